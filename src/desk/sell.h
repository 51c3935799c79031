/* SPDX-License-Identifier: MIT */
/*
 * sell: price a bill and ring it. sell_price only reads and may be called at every key; sell writes once.
 * Both answer with the same struct sale_view, the first before, the second from the rows that were written.
 */
#ifndef FD_DESK_SELL_H
#define FD_DESK_SELL_H

#include "rules/quote.h"
#include "rules/tender.h"
#include "model/bill.h"
#include "desk/desk.h"

#define TENDERS_MAX 12
/* What of it is due in cash: down to a multiple of unit; unit 0: all of it. */
int64_t tender_cash_due(int64_t due, int64_t unit);
#define TENDER_REST (-1) /* amount: what is left to pay (stored value: at most the balance) */

struct tender {
    enum tender_kind kind;
    int64_t amount;
    char reference[CODE_TEXT];
};

#define REASON_TEXT 96

struct sale_line {
    char sku[CODE_TEXT];      /* "" = an amount in price */
    char category[CODE_TEXT]; /* of an amount; "" = general */
    int64_t quantity;         /* thousandths; 1000 for an amount */
    int64_t price;            /* LIMIT_NONE: the item's */
};

/* What the clerk has in hand. Zero-initialise. Arrays are the caller's. */
struct sale_request {
    int64_t member; /* 0: walk-in */
    const struct sale_line *line;
    size_t lines;
    char coupon[COUPONS_MAX][COUPON_TEXT]; /* as typed */
    size_t coupons;
    bool best;      /* add the best legal set of the member's own coupons */
    int64_t points; /* 0, a number, POINTS_MAX */
    bool no_points;
    int64_t round_off;
    bool approved;            /* of a quote: as a second person would allow it; what is rung has its approver */
    int64_t discount;         /* off the bill by hand */
    char reason[REASON_TEXT]; /* of prices and discounts by hand; "" if none was given: kept with the entry */
    struct tender tender[TENDERS_MAX]; /* none: the whole is cash */
    size_t tenders;
};

struct view_line {
    int64_t no, quantity, unit_price, gross, net;
    char sku[CODE_TEXT], name[NAME_TEXT], category[CODE_TEXT];
    int64_t returned;
};

struct sale_view {
    int64_t bill_id, txn_id; /* 0 in a quote */
    int64_t programme;       /* version it was rung under; 0 in a quote: the one in force */
    char bill[BILL_TEXT], txn[TXN_TEXT];
    int64_t member, day, at;
    struct view_line *line;
    size_t lines;
    struct steps steps; /* of the txn: pricing first, then earning, draws, tier */
    struct refused_offer *refused;
    size_t refused_count;
    int64_t gross, discount, points_money, round_off, payable;
    struct tender tender[TENDERS_MAX]; /* as recorded: cash less change */
    size_t tenders;
    int64_t due; /* quote: what the given tenders leave to pay */
    int64_t change;
    int64_t cash_unit; /* quote: cash is due to multiples of it; 0: to the fen */
    char tier_before[CODE_TEXT], tier[CODE_TEXT];
    int64_t points_spent, points_earned, points_allowed;
    int64_t points_balance, wallet_balance, owed_points; /* after it */
    int64_t voided, refunded;
    int64_t corrected;                     /* the txn that said last how it was paid; 0: as it was rung */
    char coupon[COUPONS_MAX][COUPON_TEXT]; /* those that stand, codes without dashes */
    size_t coupons;
    struct gift *gift; /* handed over outside the bill */
    size_t gifts;
};
void sale_view_clear(struct sale_view *view);

/* Never fails for a coupon that does not stand or a tender that is short: see refused, due. */
enum status sell_price(struct desk *desk, const struct sale_request *request, struct sale_view *view,
                       struct error *err) MUST_USE;
/* May that person allow prices and discounts by hand beyond the limits? NULL: nobody. */
bool by_hand_approves(const struct staff *approver);
/*
 * Refuses whole: any coupon refused, tender_short, tender_over, price_below_floor… approver may be NULL.
 * approval_needed (arg 0 the limit) where prices and discount by hand take off more than till.price_change_limit and
 * neither who acts nor the approver is a manager. missing_value, field reason: a discount by hand without one.
 */
enum status sell(struct desk *desk, const char *key, const struct staff *approver, const struct sale_request *request,
                 struct sale_view *view, struct error *err) MUST_USE;
/* A bill that was rung, as the same view (balances are today's). */
enum status sale_view_rung(struct desk *desk, int64_t bill, struct sale_view *view, struct error *err) MUST_USE;

/* LINE of the command line: "A", "SKU", "SKU*Q", "SKU*Q@PRICE", "A:CATEGORY". bad_value, field "line". */
enum status line_parse(struct desk *desk, const char *text, struct sale_line *line, struct error *err) MUST_USE;

#endif
