/* SPDX-License-Identifier: MIT */
/* Random bills, compared with a second implementation of the rules and with invariants of any bill. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/money.h"

#include <cmocka.h>

#include "rules/earn.h"
#include "rules/quote.h"

#include "tests/support/knob.h"
#include "tests/support/naive_quote.h"
#include "tests/support/tray.h"

#define BILLS KNOB_CASES(20000)

static int64_t applied_to(const struct quote *quote, int offer, int coupon)
{
    for (size_t i = 0; i < quote->applied_count; i++)
        if (quote->applied[i].offer == offer && quote->applied[i].coupon == coupon)
            return quote->applied[i].amount;
    return 0;
}

static bool stands(const struct quote *quote, int offer, int coupon)
{
    for (size_t i = 0; i < quote->applied_count; i++)
        if (quote->applied[i].offer == offer && quote->applied[i].coupon == coupon)
            return true;
    return false;
}

/* Points due on the bill as quoted. */
static int64_t earned(const struct tray *tray)
{
    struct frozen_line line[TRAY_LINES];
    struct frozen_bill bill = {.line = line,
                               .lines = tray->quote.lines,
                               .points_bonus = tray->quote.points_bonus,
                               .earns = tray->input.member && !tray->input.no_points};
    struct steps steps = {0};
    for (size_t i = 0; i < bill.lines; i++) {
        const struct priced_line *priced = &tray->quote.line[i];
        line[i] = (struct frozen_line){.quantity = tray->line[i].quantity,
                                       .net = priced->net,
                                       .earns = priced->earns,
                                       .multiplier = priced->multiplier};
    }
    int64_t points = earn_points(&tray->programme, &bill, &steps);
    step_list_clear(&steps);
    return points;
}

/* Gifts of the offers that stand, one each. */
static bool same_gifts(const struct tray *tray)
{
    const struct quote *quote = &tray->quote;
    int64_t left = 0;
    for (size_t g = 0; g < quote->gifts; g++) {
        int64_t given = 0;
        for (size_t i = 0; i < quote->applied_count; i++) {
            const struct offer *offer = &tray->programme.offer[quote->applied[i].offer];
            given += offer->benefit == BENEFIT_GIFT && strcmp(offer->item, quote->gift[g].sku) == 0;
        }
        if (given != quote->gift[g].quantity)
            return false;
        left += given;
    }
    for (size_t i = 0; i < quote->applied_count; i++)
        left -= tray->programme.offer[quote->applied[i].offer].benefit == BENEFIT_GIFT;
    return left == 0;
}

static void compare(struct tray *tray, int number)
{
    struct naive naive;
    naive_quote(&tray->programme, &tray->input, &naive);
    const struct quote *quote = &tray->quote;
    bool same = quote->gross == naive.gross && quote->payable == naive.payable && quote->points_spent == naive.points &&
                quote->points_money == naive.points_money && quote->round_off == naive.round_off;
    for (size_t i = 0; i < quote->lines; i++)
        same &= quote->line[i].net == naive.net[i] && quote->line[i].multiplier == naive.multiplier[i];
    same &= earned(tray) == naive.earned && same_gifts(tray);
    for (size_t i = 0; i < tray->programme.offers; i++)
        same &=
            applied_to(quote, (int)i, -1) == naive.automatic[i] && stands(quote, (int)i, -1) == naive.automatic_on[i];
    for (size_t i = 0; i < tray->input.coupons; i++)
        same &= applied_to(quote, tray->coupon[i].offer, (int)i) == naive.coupon[i] &&
                stands(quote, tray->coupon[i].offer, (int)i) == naive.coupon_on[i];
    if (!same)
        fail_msg("bill %d: %s | %s: %lld, not %lld; %lld points, not %lld", number, tray_applied(tray),
                 tray_refused(tray), (long long)quote->payable, (long long)naive.payable, (long long)earned(tray),
                 (long long)naive.earned);
}

static void test_second_reading(void **state)
{
    (void)state;
    struct dice dice = {20260801};
    for (int i = 0; i < BILLS; i++) {
        struct tray tray;
        tray_random(&tray, &dice);
        if (tray.input.member == NULL)
            tray.input.points = 0;
        tray_pays(&tray);
        compare(&tray, i);
        tray_close(&tray);
    }
}

/* Shares and sums to the fen; nothing below zero; no discount below a floor or on a line that takes none. */
static void check_line(const struct tray *tray, size_t i)
{
    const struct priced_line *line = &tray->quote.line[i];
    const struct quote_line *sold = &tray->line[i];
    int64_t shares = 0, floor = number_muldiv_half_up(sold->floor, sold->quantity, QUANTITY_ONE);
    for (size_t s = 0; s < line->shares; s++) {
        assert_true(line->share[s].amount > 0);
        shares += line->share[s].amount;
    }
    assert_int_equal(shares, line->discount + line->points_money + line->round_off);
    assert_int_equal(line->gross - shares, line->net);
    assert_true(line->net >= 0);
    assert_true(line->discount == 0 || line->gross - line->discount >= floor);
    if (!sold->discountable)
        assert_int_equal(line->discount, 0);
}

static void check_step(const struct quote *quote, size_t s)
{
    int64_t amount, shares = 0;
    for (size_t i = 0; i < quote->lines; i++)
        for (size_t j = 0; j < quote->line[i].shares; j++)
            if (quote->line[i].share[j].step == (int)s)
                shares += quote->line[i].share[j].amount;
    const struct step *step = &quote->steps.step[s];
    if (strcmp(step->rule, STEP_LINE) != 0 && strcmp(step->rule, STEP_PAYABLE) != 0 &&
        step_get(step, "amount", &amount))
        assert_int_equal(-amount, shares);
}

static void check_sums(const struct tray *tray)
{
    const struct quote *quote = &tray->quote;
    int64_t gross = 0, discount = 0, points = 0, round_off = 0, net = 0;
    for (size_t i = 0; i < quote->lines; i++) {
        check_line(tray, i);
        gross += quote->line[i].gross;
        discount += quote->line[i].discount;
        points += quote->line[i].points_money;
        round_off += quote->line[i].round_off;
        net += quote->line[i].net;
    }
    assert_int_equal(gross, quote->gross);
    assert_int_equal(discount, quote->discount);
    assert_int_equal(points, quote->points_money);
    assert_int_equal(round_off, quote->round_off);
    assert_int_equal(net, quote->payable);
    assert_true(quote->payable >= 0);
    for (size_t s = 0; s < quote->steps.count; s++)
        check_step(quote, s);
}

/* Every coupon either stands or is refused with a reason. */
static void check_coupons(const struct tray *tray)
{
    size_t standing = 0, refused = 0;
    for (size_t i = 0; i < tray->quote.applied_count; i++)
        standing += tray->quote.applied[i].coupon >= 0;
    for (size_t i = 0; i < tray->quote.refused_count; i++) {
        assert_int_not_equal(tray->quote.refused[i].error.status, STATUS_OK);
        refused += tray->quote.refused[i].coupon[0] != '\0';
    }
    assert_int_equal(standing + refused, tray->input.coupons);
}

static void test_sums(void **state)
{
    (void)state;
    struct dice dice = {7};
    for (int i = 0; i < BILLS / 4; i++) {
        struct tray tray;
        tray_random(&tray, &dice);
        if (tray.input.member == NULL)
            tray.input.points = 0;
        tray_pays(&tray);
        check_sums(&tray);
        check_coupons(&tray);
        tray_close(&tray);
    }
}

static void shuffle_coupons(struct tray *tray, struct dice *dice)
{
    for (size_t i = tray->input.coupons; i > 1; i--) {
        size_t j = (size_t)dice_roll(dice, (int64_t)i);
        struct coupon_facts swap = tray->coupon[i - 1];
        tray->coupon[i - 1] = tray->coupon[j];
        tray->coupon[j] = swap;
    }
}

static void test_order_of_coupons(void **state)
{
    (void)state;
    struct dice dice = {11};
    for (int i = 0; i < BILLS / 4; i++) {
        struct tray tray;
        tray_random(&tray, &dice);
        int64_t pays = tray_pays(&tray);
        char *applied = strdup(tray_applied(&tray));
        shuffle_coupons(&tray, &dice);
        assert_int_equal(tray_pays(&tray), pays);
        assert_string_equal(tray_applied(&tray), applied);
        free(applied);
        tray_close(&tray);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_second_reading),
        cmocka_unit_test(test_sums),
        cmocka_unit_test(test_order_of_coupons),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
