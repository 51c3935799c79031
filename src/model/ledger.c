/* SPDX-License-Identifier: MIT */
#include "model/ledger.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"

/* --- building an entry ------------------------------------------------------------------------------------------ */

enum status ledger_draft(struct db *db, struct entry *entry, const char *kind, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_LEDGER_NEXT);
    bool row;
    TRY(stmt_next(s, &row, err));
    if (!row)
        return error_set(err, STATUS_DAMAGED, "shop", "the shop row is missing");
    entry->shop = stmt_get_int(s, "shop");
    entry->epoch = stmt_get_int(s, "epoch");
    entry->seq = stmt_get_int(s, "seq");
    entry->id = stmt_get_int(s, "txn");
    entry->next_lot = stmt_get_int(s, "lot");
    stmt_done(s);
    text_copy(entry->kind, sizeof entry->kind, kind);
    return STATUS_OK;
}

/* --- names of txns ---------------------------------------------------------------------------------------------- */

char *ledger_txn_name(char buf[TXN_TEXT], int64_t shop, int64_t epoch, int64_t seq)
{
    snprintf(buf, TXN_TEXT, "%" PRId64 "-%" PRId64 "-%" PRId64, shop, epoch, seq);
    return buf;
}

enum status ledger_name(struct db *db, int64_t txn, char buf[TXN_TEXT], struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_LEDGER_NAME);
    stmt_int(s, ":txn", txn);
    bool row;
    TRY(stmt_next(s, &row, err));
    if (!row)
        return error_set(err, STATUS_NOT_FOUND, "txn", "no txn with id %" PRId64, txn);
    ledger_txn_name(buf, stmt_get_int(s, "shop"), stmt_get_int(s, "epoch"), stmt_get_int(s, "seq"));
    stmt_done(s);
    return STATUS_OK;
}

static enum status unknown_txn(const char *name, struct error *err)
{
    error_set(err, STATUS_NOT_FOUND, "txn", "no such entry");
    error_arg(err, 0, "%s", name);
    return STATUS_NOT_FOUND;
}

enum status ledger_find(struct db *db, const char *name, int64_t *txn, struct error *err)
{
    int64_t shop = 0, epoch = 0, seq = 0;
    int used = 0;
    if (sscanf(name, "%" SCNd64 "-%" SCNd64 "-%" SCNd64 "%n", &shop, &epoch, &seq, &used) != 3 || name[used]) {
        used = 0;
        if (sscanf(name, "%" SCNd64 "%n", &seq, &used) != 1 || name[used])
            return unknown_txn(name, err);
        struct stmt *now = stmt_use(db, QUERY_LEDGER_NEXT);
        bool row;
        TRY(stmt_next(now, &row, err));
        shop = stmt_get_int(now, "shop");
        epoch = stmt_get_int(now, "epoch");
        stmt_done(now);
    }
    struct stmt *s = stmt_use(db, QUERY_LEDGER_FIND);
    stmt_int(s, ":shop", shop);
    stmt_int(s, ":epoch", epoch);
    stmt_int(s, ":seq", seq);
    TRY(stmt_value(s, 0, txn, err));
    return *txn ? STATUS_OK : unknown_txn(name, err);
}
