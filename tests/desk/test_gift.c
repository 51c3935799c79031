/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"

#include <cmocka.h>

#include "model/item.h"
#include "model/ledger.h"

#include "tests/support/practice.h"

#include "desk/gift.h"
#include "desk/manage.h"

static struct desk *shop(void)
{
    return practice_open("{\"points\":{\"per\":\"1.00\",\"earn\":1}}");
}

static void add_gift(struct desk *desk, const char *sku, int64_t points, int64_t stock)
{
    struct item item = {.price = 1000,
                        .member_price = LIMIT_NONE,
                        .points_price = points,
                        .stock = stock < 0 ? ITEM_UNCOUNTED : stock * QUANTITY_ONE};
    struct manage_done done;
    struct error err = {0};
    text_copy(item.sku, sizeof item.sku, sku);
    assert_int_equal(manage_item_add(desk, NULL, &item, &done, &err), STATUS_OK);
}

static struct gift_request of(int64_t member, const char *sku, int64_t points)
{
    struct gift_request request = {.member = member, .points = points};
    text_copy(request.sku, sizeof request.sku, sku);
    return request;
}

static void a_gift_takes_its_points_and_a_piece(void **state)
{
    (void)state;
    struct desk *desk = shop();
    int64_t li = practice_member(desk, "13800005678");
    struct gift_request request = of(li, "BAG", 0);
    struct gift_done done, again;
    struct error err = {0};
    struct item item;
    struct entry entry = {0};
    practice_points(desk, li, 700);
    add_gift(desk, "BAG", 300, 5);
    assert_int_equal(gift_redeem(desk, "k", &request, &done, &err), STATUS_OK);
    assert_int_equal(done.points, 300);
    assert_int_equal(done.points_balance, 400);
    assert_int_equal(item_by_sku(desk_db(desk), "BAG", &item, &err), STATUS_OK);
    assert_int_equal(item.stock, 4 * QUANTITY_ONE);
    assert_int_equal(ledger_read(desk_db(desk), done.txn, &entry, &err), STATUS_OK);
    assert_string_equal(entry.kind, "redeem");
    assert_int_equal(entry.member, li);
    assert_string_equal(entry.steps.step[0].rule, STEP_REDEEM);
    entry_clear(&entry);
    assert_int_equal(gift_redeem(desk, "k", &request, &again, &err), STATUS_OK);
    assert_int_equal(again.txn, done.txn);
    assert_int_equal(practice_holds(desk, li).points, 400);
    request = of(li, "", 150);
    assert_int_equal(gift_redeem(desk, "k", &request, &again, &err), STATUS_KEY_REUSED);
    assert_int_equal(gift_redeem(desk, NULL, &request, &done, &err), STATUS_OK);
    assert_int_equal(practice_holds(desk, li).points, 250);
    practice_proven(desk);
    practice_close(desk);
}

static void what_cannot_be_had_is_refused(void **state)
{
    (void)state;
    struct desk *desk = shop();
    int64_t li = practice_member(desk, "13800005678");
    struct gift_done done;
    struct error err = {0};
    practice_points(desk, li, 700);
    add_gift(desk, "GONE", 300, 0);
    add_gift(desk, "DEAR", 701, LIMIT_NONE);
    add_gift(desk, "PLAIN", 0, LIMIT_NONE);
    static const struct {
        const char *sku;
        int64_t points;
        enum status refusal;
    } list[] = {
        {"GONE", 0, STATUS_OUT_OF_STOCK}, {"DEAR", 0, STATUS_NOT_ENOUGH_POINTS}, {"PLAIN", 0, STATUS_NOT_FOUND},
        {"NONE", 0, STATUS_NOT_FOUND},    {"", 701, STATUS_NOT_ENOUGH_POINTS},   {"", 0, STATUS_BAD_VALUE},
        {"", -5, STATUS_BAD_VALUE},
    };
    for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
        struct gift_request request = of(li, list[i].sku, list[i].points);
        assert_int_equal(gift_redeem(desk, NULL, &request, &done, &err), list[i].refusal);
    }
    assert_int_equal(practice_holds(desk, li).points, 700);
    practice_proven(desk);
    practice_close(desk);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_gift_takes_its_points_and_a_piece),
        cmocka_unit_test(what_cannot_be_had_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
