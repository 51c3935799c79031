/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/money.h"

#include <cmocka.h>

#include "rules/earn.h"
#include "rules/quote.h"
#include "rules/spend.h"

#include "tests/support/tray.h"

#define ALL_OFF(code, percent)                                                                                         \
    "{'code':'" code "','trigger':'automatic','benefit':{'percent':" percent ",'scope':{'all':true}}}"

/* Points that a quote would earn. */
static int64_t earned(const struct tray *tray)
{
    struct frozen_line line[TRAY_LINES];
    struct frozen_bill bill = {.line = line, .lines = tray->quote.lines, .earns = true};
    struct steps steps = {0};
    for (size_t i = 0; i < bill.lines; i++) {
        const struct priced_line *priced = &tray->quote.line[i];
        line[i] = (struct frozen_line){.quantity = tray->line[i].quantity, .net = priced->net};
        line[i].earns = priced->earns;
        line[i].multiplier = priced->multiplier;
    }
    int64_t points = earn_points(&tray->programme, &bill, &steps);
    step_list_clear(&steps);
    return points;
}

static void check_nets(const struct tray *tray, const int64_t *net)
{
    for (size_t i = 0; i < tray->quote.lines; i++)
        assert_int_equal(tray->quote.line[i].net, net[i]);
}

static void test_percent_earns_on_payable(void **state)
{
    (void)state;
    struct tray t;
    tray_open(&t, "{'points':{},'offers':[" ALL_OFF("T", "10") "]}");
    tray_member(&t, "", 0);
    tray_amount(&t, 10000);
    assert_int_equal(tray_pays(&t), 9000);
    assert_int_equal(earned(&t), 90);
    tray_close(&t);
}

static void test_coupon_with_cap(void **state)
{
    (void)state;
    struct tray t;
    tray_open(&t, "{'offers':[{'code':'TEN','trigger':'coupon','benefit':{'percent':10,'cap':'9.00'}}]}");
    tray_coupon(&t, "C1", "TEN");
    struct quote_line *line = tray_amount(&t, 12000);
    assert_int_equal(tray_pays(&t), 11100);
    line->unit_price = 6000;
    assert_int_equal(tray_pays(&t), 5400);
    tray_close(&t);
}

static void test_in_sequence(void **state)
{
    (void)state;
    struct tray t;
    tray_open(&t, "{'offers':[" ALL_OFF("A", "10") "," ALL_OFF("B", "10") "," ALL_OFF("C", "10") "]}");
    tray_amount(&t, 30000);
    assert_int_equal(tray_pays(&t), 21870);
    assert_string_equal(tray_applied(&t), "A:30.00 B:27.00 C:24.30");
    tray_close(&t);
}

/* Points on food only: the share of the discount on each line decides. */
static void test_shares_decide_points(void **state)
{
    (void)state;
    static const char *const scopes[] = {"{'all':true}", "{'category':['food']}"};
    static const int64_t pays[] = {13500, 14000};
    for (int i = 0; i < 2; i++) {
        struct buffer json = {0};
        struct tray t;
        buffer_format(&json,
                      "{'points':{'scope':{'category':['food']}},'offers':[{'code':'T','trigger':'automatic',"
                      "'benefit':{'percent':10,'scope':%s}}]}",
                      scopes[i]);
        tray_open(&t, json.text);
        tray_member(&t, "", 0);
        tray_line(&t, "", "food", QUANTITY_ONE, 10000);
        tray_line(&t, "", "other", QUANTITY_ONE, 5000);
        assert_int_equal(tray_pays(&t), pays[i]);
        assert_int_equal(earned(&t), 90);
        tray_close(&t);
        buffer_clear(&json);
    }
}

static void test_all_off(void **state)
{
    (void)state;
    static const int64_t price[] = {560, 892, 4491, 21726, 240000}, none[5] = {0};
    struct tray t;
    tray_open(&t, "{'offers':[" ALL_OFF("T", "100") "]}");
    for (int i = 0; i < 5; i++)
        tray_amount(&t, price[i]);
    assert_int_equal(tray_pays(&t), 0);
    check_nets(&t, none);
    tray_close(&t);
}

static void test_minimum_amount(void **state)
{
    (void)state;
    struct tray t;
    tray_open(&t, "{'offers':[{'code':'M6','trigger':'coupon','benefit':{'amount':1},'when':{'min_amount':'1006.00'}},"
                  "{'code':'M5','trigger':'coupon','benefit':{'amount':1},'when':{'min_amount':'1005.00'}}]}");
    tray_amount(&t, 100500);
    tray_coupon(&t, "C6", "M6");
    tray_coupon(&t, "C5", "M5");
    assert_int_equal(tray_pays(&t), 100400);
    assert_string_equal(tray_refused(&t), "M6/C6:offer_conditions(min_amount)");
    assert_string_equal(t.quote.refused[0].error.arg[0], "1.00");
    assert_string_equal(t.quote.refused[0].error.arg[1], "1006.00");
    assert_string_equal(t.quote.refused[0].error.field, "coupon");
    tray_close(&t);
}

static void test_one_of_a_group(void **state)
{
    (void)state;
    struct tray t;
    tray_open(&t, "{'offers':[{'code':'H','name':'Hundred','trigger':'coupon','benefit':{'amount':100},"
                  "'stack':{'group':'g'}}]}");
    tray_amount(&t, 16500);
    tray_coupon(&t, "C2", "H");
    tray_coupon(&t, "C1", "H");
    assert_int_equal(tray_pays(&t), 6500);
    assert_string_equal(tray_applied(&t), "H/C1:100.00");
    assert_string_equal(tray_refused(&t), "H/C2:group_taken");
    assert_string_equal(t.quote.refused[0].error.arg[0], "Hundred");
    tray_close(&t);
}

static void test_floors(void **state)
{
    (void)state;
    static const int64_t shirt[] = {4500, 1333, 1333, 1334}, mixed[] = {0, 1900, 5000, 2600};
    static const int64_t price[] = {1000, 2000, 5000, 3000}, floor[] = {0, 1900, 5000, 2600};
    struct tray t;
    tray_open(&t, "{'offers':[{'code':'O','trigger':'coupon','benefit':{'amount':25}},"
                  "{'code':'P','trigger':'coupon','benefit':{'amount':20}}]}");
    tray_line(&t, "T", "x", QUANTITY_ONE, 5000)->floor = 4500;
    for (int i = 0; i < 3; i++)
        tray_line(&t, "MUG", "x", QUANTITY_ONE, 2000);
    tray_coupon(&t, "C1", "O");
    assert_int_equal(tray_pays(&t), 8500);
    check_nets(&t, shirt);
    tray_empty(&t);
    for (int i = 0; i < 4; i++)
        tray_amount(&t, price[i])->floor = floor[i];
    tray_coupon(&t, "C1", "P");
    assert_int_equal(tray_pays(&t), 9500);
    check_nets(&t, mixed);
    int64_t room = 0, granted = 0, exact = 0;
    const struct step *step = &t.quote.steps.step[t.quote.line[0].share[0].step];
    assert_true(step_get(step, "room", &room) && step_get(step, "granted", &granted));
    assert_true(step_get(step, "exact", &exact));
    assert_int_equal(exact, 2000);
    assert_int_equal(room, 1500);
    assert_int_equal(granted, 1500);
    tray_close(&t);
}

/* The bill of the counter's screen: gold, a coupon, points. */
static void test_counter_bill(void **state)
{
    (void)state;
    struct tray t;
    tray_open(&t, "{'points':{'per':'1.00','earn':1,'money':{'points':100,'worth':'1.00'}},"
                  "'tiers':{'levels':[{'code':'normal'},{'code':'gold','from':2000,'discount_percent':5,"
                  "'points_percent':150}]},"
                  "'offers':[{'code':'SAVE10','trigger':'coupon','benefit':{'amount':'10.00'},"
                  "'when':{'min_amount':'100.00'},'limits':{'per_member':1}}]}");
    tray_member(&t, "gold", 12480);
    tray_amount(&t, 12800);
    tray_coupon(&t, "C1", "SAVE10");
    t.input.points = 500;
    assert_int_equal(tray_pays(&t), 10660);
    assert_int_equal(earned(&t), 159);
    assert_int_equal(t.quote.discount, 1640);
    assert_int_equal(t.quote.points_money, 500);
    static const char *const rules[] = {STEP_LINE, STEP_TIER, STEP_OFFER, STEP_POINTS, STEP_PAYABLE};
    assert_int_equal(t.quote.steps.count, 5);
    for (size_t i = 0; i < 5; i++)
        assert_string_equal(t.quote.steps.step[i].rule, rules[i]);
    assert_string_equal(t.quote.steps.step[2].coupon, "C1");
    tray_close(&t);
}

static void test_member_price(void **state)
{
    (void)state;
    static const int64_t net[] = {1600, 950, 1000, 500};
    struct tray t;
    tray_open(&t, "{'tiers':{'levels':[{'code':'n','discount_percent':5}]}}");
    tray_line(&t, "A", "x", 2 * QUANTITY_ONE, 1000)->member_price = 800; /* the member price, without tier discount */
    tray_line(&t, "B", "x", QUANTITY_ONE, 1000)->member_price = 1000;    /* not lower, so the tier discount applies */
    struct quote_line *fixed = tray_line(&t, "C", "x", QUANTITY_ONE, 1000);
    fixed->member_price = 700;
    fixed->discountable = false;
    struct quote_line *floored = tray_line(&t, "D", "x", QUANTITY_ONE, 600);
    floored->member_price = 400;
    floored->floor = 500;
    assert_int_equal(tray_pays(&t), 4600);
    tray_member(&t, "n", 0);
    assert_int_equal(tray_pays(&t), 4050);
    check_nets(&t, net);
    int64_t base = 0, price = 0, amount = 0;
    const struct step *step = &t.quote.steps.step[0];
    assert_true(step_get(step, "base", &base) && step_get(step, "unit_price", &price));
    assert_true(step_get(step, "amount", &amount));
    assert_int_equal(base, 1000);
    assert_int_equal(price, 800);
    assert_int_equal(amount, 1600);
    tray_close(&t);
}

/* No tier discount, offer or coupon on it, but it counts for minimums, and points pay for it. */
static void test_no_discount_line(void **state)
{
    (void)state;
    static const int64_t net[] = {0, 0};
    struct tray t;
    tray_open(&t, "{'points':{'money':{'points':1,'worth':'1.00'}},"
                  "'tiers':{'levels':[{'code':'n','discount_percent':10}]},'offers':[{'code':'F','trigger':'automatic',"
                  "'benefit':{'amount':5},'when':{'min_amount':'19.00'}}]}");
    tray_member(&t, "n", 100);
    tray_amount(&t, 1000)->discountable = false;
    tray_amount(&t, 1000)->floor = 100;
    assert_int_equal(tray_pays(&t), 1400);
    t.input.points = 14;
    assert_int_equal(tray_pays(&t), 0);
    check_nets(&t, net);
    tray_close(&t);
}

static void test_cheapest(void **state)
{
    (void)state;
    struct tray t;
    tray_open(&t, "{'offers':[{'code':'HALF','trigger':'coupon','benefit':{'percent':50,'scope':{'all':true,"
                  "'cheapest':true}}},{'code':'FIVE','trigger':'coupon','benefit':{'amount':5,'scope':"
                  "{'category':['x'],'cheapest':true}}}]}");
    tray_line(&t, "A", "x", QUANTITY_ONE, 900);
    tray_line(&t, "B", "x", 3 * QUANTITY_ONE, 333);
    tray_line(&t, "C", "y", 3 * QUANTITY_ONE, 333);
    tray_coupon(&t, "C1", "HALF");
    assert_int_equal(tray_pays(&t), 900 + 999 + 999 - 167); /* 166.5 up; the first of equals */
    assert_int_equal(t.quote.line[1].discount, 167);
    tray_empty(&t);
    tray_line(&t, "B", "x", 3 * QUANTITY_ONE, 333);
    tray_coupon(&t, "C2", "FIVE");
    assert_int_equal(tray_pays(&t), 666); /* one unit is worth no more than itself */
    tray_empty(&t);
    tray_line(&t, "W", "x", 355, 2000); /* sold by weight: one unit, 7.10 */
    tray_coupon(&t, "C1", "HALF");
    assert_int_equal(tray_pays(&t), 355);
    tray_empty(&t);
    tray_line(&t, "W", "x", 2 * QUANTITY_ONE, 1000)->weighed = true;
    tray_coupon(&t, "C1", "HALF");
    assert_int_equal(tray_pays(&t), 1000);
    tray_close(&t);
}

/*
 * The base of a minimum: for a coupon what is left before the first coupon, for an automatic offer what is left at its
 * turn.
 */
static void test_minimum_bases(void **state)
{
    (void)state;
    struct tray t;
    tray_open(&t, "{'offers':[{'code':'A1','trigger':'automatic','benefit':{'amount':10},'stack':{'priority':1}},"
                  "{'code':'A2','trigger':'automatic','benefit':{'amount':1},'when':{'min_amount':'90.01'}},"
                  "{'code':'A3','trigger':'automatic','benefit':{'amount':1},'when':{'min_amount':'90.00'}},"
                  "{'code':'K1','trigger':'coupon','benefit':{'amount':20},'when':{'min_amount':'89.00'}},"
                  "{'code':'K2','trigger':'coupon','benefit':{'amount':20},'when':{'min_amount':'89.00'}},"
                  "{'code':'K3','trigger':'coupon','benefit':{'amount':20},'when':{'min_amount':'89.01'}},"
                  "{'code':'K4','trigger':'coupon','benefit':{'amount':20},'when':{'min_amount':'100.00',"
                  "'min_base':'before-discounts'}}]}");
    tray_amount(&t, 10000);
    for (int i = 0; i < 4; i++)
        tray_coupon(&t, (const char *[]){"C1", "C2", "C3", "C4"}[i], (const char *[]){"K1", "K2", "K3", "K4"}[i]);
    assert_int_equal(tray_pays(&t), 2900);
    assert_string_equal(tray_applied(&t), "A1:10.00 A3:1.00 K1/C1:20.00 K2/C2:20.00 K4/C4:20.00");
    assert_string_equal(tray_refused(&t), "K3/C3:offer_conditions(min_amount)");
    tray_close(&t);
}

static void test_minimum_quantity(void **state)
{
    (void)state;
    struct tray t;
    tray_open(&t, "{'offers':[{'code':'K','trigger':'coupon','benefit':{'amount':1},'when':{'min_quantity':3,"
                  "'scope':{'category':['tea']}}}]}");
    tray_line(&t, "", "tea", 2 * QUANTITY_ONE, 1000);
    tray_line(&t, "", "cup", 5 * QUANTITY_ONE, 1000);
    tray_coupon(&t, "C1", "K");
    assert_int_equal(tray_pays(&t), 7000);
    assert_string_equal(tray_refused(&t), "K/C1:offer_conditions(min_quantity)");
    assert_string_equal(t.quote.refused[0].error.arg[0], "1");
    assert_string_equal(t.quote.refused[0].error.arg[1], "3");
    tray_line(&t, "", "tea", 250, 1000); /* by weight: one unit */
    assert_int_equal(tray_pays(&t), 7150);
    tray_close(&t);
}

static void test_points(void **state)
{
    (void)state;
    struct tray t;
    tray_open(&t, "{'points':{'money':{'points':3,'worth':'0.01','step':3,'max_percent':50,'keep':1}}}");
    tray_member(&t, "", 11);
    struct quote_line *line = tray_amount(&t, 7);
    t.input.points = POINTS_MAX;
    assert_int_equal(tray_pays(&t), 4); /* 50 % of 0.07, floored */
    assert_int_equal(t.quote.points_spent, 9);
    line->unit_price = 1000;
    assert_int_equal(tray_pays(&t), 997); /* 10 usable points, in steps of 3 */
    assert_int_equal(t.quote.points_spent, 9);
    line->unit_price = 1;
    assert_int_equal(tray_pays(&t), 1);
    assert_int_equal(t.quote.points_spent, 0);
    line->unit_price = 4;
    t.input.points = 9;
    assert_int_equal(tray_quote(&t), STATUS_BAD_VALUE); /* more than the bill takes */
    assert_string_equal(t.err.field, "points");
    t.input.points = 4;
    assert_int_equal(tray_quote(&t), STATUS_BAD_VALUE); /* off the step */
    t.input.points = 12;
    assert_int_equal(tray_quote(&t), STATUS_NOT_ENOUGH_POINTS);
    assert_string_equal(t.err.arg[0], "10");
    assert_string_equal(t.err.arg[1], "6");
    t.input.points = 6;
    assert_int_equal(tray_pays(&t), 2);
    assert_int_equal(t.quote.points_allowed, 6);
    t.input.member = NULL;
    assert_int_equal(tray_quote(&t), STATUS_BAD_VALUE);
    t.input.points = POINTS_MAX;
    assert_int_equal(tray_quote(&t), STATUS_BAD_VALUE);
    tray_close(&t);
}

/* Worth 0.07 per 100: many numbers of points are worth one fen; the fewest of them is taken. */
static void test_fewest_points(void **state)
{
    (void)state;
    struct tray t;
    tray_open(&t, "{'points':{'money':{'points':100,'worth':'0.07'}}}");
    tray_member(&t, "", 1000);
    tray_amount(&t, 3);
    t.input.points = POINTS_MAX;
    assert_int_equal(tray_pays(&t), 0);
    assert_int_equal(t.quote.points_spent, 43); /* 3 × 100 ÷ 7, up */
    t.input.points = 14;
    assert_int_equal(tray_quote(&t), STATUS_BAD_VALUE); /* worth nothing */
    tray_close(&t);
    tray_open(&t, "{}");
    tray_member(&t, "", 1000);
    tray_amount(&t, 300);
    t.input.points = 100;
    assert_int_equal(tray_quote(&t), STATUS_BAD_VALUE); /* no points as money in the programme */
    tray_close(&t);
}

static void test_round_off(void **state)
{
    (void)state;
    struct tray t;
    tray_open(&t, "{'points':{},'till':{'round_off':{'to':'0.5','hand_limit':'2.00'}}}");
    tray_member(&t, "", 0);
    tray_amount(&t, 1033)->floor = 1033; /* floors are ignored */
    tray_amount(&t, 1033);
    assert_int_equal(tray_pays(&t), 2050);
    assert_int_equal(t.quote.round_off, 16);
    assert_int_equal(t.quote.line[0].round_off, 8);
    assert_int_equal(earned(&t), 20);
    t.input.round_off = 66; /* by hand, in its place */
    assert_int_equal(tray_pays(&t), 2000);
    t.input.round_off = 2066;
    assert_int_equal(tray_pays(&t), 0);
    t.input.round_off = 2067;
    assert_int_equal(tray_quote(&t), STATUS_BAD_VALUE);
    t.input.round_off = -1;
    assert_int_equal(tray_quote(&t), STATUS_BAD_VALUE);
    tray_close(&t);
}

static void test_what_earns(void **state)
{
    (void)state;
    int64_t why;
    struct tray t;
    tray_open(&t, "{'points':{'scope':{'category':['food']}}}");
    tray_line(&t, "", "food", QUANTITY_ONE, 100);
    tray_line(&t, "", "bag", QUANTITY_ONE, 100);
    tray_pays(&t);
    assert_false(t.quote.line[0].earns);
    assert_true(step_get(&t.quote.steps.step[t.quote.steps.count - 1], "no_member", &why));
    tray_member(&t, "", 0);
    tray_pays(&t);
    assert_true(t.quote.line[0].earns && !t.quote.line[1].earns);
    assert_int_equal(t.quote.line[0].multiplier, MULTIPLIER_ONE);
    t.input.no_points = true;
    tray_pays(&t);
    assert_false(t.quote.line[0].earns);
    assert_string_equal(t.quote.steps.step[t.quote.steps.count - 1].rule, STEP_EARN_NONE);
    assert_true(step_get(&t.quote.steps.step[t.quote.steps.count - 1], "flagged", &why));
    tray_close(&t);
}

static void test_impossible_bills(void **state)
{
    (void)state;
    struct tray t;
    tray_open(&t, "{'offers':[{'code':'K','trigger':'coupon','benefit':{'amount':1}}]}");
    assert_int_equal(tray_quote(&t), STATUS_BAD_VALUE);
    struct quote_line *line = tray_amount(&t, 100), whole = *line;
    line->quantity = 0;
    assert_int_equal(tray_quote(&t), STATUS_BAD_VALUE);
    *line = whole;
    line->unit_price = -1;
    assert_int_equal(tray_quote(&t), STATUS_BAD_VALUE);
    line->unit_price = MONEY_LIMIT + 1;
    assert_int_equal(tray_quote(&t), STATUS_BAD_VALUE);
    line->unit_price = MONEY_LIMIT;
    line->quantity = 2 * QUANTITY_ONE;
    assert_int_equal(tray_quote(&t), STATUS_BAD_VALUE);
    *line = whole;
    tray_coupon(&t, "C1", "K");
    tray_coupon(&t, "C1", "K");
    assert_int_equal(tray_quote(&t), STATUS_BAD_VALUE);
    assert_string_equal(t.err.field, "coupon");
    t.input.coupons = COUPONS_MAX + 1;
    assert_int_equal(tray_quote(&t), STATUS_BAD_VALUE);
    t.input.coupons = 1;
    tray_member(&t, "", 0)->level = 0;
    assert_int_equal(tray_quote(&t), STATUS_BAD_VALUE);
    tray_close(&t);
}

/* What a balance is said to be worth is what a bill would take: whole steps of what is above `keep`. */
static void test_worth_of_a_balance(void **state)
{
    (void)state;
    struct tray t;
    tray_open(&t, "{'points':{'money':{'points':100,'worth':'1.00','step':500,'keep':100}}}");
    assert_int_equal(spend_balance_worth(&t.programme, 2180), 2000);
    assert_int_equal(spend_balance_worth(&t.programme, 600), 500);
    assert_int_equal(spend_balance_worth(&t.programme, 599), 0);
    assert_int_equal(spend_balance_worth(&t.programme, 50), 0);
    tray_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_percent_earns_on_payable),
        cmocka_unit_test(test_coupon_with_cap),
        cmocka_unit_test(test_in_sequence),
        cmocka_unit_test(test_shares_decide_points),
        cmocka_unit_test(test_all_off),
        cmocka_unit_test(test_minimum_amount),
        cmocka_unit_test(test_one_of_a_group),
        cmocka_unit_test(test_floors),
        cmocka_unit_test(test_counter_bill),
        cmocka_unit_test(test_member_price),
        cmocka_unit_test(test_no_discount_line),
        cmocka_unit_test(test_cheapest),
        cmocka_unit_test(test_minimum_bases),
        cmocka_unit_test(test_minimum_quantity),
        cmocka_unit_test(test_points),
        cmocka_unit_test(test_fewest_points),
        cmocka_unit_test(test_round_off),
        cmocka_unit_test(test_what_earns),
        cmocka_unit_test(test_impossible_bills),
        cmocka_unit_test(test_worth_of_a_balance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
