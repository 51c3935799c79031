/* SPDX-License-Identifier: MIT */
#include "rules/limit.h"

#include <inttypes.h>

#include "base/money.h"
#include "rules/node.h"

#define MANAGER_POINTS 500

static const struct {
    const char *code;
    bool money, of_shift;
} table[LIMIT_COUNT] = {
    [LIMIT_PRICE] = {"price", true, false},
    [LIMIT_DISCOUNT] = {"discount", true, false},
    [LIMIT_ROUND_OFF] = {"round_off", true, false},
    [LIMIT_REFUND] = {"refund", true, false},
    [LIMIT_REFUND_SHIFT] = {"refund_shift", true, true},
    [LIMIT_VOID_SHIFT] = {"void_shift", true, false},
    [LIMIT_POINTS] = {"points", false, false},
    [LIMIT_COUPONS] = {"coupons", false, true},
    [LIMIT_TOPUP_BONUS] = {"topup_bonus", true, true},
    [LIMIT_CLAIM] = {"claim", true, true},
};

void limit_defaults(struct limits *limits)
{
    *limits = (struct limits){0};
    for (int i = 0; i < LIMIT_COUNT; i++)
        limits->manager[i] = PERMIT_NO_LIMIT;
    limits->manager[LIMIT_POINTS] = MANAGER_POINTS;
}

const char *limit_code(enum limit limit)
{
    return table[limit].code;
}

bool limit_is_money(enum limit limit)
{
    return table[limit].money;
}

/* --- read from the programme ------------------------------------------------------------------------------------ */

static enum status parse_value(const struct node *node, enum limit limit, int64_t *value, struct error *err)
{
    return table[limit].money ? node_money(node, 0, value, err) : node_integer(node, 0, MONEY_LIMIT, value, err);
}

/* written may be NULL. */
static enum status parse_role(const struct node *node, int64_t value[LIMIT_COUNT], bool *written, struct error *err)
{
    const char *keys[LIMIT_COUNT];
    if (!node->json)
        return STATUS_OK;
    for (int i = 0; i < LIMIT_COUNT; i++)
        keys[i] = table[i].code;
    TRY(node_object(node, keys, LIMIT_COUNT, err));
    for (int i = 0; i < LIMIT_COUNT; i++) {
        struct node each = node_get(node, keys[i]);
        TRY(parse_value(&each, (enum limit)i, &value[i], err));
        if (written)
            written[i] = each.json != NULL;
    }
    return STATUS_OK;
}

/* A limit under its older name. */
static enum status parse_older(const struct node *node, enum limit limit, struct limits *limits, struct error *err)
{
    int64_t value = 0;
    if (!node->json)
        return STATUS_OK;
    TRY(node_money(node, 0, &value, err));
    if (limits->written[limit] && limits->clerk[limit] != value)
        return node_bad(node, "limits.clerk says otherwise; this is its older name", err);
    limits->clerk[limit] = value;
    limits->written[limit] = true;
    return STATUS_OK;
}

enum status limit_parse(const struct node *programme, struct limits *limits, struct error *err)
{
    static const char *const keys[] = {"clerk", "manager"};
    struct node node = node_get(programme, "limits"), till = node_get(programme, "till"),
                round_off = node_get(&till, "round_off"), hand = node_get(&round_off, "hand_limit"),
                change = node_get(&till, "price_change_limit");
    if (node.json) {
        TRY(node_object(&node, keys, 2, err));
        struct node clerk = node_get(&node, "clerk"), manager = node_get(&node, "manager");
        TRY(parse_role(&clerk, limits->clerk, limits->written, err));
        TRY(parse_role(&manager, limits->manager, NULL, err));
    }
    TRY(parse_older(&hand, LIMIT_ROUND_OFF, limits, err));
    TRY(parse_older(&change, LIMIT_PRICE, limits, err));
    return parse_older(&change, LIMIT_DISCOUNT, limits, err);
}

/* --- asked ------------------------------------------------------------------------------------------------------ */

static bool at_the_till(enum limit limit)
{
    return limit == LIMIT_PRICE || limit == LIMIT_DISCOUNT || limit == LIMIT_ROUND_OFF;
}

static int64_t alone(const struct limits *limits, enum limit limit, enum role role)
{
    if (limit == LIMIT_POINTS)
        return PERMIT_NEVER;
    switch (role) {
    case ROLE_CLERK:
        return limits->clerk[limit];
    case ROLE_MANAGER:
        return limits->manager[limit];
    case ROLE_OWNER:
        return PERMIT_NO_LIMIT;
    case ROLE_SYSTEM:
        break;
    }
    bool held = at_the_till(limit) && (limits->written[limit] || limit == LIMIT_ROUND_OFF);
    return held ? limits->clerk[limit] : PERMIT_NO_LIMIT;
}

static int64_t approved(const struct limits *limits, enum limit limit, const enum role *approver)
{
    if (!approver || *approver < ROLE_MANAGER)
        return PERMIT_NEVER;
    return *approver == ROLE_MANAGER ? limits->manager[limit] : PERMIT_NO_LIMIT;
}

enum status limit_check(const struct limits *limits, enum limit limit, enum role role, const enum role *approver,
                        int64_t amount, struct error *err)
{
    char text[MONEY_TEXT];
    int64_t own = alone(limits, limit, role), others = approved(limits, limit, approver);
    int64_t most = own > others ? own : others;
    if (most != PERMIT_NEVER && amount <= most)
        return STATUS_OK;
    error_set(err, STATUS_APPROVAL_NEEDED, "approver", "above the limit %s of the programme", table[limit].code);
    if (most == PERMIT_NEVER)
        most = 0;
    if (most > 0 && table[limit].of_shift)
        error_detail(err, "shift");
    if (table[limit].money)
        error_arg(err, 0, "%s", money_format(text, most));
    else
        error_arg(err, 0, "%" PRId64, most);
    return STATUS_APPROVAL_NEEDED;
}
