/* SPDX-License-Identifier: MIT */
#include "desk/member_view.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/mem.h"
#include "base/text.h"
#include "rules/tier.h"
#include "model/bill.h"
#include "model/lot.h"
#include "model/tier_history.h"
#include "desk/desk_priv.h"
#include "desk/family.h"

static enum status view_tier(struct desk *desk, int64_t day, struct member_view *view, struct error *err)
{
    const struct programme *programme;
    TRY(desk_programme(desk, &programme, err));
    int64_t id = view->member.id, measured;
    int64_t from = programme->tier.levels ? tier_window_start(programme, view->member.joined, day) - 1 : -1;
    TRY(member_spend(desk->db, id, from, day, &view->spend, err));
    measured = view->spend;
    view->tier_by_points = programme->tier.measure == MEASURE_EARNED_POINTS;
    if (view->tier_by_points)
        TRY(tier_history_measured(desk->db, programme, id, day, &measured, err));
    if (programme->tier.levels == 0)
        return STATUS_OK;
    int level = programme_level(programme, view->member.tier);
    if (level < 0)
        level = 0; /* a tier that the rules no longer know counts as the lowest */
    text_copy(view->tier_name, sizeof view->tier_name, programme->tier.level[level].name);
    TRY(tier_history_reason(desk->db, id, view->tier_reason, err));
    int64_t until = view->member.tier_until ? view->member.tier_until : DATE_NEVER;
    if (!tier_warns(programme, level, until, day, measured, &view->warning_missing))
        view->warning_missing = 0;
    if ((size_t)level + 1 == programme->tier.levels)
        return STATUS_OK;
    const struct tier_level *next = &programme->tier.level[level + 1];
    text_copy(view->next_tier_name, sizeof view->next_tier_name, next->name);
    view->next_tier_missing = next->from > measured ? next->from - measured : 0;
    return STATUS_OK;
}

static enum status view_family(struct desk *desk, struct member_view *view, struct error *err)
{
    struct balances held;
    TRY(member_link_of(desk->db, view->member.id, view->day, &view->links, err));
    const struct member_link *holder = member_link_holder(&view->links);
    if (!holder)
        return STATUS_OK;
    TRY(lot_balances(desk->db, holder->member, view->day, &held, err));
    view->holder_balance = held.wallet;
    view->family_left = family_left(holder, held.wallet);
    return STATUS_OK;
}

static enum status view_now(struct desk *desk, int64_t member, struct member_view *view, struct error *err)
{
    int64_t day = desk_day(desk);
    struct balances held;
    view->day = day;
    TRY(member_get(desk->db, member, &view->member, err));
    TRY(lot_balances(desk->db, member, day, &held, err));
    view->points_balance = held.points;
    view->principal = held.principal;
    view->bonus = held.bonus;
    view->wallet_balance = held.wallet;
    view->owed_points = held.owed;
    TRY(lot_ending(desk->db, member, "points", day, day + ENDING_SOON, &view->points_ending, &view->points_end_day,
                   err));
    view->points_pending = held.points_pending;
    TRY(member_purchases(desk->db, member, &view->purchases, err));
    TRY(view_tier(desk, day, view, err));
    int64_t birthday = birthday_next(&view->member.birthday, day);
    view->birthday_in_days = birthday == DATE_NEVER ? -1 : birthday - day;
    TRY(identity_birthday_seen(desk->db, member, &view->id_seen, err));
    TRY(pass_of_member(desk->db, member, day, &view->passes, err));
    TRY(view_family(desk, view, err));
    return coupon_of_member(desk->db, member, day, true, &view->coupons, err);
}

enum status member_view(struct desk *desk, int64_t member, struct member_view *view, struct error *err)
{
    *view = (struct member_view){.birthday_in_days = -1};
    enum status status = view_now(desk, member, view, err);
    if (status != STATUS_OK)
        member_view_clear(view);
    return status;
}

void member_view_clear(struct member_view *view)
{
    coupon_list_clear(&view->coupons);
    pass_list_clear(&view->passes);
    member_link_clear(&view->links);
}

static void read_line(const struct stmt *stmt, struct ledger_line *line)
{
    char bill[BILL_TEXT];
    *line = (struct ledger_line){.txn_id = stmt_get_int(stmt, "txn"),
                                 .at = stmt_get_int(stmt, "at"),
                                 .day = stmt_get_int(stmt, "day"),
                                 .lot = stmt_get_int(stmt, "lot"),
                                 .delta = stmt_get_int(stmt, "delta"),
                                 .balance = stmt_get_int(stmt, "balance")};
    ledger_txn_name(line->txn, stmt_get_int(stmt, "shop"), stmt_get_int(stmt, "epoch"), stmt_get_int(stmt, "seq"));
    text_copy(line->txn_kind, sizeof line->txn_kind, stmt_get_text(stmt, "txn_kind"));
    text_copy(line->kind, sizeof line->kind, stmt_get_text(stmt, "kind"));
    text_copy(line->account, sizeof line->account, stmt_get_text(stmt, "account"));
    if (!stmt_is_null(stmt, "till"))
        text_copy(line->bill, sizeof line->bill,
                  bill_name(bill, stmt_get_int(stmt, "till"), stmt_get_int(stmt, "number")));
}

enum status member_ledger(struct desk *desk, int64_t member, struct ledger_list *list, struct error *err)
{
    struct member known;
    enum status status;
    bool row;
    *list = (struct ledger_list){0};
    TRY(member_get(desk->db, member, &known, err));
    struct stmt *stmt = stmt_use(desk->db, QUERY_MEMBER_LEDGER);
    stmt_int(stmt, ":member", member);
    while ((status = stmt_next(stmt, &row, err)) == STATUS_OK && row) {
        list->line = mem_grow(list->line, list->lines, &list->room, sizeof *list->line);
        read_line(stmt, &list->line[list->lines++]);
    }
    if (status != STATUS_OK)
        member_ledger_clear(list);
    return status;
}

void member_ledger_clear(struct ledger_list *list)
{
    free(list->line);
    *list = (struct ledger_list){0};
}
