/* SPDX-License-Identifier: MIT */
/*
 * The board, read from kept sums, must show the same as adding up every row: in a shop of random days, with returns,
 * voids and claims of earlier days, tier changes, imported bills of past days, undone enrolments, and nightly runs that
 * happen, are missed or are killed. TALLY_DAYS makes it longer.
 */
#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/date.h"

#include <cmocka.h>

#include "tests/support/practice.h"
#include "tests/support/scratch.h"
#include "tests/support/tray.h"

#include "report/board.h"
#include "desk/bill_attach.h"
#include "desk/check.h"
#include "desk/nightly.h"
#include "desk/tier_grant.h"
#include "desk/undo.h"
#include "import/import.h"

#define DAY INT64_C(86400)
#define DAYS 70
#define MEMBERS 12
#define BILLS_MOST 8192

static const char RULES[] =
    "{\"points\":{\"per\":\"1.00\",\"earn\":1,\"expire\":{\"days\":20},\"money\":{\"points\":100,\"worth\":\"1.00\"}},"
    "\"tiers\":{\"measure\":\"spend\",\"window\":{\"rolling_months\":1},\"levels\":["
    "{\"code\":\"normal\",\"from\":\"0\"},{\"code\":\"silver\",\"from\":\"300.00\"},"
    "{\"code\":\"gold\",\"from\":\"900.00\"}]},"
    "\"wallet\":{\"topups\":[{\"pay\":\"50.00\",\"bonus\":\"9.00\"}]},"
    "\"offers\":[{\"code\":\"TEN\",\"trigger\":\"coupon\",\"benefit\":{\"amount\":\"10.00\"},"
    "\"coupon\":{\"valid_days\":4}}]}";

struct life {
    struct desk *desk;
    sqlite3 *look;
    struct dice dice;
    int64_t opened, member[MEMBERS], bill[BILLS_MOST], enrolled;
    int bills, numbers;
};

/* --- every row ---------------------------------------------------------------------------------------------------- */

static sqlite3_stmt *ask(struct life *life, const char *sql, int64_t day, int64_t at)
{
    sqlite3_stmt *rows;
    if (sqlite3_prepare_v2(life->look, sql, -1, &rows, NULL) != SQLITE_OK)
        fail_msg("%s: %s", sql, sqlite3_errmsg(life->look));
    sqlite3_bind_int64(rows, 1, day);
    sqlite3_bind_int64(rows, 2, at);
    return rows;
}

static int64_t number(struct life *life, const char *sql, int64_t day, int64_t at)
{
    sqlite3_stmt *row = ask(life, sql, day, at);
    assert_int_equal(sqlite3_step(row), SQLITE_ROW);
    int64_t value = sqlite3_column_int64(row, 0);
    sqlite3_finalize(row);
    return value;
}

#define BILLS_OF "FROM bill WHERE gone=0 AND day=?1 AND at<=?2"
#define POINTS_OF                                                                                                      \
    "FROM txn t JOIN transfer x ON x.txn=t.id JOIN lot l ON l.id=x.lot "                                               \
    "WHERE l.kind='points' AND t.kind<>'import' AND t.day=?1 AND t.at<=?2 AND "

static void add_up_day(struct life *life, int64_t day, int64_t at, struct board_day *sum)
{
    sum->net = number(life, "SELECT sum(payable-refunded) " BILLS_OF, day, at);
    sum->member_net = number(life, "SELECT sum(payable-refunded) " BILLS_OF " AND member IS NOT NULL", day, at);
    sum->bills = number(life, "SELECT count(*) " BILLS_OF, day, at);
}

static void add_up(struct life *life, int64_t day, int64_t at, struct board *sum)
{
    *sum = (struct board){.day = day, .at = at};
    add_up_day(life, day, at, &sum->today);
    add_up_day(life, day - 7, at - 7 * DAY, &sum->before);
    sum->today.new_members = number(life,
                                    "SELECT count(*) FROM txn t WHERE kind='enrol' AND day=?1 AND at<=?2 AND NOT "
                                    "EXISTS(SELECT 1 FROM txn r WHERE r.reverses=t.id)",
                                    day, at);
    sum->today.points_given =
        number(life,
               "SELECT sum(CASE WHEN t.kind IN('return','void','reverse') THEN iif(x.sign<0,-x.amount,0) "
               "WHEN x.account='issued' THEN x.amount ELSE 0 END) " POINTS_OF "1",
               day, at);
    sum->today.points_used =
        number(life,
               "SELECT sum(CASE WHEN t.kind IN('return','void','reverse') THEN iif(x.sign>0,-x.amount,0) "
               "WHEN x.account='redeemed' THEN x.amount ELSE 0 END) " POINTS_OF "1",
               day, at);
    sum->points = number(life, "SELECT sum(held) FROM balance WHERE kind='points'", 0, 0);
    sum->principal = number(life, "SELECT sum(held) FROM balance WHERE kind='principal'", 0, 0);
    sum->bonus = number(life, "SELECT sum(held) FROM balance WHERE kind='bonus'", 0, 0);
    sum->todo[BOARD_COUPONS] = number(life,
                                      "SELECT count(*) FROM lot WHERE kind='coupon' AND expires_on=?1 AND "
                                      "remaining>0 AND member IS NOT NULL",
                                      day, 0);
    sum->todo[BOARD_AT_RISK] = number(life,
                                      "SELECT count(*) FROM member WHERE state='active' AND last_day BETWEEN "
                                      "?1-89 AND ?1-60",
                                      day, 0);
    sqlite3_stmt *rows = ask(life,
                             "SELECT m.tier, count(DISTINCT m.id), coalesce(sum(b.payable-b.refunded),0) AS net "
                             "FROM member m LEFT JOIN bill b ON b.member=m.id AND b.gone=0 AND b.day BETWEEN "
                             "?1-29 AND ?1 WHERE m.state='active' GROUP BY m.tier ORDER BY net DESC, m.tier",
                             day, 0);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        struct board_tier *tier = &sum->tier[sum->tiers++];
        snprintf(tier->code, sizeof tier->code, "%s", (const char *)sqlite3_column_text(rows, 0));
        tier->members = sqlite3_column_int64(rows, 1);
        tier->net = sqlite3_column_int64(rows, 2);
    }
    sqlite3_finalize(rows);
}

/* --- the comparison ----------------------------------------------------------------------------------------------- */

static void same(const char *what, int64_t found, int64_t expected, const struct board *board)
{
    char day[DATE_TEXT];
    if (found != expected)
        fail_msg("%s of %s: %lld, added up %lld", what, date_format(day, board->day), (long long)found,
                 (long long)expected);
}

static void compare(struct life *life, int64_t day, int64_t at)
{
    struct board board, sum;
    struct error err = {0};
    assert_int_equal(board_read(desk_db(life->desk), day, at, &board, &err), STATUS_OK);
    add_up(life, day, at, &sum);
    same("net", board.today.net, sum.today.net, &board);
    same("members' net", board.today.member_net, sum.today.member_net, &board);
    same("bills", board.today.bills, sum.today.bills, &board);
    same("net a week ago", board.before.net, sum.before.net, &board);
    same("members' net a week ago", board.before.member_net, sum.before.member_net, &board);
    same("bills a week ago", board.before.bills, sum.before.bills, &board);
    same("new members", board.today.new_members, sum.today.new_members, &board);
    same("points given", board.today.points_given, sum.today.points_given, &board);
    same("points used", board.today.points_used, sum.today.points_used, &board);
    same("points", board.points, sum.points, &board);
    same("principal", board.principal, sum.principal, &board);
    same("bonus", board.bonus, sum.bonus, &board);
    same("coupons", board.todo[BOARD_COUPONS], sum.todo[BOARD_COUPONS], &board);
    same("at risk", board.todo[BOARD_AT_RISK], sum.todo[BOARD_AT_RISK], &board);
    same("tiers", (int64_t)board.tiers, (int64_t)sum.tiers, &board);
    for (size_t i = 0; i < board.tiers; i++) {
        assert_string_equal(board.tier[i].code, sum.tier[i].code);
        same(board.tier[i].code, board.tier[i].members, sum.tier[i].members, &board);
        same(board.tier[i].code, board.tier[i].net, sum.tier[i].net, &board);
    }
}

/* Compares what the present members of the tiers bought in the window that ended a week before. */
static void compare_week_ago(struct life *life, int64_t day, int64_t at)
{
    struct board board, sum;
    struct error err = {0};
    int64_t net[BOARD_TIERS_MAX];
    assert_int_equal(board_read(desk_db(life->desk), day, at, &board, &err), STATUS_OK);
    assert_int_equal(board_tiers_then(desk_db(life->desk), &board, day - 7, net, &err), STATUS_OK);
    add_up(life, day - 7, at - 7 * DAY, &sum);
    assert_int_equal(board.tiers, sum.tiers);
    for (size_t i = 0; i < board.tiers; i++)
        for (size_t then = 0; then < sum.tiers; then++)
            if (strcmp(board.tier[i].code, sum.tier[then].code) == 0)
                same("net of a tier a week ago", net[i], sum.tier[then].net, &board);
}

/* Compares the members behind a tier, in each order. */
static void compare_people(struct life *life, int64_t day)
{
    static const char *const tiers[] = {"normal", "silver", "gold"};
    static const char *const orders[BOARD_ORDERS] = {[BOARD_BY_NET] = "net DESC",
                                                     [BOARD_BY_BILLS] = "bills DESC, net DESC",
                                                     [BOARD_BY_LAST] = "m.last_day DESC, net DESC"};
    const char *tier = tiers[dice_roll(&life->dice, 3)];
    enum board_order order = (enum board_order)dice_roll(&life->dice, BOARD_ORDERS);
    struct board_people people;
    struct error err = {0};
    char sql[600];
    snprintf(sql, sizeof sql,
             "SELECT m.id, count(b.id) AS bills, coalesce(sum(b.payable-b.refunded),0) AS net "
             "FROM member m LEFT JOIN bill b ON b.member=m.id AND b.gone=0 AND b.day BETWEEN ?1-29 AND ?1 "
             "WHERE m.state='active' AND "
             "m.tier='%s' AND ?2=0 GROUP BY m.id ORDER BY %s, m.id",
             tier, orders[order]);
    sqlite3_stmt *rows = ask(life, sql, day, 0);
    assert_int_equal(board_of_tier(desk_db(life->desk), tier, day, order, &people, &err), STATUS_OK);
    for (size_t i = 0; i < people.people; i++) {
        assert_int_equal(sqlite3_step(rows), SQLITE_ROW);
        assert_int_equal(people.person[i].member, sqlite3_column_int64(rows, 0));
        assert_int_equal(people.person[i].bills, sqlite3_column_int64(rows, 1));
        assert_int_equal(people.person[i].net, sqlite3_column_int64(rows, 2));
    }
    assert_int_equal(sqlite3_step(rows), SQLITE_DONE);
    sqlite3_finalize(rows);
    board_people_clear(&people);
}

/* Compares now, and at a random moment in the weeks before or after. */
static void compare_all(struct life *life)
{
    int64_t other = dice_roll(&life->dice, 40) - 35, back = dice_roll(&life->dice, 12 * 3600);
    compare(life, desk_day(life->desk), clock_now());
    compare(life, desk_day(life->desk) + other, clock_now() + other * DAY - back);
    compare_week_ago(life, desk_day(life->desk), clock_now());
    compare_people(life, desk_day(life->desk));
}

/* --- a shop that lives -------------------------------------------------------------------------------------------- */

static int64_t somebody(struct life *life)
{
    return life->member[dice_roll(&life->dice, MEMBERS)];
}

static void ring(struct life *life)
{
    char amount[40];
    bool known = dice_chance(&life->dice, 70);
    struct sale_request request = {.member = known ? somebody(life) : 0};
    if (known && dice_chance(&life->dice, 30))
        request.points = POINTS_MAX;
    snprintf(amount, sizeof amount, "%d.%02d", 5 + (int)dice_roll(&life->dice, 150), (int)dice_roll(&life->dice, 100));
    struct sale_view view = practice_sale(life->desk, &request, (const char *const[]){amount, "20.00", NULL});
    if (life->bills < BILLS_MOST)
        life->bill[life->bills++] = view.bill_id;
    sale_view_clear(&view);
}

/* Some returns are refused (repeated or too late), which must change nothing. */
static void give_back(struct life *life)
{
    struct return_line line = {.no = 1 + dice_roll(&life->dice, 2)};
    struct return_request request = {.line = &line, .lines = 1, .voids = dice_chance(&life->dice, 30)};
    struct return_view view = {0};
    struct error err = {0};
    if (life->bills == 0)
        return;
    request.bill = life->bill[dice_roll(&life->dice, life->bills)];
    if (return_make(life->desk, NULL, NULL, &request, false, &view, &err) == STATUS_OK)
        return_view_clear(&view);
}

static void claim(struct life *life)
{
    struct bill_attach_request request = {.member = somebody(life)};
    struct bill_attach_view view;
    struct error err = {0};
    if (life->bills == 0)
        return;
    request.bill = life->bill[dice_roll(&life->dice, life->bills)];
    if (bill_attach(life->desk, NULL, NULL, &request, false, &view, &err) == STATUS_OK)
        bill_attach_view_clear(&view);
}

static void raise_by_hand(struct life *life)
{
    struct grant_request request = {.member = somebody(life), .until = desk_day(life->desk) + 3, .reason = "regular"};
    struct staff manager;
    struct grant_done done;
    struct error err = {0};
    snprintf(request.tier, sizeof request.tier, "%s", dice_chance(&life->dice, 50) ? "gold" : "silver");
    assert_int_equal(desk_approver(life->desk, "owner", NULL, &manager, &err), STATUS_OK);
    assert_int_equal(tier_grant(life->desk, NULL, &manager, &request, &done, &err), STATUS_OK);
}

/* Imports bills of past days. */
static void bring_in(struct life *life)
{
    char text[400], day[DATE_TEXT];
    size_t length = (size_t)snprintf(text, sizeof text, "number,date,phone,amount\n");
    for (int i = 0; i < 3; i++) {
        date_format(day, desk_day(life->desk) - dice_roll(&life->dice, 32));
        const char *phone = dice_chance(&life->dice, 50) ? "13800000001" : "";
        length += (size_t)snprintf(text + length, sizeof text - length, "X%d,%s,%s,%d.00\n", life->numbers++, day,
                                   phone, 10 + (int)dice_roll(&life->dice, 90));
    }
    struct import_request request = {.kind = IMPORT_SALES, .bytes = text, .size = length};
    struct import_done done;
    struct error err = {0};
    if (import_run(life->desk, &request, &done, &err) != STATUS_OK || done.added != 3)
        fail_msg("import: %s %s, %zu refused: %s %s", status_code(err.status), err.note, done.refused_count,
                 done.refused_count ? status_code(done.refused[0].error.status) : "",
                 done.refused_count ? done.refused[0].error.field : "");
    import_done_clear(&done);
}

/* Enrols a member and sometimes undoes it at once. */
static void enrol_and_think_again(struct life *life)
{
    char phone[24];
    struct undo_view view;
    struct error err = {0};
    snprintf(phone, sizeof phone, "139%08d", (int)life->enrolled++);
    practice_member(life->desk, phone);
    int64_t txn = number(life, "SELECT max(id) FROM txn", 0, 0);
    if (dice_chance(&life->dice, 50))
        assert_int_equal(undo(life->desk, NULL, NULL, txn, false, &view, &err), STATUS_OK);
}

static void night(struct life *life)
{
    struct nightly_done done;
    struct error err = {0};
    assert_int_equal(nightly(life->desk, &done, &err), STATUS_OK);
}

static void act(struct life *life)
{
    char code[COUPON_TEXT];
    switch (dice_roll(&life->dice, 16)) {
    case 0:
    case 1:
    case 2:
        give_back(life);
        return;
    case 3:
        claim(life);
        return;
    case 4:
        practice_topup(life->desk, somebody(life), 6000);
        return;
    case 5:
        practice_points(life->desk, somebody(life), 1 + dice_roll(&life->dice, 50));
        return;
    case 6:
        practice_coupon(life->desk, "TEN", somebody(life), code);
        return;
    case 7:
        if (dice_chance(&life->dice, 30))
            bring_in(life);
        return;
    case 8:
        raise_by_hand(life);
        return;
    case 9:
        enrol_and_think_again(life);
        return;
    default:
        ring(life);
    }
}

static void open_life(struct life *life, uint64_t seed)
{
    *life = (struct life){.dice = {seed}, .desk = practice_open(RULES), .opened = clock_now()};
    assert_int_equal(sqlite3_open_v2(practice_path(), &life->look, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    sqlite3_db_config(life->look, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    for (int i = 0; i < MEMBERS; i++) {
        char phone[24];
        snprintf(phone, sizeof phone, "1380000%04d", i);
        life->member[i] = practice_member(life->desk, phone);
    }
}

static void close_life(struct life *life)
{
    sqlite3_close(life->look);
    practice_close(life->desk);
}

static void live_a_day(struct life *life, int day)
{
    clock_freeze(life->opened + day * DAY);
    for (int acts = (int)dice_roll(&life->dice, 12); acts > 0; acts--) {
        clock_freeze(clock_now() + dice_roll(&life->dice, 40 * 60));
        act(life);
        compare_all(life);
        if (dice_chance(&life->dice, 4))
            night(life); /* in the middle of the day */
    }
}

static int days(void)
{
    const char *text = getenv("TALLY_DAYS");
    return text && atoi(text) > 0 ? atoi(text) : DAYS;
}

static void the_board_is_the_sum_of_all_rows(void **state)
{
    (void)state;
    struct life life;
    int kept = 0;
    open_life(&life, 12);
    for (int day = 0; day < days(); day++) {
        if (dice_chance(&life.dice, 75))
            night(&life);
        live_a_day(&life, day);
        kept += number(&life, "SELECT count(*) FROM tally_day", 0, 0) >= BOARD_WINDOW - 4;
        if (day % 10 == 9)
            practice_proven(life.desk);
    }
    assert_true(kept > days() / 2); /* most days must be read from sums, not rows */
    close_life(&life);
}

/* --- forged ------------------------------------------------------------------------------------------------------- */

static void run(struct life *life, const char *sql)
{
    char *message = NULL;
    if (sqlite3_exec(life->look, sql, NULL, NULL, &message) != SQLITE_OK)
        fail_msg("%s: %s", sql, message);
}

#define OF_SLOT "SELECT day||'/'||slot FROM tally_slot LIMIT 1"
#define FIRST_SLOT "WHERE (day,slot)=(SELECT day,slot FROM tally_slot LIMIT 1)"

static void a_changed_sum_is_found_and_named(void **state)
{
    (void)state;
    static const struct {
        const char *table, *row, *forge;
    } forged[] = {
        {"tally_tier", "SELECT tier||'/'||day FROM tally_tier ORDER BY net DESC LIMIT 1",
         "UPDATE tally_tier SET net=net+1 WHERE net=(SELECT max(net) FROM tally_tier)"},
        {"tally_tier", "SELECT tier||'/'||day FROM tally_tier ORDER BY net DESC LIMIT 1",
         "DELETE FROM tally_tier WHERE net=(SELECT max(net) FROM tally_tier)"},
        {"tally_slot", OF_SLOT, "UPDATE tally_slot SET net=net-1 " FIRST_SLOT},
        {"tally_slot", OF_SLOT, "UPDATE tally_slot SET bills=bills+1 " FIRST_SLOT},
        {"tally_slot", OF_SLOT, "UPDATE tally_slot SET member_net=7 " FIRST_SLOT},
        {"tally_slot", OF_SLOT, "UPDATE tally_slot SET first=last+1 " FIRST_SLOT},
        {"tally_slot", OF_SLOT, "DELETE FROM tally_slot " FIRST_SLOT},
        {"tally_members", "SELECT 'gold'", "UPDATE tally_members SET members=members+1 WHERE tier='gold'"},
        {"tally_members", "SELECT 'normal'", "DELETE FROM tally_members WHERE tier='normal'"},
        {"tally_held", "SELECT 'points'", "UPDATE tally_held SET held=held+1 WHERE kind='points'"},
        {"tally_entry", "SELECT day FROM tally_entry", "UPDATE tally_entry SET given=given+1"},
        {"tally_entry", "SELECT day FROM tally_entry", "UPDATE tally_entry SET used=used-1, enrolled=7"},
        {"tally_held", "SELECT 'bonus'", "UPDATE tally_held SET txn=0 WHERE kind='bonus'"},
    };
    struct life life;
    open_life(&life, 12);
    for (int day = 0; day < 25; day++)
        live_a_day(&life, day);
    night(&life);
    ring(&life);
    practice_proven(life.desk);
    for (size_t i = 0; i < sizeof forged / sizeof *forged; i++) {
        char row[48], sql[200];
        struct check_report report;
        struct error err = {0};
        sqlite3_stmt *wanted = ask(&life, forged[i].row, 0, 0);
        assert_int_equal(sqlite3_step(wanted), SQLITE_ROW);
        snprintf(row, sizeof row, "%s", (const char *)sqlite3_column_text(wanted, 0));
        sqlite3_finalize(wanted);
        snprintf(sql, sizeof sql, "CREATE TABLE kept AS SELECT * FROM %s", forged[i].table);
        run(&life, sql);
        run(&life, forged[i].forge);
        assert_int_equal(check_books(life.desk, true, &report, &err), STATUS_OK);
        if (report.problems == 0)
            fail_msg("%s: not found", forged[i].forge);
        assert_string_equal(report.problem[0].table, forged[i].table);
        assert_string_equal(report.problem[0].row, row);
        check_clear(&report);
        snprintf(sql, sizeof sql, "DELETE FROM %s; INSERT INTO %s SELECT * FROM kept; DROP TABLE kept", forged[i].table,
                 forged[i].table);
        run(&life, sql);
        practice_proven(life.desk);
    }
    close_life(&life);
}

static int clean(void **state)
{
    (void)state;
    scratch_remove();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_board_is_the_sum_of_all_rows),
        cmocka_unit_test(a_changed_sum_is_found_and_named),
    };
    return cmocka_run_group_tests(tests, NULL, clean);
}
