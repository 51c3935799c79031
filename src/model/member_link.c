/* SPDX-License-Identifier: MIT */
#include "model/member_link.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/mem.h"
#include "base/text.h"

static int64_t month_of(int64_t day)
{
    int year, month, of_month;
    date_to_civil(day, &year, &month, &of_month);
    return day - of_month + 1;
}

static void read_row(const struct stmt *s, int64_t member, struct member_link *link)
{
    bool holds = stmt_get_int(s, "other") == member;
    *link = (struct member_link){.id = stmt_get_int(s, "id"),
                                 .member = stmt_get_int(s, holds ? "member" : "other"),
                                 .holds = holds,
                                 .limit = stmt_is_null(s, "spend_limit") ? LIMIT_NONE : stmt_get_int(s, "spend_limit"),
                                 .used = stmt_get_int(s, "used"),
                                 .active = strcmp(stmt_get_text(s, "state"), "active") == 0,
                                 .phone = stmt_get_int(s, "phone")};
    text_copy(link->name, sizeof link->name, stmt_get_text(s, "name"));
}

enum status member_link_of(struct db *db, int64_t member, int64_t day, struct member_link_list *list, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_MEMBER_LINK_OF);
    *list = (struct member_link_list){0};
    stmt_int(s, ":member", member);
    stmt_int(s, ":from", month_of(day));
    for (bool row;;) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            return STATUS_OK;
        list->link = mem_grow(list->link, list->links, &list->room, sizeof *list->link);
        read_row(s, member, &list->link[list->links++]);
    }
}

void member_link_clear(struct member_link_list *list)
{
    free(list->link);
    *list = (struct member_link_list){0};
}

const struct member_link *member_link_holder(const struct member_link_list *list)
{
    for (size_t i = 0; i < list->links; i++)
        if (list->link[i].holds)
            return &list->link[i];
    return NULL;
}

const struct member_link *member_link_with(const struct member_link_list *list, int64_t member)
{
    for (size_t i = 0; i < list->links; i++)
        if (list->link[i].member == member)
            return &list->link[i];
    return NULL;
}

enum status member_link_insert(struct db *db, int64_t holder, int64_t other, int64_t limit, int64_t *id,
                               struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_MEMBER_LINK_INSERT);
    stmt_int(s, ":member", holder);
    stmt_int(s, ":other", other);
    if (limit == LIMIT_NONE)
        stmt_null(s, ":limit");
    else
        stmt_int(s, ":limit", limit);
    return stmt_value(s, 0, id, err);
}

enum status member_link_end(struct db *db, int64_t id, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_MEMBER_LINK_END);
    stmt_int(s, ":id", id);
    return stmt_run(s, err);
}
