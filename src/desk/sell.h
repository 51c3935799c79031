/* SPDX-License-Identifier: MIT */
/*
 * sell: prices a bill and writes the sale. sell_price only reads and is cheap enough to call at every key. Both fill a
 * struct sale_view: sell_price from the quote, sell from the rows it wrote. Money is in fen.
 */
#ifndef FD_DESK_SELL_H
#define FD_DESK_SELL_H

#include "rules/quote.h"
#include "rules/tender.h"
#include "model/bill.h"
#include "model/print_job.h"
#include "desk/desk.h"

#define TENDERS_MAX 12
/* The part of `due` that cash must cover: rounded down to a multiple of unit; unit 0: no rounding. */
int64_t tender_cash_due(int64_t due, int64_t unit);
#define TENDER_REST (-1) /* as amount: all that is left to pay (of stored value at most the balance) */

struct tender {
    enum tender_kind kind;
    int64_t amount;            /* of a voucher: its face */
    char reference[CODE_TEXT]; /* what a TENDER_NAMED tender names: the code of a voucher, a number; else "" */
    int64_t settled;           /* of a voucher: what the platform pays the shop for it, at most its face */
};

#define REASON_TEXT 96

struct sale_line {
    char sku[CODE_TEXT];      /* "": no item, an amount in `price` */
    char category[CODE_TEXT]; /* of an amount; "": general */
    int64_t quantity;         /* thousandths; 1000 for an amount */
    int64_t price;            /* fen; LIMIT_NONE: the item's own */
};

/* A bill to price or sell. Zero-initialise; the lines are borrowed from the caller. */
struct sale_request {
    int64_t member; /* 0: walk-in */
    const struct sale_line *line;
    size_t lines;
    char coupon[COUPONS_MAX][COUPON_TEXT]; /* as typed */
    size_t coupons;
    bool best;      /* add the best legal set of the member's own coupons */
    int64_t buyer;  /* a colleague, who buys at the staff price; 0: a customer */
    int64_t points; /* to spend as money: 0, a number or POINTS_MAX */
    bool no_points; /* the bill earns no points */
    int64_t round_off;
    bool approved; /* for sell_price: priced as if a person of that role had approved; sell takes the person */
    enum role approver;
    bool shown; /* for sell_price: only to be looked at, whether or not the colleague may buy, and from this one */
    int64_t discount;                  /* taken off the bill by hand */
    char reason[REASON_TEXT];          /* for prices and discounts by hand, stored with the entry; "": none */
    struct tender tender[TENDERS_MAX]; /* none: all in cash */
    size_t tenders;
    enum print_wish paper; /* not part of what is sold: a repeat may ask otherwise */
    bool proven;           /* nor is this: the member has proven who they are; kept with an open bill (hold.h) */
};

struct view_line {
    int64_t no, quantity, unit_price, gross, net;
    char sku[CODE_TEXT], name[NAME_TEXT], category[CODE_TEXT];
    int64_t returned;
};

struct sale_view {
    int64_t bill_id, txn_id; /* 0 in a quote */
    int64_t programme;       /* version it was rung under; 0 in a quote, which uses the one in force */
    char bill[BILL_TEXT], txn[TXN_TEXT];
    int64_t member, day, at;
    struct view_line *line;
    size_t lines;
    struct steps steps; /* in order: pricing, earning, draws, tier */
    struct refused_offer *refused;
    size_t refused_count;
    int64_t gross, discount, points_money, round_off, payable;
    struct tender tender[TENDERS_MAX]; /* as recorded: cash less change */
    size_t tenders;
    int64_t due; /* in a quote: left to pay after the given tenders */
    int64_t change;
    int64_t cash_unit; /* in a quote: cash is rounded down to multiples of it; 0: no rounding */
    char tier_before[CODE_TEXT], tier[CODE_TEXT];
    int64_t points_spent, points_earned, points_allowed;
    int64_t points_balance, wallet_balance, owed_points; /* after the sale */
    int64_t voided, refunded;
    int64_t invoiced;                      /* when a tax invoice was marked as made out; 0: none */
    int64_t corrected;                     /* txn of the latest correction of its tenders; 0: none */
    char coupon[COUPONS_MAX][COUPON_TEXT]; /* accepted ones, codes without dashes */
    size_t coupons;
    struct gift *gift; /* handed over besides the lines */
    size_t gifts;
    struct near_offer near[QUOTE_NEAR]; /* in a quote: what lacks only an amount, ascending */
    size_t nears;
    int64_t by_hand;        /* in a quote: taken off by changed prices, discount and round-off by hand */
    char family[NAME_TEXT]; /* the masked name of whose stored value pays by the tender family; "": none does */
};
void sale_view_clear(struct sale_view *view);

/*
 * Prices a bill; the caller clears *view. A refused coupon or a short tender is no failure: see view->refused and
 * view->due.
 */
enum status sell_price(struct desk *desk, const struct sale_request *request, struct sale_view *view,
                       struct error *err) MUST_USE;
/* Whether that person can approve at all; false for NULL. */
bool by_hand_approves(const struct staff *approver);
/*
 * Writes the sale or refuses it as a whole: the reason of any refused coupon, tender_short, tender_over,
 * price_below_floor… approver may be NULL. approval_needed (arg 0 the limit): prices, discount or round-off by hand
 * take off more than the person signed in and the approver may (rules/limit.h), or anything besides the staff price: a
 * clerk does not alone, and the buyer approves nothing of it. missing_value, field reason: a discount
 * by hand without a reason. The caller clears *view.
 */
enum status sell(struct desk *desk, const char *key, const struct staff *approver, const struct sale_request *request,
                 struct sale_view *view, struct error *err) MUST_USE;
/* Whether a tender that names what pays may pay a bill of that member (0: a walk-in's) now; the refusals are those of
 * sell. */
enum status sell_check_tender(struct desk *desk, int64_t member, const struct tender *tender,
                              struct error *err) MUST_USE;
/* Reads a finished bill into the same view, with today's balances; the caller clears *view. */
enum status sale_view_rung(struct desk *desk, int64_t bill, struct sale_view *view, struct error *err) MUST_USE;

/* Parses LINE of the command line: "A", "SKU", "SKU*Q", "SKU*Q@PRICE", "A:CATEGORY". bad_value, field "line". */
enum status line_parse(struct desk *desk, const char *text, struct sale_line *line, struct error *err) MUST_USE;

#endif
