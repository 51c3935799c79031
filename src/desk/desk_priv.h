/* SPDX-License-Identifier: MIT */
/* desk_priv: what the files of desk/ share and nobody else sees. */
#ifndef FD_DESK_DESK_PRIV_H
#define FD_DESK_DESK_PRIV_H

#include "base/buffer.h"
#include "model/member.h"
#include "model/tier_history.h"
#include "desk/act.h"
#include "desk/lapses.h"
#include "desk/points.h"
#include "desk/sell.h"
#include "desk/sell_enter.h"
#include "desk/snapshot.h"

struct desk {
    struct db *db;
    struct shop shop;
    struct secret secret;
    struct staff staff;
    int64_t till;
    bool read_only;
    bool may_write; /* signed in well enough for this shop */
    bool only_pin;  /* a live shop's person without a PIN: may only set it */
    struct programme now, old;
    bool have_now, have_old;
    struct shop seen; /* the shop's row as of `seen_at`: for desk_see */
    struct db_mark seen_at;
};

/* Reads the shop's row into desk->seen, unless what stands there cannot have changed. */
enum status desk_see(struct desk *desk, struct error *err) MUST_USE;

/* Refuses a write by somebody who is not signed in for it. */
enum status desk_may_act(struct desk *desk, const char *verb, struct error *err) MUST_USE;

/*
 * Prices below the item's own and round-off by hand: above the programme's limits by those who may, or with an
 * approver: approval_needed.
 */
enum status by_hand_check(struct desk *desk, const struct sale_request *request, struct snapshot *snapshot,
                          struct error *err) MUST_USE;

/* Tenders as they will be recorded: cash less change, stored value split, nothing of zero. */
struct payment_plan {
    struct tender tender[TENDERS_MAX];
    size_t tenders;
    int64_t wallet, cash_given, change, due;
    int64_t rounding; /* of it what cash rounding lets go: the last row */
};
enum status tender_plan(const struct sale_request *request, int64_t payable, int64_t wallet_balance, int64_t cash_unit,
                        struct payment_plan *plan, struct error *err) MUST_USE;

/* The step of it: what was let go, and of what unit cash is. */
void tender_explain_rounding(struct steps *steps, int64_t rounding, int64_t unit);

/* Appends the request's fields to the canonical text whose digest stands beside the key. */
void tender_request_text(struct buffer *text, const struct tender *tender, size_t tenders);

/*
 * One use of an offer: of its coupon's lot (0: automatic), of its count, and of what is left of its total and budget.
 * Fails, rather than goes below nothing, where another till was faster.
 */
enum status offer_use_take(struct act *act, const struct offer *offer, int64_t coupon, int64_t amount,
                           struct error *err) MUST_USE;
/* A gift handed over, out of stock if that is counted: out_of_stock. *item (may be NULL) is its id. */
enum status offer_use_gift(struct act *act, const char *sku, int64_t pieces, int64_t *item, struct error *err) MUST_USE;

/* A withdrawal says why. */
enum status coupon_withdraw_reason(const char *reason, struct error *err) MUST_USE;
/* Coupons of an offer to a member (0: bearer), with the dates of one issued today; *first is the lot of the first. */
enum status coupon_issue_to(struct act *act, const struct offer *offer, int64_t member, int64_t count, int64_t *first,
                            struct error *err) MUST_USE;

/* The refusal of a bill that was voided: already_voided, and when. */
enum status return_refuse_voided(struct db *db, const struct bill *bill, struct error *err) MUST_USE;

/* Payments and a bill go into the open shift of the till, which begins with them where none is open. */
enum status shift_carry(struct act *act, struct error *err) MUST_USE;

#endif
