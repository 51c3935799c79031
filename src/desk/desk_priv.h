/* SPDX-License-Identifier: MIT */
/* desk_priv: what the files of desk/ share and nobody else sees. */
#ifndef FD_DESK_DESK_PRIV_H
#define FD_DESK_DESK_PRIV_H

#include "base/buffer.h"
#include "model/member.h"
#include "model/tier_history.h"
#include "desk/act.h"
#include "desk/sell.h"

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

/* Takes a shop that could not be finished away again; the caller saw that the path was free. */
void desk_unmake(const char *path);

/* Refuses a write by somebody who is not signed in for it. */
enum status desk_may_act(struct desk *desk, const char *verb, struct error *err) MUST_USE;

/* One look at a tier whose period was over, on the day after its last: down, kept (way 0) or up. */
struct lapse {
    struct tier_change change;
    int way;
    bool by_points;           /* what is measured: points, else money spent */
    int64_t measured, needed; /* needed: to keep the tier, or for the one it rises to */
};
/* All of them up to a day, as nightly would have done in its time, and what comes of it; until 0: open. */
struct lapses {
    struct lapse *lapse;
    size_t count, room;
    char tier[CODE_TEXT];
    int64_t until;
};
enum status lapses_read(struct desk *desk, const struct member *member, int64_t day, struct lapses *lapses,
                        struct error *err) MUST_USE;
void lapses_explain(const struct lapses *lapses, struct steps *steps);
enum status lapses_write(struct db *db, const struct lapses *lapses, int64_t txn, struct error *err) MUST_USE;
void lapses_clear(struct lapses *lapses);

/* What pricing needs to know, read under one snapshot; the pieces of it are owned: snapshot_clear. */
struct snapshot {
    const struct programme *programme;
    struct member_facts facts;
    char tag[TAGS_MAX][CODE_TEXT]; /* the member's: facts point at them */
    char tier[CODE_TEXT];          /* the member's, "" for a walk-in; as nightly would have left it */
    int64_t tier_until;
    struct lapses lapses; /* what nightly has not written of it yet: the sale does */
    struct quote_line *line;
    struct offer_facts *offer;
    struct coupon_facts coupon[COUPONS_MAX];
    size_t coupons;
    struct quote_input input;
    int64_t principal, bonus; /* usable */
    const int64_t *measured;  /* what counts for the tier, where the caller knows it; NULL: it is read */
};
enum status snapshot_take(struct desk *desk, const struct sale_request *request, int64_t day, int64_t at,
                          struct snapshot *snapshot, struct error *err) MUST_USE;
void snapshot_clear(struct snapshot *snapshot);

/*
 * For a body that knows by itself all that pricing asks: act->entry becomes the sale of that snapshot (the caller's),
 * priced and paid; its points, the tier it lifts to and posting it are the caller's to do.
 */
struct sale_entered {
    int64_t payable, earned;
    struct tier_change rise; /* member 0: none */
};
enum status sell_enter(struct act *act, const struct sale_request *request, const struct snapshot *snap,
                       struct sale_entered *entered, struct error *err) MUST_USE;

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

/* The end of an act on a member's points: its number, and what they have and owe after it. */
enum status points_after(struct act *act, int64_t *txn, int64_t *points, int64_t *owed, struct error *err) MUST_USE;

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

/* A lot of points that counts from `day`, but usable and kept no earlier than today; to who owes none. */
struct lot_row points_grant(struct act *act, const struct programme *programme, int64_t day, int64_t member,
                            int64_t points, int64_t delay_days);
/*
 * Points that come to a member by this act: a lot that expires by the programme, usable after delay_days; owed points
 * are settled first.
 */
enum status points_issue(struct act *act, const struct programme *programme, int64_t member, int64_t points,
                         int64_t delay_days, struct error *err) MUST_USE;
/* The same as if earned on `day`, before today: but usable and kept no earlier than today. */
enum status points_issue_of(struct act *act, const struct programme *programme, int64_t day, int64_t member,
                            int64_t points, int64_t delay_days, struct error *err) MUST_USE;

/* The refusal of a bill that was voided: already_voided, and when. */
enum status return_refuse_voided(struct db *db, const struct bill *bill, struct error *err) MUST_USE;

/* Payments and a bill go into the open shift of the till, which begins with them where none is open. */
enum status shift_carry(struct act *act, struct error *err) MUST_USE;

#endif
