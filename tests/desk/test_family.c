/* SPDX-License-Identifier: MIT */
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

#include "desk/check.h"
#include "desk/enrol.h"
#include "desk/exchange.h"
#include "desk/family.h"
#include "desk/manage.h"
#include "desk/member_view.h"

/* Ten per cent of a top-up more as bonus, which earns nothing; a gift of one coupon for a birthday. */
#define RULES                                                                                                          \
    "{\"points\":{\"per\":\"1.00\",\"earn\":1},\"wallet\":{\"topups\":[{\"pay\":\"200.00\",\"bonus\":\"50.00\"}]},"    \
    "\"offers\":[{\"code\":\"BDAY\",\"trigger\":\"automatic\",\"benefit\":{\"amount\":\"10.00\"},"                     \
    "\"when\":{\"birthday_within_days\":3},\"limits\":{\"per_member\":1}}]}"

#define DAY 86400

static int64_t wang, li, zhao;
static struct error err;

static struct desk *family(void)
{
    struct desk *desk = practice_open(RULES);
    wang = practice_member(desk, "13800001111");
    li = practice_member(desk, "13800002222");
    zhao = practice_member(desk, "13800003333");
    practice_topup(desk, wang, 20000);
    return desk;
}

static enum status links(struct desk *desk, int64_t holder, int64_t other, int64_t limit)
{
    struct family_request request = {.member = holder, .other = other, .limit = limit};
    return family_link(desk, NULL, NULL, &request, &err);
}

static enum status parts(struct desk *desk, int64_t one, int64_t other)
{
    struct family_request request = {.member = one, .other = other, .apart = true};
    return family_link(desk, NULL, NULL, &request, &err);
}

static struct sale_request bill_of(int64_t member, int64_t holder, int64_t amount)
{
    struct sale_request request = {
        .member = member,
        .tender = {{.kind = TENDER_FAMILY, .amount = amount}, {.kind = TENDER_CASH, .amount = TENDER_REST}},
        .tenders = 2};
    snprintf(request.tender[0].reference, sizeof request.tender[0].reference, "%lld", (long long)holder);
    return request;
}

/* A bill of ¥100 of that member, `amount` of it with the holder's stored value. *bill may be NULL. */
static enum status pays(struct desk *desk, int64_t member, int64_t holder, int64_t amount, struct sale_view *bill)
{
    struct sale_line line = {.quantity = 1000, .price = 10000};
    struct sale_request request = bill_of(member, holder, amount);
    struct sale_view view = {0};
    request.line = &line;
    request.lines = 1;
    enum status status = sell(desk, NULL, NULL, &request, &view, &err);
    if (bill)
        *bill = view;
    else
        sale_view_clear(&view);
    return status;
}

static void back(struct desk *desk, int64_t bill, int64_t line)
{
    struct return_view view = practice_back(desk, bill, line, 0);
    return_view_clear(&view);
}

static struct member_view viewed(struct desk *desk, int64_t member)
{
    struct member_view view;
    assert_int_equal(member_view(desk, member, &view, &err), STATUS_OK);
    return view;
}

static int64_t wallet(struct desk *desk, int64_t member)
{
    return practice_holds(desk, member).wallet;
}

static void both_sides(struct desk *desk, int64_t limit, int64_t used)
{
    struct member_view holder = viewed(desk, wang), other = viewed(desk, li);
    assert_int_equal(holder.links.links, 1);
    assert_int_equal(other.links.links, 1);
    assert_true(holder.links.link[0].member == li && !holder.links.link[0].holds);
    assert_true(other.links.link[0].member == wang && other.links.link[0].holds);
    assert_int_equal(holder.links.link[0].limit, limit);
    assert_int_equal(other.links.link[0].used, used);
    assert_int_equal(holder.family_left, 0);
    assert_int_equal(other.holder_balance, holder.wallet_balance);
    member_view_clear(&holder);
    member_view_clear(&other);
}

static void test_who_pays_with_whose(void **state)
{
    (void)state;
    struct desk *desk = family();
    struct sale_view bill;
    assert_int_equal(pays(desk, li, wang, 5000, NULL), STATUS_NOT_PERMITTED);
    assert_string_equal(err.detail, "family");
    assert_int_equal(links(desk, wang, li, 9000), STATUS_OK);
    both_sides(desk, 9000, 0);
    assert_int_equal(pays(desk, li, wang, 5000, &bill), STATUS_OK);
    assert_int_equal(bill.member, li);
    assert_string_equal(bill.tender[0].reference, "1");
    assert_int_equal(bill.points_earned, 90); /* 40.00 of principal and 50.00 in cash; 10.00 of bonus earn nothing */
    sale_view_clear(&bill);
    assert_int_equal(wallet(desk, wang), 20000);
    assert_int_equal(practice_holds(desk, li).points, 90);
    assert_int_equal(practice_holds(desk, wang).points, 0);
    both_sides(desk, 9000, 5000);
    assert_int_equal(pays(desk, wang, li, 100, NULL), STATUS_NOT_PERMITTED); /* not the other way round */
    assert_int_equal(pays(desk, zhao, wang, 100, NULL), STATUS_NOT_PERMITTED);
    assert_int_equal(pays(desk, 0, wang, 100, NULL), STATUS_NOT_PERMITTED); /* nor a walk-in */
    practice_proven(desk);
    practice_close(desk);
}

static void test_the_limit_of_a_month(void **state)
{
    (void)state;
    struct desk *desk = family();
    struct sale_view bill;
    assert_int_equal(links(desk, wang, li, 9000), STATUS_OK);
    assert_int_equal(pays(desk, li, wang, 5000, &bill), STATUS_OK);
    assert_int_equal(pays(desk, li, wang, 4001, NULL), STATUS_FAMILY_LIMIT);
    assert_string_equal(err.arg[0], "90.00");
    assert_string_equal(err.arg[1], "40.00");
    struct member_view view = viewed(desk, li);
    assert_int_equal(view.family_left, 4000);
    member_view_clear(&view);
    back(desk, bill.bill_id, 1); /* what came back may be paid again */
    sale_view_clear(&bill);
    both_sides(desk, 9000, 0);
    assert_int_equal(pays(desk, li, wang, 9000, NULL), STATUS_OK);
    assert_int_equal(pays(desk, li, wang, 1, NULL), STATUS_FAMILY_LIMIT);
    assert_int_equal(parts(desk, wang, li), STATUS_OK);
    assert_int_equal(links(desk, wang, li, 9000), STATUS_OK);
    assert_int_equal(pays(desk, li, wang, 1, NULL), STATUS_FAMILY_LIMIT); /* a new link does not begin a new month */
    clock_freeze(clock_now() + 31 * DAY);
    assert_int_equal(pays(desk, li, wang, 9000, NULL), STATUS_OK);
    assert_int_equal(links(desk, wang, li, LIMIT_NONE), STATUS_OK);
    assert_int_equal(pays(desk, li, wang, 10000, NULL), STATUS_NOT_ENOUGH_STORED_VALUE); /* 70.00 are left */
    assert_string_equal(err.arg[1], "70.00");
    assert_int_equal(pays(desk, li, wang, 7000, NULL), STATUS_OK);
    practice_proven(desk);
    practice_close(desk);
}

/* Every part returned goes to the lots it came from, in the proportion drawn, whoever else paid by stored value. */
static void test_what_comes_back(void **state)
{
    (void)state;
    struct desk *desk = family();
    struct sale_line line[2] = {{.quantity = 1000, .price = 10000}, {.quantity = 1000, .price = 10000}};
    struct sale_view view;
    practice_topup(desk, li, 10000);
    assert_int_equal(links(desk, wang, li, LIMIT_NONE), STATUS_OK);
    struct sale_request request = bill_of(li, wang, 15000);
    request.tender[1] = (struct tender){.kind = TENDER_WALLET, .amount = 5000};
    request.line = line;
    request.lines = 2;
    assert_int_equal(sell(desk, NULL, NULL, &request, &view, &err), STATUS_OK);
    assert_true(wallet(desk, wang) == 10000 && wallet(desk, li) == 5000);
    back(desk, view.bill_id, 1); /* 50.00 of their own first, it paid last */
    assert_true(wallet(desk, wang) == 15000 && wallet(desk, li) == 10000);
    assert_int_equal(parts(desk, wang, li), STATUS_OK); /* parted or not */
    back(desk, view.bill_id, 2);
    struct member_view holder = viewed(desk, wang);
    assert_true(holder.principal == 20000 && holder.bonus == 5000);
    member_view_clear(&holder);
    assert_int_equal(wallet(desk, li), 10000);
    sale_view_clear(&view);
    practice_proven(desk);
    practice_close(desk);
}

static void test_no_chains(void **state)
{
    (void)state;
    struct desk *desk = family();
    int64_t qian = practice_member(desk, "13800004444");
    assert_int_equal(links(desk, wang, wang, LIMIT_NONE), STATUS_BAD_VALUE);
    assert_int_equal(links(desk, wang, li, 0), STATUS_BAD_VALUE);
    assert_int_equal(links(desk, wang, 99, LIMIT_NONE), STATUS_NOT_FOUND);
    assert_int_equal(links(desk, wang, li, LIMIT_NONE), STATUS_OK);
    assert_int_equal(links(desk, wang, li, LIMIT_NONE), STATUS_BAD_VALUE); /* as it is */
    assert_int_equal(links(desk, li, wang, LIMIT_NONE), STATUS_CYCLE);
    assert_int_equal(links(desk, li, zhao, LIMIT_NONE), STATUS_IN_USE);
    assert_string_equal(err.detail, "chain");
    assert_int_equal(links(desk, zhao, wang, LIMIT_NONE), STATUS_IN_USE);
    assert_string_equal(err.detail, "holder");
    assert_int_equal(links(desk, zhao, li, LIMIT_NONE), STATUS_IN_USE);
    assert_string_equal(err.detail, "family");
    assert_int_equal(links(desk, wang, zhao, 100), STATUS_OK); /* a holder may have several */
    assert_int_equal(parts(desk, li, zhao), STATUS_NOT_FOUND);
    assert_int_equal(parts(desk, li, wang), STATUS_OK); /* said from either side */
    assert_int_equal(parts(desk, li, wang), STATUS_NOT_FOUND);
    assert_int_equal(pays(desk, li, wang, 100, NULL), STATUS_NOT_PERMITTED);
    assert_int_equal(links(desk, qian, li, LIMIT_NONE), STATUS_OK);
    practice_proven(desk);
    practice_close(desk);
}

static void sign_in(struct desk *desk, struct staff *boss)
{
    struct staff lee = {.code = "E07", .name = "Lee", .role = ROLE_CLERK};
    struct staff manager = {.code = "M01", .name = "Boss", .role = ROLE_MANAGER};
    struct manage_done done;
    assert_int_equal(manage_staff_add(desk, NULL, &lee, &done, &err), STATUS_OK);
    assert_int_equal(manage_staff_add(desk, NULL, &manager, &done, &err), STATUS_OK);
    assert_int_equal(desk_sign_in(desk, "E07", NULL, &err), STATUS_OK);
    assert_int_equal(desk_approver(desk, "M01", NULL, boss, &err), STATUS_OK);
}

static void test_more_takes_a_manager(void **state)
{
    (void)state;
    struct desk *desk = family();
    struct staff boss;
    struct family_request request = {.member = wang, .other = li, .limit = 5000};
    sign_in(desk, &boss);
    assert_int_equal(family_link(desk, NULL, NULL, &request, &err), STATUS_APPROVAL_NEEDED);
    assert_int_equal(family_link(desk, "k", &boss, &request, &err), STATUS_OK);
    assert_int_equal(family_link(desk, "k", &boss, &request, &err), STATUS_OK); /* the same act again */
    request.limit = 5001;
    assert_int_equal(family_link(desk, NULL, NULL, &request, &err), STATUS_APPROVAL_NEEDED);
    request.limit = LIMIT_NONE;
    assert_int_equal(family_link(desk, NULL, NULL, &request, &err), STATUS_APPROVAL_NEEDED);
    request.limit = 4999;
    assert_int_equal(family_link(desk, NULL, NULL, &request, &err), STATUS_OK);
    both_sides(desk, 4999, 0);
    assert_int_equal(parts(desk, wang, li), STATUS_OK);
    practice_proven(desk);
    practice_close(desk);
}

/* "one birthday gift each": the one of either is no concern of the other's. */
static void test_one_birthday_gift_each(void **state)
{
    (void)state;
    struct desk *desk = family();
    struct sale_view bill;
    int64_t born[] = {wang, li};
    assert_int_equal(links(desk, wang, li, LIMIT_NONE), STATUS_OK);
    for (int i = 0; i < 2; i++) {
        struct enrol_request values = {0};
        assert_int_equal(birthday_parse("08-01", &values.member.birthday, &err), STATUS_OK);
        assert_int_equal(enrol_edit(desk, NULL, born[i], FIELD_BIRTHDAY, &values, &err), STATUS_OK);
    }
    for (int i = 0; i < 2; i++) {
        assert_int_equal(pays(desk, li, wang, 1000, &bill), STATUS_OK);
        assert_int_equal(bill.payable, i == 0 ? 9000 : 10000);
        sale_view_clear(&bill);
    }
    struct sale_request request = {.member = wang};
    bill = practice_sale(desk, &request, (const char *const[]){"100", NULL});
    assert_int_equal(bill.payable, 9000);
    sale_view_clear(&bill);
    practice_close(desk);
}

/* What comes back for an exchange pays again, but not for a bill sold anew to somebody else. */
static void test_exchange_and_resell(void **state)
{
    (void)state;
    struct desk *desk = family();
    struct sale_line line = {.quantity = 1000, .price = 6000};
    struct sale_view bill;
    struct exchange_view view = {0};
    assert_int_equal(links(desk, wang, li, 10000), STATUS_OK);
    assert_int_equal(pays(desk, li, wang, 10000, &bill), STATUS_OK);
    struct exchange_request request = {.back = {.bill = bill.bill_id}, .sale = {.line = &line, .lines = 1}};
    assert_int_equal(exchange(desk, NULL, NULL, &request, false, &view, &err), STATUS_OK);
    assert_int_equal(view.sale.tender[0].kind, TENDER_FAMILY);
    exchange_view_clear(&view);
    sale_view_clear(&bill);
    assert_int_equal(wallet(desk, wang), 19000);
    both_sides(desk, 10000, 6000);
    practice_proven(desk);
    practice_close(desk);
}

/* The books say when somebody paid with another's lots without a link, or beyond its limit. */
static void test_check_sees_it(void **state)
{
    (void)state;
    static const char *const harm[] = {
        "DROP TRIGGER member_link_no_delete; DELETE FROM member_link",
        "DROP TRIGGER member_link_frozen; UPDATE member_link SET last = first",
        "DROP TRIGGER member_link_frozen; UPDATE member_link SET spend_limit = 4999",
        "DROP TRIGGER payment_no_update; UPDATE payment SET tender = 'other' WHERE tender = 'family'",
        "DROP TRIGGER payment_no_update; UPDATE payment SET reference = '3' WHERE tender = 'family'",
    };
    for (size_t i = 0; i < sizeof harm / sizeof *harm; i++) {
        struct desk *desk = family();
        struct check_report report;
        sqlite3 *db;
        assert_int_equal(links(desk, wang, li, 5000), STATUS_OK);
        assert_int_equal(pays(desk, li, wang, 5000, NULL), STATUS_OK);
        practice_proven(desk);
        assert_int_equal(sqlite3_open(practice_path(), &db), SQLITE_OK);
        assert_int_equal(sqlite3_exec(db, harm[i], NULL, NULL, NULL), SQLITE_OK);
        sqlite3_close(db);
        assert_int_equal(check_books(desk, false, &report, &err), STATUS_OK);
        bool found = false;
        for (size_t p = 0; p < report.problems; p++)
            found |= strcmp(report.problem[p].table, "payment") == 0;
        if (!found)
            fail_msg("%s", harm[i]);
        check_clear(&report);
        practice_close(desk);
    }
}

/* What the file itself refuses; in the shop link 1 lets member 2 pay with member 1's stored value. */
static const struct {
    const char *sql, *why; /* why NULL: it is done */
} guards[] = {
#define LINK "INSERT INTO member_link(id,member,other,kind,spend_limit,first) VALUES"
    {LINK "(9,3,2,'family',5000,0)", "member_link is frozen (replace)"}, /* with two holders' */
    {"INSERT OR REPLACE INTO member_link SELECT * FROM member_link", "member_link is frozen (replace)"},
    {LINK "(9,2,3,'family',NULL,0)", "a holder has no holder"},
    {LINK "(9,3,1,'family',NULL,0)", "a holder has no holder"},
    {LINK "(9,3,3,'family',NULL,0)", "CHECK"},
    {LINK "(9,1,3,'family',0,0)", "CHECK"},
    {LINK "(9,1,3,'friend',NULL,0)", "CHECK"},
    {LINK "(9,1,3,'family',NULL,0)", NULL},
    {"UPDATE member_link SET spend_limit=1 WHERE id=1", "frozen"},
    {"UPDATE member_link SET spend_limit=1,last=99 WHERE id=9", "frozen"},
    {"UPDATE member_link SET first=-1,last=99 WHERE id=1", "frozen"},
    {"UPDATE member_link SET other=3,last=99 WHERE id=1", "frozen"},
    {"UPDATE member_link SET last=-1 WHERE id=1", "CHECK"},
    {"UPDATE member_link SET last=99 WHERE id=1", NULL},
    {"UPDATE member_link SET last=NULL WHERE id=1", "frozen"},
    {"UPDATE member_link SET last=100 WHERE id=1", "frozen"},
    {"DELETE FROM member_link WHERE id=1", "member_links stay"},
    {LINK "(10,3,2,'family',NULL,99)", "a holder has no holder"}, /* 3 is one of a family now */
    {"UPDATE member_link SET last=99 WHERE id=9", NULL},
    {LINK "(10,3,2,'family',NULL,99)", NULL},
};

static void test_the_file_guards_links(void **state)
{
    (void)state;
    struct desk *desk = family();
    sqlite3 *db;
    assert_int_equal(links(desk, wang, li, 5000), STATUS_OK);
    assert_int_equal(sqlite3_open(practice_path(), &db), SQLITE_OK);
    for (size_t i = 0; i < sizeof guards / sizeof *guards; i++) {
        int code = sqlite3_exec(db, guards[i].sql, NULL, NULL, NULL);
        if ((code == SQLITE_OK) != (guards[i].why == NULL) ||
            (guards[i].why && !strstr(sqlite3_errmsg(db), guards[i].why)))
            fail_msg("%s: %s", guards[i].sql, sqlite3_errmsg(db));
    }
    sqlite3_close(db);
    practice_close(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_who_pays_with_whose),   cmocka_unit_test(test_the_limit_of_a_month),
        cmocka_unit_test(test_what_comes_back),       cmocka_unit_test(test_no_chains),
        cmocka_unit_test(test_more_takes_a_manager),  cmocka_unit_test(test_one_birthday_gift_each),
        cmocka_unit_test(test_the_file_guards_links), cmocka_unit_test(test_exchange_and_resell),
        cmocka_unit_test(test_check_sees_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
