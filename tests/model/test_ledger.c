/* SPDX-License-Identifier: MIT */
/*
 * The canonical body of a txn, byte for byte. It must never change, because the hashes of existing shops depend on it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/mem.h"

#include <cmocka.h>

#include "model/ledger.h"

static const char BODY[] = "v1 1 1 17 sale 3 12 2 1785549600 20666 1 2 - -\n"
                           "bill 12 1 342 - 1785549600 20666 12800 1000 500 - 11300 50 500 113 3 1 -\n"
                           "line 1 - 1000 12800 12800 1000 500 - 11300 50 1 10000 [[2,1000],[3,500]]\n"
                           "lot 40 points 3 - - 113 20666 20666 2932896 - - -\n"
                           "lot 41 coupon - 5 - 1 20666 20667 20700 40 - -\n"
                           "coupon 41 7 1\n"
                           "transfer 1 40 1 issued 113\n"
                           "transfer 2 41 1 issued 1\n"
                           "transfer 3 9 -1 redeemed 500\n"
                           "payment 1 12 - cash 1 11300 20000 - -\n"
                           "payment 2 12 - voucher 1 1 - MT123 -\n"
                           "use 1 5 3 20666 1 1000 8\n"
                           "return 1 1000 667\n"
                           "returned 667 5 -\n"
                           "stock 4 1 -1000\n";

static void fill_bill(struct entry *entry)
{
    entry->has_bill = true;
    entry->bill_row = (struct bill_row){.id = 12,
                                        .till = 1,
                                        .number = 342,
                                        .at = 1785549600,
                                        .day = 20666,
                                        .gross = 12800,
                                        .discount = 1000,
                                        .points_money = 500,
                                        .payable = 11300,
                                        .bonus_paid = 50,
                                        .points_spent = 500,
                                        .points_earned = 113,
                                        .points_bonus = 3,
                                        .earns = 1};
    struct bill_line_row *line = entry_line(entry);
    line->quantity = 1000;
    line->unit_price = line->gross = 12800;
    line->discount = 1000;
    line->points_money = 500;
    line->net = 11300;
    line->bonus_paid = 50;
    line->earns = 1;
    line->multiplier = MULTIPLIER_OF(10000);
    line->shares = mem_copy("[[2,1000],[3,500]]");
}

static void fill_rest(struct entry *entry)
{
    entry->next_lot = 40;
    entry_issue(entry, &(struct lot_row){.kind = "points",
                                         .member = 3,
                                         .granted = 113,
                                         .granted_on = 20666,
                                         .usable_from = 20666,
                                         .expires_on = DATE_NEVER});
    entry_issue(entry, &(struct lot_row){.kind = "coupon",
                                         .offer = 5,
                                         .granted = 1,
                                         .granted_on = 20666,
                                         .usable_from = 20667,
                                         .expires_on = 20700,
                                         .parent = 40,
                                         .batch = 7,
                                         .serial = 1,
                                         .code = "AAAABBBBCCCC"});
    entry_move(entry, 9, -1, "redeemed", 500);
    entry_pay(entry, "cash", 1, 11300)->given = 20000;
    memcpy(entry_pay(entry, "voucher", 1, 1)->reference, "MT123", 6);
    entry_use(entry, 5, 20666, 1, 1000)->lot = 8;
    *entry_return(entry) = (struct return_row){1, 1000, 667};
    entry->has_totals = true;
    entry->total_refund = 667;
    entry->total_back = 5;
    entry->stock = mem_alloc(sizeof *entry->stock);
    *entry->stock = (struct stock_row){4, -1000, true};
    entry->stocks = 1;
}

/* Whole basis points are written as before; finer multipliers with decimals. */
static void a_multiplier_keeps_every_digit(void **state)
{
    (void)state;
    static const struct {
        int64_t multiplier;
        const char *text;
    } list[] = {{0, "-"},
                {MULTIPLIER_OF(15000), "15000"},
                {INT64_C(2493750000000), "24937.5"},
                {MULTIPLIER_ONE + 1, "10000.00000001"},
                {1, "0.00000001"}};
    for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
        struct entry entry = {.has_claim = true};
        struct buffer body = {0};
        char wanted[64];
        entry_claimed(&entry, 1, 1, list[i].multiplier);
        entry_body(&entry, &body);
        snprintf(wanted, sizeof wanted, "claimed 1 1 %s\n", list[i].text);
        assert_non_null(strstr(body.text, wanted));
        buffer_clear(&body);
        entry_clear(&entry);
    }
}

static void the_body_is_these_bytes(void **state)
{
    (void)state;
    struct entry entry = {.shop = 1,
                          .epoch = 1,
                          .seq = 17,
                          .kind = "sale",
                          .member = 3,
                          .bill = 12,
                          .programme = 2,
                          .at = 1785549600,
                          .day = 20666,
                          .till = 1,
                          .staff = 2};
    struct buffer body = {0};
    uint8_t first[DIGEST_BYTES] = {0}, hash[DIGEST_BYTES];
    char hex[2 * DIGEST_BYTES + 1];
    fill_bill(&entry);
    fill_rest(&entry);
    entry_body(&entry, &body);
    assert_string_equal(body.text, BODY);
    digest_chain(first, body.text, body.length, hash);
    assert_string_equal(digest_hex(hex, hash), "4a3548f831e93145f9f690c5f98c423b99f87de2951fb1ba8b43d6a7acee884c");
    buffer_clear(&body);
    entry_clear(&entry);
}

static void a_move_of_nothing_is_no_line(void **state)
{
    (void)state;
    struct entry entry = {.kind = "expire"};
    struct buffer body = {0};
    entry_move(&entry, 1, -1, "expired", 0);
    entry_body(&entry, &body);
    assert_string_equal(body.text, "v1 - - - expire - - - - - - - - -\n");
    buffer_clear(&body);
    entry_clear(&entry);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_body_is_these_bytes),
        cmocka_unit_test(a_multiplier_keeps_every_digit),
        cmocka_unit_test(a_move_of_nothing_is_no_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
