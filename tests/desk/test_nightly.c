/* SPDX-License-Identifier: MIT */
/*
 * Nightly after missed weeks must give the same result as if it had run every day: the same random shop is played with
 * a run before each day, with a single run at the end, and with a run that is killed by SIGKILL again and again.
 * NIGHTLY_SHOPS makes it longer.
 */
#include <sched.h>
#include <setjmp.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/clock.h"

#include <cmocka.h>

#include "model/bill.h"

#include "tests/support/practice.h"
#include "tests/support/scratch.h"
#include "tests/support/tray.h"

#include "desk/check.h"
#include "desk/nightly.h"

#define DAY INT64_C(86400)
#define DAYS 60 /* tiers are kept a month and a day */
#define MEMBERS 5

static const char RULES[] =
    "{\"points\":{\"per\":\"1.00\",\"earn\":1,\"delay_days\":2,\"expire\":{\"days\":9},"
    "\"money\":{\"points\":100,\"worth\":\"1.00\"}},"
    "\"tiers\":{\"measure\":\"spend\",\"window\":{\"rolling_months\":1},\"grace_days\":1,\"warn_days\":4,\"levels\":["
    "{\"code\":\"normal\",\"from\":\"0\"},{\"code\":\"silver\",\"from\":\"150.00\",\"discount_percent\":5},"
    "{\"code\":\"gold\",\"from\":\"400.00\",\"discount_percent\":10,\"points_percent\":200}]},"
    "\"wallet\":{\"topups\":[{\"pay\":\"50.00\",\"bonus\":\"9.00\",\"instalments\":{\"count\":3,\"every\":5}}]},"
    "\"returns\":{\"grace_days\":6},"
    "\"offers\":[{\"code\":\"TEN\",\"trigger\":\"coupon\",\"benefit\":{\"amount\":\"10.00\"},"
    "\"coupon\":{\"valid_days\":4}}]}";

/* The results compared: every table that the days change, in a form without ids. */
static const char *const TABLES[] = {
    "SELECT id,kind,member,granted,remaining,granted_on,usable_from,expires_on,parent FROM lot ORDER BY id",
    "SELECT member,kind,held FROM balance ORDER BY member,kind",
    "SELECT id,tier,tier_until FROM member ORDER BY id",
    "SELECT member,day,old,new,until FROM tier_change ORDER BY member,day,id",
    "SELECT day,dimension,value,bills,net,units FROM rollup ORDER BY day,dimension,value",
    ("SELECT x.day,x.member,t.lot,t.amount FROM transfer t JOIN txn x ON x.id=t.txn WHERE t.account='expired' "
     "ORDER BY t.lot"),
    "SELECT done_through FROM job WHERE name='nightly'",
};

static void night(struct desk *desk, struct nightly_done *done)
{
    struct error err = {0};
    if (nightly(desk, done, &err) != STATUS_OK)
        fail_msg("nightly: %s %s", status_code(err.status), err.note);
}

/*
 * Opens a read connection. It may meet the WAL of a killed process, or a recovery by another one, and must not
 * checkpoint.
 */
static sqlite3 *look(void)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open_v2(practice_path(), &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    sqlite3_busy_timeout(db, 60000);
    sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    return db;
}

static void add_rows(sqlite3 *db, const char *sql, struct buffer *text)
{
    sqlite3_stmt *rows;
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &rows, NULL), SQLITE_OK);
    buffer_format(text, "%s\n", sql);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(rows); i++) {
            const unsigned char *cell = sqlite3_column_text(rows, i);
            buffer_format(text, "%s ", cell ? (const char *)cell : "-");
        }
        buffer_add(text, "\n");
    }
    sqlite3_finalize(rows);
}

static char *outcome(void)
{
    struct buffer text = {0};
    sqlite3 *db = look();
    for (size_t i = 0; i < sizeof TABLES / sizeof *TABLES; i++)
        add_rows(db, TABLES[i], &text);
    sqlite3_close(db);
    return text.text;
}

/* Prints the first line in which the two differ. */
static void same(const char *one, const char *other)
{
    size_t line = 0, at = 0;
    while (one[at] && one[at] == other[at])
        if (one[at++] == '\n')
            line = at;
    if (one[at] != other[at])
        fail_msg("\n  %.*s\n  %.*s", (int)strcspn(one + line, "\n"), one + line, (int)strcspn(other + line, "\n"),
                 other + line);
}

static int64_t count(const char *sql)
{
    sqlite3 *db = look();
    sqlite3_stmt *row;
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &row, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(row), SQLITE_ROW);
    int64_t number = sqlite3_column_int64(row, 0);
    sqlite3_finalize(row);
    sqlite3_close(db);
    return number;
}

/* --- a shop that lives ------------------------------------------------------------------------------------------ */

static void sell_something(struct desk *desk, struct dice *dice, int64_t member, int64_t *bill)
{
    struct sale_request request = {.member = member, .best = member > 0 && dice_chance(dice, 50)};
    char amount[2][40];
    for (int i = 0; i < 2; i++)
        snprintf(amount[i], sizeof amount[i], "%d.%02d:%s", 5 + (int)dice_roll(dice, 90), (int)dice_roll(dice, 100),
                 dice_chance(dice, 50) ? "tea" : "food");
    const char *line[] = {amount[0], amount[1], NULL};
    if (member && dice_chance(dice, 30))
        request.points = POINTS_MAX;
    struct sale_view view = practice_sale(desk, &request, line);
    *bill = view.bill_id;
    sale_view_clear(&view);
}

static void give_back(struct desk *desk, struct dice *dice, int64_t bill)
{
    struct return_line line = {.no = 1 + dice_roll(dice, 2)};
    struct return_request request = {.bill = bill, .voids = dice_chance(dice, 30), .line = &line, .lines = 1};
    struct return_view view = {0};
    struct error err = {0};
    if (return_make(desk, NULL, NULL, &request, false, &view, &err) ==
        STATUS_OK) /* a second return is refused, in both shops */
        return_view_clear(&view);
}

static void live_a_day(struct desk *desk, struct dice *dice, int64_t *bill, int *bills)
{
    for (int acts = (int)dice_roll(dice, 6); acts > 0; acts--) {
        char code[COUPON_TEXT];
        int64_t member = dice_roll(dice, MEMBERS + 1);
        int what = (int)dice_roll(dice, 10);
        if (what < 5)
            sell_something(desk, dice, member, &bill[(*bills)++]);
        else if (what < 7 && *bills)
            give_back(desk, dice, bill[dice_roll(dice, *bills)]);
        else if (what == 7 && member)
            practice_topup(desk, member, 6000);
        else if (what == 8 && member)
            practice_points(desk, member, 1 + dice_roll(dice, 50));
        else if (what == 9 && member)
            practice_coupon(desk, "TEN", member, code);
    }
}

/* Plays the same acts for the same seed; every: nightly before each day, else never. */
static struct desk *live(uint64_t seed, bool every)
{
    struct dice dice = {seed};
    struct desk *desk = practice_open(RULES);
    struct nightly_done done;
    int64_t bill[DAYS * 6], opened = clock_now();
    int bills = 0;
    for (int i = 0; i < MEMBERS; i++) {
        char phone[24];
        snprintf(phone, sizeof phone, "1380000000%d", i);
        practice_member(desk, phone);
    }
    for (int day = 0; day < DAYS; day++) {
        clock_freeze(opened + day * DAY);
        if (every)
            night(desk, &done);
        live_a_day(desk, &dice, bill, &bills);
    }
    clock_freeze(opened + DAYS * DAY);
    return desk;
}

static int shops(void)
{
    const char *text = getenv("NIGHTLY_SHOPS");
    return text && atoi(text) > 0 ? atoi(text) : 6;
}

static void one_night_does_what_many_would_have(void **state)
{
    (void)state;
    int64_t down = 0, kept = 0, expired = 0;
    for (int seed = 1; seed <= shops(); seed++) {
        struct nightly_done done;
        struct desk *desk = live((uint64_t)seed, true);
        night(desk, &done);
        practice_proven(desk);
        char *daily = outcome();
        practice_close(desk);
        desk = live((uint64_t)seed, false);
        night(desk, &done);
        practice_proven(desk);
        char *once = outcome();
        practice_close(desk);
        same(daily, once);
        free(daily);
        free(once);
        down += count("SELECT count(*) FROM tier_change WHERE new='normal' OR old='gold'");
        kept += done.members_kept;
        expired += done.lots;
    }
    assert_true(down > 0 && kept > 0 && expired > 0); /* otherwise the test proves nothing */
}

static void a_second_run_finds_nothing_to_do(void **state)
{
    (void)state;
    struct nightly_done done;
    struct desk *desk = live(3, false);
    night(desk, &done);
    assert_true(done.days > 30 && done.lots > 0 && done.usables > 0 && done.rollup_days > 0);
    int64_t txns = count("SELECT count(*) FROM txn"), acts = count("SELECT count(*) FROM act");
    night(desk, &done);
    assert_int_equal(done.days + done.lots + done.members_down + done.members_kept + done.rollup_days, 0);
    assert_int_equal(count("SELECT count(*) FROM txn"), txns);
    assert_int_equal(count("SELECT count(*) FROM act"), acts);
    practice_close(desk);
}

static void what_it_writes_explains_itself(void **state)
{
    (void)state;
    struct nightly_done done;
    struct desk *desk = live(4, false);
    night(desk, &done);
    assert_int_equal(count("SELECT count(*) FROM txn t WHERE kind='expire' AND NOT EXISTS"
                           "(SELECT 1 FROM step s WHERE s.txn=t.id)"),
                     0);
    assert_int_equal(count("SELECT count(*) FROM tier_change WHERE txn IS NULL"), 0);
    assert_int_equal(count("SELECT count(*) FROM txn x JOIN transfer t ON t.txn=x.id JOIN lot l ON l.id=t.lot "
                           "WHERE t.account='expired' AND (x.day<=l.expires_on OR x.member IS NOT l.member)"),
                     0);
    practice_close(desk);
}

static void rollups_are_the_sums_of_their_bills(void **state)
{
    (void)state;
    struct nightly_done done;
    struct desk *desk = live(5, false);
    night(desk, &done);
    assert_int_equal(
        count("SELECT count(*) FROM (SELECT day,count(*) AS bills,sum(payable-refunded) AS net,sum((SELECT "
              "sum(quantity-returned) FROM bill_line WHERE bill=b.id)) AS units FROM bill b WHERE gone=0 "
              "GROUP BY day EXCEPT SELECT day,bills,net,units FROM rollup WHERE dimension='all')"),
        0);
    for (int i = 0; i < 5; i++) {
        static const char *const parts[] = {"tier", "member", "hour", "category", "tender"};
        char sql[400];
        snprintf(sql, sizeof sql,
                 "SELECT count(*) FROM (SELECT day,net FROM rollup WHERE dimension='all' EXCEPT SELECT "
                 "day,sum(net) FROM rollup WHERE dimension='%s' GROUP BY day)",
                 parts[i]);
        assert_int_equal(count(sql), 0);
    }
    assert_true(count("SELECT count(*) FROM rollup") > 100);
    practice_close(desk);
}

static void a_changed_rollup_is_found(void **state)
{
    (void)state;
    static const char *const forged[] = {"all", "category", "tier", "member", "till"};
    struct nightly_done done;
    struct desk *desk = live(5, false);
    night(desk, &done);
    practice_proven(desk);
    for (size_t i = 0; i < sizeof forged / sizeof *forged; i++) {
        char sql[200];
        struct check_report report;
        struct error err = {0};
        sqlite3 *db = look();
        for (int back = 0; back < 2; back++) {
            snprintf(sql, sizeof sql,
                     "UPDATE rollup SET net=net%c1 WHERE (day,value)=(SELECT day,value FROM rollup WHERE "
                     "dimension='%s' ORDER BY day LIMIT 1) AND dimension='%s'",
                     back ? '-' : '+', forged[i], forged[i]);
            assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
            assert_int_equal(check_books(desk, false, &report, &err), STATUS_OK);
            assert_int_equal(report.problems > 0, back == 0);
            if (!back)
                assert_string_equal(report.problem[0].table, "rollup");
            check_clear(&report);
        }
        sqlite3_close(db);
    }
    practice_close(desk);
}

/* --- killed ----------------------------------------------------------------------------------------------------- */

static void run_alone(void)
{
    struct desk *desk;
    struct nightly_done done;
    struct error err = {0};
    if (desk_open(practice_path(), false, &desk, &err) != STATUS_OK ||
        desk_sign_in(desk, NULL, NULL, &err) != STATUS_OK || nightly(desk, &done, &err) != STATUS_OK) {
        fprintf(stderr, "the night: %s %s\n", status_code(err.status), err.note);
        _exit(1);
    }
    desk_close(desk);
    _exit(0);
}

/* Runs nightly in a process and kills it once it has written `more` acts. True if it ended before. */
static bool killed_after(int64_t more)
{
    int result = -1;
    int64_t goal = count("SELECT count(*) FROM act") + more;
    pid_t pid = fork(), ended = 0;
    assert_true(pid >= 0);
    if (pid == 0)
        run_alone();
    while ((ended = waitpid(pid, &result, WNOHANG)) == 0 && count("SELECT count(*) FROM act") < goal)
        sched_yield();
    if (ended == 0) {
        kill(pid, SIGKILL);
        waitpid(pid, &result, 0);
    }
    assert_true(WIFSIGNALED(result) || WEXITSTATUS(result) == 0);
    return !WIFSIGNALED(result);
}

static void a_killed_night_goes_on_where_it_was(void **state)
{
    (void)state;
    struct nightly_done done;
    struct error err = {0};
    struct desk *desk = live(6, false);
    night(desk, &done);
    char *whole = outcome();
    practice_close(desk);
    desk = live(6, false);
    desk_close(desk); /* a connection must not be used across fork */
    int kills = 0;
    while (!killed_after(1 + kills % 3))
        kills++;
    assert_true(kills > 3);
    char *pieces = outcome();
    same(whole, pieces);
    assert_int_equal(desk_open(practice_path(), false, &desk, &err), STATUS_OK);
    practice_proven(desk);
    practice_close(desk);
    free(whole);
    free(pieces);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_night_does_what_many_would_have), cmocka_unit_test(a_second_run_finds_nothing_to_do),
        cmocka_unit_test(what_it_writes_explains_itself),      cmocka_unit_test(rollups_are_the_sums_of_their_bills),
        cmocka_unit_test(a_changed_rollup_is_found),           cmocka_unit_test(a_killed_night_goes_on_where_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, scratch_clean);
}
