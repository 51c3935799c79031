/* SPDX-License-Identifier: MIT */
#include "tests/support/naive_quote.h"

#include <string.h>

#include "base/date.h"
#include "base/money.h"

#include "tests/support/naive_kinds.h"

__extension__ typedef __int128 whole;

#define ENTRIES (NAIVE_OFFERS + COUPONS_MAX)

/* An offer or coupon that may be on the bill. */
struct entry {
    int offer, coupon;
    bool on, dead;
};

struct bill {
    const struct programme *programme;
    const struct quote_input *input;
    struct entry entry[ENTRIES];
    int entries;
};

/* The result of pricing a set of entries. */
struct picture {
    int64_t left[NAIVE_LINES];
    int64_t granted[ENTRIES], counted[ENTRIES];
};

static int64_t half_up(whole numerator, whole denominator)
{
    return (int64_t)((2 * numerator + denominator) / (2 * denominator));
}

static int64_t of_line(const struct quote_line *line, int64_t per_unit)
{
    return half_up((whole)per_unit * line->quantity, 1000);
}

static int64_t floor_of(const struct bill *bill, size_t i)
{
    return of_line(&bill->input->line[i], bill->input->line[i].floor);
}

/* Gives one full line at a time its room and starts again with the rest; then single fen to the largest remainders. */
static int64_t spread(int64_t *left, const int64_t *room, const bool *takes, size_t lines, int64_t amount)
{
    int64_t share[NAIVE_LINES] = {0}, start[NAIVE_LINES];
    bool settled[NAIVE_LINES] = {false};
    memcpy(start, left, lines * sizeof *left);
    int64_t rest = amount, granted = 0;
    whole weight;
again:
    weight = 0;
    for (size_t i = 0; i < lines; i++)
        if (takes[i] && !settled[i])
            weight += start[i];
    for (size_t i = 0; i < lines; i++)
        if (takes[i] && !settled[i] && start[i] > 0 && (whole)rest * start[i] > (whole)room[i] * weight) {
            settled[i] = true;
            share[i] = room[i];
            rest -= room[i];
            goto again;
        }
    int64_t given = 0;
    for (size_t i = 0; i < lines && weight > 0; i++)
        if (takes[i] && !settled[i])
            given += share[i] = (int64_t)((whole)rest * start[i] / weight);
    for (; weight > 0 && given < rest; given++) {
        size_t neediest = lines;
        for (size_t i = 0; i < lines; i++)
            if (takes[i] && !settled[i] && start[i] > 0 &&
                (neediest == lines || (whole)rest * start[i] - (whole)share[i] * weight >
                                          (whole)rest * start[neediest] - (whole)share[neediest] * weight))
                neediest = i;
        share[neediest]++;
    }
    for (size_t i = 0; i < lines; i++) {
        left[i] -= share[i];
        granted += share[i];
    }
    return granted;
}

static int64_t spread_over(const struct bill *bill, int64_t *left, const bool *takes, bool floors, int64_t amount)
{
    int64_t room[NAIVE_LINES];
    for (size_t i = 0; i < bill->input->lines; i++) {
        room[i] = left[i] - (floors ? floor_of(bill, i) : 0);
        if (room[i] < 0)
            room[i] = 0;
    }
    return spread(left, room, takes, bill->input->lines, amount);
}

static bool is_listed(char (*list)[CODE_TEXT], size_t count, const char *code)
{
    for (size_t i = 0; i < count; i++)
        if (!strcmp(list[i], code))
            return true;
    return false;
}

static bool in_scope(const struct scope *scope, const struct quote_line *line)
{
    if (scope->skus == 0 && scope->categories == 0)
        return true;
    return is_listed(scope->sku, scope->skus, line->sku) ||
           is_listed(scope->category, scope->categories, line->category);
}

/* Steps 1 and 2. */
static void list_prices(const struct bill *bill, int64_t *left)
{
    bool by_tier[NAIVE_LINES];
    int64_t base = 0;
    for (size_t i = 0; i < bill->input->lines; i++) {
        const struct quote_line *line = &bill->input->line[i];
        left[i] = of_line(line, line->unit_price);
        bool special = !bill->input->staff_percent && line->member_price >= 0 && line->member_price < line->unit_price;
        by_tier[i] = line->discountable && !special;
        if (bill->input->member && line->discountable && special) {
            int64_t lowest = floor_of(bill, i), wanted = of_line(line, line->member_price);
            int64_t price = wanted > lowest ? wanted : lowest;
            left[i] = price < left[i] ? price : left[i];
        }
        base += by_tier[i] ? left[i] : 0;
    }
    int64_t rate = bill->input->staff_percent * INT64_C(100);
    if (bill->input->member && bill->input->member->level >= 0)
        rate = bill->programme->tier.level[bill->input->member->level].discount;
    spread_over(bill, left, by_tier, true, half_up((whole)base * rate, 10000));
}

/* The amount that one entry takes off what is left. */
static int64_t take(const struct bill *bill, const struct offer *offer, int64_t *left)
{
    bool takes[NAIVE_LINES];
    int64_t amount, each[NAIVE_LINES], taken = 0;
    if (!naive_is_discount(offer))
        return 0;
    naive_value(offer, bill->input->line, bill->input->lines, left, takes, &amount, each);
    if (offer->benefit != BENEFIT_FIXED_PRICE)
        return spread_over(bill, left, takes, true, amount);
    for (size_t i = 0; i < bill->input->lines; i++) {
        int64_t room = left[i] > floor_of(bill, i) ? left[i] - floor_of(bill, i) : 0;
        int64_t off = each[i] < room ? each[i] : room;
        left[i] -= off;
        taken += off;
    }
    return taken;
}

static const char *code_of(const struct bill *bill, const struct entry *entry)
{
    return entry->coupon >= 0 ? bill->input->coupon[entry->coupon].code : "";
}

static const struct offer *offer_of(const struct bill *bill, int e)
{
    return &bill->programme->offer[bill->entry[e].offer];
}

/* "priority, then percent, amount, the rest, offer code, coupon code" */
static bool walks_before(const struct bill *bill, const struct entry *a, const struct entry *b)
{
    const struct offer *x = &bill->programme->offer[a->offer], *y = &bill->programme->offer[b->offer];
    if (x->priority != y->priority)
        return x->priority < y->priority;
    if (naive_kind_order(x) != naive_kind_order(y))
        return naive_kind_order(x) < naive_kind_order(y);
    int order = strcmp(x->code, y->code);
    return order != 0 ? order < 0 : strcmp(code_of(bill, a), code_of(bill, b)) < 0;
}

static int64_t minimum_base(const struct bill *bill, const struct offer *offer, const int64_t *left)
{
    int64_t sum = 0;
    for (size_t i = 0; i < bill->input->lines; i++) {
        const struct quote_line *line = &bill->input->line[i];
        if (in_scope(&offer->min_scope, line))
            sum += offer->min_base == BASE_BEFORE_DISCOUNTS ? of_line(line, line->unit_price) : left[i];
    }
    return sum;
}

/* "buy, fixed_price, free_item and nth are line offers, other kinds bill offers; claimed by a coupon all act at 5" */
static int step_of(const struct bill *bill, int e)
{
    enum benefit_kind kind = offer_of(bill, e)->benefit;
    if (bill->entry[e].coupon >= 0)
        return 5;
    return kind == BENEFIT_BUY || kind == BENEFIT_FIXED_PRICE || kind == BENEFIT_FREE_ITEM || kind == BENEFIT_NTH ? 3
                                                                                                                  : 4;
}

/* Prices the bill with the entries that are on, and one more. */
static void look(const struct bill *bill, int more, struct picture *picture)
{
    int64_t open[NAIVE_LINES];
    memset(picture, 0, sizeof *picture);
    list_prices(bill, picture->left);
    for (int step = 3; step <= 5; step++) {
        memcpy(open, picture->left, sizeof open);
        for (int e = 0; e < bill->entries; e++) {
            if ((!bill->entry[e].on && e != more) || step_of(bill, e) != step)
                continue;
            const struct offer *offer = offer_of(bill, e);
            picture->counted[e] = minimum_base(bill, offer, step == 5 ? open : picture->left);
            picture->granted[e] = take(bill, offer, picture->left);
        }
    }
}

static int64_t to_pay(const struct bill *bill, const struct picture *picture)
{
    int64_t sum = 0;
    for (size_t i = 0; i < bill->input->lines; i++)
        sum += picture->left[i];
    return sum;
}

static bool in_hours(const struct offer *offer, int minute)
{
    bool any = offer->hour_ranges == 0;
    for (size_t i = 0; i < offer->hour_ranges; i++)
        any |= offer->hours[i].from <= minute && minute < offer->hours[i].to;
    return any;
}

static bool bears(const struct member_facts *member, const char *tag)
{
    bool found = *tag == '\0';
    for (size_t i = 0; i < member->tags; i++)
        found |= strcmp(member->tag[i], tag) == 0;
    return found;
}

static bool for_member(const struct bill *bill, const struct offer *offer)
{
    const struct member_facts *member = bill->input->member;
    bool asks = offer->tiers > 0 || offer->birthday_within_days >= 0 || offer->purchase_number > 0 ||
                offer->per_member >= 0 || offer->per_member_day >= 0 || *offer->segment != '\0';
    if (!member || !asks)
        return !asks;
    if (offer->tiers > 0 &&
        (member->level < 0 || !is_listed(offer->tier, offer->tiers, bill->programme->tier.level[member->level].code)))
        return false;
    if (!bears(member, offer->segment))
        return false;
    if (offer->birthday_within_days >= 0 &&
        (member->birthday_distance < 0 || member->birthday_distance > offer->birthday_within_days))
        return false;
    return offer->purchase_number == 0 || offer->purchase_number == member->purchases + 1;
}

/* The conditions that do not depend on other entries. */
static bool may_ever(const struct bill *bill, int e)
{
    const struct offer *offer = offer_of(bill, e);
    int64_t units = 0;
    for (size_t i = 0; i < bill->input->lines; i++)
        if (in_scope(&offer->min_scope, &bill->input->line[i]))
            units += naive_is_weighed(&bill->input->line[i]) ? 1000 : bill->input->line[i].quantity;
    return bill->input->day >= offer->from && bill->input->day <= offer->to &&
           (offer->weekdays == 0 || (offer->weekdays & (1U << date_weekday(bill->input->day)))) &&
           in_hours(offer, bill->input->minute) && for_member(bill, offer) && units >= offer->min_quantity;
}

static bool bars(const struct bill *bill, int a, int b)
{
    const struct offer *x = offer_of(bill, a), *y = offer_of(bill, b);
    return x->exclusive || y->exclusive || (x->group[0] && !strcmp(x->group, y->group));
}

/* Whether limits and budget allow `e`, counting the entries of the same offer that are on. */
static bool within_limits(const struct bill *bill, int e)
{
    const struct offer *offer = offer_of(bill, e);
    const struct offer_facts *facts = &bill->input->offer[bill->entry[e].offer];
    int64_t uses = 1;
    for (int o = 0; o < bill->entries; o++)
        uses += o != e && bill->entry[o].on && bill->entry[o].offer == bill->entry[e].offer;
    return (offer->per_member < 0 || facts->used_by_member + uses <= offer->per_member) &&
           (offer->per_member_day < 0 || facts->used_by_member_today + uses <= offer->per_member_day) &&
           (facts->uses_left < 0 || uses <= facts->uses_left);
}

/* "An offer that takes nothing off does not apply. Points and gift kinds: when nothing of their scope is on the bill."
 */
static bool does_something(const struct bill *bill, int e, const struct picture *picture)
{
    bool any = false;
    if (naive_is_discount(offer_of(bill, e)))
        return picture->granted[e] > 0;
    for (size_t i = 0; i < bill->input->lines; i++)
        any |= naive_in_reach(offer_of(bill, e), &bill->input->line[i]);
    return any;
}

static bool gift_in_stock(const struct bill *bill, int e)
{
    const struct offer *offer = offer_of(bill, e);
    int64_t left = bill->input->offer[bill->entry[e].offer].gift_left, wanted = 1;
    if (offer->benefit != BENEFIT_GIFT || left < 0)
        return true;
    for (int o = 0; o < bill->entries; o++)
        wanted += o != e && bill->entry[o].on && offer_of(bill, o)->benefit == BENEFIT_GIFT &&
                  !strcmp(offer_of(bill, o)->item, offer->item);
    return wanted <= left;
}

static bool conditions_hold(const struct bill *bill, int e, const struct picture *picture)
{
    const struct offer_facts *facts = &bill->input->offer[bill->entry[e].offer];
    int64_t money = 0;
    for (int o = 0; o <= e; o++)
        money += bill->entry[o].offer == bill->entry[e].offer ? picture->granted[o] : 0;
    return picture->counted[e] >= offer_of(bill, e)->min_amount && does_something(bill, e, picture) &&
           gift_in_stock(bill, e) && (facts->budget_left < 0 || money <= facts->budget_left);
}

/* Whether `e` could join those that are on; *pays is what would be left to pay. */
static bool could_join(const struct bill *bill, int e, int64_t *pays)
{
    struct picture picture;
    if (bill->entry[e].on || bill->entry[e].dead || !may_ever(bill, e) || !within_limits(bill, e))
        return false;
    for (int o = 0; o < bill->entries; o++)
        if (bill->entry[o].on && bars(bill, o, e))
            return false;
    look(bill, e, &picture);
    *pays = to_pay(bill, &picture);
    return conditions_hold(bill, e, &picture);
}

/* Starting at `e`, follows the entries of its priority that beat each other to one that is not beaten. */
static int winner(const struct bill *bill, int e)
{
    int64_t least = 0, pays = 0;
    if (!could_join(bill, e, &least))
        return -1;
    int best = e, held;
    do {
        held = best;
        for (int o = e; o < bill->entries; o++)
            if (o != held && offer_of(bill, o)->priority == offer_of(bill, e)->priority && bars(bill, held, o) &&
                could_join(bill, o, &pays) && (pays < least || (pays == least && o < best))) {
                best = o;
                least = pays;
            }
    } while (best != held);
    return best;
}

/* True if the walk reached its end; false if it put an entry out. */
static bool walk(struct bill *bill)
{
    for (int e = 0; e < bill->entries; e++)
        bill->entry[e].on = false;
    for (int e = 0; e < bill->entries; e++)
        for (int chosen = winner(bill, e); chosen >= 0; chosen = winner(bill, e)) {
            struct picture picture;
            bill->entry[chosen].on = true;
            look(bill, -1, &picture);
            for (int o = 0; o < bill->entries; o++)
                if (bill->entry[o].on && !conditions_hold(bill, o, &picture)) {
                    bill->entry[o].dead = true;
                    return false;
                }
        }
    return true;
}

static void enter(struct bill *bill, int offer, int coupon)
{
    struct entry added = {.offer = offer, .coupon = coupon};
    int at = bill->entries++;
    for (; at > 0 && walks_before(bill, &added, &bill->entry[at - 1]); at--)
        bill->entry[at] = bill->entry[at - 1];
    bill->entry[at] = added;
}

/* Tries every number of points. */
static int64_t most_points(const struct bill *bill, int64_t left)
{
    const struct programme *programme = bill->programme;
    int64_t best = 0, worth = 0, most = (int64_t)((whole)left * programme->points.money.max_percent / 10000);
    for (int64_t n = 0; n <= bill->input->member->points - programme->points.money.keep;
         n += programme->points.money.step) {
        int64_t gives = n * programme->points.money.worth / programme->points.money.points;
        if (gives <= most && gives > worth) {
            best = n;
            worth = gives;
        }
    }
    return best;
}

static void pay(const struct bill *bill, int64_t *left, struct naive *result)
{
    bool all[NAIVE_LINES];
    memset(all, 1, sizeof all);
    if (bill->input->points != 0 && bill->input->member && bill->programme->points.money.on)
        result->points =
            bill->input->points == POINTS_MAX ? most_points(bill, result->before_points) : bill->input->points;
    result->points_money =
        spread_over(bill, left, all, false,
                    result->points * bill->programme->points.money.worth / bill->programme->points.money.points);
    result->payable = result->before_points - result->points_money;
    if (bill->programme->till.round_to > 0)
        result->round_off = spread_over(bill, left, all, false, result->payable % bill->programme->till.round_to);
    result->payable -= result->round_off;
    memcpy(result->net, left, sizeof result->net);
}

static bool bill_earns(const struct bill *bill)
{
    return bill->input->member && !bill->input->no_points && bill->programme->points.on;
}

void naive_multiply(const struct programme *programme, int64_t *multiplier, int64_t by)
{
    if (*multiplier == 0)
        *multiplier = by;
    else if (programme->points.product)
        *multiplier = half_up((whole)*multiplier * by, (whole)10000 * NAIVE_FINE);
    else if (by > *multiplier)
        *multiplier = by;
}

/* The multiplier of each line, in the order of pricing, and the bonus points. */
static void set_points(const struct bill *bill, struct naive *result)
{
    const struct member_facts *member = bill->input->member;
    for (size_t i = 0; i < bill->input->lines; i++)
        result->multiplier[i] =
            (member && member->level >= 0 ? bill->programme->tier.level[member->level].points : 10000) * NAIVE_FINE;
    for (int step = 3; step <= 5; step++)
        for (int e = 0; e < bill->entries; e++) {
            const struct offer *offer = offer_of(bill, e);
            if (!bill->entry[e].on || step_of(bill, e) != step)
                continue;
            result->bonus += offer->benefit == BENEFIT_POINTS_BONUS && bill_earns(bill) ? offer->points : 0;
            result->offered_bonus += offer->benefit == BENEFIT_POINTS_BONUS ? offer->points : 0;
            for (size_t i = 0; i < bill->input->lines && offer->benefit == BENEFIT_POINTS_PERCENT; i++) {
                int64_t *multiplier = &result->multiplier[i];
                if (!naive_in_reach(offer, &bill->input->line[i]))
                    continue;
                if (bill->programme->points.product)
                    *multiplier = half_up((whole)*multiplier * offer->multiplier, 10000);
                else if (offer->multiplier * NAIVE_FINE > *multiplier)
                    *multiplier = offer->multiplier * NAIVE_FINE;
                naive_multiply(bill->programme, &result->offered[i], offer->multiplier * NAIVE_FINE);
            }
        }
}

/* The points earned if nothing is paid by bonus. */
static void earn(const struct bill *bill, struct naive *result)
{
    const struct programme *programme = bill->programme;
    whole weighted = 0;
    if (!bill_earns(bill))
        return;
    for (size_t i = 0; i < bill->input->lines; i++)
        if (in_scope(&programme->points.scope, &bill->input->line[i]))
            weighted += (whole)result->net[i] * result->multiplier[i];
    result->earned =
        (int64_t)(weighted * programme->points.earn / ((whole)programme->points.per * 10000 * NAIVE_FINE)) +
        result->bonus;
    if (programme->points.cap_per_bill >= 0 && result->earned > programme->points.cap_per_bill)
        result->earned = programme->points.cap_per_bill;
}

static void choose(struct bill *bill)
{
    for (size_t i = 0; i < bill->programme->offers; i++)
        if (bill->programme->offer[i].trigger == TRIGGER_AUTOMATIC)
            enter(bill, (int)i, -1);
    for (size_t i = 0; i < bill->input->coupons; i++)
        if (bill->input->coupon[i].refused.status == STATUS_OK)
            enter(bill, bill->input->coupon[i].offer, (int)i);
    while (!walk(bill))
        continue;
}

void naive_quote(const struct programme *programme, const struct quote_input *input, struct naive *result)
{
    struct bill bill = {.programme = programme, .input = input};
    struct picture picture;
    memset(result, 0, sizeof *result);
    for (size_t i = 0; i < input->lines; i++)
        result->gross += of_line(&input->line[i], input->line[i].unit_price);
    choose(&bill);
    look(&bill, -1, &picture);
    for (int e = 0; e < bill.entries; e++) {
        bool coupon = bill.entry[e].coupon >= 0;
        int at = coupon ? bill.entry[e].coupon : bill.entry[e].offer;
        *(coupon ? &result->coupon[at] : &result->automatic[at]) = picture.granted[e];
        *(coupon ? &result->coupon_on[at] : &result->automatic_on[at]) = bill.entry[e].on;
    }
    set_points(&bill, result);
    result->before_points = to_pay(&bill, &picture);
    pay(&bill, picture.left, result);
    earn(&bill, result);
}

static bool listed_level(const struct bill *bill, const struct offer *offer)
{
    int level = bill->input->member ? bill->input->member->level : -1;
    return offer->tiers == 0 ||
           (level >= 0 && is_listed(offer->tier, offer->tiers, bill->programme->tier.level[level].code));
}

static unsigned unmet_conditions(const struct bill *bill, int e)
{
    const struct offer *offer = offer_of(bill, e);
    const struct member_facts *member = bill->input->member;
    unsigned why = 0;
    int64_t units = 0;
    for (size_t i = 0; i < bill->input->lines; i++)
        if (in_scope(&offer->min_scope, &bill->input->line[i]))
            units += naive_is_weighed(&bill->input->line[i]) ? 1000 : bill->input->line[i].quantity;
    why |= bill->input->day < offer->from || bill->input->day > offer->to ? NAIVE_DATE : 0U;
    why |= offer->weekdays && !(offer->weekdays & (1U << date_weekday(bill->input->day))) ? NAIVE_WEEKDAY : 0U;
    why |= in_hours(offer, bill->input->minute) ? 0U : NAIVE_HOUR;
    why |= units < offer->min_quantity ? NAIVE_MIN_QUANTITY : 0U;
    if (!member)
        return why | (for_member(bill, offer) ? 0U : NAIVE_NO_MEMBER);
    why |= listed_level(bill, offer) ? 0U : NAIVE_TIER;
    why |= bears(member, offer->segment) ? 0U : NAIVE_SEGMENT;
    why |= offer->birthday_within_days >= 0 &&
                   (member->birthday_distance < 0 || member->birthday_distance > offer->birthday_within_days)
               ? NAIVE_BIRTHDAY
               : 0U;
    why |= offer->purchase_number > 0 && offer->purchase_number != member->purchases + 1 ? NAIVE_PURCHASE_NUMBER : 0U;
    return why;
}

static unsigned limits_reached(const struct bill *bill, int e)
{
    const struct offer *offer = offer_of(bill, e);
    const struct offer_facts *facts = &bill->input->offer[bill->entry[e].offer];
    int64_t uses = 1;
    for (int o = 0; o < bill->entries; o++)
        uses += o != e && bill->entry[o].on && bill->entry[o].offer == bill->entry[e].offer;
    return (offer->per_member >= 0 && facts->used_by_member + uses > offer->per_member ? NAIVE_PER_MEMBER : 0U) |
           (offer->per_member_day >= 0 && facts->used_by_member_today + uses > offer->per_member_day
                ? NAIVE_PER_MEMBER_DAY
                : 0U) |
           (facts->uses_left >= 0 && uses > facts->uses_left ? NAIVE_TOTAL : 0U);
}

/* All reasons for which `e` cannot be beside those that are on. */
static unsigned reasons(const struct bill *bill, int e)
{
    struct picture picture;
    const struct offer_facts *facts = &bill->input->offer[bill->entry[e].offer];
    unsigned why = unmet_conditions(bill, e) | limits_reached(bill, e);
    int64_t money = 0;
    for (int o = 0; o < bill->entries; o++) {
        const struct offer *held = offer_of(bill, o), *asked = offer_of(bill, e);
        if (!bill->entry[o].on || !bars(bill, o, e))
            continue;
        why |= held->exclusive || asked->exclusive ? NAIVE_EXCLUSIVE : 0U;
        why |= held->group[0] && !strcmp(held->group, asked->group) ? NAIVE_GROUP : 0U;
    }
    look(bill, e, &picture);
    for (int o = 0; o <= e; o++)
        money += bill->entry[o].offer == bill->entry[e].offer ? picture.granted[o] : 0;
    why |= picture.counted[e] < offer_of(bill, e)->min_amount ? NAIVE_MIN_AMOUNT : 0U;
    why |= does_something(bill, e, &picture) ? 0U : NAIVE_SCOPE;
    why |= gift_in_stock(bill, e) ? 0U : NAIVE_STOCK;
    return why | (facts->budget_left >= 0 && money > facts->budget_left ? NAIVE_BUDGET : 0U);
}

unsigned naive_why_not(const struct programme *programme, const struct quote_input *input, int coupon)
{
    struct bill bill = {.programme = programme, .input = input};
    int e = 0;
    choose(&bill);
    while (bill.entry[e].coupon != coupon)
        e++;
    if (bill.entry[e].on)
        return 0;
    unsigned why = reasons(&bill, e);
    for (int o = e + 1; o < bill.entries; o++) /* at its turn, later entries were not on yet */
        bill.entry[o].on = false;
    why |= reasons(&bill, e);
    return why ? why : NAIVE_MIN_AMOUNT | NAIVE_SCOPE | NAIVE_BUDGET;
}
