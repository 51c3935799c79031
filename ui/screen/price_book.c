/* SPDX-License-Identifier: MIT */
/* price_book: all items with their prices; one is opened to change it, added, or retired. */
#include <stdio.h>

#include "base/i18n.h"
#include "base/money.h"
#include "desk/manage.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/counter_table.h"
#include "ui/counter/draw.h"

#define SHOWN_MAX 20000 /* items read */

enum { NUMBER, SKU, NAME, PRICE, MEMBER, STOCK, MARK, CATEGORY, BARCODE, FLOOR, COST, POINTS, COLUMNS };

static const struct table_frame frame = {.first = 2, .heading = true};

static const struct table_column columns[COLUMNS] = {
    [NUMBER] = {.type = TABLE_PLACE, .role = ROLE_LABEL, .least = 4, .most = 4},
    [SKU] = {.title = N_("SKU"), .least = 10, .most = 16},
    [NAME] = {.title = N_("Item"), .least = 20, .most = 30},
    [PRICE] = {.title = N_("Price"), .type = TABLE_MONEY, .least = 10, .most = 12},
    [MEMBER] = {.title = N_("Member"), .type = TABLE_MONEY, .least = 10, .most = 12},
    [STOCK] = {.title = N_("Stock"), .type = TABLE_QUANTITY, .least = 7, .most = 10},
    [MARK] = {.title = N_("Status"), .least = 9, .most = 12, .gap = 2},
    [CATEGORY] = {.title = N_("Category"), .least = 8, .most = 16},
    [BARCODE] = {.title = N_("Barcode"), .least = 13, .most = 14},
    [FLOOR] = {.title = N_("Floor price"), .type = TABLE_MONEY, .least = 10, .most = 12},
    [COST] = {.title = N_("Cost"), .type = TABLE_MONEY, .least = 10, .most = 12},
    [POINTS] = {.title = N_("In points"), .type = TABLE_INTEGER, .least = 8, .most = 10},
};

struct price_book_state {
    struct item_list items;
    bool retired; /* those are listed too */
    struct table_memory rows;
};

static struct price_book_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_PRICE_BOOK);
}

static void amount(struct table_array *array, struct table_cell *cell, int64_t value, int64_t none)
{
    char text[MONEY_TEXT];
    cell->number = value;
    cell->absent = value == none;
    if (!cell->absent)
        cell->text = table_array_keep(array, word_money(text, value));
}

static void fill_item(struct table_array *array, const struct item *item)
{
    struct table_cell *cell = table_array_add(array, item->id);
    cell[SKU].text = item->sku;
    cell[NAME].text = item->name;
    cell[CATEGORY].text = item->category;
    cell[BARCODE].text = item->barcode;
    amount(array, &cell[PRICE], item->price, LIMIT_NONE);
    amount(array, &cell[MEMBER], item->member_price, LIMIT_NONE);
    amount(array, &cell[FLOOR], item->floor, 0);
    amount(array, &cell[COST], item->cost, 0);
    cell[POINTS] = (struct table_cell){.number = item->points_price, .absent = item->points_price == 0};
    cell[STOCK] = (struct table_cell){.number = item->stock,
                                      .absent = item->stock == ITEM_UNCOUNTED,
                                      .role = item->stock > 0 ? ROLE_PLAIN : ROLE_WARN};
    if (item->retired)
        cell[MARK] = (struct table_cell){.text = _("[retired]"), .role = ROLE_FAINT};
}

static void fill(struct table_array *array, const void *data)
{
    const struct item_list *items = &state(data)->items;
    for (size_t i = 0; i < items->items; i++)
        fill_item(array, &items->item[i]);
}

static enum status read_items(struct counter *counter, struct error *err)
{
    struct price_book_state *book = state(counter);
    item_list_clear(&book->items);
    enum status status = item_page(desk_db(counter->desk), "", book->retired, SHOWN_MAX, &book->items, err);
    counter_table_refill(&book->rows);
    return status;
}

static enum status open_book(struct counter *counter, const void *argument, struct error *err)
{
    (void)argument;
    counter_table_open(counter, &state(counter)->rows, columns, COLUMNS, fill, &frame);
    table_follow(&state(counter)->rows.table);
    return read_items(counter, err);
}

static void close_book(struct counter *counter)
{
    item_list_clear(&state(counter)->items);
    counter_table_close(&state(counter)->rows);
}

static void refresh(struct counter *counter)
{
    struct error err;
    if (read_items(counter, &err) != STATUS_OK)
        counter_refuse(counter, &err);
}

static struct table_memory *table(const struct counter *counter)
{
    return &state(counter)->rows;
}

/* The marked item; false: there is none, or it is gone, which is shown. */
static bool marked(struct counter *counter, struct item *item)
{
    struct error err;
    int64_t id;
    if (!counter_table_id(counter, &id))
        return false;
    if (item_get(desk_db(counter->desk), id, item, &err) == STATUS_OK)
        return true;
    counter_refuse(counter, &err);
    return false;
}

static void edit(struct counter *counter)
{
    int64_t id;
    if (counter_table_id(counter, &id))
        counter_show(counter, SCREEN_ITEM_FORM, &id);
}

static void add(struct counter *counter)
{
    counter_show(counter, SCREEN_ITEM_FORM, NULL);
}

static void change_stock(struct counter *counter)
{
    int64_t id;
    if (counter_table_id(counter, &id))
        counter_show(counter, SCREEN_STOCK_FORM, &id);
}

static void show_retired(struct counter *counter)
{
    state(counter)->retired = !state(counter)->retired;
    refresh(counter);
}

/* --- retiring --------------------------------------------------------------------------------------------------- */

static void retire_now(struct counter *counter)
{
    struct item item;
    struct manage_done done;
    struct error err;
    if (!marked(counter, &item))
        return;
    if (manage_item_retire(counter->desk, NULL, item.sku, &done, &err) != STATUS_OK) {
        counter_refuse(counter, &err);
        return;
    }
    refresh(counter);
    if (!counter->refused)
        counter_tell(counter, N_("{0} is retired: no longer sold."), item.name, NULL);
}

static void bring_back(struct counter *counter)
{
    struct item item;
    struct manage_done done;
    struct error err;
    if (!marked(counter, &item))
        return;
    item.retired = false;
    if (manage_item_edit(counter->desk, NULL, &item, ITEM_RETIRED, &done, &err) != STATUS_OK) {
        counter_refuse(counter, &err);
        return;
    }
    refresh(counter);
    if (!counter->refused)
        counter_tell(counter, N_("{0} is sold again."), item.name, NULL);
}

static void ask_retire(struct counter *counter)
{
    struct item item;
    struct error err;
    if (!marked(counter, &item))
        return;
    if (counter_may(counter, PERMIT_ITEM, &err) != STATUS_OK) {
        counter_refuse(counter, &err);
        return;
    }
    struct counter_question *question =
        item.retired
            ? ask_open(counter, N_("Sell {0} again?"), item.name, NULL)
            : ask_open(counter, N_("Retire {0}? It is no longer sold; bills and passes stay."), item.name, NULL);
    ask_option(question, 1, N_("yes"), item.retired ? bring_back : retire_now);
    ask_option(question, 2, N_("no"), NULL);
    question->marked = 2;
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    const struct price_book_state *book = state(counter);
    char title[RENDER_TEXT], count[MONEY_TEXT];
    word_number(count, (int64_t)book->items.items);
    frame_rule(canvas, counter, word_fill(title, _("10 Items: {0}"), count, NULL));
    counter_table_draw(&book->rows, canvas);
}

static const struct binding bindings[] = {
    {BIND(ENTER, edit), .needs_row = true, .key = "Enter", .label = N_("Enter edit"), .prompt = true,
     .help = N_("opens the marked one")},
    {BIND(DIGIT, counter_move_to), .needs_row = true, .several = true, .key = "n", .label = N_("n row"), .prompt = true,
     .help = N_("moves to row n")},
    {BIND(F2, add), .key = "F2", .label = N_("F2New"), .help = N_("adds one")},
    {BIND(DELETE, ask_retire), .needs_row = true, .key = "Del", .label = N_("Del retire"),
     .help = N_("no longer sold, or sold again; asked first")},
    {CHOICE(1, show_retired), .label = N_(".1 retired too"), .help = N_("with those that are retired, or without")},
    {CHOICE(2, change_stock), .needs_row = true, .label = N_(".2 stock"),
     .help = N_("goods that came or went besides sales")},
    BIND_COMMON_LIST,
    BIND_TABLE_SORT,
    BIND_TABLE,
};

const struct screen screen_price_book = {
    .title = N_("Items"),
    .prompt = PROMPT_NONE,
    .state_size = sizeof(struct price_book_state),
    .open = open_book,
    .close = close_book,
    .resume = refresh,
    .table = table,
    .refresh = refresh,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
