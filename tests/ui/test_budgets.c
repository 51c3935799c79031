/* SPDX-License-Identifier: MIT */
/*
 * Every standard task, in both languages, within its budget of keys, and the books after it. A scan is not a key. The
 * tail 1111 belongs to one member (李雷); 5678 is shared by two (张丽云, 王强).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/locale.h"

#include <cmocka.h>

#include "model/bill.h"
#include "model/debtor.h"
#include "model/order.h"

#include "tests/support/player.h"
#include "tests/support/scratch.h"

#include "desk/badge.h"
#include "desk/member_view.h"
#include "desk/shift.h"
#include "ui/counter/counter.h"
#include "ui/counter/draw.h"

#define LEE "<scan:" PLAYER_LEE ">"
#define ZHANG "<scan:" PLAYER_ZHANG ">"
#define POINTS_800 "1111⏎800⏎⏎"
#define STORED_550 "1111⏎+500⏎⏎"
#define FAMILY_300 "13812345678⏎.5.0<F2>1111⏎500<F9>.1......"

#define DEPOSIT ".8<F2>cake⏎200⏎2<F9>"
#define DEBTOR ".8.3<F2>Wang⏎500⏎<F9>"

static struct player at;

/* --- the books --------------------------------------------------------------------------------------------------- */

static int64_t member_of(const char *phone)
{
    struct error err;
    int64_t id = 0;
    if (phone)
        assert_int_equal(member_by_phone(desk_db(at.desk), player_number(phone), &id, &err), STATUS_OK);
    return id;
}

/* Checks the newest bill: member, amount, tender, number of payments. */
static void sold(const char *phone, int64_t payable, const char *tender, size_t payments)
{
    struct bill bill = {0};
    struct error err;
    assert_int_equal(counter_screen(at.counter), SCREEN_IDLE);
    assert_true(at.counter->done.shown);
    assert_int_equal(bill_get(desk_db(at.desk), at.counter->done.view.bill_id, &bill, &err), STATUS_OK);
    assert_int_equal(bill.row.member, member_of(phone));
    assert_int_equal(bill.row.payable, payable);
    assert_int_equal(bill.payments, payments);
    assert_string_equal(bill.payment[0].tender, tender);
    bill_clear(&bill);
}

static void holds(const char *phone, int64_t points, int64_t wallet)
{
    struct member_view view = {0};
    struct error err;
    assert_int_equal(member_view(at.desk, member_of(phone), &view, &err), STATUS_OK);
    assert_int_equal(view.points_balance, points);
    assert_int_equal(view.wallet_balance, wallet);
    member_view_clear(&view);
}

static void sold_to_lee(void)
{
    sold(PLAYER_LEE, 12800, "wechat", 1);
}

static void sold_to_walkin(void)
{
    sold(NULL, 12800, "wechat", 1);
}

/* The second of the three in the list is the member seen before the last. */
static void sold_to_second(void)
{
    sold(PLAYER_WANG, 12800, "wechat", 1);
}

static void sold_to_zhang(void)
{
    sold(PLAYER_ZHANG, 12160, "wechat", 1);
}

static void gave_500_points(void)
{
    holds(PLAYER_LEE, 300, 0);
}

static void paid_5_in_points(void)
{
    sold(PLAYER_LEE, 12300, "wechat", 1);
    holds(PLAYER_LEE, 800 - 500 + 123, 0);
}

static void paid_8_in_points(void)
{
    sold(PLAYER_LEE, 12000, "wechat", 1);
    holds(PLAYER_LEE, 120, 0);
}

static void topped_up(void)
{
    assert_int_equal(counter_screen(at.counter), SCREEN_MEMBER);
    holds(PLAYER_LEE, 0, 55000);
}

static void gave_change(void)
{
    sold(PLAYER_LEE, 12800, "cash", 1);
    assert_int_equal(at.counter->done.view.change, 7200);
}

static void used_one(void)
{
    assert_int_equal(counter_screen(at.counter), SCREEN_MEMBER);
    assert_int_equal(at.counter->hand.passes.pass[0].uses, 9);
}

static void paid_by_stored_value(void)
{
    sold(PLAYER_LEE, 12800, "wallet", 1);
    holds(PLAYER_LEE, 116, 55000 - 12800); /* the part paid by bonus earns nothing */
}

static void paid_by_family(void)
{
    sold(PLAYER_LEE, 12800, "family", 1);
    holds(PLAYER_LEE, 128, 0);
    holds(PLAYER_ZHANG, 2180, 30000 - 12800);
}

static void paid_in_parts(void)
{
    sold(PLAYER_LEE, 12800, "wallet", 2);
    holds(PLAYER_LEE, 123, 50000);
}

static void late_member(void)
{
    assert_int_equal(counter_screen(at.counter), SCREEN_BILL);
    assert_int_equal(at.counter->hand.member.id, member_of(PLAYER_LEE));
}

static void coupon_on(void)
{
    assert_int_equal(counter_screen(at.counter), SCREEN_BILL);
    assert_int_equal(pay_due(at.counter), 12160 - 1000);
}

static void checked(void)
{
    assert_int_equal(counter_screen(at.counter), SCREEN_VERDICT);
}

static void checked_and_back(void)
{
    assert_int_equal(counter_screen(at.counter), SCREEN_IDLE);
    assert_int_equal(player_bills(&at), 2);
}

static void put_aside(void)
{
    assert_int_equal(counter_screen(at.counter), SCREEN_IDLE);
    assert_int_equal(at.counter->held.list.holds, 1);
}

static void taken_up(void)
{
    assert_int_equal(counter_screen(at.counter), SCREEN_BILL);
    assert_int_equal(pay_due(at.counter), 12800);
}

static void printed(void)
{
    assert_int_equal(counter_screen(at.counter), SCREEN_RECEIPT);
}

static void undone(void)
{
    struct error err;
    int64_t when = 0;
    assert_int_equal(player_bills(&at), 3);
    assert_int_equal(bill_void_at(desk_db(at.desk), 3, &when, &err), STATUS_OK);
    assert_int_not_equal(when, 0);
}

static void enrolled(void)
{
    assert_int_equal(counter_screen(at.counter), SCREEN_MEMBER);
    assert_int_equal(at.counter->hand.member.phone, 8613987654321);
}

static void enrolled_in_full(void)
{
    enrolled();
    const struct member *member = &at.counter->hand.member;
    assert_string_equal(member->name, "张丽");
    assert_int_equal(member->gender, 'f');
    assert_int_equal(member->birthday.kind, BIRTHDAY_LUNAR);
    assert_int_equal(member->birthday.month, 6);
    assert_int_equal(member->birthday.day, 27);
}

static void handed_over(void)
{
    assert_int_equal(counter_screen(at.counter), SCREEN_COUNTED);
    assert_string_equal(desk_staff(at.desk)->code, "M01");
    int64_t now;
    struct shift_view view;
    struct error err;
    assert_int_equal(shift_now(at.desk, &now, &err), STATUS_OK);
    assert_int_equal(shift_read(at.desk, now - 1, &view, &err), STATUS_OK); /* the shift before is the counted one */
    assert_int_equal(view.counted, 120000 + 80000 + 20000 + 10000 + 5000 + 1000 + 500 + 100);
}

static void at_the_receipt(void)
{
    assert_int_equal(counter_screen(at.counter), SCREEN_RETURN);
    assert_true(player_shows(&at, "张*云"));
}

static void deposit_taken(void)
{
    struct order order;
    struct error err;
    assert_int_equal(counter_screen(at.counter), SCREEN_ORDERS);
    assert_int_equal(order_get(desk_db(at.desk), 1, &order, &err), STATUS_OK);
    assert_int_equal(order.held, 20000);
}

static void deposit_of_lee(void)
{
    struct order order;
    struct error err;
    assert_int_equal(order_get(desk_db(at.desk), 1, &order, &err), STATUS_OK);
    assert_int_equal(order.member, member_of(PLAYER_LEE));
    assert_int_equal(order.held, 20000);
}

static void paid_by_deposit(void)
{
    sold(NULL, 12800, "deposit", 1);
}

static void deposit_back(void)
{
    struct order order;
    struct error err;
    assert_int_equal(order_get(desk_db(at.desk), 1, &order, &err), STATUS_OK);
    assert_int_equal(order.taken, 20000);
    assert_int_equal(order.held, 0);
}

static void put_on_account(void)
{
    struct debtor debtor;
    struct error err;
    sold(NULL, 12800, "account", 1);
    assert_int_equal(debtor_get(desk_db(at.desk), 1, &debtor, &err), STATUS_OK);
    assert_int_equal(debtor.owes, 12800);
}

static void account_settled(void)
{
    struct debtor debtor;
    struct error err;
    assert_int_equal(counter_screen(at.counter), SCREEN_DEBTORS);
    assert_int_equal(debtor_get(desk_db(at.desk), 1, &debtor, &err), STATUS_OK);
    assert_int_equal(debtor.owes, 0);
}

static void exchanged(void)
{
    struct bill bill = {0};
    struct error err;
    sold(NULL, 3500, "wechat", 2);
    assert_int_equal(bill_get(desk_db(at.desk), 3, &bill, &err), STATUS_OK);
    assert_int_equal(bill.row.refunded, 2500);
    bill_clear(&bill);
}

/* --- the tasks --------------------------------------------------------------------------------------------------- */

/* {u}: a usable coupon's code; {M01}: that card scanned; {pass}: rules by which 1000 brings ten uses. */
static const struct task {
    const char *name, *before, *keys;
    int most;
    void (*books)(void);
} tasks[] = {
    {"sale by tail", "", "1111⏎128⏎⏎", 10, sold_to_lee},
    {"sale by scan", "", LEE "128⏎⏎", 5, sold_to_lee},
    {"500 points over the counter", POINTS_800, "1111⏎-500⏎⏎", 11, gave_500_points},
    {"the same by scan", POINTS_800, LEE "-500⏎⏎", 6, gave_500_points},
    {"500 points on a bill", POINTS_800, "1111⏎128⏎-500⏎⏎", 15, paid_5_in_points},
    {"the same by scan", POINTS_800, LEE "128⏎-500⏎⏎", 10, paid_5_in_points},
    {"all points on a bill", POINTS_800, "1111⏎128⏎-⏎⏎", 12, paid_8_in_points},
    {"the same by scan", POINTS_800, LEE "128⏎-⏎⏎", 7, paid_8_in_points},
    {"top-up", "", "1111⏎+500⏎⏎", 11, topped_up},
    {"the same by scan", "", LEE "+500⏎⏎", 6, topped_up},
    {"cash with change after a scan", "", LEE "128⏎200⏎", 8, gave_change},
    {"walk-in", "", "⏎128⏎⏎", 6, sold_to_walkin},
    {"walk-in by *", "", "*128⏎⏎", 6, sold_to_walkin},
    {"second of those with one tail", "", "5678.2128⏎⏎", 11, sold_to_second},
    {"by surname", "", "5678z⏎128⏎⏎", 11, sold_to_zhang},
    {"use of a pass", "{pass}1111⏎+1000⏎⏎..", "1111⏎.1⏎", 8, used_one},
    {"stored value", STORED_550 "128⏎", ".5⏎", 3, paid_by_stored_value},
    {"family card", FAMILY_300 "1111⏎128⏎", ".5⏎", 3, paid_by_family},
    {"stored value and WeChat", STORED_550 "128⏎", ".550⏎.2⏎", 8, paid_in_parts},
    {"late member", "⏎128⏎", "/1111⏎", 6, late_member},
    {"coupons on", "13812345678⏎128⏎", ".8", 2, coupon_on},
    {"coupons on, F8", "13812345678⏎128⏎", "<F8>", 1, coupon_on},
    {"coupon scanned", "", "<scan:{u}>⏎", 1, checked_and_back},
    {"coupon typed", "", "{u}⏎", 13, checked_and_back},
    {"coupon's verdict", "", "{u}", 12, checked},
    {"hold", "⏎128⏎", "<F6>", 1, put_aside},
    {"recall", "⏎128⏎<F6>", "<F6>⏎", 2, taken_up},
    {"reprint", "⏎128⏎⏎", "<^P>", 1, printed},
    {"undo", "1111⏎128⏎⏎", "<^Z>⏎", 2, undone},
    {"enrol, phone only", "", "13987654321⏎<F9>", 13, enrolled},
    {"enrol, full", "", "13987654321⏎张丽⏎119900627*⏎1<F9>", 28, enrolled_in_full},
    {"deposit for an order", "", ".8<F2>5678⏎200⏎2<F9>", 16, deposit_taken},
    {"deposit of a member", "", "1111⏎.8⏎200⏎2<F9>", 16, deposit_of_lee},
    {"deposit pays", DEPOSIT "..⏎128⏎", ".62⏎⏎", 16, paid_by_deposit},
    {"deposit given back", DEPOSIT "..", ".8.1late⏎<F9>", 16, deposit_back},
    {"on account", DEBTOR "....⏎128⏎", ".63⏎⏎", 8, put_on_account},
    {"account settled", DEBTOR "....⏎128⏎.63⏎⏎", ".8.3⏎⏎2<F9>", 8, account_settled},
    {"exchange", "⏎25⏎⏎", "<scan:0001-000003>1⏎*35⏎<F9>.1.1⏎", 20, exchanged},
    {"handover", ".6<F2>E07⏎", ".112⏎16⏎10⏎10⏎10⏎10⏎10⏎10⏎{M01}123456⏎<F9><F9>", 35, handed_over},
    {"board, tier, member, receipt", ZHANG "128⏎⏎", ".2⏎⏎⏎", 5, at_the_receipt},
};

static const char *badge(const char *code)
{
    static char keys[BADGE_TEXT + 16];
    char text[BADGE_TEXT];
    struct staff staff;
    struct error err;
    assert_int_equal(staff_by_code(desk_db(at.desk), code, &staff, &err), STATUS_OK);
    snprintf(keys, sizeof keys, "<scan:%s>", badge_of_staff(text, desk_secret(at.desk), &staff));
    return keys;
}

/* Fills in what is in {}. */
static void fill_in(char *buf, size_t size, const char *keys)
{
    size_t used = 0;
    while (*keys != '\0') {
        const char *piece = NULL;
        if (strncmp(keys, "{u}", 3) == 0)
            piece = at.usable;
        else if (strncmp(keys, "{M01}", 5) == 0)
            piece = badge("M01");
        if (strncmp(keys, "{pass}", 6) == 0)
            player_pass(&at);
        if (piece)
            used += (size_t)snprintf(buf + used, size - used, "%s", piece);
        if (*keys == '{')
            keys = strchr(keys, '}') + 1;
        else
            buf[used++] = *keys++;
        assert_true(used < size);
    }
    buf[used] = '\0';
}

static int pressed(const char *keys)
{
    int count = player_keys(keys);
    for (const char *scan = keys; (scan = strstr(scan, "<scan:")) != NULL; scan++)
        count--;
    return count;
}

static void play(const struct task *task)
{
    char keys[256];
    player_open(&at);
    fill_in(keys, sizeof keys, task->before);
    player_type(&at, keys);
    fill_in(keys, sizeof keys, task->keys);
    print_message("%s: %d keys of %d\n", task->name, pressed(keys), task->most);
    assert_true(pressed(keys) <= task->most);
    int beeps = at.beeps;
    player_type(&at, keys);
    assert_int_equal(at.beeps, beeps);
    free(player_shot(&at, SCREEN_ROWS, SCREEN_COLS));
    task->books();
    player_close(&at);
}

static void budgets_in(const char *language)
{
    locale_start(language);
    for (size_t i = 0; i < sizeof tasks / sizeof *tasks; i++)
        play(&tasks[i]);
}

static void every_budget_in_chinese(void **state)
{
    (void)state;
    budgets_in("zh");
}

static void every_budget_in_english(void **state)
{
    (void)state;
    budgets_in("en");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(every_budget_in_chinese, scratch_clean),
        cmocka_unit_test_teardown(every_budget_in_english, scratch_clean),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
