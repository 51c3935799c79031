/* SPDX-License-Identifier: MIT */
#include "model/order.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "base/text.h"

enum status order_insert(struct db *db, const struct order *order, int64_t *id, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_ORDER_INSERT);
    stmt_text(s, ":name", order->name);
    stmt_id(s, ":member", order->member);
    stmt_id(s, ":total", order->total);
    stmt_int(s, ":day", order->day);
    return stmt_value(s, 0, id, err);
}

static void read_row(const struct stmt *s, struct order *order)
{
    *order = (struct order){.id = stmt_get_int(s, "id"),
                            .member = stmt_get_int(s, "member"),
                            .phone = stmt_get_int(s, "phone"),
                            .total = stmt_get_int(s, "total"),
                            .day = stmt_get_int(s, "day"),
                            .taken = stmt_get_int(s, "taken"),
                            .held = stmt_get_int(s, "held")};
    text_copy(order->person, sizeof order->person, stmt_get_text(s, "person"));
    text_copy(order->name, sizeof order->name, stmt_get_text(s, "name"));
}

static enum status refuse_unknown(const char *text, struct error *err)
{
    error_set(err, STATUS_NOT_FOUND, "order", "no such order");
    error_arg(err, 0, "%s", text);
    return STATUS_NOT_FOUND;
}

enum status order_get(struct db *db, int64_t id, struct order *order, struct error *err)
{
    char text[24];
    bool row;
    struct stmt *s = stmt_use(db, QUERY_ORDER_GET);
    stmt_int(s, ":id", id);
    TRY(stmt_next(s, &row, err));
    if (!row) {
        snprintf(text, sizeof text, "%" PRId64, id);
        return refuse_unknown(text, err);
    }
    read_row(s, order);
    stmt_done(s);
    return STATUS_OK;
}

enum status order_resolve(struct db *db, const char *text, struct order *order, struct error *err)
{
    int64_t id;
    if (number_parse(text, "order", 1, INT64_MAX, &id, err) != STATUS_OK)
        return refuse_unknown(text, err);
    return order_get(db, id, order, err);
}

static enum status read_rows(struct stmt *s, struct order_list *list, struct error *err)
{
    for (bool row;;) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            return STATUS_OK;
        list->order = mem_grow(list->order, list->count, &list->room, sizeof *list->order);
        read_row(s, &list->order[list->count++]);
    }
}

enum status order_list(struct db *db, int64_t after, int64_t limit, struct order_list *list, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_ORDER_LIST);
    stmt_int(s, ":after", after);
    stmt_int(s, ":limit", limit);
    return read_rows(s, list, err);
}

enum status order_counter(struct db *db, int64_t limit, struct order_list *list, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_ORDER_COUNTER);
    stmt_int(s, ":limit", limit);
    return read_rows(s, list, err);
}

enum status order_paying(struct db *db, int64_t member, int64_t limit, struct order_list *list, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_ORDER_PAYING);
    stmt_id(s, ":member", member);
    stmt_int(s, ":limit", limit);
    return read_rows(s, list, err);
}

void order_list_clear(struct order_list *list)
{
    free(list->order);
    *list = (struct order_list){0};
}

enum status order_lots(struct db *db, int64_t order, struct order_lots *list, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_ORDER_LOTS);
    stmt_int(s, ":order", order);
    for (bool row;;) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            return STATUS_OK;
        list->lot = mem_grow(list->lot, list->count, &list->room, sizeof *list->lot);
        list->lot[list->count++] =
            (struct order_lot){.lot = stmt_get_int(s, "id"), .left = stmt_get_int(s, "remaining")};
    }
}

void order_lots_clear(struct order_lots *list)
{
    free(list->lot);
    *list = (struct order_lots){0};
}

enum status order_of_lot(struct db *db, int64_t lot, int64_t *order, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_ORDER_OF_LOT);
    stmt_int(s, ":lot", lot);
    return stmt_value(s, 0, order, err);
}

enum status order_paid(struct db *db, int64_t order, struct order_paid paid[ORDER_TENDERS], size_t *count,
                       struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_ORDER_PAID);
    stmt_int(s, ":order", order);
    *count = 0;
    for (bool row;;) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            return STATUS_OK;
        if (*count == ORDER_TENDERS)
            return error_set(err, STATUS_DAMAGED, "payment", "more tenders than there are");
        paid[*count].amount = stmt_get_int(s, "amount");
        text_copy(paid[(*count)++].tender, sizeof paid->tender, stmt_get_text(s, "tender"));
    }
}
