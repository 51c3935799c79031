/* SPDX-License-Identifier: MIT */
/* The rows of an entry that say what was done by hand. */
#include "model/ledger.h"

enum status ledger_write_hand(struct db *db, const struct entry *entry, struct error *err)
{
    for (size_t i = 0; i < entry->hands; i++) {
        const struct hand_row *h = &entry->hand[i];
        struct stmt *s = stmt_use(db, QUERY_LEDGER_INSERT_HAND);
        stmt_int(s, ":txn", entry->id);
        stmt_int(s, ":no", h->no);
        stmt_text(s, ":kind", h->kind);
        stmt_id(s, ":line", h->line);
        stmt_int(s, ":amount", h->amount);
        stmt_int(s, ":day", entry->day);
        TRY(stmt_run(s, err));
    }
    return STATUS_OK;
}

enum status ledger_read_hand(struct db *db, struct entry *entry, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_LEDGER_READ_HAND);
    stmt_int(s, ":txn", entry->id);
    for (bool row;;) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            return STATUS_OK;
        entry_hand(entry, stmt_get_text(s, "kind"), stmt_get_int(s, "line"), stmt_get_int(s, "amount"));
        entry->hand[entry->hands - 1].no = stmt_get_int(s, "no");
    }
}
