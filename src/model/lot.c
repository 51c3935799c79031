/* SPDX-License-Identifier: MIT */
#include "model/lot.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

int64_t lot_left(const struct entry *entry, int64_t lot, int64_t remaining)
{
    for (size_t i = 0; i < entry->transfers; i++)
        if (entry->transfer[i].lot == lot)
            remaining += entry->transfer[i].sign * entry->transfer[i].amount;
    return remaining;
}

static void add_balance(struct balances *balances, const char *kind, int64_t usable, int64_t pending)
{
    if (strcmp(kind, "points") == 0) {
        balances->points = usable;
        balances->points_pending = pending;
    } else if (strcmp(kind, "principal") == 0) {
        balances->principal = usable;
    } else if (strcmp(kind, "bonus") == 0) {
        balances->bonus = usable;
        balances->bonus_pending = pending;
    } else if (strcmp(kind, "owed") == 0) {
        balances->owed = usable;
    }
}

enum status lot_balances(struct db *db, int64_t member, int64_t day, struct balances *balances, struct error *err)
{
    *balances = (struct balances){0};
    if (member == 0)
        return STATUS_OK;
    struct stmt *s = stmt_use(db, QUERY_LOT_BALANCES);
    stmt_int(s, ":member", member);
    stmt_int(s, ":day", day);
    for (bool row;;) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            break;
        int64_t pending = stmt_get_int(s, "pending");
        add_balance(balances, stmt_get_text(s, "kind"), stmt_get_int(s, "held") - pending, pending);
    }
    balances->wallet = balances->principal + balances->bonus;
    return STATUS_OK;
}

enum status lot_ending(struct db *db, int64_t member, const char *kind, int64_t day, int64_t through, int64_t *amount,
                       int64_t *first, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_LOT_ENDING);
    bool found;
    stmt_int(s, ":member", member);
    stmt_text(s, ":kind", kind);
    stmt_int(s, ":day", day);
    stmt_int(s, ":through", through);
    TRY(stmt_next(s, &found, err));
    *amount = stmt_get_int(s, "amount");
    *first = stmt_get_int(s, "first");
    stmt_done(s);
    return STATUS_OK;
}

enum status lot_get(struct db *db, int64_t lot, struct lot_row *row, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_LOT_GET);
    stmt_int(s, ":lot", lot);
    bool found;
    TRY(stmt_next(s, &found, err));
    if (!found)
        return error_set(err, STATUS_NOT_FOUND, "lot", "no lot with id %" PRId64, lot);
    ledger_lot_row(s, row);
    stmt_done(s);
    return STATUS_OK;
}

enum status lot_draw(struct db *db, struct entry *entry, int64_t member, const char *kind, int64_t day,
                     const char *account, int64_t amount, int64_t *drawn, struct error *err)
{
    *drawn = 0;
    if (amount <= 0)
        return STATUS_OK;
    struct stmt *s = stmt_use(db, QUERY_LOT_OPEN);
    stmt_int(s, ":member", member);
    stmt_text(s, ":kind", kind);
    stmt_int(s, ":day", day);
    while (*drawn < amount) {
        bool row;
        TRY(stmt_next(s, &row, err));
        if (!row)
            return STATUS_OK;
        struct lot_row lot;
        ledger_lot_row(s, &lot);
        int64_t take = lot_left(entry, lot.id, lot.remaining);
        if (lot.usable_from > day || take <= 0)
            continue;
        if (take > amount - *drawn)
            take = amount - *drawn;
        entry_move(entry, lot.id, -1, account, take);
        *drawn += take;
    }
    stmt_done(s);
    return STATUS_OK;
}

enum status lot_settle_owed(struct db *db, struct entry *entry, int64_t member, int64_t lot, bool usable,
                            int64_t arriving, int64_t *settled, struct error *err)
{
    int64_t done = 0;
    struct stmt *s = stmt_use(db, QUERY_LOT_OPEN);
    stmt_int(s, ":member", member);
    stmt_text(s, ":kind", "owed");
    stmt_int(s, ":day", 0);
    while (done < arriving) {
        bool row;
        TRY(stmt_next(s, &row, err));
        if (!row)
            break;
        int64_t owed_lot = stmt_get_int(s, "id"), part = lot_left(entry, owed_lot, stmt_get_int(s, "remaining"));
        if (part > arriving - done)
            part = arriving - done;
        if (part <= 0)
            continue;
        entry_move(entry, lot, -1, usable ? "recovered" : "owed", part);
        entry_move(entry, owed_lot, -1, "recovered", part);
        done += part;
    }
    stmt_done(s);
    if (done > 0)
        step_set(step_add(&entry->steps, STEP_OWED, "settled", NULL), "points", done);
    if (settled)
        *settled = done;
    return STATUS_OK;
}

static enum status collect(struct stmt *s, struct lot_list *list, struct error *err)
{
    for (bool row;;) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            return STATUS_OK;
        list->lot = mem_grow(list->lot, list->lots, &list->room, sizeof *list->lot);
        ledger_lot_row(s, &list->lot[list->lots++]);
    }
}

enum status lot_open(struct db *db, int64_t member, const char *kind, int64_t day, struct lot_list *list,
                     struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_LOT_OPEN);
    stmt_int(s, ":member", member);
    stmt_text(s, ":kind", kind);
    stmt_int(s, ":day", day);
    return collect(s, list, err);
}

enum status lot_of_offer(struct db *db, int64_t offer, const char *kind, struct lot_list *list, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_LOT_OF_OFFER);
    stmt_int(s, ":offer", offer);
    stmt_text(s, ":kind", kind);
    return collect(s, list, err);
}

enum status lot_offer_left(struct db *db, int64_t offer, const char *kind, int64_t *left, struct error *err)
{
    *left = LIMIT_NONE;
    if (offer == 0)
        return STATUS_OK;
    struct stmt *s = stmt_use(db, QUERY_LOT_OFFER_TOTALS);
    stmt_int(s, ":offer", offer);
    stmt_text(s, ":kind", kind);
    bool row;
    TRY(stmt_next(s, &row, err));
    if (row && stmt_get_int(s, "lots") > 0)
        *left = stmt_get_int(s, "remaining");
    stmt_done(s);
    return STATUS_OK;
}

enum status lot_due(struct db *db, int64_t day, int64_t limit, struct lot_list *list, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_LOT_DUE);
    stmt_int(s, ":day", day);
    stmt_int(s, ":limit", limit);
    return collect(s, list, err);
}

enum status lot_ripe(struct db *db, int64_t day, struct lot_sum sum[LOT_KINDS], size_t *kinds, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_LOT_RIPE);
    stmt_int(s, ":day", day);
    *kinds = 0;
    for (bool row;;) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            return STATUS_OK;
        struct lot_sum *of = &sum[(*kinds)++];
        text_copy(of->kind, sizeof of->kind, stmt_get_text(s, "kind"));
        of->lots = stmt_get_int(s, "lots");
        of->amount = stmt_get_int(s, "amount");
    }
}

void lot_list_clear(struct lot_list *list)
{
    free(list->lot);
    *list = (struct lot_list){0};
}
