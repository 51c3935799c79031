/* SPDX-License-Identifier: MIT */
/*
 * The program on a terminal of 80 × 24, in both languages and on three kinds of terminal: a sale to a member in ten
 * keys, one to a walk-in in six, and the bills in the file afterwards. FRONTDESK names the program.
 */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/date.h"
#include "base/locale.h"
#include "base/phone.h"

#include <cmocka.h>

#include "model/bill.h"

#include "tests/support/player.h"
#include "tests/support/scratch.h"
#include "tests/support/vt.h"

#define LIMIT_MS 20000 /* a machine under load is slow, not wrong */

static const struct language {
    const char *code, *prompt, *member, *bill, *walkin, *done, *other, *small;
} zh = {"zh", "扫码", "消费金额", "收现金", "散客 消费金额", "刚完成", "Scan /", "窗口太小"},
  en = {"en", "Scan /", "Bill amount", "Cash in", "Walk-in, bill amount", "Done", "扫码", "too small"};

static struct vt *vt;
static char path[300];

/* Starts the program on the existing shop. */
static void again(const char *type, const struct language *language)
{
    char term[64], locales[PATH_MAX + 32];
    const char *program = getenv("FRONTDESK"), *folder = getenv("FRONTDESK_LOCALEDIR");
    assert_non_null(program);
    snprintf(term, sizeof term, "TERM=%s", type);
    snprintf(locales, sizeof locales, "FRONTDESK_LOCALEDIR=%s", folder ? folder : "");
    char *argv[] = {(char *)(uintptr_t)program,   (char *)(uintptr_t) "--shop",      path,
                    (char *)(uintptr_t) "--lang", (char *)(uintptr_t)language->code, NULL};
    char *environment[] = {term,
                           locales,
                           (char *)(uintptr_t) "LANG=C",
                           (char *)(uintptr_t) "TZ=UTC",
                           (char *)(uintptr_t) "FRONTDESK_NOW=2026-08-01T10:22",
                           NULL};
    vt = vt_open(24, 80);
    vt_spawn(vt, argv, environment);
}

static void start(const char *type, const struct language *language)
{
    player_shop(path);
    again(type, language);
}

static void see(const char *text)
{
    if (vt_wait_for(vt, text, LIMIT_MS))
        return;
    char *screen = vt_text(vt);
    print_message("no '%s' on\n%s", text, screen);
    free(screen);
    fail();
}

/* Waits until the program has beeped more than `before` times. */
static void hear(int before)
{
    for (int waited = 0; vt_bells(vt) == before && waited < LIMIT_MS; waited += 100)
        vt_pump(vt, 100);
    assert_int_equal(vt_bells(vt), before + 1);
}

static int keys;

static void press(const char *text)
{
    keys += (int)strlen(text); /* ASCII: every byte is a key */
    vt_send(vt, text);
}

static void close_terminal(void)
{
    if (vt)
        vt_close(vt);
    vt = NULL;
}

static void leave(void)
{
    vt_send(vt, "\x03.1");
    assert_int_equal(vt_reap(vt), 0);
    close_terminal();
}

/* Runs after a failure too, so that the next test finds neither the program nor the shop. */
static int tidy(void **state)
{
    (void)state;
    close_terminal();
    scratch_remove();
    return 0;
}

/* Checks the newest bill in the file. */
static void recorded(int bills, const char *phone, int64_t payable)
{
    struct db *db;
    struct error err;
    struct bill_list list = {0};
    int64_t member = 0;
    assert_int_equal(db_open(path, DB_READ, &db, &err), STATUS_OK);
    assert_int_equal(bill_list(db, 0, DATE_NEVER, &list, &err), STATUS_OK);
    assert_int_equal(list.bills, bills);
    const struct bill_row *newest = &list.bill[0];
    for (size_t i = 1; i < list.bills; i++)
        if (list.bill[i].id > newest->id)
            newest = &list.bill[i];
    if (phone) {
        int64_t number = 0;
        assert_int_equal(phone_parse(phone, &number, &err), STATUS_OK);
        assert_int_equal(member_by_phone(db, number, &member, &err), STATUS_OK);
    }
    assert_int_equal(newest->member, member);
    assert_int_equal(newest->payable, payable);
    bill_list_clear(&list);
    db_close(db);
}

static void play(const char *type, const struct language *language)
{
    start(type, language);
    see(language->prompt);
    keys = 0;
    press("5678");
    see("138****5678");
    press("\r");
    see(language->member);
    press("128");
    press("\r");
    see(language->bill);
    press("\r");
    see(language->done);
    see("#3 ¥");
    assert_int_equal(keys, 10);
    keys = 0;
    press("\r128\r\r"); /* in one write: no type-ahead may be lost */
    see("#4 ¥");
    assert_int_equal(keys, 6);
    leave();
    recorded(4, NULL, 12800);
    scratch_remove();
}

static void sells_in_chinese(void **state)
{
    (void)state;
    play("xterm-256color", &zh);
}

static void sells_in_english(void **state)
{
    (void)state;
    play("xterm-256color", &en);
}

static void sells_on_old_terminals(void **state)
{
    (void)state;
    play("vt100", &zh);
    play("linux", &en);
}

static void a_sale_by_tail_is_the_members(void **state)
{
    (void)state;
    start("xterm-256color", &zh);
    see(zh.prompt);
    vt_send(vt, "5678\r128\r\r");
    see("#3 ¥");
    leave();
    recorded(3, PLAYER_ZHANG, 12160);
}

static void language_and_size_change_while_it_runs(void **state)
{
    (void)state;
    start("xterm-256color", &zh);
    see(zh.prompt);
    vt_send(vt, "\x0c"); /* ^L */
    see(zh.other);
    vt_send(vt, "5678");
    see("138****5678");
    vt_resize(vt, 20, 70);
    see(en.small);
    int bells = vt_bells(vt);
    vt_send(vt, "\r"); /* the screen was too small to show anything, so the key must not act */
    hear(bells);
    vt_resize(vt, 24, 80);
    see("138****5678");
    vt_send(vt, "\x1bOP"); /* F1 */
    see("Help: Find");
    vt_send(vt, "\x1bOP");
    see("138****5678");
    vt_send(vt, "\x15"); /* ^U: back to the idle counter, where ^C ends it */
    leave();
}

static void a_lost_line_ends_it(void **state)
{
    (void)state;
    start("xterm-256color", &en);
    see(en.prompt);
    vt_hang_up(vt);
    assert_int_equal(vt_reap(vt), 0);
}

/* After a hang-up during a bill there is no sale, and the bill is offered at the next start. */
static void a_line_lost_mid_bill_keeps_the_bill(void **state)
{
    (void)state;
    start("xterm-256color", &en);
    see(en.prompt);
    vt_send(vt, "\r128\r");
    see(en.bill);
    vt_hang_up(vt);
    assert_int_equal(vt_reap(vt), 0);
    close_terminal();
    recorded(2, PLAYER_ZHANG, 218000);
    again("vt220", &en);
    see("Unfinished last time");
    vt_send(vt, "\r");
    see("128.00");
    vt_send(vt, "\r\r"); /* the first stands behind the answer */
    see(en.done);
    leave();
    recorded(3, NULL, 12800);
}

/* The bytes of a numpad in application mode, a paste with Enter in it, Esc and 9 in one packet, and a scan. */
static void accidents_on_the_wire(void **state)
{
    (void)state;
    start("screen", &en);
    see(en.prompt);
    vt_send(vt, "\033OM\033Oq\033Or\033Ox\033OM"); /* Enter 128 Enter */
    see(en.bill);
    vt_send(vt, "\033[200~50\r\r\033[201~");
    see("> 50");
    vt_send(vt, "\x15");
    vt_send(vt, "\0339");
    see("Leave this bill?");
    vt_send(vt, "\r");
    vt_send(vt, "6901234567892\r6901234567892\r");
    see("178.00");
    vt_send(vt, "134567890123456789\r");
    see("WeChat >");
    assert_false(vt_shows(vt, "13456"));
    vt_send(vt, "\r");
    see(en.done);
    leave();
    recorded(3, NULL, 17800);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(sells_in_chinese, tidy),
        cmocka_unit_test_teardown(sells_in_english, tidy),
        cmocka_unit_test_teardown(sells_on_old_terminals, tidy),
        cmocka_unit_test_teardown(a_sale_by_tail_is_the_members, tidy),
        cmocka_unit_test_teardown(language_and_size_change_while_it_runs, tidy),
        cmocka_unit_test_teardown(a_lost_line_ends_it, tidy),
        cmocka_unit_test_teardown(a_line_lost_mid_bill_keeps_the_bill, tidy),
        cmocka_unit_test_teardown(accidents_on_the_wire, tidy),
    };
    locale_start("en");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
