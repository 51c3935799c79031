/* SPDX-License-Identifier: MIT */
/* back: the parts of a return or void inside desk/: money by tender, points and lots, coupons and limits. */
#ifndef FD_DESK_BACK_H
#define FD_DESK_BACK_H

#include "rules/earn.h"
#include "model/tier_history.h"
#include "desk/desk_priv.h"
#include "desk/return.h"

struct back {
    const struct return_request *request;
    struct return_view *view; /* filled on the way */
    struct bill bill;
    struct entry sale;                 /* the txn that rang it */
    struct entry claim;                /* the txn that gave it to a member afterwards; empty if none did */
    const struct programme *programme; /* the rules it was made under */
    struct frozen_bill frozen;
    struct returned_line *returned; /* one per line of the bill */
    struct return_plan plan;
    struct lapses lapses;    /* of the member's tier, not written yet */
    struct tier_change fall; /* member 0: the tier stays */
    int64_t wallet_back;
};

/* Splits the refund over the tenders, last first; stored value goes back to its lots, the lot drawn last first. */
enum status back_money(struct act *act, struct back *back, struct error *err) MUST_USE;
/* Gives points back, then takes what is no longer due. */
enum status back_points(struct act *act, struct back *back, struct error *err) MUST_USE;
/* Coupons, limits and budgets, when nothing of the bill is left. */
enum status back_offers(struct act *act, struct back *back, struct error *err) MUST_USE;
/* Fills the view from what the entry holds. */
enum status back_view(struct act *act, struct back *back, struct error *err) MUST_USE;
/* The view of one that was written before, from its rows. */
enum status back_reread(struct desk *desk, int64_t txn, const struct return_request *request, struct return_view *view,
                        struct error *err) MUST_USE;

#endif
