/* SPDX-License-Identifier: MIT */
#include "model/shift.h"

#include <inttypes.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "base/text.h"

const int64_t shift_note[SHIFT_NOTES] = {10000, 5000, 2000, 1000, 500, 100, 50, 10};

static enum status id_of_till(struct db *db, enum query query, int64_t till, int64_t *id, struct error *err)
{
    struct stmt *s = stmt_use(db, query);
    stmt_int(s, ":till", till);
    return stmt_value(s, 0, id, err);
}

enum status shift_open_of(struct db *db, int64_t till, int64_t *id, struct error *err)
{
    return id_of_till(db, QUERY_SHIFT_OPEN_OF, till, id, err);
}

enum status shift_last_of(struct db *db, int64_t till, int64_t *id, struct error *err)
{
    return id_of_till(db, QUERY_SHIFT_LAST_OF, till, id, err);
}

/* "[[10000,23],[5000,6]]": note and pieces, as stored. */
static void read_count(const char *text, int64_t count[SHIFT_NOTES])
{
    json_t *root = text ? json_loads(text, 0, NULL) : NULL, *pair;
    size_t at;
    json_array_foreach(root, at, pair) for (int i = 0; i < SHIFT_NOTES;
                                            i++) if (json_integer_value(json_array_get(pair, 0)) == shift_note[i])
        count[i] = json_integer_value(json_array_get(pair, 1));
    json_decref(root);
}

static char *count_text(const int64_t count[SHIFT_NOTES])
{
    struct buffer text = {0};
    buffer_add(&text, "[");
    for (int i = 0; i < SHIFT_NOTES; i++)
        if (count[i] > 0)
            buffer_format(&text, "%s[%" PRId64 ",%" PRId64 "]", text.length > 1 ? "," : "", shift_note[i], count[i]);
    buffer_add(&text, "]");
    return text.text;
}

enum status shift_get(struct db *db, int64_t id, struct shift *shift, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_SHIFT_GET);
    stmt_int(s, ":id", id);
    bool row;
    *shift = (struct shift){0};
    TRY(stmt_next(s, &row, err));
    if (!row) {
        error_set(err, STATUS_NOT_FOUND, "shift", "no shift %" PRId64, id);
        error_arg(err, 0, "%" PRId64, id);
        return STATUS_NOT_FOUND;
    }
    *shift = (struct shift){.id = stmt_get_int(s, "id"),
                            .till = stmt_get_int(s, "till"),
                            .staff = stmt_get_int(s, "staff"),
                            .opened = stmt_get_int(s, "opened"),
                            .closed = stmt_get_int(s, "closed"),
                            .over = stmt_get_int(s, "over"),
                            .floated = stmt_get_int(s, "floated"),
                            .dropped = stmt_get_int(s, "dropped"),
                            .handed = stmt_get_int(s, "handed"),
                            .opens = stmt_get_int(s, "opens")};
    read_count(stmt_get_text(s, "count"), shift->count);
    stmt_done(s);
    return STATUS_OK;
}

int64_t shift_counted(const int64_t count[SHIFT_NOTES])
{
    int64_t sum = 0;
    for (int i = 0; i < SHIFT_NOTES; i++)
        sum += shift_note[i] * count[i];
    return sum;
}

enum status shift_insert(struct db *db, int64_t till, int64_t staff, int64_t at, int64_t *id, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_SHIFT_INSERT);
    stmt_int(s, ":till", till);
    stmt_int(s, ":staff", staff);
    stmt_int(s, ":at", at);
    TRY(stmt_run(s, err));
    return shift_open_of(db, till, id, err);
}

enum status shift_count(struct db *db, const struct shift *shift, struct error *err)
{
    char *count = count_text(shift->count);
    struct stmt *s = stmt_use(db, QUERY_SHIFT_COUNT);
    stmt_int(s, ":id", shift->id);
    stmt_int(s, ":at", shift->closed);
    stmt_text(s, ":count", count);
    stmt_int(s, ":over", shift->over);
    enum status status = stmt_run(s, err);
    free(count);
    return status;
}

static enum status insert_drawer(struct db *db, int64_t shift, int64_t staff, int64_t at, const char *kind,
                                 int64_t amount, const char *reason, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_SHIFT_DRAWER);
    stmt_int(s, ":shift", shift);
    stmt_int(s, ":staff", staff);
    stmt_int(s, ":at", at);
    stmt_text(s, ":kind", kind);
    stmt_int(s, ":amount", amount);
    stmt_text(s, ":reason", reason);
    return stmt_run(s, err);
}

enum status shift_drawer(struct db *db, int64_t shift, int64_t staff, int64_t at, const char *kind, int64_t amount,
                         struct error *err)
{
    return amount == 0 ? STATUS_OK : insert_drawer(db, shift, staff, at, kind, amount, NULL, err);
}

enum status shift_drawer_opened(struct db *db, int64_t shift, int64_t staff, int64_t at, const char *reason,
                                struct error *err)
{
    return insert_drawer(db, shift, staff, at, "open", 0, reason, err);
}

enum status shift_payments(struct db *db, int64_t shift, struct shift_paid_list *list, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_SHIFT_PAYMENTS);
    stmt_int(s, ":shift", shift);
    for (bool row;;) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            return STATUS_OK;
        list->paid = mem_grow(list->paid, list->count, &list->room, sizeof *list->paid);
        struct shift_paid *paid = &list->paid[list->count++];
        *paid = (struct shift_paid){.count = stmt_get_int(s, "payments"),
                                    .amount = stmt_get_int(s, "amount"),
                                    .settled = stmt_get_int(s, "settled")};
        text_copy(paid->tender, sizeof paid->tender, stmt_get_text(s, "tender"));
        text_copy(paid->kind, sizeof paid->kind, stmt_get_text(s, "what"));
    }
}

void shift_paid_clear(struct shift_paid_list *list)
{
    free(list->paid);
    *list = (struct shift_paid_list){0};
}

enum status shift_bills(struct db *db, int64_t shift, struct shift_bills *bills, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_SHIFT_BILLS);
    stmt_int(s, ":shift", shift);
    bool row;
    *bills = (struct shift_bills){0};
    TRY(stmt_next(s, &row, err));
    if (!row)
        return STATUS_OK;
    *bills =
        (struct shift_bills){stmt_get_int(s, "bills"), stmt_get_int(s, "points_money"), stmt_get_int(s, "points_bills"),
                             stmt_get_int(s, "round_off"), stmt_get_int(s, "round_bills")};
    stmt_done(s);
    return STATUS_OK;
}

enum status shift_by_hand(struct db *db, int64_t till, int64_t staff, const char *kind, int64_t day, int64_t *sum,
                          struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_SHIFT_BY_HAND);
    stmt_int(s, ":till", till);
    stmt_int(s, ":staff", staff);
    stmt_text(s, ":kind", kind);
    stmt_int(s, ":day", day);
    return stmt_value(s, 0, sum, err);
}

static void read_list_row(const struct stmt *s, struct shift_row *row)
{
    *row = (struct shift_row){.id = stmt_get_int(s, "id"),
                              .till = stmt_get_int(s, "till"),
                              .staff = stmt_get_int(s, "staff"),
                              .opened = stmt_get_int(s, "opened"),
                              .closed = stmt_get_int(s, "closed"),
                              .floated = stmt_get_int(s, "floated"),
                              .taken = stmt_get_int(s, "taken"),
                              .over = stmt_get_int(s, "over")};
    text_copy(row->code, sizeof row->code, stmt_get_text(s, "code"));
    text_copy(row->name, sizeof row->name, stmt_get_text(s, "name"));
}

enum status shift_page(struct db *db, int64_t before, size_t limit, struct shift_list *list, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_SHIFT_PAGE);
    *list = (struct shift_list){0};
    stmt_int(s, ":before", before);
    stmt_int(s, ":limit", (int64_t)limit);
    for (bool row;;) {
        enum status status = stmt_next(s, &row, err);
        if (status != STATUS_OK)
            shift_list_clear(list);
        if (status != STATUS_OK || !row)
            return status;
        list->row = mem_grow(list->row, list->count, &list->room, sizeof *list->row);
        read_list_row(s, &list->row[list->count++]);
    }
}

void shift_list_clear(struct shift_list *list)
{
    free(list->row);
    *list = (struct shift_list){0};
}
