/* SPDX-License-Identifier: MIT */
/*
 * A real day at the counter: what happens to clerks and how it is settled, row by row, in both languages. What a row
 * leads to is read from the books, so that the words may differ.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/locale.h"

#include <cmocka.h>

#include "model/bill.h"

#include "tests/support/at.h"
#include "tests/support/practice.h"

#include "report/report.h"
#include "desk/badge.h"
#include "desk/manage.h"
#include "desk/settings.h"
#include "ui/counter/counter.h"

static struct error err;

static void must(enum status status)
{
    if (status != STATUS_OK)
        fail_msg("%s %s %s", status_code(status), err.field, err.note);
}

static int64_t member_of(const char *phone)
{
    int64_t id = 0;
    must(member_by_phone(desk_db(at.desk), player_number(phone), &id, &err));
    return id;
}

static struct holding held_by(const char *phone)
{
    return practice_holds(at.desk, member_of(phone));
}

static void at_screen(enum screen_id screen)
{
    if (at_state() != screen)
        fail_msg("screen %d, not %d: %s", at_state(), screen, player_sentence(&at));
}

/* The newest bill: its member (NULL: a walk-in), what was due, and whether it was voided. */
static void newest_bill(const char *phone, int64_t payable, bool voided)
{
    struct bill bill = {0};
    int64_t id = 0;
    must(bill_last_of_till(desk_db(at.desk), 1, &id, &err));
    must(bill_get(desk_db(at.desk), id, &bill, &err));
    assert_int_equal(bill.row.member, phone ? member_of(phone) : 0);
    assert_int_equal(bill.row.payable, payable);
    assert_int_equal(bill.row.voided, voided);
    bill_clear(&bill);
}

/* --- the member -----------------------------------------------------------------------------------------------------
 */

/* They may earn by their name; what they hold goes out only with proof. */
static void forgot_the_phone(void)
{
    player_type(&at, "li⏎128⏎⏎");
    newest_bill(PLAYER_LEE, 12800, false);
    player_type(&at, "zly⏎128⏎.5");
    at_screen(SCREEN_PROOF);
    player_type(&at, "1234⏎⏎"); /* the middle four; the Enter after them only shows */
    at_screen(SCREEN_TENDER);
    player_type(&at, "⏎");
    newest_bill(PLAYER_ZHANG, 12160, false);
    assert_int_equal(held_by(PLAYER_ZHANG).wallet, 30000 - 12160);
}

/* Proven by the old number and the last bill; the old one is kept as former and never found first. */
static void number_changed(void)
{
    player_type(&at, "1111⏎12⏎⏎1111⏎.6<S-Tab>13900002222<F9>13900001111⏎");
    player_type(&at, at.counter->done.view.bill);
    player_type(&at, "<F9>");
    at_screen(SCREEN_MEMBER);
    assert_int_equal(at.counter->hand.member.phone, player_number("13900002222"));
}

/* The new owner enrols afresh; who had it before loses the number and keeps what they hold. */
static void number_given_to_someone_else(void)
{
    int64_t before = member_of(PLAYER_ZHANG);
    player_type(&at, "5678z⏎12⏎⏎5678z⏎.6<S-Tab>13900002222<F9>13812345678⏎");
    player_type(&at, at.counter->done.view.bill);
    player_type(&at, "<F9>..13812345678⏎");
    at_screen(SCREEN_ENROL);
    player_type(&at, "<F9>");
    at_screen(SCREEN_MEMBER);
    assert_int_not_equal(member_of(PLAYER_ZHANG), before);
    assert_int_equal(held_by(PLAYER_ZHANG).wallet, 0);
    assert_int_equal(member_of("13900002222"), before);
    assert_int_equal(held_by("13900002222").wallet, 30000);
}

/* Seen on an ID: the clerk is kept, no number is. */
static void birthday_proof(void)
{
    player_type(&at, "1111⏎.6<Tab><Tab>0627<Tab><Tab><Tab><Tab>1<F9>");
    at_screen(SCREEN_MEMBER);
    assert_int_equal(at.counter->hand.member.birthday.month, 6);
    assert_int_not_equal(at.counter->hand.id_seen.day, 0);
}

/* One pays with the other's stored value, up to a limit; the bill is their own, and so are its points. */
static void family_shares_a_card(void)
{
    player_type(&at, ".6<F2>E07⏎13812345678⏎.5.0<F2>1111⏎200<F9>");
    at_screen(SCREEN_ASK);
    player_type(&at, ".1");
    at_screen(SCREEN_APPROVE);
    player_type(&at, "M01⏎");
    at_screen(SCREEN_FAMILY);
    player_type(&at, "......1111⏎128⏎.5");
    assert_true(player_shows(&at, "300.00"));
    player_type(&at, "⏎");
    newest_bill(PLAYER_LEE, 12800, false);
    assert_int_equal(held_by(PLAYER_LEE).points, 128);
    assert_int_equal(held_by(PLAYER_ZHANG).wallet, 30000 - 12800);
    player_type(&at, "1111⏎128⏎.5100⏎"); /* 72.00 of the month are left */
    assert_int_equal(at.counter->message.error.status, STATUS_FAMILY_LIMIT);
    player_type(&at, "..<F6>13812345678⏎.5.0<Del>.3......1111⏎128⏎.5⏎");
    at_screen(SCREEN_TENDER);
    assert_int_equal(at.counter->message.error.status, STATUS_NOT_ENOUGH_STORED_VALUE);
    assert_int_equal(held_by(PLAYER_ZHANG).wallet, 30000 - 12800);
}

/* --- the bill -------------------------------------------------------------------------------------------------------
 */

static void wrong_tender_found_later(void)
{
    struct bill bill = {0};
    player_type(&at, "⏎128⏎⏎⏎20⏎⏎/3⏎.5.1⏎");
    must(bill_get(desk_db(at.desk), 3, &bill, &err));
    assert_string_equal(bill.payment[bill.payments - 1].tender, "cash");
    assert_int_equal(bill.row.payable, 12800);
    bill_clear(&bill);
}

/* The money was taken on another device: Enter confirms it, undo names what to give back. */
static void paid_on_another_device(void)
{
    player_type(&at, "⏎128⏎.2⏎");
    newest_bill(NULL, 12800, false);
    player_type(&at, "<^Z>");
    assert_non_null(strstr(player_question(&at), "128.00"));
    player_type(&at, "⏎");
    newest_bill(NULL, 12800, true);
}

static void platform_voucher(void)
{
    player_type(&at, "⏎128⏎.61MT12345678⏎100⏎88.5<F9>.2⏎");
    newest_bill(NULL, 12800, false);
    player_type(&at, "⏎128⏎.61MT12345678⏎100⏎88.5<F9>"); /* its code pays once */
    assert_int_equal(at.counter->message.error.status, STATUS_COUPON_USED);
}

/* Void and sale in one act, from one preview; the difference goes back as it came. */
static void wrong_member_on_a_bill(void)
{
    player_type(&at, "1111⏎128⏎⏎13812345678⏎.73⏎");
    at_screen(SCREEN_EXCHANGE);
    assert_true(player_shows(&at, "6.40"));
    assert_int_equal(player_bills(&at), 3);
    player_type(&at, "⏎");
    newest_bill(PLAYER_ZHANG, 12160, false);
    assert_int_equal(held_by(PLAYER_LEE).points, 0);
}

/* It is held for the order, pays the balance bill, and is gone. */
static void deposit(void)
{
    player_type(&at, ".8<F2>5678⏎100⏎2<F9>..⏎128⏎.62⏎⏎");
    at_screen(SCREEN_TENDER);
    assert_int_equal(pay_due(at.counter), 2800);
    player_type(&at, ".2⏎");
    newest_bill(NULL, 12800, false);
}

static void on_account(void)
{
    player_type(&at, ".8.3<F2>Wang⏎200⏎<F9>....1111⏎128⏎.63⏎⏎");
    newest_bill(PLAYER_LEE, 12800, false);
    assert_int_equal(held_by(PLAYER_LEE).points, 0); /* it earns when it is settled */
    player_type(&at, ".8.3⏎⏎2<F9>");
    assert_int_equal(held_by(PLAYER_LEE).points, 128);
}

/* Rung by another, for less, without points. */
static void employee_purchase(void)
{
    must(settings_set(at.desk, NULL, NULL, "staff_percent", "30", &err));
    player_type(&at, ".6<F2>E07⏎⏎100⏎.64M01⏎⏎⏎");
    newest_bill(NULL, 7000, false);
}

/* Found by day and amount it is a return like any other; not found, an approver gives store credit. */
static void return_without_receipt(void)
{
    player_type(&at, "1111⏎.935⏎no bill⏎<F9>");
    if (at_state() == SCREEN_APPROVE)
        player_type(&at, "M01⏎");
    at_screen(SCREEN_MEMBER);
    assert_int_equal(held_by(PLAYER_LEE).wallet, 3500);
}

static void exchange_of_goods(void)
{
    player_type(&at, "⏎25⏎⏎/3⏎1⏎*35⏎<F9>.1");
    at_screen(SCREEN_EXCHANGE);
    assert_true(player_shows(&at, "10.00"));
    player_type(&at, ".1⏎");
    newest_bill(NULL, 3500, false);
}

/* The gift of the voided bill does not come back: its price in points is owed. */
static void gift_of_a_voided_bill(void)
{
    static const char rules[] = "{\"points\":{\"per\":\"1.00\",\"earn\":1},\"offers\":[{\"code\":\"BAG\","
                                "\"trigger\":\"automatic\",\"benefit\":{\"gift\":\"BAG\"}}]}";
    struct manage_done done;
    must(manage_programme_put(at.desk, NULL, rules, &done, &err));
    player_type(&at, "1111⏎128⏎⏎/3⏎.1.2⏎⏎");
    newest_bill(PLAYER_LEE, 12800, true);
    assert_int_equal(held_by(PLAYER_LEE).owed, 300);
}

/* What the figure is made of is shown, then points are given by another person, with the bill it is about. */
static void dispute_over_points(void)
{
    player_type(&at, "1111⏎128⏎⏎1111⏎.5<F4>");
    at_screen(SCREEN_STEPS);
    player_type(&at, "...520⏎#3⏎漏积<F9>");
    at_screen(SCREEN_APPROVE);
    assert_int_equal(held_by(PLAYER_LEE).points, 128);
    player_type(&at, "M01⏎");
    at_screen(SCREEN_CARD);
    assert_int_equal(held_by(PLAYER_LEE).points, 148);
    player_type(&at, "<^Z>⏎M01⏎");
    assert_int_equal(held_by(PLAYER_LEE).points, 128);
}

static void bill_rung_without_the_member(void)
{
    player_type(&at, "⏎128⏎⏎1111⏎.73⏎⏎");
    newest_bill(PLAYER_LEE, 12800, false);
    assert_int_equal(held_by(PLAYER_LEE).points, 128);
}

/* --- the shop -------------------------------------------------------------------------------------------------------
 */

/* At the next sign-in the open bill is offered again, beside the bill that was done last. */
static void power_cut(void)
{
    player_type(&at, "⏎20⏎⏎⏎128⏎");
    counter_close(at.counter);
    must(counter_open(at.desk, screen_list, &at.counter, &err));
    at_screen(SCREEN_ASK);
    assert_true(player_shows(&at, "#3"));
    player_type(&at, "⏎");
    at_screen(SCREEN_BILL);
    player_type(&at, "<F5>⏎");
    newest_bill(NULL, 12800, false);
}

/* The sale stands; its receipt waits, and the idle screen says so. */
static void printer_out_of_paper(void)
{
    struct print_job_list waits = {0};
    player_printer(&at);
    player_type(&at, "⏎128⏎⏎");
    newest_bill(NULL, 12800, false);
    player_slip(&at, PRINT_WAITING, "refused");
    must(print_job_open(desk_db(at.desk), 0, 0, 10, &waits, &err));
    assert_int_equal(waits.count, 1);
    print_job_list_clear(&waits);
    player_type(&at, "<F5>");
    assert_true(player_shows(&at, "F4"));
}

static void invoice(void)
{
    player_type(&at, "⏎128⏎⏎/3⏎.6.1*⏎⏎");
    at_screen(SCREEN_PREVIEW);
    assert_true(player_shows(&at, _("An invoice was made out: take it back first.")));
}

/* Everything is marked as practice, the receipt too. */
static void new_clerk(void)
{
    assert_true(player_shows(&at, _("PRACTICE")));
    player_type(&at, "⏎12⏎⏎<^P>");
    assert_true(player_shows(&at, _("PRACTICE")));
    assert_true(player_shows(&at, _("PRACTICE: NOT A RECEIPT")));
}

/* The manager sees it in the list of what was done by hand. */
static void price_tag_wrong(void)
{
    struct report report = {0};
    struct report_ask ask = {.by = "change", .from = desk_day(at.desk), .to = desk_day(at.desk)};
    player_type(&at, "⏎*/TEA⏎@22⏎⏎");
    newest_bill(NULL, 2200, false);
    must(report_run(desk_db(at.desk), "hand", &ask, &report, &err));
    assert_int_equal(report.cells, report.columns);
    report_clear(&report);
}

static const struct row {
    const char *happens;
    void (*play)(void);
} rows[] = {
    {"forgot the phone", forgot_the_phone},
    {"number changed", number_changed},
    {"number given to someone else", number_given_to_someone_else},
    {"family shares a card", family_shares_a_card},
    {"birthday proof", birthday_proof},
    {"wrong member on a bill", wrong_member_on_a_bill},
    {"wrong tender found later", wrong_tender_found_later},
    {"paid on another device", paid_on_another_device},
    {"platform voucher", platform_voucher},
    {"deposit", deposit},
    {"on account", on_account},
    {"employee purchase", employee_purchase},
    {"dispute over points", dispute_over_points},
    {"bill rung without the member", bill_rung_without_the_member},
    {"return without receipt", return_without_receipt},
    {"exchange", exchange_of_goods},
    {"gift of a voided bill", gift_of_a_voided_bill},
    {"power cut", power_cut},
    {"printer out of paper", printer_out_of_paper},
    {"invoice", invoice},
    {"new clerk", new_clerk},
    {"price tag wrong", price_tag_wrong},
};

static void day_in(const char *language)
{
    locale_start(language);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        print_message("%s\n", rows[i].happens);
        player_open(&at);
        rows[i].play();
        practice_proven(at.desk);
        player_close(&at);
    }
}

static void every_row_in_chinese(void **state)
{
    (void)state;
    day_in("zh");
}

static void every_row_in_english(void **state)
{
    (void)state;
    day_in("en");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_in_chinese),
        cmocka_unit_test(every_row_in_english),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
