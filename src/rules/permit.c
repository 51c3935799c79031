/* SPDX-License-Identifier: MIT */
#include "rules/permit.h"

#include <inttypes.h>
#include <string.h>

#include "base/i18n.h"
#include "base/money.h"

#define NO_LIMIT INT64_MAX
#define NEVER (-1)

/* How much each role may do by itself, and how much it may approve. */
static const struct {
    const char *code;
    int64_t may[ROLE_OWNER + 1], approve[ROLE_OWNER + 1];
    bool points; /* the amount is points, else fen */
} table[PERMIT_COUNT] = {
#define ANYONE                                                                                                         \
    {                                                                                                                  \
        NO_LIMIT, NO_LIMIT, NO_LIMIT, NO_LIMIT                                                                         \
    }
#define MANAGERS                                                                                                       \
    {                                                                                                                  \
        NO_LIMIT, NEVER, NO_LIMIT, NO_LIMIT                                                                            \
    }
#define OWNERS                                                                                                         \
    {                                                                                                                  \
        NO_LIMIT, NEVER, NEVER, NO_LIMIT                                                                               \
    }
#define NOBODY                                                                                                         \
    {                                                                                                                  \
        NEVER, NEVER, NEVER, NEVER                                                                                     \
    }
#define SMALL                                                                                                          \
    {                                                                                                                  \
        NO_LIMIT, 20000, NO_LIMIT, NO_LIMIT                                                                            \
    }
    [PERMIT_MEMBER] = {"member", ANYONE, MANAGERS, false},
    [PERMIT_SELL] = {"sell", ANYONE, MANAGERS, false},
    [PERMIT_RETURN] = {"return", SMALL, MANAGERS, false},
    [PERMIT_VOID] = {"void", SMALL, MANAGERS, false},
    [PERMIT_TOPUP] = {"topup", ANYONE, MANAGERS, false},
    [PERMIT_ADJUST] = {"adjust", NOBODY, {NEVER, NEVER, 500, NO_LIMIT}, true},
    [PERMIT_COUPON] = {"coupon", ANYONE, MANAGERS, false},
    [PERMIT_WITHDRAW] = {"withdraw", MANAGERS, MANAGERS, false},
    [PERMIT_PROGRAMME] = {"programme", MANAGERS, MANAGERS, false},
    [PERMIT_ITEM] = {"item", MANAGERS, MANAGERS, false},
    [PERMIT_STAFF] = {"staff", OWNERS, OWNERS, false},
    [PERMIT_IMPORT] = {"import", MANAGERS, MANAGERS, false},
    [PERMIT_NIGHTLY] = {"nightly", ANYONE, MANAGERS, false},
    [PERMIT_SETTING] = {"setting", MANAGERS, MANAGERS, false},
    [PERMIT_PRICE] = {"price", {NEVER, NEVER, NO_LIMIT, NO_LIMIT}, MANAGERS, false},
    [PERMIT_SHIFT] = {"shift", ANYONE, MANAGERS, false},
    [PERMIT_TENDER] = {"tender", {NO_LIMIT, 0, NO_LIMIT, NO_LIMIT}, MANAGERS, false},
    [PERMIT_REPORT] = {"report", MANAGERS, MANAGERS, false},
    [PERMIT_PHONE] = {"phone", {NO_LIMIT, 0, NO_LIMIT, NO_LIMIT}, MANAGERS, true},
    [PERMIT_CLOSE] = {"close", SMALL, MANAGERS, false},
    [PERMIT_TIER] = {"tier", NOBODY, MANAGERS, false},
    [PERMIT_CLAIM] = {"claim", ANYONE, MANAGERS, false},
    [PERMIT_EXPORT] = {"export", MANAGERS, MANAGERS, false},
};

static const char *const roles[] = {"system", "clerk", "manager", "owner"};

const char *permit_role_code(enum role role)
{
    return roles[role];
}

bool permit_role_from_code(const char *code, enum role *role)
{
    for (int i = ROLE_SYSTEM; i <= ROLE_OWNER; i++)
        if (strcmp(roles[i], code) == 0) {
            *role = (enum role)i;
            return true;
        }
    return false;
}

const char *permit_code(enum permit permit)
{
    return table[permit].code;
}

/* The most that this role, and the approver if there is one, may do. */
static int64_t limit_of(enum permit permit, enum role role, const enum role *approver)
{
    int64_t own = table[permit].may[role];
    int64_t approved = approver ? table[permit].approve[*approver] : NEVER;
    return own > approved ? own : approved;
}

enum status permit_check(enum permit permit, enum role role, const enum role *approver, int64_t amount,
                         struct error *err)
{
    char text[MONEY_TEXT];
    int64_t limit = limit_of(permit, role, approver);
    if (limit != NEVER && amount <= limit)
        return STATUS_OK;
    bool asks = permit == PERMIT_ADJUST || limit != NEVER; /* a sort of act that is done with an approver */
    if (!asks) {
        error_set(err, STATUS_NOT_PERMITTED, "", "the role %s may not", permit_role_code(role));
        error_arg(err, 0, "%s", permit_code(permit));
        return STATUS_NOT_PERMITTED;
    }
    error_set(err, STATUS_APPROVAL_NEEDED, "approver", "above what may be done without another's approval");
    if (limit == NEVER)
        limit = 0;
    if (table[permit].points)
        error_arg(err, 0, "%" PRId64, limit);
    else
        error_arg(err, 0, "%s", money_format(text, limit));
    return STATUS_APPROVAL_NEEDED;
}

enum status permit_above(enum role role, const enum role *approver, int64_t amount, int64_t limit, struct error *err)
{
    char text[MONEY_TEXT];
    if (amount <= limit || role >= ROLE_MANAGER || (approver && *approver >= ROLE_MANAGER))
        return STATUS_OK;
    error_set(err, STATUS_APPROVAL_NEEDED, "approver", "above the limit that the shop set");
    error_arg(err, 0, "%s", money_format(text, limit));
    return STATUS_APPROVAL_NEEDED;
}
