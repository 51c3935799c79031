/* SPDX-License-Identifier: MIT */
/* The queue of a till's printer: what an act puts into it, what a person asks for, and who may take it out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"

#include <cmocka.h>

#include "tests/support/practice.h"
#include "tests/support/scratch.h"

#include "desk/pass.h"
#include "desk/print.h"
#include "desk/settings.h"
#include "desk/shift.h"
#include "desk/topup.h"

#define LINES(...)                                                                                                     \
    (const char *const[])                                                                                              \
    {                                                                                                                  \
        __VA_ARGS__, NULL                                                                                              \
    }

static const char RULES[] = "{\"points\":{\"per\":\"1.00\",\"earn\":1},"
                            "\"offers\":[{\"code\":\"S10\",\"trigger\":\"coupon\",\"benefit\":{\"amount\":\"10.00\"},"
                            "\"coupon\":{\"valid_days\":30}}]}";

static struct desk *desk;
static struct error err;

static void put(const char *key, const char *value)
{
    assert_int_equal(settings_set(desk, NULL, NULL, key, value, &err), STATUS_OK);
}

static int open_shop(void **state)
{
    (void)state;
    desk = practice_open(RULES);
    put("printer", "file:/dev/null");
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

static struct print_job_list queue(void)
{
    struct print_job_list list;
    assert_int_equal(print_job_open(desk_db(desk), 1, 0, 100, &list, &err), STATUS_OK);
    return list;
}

/* How many wait; *job is the last of them. */
static size_t waiting(struct print_job *job)
{
    struct print_job_list list = queue();
    size_t count = list.count;
    if (count > 0)
        *job = list.job[count - 1];
    print_job_list_clear(&list);
    return count;
}

static int64_t sale(int64_t member, enum tender_kind tender, enum print_wish paper)
{
    struct sale_request request = {
        .member = member, .tender = {{.kind = tender, .amount = TENDER_REST}}, .tenders = 1, .paper = paper};
    struct sale_view view = practice_sale(desk, &request, LINES("12.50"));
    int64_t txn = view.txn_id;
    sale_view_clear(&view);
    return txn;
}

static struct print_job claim(void)
{
    struct print_job job;
    assert_int_equal(print_claim(desk, 1, 0, &job, &err), STATUS_OK);
    return job;
}

static void settle(const struct print_job *job, enum print_state to)
{
    assert_int_equal(print_settle(desk, job, to, to == PRINT_PRINTED ? "" : "gone", &err), STATUS_OK);
}

static void drain(void)
{
    for (struct print_job job = claim(); job.id != 0; job = claim())
        settle(&job, PRINT_PRINTED);
}

static void places_are_checked_with_reasons(void **state)
{
    (void)state;
    static const struct {
        const char *text, *detail;
    } wrong[] = {{"", "printer"},
                 {"file:", "printer"},
                 {"usb", "printer"},
                 {"file:slips.bin", "printer_path"},
                 {"dev:lp0", "printer_path"},
                 {"tcp::9100", "printer_host"},
                 {"tcp:a b:9100", "printer_host"},
                 {"tcp:-x", "printer_host"},
                 {"tcp:[fe80::1", "printer_host"},
                 {"tcp:10.0.0.9:0", "printer_port"},
                 {"tcp:10.0.0.9:65536", "printer_port"},
                 {"tcp:10.0.0.9:http", "printer_port"},
                 {"lp:-o", "printer_queue"},
                 {"lp:a;b", "printer_queue"}};
    struct printer printer;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_int_equal(printer_parse(wrong[i].text, &printer, &err), STATUS_BAD_VALUE);
        assert_string_equal(err.detail, wrong[i].detail);
        assert_string_equal(err.arg[1], wrong[i].text);
    }
    assert_int_equal(printer_parse("tcp:10.0.0.9", &printer, &err), STATUS_OK);
    assert_string_equal(printer.target, "10.0.0.9");
    assert_string_equal(printer.port, "9100");
    assert_int_equal(printer_parse("tcp:[fe80::1]:9101", &printer, &err), STATUS_OK);
    assert_string_equal(printer.target, "fe80::1");
    assert_string_equal(printer.port, "9101");
    assert_int_equal(printer_parse("lp:Front_Desk-1", &printer, &err), STATUS_OK);
    assert_int_equal(printer.kind, PRINTER_QUEUE);
    put("paper", "58");
    put("printer_text", "utf-8");
    settings_printer(desk, 1, &printer);
    assert_true(printer.kind == PRINTER_FILE && printer.narrow && printer.utf8 && !printer.native_qr);
    settings_printer(desk, 2, &printer); /* another till has its own, which is none */
    assert_true(printer.kind == PRINTER_NONE && !printer.narrow && !printer.utf8);
}

static void a_sale_brings_its_slip(void **state)
{
    (void)state;
    struct print_job job;
    int64_t txn = sale(0, TENDER_CASH, PRINT_AS_SET);
    assert_int_equal(waiting(&job), 1);
    assert_true(job.kind == PRINT_SALE && job.txn == txn && job.till == 1 && job.kick && !job.again);
    assert_non_null(strstr(job.figures, "\"points_balance\":0"));
    assert_true(print_begun(desk));
    assert_false(print_begun(desk));
    sale(0, TENDER_WECHAT, PRINT_AS_SET);
    assert_int_equal(waiting(&job), 2);
    assert_false(job.kick);
    put("drawer", "never");
    sale(0, TENDER_CASH, PRINT_AS_SET);
    assert_int_equal(waiting(&job), 3);
    assert_false(job.kick);
}

static void a_refused_or_repeated_sale_brings_none(void **state)
{
    (void)state;
    struct print_job job;
    struct sale_line line = {.quantity = QUANTITY_ONE, .price = 1000};
    struct sale_request request = {.line = &line, .lines = 1};
    struct sale_view view;
    for (int i = 0; i < 2; i++) {
        assert_int_equal(sell(desk, "once", NULL, &request, &view, &err), STATUS_OK);
        sale_view_clear(&view);
        request.paper = PRINT_YES;
    }
    assert_int_equal(waiting(&job), 1);
    request.tenders = 1;
    request.tender[0] = (struct tender){.kind = TENDER_CASH, .amount = 1};
    assert_int_equal(sell(desk, NULL, NULL, &request, &view, &err), STATUS_TENDER_SHORT);
    assert_int_equal(waiting(&job), 1);
}

static void the_shop_says_when(void **state)
{
    (void)state;
    struct print_job job;
    int64_t li = practice_member(desk, "13800005678");
    put("receipt", "never");
    sale(0, TENDER_WECHAT, PRINT_AS_SET);
    assert_int_equal(waiting(&job), 0);
    sale(0, TENDER_CASH, PRINT_AS_SET); /* the drawer opens all the same */
    assert_int_equal(waiting(&job), 1);
    assert_true(job.kind == PRINT_DRAWER && job.kick && job.txn == 0);
    sale(0, TENDER_WECHAT, PRINT_YES);
    assert_int_equal(waiting(&job), 2);
    put("receipt", "members");
    sale(0, TENDER_WECHAT, PRINT_AS_SET);
    assert_int_equal(waiting(&job), 2);
    sale(li, TENDER_WECHAT, PRINT_AS_SET);
    assert_int_equal(waiting(&job), 3);
    put("receipt", "ask");
    sale(li, TENDER_WECHAT, PRINT_AS_SET);
    assert_int_equal(waiting(&job), 3);
    put("receipt", "always");
    sale(li, TENDER_WECHAT, PRINT_NO);
    assert_int_equal(waiting(&job), 3);
    put("printer", "none");
    sale(li, TENDER_CASH, PRINT_YES);
    assert_int_equal(waiting(&job), 3);
    struct print_done done;
    assert_int_equal(print_test(desk, NULL, &done, &err), STATUS_PRINTER_UNREACHABLE);
    assert_string_equal(err.detail, "none");
}

static void other_acts_bring_theirs(void **state)
{
    (void)state;
    struct print_job job;
    char code[COUPON_TEXT];
    size_t count = 0;
    int64_t li = practice_member(desk, "13800005678");
    practice_topup(desk, li, 10000);
    assert_int_equal(waiting(&job), ++count);
    assert_true(job.kind == PRINT_TOPUP && job.kick && strstr(job.figures, "\"wallet_balance\":10000"));
    practice_points(desk, li, 500);
    assert_int_equal(waiting(&job), ++count);
    assert_int_equal(job.kind, PRINT_POINTS);
    practice_coupon(desk, "S10", li, code);
    assert_int_equal(waiting(&job), ++count);
    assert_int_equal(job.kind, PRINT_COUPON);
    struct sale_request request = {.member = li};
    struct sale_view view = practice_sale(desk, &request, LINES("30", "20"));
    struct return_view back = practice_back(desk, view.bill_id, 1, 0);
    count += 2;
    assert_int_equal(waiting(&job), count);
    assert_true(job.kind == PRINT_RETURN && job.kick && job.txn == back.txn_id);
    return_view_clear(&back);
    sale_view_clear(&view);
    view = practice_sale(desk, &request, LINES("30"));
    back = practice_void(desk, view.bill_id);
    count += 2;
    assert_int_equal(waiting(&job), count);
    assert_int_equal(job.kind, PRINT_VOID);
    return_view_clear(&back);
    sale_view_clear(&view);
    struct shift_done done;
    assert_int_equal(shift_open_drawer(desk, NULL, "change", &done, &err), STATUS_OK);
    assert_int_equal(waiting(&job), ++count);
    assert_true(job.kind == PRINT_DRAWER && done.kicked == 1);
    assert_int_equal(shift_close(desk, NULL, &(struct shift_close_request){0}, &done, &err), STATUS_OK);
    assert_int_equal(waiting(&job), ++count);
    assert_true(job.kind == PRINT_HANDOVER && job.shift == done.shift);
}

static void a_duplicate_is_marked_only_when_it_is_one(void **state)
{
    (void)state;
    struct print_done done;
    struct print_job job;
    int64_t txn = sale(0, TENDER_WECHAT, PRINT_AS_SET);
    assert_int_equal(waiting(&job), 1);
    assert_int_equal(print_entry(desk, NULL, txn, &done, &err), STATUS_OK); /* it waits still: the same one */
    assert_true(done.job == job.id && done.again == 0);
    assert_int_equal(waiting(&job), 1);
    drain();
    assert_int_equal(print_entry(desk, NULL, txn, &done, &err), STATUS_OK);
    assert_int_equal(done.again, 1);
    assert_int_equal(waiting(&job), 1);
    assert_true(job.again && strstr(job.figures, "points_balance"));
    drain();
    txn = sale(0, TENDER_WECHAT, PRINT_NO); /* never printed: no duplicate */
    assert_int_equal(print_entry(desk, NULL, txn, &done, &err), STATUS_OK);
    assert_int_equal(done.again, 0);
    assert_int_equal(print_drop(desk, NULL, done.job, &done, &err), STATUS_OK);
    assert_int_equal(print_entry(desk, NULL, txn, &done, &err), STATUS_OK); /* nor is what was dropped */
    assert_int_equal(done.again, 0);
}

static void a_job_is_taken_once(void **state)
{
    (void)state;
    struct desk *other;
    struct print_job one, two;
    sale(0, TENDER_WECHAT, PRINT_AS_SET);
    assert_int_equal(desk_open(practice_path(), false, &other, &err), STATUS_OK);
    one = claim();
    assert_true(one.id != 0 && one.kind == PRINT_SALE);
    assert_int_equal(print_claim(other, 1, 0, &two, &err), STATUS_OK);
    assert_int_equal(two.id, 0);
    settle(&one, PRINT_WAITING); /* the printer was away */
    assert_int_equal(print_claim(other, 1, 0, &two, &err), STATUS_OK);
    assert_int_equal(two.id, one.id);
    assert_int_equal(two.tries, 1);
    assert_int_equal(print_settle(other, &two, PRINT_UNSURE, "gone", &err), STATUS_OK);
    assert_int_equal(print_claim(other, 1, 0, &two, &err), STATUS_OK); /* not by itself */
    assert_int_equal(two.id, 0);
    struct print_done done;
    assert_int_equal(print_retry(desk, NULL, one.id, &done, &err), STATUS_OK);
    assert_true(done.job == one.id && done.again == 1);
    two = claim();
    assert_true(two.id == one.id && two.again);
    assert_int_equal(print_retry(desk, NULL, one.id, &done, &err), STATUS_BAD_VALUE);
    assert_string_equal(err.arg[2], "sending");
    settle(&two, PRINT_PRINTED);
    assert_int_equal(print_drop(desk, NULL, one.id, &done, &err), STATUS_BAD_VALUE);
    assert_string_equal(err.detail, "print_state");
    assert_int_equal(print_drop(desk, NULL, 99, &done, &err), STATUS_NOT_FOUND);
    desk_close(other);
}

static void the_drawer_does_not_open_late(void **state)
{
    (void)state;
    struct print_job job;
    struct shift_done done;
    assert_int_equal(shift_open_drawer(desk, NULL, "change", &done, &err), STATUS_OK);
    int64_t txn = sale(0, TENDER_CASH, PRINT_AS_SET);
    clock_freeze(clock_now() + PRINT_KICK_SECONDS + 1);
    job = claim();
    assert_true(job.txn == txn && !job.kick);
    settle(&job, PRINT_PRINTED);
    assert_int_equal(waiting(&job), 0);
    assert_int_equal(print_job_get(desk_db(desk), 1, &job, &err), STATUS_OK);
    assert_int_equal(job.state, PRINT_DROPPED);
    assert_string_equal(job.error, "late");
}

/* The child holds the printer and dies with a job in its hand. */
static void die_sending(int tell, int wait)
{
    struct desk *own;
    struct print_job job;
    bool held = false;
    char byte = 0;
    if (desk_open(practice_path(), false, &own, &err) != STATUS_OK || print_hold(own, 1, &held, &err) != STATUS_OK ||
        !held || print_claim(own, 1, 0, &job, &err) != STATUS_OK)
        _exit(1);
    if (write(tell, "h", 1) != 1 || read(wait, &byte, 1) != 1)
        _exit(1);
    _exit(0);
}

static void one_process_holds_a_printer(void **state)
{
    (void)state;
    int told[2], wait[2], status;
    char byte;
    bool held;
    struct print_job job;
    sale(0, TENDER_WECHAT, PRINT_AS_SET);
    desk_close(desk); /* no connection is carried across fork */
    assert_int_equal(pipe(told) | pipe(wait), 0);
    pid_t child = fork();
    if (child == 0)
        die_sending(told[1], wait[0]);
    assert_int_equal(desk_open(practice_path(), false, &desk, &err), STATUS_OK);
    assert_int_equal(read(told[0], &byte, 1), 1);
    assert_int_equal(print_hold(desk, 1, &held, &err), STATUS_OK);
    assert_false(held);
    assert_int_equal(print_hold(desk, 2, &held, &err), STATUS_OK); /* another till's is free */
    assert_true(held);
    assert_int_equal(write(wait[1], "x", 1), 1);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    assert_int_equal(print_hold(desk, 1, &held, &err), STATUS_OK);
    assert_true(held);
    assert_int_equal(waiting(&job), 1);
    assert_int_equal(job.state, PRINT_UNSURE);
    assert_string_equal(job.error, "interrupted");
    print_let_go(desk, 1);
    print_let_go(desk, 2);
}

static void what_stands_still_is_counted(void **state)
{
    (void)state;
    int64_t wait, unsure;
    struct print_job job;
    sale(0, TENDER_WECHAT, PRINT_AS_SET);
    sale(0, TENDER_WECHAT, PRINT_AS_SET);
    assert_int_equal(print_job_stuck(desk_db(desk), 1, clock_now(), &wait, &unsure, &err), STATUS_OK);
    assert_true(wait == 0 && unsure == 0);
    job = claim();
    settle(&job, PRINT_WAITING);
    assert_int_equal(print_job_stuck(desk_db(desk), 1, clock_now(), &wait, &unsure, &err), STATUS_OK);
    assert_true(wait == 1 && unsure == 0);
    assert_int_equal(print_job_stuck(desk_db(desk), 1, clock_now() + 1, &wait, &unsure, &err), STATUS_OK);
    assert_true(wait == 2 && unsure == 0);
    job = claim();
    settle(&job, PRINT_UNSURE);
    assert_int_equal(print_job_stuck(desk_db(desk), 1, clock_now(), &wait, &unsure, &err), STATUS_OK);
    assert_true(wait == 0 && unsure == 1);
}

int main(void)
{
#define SHOP_TEST(f) cmocka_unit_test_setup_teardown(f, open_shop, close_shop)
    const struct CMUnitTest tests[] = {
        SHOP_TEST(places_are_checked_with_reasons),
        SHOP_TEST(a_sale_brings_its_slip),
        SHOP_TEST(a_refused_or_repeated_sale_brings_none),
        SHOP_TEST(the_shop_says_when),
        SHOP_TEST(other_acts_bring_theirs),
        SHOP_TEST(a_duplicate_is_marked_only_when_it_is_one),
        SHOP_TEST(a_job_is_taken_once),
        SHOP_TEST(the_drawer_does_not_open_late),
        SHOP_TEST(one_process_holds_a_printer),
        SHOP_TEST(what_stands_still_is_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
