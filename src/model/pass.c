/* SPDX-License-Identifier: MIT */
#include "model/pass.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"

enum status pass_of_member(struct db *db, int64_t member, int64_t day, struct pass_list *list, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_PASS_OF_MEMBER);
    stmt_int(s, ":member", member);
    stmt_int(s, ":day", day);
    for (bool row;;) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            return STATUS_OK;
        list->pass = mem_grow(list->pass, list->passes, &list->room, sizeof *list->pass);
        struct pass *pass = &list->pass[list->passes++];
        *pass = (struct pass){
            .item = stmt_get_int(s, "item"), .uses = stmt_get_int(s, "uses"), .ends = stmt_get_int(s, "ends")};
        text_copy(pass->sku, sizeof pass->sku, stmt_get_text(s, "sku"));
        text_copy(pass->name, sizeof pass->name, stmt_get_text(s, "name"));
    }
}

void pass_list_clear(struct pass_list *list)
{
    free(list->pass);
    *list = (struct pass_list){0};
}

static void draw_lot(struct entry *entry, const struct lot_row *lot, int64_t uses)
{
    entry_move(entry, lot->id, -1, "redeemed", uses);
    struct step *step = step_add(&entry->steps, STEP_LOT, lot->kind, NULL);
    step_set(step, "lot", lot->id);
    step_set(step, "amount", -uses);
    step_set(step, "to", lot->expires_on);
    step_set(step, "balance", lot->remaining - uses);
}

enum status pass_draw(struct db *db, struct entry *entry, int64_t item, int64_t day, int64_t uses, int64_t *left,
                      struct error *err)
{
    int64_t drawn = 0;
    *left = 0;
    struct stmt *s = stmt_use(db, QUERY_PASS_LOTS);
    stmt_int(s, ":member", entry->member);
    stmt_int(s, ":item", item);
    stmt_int(s, ":day", day);
    for (bool row;;) {
        struct lot_row lot;
        TRY(stmt_next(s, &row, err));
        if (!row)
            break;
        ledger_lot_row(s, &lot);
        int64_t take = lot.remaining < uses - drawn ? lot.remaining : uses - drawn;
        if (take > 0)
            draw_lot(entry, &lot, take);
        drawn += take;
        *left += lot.remaining;
    }
    if (drawn < uses) {
        error_set(err, STATUS_NOT_ENOUGH_USES, "pass", "fewer uses left than asked");
        error_arg(err, 0, "%" PRId64, *left);
        error_arg(err, 1, "%" PRId64, uses);
        return STATUS_NOT_ENOUGH_USES;
    }
    *left -= uses;
    return STATUS_OK;
}
