/* SPDX-License-Identifier: MIT */
/* behind: the members behind a figure of the board; Enter opens a member's card. */
#include "ui/screen/behind.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/phone.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/counter_table.h"
#include "ui/counter/draw.h"

enum { NUMBER, NAME, PHONE, TIER, BILLS, NET, LAST, COLUMNS };

struct behind_state {
    struct behind_of of;
    enum board_order order;
    struct board_people people;
    struct table_column column[COLUMNS]; /* a copy, because the title of the last column depends on the order */
    struct table_memory rows;
};

static const struct table_frame frame = {.first = 2, .heading = true};

static const struct table_column columns[COLUMNS] = {
    [NUMBER] = {.type = TABLE_PLACE, .role = ROLE_LABEL, .least = 4, .most = 4},
    [NAME] = {.title = N_("Name"), .least = 13, .most = 40},
    [PHONE] = {.title = N_("Phone"), .least = 12, .most = 12},
    [TIER] = {.title = N_("Tier"), .least = 10, .most = 24},
    [BILLS] = {.title = N_("Bills"), .type = TABLE_INTEGER, .least = 6, .most = 6},
    [NET] = {.title = N_("30-day net"), .type = TABLE_MONEY, .least = 14, .most = 14},
    [LAST] = {.gap = 2, .by_number = true},
};

static struct behind_state *own(const struct counter *counter)
{
    return counter_state(counter, SCREEN_BEHIND);
}

static void fill_person(struct table_array *array, const struct counter *counter, const struct board_person *person)
{
    struct table_cell *cell = table_array_add(array, person->member);
    char money[MONEY_TEXT], name[PERSON_TEXT], phone[PHONE_TEXT], day[DATE_TEXT];
    cell[NAME].text = table_array_keep(array, word_name(name, person->name));
    cell[PHONE].text = table_array_keep(array, person->phone ? phone_mask(phone, person->phone) : "");
    cell[TIER].text = table_array_keep(array, word_tier(counter, person->tier));
    cell[BILLS].number = person->bills;
    cell[NET].number = person->net;
    cell[NET].text = table_array_keep(array, word_money(money, person->net));
    cell[LAST].number = person->last_day;
    cell[LAST].absent = person->last_day <= 0;
    if (person->last_day > 0)
        cell[LAST].text = table_array_keep(array, word_day(day, counter, person->last_day));
}

static void fill(struct table_array *array, const void *data)
{
    const struct counter *counter = data;
    const struct board_people *people = &own(counter)->people;
    for (size_t i = 0; i < people->people; i++)
        fill_person(array, counter, &people->person[i]);
}

static const char *title_of(const struct counter *counter)
{
    static const char *const todo[BOARD_TODOS] = {
        [BOARD_BIRTHDAYS] = N_("birthday today"),
        [BOARD_AT_RISK] = N_("60 to 89 days without a purchase"),
        [BOARD_COUPONS] = N_("a coupon ends today"),
    };
    const struct behind_of *of = &own(counter)->of;
    return of->of_todo ? _(todo[of->todo]) : word_tier(counter, of->tier);
}

static void behind_draw(struct canvas *canvas, const struct counter *counter)
{
    const struct behind_state *behind = own(counter);
    char title[RENDER_TEXT], count[32];
    snprintf(count, sizeof count, "%zu%s", behind->people.people, behind->people.more ? "+" : "");
    frame_rule(canvas, counter, word_fill(title, _("5 Members: {0}, {1}"), title_of(counter), count));
    counter_table_draw(&behind->rows, canvas);
}

static enum status read_people(struct counter *counter, struct error *err)
{
    static const char *const sorted[BOARD_ORDERS] = {[BOARD_BY_NET] = N_("last (net)"),
                                                     [BOARD_BY_BILLS] = N_("last (bills)"),
                                                     [BOARD_BY_LAST] = N_("last (newest)")};
    struct behind_state *behind = own(counter);
    const struct behind_of *of = &behind->of;
    struct db *db = desk_db(counter->desk);
    struct board_people people;
    enum status status = of->of_todo ? board_of_todo(db, of->todo, of->day, behind->order, &people, err)
                                     : board_of_tier(db, of->tier, of->day, behind->order, &people, err);
    if (status != STATUS_OK) {
        board_people_clear(&people);
        return status;
    }
    board_people_clear(&behind->people);
    behind->people = people;
    behind->column[LAST].title = sorted[behind->order];
    counter_table_refill(&behind->rows);
    return STATUS_OK;
}

static void refresh(struct counter *counter)
{
    struct error err;
    if (read_people(counter, &err) != STATUS_OK)
        counter_refuse(counter, &err);
}

static enum status open_behind(struct counter *counter, const void *argument, struct error *err)
{
    struct behind_state *behind = own(counter);
    behind->of = *(const struct behind_of *)argument;
    memcpy(behind->column, columns, sizeof columns);
    counter_table_open(counter, &behind->rows, behind->column, COLUMNS, fill, &frame);
    TRY(read_people(counter, err));
    if (behind->people.people > 0)
        return STATUS_OK;
    counter_object(counter, N_("No members behind this figure today."), NULL, NULL);
    return error_set(err, STATUS_NOT_FOUND, "member", "nobody stands behind the figure");
}

static void close_behind(struct counter *counter)
{
    board_people_clear(&own(counter)->people);
    counter_table_close(&own(counter)->rows);
}

/*
 * Changes the order in which members are read, as only the first of them are. If a column is marked, sorts the rows
 * read by that column instead.
 */
static void sort_next(struct counter *counter)
{
    struct behind_state *behind = own(counter);
    if (behind->rows.table.across) {
        counter_table_run(counter);
        return;
    }
    behind->order = (behind->order + 1) % BOARD_ORDERS;
    table_home(&behind->rows.table);
    refresh(counter);
}

static void open_member(struct counter *counter)
{
    int64_t member;
    if (counter_table_id(counter, &member) && hand_take(counter, member, SHARED_FOUND))
        counter_show(counter, SCREEN_CARD, NULL);
}

static struct table_memory *table(const struct counter *counter)
{
    return &own(counter)->rows;
}

static const struct binding bindings[] = {
    {BIND(ENTER, open_member), .needs_row = true, .key = "Enter", .label = N_("Enter details"), .prompt = true,
     .help = N_("the member's details; Enter there opens the bill")},
    {BIND(DIGIT, counter_move_to), .needs_row = true, .several = true, .key = "n", .help = N_("moves to row n")},
    {BIND(SORT, sort_next), .argument = TABLE_DO_SORT_UP, .needs_row = true, .several = true, .key = "[ ]",
     .label = N_("[ ]Sort"), .prompt = true, .help = N_("by spend, bills, last visit; or by the marked column")},
    {BIND(SORT_DOWN, sort_next), .argument = TABLE_DO_SORT_DOWN, .needs_row = true, .several = true},
    BIND_COMMON_LIST,
    BIND_TABLE,
};

const struct screen screen_behind = {
    .title = N_("Members behind a figure"),
    .prompt = PROMPT_NONE,
    .state_size = sizeof(struct behind_state),
    .open = open_behind,
    .close = close_behind,
    .table = table,
    .resume = hand_drop,
    .refresh = refresh,
    .draw = behind_draw,
    SCREEN_BINDINGS(bindings),
};
