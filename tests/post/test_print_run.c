/* SPDX-License-Identifier: MIT */
/*
 * Receipts on a network printer that is away, slow, breaks off in the middle and comes back: each is printed once, or
 * is unsure and offered again as a duplicate. Read from what the printer took.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/locale.h"

#include <cmocka.h>

#include "tests/support/listener.h"
#include "tests/support/practice.h"
#include "tests/support/scratch.h"
#include "tests/support/tape.h"

#include "desk/print.h"
#include "desk/settings.h"
#include "desk/shift.h"
#include "post/print_run.h"

#define LINES(...)                                                                                                     \
    (const char *const[])                                                                                              \
    {                                                                                                                  \
        __VA_ARGS__, NULL                                                                                              \
    }

static const struct device_patience patience = {.connect = 2000, .silence = 300, .close = 100};

static struct desk *desk;
static struct error err;

static void put(const char *key, const char *value)
{
    assert_int_equal(settings_set(desk, NULL, NULL, key, value, &err), STATUS_OK);
}

static void put_port(int port)
{
    char place[48];
    snprintf(place, sizeof place, "tcp:127.0.0.1:%d", port);
    put("printer", place);
}

static int open_shop(void **state)
{
    (void)state;
    desk = practice_open("{}");
    put("paper", "58");
    return 0;
}

static int close_shop(void **state)
{
    (void)state;
    practice_proven(desk);
    practice_close(desk);
    scratch_remove();
    return 0;
}

static int64_t sale(void)
{
    struct sale_request request = {.tender = {{.kind = TENDER_WECHAT, .amount = TENDER_REST}}, .tenders = 1};
    struct sale_view view = practice_sale(desk, &request, LINES("12.50"));
    int64_t txn = view.txn_id;
    sale_view_clear(&view);
    return txn;
}

static void sale_in_cash(void)
{
    struct sale_view view = practice_sale(desk, &(struct sale_request){0}, LINES("12.50"));
    sale_view_clear(&view);
}

static bool opens_drawer(const struct buffer *taken)
{
    struct tape tape;
    bool opens = false;
    tape_read(&tape, taken->text, taken->length);
    for (size_t i = 0; i < tape.parts; i++)
        opens = opens || tape.part[i].kind == TAPE_KICK;
    tape_clear(&tape);
    return opens;
}

static struct print_run_done run(void)
{
    struct print_run_done done;
    assert_int_equal(print_run(desk, 0, &patience, &done, &err), STATUS_OK);
    return done;
}

static struct print_job job_of(int64_t txn)
{
    struct print_job job;
    assert_int_equal(print_job_of_txn(desk_db(desk), txn, &job, &err), STATUS_OK);
    return job;
}

/* How often the bill stands on the paper; its whole receipt, or only the beginning of it. */
struct seen {
    int whole, part, again;
};

static struct seen look_for(const struct buffer *taken, size_t connections, int number)
{
    struct seen seen = {0};
    char bill[32];
    snprintf(bill, sizeof bill, "0001-%06d", number);
    for (size_t i = 0; i < connections; i++) {
        struct tape tape;
        struct buffer text = {0};
        tape_read(&tape, taken[i].text, taken[i].length);
        assert_int_equal(tape.faults, 0);
        tape_text(&tape, 32, &text);
        if (strstr(text.text, bill)) {
            bool cut = tape.parts > 0 && tape.part[tape.parts - 1].kind == TAPE_CUT && tape.unread == 0;
            seen.whole += cut;
            seen.part += !cut;
            seen.again += strstr(text.text, "REPRINT") != NULL;
        }
        tape_clear(&tape);
        buffer_clear(&text);
    }
    return seen;
}

static void receipts_are_printed_once(void **state)
{
    (void)state;
    const struct listener_turn turns[] = {{.does = LISTENER_TAKES}, {.does = LISTENER_CREEPS}};
    struct buffer taken[LISTENER_TURNS] = {0};
    struct listener *printer = listener_start(0, turns, 2);
    put_port(listener_port(printer));
    for (int i = 0; i < 3; i++)
        sale();
    struct print_run_done done = run();
    assert_true(done.printed == 3 && done.waiting == 0 && done.unsure == 0);
    done = run();
    assert_int_equal(done.printed, 0);
    size_t connections = listener_stop(printer, taken, LISTENER_TURNS);
    assert_int_equal(connections, 3);
    for (int i = 1; i <= 3; i++) {
        struct seen seen = look_for(taken, connections, i);
        assert_true(seen.whole == 1 && seen.part == 0 && seen.again == 0);
    }
    for (size_t i = 0; i < connections; i++)
        buffer_clear(&taken[i]);
}

static void one_that_is_away_comes_back(void **state)
{
    (void)state;
    int port = listener_nowhere();
    int64_t txn = sale(); /* no printer yet: nothing is queued */
    assert_int_equal(job_of(txn).id, 0);
    put_port(port);
    txn = sale();
    sale();
    struct print_run_done done = run();
    assert_true(done.printed == 0 && done.waiting == 1 && done.unsure == 0); /* the second was not even tried */
    assert_string_equal(done.why, "refused");
    struct print_job job = job_of(txn);
    assert_true(job.state == PRINT_WAITING && job.tries == 1);
    assert_string_equal(job.error, "refused");
    const struct listener_turn takes = {.does = LISTENER_TAKES};
    struct buffer taken[LISTENER_TURNS] = {0};
    struct listener *printer = listener_start(port, &takes, 1);
    done = run();
    assert_true(done.printed == 2 && done.waiting == 0);
    job = job_of(txn);
    assert_true(job.state == PRINT_PRINTED && job.tries == 2 && job.error[0] == '\0');
    size_t connections = listener_stop(printer, taken, LISTENER_TURNS);
    for (int i = 2; i <= 3; i++) {
        struct seen seen = look_for(taken, connections, i);
        assert_true(seen.whole == 1 && seen.part == 0 && seen.again == 0);
    }
    for (size_t i = 0; i < connections; i++)
        buffer_clear(&taken[i]);
}

/* The printer is off for a day and comes back in the night: every slip once, in order, and no drawer opens by then. */
static void a_day_without_it_is_made_up_for(void **state)
{
    enum { SALES = 12 };
    (void)state;
    int port = listener_nowhere();
    struct shift_done opened;
    put_port(port);
    for (int i = 0; i < SALES; i++) {
        sale_in_cash();
        struct print_run_done away = run();
        assert_true(away.printed == 0 && away.unsure == 0 && away.waiting == 1); /* of the first; the rest not tried */
        clock_freeze(clock_now() + 3600);
    }
    assert_int_equal(shift_open_drawer(desk, NULL, "change", &opened, &err), STATUS_OK);
    clock_freeze(clock_now() + 8 * 3600);
    const struct listener_turn takes = {.does = LISTENER_TAKES};
    struct buffer taken[LISTENER_TURNS] = {0};
    struct listener *printer = listener_start(port, &takes, 1);
    struct print_run_done back = run();
    assert_true(back.printed == SALES && back.waiting == 0 && back.unsure == 0);
    assert_int_equal(run().printed, 0);
    size_t connections = listener_stop(printer, taken, LISTENER_TURNS);
    assert_int_equal(connections, SALES);
    for (int i = 1; i <= SALES; i++) {
        struct seen seen = look_for(&taken[i - 1], 1, i), all = look_for(taken, connections, i);
        assert_true(seen.whole == 1 && all.whole == 1 && all.part == 0 && all.again == 0);
        assert_false(opens_drawer(&taken[i - 1]));
    }
    for (size_t i = 0; i < connections; i++)
        buffer_clear(&taken[i]);
}

static void whole_duplicate(const struct buffer *taken)
{
    struct tape tape;
    struct buffer text = {0};
    tape_read(&tape, taken->text, taken->length);
    tape_text(&tape, 32, &text);
    assert_non_null(strstr(text.text, "REPRINT"));
    assert_int_equal(tape.part[tape.parts - 1].kind, TAPE_CUT);
    tape_clear(&tape);
    buffer_clear(&text);
}

/* It breaks after every number of bytes there is: nothing is printed twice unless a person says so. */
static void one_that_breaks_off_is_unsure(void **state)
{
    (void)state;
    for (size_t bytes = 1; bytes < 900; bytes += 97) {
        const struct listener_turn turns[] = {{.does = LISTENER_BREAKS, .bytes = bytes}, {.does = LISTENER_TAKES}};
        struct buffer taken[LISTENER_TURNS] = {0};
        struct print_done again;
        struct listener *printer = listener_start(0, turns, 2);
        put_port(listener_port(printer));
        int64_t txn = sale();
        struct print_run_done done = run();
        struct print_job job = job_of(txn);
        bool unsure = job.state == PRINT_UNSURE;
        assert_true(unsure || job.state == PRINT_PRINTED); /* printed: the receipt was no longer than that */
        assert_int_equal(done.unsure, unsure);
        done = run();
        assert_true(done.printed == 0 && done.waiting == 0 && done.unsure == 0); /* never by itself */
        if (unsure) {
            assert_string_equal(job.error, "closed");
            assert_int_equal(print_retry(desk, NULL, job.id, &again, &err), STATUS_OK);
            assert_int_equal(run().printed, 1);
        }
        size_t connections = listener_stop(printer, taken, LISTENER_TURNS);
        assert_int_equal(connections, 1 + unsure);
        if (unsure)
            whole_duplicate(&taken[1]);
        for (size_t i = 0; i < connections; i++)
            buffer_clear(&taken[i]);
    }
}

static void a_printer_taken_away_is_waited_for(void **state)
{
    (void)state;
    put("printer", "file:/dev/null");
    struct print_done done;
    assert_int_equal(print_test(desk, NULL, &done, &err), STATUS_OK);
    put("printer", "none"); /* taken away meanwhile */
    struct print_run_done sent = run();
    assert_true(sent.waiting == 1 && sent.printed == 0);
    assert_string_equal(sent.why, "no_printer");
    put("printer", "file:/dev/null");
    assert_int_equal(run().printed, 1);
}

/* Processes that send at once, as many tills start them: a bill stands on paper once. */
static void two_processes_print_nothing_twice(void **state)
{
    (void)state;
    char path[SCRATCH_PATH], place[SCRATCH_PATH + 8], shop[SCRATCH_PATH];
    snprintf(place, sizeof place, "file:%s", scratch_path(path, "slips.bin"));
    snprintf(shop, sizeof shop, "%s", practice_path());
    put("printer", place);
    for (int i = 0; i < 20; i++)
        sale();
    desk_close(desk); /* no connection is carried across fork */
    for (int i = 0; i < 4; i++)
        if (fork() == 0) {
            struct print_run_done done;
            struct desk *own;
            bool good = desk_open(shop, false, &own, &err) == STATUS_OK &&
                        print_run(own, 0, &patience, &done, &err) == STATUS_OK && done.waiting + done.unsure == 0;
            _exit(good ? 0 : 1);
        }
    for (int status, i = 0; i < 4; i++) {
        assert_true(wait(&status) > 0);
        assert_int_equal(status, 0);
    }
    assert_int_equal(desk_open(shop, false, &desk, &err), STATUS_OK);
    assert_int_equal(desk_sign_in(desk, NULL, NULL, &err), STATUS_OK);
    struct buffer all = {0}, text = {0};
    struct tape tape;
    char bytes[65536];
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    buffer_add_bytes(&all, bytes, fread(bytes, 1, sizeof bytes, file));
    fclose(file);
    tape_read(&tape, all.text, all.length);
    assert_true(tape.faults == 0 && tape.unread == 0);
    tape_text(&tape, 32, &text);
    for (int i = 1; i <= 20; i++) {
        char bill[32];
        snprintf(bill, sizeof bill, "0001-%06d", i);
        const char *first = strstr(text.text, bill);
        assert_non_null(first);
        assert_null(strstr(first + 1, bill));
    }
    tape_clear(&tape);
    buffer_clear(&all);
    buffer_clear(&text);
}

int main(void)
{
#define SHOP_TEST(f) cmocka_unit_test_setup_teardown(f, open_shop, close_shop)
    const struct CMUnitTest tests[] = {
        SHOP_TEST(receipts_are_printed_once),          SHOP_TEST(one_that_is_away_comes_back),
        SHOP_TEST(a_day_without_it_is_made_up_for),    SHOP_TEST(one_that_breaks_off_is_unsure),
        SHOP_TEST(a_printer_taken_away_is_waited_for), SHOP_TEST(two_processes_print_nothing_twice),
    };
    locale_start("en");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
