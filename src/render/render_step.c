/* SPDX-License-Identifier: MIT */
/* Steps as sentences: rule, input, arithmetic, rounding, result. */
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/money.h"
#include "base/text.h"
#include "model/coupon.h"
#include "model/item.h"
#include "render/render.h"

#define FILL_ARGS 6

static bool is(const struct step *step, const char *rule)
{
    return strcmp(step->rule, rule) == 0;
}

static int64_t get(const struct step *step, const char *name)
{
    int64_t number = 0;
    return step_get(step, name, &number) ? number : 0;
}

static bool has(const struct step *step, const char *name)
{
    int64_t number;
    return step_get(step, name, &number);
}

/* The unit of a lot; the step's code is the lot's kind. */
static enum render_unit lot_unit(const struct step *step)
{
    static const char *const money[] = {"principal", "bonus", "budget", "deposit", "account"};
    for (size_t i = 0; i < sizeof money / sizeof *money; i++)
        if (strcmp(step->code, money[i]) == 0)
            return RENDER_MONEY;
    return RENDER_NUMBER;
}

/* Names whose unit depends on the rule. Rule "" matches any rule not listed for that name. */
enum render_unit render_step_unit(const struct step *step, const char *name)
{
    static const struct {
        const char *name, *rule;
        enum render_unit unit;
    } list[] = {
        {"base", "", RENDER_MONEY},
        {"exact", STEP_EARN, RENDER_NUMBER},
        {"exact", "", RENDER_MONEY},
        {"room", "", RENDER_MONEY},
        {"cap", STEP_EARN, RENDER_NUMBER},
        {"cap", "", RENDER_MONEY},
        {"granted", "", RENDER_MONEY},
        {"unit_price", "", RENDER_MONEY},
        {"worth", "", RENDER_MONEY},
        {"amount", STEP_LOT, RENDER_NUMBER},
        {"amount", "", RENDER_MONEY},
        {"balance", STEP_LOT, RENDER_NUMBER},
        {"balance", "", RENDER_MONEY},
        {"pay", "", RENDER_MONEY},
        {"principal", "", RENDER_MONEY},
        {"bonus", STEP_EARN, RENDER_NUMBER},
        {"bonus", "", RENDER_MONEY},
        {"spend", "", RENDER_MONEY},
        {"per", STEP_EARN, RENDER_MONEY},
        {"per", STEP_TENDER, RENDER_MONEY},
        {"settled", STEP_TENDER, RENDER_MONEY},
        {"gap", "", RENDER_MONEY},
        {"part", "", RENDER_MONEY},
        {"before", STEP_REFUND, RENDER_MONEY},
        {"before", STEP_CLOSE, RENDER_MONEY},
        {"used", "", RENDER_MONEY},
        {"from", STEP_LOT, RENDER_DAY},
        {"from", STEP_ISSUED, RENDER_DAY},
        {"from", "", RENDER_MONEY},
        {"to", "", RENDER_DAY},
        {"over", "", RENDER_DAY},
        {"day", "", RENDER_DAY},
        {"list", "", RENDER_MONEY},
        {"limit", "", RENDER_MONEY},
        {"rate", "", RENDER_PERCENT},
        {"multiplier", "", RENDER_PERCENT},
        {"factor", "", RENDER_FACTOR},
        {"quantity", "", RENDER_QUANTITY},
        {"returned", "", RENDER_QUANTITY},
    };
    for (size_t i = 0; i < sizeof list / sizeof list[0]; i++) {
        if (strcmp(list[i].name, name) != 0 || (list[i].rule[0] && !is(step, list[i].rule)))
            continue;
        bool of_lot = is(step, STEP_LOT) || is(step, STEP_EXPIRE);
        if (of_lot && (strcmp(name, "amount") == 0 || strcmp(name, "balance") == 0))
            return lot_unit(step);
        /* A tier's `from` is money spent, or points where the step has points earned. */
        return strcmp(name, "from") == 0 && has(step, "earned") ? RENDER_NUMBER : list[i].unit;
    }
    return RENDER_NUMBER;
}

/* number ÷ 10^decimals without needless zeros: 5, 12.5, 6.4185. */
static char *format_decimal(char buf[MONEY_TEXT], int64_t number, int decimals)
{
    char digits[MONEY_TEXT];
    int64_t unit = 1;
    for (int i = 0; i < decimals; i++)
        unit *= 10;
    int64_t size = number < 0 ? -number : number;
    int written =
        snprintf(digits, sizeof digits, "%lld.%0*lld", (long long)(size / unit), decimals, (long long)(size % unit));
    while (written > 0 && digits[written - 1] == '0')
        digits[--written] = '\0';
    if (written > 0 && digits[written - 1] == '.')
        digits[--written] = '\0';
    snprintf(buf, MONEY_TEXT, "%s%.30s", number < 0 ? "-" : "", digits);
    return buf;
}

static char *format_unit(char buf[MONEY_TEXT], int64_t number, enum render_unit unit)
{
    switch (unit) {
    case RENDER_MONEY:
        return money_format_grouped(buf, number);
    case RENDER_PERCENT:
        return format_decimal(buf, number, 2);
    case RENDER_FACTOR:
        return format_decimal(buf, number, 10); /* parts of 10^12, as a percentage */
    case RENDER_QUANTITY:
        return number_format_quantity(buf, number);
    case RENDER_DAY:
        return date_format(buf, number);
    default:
        return number_format_grouped(buf, number);
    }
}

/* Fills a sentence with named values of the step; "=text" is text itself, "-amount" the value without its sign. */
static char *fill(char *buf, const char *format, const struct step *step, size_t names, const char *const *name)
{
    char text[FILL_ARGS][MONEY_TEXT];
    const char *arg[FILL_ARGS];
    for (size_t i = 0; i < names && i < FILL_ARGS; i++) {
        if (name[i][0] == '=') {
            arg[i] = name[i] + 1;
            continue;
        }
        const char *plain = name[i][0] == '-' ? name[i] + 1 : name[i];
        int64_t number = get(step, plain);
        arg[i] = format_unit(text[i], plain != name[i] && number < 0 ? -number : number, render_step_unit(step, plain));
    }
    return text_fill(buf, RENDER_TEXT, format, names, arg);
}
#define FILL(buf, format, step, ...)                                                                                   \
    fill(buf, format, step, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *),                         \
         (const char *const[]){__VA_ARGS__})

static void append(char *buf, const char *text)
{
    size_t used = strlen(buf);
    text_copy(buf + used, RENDER_TEXT - used, text);
}

static const char *tier_name(const struct programme *programme, const char *code)
{
    int level = programme ? programme_level(programme, code) : -1;
    return level >= 0 && programme->tier.level[level].name[0] ? programme->tier.level[level].name : code;
}

static const char *offer_name(const struct programme *programme, const char *code)
{
    int offer = programme ? programme_offer(programme, code) : -1;
    return offer >= 0 && programme->offer[offer].name[0] ? programme->offer[offer].name : code;
}

/* 95 for 5 % off, 9 for 10 %, 8.55 for 14.5 %: how a Chinese price tag counts. */
static char *format_zhe(char buf[MONEY_TEXT], int64_t rate)
{
    int64_t paid = BASIS - rate;
    if (paid % 1000 != 0 && paid % 100 == 0)
        return format_decimal(buf, paid, 2);
    return format_decimal(buf, paid, 3);
}

static char *tier_label(char buf[RENDER_TEXT], const struct step *step, const struct programme *programme)
{
    char percent[MONEY_TEXT], zhe[MONEY_TEXT];
    int64_t rate = get(step, "rate");
    const char *arg[] = {tier_name(programme, step->code), format_decimal(percent, rate, 2), format_zhe(zhe, rate)};
    /* TRANSLATORS: {0} tier, {1} percent taken off, {2} the same as a Chinese price tag says it (95 for 5 %) */
    return text_fill(buf, RENDER_TEXT, rate < BASIS ? _("{0} {1}% off") : _("{0} free"), 3, arg);
}

char *render_step_label(char buf[RENDER_TEXT], const struct step *step, const struct programme *programme)
{
    if (is(step, STEP_TIER))
        return tier_label(buf, step, programme);
    if (is(step, STEP_STAFF)) {
        char percent[MONEY_TEXT], zhe[MONEY_TEXT];
        int64_t rate = get(step, "rate");
        const char *arg[] = {format_decimal(percent, rate, 2), format_zhe(zhe, rate)};
        /* TRANSLATORS: {0} percent taken off, {1} the same as a Chinese price tag says it (95 for 5 %) */
        return text_fill(buf, RENDER_TEXT, rate < BASIS ? _("Staff price {0}% off") : _("Staff: free"), 2, arg);
    }
    if (is(step, STEP_OFFER) || is(step, STEP_POINTS_OFFER) || is(step, STEP_GIFT)) {
        const char *arg[] = {offer_name(programme, step->code)};
        return text_fill(buf, RENDER_TEXT, step->coupon[0] ? _("Coupon {0}") : "{0}", 1, arg);
    }
    if (is(step, STEP_POINTS))
        return FILL(buf, _("Points {0}"), step, "points");
    if (is(step, STEP_HAND_OFF))
        return text_copy(buf, RENDER_TEXT, _("Manual discount"));
    if (is(step, STEP_ROUND_OFF))
        return text_copy(buf, RENDER_TEXT, _("Round-off"));
    if (is(step, STEP_PAYABLE))
        return text_copy(buf, RENDER_TEXT, _("Due"));
    if (is(step, STEP_TENDER))
        return text_copy(buf, RENDER_TEXT, render_tender(step->code));
    return render_step(buf, step, programme);
}

/* Formats base × rate with all digits, and the rounding if there is any. Returns the result. */
static int64_t percent_of(char buf[RENDER_TEXT], const struct step *step)
{
    char base[MONEY_TEXT], rate[MONEY_TEXT], exact[MONEY_TEXT], rounded[MONEY_TEXT];
    int64_t of = get(step, "base"), percent = get(step, "rate"), found = number_muldiv_half_up(of, percent, BASIS);
    money_format_grouped(base, of);
    format_decimal(rate, percent, 2);
    money_format_grouped(rounded, found);
    bool even = of > MONEY_LIMIT || of * percent % BASIS == 0;
    number_group(exact, format_decimal((char[MONEY_TEXT]){0}, even ? 0 : of * percent, 6));
    const char *arg[] = {base, rate, rounded, exact};
    text_fill(buf, RENDER_TEXT, even ? _("{0} × {1}% = {2}") : _("{0} × {1}% = {3}, rounded half up to {2}"), 4, arg);
    return found;
}

/* Formats what the rule alone would take off; *found is that amount. */
static void taken_off(char buf[RENDER_TEXT], const struct step *step, int64_t *found)
{
    *found = get(step, "exact");
    if (has(step, "rate") && !has(step, "parts"))
        *found = percent_of(buf, step);
    else if (has(step, "rate"))
        FILL(buf, _("{0}% of these units = {1}"), step, "rate", "exact");
    else if (has(step, "parts"))
        FILL(buf, _("{0} off these units"), step, "exact");
    else
        FILL(buf, _("{0} off {1}"), step, has(step, "exact") ? "exact" : "-amount", "base");
}

/* The amount of a discount, and why it is less than the rule alone would give. */
static char *discount(char buf[RENDER_TEXT], const struct step *step, const struct programme *programme)
{
    char label[RENDER_TEXT], sum[RENDER_TEXT], more[RENDER_TEXT];
    int64_t found, granted = has(step, "granted") ? get(step, "granted") : -get(step, "amount");
    render_step_label(label, step, programme);
    taken_off(sum, step, &found);
    if (has(step, "cap") && get(step, "cap") >= 0 && found > get(step, "cap")) {
        found = get(step, "cap");
        append(sum, FILL(more, _("; at most {0}"), step, "cap"));
    }
    if (granted < found)
        append(sum, FILL(more, _("; limited to {0} by the lines"), step, has(step, "granted") ? "granted" : "-amount"));
    const char *arg[] = {label, sum};
    return text_fill(buf, RENDER_TEXT, _("{0}: {1}"), 2, arg);
}

static char *part(char buf[RENDER_TEXT], const struct step *step)
{
    char more[RENDER_TEXT];
    FILL(buf, _("Line {0}: {1} of {2} units, {3} of its amount left"), step, "no", "units", "of", "base");
    if (has(step, "unit_price"))
        append(buf, FILL(more, _("; fixed price {0}"), step, "unit_price"));
    return buf;
}

/* Steps of offers that give points or a gift instead of taking money off. */
static char *given(char buf[RENDER_TEXT], const struct step *step, const struct programme *programme)
{
    char label[RENDER_TEXT], what[RENDER_TEXT];
    render_step_label(label, step, programme);
    if (is(step, STEP_GIFT))
        FILL(what, _("gift handed over: {0}"), step, "pieces");
    else if (has(step, "multiplier"))
        FILL(what, _("points × {0}%"), step, "multiplier");
    else
        FILL(what, _("{0} bonus points"), step, "points");
    const char *arg[] = {label, what};
    return text_fill(buf, RENDER_TEXT, _("{0}: {1}"), 2, arg);
}

static char *earned(char buf[RENDER_TEXT], const struct step *step)
{
    char more[RENDER_TEXT];
    const char *exact = has(step, "exact") ? "exact" : "points";
    if (has(step, "parts"))
        FILL(buf, _("Points earned: the sum of these × {0} per {1} = {2}, rounded down"), step, "earn", "per", exact);
    else
        FILL(buf, _("Points earned: {0} × {1}% × {2} per {3} = {4}, rounded down"), step, "base",
             has(step, "factor") ? "factor" : "multiplier", "earn", "per", exact);
    if (get(step, "bonus"))
        append(buf, FILL(more, _("; with bonus points {0}"), step, "bonus"));
    if (has(step, "cap") && get(step, "cap") >= 0)
        append(buf, FILL(more, _("; at most {0} a bill"), step, "cap"));
    if (get(step, "points") != get(step, exact))
        append(buf, FILL(more, _("; {0} in all"), step, "points"));
    return buf;
}

static char *lot(char buf[RENDER_TEXT], const struct step *step)
{
    char moved[MONEY_TEXT], number[MONEY_TEXT], left[RENDER_TEXT];
    int64_t amount = get(step, "amount"), to = get(step, "to");
    format_unit(number, amount, lot_unit(step));
    snprintf(moved, sizeof moved, "%s%.30s", amount > 0 ? "+" : "", number);
    char name[MONEY_TEXT];
    snprintf(name, sizeof name, "%lld", (long long)get(step, "lot"));
    const char *arg[] = {render_lot_kind(step->code), name, moved};
    text_fill(buf, RENDER_TEXT, _("{0}, lot {1}: {2}"), 3, arg);
    if (has(step, "from"))
        append(buf, FILL(left, has(step, "to") && to < DATE_NEVER ? _(", usable {0} to {1}") : _(", usable from {0}"),
                         step, "from", "to"));
    else if (has(step, "to") && to < DATE_NEVER)
        append(buf, FILL(left, _(", usable to {0}"), step, "to"));
    if (has(step, "balance"))
        append(buf, FILL(left, _(", {0} left"), step, "balance"));
    return buf;
}

static char *expired(char buf[RENDER_TEXT], const struct step *step)
{
    char number[MONEY_TEXT], amount[MONEY_TEXT], to[MONEY_TEXT];
    snprintf(number, sizeof number, "%lld", (long long)get(step, "lot"));
    int64_t gone = get(step, "amount");
    const char *arg[] = {render_lot_kind(step->code), number,
                         format_unit(amount, gone < 0 ? -gone : gone, lot_unit(step)),
                         date_format(to, get(step, "to"))};
    return text_fill(buf, RENDER_TEXT, _("{0}, lot {1}: {2} expired, last usable day {3}"), 4, arg);
}

static const char *tier_sentence(const struct step *step, bool points)
{
    if (is(step, STEP_TIER_UP))
        return points ? _("Tier up to {0}: {1} points earned in the window, {2} needed")
                      : _("Tier up to {0}: {1} spent in the window, {2} needed");
    if (is(step, STEP_TIER_KEPT))
        return points ? _("Tier {0} kept: {1} points earned in the window, {2} needed")
                      : _("Tier {0} kept: {1} spent in the window, {2} needed");
    return points ? _("Tier down to {0}: {1} points earned in the window, {2} needed")
                  : _("Tier down to {0}: {1} spent in the window, {2} needed");
}

static char *tier_change(char buf[RENDER_TEXT], const struct step *step, const struct programme *programme)
{
    char measured[MONEY_TEXT], from[MONEY_TEXT], more[RENDER_TEXT];
    bool points = has(step, "earned");
    format_unit(measured, get(step, points ? "earned" : "spend"), points ? RENDER_NUMBER : RENDER_MONEY);
    format_unit(from, get(step, "from"), points ? RENDER_NUMBER : RENDER_MONEY);
    const char *arg[] = {tier_name(programme, step->code), measured, from};
    text_fill(buf, RENDER_TEXT, tier_sentence(step, points), 3, arg);
    if (has(step, "over"))
        append(buf, FILL(more, _("; its period ended on {0}"), step, "over"));
    if (has(step, "over") && get(step, "to") < DATE_NEVER)
        append(buf, FILL(more, _(", the next ends on {0}"), step, "to"));
    return buf;
}

static char *member_price(char buf[RENDER_TEXT], const struct step *step)
{
    char more[RENDER_TEXT];
    FILL(buf, _("Line {0}: member price {2} instead of {4}: {1} × {2} = {3}"), step, "no", "quantity", "unit_price",
         has(step, "exact") ? "exact" : "amount", "base");
    if (has(step, "exact"))
        append(buf, FILL(more, _("; floor {0}"), step, "amount"));
    return buf;
}

/* Steps of a bill as it is priced and paid; NULL if it is none of them. */
static char *pricing(char buf[RENDER_TEXT], const struct step *step, const struct programme *programme)
{
    if (is(step, STEP_LINE) && has(step, "base"))
        return member_price(buf, step);
    if (is(step, STEP_LINE) && has(step, "list"))
        return FILL(buf, _("Line {0}: manual price {2} instead of {4}: {1} × {2} = {3}"), step, "no", "quantity",
                    "unit_price", "amount", "list");
    if (is(step, STEP_HAND_OFF))
        return FILL(buf, _("Manual discount: {0} off {1}"), step, "-amount", "base");
    if (is(step, STEP_LINE))
        return FILL(buf, _("Line {0}: {1} × {2} = {3}"), step, "no", "quantity", "unit_price", "amount");
    if (is(step, STEP_TIER) || is(step, STEP_STAFF) || is(step, STEP_OFFER))
        return discount(buf, step, programme);
    if (is(step, STEP_PART))
        return part(buf, step);
    if (is(step, STEP_POINTS_OFFER) || is(step, STEP_GIFT))
        return given(buf, step, programme);
    if (is(step, STEP_EARN_PART))
        return FILL(buf, "{0} × {1}%", step, "base", has(step, "factor") ? "factor" : "multiplier");
    if (is(step, STEP_POINTS))
        return FILL(buf, _("Points as money: {0} points, {1} worth {2} = {3}"), step, "points", "per", "worth",
                    "-amount");
    if (is(step, STEP_ROUND_OFF))
        return FILL(buf, _("Round-off: {0}"), step, "-amount");
    if (is(step, STEP_PAYABLE))
        return FILL(buf, _("Due: {0}"), step, "amount");
    if (is(step, STEP_EARN))
        return earned(buf, step);
    if (is(step, STEP_EARN_NONE))
        return text_copy(buf, RENDER_TEXT,
                         get(step, "no_member") ? _("No points: no member on the bill")
                         : get(step, "account") ? _("No points yet: this bill earns when its account is settled")
                                                : _("No points: switched off for this bill"));
    return NULL;
}

static char *of_pass(char buf[RENDER_TEXT], const struct step *step)
{
    char uses[MONEY_TEXT], left[MONEY_TEXT], to[MONEY_TEXT];
    int64_t moved = get(step, "uses");
    snprintf(uses, sizeof uses, "%lld", (long long)(moved < 0 ? -moved : moved));
    snprintf(left, sizeof left, "%lld", (long long)get(step, "left"));
    const char *arg[] = {step->code, uses, moved < 0 ? left : date_format(to, get(step, "to"))};
    if (moved < 0)
        return text_fill(buf, RENDER_TEXT, _("Pass {0}: {1} used, {2} left"), 3, arg);
    return text_fill(buf, RENDER_TEXT,
                     get(step, "to") < DATE_NEVER ? _("Pass {0}: {1} uses, to {2}") : _("Pass {0}: {1} uses"), 3, arg);
}

/* "Principal: 500.00 - 120.00 used = 380.00 paid out" */
static char *closed(char buf[RENDER_TEXT], const struct step *step)
{
    bool bonus = strcmp(step->code, "bonus") == 0;
    if (has(step, "before"))
        return FILL(buf,
                    bonus ? _("Bonus: {0} given - {1} used - {3} cancelled before = {2} cancelled")
                          : _("Principal: {0} paid in - {1} used - {3} paid out before = {2} paid out"),
                    step, "granted", "used", "amount", "before");
    return FILL(buf,
                bonus ? _("Bonus: {0} given - {1} used = {2} cancelled")
                      : _("Principal: {0} paid in - {1} used = {2} paid out"),
                step, "granted", "used", "amount");
}

static char *claimed(char buf[RENDER_TEXT], const struct step *step, const struct programme *programme)
{
    char day[MONEY_TEXT], amount[MONEY_TEXT];
    const char *arg[] = {date_format(day, get(step, "day")), money_format_grouped(amount, get(step, "amount")),
                         tier_name(programme, step->code)};
    return text_fill(buf, RENDER_TEXT,
                     step->code[0] ? _("Bill of {0} claimed: {1} net, by the rules of that day, tier {2}")
                                   : _("Bill of {0} claimed: {1} net, by the rules of that day"),
                     3, arg);
}

static char *gift_for_points(char buf[RENDER_TEXT], const struct step *step)
{
    char points[MONEY_TEXT];
    number_format_grouped(points, -get(step, "points"));
    const char *arg[] = {points, step->code};
    return text_fill(buf, RENDER_TEXT, step->code[0] ? _("Gift {1} for {0} points") : _("Another gift for {0} points"),
                     2, arg);
}

static char *topped_up(char buf[RENDER_TEXT], const struct step *step)
{
    char more[RENDER_TEXT];
    FILL(buf, _("Top-up {0}: pay {1} get {2} more"), step, "amount", "pay", "bonus");
    if (has(step, "parts"))
        append(buf, FILL(more, _(", bonus in {0} instalments"), step, "parts"));
    if (has(step, "points"))
        append(buf, FILL(more, _("; {0} bonus points"), step, "points"));
    return buf;
}

static char *taken_back(char buf[RENDER_TEXT], const struct step *step)
{
    char entry[MONEY_TEXT];
    snprintf(entry, sizeof entry, "%lld", (long long)get(step, "entry"));
    const char *arg[] = {render_kind(step->code), entry};
    return text_fill(buf, RENDER_TEXT, _("Undone: {0}, entry {1}"), 2, arg);
}

/* Steps of transfers and of returns; NULL if the step is neither. */
static char *moving(char buf[RENDER_TEXT], const struct step *step, const struct programme *programme)
{
    if (is(step, STEP_DRAW))
        return FILL(buf,
                    !has(step, "holder") ? _("Stored value {0}: principal {1} + bonus {2}")
                    : !has(step, "limit")
                        ? _("Member #{3}'s stored value {0}: principal {1} + bonus {2}")
                        : _("Member #{3}'s stored value {0}: principal {1} + bonus {2}; month {4} of {5}"),
                    step, "-amount", "principal", "bonus", "holder", "used", "limit");
    if (is(step, STEP_LOT))
        return lot(buf, step);
    if (is(step, STEP_TIER_UP) || is(step, STEP_TIER_DOWN) || is(step, STEP_TIER_KEPT))
        return tier_change(buf, step, programme);
    if (is(step, STEP_ADJUST))
        return FILL(
            buf, strcmp(step->code, "take") == 0 ? _("Points deducted manually: {0}") : _("Points added manually: {0}"),
            step, "-points");
    if (is(step, STEP_REDEEM))
        return gift_for_points(buf, step);
    if (is(step, STEP_EXPIRE))
        return expired(buf, step);
    if (is(step, STEP_REFUND))
        return FILL(buf, _("Line {0} refund: {1} × {2} / {3}, half up, less {4} before = {5}"), step, "no", "base",
                    "returned", "quantity", "before", "-amount");
    if (is(step, STEP_POINTS_BACK))
        return FILL(buf, _("Points given back: {0} × {1} / {2}, rounded down, less {3} before = {4}"), step, "spent",
                    "part", "base", "before", "points");
    if (is(step, STEP_POINTS_TAKEN))
        return FILL(buf, _("Points to take back: {0} earned - {1} due on the unreturned part = {2}"), step, "kept",
                    "due", "points");
    if (is(step, STEP_OWED) && strcmp(step->code, "gift") == 0)
        return FILL(buf,
                    get(step, "points") ? _("Gift not brought back: {0} points owed")
                                        : _("Gift not brought back: noted, no points are owed"),
                    step, "points");
    if (is(step, STEP_OWED))
        return FILL(buf, strcmp(step->code, "settled") == 0 ? _("Owed points deducted: {0}") : _("Owed points: {0}"),
                    step, "points");
    if (is(step, STEP_TOPUP))
        return topped_up(buf, step);
    if (is(step, STEP_TIER_GRANT)) {
        char day[MONEY_TEXT];
        const char *arg[] = {tier_name(programme, step->code), date_format(day, get(step, "to"))};
        return text_fill(buf, RENDER_TEXT, _("Tier {0} set manually, until {1}"), 2, arg);
    }
    if (is(step, STEP_CLOSE))
        return closed(buf, step);
    if (is(step, STEP_PASS))
        return of_pass(buf, step);
    if (is(step, STEP_CLAIM))
        return claimed(buf, step, programme);
    if (is(step, STEP_SETTLE))
        return FILL(buf, _("On account since {0}, settled: it earns now"), step, "day");
    if (is(step, STEP_UNDO))
        return taken_back(buf, step);
    return NULL;
}

/* Steps of coupons issued or withdrawn; NULL if it is neither. */
static char *of_batch(char buf[RENDER_TEXT], const struct step *step, const struct programme *programme)
{
    char code[COUPON_TEXT], count[MONEY_TEXT], batch[MONEY_TEXT], from[DATE_TEXT], to[DATE_TEXT];
    number_format_grouped(count, get(step, "coupons"));
    snprintf(batch, sizeof batch, "%lld", (long long)get(step, "batch"));
    const char *arg[] = {offer_name(programme, step->code),
                         step->coupon[0] ? coupon_code_show(code, step->coupon) : count, batch,
                         date_format(from, get(step, "from")), date_format(to, get(step, "to"))};
    if (step->coupon[0])
        return text_fill(buf, RENDER_TEXT, _("{0}: coupon {1} withdrawn"), 2, arg);
    if (is(step, STEP_WITHDRAWN))
        return text_fill(buf, RENDER_TEXT, _("{0}: {1} coupons of batch {2} withdrawn"), 3, arg);
    if (get(step, "to") == DATE_NEVER)
        return text_fill(buf, RENDER_TEXT, _("{0}: {1} coupons of batch {2}, from {3}"), 4, arg);
    return text_fill(buf, RENDER_TEXT, _("{0}: {1} coupons of batch {2}, {3} to {4}"), 5, arg);
}

char *render_step(char buf[RENDER_TEXT], const struct step *step, const struct programme *programme)
{
    char *said = pricing(buf, step, programme);
    if (said || (said = moving(buf, step, programme)) != NULL)
        return said;
    char amount[MONEY_TEXT];
    money_format_grouped(amount, get(step, "amount"));
    if (is(step, STEP_ISSUED) || is(step, STEP_WITHDRAWN))
        return of_batch(buf, step, programme);
    if (is(step, STEP_COUPON)) {
        char code[COUPON_TEXT];
        const char *arg[] = {coupon_code_show(code, step->coupon),
                             render_coupon_state(get(step, "usable") ? "usable" : "expired")};
        return text_fill(buf, RENDER_TEXT, _("Coupon {0}: {1}"), 2, arg);
    }
    if (is(step, STEP_TENDER) && has(step, "per"))
        return FILL(buf,
                    get(step, "amount") < 0 ? _("Cash rounding: to {1}, {0} less taken off")
                                            : _("Cash rounding: to {1}, {0} taken off"),
                    step, "-amount", "per");
    if (is(step, STEP_TENDER) && has(step, "settled"))
        return FILL(buf, _("Platform voucher: {0}; the platform pays {1}, {2} less"), step, "amount", "settled", "gap");
    const char *arg[] = {is(step, STEP_TENDER) ? render_tender(step->code) : step->rule, amount};
    return text_fill(buf, RENDER_TEXT, _("{0}: {1}"), 2, arg);
}
