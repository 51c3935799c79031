/* SPDX-License-Identifier: MIT */
/* debtors: who buys on account, what they owe and since when; one is settled or added from here. */
#include "base/i18n.h"
#include "base/money.h"
#include "model/debtor.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/counter_table.h"
#include "ui/counter/draw.h"

#define SHOWN_MAX 1000 /* debtors read */

enum { NUMBER, DEBTOR, NAME, OWES, SINCE, LIMIT, COLUMNS };

static const struct table_frame frame = {.first = 2, .heading = true};

static const struct table_column columns[COLUMNS] = {
    [NUMBER] = {.type = TABLE_PLACE, .role = ROLE_LABEL, .least = 4, .most = 4},
    [DEBTOR] = {.title = N_("Debtor"), .type = TABLE_INTEGER, .least = 6, .most = 8},
    [NAME] = {.title = N_("Name"), .least = 26, .most = 40, .gap = 2},
    [OWES] = {.title = N_("Owes"), .type = TABLE_MONEY, .least = 12, .most = 14},
    [SINCE] = {.title = N_("Since"), .type = TABLE_DATE, .least = 11, .most = 11, .gap = 2},
    [LIMIT] = {.title = N_("Limit"), .type = TABLE_MONEY, .least = 12, .most = 14},
};

struct debtors_state {
    struct debtor_list debtors;
    struct table_memory rows;
};

static struct debtors_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_DEBTORS);
}

static void fill(struct table_array *array, const void *data)
{
    const struct debtor_list *debtors = &state(data)->debtors;
    char text[MONEY_TEXT];
    for (size_t i = 0; i < debtors->count; i++) {
        const struct debtor *debtor = &debtors->debtor[i];
        struct table_cell *cell = table_array_add(array, debtor->id);
        cell[DEBTOR] = (struct table_cell){.number = debtor->id};
        cell[NAME].text = debtor->name;
        cell[OWES] = (struct table_cell){.number = debtor->owes, .absent = debtor->owes == 0};
        if (debtor->owes > 0)
            cell[OWES].text = table_array_keep(array, word_money(text, debtor->owes));
        cell[SINCE] = (struct table_cell){.number = debtor->since, .absent = debtor->since == 0};
        cell[LIMIT] = (struct table_cell){.number = debtor->credit,
                                          .text = table_array_keep(array, word_money(text, debtor->credit))};
    }
}

static enum status read_debtors(struct counter *counter, struct error *err)
{
    struct debtors_state *debtors = state(counter);
    debtor_list_clear(&debtors->debtors);
    enum status status = debtor_list(desk_db(counter->desk), 0, SHOWN_MAX, &debtors->debtors, err);
    counter_table_refill(&debtors->rows);
    return status;
}

static enum status open_debtors(struct counter *counter, const void *argument, struct error *err)
{
    (void)argument;
    counter_table_open(counter, &state(counter)->rows, columns, COLUMNS, fill, &frame);
    table_follow(&state(counter)->rows.table);
    return read_debtors(counter, err);
}

static void close_debtors(struct counter *counter)
{
    debtor_list_clear(&state(counter)->debtors);
    counter_table_close(&state(counter)->rows);
}

static void refresh(struct counter *counter)
{
    struct error err;
    if (read_debtors(counter, &err) != STATUS_OK)
        counter_refuse(counter, &err);
}

static struct table_memory *table(const struct counter *counter)
{
    return &state(counter)->rows;
}

static void settle(struct counter *counter)
{
    int64_t id;
    if (counter_table_id(counter, &id))
        counter_show(counter, SCREEN_SETTLE, &id);
}

static void add(struct counter *counter)
{
    counter_show(counter, SCREEN_DEBTOR_FORM, NULL);
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    frame_rule(canvas, counter, _("2 On account"));
    counter_table_draw(&state(counter)->rows, canvas);
}

static const struct binding bindings[] = {
    {BIND(ENTER, settle), .needs_row = true, .key = "Enter", .label = N_("Enter settle"), .prompt = true,
     .help = N_("takes money for what the marked one owes")},
    {BIND(DIGIT, counter_move_to), .needs_row = true, .several = true, .key = "n", .label = N_("n row"), .prompt = true,
     .help = N_("moves to row n")},
    {BIND(F2, add), .key = "F2", .label = N_("F2New"), .help = N_("lets somebody buy on account, up to a limit")},
    BIND_COMMON_LIST,
    BIND_TABLE_SORT,
    BIND_TABLE,
};

const struct screen screen_debtors = {
    .title = N_("On account"),
    .prompt = PROMPT_NONE,
    .state_size = sizeof(struct debtors_state),
    .open = open_debtors,
    .close = close_debtors,
    .resume = refresh,
    .table = table,
    .refresh = refresh,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
