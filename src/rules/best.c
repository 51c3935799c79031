/* SPDX-License-Identifier: MIT */
#include "rules/quote.h"

#include <stdlib.h>
#include <string.h>

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

static void consider(struct search *search)
{
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
 * No set that is completed from the coupons `from` on pays less than this. A coupon takes no more than alone, and a
 * percentage no more than that of all that is left; both bounds rise and fall with what is left, so they may be
 * applied one after the other.
 */
static int64_t least_to_pay(const struct search *search, size_t from, int64_t pays)
{
    for (size_t i = from; i < search->count; i++) {
        const struct offer *offer = search->choice->contender[search->at[i]].candidate.offer;
        int64_t most = search->most[i];
        if (offer->benefit == BENEFIT_PERCENT) {
            int64_t rate = muldiv_half_up(pays, offer->percent, BASIS);
            most = rate < most ? rate : most;
        }
        pays -= most < pays ? most : pays;
    }
    return pays;
}

static bool hopeless(const struct search *search, size_t from, int64_t pays)
{
    int64_t least = least_to_pay(search, from, pays);
    return search->best.any && (least > search->best.pays ||
                                (least == search->best.pays && search->set.count > search->best.count));
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
 * without every coupon, sharing the prices of a common beginning.
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
    choice_run(choice);
    for (size_t i = 0; i < search->set.count; i++)
        if (choice->contender[search->set.at[i]].fate != FATE_STANDS)
            return false;
    search->set.pays = running_total(choice->price, &choice->now.running);
    return true;
}

static bool conflicts(const struct search *search)
{
    const struct choice *choice = search->choice;
    for (size_t i = 0; i < choice->contenders; i++) {
        const struct contender *contender = &choice->contender[i];
        if (contender->candidate.coupon >= 0 || contender->unfit.status != STATUS_OK)
            continue;
        for (size_t j = 0; j < search->count; j++)
            if (choice_bars(contender, &choice->contender[search->at[j]]))
                return true;
    }
    return false;
}

static void search_shared(struct search *search)
{
    struct price *price = search->choice->price;
    search->set.count = 0;
    if (!legal(search)) /* none: just the automatic offers */
        return;
    for (size_t i = 0; i <= search->count; i++)
        running_open(price, &search->level[i]);
    for (size_t i = 0; i < search->count; i++) {
        running_copy(price, &search->level[0], &search->choice->now.running);
        search->most[i] = price_take(price, &search->choice->contender[search->at[i]].candidate,
                                     &search->level[0]).granted;
    }
    running_copy(price, &search->level[0], &search->choice->now.running);
    extend(search, 0, 0);
    for (size_t i = 0; i <= search->count; i++)
        running_close(&search->level[i]);
    /* The walk also tests a coupon before offers of a later place stand; a fen of rounding may then tell otherwise. */
    search->set = search->best;
    if (!legal(search))
        search->best.any = false;
}

/* Every set through the whole choice. */
static void search_all(struct search *search)
{
    for (unsigned mask = 0; mask < 1U << search->count; mask++) {
        search->set.count = 0;
        bool possible = true;
        for (size_t i = 0; i < search->count && possible; i++)
            if (mask >> i & 1) {
                possible = joins(search, search->at[i]);
                add_to_set(search, search->at[i], (struct benefit){0});
            }
        if (possible && legal(search))
            consider(search);
    }
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
            if (pays[i] >= pays[worst])
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
