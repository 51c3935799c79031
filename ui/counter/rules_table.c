/* SPDX-License-Identifier: MIT */
/* The parts of a programme and their forms, as tables. Labels fit twelve cells, notes thirty-seven. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "ui/counter/rules.h"

#define COUNT(list) (sizeof(list) / sizeof(list)[0])
#define CODE_LIMIT 40
#define TEXT_LIMIT 80
#define NAMES(...)                                                                                                     \
    (const char *const[])                                                                                              \
    {                                                                                                                  \
        __VA_ARGS__, NULL                                                                                              \
    }

#define TEXT(name, of, as, said)                                                                                       \
    {                                                                                                                  \
        .row = {.label = name, .limit = TEXT_LIMIT}, .path = of, .kind = DRAFT_##as, .note = said                      \
    }
#define NEEDED(name, of, as, said)                                                                                     \
    {                                                                                                                  \
        .row = {.label = name, .limit = TEXT_LIMIT, .required = true}, .path = of, .kind = DRAFT_##as, .note = said    \
    }
#define WHOLE(name, of, said)                                                                                          \
    {                                                                                                                  \
        .row = {.label = name, .kind = FORM_DIGITS, .limit = 9}, .path = of, .kind = DRAFT_NUMBER, .note = said        \
    }
#define YES(name, of, said)                                                                                            \
    {                                                                                                                  \
        .row = {.label = name, .kind = FORM_CHOICE, .least = '0', .most = '1'}, .path = of, .kind = DRAFT_YES,         \
        .note = said                                                                                                   \
    }
#define ONE_OF(name, of, last, said, ...)                                                                              \
    {                                                                                                                  \
        .row = {.label = name, .kind = FORM_CHOICE, .least = '1', .most = last}, .path = of, .kind = DRAFT_WORD,       \
        .names = NAMES(__VA_ARGS__), .note = said                                                                      \
    }

static const struct rule_field points[] = {
    TEXT(N_("Per amount"), "per", WORD, N_("yuan paid earns the points below")),
    WHOLE(N_("Points"), "earn", NULL),
    ONE_OF(N_("Multipliers"), "multipliers", '2', N_("1 the best one, 2 multiplied"), "best", "product"),
    WHOLE(N_("Max per bill"), "cap_per_bill", N_("points; empty: no limit")),
    WHOLE(N_("Delay, days"), "delay_days", N_("before they can be used")),
    WHOLE(N_("Months valid"), "expire.months", N_("both empty: never expires")),
    WHOLE(N_("Days valid"), "expire.days", NULL),
    ONE_OF(N_("Expires on"), "expire.round", '2', N_("1 that day, 2 end of its month"), "none", "month-end"),
    TEXT(N_("Categories"), "scope.category", WORDS, N_("earning; comma separated; empty: all")),
    TEXT(N_("SKUs"), "scope.sku", WORDS, NULL),
    YES(N_("Vouchers"), "voucher_earns", N_("earn points: 1 yes, 0 no")),
};

static const struct rule_field money[] = {
    WHOLE(N_("Points"), "points", N_("points per step of redemption")),
    TEXT(N_("are worth"), "worth", WORD, N_("yuan; all empty: no points as money")),
    WHOLE(N_("Multiple of"), "step", N_("points")),
    TEXT(N_("Max %"), "max_percent", NUMBER, N_("of the amount due before points")),
    WHOLE(N_("Minimum left"), "keep", N_("points the member must have left")),
};

static const struct rule_field tiers[] = {
    ONE_OF(N_("Counted by"), "measure", '2', N_("1 net spend, 2 points earned"), "spend", "earned_points"),
    ONE_OF(N_("Window"), "window", '4', N_("1 months, 2 year, 3 joining, 4 all"), "rolling_months", "calendar_year",
           "anniversary", "lifetime"),
    WHOLE(N_("Months"), "window.rolling_months", N_("of window 1")),
    WHOLE(N_("Grace days"), "grace_days", N_("kept longer than the window")),
    WHOLE(N_("Warn days"), "warn_days", N_("before a tier ends")),
    ONE_OF(N_("On downgrade"), "down", '2', N_("1 to the tier earned, 2 one level"), "window", "one"),
};

static const struct rule_field levels[] = {
    NEEDED(N_("Code"), "code", WORD, N_("letters; fixed once members have it")),
    TEXT(N_("Display name"), "name", WORD, NULL),
    NEEDED(N_("Threshold"), "from", WORD, N_("yuan or points in the window; first 0")),
    TEXT(N_("% off"), "discount_percent", NUMBER, N_("off the bill: 5 is 5% off")),
    TEXT(N_("Points %"), "points_percent", NUMBER, N_("150: 1.5 times")),
};

static const struct rule_field wallet[] = {
    ONE_OF(N_("Pays from"), "draw", '3', N_("1 pro rata, 2 principal first, 3 bonus first"), "pro-rata",
           "principal-first", "bonus-first"),
    YES(N_("Bonus earns"), "bonus_earns", N_("points: 1 yes, 0 no")),
    TEXT(N_("Max balance"), "limits.balance", WORD, N_("yuan in one wallet")),
    TEXT(N_("Max at once"), "limits.single", WORD, N_("yuan in one top-up")),
};

static const struct rule_field topups[] = {
    NEEDED(N_("Pay"), "pay", WORD, N_("yuan, or more")),
    TEXT(N_("Bonus"), "bonus", WORD, N_("yuan on top")),
    WHOLE(N_("Points"), "points", NULL),
    TEXT(N_("Coupon"), "coupon", WORD, N_("offer code of the coupon given")),
    TEXT(N_("Pass SKU"), "pass.sku", WORD, N_("SKU the pass is used for")),
    WHOLE(N_("Pass uses"), "pass.uses", N_("so many times")),
    WHOLE(N_("Parts"), "instalments.count", N_("of the bonus; empty: all at once")),
    ONE_OF(N_("Part every"), "instalments.every", '3', N_("1 day, 2 week, 3 month"), "day", "week", "month"),
};

static const struct rule_field offer_what[] = {
    NEEDED(N_("Code"), "code", WORD, N_("letters; fixed once used")),
    TEXT(N_("Display name"), "name", WORD, N_("name on bill and receipt")),
    {.row = {.label = N_("Trigger"), .kind = FORM_CHOICE, .least = '1', .most = '2', .required = true},
     .path = "trigger",
     .kind = DRAFT_WORD,
     .names = NAMES("automatic", "coupon"),
     .note = N_("1 automatic, 2 by coupon")},
    TEXT(N_("Percent off"), "benefit.percent", NUMBER, N_("one benefit; N-th item: off that one")),
    TEXT(N_("Max off"), "benefit.cap", WORD, N_("yuan, of a percent")),
    TEXT(N_("Amount off"), "benefit.amount", WORD, N_("yuan")),
    TEXT(N_("Fixed price"), "benefit.fixed_price", WORD, N_("yuan a unit")),
    WHOLE(N_("N-th item"), "benefit.nth", N_("in every N, one gets the percent off")),
    WHOLE(N_("Buy"), "benefit.buy", N_("so many, and")),
    WHOLE(N_("Get free"), "benefit.free", N_("so many more")),
    TEXT(N_("Free item"), "benefit.free_item", WORD, N_("SKU, must be on the bill")),
    TEXT(N_("Points %"), "benefit.points_percent", NUMBER, N_("200: double points")),
    WHOLE(N_("Extra points"), "benefit.points_bonus", NULL),
    TEXT(N_("Gift"), "benefit.gift", WORD, N_("SKU, given outside the bill")),
    TEXT(N_("Categories"), "benefit.scope.category", WORDS, N_("covered; comma separated; empty: all")),
    TEXT(N_("SKUs"), "benefit.scope.sku", WORDS, NULL),
    YES(N_("Cheapest"), "benefit.scope.cheapest", N_("1: only the cheapest unit")),
};

static const struct rule_field offer_when[] = {
    TEXT(N_("From"), "when.from", WORD, N_("2026-08-01, inclusive")),
    TEXT(N_("Until"), "when.to", WORD, N_("inclusive")),
    TEXT(N_("Weekdays"), "when.weekdays", NUMBERS, N_("1 Monday to 7, comma separated")),
    TEXT(N_("Hours"), "when.hours", WORDS, N_("10:00-14:00, comma separated")),
    TEXT(N_("Tiers"), "when.tiers", WORDS, N_("codes, comma separated")),
    TEXT(N_("Segment"), "when.segment", WORD, NULL),
    WHOLE(N_("Birthday"), "when.birthday_within_days", N_("days before or after the birthday")),
    WHOLE(N_("Purchase no."), "when.purchase_number", N_("1: the first")),
    TEXT(N_("Min amount"), "when.min_amount", WORD, N_("yuan")),
    ONE_OF(N_("Min counted"), "when.min_base", '2', N_("1 before coupons, 2 before discounts"), "before-coupons",
           "before-discounts"),
    TEXT(N_("Min quantity"), "when.min_quantity", NUMBER, N_("units")),
    TEXT(N_("Categories"), "when.scope.category", WORDS, N_("counted to the minimum; empty: all")),
    TEXT(N_("SKUs"), "when.scope.sku", WORDS, NULL),
};

static const struct rule_field offer_limits[] = {
    WHOLE(N_("Per member"), "limits.per_member", N_("times")),
    WHOLE(N_("Per day"), "limits.per_member_day", N_("times a member")),
    WHOLE(N_("Total"), "limits.total", N_("times")),
    TEXT(N_("Budget"), "limits.budget", WORD, N_("yuan in total")),
    YES(N_("Void undoes"), "limits.void_returns", N_("the use: 1 yes, 0 no")),
    TEXT(N_("Group"), "stack.group", WORD, N_("only one of a group per bill")),
    YES(N_("Exclusive"), "stack.exclusive", N_("1: not with any other offer")),
    TEXT(N_("Priority"), "stack.priority", NUMBER, N_("lowest number first; empty: 100")),
    WHOLE(N_("Coupon days"), "coupon.valid_days", N_("from the day it is issued")),
    TEXT(N_("Coupon from"), "coupon.from", WORD, N_("2026-08-01")),
    TEXT(N_("Coupon to"), "coupon.to", WORD, NULL),
    YES(N_("Bearer"), "coupon.bearer", N_("1: whoever has the code may use it")),
    TEXT(N_("Code batch"), "coupon.batch", WORD, N_("another name: a new batch of codes")),
};

static const struct rule_field at_till[] = {
    TEXT(N_("Round to"), "till.round_off.to", WORD, N_("0.10, 0.50 or 1.00; empty: off")),
    TEXT(N_("Cash round"), "till.cash_rounding", WORD, N_("0.10: cash payments round to this")),
    WHOLE(N_("Claim days"), "till.claim_days", N_("days to claim a walk-in bill")),
    TEXT(N_("Day ends"), "till.cutoff", WORD, N_("04:00")),
    WHOLE(N_("Return days"), "returns.within_days", N_("empty: any time")),
    WHOLE(N_("Grace days"), "returns.grace_days", N_("days valid: refunded expired points")),
};

static const struct rule_field clerks[] = {
    TEXT(N_("Price change"), "price", WORD, N_("yuan off a bill; empty: 0")),
    TEXT(N_("Discount"), "discount", WORD, N_("yuan off a bill, prices included")),
    TEXT(N_("Round-off"), "round_off", WORD, N_("yuan off a bill")),
    TEXT(N_("Refund"), "refund", WORD, N_("yuan, all returns of a bill")),
    TEXT(N_("Per shift"), "refund_shift", WORD, N_("yuan, the clerk's returns of a shift")),
    TEXT(N_("Void"), "void_shift", WORD, N_("yuan, a bill of another shift")),
    WHOLE(N_("Coupons"), "coupons", N_("issued in a shift")),
    TEXT(N_("Top-up bonus"), "topup_bonus", WORD, N_("yuan given in a shift")),
    TEXT(N_("Claims"), "claim", WORD, N_("yuan of bills claimed in a shift")),
};

static const struct rule_field managers[] = {
    TEXT(N_("Price change"), "price", WORD, N_("yuan, alone or approving; empty: any")),
    TEXT(N_("Discount"), "discount", WORD, NULL),
    TEXT(N_("Round-off"), "round_off", WORD, NULL),
    TEXT(N_("Refund"), "refund", WORD, N_("yuan, all returns of a bill")),
    TEXT(N_("Per shift"), "refund_shift", WORD, N_("yuan, the returns of a shift")),
    TEXT(N_("Void"), "void_shift", WORD, N_("yuan, a bill of another shift")),
    WHOLE(N_("Points"), "points", N_("added or deducted manually; empty: 500")),
    WHOLE(N_("Coupons"), "coupons", N_("issued in a shift")),
    TEXT(N_("Top-up bonus"), "topup_bonus", WORD, N_("yuan given in a shift")),
    TEXT(N_("Claims"), "claim", WORD, N_("yuan of bills claimed in a shift")),
};

static const struct rule_field gifts[] = {
    NEEDED(N_("SKU"), "sku", WORD, N_("an existing item's, or a new one")),
    NEEDED(N_("Item name"), "name", WORD, NULL),
    {.row = {.label = N_("Points"), .kind = FORM_DIGITS, .limit = 9},
     .path = "points_price",
     .note = N_("points it costs; empty: not a gift")},
    {.row = {.label = N_("Stock"), .kind = FORM_DIGITS, .limit = 9}, .path = "stock", .note = N_("empty: not counted")},
    TEXT(N_("Price"), "price", WORD, N_("yuan, if also sold; empty: 0")),
};

#define PAGE(name, list)                                                                                               \
    {                                                                                                                  \
        .title = name, .field = list, .fields = COUNT(list)                                                            \
    }
#define OBJECT(name, of, form)                                                                                         \
    {                                                                                                                  \
        .title = name, .path = of, .page = {PAGE(name, form)}, .pages = 1                                              \
    }
#define LIST(name, of, form, by)                                                                                       \
    {                                                                                                                  \
        .title = name, .path = of, .list = true, .page = {PAGE(name, form)}, .pages = 1, .order = by                   \
    }

static const struct rule_part parts[] = {
    OBJECT(N_("Points: earning, expiry"), "points", points),
    OBJECT(N_("Points as money"), "points.money", money),
    OBJECT(N_("Tiers: scheme"), "tiers", tiers),
    LIST(N_("Tiers: levels"), "tiers.levels", levels, "from"),
    OBJECT(N_("Stored value"), "wallet", wallet),
    LIST(N_("Top-up offers"), "wallet.topups", topups, NULL),
    {.title = N_("Offers"),
     .path = "offers",
     .list = true,
     .pages = RULE_PAGES,
     .page = {PAGE(N_("Offer 1/3: benefit"), offer_what), PAGE(N_("Offer 2/3: conditions"), offer_when),
              PAGE(N_("Offer 3/3: limits, coupons"), offer_limits)}},
    OBJECT(N_("Till and returns"), "", at_till),
    LIST(N_("Gifts for points"), NULL, gifts, NULL),
    OBJECT(N_("Limits: clerks"), "limits.clerk", clerks),
    OBJECT(N_("Limits: managers"), "limits.manager", managers),
};

size_t rules_parts(void)
{
    return COUNT(parts);
}

const struct rule_part *rules_part(size_t index)
{
    return &parts[index];
}

char *rules_base(char buf[DRAFT_TEXT], const struct rule_part *part, size_t element)
{
    if (part->list)
        snprintf(buf, DRAFT_TEXT, "%s[%zu]", part->path ? part->path : "", element);
    else
        text_copy(buf, DRAFT_TEXT, part->path);
    return buf;
}

char *rules_path(char buf[DRAFT_TEXT], const char *base, const char *path)
{
    snprintf(buf, DRAFT_TEXT, "%s%s%s", base, *base ? "." : "", path);
    return buf;
}

/* The rest of a path below the object of a part; NULL if the path is not below it. */
static const char *path_below(const struct rule_part *part, const char *path)
{
    size_t length = strlen(part->path);
    if (length == 0)
        return path;
    if (strncmp(path, part->path, length) != 0)
        return NULL;
    path += length;
    if (part->list && *path == '[')
        path += strcspn(path, "]") + 1;
    else if (part->list)
        return NULL;
    return *path == '.' ? path + 1 : *path == '\0' ? path : NULL;
}

/*
 * Whether a path of an error means the field: its own path, an element of it ("when.weekdays[0]"), or an object that
 * contains it ("benefit").
 */
static bool speaks_of(const char *path, const char *field)
{
    size_t length = strlen(path), own = strlen(field);
    if (strncmp(path, field, length) == 0 && (field[length] == '\0' || field[length] == '.'))
        return length > 0;
    return strncmp(path, field, own) == 0 && (path[own] == '[' || path[own] == '.');
}

const struct rule_field *rules_field_of(const char *path, const struct rule_part **part)
{
    for (size_t i = 0; i < COUNT(parts); i++) {
        const char *rest = parts[i].path ? path_below(&parts[i], path) : NULL;
        for (size_t page = 0; rest && page < parts[i].pages; page++)
            for (size_t j = 0; j < parts[i].page[page].fields; j++)
                if (speaks_of(rest, parts[i].page[page].field[j].path)) {
                    *part = &parts[i];
                    return &parts[i].page[page].field[j];
                }
    }
    *part = NULL;
    return NULL;
}
