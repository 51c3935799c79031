/* SPDX-License-Identifier: MIT */
#include "rules/choice.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/money.h"
#include "rules/offer.h"

static const char *coupon_code(const struct price *price, const struct candidate *candidate)
{
    return candidate->coupon >= 0 ? price->input->coupon[candidate->coupon].code : "";
}

/* Order within a priority: percent, amount, the rest. */
static int rank(const struct offer *offer)
{
    return offer->benefit == BENEFIT_PERCENT ? 0 : offer->benefit == BENEFIT_AMOUNT ? 1 : 2;
}

static int compare(const void *left, const void *right, void *context)
{
    const struct candidate *a = &((const struct contender *)left)->candidate;
    const struct candidate *b = &((const struct contender *)right)->candidate;
    if (a->offer->priority != b->offer->priority)
        return a->offer->priority < b->offer->priority ? -1 : 1;
    if (rank(a->offer) != rank(b->offer))
        return rank(a->offer) - rank(b->offer);
    int order = strcmp(a->offer->code, b->offer->code);
    return order != 0 ? order : strcmp(coupon_code(context, a), coupon_code(context, b));
}

static void add(struct choice *choice, int offer, int coupon)
{
    struct contender *contender = &choice->contender[choice->contenders++];
    *contender = (struct contender){0};
    price_candidate_open(choice->price, offer, coupon, &contender->candidate);
    const struct offer *terms = contender->candidate.offer;
    int64_t missing = terms->min_quantity - contender->candidate.quantity;
    if (offer_conditions(choice->price->programme, offer, choice->price->input, &contender->unfit) != STATUS_OK ||
        missing <= 0)
        return;
    char number[MONEY_TEXT];
    error_set(&contender->unfit, STATUS_OFFER_CONDITIONS, "", "too few units");
    error_detail(&contender->unfit, "min_quantity");
    error_arg(&contender->unfit, 0, "%s", number_format_quantity(number, missing));
    error_arg(&contender->unfit, 1, "%s", number_format_quantity(number, terms->min_quantity));
}

static void open_standing(const struct choice *choice, struct standing *standing)
{
    standing->at = mem_resize(NULL, choice->contenders, sizeof *standing->at);
    standing->benefit = mem_resize(NULL, choice->contenders, sizeof *standing->benefit);
    standing->count = 0;
    price_running_open(choice->price, &standing->running);
}

static void close_standing(struct standing *standing)
{
    free(standing->at);
    free(standing->benefit);
    price_running_close(&standing->running);
}

void choice_open(struct price *price, struct choice *choice)
{
    const struct programme *programme = price->programme;
    const struct quote_input *input = price->input;
    *choice = (struct choice){.price = price};
    choice->contender = mem_resize(NULL, programme->offers + input->coupons, sizeof *choice->contender);
    for (size_t i = 0; i < programme->offers; i++)
        if (programme->offer[i].trigger == TRIGGER_AUTOMATIC)
            add(choice, (int)i, -1);
    for (size_t i = 0; i < input->coupons; i++) {
        const struct coupon_facts *coupon = &input->coupon[i];
        if (coupon->refused.status == STATUS_OK && coupon->offer >= 0 && (size_t)coupon->offer < programme->offers)
            add(choice, coupon->offer, (int)i);
    }
    if (choice->contenders > 1)
        qsort_r(choice->contender, choice->contenders, sizeof *choice->contender, compare, price);
    open_standing(choice, &choice->now);
    open_standing(choice, &choice->trial);
}

void choice_close(struct choice *choice)
{
    for (size_t i = 0; i < choice->contenders; i++)
        price_candidate_close(&choice->contender[i].candidate);
    free(choice->contender);
    close_standing(&choice->now);
    close_standing(&choice->trial);
    *choice = (struct choice){0};
}

static bool same_group(const struct offer *a, const struct offer *b)
{
    return a->group[0] != '\0' && strcmp(a->group, b->group) == 0;
}

bool choice_bars(const struct contender *a, const struct contender *b)
{
    const struct offer *one = a->candidate.offer, *other = b->candidate.offer;
    return one->exclusive || other->exclusive || same_group(one, other);
}

static bool refuse(struct contender *contender, enum status status, const char *detail, const struct offer *other)
{
    contender->verdict = (struct verdict){.status = status, .detail = detail, .other = other};
    return false;
}

/* Checks the limits of the offer when `same` coupons of it already stand. */
static enum status limit(const struct choice *choice, const struct contender *contender, int64_t same,
                         struct error *err)
{
    const struct offer_facts *facts = choice->price->input->offer;
    return offer_limit(contender->candidate.offer, facts ? &facts[contender->candidate.index] : NULL, same, err);
}

bool choice_within(const struct choice *choice, size_t at, int64_t same)
{
    return limit(choice, &choice->contender[at], same, NULL) == STATUS_OK;
}

static bool unbarred(struct choice *choice, struct contender *contender)
{
    const struct offer *offer = contender->candidate.offer;
    int64_t same = 0;
    for (size_t i = 0; i < choice->now.count; i++) {
        const struct offer *other = choice->contender[choice->now.at[i]].candidate.offer;
        if (same_group(offer, other))
            return refuse(contender, STATUS_GROUP_TAKEN, "", other);
        if (offer->exclusive || other->exclusive)
            return refuse(contender, STATUS_EXCLUSIVE_TAKEN, "", other->exclusive ? other : offer);
        same += other == offer;
    }
    if (same == 0 || limit(choice, contender, same, NULL) == STATUS_OK)
        return true;
    refuse(contender, STATUS_OFFER_LIMIT, "", offer);
    contender->verdict.number[0] = same;
    return false;
}

/* Order of pricing: by stage (line offers, bill offers, coupons), then the order of the walk. */
static bool before(const struct choice *choice, size_t a, size_t b)
{
    int of_a = price_candidate_stage(&choice->contender[a].candidate),
        of_b = price_candidate_stage(&choice->contender[b].candidate);
    return of_a != of_b ? of_a < of_b : a < b;
}

/* Prices those standing now and `added` into choice->trial. Returns the position of `added` there. */
static size_t price_with(struct choice *choice, size_t added)
{
    const struct standing *now = &choice->now;
    struct standing *trial = &choice->trial;
    size_t place = 0;
    while (place < now->count && before(choice, now->at[place], added))
        place++;
    memcpy(trial->at, now->at, place * sizeof *now->at);
    memcpy(trial->at + place + 1, now->at + place, (now->count - place) * sizeof *now->at);
    trial->at[place] = added;
    trial->count = now->count + 1;
    size_t from = 0;
    if (place == now->count) { /* added last: what those before it take stays the same */
        price_running_copy(choice->price, &trial->running, &now->running);
        memcpy(trial->benefit, now->benefit, place * sizeof *now->benefit);
        from = place;
    } else {
        price_running_start(choice->price, &trial->running);
    }
    for (size_t i = from; i < trial->count; i++)
        trial->benefit[i] = price_take(choice->price, &choice->contender[trial->at[i]].candidate, &trial->running);
    return place;
}

/* Whether stock suffices for the gifts of all that stand; the contender visited first gets the last piece. */
static bool in_stock(const struct choice *choice, const struct standing *standing, size_t place)
{
    const struct candidate *candidate = &choice->contender[standing->at[place]].candidate;
    const struct offer_facts *facts = choice->price->input->offer;
    int64_t wanted = 0;
    if (candidate->offer->benefit != BENEFIT_GIFT || !facts || facts[candidate->index].gift_left == LIMIT_NONE)
        return true;
    for (size_t i = 0; i < standing->count; i++) {
        const struct offer *other = choice->contender[standing->at[i]].candidate.offer;
        wanted += other->benefit == BENEFIT_GIFT && strcmp(other->item, candidate->offer->item) == 0;
    }
    return wanted <= facts[candidate->index].gift_left;
}

/* Checks the conditions that depend on the other standing offers, and sets the verdict if one fails. */
static bool holds(struct choice *choice, const struct standing *standing, size_t place)
{
    struct contender *contender = &choice->contender[standing->at[place]];
    const struct offer *offer = contender->candidate.offer;
    const struct benefit *benefit = &standing->benefit[place];
    if (benefit->counted < offer->min_amount) {
        refuse(contender, STATUS_OFFER_CONDITIONS, "min_amount", NULL);
        contender->verdict.number[0] = offer->min_amount - benefit->counted;
        contender->verdict.number[1] = offer->min_amount;
        return false;
    }
    if (offer_benefit_takes_off(offer->benefit) ? benefit->granted == 0 : contender->candidate.lines == 0)
        return refuse(contender, STATUS_OFFER_CONDITIONS, "scope", NULL);
    if (!in_stock(choice, standing, place))
        return refuse(contender, STATUS_OUT_OF_STOCK, "", NULL);
    const struct offer_facts *facts = choice->price->input->offer;
    int64_t budget = facts ? facts[contender->candidate.index].budget_left : LIMIT_NONE, spent = 0;
    for (size_t i = 0; i <= place; i++)
        if (choice->contender[standing->at[i]].candidate.offer == offer)
            spent += standing->benefit[i].granted;
    return budget == LIMIT_NONE || spent <= budget || refuse(contender, STATUS_OFFER_BUDGET, "", offer);
}

bool choice_try(struct choice *choice, size_t at)
{
    struct contender *contender = &choice->contender[at];
    if (!unbarred(choice, contender))
        return false;
    return holds(choice, &choice->trial, price_with(choice, at));
}

/* Contender `at` could stand; returns which of it and its rivals should. */
static size_t settle(struct choice *choice, size_t at)
{
    size_t winner = at;
    int64_t least = price_running_total(choice->price, &choice->trial.running);
    for (bool again = true; again;) {
        size_t held = winner;
        for (size_t i = at + 1; i < choice->contenders; i++) {
            struct contender *rival = &choice->contender[i];
            if (rival->candidate.offer->priority != choice->contender[at].candidate.offer->priority)
                break;
            if (i == held || rival->fate != FATE_OPEN || !choice_bars(&choice->contender[held], rival) ||
                !choice_try(choice, i))
                continue;
            int64_t pays = price_running_total(choice->price, &choice->trial.running);
            if (pays < least || (pays == least && i < winner)) {
                least = pays;
                winner = i;
            }
        }
        again = winner != held;
    }
    return winner;
}

/* Makes a contender stand. False if that breaks the conditions of another one, which is then put out. */
static bool stand(struct choice *choice, size_t at)
{
    price_with(choice, at);
    struct standing swap = choice->now;
    choice->now = choice->trial;
    choice->trial = swap;
    choice->contender[at].fate = FATE_STANDS;
    size_t defeated = choice->contenders;
    for (size_t i = 0; i < choice->now.count; i++)
        if (choice->now.at[i] < defeated && !holds(choice, &choice->now, i))
            defeated = choice->now.at[i];
    if (defeated == choice->contenders)
        return true;
    choice->contender[defeated].fate = FATE_OUT;
    return false;
}

void choice_reset(struct choice *choice)
{
    choice->now.count = 0;
    price_running_start(choice->price, &choice->now.running);
}

/*
 * False if the walk has to start again: one was put out. A coupon that one walk refuses may stand in the next, when
 * what barred it is out, so no walk is cut short for it.
 */
static bool walk(struct choice *choice)
{
    choice_reset(choice);
    for (size_t i = 0; i < choice->contenders; i++)
        if (choice->contender[i].fate != FATE_OUT)
            choice->contender[i].fate = FATE_OPEN;
    for (size_t i = 0; i < choice->contenders; i++)
        while (choice->contender[i].fate == FATE_OPEN) {
            if (choice_try(choice, i)) {
                if (!stand(choice, settle(choice, i)))
                    return false;
                continue;
            }
            choice->contender[i].fate = FATE_REFUSED;
        }
    return true;
}

/*
 * Sets the verdict of a contender that was put out by one that later went out itself: why it does not stand on the
 * final bill.
 */
static void tell_of_now(struct choice *choice)
{
    for (size_t i = 0; i < choice->contenders; i++) {
        struct contender *contender = &choice->contender[i];
        bool defeated = contender->fate == FATE_OUT && !contender->ignored && contender->unfit.status == STATUS_OK;
        if (defeated && holds(choice, &choice->trial, price_with(choice, i)))
            (void)unbarred(choice, contender);
    }
}

void choice_run(struct choice *choice)
{
    for (size_t i = 0; i < choice->contenders; i++) {
        struct contender *contender = &choice->contender[i];
        contender->fate = contender->ignored || contender->unfit.status != STATUS_OK ? FATE_OUT : FATE_OPEN;
        contender->verdict = (struct verdict){0};
    }
    while (!walk(choice))
        ;
    tell_of_now(choice);
}

void choice_error(const struct choice *choice, const struct contender *contender, struct error *err)
{
    const struct verdict *verdict = &contender->verdict;
    if (contender->unfit.status != STATUS_OK) {
        *err = contender->unfit;
        return;
    }
    if (verdict->status == STATUS_OFFER_LIMIT && limit(choice, contender, verdict->number[0], err) != STATUS_OK)
        return;
    char number[MONEY_TEXT];
    error_set(err, verdict->status, "", "does not stand on this bill");
    error_detail(err, verdict->detail);
    if (verdict->other)
        error_arg(err, 0, "%s", verdict->other->name);
    if (verdict->status == STATUS_OUT_OF_STOCK)
        error_arg(err, 0, "%s", contender->candidate.offer->item);
    if (verdict->number[1] > 0) {
        error_arg(err, 0, "%s", money_format(number, verdict->number[0]));
        error_arg(err, 1, "%s", money_format(number, verdict->number[1]));
    }
}
