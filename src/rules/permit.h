/* SPDX-License-Identifier: MIT */
/* permit: which role may do which act, up to what, and when another person must approve. */
#ifndef FD_RULES_PERMIT_H
#define FD_RULES_PERMIT_H

#include "base/status.h"

enum role { ROLE_SYSTEM, ROLE_CLERK, ROLE_MANAGER, ROLE_OWNER };

enum permit {
    PERMIT_MEMBER, /* enrol and edit */
    PERMIT_SELL,
    PERMIT_RETURN, /* amount: refund in fen; clerks up to ¥200 */
    PERMIT_VOID,   /* amount: payable in fen; clerks up to ¥200 */
    PERMIT_TOPUP,
    PERMIT_ADJUST,    /* always with an approver; amount: points; managers may approve up to 500, owners any */
    PERMIT_COUPON,    /* issue, redeem */
    PERMIT_WITHDRAW,  /* manager */
    PERMIT_PROGRAMME, /* owner, manager */
    PERMIT_ITEM,      /* manager */
    PERMIT_STAFF,     /* owner */
    PERMIT_IMPORT,    /* manager */
    PERMIT_NIGHTLY,
    PERMIT_SETTING, /* manager */
    PERMIT_SHIFT,
    PERMIT_TENDER, /* amount: what of a bill is put on another tender after its shift was handed over */
    PERMIT_REPORT, /* manager: figures of the whole shop */
    PERMIT_CLAIM,  /* give a walk-in bill to a member afterwards */
    PERMIT_PHONE,  /* change a member's number; clerks with an approver; amount: 1 */
    PERMIT_CLOSE,  /* amount: stored value paid out in fen; clerks up to ¥200 */
    PERMIT_PRICE,  /* prices and round-off by hand above the programme's limits: manager */
    PERMIT_TIER,   /* by hand: always with an approver */
    PERMIT_EXPORT, /* manager: lists to a file */
    PERMIT_COUNT
};

/* Limits of a permit: an amount, or one of these. */
#define PERMIT_NO_LIMIT INT64_MAX
#define PERMIT_NEVER (-1)

enum permit_amount { PERMIT_IN_MONEY, PERMIT_IN_POINTS }; /* fen; what is done or not has 0, or 1 for points */

/* One row of the table of permits: what an act is called, and how much each role may do and approve by itself. */
struct permit_info {
    const char *code;  /* "return": names the act in not_permitted */
    const char *words; /* msgid: "take returns", behind "You may not" */
    int64_t may[ROLE_OWNER + 1], approve[ROLE_OWNER + 1];
    enum permit_amount amount;
};
const struct permit_info *permit_info(enum permit permit);
const char *permit_words(const char *code); /* NULL: no permit has that code */

const char *permit_role_code(enum role role);  /* "clerk" */
const char *permit_role_words(enum role role); /* msgid: "clerk" */
/* "clerk, manager, owner": the roles that people are given. */
#define PERMIT_ROLES_TEXT 64
char *permit_role_list(char buf[PERMIT_ROLES_TEXT]);
bool permit_role_from_code(const char *code, enum role *role);
const char *permit_code(enum permit permit); /* names the act in not_permitted */

/*
 * approver: the role of a second person who approved, or NULL. STATUS_OK, not_permitted (nobody of that role may, nor
 * did the approver help) or approval_needed (arg 0: the limit). System stands for the practice shop without sign-in
 * and for nightly, and may everything; it still needs an approver where an act always needs one.
 */
enum status permit_check(enum permit permit, enum role role, const enum role *approver, int64_t amount,
                         struct error *err) MUST_USE;
/*
 * A limit that the shop sets itself, in its programme or by a setting (fen): above it managers and owners act,
 * or approve what another does; the system too needs an approver. approval_needed, arg 0: the limit.
 */
enum status permit_above(enum role role, const enum role *approver, int64_t amount, int64_t limit,
                         struct error *err) MUST_USE;

#endif
