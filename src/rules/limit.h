/* SPDX-License-Identifier: MIT */
/*
 * limit: how much a clerk may do alone, and how much a manager may do and approve, as the programme says under
 * "limits". Money is in fen; points and coupons are whole numbers.
 */
#ifndef FD_RULES_LIMIT_H
#define FD_RULES_LIMIT_H

#include "rules/permit.h"

struct node;

enum limit {
    LIMIT_PRICE,        /* taken off one bill by prices changed by hand */
    LIMIT_DISCOUNT,     /* by them and by the discount on the bill together */
    LIMIT_ROUND_OFF,    /* by round-off, of one bill */
    LIMIT_REFUND,       /* all returns of one bill, or its void */
    LIMIT_REFUND_SHIFT, /* the person's returns and voids of a shift */
    LIMIT_VOID_SHIFT,   /* a bill of another shift that is voided */
    LIMIT_POINTS,       /* one adjustment; whoever makes it, another person approves */
    LIMIT_COUPONS,      /* the person's of a shift, as are the next two */
    LIMIT_TOPUP_BONUS,
    LIMIT_CLAIM,
    LIMIT_COUNT
};

struct limits {
    int64_t clerk[LIMIT_COUNT], manager[LIMIT_COUNT]; /* PERMIT_NO_LIMIT if none */
    bool written[LIMIT_COUNT];                        /* the programme says what clerks may */
};

/* Clerks nothing; managers anything, but for 500 points. */
void limit_defaults(struct limits *limits);
/*
 * Reads `limits` of a programme, and the older names till.round_off.hand_limit and till.price_change_limit. bad_value
 * where an older name and the present one are both given and differ.
 */
enum status limit_parse(const struct node *programme, struct limits *limits, struct error *err) MUST_USE;

const char *limit_code(enum limit limit); /* "refund_shift", as in the programme */
bool limit_is_money(enum limit limit);

/*
 * Whether `role` may go up to `amount`. approver: the role of the second person who approved, or NULL; only managers,
 * up to their own limit, and owners can. Without a person signed in (ROLE_SYSTEM) only prices, discounts and round-off
 * are held, by what the programme says of clerks. approval_needed, field approver, arg 0: the limit; detail shift if it
 * is one of a shift.
 */
enum status limit_check(const struct limits *limits, enum limit limit, enum role role, const enum role *approver,
                        int64_t amount, struct error *err) MUST_USE;

#endif
