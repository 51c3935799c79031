/* SPDX-License-Identifier: MIT */
/* Which offers and coupons stand together: priority, group, exclusive. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "rules/choice.h"

#include "tests/support/tray.h"

#define AUTO(code, benefit, stack)                                                                                     \
    "{'code':'" code "','trigger':'automatic','benefit':{" benefit "},'stack':{" stack "}}"
#define CLAIM(code, benefit, stack) "{'code':'" code "','trigger':'coupon','benefit':{" benefit "},'stack':{" stack "}}"

/* A bill of 100.00 with coupons C<offer> of the given offers ("KL"). */
static void expect(const char *offers, const char *coupons, const char *applied, const char *refused)
{
    struct tray t;
    char json[2000] = "{'offers':[";
    tray_open(&t, strcat(strcat(json, offers), "]}"));
    tray_amount(&t, 10000);
    for (const char *at = coupons; *at; at++)
        tray_coupon(&t, (char[]){'C', *at, '\0'}, (char[]){*at, '\0'});
    tray_pays(&t);
    assert_string_equal(tray_applied(&t), applied);
    assert_string_equal(tray_refused(&t), refused);
    tray_close(&t);
}

static void test_order(void **state)
{
    (void)state;
    expect(CLAIM("K", "'amount':10", "'priority':5") "," AUTO("B", "'amount':10", "") "," AUTO(
               "A", "'amount':5", "") "," AUTO("Z", "'percent':10", "") "," AUTO("Y", "'amount':1", "'priority':1"),
           "K", "Y:1.00 Z:9.90 A:5.00 B:10.00 K/CK:10.00", "");
    expect(CLAIM("K", "'percent':50", "") "," CLAIM("L", "'amount':10", "'priority':1"), "KL", "L/CL:10.00 K/CK:45.00",
           "");
}

/* The lowest priority that applies wins, even as a coupon that takes less. */
static void test_group_priority(void **state)
{
    (void)state;
    expect(AUTO("A", "'amount':20", "'group':'g'") "," CLAIM("K", "'amount':5", "'group':'g','priority':10"), "K",
           "K/CK:5.00", "A:group_taken");
    expect(AUTO("A", "'amount':20", "'group':'g','priority':10") "," CLAIM("K", "'amount':50", "'group':'g'"), "K",
           "A:20.00", "K/CK:group_taken");
    expect(AUTO("A", "'amount':20", "'group':'g'") "," CLAIM("K", "'amount':50", "'group':'h'"), "K",
           "A:20.00 K/CK:50.00", "");
}

/* Among equal priorities the one that leaves the least to pay; if equal, the first of the walk. */
static void test_group_equals(void **state)
{
    (void)state;
    expect(AUTO("A", "'amount':20", "'group':'g'") "," CLAIM("K", "'amount':21", "'group':'g'"), "K", "K/CK:21.00",
           "A:group_taken");
    expect(AUTO("A", "'amount':20", "'group':'g'") "," CLAIM("K", "'amount':20", "'group':'g'"), "K", "A:20.00",
           "K/CK:group_taken");
    expect(AUTO("A", "'amount':20", "'group':'g'") "," CLAIM("K", "'percent':20", "'group':'g'"), "K", "K/CK:20.00",
           "A:group_taken");
}

/* The lower priority does not apply: the next takes its place. */
static void test_group_next(void **state)
{
    (void)state;
    expect("{'code':'A','trigger':'automatic','benefit':{'amount':20},'when':{'min_amount':101},"
           "'stack':{'group':'g','priority':1}}," CLAIM("K", "'amount':5", "'group':'g'"),
           "K", "K/CK:5.00", "");
}

static void test_exclusive(void **state)
{
    (void)state;
    expect(AUTO("A", "'amount':5", "'exclusive':true,'priority':1") "," CLAIM("K", "'amount':50", ""), "K", "A:5.00",
           "K/CK:exclusive_taken");
    expect(AUTO("A", "'amount':5", "'priority':1") "," CLAIM("K", "'amount':50", "'exclusive':true"), "K", "A:5.00",
           "K/CK:exclusive_taken");
    expect(AUTO("A", "'amount':5", "") "," CLAIM("K", "'amount':50", "'exclusive':true"), "K", "K/CK:50.00",
           "A:exclusive_taken");
    expect(
        AUTO("A", "'amount':50", "") "," CLAIM("K", "'amount':5", "'exclusive':true") "," AUTO("B", "'amount':1", ""),
        "K", "A:50.00 B:1.00", "K/CK:exclusive_taken");
}

/* An exclusive offer is compared with each of its rivals, and the winner with its own rivals. */
static void test_rivals_of_rivals(void **state)
{
    (void)state;
    expect(AUTO("A", "'amount':5", "'group':'g'") "," AUTO(
               "B", "'amount':10", "'group':'g','exclusive':true") "," CLAIM("K", "'amount':20", ""),
           "K", "A:5.00 K/CK:20.00", "B:group_taken");
}

/* A later automatic offer brings the bill below the minimum of a coupon chosen before it. */
static void test_defeated(void **state)
{
    (void)state;
    expect(
        "{'code':'K','trigger':'coupon','benefit':{'amount':20},'when':{'min_amount':100},"
        "'stack':{'priority':1,'group':'g'}}," AUTO("A", "'amount':5", "") "," CLAIM("L", "'amount':7", "'group':'g'"),
        "KL", "A:5.00 L/CL:7.00", "K/CK:offer_conditions(min_amount)");
}

/* Two coupons of one offer without limits both stand; without anything left the second takes nothing. */
static void test_same_offer(void **state)
{
    (void)state;
    struct tray t;
    tray_open(&t, "{'offers':[" CLAIM("K", "'amount':60", "") "]}");
    tray_amount(&t, 10000);
    tray_coupon(&t, "C2", "K");
    tray_coupon(&t, "C1", "K");
    tray_coupon(&t, "C3", "K");
    assert_int_equal(tray_pays(&t), 0);
    assert_string_equal(tray_applied(&t), "K/C1:60.00 K/C2:40.00");
    assert_string_equal(tray_refused(&t), "K/C3:offer_conditions(scope)");
    tray_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order),        cmocka_unit_test(test_group_priority),
        cmocka_unit_test(test_group_equals), cmocka_unit_test(test_group_next),
        cmocka_unit_test(test_exclusive),    cmocka_unit_test(test_rivals_of_rivals),
        cmocka_unit_test(test_defeated),     cmocka_unit_test(test_same_offer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
