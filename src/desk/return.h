/* SPDX-License-Identifier: MIT */
/* return: returns and voids of a bill, with a preview. Money is in fen. */
#ifndef FD_DESK_RETURN_H
#define FD_DESK_RETURN_H

#include "desk/sell.h"

struct return_line {
    int64_t no, quantity; /* quantity in thousandths; 0: all that is left of the line */
};

struct return_request {
    int64_t bill;
    bool voids;                     /* void the whole bill, as if never sold; else a return */
    const struct return_line *line; /* of a return; none: everything that is left. Borrowed */
    size_t lines;
    const char *reason; /* why it comes back, kept with the entry; NULL: not said. Borrowed */
    /* Of a bill of which nothing is left: its gifts do not come back, and their price in points becomes owed. */
    bool gifts_missing;
    bool gifts_unowed; /* of the missing ones a note is enough: they are with another than the bill's member */
    /*
     * by_other: what is handed over goes back by the tender `by`, which has to be money; else by those that paid it,
     * and in cash for what was on account and is settled. Another tender than the one that paid is as a correction of
     * it.
     */
    bool by_other;
    enum tender_kind by;
};

struct coupon_fate {
    char code[COUPON_TEXT];
    const char *fate; /* "usable", "used", "expired" */
};

struct return_view {
    char bill[BILL_TEXT], txn[TXN_TEXT]; /* txn "" in a preview */
    int64_t txn_id, member;
    int64_t programme; /* the version the bill was rung under, which has the names for the steps */
    int64_t refund;
    struct tender tender[TENDERS_MAX];
    size_t tenders;
    int64_t points_back, points_taken; /* taken: actually drawn; the rest becomes owed */
    int64_t owed_points;               /* all the member owes after it */
    int64_t points_balance, wallet_balance;
    struct coupon_fate coupon[COUPONS_MAX];
    size_t coupons;
    char tier_before[CODE_TEXT], tier[CODE_TEXT];
    struct steps steps;
    bool invoiced; /* a tax invoice was made out for the bill: it has to come back */
    bool nothing_left;
    char family[NAME_TEXT]; /* the masked name of whose stored value comes back by the tender family; "": none does */
};
void return_view_clear(struct return_view *view);

/* dry: preview only. The caller clears *view. */
enum status return_make(struct desk *desk, const char *key, const struct staff *approver,
                        const struct return_request *request, bool dry, struct return_view *view,
                        struct error *err) MUST_USE;

#endif
