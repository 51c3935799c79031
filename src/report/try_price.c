/* SPDX-License-Identifier: MIT */
#include "report/try_price.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/mem.h"
#include "base/money.h"
#include "rules/earn.h"

void try_price_reset(struct try_sale *sale)
{
    sale->lines = sale->coupons = 0;
}

void try_price_free(struct try_sale *sale)
{
    free(sale->line);
    free(sale->returned);
    *sale = (struct try_sale){0};
}

/* Past balances are not reconstructed: the member has exactly the points that were spent on the bill. */
static struct member_facts facts_of(const struct programme *programme, const struct try_sale *sale,
                                    const struct try_member *member)
{
    return (struct member_facts){.id = member->id,
                                 .level = member->level,
                                 .purchases = member->purchases,
                                 .birthday_distance = birthday_distance(&member->birthday, sale->day),
                                 .points = sale->points_spent + programme->points.money.keep};
}

/*
 * Prices the bill as it was requested. If the proposed rules do not accept the points, the round-off or the discount by
 * hand, retries with as many points as allowed, then without the round-off, then without the discount. A bill claimed
 * afterwards is priced without its member.
 */
static bool quote_sale(const struct try_past *past, const struct try_sale *sale, const struct member_facts *facts,
                       struct quote *quote)
{
    const struct programme *programme = past->programme;
    struct quote_input input = {.line = sale->line,
                                .lines = sale->lines,
                                .member = sale->claimed ? NULL : facts,
                                .offer = past->facts,
                                .coupon = sale->coupon,
                                .coupons = sale->coupons,
                                .hand_off = sale->hand_off,
                                .no_points = !sale->earns,
                                .day = sale->day,
                                .minute = date_instant_minute(sale->at)};
    bool spends = facts && sale->points_spent && programme->points.money.on;
    struct error err;
    input.points = spends ? sale->points_spent : 0;
    input.round_off = programme->till.round_to == 0 && programme->limits.clerk[LIMIT_ROUND_OFF] ? sale->round_off : 0;
    if (quote_make(programme, &input, quote, &err) == STATUS_OK)
        return true;
    quote_clear(quote);
    input.points = spends ? POINTS_MAX : 0;
    if (quote_make(programme, &input, quote, &err) == STATUS_OK)
        return true;
    quote_clear(quote);
    input.round_off = 0;
    if (quote_make(programme, &input, quote, &err) == STATUS_OK)
        return true;
    quote_clear(quote);
    input.hand_off = 0;
    return quote_make(programme, &input, quote, &err) == STATUS_OK;
}

/* The highest points multiplier that the applied offers give the line; 0 if none does. */
static int64_t best_offer(const struct programme *programme, const struct quote *quote, const struct quote_line *line)
{
    int64_t best = 0;
    for (size_t i = 0; i < quote->applied_count && line->discountable; i++) {
        const struct offer *offer = &programme->offer[quote->applied[i].offer];
        if (offer->benefit == BENEFIT_POINTS_PERCENT && MULTIPLIER_OF(offer->multiplier) > best &&
            scope_has(&offer->scope, line->sku, line->category))
            best = MULTIPLIER_OF(offer->multiplier);
    }
    return best;
}

/*
 * A claimed bill was priced without its member but earns for them: adds the lines, the tier and bonus points of offers.
 */
static void join_member(const struct programme *programme, const struct try_sale *sale,
                        const struct member_facts *facts, const struct quote *quote, struct frozen_bill *bill)
{
    for (size_t i = 0; i < bill->lines; i++) {
        const struct quote_line *line = &sale->line[i];
        bill->line[i].earns = programme->points.on && scope_has(&programme->points.scope, line->sku, line->category);
        bill->line[i].multiplier =
            earn_joined(programme, facts->level, quote->line[i].multiplier, best_offer(programme, quote, line));
    }
    for (size_t i = 0; i < quote->applied_count; i++) {
        const struct offer *offer = &programme->offer[quote->applied[i].offer];
        if (offer->benefit == BENEFIT_POINTS_BONUS)
            bill->points_bonus += offer->points;
    }
}

static struct frozen_bill freeze_bill(const struct try_past *past, const struct try_sale *sale,
                                      const struct member_facts *facts, const struct quote *quote)
{
    const struct programme *programme = past->programme;
    struct frozen_bill bill = {.lines = quote->lines,
                               .earns = facts && sale->earns,
                               .points_spent = quote->points_spent,
                               .points_bonus = quote->points_bonus};
    bill.line = mem_alloc(bill.lines * sizeof *bill.line);
    for (size_t i = 0; i < bill.lines; i++) {
        const struct priced_line *priced = &quote->line[i];
        bill.line[i] = (struct frozen_line){.quantity = sale->line[i].quantity,
                                            .net = priced->net,
                                            .points_money = priced->points_money,
                                            .earns = priced->earns,
                                            .multiplier = priced->multiplier};
    }
    if (sale->claimed && bill.earns)
        join_member(programme, sale, facts, quote, &bill);
    int64_t nothing = (programme->wallet.bonus_earns ? 0 : sale->bonus_paid) +
                      (programme->points.voucher_earns ? 0 : sale->voucher_paid);
    earn_spread_bonus(bill.line, bill.lines, nothing < quote->payable ? nothing : quote->payable);
    return bill;
}

/* Applies all returns of the bill at once, which gives the same result as one by one. */
static void take_back(const struct try_past *past, const struct try_sale *sale, struct frozen_bill *bill,
                      struct try_priced *priced)
{
    struct returned_line *line = mem_alloc(bill->lines * sizeof *line);
    struct return_plan plan;
    struct steps steps = {0};
    struct error err;
    bool any = false;
    for (size_t i = 0; i < bill->lines; i++) {
        line[i].quantity = sale->returned[i];
        any = any || sale->returned[i] > 0;
    }
    bill->points_earned = priced->points_earned;
    if (any && earn_return(past->programme, bill, line, &plan, &steps, &err) == STATUS_OK) {
        priced->refunded = plan.refund;
        priced->points_back = plan.points_back;
        priced->points_taken = plan.points_taken;
    }
    step_list_clear(&steps);
    free(line);
}

static void move_on(struct try_past *past, const struct try_sale *sale, struct try_member *member,
                    const struct try_priced *priced)
{
    bool by_spend = past->programme->tier.measure == MEASURE_SPEND;
    if (sale->earns)
        try_past_rise(past, member, sale->day, by_spend ? priced->payable : priced->points_earned,
                      by_spend ? priced->payable - priced->refunded : priced->points_earned - priced->points_taken);
}

static void take_figures(const struct quote *quote, struct try_priced *priced)
{
    priced->gross = quote->gross;
    priced->discount = quote->discount;
    priced->points_money = quote->points_money;
    priced->round_off = quote->round_off;
    priced->payable = quote->payable;
    priced->points_spent = quote->points_spent;
    for (size_t i = 0; i < quote->refused_count; i++)
        priced->refused += quote->refused[i].coupon[0] != '\0';
}

bool try_price_sale(struct try_past *past, const struct try_sale *sale, struct try_member *member,
                    struct try_priced *priced)
{
    struct quote q = {0};
    struct member_facts facts = {0};
    *priced = (struct try_priced){0};
    if (member) {
        facts = facts_of(past->programme, sale, member);
        try_past_tags(past, member, &facts);
    }
    try_past_facts(past, member, sale->day);
    bool done = quote_sale(past, sale, member ? &facts : NULL, &q);
    if (done) {
        take_figures(&q, priced);
        struct frozen_bill bill = freeze_bill(past, sale, member ? &facts : NULL, &q);
        priced->points_earned = earn_points(past->programme, &bill, &q.steps);
        take_back(past, sale, &bill, priced);
        free(bill.line);
        for (size_t i = 0; i < q.applied_count; i++)
            try_past_use(past, member, q.applied[i].offer, sale->day, q.applied[i].amount);
        priced->steps = q.steps;
        q.steps = (struct steps){0};
    }
    if (done && member)
        move_on(past, sale, member, priced);
    quote_clear(&q);
    return done;
}
