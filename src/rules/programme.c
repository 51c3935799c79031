/* SPDX-License-Identifier: MIT */
#include "rules/programme.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/mem.h"
#include "base/money.h"
#include "base/text.h"
#include "rules/offer.h"
#include "rules/scope.h"
#include "rules/tier.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))
#define MANY 1000000  /* upper bound for days and uses */
#define YEARS_MAX 100 /* longest window or expiry, in years */

static void set_defaults(struct programme *programme)
{
    *programme = (struct programme){.currency = "CNY"};
    programme->points.per = 100;
    programme->points.earn = 1;
    programme->points.cap_per_bill = LIMIT_NONE;
    programme->points.scope.all = true;
    programme->points.money.points = 100;
    programme->points.money.worth = 100;
    programme->points.money.step = 1;
    programme->points.money.max_percent = BASIS;
    programme->tier.window = WINDOW_ROLLING_MONTHS;
    programme->tier.rolling_months = 12;
    programme->wallet.limit = programme->wallet.unnamed = (struct prepaid_limit){LIMIT_NONE, LIMIT_NONE};
    programme->returns.within_days = LIMIT_NONE;
    programme->returns.grace_days = 30;
    programme->till.claim_days = 7;
    programme->till.cutoff_minute = 4 * 60;
    limit_defaults(&programme->limits);
}

static enum status parse_currency(const struct node *node, char currency[4], struct error *err)
{
    char code[4] = "CNY";
    TRY(node_text(node, code, sizeof code, err));
    if (strlen(code) != 3 || strspn(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != 3)
        return node_bad(node, "must be a currency code of three capital letters", err);
    memcpy(currency, code, sizeof code);
    return STATUS_OK;
}

static enum status parse_expire(const struct node *node, struct programme *programme, struct error *err)
{
    static const char *const keys[] = {"months", "days", "round"};
    static const char *const rounds[] = {"none", "month-end"};
    if (!node->json)
        return STATUS_OK;
    TRY(node_object(node, keys, COUNT(keys), err));
    struct node months = node_get(node, "months"), days = node_get(node, "days"), round = node_get(node, "round");
    if (!months.json == !days.json)
        return node_bad_set(node, "exactly_one", keys, 2, err);
    TRY(node_int(&months, 1, YEARS_MAX * 12, &programme->points.expire_count, err));
    TRY(node_int(&days, 1, YEARS_MAX * 366, &programme->points.expire_count, err));
    programme->points.expire = months.json ? EXPIRE_MONTHS : EXPIRE_DAYS;
    int choice = 0;
    TRY(node_choice(&round, rounds, 2, &choice, err));
    programme->points.month_end = choice == 1;
    return STATUS_OK;
}

static enum status parse_points_money(const struct node *node, struct programme *programme, struct error *err)
{
    static const char *const keys[] = {"points", "worth", "step", "max_percent", "keep"};
    if (!node->json)
        return STATUS_OK;
    TRY(node_object(node, keys, COUNT(keys), err));
    struct node points = node_get(node, "points"), worth = node_get(node, "worth"), step = node_get(node, "step"),
                max_percent = node_get(node, "max_percent"), keep = node_get(node, "keep");
    TRY(node_integer(&points, 1, MONEY_LIMIT, &programme->points.money.points, err));
    TRY(node_money(&worth, 1, &programme->points.money.worth, err));
    TRY(node_integer(&step, 1, MONEY_LIMIT, &programme->points.money.step, err));
    TRY(node_percent(&max_percent, BASIS, &programme->points.money.max_percent, err));
    TRY(node_integer(&keep, 0, MONEY_LIMIT, &programme->points.money.keep, err));
    programme->points.money.on = true;
    return STATUS_OK;
}

#define SHORTEST_MONTH 28

static enum status parse_points(const struct node *node, struct programme *programme, struct error *err)
{
    static const char *const keys[] = {"per",        "earn",   "rounding", "base",  "multipliers",  "cap_per_bill",
                                       "delay_days", "expire", "money",    "scope", "voucher_earns"};
    if (!node->json)
        return STATUS_OK;
    TRY(node_object(node, keys, COUNT(keys), err));
    struct node per = node_get(node, "per"), earn = node_get(node, "earn"), rounding = node_get(node, "rounding"),
                base = node_get(node, "base"), multipliers = node_get(node, "multipliers"),
                cap = node_get(node, "cap_per_bill"), delay = node_get(node, "delay_days"),
                expire = node_get(node, "expire"), money = node_get(node, "money"), scope = node_get(node, "scope"),
                voucher = node_get(node, "voucher_earns");
    static const char *const roundings[] = {"floor"}, *const bases[] = {"payable"}, *const ways[] = {"best", "product"};
    int choice = 0, only = 0;
    TRY(node_money(&per, 1, &programme->points.per, err));
    TRY(node_integer(&earn, 0, 10000, &programme->points.earn, err));
    TRY(node_choice(&rounding, roundings, 1, &only, err));
    TRY(node_choice(&base, bases, 1, &only, err));
    TRY(node_choice(&multipliers, ways, 2, &choice, err));
    programme->points.product = choice == 1;
    TRY(node_integer(&cap, 0, MONEY_LIMIT, &programme->points.cap_per_bill, err));
    TRY(node_int(&delay, 0, YEARS_MAX * 366, &programme->points.delay_days, err));
    TRY(parse_expire(&expire, programme, err));
    int lasts = programme->points.expire_count * (programme->points.expire == EXPIRE_MONTHS ? SHORTEST_MONTH : 1);
    if (programme->points.expire != EXPIRE_NEVER && programme->points.delay_days > lasts)
        return node_bad(&delay, "points would expire before they are usable", err);
    TRY(parse_points_money(&money, programme, err));
    TRY(scope_parse(&scope, false, &programme->points.scope, err));
    TRY(node_bool(&voucher, &programme->points.voucher_earns, err));
    programme->points.on = true;
    return STATUS_OK;
}

static enum status parse_window(const struct node *node, struct programme *programme, struct error *err)
{
    static const char *const keys[] = {"rolling_months", "calendar_year", "anniversary", "lifetime"};
    if (!node->json)
        return STATUS_OK;
    TRY(node_object(node, keys, COUNT(keys), err));
    static const enum tier_window windows[] = {WINDOW_ROLLING_MONTHS, WINDOW_CALENDAR_YEAR, WINDOW_ANNIVERSARY,
                                               WINDOW_LIFETIME};
    size_t found = 0;
    for (size_t i = 0; i < COUNT(keys); i++) {
        struct node window = node_get(node, keys[i]);
        bool set = true;
        if (!window.json)
            continue;
        found++;
        programme->tier.window = windows[i];
        if (windows[i] == WINDOW_ROLLING_MONTHS)
            TRY(node_int(&window, 1, YEARS_MAX * 12, &programme->tier.rolling_months, err));
        else
            TRY(node_bool(&window, &set, err));
        if (!set)
            return node_bad(&window, "can only be true", err);
    }
    return found == 1 ? STATUS_OK : node_bad_set(node, "exactly_one", keys, COUNT(keys), err);
}

/* Where a tier begins: money, or points if those are measured; "2000" is read like 2000. */
static enum status parse_from(const struct node *node, const struct programme *programme, int64_t *from,
                              struct error *err)
{
    if (programme->tier.measure == MEASURE_SPEND)
        return node_money(node, 0, from, err);
    if (!node->json || !json_is_string(node->json))
        return node_integer(node, 0, MONEY_LIMIT, from, err);
    if (number_parse(json_string_value(node->json), "", 0, MONEY_LIMIT, from, NULL) != STATUS_OK)
        return node_bad(node, "must be a number of points", err);
    return STATUS_OK;
}

static enum status parse_level(const struct node *node, const struct programme *programme, size_t before,
                               struct tier_level *level, struct error *err)
{
    static const char *const keys[] = {"code", "name", "from", "discount_percent", "points_percent"};
    TRY(node_object(node, keys, COUNT(keys), err));
    struct node code = node_get(node, "code"), name = node_get(node, "name"), from = node_get(node, "from"),
                discount = node_get(node, "discount_percent"), points = node_get(node, "points_percent");
    *level = (struct tier_level){.points = BASIS, .limit = {LIMIT_NONE, LIMIT_NONE}};
    if (!code.json)
        return node_bad(&code, "a tier needs a code", err);
    TRY(node_text(&code, level->code, sizeof level->code, err));
    for (size_t i = 0; i < before; i++)
        if (strcmp(programme->tier.level[i].code, level->code) == 0)
            return node_bad(&code, "two tiers have this code", err);
    memcpy(level->name, level->code, sizeof level->code);
    TRY(node_text(&name, level->name, sizeof level->name, err));
    if (before > 0 && !from.json)
        return node_bad(&from, "a tier above the first needs a threshold", err);
    TRY(parse_from(&from, programme, &level->from, err));
    if (before == 0 ? level->from != 0 : level->from <= programme->tier.level[before - 1].from)
        return node_bad(&from, "tier thresholds must start at 0 and rise", err);
    TRY(node_percent(&discount, BASIS, &level->discount, err));
    return node_percent(&points, 100 * BASIS, &level->points, err);
}

static enum status parse_levels(const struct node *node, struct programme *programme, struct error *err)
{
    size_t count;
    TRY(node_array(node, &count, err));
    programme->tier.level = mem_resize(NULL, count, sizeof *programme->tier.level);
    for (size_t i = 0; i < count; i++) {
        struct node element = node_at(node, i);
        TRY(parse_level(&element, programme, i, &programme->tier.level[i], err));
        programme->tier.levels = i + 1;
    }
    return STATUS_OK;
}

static enum status parse_tiers(const struct node *node, struct programme *programme, struct error *err)
{
    static const char *const keys[] = {"measure", "window", "grace_days", "warn_days", "down", "levels"};
    static const char *const measures[] = {"spend", "earned_points"}, *const downs[] = {"window", "one"};
    if (!node->json)
        return STATUS_OK;
    TRY(node_object(node, keys, COUNT(keys), err));
    struct node measure = node_get(node, "measure"), window = node_get(node, "window"),
                grace = node_get(node, "grace_days"), warn = node_get(node, "warn_days"), down = node_get(node, "down"),
                levels = node_get(node, "levels");
    int choice = 0;
    TRY(node_choice(&measure, measures, 2, &choice, err));
    programme->tier.measure = choice == 1 ? MEASURE_EARNED_POINTS : MEASURE_SPEND;
    choice = 0;
    TRY(parse_window(&window, programme, err));
    TRY(node_int(&grace, 0, YEARS_MAX * 366, &programme->tier.grace_days, err));
    TRY(node_int(&warn, 0, YEARS_MAX * 366, &programme->tier.warn_days, err));
    TRY(node_choice(&down, downs, 2, &choice, err));
    programme->tier.down_one = choice == 1;
    return parse_levels(&levels, programme, err);
}

static enum status parse_pass(const struct node *node, struct topup_offer *offer, struct error *err)
{
    static const char *const keys[] = {"sku", "uses", "valid_days"};
    if (!node->json)
        return STATUS_OK;
    TRY(node_object(node, keys, COUNT(keys), err));
    struct node sku = node_get(node, "sku"), uses = node_get(node, "uses"), days = node_get(node, "valid_days");
    if (!sku.json || !uses.json)
        return node_bad(sku.json ? &uses : &sku, "a pass needs an item and a number of uses", err);
    TRY(node_text(&sku, offer->pass_sku, sizeof offer->pass_sku, err));
    TRY(node_int(&days, 1, YEARS_MAX * 366, &offer->pass_days, err));
    return node_integer(&uses, 1, MANY, &offer->pass_uses, err);
}

/* every: a number of days, or "day", "week", "month". */
static enum status parse_instalments(const struct node *node, struct topup_offer *offer, struct error *err)
{
    static const char *const keys[] = {"count", "every"};
    static const char *const spans[] = {"day", "week", "month"};
    int choice = -1;
    if (!node->json)
        return STATUS_OK;
    TRY(node_object(node, keys, COUNT(keys), err));
    struct node count = node_get(node, "count"), every = node_get(node, "every");
    if (!count.json || !every.json)
        return node_bad(count.json ? &every : &count, "instalments need a number and the time between them", err);
    TRY(node_int(&count, 1, YEARS_MAX * 366, &offer->instalments, err));
    if (json_is_integer(every.json))
        return node_int(&every, 1, YEARS_MAX * 366, &offer->every_days, err);
    TRY(node_choice(&every, spans, COUNT(spans), &choice, err));
    offer->every_days = choice == 0 ? 1 : choice == 1 ? 7 : 0;
    offer->every_months = choice == 2;
    return STATUS_OK;
}

static enum status parse_topup(const struct node *node, struct programme *programme, struct error *err)
{
    static const char *const keys[] = {"pay", "bonus", "points", "coupon", "pass", "instalments"};
    TRY(node_object(node, keys, COUNT(keys), err));
    struct node pay = node_get(node, "pay"), bonus = node_get(node, "bonus"), points = node_get(node, "points"),
                coupon = node_get(node, "coupon"), pass = node_get(node, "pass"),
                instalments = node_get(node, "instalments");
    struct topup_offer offer = {0};
    if (!pay.json)
        return node_bad(&pay, "a top-up offer needs an amount to pay", err);
    TRY(node_money(&pay, 1, &offer.pay, err));
    TRY(node_money(&bonus, 0, &offer.bonus, err));
    TRY(node_integer(&points, 0, MONEY_LIMIT, &offer.points, err));
    TRY(node_text(&coupon, offer.coupon, sizeof offer.coupon, err));
    TRY(parse_pass(&pass, &offer, err));
    TRY(parse_instalments(&instalments, &offer, err));
    size_t at = programme->wallet.topups++;
    for (; at > 0 && programme->wallet.topup[at - 1].pay >= offer.pay; at--) {
        if (programme->wallet.topup[at - 1].pay == offer.pay)
            return node_bad(&pay, "two top-up offers have the same amount", err);
        programme->wallet.topup[at] = programme->wallet.topup[at - 1];
    }
    programme->wallet.topup[at] = offer;
    return STATUS_OK;
}

static enum status parse_topups(const struct node *node, struct programme *programme, struct error *err)
{
    if (!node->json)
        return STATUS_OK;
    if (!json_is_array(node->json))
        return node_bad(node, "must be a list", err);
    size_t count = json_array_size(node->json);
    programme->wallet.topup = mem_alloc(count * sizeof *programme->wallet.topup);
    for (size_t i = 0; i < count; i++) {
        struct node element = node_at(node, i);
        TRY(parse_topup(&element, programme, err));
    }
    return STATUS_OK;
}

static enum status parse_limit(const struct node *node, struct prepaid_limit *limit, struct error *err)
{
    struct node balance = node_get(node, "balance"), single = node_get(node, "single");
    TRY(node_money(&balance, 0, &limit->balance, err));
    return node_money(&single, 0, &limit->single, err);
}

static enum status parse_row(const struct node *node, struct prepaid_limit *limit, struct error *err)
{
    static const char *const keys[] = {"balance", "single"};
    if (!node->json)
        return STATUS_OK;
    TRY(node_object(node, keys, COUNT(keys), err));
    return parse_limit(node, limit, err);
}

/* Limits for everybody, for unnamed members, and for tiers by code. */
static enum status parse_limits(const struct node *node, struct programme *programme, struct error *err)
{
    static const char *const keys[] = {"balance", "single", "unnamed", "tiers"};
    if (!node->json)
        return STATUS_OK;
    TRY(node_object(node, keys, COUNT(keys), err));
    TRY(parse_limit(node, &programme->wallet.limit, err));
    struct node unnamed = node_get(node, "unnamed"), tiers = node_get(node, "tiers");
    TRY(parse_row(&unnamed, &programme->wallet.unnamed, err));
    if (tiers.json && !json_is_object(tiers.json))
        return node_bad(&tiers, "must be tiers by their codes", err);
    for (void *at = json_object_iter((json_t *)(uintptr_t)tiers.json); at;
         at = json_object_iter_next((json_t *)(uintptr_t)tiers.json, at)) {
        struct node row = node_get(&tiers, json_object_iter_key(at));
        int level = programme_level(programme, json_object_iter_key(at));
        if (level < 0)
            return tier_bad_code(programme, &row, err);
        TRY(parse_row(&row, &programme->tier.level[level].limit, err));
    }
    return STATUS_OK;
}

static enum status parse_wallet(const struct node *node, struct programme *programme, struct error *err)
{
    static const char *const keys[] = {"draw", "bonus_earns", "topups", "limits"};
    static const char *const draws[] = {"pro-rata", "principal-first", "bonus-first"};
    if (!node->json)
        return STATUS_OK;
    TRY(node_object(node, keys, COUNT(keys), err));
    struct node draw = node_get(node, "draw"), earns = node_get(node, "bonus_earns"), topups = node_get(node, "topups"),
                limits = node_get(node, "limits");
    int choice = DRAW_PRO_RATA;
    TRY(node_choice(&draw, draws, 3, &choice, err));
    programme->wallet.draw = (enum draw_order)choice;
    TRY(node_bool(&earns, &programme->wallet.bonus_earns, err));
    TRY(parse_topups(&topups, programme, err));
    return parse_limits(&limits, programme, err);
}

static enum status parse_returns(const struct node *node, struct programme *programme, struct error *err)
{
    static const char *const keys[] = {"within_days", "grace_days"};
    if (!node->json)
        return STATUS_OK;
    TRY(node_object(node, keys, COUNT(keys), err));
    struct node within = node_get(node, "within_days"), grace = node_get(node, "grace_days");
    TRY(node_int(&within, 0, MANY, &programme->returns.within_days, err));
    return node_int(&grace, 0, YEARS_MAX * 366, &programme->returns.grace_days, err);
}

static enum status check_unit(const struct node *node, int64_t unit, struct error *err)
{
    if (unit == 0 || unit == 10 || unit == 50 || unit == 100)
        return STATUS_OK;
    static const char *const units[] = {"0", "0.1", "0.5", "1"};
    return node_bad_set(node, "one_of", units, COUNT(units), err);
}

static enum status parse_round_off(const struct node *node, struct programme *programme, struct error *err)
{
    static const char *const keys[] = {"to", "hand_limit"};
    if (!node->json)
        return STATUS_OK;
    TRY(node_object(node, keys, COUNT(keys), err));
    struct node to = node_get(node, "to");
    TRY(node_money(&to, 0, &programme->till.round_to, err));
    return check_unit(&to, programme->till.round_to, err);
}

static enum status parse_till(const struct node *node, struct programme *programme, struct error *err)
{
    static const char *const keys[] = {"round_off", "cash_rounding", "claim_days", "price_change_limit", "cutoff"};
    if (!node->json)
        return STATUS_OK;
    TRY(node_object(node, keys, COUNT(keys), err));
    struct node round_off = node_get(node, "round_off"), claim = node_get(node, "claim_days"),
                cutoff = node_get(node, "cutoff"), cash = node_get(node, "cash_rounding");
    TRY(node_money(&cash, 0, &programme->till.cash_rounding, err));
    TRY(check_unit(&cash, programme->till.cash_rounding, err));
    TRY(parse_round_off(&round_off, programme, err));
    TRY(node_int(&claim, 0, MANY, &programme->till.claim_days, err));
    if (!cutoff.json)
        return STATUS_OK;
    const char *rest;
    int minute;
    if (!json_is_string(cutoff.json) || !node_clock(json_string_value(cutoff.json), &rest, &minute) || *rest != '\0' ||
        minute >= 24 * 60)
        return node_bad(&cutoff, "must be a time like 04:00", err);
    programme->till.cutoff_minute = minute;
    return STATUS_OK;
}

static enum status parse_offers(const struct node *node, struct programme *programme, struct error *err)
{
    if (!node->json)
        return STATUS_OK;
    if (!json_is_array(node->json))
        return node_bad(node, "must be a list", err);
    size_t count = json_array_size(node->json);
    programme->offer = mem_alloc(count * sizeof *programme->offer);
    for (size_t i = 0; i < count; i++) {
        struct node element = node_at(node, i);
        struct offer *offer = &programme->offer[programme->offers++];
        TRY(offer_parse(&element, programme, offer, err));
        struct node code = node_get(&element, "code");
        if (programme_offer(programme, offer->code) != (int)i)
            return node_bad(&code, "two offers have this code", err);
        for (size_t j = 0; j < i && offer->batch; j++) {
            struct node coupon = node_get(&element, "coupon"), batch = node_get(&coupon, "batch");
            if (programme->offer[j].batch == offer->batch)
                return node_bad(&batch, "another offer already uses this code batch", err);
        }
    }
    return STATUS_OK;
}

static enum status bad_coupon(const struct programme *programme, const struct node *node, struct error *err)
{
    size_t codes = 0;
    const char **code = mem_alloc((programme->offers + 1) * sizeof *code);
    for (size_t i = 0; i < programme->offers; i++)
        if (programme->offer[i].trigger == TRIGGER_COUPON)
            code[codes++] = programme->offer[i].code;
    enum status status = codes > 0 ? node_bad_set(node, "one_of", code, codes, err)
                                   : node_bad(node, "no offer is claimed by a coupon", err);
    free(code);
    return status;
}

/* The offer of a coupon given with a top-up must have coupons. */
static enum status check_topups(const struct node *topups, const struct programme *programme, struct error *err)
{
    for (size_t i = 0; i < json_array_size(topups->json); i++) {
        struct node element = node_at(topups, i), coupon = node_get(&element, "coupon");
        int offer = coupon.json ? programme_offer(programme, json_string_value(coupon.json)) : 0;
        if (coupon.json && (offer < 0 || programme->offer[offer].trigger != TRIGGER_COUPON))
            return bad_coupon(programme, &coupon, err);
    }
    return STATUS_OK;
}

static enum status parse(const json_t *json, struct programme *programme, struct error *err)
{
    static const char *const keys[] = {"currency", "points", "tiers", "wallet", "offers", "returns", "till", "limits"};
    struct node root = {.json = json};
    TRY(node_object(&root, keys, COUNT(keys), err));
    struct node currency = node_get(&root, "currency"), points = node_get(&root, "points"),
                tiers = node_get(&root, "tiers"), wallet = node_get(&root, "wallet"),
                returns = node_get(&root, "returns"), till = node_get(&root, "till"),
                offers = node_get(&root, "offers");
    TRY(parse_currency(&currency, programme->currency, err));
    TRY(parse_points(&points, programme, err));
    TRY(parse_tiers(&tiers, programme, err));
    TRY(parse_wallet(&wallet, programme, err));
    TRY(parse_returns(&returns, programme, err));
    TRY(parse_till(&till, programme, err));
    TRY(limit_parse(&root, &programme->limits, err));
    TRY(parse_offers(&offers, programme, err));
    struct node topups = node_get(&wallet, "topups");
    TRY(check_topups(&topups, programme, err));
    return STATUS_OK;
}

enum status programme_parse(const char *json, size_t length, struct programme *programme, struct error *err)
{
    set_defaults(programme);
    json_error_t fault;
    json_t *document = json_loadb(json, length, JSON_REJECT_DUPLICATES, &fault);
    if (!document)
        return error_json(err, "programme", fault.line, fault.column, fault.text);
    enum status status = parse(document, programme, err);
    json_decref(document);
    if (status != STATUS_OK)
        programme_clear(programme);
    return status;
}

void programme_clear(struct programme *programme)
{
    for (size_t i = 0; i < programme->offers; i++)
        offer_clear(&programme->offer[i]);
    free(programme->offer);
    free(programme->tier.level);
    free(programme->wallet.topup);
    scope_clear(&programme->points.scope);
    *programme = (struct programme){0};
}

int programme_level(const struct programme *programme, const char *code)
{
    for (size_t i = 0; i < programme->tier.levels; i++)
        if (strcmp(programme->tier.level[i].code, code) == 0)
            return (int)i;
    return -1;
}

int programme_offer(const struct programme *programme, const char *code)
{
    for (size_t i = 0; i < programme->offers; i++)
        if (strcmp(programme->offer[i].code, code) == 0)
            return (int)i;
    return -1;
}

bool programme_counts_purchases(const struct programme *programme)
{
    for (size_t i = 0; i < programme->offers; i++)
        if (programme->offer[i].purchase_number)
            return true;
    return false;
}

static int64_t lower(int64_t a, int64_t b)
{
    return a == LIMIT_NONE || (b != LIMIT_NONE && b < a) ? b : a;
}

struct prepaid_limit programme_limit(const struct programme *programme, int level, bool named)
{
    struct prepaid_limit limit = programme->wallet.limit;
    const struct prepaid_limit *own = level >= 0 ? &programme->tier.level[level].limit : NULL;
    if (own && own->balance != LIMIT_NONE)
        limit.balance = own->balance;
    if (own && own->single != LIMIT_NONE)
        limit.single = own->single;
    if (named)
        return limit;
    return (struct prepaid_limit){lower(limit.balance, programme->wallet.unnamed.balance),
                                  lower(limit.single, programme->wallet.unnamed.single)};
}

int64_t programme_points_expiry(const struct programme *programme, int64_t day)
{
    if (programme->points.expire == EXPIRE_NEVER)
        return DATE_NEVER;
    int64_t last = programme->points.expire == EXPIRE_MONTHS ? date_add_months(day, programme->points.expire_count)
                                                             : day + programme->points.expire_count;
    if (programme->points.month_end)
        last = date_month_end(last);
    return last < DATE_NEVER ? last : DATE_NEVER;
}
