/* SPDX-License-Identifier: MIT */
/* back: the parts of a return or void, private to desk/: money by tender, points and lots, coupons and limits. */
#ifndef FD_DESK_BACK_H
#define FD_DESK_BACK_H

#include "rules/earn.h"
#include "model/debtor.h"
#include "model/tier_history.h"
#include "desk/desk_priv.h"
#include "desk/return.h"

struct back {
    const struct return_request *request;
    struct return_view *view; /* filled step by step */
    struct bill bill;
    struct entry sale;                 /* the entry that created the bill */
    struct entry claim;                /* the entry that claimed it for a member; zero if none did */
    const struct programme *programme; /* the version the bill was rung under; borrowed */
    struct on_account account;         /* what the bill put on account */
    struct frozen_bill frozen;
    struct returned_line *returned; /* one per line of the bill */
    struct return_plan plan;
    struct lapses lapses;    /* overdue tier changes of the member, not written yet */
    struct tier_change fall; /* the return lowers the tier; member 0: it does not */
    int64_t wallet_back;
    int64_t by_another; /* handed over by another tender than the one that paid it, fen */
};

/* Splits the refund over the bill's tenders, the last first; stored value returns to its lots, the last drawn first. */
enum status back_money(struct act *act, struct back *back, struct error *err) MUST_USE;
/* Gives spent points back, then takes the points no longer earned. */
enum status back_points(struct act *act, struct back *back, struct error *err) MUST_USE;
/* Restores coupons, limits, budgets and gift stock, but only when nothing of the bill is left. */
enum status back_offers(struct act *act, struct back *back, struct error *err) MUST_USE;
/* Fills the view from the entry in memory. */
enum status back_view(struct act *act, struct back *back, struct error *err) MUST_USE;
/* Fills the view of a return already written, from its rows; for a repeated act. */
enum status back_reread(struct desk *desk, int64_t txn, const struct return_request *request, struct return_view *view,
                        struct error *err) MUST_USE;

#endif
