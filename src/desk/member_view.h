/* SPDX-License-Identifier: MIT */
/* member_view: a member as every screen and command shows one, and the member's ledger of points and money. */
#ifndef FD_DESK_MEMBER_VIEW_H
#define FD_DESK_MEMBER_VIEW_H

#include "model/coupon.h"
#include "model/identity.h"
#include "model/ledger.h"
#include "model/member.h"
#include "model/member_link.h"
#include "model/pass.h"
#include "desk/desk.h"

#define ENDING_SOON 30 /* days */
struct member_view {
    struct member member;
    int64_t points_balance; /* usable today */
    int64_t points_pending; /* usable only later */
    int64_t wallet_balance, principal, bonus, owed_points;
    int64_t purchases, spend;  /* spend: fen in the tier window */
    int64_t next_tier_missing; /* fen or points to the next tier; 0: there is none */
    bool tier_by_points;       /* the tier depends on points earned, else on spend */
    char tier_name[NAME_TEXT], next_tier_name[NAME_TEXT];
    char tier_reason[NAME_TEXT];           /* why it was granted by hand; "" if it was not */
    int64_t warning_missing;               /* needed to keep a tier that ends within tiers.warn_days; 0: no warning */
    int64_t birthday_in_days;              /* -1 if unknown */
    int64_t day;                           /* the business day of these figures */
    int64_t points_ending, points_end_day; /* points expiring within ENDING_SOON days, and the first day of expiry */
    struct identity_seen id_seen;          /* who saw the birthday on an ID */
    struct coupon_list coupons;            /* not used, expired or withdrawn */
    struct pass_list passes;               /* with uses left */
    struct member_link_list links;         /* the families the member is in, on either side */
    int64_t holder_balance;                /* stored value of the holder who lets the member pay with it */
    int64_t family_left;                   /* of that what the member may pay now (desk/family.h); 0 without a holder */
};
enum status member_view(struct desk *desk, int64_t member, struct member_view *view, struct error *err) MUST_USE;
void member_view_clear(struct member_view *view);
/* One line of a member's ledger, with the balance of its kind after it; lists are newest first. */
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
