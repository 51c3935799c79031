/* SPDX-License-Identifier: MIT */
/* named: asks which order's deposit, or which debtor, pays the bill: lists them, takes the marked one or a number. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/money.h"
#include "base/text.h"
#include "model/debtor.h"
#include "model/order.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"

#define LISTED_MAX 100
#define LIST_ROWS 6
#define BOX_ROWS (LIST_ROWS + 3)

enum { AT_NUMBER = 1, AT_NAME = 9, AT_MOST = 50 };

/* What can pay: an order with a deposit, or a debtor who may owe more. */
struct named_row {
    int64_t id, most; /* most: fen it can pay */
    char name[NAME_TEXT];
};

struct named_state {
    enum tender_kind kind;
    struct named_row *row;
    size_t room;
    struct list rows;
};

static struct named_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_NAMED);
}

/* --- reading ---------------------------------------------------------------------------------------------------- */

static void add_row(struct named_state *named, int64_t id, const char *name, int64_t most)
{
    if (most <= 0)
        return;
    named->row = mem_grow(named->row, named->rows.count, &named->room, sizeof *named->row);
    struct named_row *row = &named->row[named->rows.count++];
    *row = (struct named_row){.id = id, .most = most};
    text_copy(row->name, sizeof row->name, name);
}

static enum status read_orders(struct counter *counter, struct error *err)
{
    struct order_list list = {0};
    int64_t member = counter->in_hand ? counter->hand.member.id : 0;
    enum status status = order_paying(desk_db(counter->desk), member, LISTED_MAX, &list, err);
    for (size_t i = 0; i < list.count && status == STATUS_OK; i++)
        add_row(state(counter), list.order[i].id, list.order[i].name, list.order[i].held);
    order_list_clear(&list);
    return status;
}

static enum status read_debtors(struct counter *counter, struct error *err)
{
    struct debtor_list list = {0};
    enum status status = debtor_list(desk_db(counter->desk), 0, LISTED_MAX, &list, err);
    for (size_t i = 0; i < list.count && status == STATUS_OK; i++)
        add_row(state(counter), list.debtor[i].id, list.debtor[i].name, list.debtor[i].credit - list.debtor[i].owes);
    debtor_list_clear(&list);
    return status;
}

/* argument: an int, the tender */
static enum status open_named(struct counter *counter, const void *argument, struct error *err)
{
    struct named_state *named = state(counter);
    named->kind = (enum tender_kind) * (const int *)argument;
    return named->kind == TENDER_DEPOSIT ? read_orders(counter, err) : read_debtors(counter, err);
}

static void close_named(struct counter *counter)
{
    free(state(counter)->row);
}

static struct list *rows(struct counter *counter)
{
    return &state(counter)->rows;
}

/* --- choosing --------------------------------------------------------------------------------------------------- */

static void pay_by_order(struct counter *counter, const char *number)
{
    struct order order;
    struct error err;
    char held[MONEY_TEXT];
    if (order_resolve(desk_db(counter->desk), number, &order, &err) != STATUS_OK) {
        counter_refuse(counter, &err);
        return;
    }
    if (order.held == 0) {
        counter_object(counter, N_("{0}: nothing is left of the deposit."), order.name, NULL);
        return;
    }
    pay_choose_named(counter, TENDER_DEPOSIT, order.id, order.held);
    counter_tell(counter, N_("{0}: deposit {1}"), order.name, word_money(held, order.held));
}

static void pay_by_debtor(struct counter *counter, const char *number)
{
    struct debtor debtor;
    struct error err;
    char may[MONEY_TEXT];
    if (debtor_resolve(desk_db(counter->desk), number, &debtor, &err) != STATUS_OK) {
        counter_refuse(counter, &err);
        return;
    }
    int64_t left = debtor.credit - debtor.owes;
    if (left <= 0) {
        counter_object(counter, N_("{0} owes all they may: settle first."), debtor.name, NULL);
        return;
    }
    pay_choose_named(counter, TENDER_ACCOUNT, debtor.id, left);
    counter_tell(counter, N_("{0} may owe {1} more."), debtor.name, word_money(may, left));
}

static void choose(struct counter *counter, const char *number)
{
    if (state(counter)->kind == TENDER_DEPOSIT)
        pay_by_order(counter, number);
    else
        pay_by_debtor(counter, number);
}

static void choose_typed(struct counter *counter)
{
    choose(counter, counter->spoken.code);
}

static void choose_marked(struct counter *counter)
{
    const struct named_state *named = state(counter);
    char number[24];
    snprintf(number, sizeof number, "%" PRId64, named->row[named->rows.marked].id);
    choose(counter, number);
}

static void say_none(struct counter *counter)
{
    if (state(counter)->kind == TENDER_DEPOSIT)
        counter_object(counter, N_("No order has a deposit left. Take one first: .8 in the menu."), NULL, NULL);
    else
        counter_object(counter, N_("Nobody may owe more. A manager adds debtors: .8, then .3."), NULL, NULL);
}

/* --- drawing ---------------------------------------------------------------------------------------------------- */

static void draw_row(struct canvas *canvas, int row, size_t index, const void *data)
{
    const struct named_state *named = data;
    char number[24], money[MONEY_TEXT], text[RENDER_TEXT];
    snprintf(number, sizeof number, "%" PRId64, named->row[index].id);
    canvas_text(canvas, row, AT_NUMBER, AT_NAME - AT_NUMBER - 1, ROLE_LABEL, number);
    canvas_text(canvas, row, AT_NAME, AT_MOST - AT_NAME - 1, ROLE_PLAIN, named->row[index].name);
    const char *format = named->kind == TENDER_DEPOSIT ? _("deposit {0}") : _("may owe {0}");
    canvas_text(canvas, row, AT_MOST, -1, ROLE_MONEY,
                word_fill(text, format, word_money(money, named->row[index].most), NULL));
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    const struct named_state *named = state(counter);
    bool deposit = named->kind == TENDER_DEPOSIT;
    int row = frame_box(canvas, BOX_ROWS);
    canvas_text(canvas, row, 1, -1, ROLE_TITLE,
                deposit ? _("Whose deposit pays? The marked one, or its number.")
                        : _("On whose account? The marked one, or their number."));
    list_draw(&named->rows, canvas, row + 1, LIST_ROWS, draw_row, named);
    frame_prompt(canvas, counter, row + 1 + LIST_ROWS, 1, deposit ? _("Order") : _("Debtor"), counter_text(counter));
}

static const struct binding bindings[] = {
    {BIND(CODE, choose_typed), .key = "N Enter", .label = N_("N Enter take"), .prompt = true,
     .help = N_("chooses number N; Enter then takes all it can, or an amount")},
    {BIND(ENTER, choose_marked), .needs_row = true, .refuse = say_none, .key = "Enter", .label = N_("Enter choose"),
     .prompt = true, .help = N_("takes the marked one; Enter then all it can, or an amount")},
    BIND_COMMON_LIST,
};

const struct screen screen_named = {
    .title = N_("Deposit, account"),
    .prompt = PROMPT_NUMBER,
    .flags = SCREEN_BOX,
    .state_size = sizeof(struct named_state),
    .open = open_named,
    .close = close_named,
    .list = rows,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
