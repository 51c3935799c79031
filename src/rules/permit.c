/* SPDX-License-Identifier: MIT */
#include "rules/permit.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/money.h"

#define NO_LIMIT PERMIT_NO_LIMIT
#define NEVER PERMIT_NEVER

static const struct permit_info table[PERMIT_COUNT] = {
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
    [PERMIT_MEMBER] = {"member", N_("enrol and edit members"), ANYONE, MANAGERS, PERMIT_IN_MONEY},
    [PERMIT_SELL] = {"sell", N_("sell"), ANYONE, MANAGERS, PERMIT_IN_MONEY},
    [PERMIT_RETURN] = {"return", N_("take returns"), ANYONE, MANAGERS, PERMIT_IN_MONEY},
    [PERMIT_VOID] = {"void", N_("void bills"), SMALL, MANAGERS, PERMIT_IN_MONEY},
    [PERMIT_TOPUP] = {"topup", N_("top up"), ANYONE, MANAGERS, PERMIT_IN_MONEY},
    [PERMIT_ADJUST] = {"adjust", N_("adjust points"), NOBODY, {NEVER, NEVER, NO_LIMIT, NO_LIMIT}, PERMIT_IN_POINTS},
    [PERMIT_COUPON] = {"coupon", N_("issue and check coupons"), ANYONE, MANAGERS, PERMIT_IN_MONEY},
    [PERMIT_WITHDRAW] = {"withdraw", N_("withdraw coupons"), MANAGERS, MANAGERS, PERMIT_IN_MONEY},
    [PERMIT_PROGRAMME] = {"programme", N_("change the programme"), MANAGERS, MANAGERS, PERMIT_IN_MONEY},
    [PERMIT_ITEM] = {"item", N_("change items"), MANAGERS, MANAGERS, PERMIT_IN_MONEY},
    [PERMIT_STAFF] = {"staff", N_("manage staff"), OWNERS, OWNERS, PERMIT_IN_MONEY},
    [PERMIT_IMPORT] = {"import", N_("import data"), MANAGERS, MANAGERS, PERMIT_IN_MONEY},
    [PERMIT_NIGHTLY] = {"nightly", N_("run the nightly work"), ANYONE, MANAGERS, PERMIT_IN_MONEY},
    [PERMIT_SETTING] = {"setting", N_("change settings"), MANAGERS, MANAGERS, PERMIT_IN_MONEY},
    [PERMIT_SHIFT] = {"shift", N_("hand over shifts"), ANYONE, MANAGERS, PERMIT_IN_MONEY},
    [PERMIT_TENDER] = {"tender", N_("correct tenders"), {NO_LIMIT, 0, NO_LIMIT, NO_LIMIT}, MANAGERS, PERMIT_IN_MONEY},
    [PERMIT_REPORT] = {"report", N_("see the shop's figures"), MANAGERS, MANAGERS, PERMIT_IN_MONEY},
    [PERMIT_PHONE] =
        {"phone", N_("change members' numbers"), {NO_LIMIT, 0, NO_LIMIT, NO_LIMIT}, MANAGERS, PERMIT_IN_POINTS},
    [PERMIT_CLOSE] = {"close", N_("refund stored value"), SMALL, MANAGERS, PERMIT_IN_MONEY},
    [PERMIT_TIER] = {"tier", N_("set tiers manually"), NOBODY, MANAGERS, PERMIT_IN_MONEY},
    [PERMIT_CLAIM] = {"claim", N_("claim bills for members"), ANYONE, MANAGERS, PERMIT_IN_MONEY},
    [PERMIT_PIN] =
        {"member_pin", N_("set members' PINs"), {NO_LIMIT, 0, NO_LIMIT, NO_LIMIT}, MANAGERS, PERMIT_IN_POINTS},
    [PERMIT_AUDIT] = {"audit", N_("read the audit log"), MANAGERS, MANAGERS, PERMIT_IN_MONEY},
    [PERMIT_EXPORT] = {"export", N_("export lists"), MANAGERS, MANAGERS, PERMIT_IN_MONEY},
    [PERMIT_REVEAL] =
        {"reveal", N_("see whole phone numbers"), {NO_LIMIT, 0, NO_LIMIT, NO_LIMIT}, MANAGERS, PERMIT_IN_POINTS},
    [PERMIT_CODES] = {"codes", N_("list coupon codes"), MANAGERS, MANAGERS, PERMIT_IN_MONEY},
    [PERMIT_DEBTOR] = {"debtor", N_("add debtors"), MANAGERS, MANAGERS, PERMIT_IN_MONEY},
    [PERMIT_REKEY] = {"rekey", N_("draw a new recovery sheet"), OWNERS, OWNERS, PERMIT_IN_MONEY},
    [PERMIT_BACKUP] = {"backup", N_("make backups"), MANAGERS, MANAGERS, PERMIT_IN_MONEY},
    [PERMIT_FORFEIT] = {"forfeit", N_("keep deposits"), {0, 0, 0, 0}, MANAGERS, PERMIT_IN_MONEY},
    [PERMIT_FAMILY] =
        {"family", N_("let families share a card"), {NO_LIMIT, 0, NO_LIMIT, NO_LIMIT}, MANAGERS, PERMIT_IN_POINTS},
    [PERMIT_CREDIT] = {"credit", N_("give store credit"), {0, 0, 0, 0}, MANAGERS, PERMIT_IN_MONEY},
};

static const struct {
    const char *code, *words;
} roles[] = {
    [ROLE_SYSTEM] = {"system", N_("system")},
    [ROLE_CLERK] = {"clerk", N_("clerk")},
    [ROLE_MANAGER] = {"manager", N_("manager")},
    [ROLE_OWNER] = {"owner", N_("owner")},
};

const char *permit_role_code(enum role role)
{
    return roles[role].code;
}

const char *permit_role_words(enum role role)
{
    return roles[role].words;
}

char *permit_role_list(char buf[PERMIT_ROLES_TEXT])
{
    size_t used = 0;
    for (int i = ROLE_CLERK; i <= ROLE_OWNER; i++)
        used += (size_t)snprintf(buf + used, PERMIT_ROLES_TEXT - used, "%s%s", used > 0 ? ", " : "", roles[i].code);
    return buf;
}

char *permit_may_list(char buf[PERMIT_ROLES_TEXT], enum permit permit)
{
    size_t used = 0;
    buf[0] = '\0';
    for (int i = ROLE_CLERK; i <= ROLE_OWNER; i++)
        if (table[permit].may[i] != PERMIT_NEVER)
            used += (size_t)snprintf(buf + used, PERMIT_ROLES_TEXT - used, "%s%s", used > 0 ? ", " : "", roles[i].code);
    return buf;
}

bool permit_role_from_code(const char *code, enum role *role)
{
    for (int i = ROLE_SYSTEM; i <= ROLE_OWNER; i++)
        if (strcmp(roles[i].code, code) == 0) {
            *role = (enum role)i;
            return true;
        }
    return false;
}

const struct permit_info *permit_info(enum permit permit)
{
    return &table[permit];
}

const char *permit_code(enum permit permit)
{
    return table[permit].code;
}

const char *permit_words(const char *code)
{
    for (int i = 0; i < PERMIT_COUNT; i++)
        if (strcmp(table[i].code, code) == 0)
            return table[i].words;
    return NULL;
}

/* The higher of the limits of this role and of the approver, if there is one. */
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
    bool asks = permit == PERMIT_ADJUST || permit == PERMIT_TIER ||
                limit != NEVER; /* a kind of act that an approver can allow */
    if (!asks) {
        error_set(err, STATUS_NOT_PERMITTED, "", "the role %s may not", permit_role_code(role));
        error_detail(err, "role");
        error_arg(err, 0, "%s", permit_code(permit));
        error_arg(err, 1, "%s", permit_role_code(role));
        return STATUS_NOT_PERMITTED;
    }
    error_set(err, STATUS_APPROVAL_NEEDED, "approver", "above what may be done without another's approval");
    if (limit == NEVER)
        limit = 0;
    if (table[permit].amount == PERMIT_IN_POINTS)
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
