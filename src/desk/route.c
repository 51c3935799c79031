/* SPDX-License-Identifier: MIT */
#include "desk/route.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/money.h"
#include "base/phone.h"
#include "base/text.h"
#include "model/item.h"
#include "model/member.h"
#include "model/setting.h"
#include "model/ticket.h"
#include "desk/badge.h"

#define SCALE_LENGTH 13
#define SCALE_FIRST 20
#define SCALE_LAST 29
#define SCALE_ITEM                                                                                                     \
    5 /* digits of the item after the prefix; the weight or amount follows with the same number of digits */

static bool is_digits(const char *text)
{
    return *text != '\0' && strspn(text, "0123456789") == strlen(text);
}

static int two_digits(const char *text)
{
    return (text[0] - '0') * 10 + (text[1] - '0');
}

bool route_check_digit(const char *digits)
{
    size_t length = strlen(digits);
    int sum = 0;
    for (size_t i = 0; i < length; i++) /* from the right: 1, 3, 1, 3, … */
        sum += (digits[i] - '0') * ((length - 1 - i) % 2 == 0 ? 1 : 3);
    return length > 0 && sum % 10 == 0;
}

/* Treats not found as no failure and clears the error, whose text might contain a payment code. */
static enum status unless_missing(enum status status, bool *found, struct error *err)
{
    *found = status == STATUS_OK;
    if (status != STATUS_NOT_FOUND)
        return status;
    error_clear(err);
    return STATUS_OK;
}

static enum status find_member(struct desk *desk, const char *text, struct route *route, struct error *err)
{
    struct db *db = desk_db(desk);
    TRY(member_by_card(db, text, &route->member, err));
    int64_t phone;
    if (route->member == 0 && strlen(text) == 11 && is_digits(text) && phone_parse(text, &phone, NULL) == STATUS_OK)
        TRY(member_by_phone(db, phone, &route->member, err));
    if (route->member == 0)
        route->member = badge_read_member(desk, text);
    if (route->member != 0)
        route->kind = ROUTE_MEMBER;
    return STATUS_OK;
}

static void find_coupon(struct desk *desk, const char *text, struct route *route)
{
    bool genuine = false;
    char code[COUPON_TEXT];
    if (!coupon_code_read(desk_secret(desk), text, code, &genuine) || (!genuine && !ticket_is(text)))
        return;
    text_copy(route->coupon, sizeof route->coupon, code);
    route->kind = ROUTE_COUPON;
}

/* The barcode of a receipt is the full bill number: "0001-000342". */
static enum status find_bill(struct desk *desk, const char *text, struct route *route, struct error *err)
{
    const char *dash = strchr(text, '-');
    bool found;
    if (!dash || dash - text != 4 || strlen(dash + 1) < 6 || strspn(text, "0123456789") != 4 || !is_digits(dash + 1))
        return STATUS_OK;
    TRY(unless_missing(bill_resolve(desk_db(desk), desk_till_id(desk), text, &route->bill, err), &found, err));
    if (found)
        route->kind = ROUTE_BILL;
    return STATUS_OK;
}

static enum status find_staff(struct desk *desk, const char *text, struct route *route, struct error *err)
{
    TRY(badge_read_staff(desk, text, &route->staff, err));
    if (route->staff.id != 0)
        route->kind = ROUTE_STAFF;
    return STATUS_OK;
}

static void be_item(struct route *route, const struct item *item)
{
    route->kind = ROUTE_ITEM;
    route->line = (struct sale_line){.quantity = QUANTITY_ONE, .price = LIMIT_NONE};
    text_copy(route->line.sku, sizeof route->line.sku, item->sku);
}

static enum status look_for_item(struct desk *desk, const char *code, struct item *item, bool *found, struct error *err)
{
    TRY(unless_missing(item_by_sku(desk_db(desk), code, item, err), found, err));
    if (!*found)
        TRY(unless_missing(item_by_barcode(desk_db(desk), code, item, err), found, err));
    return STATUS_OK;
}

static enum status find_item(struct desk *desk, const char *text, struct route *route, struct error *err)
{
    struct item item;
    bool found;
    TRY(look_for_item(desk, text, &item, &found, err));
    if (found)
        be_item(route, &item);
    return STATUS_OK;
}

/* A setting of the shop lists the prefixes whose labels hold a weight in grams; the others hold an amount in fen. */
static enum status holds_weight(struct desk *desk, const char *text, bool *weight, struct error *err)
{
    char list[NAME_TEXT];
    *weight = false;
    TRY(setting_get(desk_db(desk), "scale_weight", list, sizeof list, err));
    for (const char *at = list; *at != '\0' && !*weight; at += strcspn(at, ","), at += *at == ',')
        *weight = strncmp(at, text, 2) == 0;
    return STATUS_OK;
}

/*
 * The customer has read the amount on the label, so exactly that is charged: as a weight where whole grams at the
 * item's price give that amount, which keeps prices and stock per kilogram; else as one piece at that amount.
 */
static void weigh_amount(struct sale_line *line, const struct item *item, int64_t amount)
{
    int64_t grams = item->price > 0 ? (amount * QUANTITY_ONE + item->price / 2) / item->price : 0;
    if (item->weighed && grams > 0 && (grams * item->price + QUANTITY_ONE / 2) / QUANTITY_ONE == amount)
        line->quantity = grams;
    else
        line->price = amount;
}

/* 2x IIIII VVVVV C: the item's code is its SKU with or without leading zeros, or a barcode of the first seven. */
static enum status find_scale(struct desk *desk, const char *text, struct route *route, struct error *err)
{
    char code[8], value[8];
    struct item item;
    bool found = false, weight;
    if (strlen(text) != SCALE_LENGTH || !is_digits(text) || two_digits(text) < SCALE_FIRST ||
        two_digits(text) > SCALE_LAST || !route_check_digit(text))
        return STATUS_OK;
    snprintf(code, sizeof code, "%.*s", 2 + SCALE_ITEM, text);
    snprintf(value, sizeof value, "%.*s", SCALE_ITEM, text + 2 + SCALE_ITEM);
    const char *inner = code + 2, *bare = inner + strspn(inner, "0");
    const char *const tried[] = {inner, *bare ? bare : inner, code};
    for (size_t i = 0; i < sizeof tried / sizeof *tried && !found; i++)
        TRY(look_for_item(desk, tried[i], &item, &found, err));
    int64_t number = strtoll(value, NULL, 10);
    if (!found || number <= 0)
        return STATUS_OK;
    TRY(holds_weight(desk, text, &weight, err));
    be_item(route, &item);
    route->scale = true;
    if (weight)
        route->line.quantity = number; /* grams are thousandths of a kilogram */
    else
        weigh_amount(&route->line, &item, number);
    return STATUS_OK;
}

static bool is_item_code(const char *text)
{
    size_t length = strlen(text);
    return is_digits(text) && (length == 8 || (length >= 12 && length <= 14));
}

enum status route_find(struct desk *desk, const char *text, struct route *route, struct error *err)
{
    static enum status (*const step[])(struct desk *, const char *, struct route *,
                                       struct error *) = {find_bill, find_staff, find_item, find_scale};
    *route = (struct route){.kind = ROUTE_TEXT};
    TRY(find_member(desk, text, route, err));
    if (route->kind == ROUTE_TEXT)
        find_coupon(desk, text, route);
    for (size_t i = 0; i < sizeof step / sizeof *step && route->kind == ROUTE_TEXT; i++)
        TRY(step[i](desk, text, route, err));
    if (route->kind != ROUTE_TEXT)
        return STATUS_OK;
    if (tender_scanned(text, &route->tender))
        route->kind = ROUTE_PAYMENT;
    else if (is_item_code(text))
        route->kind = ROUTE_UNKNOWN;
    return STATUS_OK;
}
