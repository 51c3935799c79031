/* SPDX-License-Identifier: MIT */
/* quote_best, against every subset tried one by one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "rules/quote.h"

#include "tests/support/knob.h"
#include "tests/support/tray.h"

#define BILLS KNOB_CASES(10000)

struct result {
    bool legal;
    int64_t pays;
    size_t count;
    int64_t ends[COUPONS_MAX]; /* expiries, ascending */
};

/* Prices the bill with only the chosen coupons; failed (may be NULL): those of them that do not stand. */
static struct result with(struct tray *tray, const bool *chosen, bool *failed)
{
    struct coupon_facts coupon[COUPONS_MAX];
    struct result result = {.legal = true};
    struct quote_input input = tray->input;
    input.coupons = 0;
    for (size_t i = 0; i < tray->input.coupons; i++) {
        if (!chosen[i])
            continue;
        coupon[input.coupons++] = tray->coupon[i];
        size_t at = result.count++;
        for (; at > 0 && result.ends[at - 1] > tray->coupon[i].expires_on; at--)
            result.ends[at] = result.ends[at - 1];
        result.ends[at] = tray->coupon[i].expires_on;
    }
    struct quote quote;
    input.coupon = coupon;
    input.points = 0;
    assert_int_equal(quote_make(&tray->programme, &input, &quote, &tray->err), STATUS_OK);
    for (size_t i = 0; i < quote.refused_count; i++)
        result.legal &= quote.refused[i].coupon[0] == '\0';
    for (size_t i = 0; failed && i < tray->input.coupons; i++) {
        failed[i] = false;
        for (size_t j = 0; j < quote.refused_count; j++)
            failed[i] |= strcmp(quote.refused[j].coupon, tray->coupon[i].code) == 0;
    }
    result.pays = quote.gross - quote.discount;
    quote_clear(&quote);
    return result;
}

static bool better(const struct result *a, const struct result *b)
{
    if (!a->legal || !b->legal)
        return a->legal;
    if (a->pays != b->pays)
        return a->pays < b->pays;
    if (a->count != b->count)
        return a->count < b->count;
    for (size_t i = 0; i < a->count; i++)
        if (a->ends[i] != b->ends[i])
            return a->ends[i] < b->ends[i];
    return false;
}

/* The best of all sets that contain the given coupons; those in `excused` need not stand. */
static struct result best_with_given(struct tray *tray, const bool *excused)
{
    struct result best = {.legal = false};
    for (unsigned mask = 0; mask < 1U << tray->input.coupons; mask++) {
        bool chosen[COUPONS_MAX] = {false}, failed[COUPONS_MAX], all = true;
        for (size_t i = 0; i < tray->input.coupons; i++) {
            chosen[i] = mask >> i & 1;
            all &= chosen[i] || !tray->coupon[i].given;
        }
        if (!all)
            continue;
        struct result result = with(tray, chosen, failed);
        result.legal = true;
        for (size_t i = 0; i < tray->input.coupons; i++)
            result.legal &= !failed[i] || excused[i];
        if (better(&result, &best))
            best = result;
    }
    return best;
}

static struct result brute_force(struct tray *tray, bool excused[COUPONS_MAX])
{
    bool given[COUPONS_MAX] = {false};
    memset(excused, 0, COUPONS_MAX * sizeof *excused);
    struct result best = best_with_given(tray, excused);
    if (best.legal)
        return best;
    for (size_t i = 0; i < tray->input.coupons; i++)
        given[i] = tray->coupon[i].given;
    with(tray, given, excused);
    return best_with_given(tray, excused);
}

/* The set that was found, plus the given coupons left out of it. */
static struct result found_set(struct tray *tray, const bool *chosen, const bool *excused)
{
    bool on[COUPONS_MAX] = {false}, failed[COUPONS_MAX], legal = true;
    for (size_t i = 0; i < tray->input.coupons; i++)
        on[i] = chosen[i] || tray->coupon[i].given;
    struct result found = with(tray, on, failed);
    for (size_t i = 0; i < tray->input.coupons; i++)
        legal &= chosen[i] ? !failed[i] : !tray->coupon[i].given || excused[i];
    found.legal = legal;
    return found;
}

/* Each further coupon doubles the work of trying all sets, so large numbers of coupons are rare. */
static size_t most_coupons(struct dice *dice)
{
    int64_t roll = dice_roll(dice, 1000);
    return roll < 600 ? 5 : roll < 940 ? 7 : roll < 990 ? 9 : BEST_EXACT;
}

static void test_against_brute_force(void **state)
{
    (void)state;
    struct dice dice = {1234}, given_dice = {4321};
    int many = 0, left_out = 0, at_most[BEST_EXACT + 1] = {0};
    for (int i = 0; i < BILLS; i++) {
        struct tray t;
        bool chosen[COUPONS_MAX], excused[COUPONS_MAX];
        tray_random(&t, &dice);
        tray_random_coupons(&t, &dice, 14);
        size_t most = most_coupons(&dice);
        while (t.input.coupons > most)
            t.input.coupons--;
        at_most[t.input.coupons]++;
        for (size_t k = 0; i % 3 == 0 && k < t.input.coupons; k++)
            t.coupon[k].given = dice_chance(&given_dice, 40);
        struct result best = brute_force(&t, excused);
        assert_int_equal(quote_best(&t.programme, &t.input, chosen, &t.err), STATUS_OK);
        struct result found = found_set(&t, chosen, excused);
        for (size_t k = 0; k < t.input.coupons; k++)
            left_out += excused[k] && found.count > 1;
        if (!found.legal || better(&best, &found) || better(&found, &best))
            fail_msg("bill %d: %lld with %zu, not %lld with %zu", i, (long long)found.pays, found.count,
                     (long long)best.pays, best.count);
        many += best.count > 1;
        tray_close(&t);
    }
    assert_true(many > BILLS / 20);
    assert_true(left_out > BILLS / 100);
    assert_true(at_most[BEST_EXACT] > 0);
}

static void open_many(struct tray *tray, int coupons, const char *stack)
{
    char json[6000] = "{'offers':[", code[16];
    for (int i = 0; i < coupons; i++)
        snprintf(json + strlen(json), sizeof json - strlen(json),
                 "%s{'code':'K%02d','trigger':'coupon','benefit':{'%s':%d},'stack':{%s}}", i > 0 ? "," : "", i,
                 i % 2 ? "percent" : "amount", i % 2 ? i : i * 3, stack);
    tray_open(tray, strcat(json, "]}"));
    for (int i = 0; i < coupons; i++) {
        snprintf(code, sizeof code, "K%02d", i);
        tray_coupon(tray, code, code);
    }
}

static size_t count_chosen(struct tray *tray, bool *chosen)
{
    size_t count = 0;
    assert_int_equal(quote_best(&tray->programme, &tray->input, chosen, &tray->err), STATUS_OK);
    for (size_t i = 0; i < COUPONS_MAX; i++)
        count += chosen[i];
    return count;
}

static void test_twelve(void **state)
{
    (void)state;
    struct tray t;
    bool chosen[COUPONS_MAX];
    open_many(&t, 12, "");
    tray_amount(&t, 20000);
    for (int i = 0; i < 49; i++)
        tray_amount(&t, 997 + i);
    assert_int_equal(count_chosen(&t, chosen), 11); /* the first takes 0.00 */
    assert_false(chosen[0]);
    tray_close(&t);
}

/* Ties: fewer coupons, then sooner expiry, independent of the order of input. */
static void test_ties(void **state)
{
    (void)state;
    struct tray t;
    bool chosen[COUPONS_MAX];
    tray_open(&t, "{'offers':[{'code':'K','trigger':'coupon','benefit':{'amount':10}},"
                  "{'code':'L','trigger':'coupon','benefit':{'amount':20}}]}");
    tray_amount(&t, 1500);
    tray_coupon(&t, "C1", "K")->expires_on = 5;
    tray_coupon(&t, "C2", "K")->expires_on = 1;
    tray_coupon(&t, "C3", "L")->expires_on = 9;
    assert_int_equal(count_chosen(&t, chosen), 1);
    assert_true(chosen[2]);
    t.input.coupons = 2;
    t.line[0].unit_price = 900;
    assert_int_equal(count_chosen(&t, chosen), 1);
    assert_true(chosen[1]);
    t.coupon[1].expires_on = 5;
    assert_int_equal(count_chosen(&t, chosen), 1);
    assert_true(chosen[0]);
    error_set(&t.coupon[0].refused, STATUS_COUPON_USED, "coupon", "used");
    assert_int_equal(count_chosen(&t, chosen), 1);
    assert_true(chosen[1]);
    tray_close(&t);
}

/*
 * Dust takes one fen and, being first in the walk, bars the coupon; then the line offer leaves it nothing, it is put
 * out, and the next walk lets the coupon stand. With a budget the search looks at Dust in another way.
 */
static void test_barred_in_one_walk_only(void **state)
{
    (void)state;
    static const char *const limits[] = {"", ",'limits':{'budget':'70.00'}"};
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        struct tray t;
        bool chosen[COUPONS_MAX];
        char json[600];
        snprintf(json, sizeof json,
                 "{'offers':[{'code':'DUST','trigger':'automatic','benefit':{'percent':0.01},"
                 "'stack':{'priority':1}%s},"
                 "{'code':'FIX','trigger':'automatic','benefit':{'fixed_price':'2.78'}},"
                 "{'code':'ALL','trigger':'coupon','benefit':{'percent':100},'stack':{'exclusive':true}}]}",
                 limits[i]);
        tray_open(&t, json);
        if (*limits[i])
            tray_facts(&t, "DUST")->budget_left = 7000;
        tray_line(&t, "D", "food", 3000, 1935);
        tray_coupon(&t, "C1", "ALL");
        assert_int_equal(tray_pays(&t), 0);
        assert_int_equal(count_chosen(&t, chosen), 1);
        tray_close(&t);
    }
}

/* A given coupon stays even if another of its group would take more; further coupons may join it. */
static void test_given(void **state)
{
    (void)state;
    struct tray t;
    bool chosen[COUPONS_MAX];
    tray_open(&t, "{'offers':[{'code':'K','trigger':'coupon','benefit':{'amount':10},'stack':{'group':'g'}},"
                  "{'code':'L','trigger':'coupon','benefit':{'amount':20},'stack':{'group':'g'}},"
                  "{'code':'M','trigger':'coupon','benefit':{'points_bonus':5}},"
                  "{'code':'N','trigger':'coupon','benefit':{'amount':1}}]}");
    tray_amount(&t, 10000);
    tray_coupon(&t, "C1", "K")->given = true;
    tray_coupon(&t, "C2", "L");
    tray_coupon(&t, "C3", "M")->given = true;
    tray_coupon(&t, "C4", "N");
    assert_int_equal(count_chosen(&t, chosen), 3);
    assert_true(chosen[0] && chosen[2] && chosen[3]);
    t.coupon[0].given = t.coupon[2].given = false;
    assert_int_equal(count_chosen(&t, chosen), 2);
    assert_true(chosen[1] && chosen[3]);
    t.coupon[0].given = t.coupon[1].given = true;
    assert_int_equal(count_chosen(&t, chosen), 2); /* no set can hold both: the stronger one, and what can join it */
    assert_true(chosen[1] && chosen[3]);
    tray_close(&t);
}

/* A given coupon that does not stand must not change the best set of the others. */
static void test_given_that_fails(void **state)
{
    (void)state;
    struct tray t;
    bool chosen[COUPONS_MAX];
    tray_open(&t, "{'offers':[{'code':'K','trigger':'coupon','benefit':{'amount':10},'when':{'min_amount':500}},"
                  "{'code':'L','trigger':'coupon','benefit':{'amount':20}},"
                  "{'code':'M','trigger':'coupon','benefit':{'amount':1}}]}");
    tray_amount(&t, 10000);
    tray_coupon(&t, "C1", "K")->given = true;
    tray_coupon(&t, "C2", "L");
    tray_coupon(&t, "C3", "M")->given = true;
    assert_int_equal(count_chosen(&t, chosen), 2);
    assert_true(chosen[1] && chosen[2]);
    tray_close(&t);
}

/* Which of two automatic offers stands depends on a coupon walked before them. */
static void test_rivals(void **state)
{
    (void)state;
    struct tray t;
    bool chosen[COUPONS_MAX];
    tray_open(&t,
              "{'offers':["
              "{'code':'X','trigger':'automatic','benefit':{'amount':10,'scope':{'sku':['A']}},'stack':{'group':'g'}},"
              "{'code':'Y','trigger':'automatic','benefit':{'amount':11,'scope':{'sku':['B']}},'stack':{'group':'g'}},"
              "{'code':'K','trigger':'coupon','benefit':{'percent':100,'scope':{'sku':['B']}},'stack':{'priority':1}},"
              "{'code':'L','trigger':'coupon','benefit':{'amount':12,'scope':{'sku':['A']}},'stack':{'priority':1}}]}");
    tray_line(&t, "A", "x", 1000, 2000);
    tray_line(&t, "B", "x", 1000, 5000);
    tray_coupon(&t, "C1", "K");
    tray_coupon(&t, "C2", "L");
    assert_int_equal(count_chosen(&t, chosen), 2);
    assert_int_equal(tray_pays(&t), 0);
    assert_string_equal(tray_applied(&t), "X:10.00 K/C1:50.00 L/C2:10.00");
    tray_close(&t);
}

/* Points and round-off are no part of the comparison. */
static void test_before_points(void **state)
{
    (void)state;
    struct tray t;
    bool chosen[COUPONS_MAX];
    tray_open(&t, "{'points':{'money':{'points':1,'worth':'1.00'}},'till':{'round_off':{'to':'1.00'}},"
                  "'offers':[{'code':'K','trigger':'coupon','benefit':{'amount':'0.50'}}]}");
    tray_amount(&t, 1560);
    tray_coupon(&t, "C1", "K");
    tray_member(&t, "", 100);
    t.input.points = POINTS_MAX;
    assert_int_equal(count_chosen(&t, chosen), 1);
    tray_close(&t);
}

/* With more than twelve, those that take most alone are searched; one per group. */
static void test_twenty(void **state)
{
    (void)state;
    struct tray t;
    bool chosen[COUPONS_MAX];
    open_many(&t, 20, "");
    tray_amount(&t, 1000000);
    assert_int_equal(count_chosen(&t, chosen), 12);
    assert_true(chosen[19] && chosen[18] && !chosen[0] && !chosen[2]);
    tray_close(&t);
    open_many(&t, 20, "'group':'g'");
    tray_amount(&t, 20000);
    assert_int_equal(count_chosen(&t, chosen), 1);
    assert_true(chosen[18]); /* 54.00, more than 19 % */
    tray_close(&t);
}

static void test_impossible(void **state)
{
    (void)state;
    struct tray t;
    bool chosen[COUPONS_MAX];
    tray_open(&t, "{}");
    assert_int_equal(quote_best(&t.programme, &t.input, chosen, &t.err), STATUS_BAD_VALUE);
    tray_amount(&t, 100);
    assert_int_equal(count_chosen(&t, chosen), 0);
    tray_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_given),         cmocka_unit_test(test_given_that_fails),
        cmocka_unit_test(test_rivals),        cmocka_unit_test(test_against_brute_force),
        cmocka_unit_test(test_twelve),        cmocka_unit_test(test_ties),
        cmocka_unit_test(test_before_points), cmocka_unit_test(test_twenty),
        cmocka_unit_test(test_impossible),    cmocka_unit_test(test_barred_in_one_walk_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
