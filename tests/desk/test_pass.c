/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/clock.h"
#include "base/text.h"

#include <cmocka.h>

#include "tests/support/practice.h"

#include "desk/manage.h"
#include "desk/member_view.h"
#include "desk/nightly.h"
#include "desk/pass.h"

#define DAY 86400

static const char RULES[] = "{\"wallet\":{\"topups\":[{\"pay\":\"100.00\",\"pass\":{\"sku\":\"CUT\",\"uses\":3}},"
                            "{\"pay\":\"200.00\",\"pass\":{\"sku\":\"CUT\",\"uses\":5,\"valid_days\":30}}]}}";

static struct desk *shop(void)
{
    struct desk *desk = practice_open(RULES);
    struct item item = {.price = 5000, .member_price = LIMIT_NONE, .stock = ITEM_UNCOUNTED};
    struct manage_done done;
    struct error err = {0};
    text_copy(item.sku, sizeof item.sku, "CUT");
    text_copy(item.name, sizeof item.name, "Hair cut");
    assert_int_equal(manage_item_add(desk, NULL, &item, &done, &err), STATUS_OK);
    return desk;
}

static enum status use(struct desk *desk, const char *key, int64_t member, const char *sku, int64_t uses,
                       struct pass_done *done, struct error *err)
{
    struct pass_request request = {.member = member, .uses = uses};
    text_copy(request.sku, sizeof request.sku, sku);
    return pass_use(desk, key, &request, done, err);
}

static int64_t left(struct desk *desk, int64_t member, int64_t *ends)
{
    struct member_view view;
    struct error err = {0};
    assert_int_equal(member_view(desk, member, &view, &err), STATUS_OK);
    int64_t uses = view.passes.passes ? view.passes.pass[0].uses : 0;
    if (ends)
        *ends = view.passes.passes ? view.passes.pass[0].ends : 0;
    member_view_clear(&view);
    return uses;
}

/* First 3 uses without an end are given, then 5 with one: those with an end are drawn first. */
static void uses_are_drawn_from_what_ends_first(void **state)
{
    (void)state;
    struct desk *desk = shop();
    int64_t li = practice_member(desk, "13800005678"), ends, day = desk_day(desk);
    struct pass_done done, again;
    struct error err = {0};
    struct entry entry = {0};
    practice_topup(desk, li, 10000);
    practice_topup(desk, li, 20000);
    assert_int_equal(left(desk, li, &ends), 8);
    assert_int_equal(ends, day + 30);
    assert_int_equal(use(desk, "k", li, "CUT", 1, &done, &err), STATUS_OK);
    assert_int_equal(done.left, 7);
    assert_int_equal(use(desk, "k", li, "CUT", 1, &again, &err), STATUS_OK);
    assert_int_equal(again.txn, done.txn);
    assert_int_equal(use(desk, "k", li, "CUT", 2, &again, &err), STATUS_KEY_REUSED);
    assert_int_equal(use(desk, NULL, li, "CUT", 5, &done, &err), STATUS_OK); /* drawn from both lots */
    assert_int_equal(done.left, 2);
    assert_int_equal(ledger_read(desk_db(desk), done.txn, &entry, &err), STATUS_OK);
    assert_string_equal(entry.kind, "pass");
    assert_int_equal(entry.transfers, 2);
    assert_int_equal(entry.transfer[0].amount, 4);
    assert_int_equal(entry.transfer[1].amount, 1);
    assert_string_equal(entry.steps.step[0].rule, STEP_PASS);
    entry_clear(&entry);
    assert_int_equal(left(desk, li, &ends), 2);
    assert_int_equal(use(desk, NULL, li, "CUT", 3, &done, &err), STATUS_NOT_ENOUGH_USES);
    assert_string_equal(err.arg[0], "2");
    assert_string_equal(err.arg[1], "3");
    assert_int_equal(left(desk, li, NULL), 2);
    practice_proven(desk);
    practice_close(desk);
}

static void what_has_ended_does_not_count(void **state)
{
    (void)state;
    struct desk *desk = shop();
    int64_t li = practice_member(desk, "13800005678");
    struct pass_done done;
    struct nightly_done night;
    struct error err = {0};
    practice_topup(desk, li, 20000);
    clock_freeze(clock_now() + 30 * (int64_t)DAY); /* the last day */
    assert_int_equal(use(desk, NULL, li, "CUT", 1, &done, &err), STATUS_OK);
    clock_freeze(clock_now() + DAY);
    assert_int_equal(use(desk, NULL, li, "CUT", 1, &done, &err), STATUS_NOT_ENOUGH_USES);
    assert_string_equal(err.arg[0], "0");
    assert_int_equal(nightly(desk, &night, &err), STATUS_OK);
    assert_int_equal(left(desk, li, NULL), 0);
    practice_proven(desk);
    practice_close(desk);
}

static void what_is_no_pass_is_refused(void **state)
{
    (void)state;
    struct desk *desk = shop();
    int64_t li = practice_member(desk, "13800005678");
    struct pass_done done;
    struct error err = {0};
    assert_int_equal(use(desk, NULL, li, "CUT", 1, &done, &err), STATUS_NOT_ENOUGH_USES);
    assert_int_equal(use(desk, NULL, li, "DYE", 1, &done, &err), STATUS_NOT_FOUND);
    assert_int_equal(use(desk, NULL, li, "CUT", 0, &done, &err), STATUS_BAD_VALUE);
    assert_int_equal(use(desk, NULL, 99, "CUT", 1, &done, &err), STATUS_NOT_FOUND);
    practice_close(desk);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(uses_are_drawn_from_what_ends_first),
        cmocka_unit_test(what_has_ended_does_not_count),
        cmocka_unit_test(what_is_no_pass_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
