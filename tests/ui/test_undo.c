/* SPDX-License-Identifier: MIT */
/* Undo at the counter: the last edit of a bill in every state above it, and the last act of whatever kind. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"

#include <cmocka.h>

#include "tests/support/at.h"

#include "desk/coupon_act.h"
#include "desk/enrol.h"
#include "desk/manage.h"
#include "ui/counter/counter.h"

static void holds(int64_t points, int64_t wallet)
{
    assert_int_equal(at.counter->hand.points_balance, points);
    assert_int_equal(at.counter->hand.wallet_balance, wallet);
}

static void a_top_up_is_named_and_taken_back(void **state)
{
    (void)state;
    player_type(&at, "1111⏎+500⏎.2⏎<^Z>");
    assert_string_equal(player_question(&at), "Undo: Top-up 李*? Refund: WeChat 500.00 (Stored value -550.00)");
    player_type(&at, "⏎");
    assert_int_equal(at_state(), SCREEN_MEMBER);
    assert_string_equal(player_sentence(&at), "Undone: Top-up 李*. Refund: WeChat 500.00");
    holds(0, 0);
    player_type(&at, "<^Z>");
    assert_true(player_refused(&at, SCREEN_MEMBER)); /* once */
}

static struct desk *another_till(void)
{
    struct desk *other;
    struct error err;
    assert_int_equal(desk_open(at.path, false, &other, &err), STATUS_OK);
    assert_int_equal(desk_sign_in(other, NULL, NULL, &err), STATUS_OK);
    return other;
}

static void a_top_up_that_is_spent_stays(void **state)
{
    (void)state;
    player_type(&at, "1111⏎+500⏎⏎..");
    struct desk *other = another_till();
    struct sale_line line = {.quantity = 1000, .price = 1000};
    struct sale_request request = {.member = at.counter->last_member,
                                   .line = &line,
                                   .lines = 1,
                                   .tenders = 1,
                                   .tender = {{.kind = TENDER_WALLET, .amount = 1000}}};
    struct sale_view view = {0};
    struct error err;
    assert_int_equal(sell(other, NULL, NULL, &request, &view, &err), STATUS_OK);
    sale_view_clear(&view);
    desk_close(other);
    player_type(&at, "<^Z>");
    assert_true(player_refused(&at, SCREEN_IDLE));
    assert_int_equal(at.counter->message.error.status, STATUS_NOT_ENOUGH_STORED_VALUE);
}

static void a_gift_comes_back(void **state)
{
    (void)state;
    player_type(&at, "13812345678⏎-300⏎2⏎<^Z>"); /* the bag, not another gift */
    assert_string_equal(player_question(&at), "Undo: Redeemed 张*云? (Points +300, Gift +1)");
    player_type(&at, ".2<^Z>⏎");
    holds(2180, 30000);
    player_type(&at, "-300⏎⏎..<^Z>⏎<F3>"); /* another gift; undone without a member in hand */
    holds(2180, 30000);
}

static void a_use_of_a_pass_is_the_last_act(void **state)
{
    (void)state;
    player_pass(&at);
    player_type(&at, "1111⏎+1000⏎⏎..1111⏎.1⏎");
    assert_int_equal(at.counter->hand.passes.pass[0].uses, 9);
    player_type(&at, "<^Z>");
    assert_string_equal(player_question(&at), "Undo: Pass used 李*? (Pass +1)");
    player_type(&at, "⏎");
    assert_int_equal(at_state(), SCREEN_MEMBER);
    assert_int_equal(at.counter->hand.passes.pass[0].uses, 10);
    player_type(&at, "<^Z>");
    assert_true(player_refused(&at, SCREEN_MEMBER)); /* only once, and the top-up before is not offered instead */
}

static void an_enrolment_goes_and_the_number_is_free(void **state)
{
    (void)state;
    player_type(&at, "13987654321⏎<F9><^Z>");
    assert_string_equal(player_question(&at), "Undo: Enrolment 139****4321?");
    player_type(&at, "⏎");
    assert_int_equal(at_state(), SCREEN_IDLE);
    assert_false(at.counter->in_hand);
    player_type(&at, "<F3>");
    assert_true(player_refused(&at, SCREEN_IDLE)); /* nothing to undo yet */
    player_type(&at, "13987654321⏎");
    assert_int_equal(at_state(), SCREEN_ENROL);
}

static void who_bought_something_stays_a_member(void **state)
{
    (void)state;
    player_type(&at, "⏎128⏎/13987654321⏎<F9>");
    assert_int_equal(at_state(), SCREEN_BILL);
    player_type(&at, "<F6><^Z>"); /* their bill is put aside */
    assert_true(player_refused(&at, SCREEN_IDLE));
    player_type(&at, "<F6>⏎⏎<^Z>");
    assert_non_null(strstr(player_question(&at), "Void bill"));
}

static void make_gift_offer(char code[COUPON_TEXT])
{
    static const char rules[] = "{\"offers\":[{\"code\":\"BAG\",\"name\":\"送帆布袋\",\"trigger\":\"coupon\","
                                "\"benefit\":{\"gift\":\"BAG\"},\"coupon\":{\"valid_days\":30,\"bearer\":true}}]}";
    struct issue_request request = {.offer = "BAG", .count = 1};
    struct coupon_list list = {0};
    struct manage_done done;
    struct error err;
    assert_int_equal(manage_programme_put(at.desk, NULL, rules, &done, &err), STATUS_OK);
    assert_int_equal(coupon_issue(at.desk, NULL, NULL, &request, &list, &err), STATUS_OK);
    text_copy(code, COUPON_TEXT, list.coupon[0].code);
    coupon_list_clear(&list);
}

static void a_coupon_for_a_gift_is_used_up_and_given_back(void **state)
{
    (void)state;
    char code[COUPON_TEXT], keys[60];
    make_gift_offer(code);
    snprintf(keys, sizeof keys, "<scan:%s>", code);
    player_type(&at, keys);
    player_type(&at, "<F9>");
    assert_non_null(strstr(player_question(&at), "帆布袋"));
    player_type(&at, "⏎"); /* Enter must not choose the answer that writes */
    assert_int_equal(at_state(), SCREEN_VERDICT);
    player_type(&at, "<F9><F9>.1");
    assert_int_equal(at_state(), SCREEN_IDLE);
    assert_string_equal(player_sentence(&at), "Redeemed. Hand over: 帆布袋");
    player_type(&at, "<wait:3000>");
    player_type(&at, keys);
    assert_int_equal(player_verdict(&at)->reason.status, STATUS_COUPON_USED);
    player_type(&at, "<F9>");
    assert_true(player_refused(&at, SCREEN_VERDICT));
    player_type(&at, "⏎<^Z>⏎<wait:3000>");
    player_type(&at, keys);
    assert_int_equal(player_verdict(&at)->reason.status, STATUS_OK);
}

static void a_coupon_that_needs_a_bill_is_not_used_without_one(void **state)
{
    (void)state;
    char keys[60];
    snprintf(keys, sizeof keys, "<scan:%s>", at.usable);
    player_type(&at, keys);
    player_type(&at, "<F9>");
    assert_true(player_refused(&at, SCREEN_VERDICT));
    assert_int_equal(at.counter->message.error.status, STATUS_OFFER_CONDITIONS);
}

static void undo_never_reaches_past_the_last_act(void **state)
{
    (void)state;
    player_type(&at, "1111⏎128⏎⏎1111⏎+500⏎⏎<Esc><^Z>⏎<^Z>");
    assert_true(player_refused(&at, SCREEN_IDLE)); /* the sale before is not offered instead */
    player_type(&at, "⏎64⏎⏎/3⏎.1⏎<^Z>");
    assert_true(player_refused(&at, SCREEN_IDLE)); /* a void is not taken back */
    player_type(&at, "⏎64⏎⏎<^Z>");
    assert_int_equal(at_state(), SCREEN_ASK);
}

static void an_edit_is_the_last_act(void **state)
{
    (void)state;
    player_type(&at, "1111⏎128⏎⏎1111⏎.6<^U>李蕾⏎1<F9><^Z>");
    assert_string_equal(player_question(&at), "Undo: edit of 李*? (Name, Sex)");
    player_type(&at, "⏎");
    assert_string_equal(player_sentence(&at), "Undone: edit of 李*.");
    assert_int_equal(at_state(), SCREEN_MEMBER);
    assert_string_equal(at.counter->hand.member.name, "李雷");
    assert_int_equal(at.counter->hand.member.gender, 0);
    player_type(&at, "<^Z>"); /* once, and the sale before is not offered instead */
    assert_true(player_refused(&at, SCREEN_MEMBER));
    assert_int_equal(player_bills(&at), 3);
}

static void an_edit_that_was_edited_since_stays(void **state)
{
    (void)state;
    struct error err;
    struct enrol_request wanted = {.member.gender = 'm'};
    player_type(&at, "1111⏎.6⏎1<F9>");
    struct desk *other = another_till();
    assert_int_equal(enrol_edit(other, NULL, at.counter->hand.member.id, FIELD_GENDER, &wanted, &err), STATUS_OK);
    desk_close(other);
    player_type(&at, "<^Z>");
    assert_true(player_refused(&at, SCREEN_MEMBER));
    assert_string_equal(player_sentence(&at), "This member was edited again since: the edit cannot be undone.");
}

/* Whatever act came last: undo names none before it. */
static void an_act_that_undo_does_not_know_is_not_passed_over(void **state)
{
    (void)state;
    static const char *const act[] = {".5.1", "1111⏎.5.2", "1111⏎.5.1x<F9>",
                                      "1111⏎.6<S-Tab>13900002222<F9>13900001111⏎3<F9>"};
    player_type(&at, ".6<F2>M01⏎");
    for (size_t i = 0; i < sizeof act / sizeof *act; i++) {
        player_type(&at, "1111⏎12⏎⏎");
        uint64_t before = desk_acts(at.desk);
        player_type(&at, act[i]);
        bool aside = desk_acts(at.desk) == before;
        player_type(&at, "<Esc><Esc><Esc><^Z>");
        if (aside)
            assert_non_null(strstr(player_question(&at), "Void bill"));
        else
            assert_true(player_refused(&at, at_state()));
        player_type(&at, "<Esc><Esc>");
    }
}

static void another_clerk_takes_back_nothing_of_the_first(void **state)
{
    (void)state;
    player_type(&at, "1111⏎+500⏎⏎...6<F2>E07⏎<^Z>");
    assert_true(player_refused(&at, SCREEN_IDLE));
}

static void the_last_edit_goes_back_from_every_state_above_the_bill(void **state)
{
    (void)state;
    static const char *const way[] = {"", ".2", "/56", "<F2>", "lj", "+", "<F7>", ".9", "12"};
    player_type(&at, "13812345678⏎128⏎");
    for (size_t i = 0; i < sizeof way / sizeof *way; i++) {
        player_type(&at, "*20⏎");
        player_type(&at, way[i]);
        player_type(&at, "<^Z>");
        assert_int_equal(at.counter->depth, 0);
        assert_int_equal(at.counter->bill.now.lines, 1);
        player_type(&at, "<^U>");
        if (at_state() == SCREEN_TENDER)
            player_type(&at, "..");
        assert_int_equal(at_state(), SCREEN_BILL);
    }
}

static void what_is_paid_stays_paid(void **state)
{
    (void)state;
    player_type(&at, "⏎100⏎*20⏎*30⏎.2120⏎"); /* 120 of 150 by WeChat */
    assert_int_equal(at_state(), SCREEN_TENDER);
    player_type(&at, "<^Z>"); /* the bill is now 120, as much as is paid */
    assert_int_equal(at.counter->bill.now.lines, 2);
    assert_int_equal(pay_due(at.counter), 0);
    player_type(&at, "<^Z>");
    assert_true(player_refused(&at, SCREEN_TENDER));
    assert_int_equal(at.counter->bill.now.lines, 2);
    assert_int_equal(pay_due(at.counter), 0);
    player_type(&at, "⏎⏎");
    assert_int_equal(at_state(), SCREEN_IDLE);
    assert_int_equal(at.counter->done.view.payable, 12000);
}

static void a_part_paid_top_up_is_not_thrown_away(void **state)
{
    (void)state;
    player_type(&at, "1111⏎+50⏎⏎+500⏎.2100⏎<^Z>");
    assert_true(player_refused(&at, SCREEN_TOPUP));
    assert_int_equal(at.counter->paying->tenders, 1);
    player_type(&at, "...1<^Z>"); /* nothing of this top-up is paid any more: undoes the one before */
    assert_non_null(strstr(player_question(&at), "WeChat 50.00"));
}

static void the_query_stays_when_the_answer_is_no(void **state)
{
    (void)state;
    player_type(&at, "⏎128⏎⏎56<^Z>");
    assert_non_null(strstr(player_question(&at), "Void bill"));
    player_type(&at, ".2");
    assert_int_equal(at_state(), SCREEN_QUERY);
    assert_string_equal(counter_text(at.counter), "56");
    player_type(&at, "<^Z>⏎");
    assert_int_equal(at_state(), SCREEN_IDLE);
    assert_true(at.counter->done.voided);
    player_type(&at, "⏎<^Z>");
    assert_true(player_refused(&at, SCREEN_WALKIN));
}

/* F8 twice: the second time changes nothing and must not count as an edit. */
static void nothing_proposed_is_nothing_to_take_back(void **state)
{
    (void)state;
    player_type(&at, "13812345678⏎20⏎*15⏎<F8>");
    assert_int_equal(at.counter->bill.now.coupons, 1);
    player_type(&at, "<^Z>");
    assert_int_equal(at.counter->bill.now.coupons, 0);
    player_type(&at, "<F8><Esc>*30⏎<F8>.."); /* the best set; another line; nothing better: the list */
    size_t edits = at.counter->bill.pasts;
    player_type(&at, "<^Z>");
    assert_int_equal(at.counter->bill.pasts, edits - 1);
    assert_int_equal(at.counter->bill.now.lines, 2);
}

/* Whether the marked coupon is on the bill. */
static bool marked_is_on(void)
{
    char *shot = player_shot(&at, 24, 80), *row = strstr(shot, "\n>");
    row = row ? strtok(row, "\n") : NULL;
    bool on = row && strstr(row, "on this bill");
    free(shot);
    return on;
}

/* Removing a coupon can be undone like adding it. */
static void a_coupon_taken_off_comes_back(void **state)
{
    (void)state;
    player_type(&at, "13812345678⏎20⏎*15⏎<F8>");
    assert_int_equal(at.counter->bill.now.coupons, 1);
    player_type(&at, "<F8>");
    assert_int_equal(at_state(), SCREEN_LIST);
    while (!marked_is_on())
        player_type(&at, "<Down>");
    player_type(&at, "⏎");
    assert_int_equal(at.counter->bill.now.coupons, 0);
    player_type(&at, "..<^Z>");
    assert_int_equal(at.counter->bill.now.coupons, 1);
    assert_int_equal(at.counter->bill.now.lines, 2);
    player_type(&at, "<^Z>");
    assert_int_equal(at.counter->bill.now.coupons, 0);
    assert_int_equal(at.counter->bill.now.lines, 2);
    player_type(&at, "<^Z>");
    assert_int_equal(at.counter->bill.now.lines, 1);
}

#define PLAYED(test) cmocka_unit_test_setup_teardown(test, at_open, at_close)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        PLAYED(a_top_up_is_named_and_taken_back),
        PLAYED(a_top_up_that_is_spent_stays),
        PLAYED(a_gift_comes_back),
        PLAYED(a_use_of_a_pass_is_the_last_act),
        PLAYED(an_enrolment_goes_and_the_number_is_free),
        PLAYED(who_bought_something_stays_a_member),
        PLAYED(a_coupon_for_a_gift_is_used_up_and_given_back),
        PLAYED(a_coupon_that_needs_a_bill_is_not_used_without_one),
        PLAYED(undo_never_reaches_past_the_last_act),
        PLAYED(an_edit_is_the_last_act),
        PLAYED(an_edit_that_was_edited_since_stays),
        PLAYED(an_act_that_undo_does_not_know_is_not_passed_over),
        PLAYED(another_clerk_takes_back_nothing_of_the_first),
        PLAYED(the_last_edit_goes_back_from_every_state_above_the_bill),
        PLAYED(what_is_paid_stays_paid),
        PLAYED(a_part_paid_top_up_is_not_thrown_away),
        PLAYED(the_query_stays_when_the_answer_is_no),
        PLAYED(nothing_proposed_is_nothing_to_take_back),
        PLAYED(a_coupon_taken_off_comes_back),
    };
    locale_start("en");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
