/* SPDX-License-Identifier: MIT */
/* Conditions and limits of an offer, as a coupon on a bill and for the verdict on a coupon. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"

#include <cmocka.h>

#include "rules/offer.h"

#include "tests/support/tray.h"

#define TIERS "'tiers':{'levels':[{'code':'silver','name':'银卡'},{'code':'gold','name':'金卡','from':100}]},"

/* A tray with one coupon K of 1.00 off under these terms, one line of 100.00, a silver member. */
static void open_with(struct tray *tray, const char *terms)
{
    struct buffer json = {0};
    buffer_format(&json, "{" TIERS "'offers':[{'code':'K','trigger':'coupon','benefit':{'amount':1},%s}]}", terms);
    tray_open(tray, json.text);
    buffer_clear(&json);
    tray_member(tray, "silver", 0);
    tray_amount(tray, 10000);
    tray_coupon(tray, "C1", "K");
}

/* Both the bill and the verdict refuse with this detail and these args; "" if it stands. */
static void expect(struct tray *tray, enum status status, const char *detail, const char *arg0, const char *arg1)
{
    struct error err;
    bool stands = status == STATUS_OK;
    assert_int_equal(tray_pays(tray), stands ? 9900 : 10000);
    assert_int_equal(tray->quote.refused_count, !stands);
    assert_int_equal(offer_usable(&tray->programme, 0, &tray->input, &err), status);
    if (stands)
        return;
    const struct error *on_bill = &tray->quote.refused[0].error;
    assert_int_equal(on_bill->status, status);
    assert_string_equal(on_bill->detail, detail);
    assert_string_equal(err.detail, detail);
    assert_string_equal(err.arg[0], arg0);
    assert_string_equal(err.arg[1], arg1);
}

static void expect_ok(struct tray *tray)
{
    expect(tray, STATUS_OK, "", "", "");
}

static void test_dates(void **state)
{
    (void)state;
    struct tray t;
    open_with(&t, "'when':{'from':'2026-08-01','to':'2026-08-31'}");
    expect_ok(&t);
    t.input.day = date_from_civil(2026, 8, 31);
    expect_ok(&t);
    t.input.day++;
    expect(&t, STATUS_OFFER_CONDITIONS, "date", "08-01", "08-31");
    t.input.day = date_from_civil(2026, 7, 31);
    expect(&t, STATUS_OFFER_CONDITIONS, "date", "08-01", "08-31");
    tray_close(&t);
    open_with(&t, "'when':{'to':'2026-07-31'}");
    expect(&t, STATUS_OFFER_CONDITIONS, "date", "-", "07-31");
    tray_close(&t);
}

static void test_weekdays(void **state)
{
    (void)state;
    struct tray t;
    open_with(&t, "'when':{'weekdays':[1,2,5]}");
    expect(&t, STATUS_OFFER_CONDITIONS, "weekday", "1,2,5", "6"); /* a Saturday */
    t.input.day += 2;
    expect_ok(&t);
    tray_close(&t);
}

static void test_runs_on(void **state)
{
    (void)state;
    struct tray t;
    const struct offer *offer;
    open_with(&t, "'when':{'from':'2026-08-01','to':'2026-08-31','weekdays':[6],'hours':['00:00-00:01']}");
    offer = &t.programme.offer[0];
    assert_true(offer_runs_on(offer, date_from_civil(2026, 8, 1))); /* a Saturday, whatever the hour */
    assert_false(offer_runs_on(offer, date_from_civil(2026, 8, 2)));
    assert_false(offer_runs_on(offer, date_from_civil(2026, 7, 25)));
    assert_false(offer_runs_on(offer, date_from_civil(2026, 9, 5)));
    tray_close(&t);
    open_with(&t, "'when':{'from':'2026-08-01'}");
    assert_true(offer_runs_on(&t.programme.offer[0], date_from_civil(2030, 1, 2)));
    tray_close(&t);
}

static void test_hours(void **state)
{
    (void)state;
    struct tray t;
    open_with(&t, "'when':{'hours':['10:00-10:22','14:00-24:00']}");
    expect(&t, STATUS_OFFER_CONDITIONS, "hour", "10:00-10:22,14:00-24:00", "10:22"); /* the end is outside */
    t.input.minute = 600;
    expect_ok(&t);
    t.input.minute = 599;
    expect(&t, STATUS_OFFER_CONDITIONS, "hour", "10:00-10:22,14:00-24:00", "09:59");
    t.input.minute = 1439;
    expect_ok(&t);
    tray_close(&t);
}

static void test_tiers(void **state)
{
    (void)state;
    struct tray t;
    open_with(&t, "'when':{'tiers':['gold']}");
    expect(&t, STATUS_OFFER_CONDITIONS, "tier", "金卡", "银卡");
    t.member.level = 1;
    expect_ok(&t);
    t.member.level = -1;
    expect(&t, STATUS_OFFER_CONDITIONS, "tier", "金卡", "");
    t.input.member = NULL;
    expect(&t, STATUS_OFFER_CONDITIONS, "no_member", "", "");
    tray_close(&t);
}

static void test_segment(void **state)
{
    (void)state;
    static const char tags[][CODE_TEXT] = {"regular", "vip"};
    struct tray t;
    open_with(&t, "'when':{'segment':'vip'}");
    expect(&t, STATUS_OFFER_CONDITIONS, "segment", "", "");
    t.member.tag = tags;
    t.member.tags = 1;
    expect(&t, STATUS_OFFER_CONDITIONS, "segment", "", "");
    t.member.tags = 2;
    expect_ok(&t);
    t.input.member = NULL;
    expect(&t, STATUS_OFFER_CONDITIONS, "no_member", "", "");
    tray_close(&t);
}

static void test_birthday(void **state)
{
    (void)state;
    struct tray t;
    open_with(&t, "'when':{'birthday_within_days':7}");
    expect(&t, STATUS_OFFER_CONDITIONS, "birthday", "7", ""); /* not known */
    t.member.birthday_distance = 8;
    expect(&t, STATUS_OFFER_CONDITIONS, "birthday", "7", "");
    t.member.birthday_distance = 7;
    expect_ok(&t);
    t.input.member = NULL;
    expect(&t, STATUS_OFFER_CONDITIONS, "no_member", "", "");
    tray_close(&t);
}

static void test_purchase_number(void **state)
{
    (void)state;
    struct tray t;
    open_with(&t, "'when':{'purchase_number':1}");
    expect_ok(&t);
    t.member.purchases = 2;
    expect(&t, STATUS_OFFER_CONDITIONS, "purchase_number", "1", "3");
    t.input.member = NULL;
    expect(&t, STATUS_OFFER_CONDITIONS, "no_member", "", "");
    tray_close(&t);
}

/* Used once; refused again; allowed again after the first bill is voided. */
static void test_per_member(void **state)
{
    (void)state;
    struct tray t;
    open_with(&t, "'limits':{'per_member':1}");
    expect_ok(&t);
    tray_facts(&t, "K")->used_by_member = 1;
    expect(&t, STATUS_OFFER_LIMIT, "per_member", "1", "");
    tray_facts(&t, "K")->used_by_member = 0;
    expect_ok(&t);
    t.input.member = NULL;
    expect(&t, STATUS_OFFER_CONDITIONS, "no_member", "", "");
    tray_close(&t);
    open_with(&t, "'limits':{'per_member_day':2}");
    tray_facts(&t, "K")->used_by_member = 5;
    tray_facts(&t, "K")->used_by_member_today = 1;
    expect_ok(&t);
    tray_facts(&t, "K")->used_by_member_today = 2;
    expect(&t, STATUS_OFFER_LIMIT, "per_member_day", "2", "");
    tray_close(&t);
}

static void test_total(void **state)
{
    (void)state;
    struct tray t;
    open_with(&t, "'limits':{'total':1000}");
    t.input.member = NULL;
    expect_ok(&t);
    tray_facts(&t, "K")->uses_left = 0;
    expect(&t, STATUS_OFFER_LIMIT, "total", "1000", "");
    tray_close(&t);
}

/* Coupons of one offer on one bill use its limits together. */
static void test_limits_together(void **state)
{
    (void)state;
    static const char *const limits[] = {"'per_member':2", "'per_member_day':2", "'total':2"};
    static const char *const details[] = {"per_member", "per_member_day", "total"};
    for (int i = 0; i < 3; i++) {
        struct tray t;
        struct buffer terms = {0};
        buffer_format(&terms, "'limits':{%s}", limits[i]);
        open_with(&t, terms.text);
        tray_coupon(&t, "C3", "K");
        tray_coupon(&t, "C2", "K");
        assert_int_equal(tray_pays(&t), 9800);
        assert_int_equal(t.quote.refused_count, 1);
        assert_string_equal(t.quote.refused[0].coupon, "C3");
        assert_int_equal(t.quote.refused[0].error.status, STATUS_OFFER_LIMIT);
        assert_string_equal(t.quote.refused[0].error.detail, details[i]);
        assert_string_equal(t.quote.refused[0].error.arg[0], "2");
        tray_close(&t);
        buffer_clear(&terms);
    }
}

static void test_budget(void **state)
{
    (void)state;
    struct tray t;
    open_with(&t, "'limits':{'budget':'50.00'}");
    tray_facts(&t, "K")->budget_left = 100;
    expect_ok(&t);
    tray_coupon(&t, "C2", "K");
    assert_int_equal(tray_pays(&t), 9900);
    assert_string_equal(tray_refused(&t), "K/C2:offer_budget");
    tray_facts(&t, "K")->budget_left = 99;
    assert_int_equal(tray_pays(&t), 10000);
    assert_string_equal(tray_refused(&t), "K/C1:offer_budget K/C2:offer_budget");
    tray_close(&t);
}

/* An offer that takes nothing off counts as no use and holds no group; as a coupon it is refused. */
static void test_nothing_in_scope(void **state)
{
    (void)state;
    struct tray t;
    tray_open(&t, "{'offers':[{'code':'A','trigger':'automatic','benefit':{'percent':50,'scope':{'category':['x']}},"
                  "'stack':{'group':'g','priority':1}},{'code':'K','trigger':'coupon','benefit':{'percent':50,"
                  "'scope':{'category':['x']}}},{'code':'L','trigger':'coupon','benefit':{'amount':1},"
                  "'stack':{'group':'g'}}]}");
    tray_amount(&t, 1000);
    tray_coupon(&t, "C1", "K");
    tray_coupon(&t, "C2", "L");
    assert_int_equal(tray_pays(&t), 900);
    assert_string_equal(tray_applied(&t), "L/C2:1.00");
    assert_string_equal(tray_refused(&t), "K/C1:offer_conditions(scope)");
    tray_close(&t);
}

/* A coupon that was found unusable before pricing keeps that reason; an offer gone from the programme has one too. */
static void test_refused_before(void **state)
{
    (void)state;
    struct tray t;
    struct error err;
    open_with(&t, "'when':{}");
    error_set(&t.coupon[0].refused, STATUS_COUPON_EXPIRED, "coupon", "past its day");
    error_arg(&t.coupon[0].refused, 0, "07-31");
    tray_coupon(&t, "C2", "GONE");
    assert_int_equal(tray_pays(&t), 10000);
    assert_string_equal(tray_refused(&t), "K/C1:coupon_expired /C2:coupon_unknown");
    assert_string_equal(t.quote.refused[0].error.arg[0], "07-31");
    assert_int_equal(offer_usable(&t.programme, -1, &t.input, &err), STATUS_COUPON_UNKNOWN);
    assert_int_equal(offer_usable(&t.programme, 1, &t.input, &err), STATUS_COUPON_UNKNOWN);
    t.input.offer = NULL; /* nothing used yet */
    assert_int_equal(offer_usable(&t.programme, 0, &t.input, &err), STATUS_OK);
    tray_close(&t);
}

/* Automatic offers: barred and used-up ones are reported, those whose conditions do not hold are not. */
static void test_automatic_refused(void **state)
{
    (void)state;
    struct tray t;
    tray_open(&t, "{'offers':[{'code':'A','trigger':'automatic','benefit':{'amount':1},'when':{'min_amount':500}},"
                  "{'code':'B','trigger':'automatic','benefit':{'amount':1},'limits':{'per_member':1}},"
                  "{'code':'C','trigger':'automatic','benefit':{'amount':1},'limits':{'total':5}},"
                  "{'code':'D','trigger':'automatic','benefit':{'amount':1},'limits':{'budget':5}}]}");
    tray_amount(&t, 1000);
    tray_facts(&t, "C")->uses_left = 0;
    tray_facts(&t, "D")->budget_left = 0;
    assert_int_equal(tray_pays(&t), 1000);
    assert_string_equal(tray_refused(&t), "C:offer_limit(total) D:offer_budget");
    assert_string_equal(t.quote.refused[0].error.field, "offer");
    tray_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dates),           cmocka_unit_test(test_weekdays),
        cmocka_unit_test(test_runs_on),         cmocka_unit_test(test_hours),
        cmocka_unit_test(test_tiers),           cmocka_unit_test(test_birthday),
        cmocka_unit_test(test_purchase_number), cmocka_unit_test(test_per_member),
        cmocka_unit_test(test_total),           cmocka_unit_test(test_limits_together),
        cmocka_unit_test(test_budget),          cmocka_unit_test(test_nothing_in_scope),
        cmocka_unit_test(test_refused_before),  cmocka_unit_test(test_automatic_refused),
        cmocka_unit_test(test_segment),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
