/* SPDX-License-Identifier: MIT */
#include "rules/quote.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/money.h"
#include "base/text.h"
#include "rules/choice.h"
#include "rules/spend.h"
#include "rules/unit.h"

/* Records what the step added last took off a line. */
static void add_share(struct quote *quote, size_t at, int64_t amount)
{
    struct priced_line *line = &quote->line[at];
    if (amount == 0)
        return;
    line->share = mem_grow(line->share, line->shares, &line->room, sizeof *line->share);
    line->share[line->shares++] = (struct share){.step = (int)quote->steps.count - 1, .amount = amount};
}

static void add_discount(struct quote *quote, size_t at, int64_t amount)
{
    add_share(quote, at, amount);
    quote->line[at].discount += amount;
    quote->discount += amount;
}

static void open_lines(const struct price *price, struct quote *quote)
{
    const struct quote_input *input = price->input;
    quote->line = mem_alloc(price->lines * sizeof *quote->line);
    quote->lines = price->lines;
    for (size_t i = 0; i < price->lines; i++) {
        const struct quote_line *line = &input->line[i];
        struct step *step = step_add(&quote->steps, STEP_LINE, line->sku, NULL);
        step_set(step, "no", (int64_t)i + 1);
        step_set(step, "quantity", line->quantity);
        step_set(step, "unit_price", price->member_off[i] > 0 ? line->member_price : line->unit_price);
        int64_t wanted = number_muldiv_half_up(line->member_price, line->quantity, QUANTITY_ONE);
        if (line->list_price > line->unit_price)
            step_set(step, "list", line->list_price);
        if (price->member_off[i] > 0)
            step_set(step, "base", line->unit_price);
        if (price->member_off[i] > 0 && wanted < price->floor[i])
            step_set(step, "exact", wanted);
        step_set(step, "amount", price->gross[i] - price->member_off[i]);
        quote->line[i].gross = price->gross[i];
        quote->gross += price->gross[i];
        add_discount(quote, i, price->member_off[i]);
    }
}

static void add_tier(const struct price *price, struct quote *quote)
{
    if (price->tier_granted == 0)
        return;
    const struct member_facts *member = price->input->member;
    bool staff = price->input->staff_percent > 0;
    struct step *step = step_add(&quote->steps, staff ? STEP_STAFF : STEP_TIER,
                                 staff ? NULL : price->programme->tier.level[member->level].code, NULL);
    step_set(step, "base", price->tier_base);
    step_set(step, "rate", price_tier_rate(price));
    step_set(step, "room", price->tier_room);
    step_set(step, "granted", price->tier_granted);
    step_set(step, "amount", -price->tier_granted);
    for (size_t i = 0; i < price->lines; i++)
        add_discount(quote, i, price->tier_off[i]);
}

static const char *coupon_of(const struct price *price, const struct candidate *candidate)
{
    return candidate->coupon >= 0 ? price->input->coupon[candidate->coupon].code : NULL;
}

/* Adds a step per line for the units an offer applies to, with the amounts left before it. Returns how many. */
static int64_t add_parts(const struct price *price, const struct candidate *candidate, const int64_t *left,
                         struct quote *quote)
{
    const struct offer *offer = candidate->offer;
    int64_t parts = 0;
    for (size_t i = 0; i < candidate->lines; i++) {
        const struct quote_line *line = &price->input->line[candidate->line[i]];
        int64_t units = candidate->units ? candidate->units[i] : unit_count(line);
        if (units == 0)
            continue;
        struct step *step = step_add(&quote->steps, STEP_PART, offer->code, coupon_of(price, candidate));
        step_set(step, "no", (int64_t)candidate->line[i] + 1);
        step_set(step, "base", left[candidate->line[i]]);
        step_set(step, "units", units);
        step_set(step, "of", unit_count(line));
        if (offer->benefit == BENEFIT_FIXED_PRICE) {
            step_set(step, "quantity", candidate->units ? unit_size(line) : line->quantity);
            step_set(step, "unit_price", offer->fixed_price);
        }
        parts++;
    }
    return parts;
}

static void add_taken(struct price *price, const struct candidate *candidate, struct running *running,
                      struct quote *quote)
{
    const struct offer *offer = candidate->offer;
    bool of_parts = (candidate->units && offer->benefit != BENEFIT_AMOUNT) || offer->benefit == BENEFIT_FIXED_PRICE;
    int64_t parts = of_parts ? add_parts(price, candidate, running->left, quote) : 0;
    struct benefit benefit = price_take(price, candidate, running);
    struct step *step = step_add(&quote->steps, STEP_OFFER, offer->code, coupon_of(price, candidate));
    if (of_parts)
        step_set(step, "parts", parts);
    else
        step_set(step, "base", benefit.base);
    if (offer->benefit == BENEFIT_PERCENT || offer->benefit == BENEFIT_NTH)
        step_set(step, "rate", offer->percent);
    step_set(step, "exact", benefit.exact);
    if (offer->cap != LIMIT_NONE)
        step_set(step, "cap", offer->cap);
    step_set(step, "room", benefit.room);
    step_set(step, "granted", benefit.granted);
    step_set(step, "amount", -benefit.granted);
    for (size_t i = 0; i < candidate->lines; i++)
        add_discount(quote, candidate->line[i], price->part[i]);
    quote->applied[quote->applied_count - 1].amount = benefit.granted;
}

static void hand_over(struct quote *quote, const char *sku)
{
    size_t at = 0;
    while (at < quote->gifts && strcmp(quote->gift[at].sku, sku) != 0)
        at++;
    if (at == quote->gifts) {
        quote->gift = mem_grow(quote->gift, quote->gifts, &quote->gift_room, sizeof *quote->gift);
        quote->gift[quote->gifts] = (struct gift){0};
        text_copy(quote->gift[quote->gifts++].sku, sizeof quote->gift->sku, sku);
    }
    quote->gift[at].quantity++;
}

static void add_offer(struct price *price, const struct candidate *candidate, struct running *running,
                      struct quote *quote)
{
    const struct offer *offer = candidate->offer;
    const char *coupon = coupon_of(price, candidate);
    quote->applied = mem_grow(quote->applied, quote->applied_count, &quote->applied_room, sizeof *quote->applied);
    quote->applied[quote->applied_count++] =
        (struct applied_offer){.offer = candidate->index, .coupon = candidate->coupon};
    if (offer_benefit_takes_off(offer->benefit)) {
        add_taken(price, candidate, running, quote);
    } else if (offer->benefit == BENEFIT_POINTS_PERCENT) {
        step_set(step_add(&quote->steps, STEP_POINTS_OFFER, offer->code, coupon), "multiplier", offer->multiplier);
    } else if (offer->benefit == BENEFIT_POINTS_BONUS) {
        quote->points_bonus += offer->points;
        step_set(step_add(&quote->steps, STEP_POINTS_OFFER, offer->code, coupon), "points", offer->points);
    } else {
        hand_over(quote, offer->item);
        step_set(step_add(&quote->steps, STEP_GIFT, offer->code, coupon), "pieces", 1);
    }
}

static void add_refused(struct quote *quote, const char *offer, const char *coupon, const struct error *why)
{
    quote->refused = mem_grow(quote->refused, quote->refused_count, &quote->refused_room, sizeof *quote->refused);
    struct refused_offer *refused = &quote->refused[quote->refused_count++];
    *refused = (struct refused_offer){.error = *why};
    text_copy(refused->offer, sizeof refused->offer, offer);
    text_copy(refused->coupon, sizeof refused->coupon, coupon);
    if (refused->error.field[0] == '\0')
        text_copy(refused->error.field, sizeof refused->error.field, coupon[0] != '\0' ? "coupon" : "offer");
}

/* Keeps an offer that lacks nothing but an amount, if it is among those that lack least. */
static void add_near(const struct contender *contender, const char *coupon, const struct error *why,
                     struct quote *quote)
{
    int64_t missing = contender->verdict.number[0];
    size_t at = quote->nears;
    if (why->status != STATUS_OFFER_CONDITIONS || strcmp(why->detail, "min_amount") != 0)
        return;
    while (at > 0 && quote->near[at - 1].missing > missing)
        at--;
    if (at == QUOTE_NEAR)
        return;
    if (quote->nears < QUOTE_NEAR)
        quote->nears++;
    memmove(&quote->near[at + 1], &quote->near[at], (quote->nears - at - 1) * sizeof quote->near[0]);
    quote->near[at] = (struct near_offer){.missing = missing};
    text_copy(quote->near[at].offer, CODE_TEXT, contender->candidate.offer->code);
    text_copy(quote->near[at].coupon, COUPON_TEXT, coupon);
}

static const struct contender *find_coupon(const struct choice *choice, size_t coupon)
{
    for (size_t i = 0; i < choice->contenders; i++)
        if (choice->contender[i].candidate.coupon == (int)coupon)
            return &choice->contender[i];
    return NULL;
}

static void refuse_coupons(const struct choice *choice, struct quote *quote)
{
    const struct quote_input *input = choice->price->input;
    for (size_t i = 0; i < input->coupons; i++) {
        const struct coupon_facts *coupon = &input->coupon[i];
        const struct contender *contender = find_coupon(choice, i);
        struct error why = coupon->refused;
        if (contender && contender->fate == FATE_STANDS)
            continue;
        if (contender) {
            choice_error(choice, contender, &why);
            add_near(contender, coupon->code, &why, quote);
        } else if (why.status == STATUS_OK)
            error_set(&why, STATUS_COUPON_UNKNOWN, "coupon", "its offer is not in the programme");
        bool known = coupon->offer >= 0 && (size_t)coupon->offer < choice->price->programme->offers;
        add_refused(quote, known ? choice->price->programme->offer[coupon->offer].code : "", coupon->code, &why);
    }
}

/*
 * Lists automatic offers excluded by another one or used up. Those whose conditions do not hold are left out: on most
 * bills that is most offers.
 */
static void refuse_automatic(const struct choice *choice, struct quote *quote)
{
    for (size_t i = 0; i < choice->contenders; i++) {
        const struct contender *contender = &choice->contender[i];
        struct error why;
        if (contender->candidate.coupon >= 0 || contender->fate == FATE_STANDS)
            continue;
        choice_error(choice, contender, &why);
        add_near(contender, "", &why, quote);
        if (why.status != STATUS_OFFER_CONDITIONS)
            add_refused(quote, contender->candidate.offer->code, "", &why);
    }
}

/* Steps 3 to 5. */
static void apply_offers(struct price *price, struct running *running, struct quote *quote)
{
    struct choice choice;
    choice_open(price, &choice);
    choice_run(&choice);
    for (size_t i = 0; i < choice.now.count; i++)
        add_offer(price, &choice.contender[choice.now.at[i]].candidate, running, quote);
    refuse_coupons(&choice, quote);
    refuse_automatic(&choice, quote);
    choice_close(&choice);
}

/* Discount by hand on the whole bill: after the coupons, within the room of the discountable lines. */
static enum status apply_hand_off(struct price *price, struct running *running, struct quote *quote, struct error *err)
{
    int64_t left = price_running_total(price, running), amount = price->input->hand_off, room = 0;
    char number[MONEY_TEXT];
    if (amount == 0)
        return STATUS_OK;
    size_t *line = mem_resize(NULL, price->lines, sizeof *line), count = 0;
    for (size_t i = 0; i < price->lines; i++) {
        if (!price->input->line[i].discountable)
            continue;
        line[count++] = i;
        room += running->left[i] > price->floor[i] ? running->left[i] - price->floor[i] : 0;
    }
    if (amount < 0 || amount > room) {
        free(line);
        return error_value(err, "discount", money_format(number, amount), "more than these lines can be discounted");
    }
    price_spread(price, line, count, amount, true, running->left);
    struct step *step = step_add(&quote->steps, STEP_HAND_OFF, NULL, NULL);
    step_set(step, "base", left);
    step_set(step, "amount", -amount);
    for (size_t i = 0; i < count; i++)
        add_discount(quote, line[i], price->part[i]);
    free(line);
    return STATUS_OK;
}

/* Step 6, points as money. */
static enum status apply_points(struct price *price, struct running *running, struct quote *quote, struct error *err)
{
    const struct programme *programme = price->programme;
    int64_t left = price_running_total(price, running), points = price->input->points;
    quote->points_allowed = spend_allowed(programme, price->input->member, left);
    if (points == 0)
        return STATUS_OK;
    if (points != POINTS_MAX || !programme->points.money.on || !price->input->member)
        TRY(spend_check(programme, price->input->member, left, points, err));
    else
        points = quote->points_allowed;
    if (points == 0)
        return STATUS_OK;
    quote->points_spent = points;
    quote->points_money =
        price_spread(price, price->every, price->lines, spend_worth(programme, points), false, running->left);
    struct step *step = step_add(&quote->steps, STEP_POINTS, NULL, NULL);
    step_set(step, "base", left);
    step_set(step, "rate", programme->points.money.max_percent);
    step_set(step, "points", points);
    step_set(step, "worth", programme->points.money.worth);
    step_set(step, "per", programme->points.money.points);
    step_set(step, "amount", -quote->points_money);
    for (size_t i = 0; i < price->lines; i++) {
        add_share(quote, i, price->part[i]);
        quote->line[i].points_money = price->part[i];
    }
    return STATUS_OK;
}

static enum status check_round_off(int64_t amount, int64_t left, struct error *err)
{
    char number[MONEY_TEXT];
    if (amount < 0 || amount > left)
        return error_value(err, "round", money_format(number, amount), "more than is still due");
    return STATUS_OK;
}

/* Step 7, round-off. */
static enum status apply_round_off(struct price *price, struct running *running, struct quote *quote, struct error *err)
{
    const struct programme *programme = price->programme;
    int64_t left = price_running_total(price, running), amount = price->input->round_off;
    if (amount != 0)
        TRY(check_round_off(amount, left, err));
    else if (programme->till.round_to > 0)
        amount = left % programme->till.round_to;
    if (amount == 0)
        return STATUS_OK;
    quote->round_off = price_spread(price, price->every, price->lines, amount, false, running->left);
    struct step *step = step_add(&quote->steps, STEP_ROUND_OFF, NULL, NULL);
    step_set(step, "base", left);
    step_set(step, "amount", -quote->round_off);
    for (size_t i = 0; i < price->lines; i++) {
        add_share(quote, i, price->part[i]);
        quote->line[i].round_off = price->part[i];
    }
    return STATUS_OK;
}

/* The multiplier of the tier and those of the offers that stand: the highest, or their product. */
static int64_t multiplier_of(const struct price *price, const struct quote *quote, const struct quote_line *line)
{
    const struct programme *programme = price->programme;
    const struct member_facts *member = price->input->member;
    int64_t own = member && member->level >= 0 ? programme->tier.level[member->level].points : BASIS;
    int64_t multiplier = MULTIPLIER_OF(own);
    for (size_t i = 0; i < quote->applied_count && line->discountable; i++) {
        const struct offer *offer = &programme->offer[quote->applied[i].offer];
        if (offer->benefit != BENEFIT_POINTS_PERCENT || !scope_has(&offer->scope, line->sku, line->category))
            continue;
        if (programme->points.product)
            multiplier = number_muldiv_half_up(multiplier, offer->multiplier, BASIS);
        else if (MULTIPLIER_OF(offer->multiplier) > multiplier)
            multiplier = MULTIPLIER_OF(offer->multiplier);
    }
    return multiplier;
}

/* Sets what earning needs to know of each line. */
static void set_earning(const struct price *price, struct quote *quote)
{
    const struct programme *programme = price->programme;
    const struct member_facts *member = price->input->member;
    bool earns = programme->points.on && member && !price->input->no_points;
    for (size_t i = 0; i < price->lines; i++) {
        const struct quote_line *line = &price->input->line[i];
        quote->line[i].earns = earns && scope_has(&programme->points.scope, line->sku, line->category);
        quote->line[i].multiplier = multiplier_of(price, quote, line);
    }
    if (!earns)
        quote->points_bonus = 0;
    if (programme->points.on && !earns)
        step_set(step_add(&quote->steps, STEP_EARN_NONE, NULL, NULL), member ? "flagged" : "no_member", 1);
}

static enum status make(struct price *price, struct running *running, struct quote *quote, struct error *err)
{
    open_lines(price, quote);
    add_tier(price, quote);
    apply_offers(price, running, quote);
    TRY(apply_hand_off(price, running, quote, err));
    TRY(apply_points(price, running, quote, err));
    TRY(apply_round_off(price, running, quote, err));
    for (size_t i = 0; i < price->lines; i++)
        quote->line[i].net = running->left[i];
    quote->payable = price_running_total(price, running);
    step_set(step_add(&quote->steps, STEP_PAYABLE, NULL, NULL), "amount", quote->payable);
    set_earning(price, quote);
    return STATUS_OK;
}

enum status quote_make(const struct programme *programme, const struct quote_input *input, struct quote *quote,
                       struct error *err)
{
    *quote = (struct quote){0};
    struct price price;
    enum status status = price_open(programme, input, &price, err);
    if (status == STATUS_OK) {
        struct running running;
        price_running_open(&price, &running);
        status = make(&price, &running, quote, err);
        price_running_close(&running);
    }
    price_close(&price);
    return status;
}

void quote_clear(struct quote *quote)
{
    for (size_t i = 0; i < quote->lines; i++)
        free(quote->line[i].share);
    free(quote->line);
    free(quote->applied);
    free(quote->refused);
    free(quote->gift);
    step_list_clear(&quote->steps);
    *quote = (struct quote){0};
}
