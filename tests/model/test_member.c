/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "store/db_priv.h"
#include "model/member.h"

#include "tests/support/books.h"
#include "tests/support/scratch.h"

static struct member person(const char *name, int64_t phone, const char *card)
{
    struct member member = {.phone = phone, .joined = 20000};
    snprintf(member.name, sizeof member.name, "%s", name);
    snprintf(member.card, sizeof member.card, "%s", card);
    return member;
}

static int64_t add(struct db *db, struct member member)
{
    struct error err;
    books_begin(db);
    assert_int_equal(member_insert(db, &member, &err), STATUS_OK);
    books_commit(db);
    return member.id;
}

static int64_t count(struct db *db, const char *part, int64_t member)
{
    /* Uses the query of the finder: whether the member is found by a part of the name. */
    struct error err;
    struct stmt *stmt = stmt_use(db, QUERY_FINDER_PART);
    char end[64];
    int64_t hits = 0;
    bool row;
    snprintf(end, sizeof end, "%s\xF4\x8F\xBF\xBF", part);
    stmt_text(stmt, ":text", part);
    stmt_text(stmt, ":end", end);
    stmt_int(stmt, ":cap", 100);
    while (stmt_next(stmt, &row, &err) == STATUS_OK && row)
        hits += stmt_get_int(stmt, "id") == member;
    return hits;
}

static void test_everything_comes_back(void **state)
{
    (void)state;
    struct db *db = books_open("back.db");
    struct error err;
    struct member in = person("欧阳 小丽", 8613812345678, "VIP-1"), out;
    in.birthday = (struct birthday){.kind = BIRTHDAY_LUNAR_LEAP, .year = 1990, .month = 6, .day = 27};
    in.gender = 'f';
    in.tier_until = 20100;
    in.tags = 2;
    strcpy(in.tier, "gold");
    strcpy(in.source, "street");
    strcpy(in.tag[0], "老客");
    strcpy(in.tag[1], "tea");
    in.referrer = add(db, person("张三", 8613900000000, ""));
    int64_t id = add(db, in);
    assert_int_equal(member_get(db, id, &out, &err), STATUS_OK);
    assert_string_equal(out.name, "欧阳 小丽");
    assert_string_equal(out.pinyin, "ouyangxiaoli");
    assert_string_equal(out.initials, "oyxl");
    assert_string_equal(out.card, "VIP-1");
    assert_string_equal(out.tier, "gold");
    assert_string_equal(out.source, "street");
    assert_string_equal(out.state, "active");
    assert_int_equal(out.phone, 8613812345678);
    assert_int_equal(out.birthday.kind, BIRTHDAY_LUNAR_LEAP);
    assert_int_equal(out.birthday.year * 10000 + out.birthday.month * 100 + out.birthday.day, 19900627);
    assert_int_equal(out.gender, 'f');
    assert_int_equal(out.tier_until, 20100);
    assert_int_equal(out.joined, 20000);
    assert_int_equal(out.referrer, in.referrer);
    assert_int_equal(out.tags, 2);
    assert_string_equal(out.tag[0], "tea");
    assert_string_equal(out.tag[1], "老客");
    db_close(db);
}

static void test_nobody_twice(void **state)
{
    (void)state;
    struct db *db = books_open("twice.db");
    struct error err;
    int64_t first = add(db, person("张三丰", 8613812345678, "C1"));
    struct member phone = person("李四", 8613812345678, "C2"), card = person("李四", 8613812345679, "C1");
    books_begin(db);
    assert_int_equal(member_insert(db, &phone, &err), STATUS_DUPLICATE_PHONE);
    assert_string_equal(err.field, "phone");
    assert_string_equal(err.arg[0], "张*丰");
    assert_int_equal(member_insert(db, &card, &err), STATUS_DUPLICATE_CARD);
    assert_string_equal(err.field, "card");
    struct member self;
    assert_int_equal(member_get(db, first, &self, &err), STATUS_OK);
    assert_int_equal(member_update(db, &self, &err), STATUS_OK);
    db_rollback(db);
    db_close(db);
}

static void test_update_moves_what_finds_it(void **state)
{
    (void)state;
    struct db *db = books_open("update.db");
    struct error err;
    struct member member = person("张三丰", 8613812345678, "");
    member.tags = 1;
    strcpy(member.tag[0], "a");
    member.id = add(db, member);
    assert_int_equal(count(db, "三丰", member.id), 1);
    assert_int_equal(member_get(db, member.id, &member, &err), STATUS_OK);
    strcpy(member.name, "Ann Lee");
    strcpy(member.tag[0], "b");
    books_begin(db);
    assert_int_equal(member_update(db, &member, &err), STATUS_OK);
    books_commit(db);
    assert_int_equal(count(db, "三丰", member.id), 0);
    assert_int_equal(count(db, "lee", member.id), 1);
    assert_int_equal(member_get(db, member.id, &member, &err), STATUS_OK);
    assert_string_equal(member.pinyin, "annlee");
    assert_int_equal(member.tags, 1);
    assert_string_equal(member.tag[0], "b");
    member.reading_fixed = true;
    strcpy(member.pinyin, "anli");
    books_begin(db);
    assert_int_equal(member_update(db, &member, &err), STATUS_OK);
    books_commit(db);
    assert_int_equal(member_get(db, member.id, &member, &err), STATUS_OK);
    assert_string_equal(member.pinyin, "anli");
    db_close(db);
}

static void test_resolve(void **state)
{
    (void)state;
    struct db *db = books_open("resolve.db");
    struct error err;
    int64_t id, first = add(db, person("张三丰", 8613812345678, "20000"));
    static const char *const typed[] = {"13812345678", "138 1234-5678", "+86 13812345678", "１３８１２３４５６７８",
                                        "20000",       " #1 "};
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
        assert_int_equal(member_resolve(db, typed[i], &id, &err), STATUS_OK);
        assert_int_equal(id, first);
    }
    assert_int_equal(member_resolve(db, "#2", &id, &err), STATUS_NOT_FOUND);
    assert_string_equal(err.field, "member");
    assert_int_equal(member_resolve(db, "13812345670", &id, &err), STATUS_NOT_FOUND);
    assert_int_equal(member_resolve(db, "#x", &id, &err), STATUS_NOT_FOUND);
    assert_int_equal(member_resolve(db, "  ", &id, &err), STATUS_MISSING_VALUE);
    db_close(db);
}

static void test_names(void **state)
{
    (void)state;
    struct error err;
    char long_name[400] = "";
    assert_int_equal(member_name_check("", &err), STATUS_OK);
    assert_int_equal(member_name_check("\x01\t<script>\xE2\x80\xAE", &err), STATUS_OK);
    assert_int_equal(member_name_check("\xC0\x80", &err), STATUS_BAD_VALUE);
    for (int i = 0; i < 80; i++)
        strcat(long_name, "丽");
    assert_int_equal(member_name_check(long_name, &err), STATUS_OK);
    strcat(long_name, "丽");
    assert_int_equal(member_name_check(long_name, &err), STATUS_BAD_VALUE);
    assert_string_equal(err.field, "name");
    char folded[PERSON_TEXT];
    member_name_fold(folded, "Ａnn　L ee 丽");
    assert_string_equal(folded, "annlee丽");
}

static void test_spend_is_nothing_without_bills(void **state)
{
    (void)state;
    struct db *db = books_open("spend.db");
    struct error err;
    int64_t value = -1, id = add(db, person("张三丰", 8613812345678, ""));
    assert_int_equal(member_spend(db, id, 0, 30000, &value, &err), STATUS_OK);
    assert_int_equal(value, 0);
    value = -1;
    assert_int_equal(member_purchases(db, id, &value, &err), STATUS_OK);
    assert_int_equal(value, 0);
    db_close(db);
}

/* 种 is read chong or zhong: both find the member until a clerk corrects the reading. */
static void test_a_surname_read_in_two_ways(void **state)
{
    (void)state;
    struct db *db = books_open("two.db");
    struct error err;
    struct member member;
    int64_t id = add(db, person("种师道", 0, ""));
    assert_int_equal(member_get(db, id, &member, &err), STATUS_OK);
    assert_string_equal(member.pinyin, "chongshidao");
    assert_int_equal(count(db, "zhongshi", id), 1);
    assert_int_equal(count(db, "zsd", id), 1);
    assert_int_equal(count(db, "shidao", id), 0);
    books_begin(db);
    strcpy(member.pinyin, "zhongshidao");
    strcpy(member.initials, "zsd");
    member.reading_fixed = true;
    assert_int_equal(member_update(db, &member, &err), STATUS_OK);
    books_commit(db);
    assert_int_equal(count(db, "zhongshi", id) + count(db, "zsd", id) + count(db, "c", id), 0);
    assert_int_equal(count(db, "种", id), 1);
    db_close(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_surname_read_in_two_ways),
        cmocka_unit_test(test_everything_comes_back),
        cmocka_unit_test(test_nobody_twice),
        cmocka_unit_test(test_update_moves_what_finds_it),
        cmocka_unit_test(test_resolve),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_spend_is_nothing_without_bills),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    scratch_remove();
    return failed;
}
