/* SPDX-License-Identifier: MIT */
/* Any bytes as a programme; one that is accepted must price a bill without a contradiction. */
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/money.h"
#include "rules/programme.h"
#include "rules/quote.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const struct quote *quote)
{
    int64_t net = 0;
    for (size_t i = 0; i < quote->lines; i++) {
        if (quote->line[i].net < 0)
            abort();
        net += quote->line[i].net;
    }
    if (net != quote->payable ||
        quote->gross - quote->discount - quote->points_money - quote->round_off != quote->payable)
        abort();
}

static void price(const struct programme *programme)
{
    struct quote_line line[3] = {
        {.sku = "TEA", .category = "food", .quantity = 2 * QUANTITY_ONE, .unit_price = 1999, .discountable = true},
        {.category = "general", .quantity = 355, .unit_price = 2000, .floor = 1500, .discountable = true},
        {.sku = "CUP", .category = "cups", .quantity = QUANTITY_ONE, .unit_price = 50000}};
    struct member_facts member = {.id = 1, .points = 5000, .birthday_distance = 3};
    struct coupon_facts coupon[COUPONS_MAX] = {0};
    struct quote_input input = {.line = line, .lines = 3, .member = &member, .coupon = coupon};
    bool chosen[COUPONS_MAX];
    struct quote quote;
    line[0].member_price = 1500;
    line[1].member_price = line[2].member_price = LIMIT_NONE;
    member.level = (int)programme->tier.levels - 1;
    input.day = date_from_civil(2026, 8, 1);
    input.minute = 622;
    input.points = programme->points.money.on ? POINTS_MAX : 0;
    for (size_t i = 0; i < programme->offers && input.coupons < 8; i++)
        if (programme->offer[i].trigger == TRIGGER_COUPON) {
            coupon[input.coupons].code[0] = (char)('A' + input.coupons);
            coupon[input.coupons++].offer = (int)i;
        }
    if (quote_make(programme, &input, &quote, NULL) == STATUS_OK)
        check(&quote);
    quote_clear(&quote);
    if (quote_best(programme, &input, chosen, NULL) != STATUS_OK)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct programme programme;
    struct error err;
    if (programme_parse((const char *)data, size, &programme, &err) == STATUS_OK) {
        price(&programme);
        programme_clear(&programme);
    } else if (err.status != STATUS_BAD_VALUE || err.field[0] == '\0') {
        abort();
    }
    return 0;
}
