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
#include "tests/support/property.h"
#include "tests/support/scratch.h"
#include "tests/support/tape.h"

#include "report/report.h"
#include "desk/manage.h"
#include "desk/print.h"
#include "desk/seat.h"
#include "desk/settings.h"
#include "desk/shift.h"
#include "post/print_run.h"

enum { TILLS = 2, DAYS = 7, HALVES = 2, BILLS_MOST = 2000, OFF_DAY = 2, SLIPS_MOST = 4000 };

static const char *const clerk[] = {"E07", "E08", "E09"};

/* A bill as the test knows it. */
struct rung {
    int till, day;
    char name[BILL_TEXT];
    int64_t payable, paid[TENDER_COUNT];
    bool plain; /* a walk-in's, so that its tender may be corrected and parts of it returned */
    bool gone;  /* returned or voided */
};

/* What went through a till since its drawer was last counted. */
struct account {
    int64_t cash; /* in the drawer now */
    int64_t sold[TENDER_COUNT], topped[TENDER_COUNT], back[TENDER_COUNT];
};

static struct week {
    struct account till[TILLS];
    int64_t sold[DAYS], refunded[DAYS], bills[DAYS], net[TENDER_COUNT]; /* of bills that are not voided */
    size_t shifts, tops, returns, voids, corrections;
} week;

static struct rung rung[BILLS_MOST];
static size_t rungs;
static struct player seat[TILLS];
static struct desk *office;
static int today; /* 0: Monday */
static int64_t now;
static uint64_t dice;
static struct error err;

static struct listener *printer;
static struct buffer paper[SLIPS_MOST];
static size_t slips;

static int64_t roll(int64_t sides)
{
    dice = dice * 6364136223846793005u + 1442695040888963407u;
    return (int64_t)((dice >> 33) % (uint64_t)sides);
}

static void must(enum status status)
{
    if (status != STATUS_OK)
        fail_msg("%s %s %s", status_code(status), err.field, err.note);
}

static void set_time(int day, int minute)
{
    char text[40];
    snprintf(text, sizeof text, "2026-08-%02dT%02d:%02d", 3 + day, minute / 60, minute % 60);
    must(date_parse_instant(text, "now", &now, &err));
    clock_freeze(now);
}

/* --- the shop ----------------------------------------------------------------------------------------------------- */

static void put_printers(int port)
{
    char place[48];
    snprintf(place, sizeof place, "tcp:127.0.0.1:%d", port);
    for (int i = 0; i < TILLS; i++) {
        seat_none(office, i + 1);
        must(settings_set(office, NULL, NULL, "printer", place, &err));
        must(settings_set(office, NULL, NULL, "receipt", "always", &err));
    }
}

static void add_clerk(const char *code)
{
    struct staff staff = {.role = ROLE_CLERK};
    struct manage_done done;
    snprintf(staff.code, sizeof staff.code, "%s", code);
    snprintf(staff.name, sizeof staff.name, "%s", code);
    must(manage_staff_add(office, NULL, &staff, &done, &err));
}

static void sit_down(int till)
{
    char keys[32];
    struct player *player = &seat[till];
    if (till > 0) {
        *player = (struct player){.at = seat[0].at};
        must(desk_open(seat[0].path, false, &player->desk, &err));
        must(desk_sign_in(player->desk, NULL, NULL, &err));
        seat_plan(player->desk, &(struct seat_wish){.till = till + 1});
        must(counter_open(player->desk, screen_list, &player->counter, &err));
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
    must(shift_now(office, &request.shift, &err));
    must(shift_read(office, request.shift, &view, &err));
    request.count[SHIFT_NOTES - 1] = view.expected / shift_note[SHIFT_NOTES - 1];
    request.drop = view.expected;
    must(shift_close(office, NULL, &request, &done, &err));
    assert_int_equal(done.over, 0);
}

static void open_week(void)
{
    memset(&week, 0, sizeof week);
    rungs = slips = 0;
    dice = 20260803;
    player_open(&seat[0]);
    set_time(0, 480);
    must(desk_open(seat[0].path, false, &office, &err));
    must(desk_sign_in(office, NULL, NULL, &err));
    empty_drawer();
    add_clerk("E08");
    add_clerk("E09");
    for (int i = 0; i < TILLS; i++)
        sit_down(i);
    printer = listener_start(0, &(struct listener_turn){.does = LISTENER_TAKES}, 1);
    put_printers(listener_port(printer));
}

static void close_week(void)
{
    desk_close(office);
    for (int i = TILLS - 1; i > 0; i--) {
        counter_close(seat[i].counter);
        desk_close(seat[i].desk);
        canvas_clear(&seat[i].canvas);
    }
    for (size_t i = 0; i < slips; i++)
        buffer_clear(&paper[i]);
    player_close(&seat[0]);
}

/* --- keys --------------------------------------------------------------------------------------------------------- */

static enum screen_id screen_of(int till)
{
    return counter_screen(seat[till].counter);
}

__attribute__((format(printf, 2, 3))) static void type(int till, const char *format, ...)
{
    char keys[256];
    va_list args;
    va_start(args, format);
    vsnprintf(keys, sizeof keys, format, args);
    va_end(args);
    player_type(&seat[till], keys);
}

/* Back to the idle screen; nothing may be left open. */
static void rest(int till)
{
    for (int i = 0; i < 6 && screen_of(till) != SCREEN_IDLE; i++)
        type(till, "..");
    if (screen_of(till) != SCREEN_IDLE)
        fail_msg("screen %d: %s", screen_of(till), player_sentence(&seat[till]));
    assert_int_equal(counter_text(seat[till].counter)[0], '\0');
}

/* --- the test's own account --------------------------------------------------------------------------------------- */

static void note_tender(struct rung *bill, enum tender_kind tender, int64_t amount)
{
    struct account *account = &week.till[bill->till];
    bill->paid[tender] += amount;
    account->sold[tender] += amount;
    week.net[tender] += amount;
    if (tender == TENDER_CASH)
        account->cash += amount;
}

/* The bill that the screen says is done; its tenders are noted by whoever pressed their keys. */
static struct rung *note_bill(int till, int64_t payable)
{
    const struct counter_done *done = &seat[till].counter->done;
    struct rung *bill = &rung[rungs++];
    if (screen_of(till) != SCREEN_IDLE)
        fail_msg("not sold: %s", player_sentence(&seat[till]));
    assert_true(done->shown);
    assert_int_equal(done->view.payable, payable);
    *bill = (struct rung){.till = till, .day = today, .payable = payable, .plain = done->view.member == 0};
    snprintf(bill->name, sizeof bill->name, "%s", done->view.bill);
    if (rungs > 1)
        assert_string_not_equal(bill->name, rung[rungs - 2].name);
    week.sold[today] += payable;
    week.bills[today]++;
    return bill;
}

/* All of a bill goes back by its tenders, in the shift of `till`. */
static void note_back(int till, struct rung *bill, bool voided)
{
    struct account *account = &week.till[till];
    for (enum tender_kind tender = 0; tender < TENDER_COUNT; tender++) {
        account->back[tender] -= bill->paid[tender];
        week.net[tender] -= bill->paid[tender];
    }
    account->cash -= bill->paid[TENDER_CASH];
    bill->gone = true;
    if (voided) {
        week.sold[bill->day] -= bill->payable;
        week.bills[bill->day]--;
        week.voids++;
    } else {
        week.refunded[bill->day] += bill->payable;
        week.returns++;
    }
}

/* --- what a clerk does -------------------------------------------------------------------------------------------- */

static const char *const buyer[] = {PLAYER_ZHANG, PLAYER_WANG, PLAYER_LEE};

/* A price in whole yuan, so that a drawer can be counted. */
static int64_t price(void)
{
    return 1000 + 200 * roll(90);
}

static void sell_to_walkin(int till)
{
    int64_t amount = price();
    type(till, "⏎%" PRId64 "⏎⏎", amount / 100);
    note_tender(note_bill(till, amount), TENDER_WECHAT, amount);
}

static void sell_for_cash(int till)
{
    int64_t amount = price(), given = amount + 100 * roll(50);
    type(till, "⏎%" PRId64 "⏎%" PRId64 "⏎", amount / 100, given / 100);
    assert_int_equal(seat[till].counter->done.view.change, given - amount);
    note_tender(note_bill(till, amount), TENDER_CASH, amount);
}

static void sell_two_lines(int till)
{
    int64_t amount = price();
    type(till, "⏎%" PRId64 "⏎2*%" PRId64 "⏎.4⏎", amount / 100, amount / 100);
    note_tender(note_bill(till, 3 * amount), TENDER_CARD, 3 * amount);
}

static void sell_in_parts(int till)
{
    int64_t amount = 6000 + price();
    type(till, "⏎%" PRId64 "⏎50⏎.3⏎", amount / 100);
    struct rung *bill = note_bill(till, amount);
    note_tender(bill, TENDER_CASH, 5000);
    note_tender(bill, TENDER_ALIPAY, amount - 5000);
}

static void sell_item(int till)
{
    type(till, "⏎3*/TEA⏎<scan:6901234567892>.2⏎");
    note_tender(note_bill(till, 10000), TENDER_WECHAT, 10000);
}

static void sell_for_voucher(int till)
{
    static int code;
    type(till, "⏎128⏎.61MT%08d⏎100⏎88.5<F9>.1⏎", ++code);
    struct rung *bill = note_bill(till, 12800);
    note_tender(bill, TENDER_VOUCHER, 10000);
    note_tender(bill, TENDER_CASH, 2800);
    bill->gone = true; /* what a platform settles is not given back here */
}

static int64_t due_of(int till)
{
    if (screen_of(till) != SCREEN_BILL)
        fail_msg("screen %d, not a bill: %s", screen_of(till), player_sentence(&seat[till]));
    return pay_due(seat[till].counter);
}

static void sell_to_member(int till)
{
    static const struct {
        int digit;
        enum tender_kind tender;
    } way[] = {{2, TENDER_WECHAT}, {3, TENDER_ALIPAY}, {4, TENDER_CARD}, {6, TENDER_OTHER}};
    size_t by = (size_t)roll(4);
    type(till, "<scan:%s>%" PRId64 "⏎", buyer[roll(3)], price() / 100);
    int64_t due = due_of(till);
    type(till, way[by].tender == TENDER_OTHER ? ".65⏎" : ".%d⏎", way[by].digit);
    note_tender(note_bill(till, due), way[by].tender, due);
}

static void sell_for_points(int till)
{
    type(till, "<scan:%s>%" PRId64 "⏎", PLAYER_ZHANG, price() / 100);
    int64_t before = due_of(till);
    type(till, "-300⏎");
    int64_t due = due_of(till);
    assert_true(due == before || due == before - 300); /* as many as they have */
    type(till, "⏎");
    note_tender(note_bill(till, due), TENDER_WECHAT, due);
}

static void sell_for_coupon(int till)
{
    struct issue_request request = {.count = 1, .offer = "SAVE10"};
    struct coupon_list list = {0};
    must(member_by_phone(desk_db(office), player_number(PLAYER_LEE), &request.member, &err));
    must(coupon_issue(office, NULL, NULL, &request, &list, &err));
    coupon_list_clear(&list);
    type(till, "<scan:%s>%" PRId64 "⏎", PLAYER_LEE, 120 + price() / 100);
    int64_t before = due_of(till);
    type(till, "<F8>");
    int64_t due = due_of(till);
    assert_int_equal(due, before - 1000);
    type(till, "⏎");
    note_tender(note_bill(till, due), TENDER_WECHAT, due);
}

/* What the member has pays, WeChat the rest. */
static void sell_for_stored_value(int till)
{
    const char *phone = buyer[roll(3)];
    type(till, "<scan:%s>", phone);
    int64_t holds = seat[till].counter->hand.wallet_balance;
    type(till, "%" PRId64 "⏎", price() / 100);
    int64_t due = due_of(till), drawn = holds < due ? holds : due;
    if (drawn > 0)
        type(till, ".5⏎");
    if (drawn < due)
        type(till, ".2⏎");
    struct rung *bill = note_bill(till, due);
    note_tender(bill, TENDER_WALLET, drawn);
    note_tender(bill, TENDER_WECHAT, due - drawn);
}

static void hold_and_recall(int till)
{
    int64_t amount = price();
    int other = (till + 1) % TILLS;
    type(till, "⏎%" PRId64 "⏎<F6>", amount / 100);
    assert_int_equal(screen_of(till), SCREEN_IDLE);
    type(other, "<F6>⏎⏎");
    note_tender(note_bill(other, amount), TENDER_WECHAT, amount);
}

static void top_up(int till)
{
    bool cash = roll(2) == 0;
    type(till, "<scan:%s>+500⏎.%d⏎", buyer[roll(3)], cash ? 1 : 2);
    if (screen_of(till) == SCREEN_APPROVE) /* the bonus is above what clerks give alone */
        type(till, "M01⏎");
    if (screen_of(till) != SCREEN_MEMBER)
        fail_msg("not topped up: %s", player_sentence(&seat[till]));
    week.till[till].topped[cash ? TENDER_CASH : TENDER_WECHAT] += 50000;
    week.till[till].cash += cash ? 50000 : 0;
    week.tops++;
}

/* One of the latest bills, if this till rang it today and nothing came of it since; else NULL. */
static struct rung *some_bill(int till)
{
    if (rungs == 0)
        return NULL;
    struct rung *bill = &rung[(int64_t)rungs - 1 - roll(rungs < 20 ? (int64_t)rungs : 20)];
    return bill->gone || bill->till != till || bill->day != today ? NULL : bill;
}

/* Through whatever asks on the way: the approver where it is above the clerk's limit. */
static void confirm(int till)
{
    for (int i = 0; i < 5 && screen_of(till) != SCREEN_IDLE && screen_of(till) != SCREEN_RETURN; i++)
        type(till, screen_of(till) == SCREEN_APPROVE ? "M01⏎" : "⏎");
}

static void bring_back(int till)
{
    struct rung *bill = some_bill(till);
    if (!bill)
        return;
    type(till, "/%s⏎", bill->name);
    assert_int_equal(screen_of(till), SCREEN_RETURN);
    type(till, "*⏎<F9>");
    confirm(till);
    note_back(till, bill, false);
}

static void take_back(int till)
{
    const struct counter_done *done = &seat[till].counter->done;
    struct rung *bill = rungs > 0 ? &rung[rungs - 1] : NULL;
    if (!bill || bill->gone || bill->till != till || !done->shown || strcmp(done->view.bill, bill->name) != 0)
        return;
    type(till, "<^Z>");
    confirm(till);
    if (done->voided)
        note_back(till, bill, true);
}

static void correct_tender(int till)
{
    struct rung *bill = some_bill(till);
    if (!bill || !bill->plain || bill->paid[TENDER_WECHAT] != bill->payable)
        return;
    type(till, "/%s⏎.5.1⏎", bill->name);
    if (screen_of(till) == SCREEN_APPROVE)
        confirm(till);
    note_tender(bill, TENDER_WECHAT, -bill->payable);
    note_tender(bill, TENDER_CASH, bill->payable);
    week.corrections++;
}

static void open_drawer(int till)
{
    type(till, ".5.1");
}

static const struct habit {
    void (*act)(int till);
    int weight;
} habits[] = {
    {sell_to_walkin, 5},   {sell_for_cash, 8},   {sell_two_lines, 3},  {sell_in_parts, 3},   {sell_item, 3},
    {sell_for_voucher, 2}, {sell_to_member, 12}, {sell_for_points, 4}, {sell_for_coupon, 3}, {sell_for_stored_value, 5},
    {hold_and_recall, 2},  {top_up, 1},          {bring_back, 8},      {take_back, 3},       {correct_tender, 20},
    {open_drawer, 1},
};

static void serve(int till)
{
    int64_t sum = 0, chosen;
    size_t i = 0;
    for (size_t each = 0; each < sizeof habits / sizeof *habits; each++)
        sum += habits[each].weight;
    for (chosen = roll(sum); chosen >= habits[i].weight; i++)
        chosen -= habits[i].weight;
    type(till, "<wait:3000>"); /* two scans of one member at once are one */
    habits[i].act(till);
    for (int each = 0; each < TILLS; each++)
        rest(each);
}

/* --- counting ----------------------------------------------------------------------------------------------------- */

static void compare_shift(int64_t shift, const struct account *account, int64_t counted)
{
    struct shift_view view;
    must(shift_read(office, shift, &view, &err));
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
    must(shift_now(seat[till].desk, &shift, &err));
    if (shift == 0)
        return;
    type(till, ".1");
    assert_int_equal(screen_of(till), SCREEN_SHIFT);
    for (int i = 0; i < SHIFT_NOTES; i++) {
        int64_t pieces = left > 0 ? left / shift_note[i] : 0;
        left -= pieces * shift_note[i];
        counted += pieces * shift_note[i];
        type(till, "%" PRId64 "⏎", pieces);
    }
    int64_t drop = counted / 50000 * 50000;
    type(till, "<S-Tab>%" PRId64 "⏎%s⏎<F9>", drop / 100, to);
    assert_int_equal(screen_of(till), SCREEN_COUNTED);
    compare_shift(shift, account, counted);
    *account = (struct account){.cash = counted - drop};
    type(till, "⏎⏎");
    assert_int_equal(screen_of(till), SCREEN_IDLE);
    assert_string_equal(desk_staff(seat[till].desk)->code, to);
}

/* --- paper -------------------------------------------------------------------------------------------------------- */

static void print_what_waits(void)
{
    static const struct device_patience patience = {.connect = 2000, .silence = 2000, .close = 100};
    struct print_run_done done;
    must(print_run(office, 0, &patience, &done, &err));
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
    must(print_job_open(desk_db(office), 0, 0, SLIPS_MOST, &waits, &err));
    assert_true(waits.count > 0);
    print_job_list_clear(&waits);
    printer = listener_start(0, &(struct listener_turn){.does = LISTENER_TAKES}, 1);
    put_printers(listener_port(printer));
}

/* On how many slips that were cut off whole the text stands. */
static size_t slips_with(const char *text, const char *and)
{
    size_t found = 0;
    for (size_t i = 0; i < slips; i++)
        found += strstr(paper[i].text, text) && (!and || strstr(paper[i].text, and));
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
    must(print_job_open(desk_db(office), 0, 0, 10, &waits, &err));
    assert_int_equal(waits.count, 0);
    print_job_list_clear(&waits);
    slips += listener_stop(printer, paper + slips, SLIPS_MOST - slips);
    printer = NULL;
    read_paper();
    for (size_t i = 0; i < rungs; i++) {
        money_format(amount, rung[i].payable);
        if (slips_with(rung[i].name, NULL) < 1 || slips_with(rung[i].name, amount) < 1)
            fail_msg("bill %s, due %s, is not on the paper", rung[i].name, amount);
        if (!rung[i].gone)
            assert_int_equal(slips_with(rung[i].name, NULL), 1);
    }
}

/* --- the week ----------------------------------------------------------------------------------------------------- */

static void compare_report(void)
{
    struct report report = {0};
    int64_t monday;
    must(date_parse("2026-08-03", "from", &monday, &err));
    struct report_ask ask = {.by = "day", .from = monday, .to = monday + DAYS - 1};
    must(report_run(desk_db(office), "sales", &ask, &report, &err));
    assert_int_equal(report.cells, DAYS * report.columns);
    for (int day = 0; day < DAYS; day++) {
        const struct report_cell *row = &report.cell[(size_t)day * report.columns];
        assert_int_equal(row[0].number, monday + day);
        assert_int_equal(row[1].number, week.bills[day]);
        assert_int_equal(row[6].number, week.sold[day]);
        assert_int_equal(row[7].number, week.refunded[day]);
    }
    report_clear(&report);
    ask.by = "tender";
    must(report_run(desk_db(office), "sales", &ask, &report, &err));
    int64_t net = 0;
    for (size_t i = 0; i < report.cells; i += report.columns) {
        enum tender_kind tender;
        assert_true(tender_from_code(report.cell[i].text, &tender));
        assert_int_equal(report.cell[i + 4].number, week.net[tender]);
        net += report.cell[i + 4].number;
    }
    report_clear(&report);
    for (int day = 0; day < DAYS; day++)
        net -= week.sold[day] - week.refunded[day];
    assert_int_equal(net, 0);
}

static void play_day(int day, size_t bills)
{
    today = day;
    for (int half = 0; half < HALVES; half++) {
        size_t until = rungs + bills / HALVES;
        for (int minute = 540 + 360 * half; rungs < until; minute++) {
            set_time(day, minute < 1320 ? minute : 1320);
            serve((int)roll(TILLS));
        }
        print_what_waits();
        for (int till = 0; till < TILLS; till++)
            hand_over(till, clerk[(day * HALVES + half + 1 + till) % 3]);
    }
    print_what_waits();
}

static void play_week(const char *language)
{
    size_t bills = (size_t)knob("WEEK_BILLS", 600);
    locale_start(language);
    open_week();
    for (int day = 0; day < DAYS; day++) {
        if (day == OFF_DAY)
            switch_off();
        if (day == OFF_DAY + 1)
            switch_on();
        play_day(day, bills / DAYS + 1);
    }
    compare_report();
    compare_paper();
    practice_proven(office);
    print_message("%s: %zu bills, %zu top-ups, %zu returns, %zu voids, %zu corrections, %zu shifts, %zu slips\n",
                  language, rungs, week.tops, week.returns, week.voids, week.corrections, week.shifts, slips);
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
