/* SPDX-License-Identifier: MIT */
/* The printer at the counter: receipts asked for, what the shop has set, the queue, the wizard; and a till without one.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/locale.h"

#include <cmocka.h>

#include "tests/support/player.h"
#include "tests/support/scratch.h"

#include "desk/check.h"
#include "desk/print.h"
#include "desk/settings.h"
#include "ui/counter/printing.h"

static struct player at;
static struct error err;

static int open_counter(void **state)
{
    (void)state;
    locale_start("en");
    player_open(&at);
    return 0;
}

static int close_counter(void **state)
{
    (void)state;
    player_close(&at);
    scratch_remove();
    return 0;
}

static void put(const char *key, const char *value)
{
    assert_int_equal(settings_set(at.desk, NULL, NULL, key, value, &err), STATUS_OK);
}

/* How many jobs are open, and the last of them. */
static size_t queued(struct print_job *job)
{
    struct print_job_list list;
    assert_int_equal(print_job_open(desk_db(at.desk), 0, 0, 100, &list, &err), STATUS_OK);
    size_t count = list.count;
    if (count > 0 && job)
        *job = list.job[count - 1];
    print_job_list_clear(&list);
    return count;
}

static void says(const char *sentence)
{
    if (!strstr(player_sentence(&at), sentence))
        print_message("said: %s\n", player_sentence(&at));
    assert_non_null(strstr(player_sentence(&at), sentence));
}

static void without_one_receipts_are_shown(void **state)
{
    (void)state;
    player_type(&at, "⏎128⏎⏎");
    assert_true(player_shows(&at, "^PShow"));
    assert_false(player_shows(&at, "Reprint"));
    player_type(&at, "<^P>");
    assert_int_equal(counter_screen(at.counter), SCREEN_RECEIPT);
    player_type(&at, "⏎⏎12⏎.0");
    says("shown after this bill");
    player_type(&at, "⏎");
    assert_int_equal(counter_screen(at.counter), SCREEN_RECEIPT);
    assert_int_equal(queued(NULL), 0);
}

/* Never 打 where nothing is printed, but in the name of the device and in 打开. */
static void without_one_no_chinese_word_says_print(void **state)
{
    static const char *const places[] = {"", ".", "⏎128⏎", "⏎128⏎.", "⏎128⏎.0", "⏎128⏎⏎<^P>", "⏎128⏎⏎/⏎", "⏎128⏎⏎/3⏎"};
    (void)state;
    locale_switch("zh");
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        player_close(&at);
        player_open(&at);
        player_type(&at, places[i]);
        char *shot = player_shot(&at, 24, 80);
        for (const char *word = shot; (word = strstr(word, "打")) != NULL; word++) {
            bool other = strncmp(word, "打印机", strlen("打印机")) == 0 || strncmp(word, "打开", strlen("打开")) == 0;
            if (!other)
                print_message("%s\n%s", places[i], shot);
            assert_true(other);
        }
        free(shot);
    }
}

static void a_key_prints_the_last_receipt(void **state)
{
    (void)state;
    struct print_job job;
    player_printer(&at);
    player_type(&at, "⏎128⏎⏎");
    assert_int_equal(queued(&job), 1);
    assert_true(job.kind == PRINT_SALE && !job.again);
    assert_true(player_shows(&at, "^PReprint"));
    player_type(&at, "<^P>"); /* it waits still: that one */
    says("goes to the printer.");
    assert_int_equal(queued(NULL), 1);
    player_slip(&at, PRINT_PRINTED, "");
    player_type(&at, "<^P>");
    says("marked as a reprint");
    assert_int_equal(queued(&job), 1);
    assert_true(job.again);
    player_slip(&at, PRINT_PRINTED, "");
    player_type(&at, "/3⏎<^P>"); /* that of the bill shown */
    assert_int_equal(queued(&job), 1);
    assert_true(job.again);
    assert_int_equal(counter_screen(at.counter), SCREEN_RETURN);
}

static void where_the_printer_refuses_it_is_not_said_to_print(void **state)
{
    (void)state;
    player_printer(&at);
    player_type(&at, "⏎128⏎⏎");
    player_slip(&at, PRINT_WAITING, "refused");
    printing_tick(at.counter);
    player_type(&at, "<^P>");
    says("the printer takes nothing now");
    player_slip(&at, PRINT_PRINTED, "");
    printing_tick(at.counter);
    player_type(&at, "<^P>");
    says("marked as a reprint");
}

/* ^P prints what the screen is about: a member's card, the day, an entry of the books. */
static void a_key_prints_what_is_shown(void **state)
{
    static const struct {
        const char *keys;
        enum print_kind kind;
    } cases[] = {
        {"1111⏎.5.2<^P>", PRINT_CARD}, {".2<^P>", PRINT_DAY}, {"1111⏎+500⏎⏎<Esc>1111⏎.5<F4><^P>", PRINT_TOPUP}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct print_job job = {0};
        player_close(&at);
        player_open(&at);
        player_printer(&at);
        put("drawer", "never");
        player_type(&at, cases[i].keys);
        says("goes to the printer.");
        assert_int_equal(queued(&job), 1);
        assert_true(job.kind == cases[i].kind && !job.again);
        player_slip(&at, PRINT_PRINTED, "");
        player_type(&at, "<^P>");
        assert_int_equal(queued(&job), 1);
        assert_true(job.kind == cases[i].kind);
        assert_int_equal(job.again, job.kind == PRINT_TOPUP); /* a card or a day is made anew */
    }
}

/* What was handed back is on paper, but not that somebody is no member after all. */
static void what_is_taken_back_is_on_paper(void **state)
{
    (void)state;
    struct print_job job;
    player_printer(&at);
    put("drawer", "never");
    player_type(&at, "13700001234⏎<F9><^Z>⏎");
    assert_int_equal(queued(NULL), 0);
    player_type(&at, "1111⏎+500⏎⏎<^Z>⏎");
    assert_int_equal(queued(&job), 2);
    assert_int_equal(job.kind, PRINT_REVERSE);
}

static void the_shop_says_whether(void **state)
{
    static const struct {
        const char *value, *keys;
        size_t printed;
    } cases[] = {{"always", "⏎12⏎⏎", 1},      {"always", "⏎12⏎.0⏎", 0},  {"always", "⏎12⏎.0.0⏎", 1},
                 {"never", "⏎12⏎⏎", 0},       {"never", "⏎12⏎.0⏎", 1},   {"members", "⏎12⏎⏎", 0},
                 {"members", "1111⏎12⏎⏎", 1}, {"members", "⏎12⏎.0⏎", 1}, {"members", "1111⏎12⏎.0⏎", 0},
                 {"ask", "⏎12⏎⏎", 0},         {"ask", "⏎12⏎⏎<^P>", 1}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        player_close(&at);
        player_open(&at);
        player_printer(&at);
        put("receipt", cases[i].value);
        put("drawer", "never");
        player_type(&at, cases[i].keys);
        if (queued(NULL) != cases[i].printed)
            print_message("%s %s: %zu\n", cases[i].value, cases[i].keys, queued(NULL));
        assert_int_equal(queued(NULL), cases[i].printed);
        assert_int_equal(counter_screen(at.counter), SCREEN_IDLE);
    }
    put("receipt", "ask");
    player_type(&at, "⏎12⏎⏎");
    says("^P prints it");
}

static void the_queue_is_tried_again_and_dropped(void **state)
{
    (void)state;
    struct print_job job;
    player_printer(&at);
    player_type(&at, "⏎128⏎⏎");
    player_slip(&at, PRINT_UNSURE, "closed");
    player_type(&at, "⏎12⏎⏎");
    player_slip(&at, PRINT_WAITING, "refused");
    player_type(&at, "<F4>");
    assert_true(player_shows(&at, "broke off in the middle"));
    assert_true(player_shows(&at, "refused: busy"));
    player_type(&at, "⏎");
    says("marked as a reprint");
    assert_int_equal(print_job_get(desk_db(at.desk), 1, &job, &err), STATUS_OK);
    assert_true(job.state == PRINT_WAITING && job.again);
    player_type(&at, "<Down><Del>");
    assert_string_equal(player_question(&at), "Drop job 2, so that it is never printed?");
    player_type(&at, "⏎"); /* keep it */
    assert_int_equal(queued(NULL), 2);
    player_type(&at, "⏎"); /* after a question the next Enter does nothing */
    assert_int_equal(print_job_get(desk_db(at.desk), 2, &job, &err), STATUS_OK);
    assert_int_equal(job.tries, 1);
    player_type(&at, "<Del>.3");
    assert_int_equal(queued(&job), 1);
    assert_int_equal(job.id, 1);
    player_slip(&at, PRINT_PRINTED, ""); /* by the process, while the screen shows it */
    player_type(&at, "⏎");
    says("printed");
    assert_int_equal(queued(NULL), 0);
    player_type(&at, "<F5>⏎");
    assert_true(player_shows(&at, "Nothing waits."));
}

static void the_wizard_keeps_and_tries(void **state)
{
    (void)state;
    struct print_job job;
    struct printer printer;
    player_type(&at, "<F4><F4>2<F9>"); /* a network printer without a host */
    assert_int_equal(counter_screen(at.counter), SCREEN_PRINTER);
    assert_int_equal(queued(NULL), 0);
    assert_false(printing_possible(at.counter));
    player_type(&at, "⏎"); /* after a refusal */
    player_type(&at, "<Esc><F4><F4>2192.168.1.50⏎12<Tab>2<F9>");
    says("Test page sent.");
    assert_int_equal(queued(&job), 1);
    assert_true(job.kind == PRINT_TEST && job.kick);
    settings_printer(at.desk, 1, &printer);
    assert_int_equal(printer.kind, PRINTER_TCP);
    assert_string_equal(printer.target, "192.168.1.50");
    assert_true(printer.narrow && printer.utf8 && !printer.native_qr);
    assert_true(printing_possible(at.counter));
    player_type(&at, "<Esc>");
    assert_int_equal(counter_screen(at.counter), SCREEN_QUEUE);
    assert_true(player_shows(&at, "58 mm UTF-8"));
    assert_true(player_shows(&at, "test page"));
    player_type(&at, "<F4>1<F9>"); /* none any more */
    says("receipts are shown");
    assert_false(printing_possible(at.counter));
}

static void a_clerk_does_not_set_it_up(void **state)
{
    (void)state;
    player_type(&at, ".6<F2>E07⏎<F4><F4>5/tmp/x<F9>");
    assert_int_equal(counter_screen(at.counter), SCREEN_PRINTER);
    says("You may not");
    assert_false(printing_possible(at.counter));
}

/* From the command line, say, while the counter runs. */
static void one_set_up_elsewhere_is_followed(void **state)
{
    (void)state;
    assert_true(player_shows(&at, "^PShow"));
    put("printer", "tcp:192.168.1.50");
    counter_warm(at.counter);
    assert_true(player_shows(&at, "^PReprint"));
    put("printer", "none");
    counter_warm(at.counter);
    assert_true(player_shows(&at, "^PShow"));
}

/* What stands still is told in one line, once, and the till goes on. */
static void what_stands_still_is_told_once(void **state)
{
    (void)state;
    player_printer(&at);
    put("drawer", "never");
    player_type(&at, "⏎128⏎⏎");
    printing_tick(at.counter);
    assert_null(strstr(player_sentence(&at), "Printer:"));
    player_slip(&at, PRINT_UNSURE, "closed");
    printing_tick(at.counter);
    says("Printer: 0 slips wait, 1 are unsure.");
    player_type(&at, "5<Bs>");
    printing_tick(at.counter);
    assert_null(strstr(player_sentence(&at), "Printer:"));
}

/* A top-up ends with the member in hand; on another screen it waits to be told. */
static void a_slip_that_stands_still_is_told_at_the_member(void **state)
{
    (void)state;
    player_printer(&at);
    put("drawer", "never");
    player_type(&at, "1111⏎+50⏎⏎");
    assert_int_equal(counter_screen(at.counter), SCREEN_MEMBER);
    player_slip(&at, PRINT_UNSURE, "closed");
    player_type(&at, ".5");
    assert_int_not_equal(counter_screen(at.counter), SCREEN_MEMBER);
    printing_tick(at.counter);
    assert_null(strstr(player_sentence(&at), "Printer:"));
    player_type(&at, "<Esc>");
    printing_tick(at.counter);
    says("Printer: 0 slips wait, 1 are unsure.");
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, open_counter, close_counter)
    static const struct CMUnitTest tests[] = {
        TEST(without_one_receipts_are_shown),
        TEST(without_one_no_chinese_word_says_print),
        TEST(a_key_prints_the_last_receipt),
        TEST(a_key_prints_what_is_shown),
        TEST(where_the_printer_refuses_it_is_not_said_to_print),
        TEST(what_is_taken_back_is_on_paper),
        TEST(the_shop_says_whether),
        TEST(the_queue_is_tried_again_and_dropped),
        TEST(the_wizard_keeps_and_tries),
        TEST(one_set_up_elsewhere_is_followed),
        TEST(a_clerk_does_not_set_it_up),
        TEST(what_stands_still_is_told_once),
        TEST(a_slip_that_stands_still_is_told_at_the_member),
    };
    locale_start("en");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
