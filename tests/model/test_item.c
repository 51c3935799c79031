/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "model/item.h"
#include "model/staff.h"

#include "tests/support/books.h"
#include "tests/support/scratch.h"

static struct item tea(void)
{
    return (struct item){.sku = "TEA",
                         .name = "茉莉花茶",
                         .barcode = "6901234567892",
                         .category = "drink",
                         .price = 2800,
                         .floor = 2000,
                         .member_price = 2600,
                         .discountable = true,
                         .points_price = 3000,
                         .stock = 12};
}

static void test_an_item_comes_back(void **state)
{
    (void)state;
    struct db *db = books_open("item.db");
    struct error err;
    struct item in = tea(), plain = {.sku = "BAG", .price = 50, .member_price = LIMIT_NONE, .stock = ITEM_UNCOUNTED},
                out;
    struct item_list list;
    books_begin(db);
    assert_int_equal(item_insert(db, &in, &err), STATUS_OK);
    assert_int_equal(item_insert(db, &plain, &err), STATUS_OK);
    books_commit(db);
    assert_int_equal(item_by_sku(db, "TEA", &out, &err), STATUS_OK);
    assert_int_equal(out.id, in.id);
    assert_string_equal(out.name, "茉莉花茶");
    assert_string_equal(out.category, "drink");
    assert_int_equal(out.price, 2800);
    assert_int_equal(out.floor, 2000);
    assert_int_equal(out.member_price, 2600);
    assert_int_equal(out.points_price, 3000);
    assert_int_equal(out.stock, 12);
    assert_true(out.discountable);
    assert_int_equal(item_by_barcode(db, "6901234567892", &out, &err), STATUS_OK);
    assert_string_equal(out.sku, "TEA");
    assert_int_equal(item_get(db, plain.id, &out, &err), STATUS_OK);
    assert_string_equal(out.name, "BAG");
    assert_string_equal(out.category, "general");
    assert_int_equal(out.member_price, LIMIT_NONE);
    assert_int_equal(out.stock, ITEM_UNCOUNTED);
    assert_int_equal(out.points_price, 0);
    assert_false(out.discountable);
    assert_int_equal(item_list(db, &list, &err), STATUS_OK);
    assert_int_equal(list.items, 2);
    assert_string_equal(list.item[0].sku, "BAG");
    item_list_clear(&list);
    assert_int_equal(item_by_sku(db, "COFFEE", &out, &err), STATUS_NOT_FOUND);
    assert_string_equal(err.arg[0], "COFFEE");
    db_close(db);
}

static void refused(struct db *db, struct item item, enum status status, const char *field)
{
    struct error err;
    assert_int_equal(item_insert(db, &item, &err), status);
    assert_string_equal(err.field, field);
}

static void test_impossible_items(void **state)
{
    (void)state;
    struct db *db = books_open("impossible.db");
    struct error err;
    struct item item = tea();
    books_begin(db);
    assert_int_equal(item_insert(db, &item, &err), STATUS_OK);
    item.price = 3000;
    assert_int_equal(item_update(db, &item, &err), STATUS_OK);
    assert_int_equal(item_get(db, item.id, &item, &err), STATUS_OK);
    assert_int_equal(item.price, 3000);
    item.stock = -2; /* sold below zero it stays so, whatever else is changed */
    assert_int_equal(item_update(db, &item, &err), STATUS_OK);
    assert_int_equal(item_set_retired(db, item.id, true, &err), STATUS_OK);
    assert_int_equal(item_by_sku(db, "TEA", &item, &err), STATUS_NOT_FOUND);
    assert_int_equal(item_find(db, "TEA", &item, &err), STATUS_OK);
    assert_true(item.retired);
    assert_int_equal(item.stock, -2);
    refused(db, tea(), STATUS_BAD_VALUE, "barcode"); /* a retired item keeps its barcode and SKU */
    item = tea(), item.barcode[0] = '\0';
    refused(db, item, STATUS_BAD_VALUE, "sku");
    item = tea(), item.sku[0] = '\0';
    refused(db, item, STATUS_MISSING_VALUE, "sku");
    item = tea(), strcpy(item.sku, "T2"), item.floor = 2801;
    refused(db, item, STATUS_BAD_VALUE, "floor");
    item.floor = 0, item.member_price = 2801;
    refused(db, item, STATUS_BAD_VALUE, "member_price");
    item.barcode[0] = '\0', item.member_price = LIMIT_NONE, item.stock = -2;
    refused(db, item, STATUS_BAD_VALUE, "stock");
    item.stock = 0, item.price = -1;
    refused(db, item, STATUS_BAD_VALUE, "price");
    item.price = 2800, item.cost = -1;
    refused(db, item, STATUS_BAD_VALUE, "cost");
    db_rollback(db);
    db_close(db);
}

static void test_staff(void **state)
{
    (void)state;
    struct db *db = books_open("staff.db");
    struct error err;
    struct staff in = {.code = "E07", .name = "李娜", .role = ROLE_CLERK}, out;
    struct staff_list list;
    books_begin(db);
    assert_int_equal(staff_insert(db, &in, &err), STATUS_OK);
    assert_int_equal(staff_insert(db, &in, &err), STATUS_BAD_VALUE);
    assert_string_equal(err.field, "code");
    assert_int_equal(staff_set_failures(db, in.id, 3, 1800000000, &err), STATUS_OK);
    assert_int_equal(staff_by_code(db, "E07", &out, &err), STATUS_OK);
    assert_int_equal(out.failures, 3);
    assert_int_equal(out.locked_until, 1800000000);
    assert_int_equal(staff_set_pin(db, in.id, "hash", &err), STATUS_OK);
    books_commit(db);
    assert_int_equal(staff_get(db, in.id, &out, &err), STATUS_OK);
    assert_string_equal(out.name, "李娜");
    assert_string_equal(out.pin, "hash");
    assert_int_equal(out.role, ROLE_CLERK);
    assert_int_equal(out.failures, 0);
    assert_int_equal(out.locked_until, 0);
    assert_int_equal(staff_by_code(db, "E08", &out, &err), STATUS_NOT_FOUND);
    assert_int_equal(staff_list(db, &list, &err), STATUS_OK);
    assert_int_equal(list.count, 1);
    staff_list_clear(&list);
    db_close(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_an_item_comes_back),
        cmocka_unit_test(test_impossible_items),
        cmocka_unit_test(test_staff),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    scratch_remove();
    return failed;
}
