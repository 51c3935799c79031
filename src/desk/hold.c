/* SPDX-License-Identifier: MIT */
#include "desk/hold.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/text.h"
#include "model/held.h"
#include "desk/desk_priv.h"

/* --- the bill as JSON ------------------------------------------------------------------------------------------- */

static json_t *line_json(const struct sale_line *line)
{
    return json_pack("{s:s,s:s,s:I,s:I}", "sku", line->sku, "category", line->category, "quantity",
                     (json_int_t)line->quantity, "price", (json_int_t)line->price);
}

static json_t *tenders_json(const struct sale_request *request)
{
    json_t *tenders = json_array();
    for (size_t i = 0; i < request->tenders; i++)
        json_array_append_new(tenders, json_pack("{s:s,s:I,s:s,s:I}", "kind", tender_code(request->tender[i].kind),
                                                 "amount", (json_int_t)request->tender[i].amount, "reference",
                                                 request->tender[i].reference, "settled",
                                                 (json_int_t)request->tender[i].settled));
    return tenders;
}

static char *request_json(const struct sale_request *request)
{
    json_t *lines = json_array(), *coupons = json_array();
    for (size_t i = 0; i < request->lines; i++)
        json_array_append_new(lines, line_json(&request->line[i]));
    for (size_t i = 0; i < request->coupons; i++)
        json_array_append_new(coupons, json_string(request->coupon[i]));
    json_t *root =
        json_pack("{s:I,s:b,s:o,s:o,s:o,s:I,s:b,s:b,s:I,s:I,s:I,s:s}", "member", (json_int_t)request->member, "proven",
                  request->proven, "lines", lines, "coupons", coupons, "tenders", tenders_json(request), "points",
                  (json_int_t)request->points, "best", request->best, "no_points", request->no_points, "round_off",
                  (json_int_t)request->round_off, "discount", (json_int_t)request->discount, "buyer",
                  (json_int_t)request->buyer, "reason", request->reason);
    char *text = json_dumps(root, JSON_COMPACT);
    json_decref(root);
    return text;
}

static void read_line(const json_t *from, struct sale_line *line)
{
    const char *sku = json_string_value(json_object_get(from, "sku"));
    const char *category = json_string_value(json_object_get(from, "category"));
    *line = (struct sale_line){.quantity = json_integer_value(json_object_get(from, "quantity")),
                               .price = json_integer_value(json_object_get(from, "price"))};
    text_copy(line->sku, sizeof line->sku, sku ? sku : "");
    text_copy(line->category, sizeof line->category, category ? category : "");
}

static void read_tenders(const json_t *from, struct sale_request *request)
{
    for (size_t i = 0; i < json_array_size(from) && request->tenders < TENDERS_MAX; i++) {
        const json_t *paid = json_array_get(from, i);
        const char *kind = json_string_value(json_object_get(paid, "kind"));
        struct tender *tender = &request->tender[request->tenders];
        if (kind && tender_from_code(kind, &tender->kind)) {
            const char *reference = json_string_value(json_object_get(paid, "reference"));
            text_copy(tender->reference, sizeof tender->reference, reference ? reference : "");
            tender->amount = json_integer_value(json_object_get(paid, "amount"));
            tender->settled = json_integer_value(json_object_get(paid, "settled"));
            request->tenders++;
        }
    }
}

static enum status read_request(const char *text, struct hold *hold, struct error *err)
{
    json_t *root = json_loads(text, 0, NULL);
    struct sale_request *request = &hold->request;
    if (!json_is_object(root)) {
        json_decref(root);
        return error_set(err, STATUS_DAMAGED, "held", "a held bill is not JSON");
    }
    const json_t *lines = json_object_get(root, "lines"), *coupons = json_object_get(root, "coupons");
    request->member = json_integer_value(json_object_get(root, "member"));
    request->proven = json_is_true(json_object_get(root, "proven"));
    request->points = json_integer_value(json_object_get(root, "points"));
    request->best = json_is_true(json_object_get(root, "best"));
    request->no_points = json_is_true(json_object_get(root, "no_points"));
    request->round_off = json_integer_value(json_object_get(root, "round_off"));
    request->discount = json_integer_value(json_object_get(root, "discount"));
    request->buyer = json_integer_value(json_object_get(root, "buyer"));
    const char *reason = json_string_value(json_object_get(root, "reason"));
    text_copy(request->reason, sizeof request->reason, reason ? reason : "");
    read_tenders(json_object_get(root, "tenders"), request);
    request->lines = json_array_size(lines);
    request->line = hold->line = mem_alloc((request->lines + 1) * sizeof *hold->line);
    for (size_t i = 0; i < request->lines; i++)
        read_line(json_array_get(lines, i), &hold->line[i]);
    for (size_t i = 0; i < json_array_size(coupons) && i < COUPONS_MAX; i++) {
        const char *code = json_string_value(json_array_get(coupons, i));
        text_copy(request->coupon[request->coupons++], COUPON_TEXT, code ? code : "");
    }
    json_decref(root);
    return STATUS_OK;
}

/* --- keeping ---------------------------------------------------------------------------------------------------- */

static enum status end_write(struct desk *desk, enum status status, struct error *err)
{
    if (status == STATUS_OK)
        return db_commit(desk->db, err);
    db_rollback(desk->db);
    return status;
}

/* Like an act, without its rows: by who may, at a till that is still the desk's. */
static enum status begin_write(struct desk *desk, struct error *err)
{
    TRY(desk_may_act(desk, "hold", PERMIT_SELL, err));
    TRY(db_begin_write(desk->db, err));
    enum status status = seat_stand(desk, err);
    return status == STATUS_OK ? STATUS_OK : end_write(desk, status, err);
}

enum status hold_keep(struct desk *desk, const char *key, const struct sale_request *request, bool aside,
                      struct error *err)
{
    struct held held = {.till = desk->till, .staff = desk->staff.id, .at = clock_now(), .open = !aside};
    text_copy(held.key, sizeof held.key, key);
    TRY(begin_write(desk, err));
    held.body = request_json(request);
    enum status status = held_put(desk->db, &held, err);
    free(held.body);
    return end_write(desk, status, err);
}

enum status hold_move(struct desk *desk, const char *key, bool aside, struct error *err)
{
    TRY(begin_write(desk, err));
    return end_write(desk, held_move(desk->db, desk->till, key, !aside, err), err);
}

enum status hold_forget(struct desk *desk, const char *key, struct error *err)
{
    TRY(begin_write(desk, err));
    return end_write(desk, held_drop(desk->db, desk->till, key, err), err);
}

static enum status convert_bill(const struct held_list *from, struct hold_list *list, struct error *err)
{
    for (size_t i = 0; i < from->count; i++) {
        const struct held *held = &from->held[i];
        list->hold = mem_grow(list->hold, list->holds, &list->room, sizeof *list->hold);
        struct hold *hold = &list->hold[list->holds++];
        *hold = (struct hold){.id = held->id, .at = held->at, .staff = held->staff, .till = held->till};
        text_copy(hold->key, sizeof hold->key, held->key);
        TRY(read_request(held->body, hold, err));
    }
    return STATUS_OK;
}

enum status hold_list_read(struct desk *desk, struct hold_list *list, struct error *err)
{
    struct held_list held = {0};
    enum status status = held_list(desk->db, &held, err);
    if (status == STATUS_OK)
        status = convert_bill(&held, list, err);
    held_list_clear(&held);
    return status;
}

enum status hold_unfinished(struct desk *desk, struct hold_list *list, struct error *err)
{
    struct held_list held = {0};
    enum status status = held_on_counter(desk->db, desk->till, &held, err);
    if (status == STATUS_OK)
        status = convert_bill(&held, list, err);
    held_list_clear(&held);
    return status;
}

void hold_list_clear(struct hold_list *list)
{
    for (size_t i = 0; i < list->holds; i++)
        free(list->hold[i].line);
    free(list->hold);
    *list = (struct hold_list){0};
}
