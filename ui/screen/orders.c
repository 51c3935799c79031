/* SPDX-License-Identifier: MIT */
/* orders: what customers ordered and paid a deposit for; a deposit is taken, given back or kept from here. */
#include "base/i18n.h"
#include "base/money.h"
#include "model/order.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/counter_table.h"
#include "ui/counter/draw.h"
#include "ui/screen/deposit_priv.h"

#define SHOWN_MAX 1000 /* orders read */

enum { ORDER, NAME, MEMBER, DAY, TOTAL, HELD, COLUMNS };

static const struct table_frame frame = {.first = 2, .heading = true};

static const struct table_column columns[COLUMNS] = {
    [ORDER] = {.title = N_("Order"), .type = TABLE_INTEGER, .least = 6, .most = 8},
    [NAME] = {.title = N_("For"), .least = 20, .most = 40, .gap = 2},
    [MEMBER] = {.title = N_("Member"), .least = 12, .most = 24},
    [DAY] = {.title = N_("Day"), .type = TABLE_DATE, .least = 11, .most = 11},
    [TOTAL] = {.title = N_("Price"), .type = TABLE_MONEY, .least = 11, .most = 14},
    [HELD] = {.title = N_("Deposit left"), .type = TABLE_MONEY, .least = 13, .most = 14},
};

struct orders_state {
    struct order_list orders;
    struct table_memory rows;
};

static struct orders_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_ORDERS);
}

static void amount(struct table_array *array, struct table_cell *cell, int64_t value)
{
    char text[MONEY_TEXT];
    cell->number = value;
    cell->absent = value == 0;
    if (!cell->absent)
        cell->text = table_array_keep(array, word_money(text, value));
}

static void fill(struct table_array *array, const void *data)
{
    const struct order_list *orders = &state(data)->orders;
    for (size_t i = 0; i < orders->count; i++) {
        const struct order *order = &orders->order[i];
        struct table_cell *cell = table_array_add(array, order->id);
        cell[ORDER] = (struct table_cell){.number = order->id};
        char person[PERSON_TEXT];
        cell[NAME].text = order->name;
        if (order->member)
            cell[MEMBER].text = table_array_keep(array, word_person(person, order->person, order->phone));
        cell[DAY] = (struct table_cell){.number = order->day};
        amount(array, &cell[TOTAL], order->total);
        amount(array, &cell[HELD], order->held);
    }
}

static enum status read_orders(struct counter *counter, struct error *err)
{
    struct orders_state *orders = state(counter);
    order_list_clear(&orders->orders);
    enum status status = order_counter(desk_db(counter->desk), SHOWN_MAX, &orders->orders, err);
    counter_table_refill(&orders->rows);
    return status;
}

static enum status open_orders(struct counter *counter, const void *argument, struct error *err)
{
    (void)argument;
    counter_table_open(counter, &state(counter)->rows, columns, COLUMNS, fill, &frame);
    return read_orders(counter, err);
}

static void close_orders(struct counter *counter)
{
    order_list_clear(&state(counter)->orders);
    counter_table_close(&state(counter)->rows);
}

static void refresh(struct counter *counter)
{
    struct error err;
    if (read_orders(counter, &err) != STATUS_OK)
        counter_refuse(counter, &err);
}

static struct table_memory *table(const struct counter *counter)
{
    return &state(counter)->rows;
}

static void take_more(struct counter *counter)
{
    int64_t id;
    if (counter_table_id(counter, &id))
        counter_show(counter, SCREEN_DEPOSIT, &id);
}

static void take_new(struct counter *counter)
{
    counter_show(counter, SCREEN_DEPOSIT, NULL);
}

static void end_marked(struct counter *counter, bool forfeits)
{
    struct order_end_argument argument = {.forfeits = forfeits};
    if (counter_table_id(counter, &argument.order))
        counter_show(counter, SCREEN_ORDER_END, &argument);
}

static void give_back(struct counter *counter)
{
    end_marked(counter, false);
}

static void keep(struct counter *counter)
{
    end_marked(counter, true);
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    frame_rule(canvas, counter, _("2 Orders, deposits"));
    counter_table_draw(&state(counter)->rows, canvas);
}

static const struct binding bindings[] = {
    {BIND(ENTER, take_more), .needs_row = true, .key = "Enter", .label = N_("Enter deposit"), .prompt = true,
     .help = N_("takes one more deposit for the marked order")},
    {BIND(F2, take_new), .key = "F2", .label = N_("F2New"), .help = N_("a deposit for a new order")},
    {CHOICE(1, give_back), .needs_row = true, .label = N_(".1 give back"),
     .help = N_("gives what is left back, as it was paid")},
    {CHOICE(2, keep), .needs_row = true, .label = N_(".2 keep"),
     .help = N_("the shop keeps what is left: reason and approver")},
    {CHOICE(3, counter_show_bound), .argument = SCREEN_DEBTORS, .label = N_(".3 accounts"),
     .help = N_("on account: who owes, and settling it")},
    BIND_COMMON_LIST,
    BIND_TABLE_SORT,
    BIND_TABLE,
};

const struct screen screen_orders = {
    .title = N_("Orders, deposits"),
    .prompt = PROMPT_NONE,
    .state_size = sizeof(struct orders_state),
    .open = open_orders,
    .close = close_orders,
    .resume = refresh,
    .table = table,
    .refresh = refresh,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
