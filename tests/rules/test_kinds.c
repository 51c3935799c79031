/* SPDX-License-Identifier: MIT */
/* Every kind of benefit alone: the units it applies to, their value, how it is spread and explained. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/money.h"

#include <cmocka.h>

#include "rules/earn.h"
#include "rules/unit.h"

#include "tests/support/tray.h"

#define ONE QUANTITY_ONE

static void open_offer(struct tray *tray, const char *benefit)
{
    char json[1000];
    snprintf(json, sizeof json, "{'points':{},'offers':[{'code':'K','trigger':'automatic','benefit':{%s}}]}", benefit);
    tray_open(tray, json);
}

/* The nets of the lines: "NET NET …". */
static const char *nets(const struct tray *tray)
{
    static char text[1000];
    size_t length = 0;
    text[0] = '\0';
    for (size_t i = 0; i < tray->quote.lines; i++) {
        char money[MONEY_TEXT];
        length += (size_t)snprintf(text + length, sizeof text - length, "%s%s", i > 0 ? " " : "",
                                   money_format(money, tray->quote.line[i].net));
    }
    return text;
}

/* Buy 3 get 1: quantity 4, 3, 100, 8 pays 3, 3, 75, 6. Free units never feed its own count. */
static void test_buy(void **state)
{
    (void)state;
    static const struct {
        int buy, free;
        int64_t quantity, pays;
    } cases[] = {{3, 1, 4, 3},  {3, 1, 3, 3}, {3, 1, 100, 75}, {3, 1, 8, 6},    {3, 1, 7, 6},
                 {3, 1, 5, 4},  {1, 1, 1, 1}, {1, 1, 2, 1},    {1, 1, 3, 2},    {2, 3, 3, 2},
                 {2, 3, 4, 2},  {2, 3, 5, 2}, {2, 3, 6, 3},    {2, 3, 7, 4},    {2, 3, 8, 4},
                 {2, 3, 10, 4}, {5, 2, 6, 5}, {5, 2, 7, 5},    {10, 1, 10, 10}, {10, 1, 11, 10}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct tray t;
        char benefit[60];
        snprintf(benefit, sizeof benefit, "'buy':%d,'free':%d", cases[i].buy, cases[i].free);
        open_offer(&t, benefit);
        tray_line(&t, "TEA", "tea", cases[i].quantity * ONE, 100);
        if (tray_pays(&t) != cases[i].pays * 100)
            fail_msg("buy %d free %d of %lld: pays %lld", cases[i].buy, cases[i].free, (long long)cases[i].quantity,
                     (long long)t.quote.payable);
        tray_close(&t);
    }
}

/* The cheapest of all units in scope are free; their value is spread over all lines in scope. */
static void test_buy_mixed(void **state)
{
    (void)state;
    struct tray t;
    open_offer(&t, "'buy':2,'free':1,'scope':{'category':['tea']}");
    tray_line(&t, "A", "tea", 2 * ONE, 3000);
    tray_line(&t, "B", "tea", 2 * ONE, 1000);
    tray_line(&t, "C", "tea", 2 * ONE, 2000);
    tray_line(&t, "D", "cup", ONE, 500);
    assert_int_equal(tray_pays(&t), 12500 - 2000); /* both B */
    assert_string_equal(nets(&t), "50.00 16.67 33.33 5.00");
    tray_line(&t, "E", "tea", ONE, 800)->discountable = false; /* no unit of it is in scope */
    assert_int_equal(tray_pays(&t), 12500 - 2000 + 800);
    t.line[4].discountable = true;
    assert_int_equal(tray_pays(&t), 12500 - 1800 + 800); /* seven: two sets and one; E and one of B */
    assert_string_equal(nets(&t), "51.56 17.19 34.37 5.00 6.88");
    tray_close(&t);
}

/* A weighed line is one unit with all that is left of it; so is a line with a fractional quantity. */
static void test_weighed(void **state)
{
    (void)state;
    struct tray t;
    open_offer(&t, "'buy':1,'free':1");
    tray_line(&t, "A", "x", 1500, 2000); /* 30.00 */
    tray_line(&t, "B", "x", 3 * ONE, 1000)->weighed = true;
    assert_int_equal(tray_pays(&t), 3000); /* B, by its price per unit */
    tray_empty(&t);
    tray_line(&t, "A", "x", 1500, 2000);
    assert_int_equal(tray_pays(&t), 3000);
    assert_string_equal(tray_applied(&t), "");
    tray_close(&t);
}

static void test_nth(void **state)
{
    (void)state;
    struct tray t;
    open_offer(&t, "'nth':2,'percent':50");
    tray_line(&t, "A", "x", ONE, 1000);
    assert_int_equal(tray_pays(&t), 1000);
    tray_line(&t, "B", "x", ONE, 3000);
    assert_int_equal(tray_pays(&t), 4000 - 500); /* dearest first: A is the second */
    assert_string_equal(nets(&t), "8.75 26.25");
    tray_line(&t, "C", "x", 2 * ONE, 2000);
    assert_int_equal(tray_pays(&t), 8000 - 1000 - 500); /* B, half C; C, half A */
    tray_close(&t);
    open_offer(&t, "'nth':3,'percent':100,'scope':{'sku':['A']}");
    tray_line(&t, "A", "x", 7 * ONE, 333);
    tray_line(&t, "B", "x", 9 * ONE, 100);
    assert_int_equal(tray_pays(&t), 7 * 333 - 2 * 333 + 900);
    tray_close(&t);
    open_offer(&t, "'nth':1,'percent':10");
    tray_line(&t, "A", "x", 3 * ONE, 335);
    assert_int_equal(tray_pays(&t), 1005 - 101); /* 100.5 */
    tray_close(&t);
}

/* The value of a unit after a discount is a fraction; only the sum is rounded. */
static void test_one_rounding(void **state)
{
    (void)state;
    struct tray t;
    tray_open(&t, "{'offers':[{'code':'A','trigger':'automatic','benefit':{'nth':3,'percent':100}},"
                  "{'code':'K','trigger':'coupon','benefit':{'nth':3,'percent':50}}]}");
    tray_line(&t, "A", "x", 3 * ONE, 100);
    tray_line(&t, "B", "x", 3 * ONE, 100);
    tray_line(&t, "C", "x", 3 * ONE, 100);
    tray_coupon(&t, "C1", "K");
    assert_int_equal(tray_pays(&t), 500); /* 600 left, a third of it, the half of that */
    assert_string_equal(tray_applied(&t), "A:3.00 K/C1:1.00");
    tray_close(&t);
    static const struct unit_part halves[] = {{1, 1, 6}, {1, 1, 3}}, thirds[] = {{10, 1, 3}, {10, 1, 3}, {10, 1, 3}},
                                  less[] = {{1, 1, 7}, {5, 1, 14}}, odd[] = {{999999999999, 999998, 999999}};
    assert_int_equal(unit_worth(halves, 2, BASIS), 1); /* exactly half a fen */
    assert_int_equal(unit_worth(thirds, 3, BASIS), 10);
    assert_int_equal(unit_worth(less, 2, BASIS), 1); /* 7/14 */
    assert_int_equal(unit_worth(less, 2, BASIS - 1), 0);
    assert_int_equal(unit_worth(odd, 1, BASIS), 999998999998);
    assert_int_equal(unit_worth(NULL, 0, BASIS), 0);
}

static void test_fixed_price(void **state)
{
    (void)state;
    struct tray t;
    open_offer(&t, "'fixed_price':'9.90','scope':{'category':['tea']}");
    tray_line(&t, "A", "tea", 3 * ONE, 1200);
    tray_line(&t, "B", "tea", ONE, 900); /* never raised */
    tray_line(&t, "C", "tea", 1555, 1200);
    tray_line(&t, "D", "cup", ONE, 5000);
    assert_int_equal(tray_pays(&t), 2970 + 900 + 1539 + 5000); /* 9.90 × 1.555 = 15.3945 */
    assert_string_equal(nets(&t), "29.70 9.00 15.39 50.00");
    t.line[0].floor = 1000;
    tray_pays(&t);
    assert_string_equal(nets(&t), "30.00 9.00 15.39 50.00"); /* what A cannot take is not moved to another line */
    tray_close(&t);
    open_offer(&t, "'fixed_price':'5','scope':{'cheapest':true}");
    tray_line(&t, "A", "x", 2 * ONE, 900);
    tray_line(&t, "B", "x", 3 * ONE, 800);
    assert_int_equal(tray_pays(&t), 4200 - 300);
    assert_string_equal(nets(&t), "18.00 21.00");
    tray_close(&t);
}

static void test_free_item(void **state)
{
    (void)state;
    struct tray t;
    open_offer(&t, "'free_item':'CUP'");
    tray_line(&t, "TEA", "x", ONE, 1000);
    assert_int_equal(tray_pays(&t), 1000);
    assert_string_equal(tray_applied(&t), "");
    tray_line(&t, "CUP", "x", 3 * ONE, 700);
    tray_line(&t, "CUP", "x", ONE, 600);
    assert_int_equal(tray_pays(&t), 3100); /* one, the cheapest */
    assert_string_equal(nets(&t), "10.00 21.00 0.00");
    t.line[2].floor = 400;
    assert_int_equal(tray_pays(&t), 3500);
    tray_close(&t);
}

/* Line offers apply before bill offers, whatever their priority; offers claimed by a coupon apply with the coupons. */
static void test_steps(void **state)
{
    (void)state;
    struct tray t;
    tray_open(&t, "{'offers':[{'code':'P','trigger':'automatic','benefit':{'percent':10},'stack':{'priority':1}},"
                  "{'code':'F','trigger':'automatic','benefit':{'fixed_price':'8.00'}},"
                  "{'code':'B','trigger':'coupon','benefit':{'buy':1,'free':1},'stack':{'priority':1}},"
                  "{'code':'A','trigger':'coupon','benefit':{'amount':'1.00'},'stack':{'priority':1}}]}");
    tray_line(&t, "A", "x", 2 * ONE, 1000);
    tray_coupon(&t, "C1", "B");
    tray_coupon(&t, "C2", "A");
    assert_int_equal(tray_pays(&t), 670);
    assert_string_equal(tray_applied(&t), "F:4.00 P:1.60 A/C2:1.00 B/C1:6.70");
    tray_close(&t);
}

static int64_t earned(struct tray *tray, struct steps *steps)
{
    struct frozen_line line[TRAY_LINES];
    struct frozen_bill bill = {.line = line, .earns = true, .points_bonus = tray->quote.points_bonus};
    for (; bill.lines < tray->quote.lines; bill.lines++)
        line[bill.lines] = (struct frozen_line){.quantity = tray->line[bill.lines].quantity,
                                                .net = tray->quote.line[bill.lines].net,
                                                .earns = tray->quote.line[bill.lines].earns,
                                                .multiplier = tray->quote.line[bill.lines].multiplier};
    return earn_points(&tray->programme, &bill, steps);
}

static int64_t earned_quietly(struct tray *tray)
{
    struct steps steps = {0};
    tray_pays(tray);
    int64_t points = earned(tray, &steps);
    step_list_clear(&steps);
    return points;
}

static int64_t value(const struct step *step, const char *name)
{
    int64_t number = -1;
    return step_get(step, name, &number) ? number : -1;
}

static const struct step *find(const struct steps *steps, const char *rule, size_t nth)
{
    for (size_t i = 0; i < steps->count; i++)
        if (strcmp(steps->step[i].rule, rule) == 0 && nth-- == 0)
            return &steps->step[i];
    fail_msg("no step %s", rule);
    return NULL;
}

#define LEVELS "'tiers':{'levels':[{'code':'a','points_percent':150}]},"
#define DOUBLE "{'code':'D','trigger':'automatic','benefit':{'points_percent':200,'scope':{'category':['tea']}}}"
#define TRIPLE "{'code':'T','trigger':'coupon','benefit':{'points_percent':300}}"

/* The best of the multipliers, or their product; only on lines of their scope. */
static void test_points_percent(void **state)
{
    (void)state;
    struct tray t;
    for (int product = 0; product <= 1; product++) {
        char json[800];
        snprintf(json, sizeof json, "{'points':{'multipliers':'%s'}," LEVELS "'offers':[" DOUBLE "," TRIPLE "]}",
                 product ? "product" : "best");
        tray_open(&t, json);
        tray_member(&t, "a", 0);
        tray_line(&t, "A", "tea", ONE, 1000);
        tray_line(&t, "B", "cup", ONE, 10000);
        assert_int_equal(earned_quietly(&t), product ? 30 + 150 : 20 + 150);
        tray_coupon(&t, "C1", "T");
        assert_int_equal(earned_quietly(&t), product ? 90 + 450 : 30 + 300);
        assert_string_equal(tray_applied(&t), "D:0.00 T/C1:0.00");
        t.line[0].discountable = false; /* it takes no offer */
        assert_int_equal(earned_quietly(&t), product ? 15 + 450 : 15 + 300);
        assert_string_equal(tray_applied(&t), "T/C1:0.00");
        tray_close(&t);
    }
}

/* 150 % × 125 % × 133 % is 249.375 %: in basis points it was 24938, and a point too many. */
static void test_points_product_is_exact(void **state)
{
    (void)state;
    struct tray t;
    struct steps steps = {0};
    tray_open(&t, "{'points':{'multipliers':'product'}," LEVELS "'offers':["
                  "{'code':'A','trigger':'automatic','benefit':{'points_percent':125}},"
                  "{'code':'B','trigger':'automatic','benefit':{'points_percent':133}}]}");
    tray_member(&t, "a", 0);
    tray_line(&t, "A", "tea", ONE, 1000000);
    tray_pays(&t);
    assert_int_equal(t.quote.line[0].multiplier, INT64_C(2493750000000));
    assert_int_equal(earned(&t, &steps), 24937);
    assert_int_equal(value(find(&steps, STEP_EARN, 0), "factor"), INT64_C(2493750000000));
    step_list_clear(&steps);
    tray_close(&t);
}

/* Six whole percentages: nothing is lost, over however many lines. */
static void test_six_percentages(void **state)
{
    (void)state;
    struct tray t;
    struct buffer json = {0};
    static const int percent[] = {133, 117, 101, 119, 107};
    buffer_add(&json,
               "{'points':{'multipliers':'product'},'tiers':{'levels':[{'code':'a','points_percent':123}]},'offers':[");
    for (int i = 0; i < 5; i++)
        buffer_format(&json, "%s{'code':'P%d','trigger':'automatic','benefit':{'points_percent':%d}}", i ? "," : "", i,
                      percent[i]);
    buffer_add(&json, "]}");
    tray_open(&t, json.text);
    tray_member(&t, "a", 0);
    tray_line(&t, "A", "tea", ONE, 99999999);
    tray_line(&t, "B", "cup", ONE, 1);
    tray_pays(&t);
    assert_int_equal(t.quote.line[0].multiplier, INT64_C(123) * 133 * 117 * 101 * 119 * 107);
    assert_int_equal(earned_quietly(&t), INT64_C(123) * 133 * 117 * 101 * 119 * 107 / 1000000);
    buffer_clear(&json);
    tray_close(&t);
}

static void test_points_bonus(void **state)
{
    (void)state;
    struct tray t;
    tray_open(&t, "{'points':{'cap_per_bill':120},'offers':["
                  "{'code':'B','trigger':'coupon','benefit':{'points_bonus':50,'scope':{'sku':['A']}}}]}");
    tray_line(&t, "A", "x", ONE, 6000);
    tray_coupon(&t, "C1", "B");
    tray_coupon(&t, "C2", "B");
    tray_member(&t, "", 0);
    assert_int_equal(earned_quietly(&t), 120); /* the cap covers it */
    assert_int_equal(t.quote.points_bonus, 100);
    t.input.coupons = 1;
    assert_int_equal(earned_quietly(&t), 110);
    t.input.no_points = true;
    tray_pays(&t);
    assert_int_equal(t.quote.points_bonus, 0);
    t.input.no_points = false;
    tray_empty(&t);
    tray_line(&t, "B", "x", ONE, 6000);
    tray_coupon(&t, "C1", "B");
    assert_int_equal(earned_quietly(&t), 60);
    assert_string_equal(tray_refused(&t), "B/C1:offer_conditions(scope)");
    tray_close(&t);
}

static void test_gift(void **state)
{
    (void)state;
    struct tray t;
    tray_open(&t, "{'offers':[{'code':'A','trigger':'automatic','benefit':{'gift':'CUP'},'when':{'min_amount':'50'}},"
                  "{'code':'K','trigger':'coupon','benefit':{'gift':'CUP','scope':{'sku':['TEA']}}},"
                  "{'code':'L','trigger':'coupon','benefit':{'gift':'BAG'},'stack':{'group':'g'}},"
                  "{'code':'M','trigger':'coupon','benefit':{'amount':1},'stack':{'group':'g'}}]}");
    tray_line(&t, "TEA", "x", ONE, 5000);
    tray_coupon(&t, "C1", "K");
    tray_coupon(&t, "C2", "L");
    assert_int_equal(tray_pays(&t), 5000);
    assert_string_equal(tray_applied(&t), "A:0.00 K/C1:0.00 L/C2:0.00");
    assert_int_equal(t.quote.gifts, 2);
    assert_string_equal(t.quote.gift[0].sku, "CUP");
    assert_int_equal(t.quote.gift[0].quantity, 2);
    assert_string_equal(t.quote.gift[1].sku, "BAG");
    tray_facts(&t, "A")->gift_left = tray_facts(&t, "K")->gift_left =
        1; /* the first contender of the walk gets the last one */
    tray_pays(&t);
    assert_string_equal(tray_applied(&t), "A:0.00 L/C2:0.00");
    assert_string_equal(tray_refused(&t), "K/C1:out_of_stock");
    assert_string_equal(t.quote.refused[0].error.arg[0], "CUP");
    tray_facts(&t, "A")->gift_left = tray_facts(&t, "K")->gift_left = 0;
    tray_pays(&t);
    assert_string_equal(tray_refused(&t), "K/C1:out_of_stock A:out_of_stock");
    tray_coupon(&t, "C3", "M"); /* this one takes more off than the other of its group */
    assert_int_equal(tray_pays(&t), 4900);
    assert_string_equal(tray_refused(&t), "K/C1:out_of_stock L/C2:group_taken A:out_of_stock");
    t.line[0].unit_price = 4999;
    t.input.coupons = 0;
    tray_pays(&t);
    assert_int_equal(t.quote.gifts, 0);
    tray_close(&t);
}

/* The steps of an offer of units list the units before the amount. */
static void test_steps_of_units(void **state)
{
    (void)state;
    struct tray t;
    open_offer(&t, "'nth':2,'percent':50");
    tray_line(&t, "A", "x", 3 * ONE, 1000);
    tray_line(&t, "B", "x", ONE, 500);
    tray_pays(&t);
    const struct step *part = find(&t.quote.steps, STEP_PART, 0), *last = find(&t.quote.steps, STEP_PART, 1);
    assert_true(value(part, "no") == 1 && value(part, "base") == 3000 && value(part, "units") == 1);
    assert_true(value(part, "of") == 3 && value(last, "no") == 2 && value(last, "of") == 1);
    const struct step *offer = find(&t.quote.steps, STEP_OFFER, 0);
    assert_true(offer == last + 1);
    assert_true(value(offer, "parts") == 2 && value(offer, "rate") == 5000 && value(offer, "exact") == 750);
    assert_int_equal(value(offer, "base"), -1);
    tray_close(&t);
    open_offer(&t, "'fixed_price':'3.00'");
    tray_line(&t, "A", "x", 2 * ONE, 500);
    tray_pays(&t);
    part = find(&t.quote.steps, STEP_PART, 0);
    assert_true(value(part, "unit_price") == 300 && value(part, "quantity") == 2000 && value(part, "base") == 1000);
    tray_close(&t);
}

/* Lines that earn differently have separate steps, so that the sum can be recomputed. */
static void test_steps_of_points(void **state)
{
    (void)state;
    struct tray t;
    struct steps steps = {0};
    tray_open(&t, "{'points':{'cap_per_bill':99},'offers':[" DOUBLE
                  ",{'code':'X','trigger':'automatic','benefit':{'points_bonus':7}}]}");
    tray_member(&t, "", 0);
    tray_line(&t, "A", "tea", ONE, 1050);
    tray_line(&t, "B", "cup", ONE, 3000);
    tray_line(&t, "C", "tea", ONE, 1000);
    tray_pays(&t);
    assert_int_equal(earned(&t, &steps), 78);
    assert_int_equal(steps.count, 3);
    assert_true(value(&steps.step[0], "base") == 2050 && value(&steps.step[0], "multiplier") == 20000);
    assert_true(value(&steps.step[1], "base") == 3000 && value(&steps.step[1], "multiplier") == 10000);
    const struct step *earn = find(&steps, STEP_EARN, 0);
    assert_true(value(earn, "parts") == 2 && value(earn, "exact") == 71 && value(earn, "bonus") == 7);
    assert_true(value(earn, "cap") == 99 && value(earn, "points") == 78);
    assert_int_equal(value(find(&t.quote.steps, STEP_POINTS_OFFER, 0), "multiplier"), 20000);
    assert_int_equal(value(find(&t.quote.steps, STEP_POINTS_OFFER, 1), "points"), 7);
    step_list_clear(&steps);
    tray_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_buy),
        cmocka_unit_test(test_buy_mixed),
        cmocka_unit_test(test_weighed),
        cmocka_unit_test(test_nth),
        cmocka_unit_test(test_one_rounding),
        cmocka_unit_test(test_fixed_price),
        cmocka_unit_test(test_free_item),
        cmocka_unit_test(test_steps),
        cmocka_unit_test(test_points_percent),
        cmocka_unit_test(test_points_product_is_exact),
        cmocka_unit_test(test_six_percentages),
        cmocka_unit_test(test_points_bonus),
        cmocka_unit_test(test_gift),
        cmocka_unit_test(test_steps_of_units),
        cmocka_unit_test(test_steps_of_points),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
