/* SPDX-License-Identifier: MIT */
/* till_list: the tills of the shop, their names, and who is at them. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "model/bill.h"
#include "desk/seat.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/counter_table.h"
#include "ui/counter/draw.h"

enum { TILL, NAME, LAST, SHIFT, PROCESS, COLUMNS };

static const struct table_frame frame = {.first = 2, .heading = true};

static const struct table_column columns[COLUMNS] = {
    [TILL] = {.title = N_("Till"), .type = TABLE_INTEGER, .least = 6, .most = 6},
    [NAME] = {.title = N_("Display name"), .least = 20, .most = 30, .gap = 2},
    [LAST] = {.title = N_("Last bill"), .least = 13, .most = 13},
    [SHIFT] = {.title = N_("Shift"), .type = TABLE_INTEGER, .least = 8, .most = 10},
    [PROCESS] = {.title = N_("Status"), .least = 16, .most = 30, .gap = 2},
};

struct till_list_state {
    struct till_list tills;
    int64_t *process; /* at each; 0: nobody */
    struct table_memory rows;
};

static struct till_list_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_TILL_LIST);
}

static void forget(struct till_list_state *list)
{
    till_list_clear(&list->tills);
    free(list->process);
    list->process = NULL;
}

static void fill(struct table_array *array, const void *data)
{
    const struct till_list_state *list = state(data);
    for (size_t i = 0; i < list->tills.count; i++) {
        const struct till *till = &list->tills.till[i];
        struct table_cell *cell = table_array_add(array, till->id);
        char text[RENDER_TEXT], number[24], bill[BILL_TEXT];
        snprintf(number, sizeof number, "%" PRId64, list->process[i]);
        cell[TILL].number = till->id;
        cell[NAME].text = till->name;
        cell[LAST].text = till->last_bill ? table_array_keep(array, bill_name(bill, till->id, till->last_bill)) : "";
        cell[SHIFT] = (struct table_cell){.number = till->shift, .absent = till->shift == 0};
        word_fill(text, _("in use, process {0}"), list->process[i] > 0 ? number : "?", NULL);
        if (till->id == desk_till_id(((const struct counter *)data)->desk))
            cell[PROCESS].text = _("this terminal");
        else
            cell[PROCESS].text = list->process[i] ? table_array_keep(array, text) : _("free");
    }
}

static enum status read_tills(struct counter *counter, struct error *err)
{
    struct till_list_state *list = state(counter);
    forget(list);
    TRY(till_list(desk_db(counter->desk), &list->tills, err));
    list->process = mem_alloc((list->tills.count + 1) * sizeof *list->process);
    for (size_t i = 0; i < list->tills.count; i++)
        list->process[i] = seat_process(counter->desk, &list->tills.till[i]);
    counter_table_refill(&list->rows);
    return STATUS_OK;
}

static enum status open_list(struct counter *counter, const void *argument, struct error *err)
{
    (void)argument;
    counter_table_open(counter, &state(counter)->rows, columns, COLUMNS, fill, &frame);
    return read_tills(counter, err);
}

static void close_list(struct counter *counter)
{
    forget(state(counter));
    counter_table_close(&state(counter)->rows);
}

static void refresh(struct counter *counter)
{
    struct error err;
    if (read_tills(counter, &err) != STATUS_OK)
        counter_refuse(counter, &err);
}

static struct table_memory *table(const struct counter *counter)
{
    return &state(counter)->rows;
}

static void rename_till(struct counter *counter)
{
    int64_t till;
    if (counter_table_id(counter, &till))
        counter_show(counter, SCREEN_TILL_FORM, &till);
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    frame_rule(canvas, counter, _("10 Tills"));
    counter_table_draw(&state(counter)->rows, canvas);
}

static const struct binding bindings[] = {
    {BIND(ENTER, rename_till), .needs_row = true, .key = "Enter", .label = N_("Enter name"), .prompt = true,
     .help = N_("gives the marked till a name")},
    {BIND(DIGIT, counter_move_to), .needs_row = true, .several = true, .key = "n", .label = N_("n row"), .prompt = true,
     .help = N_("moves to row n")},
    BIND_COMMON_LIST,
    BIND_TABLE_SORT,
    BIND_TABLE,
};

const struct screen screen_till_list = {
    .title = N_("Tills"),
    .prompt = PROMPT_NONE,
    .state_size = sizeof(struct till_list_state),
    .open = open_list,
    .close = close_list,
    .resume = refresh,
    .table = table,
    .refresh = refresh,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
