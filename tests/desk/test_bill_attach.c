/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/clock.h"
#include "base/text.h"

#include <cmocka.h>

#include "tests/support/practice.h"

#include "desk/bill_attach.h"
#include "desk/debtor.h"
#include "desk/manage.h"
#include "desk/member_view.h"
#include "desk/points.h"
#include "desk/settings.h"
#include "desk/undo.h"

#define LINES(...)                                                                                                     \
    (const char *const[])                                                                                              \
    {                                                                                                                  \
        __VA_ARGS__, NULL                                                                                              \
    }
#define DAY 86400

static const char RULES[] =
    "{\"points\":{\"per\":\"1.00\",\"earn\":1,\"expire\":{\"days\":30}},"
    "\"limits\":{\"clerk\":{\"claim\":\"1000.00\",\"refund\":\"1000.00\",\"refund_shift\":\"1000.00\"}},"
    "\"tiers\":{\"levels\":[{\"code\":\"normal\",\"from\":\"0\"},"
    "{\"code\":\"gold\",\"from\":\"500.00\",\"points_percent\":150}]},"
    "\"offers\":[{\"code\":\"SAT2\",\"trigger\":\"automatic\",\"benefit\":{\"points_percent\":200,"
    "\"scope\":{\"category\":[\"tea\"]}}},"
    "{\"code\":\"PLUS\",\"trigger\":\"automatic\",\"benefit\":{\"points_bonus\":7},\"when\":{\"min_amount\":\"100.00\"}"
    "}]}";

static void later(int days)
{
    clock_freeze(clock_now() + days * (int64_t)DAY);
}

static int64_t walk_in(struct desk *desk, const char *const *line)
{
    struct sale_request request = {0};
    struct sale_view view = practice_sale(desk, &request, line);
    int64_t bill = view.bill_id;
    assert_int_equal(view.points_earned, 0);
    sale_view_clear(&view);
    return bill;
}

static struct bill_attach_view claim(struct desk *desk, int64_t bill, int64_t member)
{
    struct bill_attach_request request = {bill, member};
    struct bill_attach_view view;
    struct error err = {0};
    assert_int_equal(bill_attach(desk, NULL, NULL, &request, false, &view, &err), STATUS_OK);
    return view;
}

static void refused(struct desk *desk, int64_t bill, int64_t member, enum status expected, const char *detail)
{
    struct bill_attach_request request = {bill, member};
    struct bill_attach_view view;
    struct error err = {0};
    assert_int_equal(bill_attach(desk, NULL, NULL, &request, false, &view, &err), expected);
    assert_string_equal(err.detail, detail);
}

static struct member_view see(struct desk *desk, int64_t member)
{
    struct member_view view;
    struct error err = {0};
    assert_int_equal(member_view(desk, member, &view, &err), STATUS_OK);
    return view;
}

/* 60 tea double, 80 plain, 7 bonus. */
static void a_claim_earns_by_the_offers_that_stood_on_the_bill(void **state)
{
    (void)state;
    struct desk *desk = practice_open(RULES);
    int64_t li = practice_member(desk, "13800005678"), bill = walk_in(desk, LINES("60:tea", "80"));
    struct bill_attach_request request = {bill, li};
    struct bill_attach_view quote, view, again;
    struct error err = {0};
    later(7);
    assert_int_equal(bill_attach(desk, NULL, NULL, &request, true, &quote, &err), STATUS_OK);
    assert_int_equal(quote.points_earned, 207);
    assert_int_equal(quote.points_balance, 207);
    assert_string_equal(quote.txn, "");
    assert_string_equal(quote.steps.step[0].rule, STEP_CLAIM);
    assert_int_equal(practice_holds(desk, li).points, 0);
    assert_int_equal(bill_attach(desk, "k", NULL, &request, false, &view, &err), STATUS_OK);
    assert_int_equal(view.points_earned, 207);
    assert_int_equal(view.points_balance, 207);
    assert_int_equal(bill_attach(desk, "k", NULL, &request, false, &again, &err), STATUS_OK);
    assert_string_equal(again.txn, view.txn);
    assert_int_equal(again.points_earned, 207);
    assert_int_equal(again.payable, 14000);
    assert_string_equal(again.tier, "normal");
    assert_int_equal(practice_holds(desk, li).points, 207);
    struct member_view member = see(desk, li);
    assert_int_equal(member.spend, 14000);
    assert_int_equal(member.purchases, 1);
    assert_int_equal(member.points_end_day, view.day + 30); /* as if earned that day */
    member_view_clear(&member);
    bill_attach_view_clear(&quote);
    bill_attach_view_clear(&view);
    bill_attach_view_clear(&again);
    practice_proven(desk);
    practice_close(desk);
}

/* A line earns the best of 33 and 50 percent, or 33 without an offer; never the full points of a walk-in. */
static void an_offer_below_one_stands_beside_a_tier_below_it(void **state)
{
    (void)state;
    struct desk *desk = practice_open("{\"points\":{\"per\":\"1.00\",\"earn\":1},"
                                      "\"tiers\":{\"levels\":[{\"code\":\"low\",\"from\":\"0\","
                                      "\"points_percent\":33}]},"
                                      "\"offers\":[{\"code\":\"HALF\",\"trigger\":\"automatic\","
                                      "\"benefit\":{\"points_percent\":50,\"scope\":{\"category\":[\"tea\"]}}}]}");
    int64_t li = practice_member(desk, "13800005678");
    struct bill_attach_view view = claim(desk, walk_in(desk, LINES("100:tea", "100")), li);
    assert_int_equal(view.points_earned, 83);
    bill_attach_view_clear(&view);
    practice_proven(desk);
    practice_close(desk);
}

static void the_tier_is_that_of_the_day_and_rises_with_the_spend(void **state)
{
    (void)state;
    struct desk *desk = practice_open(RULES);
    int64_t li = practice_member(desk, "13800005678");
    int64_t before = walk_in(desk, LINES("90")), big = walk_in(desk, LINES("95"));
    later(1);
    struct sale_request request = {.member = li};
    struct sale_view sale = practice_sale(desk, &request, LINES("410")); /* 410 alone does not reach gold */
    assert_string_equal(sale.tier, "normal");
    sale_view_clear(&sale);
    struct bill_attach_view view = claim(desk, before, li);
    assert_int_equal(view.points_earned, 90); /* normal on that day */
    assert_string_equal(view.tier_before, "normal");
    assert_string_equal(view.tier, "gold");
    bill_attach_view_clear(&view);
    view = claim(desk, big, li);
    assert_string_equal(view.tier_then, "normal"); /* gold today, but not on the day of the bill */
    assert_int_equal(view.points_earned, 95);
    bill_attach_view_clear(&view);
    struct return_view back = practice_void(desk, before); /* the bill that had raised the tier */
    assert_int_equal(back.points_taken, 90);
    assert_string_equal(back.tier, "gold"); /* 410 + 95 = 505 still reach gold */
    return_view_clear(&back);
    struct member_view member = see(desk, li);
    assert_string_equal(member.member.tier, "gold");
    member_view_clear(&member);
    practice_proven(desk);
    practice_close(desk);
}

/* 10 × 14.00 of tea earn 280 points and 7 bonus. Later returns take back from the claim, until nothing is left. */
static void returns_take_back_from_the_claim(void **state)
{
    (void)state;
    struct desk *desk = practice_open(RULES);
    int64_t li = practice_member(desk, "13800005678"), bill = walk_in(desk, LINES("70:tea", "70:tea", "10"));
    struct return_view back = practice_back(desk, bill, 3, 0); /* before the claim: nothing to take */
    assert_int_equal(back.points_taken, 0);
    return_view_clear(&back);
    struct bill_attach_view view = claim(desk, bill, li);
    assert_int_equal(view.points_earned, 287);
    assert_int_equal(view.payable, 14000);
    bill_attach_view_clear(&view);
    back = practice_back(desk, bill, 1, 0);
    assert_int_equal(back.points_taken, 140);
    return_view_clear(&back);
    assert_int_equal(practice_holds(desk, li).points, 147);
    practice_proven(desk);
    back = practice_back(desk, bill, 2, 0);
    assert_int_equal(back.points_taken, 147);
    return_view_clear(&back);
    assert_int_equal(practice_holds(desk, li).points, 0);
    struct member_view member = see(desk, li);
    assert_int_equal(member.spend, 0);
    assert_int_equal(member.purchases, 0);
    member_view_clear(&member);
    practice_proven(desk);
    practice_close(desk);
}

static enum status unclaim(struct desk *desk, int64_t bill, bool dry, struct undo_view *view, struct error *err)
{
    *err = (struct error){0};
    return undo_claim(desk, NULL, NULL, bill, dry, view, err);
}

/* As if it had never been: points, tier, spend and bill; and the next one may claim it. */
static void a_claim_is_undone(void **state)
{
    (void)state;
    struct desk *desk = practice_open(RULES);
    struct error err;
    struct undo_view undone;
    int64_t li = practice_member(desk, "13800005678"), wang = practice_member(desk, "13900005678");
    int64_t bill = walk_in(desk, LINES("70:tea", "500"));
    struct bill_attach_view view = claim(desk, bill, li);
    assert_string_equal(view.tier, "gold");
    bill_attach_view_clear(&view);
    assert_int_equal(unclaim(desk, bill, true, &undone, &err), STATUS_OK);
    assert_int_equal(undone.points, -647);
    assert_int_equal(practice_holds(desk, li).points, 647); /* a preview writes nothing */
    assert_int_equal(unclaim(desk, bill, false, &undone, &err), STATUS_OK);
    assert_int_equal(practice_holds(desk, li).points, 0);
    struct member_view member = see(desk, li);
    assert_int_equal(member.spend, 0);
    assert_int_equal(member.purchases, 0);
    assert_string_equal(member.member.tier, "normal");
    member_view_clear(&member);
    practice_proven(desk);
    assert_int_equal(unclaim(desk, bill, false, &undone, &err), STATUS_ALREADY_VOIDED);
    view = claim(desk, bill, wang);
    assert_int_equal(view.points_earned, 647);
    bill_attach_view_clear(&view);
    struct return_view back = practice_back(desk, bill, 1, 0);
    assert_int_equal(back.points_taken, 140); /* from the claim that stands */
    return_view_clear(&back);
    assert_int_equal(practice_holds(desk, wang).points, 507);
    practice_proven(desk);
    practice_close(desk);
}

static void what_came_of_a_claim_keeps_it(void **state)
{
    (void)state;
    struct desk *desk = practice_open(RULES);
    struct error err;
    struct undo_view undone;
    int64_t li = practice_member(desk, "13800005678");
    int64_t bill = walk_in(desk, LINES("70:tea", "80")), other = walk_in(desk, LINES("100")), never;
    struct bill_attach_view view = claim(desk, bill, li);
    bill_attach_view_clear(&view);
    struct return_view back = practice_back(desk, bill, 2, 0);
    return_view_clear(&back);
    assert_int_equal(unclaim(desk, bill, false, &undone, &err), STATUS_ALREADY_RETURNED);
    assert_string_equal(err.detail, "undo");
    view = claim(desk, other, li);
    bill_attach_view_clear(&view);
    struct adjust_request all = {.member = li, .points = practice_holds(desk, li).points, .take = true, .reason = "x"};
    struct adjust_done taken;
    struct staff owner;
    assert_int_equal(desk_approver(desk, "owner", NULL, &owner, &err), STATUS_OK);
    assert_int_equal(points_adjust(desk, NULL, &owner, &all, &taken, &err), STATUS_OK);
    assert_int_equal(unclaim(desk, other, false, &undone, &err), STATUS_NOT_ENOUGH_POINTS);
    never = walk_in(desk, LINES("10"));
    assert_int_equal(unclaim(desk, never, false, &undone, &err), STATUS_NOT_FOUND);
    assert_string_equal(err.detail, "claim");
    practice_proven(desk);
    practice_close(desk);
}

/* It earned by an entry of its own, which is no claim. */
static void a_settled_bill_has_no_claim(void **state)
{
    (void)state;
    struct desk *desk = practice_open(RULES);
    struct error err = {0};
    struct undo_view undone;
    struct debtor_added added;
    struct debtor_settled settled;
    struct sale_request request = {.member = practice_member(desk, "13800005678"),
                                   .tenders = 1,
                                   .tender = {{.kind = TENDER_ACCOUNT, .amount = TENDER_REST, .reference = "1"}}};
    assert_int_equal(debtor_add(desk, NULL, &(struct debtor){.name = "School", .credit = 50000}, &added, &err),
                     STATUS_OK);
    struct sale_view sale = practice_sale(desk, &request, LINES("80"));
    assert_int_equal(debtor_settle(desk, NULL, &(struct debtor_settle_request){.debtor = added.debtor}, &settled, &err),
                     STATUS_OK);
    assert_int_equal(settled.points, 80);
    assert_int_equal(unclaim(desk, sale.bill_id, false, &undone, &err), STATUS_NOT_FOUND);
    assert_string_equal(err.detail, "claim");
    sale_view_clear(&sale);
    practice_close(desk);
}

static void what_may_not_be_claimed_is_refused(void **state)
{
    (void)state;
    struct desk *desk = practice_open(RULES);
    int64_t li = practice_member(desk, "13800005678"), wang = practice_member(desk, "13900005678");
    int64_t taken = walk_in(desk, LINES("10")), voided = walk_in(desk, LINES("10")), old = walk_in(desk, LINES("10"));
    int64_t back = walk_in(desk, LINES("10"));
    struct sale_request request = {.member = li};
    struct sale_view own = practice_sale(desk, &request, LINES("10"));
    struct bill_attach_view view = claim(desk, taken, li);
    bill_attach_view_clear(&view);
    struct return_view gone = practice_void(desk, voided);
    return_view_clear(&gone);
    gone = practice_back(desk, back, 1, 0);
    return_view_clear(&gone);
    refused(desk, taken, wang, STATUS_ALREADY_CLAIMED, "");
    refused(desk, taken, li, STATUS_ALREADY_CLAIMED, "");
    refused(desk, own.bill_id, wang, STATUS_ALREADY_CLAIMED, "");
    refused(desk, voided, li, STATUS_ALREADY_VOIDED, "");
    refused(desk, back, li, STATUS_ALREADY_RETURNED, "");
    refused(desk, old, 99, STATUS_NOT_FOUND, "");
    later(8);
    refused(desk, old, li, STATUS_RETURN_TOO_LATE, "claim");
    assert_int_equal(practice_holds(desk, wang).points, 0);
    sale_view_clear(&own);
    practice_proven(desk);
    practice_close(desk);
}

static void above_the_limit_somebody_approves(void **state)
{
    (void)state;
    struct desk *desk = practice_open(RULES);
    int64_t li = practice_member(desk, "13800005678"), bill = walk_in(desk, LINES("120"));
    struct error err = {0};
    struct staff clerk = {.role = ROLE_CLERK}, boss;
    struct manage_done done;
    text_copy(clerk.code, sizeof clerk.code, "E07");
    text_copy(clerk.name, sizeof clerk.name, "Li Na");
    assert_int_equal(manage_staff_add(desk, NULL, &clerk, &done, &err), STATUS_OK);
    assert_int_equal(settings_set(desk, NULL, NULL, "claim_limit", "119.99", &err), STATUS_OK);
    assert_int_equal(desk_sign_in(desk, "E07", NULL, &err), STATUS_OK);
    struct bill_attach_request request = {bill, li};
    struct bill_attach_view view;
    assert_int_equal(bill_attach(desk, NULL, NULL, &request, false, &view, &err), STATUS_APPROVAL_NEEDED);
    assert_string_equal(err.arg[0], "119.99");
    assert_int_equal(desk_approver(desk, "owner", NULL, &boss, &err), STATUS_OK);
    assert_int_equal(bill_attach(desk, NULL, &boss, &request, false, &view, &err), STATUS_OK);
    assert_int_equal(view.points_earned, 127);
    bill_attach_view_clear(&view);
    practice_proven(desk);
    practice_close(desk);
}

static void a_bill_flagged_without_points_gives_none(void **state)
{
    (void)state;
    struct desk *desk = practice_open(RULES);
    int64_t li = practice_member(desk, "13800005678");
    struct sale_request request = {.no_points = true};
    struct sale_view sale = practice_sale(desk, &request, LINES("140"));
    struct bill_attach_view view = claim(desk, sale.bill_id, li);
    assert_int_equal(view.points_earned, 0);
    bill_attach_view_clear(&view);
    sale_view_clear(&sale);
    struct member_view member = see(desk, li);
    assert_int_equal(member.spend, 0);
    member_view_clear(&member);
    practice_proven(desk);
    practice_close(desk);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_claim_earns_by_the_offers_that_stood_on_the_bill),
        cmocka_unit_test(an_offer_below_one_stands_beside_a_tier_below_it),
        cmocka_unit_test(the_tier_is_that_of_the_day_and_rises_with_the_spend),
        cmocka_unit_test(returns_take_back_from_the_claim),
        cmocka_unit_test(a_claim_is_undone),
        cmocka_unit_test(what_came_of_a_claim_keeps_it),
        cmocka_unit_test(a_settled_bill_has_no_claim),
        cmocka_unit_test(what_may_not_be_claimed_is_refused),
        cmocka_unit_test(above_the_limit_somebody_approves),
        cmocka_unit_test(a_bill_flagged_without_points_gives_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
