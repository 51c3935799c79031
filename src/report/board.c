/* SPDX-License-Identifier: MIT */
#include "report/board.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/mem.h"
#include "base/text.h"
#include "store/stmt.h"
#include "model/tally.h"

#define WEEK 7
#define DAY_SECONDS 86400
#define KEPT_MAX 12 /* most recorded birthdays that can fall on one day */

/* --- figures of a day -------------------------------------------------------------------------------------------- */

static enum status read_takings(struct db *db, int64_t day, int64_t at, struct board_day *read, struct error *err)
{
    bool row;
    struct stmt *stmt = stmt_use(db, QUERY_BOARD_TAKINGS);
    stmt_int(stmt, ":day", day);
    stmt_int(stmt, ":at", at);
    TRY(stmt_next(stmt, &row, err));
    *read = (struct board_day){.net = stmt_get_int(stmt, "net"),
                               .member_net = stmt_get_int(stmt, "member_net"),
                               .bills = stmt_get_int(stmt, "bills")};
    stmt_done(stmt);
    return STATUS_OK;
}

static enum status read_entries(struct db *db, int64_t day, int64_t at, struct board_day *read, struct error *err)
{
    struct tally_entries entries;
    TRY(tally_entries_read(db, day, at, &entries, err));
    read->new_members = entries.enrolled;
    read->points_given = entries.given;
    read->points_used = entries.used;
    return STATUS_OK;
}

/* --- to-do items ------------------------------------------------------------------------------------------------- */

static const char *const birthday_kind[] = {
    [BIRTHDAY_SOLAR] = "solar", [BIRTHDAY_LUNAR] = "lunar", [BIRTHDAY_LUNAR_LEAP] = "lunar-leap"};

/*
 * Lists every form in which a birthday that falls on that day may be stored. They are few, so the query looks up each
 * in an index.
 */
static size_t kept_on(int64_t day, struct birthday kept[KEPT_MAX])
{
    size_t count = 0;
    for (int kind = BIRTHDAY_SOLAR; kind <= BIRTHDAY_LUNAR_LEAP; kind++)
        for (int of_month = 1; of_month <= 12; of_month++)
            for (int of_day = 1; of_day <= 31; of_day++) {
                struct birthday birthday = {.kind = (enum birthday_kind)kind, .month = of_month, .day = of_day};
                if (count < KEPT_MAX && birthday_next(&birthday, day) == day)
                    kept[count++] = birthday;
            }
    return count;
}

enum status board_born(struct db *db, int64_t day, int64_t *people, struct error *err)
{
    struct birthday kept[KEPT_MAX];
    size_t count = kept_on(day, kept);
    *people = 0;
    for (size_t i = 0; i < count; i++) {
        int64_t born;
        struct stmt *stmt = stmt_use(db, QUERY_BOARD_BORN);
        stmt_text(stmt, ":kind", birthday_kind[kept[i].kind]);
        stmt_int(stmt, ":month", kept[i].month);
        stmt_int(stmt, ":day", kept[i].day);
        TRY(stmt_value(stmt, 0, &born, err));
        *people += born;
    }
    return STATUS_OK;
}

enum status board_coupons_ending(struct db *db, int64_t day, int64_t *coupons, struct error *err)
{
    struct stmt *stmt = stmt_use(db, QUERY_BOARD_COUPONS_ENDING);
    stmt_int(stmt, ":day", day);
    return stmt_value(stmt, 0, coupons, err);
}

static enum status read_drawer(struct db *db, struct board *board, struct error *err)
{
    char day[DATE_TEXT];
    int64_t midnight;
    TRY(date_parse_instant(date_format(day, board->day), "day", &midnight, err));
    struct stmt *stmt = stmt_use(db, QUERY_BOARD_DRAWER);
    stmt_int(stmt, ":midnight", midnight);
    stmt_int(stmt, ":at", board->at);
    TRY(stmt_value(stmt, 0, &board->drawer, err));
    stmt = stmt_use(db, QUERY_BOARD_UNEVEN);
    stmt_int(stmt, ":midnight", midnight);
    stmt_int(stmt, ":at", board->at);
    return stmt_value(stmt, 0, &board->uneven, err);
}

static enum status read_todo(struct db *db, struct board *board, struct error *err)
{
    TRY(board_born(db, board->day, &board->todo[BOARD_BIRTHDAYS], err));
    struct stmt *stmt = stmt_use(db, QUERY_BOARD_AT_RISK);
    stmt_int(stmt, ":from", board->day - BOARD_RISK_TO);
    stmt_int(stmt, ":to", board->day - BOARD_RISK_FROM);
    TRY(stmt_value(stmt, 0, &board->todo[BOARD_AT_RISK], err));
    TRY(board_coupons_ending(db, board->day, &board->todo[BOARD_COUPONS], err));
    stmt = stmt_use(db, QUERY_BOARD_BY_HAND);
    stmt_int(stmt, ":day", board->day);
    TRY(stmt_value(stmt, 0, &board->by_hand, err));
    return read_drawer(db, board, err);
}

/* --- the whole board --------------------------------------------------------------------------------------------- */

static enum status read_held(struct db *db, struct board *board, struct error *err)
{
    struct tally_held held;
    TRY(tally_held_read(db, &held, err));
    board->points = held.held[TALLY_POINTS];
    board->principal = held.held[TALLY_PRINCIPAL];
    board->bonus = held.held[TALLY_BONUS];
    return STATUS_OK;
}

static void set_window(struct stmt *stmt, int64_t day)
{
    stmt_int(stmt, ":from", day - BOARD_WINDOW + 1);
    stmt_int(stmt, ":to", day);
}

/* All tiers; the board shows those with the most takings. */
struct tier_list {
    struct board_tier *tier;
    size_t tiers, room;
};

static enum status read_sums(struct db *db, int64_t day, struct tier_list *list, struct error *err)
{
    bool row;
    struct stmt *stmt = stmt_use(db, QUERY_BOARD_TIERS);
    set_window(stmt, day);
    for (;;) {
        TRY(stmt_next(stmt, &row, err));
        if (!row)
            return STATUS_OK;
        list->tier = mem_grow(list->tier, list->tiers, &list->room, sizeof *list->tier);
        struct board_tier *tier = &list->tier[list->tiers++];
        *tier = (struct board_tier){.members = stmt_get_int(stmt, "members"), .net = stmt_get_int(stmt, "net")};
        text_copy(tier->code, sizeof tier->code, stmt_get_text(stmt, "tier"));
    }
}

static enum status add_bills(struct db *db, int64_t day, struct tier_list *list, struct error *err)
{
    bool row;
    struct stmt *stmt = stmt_use(db, QUERY_BOARD_TIER_BILLS);
    set_window(stmt, day);
    for (;;) {
        TRY(stmt_next(stmt, &row, err));
        if (!row)
            return STATUS_OK;
        const char *code = stmt_get_text(stmt, "tier");
        for (size_t i = 0; i < list->tiers; i++)
            if (strcmp(list->tier[i].code, code) == 0)
                list->tier[i].net += stmt_get_int(stmt, "net");
    }
}

static int by_net(const void *a, const void *b)
{
    const struct board_tier *left = a, *right = b;
    if (left->net != right->net)
        return left->net > right->net ? -1 : 1;
    return strcmp(left->code, right->code);
}

static enum status read_list(struct db *db, int64_t day, struct tier_list *list, struct error *err)
{
    TRY(read_sums(db, day, list, err));
    return add_bills(db, day, list, err);
}

static enum status read_tiers(struct db *db, struct board *board, struct error *err)
{
    struct tier_list list = {0};
    enum status status = read_list(db, board->day, &list, err);
    if (status == STATUS_OK && list.tiers > 0) {
        qsort(list.tier, list.tiers, sizeof *list.tier, by_net);
        board->tiers = list.tiers < BOARD_TIERS_MAX ? list.tiers : BOARD_TIERS_MAX;
        memcpy(board->tier, list.tier, board->tiers * sizeof *list.tier);
    }
    free(list.tier);
    return status;
}

static enum status read_all(struct db *db, struct board *board, struct error *err)
{
    TRY(read_takings(db, board->day, board->at, &board->today, err));
    TRY(read_entries(db, board->day, board->at, &board->today, err));
    TRY(read_takings(db, board->day - WEEK, board->at - WEEK * DAY_SECONDS, &board->before, err));
    TRY(read_held(db, board, err));
    TRY(read_todo(db, board, err));
    return read_tiers(db, board, err);
}

enum status board_read(struct db *db, int64_t day, int64_t at, struct board *board, struct error *err)
{
    *board = (struct board){.day = day, .at = at};
    TRY(db_begin_read(db, err)); /* the sums and the rows since must belong to one snapshot */
    enum status status = read_all(db, board, err);
    db_end_read(db);
    return status;
}

enum status board_tiers_then(struct db *db, const struct board *board, int64_t day, int64_t net[BOARD_TIERS_MAX],
                             struct error *err)
{
    struct tier_list list = {0};
    TRY(db_begin_read(db, err));
    enum status status = read_list(db, day, &list, err);
    db_end_read(db);
    for (size_t i = 0; i < board->tiers; i++) {
        net[i] = 0;
        for (size_t other = 0; other < list.tiers; other++)
            if (strcmp(list.tier[other].code, board->tier[i].code) == 0)
                net[i] = list.tier[other].net;
    }
    free(list.tier);
    return status;
}

/* --- members behind a figure ------------------------------------------------------------------------------------- */

/* Which members to list; a field left unset does not restrict. A tier is used only by itself. */
struct wanted {
    const char *tier;
    bool seen;
    int64_t seen_from, seen_to, ending;
    struct birthday born;
};

static void set_others(struct stmt *stmt, const struct wanted *wanted)
{
    bool born = wanted->born.kind != BIRTHDAY_NONE;
    if (wanted->seen) {
        stmt_int(stmt, ":seen_from", wanted->seen_from);
        stmt_int(stmt, ":seen_to", wanted->seen_to);
    }
    stmt_id(stmt, ":ending", wanted->ending);
    stmt_text(stmt, ":born_kind", born ? birthday_kind[wanted->born.kind] : NULL);
    stmt_id(stmt, ":born_month", wanted->born.month);
    stmt_id(stmt, ":born_day", wanted->born.day);
}

static struct stmt *ask_people(struct db *db, const struct wanted *wanted, int64_t day, enum board_order order)
{
    bool alone = wanted->tier && !wanted->seen;
    struct stmt *stmt = stmt_use(db, alone ? QUERY_BOARD_PEOPLE_OF_TIER : QUERY_BOARD_PEOPLE);
    set_window(stmt, day);
    stmt_text(stmt, ":tier", wanted->tier);
    if (!alone)
        set_others(stmt, wanted);
    stmt_int(stmt, ":sort", order);
    stmt_int(stmt, ":rows", BOARD_PEOPLE_MAX + 1);
    return stmt;
}

static enum status add_people(struct db *db, const struct wanted *wanted, int64_t day, enum board_order order,
                              struct board_people *people, struct error *err)
{
    bool row;
    struct stmt *stmt = ask_people(db, wanted, day, order);
    for (;;) {
        TRY(stmt_next(stmt, &row, err));
        if (!row)
            return STATUS_OK;
        people->person = mem_grow(people->person, people->people, &people->room, sizeof *people->person);
        struct board_person *person = &people->person[people->people++];
        *person = (struct board_person){.member = stmt_get_int(stmt, "id"),
                                        .phone = stmt_get_int(stmt, "phone"),
                                        .last_day = stmt_get_int(stmt, "last_day"),
                                        .bills = stmt_get_int(stmt, "bills"),
                                        .net = stmt_get_int(stmt, "net")};
        text_copy(person->name, sizeof person->name, stmt_get_text(stmt, "name"));
        text_copy(person->tier, sizeof person->tier, stmt_get_text(stmt, "tier"));
    }
}

static void cut(struct board_people *people)
{
    people->more = people->people > BOARD_PEOPLE_MAX;
    if (people->more)
        people->people = BOARD_PEOPLE_MAX;
}

enum status board_of_tier(struct db *db, const char *tier, int64_t day, enum board_order order,
                          struct board_people *people, struct error *err)
{
    struct wanted wanted = {.tier = tier, .seen = order == BOARD_BY_LAST, .seen_to = DATE_NEVER};
    *people = (struct board_people){0};
    if (wanted.seen) {
        struct stmt *stmt = stmt_use(db, QUERY_BOARD_LAST_OF_TIER);
        stmt_text(stmt, ":tier", tier);
        stmt_int(stmt, ":rows", BOARD_PEOPLE_MAX + 1);
        TRY(stmt_value(stmt, 0, &wanted.seen_from, err));
    }
    TRY(add_people(db, &wanted, day, order, people, err));
    cut(people);
    return STATUS_OK;
}

enum status board_of_todo(struct db *db, enum board_todo todo, int64_t day, enum board_order order,
                          struct board_people *people, struct error *err)
{
    struct birthday kept[KEPT_MAX];
    struct wanted wanted = {0};
    *people = (struct board_people){0};
    if (todo == BOARD_BIRTHDAYS) {
        size_t count = kept_on(day, kept);
        for (size_t i = 0; i < count; i++)
            TRY(add_people(db, &(struct wanted){.born = kept[i]}, day, order, people, err));
    } else {
        if (todo == BOARD_COUPONS)
            wanted.ending = day;
        else {
            wanted.seen = true;
            wanted.seen_from = day - BOARD_RISK_TO;
            wanted.seen_to = day - BOARD_RISK_FROM;
        }
        TRY(add_people(db, &wanted, day, order, people, err));
    }
    cut(people);
    return STATUS_OK;
}

void board_people_clear(struct board_people *people)
{
    free(people->person);
    *people = (struct board_people){0};
}
