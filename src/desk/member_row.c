/* SPDX-License-Identifier: MIT */
#include "desk/member_row.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/mem.h"
#include "base/text.h"
#include "desk/desk_priv.h"

static void read_person(const struct stmt *s, int64_t day, struct member_row *row)
{
    struct birthday birthday;
    row->known = true;
    row->phone = stmt_get_int(s, "phone");
    text_copy(row->name, sizeof row->name, stmt_get_text(s, "name"));
    row->last_day = stmt_get_int(s, "last_day");
    member_birthday_row(s, &birthday);
    int64_t next = birthday_next(&birthday, day);
    row->birthday_in_days = next == DATE_NEVER ? -1 : next - day;
    row->coupons = stmt_get_int(s, "coupons");
    row->coupon_today = stmt_get_int(s, "coupon_today") != 0;
}

/* A tier that the rules no longer know counts as the lowest. */
static void name_tier(const struct programme *programme, const char *tier, struct member_row *row)
{
    if (programme->tier.levels == 0)
        return;
    int level = programme_level(programme, tier);
    text_copy(row->tier_name, sizeof row->tier_name, programme->tier.level[level < 0 ? 0 : level].name);
}

/*
 * Reads one row of the statement: the first row of a member has the person and one balance, further rows one more
 * balance each.
 */
static void read_row(const struct stmt *s, const struct programme *programme, int64_t day, struct member_row *row)
{
    if (!row->known) {
        read_person(s, day, row);
        name_tier(programme, stmt_get_text(s, "tier"), row);
    }
    if (strcmp(stmt_get_text(s, "kind"), "points") == 0)
        row->points += stmt_get_int(s, "usable");
    else
        row->wallet += stmt_get_int(s, "usable");
}

static void bind_members(struct stmt *s, const struct member_row *row, size_t count)
{
    int64_t *ids = mem_alloc(count * sizeof *ids);
    for (size_t i = 0; i < count; i++)
        ids[i] = row[i].member;
    stmt_ids(s, ":ids", ids, count);
    free(ids);
}

enum status member_row_read(struct desk *desk, struct member_row *row, size_t count, struct error *err)
{
    const struct programme *programme;
    int64_t day = desk_day(desk);
    if (count == 0)
        return STATUS_OK;
    TRY(desk_programme(desk, &programme, err));
    for (size_t i = 0; i < count; i++)
        row[i] = (struct member_row){.member = row[i].member, .birthday_in_days = -1};
    struct stmt *s = stmt_use(desk->db, QUERY_MEMBER_ROWS);
    stmt_int(s, ":day", day);
    bind_members(s, row, count);
    for (bool more;;) {
        TRY(stmt_next(s, &more, err));
        if (!more)
            return STATUS_OK;
        read_row(s, programme, day, &row[stmt_get_int(s, "place")]);
    }
}
