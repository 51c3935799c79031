/* SPDX-License-Identifier: MIT */
/*
 * A week in a shop: two tills, three clerks who hand over at noon and at night, bills of all kinds, and a printer that
 * is off for a day. The test keeps its own account of what went into drawers and tenders from the keys it pressed, and
 * compares it with shifts, day report, ledger and paper, to the fen. In both languages the same books come of it.
 * WEEK_BILLS: how many bills.
 */
#include <inttypes.h>
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
#include "base/money.h"

#include <cmocka.h>

#include "tests/support/at.h"
#include "tests/support/knob.h"
#include "tests/support/listener.h"
#include "tests/support/practice.h"
#include "tests/support/scratch.h"
#include "tests/support/tape.h"
#include "tests/support/week.h"

#include "report/report.h"
#include "desk/manage.h"
#include "desk/print.h"
#include "desk/seat.h"
#include "desk/settings.h"
#include "desk/shift.h"
#include "post/print_run.h"

enum { HALVES = 2, OFF_DAY = 2, SLIPS_MOST = 4000 };

static const char *const clerk[] = {"E07", "E08", "E09"};

static struct listener *printer;
static struct buffer paper[SLIPS_MOST];
static size_t slips;

static void set_time(int day, int minute)
{
    char text[40];
    int64_t now;
    snprintf(text, sizeof text, "2026-08-%02dT%02d:%02d", 3 + day, minute / 60, minute % 60);
    week_must(date_parse_instant(text, "now", &now, &week_err));
    clock_freeze(now);
}

/* --- the shop ----------------------------------------------------------------------------------------------------- */

static void put_printers(int port)
{
    char place[48];
    snprintf(place, sizeof place, "tcp:127.0.0.1:%d", port);
    for (int i = 0; i < WEEK_TILLS; i++) {
        seat_none(week_office, i + 1);
        week_must(settings_set(week_office, NULL, NULL, "printer", place, &week_err));
        week_must(settings_set(week_office, NULL, NULL, "receipt", "always", &week_err));
    }
}

static void add_clerk(const char *code)
{
    struct staff staff = {.role = ROLE_CLERK};
    struct manage_done done;
    snprintf(staff.code, sizeof staff.code, "%s", code);
    snprintf(staff.name, sizeof staff.name, "%s", code);
    week_must(manage_staff_add(week_office, NULL, &staff, &done, &week_err));
}

static void sit_down(int till)
{
    char keys[32];
    struct player *player = &week_seat[till];
    if (till > 0) {
        *player = (struct player){.at = week_seat[0].at};
        week_must(desk_open(week_seat[0].path, false, &player->desk, &week_err));
        week_must(desk_sign_in(player->desk, NULL, NULL, &week_err));
        seat_plan(player->desk, &(struct seat_wish){.till = till + 1});
        week_must(counter_open(player->desk, screen_list, &player->counter, &week_err));
    }
    snprintf(keys, sizeof keys, ".6<F2>%s⏎", clerk[till]);
    player_type(player, keys);
    assert_string_equal(desk_staff(player->desk)->code, clerk[till]);
}

/* What the shop took before, all of it to the safe. */
static void empty_drawer(void)
{
    struct shift_close_request request = {0};
    struct shift_view view;
    struct shift_done done;
    week_must(shift_now(week_office, &request.shift, &week_err));
    week_must(shift_read(week_office, request.shift, &view, &week_err));
    request.count[SHIFT_NOTES - 1] = view.expected / shift_note[SHIFT_NOTES - 1];
    request.drop = view.expected;
    week_must(shift_close(week_office, NULL, &request, &done, &week_err));
    assert_int_equal(done.over, 0);
}

static void open_week(void)
{
    memset(&week, 0, sizeof week);
    week_rungs = slips = 0;
    week_dice = 20260803;
    player_open(&week_seat[0]);
    set_time(0, 480);
    week_must(desk_open(week_seat[0].path, false, &week_office, &week_err));
    week_must(desk_sign_in(week_office, NULL, NULL, &week_err));
    empty_drawer();
    add_clerk("E08");
    add_clerk("E09");
    for (int i = 0; i < WEEK_TILLS; i++)
        sit_down(i);
    printer = listener_start(0, &(struct listener_turn){.does = LISTENER_TAKES}, 1);
    put_printers(listener_port(printer));
}

static void close_week(void)
{
    desk_close(week_office);
    for (int i = WEEK_TILLS - 1; i > 0; i--) {
        counter_close(week_seat[i].counter);
        desk_close(week_seat[i].desk);
        canvas_clear(&week_seat[i].canvas);
    }
    for (size_t i = 0; i < slips; i++)
        buffer_clear(&paper[i]);
    player_close(&week_seat[0]);
}

/* --- counting ----------------------------------------------------------------------------------------------------- */

static void compare_shift(int64_t shift, const struct account *account, int64_t counted)
{
    struct shift_view view;
    week_must(shift_read(week_office, shift, &view, &week_err));
    assert_int_equal(view.expected, account->cash);
    assert_int_equal(view.counted, counted);
    assert_int_equal(view.shift.over, counted - account->cash);
    for (enum tender_kind tender = 0; tender < TENDER_COUNT; tender++) {
        const struct shift_tender *told = &view.tender[tender];
        assert_int_equal(told->net, account->sold[tender] + account->topped[tender] + account->back[tender]);
        assert_int_equal(told->topup.amount, account->topped[tender]);
    }
    week.shifts++;
}

/* Counts what is there, in the fewest notes, takes all but what is below ¥500 to the safe, and hands over. */
static void hand_over(int till, const char *to)
{
    struct account *account = &week.till[till];
    int64_t left = account->cash, counted = 0, shift;
    week_must(shift_now(week_seat[till].desk, &shift, &week_err));
    if (shift == 0)
        return;
    week_type(till, ".1");
    assert_int_equal(week_screen(till), SCREEN_SHIFT);
    for (int i = 0; i < SHIFT_NOTES; i++) {
        int64_t pieces = left > 0 ? left / shift_note[i] : 0;
        left -= pieces * shift_note[i];
        counted += pieces * shift_note[i];
        week_type(till, "%" PRId64 "⏎", pieces);
    }
    int64_t drop = counted / 50000 * 50000;
    week_type(till, "<S-Tab>%" PRId64 "⏎%s⏎<F9>", drop / 100, to);
    assert_int_equal(week_screen(till), SCREEN_COUNTED);
    compare_shift(shift, account, counted);
    *account = (struct account){.cash = counted - drop};
    week_type(till, "⏎⏎");
    assert_int_equal(week_screen(till), SCREEN_IDLE);
    assert_string_equal(desk_staff(week_seat[till].desk)->code, to);
}

/* --- paper -------------------------------------------------------------------------------------------------------- */

static void print_what_waits(void)
{
    static const struct device_patience patience = {.connect = 2000, .silence = 2000, .close = 100};
    struct print_run_done done;
    week_must(print_run(week_office, 0, &patience, &done, &week_err));
    assert_int_equal(done.unsure, 0);
    assert_true(printer ? done.waiting == 0 : done.printed == 0);
}

static void switch_off(void)
{
    slips += listener_stop(printer, paper + slips, SLIPS_MOST - slips);
    printer = NULL;
    put_printers(listener_nowhere());
}

static void switch_on(void)
{
    struct print_job_list waits = {0};
    week_must(print_job_open(desk_db(week_office), 0, 0, SLIPS_MOST, &waits, &week_err));
    assert_true(waits.count > 0);
    print_job_list_clear(&waits);
    printer = listener_start(0, &(struct listener_turn){.does = LISTENER_TAKES}, 1);
    put_printers(listener_port(printer));
}

/* On how many slips both texts stand. */
static size_t slips_with(const char *text, const char *and)
{
    size_t found = 0;
    for (size_t i = 0; i < slips; i++)
        found += strstr(paper[i].text, text) && strstr(paper[i].text, and);
    return found;
}

/* The bytes that came become text, once. */
static void read_paper(void)
{
    for (size_t i = 0; i < slips; i++) {
        struct tape tape;
        struct buffer text = {0};
        tape_read(&tape, paper[i].text, paper[i].length);
        assert_int_equal(tape.faults + tape.unread, 0);
        tape_text(&tape, 48, &text);
        tape_clear(&tape);
        buffer_clear(&paper[i]);
        paper[i] = text;
    }
}

static void compare_paper(void)
{
    char amount[MONEY_TEXT];
    struct print_job_list waits = {0};
    week_must(print_job_open(desk_db(week_office), 0, 0, 10, &waits, &week_err));
    assert_int_equal(waits.count, 0);
    print_job_list_clear(&waits);
    slips += listener_stop(printer, paper + slips, SLIPS_MOST - slips);
    printer = NULL;
    read_paper();
    for (size_t i = 0; i < week_rungs; i++) {
        money_format(amount, week_rung[i].payable);
        if (slips_with(week_rung[i].name, amount) < 1)
            fail_msg("bill %s, due %s, is not on the paper", week_rung[i].name, amount);
        if (!week_rung[i].gone)
            assert_int_equal(slips_with(week_rung[i].name, ""), 1);
    }
}

/* --- the week ----------------------------------------------------------------------------------------------------- */

static void compare_report(void)
{
    struct report report = {0};
    int64_t monday;
    week_must(date_parse("2026-08-03", "from", &monday, &week_err));
    struct report_ask ask = {.by = "day", .from = monday, .to = monday + WEEK_DAYS - 1};
    week_must(report_run(desk_db(week_office), "sales", &ask, &report, &week_err));
    assert_int_equal(report.cells, WEEK_DAYS * report.columns);
    for (int day = 0; day < WEEK_DAYS; day++) {
        const struct report_cell *row = &report.cell[(size_t)day * report.columns];
        assert_int_equal(row[0].number, monday + day);
        assert_int_equal(row[1].number, week.bills[day]);
        assert_int_equal(row[6].number, week.sold[day]);
        assert_int_equal(row[7].number, week.refunded[day]);
    }
    report_clear(&report);
    ask.by = "tender";
    week_must(report_run(desk_db(week_office), "sales", &ask, &report, &week_err));
    int64_t net = 0;
    for (size_t i = 0; i < report.cells; i += report.columns) {
        enum tender_kind tender;
        assert_true(tender_from_code(report.cell[i].text, &tender));
        assert_int_equal(report.cell[i + 4].number, week.net[tender]);
        net += report.cell[i + 4].number;
    }
    report_clear(&report);
    for (int day = 0; day < WEEK_DAYS; day++)
        net -= week.sold[day] - week.refunded[day];
    assert_int_equal(net, 0);
}

static void play_day(int day, size_t bills)
{
    week_today = day;
    for (int half = 0; half < HALVES; half++) {
        size_t until = week_rungs + bills / HALVES;
        for (int minute = 540 + 360 * half; week_rungs < until; minute++) {
            set_time(day, minute < 1320 ? minute : 1320);
            week_serve((int)week_roll(WEEK_TILLS));
        }
        print_what_waits();
        for (int till = 0; till < WEEK_TILLS; till++)
            hand_over(till, clerk[(day * HALVES + half + 1 + till) % 3]);
    }
    print_what_waits();
}

static void play_week(const char *language)
{
    size_t bills = (size_t)knob("WEEK_BILLS", 600);
    locale_start(language);
    open_week();
    for (int day = 0; day < WEEK_DAYS; day++) {
        if (day == OFF_DAY)
            switch_off();
        if (day == OFF_DAY + 1)
            switch_on();
        play_day(day, bills / WEEK_DAYS + 1);
    }
    compare_report();
    compare_paper();
    practice_proven(week_office);
    print_message("%s: %zu bills, %zu top-ups, %zu returns, %zu voids, %zu corrections, %zu shifts, %zu slips\n",
                  language, week_rungs, week.tops, week.returns, week.voids, week.corrections, week.shifts, slips);
    close_week();
}

static void a_week_adds_up_in_both_languages(void **state)
{
    (void)state;
    play_week("zh");
    struct week first = week;
    play_week("en");
    assert_memory_equal(&first, &week, sizeof week);
    assert_true(week.tops > 0 && week.returns > 0 && week.voids > 0 && week.corrections > 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(a_week_adds_up_in_both_languages, scratch_clean),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
