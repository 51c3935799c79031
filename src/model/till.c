/* SPDX-License-Identifier: MIT */
#include "model/till.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

static void read_row(const struct stmt *stmt, struct till *till)
{
    *till = (struct till){.id = stmt_get_int(stmt, "id"),
                          .last_bill = stmt_get_int(stmt, "last_bill"),
                          .session = stmt_get_int(stmt, "session")};
    text_copy(till->name, sizeof till->name, stmt_get_text(stmt, "name"));
}

enum status till_get(struct db *db, int64_t id, struct till *till, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_TILL_GET);
    stmt_int(s, ":till", id);
    bool row;
    *till = (struct till){0};
    TRY(stmt_next(s, &row, err));
    if (!row)
        return STATUS_OK;
    read_row(s, till);
    stmt_done(s);
    return STATUS_OK;
}

enum status till_put(struct db *db, int64_t id, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_TILL_INSERT);
    stmt_int(s, ":till", id);
    return stmt_run(s, err);
}

enum status till_rename(struct db *db, int64_t id, const char *name, struct error *err)
{
    struct till_list list = {0};
    bool taken = false;
    enum status status = till_list(db, &list, err);
    for (size_t i = 0; i < list.count; i++)
        taken = taken || (*name && list.till[i].id != id && strcmp(list.till[i].name, name) == 0);
    till_list_clear(&list);
    TRY(status);
    if (taken)
        return error_value(err, "name", name, "another till has that name");
    struct stmt *s = stmt_use(db, QUERY_TILL_RENAME);
    stmt_int(s, ":till", id);
    stmt_text(s, ":name", name);
    return stmt_run(s, err);
}

enum status till_take(struct db *db, int64_t id, int64_t session, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_TILL_TAKE);
    stmt_int(s, ":till", id);
    stmt_int(s, ":session", session);
    return stmt_run(s, err);
}

enum status till_list(struct db *db, struct till_list *list, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_TILL_LIST);
    stmt_int(s, ":most", TILL_MOST);
    for (bool row;;) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            return STATUS_OK;
        list->till = mem_grow(list->till, list->count, &list->room, sizeof *list->till);
        struct till *till = &list->till[list->count++];
        read_row(s, till);
        till->shift = stmt_get_int(s, "shift");
    }
}

void till_list_clear(struct till_list *list)
{
    free(list->till);
    *list = (struct till_list){0};
}

char *till_label(char buf[TILL_TEXT], int64_t id, const char *name)
{
    snprintf(buf, TILL_TEXT, "%02" PRId64 "%s%s", id, *name ? " " : "", name);
    return buf;
}
