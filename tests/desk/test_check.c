/* SPDX-License-Identifier: MIT */
/* One value changed by hand, in each value-bearing column in turn: shop check finds it and names table and column. */
#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"

#include <cmocka.h>

#include "tests/support/practice.h"
#include "tests/support/scratch.h"

#include "desk/bill_attach.h"
#include "desk/check.h"
#include "desk/nightly.h"
#include "desk/settings.h"

static const char RULES[] =
    "{\"points\":{\"per\":\"1.00\",\"earn\":1,\"expire\":{\"days\":30},\"money\":{\"points\":100,\"worth\":\"1.00\"}},"
    "\"wallet\":{\"topups\":[{\"pay\":\"300.00\",\"bonus\":\"100.00\"}]},"
    "\"offers\":[{\"code\":\"S10\",\"trigger\":\"coupon\",\"benefit\":{\"amount\":\"10.00\"},"
    "\"limits\":{\"total\":5,\"budget\":\"100.00\"},\"coupon\":{\"valid_days\":30}}]}";

#define LINES(...)                                                                                                     \
    (const char *const[])                                                                                              \
    {                                                                                                                  \
        __VA_ARGS__, NULL                                                                                              \
    }
#define DAY 86400

/* Makes a shop in which every value-bearing table has rows. */
static void live_a_little(struct desk *desk)
{
    struct error err = {0};
    assert_int_equal(settings_set(desk, NULL, NULL, "printer", "file:/dev/null", &err), STATUS_OK);
    int64_t li = practice_member(desk, "13800005678");
    practice_topup(desk, li, 30000);
    practice_points(desk, li, 500);
    struct sale_request request = {.member = li,
                                   .points = 100,
                                   .coupons = 1,
                                   .tender = {{TENDER_WALLET, 2000, "", 0}, {TENDER_CASH, 20000, "", 0}},
                                   .tenders = 2};
    practice_coupon(desk, "S10", li, request.coupon[0]);
    struct sale_view view = practice_sale(desk, &request, LINES("50", "60", "10"));
    struct return_view back = practice_back(desk, view.bill_id, 2, 0);
    return_view_clear(&back);
    sale_view_clear(&view);
    request = (struct sale_request){.member = li};
    view = practice_sale(desk, &request, LINES("70"));
    back = practice_void(desk, view.bill_id);
    return_view_clear(&back);
    sale_view_clear(&view);
    request = (struct sale_request){0};
    view = practice_sale(desk, &request, LINES("30", "20"));
    struct bill_attach_request claim = {view.bill_id, li};
    struct bill_attach_view claimed;
    assert_int_equal(bill_attach(desk, NULL, NULL, &claim, false, &claimed, &err), STATUS_OK);
    bill_attach_view_clear(&claimed);
    back = practice_back(desk, view.bill_id, 2, 0);
    return_view_clear(&back);
    sale_view_clear(&view);
    clock_freeze(clock_now() + 40 * (int64_t)DAY);
    struct nightly_done done;
    assert_int_equal(nightly(desk, &done, &err), STATUS_OK);
    assert_true(done.points > 0);
    practice_points(desk, li, 7);
}

static void run(sqlite3 *db, const char *sql)
{
    char *message = NULL;
    int code = sqlite3_exec(db, sql, NULL, NULL, &message);
    if (code != SQLITE_OK)
        fprintf(stderr, "%s: %s\n", sql, message ? message : "");
    sqlite3_free(message);
    assert_int_equal(code, SQLITE_OK);
}

/* Opens the file like an ordinary tool: without triggers, checks and foreign keys. */
static sqlite3 *forger_open(void)
{
    sqlite3 *db;
    sqlite3_stmt *list;
    char drop[40][128];
    int count = 0;
    assert_int_equal(sqlite3_open(practice_path(), &db), SQLITE_OK);
    run(db, "PRAGMA ignore_check_constraints=1; PRAGMA foreign_keys=0;");
    for (;;) {
        count = 0;
        assert_int_equal(
            sqlite3_prepare_v2(db, "SELECT name FROM sqlite_schema WHERE type='trigger' LIMIT 40", -1, &list, NULL),
            SQLITE_OK);
        while (sqlite3_step(list) == SQLITE_ROW)
            snprintf(drop[count++], sizeof *drop, "DROP TRIGGER \"%s\"", (const char *)sqlite3_column_text(list, 0));
        sqlite3_finalize(list);
        for (int i = 0; i < count; i++)
            run(db, drop[i]);
        if (count == 0)
            return db;
    }
}

struct forgery {
    const char *table, *column;
    const char *where; /* selects a row in which the column has a meaning */
};

static const struct forgery FORGERIES[] = {
    {"txn", "shop", "kind='sale'"},
    {"txn", "epoch", "kind='sale'"},
    {"txn", "seq", "kind='sale'"},
    {"txn", "kind", "kind='sale'"},
    {"txn", "member", "kind='sale'"},
    {"txn", "bill", "kind='sale'"},
    {"txn", "programme", "kind='sale'"},
    {"txn", "at", "kind='sale'"},
    {"txn", "day", "kind='sale'"},
    {"txn", "till", "kind='sale'"},
    {"txn", "staff", "kind='sale'"},
    {"txn", "approver", "kind='adjust'"},
    {"txn", "reverses", "kind='void'"},
    {"txn", "body", "kind='sale'"},
    {"txn", "prev", "kind='sale'"},
    {"txn", "hash", "kind='sale'"},
    {"lot", "kind", "kind='points'"},
    {"lot", "member", "kind='points'"},
    {"lot", "offer", "kind='coupon'"},
    {"lot", "item", "kind='points'"},
    {"lot", "granted", "kind='principal'"},
    {"lot", "remaining", "kind='principal'"},
    {"lot", "granted_on", "kind='points'"},
    {"lot", "usable_from", "kind='points'"},
    {"lot", "expires_on", "kind='points'"},
    {"lot", "txn", "kind='points'"},
    {"lot", "parent", "kind='points'"},
    {"coupon", "batch", "1"},
    {"coupon", "serial", "1"},
    {"transfer", "lot", "account='redeemed'"},
    {"transfer", "sign", "account='redeemed'"},
    {"transfer", "account", "account='redeemed'"},
    {"transfer", "amount", "account='redeemed'"},
    {"transfer", "txn", "account='redeemed'"},
    {"transfer", "no", "account='redeemed'"},
    {"payment", "txn", "tender='cash'"},
    {"payment", "no", "tender='cash'"},
    {"payment", "bill", "tender='cash'"},
    {"payment", "shift", "tender='cash'"},
    {"payment", "tender", "tender='cash'"},
    {"payment", "sign", "tender='cash'"},
    {"payment", "amount", "tender='cash'"},
    {"payment", "given", "given IS NOT NULL"},
    {"payment", "reference", "tender='wallet' AND sign=1"},
    {"payment", "settled", "tender='wallet' AND sign=1"},
    {"bill", "till", "1"},
    {"bill", "number", "1"},
    {"bill", "shift", "1"},
    {"bill", "member", "1"},
    {"bill", "at", "1"},
    {"bill", "day", "1"},
    {"bill", "gross", "1"},
    {"bill", "discount", "1"},
    {"bill", "points_money", "1"},
    {"bill", "round_off", "1"},
    {"bill", "payable", "1"},
    {"bill", "bonus_paid", "1"},
    {"bill", "points_spent", "1"},
    {"bill", "points_earned", "1"},
    {"bill", "points_bonus", "1"},
    {"bill", "earns", "1"},
    {"bill", "batch", "1"},
    {"bill", "voided", "voided=0"},
    {"bill", "gone", "gone=0"},
    {"bill", "refunded", "1"},
    {"bill", "points_back", "1"},
    {"bill", "points_taken", "1"},
    {"bill_line", "no", "1"},
    {"bill_line", "item", "1"},
    {"bill_line", "quantity", "1"},
    {"bill_line", "unit_price", "1"},
    {"bill_line", "gross", "1"},
    {"bill_line", "discount", "1"},
    {"bill_line", "points_money", "1"},
    {"bill_line", "round_off", "1"},
    {"bill_line", "net", "1"},
    {"bill_line", "bonus_paid", "1"},
    {"bill_line", "earns", "1"},
    {"bill_line", "multiplier", "1"},
    {"bill_line", "shares", "1"},
    {"bill_line", "returned", "1"},
    {"bill_line", "refunded", "1"},
    {"balance", "held", "kind='points'"},
    {"balance", "member", "kind='points'"},
    {"balance", "kind", "kind='points'"},
    {"offer_use", "offer", "1"},
    {"offer_use", "uses", "1"},
    {"offer_use", "amount", "1"},
    {"offer_use", "lot", "1"},
    {"offer_count", "uses", "1"},
    {"return_line", "quantity", "1"},
    {"return_line", "refund", "1"},
    {"bill_claim", "bill", "1"},
    {"bill_claim", "member", "1"},
    {"bill_claim", "points_earned", "1"},
    {"bill_claim", "points_bonus", "1"},
    {"bill_claim", "points_taken", "1"},
    {"bill_claim", "undone", "1"},
    {"claim_line", "line", "1"},
    {"claim_line", "earns", "1"},
    {"claim_line", "multiplier", "1"},
    {"bill_return", "refund", "1"},
    {"bill_return", "points_back", "1"},
    {"bill_return", "points_taken", "1"},
    {"print_job", "kind", "kind='sale'"},
    {"hand", "kind", "1"},
    {"hand", "amount", "1"},
    {"hand", "day", "1"},
    {"till", "last_bill", "id=1"},
};

/* Changes the column in such rows: one byte of a number (its third), one byte more in a text, a blob. */
static void forge(sqlite3 *db, const struct forgery *f)
{
    char sql[900];
    snprintf(sql, sizeof sql,
             "CREATE TABLE before AS SELECT * FROM \"%s\";"
             "UPDATE \"%s\" SET \"%s\"=CASE typeof(\"%s\") WHEN 'null' THEN 1 WHEN 'integer' THEN \"%s\"+65536 "
             "WHEN 'text' THEN \"%s\"||'x' ELSE zeroblob(32) END "
             "WHERE %s",
             f->table, f->table, f->column, f->column, f->column, f->column, f->where);
    run(db, sql);
    assert_true(sqlite3_changes(db) > 0);
}

static void mend(sqlite3 *db, const struct forgery *f)
{
    char sql[200];
    snprintf(sql, sizeof sql, "DELETE FROM \"%s\"; INSERT INTO \"%s\" SELECT * FROM before; DROP TABLE before;",
             f->table, f->table);
    run(db, sql);
}

static bool names(const struct check_report *report, const struct forgery *f)
{
    for (size_t i = 0; i < report->problems; i++)
        if (strcmp(report->problem[i].table, f->table) == 0)
            return true;
    return false;
}

static void every_changed_value_is_found_and_named(void **state)
{
    (void)state;
    struct desk *desk = practice_open(RULES);
    live_a_little(desk);
    practice_proven(desk);
    desk_close(desk);
    sqlite3 *db = forger_open();
    for (size_t i = 0; i < sizeof FORGERIES / sizeof *FORGERIES; i++) {
        struct check_report report;
        struct error err = {0};
        forge(db, &FORGERIES[i]);
        assert_int_equal(desk_open(practice_path(), true, &desk, &err), STATUS_OK);
        assert_int_equal(check_books(desk, false, &report, &err), STATUS_OK);
        if (!names(&report, &FORGERIES[i]))
            fail_msg("%s.%s was changed and not named (%zu problems)", FORGERIES[i].table, FORGERIES[i].column,
                     report.problems);
        check_clear(&report);
        desk_close(desk);
        mend(db, &FORGERIES[i]);
    }
    sqlite3_close(db);
    struct error err = {0};
    assert_int_equal(desk_open(practice_path(), true, &desk, &err), STATUS_OK);
    practice_proven(desk);
    practice_close(desk);
}

static void a_row_taken_out_or_put_in_is_found(void **state)
{
    (void)state;
    static const char *const act[] = {"DELETE FROM transfer WHERE account='redeemed'",
                                      "DELETE FROM payment",
                                      "DELETE FROM bill_line WHERE no=2",
                                      "DELETE FROM lot WHERE kind='bonus'",
                                      "DELETE FROM txn WHERE kind='adjust'",
                                      "INSERT INTO transfer SELECT txn,no+90,lot,1,'returned',5 FROM transfer LIMIT 1",
                                      "DELETE FROM hand",
                                      "INSERT INTO hand SELECT txn,no+90,kind,line,amount,day FROM hand LIMIT 1",
                                      "INSERT INTO hand SELECT 999999,no,kind,line,amount,day FROM hand LIMIT 1"};
    for (size_t i = 0; i < sizeof act / sizeof *act; i++) {
        struct desk *desk = practice_open(RULES);
        struct check_report report;
        struct error err = {0};
        live_a_little(desk);
        desk_close(desk);
        sqlite3 *db = forger_open();
        run(db, act[i]);
        sqlite3_close(db);
        if (desk_open(practice_path(), true, &desk, &err) != STATUS_OK) { /* FILE-head misses the newest entry */
            assert_int_equal(err.status, STATUS_FILE_INCOMPLETE);
            practice_close(NULL);
            continue;
        }
        assert_int_equal(check_books(desk, false, &report, &err), STATUS_OK);
        assert_true(report.problems > 0);
        check_clear(&report);
        practice_close(desk);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_changed_value_is_found_and_named),
        cmocka_unit_test(a_row_taken_out_or_put_in_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, scratch_clean);
}
