/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/mem.h"
#include "base/money.h"
#include "rules/offer.h"
#include "rules/scope.h"
#include "rules/tier.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))
#define MANY 1000000000

static const char *const base_names[] = {"before-coupons", "before-discounts"};

static void set_defaults(struct offer *offer)
{
    *offer = (struct offer){.to = DATE_NEVER, .coupon_to = DATE_NEVER, .priority = 100, .void_returns = true};
    offer->cap = offer->birthday_within_days = offer->coupon_valid_days = LIMIT_NONE;
    offer->per_member = offer->per_member_day = offer->total = offer->budget = LIMIT_NONE;
    offer->scope.all = offer->min_scope.all = true;
}

/* Reads the days `from` and `to`, which must be in order. */
static enum status parse_span(const struct node *node, int64_t *first, int64_t *last, struct error *err)
{
    struct node from = node_get(node, "from"), to = node_get(node, "to");
    TRY(node_date(&from, first, err));
    TRY(node_date(&to, last, err));
    return *first > *last ? node_bad(&to, "ends before it begins", err) : STATUS_OK;
}

static const struct {
    const char *key, *with; /* with: a key that must be present too */
    enum benefit_kind kind;
} kinds[] = {{"fixed_price", NULL, BENEFIT_FIXED_PRICE},
             {"nth", "percent", BENEFIT_NTH},
             {"buy", "free", BENEFIT_BUY},
             {"free_item", NULL, BENEFIT_FREE_ITEM},
             {"points_percent", NULL, BENEFIT_POINTS_PERCENT},
             {"points_bonus", NULL, BENEFIT_POINTS_BONUS},
             {"gift", NULL, BENEFIT_GIFT},
             {"amount", NULL, BENEFIT_AMOUNT}};

/* bad_value listing the kinds: "percent, fixed_price, nth+percent, …" */
static enum status bad_kind(const struct node *node, struct error *err)
{
    char text[COUNT(kinds)][32];
    const char *name[COUNT(kinds) + 1] = {"percent"};
    for (size_t i = 0; i < COUNT(kinds); i++) {
        snprintf(text[i], sizeof text[i], "%s%s%s", kinds[i].key, kinds[i].with ? "+" : "",
                 kinds[i].with ? kinds[i].with : "");
        name[i + 1] = text[i];
    }
    return node_bad_set(node, "exactly_one", name, COUNT(name), err);
}

/* Finds the kind of a benefit by its keys. False unless they belong to exactly one kind. */
static bool find_kind(const struct node *node, enum benefit_kind *kind)
{
    struct node percent = node_get(node, "percent"), free = node_get(node, "free");
    size_t found = 0;
    *kind = BENEFIT_PERCENT;
    for (size_t i = 0; i < COUNT(kinds); i++) {
        struct node key = node_get(node, kinds[i].key);
        if (!key.json)
            continue;
        struct node with = kinds[i].with ? node_get(node, kinds[i].with) : key;
        if (!with.json)
            return false;
        *kind = kinds[i].kind;
        found++;
    }
    if (free.json && *kind != BENEFIT_BUY)
        return false;
    return percent.json ? found == (*kind == BENEFIT_NTH) : found == 1;
}

/* Whether a benefit may apply to the cheapest unit alone; counts of units and points multipliers may not. */
static bool of_one_unit(enum benefit_kind kind)
{
    return kind != BENEFIT_NTH && kind != BENEFIT_BUY && kind != BENEFIT_POINTS_PERCENT;
}

static enum status parse_benefit(const struct node *node, struct offer *offer, struct error *err)
{
    static const char *const keys[] = {"percent",   "cap",  "amount", "fixed_price",    "nth",         "buy", "free",
                                       "free_item", "gift", "scope",  "points_percent", "points_bonus"};
    if (!node->json)
        return node_bad(node, "an offer needs a benefit", err);
    TRY(node_object(node, keys, COUNT(keys), err));
    struct node percent = node_get(node, "percent"), amount = node_get(node, "amount"), cap = node_get(node, "cap"),
                price = node_get(node, "fixed_price"), nth = node_get(node, "nth"), buy = node_get(node, "buy"),
                free = node_get(node, "free"), multiplier = node_get(node, "points_percent"),
                points = node_get(node, "points_bonus"), scope = node_get(node, "scope");
    if (!find_kind(node, &offer->benefit))
        return bad_kind(node, err);
    if (cap.json && offer->benefit != BENEFIT_PERCENT)
        return node_bad(&cap, "only a percentage can have a cap", err);
    TRY(node_percent(&percent, BASIS, &offer->percent, err));
    TRY(node_money(&cap, 0, &offer->cap, err));
    TRY(node_money(&amount, 0, &offer->amount, err));
    TRY(node_money(&price, 0, &offer->fixed_price, err));
    TRY(node_integer(&nth, 1, MANY, &offer->nth, err));
    TRY(node_integer(&buy, 1, MANY, &offer->buy, err));
    TRY(node_integer(&free, 1, MANY, &offer->free, err));
    TRY(node_percent(&multiplier, 100 * BASIS, &offer->multiplier, err));
    TRY(node_integer(&points, 1, MANY, &offer->points, err));
    struct node item = node_get(node, offer->benefit == BENEFIT_GIFT ? "gift" : "free_item");
    TRY(node_text(&item, offer->item, sizeof offer->item, err));
    return scope_parse(&scope, of_one_unit(offer->benefit), &offer->scope, err);
}

static enum status parse_weekdays(const struct node *node, struct offer *offer, struct error *err)
{
    size_t count;
    if (!node->json)
        return STATUS_OK;
    TRY(node_array(node, &count, err));
    for (size_t i = 0; i < count; i++) {
        struct node element = node_at(node, i);
        int day = 0;
        TRY(node_int(&element, 1, 7, &day, err));
        offer->weekdays |= 1U << day;
    }
    return STATUS_OK;
}

static enum status parse_hours(const struct node *node, struct offer *offer, struct error *err)
{
    size_t count;
    if (!node->json)
        return STATUS_OK;
    TRY(node_array(node, &count, err));
    offer->hours = mem_resize(NULL, count, sizeof *offer->hours);
    for (size_t i = 0; i < count; i++) {
        struct node element = node_at(node, i);
        struct hours range;
        const char *text = json_is_string(element.json) ? json_string_value(element.json) : "";
        if (!node_clock(text, &text, &range.from) || *text != '-' || !node_clock(text + 1, &text, &range.to) ||
            *text != '\0' || range.from >= range.to)
            return node_bad(&element, "must be hours like 10:00-14:00", err);
        offer->hours[i] = range;
        offer->hour_ranges = i + 1;
    }
    return STATUS_OK;
}

static enum status parse_when_tiers(const struct node *node, const struct programme *programme, struct offer *offer,
                                    struct error *err)
{
    TRY(scope_codes(node, &offer->tier, &offer->tiers, err));
    for (size_t i = 0; i < offer->tiers; i++) {
        struct node element = node_at(node, i);
        if (programme_level(programme, offer->tier[i]) < 0)
            return tier_bad_code(programme, &element, err);
    }
    return STATUS_OK;
}

static enum status parse_when(const struct node *node, const struct programme *programme, struct offer *offer,
                              struct error *err)
{
    static const char *const keys[] = {"from",       "to",       "weekdays",     "hours",
                                       "tiers",      "segment",  "min_quantity", "purchase_number",
                                       "min_amount", "min_base", "scope",        "birthday_within_days"};
    if (!node->json)
        return STATUS_OK;
    TRY(node_object(node, keys, COUNT(keys), err));
    struct node weekdays = node_get(node, "weekdays"), hours = node_get(node, "hours"), tiers = node_get(node, "tiers"),
                birthday = node_get(node, "birthday_within_days"), purchase = node_get(node, "purchase_number"),
                min_amount = node_get(node, "min_amount"), min_base = node_get(node, "min_base"),
                min_quantity = node_get(node, "min_quantity"), scope = node_get(node, "scope"),
                segment = node_get(node, "segment");
    int base = BASE_BEFORE_COUPONS;
    TRY(parse_span(node, &offer->from, &offer->to, err));
    TRY(parse_weekdays(&weekdays, offer, err));
    TRY(parse_hours(&hours, offer, err));
    TRY(parse_when_tiers(&tiers, programme, offer, err));
    TRY(node_text(&segment, offer->segment, sizeof offer->segment, err));
    TRY(node_int(&birthday, 0, 366, &offer->birthday_within_days, err));
    TRY(node_int(&purchase, 1, MANY, &offer->purchase_number, err));
    TRY(node_money(&min_amount, 0, &offer->min_amount, err));
    TRY(node_choice(&min_base, base_names, COUNT(base_names), &base, err));
    offer->min_base = (enum min_base)base;
    TRY(node_quantity(&min_quantity, &offer->min_quantity, err));
    return scope_parse(&scope, false, &offer->min_scope, err);
}

static enum status parse_limits(const struct node *node, struct offer *offer, struct error *err)
{
    static const char *const keys[] = {"per_member", "per_member_day", "total", "budget", "void_returns"};
    if (!node->json)
        return STATUS_OK;
    TRY(node_object(node, keys, COUNT(keys), err));
    struct node per_member = node_get(node, "per_member"), per_day = node_get(node, "per_member_day"),
                total = node_get(node, "total"), budget = node_get(node, "budget"),
                void_returns = node_get(node, "void_returns");
    TRY(node_integer(&per_member, 0, MANY, &offer->per_member, err));
    TRY(node_integer(&per_day, 0, MANY, &offer->per_member_day, err));
    TRY(node_integer(&total, 0, MANY, &offer->total, err));
    TRY(node_money(&budget, 0, &offer->budget, err));
    return node_bool(&void_returns, &offer->void_returns, err);
}

static enum status parse_stack(const struct node *node, struct offer *offer, struct error *err)
{
    static const char *const keys[] = {"group", "exclusive", "priority"};
    if (!node->json)
        return STATUS_OK;
    TRY(node_object(node, keys, COUNT(keys), err));
    struct node group = node_get(node, "group"), exclusive = node_get(node, "exclusive"),
                priority = node_get(node, "priority");
    TRY(node_text(&group, offer->group, sizeof offer->group, err));
    TRY(node_bool(&exclusive, &offer->exclusive, err));
    return node_int(&priority, -MANY, MANY, &offer->priority, err);
}

static enum status parse_coupon(const struct node *node, struct offer *offer, struct error *err)
{
    static const char *const keys[] = {"valid_days", "from", "to", "bearer", "batch"};
    if (!node->json)
        return STATUS_OK;
    TRY(node_object(node, keys, COUNT(keys), err));
    struct node days = node_get(node, "valid_days"), bearer = node_get(node, "bearer"), batch = node_get(node, "batch");
    TRY(node_int(&days, 0, 100 * 366, &offer->coupon_valid_days, err));
    TRY(parse_span(node, &offer->coupon_from, &offer->coupon_to, err));
    TRY(node_bool(&bearer, &offer->bearer, err));
    return node_int(&batch, 1, BATCH_MAX, &offer->batch, err);
}

static enum status parse_head(const struct node *node, struct offer *offer, struct error *err)
{
    static const char *const triggers[] = {"automatic", "coupon"};
    struct node code = node_get(node, "code"), name = node_get(node, "name"), trigger = node_get(node, "trigger");
    if (!code.json)
        return node_bad(&code, "an offer needs a code", err);
    TRY(node_text(&code, offer->code, sizeof offer->code, err));
    memcpy(offer->name, offer->code, sizeof offer->code);
    TRY(node_text(&name, offer->name, sizeof offer->name, err));
    if (!trigger.json)
        return node_bad(&trigger, "an offer needs a trigger", err);
    int choice = TRIGGER_AUTOMATIC;
    TRY(node_choice(&trigger, triggers, 2, &choice, err));
    offer->trigger = (enum offer_trigger)choice;
    return STATUS_OK;
}

enum status offer_parse(const struct node *node, const struct programme *programme, struct offer *offer,
                        struct error *err)
{
    static const char *const keys[] = {"code", "name", "trigger", "benefit", "when", "limits", "stack", "coupon"};
    set_defaults(offer);
    TRY(node_object(node, keys, COUNT(keys), err));
    struct node benefit = node_get(node, "benefit"), when = node_get(node, "when"), limits = node_get(node, "limits"),
                stack = node_get(node, "stack"), coupon = node_get(node, "coupon");
    TRY(parse_head(node, offer, err));
    TRY(parse_benefit(&benefit, offer, err));
    TRY(parse_when(&when, programme, offer, err));
    TRY(parse_limits(&limits, offer, err));
    TRY(parse_stack(&stack, offer, err));
    return parse_coupon(&coupon, offer, err);
}

void offer_clear(struct offer *offer)
{
    scope_clear(&offer->scope);
    scope_clear(&offer->min_scope);
    free(offer->hours);
    free(offer->tier);
    *offer = (struct offer){0};
}
