/* SPDX-License-Identifier: MIT */
/* Verdicts on coupons: each state has its own large verdict and its own sentence, in both languages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"

#include <cmocka.h>

#include "model/ticket.h"

#include "tests/support/at.h"

#include "desk/coupon_act.h"
#include "desk/manage.h"
#include "ui/counter/counter.h"

static void must(enum status status, const struct error *err)
{
    if (status != STATUS_OK)
        fail_msg("%s %s", status_code(status), err->note);
}

static int close_player(void **state)
{
    (void)state;
    locale_start("en");
    player_close(&at);
    return 0;
}

static void to_idle(void)
{
    for (int i = 0; i < 9 && counter_screen(at.counter) != SCREEN_IDLE; i++)
        player_type(&at, "..");
    assert_int_equal(counter_screen(at.counter), SCREEN_IDLE);
}

/* Checks that the screen of the verdict has the whole text on one line. */
static void shows(const char *language, const char *code, const char *verdict, const char *sentence)
{
    locale_start(language);
    to_idle();
    player_type(&at, code);
    if (counter_screen(at.counter) != SCREEN_VERDICT)
        player_type(&at, "⏎");
    assert_int_equal(counter_screen(at.counter), SCREEN_VERDICT);
    char *shot = player_shot(&at, 24, 80);
    if (!strstr(shot, verdict) || !strstr(shot, sentence))
        fail_msg("%s: %s / %s is not on\n%s", language, verdict, sentence, shot);
    free(shot);
}

static void refused(const char *code, const char *english, const char *chinese)
{
    shows("en", code, "N O T   U S A B L E", english);
    shows("zh", code, "不 可 用", chinese);
}

static void withdraw(const char *code, const char *reason)
{
    struct staff owner;
    struct coupon_done done;
    struct error err = {0};
    must(desk_approver(at.desk, "owner", NULL, &owner, &err), &err);
    must(coupon_withdraw(at.desk, NULL, &owner, code, reason, &done, &err), &err);
}

/* Loads rules with one offer whose coupons begin later; the offers before are not in the programme any more. */
static void issue_for_later(char code[COUPON_TEXT])
{
    static const char rules[] =
        "{\"offers\":[{\"code\":\"LATER\",\"trigger\":\"coupon\",\"benefit\":{\"amount\":\"5.00\"},"
        "\"coupon\":{\"from\":\"2026-09-01\",\"bearer\":true}}]}";
    struct manage_done done;
    struct coupon_list list;
    struct error err = {0};
    must(manage_programme_put(at.desk, NULL, rules, &done, &err), &err);
    must(coupon_issue(at.desk, NULL, NULL, &(struct issue_request){.offer = "LATER", .count = 1}, &list, &err), &err);
    strcpy(code, list.coupon[0].code);
    coupon_list_clear(&list);
}

static void every_state_has_its_own_sentence(void **state)
{
    char code[COUPON_TEXT], text[128];
    (void)state;
    shows("en", at.usable, "U S A B L E", "to 2026-08-25");
    shows("zh", at.usable, "可  用", "2026-08-25");
    refused(at.expired, "Expired 2026-07-31.", "2026-07-31");
    refused("0408001ZZZZZ", "Code check failed. Retype or scan; if it fails again, call the manager.", "券号校验失败");
    refused("ABCDEFGHJKMN", "Not a coupon of this shop: the code belongs to another. Do not accept it.",
            "不是本店的券");
    coupon_code_make(desk_secret(at.desk), 1, 500, 9, code);
    refused(code, "No such coupon. Check the code or scan the QR.", "没有这张券");
    coupon_code_make(desk_secret(at.desk), 2, 500, 9, code);
    refused(code, "Genuine, but issued by another shop: it cannot be used here.", "真券，但由别的店发出");
    withdraw(at.today, "印错");
    refused(at.today, "印错", "此券已停用（印错）");
    int bills = player_bills(&at);
    to_idle();
    snprintf(text, sizeof text, "5678z⏎128⏎<scan:%s>⏎⏎", at.usable);
    player_type(&at, text);
    assert_int_equal(player_bills(&at), bills + 1);
    snprintf(text, sizeof text, "0001-%06d", player_bills(&at));
    refused(at.usable, text, text);
    issue_for_later(code);
    refused(code, "2026-09-01", "2026-09-01");
}

static void a_scanned_ticket_is_the_coupon_or_forged(void **state)
{
    char ticket[TICKET_TEXT], keys[TICKET_TEXT + 32];
    struct ticket says = {.shop = 1, .offer = 1, .from = 20666, .to = 20700};
    (void)state;
    strcpy(says.code, at.usable);
    ticket_write(ticket, desk_secret(at.desk), &says);
    player_type(&at, "5678z⏎128⏎");
    snprintf(keys, sizeof keys, "<scan:%s>", ticket);
    player_type(&at, keys);
    assert_int_equal(at.counter->bill.view.coupons, 1);
    assert_string_equal(at.counter->bill.view.coupon[0], at.usable);
    player_type(&at, "⏎");
    ticket[100] = ticket[100] == '7' ? '8' : '7';
    snprintf(keys, sizeof keys, "<scan:%s>", ticket);
    to_idle();
    player_type(&at, keys);
    assert_int_equal(counter_screen(at.counter), SCREEN_VERDICT);
    assert_int_equal(player_verdict(&at)->coupon.state, COUPON_FORGED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_state_has_its_own_sentence, at_open, close_player),
        cmocka_unit_test_setup_teardown(a_scanned_ticket_is_the_coupon_or_forged, at_open, close_player),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
