/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/money.h"

#include <cmocka.h>

#include "rules/earn.h"

#include "tests/support/tray.h"

#define LINES 6

/* A bill and the sums of its returns. */
struct sold {
    struct tray tray; /* holds the programme */
    struct frozen_line line[LINES];
    struct frozen_bill bill;
    struct returned_line back[LINES];
    struct return_plan plan;
    struct steps steps;
    struct error err;
};

static void open_sold(struct sold *sold, const char *programme)
{
    *sold = (struct sold){0};
    tray_open(&sold->tray, programme);
    sold->bill.line = sold->line;
    sold->bill.earns = true;
}

static void close_sold(struct sold *sold)
{
    tray_close(&sold->tray);
    step_list_clear(&sold->steps);
}

static struct frozen_line *add(struct sold *sold, int64_t quantity, int64_t net)
{
    struct frozen_line *line = &sold->line[sold->bill.lines++];
    *line = (struct frozen_line){.quantity = quantity, .net = net, .earns = true, .multiplier = MULTIPLIER_ONE};
    return line;
}

static int64_t earn(struct sold *sold)
{
    sold->bill.points_earned = earn_points(&sold->tray.programme, &sold->bill, &sold->steps);
    return sold->bill.points_earned;
}

/* Returns the quantities in `back` and adds the result to the sums. */
static enum status give_back(struct sold *sold)
{
    enum status status =
        earn_return(&sold->tray.programme, &sold->bill, sold->back, &sold->plan, &sold->steps, &sold->err);
    for (size_t i = 0; i < sold->bill.lines && status == STATUS_OK; i++) {
        sold->line[i].returned += sold->back[i].quantity;
        sold->line[i].refunded += sold->back[i].refund;
    }
    if (status == STATUS_OK) {
        sold->bill.points_back += sold->plan.points_back;
        sold->bill.points_taken += sold->plan.points_taken;
    }
    memset(sold->back, 0, sizeof sold->back);
    return status;
}

static enum status give_back_line(struct sold *sold, size_t line, int64_t quantity)
{
    sold->back[line].quantity = quantity;
    return give_back(sold);
}

static void test_points(void **state)
{
    (void)state;
    struct sold s;
    open_sold(&s, "{'points':{'per':'1.00','earn':1}}");
    add(&s, QUANTITY_ONE, 10660)->multiplier = MULTIPLIER_OF(15000);
    assert_int_equal(earn(&s), 159);
    add(&s, QUANTITY_ONE, 60); /* 159.90 and 0.60: one floor, of the whole bill */
    assert_int_equal(earn(&s), 160);
    s.line[1].earns = false;
    assert_int_equal(earn(&s), 159);
    s.bill.earns = false;
    assert_int_equal(earn(&s), 0);
    close_sold(&s);
    open_sold(&s, "{'points':{'per':'0.50','earn':3,'cap_per_bill':100}}");
    add(&s, QUANTITY_ONE, 1050);
    assert_int_equal(earn(&s), 63);
    s.line[0].net = 100000;
    assert_int_equal(earn(&s), 100);
    const struct step *step = &s.steps.step[s.steps.count - 1];
    int64_t value;
    assert_string_equal(step->rule, STEP_EARN);
    assert_true(step_get(step, "base", &value) && value == 100000);
    assert_true(step_get(step, "cap", &value) && value == 100);
    assert_true(step_get(step, "points", &value) && value == 100);
    close_sold(&s);
    open_sold(&s, "{}");
    add(&s, QUANTITY_ONE, 1050);
    assert_int_equal(earn(&s), 0);
    assert_int_equal(s.steps.count, 0);
    close_sold(&s);
}

static void test_bonus_does_not_earn(void **state)
{
    (void)state;
    struct sold s;
    open_sold(&s, "{'points':{'per':'1.00'}}");
    add(&s, QUANTITY_ONE, 10000);
    add(&s, QUANTITY_ONE, 5001);
    earn_spread_bonus(s.line, 2, 3000);
    assert_int_equal(s.line[0].bonus_paid, 2000);
    assert_int_equal(s.line[1].bonus_paid, 1000);
    assert_int_equal(earn(&s), 120);
    earn_spread_bonus(s.line, 2, 15001);
    assert_int_equal(s.line[1].bonus_paid, 5001);
    assert_int_equal(earn(&s), 0);
    close_sold(&s);
}

/* Bonus points are kept until the whole bill is returned; the cap includes them. */
static void test_bonus_points(void **state)
{
    (void)state;
    struct sold s;
    open_sold(&s, "{'points':{'per':'1.00','cap_per_bill':120}}");
    s.bill.points_bonus = 50;
    add(&s, 4 * QUANTITY_ONE, 8000);
    assert_int_equal(earn(&s), 120);
    assert_int_equal(give_back_line(&s, 0, QUANTITY_ONE), STATUS_OK);
    assert_int_equal(s.plan.points_taken, 10); /* 60 + 50 are due */
    assert_int_equal(give_back_line(&s, 0, 2 * QUANTITY_ONE), STATUS_OK);
    assert_int_equal(s.plan.points_taken, 40);
    assert_int_equal(give_back_line(&s, 0, QUANTITY_ONE), STATUS_OK);
    assert_int_equal(s.plan.points_taken, 70);
    assert_true(s.plan.nothing_left);
    close_sold(&s);
    open_sold(&s, "{'points':{'per':'1.00'}}");
    s.bill.points_bonus = 50;
    s.bill.earns = false;
    add(&s, QUANTITY_ONE, 8000);
    assert_int_equal(earn(&s), 0);
    close_sold(&s);
}

/* 1 point per ¥10; 200.00 of two items: 10 kept after one return, 0 after both. */
static void test_two_items(void **state)
{
    (void)state;
    struct sold s;
    open_sold(&s, "{'points':{'per':'10.00'}}");
    add(&s, 2 * QUANTITY_ONE, 20000);
    assert_int_equal(earn(&s), 20);
    assert_int_equal(give_back_line(&s, 0, QUANTITY_ONE), STATUS_OK);
    assert_int_equal(s.plan.refund, 10000);
    assert_int_equal(s.plan.points_taken, 10);
    assert_false(s.plan.nothing_left);
    assert_int_equal(give_back_line(&s, 0, QUANTITY_ONE), STATUS_OK);
    assert_int_equal(s.plan.points_taken, 10);
    assert_true(s.plan.nothing_left);
    close_sold(&s);
}

static void test_ten_small_returns(void **state)
{
    (void)state;
    struct sold s;
    open_sold(&s, "{'points':{'per':'10.00'}}");
    add(&s, 10 * QUANTITY_ONE, 1000);
    assert_int_equal(earn(&s), 1);
    for (int i = 0; i < 10; i++) {
        assert_int_equal(give_back_line(&s, 0, QUANTITY_ONE), STATUS_OK);
        assert_int_equal(s.plan.refund, 100);
        assert_int_equal(s.plan.points_taken, i == 0);
        assert_int_equal(s.plan.nothing_left, i == 9);
    }
    assert_int_equal(s.bill.points_taken, 1);
    close_sold(&s);
}

/* 1.00 for three: 33, 34 (half up of 66.67 less 33), 33. */
static void test_refund_rounding(void **state)
{
    (void)state;
    static const int64_t refund[] = {33, 34, 33};
    struct sold s;
    open_sold(&s, "{}");
    add(&s, 3 * QUANTITY_ONE, 100);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(give_back_line(&s, 0, QUANTITY_ONE), STATUS_OK);
        assert_int_equal(s.plan.refund, refund[i]);
    }
    int64_t before = 0, amount = 0;
    const struct step *step = &s.steps.step[1];
    assert_string_equal(step->rule, STEP_REFUND);
    assert_true(step_get(step, "before", &before) && step_get(step, "amount", &amount));
    assert_int_equal(before, 33);
    assert_int_equal(amount, -34);
    close_sold(&s);
}

static void test_points_given_back(void **state)
{
    (void)state;
    struct sold s;
    open_sold(&s, "{'points':{}}");
    add(&s, QUANTITY_ONE, 1000)->points_money = 200;
    add(&s, 2 * QUANTITY_ONE, 500)->points_money = 101;
    s.bill.points_spent = 100; /* worth 3.01 */
    assert_int_equal(earn(&s), 15);
    assert_int_equal(give_back_line(&s, 1, QUANTITY_ONE), STATUS_OK);
    assert_int_equal(s.plan.points_back, 16); /* floor(100 × 51 ÷ 301) */
    assert_int_equal(s.plan.points_taken, 3); /* 12.50 kept earns 12 */
    assert_int_equal(give_back_line(&s, 0, QUANTITY_ONE), STATUS_OK);
    assert_int_equal(s.plan.points_back, 67); /* floor(100 × 251 ÷ 301) = 83 in all */
    assert_int_equal(give_back_line(&s, 1, QUANTITY_ONE), STATUS_OK);
    assert_int_equal(s.plan.points_back, 17); /* the rest */
    assert_int_equal(s.bill.points_back, 100);
    close_sold(&s);
}

static void test_refused(void **state)
{
    (void)state;
    struct sold s;
    open_sold(&s, "{}");
    add(&s, 2 * QUANTITY_ONE, 100);
    add(&s, QUANTITY_ONE, 100);
    assert_int_equal(give_back(&s), STATUS_BAD_VALUE);
    assert_int_equal(give_back_line(&s, 0, -QUANTITY_ONE), STATUS_BAD_VALUE);
    assert_int_equal(give_back_line(&s, 1, QUANTITY_ONE), STATUS_OK);
    assert_int_equal(give_back_line(&s, 0, 2 * QUANTITY_ONE + 1), STATUS_ALREADY_RETURNED);
    assert_string_equal(s.err.arg[0], "1");
    assert_string_equal(s.err.arg[1], "2");
    assert_string_equal(s.err.arg[2], "0");
    s.back[0].quantity = QUANTITY_ONE;
    assert_int_equal(give_back_line(&s, 1, 1), STATUS_ALREADY_RETURNED);
    assert_string_equal(s.err.arg[0], "2");
    assert_string_equal(s.err.arg[2], "1");
    close_sold(&s);
}

static void sell_at_random(struct sold *sold, struct dice *dice)
{
    open_sold(sold, dice_chance(dice, 50) ? "{'points':{'per':'1.00'}}"
                                          : "{'points':{'per':'0.70','earn':3,'cap_per_bill':40}}");
    int64_t lines = 1 + dice_roll(dice, LINES), money = 0;
    for (int64_t i = 0; i < lines; i++) {
        bool weighed = dice_chance(dice, 20);
        int64_t quantity = weighed ? 1 + dice_roll(dice, 3000) : (1 + dice_roll(dice, 9)) * QUANTITY_ONE;
        struct frozen_line *line = add(sold, quantity, dice_roll(dice, 3000));
        line->earns = !dice_chance(dice, 15);
        line->multiplier = dice_chance(dice, 50) ? MULTIPLIER_OF(15000) : MULTIPLIER_ONE;
        line->points_money = dice_chance(dice, 50) ? dice_roll(dice, 500) : 0;
        money += line->points_money;
    }
    sold->bill.points_spent = money > 0 ? money * (1 + dice_roll(dice, 3)) : 0;
    if (dice_chance(dice, 30))
        earn_spread_bonus(sold->line, sold->bill.lines, sold->line[0].net / 2);
    earn(sold);
}

static void totals(const struct sold *sold, int64_t total[3])
{
    total[0] = total[1] = total[2] = 0;
    for (size_t i = 0; i < sold->bill.lines; i++)
        total[0] += sold->line[i].refunded;
    total[1] = sold->bill.points_back;
    total[2] = sold->bill.points_taken;
}

/* Many small returns give the same result as one return of the same quantities. */
static void test_small_and_big(void **state)
{
    (void)state;
    struct dice dice = {5};
    for (int i = 0; i < 3000; i++) {
        struct sold small, big;
        int64_t one[3], many[3];
        sell_at_random(&small, &dice);
        memcpy(&big, &small, sizeof big);
        big.bill.line = big.line;
        big.steps = (struct steps){0};
        bool any = false;
        for (int j = 0; j < 12; j++) {
            size_t at = (size_t)dice_roll(&dice, (int64_t)small.bill.lines);
            int64_t left = small.line[at].quantity - small.line[at].returned;
            int64_t quantity = left > 0 ? 1 + dice_roll(&dice, left) : 0;
            if (quantity == 0)
                continue;
            assert_int_equal(give_back_line(&small, at, quantity), STATUS_OK);
            assert_true(small.plan.refund >= 0 && small.plan.points_back >= 0 && small.plan.points_taken >= 0);
            big.back[at].quantity += quantity;
            any = true;
        }
        assert_true(any);
        assert_int_equal(give_back(&big), STATUS_OK);
        totals(&small, many);
        totals(&big, one);
        assert_memory_equal(one, many, sizeof one);
        step_list_clear(&big.steps);
        close_sold(&small);
    }
}

/* Returning everything, line by line, gives back all money and points, and takes all that was earned: a void. */
static void test_everything_is_a_void(void **state)
{
    (void)state;
    struct dice dice = {6};
    for (int i = 0; i < 3000; i++) {
        struct sold s;
        int64_t total[3], net = 0;
        sell_at_random(&s, &dice);
        for (size_t at = 0; at < s.bill.lines; at++) {
            int64_t part = dice_roll(&dice, s.line[at].quantity);
            net += s.line[at].net;
            if (part > 0)
                assert_int_equal(give_back_line(&s, at, part), STATUS_OK);
            assert_int_equal(give_back_line(&s, at, s.line[at].quantity - part), STATUS_OK);
        }
        assert_true(s.plan.nothing_left);
        totals(&s, total);
        assert_int_equal(total[0], net);
        assert_int_equal(total[1], s.bill.points_spent);
        assert_int_equal(total[2], s.bill.points_earned);
        close_sold(&s);
    }
}

static void test_refund_split(void **state)
{
    (void)state;
    struct tender_left tender[] = {{5000, 0}, {3000, 0}, {2000, 0}};
    struct error err;
    assert_int_equal(earn_refund_split(tender, 3, 4000, &err), STATUS_OK);
    assert_int_equal(tender[0].refund, 0);
    assert_int_equal(tender[1].refund, 2000);
    assert_int_equal(tender[2].refund, 2000);
    assert_int_equal(earn_refund_split(tender, 3, 10000, &err), STATUS_OK);
    assert_int_equal(tender[0].refund, 5000);
    assert_int_equal(earn_refund_split(tender, 3, 10001, &err), STATUS_BAD_VALUE);
    assert_int_equal(earn_refund_split(tender, 0, 0, &err), STATUS_OK);
}

/* Computed cumulatively and rounded half up: refunding in any parts gives back exactly the principal and bonus. */
static void test_refund_principal(void **state)
{
    (void)state;
    assert_int_equal(earn_refund_principal(30000, 10000, 40000), 30000);
    assert_int_equal(earn_refund_principal(30000, 10000, 2), 2); /* 1.5 */
    assert_int_equal(earn_refund_principal(30000, 10000, 1), 1);
    assert_int_equal(earn_refund_principal(1, 2, 1), 0);
    assert_int_equal(earn_refund_principal(0, 0, 0), 0);
    struct dice dice = {8};
    for (int i = 0; i < 2000; i++) {
        int64_t principal = dice_roll(&dice, 5000), bonus = dice_roll(&dice, 5000), refunded = 0, before = 0;
        while (refunded < principal + bonus) {
            int64_t part = 1 + dice_roll(&dice, principal + bonus - refunded);
            int64_t now = earn_refund_principal(principal, bonus, refunded += part);
            assert_in_range(now - before, 0, part); /* neither part is negative */
            before = now;
        }
        assert_int_equal(before, principal);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_points),
        cmocka_unit_test(test_bonus_points),
        cmocka_unit_test(test_bonus_does_not_earn),
        cmocka_unit_test(test_two_items),
        cmocka_unit_test(test_ten_small_returns),
        cmocka_unit_test(test_refund_rounding),
        cmocka_unit_test(test_points_given_back),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_small_and_big),
        cmocka_unit_test(test_everything_is_a_void),
        cmocka_unit_test(test_refund_split),
        cmocka_unit_test(test_refund_principal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
