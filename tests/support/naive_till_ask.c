/* SPDX-License-Identifier: MIT */
/* naive_till_ask: what the state table cannot know, asked of the shop. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "model/item.h"
#include "model/member.h"

#include "tests/support/naive_till_acts.h"

#include "desk/member_view.h"
#include "desk/return.h"
#include "desk/undo.h"

static void must(enum status status, const struct error *err)
{
    if (status == STATUS_OK)
        return;
    fprintf(stderr, "naive_till_ask: %s %s\n", status_code(err->status), err->note);
    exit(99);
}

bool naive_ask_item(struct desk *desk, const char *code, char sku[CODE_TEXT])
{
    struct item item;
    struct error err;
    if (item_by_sku(desk_db(desk), code, &item, &err) != STATUS_OK &&
        item_by_barcode(desk_db(desk), code, &item, &err) != STATUS_OK)
        return false;
    text_copy(sku, CODE_TEXT, item.sku);
    return true;
}

static struct member_view look(struct desk *desk, int64_t member)
{
    struct member_view view = {0};
    struct error err;
    must(member_view(desk, member, &view, &err), &err);
    return view;
}

int64_t naive_ask_wallet(struct desk *desk, int64_t member)
{
    struct member_view view = look(desk, member);
    int64_t balance = view.wallet_balance;
    member_view_clear(&view);
    return balance;
}

int64_t naive_ask_points(struct desk *desk, int64_t member)
{
    struct member_view view = look(desk, member);
    int64_t balance = view.points_balance;
    member_view_clear(&view);
    return balance;
}

size_t naive_ask_coupons(struct desk *desk, int64_t member)
{
    struct member_view view = look(desk, member);
    size_t coupons = view.coupons.coupons;
    member_view_clear(&view);
    return coupons;
}

int64_t naive_ask_last_day(struct desk *desk, int64_t member)
{
    struct member row;
    struct error err;
    must(member_get(desk_db(desk), member, &row, &err), &err);
    return row.last_day;
}

static size_t gifts(struct desk *desk, int64_t reach, struct item_list *list)
{
    struct error err;
    size_t kept = 0;
    *list = (struct item_list){0};
    must(item_list(desk_db(desk), list, &err), &err);
    for (size_t i = 0; i < list->items; i++) {
        struct item item = list->item[i];
        size_t at = kept;
        if (item.points_price <= 0 || item.points_price > reach)
            continue;
        for (; at > 0 && list->item[at - 1].points_price > item.points_price; at--)
            list->item[at] = list->item[at - 1];
        list->item[at] = item;
        kept++;
    }
    return kept;
}

size_t naive_ask_gifts(struct desk *desk, int64_t reach)
{
    struct item_list list;
    size_t rows = gifts(desk, reach, &list);
    item_list_clear(&list);
    return rows;
}

bool naive_ask_gift(struct desk *desk, int64_t reach, size_t row, int64_t *price)
{
    struct item_list list;
    bool there = row < gifts(desk, reach, &list);
    *price = there ? list.item[row].points_price : INT64_MAX;
    there = there && (list.item[row].stock == ITEM_UNCOUNTED || list.item[row].stock >= 1000);
    item_list_clear(&list);
    return there;
}

bool naive_ask_void(struct desk *desk, int64_t bill)
{
    struct return_request request = {.bill = bill, .voids = true};
    struct return_view view = {0};
    struct error err;
    bool may = return_make(desk, NULL, NULL, &request, true, &view, &err) == STATUS_OK;
    return_view_clear(&view);
    return may;
}

bool naive_ask_undo(struct desk *desk, int64_t txn)
{
    struct undo_view view;
    struct error err;
    return undo(desk, NULL, NULL, txn, true, &view, &err) == STATUS_OK;
}
