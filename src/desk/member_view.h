/* SPDX-License-Identifier: MIT */
/* member_view: a member as every screen and command shows one, and the ledger of their points and money. */
#ifndef FD_DESK_MEMBER_VIEW_H
#define FD_DESK_MEMBER_VIEW_H

#include "model/coupon.h"
#include "model/ledger.h"
#include "model/member.h"
#include "model/pass.h"
#include "desk/desk.h"

#define ENDING_SOON 30
struct member_view {
    struct member member;
    int64_t points_balance; /* usable now */
    int64_t points_pending; /* not yet usable */
    int64_t wallet_balance, principal, bonus, owed_points;
    int64_t purchases, spend;  /* spend in the tier window */
    int64_t next_tier_missing; /* fen or points to the next tier, 0 if none */
    bool tier_by_points;       /* points earned make the tier */
    char tier_name[NAME_TEXT], next_tier_name[NAME_TEXT];
    char tier_reason[NAME_TEXT]; /* why it was given by hand; "" if it was not */
    int64_t warning_missing;     /* so much more keeps the tier, which ends within tiers.warn_days; 0: no warning */
    int64_t birthday_in_days;    /* -1 if unknown */
    int64_t day;                 /* the business day of all this */
    int64_t points_ending, points_end_day; /* usable now and gone within ENDING_SOON days; the first day of it */
    struct coupon_list coupons;            /* open ones */
    struct pass_list passes;               /* with uses left */
};
enum status member_view(struct desk *desk, int64_t member, struct member_view *view, struct error *err) MUST_USE;
void member_view_clear(struct member_view *view);
/* One line of a member's ledger, newest first, with the balance of that kind after it. */
struct ledger_line {
    int64_t txn_id, at, day, lot, delta, balance;
    char txn[TXN_TEXT], txn_kind[12], kind[12], account[12], bill[32];
};
struct ledger_list {
    struct ledger_line *line;
    size_t lines, room;
};
enum status member_ledger(struct desk *desk, int64_t member, struct ledger_list *list, struct error *err) MUST_USE;
void member_ledger_clear(struct ledger_list *list);

#endif
