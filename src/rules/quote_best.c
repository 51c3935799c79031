/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/money.h"
#include "rules/choice.h"
#include "rules/quote.h"

/* A set of coupons all of which can stand. */
struct found {
    bool any;
    int64_t pays;
    size_t count;
    size_t at[BEST_EXACT]; /* contenders, in the order of the walk */
};

enum way {
    WAY_EITHER, /* try both: a proposed coupon, or one that need not stand */
    WAY_ALWAYS, /* an automatic offer that stands whatever else does */
    WAY_GIVEN   /* a given coupon: it stays even if leaving it out would cost less */
};

/*
 * Which automatic offers stand may depend on the coupons, so both are searched: first the automatic offers in the order
 * of pricing, then the coupons, each with and without, sharing the prices of a common prefix. Whatever finally stands
 * on a bill is one of these combinations, since none of its offers bars another and all conditions hold. Whether a set
 * of coupons really leads to a combination is known only by running the choice, which is done for those that would be
 * the best so far.
 */
struct search {
    struct choice *choice;
    size_t at[COUPONS_MAX]; /* coupons searched, in the order of the walk */
    size_t coupons;
    size_t *step; /* contenders: automatic offers, then coupons */
    enum way *way;
    int *bit; /* bit in mask; -1: not part of the set */
    size_t steps;
    int64_t *most; /* the most each takes off the whole bill */
    struct running *level;
    size_t *standing; /* contenders included so far */
    struct benefit *benefit;
    size_t stand;
    unsigned mask; /* coupons included so far */
    bool *tried;   /* sets already run through the choice, by mask */
    struct found set, best;
};

static const struct coupon_facts *facts_of(const struct search *search, size_t at)
{
    const struct choice *choice = search->choice;
    return &choice->price->input->coupon[choice->contender[at].candidate.coupon];
}

static int by_number(const void *left, const void *right)
{
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return a < b ? -1 : a > b;
}

/* Compares two sets of the same size: sooner first expiry, then sooner second …, then lower codes in walk order. */
static int compare_expiry(const struct search *search, const struct found *a, const struct found *b)
{
    int64_t ends_a[BEST_EXACT] = {0}, ends_b[BEST_EXACT] = {0};
    for (size_t i = 0; i < a->count; i++) {
        ends_a[i] = facts_of(search, a->at[i])->expires_on;
        ends_b[i] = facts_of(search, b->at[i])->expires_on;
    }
    qsort(ends_a, a->count, sizeof *ends_a, by_number);
    qsort(ends_b, b->count, sizeof *ends_b, by_number);
    for (size_t i = 0; i < a->count; i++)
        if (ends_a[i] != ends_b[i])
            return ends_a[i] < ends_b[i] ? -1 : 1;
    for (size_t i = 0; i < a->count; i++) {
        int order = strcmp(facts_of(search, a->at[i])->code, facts_of(search, b->at[i])->code);
        if (order != 0)
            return order;
    }
    return 0;
}

static bool better(const struct search *search, const struct found *a, const struct found *b)
{
    if (!b->any || a->pays != b->pays)
        return !b->any || a->pays < b->pays;
    if (a->count != b->count)
        return a->count < b->count;
    return compare_expiry(search, a, b) < 0;
}

static void consider(struct search *search)
{
    search->set.any = true;
    if (better(search, &search->set, &search->best))
        search->best = search->set;
}

static void add_to_set(struct search *search, size_t at)
{
    search->set.at[search->set.count++] = at;
}

/*
 * Lower bound of what is left of `pays` after an offer that takes at most `most`; a percentage also takes no more than
 * its rate of what is left. The bound is monotonic in `pays`, so bounds of several offers may be chained in the order
 * of pricing.
 */
static int64_t bound_after(int64_t pays, const struct offer *offer, int64_t most)
{
    if (offer->benefit == BENEFIT_PERCENT) {
        int64_t rate = number_muldiv_half_up(pays, offer->percent, BASIS);
        most = rate < most ? rate : most;
    }
    return most < pays ? pays - most : 0;
}

static const struct candidate *candidate_at(const struct search *search, size_t step)
{
    return &search->choice->contender[search->step[step]].candidate;
}

static bool no_better(const struct search *search, int64_t pays)
{
    return pays > search->best.pays || (pays == search->best.pays && search->set.count > search->best.count);
}

/*
 * Whether no combination from step `from` on can beat the best set: bounded first by what each offer takes off the
 * whole bill, which is cheap, then by what each would take off what is left.
 */
static bool hopeless(const struct search *search, size_t from, const struct running *running, int64_t pays)
{
    int64_t bound = pays;
    if (!search->best.any)
        return false;
    for (size_t i = from; i < search->steps; i++)
        bound = bound_after(bound, candidate_at(search, i)->offer, search->most[i]);
    if (no_better(search, bound))
        return true;
    bound = pays;
    for (size_t i = from; i < search->steps && no_better(search, bound); i++) {
        const struct candidate *candidate = candidate_at(search, i);
        bound = bound_after(bound, candidate->offer, price_most(search->choice->price, candidate, running->left));
    }
    return no_better(search, bound);
}

/* Whether limits and budget of the offer of `at` allow it to take `granted` beside the included ones of that offer. */
static bool affordable(const struct search *search, size_t at, int64_t granted)
{
    const struct choice *choice = search->choice;
    const struct candidate *candidate = &choice->contender[at].candidate;
    const struct offer_facts *facts = choice->price->input->offer;
    int64_t same = 0, spent = granted;
    for (size_t i = 0; i < search->stand; i++)
        if (choice->contender[search->standing[i]].candidate.offer == candidate->offer) {
            same++;
            spent += search->benefit[i].granted;
        }
    int64_t budget = facts ? facts[candidate->index].budget_left : LIMIT_NONE;
    return choice_within(choice, at, same) && (budget == LIMIT_NONE || spent <= budget);
}

/* Prices one more contender. False if one included bars it or its conditions fail. */
static bool joins(struct search *search, size_t step, struct running *running, struct benefit *benefit)
{
    struct choice *choice = search->choice;
    size_t at = search->step[step];
    const struct candidate *candidate = &choice->contender[at].candidate;
    for (size_t i = 0; i < search->stand; i++)
        if (choice_bars(&choice->contender[search->standing[i]], &choice->contender[at]))
            return false;
    *benefit = price_take(choice->price, candidate, running);
    if (offer_benefit_takes_off(candidate->offer->benefit) ? benefit->granted == 0 : candidate->lines == 0)
        return false;
    return benefit->counted >= candidate->offer->min_amount && affordable(search, at, benefit->granted);
}

/* Runs the choice with only the coupons of the set; true if all of them stand. */
static bool legal(struct search *search)
{
    struct choice *choice = search->choice;
    for (size_t i = 0; i < choice->contenders; i++)
        choice->contender[i].ignored = choice->contender[i].candidate.coupon >= 0 && !choice->contender[i].may_fail;
    for (size_t i = 0; i < search->set.count; i++)
        choice->contender[search->set.at[i]].ignored = false;
    choice_run(choice);
    for (size_t i = 0; i < search->set.count; i++)
        if (choice->contender[search->set.at[i]].fate != FATE_STANDS)
            return false;
    search->set.pays = price_running_total(choice->price, &choice->now.running);
    return true;
}

/*
 * Removes automatic offers that would not stand even alone. Other offers only leave them less to take, so only an offer
 * that is over budget alone could stand beside others.
 */
static void ignore_hopeless(struct choice *choice)
{
    choice_reset(choice);
    for (size_t i = 0; i < choice->contenders; i++) {
        struct contender *contender = &choice->contender[i];
        if (contender->candidate.coupon < 0 && contender->unfit.status == STATUS_OK && !choice_try(choice, i) &&
            contender->verdict.status != STATUS_OFFER_BUDGET)
            choice_error(choice, contender, &contender->unfit);
    }
}

/* At the end of a combination that would be the best so far: runs the choice on its coupons. */
static void ask(struct search *search, int64_t pays)
{
    search->set.pays = pays;
    if (search->tried[search->mask] || (search->best.any && !better(search, &search->set, &search->best)))
        return;
    search->tried[search->mask] = true;
    if (legal(search))
        consider(search);
}

static void look(struct search *search, size_t step);

static void look_with(struct search *search, size_t step)
{
    struct running *next = &search->level[step + 1];
    struct benefit benefit;
    int bit = search->bit[step];
    price_running_copy(search->choice->price, next, &search->level[step]);
    if (!joins(search, step, next, &benefit))
        return;
    search->benefit[search->stand] = benefit;
    search->standing[search->stand++] = search->step[step];
    if (bit >= 0) {
        add_to_set(search, search->step[step]);
        search->mask |= 1U << bit;
    }
    look(search, step + 1);
    search->stand--;
    if (bit >= 0) {
        search->set.count--;
        search->mask &= ~(1U << bit);
    }
}

static void look_without(struct search *search, size_t step)
{
    price_running_copy(search->choice->price, &search->level[step + 1], &search->level[step]);
    look(search, step + 1);
}

static void look(struct search *search, size_t step)
{
    const struct price *price = search->choice->price;
    const struct running *running = &search->level[step];
    int64_t pays = price_running_total(price, running);
    if (hopeless(search, step, running, pays))
        return;
    if (step == search->steps) {
        ask(search, pays);
        return;
    }
    bool takes = offer_benefit_takes_off(candidate_at(search, step)->offer->benefit);
    switch (search->way[step]) {
    case WAY_ALWAYS:
        if (takes && price_most(price, candidate_at(search, step), running->left) == 0)
            look_without(search, step); /* nothing is left for it to take */
        else
            look_with(search, step);
        return;
    case WAY_GIVEN:
        look_with(search, step);
        return;
    case WAY_EITHER:
        look_with(search, step);
        look_without(search, step);
    }
}

/* Whether other contenders can break its conditions, other than by leaving nothing to take. */
static bool is_fragile(const struct choice *choice, const struct candidate *candidate)
{
    const struct offer *offer = candidate->offer;
    const struct offer_facts *facts = choice->price->input->offer;
    return (offer->min_amount > 0 && offer->min_base != BASE_BEFORE_DISCOUNTS) ||
           (facts && (facts[candidate->index].budget_left != LIMIT_NONE ||
                      (offer->benefit == BENEFIT_GIFT && facts[candidate->index].gift_left != LIMIT_NONE)));
}

/* Whether `other`, looked at later, takes its part first and so may leave nothing to `at`, which is then put out. */
static bool may_starve(const struct choice *choice, size_t at, size_t other)
{
    const struct candidate *one = &choice->contender[at].candidate, *two = &choice->contender[other].candidate;
    return other > at && price_candidate_stage(two) < price_candidate_stage(one);
}

/*
 * Whether the automatic offer stands in any case: its conditions always hold, the offers it bars come after it, nothing
 * that comes after it takes its part first, and no other automatic offer can be put out, which would change what is
 * left for it.
 */
static bool stands_always(const struct choice *choice, size_t at)
{
    const struct contender *one = &choice->contender[at];
    for (size_t i = 0; i < choice->contenders; i++) {
        const struct contender *other = &choice->contender[i];
        if (other->unfit.status != STATUS_OK)
            continue;
        if (other->candidate.coupon < 0 && is_fragile(choice, &other->candidate))
            return false;
        if (may_starve(choice, at, i))
            return false;
        if (i != at && choice_bars(one, other) && other->candidate.offer->priority <= one->candidate.offer->priority)
            return false;
    }
    return true;
}

/* Whether it cannot affect the price: it takes nothing off and bars nothing. */
static bool is_idle(const struct choice *choice, size_t at)
{
    const struct contender *one = &choice->contender[at];
    if (offer_benefit_takes_off(one->candidate.offer->benefit))
        return false;
    for (size_t i = 0; i < choice->contenders; i++)
        if (i != at && choice->contender[i].unfit.status == STATUS_OK && choice_bars(one, &choice->contender[i]))
            return false;
    return true;
}

static void add_step(struct search *search, size_t at, enum way way, int bit)
{
    search->way[search->steps] = way;
    search->bit[search->steps] = bit;
    search->step[search->steps++] = at;
}

static void list_steps(struct search *search)
{
    const struct choice *choice = search->choice;
    search->steps = 0;
    for (int stage = 0; stage < 2; stage++)
        for (size_t i = 0; i < choice->contenders; i++) {
            const struct contender *contender = &choice->contender[i];
            if (contender->unfit.status != STATUS_OK || price_candidate_stage(&contender->candidate) != stage ||
                is_idle(choice, i))
                continue;
            add_step(search, i, stands_always(choice, i) ? WAY_ALWAYS : WAY_EITHER, -1);
        }
    for (size_t i = 0, bit = 0; i < choice->contenders; i++) {
        if (choice->contender[i].may_fail && !is_idle(choice, i))
            add_step(search, i, WAY_EITHER, -1);
        if (bit < search->coupons && search->at[bit] == i)
            add_step(search, i, facts_of(search, i)->given ? WAY_GIVEN : WAY_EITHER, (int)bit++);
    }
}

static void search_all(struct search *search)
{
    struct choice *choice = search->choice;
    size_t room = choice->contenders + 1;
    search->step = mem_alloc(room * sizeof *search->step);
    search->way = mem_alloc(room * sizeof *search->way);
    search->bit = mem_alloc(room * sizeof *search->bit);
    search->most = mem_alloc(room * sizeof *search->most);
    search->level = mem_alloc(room * sizeof *search->level);
    search->standing = mem_alloc(room * sizeof *search->standing);
    search->benefit = mem_alloc(room * sizeof *search->benefit);
    search->tried = mem_alloc(((size_t)1 << search->coupons) * sizeof *search->tried);
    list_steps(search);
    for (size_t i = 0; i <= search->steps; i++)
        price_running_open(choice->price, &search->level[i]);
    for (size_t i = 0; i < search->steps; i++)
        search->most[i] = price_most(choice->price, candidate_at(search, i), search->level[0].left);
    look(search, 0);
    for (size_t i = 0; i <= search->steps; i++)
        price_running_close(&search->level[i]);
    free(search->step);
    free(search->way);
    free(search->bit);
    free(search->most);
    free(search->level);
    free(search->standing);
    free(search->benefit);
    free(search->tried);
}

/* Keeps the BEST_EXACT coupons that stand alone and take most, given ones first, in the order of the walk. */
static void keep_strongest(struct search *search)
{
    int64_t pays[COUPONS_MAX];
    size_t count = 0;
    for (size_t i = 0; i < search->coupons; i++) {
        search->set.count = 0;
        add_to_set(search, search->at[i]);
        if (!legal(search))
            continue;
        pays[count] = search->set.pays;
        search->at[count++] = search->at[i];
    }
    for (; count > BEST_EXACT; count--) {
        size_t worst = 0;
        for (size_t i = 1; i < count; i++)
            if (facts_of(search, search->at[worst])->given ||
                (pays[i] >= pays[worst] && !facts_of(search, search->at[i])->given))
                worst = i;
        memmove(&pays[worst], &pays[worst + 1], (count - worst - 1) * sizeof *pays);
        memmove(&search->at[worst], &search->at[worst + 1], (count - worst - 1) * sizeof *search->at);
    }
    search->coupons = count;
}

static void find_set(struct search *search)
{
    struct choice *choice = search->choice;
    search->coupons = 0;
    for (size_t i = 0; i < choice->contenders; i++) {
        const struct contender *contender = &choice->contender[i];
        if (contender->candidate.coupon >= 0 && contender->unfit.status == STATUS_OK && !contender->may_fail)
            search->at[search->coupons++] = i;
    }
    if (search->coupons > BEST_EXACT)
        keep_strongest(search);
    search->set.count = 0;
    search_all(search);
}

/* Allows given coupons to fail if they do not stand even without proposed ones. False if all given coupons stand. */
static bool excuse_given(struct search *search)
{
    struct choice *choice = search->choice;
    bool any = false;
    for (size_t i = 0; i < choice->contenders; i++)
        choice->contender[i].ignored = choice->contender[i].candidate.coupon >= 0 && !facts_of(search, i)->given;
    choice_run(choice);
    for (size_t i = 0; i < choice->contenders; i++) {
        struct contender *contender = &choice->contender[i];
        bool given = contender->candidate.coupon >= 0 && facts_of(search, i)->given;
        contender->may_fail = given && contender->unfit.status == STATUS_OK && contender->fate != FATE_STANDS;
        any = any || contender->may_fail;
    }
    return any;
}

static void find_best(struct choice *choice, bool chosen[COUPONS_MAX])
{
    struct search search = {.choice = choice};
    ignore_hopeless(choice);
    find_set(&search);
    if (!search.best.any && excuse_given(&search))
        find_set(&search);
    for (size_t i = 0; i < search.best.count; i++)
        chosen[choice->contender[search.best.at[i]].candidate.coupon] = true;
}

enum status quote_best(const struct programme *programme, const struct quote_input *input, bool chosen[COUPONS_MAX],
                       struct error *err)
{
    memset(chosen, 0, COUPONS_MAX * sizeof *chosen);
    struct price price;
    enum status status = price_open(programme, input, &price, err);
    if (status == STATUS_OK) {
        struct choice choice;
        choice_open(&price, &choice);
        find_best(&choice, chosen);
        choice_close(&choice);
    }
    price_close(&price);
    return status;
}
