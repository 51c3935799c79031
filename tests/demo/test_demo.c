/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/date.h"

#include <cmocka.h>

#include "store/db_priv.h"
#include "model/finder.h"

#include "tests/support/scratch.h"

#include "desk/check.h"
#include "desk/enrol.h"
#include "demo/demo.h"
#include "demo/demo_plan.h"

#define FEW 12
#define SOME 120

static int64_t instant(const char *text)
{
    struct error err;
    int64_t at;
    assert_int_equal(date_parse_instant(text, "", &at, &err), STATUS_OK);
    return at;
}

static struct desk *opened(const char *path, int64_t now)
{
    struct desk *desk;
    struct error err;
    clock_freeze(now);
    assert_int_equal(desk_open(path, false, &desk, &err), STATUS_OK);
    return desk;
}

static struct desk *made(const char *name, int64_t members, int64_t bills, uint64_t seed)
{
    char path[SCRATCH_PATH];
    struct error err = {0};
    struct demo_order order = {.members = members, .bills = bills, .seed = seed, .now = instant("2026-08-01T18:00")};
    enum status status = demo_make(scratch_path(path, name), &order, &err);
    if (status != STATUS_OK)
        print_error("%s %s %s\n", status_code(status), err.field, err.note);
    assert_int_equal(status, STATUS_OK);
    assert_int_equal(demo_make(path, &order, &err), STATUS_FILE_EXISTS); /* must not overwrite an existing file */
    return opened(path, order.now);
}

static int64_t number(struct desk *desk, const char *sql)
{
    sqlite3_stmt *look = NULL;
    assert_int_equal(sqlite3_prepare_v2(desk_db(desk)->handle, sql, -1, &look, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(look), SQLITE_ROW);
    int64_t value = sqlite3_column_int64(look, 0);
    sqlite3_finalize(look);
    return value;
}

static void assert_proven(struct desk *desk, int64_t members)
{
    struct check_report report;
    struct error err;
    assert_int_equal(check_books(desk, true, &report, &err), STATUS_OK);
    for (size_t i = 0; i < report.problems; i++)
        print_error("%s %s %s: %s, expected %s\n", report.problem[i].table, report.problem[i].row,
                    report.problem[i].column, report.problem[i].found, report.problem[i].expected);
    assert_int_equal(report.problems, 0);
    assert_int_equal(report.members, members);
    check_clear(&report);
}

static void test_a_shop_to_try_things_in(void **state)
{
    (void)state;
    static struct finder_result found, again;
    struct desk *desk = made("demo.db", FEW, 0, 1), *twin = made("twin.db", FEW, 0, 1);
    struct staff staff;
    struct error err;
    assert_true(desk_shop(desk)->practice);
    assert_int_equal(desk_shop(desk)->business_day, date_from_civil(2026, 8, 1));
    assert_int_equal(desk_sign_in(desk, DEMO_CLERK, NULL, &err), STATUS_OK);
    assert_string_equal(desk_staff(desk)->name, "李娜");
    assert_int_equal(staff_by_code(desk_db(desk), "M01", &staff, &err), STATUS_OK);
    assert_int_equal(staff.role, ROLE_MANAGER);
    assert_int_equal(finder_search(desk_db(desk), NULL, "5678", 20, &found, &err), STATUS_OK);
    assert_true(found.hits >= 2);
    assert_int_equal(finder_search(desk_db(twin), NULL, "5678", 20, &again, &err), STATUS_OK);
    assert_int_equal(again.hits, found.hits);
    for (size_t i = 0; i < found.hits; i++)
        assert_string_equal(found.hit[i].name, again.hit[i].name);
    /* the same members and seed give the same books to the last byte */
    assert_int_equal(number(desk, "SELECT count(*) FROM txn"), number(twin, "SELECT count(*) FROM txn"));
    const char *sum = "SELECT sum(payable*id) FROM bill";
    assert_int_equal(number(desk, sum), number(twin, sum));
    assert_int_equal(finder_search(desk_db(desk), NULL, "zl", 20, &found, &err), STATUS_OK);
    assert_true(found.hits >= 1);
    desk_close(desk);
    desk_close(twin);
    clock_release();
}

/* Counts the members of a rhythm by their bills. */
#define SINCE(days) "(SELECT business_day FROM shop)-" #days
#define COUNT_OF(condition)                                                                                            \
    "SELECT count(*) FROM (SELECT min(day) AS came, max(day) AS last, count(*) AS bills "                              \
    "FROM bill WHERE member IS NOT NULL GROUP BY member) WHERE " condition

static void assert_rhythms(struct desk *desk)
{
    assert_in_range(number(desk, COUNT_OF("bills=1")), SOME / 4, SOME / 2);
    assert_in_range(number(desk, COUNT_OF("bills>=20")), 4, SOME / 5); /* regulars */
    assert_in_range(number(desk, COUNT_OF("bills>=4 AND last<" SINCE(90) " AND last>=" SINCE(185))), 5, SOME / 4);
    assert_in_range(number(desk, COUNT_OF("last<" SINCE(185) " AND bills>1")), 8, SOME / 3); /* dormant */
    assert_in_range(number(desk, COUNT_OF("came>" SINCE(41))), 10, SOME / 3);                /* new */
    assert_in_range(
        number(desk, "SELECT count(DISTINCT b.member) FROM bill b WHERE b.day>" SINCE(
                         31) " AND (SELECT max(o.day) FROM bill o WHERE o.member=b.member AND o.id<b.id)<b.day-90"),
        4, SOME / 8); /* woken */
}

static void test_a_believable_shop(void **state)
{
    (void)state;
    struct desk *desk = made("believable.db", SOME, 0, 1);
    assert_proven(desk, SOME);
    assert_rhythms(desk);
    assert_int_equal(number(desk, "SELECT count(DISTINCT (day+3)%7) FROM bill"), 7);
    /* more bills on Saturdays than on Mondays */
    assert_true(number(desk, "SELECT sum((day+3)%7=5)>sum((day+3)%7=0) FROM bill"));
    assert_true(number(desk, "SELECT max(day)-min(day) FROM bill") > 500);
    assert_int_equal(number(desk, "SELECT max(day) FROM bill"), date_from_civil(2026, 8, 1));
    assert_true(number(desk, "SELECT count(*) FROM bill WHERE member IS NULL") > 20);
    /* presents before the spring festival of 2026 (17 February), iced tea in summer */
    assert_true(number(desk, "SELECT 3*sum(b.day BETWEEN 20481 AND 20501)>count(*) FROM bill_line l "
                             "JOIN bill b ON b.id=l.bill JOIN item i ON i.id=l.item WHERE i.sku='GIFT'"));
    assert_true(number(desk, "SELECT 2*sum(strftime('%m',b.day*86400,'unixepoch') IN('06','07','08'))>count(*) "
                             "FROM bill_line l JOIN bill b ON b.id=l.bill JOIN item i ON i.id=l.item "
                             "WHERE i.sku='ICED'"));
    /* cake with tea more often than by chance */
    assert_true(number(desk, "SELECT 3*count(*)>(SELECT count(*) FROM bill_line l JOIN item i ON i.id=l.item "
                             "WHERE i.sku='CAKE') FROM bill_line l JOIN item i ON i.id=l.item AND i.sku='CAKE' "
                             "JOIN bill_line o ON o.bill=l.bill JOIN item t ON t.id=o.item AND t.sku='TEA'"));
    desk_close(desk);
    clock_release();
}

static void test_something_of_everything(void **state)
{
    (void)state;
    static const char *const things[] = {
        "SELECT count(*) FROM lot WHERE kind='coupon' AND remaining>0",
        ("SELECT count(*) FROM lot l, offer o, member m WHERE o.id=l.offer AND m.id=l.member AND "
         "o.code='BIRTHDAY20' AND l.remaining>0 AND m.birth_month=8 AND m.birth_day<=8"),
        "SELECT count(*) FROM item WHERE points_price>0 AND stock>0",
        "SELECT count(*) FROM transfer t JOIN lot l ON l.id=t.lot WHERE l.kind='coupon' AND t.account='used'",
        "SELECT count(*) FROM transfer t JOIN lot l ON l.id=t.lot WHERE l.kind='coupon' AND t.account='expired'",
        "SELECT count(*) FROM lot WHERE kind='pass' AND remaining BETWEEN 1 AND granted-1",
        "SELECT count(*) FROM lot WHERE kind='principal' AND remaining>0",
        "SELECT count(*) FROM payment WHERE tender='wallet'",
        "SELECT count(*) FROM bill WHERE points_spent>0",
        "SELECT count(*) FROM txn WHERE kind='return'",
        "SELECT count(*) FROM txn WHERE kind='void'",
        "SELECT count(*) FROM contact WHERE kind='note' AND text<>''",
        "SELECT count(*) FROM consent WHERE given=0",
        "SELECT count(*) FROM consent WHERE given=1",
        "SELECT count(*) FROM member_tag",
        "SELECT count(*) FROM member WHERE birth_kind='lunar'",
        "SELECT count(*) FROM member WHERE birth_kind='solar' AND birth_month=8 AND birth_day<=8",
        "SELECT count(*) FROM member WHERE birth_kind IS NULL",
        "SELECT count(*) FROM member WHERE referrer IS NOT NULL",
        "SELECT count(*) FROM shift WHERE closed IS NOT NULL AND over=0",
        "SELECT count(*) FROM member WHERE tier='normal'",
        "SELECT count(*) FROM member WHERE tier='silver'",
        "SELECT count(*) FROM member WHERE tier='gold'",
    };
    char path[SCRATCH_PATH];
    struct desk *desk = opened(scratch_path(path, "believable.db"), instant("2026-08-01T18:00"));
    for (size_t i = 0; i < sizeof things / sizeof *things; i++)
        if (number(desk, things[i]) == 0)
            fail_msg("none: %s", things[i]);
    assert_int_equal(number(desk, "SELECT count(*) FROM shift WHERE closed IS NULL"), 1); /* today's */
    assert_int_equal(number(desk, "SELECT count(*) FROM member WHERE length(CAST(phone AS TEXT))<>13 OR phone NOT "
                                  "BETWEEN 8613000000000 AND 8619999999999"),
                     0);
    desk_close(desk);
    clock_release();
}

#define BULK 3000

/* Bulk demos are made by other code: here a small one, checked against what single acts would write. */
static void test_bulk_is_the_same(void **state)
{
    (void)state;
    struct desk *desk = made("bulk.db", BULK, 2000, 1);
    char pinyin[PINYIN_TEXT], initials[PINYIN_TEXT];
    static struct finder_result found;
    struct member member;
    struct error err;
    assert_proven(desk, BULK);
    assert_int_equal(number(desk, "SELECT count(*) FROM bill"), 2000);
    assert_int_equal(number(desk, "SELECT count(*) FROM sqlite_schema WHERE type='index' AND tbl_name='member' "
                                  "AND sql IS NOT NULL"),
                     12);
    assert_int_equal(number(desk, "SELECT count(*) FROM member_suffix WHERE suffix > '{'"), /* but for other readings */
                     number(desk, "SELECT sum(length(name)) FROM member"));
    for (int64_t id = 1; id <= BULK; id += 7) {
        assert_int_equal(member_get(desk_db(desk), id, &member, &err), STATUS_OK);
        pinyin_of(member.name, pinyin, initials);
        assert_string_equal(member.pinyin, pinyin);
        assert_string_equal(member.initials, initials);
        assert_int_equal(finder_search(desk_db(desk), NULL, member.name, 20, &found, &err), STATUS_OK);
        assert_true(found.hits > 0);
    }
    /* the tier of each member follows from their spending, as at the counter */
    assert_int_equal(number(desk, "SELECT count(*) FROM member m WHERE (SELECT coalesce(sum(payable),0) FROM bill "
                                  "WHERE member=m.id) BETWEEN 50000 AND 149999 AND m.tier<>'silver'"),
                     0);
    assert_true(number(desk, "SELECT count(*) FROM member WHERE tier<>'normal'") > 5);
    assert_true(number(desk, "SELECT count(*) FROM tier_change WHERE txn IS NOT NULL") > 5);
    desk_close(desk);
    clock_release();
}

static void test_every_name_sounds_as_read(void **state)
{
    (void)state;
    char pinyin[PINYIN_TEXT], initials[PINYIN_TEXT];
    struct names names = demo_names_read("王 单 尉迟 吕 曾\n丽 乐 行\n强 长 重\n", 20000);
    struct dice box = {3};
    demo_names_sound(&names);
    for (int64_t i = 1; i < 200; i++) {
        struct member member;
        demo_person(&names, &box, i, &member);
        pinyin_of(member.name, pinyin, initials);
        assert_string_equal(member.pinyin, pinyin);
        assert_string_equal(member.initials, initials);
    }
    demo_names_clear(&names);
}

static void test_it_knows_when_it_was_made(void **state)
{
    (void)state;
    char path[SCRATCH_PATH], half[SCRATCH_PATH];
    struct desk *desk = opened(scratch_path(path, "demo.db"), instant("2026-08-02T10:00"));
    struct demo_mark mark;
    struct enrol_request request = {.member = {.phone = 8613000000000}};
    struct enrol_done done;
    struct error err;
    assert_int_equal(demo_mark(desk, &mark, &err), STATUS_OK);
    assert_int_equal(mark.day, date_from_civil(2026, 8, 1));
    assert_int_equal(mark.order.members, FEW);
    assert_false(mark.touched);
    assert_int_equal(desk_sign_in(desk, DEMO_CLERK, NULL, &err), STATUS_OK);
    assert_int_equal(enrol(desk, NULL, &request, &done, &err), STATUS_OK);
    assert_int_equal(demo_mark(desk, &mark, &err), STATUS_OK);
    assert_true(mark.touched);
    desk_close(desk);
    /* remade over it, and over the rest of an interrupted run */
    FILE *file = fopen(scratch_path(half, "demo.db.new"), "w");
    assert_non_null(file);
    fputs("half", file);
    fclose(file);
    mark.order.now = instant("2026-08-02T10:00");
    assert_int_equal(demo_remake(path, &mark.order, &err), STATUS_OK);
    assert_int_equal(access(half, F_OK), -1);
    desk = opened(path, mark.order.now);
    assert_int_equal(demo_mark(desk, &mark, &err), STATUS_OK);
    assert_int_equal(mark.day, date_from_civil(2026, 8, 2));
    assert_false(mark.touched);
    desk_close(desk);
    clock_release();
}

static void refused(int64_t members, int64_t bills, const char *field)
{
    char path[SCRATCH_PATH];
    struct error err;
    struct demo_order order = {.members = members, .bills = bills, .seed = 1, .now = 1785549600};
    assert_int_equal(demo_make(scratch_path(path, "none.db"), &order, &err), STATUS_BAD_VALUE);
    assert_string_equal(err.field, field);
    assert_int_equal(access(path, F_OK), -1);
}

static void test_how_many(void **state)
{
    (void)state;
    refused(0, 0, "members");
    refused(DEMO_MEMBERS_MOST + 1, 0, "members");
    refused(1, -1, "bills");
    refused(1, DEMO_BILLS_MOST + 1, "bills");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_shop_to_try_things_in),
        cmocka_unit_test(test_a_believable_shop),
        cmocka_unit_test(test_something_of_everything),
        cmocka_unit_test(test_bulk_is_the_same),
        cmocka_unit_test(test_every_name_sounds_as_read),
        cmocka_unit_test(test_it_knows_when_it_was_made),
        cmocka_unit_test(test_how_many),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    scratch_remove();
    return failed;
}
