/* SPDX-License-Identifier: MIT */
/* ledger: all movements of the member in hand, with the balance after each. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "desk/member_view.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/counter_table.h"
#include "ui/counter/draw.h"

enum { NUMBER, TIME, ENTRY, KIND, DELTA, BALANCE, COLUMNS };

static const struct table_frame frame = {.first = 2, .heading = true};

static const struct table_column columns[COLUMNS] = {
    [NUMBER] = {.type = TABLE_PLACE, .role = ROLE_LABEL, .least = 4, .most = 4},
    [TIME] = {.title = N_("Time"), .least = 11, .most = 11},
    [ENTRY] = {.title = N_("Type"), .least = 15, .most = 30},
    [KIND] = {.title = N_("Kind"), .least = 12, .most = 24},
    [DELTA] = {.title = N_("Movement"), .type = TABLE_INTEGER, .least = 15, .most = 15},
    [BALANCE] = {.title = N_("Balance"), .type = TABLE_INTEGER, .least = 15, .most = 15, .gap = 2},
};

struct ledger_state {
    struct ledger_list ledger;
    int64_t today;
    struct table_memory rows;
};

static struct ledger_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_LEDGER);
}

static char *value_of(char buf[MONEY_TEXT], const struct ledger_line *move, int64_t value)
{
    bool money = strcmp(move->kind, "principal") == 0 || strcmp(move->kind, "bonus") == 0;
    return money ? word_money(buf, value) : word_number(buf, value);
}

static void fill_move(struct table_array *array, const struct ledger_state *ledger, const struct ledger_line *move)
{
    struct table_cell *cell = table_array_add(array, move->txn_id);
    char at[DATE_TEXT], figure[MONEY_TEXT], text[RENDER_TEXT];
    cell[TIME].text = table_array_keep(array, word_instant(at, ledger->today, move->at));
    cell[ENTRY].text = render_kind(move->txn_kind);
    cell[KIND].text = render_lot_kind(move->kind);
    snprintf(text, sizeof text, "%s%s", move->delta > 0 ? "+" : "", value_of(figure, move, move->delta));
    cell[DELTA] = (struct table_cell){
        .number = move->delta, .text = table_array_keep(array, text), .role = move->delta > 0 ? ROLE_GOOD : ROLE_PLAIN};
    cell[BALANCE].number = move->balance;
    cell[BALANCE].text = table_array_keep(array, value_of(figure, move, move->balance));
}

static void fill(struct table_array *array, const void *data)
{
    const struct ledger_state *ledger = state(data);
    for (size_t i = 0; i < ledger->ledger.lines; i++)
        fill_move(array, ledger, &ledger->ledger.line[i]);
}

static enum status open_ledger(struct counter *counter, const void *argument, struct error *err)
{
    struct ledger_state *ledger = state(counter);
    (void)argument;
    counter_table_open(counter, &ledger->rows, columns, COLUMNS, fill, &frame);
    TRY(member_ledger(counter->desk, counter->hand.member.id, &ledger->ledger, err));
    ledger->today = desk_day(counter->desk);
    if (ledger->ledger.lines > 0)
        return STATUS_OK;
    counter_object(counter, N_("No points, stored value or coupons so far."), NULL, NULL);
    return STATUS_NOT_FOUND;
}

static void close_ledger(struct counter *counter)
{
    member_ledger_clear(&state(counter)->ledger);
    counter_table_close(&state(counter)->rows);
}

static struct table_memory *table(const struct counter *counter)
{
    return &state(counter)->rows;
}

static void why(struct counter *counter)
{
    int64_t txn;
    if (counter_table_id(counter, &txn))
        counter_show(counter, SCREEN_STEPS, &txn);
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    char title[RENDER_TEXT], name[PERSON_TEXT];
    frame_rule(canvas, counter,
               word_fill(title, _("8 Ledger of {0}"),
                         word_person(name, counter->hand.member.name, counter->hand.member.phone), NULL));
    counter_table_draw(&state(counter)->rows, canvas);
}

static const struct binding bindings[] = {
    {BIND(ENTER, why), .needs_row = true, .key = "Enter", .label = N_("Enter why"), .prompt = true,
     .help = N_("every step behind the movement")},
    {BIND(DIGIT, counter_move_to), .needs_row = true, .several = true, .key = "n", .label = N_("n row"), .prompt = true,
     .help = N_("moves to row n")},
    BIND_COMMON_LIST,
    BIND_TABLE_SORT,
    BIND_TABLE,
};

const struct screen screen_ledger = {
    .title = N_("Ledger"),
    .prompt = PROMPT_NONE,
    .state_size = sizeof(struct ledger_state),
    .open = open_ledger,
    .close = close_ledger,
    .table = table,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
