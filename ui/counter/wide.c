/* SPDX-License-Identifier: MIT */
/* wide: what a search by '/' finds besides members: items, the coupons of the member in hand, today's bills. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/money.h"
#include "base/text.h"
#include "ui/counter/counter_shared.h"

#define ITEMS_WANTED 20
#define NUMBER_DIGITS 6
#define CODE_CHARACTERS 4

static struct counter_row *add_row(struct counter *counter, enum row_kind kind)
{
    struct counter_found *found = &counter->found;
    if (found->list.count == FINDER_MAX)
        return NULL;
    struct counter_row *row = &found->row[found->list.count++];
    *row = (struct counter_row){.kind = kind, .birthday_in = -1, .detailed = true};
    return row;
}

static enum status add_items(struct counter *counter, const char *text, struct error *err)
{
    struct item_list list = {0};
    TRY(item_search(desk_db(counter->desk), text, ITEMS_WANTED, &list, err));
    for (size_t i = 0; i < list.items; i++) {
        struct counter_row *row = add_row(counter, ROW_ITEM);
        if (!row)
            break;
        text_copy(row->code, sizeof row->code, list.item[i].sku);
        text_copy(row->name, sizeof row->name, list.item[i].name);
        row->amount = list.item[i].price;
    }
    item_list_clear(&list);
    return STATUS_OK;
}

static const char *offer_name(const struct counter *counter, const char *code)
{
    const struct programme *programme;
    if (desk_programme(counter->desk, &programme, NULL) != STATUS_OK)
        return code;
    int offer = programme_offer(programme, code);
    return offer >= 0 ? programme->offer[offer].name : code;
}

/* Whether the code begins with the text. Too short a text would match too many codes. */
static bool code_begins(const char *code, const char *text)
{
    return strlen(text) >= CODE_CHARACTERS && strncasecmp(code, text, strlen(text)) == 0;
}

/* Adds coupons by the beginning of the code or a part of the offer's name. */
static void add_coupons(struct counter *counter, const char *text)
{
    const struct coupon_list *list = &counter->hand.coupons;
    for (size_t i = 0; counter->in_hand && i < list->coupons; i++) {
        const char *name = offer_name(counter, list->coupon[i].offer);
        if (!code_begins(list->coupon[i].code, text) && !strcasestr(name, text) &&
            strcasecmp(list->coupon[i].offer, text) != 0)
            continue;
        struct counter_row *row = add_row(counter, ROW_COUPON);
        if (!row)
            return;
        text_copy(row->code, sizeof row->code, list->coupon[i].code);
        text_copy(row->name, sizeof row->name, name);
    }
}

void wide_bill(struct counter *counter, const char *text)
{
    struct bill bill = {0};
    struct error err;
    char half[SIGN_TEXT_MAX];
    int64_t id;
    text_halfwidth(half, sizeof half, text);
    enum status status = bill_resolve(desk_db(counter->desk), desk_till_id(counter->desk), half, &id, &err);
    if (status == STATUS_NOT_FOUND)
        return;
    if (status == STATUS_OK)
        status = bill_get(desk_db(counter->desk), id, &bill, &err);
    struct counter_row *row = status == STATUS_OK ? add_row(counter, ROW_BILL) : NULL;
    if (row) {
        row->bill = id;
        row->amount = bill.row.payable;
        bill_name(row->code, bill.row.till, bill.row.number);
    }
    bill_clear(&bill);
    if (status != STATUS_OK)
        counter_refuse(counter, &err);
}

/* Adds the bills of today with that number, of all tills. */
static enum status add_bills(struct counter *counter, const char *text, struct error *err)
{
    struct brief_list list = {0};
    size_t digits = strspn(text, "0123456789");
    if (digits == 0 || digits > NUMBER_DIGITS || text[digits] != '\0')
        return STATUS_OK;
    TRY(bill_of_day(desk_db(counter->desk), desk_day(counter->desk), &list, err));
    for (size_t i = 0; i < list.bills; i++) {
        const struct bill_brief *bill = &list.bill[i];
        struct counter_row *row = bill->number == strtoll(text, NULL, 10) ? add_row(counter, ROW_BILL) : NULL;
        if (!row)
            continue;
        row->bill = bill->id;
        bill_name(row->code, bill->till, bill->number);
        text_copy(row->name, sizeof row->name, bill->member);
        row->amount = bill->payable;
    }
    bill_brief_list_clear(&list);
    return STATUS_OK;
}

void wide_list(struct counter *counter, const char *text)
{
    struct error err;
    add_coupons(counter, text);
    enum status status = add_bills(counter, text, &err);
    if (status == STATUS_OK)
        status = add_items(counter, text, &err);
    if (status != STATUS_OK)
        counter_refuse(counter, &err);
}

/* Takes the row as if its code had been scanned. */
void wide_take(struct counter *counter, const struct counter_row *row)
{
    struct route route = {.kind = row->kind == ROW_ITEM     ? ROUTE_ITEM
                                  : row->kind == ROW_COUPON ? ROUTE_COUPON
                                                            : ROUTE_BILL};
    route.bill = row->bill;
    route.line = (struct sale_line){.quantity = QUANTITY_ONE, .price = LIMIT_NONE};
    text_copy(route.coupon, sizeof route.coupon, row->kind == ROW_COUPON ? row->code : "");
    text_copy(route.line.sku, sizeof route.line.sku, row->code);
    counter_pop(counter);
    scan_carry_out(counter, &route, route.line.sku);
}
