/* SPDX-License-Identifier: MIT */
/* A trial of rules over past sales: with the old rules nothing changes; with others, figures computed by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"

#include <cmocka.h>

#include "tests/support/practice.h"
#include "tests/support/tray.h"

#include "report/try.h"
#include "desk/bill_attach.h"
#include "desk/enrol.h"

#define DAY 86400
#define LINES(...)                                                                                                     \
    (const char *const[])                                                                                              \
    {                                                                                                                  \
        __VA_ARGS__, NULL                                                                                              \
    }

static const char NOW[] =
    "{'points':{'per':'1.00','earn':1,'money':{'points':100,'worth':'1.00'}},"
    "'tiers':{'measure':'spend','window':{'rolling_months':12},'levels':["
    "{'code':'normal','name':'N','from':'0'},"
    "{'code':'gold','name':'G','from':'200.00','discount_percent':10,'points_percent':200}]},"
    "'wallet':{'topups':[{'pay':'300.00','bonus':'100.00'}]},"
    "'offers':[{'code':'S10','trigger':'coupon','benefit':{'amount':'10.00'},'when':{'min_amount':'50.00'}},"
    "{'code':'TEA','trigger':'automatic','benefit':{'percent':5},'when':{'min_amount':'150.00'}}]}";

static int64_t first_day;

static void later(int days)
{
    clock_freeze(clock_now() + days * (int64_t)DAY);
}

static struct desk *open_shop(void)
{
    char *json = tray_json(NOW);
    struct desk *desk = practice_open(json);
    free(json);
    first_day = desk_day(desk);
    return desk;
}

static struct try_result tried(struct desk *desk, const char *rules, int64_t from, int64_t to)
{
    struct try_ask ask = {.from = from, .to = to};
    struct try_result result;
    struct programme proposed;
    struct error err;
    char *json = tray_json(rules);
    assert_int_equal(programme_parse(json, strlen(json), &proposed, &err), STATUS_OK);
    free(json);
    assert_int_equal(desk_programme(desk, &ask.present, &err), STATUS_OK);
    ask.proposed = &proposed;
    assert_int_equal(try_programme(desk_db(desk), &ask, &result, &err), STATUS_OK);
    programme_clear(&proposed);
    return result;
}

static int64_t rung(struct desk *desk, const struct sale_request *request, const char *const *line)
{
    struct sale_view view = practice_sale(desk, request, line);
    int64_t bill = view.bill_id;
    sale_view_clear(&view);
    return bill;
}

static void returned(struct desk *desk, int64_t bill, int64_t line)
{
    struct return_view back = practice_back(desk, bill, line, 1000);
    return_view_clear(&back);
}

static void same_sides(const struct try_result *result)
{
    const struct try_side *given = &result->side[TRY_GIVEN], *proposed = &result->side[TRY_PROPOSED];
    assert_memory_equal(given, proposed, sizeof *given);
    assert_int_equal(result->better, 0);
    assert_int_equal(result->worse, 0);
    assert_int_equal(result->unpriced, 0);
    assert_int_equal(result->refused, 0);
}

/* Tiers, coupons, points, stored value, returns, a void and a bill without points all give the figures of the books. */
static void the_rules_of_then_change_nothing(void **state)
{
    (void)state;
    struct desk *desk = open_shop();
    int64_t li = practice_member(desk, "13800005678"), bo = practice_member(desk, "13800005679");
    struct sale_request plain = {.member = li}, walk_in = {0}, flagged = {.member = bo, .no_points = true};
    struct sale_request with_coupon = {.member = li, .coupons = 1}, with_points = {.member = li, .points = 150};
    struct sale_request wallet = {.member = bo, .tender = {{TENDER_WALLET, TENDER_REST, "", 0}}, .tenders = 1};
    struct sale_request by_hand = {.discount = 700, .reason = "a scratch"};
    practice_topup(desk, bo, 30000);
    rung(desk, &plain, LINES("120", "30"));
    int64_t rises = rung(desk, &plain, LINES("100"));
    practice_coupon(desk, "S10", li, with_coupon.coupon[0]);
    later(1);
    rung(desk, &with_coupon, LINES("60.55"));
    rung(desk, &with_points, LINES("33.33", "20"));
    returned(desk, rises, 1);
    rung(desk, &wallet, LINES("199.99"));
    rung(desk, &flagged, LINES("500"));
    rung(desk, &walk_in, LINES("160"));
    struct return_view voided = practice_void(desk, rung(desk, &plain, LINES("10")));
    return_view_clear(&voided);
    by_hand.member = li;
    rung(desk, &by_hand, LINES("80"));
    struct try_result result = tried(desk, NOW, first_day, first_day + 1);
    same_sides(&result);
    assert_int_equal(result.bills, 8);
    assert_int_equal(result.members, 2);
    assert_int_equal(result.side[TRY_GIVEN].gross, 15000 + 10000 + 6055 + 5333 + 19999 + 50000 + 16000 + 8000);
    assert_int_equal(result.side[TRY_GIVEN].points_spent, 150);
    assert_int_equal(result.side[TRY_GIVEN].outstanding,
                     practice_holds(desk, li).points + practice_holds(desk, bo).points);
    assert_int_equal(result.changes, 0);
    try_clear(&result);
    result = tried(desk, NOW, first_day + 1, first_day + 1); /* the day before counts as recorded */
    same_sides(&result);
    assert_int_equal(result.bills, 6);
    try_clear(&result);
    practice_close(desk);
}

static struct try_offer offer_named(const struct try_result *result, const char *code)
{
    struct try_offer found = {.uses = {-1, -1}};
    for (size_t i = 0; i < result->offers; i++)
        if (strcmp(result->offer[i].code, code) == 0)
            found = result->offer[i];
    return found;
}

/*
 * New rules: half the points, gold from 100.00 with 20% off, the coupon's offer removed, a new offer once per member.
 */
static void other_rules_by_hand(void **state)
{
    (void)state;
    struct desk *desk = open_shop();
    int64_t li = practice_member(desk, "13800005678");
    struct sale_request plain = {.member = li}, with_coupon = {.member = li, .coupons = 1};
    practice_coupon(desk, "S10", li, with_coupon.coupon[0]);
    rung(desk, &plain, LINES("100"));       /* then 100.00, 100 points; now 93.00, 46 points; normal yet */
    rung(desk, &plain, LINES("40"));        /* then 40; now 40.00, 20 points; 133.00 makes gold */
    rung(desk, &with_coupon, LINES("100")); /* then 90.00, 90 points, gold; now 20% off: 80.00, 40 points */
    struct try_result result = tried(
        desk,
        "{'points':{'per':'2.00','earn':1,'money':{'points':100,'worth':'1.00'}},"
        "'tiers':{'levels':[{'code':'normal','from':'0'},{'code':'gold','from':'100.00','discount_percent':20}]},"
        "'offers':[{'code':'SEVEN','trigger':'automatic','benefit':{'amount':'7.00'},'limits':{'per_member':1}}]}",
        first_day, first_day);
    const struct try_side *given = &result.side[TRY_GIVEN], *proposed = &result.side[TRY_PROPOSED];
    assert_int_equal(given->payable, 23000);
    assert_int_equal(given->points_earned, 230);
    assert_int_equal(proposed->payable, 9300 + 4000 + 8000);
    assert_int_equal(proposed->discount, 700 + 2000);
    assert_int_equal(proposed->points_earned, 46 + 20 + 40);
    assert_int_equal(proposed->points_cost, 106);
    assert_int_equal(given->outstanding, 230);
    assert_int_equal(proposed->outstanding, 106);
    assert_int_equal(offer_named(&result, "S10").uses[TRY_GIVEN], 1);
    assert_int_equal(offer_named(&result, "S10").uses[TRY_PROPOSED], 0);
    assert_int_equal(offer_named(&result, "SEVEN").uses[TRY_PROPOSED], 1);
    assert_int_equal(offer_named(&result, "SEVEN").amount[TRY_PROPOSED], 700);
    assert_int_equal(result.tiers, 2);
    assert_int_equal(result.tier[1].members[TRY_PROPOSED], 1);
    /* 9.00 less − points worth 0.50; 7.00 less − 0.54; 0 − 0.20 */
    assert_int_equal(result.changes, 3);
    assert_int_equal(result.bill[0].number, 3);
    assert_int_equal(result.bill[0].change, 1000 - 50);
    assert_int_equal(result.bill[1].change, 700 - 54);
    assert_int_equal(result.bill[2].change, -20);
    assert_true(result.bill[0].steps.count > 0);
    try_clear(&result);
    practice_close(desk);
}

/* Spending before the trial counts; the total of an offer starts with what was left on the first day. */
static void the_record_of_before_counts(void **state)
{
    (void)state;
    struct desk *desk = open_shop();
    int64_t li = practice_member(desk, "13800005678");
    struct sale_request plain = {.member = li};
    static const char rules[] =
        "{'tiers':{'levels':[{'code':'a','from':'0'},{'code':'b','from':'150.00','discount_percent':10}]},"
        "'offers':[{'code':'TEA','trigger':'automatic','benefit':{'amount':'1.00'},'limits':{'total':2}}]}";
    rung(desk, &plain, LINES("150")); /* uses TEA, as it is in force: 142.50 */
    later(30);
    rung(desk, &plain, LINES("10"));
    rung(desk, &plain, LINES("10"));
    struct try_result result = tried(desk, rules, first_day + 30, first_day + 30);
    assert_int_equal(result.side[TRY_PROPOSED].payable, 900 + 900); /* 142.50 does not reach b, 151.50 does */
    assert_int_equal(offer_named(&result, "TEA").uses[TRY_PROPOSED], 1);
    assert_string_equal(result.tier[1].code, "b");
    assert_int_equal(result.tier[1].members[TRY_PROPOSED], 1);
    try_clear(&result);
    result = tried(desk, rules, first_day, first_day + 30);
    assert_int_equal(result.side[TRY_PROPOSED].payable, 14900 + 900 + 900);
    try_clear(&result);
    practice_close(desk);
}

/* An offer for a segment applies to members with its tag. */
static void a_segment_is_a_tag(void **state)
{
    (void)state;
    struct desk *desk = open_shop();
    struct enrol_request request = {.member.tags = 1, .member.tag = {"vip"}};
    struct enrol_done done;
    struct error err;
    request.member.phone = 8613800005670;
    assert_int_equal(enrol(desk, NULL, &request, &done, &err), STATUS_OK);
    struct sale_request vip = {.member = done.member}, other = {.member = practice_member(desk, "13800005678")};
    rung(desk, &vip, LINES("100"));
    rung(desk, &other, LINES("100"));
    struct try_result result = tried(desk,
                                     "{'offers':[{'code':'V','trigger':'automatic','benefit':{'amount':'30.00'},"
                                     "'when':{'segment':'vip'}}]}",
                                     first_day, first_day);
    assert_int_equal(result.side[TRY_PROPOSED].payable, 7000 + 10000);
    assert_int_equal(offer_named(&result, "V").uses[TRY_PROPOSED], 1);
    try_clear(&result);
    practice_close(desk);
}

/* Points beyond the new limit or step, and a round-off that the new rules lack, are cut to what they allow. */
static void what_was_asked_is_cut_to_what_is_taken(void **state)
{
    (void)state;
    struct desk *desk = open_shop();
    int64_t li = practice_member(desk, "13800005678");
    practice_points(desk, li, 950);
    struct sale_request spends = {.member = li, .points = 950};
    rung(desk, &spends, LINES("20"));
    struct try_result result = tried(desk,
                                     "{'points':{'per':'1.00','earn':1,"
                                     "'money':{'points':100,'worth':'1.00','step':100,'max_percent':25}}}",
                                     first_day, first_day);
    assert_int_equal(result.side[TRY_GIVEN].points_spent, 950);
    assert_int_equal(result.side[TRY_PROPOSED].points_spent, 500);
    assert_int_equal(result.side[TRY_PROPOSED].payable, 1500);
    assert_int_equal(result.side[TRY_PROPOSED].outstanding, result.side[TRY_GIVEN].outstanding + 450 + 5);
    try_clear(&result);
    result = tried(desk, "{}", first_day, first_day);
    assert_int_equal(result.side[TRY_PROPOSED].payable, 2000);
    assert_int_equal(result.side[TRY_PROPOSED].liability, 0);
    assert_int_equal(result.unpriced, 0);
    try_clear(&result);
    practice_close(desk);
}

/* Points of a claimed walk-in bill: the tier is combined with the offers on the bill, and bonus points are added. */
static void a_claimed_bill_earns_as_it_did(void **state)
{
    static const char *const multipliers[] = {"best", "product"};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        char rules[600];
        snprintf(rules, sizeof rules,
                 "{'points':{'per':'1.00','earn':1,'multipliers':'%s'},"
                 "'tiers':{'levels':[{'code':'normal','from':'0','points_percent':150}]},"
                 "'offers':[{'code':'X3','trigger':'automatic','benefit':{'points_percent':300}},"
                 "{'code':'P7','trigger':'automatic','benefit':{'points_bonus':7}}]}",
                 multipliers[i]);
        char *json = tray_json(rules);
        struct desk *desk = practice_open(json);
        free(json);
        struct bill_attach_request request = {.member = practice_member(desk, "13800005678")};
        struct bill_attach_view view;
        struct error err;
        request.bill = rung(desk, &(struct sale_request){0}, LINES("100"));
        assert_int_equal(bill_attach(desk, NULL, NULL, &request, false, &view, &err), STATUS_OK);
        bill_attach_view_clear(&view);
        struct try_result result = tried(desk, rules, desk_day(desk), desk_day(desk));
        assert_int_equal(result.side[TRY_GIVEN].points_earned, (i == 0 ? 300 : 450) + 7);
        same_sides(&result);
        try_clear(&result);
        practice_close(desk);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_rules_of_then_change_nothing),
                                       cmocka_unit_test(other_rules_by_hand),
                                       cmocka_unit_test(the_record_of_before_counts),
                                       cmocka_unit_test(a_segment_is_a_tag),
                                       cmocka_unit_test(what_was_asked_is_cut_to_what_is_taken),
                                       cmocka_unit_test(a_claimed_bill_earns_as_it_did)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
