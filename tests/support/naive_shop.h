/* SPDX-License-Identifier: MIT */
/*
 * naive_shop: a whole shop in plain arrays, a second reading of what value does, kept apart from the first. Nothing is
 * remembered that can be added up: a lot's remaining is the sum of its moves, a balance the sum of its lots, a counter
 * the sum of uses, a tier's spend the sum of bills. Slow; the tests hold the desk against it, act by act.
 *
 * Every act says all the reasons it has to refuse (naive_nos); the desk must answer with one of them. Without any it
 * is done. Codes of coupons are taken over from the desk: which code comes out is the one thing left to it.
 */
#ifndef FD_TESTS_NAIVE_SHOP_H
#define FD_TESTS_NAIVE_SHOP_H

#include "model/coupon.h"
#include "model/item.h"

#include "tests/support/naive_quote.h"

#include "desk/return.h"
#include "desk/sell.h"
#include "desk/topup.h"

#define NAIVE_MEMBERS 6
#define NAIVE_ITEMS 12
#define NAIVE_BILLS 250
#define NAIVE_LOTS 1500
#define NAIVE_MOVES 6000
#define NAIVE_COUPONS 400
#define NAIVE_BILL_LINES 8
#define NAIVE_BEST 6 /* coupons of one member usable at once: the generator keeps below */
#define NAIVE_TILLS 2
#define NAIVE_DEBTORS 2 /* debtor n of the desk is n − 1 here; so with orders */
#define NAIVE_ORDERS 3
#define NOBODY (-1)
#define REDEEMED (-2) /* in place of the bill a coupon was used on: none */

struct naive_no {
    enum status status;
    const char *detail; /* NULL: any */
};
struct naive_nos {
    struct naive_no no[64];
    int count;
};
void naive_no(struct naive_nos *nos, enum status status, const char *detail);

enum naive_kind { KIND_POINTS, KIND_PRINCIPAL, KIND_BONUS, KIND_OWED, KIND_PASS, KIND_COUNT };

struct naive_lot {
    enum naive_kind kind;
    int member, parent, bill; /* bill: that earned it; NOBODY else */
    int item;                 /* of a pass */
    int64_t granted, granted_on, usable_from, expires_on;
};

enum naive_why { WHY_ISSUED, WHY_SPENT, WHY_REFILLED, WHY_TAKEN, WHY_SETTLED, WHY_LAPSED, WHY_UNDONE };

struct naive_move {
    int lot, bill;
    int64_t amount; /* signed */
    enum naive_why why;
    int64_t day;
};

/* What one act outside a bill wrote: stretches of what the shop holds. */
struct naive_entry {
    int moves, moves_end, uses, uses_end, coupons, coupons_end, hands, hands_end;
    int redeemed;         /* the coupon it used up; NOBODY */
    char gift[CODE_TEXT]; /* paid with points; "" none */
    bool undone;
    bool paid; /* money changed hands: a top-up */
};

struct naive_line {
    int64_t quantity, gross, net, points_money, bonus_paid, multiplier, returned;
    int64_t offered; /* multiplier by offers alone */
    bool earns, scoped, weighed;
    char sku[CODE_TEXT]; /* "": an amount */
};

struct naive_bill {
    int64_t id;
    int member, till;
    int64_t day, gross, payable, spent, earned, points_money, round_off, change;
    int64_t buyer; /* a colleague; 0: a customer */
    bool no_points, voided, gone, claimed, corrected;
    bool account, settled; /* a part of it was on account; earned when all of that was settled */
    struct naive_line line[NAIVE_BILL_LINES];
    size_t lines;
    struct sale_line rung[NAIVE_BILL_LINES]; /* as it was asked for */
    int64_t rung_round_off;
    bool rung_no_points;
    struct tender tender[TENDERS_MAX]; /* what stands of it, in the order in which they first paid */
    size_t tenders;
    int64_t principal, bonus;         /* of what stored value paid */
    int64_t kin_principal, kin_bonus; /* of what the family's paid */
    int64_t points_bonus;             /* by offers */
    int64_t offered_bonus;            /* as much, whoever bought */
    int level_then[NAIVE_MEMBERS];
    int coupon[COUPONS_MAX]; /* that stand */
    size_t coupons;
    bool on[NAIVE_OFFERS]; /* automatic offers, and what they take */
    int64_t granted[NAIVE_OFFERS];
    int64_t coupon_granted[COUPONS_MAX];
    int level_before, level_after;
    int64_t refunded, back, asked, excused;
    struct naive_entry claim; /* the newest */
    int claims;
    int64_t back_at_claim, worth_at_claim; /* how much had come back by then; what it gave the member */
};

struct naive_coupon {
    char code[COUPON_TEXT];
    int offer, member, bill; /* bill: used on */
    int64_t from, to;
    bool withdrawn;
};

struct naive_use {
    int offer, member, bill, sign; /* bill: NOBODY if outside one */
    int64_t day, amount;
};

/* Who does the act in hand, with whose approval, and at which till. */
struct naive_who {
    bool looks; /* only: nothing is written */
    enum role role, approver;
    bool approved;
    int till;
    int64_t person, approver_person;
    bool buys; /* a colleague: nothing by hand besides the staff price alone */
};

/* What the clerk gave back or away, against the limit of a shift. */
struct naive_hand {
    enum limit limit;
    int till;
    int64_t amount, day;
    bool undone;
};

/* The shift of a till; it is never closed here. */
struct naive_shift {
    bool open;
    int first; /* hand from here on is of it */
    enum role by;
};

/* What a bill put on account. */
struct naive_debt {
    int debtor, bill;
    int64_t granted, returned, settled;
};

/* What an order has of deposits, and what the tenders brought less what they took back, in the order paid. */
struct naive_order {
    int64_t held;
    struct tender paid[TENDERS_MAX];
    size_t paids;
};

/* Of a member who may pay with another's stored value. */
struct naive_kin {
    int holder;    /* from 1; 0: nobody */
    int64_t limit; /* a month; 0: no limit */
};

struct naive_member {
    int level;
    int64_t until;
    int birth_month, birth_day; /* 0: not known */
    int64_t joined;
};

struct naive_shop {
    struct programme programme;
    int64_t business_day, at;
    struct item item[NAIVE_ITEMS];
    size_t items;
    struct naive_member member[NAIVE_MEMBERS];
    int members;
    struct naive_lot lot[NAIVE_LOTS];
    int lots;
    struct naive_move move[NAIVE_MOVES];
    int moves;
    struct naive_bill bill[NAIVE_BILLS];
    int bills;
    struct naive_coupon coupon[NAIVE_COUPONS];
    int coupons;
    struct naive_use use[NAIVE_BILLS * 4];
    int uses;
    struct naive_who who;
    struct naive_hand hand[NAIVE_BILLS];
    int hands;
    struct naive_shift shift[NAIVE_TILLS];
    int64_t credit[NAIVE_DEBTORS];
    struct naive_debt debt[NAIVE_BILLS];
    int debts;
    struct naive_order order[NAIVE_ORDERS];
    struct naive_kin kin[NAIVE_MEMBERS];
    int staff_percent;
    int64_t staff_month; /* -1: no cap */
};

/* An empty shop under that programme (JSON). Member n of the desk is member n − 1 here. */
struct naive_shop *naive_open(const char *programme, int64_t at);
void naive_close(struct naive_shop *shop);
void naive_clock(struct naive_shop *shop, int64_t at);
int64_t naive_day(const struct naive_shop *shop);

/* Sums. */
int64_t naive_left(const struct naive_shop *shop, int lot);
bool naive_usable(const struct naive_shop *shop, int lot);
int64_t naive_balance(const struct naive_shop *shop, int member, enum naive_kind kind); /* usable now */
int64_t naive_pending(const struct naive_shop *shop, int member);
int64_t naive_owed(const struct naive_shop *shop, int member);
int64_t naive_purchases(const struct naive_shop *shop, int member);
int64_t naive_measured(const struct naive_shop *shop, int member, int64_t day); /* spend or points, by the programme */
int64_t naive_used(const struct naive_shop *shop, int offer, int member, int64_t day); /* NOBODY: all; day 0: ever */
int64_t naive_budget_used(const struct naive_shop *shop, int offer);
enum coupon_state naive_state(const struct naive_shop *shop, int coupon);
const char *naive_tier(const struct naive_shop *shop, int level);

/* What acts have in common. */
int naive_issue(struct naive_shop *shop, enum naive_kind kind, int member, int64_t amount, int64_t usable_from,
                int64_t expires_on);
void naive_move(struct naive_shop *shop, int lot, int64_t amount, enum naive_why why, int bill);
/* Next lot of a member and kind in draw order among those with something left: not_yet says which kind of them. */
int naive_next(const struct naive_shop *shop, int member, enum naive_kind kind, bool not_yet);
int64_t naive_draw(struct naive_shop *shop, int member, enum naive_kind kind, int64_t amount, enum naive_why why,
                   int bill, bool not_yet);
void naive_settle(struct naive_shop *shop, int lot, int64_t arriving);
int64_t naive_expiry(const struct naive_shop *shop, int64_t day);
/* Adds up the tenders of that kind. */
int64_t naive_paid_by(const struct tender *tender, size_t count, enum tender_kind kind);
/* What is to be paid: cash in multiples of unit (0: to the fen), stored value up to wallet. */
struct naive_owing {
    int64_t due, wallet, unit;
};
/* Tenders as recorded, in the order given, what cash lets go last; the change. */
int64_t naive_tenders(const struct tender *given, size_t count, const struct naive_owing *owing,
                      struct tender *recorded, size_t *recorded_count, struct naive_nos *nos);
int naive_level_for(const struct naive_shop *shop, int64_t measured);
int64_t naive_kept_until(const struct naive_shop *shop, int level, int64_t day);
int64_t naive_half_up(int64_t a, int64_t b, int64_t c);
/* So much of an item comes (goes, below zero), in thousandths; nothing of one whose stock is not counted. */
void naive_stock(struct naive_shop *shop, const char *sku, int64_t change);
/* A delivery, or what is missing; from then on it is counted. */
void naive_delivery(struct naive_shop *shop, const char *sku, int64_t change, struct naive_nos *nos);
/* The day of the shop after an act that wrote. */
void naive_wrote(struct naive_shop *shop);

/* Whether who acts may go up to that amount, as the programme says under limits. */
void naive_may(const struct naive_shop *shop, enum limit limit, int64_t amount, struct naive_nos *nos);
/* What a bill is priced with by hand; a quote has no approver. */
void naive_may_take_off(struct naive_shop *shop, const struct sale_request *request, const struct quote_line *line,
                        bool ring, struct naive_nos *nos);
/* The same for so much more of the shift; and what they did of it. */
void naive_may_more(const struct naive_shop *shop, enum limit limit, int64_t amount, struct naive_nos *nos);
void naive_did(struct naive_shop *shop, enum limit limit, int64_t amount);
/* A bill or a payment opens the till's shift. */
void naive_carry(struct naive_shop *shop);

/* Acts. */
void naive_give(struct naive_shop *shop, int member, int64_t points);
void naive_take(struct naive_shop *shop, int member, int64_t points, struct naive_nos *nos);
void naive_topup(struct naive_shop *shop, const struct topup_request *request, int64_t *change, struct naive_nos *nos);
struct naive_night {
    int64_t lots, points, down;
};
/* The member with every tier whose period is over looked at again; down: how often it fell. */
struct naive_member naive_reviewed(const struct naive_shop *shop, int member, int *down);
void naive_nightly(struct naive_shop *shop, struct naive_night *night);
/* Terms of one more coupon; NOBODY: bearer. Its code is filled in by the caller. */
void naive_coupon_issue(struct naive_shop *shop, const char *offer, int member, int64_t count, struct naive_nos *nos);
/* A coupon for a gift, outside a bill. */
void naive_redeem(struct naive_shop *shop, int coupon, struct naive_nos *nos);
void naive_gift(struct naive_shop *shop, int member, const char *sku, struct naive_nos *nos);
void naive_pass_issue(struct naive_shop *shop, int member, const char *sku, int64_t uses, int64_t days);
int64_t naive_pass_left(const struct naive_shop *shop, int member, const char *sku);
void naive_pass_use(struct naive_shop *shop, int member, const char *sku, int64_t uses, struct naive_nos *nos);
/* Gives a walk-in bill to a member; *earned by the rules of its day. */
void naive_claim(struct naive_shop *shop, int number, int member, int64_t *earned, struct naive_nos *nos);
/* Takes the bill from the member it was given to last. */
void naive_unclaim(struct naive_shop *shop, int number, struct naive_nos *nos);
int64_t naive_due(const struct naive_shop *shop, const struct naive_bill *bill); /* points on what is kept */
/* The tier is looked at again after something was bought. */
void naive_rise(struct naive_shop *shop, int member);
/* And after something of a bill, as it was, counts no more. */
void naive_look_again(struct naive_shop *shop, const struct naive_bill *bill);
/* Pays out the principal, ends the bonus. */
void naive_close_account(struct naive_shop *shop, int member, int64_t *paid, int64_t *ended, struct naive_nos *nos);
/* Whether a member may hold so much more stored value. */
void naive_may_hold(const struct naive_shop *shop, int member, int64_t more, struct naive_nos *nos);
/* Whether a member may hold so much more stored value. */
void naive_may_hold(const struct naive_shop *shop, int member, int64_t more, struct naive_nos *nos);
/* Store credit of a return without its bill. */
void naive_store_credit(struct naive_shop *shop, int member, int64_t amount, const char *reason, struct naive_nos *nos);
void naive_withdraw(struct naive_shop *shop, int coupon, struct naive_nos *nos);
/* How a bill was paid, said anew. */
void naive_correct(struct naive_shop *shop, int bill, const struct tender *said, size_t count, struct naive_nos *nos);
/* An entry is what happens between these two; then it may be taken back whole. */
struct naive_entry naive_entry_begin(const struct naive_shop *shop);
void naive_entry_end(const struct naive_shop *shop, struct naive_entry *entry);
void naive_undo(struct naive_shop *shop, struct naive_entry *entry, struct naive_nos *nos);

/* A family's card (naive_family.c); members from 0, limit 0: none, below: an impossible one. */
void naive_family(struct naive_shop *shop, int holder, int other, int64_t limit, bool apart, struct naive_nos *nos);
int64_t naive_family_used(const struct naive_shop *shop, int member, int holder);
int64_t naive_family_left(const struct naive_shop *shop, int member); /* what they may pay now */
void naive_refuse_family(const struct naive_shop *shop, const struct naive_bill *bill, const struct tender *tender,
                         struct naive_nos *nos);

/* On account, and deposits (naive_named.c). */
int64_t naive_owes(const struct naive_shop *shop, int debtor);
/* What is still owed of a tender of a bill. */
int64_t naive_owed_of(const struct naive_shop *shop, int bill, const struct tender *tender);
void naive_refuse_named(const struct naive_shop *shop, const struct naive_bill *bill, struct naive_nos *nos);
void naive_ring_named(struct naive_shop *shop, int bill);
void naive_back_named(struct naive_shop *shop, int bill, const struct tender *tender, int64_t amount);
/* What of the bill does not come back by its tenders; of a void too. */
int64_t naive_kept(const struct naive_shop *shop, int bill, bool voids);
struct naive_settling {
    int64_t settled, owes, points, bills;
};
void naive_debtor_settle(struct naive_shop *shop, int debtor, int64_t amount, const struct tender *tender, size_t count,
                         struct naive_settling *settling, struct naive_nos *nos);
void naive_deposit(struct naive_shop *shop, int order, int64_t amount, const struct tender *tender, size_t count,
                   struct naive_nos *nos);
struct naive_ended {
    int64_t amount;
    struct tender tender[TENDERS_MAX];
    size_t tenders;
};
void naive_order_end(struct naive_shop *shop, int order, bool forfeits, struct naive_ended *ended,
                     struct naive_nos *nos);

/* Prices and, if wanted and nothing bars it, rings. *bill is what would be or was frozen; *why of each coupon that does
 * not stand. */
struct naive_price {
    struct naive_bill bill;
    int64_t points_allowed;
    size_t coupons;          /* given and proposed */
    int coupon[COUPONS_MAX]; /* NOBODY: not one of the shop's */
    struct naive_nos refused[COUPONS_MAX];
};
void naive_sell(struct naive_shop *shop, const struct sale_request *request, bool ring, struct naive_price *price,
                struct naive_nos *nos);

/* A bill rung for the wrong member, voided and sold anew: whether it may be, and what is asked for. */
void naive_resold(const struct naive_shop *shop, int bill, int member, struct sale_request *sale,
                  struct naive_nos *nos);
/* Once it is priced and nothing bars it. */
void naive_ring_offer(struct naive_shop *shop, const struct naive_use *use);
void naive_ring_up(struct naive_shop *shop, struct naive_price *price);
/* Whether that colleague may buy here; and for so much. */
void naive_refuse_buyer(const struct naive_shop *shop, const struct sale_request *request, struct naive_nos *nos);
void naive_may_buy(const struct naive_shop *shop, const struct naive_bill *bill, struct naive_nos *nos);

struct naive_back {
    int64_t refund, points_back, points_taken;
    struct tender tender[TENDERS_MAX];
    size_t tenders;
    bool nothing_left;
    int64_t elsewhere; /* handed over by another tender than the one that paid it */
};
/* Works on the shop in place; for a preview give it a copy. */
void naive_return(struct naive_shop *shop, const struct return_request *request, int bill, struct naive_back *back,
                  struct naive_nos *nos);

#endif
