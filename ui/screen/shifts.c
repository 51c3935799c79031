/* SPDX-License-Identifier: MIT */
/* shifts: all shifts of all tills with what was over or short; float and cash to the safe of this till's. */
#include <stdio.h>

#include "base/date.h"
#include "base/i18n.h"
#include "base/money.h"
#include "model/shift.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/counter_table.h"
#include "ui/counter/draw.h"

#define ROWS_MOST 2000 /* the newest */

enum { SHIFT, TILL, WHO, OPENED, CLOSED, FLOAT, TAKEN, OVER, COLUMNS };

static const struct table_frame frame = {.first = 2, .heading = true};

static const struct table_column columns[COLUMNS] = {
    [SHIFT] = {.title = N_("Shift"), .type = TABLE_INTEGER, .least = 5, .most = 8},
    [TILL] = {.title = N_("Till"), .type = TABLE_INTEGER, .least = 6, .most = 6},
    [WHO] = {.title = N_("Staff"), .least = 8, .most = 20, .gap = 2},
    [OPENED] = {.title = N_("Opened"), .least = 11, .most = 11, .by_number = true},
    [CLOSED] = {.title = N_("Closed"), .least = 11, .most = 11, .by_number = true},
    [FLOAT] = {.title = N_("Float"), .type = TABLE_MONEY, .least = 9, .most = 13},
    [TAKEN] = {.title = N_("Cash drop"), .type = TABLE_MONEY, .least = 9, .most = 13},
    [OVER] = {.title = N_("Over/short"), .type = TABLE_MONEY, .least = 10, .most = 13, .sign = true},
};

struct shifts_state {
    bool all; /* else only the open one of this till */
    struct shift_list list;
    struct table_memory rows;
};

static struct shifts_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_SHIFTS);
}

static void fill_shift(struct table_array *array, const struct shift_row *row)
{
    struct table_cell *cell = table_array_add(array, row->id);
    char text[DATE_TEXT];
    cell[SHIFT].number = row->id;
    cell[TILL].number = row->till;
    cell[WHO].text = render_staff(row->name);
    cell[OPENED].number = row->opened;
    cell[OPENED].text = table_array_keep(array, date_format_instant_short(text, row->opened));
    cell[CLOSED] = (struct table_cell){.number = row->closed, .absent = row->closed == 0};
    if (row->closed)
        cell[CLOSED].text = table_array_keep(array, date_format_instant_short(text, row->closed));
    cell[FLOAT].number = row->floated;
    cell[TAKEN].number = row->taken;
    cell[OVER] = (struct table_cell){
        .number = row->over, .absent = row->closed == 0, .role = row->over ? ROLE_WARN : ROLE_PLAIN};
}

static void fill(struct table_array *array, const void *data)
{
    const struct shift_list *list = &state(data)->list;
    for (size_t i = 0; i < list->count; i++)
        fill_shift(array, &list->row[i]);
}

/* Who may not see the figures of the shop sees the shift that is open at this till, for its float and drops. */
static void keep_open_one(struct counter *counter, struct shift_list *list)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++)
        if (list->row[i].closed == 0 && list->row[i].till == desk_till_id(counter->desk))
            list->row[kept++] = list->row[i];
    list->count = kept;
}

static enum status read_shifts(struct counter *counter, struct error *err)
{
    struct shifts_state *shifts = state(counter);
    shift_list_clear(&shifts->list);
    enum status status = shift_page(desk_db(counter->desk), INT64_MAX, ROWS_MOST, &shifts->list, err);
    if (!shifts->all)
        keep_open_one(counter, &shifts->list);
    counter_table_refill(&shifts->rows);
    return status;
}

static enum status open_shifts(struct counter *counter, const void *argument, struct error *err)
{
    (void)argument;
    counter_table_open(counter, &state(counter)->rows, columns, COLUMNS, fill, &frame);
    state(counter)->rows.table.empty = N_("No shift yet: the first payment opens one.");
    state(counter)->all = desk_may_see(counter->desk, PERMIT_REPORT, err) == STATUS_OK;
    return read_shifts(counter, err);
}

static void close_shifts(struct counter *counter)
{
    shift_list_clear(&state(counter)->list);
    counter_table_close(&state(counter)->rows);
}

static void refresh(struct counter *counter)
{
    struct error err;
    if (read_shifts(counter, &err) != STATUS_OK)
        counter_refuse(counter, &err);
}

static struct table_memory *table(const struct counter *counter)
{
    return &state(counter)->rows;
}

/* 1: money put into the drawer; 2: cash to the safe */
static void move_cash(struct counter *counter)
{
    bool drop = counter->spoken.number == 2;
    counter_show(counter, SCREEN_CASH, &drop);
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    frame_rule(canvas, counter, state(counter)->all ? _("4 Shifts") : _("4 Shift of this till"));
    canvas_cursor(canvas, frame.first, 0);
    counter_table_draw(&state(counter)->rows, canvas);
}

static const struct binding bindings[] = {
    {BIND(DIGIT, counter_move_to), .needs_row = true, .several = true, .key = "n", .label = N_("n row"), .prompt = true,
     .help = N_("moves to row n")},
    {CHOICE(1, move_cash), .label = N_(".1 float"), .help = N_("money put into this till's drawer at the start")},
    {CHOICE(2, move_cash), .label = N_(".2 to the safe"), .help = N_("cash of this till to the safe in between")},
    BIND_COMMON_LIST,
    BIND_TABLE_SORT,
    BIND_TABLE,
};

const struct screen screen_shifts = {
    .title = N_("Shifts"),
    .prompt = PROMPT_NONE,
    .state_size = sizeof(struct shifts_state),
    .open = open_shifts,
    .close = close_shifts,
    .resume = refresh,
    .table = table,
    .refresh = refresh,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
