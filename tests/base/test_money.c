/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/money.h"

#include <cmocka.h>

__extension__ typedef __int128 wide;

/* A fixed sequence (splitmix64), so that a failure is repeatable. */
static uint64_t seed = 20260801;

static uint64_t next(void)
{
    uint64_t z = (seed += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

/* Small and large numbers equally often: 0 … 2^bits − 1 with a random number of bits. */
static int64_t any(unsigned most_bits)
{
    return (int64_t)(next() & ((UINT64_C(1) << next() % (most_bits + 1)) - 1));
}

static void amounts_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t amount;
    } good[] = {{"0", 0},
                {"128", 12800},
                {"106.60", 10660},
                {"106.6", 10660},
                {"-0.5", -50},
                {"0.01", 1},
                {"-0", 0},
                {"007.10", 710},
                {"000000000000000000000000001", 100},
                {"9999999999.99", MONEY_LIMIT},
                {"-9999999999.99", -MONEY_LIMIT}};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        int64_t amount = -1;
        assert_int_equal(money_parse(good[i].text, "amount", &amount, NULL), STATUS_OK);
        assert_int_equal(amount, good[i].amount);
    }
}

static void other_amounts_are_refused(void **state)
{
    (void)state;
    static const char *const bad[] = {"",
                                      "-",
                                      ".",
                                      ".5",
                                      "5.",
                                      "1.234",
                                      "1,000",
                                      "+5",
                                      " 1",
                                      "1 ",
                                      "1e3",
                                      "0x10",
                                      "--1",
                                      "1.-1",
                                      "-.5",
                                      "1..2",
                                      "¥1",
                                      "１",
                                      "1.2.3",
                                      "nan",
                                      "10000000000.00",
                                      "99999999999999999999999999999",
                                      "184467440737095516.16",
                                      "1.5a"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        int64_t amount = 77;
        struct error err;
        assert_int_equal(money_parse(bad[i], "price", &amount, &err), STATUS_BAD_VALUE);
        assert_int_equal(amount, 77);
        assert_string_equal(err.field, "price");
        assert_string_equal(err.arg[1], bad[i]);
    }
}

static void amounts_are_written(void **state)
{
    (void)state;
    char buf[MONEY_TEXT];
    assert_string_equal(money_format(buf, 10660), "106.60");
    assert_string_equal(money_format(buf, -5), "-0.05");
    assert_string_equal(money_format(buf, 0), "0.00");
    assert_string_equal(money_format(buf, INT64_MIN), "-92233720368547758.08");
    assert_string_equal(money_format_grouped(buf, 123450), "1,234.50");
    assert_string_equal(money_format_grouped(buf, 99999), "999.99");
    assert_string_equal(money_format_grouped(buf, 100000), "1,000.00");
    assert_string_equal(money_format_grouped(buf, -123456789), "-1,234,567.89");
    assert_string_equal(money_format_grouped(buf, INT64_MIN), "-92,233,720,368,547,758.08");
    assert_string_equal(number_format_grouped(buf, 0), "0");
    assert_string_equal(number_format_grouped(buf, -999), "-999");
    assert_string_equal(number_format_grouped(buf, 12480), "12,480");
    assert_string_equal(number_format_grouped(buf, INT64_MIN), "-9,223,372,036,854,775,808");
    assert_string_equal(number_format_quantity(buf, 2000), "2");
    assert_string_equal(number_format_quantity(buf, 355), "0.355");
    assert_string_equal(number_format_quantity(buf, 10500), "10.5");
    assert_string_equal(number_format_quantity(buf, 0), "0");
    assert_string_equal(number_format_quantity(buf, -20010), "-20.01");
}

static void written_is_read_again(void **state)
{
    (void)state;
    for (int i = 0; i < 20000; i++) {
        char buf[MONEY_TEXT];
        int64_t amount = any(39), back;
        amount = next() & 1 ? -amount : amount;
        assert_int_equal(money_parse(money_format(buf, amount), "x", &back, NULL), STATUS_OK);
        assert_int_equal(back, amount);
        int64_t quantity = any(29) + 1;
        assert_int_equal(number_parse_quantity(number_format_quantity(buf, quantity), "x", &back, NULL), STATUS_OK);
        assert_int_equal(back, quantity);
    }
}

static void whole_numbers(void **state)
{
    (void)state;
    int64_t number = 0;
    assert_int_equal(number_parse("-9223372036854775808", "n", INT64_MIN, INT64_MAX, &number, NULL), STATUS_OK);
    assert_true(number == INT64_MIN);
    assert_int_equal(number_parse("9223372036854775807", "n", INT64_MIN, INT64_MAX, &number, NULL), STATUS_OK);
    assert_true(number == INT64_MAX);
    assert_int_equal(number_parse("+12", "n", 0, 12, &number, NULL), STATUS_OK);
    assert_int_equal(number, 12);
    static const char *const bad[] = {
        "", "-", "+", "1.0", "12a", "13", "-1", "+-1", "9223372036854775808", "18446744073709551617"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_int_equal(number_parse(bad[i], "n", 0, 12, &number, NULL), STATUS_BAD_VALUE);
    assert_int_equal(number_parse("9223372036854775808", "n", INT64_MIN, INT64_MAX, &number, NULL), STATUS_BAD_VALUE);
    assert_int_equal(number_parse("-9223372036854775809", "n", INT64_MIN, INT64_MAX, &number, NULL), STATUS_BAD_VALUE);
    assert_int_equal(number, 12);
}

static void quantities(void **state)
{
    (void)state;
    int64_t quantity = 0;
    assert_int_equal(number_parse_quantity("0.355", "q", &quantity, NULL), STATUS_OK);
    assert_int_equal(quantity, 355);
    assert_int_equal(number_parse_quantity("999999.999", "q", &quantity, NULL), STATUS_OK);
    assert_int_equal(quantity, QUANTITY_LIMIT);
    static const char *const bad[] = {"", "0", "0.000", "-1", "0.0001", "1000000", "1.", ".5", "1x"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_int_equal(number_parse_quantity(bad[i], "q", &quantity, NULL), STATUS_BAD_VALUE);
    assert_true(number_muldiv_floor(MONEY_LIMIT, QUANTITY_LIMIT, QUANTITY_ONE) < INT64_MAX);
}

static void product_and_quotient(void **state)
{
    (void)state;
    assert_int_equal(number_muldiv_half_up(12345, 8800, BASIS), 10864); /* 10863.6 */
    assert_int_equal(number_muldiv_half_up(1, 1, 2), 1);
    assert_int_equal(number_muldiv_half_up(1, 1, 3), 0);
    assert_int_equal(number_muldiv_floor(12345, 8800, BASIS), 10863);
    assert_true(number_muldiv_floor(INT64_MAX, INT64_MAX, INT64_MAX) == INT64_MAX);
    assert_true(number_muldiv_half_up(INT64_MAX, INT64_MAX, 1) == INT64_MAX);
    for (int i = 0; i < 200000; i++) {
        int64_t a = any(62), b = any(62), c = any(62) + 1;
        wide exact = (wide)a * b / c, rest = (wide)a * b - exact * c;
        wide rounded = exact + (2 * rest >= c);
        assert_true(number_muldiv_floor(a, b, c) == (exact > INT64_MAX ? INT64_MAX : (int64_t)exact));
        assert_true(number_muldiv_half_up(a, b, c) == (rounded > INT64_MAX ? INT64_MAX : (int64_t)rounded));
    }
}

#define MOST 8

/*
 * The same result by another algorithm: fills the parts one by one (each time the one furthest over its room), then
 * gives single fen to the largest remainders, ties by order.
 */
static void share_slowly(int64_t amount, size_t n, const int64_t *weight, const int64_t *room, int64_t *part)
{
    bool closed[MOST];
    for (size_t i = 0; i < n; i++) {
        closed[i] = weight[i] == 0;
        part[i] = 0;
    }
    for (;;) {
        wide weights = 0;
        for (size_t i = 0; i < n; i++)
            weights += closed[i] ? 0 : weight[i];
        if (weights == 0)
            return;
        size_t over = n;
        for (size_t i = 0; i < n && room; i++)
            if (!closed[i] && (wide)amount * weight[i] > (wide)room[i] * weights)
                over = i;
        if (over < n) {
            part[over] = room[over];
            amount -= room[over];
            closed[over] = true;
            continue;
        }
        int64_t left = amount;
        for (size_t i = 0; i < n; i++)
            if (!closed[i]) {
                part[i] = (int64_t)((wide)amount * weight[i] / weights);
                left -= part[i];
            }
        for (; left > 0; left--) {
            size_t best = n;
            wide most = -1;
            for (size_t i = 0; i < n; i++)
                if (!closed[i] && (wide)amount * weight[i] % weights > most) {
                    most = (wide)amount * weight[i] % weights;
                    best = i;
                }
            part[best]++;
            closed[best] = true;
        }
        return;
    }
}

static void shares_equal_the_slow_way(void **state)
{
    (void)state;
    for (int round = 0; round < 100000; round++) {
        unsigned bits = next() % 2 ? 4 : 40; /* small numbers make ties and full rooms */
        size_t n = 1 + next() % MOST;
        int64_t weight[MOST], room[MOST], fast[MOST], slow[MOST], sum = 0, rooms = 0, amount = any(bits);
        bool weighed = false, bounded = next() % 4 != 0;
        for (size_t i = 0; i < n; i++) {
            weight[i] = any(bits);
            room[i] = next() % 8 == 0 ? INT64_MAX / MOST : any(bits);
            weighed = weighed || weight[i] > 0;
            rooms += weight[i] > 0 ? room[i] : 0;
        }
        int64_t granted = money_share(amount, n, weight, bounded ? room : NULL, fast);
        share_slowly(amount, n, weight, bounded ? room : NULL, slow);
        for (size_t i = 0; i < n; i++) {
            assert_int_equal(fast[i], slow[i]);
            assert_true(fast[i] >= 0 && (!bounded || fast[i] <= room[i]) && (weight[i] > 0 || fast[i] == 0));
            sum += fast[i];
        }
        int64_t possible = !weighed ? 0 : bounded && rooms < amount ? rooms : amount;
        assert_int_equal(sum, granted);
        assert_int_equal(granted, possible);
    }
}

static void known_shares(void **state)
{
    (void)state;
    int64_t part[4];
    assert_int_equal(money_share(100, 3, (int64_t[]){1, 1, 1}, NULL, part), 100);
    assert_int_equal(part[0], 34);
    assert_int_equal(part[1], 33);
    assert_int_equal(part[2], 33);
    assert_int_equal(money_share(90, 3, (int64_t[]){100, 100, 100}, (int64_t[]){10, 100, 100}, part), 90);
    assert_int_equal(part[0], 10);
    assert_int_equal(part[1], 40);
    assert_int_equal(part[2], 40);
    assert_int_equal(money_share(90, 2, (int64_t[]){1, 1}, (int64_t[]){10, -5}, part), 10);
    assert_int_equal(part[1], 0);
    assert_int_equal(money_share(-90, 2, (int64_t[]){1, 1}, NULL, part), 0);
    assert_int_equal(money_share(5, 0, NULL, NULL, NULL), 0);
    assert_true(money_share(INT64_MAX, 2, (int64_t[]){INT64_MAX, INT64_MAX}, NULL, part) == INT64_MAX);
    assert_true(part[0] == INT64_MAX / 2 + 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(amounts_are_read),     cmocka_unit_test(other_amounts_are_refused),
        cmocka_unit_test(amounts_are_written),  cmocka_unit_test(written_is_read_again),
        cmocka_unit_test(whole_numbers),        cmocka_unit_test(quantities),
        cmocka_unit_test(product_and_quotient), cmocka_unit_test(shares_equal_the_slow_way),
        cmocka_unit_test(known_shares),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
