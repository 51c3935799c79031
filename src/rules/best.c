/* SPDX-License-Identifier: MIT */
#include "rules/quote.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/money.h"
#include "rules/choice.h"

/* A set of coupons that was found legal. */
struct found {
    bool any;
    int64_t pays;
    size_t count;
    size_t at[BEST_EXACT]; /* contenders, in the order of the walk */
};

struct search {
    struct choice *choice;
    size_t at[COUPONS_MAX]; /* the coupons in question, in the order of the walk */
    size_t count;
    int64_t most[BEST_EXACT]; /* what each takes when it is the only one */
    struct running level[BEST_EXACT + 1];
    struct benefit benefit[BEST_EXACT];
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

/* Of two sets of one size: the sooner first expiry, else the sooner second…, else the lower codes in walk order. */
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

/* A coupon that was given is no proposal: it stays, whatever else would leave less to pay. */
static bool holds_given(const struct search *search)
{
    size_t given = 0, held = 0;
    for (size_t i = 0; i < search->count; i++)
        given += facts_of(search, search->at[i])->given;
    for (size_t i = 0; i < search->set.count; i++)
        held += facts_of(search, search->set.at[i])->given;
    return held == given;
}

static void consider(struct search *search)
{
    if (!holds_given(search))
        return;
    search->set.any = true;
    if (better(search, &search->set, &search->best))
        search->best = search->set;
}

static void add_to_set(struct search *search, size_t at, struct benefit benefit)
{
    search->benefit[search->set.count] = benefit;
    search->set.at[search->set.count++] = at;
}

/* Whether one more may join the set: barred by none of it. */
static bool joins(const struct search *search, size_t at)
{
    for (size_t i = 0; i < search->set.count; i++)
        if (choice_bars(&search->choice->contender[search->set.at[i]], &search->choice->contender[at]))
            return false;
    return true;
}

/*
 * What is left of `pays` at least, after an offer that takes no more than `most` alone. A percentage takes no more
 * than that of all that is left, either. What is left rises and falls with `pays`, so the bounds of several offers
 * may be applied one after the other, in the order of pricing.
 */
static int64_t bound_after(int64_t pays, const struct offer *offer, int64_t most)
{
    if (offer->benefit == BENEFIT_PERCENT) {
        int64_t rate = muldiv_half_up(pays, offer->percent, BASIS);
        most = rate < most ? rate : most;
    }
    return most < pays ? pays - most : 0;
}

static const struct offer *offer_at(const struct search *search, size_t i)
{
    return search->choice->contender[search->at[i]].candidate.offer;
}

/* No set that is completed from the coupons `from` on can be better than the best found. */
static bool hopeless(const struct search *search, size_t from, int64_t pays)
{
    for (size_t i = from; i < search->count; i++)
        pays = bound_after(pays, offer_at(search, i), search->most[i]);
    return search->best.any &&
           (pays > search->best.pays || (pays == search->best.pays && search->set.count > search->best.count));
}

/* Limits and budget of the offer of `at`, with the coupons of that offer in the set; it takes `granted`. */
static bool affordable(const struct search *search, size_t at, int64_t granted)
{
    const struct choice *choice = search->choice;
    const struct candidate *candidate = &choice->contender[at].candidate;
    const struct offer_facts *facts = choice->price->input->offer;
    int64_t same = 0, spent = granted;
    for (size_t i = 0; i < search->set.count; i++)
        if (choice->contender[search->set.at[i]].candidate.offer == candidate->offer) {
            same++;
            spent += search->benefit[i].granted;
        }
    int64_t budget = facts ? facts[candidate->index].budget_left : LIMIT_NONE;
    return choice_within(choice, at, same) && (budget == LIMIT_NONE || spent <= budget);
}

/*
 * Where no coupon bars an automatic offer, those stand whatever the coupons are; coupons are walked in the order they
 * are priced in, so none is touched by a later one. A set is then legal when each, at its turn, is: with, then
 * without every coupon, sharing the prices of a common beginning. A coupon that takes nothing off (of points, of a
 * gift) makes no set better.
 */
static void extend(struct search *search, size_t from, size_t depth)
{
    const struct price *price = search->choice->price;
    struct running *running = &search->level[depth];
    int64_t pays = running_total(price, running);
    if (hopeless(search, from, pays))
        return;
    if (from == search->count) {
        search->set.pays = pays;
        consider(search);
        return;
    }
    size_t at = search->at[from];
    const struct candidate *candidate = &search->choice->contender[at].candidate;
    if (joins(search, at)) {
        struct running *next = &search->level[depth + 1];
        running_copy(price, next, running);
        struct benefit benefit = price_take(search->choice->price, candidate, next);
        if (benefit.granted > 0 && benefit.counted >= candidate->offer->min_amount &&
            affordable(search, at, benefit.granted)) {
            add_to_set(search, at, benefit);
            extend(search, from + 1, depth + 1);
            search->set.count--;
        }
    }
    extend(search, from + 1, depth);
}

/* Runs the choice with just the coupons of the set; whether all of them stand. */
static bool legal(struct search *search)
{
    struct choice *choice = search->choice;
    for (size_t i = 0; i < choice->contenders; i++)
        choice->contender[i].ignored = choice->contender[i].candidate.coupon >= 0;
    for (size_t i = 0; i < search->set.count; i++)
        choice->contender[search->set.at[i]].ignored = false;
    if (!choice_run(choice))
        return false;
    for (size_t i = 0; i < search->set.count; i++)
        if (choice->contender[search->set.at[i]].fate != FATE_STANDS)
            return false;
    search->set.pays = running_total(choice->price, &choice->now.running);
    return true;
}

/*
 * Takes out of the choice the automatic offers that would not stand even alone: what others leave is only less, so
 * that only an amount above a budget may still change its mind.
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

/* Two offers of one gift, which may run out between them. */
static bool compete(const struct choice *choice, const struct candidate *a, const struct candidate *b)
{
    const struct offer_facts *facts = choice->price->input->offer;
    return a->offer->benefit == BENEFIT_GIFT && b->offer->benefit == BENEFIT_GIFT && facts &&
           facts[a->index].gift_left != LIMIT_NONE && strcmp(a->offer->item, b->offer->item) == 0;
}

static bool conflicts(const struct search *search)
{
    const struct choice *choice = search->choice;
    for (size_t i = 0; i < choice->contenders; i++) {
        const struct contender *contender = &choice->contender[i];
        if (contender->candidate.coupon >= 0 || contender->unfit.status != STATUS_OK)
            continue;
        for (size_t j = 0; j < search->count; j++)
            if (choice_bars(contender, &choice->contender[search->at[j]]) ||
                compete(choice, &contender->candidate, &choice->contender[search->at[j]].candidate))
                return true;
    }
    return false;
}

/* What each coupon takes of the running amounts when it is the only one. */
static void find_most(struct search *search, const struct running *running)
{
    struct price *price = search->choice->price;
    struct running scratch;
    running_open(price, &scratch);
    for (size_t i = 0; i < search->count; i++) {
        running_copy(price, &scratch, running);
        search->most[i] = price_take(price, &search->choice->contender[search->at[i]].candidate, &scratch).granted;
    }
    running_close(&scratch);
}

static void search_shared(struct search *search)
{
    struct price *price = search->choice->price;
    search->set.count = 0;
    if (!legal(search)) /* none: just the automatic offers */
        return;
    for (size_t i = 0; i <= search->count; i++)
        running_open(price, &search->level[i]);
    running_copy(price, &search->level[0], &search->choice->now.running);
    find_most(search, &search->level[0]);
    extend(search, 0, 0);
    for (size_t i = 0; i <= search->count; i++)
        running_close(&search->level[i]);
    /* The walk also tests a coupon before offers of a later place stand; a fen of rounding may then tell otherwise. */
    search->set = search->best;
    if (!legal(search))
        search->best.any = false;
}

struct bounded {
    int64_t bound; /* no less is to pay with this set */
    unsigned mask;
};

static int by_bound(const void *left, const void *right)
{
    const struct bounded *a = left, *b = right;
    if (a->bound != b->bound)
        return a->bound < b->bound ? -1 : 1;
    return a->mask < b->mask ? -1 : a->mask > b->mask;
}

/* What is to pay at least once all automatic offers that might stand have taken all they could. */
static int64_t bound_of_automatic(struct search *search, const struct running *start)
{
    struct choice *choice = search->choice;
    struct running scratch;
    running_open(choice->price, &scratch);
    int64_t pays = running_total(choice->price, start);
    for (size_t i = 0; i < 2 * choice->contenders; i++) { /* line offers, then bill offers: the order of pricing */
        const struct contender *contender = &choice->contender[i % choice->contenders];
        int stage = i < choice->contenders ? 0 : 1;
        if (candidate_stage(&contender->candidate) != stage || contender->unfit.status != STATUS_OK)
            continue;
        running_copy(choice->price, &scratch, start);
        int64_t most = price_take(choice->price, &contender->candidate, &scratch).granted;
        pays = bound_after(pays, contender->candidate.offer, most);
    }
    running_close(&scratch);
    return pays;
}

static size_t list_sets(struct search *search, struct bounded *sets)
{
    size_t count = 0;
    choice_reset(search->choice);
    const struct running *start = &search->choice->now.running;
    find_most(search, start);
    int64_t automatic = bound_of_automatic(search, start);
    for (unsigned mask = 0; mask < 1U << search->count; mask++) {
        struct bounded set = {automatic, mask};
        bool possible = true;
        search->set.count = 0;
        for (size_t i = 0; i < search->count && possible; i++)
            if (mask >> i & 1) {
                possible = joins(search, search->at[i]);
                add_to_set(search, search->at[i], (struct benefit){0});
                set.bound = bound_after(set.bound, offer_at(search, i), search->most[i]);
            }
        if (possible)
            sets[count++] = set;
    }
    qsort(sets, count, sizeof *sets, by_bound);
    return count;
}

/* Where coupons and automatic offers bar each other: every set through the whole choice, most promising first. */
static void search_all(struct search *search)
{
    struct bounded *sets = mem_alloc(((size_t)1 << search->count) * sizeof *sets);
    size_t count = list_sets(search, sets);
    for (size_t i = 0; i < count && (!search->best.any || sets[i].bound <= search->best.pays); i++) {
        search->set.count = 0;
        for (size_t j = 0; j < search->count; j++)
            if (sets[i].mask >> j & 1)
                add_to_set(search, search->at[j], (struct benefit){0});
        if (legal(search))
            consider(search);
    }
    free(sets);
}

/* Leaves the coupons that stand alone and take most, in the order of the walk. */
static void keep_strongest(struct search *search)
{
    int64_t pays[COUPONS_MAX];
    size_t count = 0;
    for (size_t i = 0; i < search->count; i++) {
        search->set.count = 0;
        add_to_set(search, search->at[i], (struct benefit){0});
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
    search->count = count;
}

static void find_best(struct choice *choice, bool chosen[COUPONS_MAX])
{
    struct search search = {.choice = choice};
    for (size_t i = 0; i < choice->contenders; i++)
        if (choice->contender[i].candidate.coupon >= 0 && choice->contender[i].unfit.status == STATUS_OK)
            search.at[search.count++] = i;
    ignore_hopeless(choice);
    choice->all_coupons = true;
    if (search.count > BEST_EXACT)
        keep_strongest(&search);
    if (!conflicts(&search))
        search_shared(&search);
    if (!search.best.any)
        search_all(&search);
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
