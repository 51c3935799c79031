/* SPDX-License-Identifier: MIT */
/* Parses LINE as typed on the command line and at the counter. */
#include <string.h>

#include "base/money.h"
#include "base/text.h"
#include "model/item.h"
#include "desk/desk_priv.h"

#define LINE_TEXT 160

/* *known: the text is a known SKU or barcode. Returns other failures. */
static enum status find_item(struct desk *desk, const char *text, struct item *item, bool *known, struct error *err)
{
    struct error quiet = {0};
    enum status status = item_by_sku(desk->db, text, item, &quiet);
    if (status == STATUS_NOT_FOUND)
        status = item_by_barcode(desk->db, text, item, &quiet);
    *known = status == STATUS_OK;
    if (status == STATUS_OK || status == STATUS_NOT_FOUND)
        return STATUS_OK;
    if (err)
        *err = quiet;
    return status;
}

enum status line_whole(bool weighed, int64_t quantity, struct error *err)
{
    char text[MONEY_TEXT];
    if (weighed || quantity % QUANTITY_ONE == 0)
        return STATUS_OK;
    return error_value(err, "quantity", number_format_quantity(text, quantity), "the item is sold by the piece");
}

/* "A", "A:CATEGORY" or "A" of "A*Q". */
static enum status read_amount(char *text, struct sale_line *line, struct error *err)
{
    char *colon = strchr(text, ':');
    if (colon) {
        *colon = '\0';
        if (!colon[1] || strlen(colon + 1) >= sizeof line->category)
            return error_value(err, "line", colon + 1, "the category after ':' is empty or too long");
        text_copy(line->category, sizeof line->category, colon + 1);
    }
    TRY(money_parse(text, "line", &line->price, err));
    if (line->price >= 0)
        return STATUS_OK;
    return error_value(err, "line", text, "cannot be below zero");
}

/* Parses the text after '*': a quantity, optionally '@' and a price. */
static enum status read_times(char *times, struct sale_line *line, struct error *err)
{
    char *at = strchr(times, '@');
    if (at) {
        *at = '\0';
        TRY(money_parse(at + 1, "price", &line->price, err));
    }
    return number_parse_quantity(times, "quantity", &line->quantity, err);
}

enum status line_parse(struct desk *desk, const char *typed, struct sale_line *line, struct error *err)
{
    char text[LINE_TEXT];
    struct item item;
    bool known;
    *line = (struct sale_line){.quantity = QUANTITY_ONE, .price = LIMIT_NONE};
    if (strlen(typed) >= sizeof text)
        return error_value(err, "line", typed, "too long");
    text_trim(text, sizeof text, typed);
    TRY(find_item(desk, text, &item, &known, err));
    char *times = known ? NULL : strrchr(text, '*'), *at = known || times ? NULL : strrchr(text, '@');
    if (times) {
        *times = '\0';
        TRY(read_times(times + 1, line, err));
    } else if (at) {
        *at = '\0';
        TRY(money_parse(at + 1, "price", &line->price, err));
    }
    if (!known)
        TRY(find_item(desk, text, &item, &known, err));
    if (!known && (at || (times && line->price != LIMIT_NONE))) {
        error_set(err, STATUS_NOT_FOUND, "line", "no such item");
        error_arg(err, 0, "%s", text);
        return STATUS_NOT_FOUND;
    }
    if (!known)
        return read_amount(text, line, err);
    text_copy(line->sku, sizeof line->sku, item.sku);
    return line_whole(item.weighed, line->quantity, err);
}
