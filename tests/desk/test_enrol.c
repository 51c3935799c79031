/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"

#include <cmocka.h>

#include "tests/support/practice.h"
#include "tests/support/scratch.h"

#include "desk/enrol.h"
#include "desk/manage.h"
#include "desk/member_view.h"

static const char tiers[] =
    "{\"points\":{\"per\":\"1.00\",\"earn\":1},\"tiers\":{\"measure\":\"spend\",\"window\":{\"rolling_months\":12},"
    "\"levels\":[{\"code\":\"normal\",\"name\":\"Normal\",\"from\":\"0\"},"
    "{\"code\":\"gold\",\"name\":\"Gold\",\"from\":\"200.00\"}]}}";

static struct enrol_request zhang(void)
{
    struct enrol_request request = {
        .member = {.phone = 8613812345678, .gender = 'f', .tags = 1, .birthday = {BIRTHDAY_SOLAR, 1990, 8, 9}}};
    strcpy(request.member.name, "张丽");
    strcpy(request.member.card, "C1");
    strcpy(request.member.tag[0], "tea");
    strcpy(request.member.tier, "gold"); /* must be ignored: a tier cannot be requested */
    request.sms_consent_asked = request.sms_consent = true;
    return request;
}

static void test_a_new_member(void **state)
{
    (void)state;
    struct desk *desk = practice_open(tiers);
    struct enrol_request request = zhang();
    struct enrol_done done, again;
    struct member_view view;
    struct error err;
    assert_int_equal(enrol(desk, "k1", &request, &done, &err), STATUS_OK);
    assert_int_equal(enrol(desk, "k1", &request, &again, &err), STATUS_OK);
    assert_int_equal(again.member, done.member);
    assert_int_equal(again.txn, done.txn);
    request.member.phone++;
    assert_int_equal(enrol(desk, "k1", &request, &again, &err), STATUS_KEY_REUSED);
    assert_int_equal(member_view(desk, done.member, &view, &err), STATUS_OK);
    assert_string_equal(view.member.name, "张丽");
    assert_string_equal(view.member.pinyin, "zhangli");
    assert_string_equal(view.member.tier, "normal");
    assert_int_equal(view.member.joined, desk_day(desk));
    assert_string_equal(view.tier_name, "Normal");
    assert_string_equal(view.next_tier_name, "Gold");
    assert_int_equal(view.next_tier_missing, 20000);
    assert_int_equal(view.birthday_in_days, 8);
    assert_int_equal(view.purchases, 0);
    assert_int_equal(view.points_balance, 0);
    member_view_clear(&view);
    practice_proven(desk);
    practice_close(desk);
}

static void test_who_cannot_be_enrolled(void **state)
{
    (void)state;
    struct desk *desk = practice_open(NULL);
    struct enrol_request request = zhang(), other = zhang();
    struct enrol_done done;
    struct error err;
    assert_int_equal(enrol(desk, NULL, &request, &done, &err), STATUS_OK);
    other.member.card[0] = '\0';
    assert_int_equal(enrol(desk, NULL, &other, &done, &err), STATUS_DUPLICATE_PHONE);
    assert_string_equal(err.arg[0], "张*");
    other = zhang();
    other.member.phone = 0;
    assert_int_equal(enrol(desk, NULL, &other, &done, &err), STATUS_DUPLICATE_CARD);
    other.member.card[0] = '\0';
    assert_int_equal(enrol(desk, NULL, &other, &done, &err), STATUS_MISSING_VALUE);
    assert_string_equal(err.field, "phone");
    other = zhang();
    other.member.phone = 8613812345679;
    strcpy(other.member.card, "C2");
    other.member.referrer = 99;
    assert_int_equal(enrol(desk, NULL, &other, &done, &err), STATUS_NOT_FOUND);
    assert_string_equal(err.field, "referrer");
    other.member.referrer = 0;
    strcpy(other.member.name, "\xff");
    assert_int_equal(enrol(desk, NULL, &other, &done, &err), STATUS_BAD_VALUE);
    assert_string_equal(err.field, "name");
    practice_proven(desk);
    practice_close(desk);
}

static void test_only_what_is_named_changes(void **state)
{
    (void)state;
    struct desk *desk = practice_open(NULL);
    struct enrol_request request = zhang();
    struct enrol_done done;
    struct error err;
    struct enrol_request values = {.member.gender = 'm'};
    struct member member;
    assert_int_equal(enrol(desk, NULL, &request, &done, &err), STATUS_OK);
    strcpy(values.member.name, "张莉");
    strcpy(values.member.card, "C9");
    assert_int_equal(enrol_edit(desk, NULL, done.member, FIELD_NAME | FIELD_TAGS, &values, &err), STATUS_OK);
    assert_int_equal(member_get(desk_db(desk), done.member, &member, &err), STATUS_OK);
    assert_string_equal(member.name, "张莉");
    assert_string_equal(member.card, "C1");
    assert_int_equal(member.gender, 'f');
    assert_int_equal(member.tags, 0);
    assert_int_equal(member.birthday.day, 9);
    values.member.reading_fixed = true;
    strcpy(values.member.pinyin, "changli");
    strcpy(values.member.initials, "cl");
    assert_int_equal(enrol_edit(desk, NULL, done.member, FIELD_READING, &values, &err), STATUS_OK);
    assert_int_equal(member_get(desk_db(desk), done.member, &member, &err), STATUS_OK);
    assert_string_equal(member.initials, "cl");
    values.member.referrer = done.member;
    assert_int_equal(enrol_edit(desk, NULL, done.member, FIELD_REFERRER, &values, &err), STATUS_BAD_VALUE);
    assert_int_equal(enrol_edit(desk, NULL, 99, FIELD_NAME, &values, &err), STATUS_NOT_FOUND);
    practice_proven(desk);
    practice_close(desk);
}

static void test_the_ledger_of_one(void **state)
{
    (void)state;
    static const char *const lines[] = {"120", NULL};
    struct desk *desk = practice_open(tiers);
    struct ledger_list list;
    struct error err;
    int64_t member = practice_member(desk, "13812345678");
    struct sale_request request = {.member = member};
    struct sale_view view = practice_sale(desk, &request, lines);
    sale_view_clear(&view);
    practice_topup(desk, member, 5000);
    request = (struct sale_request){.member = member};
    view = practice_sale(desk, &request, lines);
    assert_int_equal(member_ledger(desk, member, &list, &err), STATUS_OK);
    assert_int_equal(list.lines, 3);
    assert_string_equal(list.line[0].kind, "points");
    assert_int_equal(list.line[0].delta, 120);
    assert_int_equal(list.line[0].balance, 240);
    assert_string_equal(list.line[0].bill, view.bill);
    assert_string_equal(list.line[1].kind, "principal");
    assert_int_equal(list.line[1].balance, 5000);
    assert_string_equal(list.line[1].bill, "");
    assert_int_equal(list.line[2].balance, 120);
    assert_string_equal(list.line[2].txn_kind, "sale");
    sale_view_clear(&view);
    member_ledger_clear(&list);
    assert_int_equal(member_ledger(desk, 99, &list, &err), STATUS_NOT_FOUND);
    practice_close(desk);
}

static void test_staff_and_pins(void **state)
{
    (void)state;
    struct desk *desk = practice_open(NULL);
    struct staff clerk = {.code = "E07", .name = "李娜", .role = ROLE_CLERK}, found;
    struct manage_done done;
    struct error err;
    assert_int_equal(manage_staff_add(desk, NULL, &clerk, &done, &err), STATUS_OK);
    assert_int_equal(manage_staff_add(desk, NULL, &clerk, &done, &err), STATUS_BAD_VALUE);
    assert_int_equal(manage_staff_pin(desk, NULL, "E07", "12345", &err), STATUS_BAD_VALUE);
    assert_string_equal(err.field, "pin");
    assert_int_equal(manage_staff_pin(desk, NULL, "E07", "111111", &err), STATUS_WEAK_PIN);
    assert_int_equal(manage_staff_pin(desk, NULL, "E07", "491827", &err), STATUS_OK);
    assert_int_equal(manage_staff_pin(desk, NULL, "owner", "1234567", &err), STATUS_BAD_VALUE);
    assert_int_equal(staff_by_code(desk_db(desk), "E07", &found, &err), STATUS_OK);
    assert_true(secret_pin_matches(desk_secret(desk), "491827", found.pin));
    assert_int_equal(desk_sign_in(desk, "E07", NULL, &err), STATUS_OK);
    strcpy(clerk.code, "E08");
    assert_int_equal(manage_staff_add(desk, NULL, &clerk, &done, &err), STATUS_NOT_PERMITTED);
    assert_int_equal(manage_staff_pin(desk, NULL, "owner", "12345678", &err), STATUS_NOT_PERMITTED);
    assert_int_equal(manage_staff_pin(desk, NULL, "E07", "827491", &err), STATUS_OK);
    struct item item = {.sku = "TEA", .name = "tea", .price = 100, .member_price = LIMIT_NONE, .stock = ITEM_UNCOUNTED};
    assert_int_equal(manage_item_add(desk, NULL, &item, &done, &err), STATUS_NOT_PERMITTED);
    practice_close(desk);
}

int main(void)
{
    secret_cheap(true);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_new_member),
        cmocka_unit_test(test_who_cannot_be_enrolled),
        cmocka_unit_test(test_only_what_is_named_changes),
        cmocka_unit_test(test_the_ledger_of_one),
        cmocka_unit_test(test_staff_and_pins),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    scratch_remove();
    return failed;
}
