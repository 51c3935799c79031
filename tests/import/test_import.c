/* SPDX-License-Identifier: MIT */
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/log.h"

#include <cmocka.h>

#include "store/db_priv.h"
#include "model/bill.h"
#include "model/item.h"

#include "tests/support/practice.h"
#include "tests/support/scratch.h"

#include "desk/manage.h"
#include "desk/member_view.h"
#include "import/import.h"

static const char programme[] =
    "{\"points\":{\"per\":\"1.00\",\"earn\":1,\"expire\":{\"months\":12,\"round\":\"month-end\"}},"
    "\"tiers\":{\"measure\":\"spend\",\"window\":{\"rolling_months\":12},\"levels\":["
    "{\"code\":\"normal\",\"name\":\"普通\",\"from\":\"0\"},"
    "{\"code\":\"gold\",\"name\":\"金卡\",\"from\":\"200.00\"}]}}";

static struct import_done bring(struct desk *desk, enum import_kind kind, const char *text, const char *map)
{
    struct import_request request = {.kind = kind, .bytes = text, .size = strlen(text), .map = map};
    struct import_done done;
    struct error err = {0};
    enum status status = import_run(desk, &request, &done, &err);
    if (status != STATUS_OK)
        print_error("%s %s %s\n", status_code(status), err.field, err.note);
    assert_int_equal(status, STATUS_OK);
    return done;
}

static struct import_done rehearse(struct desk *desk, enum import_kind kind, const char *text, const char *map)
{
    struct import_request request = {.kind = kind, .bytes = text, .size = strlen(text), .map = map, .dry = true};
    struct import_done done;
    struct error err;
    assert_int_equal(import_run(desk, &request, &done, &err), STATUS_OK);
    return done;
}

static void counts(struct import_done done, int64_t rows, int64_t added, int64_t updated, int64_t skipped)
{
    for (size_t i = 0; i < done.refused_count; i++)
        print_error("row %" PRId64 " %s: %s\n", done.refused[i].row, done.refused[i].error.field,
                    done.refused[i].error.note);
    assert_int_equal(done.refused_count, 0);
    assert_int_equal(done.rows, rows);
    assert_int_equal(done.added, added);
    assert_int_equal(done.updated, updated);
    assert_int_equal(done.skipped, skipped);
    import_done_clear(&done);
}

static void refused(struct import_done done, size_t count, ...)
{
    va_list args;
    assert_int_equal(done.refused_count, count);
    assert_int_equal(done.batch, 0);
    va_start(args, count);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(done.refused[i].row, va_arg(args, int));
        assert_string_equal(done.refused[i].error.field, va_arg(args, const char *));
        assert_string_equal(status_code(done.refused[i].error.status), va_arg(args, const char *));
        assert_string_equal(done.refused[i].error.arg[1], va_arg(args, const char *));
    }
    va_end(args);
    import_done_clear(&done);
}

static struct member_view look(struct desk *desk, const char *who)
{
    struct member_view view;
    struct error err;
    int64_t id;
    assert_int_equal(member_resolve(desk_db(desk), who, &id, &err), STATUS_OK);
    assert_int_equal(member_view(desk, id, &view, &err), STATUS_OK);
    member_view_clear(&view);
    return view;
}

static const char chinese[] = "手机,卡号,姓名,生日,性别,等级,积分,本金,赠金,标签,入会日期\n"
                              "138 1234 5678,A1,张三丰,农历06-27,男,金卡,\"1,200\",¥300.00,50,老客、茶友,2024年3月5日\n"
                              "13900000001,,李四,1990-01-02,女,,,,,,2025/12/31\n";

static void test_members_with_chinese_headers(void **state)
{
    (void)state;
    struct desk *desk = practice_open(programme);
    counts(rehearse(desk, IMPORT_MEMBERS, chinese, NULL), 2, 2, 0, 0);
    counts(bring(desk, IMPORT_MEMBERS, chinese, NULL), 2, 2, 0, 0);
    struct member_view view = look(desk, "A1");
    assert_int_equal(view.member.phone, 8613812345678);
    assert_string_equal(view.member.tier, "gold");
    assert_true(view.member.tier_until > desk_day(desk));
    assert_int_equal(view.member.birthday.kind, BIRTHDAY_LUNAR);
    assert_int_equal(view.member.gender, 'm');
    assert_int_equal(view.member.tags, 2);
    assert_int_equal(view.member.joined, date_from_civil(2024, 3, 5));
    assert_int_equal(view.points_balance, 1200);
    assert_int_equal(view.principal, 30000);
    assert_int_equal(view.bonus, 5000);
    view = look(desk, "13900000001");
    assert_string_equal(view.member.tier, "normal");
    assert_int_equal(view.member.joined, date_from_civil(2025, 12, 31));
    practice_proven(desk);
    practice_close(desk);
}

static void test_the_same_again_changes_nothing(void **state)
{
    (void)state;
    struct desk *desk = practice_open(programme);
    counts(bring(desk, IMPORT_MEMBERS, chinese, NULL), 2, 2, 0, 0);
    struct import_done again = bring(desk, IMPORT_MEMBERS, chinese, NULL);
    assert_true(again.repeated);
    assert_int_equal(again.batch, 1);
    counts(again, 2, 2, 0, 0);
    /* The same list in another file: nothing new in it, and no second opening balance. */
    char *longer = malloc(sizeof chinese + 64);
    snprintf(longer, sizeof chinese + 64, "%s13900000002,,王五,,,,,,,,\n", chinese);
    counts(bring(desk, IMPORT_MEMBERS, longer, NULL), 3, 1, 0, 2);
    free(longer);
    assert_int_equal(look(desk, "A1").points_balance, 1200);
    practice_proven(desk);
    practice_close(desk);
}

static void test_known_members_are_brought_up_to_date(void **state)
{
    (void)state;
    struct desk *desk = practice_open(programme);
    counts(bring(desk, IMPORT_MEMBERS, chinese, NULL), 2, 2, 0, 0);
    counts(bring(desk, IMPORT_MEMBERS,
                 "phone,card,name,tags,tier,points\n13812345678,A1,张三丰,新客,,\n13900000001,A2,,,金卡,50\n", NULL),
           2, 0, 2, 0);
    struct member_view view = look(desk, "A1");
    assert_int_equal(view.member.tags, 3);
    assert_string_equal(view.member.name, "张三丰");
    view = look(desk, "A2");
    assert_string_equal(view.member.name, "李四");
    assert_string_equal(view.member.tier, "gold");
    assert_int_equal(view.points_balance, 50);
    practice_proven(desk);
    practice_close(desk);
}

static void test_refused_rows_are_all_named_and_nothing_is_written(void **state)
{
    (void)state;
    struct desk *desk = practice_open(programme);
    counts(bring(desk, IMPORT_MEMBERS, chinese, NULL), 2, 2, 0, 0);
    static const char bad[] = "phone,card,name,birthday,gender,tier,points,principal,joined\n"
                              "13700000001,,good,,,,,,\n"
                              "12,,x,,,,,,\n"
                              "13700000002,,x,1990-13-01,x,diamond,1.5,-1,2030-01-01\n"
                              ",,nobody,,,,,,\n"
                              "13700000003,A1,x,,,,,,\n"
                              "13812345678,,,,,,7,,\n";
    for (int i = 0; i < 2; i++) /* a refused file may be tried again */
        refused(bring(desk, IMPORT_MEMBERS, bad, NULL), 10, 3, "phone", "bad_value", "12", 4, "birthday", "bad_value",
                "1990-13-01", 4, "gender", "bad_value", "x", 4, "tier", "bad_value", "diamond", 4, "joined",
                "bad_value", "2030-01-01", 4, "points", "bad_value", "1.5", 4, "principal", "bad_value", "-1", 5,
                "phone", "missing_value", "", 6, "card", "duplicate_card", "A1", 7, "points", "bad_value", "7");
    struct error err;
    int64_t id;
    assert_int_equal(member_by_phone(desk_db(desk), 8613700000001, &id, &err), STATUS_OK);
    assert_int_equal(id, 0);
    practice_proven(desk);
    practice_close(desk);
}

static void test_no_more_than_a_thousand_refusals(void **state)
{
    (void)state;
    struct desk *desk = practice_open(NULL);
    struct buffer text = {0};
    buffer_add(&text, "phone\n");
    for (int i = 0; i < 1500; i++)
        buffer_format(&text, "x%d\n", i);
    struct import_done done = bring(desk, IMPORT_MEMBERS, text.text, NULL);
    assert_int_equal(done.refused_count, 1000);
    import_done_clear(&done);
    buffer_clear(&text);
    practice_close(desk);
}

static void test_people_out_of_an_orders_file(void **state)
{
    (void)state;
    static const char orders[] = "customer,order_date,revenue,first,last\n"
                                 "C 1,2004-12-20,32,Ann,Lee\nC 2,2005-05-02,36,Bo,Li\nC 1,2004-03-06,0,Ann,Lee\n";
    struct desk *desk = practice_open(NULL);
    counts(bring(desk, IMPORT_MEMBERS, orders,
                 "{\"columns\":{\"card\":\"customer\"},\"join\":{\"name\":[\"first\",\"last\"]}}"),
           3, 2, 0, 1);
    assert_string_equal(look(desk, "C 1").member.name, "Ann Lee");
    struct import_done done = bring(desk, IMPORT_SALES, orders, "{\"columns\":{\"card\":\"customer\"}}");
    assert_int_equal(done.amount, 6800);
    assert_int_equal(done.members, 0);
    counts(done, 3, 3, 0, 0);
    struct member_view view = look(desk, "C 1");
    assert_int_equal(view.member.last_day, date_from_civil(2004, 12, 20));
    assert_int_equal(view.purchases, 2);
    assert_int_equal(view.points_balance, 0);
    practice_proven(desk);
    practice_close(desk);
}

static void test_columns_parted_by_blanks(void **state)
{
    (void)state;
    static const char map[] = "{\"delimiter\":\" \",\"header\":[\"master\",\"id\",\"day\",\"pieces\",\"dollars\"],"
                              "\"dates\":\"%Y%m%d\",\"create_members\":true,\"defaults\":{\"category\":\"cd\"},"
                              "\"columns\":{\"card\":\"id\",\"date\":\"day\",\"quantity\":\"pieces\","
                              "\"amount\":\"dollars\"}}";
    static const char text[] = " 00004 0001 19970101  2   29.33\r\n 00004 0001 19970118  1   29.73\r\n"
                               " 00021 0002 19970101  3   63.34\r\n\r\n";
    struct desk *desk = practice_open(NULL);
    struct error err;
    struct bill bill;
    struct import_done done = bring(desk, IMPORT_SALES, text, map);
    assert_int_equal(done.members, 2);
    assert_int_equal(done.amount, 12240);
    counts(done, 3, 3, 0, 0);
    assert_int_equal(bill_get(desk_db(desk), 1, &bill, &err), STATUS_OK);
    assert_int_equal(bill.row.day, date_from_civil(1997, 1, 1));
    assert_int_equal(bill.row.payable, 2933);
    assert_int_equal(bill.row.earns, 0);
    assert_int_equal(bill.row.batch, 1);
    assert_int_equal(bill.line[0].quantity, 2000);
    assert_string_equal(bill.line[0].category, "cd");
    assert_int_equal(bill.payments, 1);
    assert_string_equal(bill.payment[0].tender, "other");
    bill_clear(&bill);
    assert_int_equal(look(desk, "0001").member.joined, date_from_civil(1997, 1, 1));
    practice_proven(desk);
    practice_close(desk);
}

static void test_fixed_columns(void **state)
{
    (void)state;
    static const char map[] = "{\"fixed\":[[1,11],[12,14],[15,24]],\"header\":[\"phone\",\"name\",\"joined\"]}";
    struct desk *desk = practice_open(NULL);
    counts(bring(desk, IMPORT_MEMBERS, "13812345678张三丰2024-03-05\n13812345679李四 2024-03-06\n", map), 2, 2, 0, 0);
    assert_string_equal(look(desk, "13812345678").member.name, "张三丰");
    assert_string_equal(look(desk, "13812345679").member.name, "李四");
    practice_close(desk);
}

static const char bills[] = "单号,日期,卡号,商品,数量,单价,金额,分类\n"
                            "1,2026-07-01 09:30,A1,TEA,2,28.00,56.00,\n"
                            "2,2026-07-02 02:00,,,1,,12.50,food\n"
                            "1,2026-07-01 09:30,A1,,1,9.90,,food\n"
                            "1,2026-07-03,A1,,1,,5,\n";

static void sell_tea(struct desk *desk)
{
    counts(bring(desk, IMPORT_ITEMS, "sku,name,price,category\nTEA,茶,28.00,tea\n", NULL), 1, 1, 0, 0);
    counts(bring(desk, IMPORT_MEMBERS, chinese, NULL), 2, 2, 0, 0);
}

static void test_rows_of_one_number_and_day_are_one_bill(void **state)
{
    (void)state;
    struct desk *desk = practice_open(programme);
    struct error err;
    struct bill bill;
    sell_tea(desk);
    struct import_done done = bring(desk, IMPORT_SALES, bills, NULL);
    assert_int_equal(done.amount, 5600 + 1250 + 990 + 500);
    counts(done, 4, 3, 0, 0);
    assert_int_equal(bill_get(desk_db(desk), 1, &bill, &err), STATUS_OK); /* 2 o'clock at night: the day before */
    assert_int_equal(bill.row.day, date_from_civil(2026, 7, 1));
    assert_int_equal(bill.lines + bill.row.member, 3);
    bill_clear(&bill);
    assert_int_equal(bill_get(desk_db(desk), 2, &bill, &err), STATUS_OK);
    bill_clear(&bill);
    int64_t spend;
    assert_int_equal(member_spend(desk_db(desk), look(desk, "A1").member.id, 0, DATE_NEVER, &spend, &err), STATUS_OK);
    assert_int_equal(spend, 5600 + 990 + 500);
    assert_int_equal(look(desk, "A1").purchases, 2);
    practice_proven(desk);
    practice_close(desk);
}

static void test_bills_that_came_before(void **state)
{
    (void)state;
    struct desk *desk = practice_open(programme);
    sell_tea(desk);
    counts(bring(desk, IMPORT_SALES, bills, NULL), 4, 3, 0, 0);
    static const char more[] = "单号,日期,卡号,金额\n1,2026-07-03,A1,5.00\n7,2026-07-03,A1,6.00\n";
    static const char other[] = "单号,日期,卡号,金额\n1,2026-07-03,A1,5.01\n";
    counts(bring(desk, IMPORT_SALES, more, NULL), 2, 1, 0, 1);
    static const char nobody[] = "单号,日期,卡号,金额\n1,2026-07-03,,5.00\n";
    refused(bring(desk, IMPORT_SALES, nobody, NULL), 1, 2, "bill", "bad_value", "1");
    refused(bring(desk, IMPORT_SALES, other, NULL), 1, 2, "bill", "bad_value", "1");
    practice_proven(desk);
    practice_close(desk);
}

static void test_bills_that_cannot_be(void **state)
{
    (void)state;
    struct desk *desk = practice_open(programme);
    sell_tea(desk);
    refused(bring(desk, IMPORT_SALES,
                  "bill,date,card,phone,amount,sku,quantity\n"
                  "1,2026-07-01,A1,,5,,\n"
                  "1,2026-07-01,,,5,,\n"
                  "2,2026-07-01,B9,,5,,\n"
                  "3,2026-07-01,,,-5,,\n"
                  "4,,,,5,,\n"
                  "5,2026-08-02,,,5,,0\n"
                  "6,2026-07-01,,,,,\n"
                  "7,2026-07-01,,,5,COFFEE,\n"
                  "8,2026-07-01,A1,13900000001,5,,\n",
                  NULL),
            9, 3, "card", "bad_value", "", 4, "card", "not_found", "B9", 5, "amount", "bad_value", "-5", 6, "date",
            "missing_value", "", 7, "date", "bad_value", "2026-08-02", 7, "quantity", "bad_value", "0", 8, "amount",
            "missing_value", "", 9, "sku", "not_found", "COFFEE", 10, "card", "bad_value", "A1");
    practice_proven(desk);
    practice_close(desk);
}

static void test_maps_that_are_wrong(void **state)
{
    (void)state;
    static const struct {
        const char *map, *field;
    } wrong[] = {{"[]", "map"},
                 {"{", "map"},
                 {"{\"colums\":{}}", "map.colums"},
                 {"{\"columns\":[]}", "map.columns"},
                 {"{\"columns\":{\"fone\":\"a\"}}", "map.columns.fone"},
                 {"{\"columns\":{\"phone\":\"b\"}}", "map.columns.phone"},
                 {"{\"columns\":{\"amount\":\"a\"}}", "map.columns.amount"},
                 {"{\"delimiter\":\"ab\"}", "map.delimiter"},
                 {"{\"fixed\":[[2,1]]}", "map.fixed"},
                 {"{\"join\":{\"name\":\"a\"}}", "map.join"},
                 {"{\"defaults\":{\"name\":1}}", "map.defaults"},
                 {"{\"columns\":{\"phone\":null}}", "phone"}};
    struct desk *desk = practice_open(NULL);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct import_request request = {
            .kind = IMPORT_MEMBERS, .bytes = "phone,a\n13812345678,1\n", .size = 22, .map = wrong[i].map};
        struct import_done done;
        struct error err;
        assert_true(import_run(desk, &request, &done, &err) != STATUS_OK);
        assert_string_equal(err.field, wrong[i].field);
    }
    practice_close(desk);
}

static void test_items(void **state)
{
    (void)state;
    struct desk *desk = practice_open(NULL);
    struct item item;
    struct error err;
    static const char list[] = "编码,名称,售价,分类,库存,会员价\nTEA,茶,28.00,tea,5,26\nBAG,袋,0.5,,,\n";
    counts(bring(desk, IMPORT_ITEMS, list, NULL), 2, 2, 0, 0);
    counts(bring(desk, IMPORT_ITEMS, "sku,price\nTEA,30\nBAG,0.50\n", NULL), 2, 0, 1, 1);
    assert_int_equal(item_by_sku(desk_db(desk), "TEA", &item, &err), STATUS_OK);
    assert_int_equal(item.price, 3000);
    assert_int_equal(item.member_price, 2600);
    assert_int_equal(item.stock, 5 * QUANTITY_ONE);
    assert_string_equal(item.name, "茶");
    refused(bring(desk, IMPORT_ITEMS, "sku,price,floor\nX,1,2\nY,,\n,1,\n", NULL), 3, 2, "floor", "bad_value", "", 3,
            "price", "missing_value", "", 4, "sku", "missing_value", "");
    practice_close(desk);
}

/* Every tenth member comes twice, the second time under another name; with `spoilt` the last row is invalid. */
static char *long_list(int people, const char *given, bool spoilt)
{
    struct buffer text = {0};
    buffer_add(&text, "手机,姓名,积分\n");
    for (int i = 0; i < people; i++) {
        buffer_format(&text, "139%08d,单%s,%d\n", (i * 7919) % 100000, given, i % 3 == 0 ? 10 : 0);
        if (i % 10 == 9)
            buffer_format(&text, "139%08d,张%s%s,\n", (i * 7919) % 100000, given, given);
    }
    buffer_add(&text, spoilt ? "139,王五,\n" : "");
    return text.text;
}

static int64_t number(struct desk *desk, const char *sql)
{
    sqlite3_stmt *stmt = NULL;
    assert_int_equal(sqlite3_prepare_v2(desk_db(desk)->handle, sql, -1, &stmt, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    int64_t value = sqlite3_column_int64(stmt, 0);
    sqlite3_finalize(stmt);
    return value;
}

/* A list long enough that indexes and name suffixes are written after the rows. */
static void test_a_long_list(void **state)
{
    (void)state;
    static const char indexes[] = "SELECT count(*) FROM sqlite_schema WHERE type='index'";
    struct desk *desk = practice_open(programme);
    int64_t before = number(desk, indexes), people = number(desk, "SELECT count(*) FROM member");
    char *list = long_list(2000, "雄信", true), *good = long_list(2000, "雄信", false);
    char *few = long_list(900, "小明", false);
    refused(bring(desk, IMPORT_MEMBERS, list, NULL), 1, 2202, "phone", "bad_value", "139");
    assert_int_equal(number(desk, indexes), before);
    assert_int_equal(number(desk, "SELECT count(*) FROM member"), people);
    assert_int_equal(number(desk, "SELECT count(*) FROM member_suffix WHERE suffix='雄信'"), 0);
    counts(rehearse(desk, IMPORT_MEMBERS, good, NULL), 2200, 2000, 200, 0);
    assert_int_equal(number(desk, "SELECT count(*) FROM member"), people);
    counts(bring(desk, IMPORT_MEMBERS, good, NULL), 2200, 2000, 200, 0);
    assert_int_equal(number(desk, indexes), before);
    assert_int_equal(number(desk, "SELECT count(*) FROM member_suffix WHERE suffix='单雄信'"), 1800);
    assert_int_equal(number(desk, "SELECT count(*) FROM member_suffix WHERE suffix='danxiongxin'"), 1800);
    assert_int_equal(number(desk, "SELECT count(*) FROM member_suffix WHERE suffix='张雄信雄信'"), 200);
    assert_int_equal(number(desk, "SELECT count(*) FROM member_suffix WHERE suffix='雄信'"), 2000);
    assert_int_equal(number(desk, "SELECT sum(pinyin='shanxiongxin') FROM member"), 1800);
    assert_int_equal(
        number(desk, "SELECT count(*) FROM member WHERE pinyin='zhangxiongxinxiongxin' AND state='active'"), 200);
    counts(bring(desk, IMPORT_MEMBERS, few, NULL), 990, 0, 990, 0);
    assert_int_equal(number(desk, "SELECT count(*) FROM member_suffix WHERE suffix='小明'"), 900);
    practice_proven(desk);
    practice_close(desk);
    free(list);
    free(good);
    free(few);
}

/* Signs in a clerk, who may not import without an approver. */
static void clerk_signs_in(struct desk *desk)
{
    struct staff clerk = {.role = ROLE_CLERK, .code = "E07", .name = "E07"};
    struct manage_done done;
    struct error err;
    assert_int_equal(manage_staff_add(desk, NULL, &clerk, &done, &err), STATUS_OK);
    assert_int_equal(desk_sign_in(desk, "E07", NULL, &err), STATUS_OK);
}

static size_t log_size(const char *path)
{
    struct stat file;
    assert_int_equal(stat(path, &file), 0);
    return (size_t)file.st_size;
}

/* Dry runs, files with refused rows and files imported before are not logged as failures. */
static void test_only_failures_are_logged(void **state)
{
    (void)state;
    struct desk *desk = practice_open(programme);
    char path[SCRATCH_PATH];
    struct import_done done;
    struct error err;
    assert_int_equal(log_open(scratch_path(path, "import.log"), &err), STATUS_OK);
    counts(rehearse(desk, IMPORT_MEMBERS, chinese, NULL), 2, 2, 0, 0);
    counts(bring(desk, IMPORT_MEMBERS, chinese, NULL), 2, 2, 0, 0);
    done = bring(desk, IMPORT_MEMBERS, chinese, NULL);
    assert_true(done.repeated);
    import_done_clear(&done);
    done = rehearse(desk, IMPORT_MEMBERS, chinese, NULL);
    assert_true(done.repeated);
    import_done_clear(&done);
    refused(bring(desk, IMPORT_MEMBERS, "phone\n139\n", NULL), 1, 2, "phone", "bad_value", "139");
    assert_int_equal(log_size(path), 0);
    struct import_request request = {.kind = IMPORT_MEMBERS, .bytes = "phone\n13900000009\n", .size = 18};
    clerk_signs_in(desk);
    assert_int_equal(import_run(desk, &request, &done, &err), STATUS_NOT_PERMITTED);
    assert_true(log_size(path) > 0);
    log_close();
    practice_close(desk);
}

/* The approver is in the entries of opening balances and purchases. */
static void test_who_approved_is_kept(void **state)
{
    (void)state;
    static const char balances[] = "phone,points\n13812345678,50\n";
    static const char purchases[] = "bill,phone,date,amount\n1,13812345678,2026-07-01,20\n";
    struct desk *desk = practice_open(programme);
    struct staff owner;
    struct error err;
    assert_int_equal(desk_approver(desk, "owner", NULL, &owner, &err), STATUS_OK);
    clerk_signs_in(desk);
    struct import_request request[] = {
        {.kind = IMPORT_MEMBERS, .bytes = balances, .size = sizeof balances - 1, .approver = &owner},
        {.kind = IMPORT_SALES, .bytes = purchases, .size = sizeof purchases - 1, .approver = &owner}};
    for (size_t i = 0; i < 2; i++) {
        struct import_done done;
        assert_int_equal(import_run(desk, &request[i], &done, &err), STATUS_OK);
        counts(done, 1, 1, 0, 0);
    }
    assert_int_equal(number(desk, "SELECT count(*) FROM txn WHERE kind='import'"), 2);
    assert_int_equal(number(desk, "SELECT count(*) FROM txn WHERE kind='import' AND approver IS NOT NULL"), 2);
    assert_int_equal(number(desk, "SELECT max(approver) FROM txn WHERE kind='import'"), owner.id);
    practice_proven(desk);
    practice_close(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_members_with_chinese_headers),
        cmocka_unit_test(test_the_same_again_changes_nothing),
        cmocka_unit_test(test_known_members_are_brought_up_to_date),
        cmocka_unit_test(test_refused_rows_are_all_named_and_nothing_is_written),
        cmocka_unit_test(test_no_more_than_a_thousand_refusals),
        cmocka_unit_test(test_a_long_list),
        cmocka_unit_test(test_people_out_of_an_orders_file),
        cmocka_unit_test(test_columns_parted_by_blanks),
        cmocka_unit_test(test_fixed_columns),
        cmocka_unit_test(test_rows_of_one_number_and_day_are_one_bill),
        cmocka_unit_test(test_bills_that_came_before),
        cmocka_unit_test(test_bills_that_cannot_be),
        cmocka_unit_test(test_maps_that_are_wrong),
        cmocka_unit_test(test_items),
        cmocka_unit_test(test_only_failures_are_logged),
        cmocka_unit_test(test_who_approved_is_kept),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    scratch_remove();
    return failed;
}
