/* SPDX-License-Identifier: MIT */
/*
 * permit: which role may do which act, up to which amount, and when a second person must approve. What the shop sets
 * itself is in rules/limit.h.
 */
#ifndef FD_RULES_PERMIT_H
#define FD_RULES_PERMIT_H

#include "base/status.h"

enum role { ROLE_SYSTEM, ROLE_CLERK, ROLE_MANAGER, ROLE_OWNER };

enum permit {
    PERMIT_MEMBER, /* enrol and edit members */
    PERMIT_SELL,
    PERMIT_RETURN,
    PERMIT_VOID, /* amount: fen given back, of the shift that is open; clerks up to 20000 */
    PERMIT_TOPUP,
    PERMIT_ADJUST,    /* points by hand: always with an approver */
    PERMIT_COUPON,    /* issue, redeem */
    PERMIT_WITHDRAW,  /* manager */
    PERMIT_PROGRAMME, /* owner, manager */
    PERMIT_ITEM,      /* manager */
    PERMIT_STAFF,     /* owner */
    PERMIT_IMPORT,    /* manager */
    PERMIT_NIGHTLY,
    PERMIT_SETTING, /* manager */
    PERMIT_SHIFT,
    PERMIT_TENDER,  /* amount: fen moved to another tender after the shift was handed over */
    PERMIT_REPORT,  /* manager: figures of the whole shop */
    PERMIT_CLAIM,   /* give a bill sold without a member to a member afterwards */
    PERMIT_PHONE,   /* change the phone of a member; clerks with an approver; amount: 1 */
    PERMIT_CLOSE,   /* amount: stored value paid out, in fen; clerks up to 20000 */
    PERMIT_TIER,    /* set a tier by hand; always with an approver */
    PERMIT_PIN,     /* set a member's PIN; amount: 0 proven by the member, else 1; clerks then with an approver */
    PERMIT_EXPORT,  /* manager: lists written to a file */
    PERMIT_AUDIT,   /* manager: who did what */
    PERMIT_DEBTOR,  /* manager: let somebody buy on account */
    PERMIT_FORFEIT, /* keep a deposit; with an approver, but in a shop of one; amount: fen kept */
    PERMIT_CREDIT,  /* take goods back without a bill; as PERMIT_FORFEIT; amount: fen of credit */
    PERMIT_REKEY,   /* owner: draw a new recovery sheet */
    PERMIT_BACKUP,  /* manager: make backups, restore */
    PERMIT_REVEAL,  /* see a member's whole phone; clerks with an approver; amount: 1 */
    PERMIT_CODES,   /* manager: lists of coupon codes, on the screen, in a file or printed */
    PERMIT_FAMILY,  /* let a member pay with another's stored value; amount: 1 for more than before, else 0; clerks with
                       an approver for more */
    PERMIT_COUNT
};

/* A limit is an amount or one of these. */
#define PERMIT_NO_LIMIT INT64_MAX
#define PERMIT_NEVER (-1)

/* Unit of amounts, money in fen. An act without an amount passes 0, or 1 where the unit is points. */
enum permit_amount { PERMIT_IN_MONEY, PERMIT_IN_POINTS };

/* Per permit: its name, and the limit for each role when acting and when approving. */
struct permit_info {
    const char *code;  /* "return"; also arg 0 of not_permitted */
    const char *words; /* msgid, to follow "You may not": "take returns" */
    int64_t may[ROLE_OWNER + 1], approve[ROLE_OWNER + 1];
    enum permit_amount amount;
};
const struct permit_info *permit_info(enum permit permit);
const char *permit_words(const char *code); /* NULL if no permit has that code */

const char *permit_role_code(enum role role);  /* "clerk" */
const char *permit_role_words(enum role role); /* msgid: "clerk" */
/* The roles given to people, "clerk, manager, owner". Returns buf. */
#define PERMIT_ROLES_TEXT 64
char *permit_role_list(char buf[PERMIT_ROLES_TEXT]);
/* Of those the ones that may do it at all, with an approver or up to some amount: "manager, owner". Returns buf. */
char *permit_may_list(char buf[PERMIT_ROLES_TEXT], enum permit permit);
bool permit_role_from_code(const char *code, enum role *role);
const char *permit_code(enum permit permit); /* "return", as in permit_info */

/*
 * Whether `role` may do the act up to `amount`. approver: the role of a second person who approved, or NULL.
 * not_permitted (detail role; args: act, role) if neither may do it at all, except for PERMIT_ADJUST and PERMIT_TIER;
 * approval_needed (arg 0: the limit) if the amount is above both their limits. ROLE_SYSTEM, for nightly work and
 * practice shops without sign-in, may do everything except acts that always need an approver.
 */
enum status permit_check(enum permit permit, enum role role, const enum role *approver, int64_t amount,
                         struct error *err) MUST_USE;
/*
 * The same for a limit in fen that the shop sets in its programme or settings. Above it, acting or approving takes a
 * manager or owner; ROLE_SYSTEM too needs an approver. approval_needed, arg 0: the limit.
 */
enum status permit_above(enum role role, const enum role *approver, int64_t amount, int64_t limit,
                         struct error *err) MUST_USE;

#endif
