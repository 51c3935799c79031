/* SPDX-License-Identifier: MIT */
/* The counter day: deposits of orders, what is on account, goods exchanged. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"

#include <cmocka.h>

#include "model/bill.h"
#include "model/lot.h"

#include "tests/support/at.h"

#include "desk/debtor.h"
#include "desk/deposit.h"
#include "desk/manage.h"
#include "desk/settings.h"
#include "ui/counter/counter.h"
#include "ui/counter/draw.h"

static void sold(int64_t payable)
{
    assert_int_equal(at_state(), SCREEN_IDLE);
    assert_true(at.counter->done.shown);
    assert_int_equal(at.counter->done.view.payable, payable);
}

static enum status refusal(void)
{
    return at.counter->message.shown && !at.counter->message.good ? at.counter->message.error.status : STATUS_OK;
}

/* --- deposits and accounts -------------------------------------------------------------------------------------- */

static struct order order_of(int64_t id)
{
    struct order order;
    struct error err;
    assert_int_equal(order_get(desk_db(at.desk), id, &order, &err), STATUS_OK);
    return order;
}

/* A deposit taken, one more for the same order, both used by its bill. */
static void a_deposit_pays_the_bill(void **state)
{
    (void)state;
    player_type(&at, ".8<F2>5678⏎200⏎2<F9>");
    assert_int_equal(at_state(), SCREEN_ORDERS);
    assert_string_equal(order_of(1).name, "5678");
    assert_int_equal(order_of(1).held, 20000);
    player_type(&at, "⏎"); /* the same order once more */
    assert_true(player_shows(&at, "5678"));
    player_type(&at, "50⏎1<F9>");
    assert_int_equal(order_of(1).held, 25000);
    player_type(&at, "..1111⏎300⏎.621⏎⏎"); /* all it has, then the rest */
    assert_int_equal(at_state(), SCREEN_TENDER);
    assert_int_equal(pay_due(at.counter), 5000);
    player_type(&at, ".1⏎");
    sold(30000);
    assert_int_equal(at.counter->done.view.points_earned, 300);
    assert_int_equal(order_of(1).held, 0);
    player_type(&at, "⏎10⏎.62⏎"); /* nothing is left: nobody to choose, and the number is refused */
    assert_int_equal(at_state(), SCREEN_NAMED);
    player_type(&at, "1⏎");
    assert_int_equal(at_state(), SCREEN_NAMED);
    player_type(&at, "9⏎");
    assert_int_equal(refusal(), STATUS_NOT_FOUND);
}

static void a_deposit_of_the_member_in_hand(void **state)
{
    (void)state;
    player_type(&at, "1111⏎.8⏎80⏎3<F9>");
    assert_int_equal(at_state(), SCREEN_MEMBER);
    assert_int_equal(order_of(1).member, at.counter->hand.member.id);
    assert_int_equal(order_of(1).held, 8000);
    player_type(&at, "...8");
    assert_int_equal(at_state(), SCREEN_ORDERS);
    assert_true(player_shows(&at, "李*")); /* whose order it is */
}

/* It goes back as it was paid; kept it needs another person. */
static void a_deposit_ends(void **state)
{
    (void)state;
    player_type(&at, ".6<F2>E07⏎.8<F2>cake⏎100⏎2<F9>.1<F9>");
    assert_int_equal(at_state(), SCREEN_ORDER_END); /* no reason yet */
    player_type(&at, "no flour⏎<F9>");
    assert_int_equal(at_state(), SCREEN_ORDERS);
    assert_int_equal(order_of(1).held, 0);
    assert_true(player_shows(&at, "100.00"));
    player_type(&at, ".1");
    assert_int_equal(at_state(), SCREEN_ORDERS); /* nothing is left */
    player_type(&at, "<F2>pie⏎70⏎1<F9>.2never came⏎<F9>");
    assert_int_equal(at_state(), SCREEN_APPROVE);
    assert_int_equal(order_of(2).held, 7000);
    player_type(&at, "M01⏎");
    assert_int_equal(at_state(), SCREEN_ORDERS);
    assert_int_equal(order_of(2).held, 0);
}

static struct debtor debtor_of(int64_t id)
{
    struct debtor debtor;
    struct error err;
    assert_int_equal(debtor_get(desk_db(at.desk), id, &debtor, &err), STATUS_OK);
    return debtor;
}

static void on_account_and_settled(void **state)
{
    (void)state;
    player_type(&at, ".8.3<F2>Wang⏎200⏎<F9>");
    assert_int_equal(at_state(), SCREEN_DEBTORS);
    player_type(&at, "⏎"); /* owes nothing */
    assert_int_equal(at_state(), SCREEN_DEBTORS);
    player_type(&at, "....1111⏎128⏎.631⏎⏎");
    sold(12800);
    assert_string_equal(at.counter->done.view.tender[0].reference, "1");
    assert_int_equal(at.counter->done.view.points_earned, 0);
    player_type(&at, "⏎100⏎.63⏎");
    assert_true(player_shows(&at, "72.00"));
    player_type(&at, "72.01⏎"); /* more than they may owe */
    assert_int_equal(at_state(), SCREEN_TENDER);
    assert_int_equal(refusal(), STATUS_DEBTOR_LIMIT);
    player_type(&at, "<^U>⏎⏎");
    assert_int_equal(pay_due(at.counter), 2800);
    player_type(&at, ".635⏎"); /* no such number; back to the bill */
    assert_int_equal(refusal(), STATUS_NOT_FOUND);
    player_type(&at, "<Esc><Esc>.1⏎");
    sold(10000);
    player_type(&at, ".8.3⏎<^U>28⏎1<F9>");
    assert_int_equal(debtor_of(1).owes, 20000 - 2800);
    player_type(&at, "⏎⏎1<F9>");
    assert_int_equal(at_state(), SCREEN_DEBTORS);
    assert_int_equal(debtor_of(1).owes, 0);
    assert_true(player_shows(&at, "128")); /* the member's bill earns now */
}

/* --- exchanges -------------------------------------------------------------------------------------------------- */

static int64_t refunded_of(int64_t bill)
{
    struct bill row = {0};
    struct error err;
    assert_int_equal(bill_get(desk_db(at.desk), bill, &row, &err), STATUS_OK);
    int64_t refunded = row.row.refunded;
    bill_clear(&row);
    return refunded;
}

/* Bill 3 of two lines; line 1 comes back, an amount and three scanned items go out. */
static void goods_are_exchanged(void **state)
{
    (void)state;
    player_type(&at, "⏎3*25⏎*20⏎⏎/3⏎2*1⏎*60⏎");
    player_type(&at, "3*<scan:6901234567892>");
    assert_int_equal(at_state(), SCREEN_RETURN);
    assert_true(player_shows(&at, "3 x 25.00"));
    player_type(&at, "<F9>⏎"); /* Enter is no reason */
    assert_int_equal(at_state(), SCREEN_ASK);
    player_type(&at, ".2");
    assert_int_equal(at_state(), SCREEN_EXCHANGE);
    assert_true(player_shows(&at, "faulty"));
    assert_true(player_shows(&at, "¥50.00"));  /* comes back */
    assert_true(player_shows(&at, "¥135.00")); /* goes out */
    assert_true(player_shows(&at, "¥85.00"));  /* to pay */
    int bills = player_bills(&at);
    player_type(&at, "⏎"); /* the first Enter after the question only shows what is there */
    assert_int_equal(player_bills(&at), bills);
    player_type(&at, ".190⏎"); /* cash, and change */
    sold(13500);
    assert_int_equal(at.counter->done.view.change, 500);
    assert_int_equal(refunded_of(3), 5000);
    assert_true(player_shows(&at, "Cash 85.00"));
}

/* Less goes out than comes back: it goes back as it was paid, and no amount is taken. */
static void what_is_left_of_an_exchange_goes_back(void **state)
{
    (void)state;
    player_type(&at, "⏎100⏎⏎/3⏎1⏎*30⏎⏎.1");
    assert_int_equal(at_state(), SCREEN_EXCHANGE);
    assert_true(player_shows(&at, "¥70.00"));
    player_type(&at, "50⏎");
    assert_int_equal(at_state(), SCREEN_EXCHANGE);
    player_type(&at, "<^U>⏎");
    sold(3000);
    assert_true(player_shows(&at, "Refund: WeChat 70.00"));
    assert_int_equal(refunded_of(3), 10000);
}

/* Paid by WeChat, given back in cash: by the exchange, and by the return of what is left. */
static void what_goes_back_goes_by_the_tender_chosen(void **state)
{
    (void)state;
    player_type(&at, "⏎100⏎⏎/3⏎1⏎*30⏎⏎.1.1");
    assert_true(player_shows(&at, "Cash") && !player_shows(&at, "WeChat"));
    player_type(&at, "⏎");
    sold(3000);
    assert_true(player_shows(&at, "Refund: Cash 70.00"));
    player_type(&at, "/4⏎*⏎<F9>.2");
    assert_int_equal(at_state(), SCREEN_PREVIEW);
    assert_true(player_shows(&at, "WeChat"));
    player_type(&at, ".4⏎");
    assert_int_equal(at_state(), SCREEN_IDLE);
    assert_true(player_shows(&at, "Refund: Bank card 30.00"));
    assert_int_equal(refunded_of(4), 3000);
}

/* ^Z opens where such an act is mended, and says how; after an undo it goes no further back. */
static void undo_shows_where_it_is_mended(void **state)
{
    (void)state;
    player_type(&at, ".8<F2>Vase⏎50⏎1<F9>..<^Z>");
    assert_int_equal(at_state(), SCREEN_ORDERS);
    assert_non_null(strstr(player_sentence(&at), "A deposit is given back here"));
    player_type(&at, "<^Z>");
    assert_int_equal(at_state(), SCREEN_ORDERS);
    player_type(&at, "..⏎100⏎⏎/3⏎1⏎*30⏎⏎.1⏎⏎");
    sold(3000);
    player_type(&at, "<^Z>");
    assert_int_equal(at_state(), SCREEN_RETURN);
    assert_true(player_shows(&at, "000004"));
    assert_non_null(strstr(player_sentence(&at), "Exchanged for this bill"));
    player_type(&at, "..⏎10⏎⏎<^Z>⏎<^Z>");
    assert_int_equal(at_state(), SCREEN_IDLE);
    assert_non_null(strstr(player_sentence(&at), "does not go further back"));
}

static void a_line_that_goes_out_is_taken_off_again(void **state)
{
    (void)state;
    player_type(&at, "⏎100⏎⏎/3⏎*30⏎<F9>"); /* nothing said to come back */
    assert_int_equal(at_state(), SCREEN_RETURN);
    player_type(&at, ".1"); /* nor is it a void */
    assert_int_equal(at_state(), SCREEN_RETURN);
    player_type(&at, "2*⏎"); /* the marked line goes out: it cannot come back */
    assert_int_equal(at_state(), SCREEN_RETURN);
    player_type(&at, "<^U><Del>");
    assert_false(player_shows(&at, "goes out"));
    player_type(&at, "1⏎<F9>");
    assert_int_equal(at_state(), SCREEN_PREVIEW);
    player_type(&at, "..<scan:4099999999999>"); /* an unknown code has no price */
    assert_int_equal(at_state(), SCREEN_RETURN);
    assert_false(player_shows(&at, "goes out"));
}

/* Over the clerk's limit another person allows it, once it is shown. */
static void a_large_exchange_asks_an_approver(void **state)
{
    (void)state;
    player_type(&at, ".6<F2>E07⏎⏎300⏎⏎/3⏎1⏎*310⏎<F9>.1");
    assert_int_equal(at_state(), SCREEN_EXCHANGE);
    player_type(&at, "⏎⏎"); /* the first only shows it, after the answer */
    assert_int_equal(at_state(), SCREEN_APPROVE);
    assert_int_equal(refunded_of(3), 0);
    player_type(&at, "M01⏎");
    sold(31000);
    assert_int_equal(refunded_of(3), 30000);
}

/* --- the wrong member -------------------------------------------------------------------------------------------- */

/* Rung for 李雷, it was 张丽云's, who is gold: 5% less, given back as it was paid. */
static void a_bill_of_the_wrong_member_is_sold_anew(void **state)
{
    (void)state;
    player_type(&at, "1111⏎128⏎⏎13812345678⏎.73⏎");
    assert_int_equal(at_state(), SCREEN_EXCHANGE);
    assert_true(player_shows(&at, "¥121.60"));
    assert_true(player_shows(&at, "¥6.40"));
    assert_true(player_shows(&at, "张*云"));
    int64_t zhang = at.counter->hand.member.id;
    player_type(&at, "⏎");
    sold(12160);
    assert_int_equal(at.counter->done.view.member, zhang);
    assert_true(player_shows(&at, "Refund: WeChat 6.40"));
    int64_t when = 0;
    struct error err;
    assert_int_equal(bill_void_at(desk_db(at.desk), 3, &when, &err), STATUS_OK);
    assert_int_not_equal(when, 0);
    player_type(&at, "13812345678⏎.74⏎"); /* theirs already */
    assert_int_equal(at_state(), SCREEN_CLAIM);
    player_type(&at, "<^U>3⏎"); /* and the first one is void */
    assert_int_equal(refusal(), STATUS_ALREADY_VOIDED);
}

/* --- no receipt -------------------------------------------------------------------------------------------------- */

/* Never without another person; it pays bills and is not paid out. */
static void goods_without_a_bill_bring_store_credit(void **state)
{
    (void)state;
    player_type(&at, "1111⏎.9<F9>");
    assert_int_equal(at_state(), SCREEN_CREDIT); /* nothing typed yet */
    player_type(&at, "35⏎cup, no bill⏎<F9>");
    assert_int_equal(at_state(), SCREEN_APPROVE);
    player_type(&at, "M01⏎");
    assert_int_equal(at_state(), SCREEN_MEMBER);
    assert_int_equal(at.counter->hand.wallet_balance, 3500);
    player_type(&at, ".5.9.1"); /* closed: nothing is paid out */
    player_type(&at, "<Esc><Esc><Esc>1111⏎");
    assert_int_equal(at.counter->hand.wallet_balance, 0);
    assert_false(player_shows(&at, "35.00"));
}

/* --- a gift that is gone ----------------------------------------------------------------------------------------- */

static void put_rules(const char *rules)
{
    struct manage_done done;
    struct error err;
    assert_int_equal(manage_programme_put(at.desk, NULL, rules, &done, &err), STATUS_OK);
}

static void put_gift_rules(void)
{
    put_rules("{\"points\":{\"per\":\"1.00\",\"earn\":1},\"offers\":[{\"code\":\"BAG\","
              "\"trigger\":\"automatic\",\"benefit\":{\"gift\":\"BAG\"}}]}");
}

static int64_t owed(int64_t member)
{
    struct balances balances;
    struct error err;
    assert_int_equal(lot_balances(desk_db(at.desk), member, desk_day(at.desk), &balances, &err), STATUS_OK);
    return balances.owed;
}

static void a_void_asks_for_the_gift(void **state)
{
    (void)state;
    put_gift_rules();
    player_type(&at, "1111⏎128⏎⏎/3⏎.1⏎"); /* Enter is no answer */
    assert_int_equal(at_state(), SCREEN_ASK);
    player_type(&at, ".2");
    assert_int_equal(at_state(), SCREEN_PREVIEW);
    assert_true(player_shows(&at, "Points owed"));
    player_type(&at, "..");
    player_type(&at, ".1.1"); /* it is back after all */
    assert_int_equal(at_state(), SCREEN_PREVIEW);
    assert_false(player_shows(&at, "Points owed"));
}

static void an_exchange_of_everything_asks_for_the_gift(void **state)
{
    (void)state;
    put_gift_rules();
    player_type(&at, "1111⏎128⏎⏎/3⏎1⏎*30⏎<F9>.2");
    assert_int_equal(at_state(), SCREEN_ASK);
    assert_true(player_shows(&at, "帆布袋"));
    player_type(&at, ".2⏎⏎");
    sold(3000);
    assert_int_equal(owed(at.counter->done.view.member), 270); /* 300 less those that the new bill earned */
}

/* Whoever is at the gift's limit gets none with the new bill; the one whose bill it was never had it. */
static void a_bill_sold_anew_asks_for_the_gift(void **state)
{
    (void)state;
    put_rules("{\"offers\":[{\"code\":\"BAG\",\"trigger\":\"automatic\",\"limits\":{\"per_member\":1},"
              "\"benefit\":{\"gift\":\"BAG\"}}]}");
    player_type(&at, "13812345678⏎50⏎⏎1111⏎128⏎⏎13812345678⏎.7");
    int64_t wrong = at.counter->done.view.member;
    player_type(&at, "4⏎");
    assert_int_equal(at_state(), SCREEN_ASK);
    assert_true(player_shows(&at, "no points are owed"));
    player_type(&at, ".2");
    assert_int_equal(at_state(), SCREEN_EXCHANGE);
    player_type(&at, "⏎⏎");
    sold(12800);
    assert_int_equal(owed(wrong), 0);
}

/* All gifts of a bill are named; of a walk-in's nobody owes them. */
static void several_gifts_of_a_walk_in(void **state)
{
    (void)state;
    put_rules("{\"offers\":[{\"code\":\"BAG\",\"trigger\":\"automatic\",\"benefit\":{\"gift\":\"BAG\"}},"
              "{\"code\":\"TEA\",\"trigger\":\"automatic\",\"benefit\":{\"gift\":\"TEA\"}}]}");
    player_type(&at, "⏎128⏎⏎/3⏎.1");
    assert_int_equal(at_state(), SCREEN_ASK);
    assert_true(player_shows(&at, ", "));
    assert_true(player_shows(&at, "Are they back?"));
    assert_true(player_shows(&at, "no points are owed"));
}

static void a_return_of_everything_asks_for_the_gift(void **state)
{
    (void)state;
    put_gift_rules();
    player_type(&at, "1111⏎128⏎*20⏎⏎");
    int64_t member = at.counter->done.view.member;
    player_type(&at, "/3⏎1⏎<F9>"); /* of one line it does not */
    assert_int_equal(at_state(), SCREEN_PREVIEW);
    player_type(&at, "⏎/3⏎*⏎<F9>⏎"); /* Enter is no answer */
    assert_int_equal(at_state(), SCREEN_ASK);
    assert_true(player_shows(&at, "Is it back?"));
    player_type(&at, "..<F9><F9>.1"); /* the first F9 after a question only shows */
    assert_int_equal(at_state(), SCREEN_PREVIEW);
    assert_false(player_shows(&at, "Points owed"));
    player_type(&at, "..<F9>.2");
    assert_true(player_shows(&at, "Points owed"));
    player_type(&at, "⏎⏎");
    assert_int_equal(at_state(), SCREEN_IDLE);
    assert_true(owed(member) > 0);
}

static void an_undone_sale_asks_for_the_gift(void **state)
{
    (void)state;
    put_gift_rules();
    player_type(&at, "1111⏎128⏎⏎<^Z>⏎⏎"); /* Enter is no answer */
    assert_int_equal(at_state(), SCREEN_ASK);
    assert_true(player_shows(&at, "Is it back?"));
    player_type(&at, ".2");
    assert_true(player_shows(&at, "Void bill"));
    player_type(&at, "..<^Z>.1.1"); /* asked anew, it is back */
    assert_int_equal(at_state(), SCREEN_IDLE);
    assert_true(at.counter->done.voided);
    assert_int_equal(owed(at.counter->done.view.member), 0);
    player_type(&at, "1111⏎128⏎⏎<^Z>.2.1");
    assert_true(at.counter->done.voided);
    assert_true(owed(at.counter->done.view.member) > 0);
}

/* --- a colleague buys -------------------------------------------------------------------------------------------- */

static void a_colleague_buys_at_the_staff_price(void **state)
{
    (void)state;
    struct error err;
    struct staff manager;
    assert_int_equal(staff_by_code(desk_db(at.desk), "M01", &manager, &err), STATUS_OK);
    player_type(&at, ".6<F2>E07⏎⏎100⏎.64M01⏎"); /* the shop has no staff price yet */
    assert_int_equal(at_state(), SCREEN_BUYER);
    assert_int_equal(refusal(), STATUS_NOT_PERMITTED);
    assert_int_equal(settings_set(at.desk, NULL, &manager, "staff_percent", "30", &err), STATUS_OK);
    player_type(&at, "<^U>E07⏎"); /* nobody rings their own */
    assert_int_equal(refusal(), STATUS_NOT_PERMITTED);
    player_type(&at, "<^U>M01⏎");
    assert_int_equal(at_state(), SCREEN_BILL);
    assert_int_equal(pay_due(at.counter), 7000);
    player_type(&at, "⏎"); /* behind the proof Enter takes no money yet */
    assert_int_equal(at_state(), SCREEN_BILL);
    player_type(&at, "<F6><F6>⏎"); /* put aside and taken up again it is still theirs */
    assert_int_equal(pay_due(at.counter), 7000);
    player_type(&at, ".64⏎"); /* a customer's again */
    assert_int_equal(pay_due(at.counter), 10000);
    player_type(&at, "<^Z>");
    assert_int_equal(pay_due(at.counter), 7000);
    player_type(&at, "⏎");
    sold(7000);
}

/* A shop with a staff price of 30 %, where E07 rings. */
static void staff_price_is_set(void)
{
    struct error err;
    struct staff manager;
    assert_int_equal(staff_by_code(desk_db(at.desk), "M01", &manager, &err), STATUS_OK);
    assert_int_equal(settings_set(at.desk, NULL, &manager, "staff_percent", "30", &err), STATUS_OK);
    player_type(&at, ".6<F2>E07⏎");
}

static void a_staff_purchase_becomes_no_members_bill(void **state)
{
    (void)state;
    staff_price_is_set();
    player_type(&at, "⏎100⏎.64M01⏎⏎⏎");
    sold(7000);
    player_type(&at, "1111⏎.73⏎");
    assert_int_equal(at_state(), SCREEN_CLAIM);
    assert_int_equal(refusal(), STATUS_NOT_PERMITTED);
    assert_true(player_shows(&at, "Sold at the staff price"));
}

static void a_staff_purchase_is_cut_no_further_alone(void **state)
{
    (void)state;
    staff_price_is_set();
    player_type(&at, "⏎100.50⏎.9⏎.64"); /* E07 may round that off, but not below the staff price */
    assert_int_equal(at_state(), SCREEN_OTHER);
    assert_string_equal(player_sentence(&at), "Something is taken off by hand: undo that first, then the staff price.");
    player_type(&at, "..<^Z>.64M01⏎");
    assert_int_equal(pay_due(at.counter), 7035);
    player_type(&at, ".9⏎");
    assert_int_equal(at_state(), SCREEN_APPROVE);
    player_type(&at, "M01⏎"); /* the buyer */
    assert_int_equal(at_state(), SCREEN_APPROVE);
    assert_int_equal(pay_due(at.counter), 7035);
    player_type(&at, "owner⏎");
    assert_int_equal(pay_due(at.counter), 7000);
    player_type(&at, "⏎⏎"); /* the first only shows what was approved */
    sold(7000);
}

/* By every way to find a member the answer is one sentence, and the bill can go on. */
static void a_staff_purchase_takes_no_member(void **state)
{
    (void)state;
    staff_price_is_set();
    static const char *const ways[] = {"/1111⏎", "<F2>1111⏎", "/13987654321⏎<F9>"}; /* the last enrols */
    player_type(&at, "1111⏎..⏎100⏎.64M01⏎");
    assert_true(player_shows(&at, "No points, no member"));
    assert_false(player_shows(&at, "Member?"));
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        player_type(&at, ways[i]);
        assert_string_equal(player_sentence(&at),
                            "A colleague buys: take the staff price off first (.6 4, empty code).");
        assert_false(at.counter->in_hand);
        player_type(&at, at_state() == SCREEN_BILL ? "" : "<Esc><Esc>");
        assert_int_equal(at_state(), SCREEN_BILL);
    }
    player_type(&at, "20*5⏎");
    assert_int_equal(pay_due(at.counter), 14000);
    player_type(&at, "<^Z><^Z>"); /* the line, then the staff price */
    assert_int_equal(pay_due(at.counter), 10000);
    assert_true(player_shows(&at, "Member?"));
    player_type(&at, "/1111⏎");
    assert_true(at.counter->in_hand);
    player_type(&at, ".64");
    assert_int_equal(at_state(), SCREEN_OTHER);
    assert_string_equal(player_sentence(&at),
                        "A staff purchase has no member: take the member off first (F2, 0 Enter).");
    player_type(&at, "..<F2>0⏎.64M01⏎");
    assert_int_equal(pay_due(at.counter), 7000);
}

/* Whoever is signed in: who buys sees the price too, and may not ring it. */
static void a_held_staff_purchase_shows_its_price(void **state)
{
    (void)state;
    staff_price_is_set();
    player_type(&at, "⏎100⏎.64M01⏎<F6><F6>");
    assert_int_equal(at_state(), SCREEN_HELD);
    assert_true(player_shows(&at, "70.00"));
    player_type(&at, "...6<F2>M01⏎<F6>");
    assert_int_equal(at_state(), SCREEN_HELD);
    assert_true(player_shows(&at, "70.00"));
    player_type(&at, "⏎");
    assert_int_equal(refusal(), STATUS_NOT_PERMITTED);
}

#define PLAYED(test) cmocka_unit_test_setup_teardown(test, at_open, at_close)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        PLAYED(a_deposit_pays_the_bill),
        PLAYED(a_deposit_of_the_member_in_hand),
        PLAYED(a_deposit_ends),
        PLAYED(on_account_and_settled),
        PLAYED(goods_are_exchanged),
        PLAYED(what_is_left_of_an_exchange_goes_back),
        PLAYED(undo_shows_where_it_is_mended),
        PLAYED(what_goes_back_goes_by_the_tender_chosen),
        PLAYED(a_line_that_goes_out_is_taken_off_again),
        PLAYED(a_large_exchange_asks_an_approver),
        PLAYED(a_bill_of_the_wrong_member_is_sold_anew),
        PLAYED(goods_without_a_bill_bring_store_credit),
        PLAYED(a_void_asks_for_the_gift),
        PLAYED(an_exchange_of_everything_asks_for_the_gift),
        PLAYED(a_bill_sold_anew_asks_for_the_gift),
        PLAYED(several_gifts_of_a_walk_in),
        PLAYED(a_return_of_everything_asks_for_the_gift),
        PLAYED(an_undone_sale_asks_for_the_gift),
        PLAYED(a_colleague_buys_at_the_staff_price),
        PLAYED(a_staff_purchase_becomes_no_members_bill),
        PLAYED(a_staff_purchase_is_cut_no_further_alone),
        PLAYED(a_staff_purchase_takes_no_member),
        PLAYED(a_held_staff_purchase_shows_its_price),
    };
    locale_start("en");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
