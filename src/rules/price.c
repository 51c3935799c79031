/* SPDX-License-Identifier: MIT */
#include "rules/price.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/money.h"
#include "rules/unit.h"

static bool possible(const struct quote_line *line)
{
    return line->quantity > 0 && line->quantity <= QUANTITY_LIMIT && line->unit_price >= 0 &&
           line->unit_price <= MONEY_LIMIT && line->floor >= 0 && line->floor <= MONEY_LIMIT &&
           line->member_price >= LIMIT_NONE;
}

static enum status check_lines(const struct quote_input *input, struct error *err)
{
    int64_t total = 0;
    if (input->lines == 0 || input->lines > LINES_MAX)
        return error_value(err, "line", "", "a bill must have 1 to 500 lines");
    for (size_t i = 0; i < input->lines; i++) {
        const struct quote_line *line = &input->line[i];
        char number[MONEY_TEXT];
        if (!possible(line))
            return error_value(err, "line", number_format_quantity(number, line->quantity),
                               "impossible quantity or price for a line");
        int64_t gross = number_muldiv_half_up(line->unit_price, line->quantity, QUANTITY_ONE);
        if (gross > MONEY_LIMIT - total)
            return error_value(err, "line", money_format(number, gross), "the bill total is too large");
        total += gross;
    }
    return STATUS_OK;
}

static enum status check_input(const struct programme *programme, const struct quote_input *input, struct error *err)
{
    TRY(check_lines(input, err));
    if (input->coupons > COUPONS_MAX)
        return error_value(err, "coupon", "", "too many coupons");
    for (size_t i = 0; i < input->coupons; i++)
        for (size_t j = 0; j < i; j++)
            if (strcmp(input->coupon[i].code, input->coupon[j].code) == 0)
                return error_value(err, "coupon", input->coupon[i].code, "the same coupon twice");
    if (input->member && input->member->level >= 0 && (size_t)input->member->level >= programme->tier.levels)
        return error_value(err, "member", "", "the programme has no such tier");
    return STATUS_OK;
}

/* Step 2, member prices. */
static void apply_member_prices(struct price *price)
{
    for (size_t i = 0; i < price->lines && price->input->member; i++) {
        const struct quote_line *line = &price->input->line[i];
        if (!line->discountable || line->member_price == LIMIT_NONE || line->member_price >= line->unit_price)
            continue;
        int64_t wanted = number_muldiv_half_up(line->member_price, line->quantity, QUANTITY_ONE);
        if (wanted < price->floor[i])
            wanted = price->floor[i];
        if (wanted < price->gross[i])
            price->member_off[i] = price->gross[i] - wanted;
        price->start[i] -= price->member_off[i];
    }
}

/* A colleague is no member and takes the staff price of every line. */
static bool by_member_price(const struct price *price, const struct quote_line *line)
{
    return price->input->member && line->member_price != LIMIT_NONE && line->member_price < line->unit_price;
}

int64_t price_tier_rate(const struct price *price)
{
    const struct member_facts *member = price->input->member;
    if (price->input->staff_percent > 0)
        return price->input->staff_percent * (BASIS / 100);
    return member && member->level >= 0 ? price->programme->tier.level[member->level].discount : 0;
}

/* Step 2, the discount of the tier, or for staff, on the other lines. */
static void apply_tier(struct price *price)
{
    int64_t rate = price_tier_rate(price);
    if (rate == 0)
        return;
    size_t *line = mem_resize(NULL, price->lines, sizeof *line), count = 0;
    for (size_t i = 0; i < price->lines; i++) {
        if (!price->input->line[i].discountable || by_member_price(price, &price->input->line[i]))
            continue;
        line[count++] = i;
        price->tier_base += price->start[i];
        price->tier_room += price->start[i] > price->floor[i] ? price->start[i] - price->floor[i] : 0;
    }
    int64_t amount = number_muldiv_half_up(price->tier_base, rate, BASIS);
    price->tier_granted = price_spread(price, line, count, amount, true, price->start);
    for (size_t i = 0; i < count; i++)
        price->tier_off[line[i]] = price->part[i];
    free(line);
}

enum status price_open(const struct programme *programme, const struct quote_input *input, struct price *price,
                       struct error *err)
{
    *price = (struct price){.programme = programme, .input = input};
    TRY(check_input(programme, input, err));
    price->lines = input->lines;
    int64_t **column[] = {&price->gross,    &price->floor,  &price->start, &price->member_off,
                          &price->tier_off, &price->weight, &price->room,  &price->part};
    for (size_t i = 0; i < sizeof column / sizeof *column; i++)
        *column[i] = mem_alloc(price->lines * sizeof **column[i]);
    price->every = mem_alloc(price->lines * sizeof *price->every);
    for (size_t i = 0; i < price->lines; i++) {
        price->every[i] = i;
        price->gross[i] = number_muldiv_half_up(input->line[i].unit_price, input->line[i].quantity, QUANTITY_ONE);
        price->floor[i] = number_muldiv_half_up(input->line[i].floor, input->line[i].quantity, QUANTITY_ONE);
        price->start[i] = price->gross[i];
    }
    apply_member_prices(price);
    apply_tier(price);
    return STATUS_OK;
}

void price_close(struct price *price)
{
    int64_t *column[] = {price->gross,    price->floor,  price->start, price->member_off,
                         price->tier_off, price->weight, price->room,  price->part};
    for (size_t i = 0; i < sizeof column / sizeof *column; i++)
        free(column[i]);
    free(price->every);
    *price = (struct price){0};
}

int64_t price_spread(struct price *price, const size_t *line, size_t count, int64_t amount, bool floors, int64_t *left)
{
    for (size_t i = 0; i < count; i++) {
        int64_t floor = floors ? price->floor[line[i]] : 0;
        price->weight[i] = left[line[i]];
        price->room[i] = left[line[i]] > floor ? left[line[i]] - floor : 0;
    }
    int64_t granted = money_share(amount, count, price->weight, price->room, price->part);
    for (size_t i = 0; i < count; i++)
        left[line[i]] -= price->part[i];
    return granted;
}

static void keep_cheapest(const struct price *price, struct candidate *candidate)
{
    for (size_t i = 1; i < candidate->lines; i++)
        if (price->input->line[candidate->line[i]].unit_price < price->input->line[candidate->line[0]].unit_price)
            candidate->line[0] = candidate->line[i];
    if (candidate->lines > 1)
        candidate->lines = 1;
    candidate->units[0] = 1;
}

static bool takes_from(const struct offer *offer, const struct quote_line *line)
{
    return line->discountable && scope_has(&offer->scope, line->sku, line->category) &&
           (offer->benefit != BENEFIT_FREE_ITEM || strcmp(offer->item, line->sku) == 0);
}

static void choose_units(const struct price *price, bool one, struct candidate *candidate)
{
    candidate->units = mem_alloc(price->lines * sizeof *candidate->units);
    candidate->of = mem_alloc(price->lines * sizeof *candidate->of);
    if (one)
        keep_cheapest(price, candidate);
    else
        unit_choose(candidate->offer, price->input->line, candidate->line, candidate->lines, candidate->units);
    for (size_t i = 0; i < candidate->lines; i++)
        candidate->of[i] = unit_count(&price->input->line[candidate->line[i]]);
}

void price_candidate_open(const struct price *price, int offer, int coupon, struct candidate *candidate)
{
    const struct offer *terms = &price->programme->offer[offer];
    bool one = terms->scope.cheapest || terms->benefit == BENEFIT_FREE_ITEM;
    *candidate = (struct candidate){.offer = terms, .index = offer, .coupon = coupon};
    candidate->line = mem_resize(NULL, price->lines, sizeof *candidate->line);
    candidate->counted = mem_resize(NULL, price->lines, sizeof *candidate->counted);
    for (size_t i = 0; i < price->lines; i++) {
        const struct quote_line *line = &price->input->line[i];
        if (takes_from(terms, line))
            candidate->line[candidate->lines++] = i;
        if (!scope_has(&terms->min_scope, line->sku, line->category))
            continue;
        candidate->counted[candidate->counts++] = i;
        candidate->gross += price->gross[i];
        candidate->quantity += unit_count(line) * QUANTITY_ONE;
    }
    if (one || terms->benefit == BENEFIT_NTH || terms->benefit == BENEFIT_BUY)
        choose_units(price, one, candidate);
}

void price_candidate_close(struct candidate *candidate)
{
    free(candidate->line);
    free(candidate->units);
    free(candidate->of);
    free(candidate->counted);
    *candidate = (struct candidate){0};
}

int price_candidate_stage(const struct candidate *candidate)
{
    return candidate->coupon >= 0 ? 2 : offer_benefit_of_lines(candidate->offer->benefit) ? 0 : 1;
}

void price_running_open(const struct price *price, struct running *running)
{
    *running = (struct running){.left = mem_alloc(price->lines * sizeof *running->left),
                                .open = mem_alloc(price->lines * sizeof *running->open)};
    price_running_start(price, running);
}

void price_running_close(struct running *running)
{
    free(running->left);
    free(running->open);
    *running = (struct running){0};
}

void price_running_start(const struct price *price, struct running *running)
{
    memcpy(running->left, price->start, price->lines * sizeof *running->left);
    running->claimed = false;
}

void price_running_copy(const struct price *price, struct running *to, const struct running *from)
{
    memcpy(to->left, from->left, price->lines * sizeof *to->left);
    memcpy(to->open, from->open, price->lines * sizeof *to->open);
    to->claimed = from->claimed;
}

int64_t price_running_total(const struct price *price, const struct running *running)
{
    int64_t total = 0;
    for (size_t i = 0; i < price->lines; i++)
        total += running->left[i];
    return total;
}

static int64_t counted_amount(const struct candidate *candidate, const struct running *running)
{
    if (candidate->offer->min_base == BASE_BEFORE_DISCOUNTS)
        return candidate->gross;
    const int64_t *left = candidate->coupon >= 0 ? running->open : running->left;
    int64_t amount = 0;
    for (size_t i = 0; i < candidate->counts; i++)
        amount += left[candidate->counted[i]];
    return amount;
}

static int64_t room_of(const struct price *price, size_t line, const int64_t *left)
{
    return left[line] > price->floor[line] ? left[line] - price->floor[line] : 0;
}

/*
 * Merges lines with the same number of units into one part: that leaves few divisions, and quote_best calls this often.
 */
static size_t gather_units(const struct candidate *candidate, const int64_t *left, struct unit_part part[LINES_MAX])
{
    size_t count = 0;
    for (size_t i = 0; i < candidate->lines; i++) {
        size_t at = 0;
        if (candidate->units[i] == 0)
            continue;
        while (at < count && part[at].of != candidate->of[i])
            at++;
        if (at == count)
            part[count++] = (struct unit_part){.units = 1, .of = candidate->of[i]};
        part[at].left += left[candidate->line[i]] * candidate->units[i];
    }
    return count;
}

/* Sets base and exact of a benefit that applies to some units of its lines. */
static void value_units(const struct candidate *candidate, const int64_t *left, int64_t rate, struct benefit *benefit)
{
    struct unit_part part[LINES_MAX];
    size_t count = gather_units(candidate, left, part);
    benefit->base = unit_worth(part, count, BASIS);
    benefit->exact = rate == BASIS ? benefit->base : unit_worth(part, count, rate);
}

/* Sets base, room and exact: what the offer would take if there were room for it. */
static void compute_exact(const struct price *price, const struct candidate *candidate, const int64_t *left,
                          struct benefit *benefit)
{
    const struct offer *offer = candidate->offer;
    bool part = offer->benefit == BENEFIT_PERCENT || offer->benefit == BENEFIT_NTH;
    for (size_t i = 0; i < candidate->lines; i++) {
        benefit->base += left[candidate->line[i]];
        benefit->room += room_of(price, candidate->line[i], left);
    }
    if (!offer_benefit_takes_off(offer->benefit))
        return;
    if (candidate->units)
        value_units(candidate, left, part ? offer->percent : BASIS, benefit);
    else if (part)
        benefit->exact = number_muldiv_half_up(benefit->base, offer->percent, BASIS);
    if (offer->benefit == BENEFIT_AMOUNT)
        benefit->exact = offer->amount;
    if (benefit->room > benefit->base)
        benefit->room = benefit->base;
}

/* A fixed price applies to each line alone and never raises it. Sets base, exact, room and granted. */
static void value_fixed_price(const struct price *price, const struct candidate *candidate, const int64_t *left,
                              struct benefit *benefit, int64_t *part)
{
    for (size_t i = 0; i < candidate->lines; i++) {
        size_t at = candidate->line[i];
        const struct quote_line *line = &price->input->line[at];
        int64_t size = candidate->units ? unit_size(line) : line->quantity;
        int64_t worth = size == line->quantity ? left[at] : number_muldiv_half_up(left[at], size, line->quantity);
        int64_t price_of_it = number_muldiv_half_up(candidate->offer->fixed_price, size, QUANTITY_ONE);
        int64_t exact = worth > price_of_it ? worth - price_of_it : 0, room = room_of(price, at, left);
        benefit->base += worth;
        benefit->exact += exact;
        benefit->room += room < worth ? room : worth;
        benefit->granted += exact < room ? exact : room;
        if (part)
            part[i] = exact < room ? exact : room;
    }
}

/* What the benefit asks for, ignoring room: exact, limited to the cap. */
static int64_t asked(const struct candidate *candidate, const struct benefit *benefit)
{
    bool capped = candidate->offer->cap != LIMIT_NONE && benefit->exact > candidate->offer->cap;
    return capped ? candidate->offer->cap : benefit->exact;
}

int64_t price_most(const struct price *price, const struct candidate *candidate, const int64_t *left)
{
    struct benefit benefit = {0};
    if (candidate->offer->benefit == BENEFIT_FIXED_PRICE) {
        value_fixed_price(price, candidate, left, &benefit, NULL);
        return benefit.granted;
    }
    compute_exact(price, candidate, left, &benefit);
    int64_t amount = asked(candidate, &benefit);
    return amount < benefit.room ? amount : benefit.room;
}

struct benefit price_take(struct price *price, const struct candidate *candidate, struct running *running)
{
    struct benefit benefit = {0};
    if (candidate->coupon >= 0 && !running->claimed) {
        memcpy(running->open, running->left, price->lines * sizeof *running->open);
        running->claimed = true;
    }
    if (candidate->offer->min_amount > 0)
        benefit.counted = counted_amount(candidate, running);
    if (candidate->offer->benefit == BENEFIT_FIXED_PRICE) {
        value_fixed_price(price, candidate, running->left, &benefit, price->part);
        for (size_t i = 0; i < candidate->lines; i++)
            running->left[candidate->line[i]] -= price->part[i];
        return benefit;
    }
    compute_exact(price, candidate, running->left, &benefit);
    int64_t amount = asked(candidate, &benefit);
    if (amount > benefit.room)
        amount = benefit.room;
    benefit.granted = price_spread(price, candidate->line, candidate->lines, amount, true, running->left);
    return benefit;
}
