/* SPDX-License-Identifier: MIT */
#include "model/timeline.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"

static void read_row(const struct stmt *stmt, struct timeline_row *row)
{
    *row = (struct timeline_row){.at = stmt_get_int(stmt, "at"),
                                 .txn = stmt_get_int(stmt, "txn"),
                                 .bill = stmt_get_int(stmt, "bill"),
                                 .till = stmt_get_int(stmt, "till"),
                                 .number = stmt_get_int(stmt, "number"),
                                 .amount = stmt_get_int(stmt, "amount"),
                                 .points = stmt_get_int(stmt, "points"),
                                 .wallet = stmt_get_int(stmt, "wallet"),
                                 .coupons = stmt_get_int(stmt, "coupons"),
                                 .passes = stmt_get_int(stmt, "passes")};
    text_copy(row->kind, sizeof row->kind, stmt_get_text(stmt, "kind"));
    text_copy(row->word, sizeof row->word, stmt_get_text(stmt, "word"));
}

static enum status read_rows(struct db *db, int64_t member, struct timeline *timeline, struct error *err)
{
    struct stmt *stmt = stmt_use(db, QUERY_TIMELINE_OF_MEMBER);
    stmt_int(stmt, ":member", member);
    stmt_int(stmt, ":limit", TIMELINE_MAX);
    for (bool found;;) {
        TRY(stmt_next(stmt, &found, err));
        if (!found)
            return STATUS_OK;
        timeline->row = mem_grow(timeline->row, timeline->rows, &timeline->room, sizeof *timeline->row);
        read_row(stmt, &timeline->row[timeline->rows++]);
    }
}

static enum status read_consents(struct db *db, int64_t member, struct timeline *timeline, struct error *err)
{
    struct stmt *stmt = stmt_use(db, QUERY_TIMELINE_CONSENTS);
    stmt_int(stmt, ":member", member);
    for (bool found;;) {
        TRY(stmt_next(stmt, &found, err));
        if (!found)
            return STATUS_OK;
        timeline->consent =
            mem_grow(timeline->consent, timeline->consents, &timeline->consent_room, sizeof *timeline->consent);
        struct consent *consent = &timeline->consent[timeline->consents++];
        *consent = (struct consent){.given = stmt_get_int(stmt, "given") != 0, .at = stmt_get_int(stmt, "at")};
        text_copy(consent->channel, sizeof consent->channel, stmt_get_text(stmt, "channel"));
    }
}

enum status timeline_read(struct db *db, int64_t member, struct timeline *timeline, struct error *err)
{
    *timeline = (struct timeline){0};
    enum status status = read_rows(db, member, timeline, err);
    if (status == STATUS_OK)
        status = read_consents(db, member, timeline, err);
    if (status != STATUS_OK)
        timeline_clear(timeline);
    return status;
}

void timeline_clear(struct timeline *timeline)
{
    free(timeline->row);
    free(timeline->consent);
    *timeline = (struct timeline){0};
}
