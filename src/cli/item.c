/* SPDX-License-Identifier: MIT */
#include "model/item.h"

#include <string.h>

#include "base/money.h"
#include "base/text.h"
#include "desk/manage.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/output.h"

static const struct flag add_flags[] = {
    {"name", "N", N_("name"), false},
    {"price", "A", N_("unit price"), false},
    {"category", "C", N_("category; default general"), false},
    {"floor", "A", N_("floor price: no discount goes below it"), false},
    {"cost", "A", N_("what one costs the shop"), false},
    {"member-price", "A", N_("price for members"), false},
    {"points-price", "N", N_("its price in points, as a gift"), false},
    {"stock", "N", N_("stock; omit: not counted"), false},
    {"barcode", "B", N_("its barcode"), false},
    {"weighed", NULL, N_("sold by weight: quantities with three decimals"), false},
    {"no-discount", NULL, N_("no discounts apply to it"), false},
    {NULL, NULL, NULL, false},
};

static const struct flag edit_flags[] = {
    {"name", "N", N_("name"), false},
    {"price", "A", N_("unit price"), false},
    {"category", "C", N_("category; default general"), false},
    {"floor", "A", N_("floor price: no discount goes below it"), false},
    {"cost", "A", N_("what one costs the shop"), false},
    {"member-price", "A", N_("price for members; \"\": none"), false},
    {"points-price", "N", N_("its price in points, as a gift; \"\": none"), false},
    {"barcode", "B", N_("its barcode; \"\": none"), false},
    {"weighed", NULL, N_("sold by weight: quantities with three decimals"), false},
    {"not-weighed", NULL, N_("sold by the piece"), false},
    {"discount", NULL, N_("discounts apply to it"), false},
    {"no-discount", NULL, N_("no discounts apply to it"), false},
    {"back", NULL, N_("a retired item is sold again"), false},
    {NULL, NULL, NULL, false},
};

static const struct flag stock_flags[] = {
    {"reason", "R", N_("reason"), false},
    {NULL, NULL, NULL, false},
};

static const struct flag list_flags[] = {
    {"retired", NULL, N_("those that are retired too"), false},
    ARGS_PAGE_FLAGS("SKU"),
    {NULL, NULL, NULL, false},
};

static json_t *json_item(const struct item *item)
{
    json_t *object = json_object();
    json_object_set_new(object, "sku", output_json_text(item->sku));
    json_object_set_new(object, "name", output_json_text(item->name));
    json_object_set_new(object, "category", output_json_text(item->category));
    json_object_set_new(object, "price", output_json_money(item->price));
    json_object_set_new(object, "member_price",
                        item->member_price < 0 ? json_null() : output_json_money(item->member_price));
    json_object_set_new(object, "floor", output_json_money(item->floor));
    json_object_set_new(object, "cost", item->cost ? output_json_money(item->cost) : json_null());
    json_object_set_new(object, "discountable", json_boolean(item->discountable));
    json_object_set_new(object, "weighed", json_boolean(item->weighed));
    json_object_set_new(object, "barcode", output_json_text(item->barcode));
    json_object_set_new(object, "points_price", output_json_id(item->points_price));
    json_object_set_new(object, "stock",
                        item->stock == ITEM_UNCOUNTED ? json_null() : output_json_quantity(item->stock));
    json_object_set_new(object, "retired", json_boolean(item->retired));
    return object;
}

static enum status read_numbers(const struct command *command, struct item *item, struct error *err)
{
    const char *points = command_value(command, "points-price"), *stock = command_value(command, "stock");
    TRY(args_money_flag(command, "price", 0, &item->price, err));
    TRY(args_money_flag(command, "floor", 0, &item->floor, err));
    TRY(args_money_flag(command, "cost", 0, &item->cost, err));
    TRY(args_money_flag(command, "member-price", LIMIT_NONE, &item->member_price, err));
    item->stock = ITEM_UNCOUNTED;
    if (points)
        TRY(number_parse(points, "points-price", 1, MONEY_LIMIT, &item->points_price, err));
    return stock ? item_parse_stock(stock, "stock", &item->stock, err) : STATUS_OK;
}

static enum status read_item(const struct command *command, struct item *item, struct error *err)
{
    const char *name = command_value(command, "name"), *category = command_value(command, "category");
    const char *barcode = command_value(command, "barcode");
    if (!name || !*name)
        return error_set(err, STATUS_MISSING_VALUE, "name", NULL);
    if (!command_has(command, "price"))
        return error_set(err, STATUS_MISSING_VALUE, "price", NULL);
    TRY(args_text(item->sku, sizeof item->sku, "sku", command->operand[0], err));
    TRY(args_text(item->name, sizeof item->name, "name", name, err));
    TRY(args_text(item->category, sizeof item->category, "category", category && *category ? category : "general",
                  err));
    TRY(args_text(item->barcode, sizeof item->barcode, "barcode", barcode ? barcode : "", err));
    item->discountable = !command_has(command, "no-discount");
    item->weighed = command_has(command, "weighed");
    return read_numbers(command, item, err);
}

static enum status answer_item(struct command *command, int64_t id, const char *sentence, struct error *err)
{
    struct item item;
    TRY(item_get(desk_db(command->desk), id, &item, err));
    if (command->json) {
        command->answer = json_item(&item);
        json_object_set_new(command->answer, "txn", json_null());
    } else
        SAY(command, sentence, item.sku, item.name);
    return STATUS_OK;
}

static enum status add(struct command *command, struct error *err)
{
    struct item item = {0};
    struct manage_done done;
    TRY(read_item(command, &item, err));
    TRY(manage_item_add(command->desk, command->key, &item, &done, err));
    return answer_item(command, done.id, _("Item {0} {1} added."), err);
}

/* --- edit ------------------------------------------------------------------------------------------------------- */

static enum status read_text(const struct command *command, const char *flag, char *buf, size_t size, unsigned field,
                             unsigned *fields, struct error *err)
{
    const char *value = command_value(command, flag);
    if (!value)
        return STATUS_OK;
    *fields |= field;
    return args_text(buf, size, flag, value, err);
}

/* An amount; "" takes it away where `none` is an amount's absence. */
static enum status read_amount(const struct command *command, const char *flag, int64_t none, int64_t *amount,
                               unsigned field, unsigned *fields, struct error *err)
{
    const char *value = command_value(command, flag);
    if (!value)
        return STATUS_OK;
    *fields |= field;
    *amount = none;
    return *value || field == ITEM_PRICE ? args_money_flag(command, flag, none, amount, err) : STATUS_OK;
}

static enum status read_switch(const struct command *command, const char *yes, const char *no, bool *value,
                               unsigned field, unsigned *fields, struct error *err)
{
    if (!command_has(command, yes) && !command_has(command, no))
        return STATUS_OK;
    if (command_has(command, yes) && command_has(command, no))
        return error_value(err, yes, no, "one of the two, not both");
    *fields |= field;
    *value = command_has(command, yes);
    return STATUS_OK;
}

static enum status read_points(const struct command *command, struct item *item, unsigned *fields, struct error *err)
{
    const char *points = command_value(command, "points-price");
    if (!points)
        return STATUS_OK;
    *fields |= ITEM_POINTS_PRICE;
    return *points ? number_parse(points, "points-price", 1, MONEY_LIMIT, &item->points_price, err) : STATUS_OK;
}

static enum status read_edit(const struct command *command, struct item *item, unsigned *fields, struct error *err)
{
    TRY(args_text(item->sku, sizeof item->sku, "sku", command->operand[0], err));
    TRY(read_text(command, "name", item->name, sizeof item->name, ITEM_NAME, fields, err));
    TRY(read_text(command, "category", item->category, sizeof item->category, ITEM_CATEGORY, fields, err));
    TRY(read_text(command, "barcode", item->barcode, sizeof item->barcode, ITEM_BARCODE, fields, err));
    TRY(read_amount(command, "price", 0, &item->price, ITEM_PRICE, fields, err));
    TRY(read_amount(command, "floor", 0, &item->floor, ITEM_FLOOR, fields, err));
    TRY(read_amount(command, "cost", 0, &item->cost, ITEM_COST, fields, err));
    TRY(read_amount(command, "member-price", LIMIT_NONE, &item->member_price, ITEM_MEMBER_PRICE, fields, err));
    TRY(read_points(command, item, fields, err));
    TRY(read_switch(command, "weighed", "not-weighed", &item->weighed, ITEM_WEIGHED, fields, err));
    TRY(read_switch(command, "discount", "no-discount", &item->discountable, ITEM_DISCOUNTABLE, fields, err));
    if (command_has(command, "back"))
        *fields |= ITEM_RETIRED;
    return *fields ? STATUS_OK : error_set(err, STATUS_MISSING_VALUE, "item", N_("nothing to change was given"));
}

static enum status edit(struct command *command, struct error *err)
{
    struct item item = {0};
    struct manage_done done;
    unsigned fields = 0;
    TRY(read_edit(command, &item, &fields, err));
    TRY(manage_item_edit(command->desk, command->key, &item, fields, &done, err));
    return answer_item(command, done.id, _("Item {0} {1} changed."), err);
}

static enum status retire(struct command *command, struct error *err)
{
    struct manage_done done;
    char sku[CODE_TEXT];
    TRY(args_text(sku, sizeof sku, "sku", command->operand[0], err));
    TRY(manage_item_retire(command->desk, command->key, sku, &done, err));
    return answer_item(command, done.id, _("Item {0} {1} retired: no longer sold."), err);
}

/* "+5", "5", "-0.5" */
static enum status read_change(const char *text, int64_t *change, struct error *err)
{
    bool less = *text == '-';
    TRY(number_parse_quantity(text + (less || *text == '+'), "change", change, err));
    *change = less ? -*change : *change;
    return STATUS_OK;
}

static enum status stock(struct command *command, struct error *err)
{
    struct stock_done done;
    struct item item;
    char sku[CODE_TEXT], number[DECIMAL_TEXT], txn[TXN_TEXT];
    const char *reason = command_value(command, "reason");
    int64_t change;
    TRY(args_text(sku, sizeof sku, "sku", command->operand[0], err));
    TRY(read_change(command->operand[1], &change, err));
    TRY(manage_item_stock(command->desk, command->key, sku, change, reason ? reason : "", &done, err));
    TRY(item_get(desk_db(command->desk), done.item, &item, err));
    TRY(ledger_name(desk_db(command->desk), done.txn, txn, err));
    if (command->json) {
        command->answer = json_item(&item);
        json_object_set_new(command->answer, "stock", output_json_quantity(done.stock));
        json_object_set_new(command->answer, "txn", output_json_text(txn));
    } else
        SAY(command, _("Stock of {0} {1}: {2}."), item.sku, item.name, number_format_quantity(number, done.stock));
    return STATUS_OK;
}

/* --- list ------------------------------------------------------------------------------------------------------- */

static void cell_item(struct output_table *table, const struct item *item)
{
    char stock[DECIMAL_TEXT];
    output_table_cell(table, item->sku);
    output_table_cell(table, item->name);
    output_table_cell(table, item->category);
    output_table_money(table, item->price);
    output_table_cell(table, item->stock == ITEM_UNCOUNTED ? "" : number_format_quantity(stock, item->stock));
    output_table_cell(table, item->barcode);
    output_table_cell(table, item->retired ? _("retired") : "");
}

static void print_items(struct command *command, const struct item_list *items, size_t shown)
{
    struct output_table table = {0};
    output_table_column(&table, _("SKU"), false);
    output_table_column(&table, _("Item"), false);
    output_table_column(&table, _("Category"), false);
    output_table_column(&table, _("Price"), true);
    output_table_column(&table, _("Stock"), true);
    output_table_column(&table, _("Barcode"), false);
    output_table_column(&table, "", false);
    for (size_t i = 0; i < shown; i++)
        cell_item(&table, &items->item[i]);
    output_table_print(&table, &command->out);
}

static enum status list(struct command *command, struct error *err)
{
    struct item_list items = {0};
    const char *after = command_value(command, "after");
    size_t limit, shown;
    TRY(args_limit(command, &limit, err));
    TRY(item_page(desk_db(command->desk), after ? after : "", command_has(command, "retired"), limit + 1, &items, err));
    shown = items.items < limit ? items.items : limit;
    if (command->json) {
        json_t *array = json_array();
        for (size_t i = 0; i < shown; i++)
            json_array_append_new(array, json_item(&items.item[i]));
        command->answer = json_pack("{s:o,s:b}", "items", array, "more", items.items > limit);
    } else
        print_items(command, &items, shown);
    item_list_clear(&items);
    return STATUS_OK;
}

static const struct verb verbs[] = {
    {.name = "add",
     .operands = "SKU",
     .least = 1,
     .most = 1,
     .flag = add_flags,
     .opening = OPEN_ACT,
     .run = add,
     .summary = N_("add an item")},
    {.name = "edit",
     .operands = "SKU",
     .least = 1,
     .most = 1,
     .flag = edit_flags,
     .opening = OPEN_ACT,
     .run = edit,
     .summary = N_("change an item; what is not given stays")},
    {.name = "retire",
     .operands = "SKU",
     .least = 1,
     .most = 1,
     .opening = OPEN_ACT,
     .run = retire,
     .summary = N_("an item is no longer sold; its bills and passes stay")},
    {.name = "stock",
     .operands = "SKU CHANGE",
     .least = 2,
     .most = 2,
     .flag = stock_flags,
     .opening = OPEN_ACT,
     .run = stock,
     .summary = N_("goods that came or went besides sales: 12, -1, 0.5")},
    {.name = "list", .flag = list_flags, .opening = OPEN_LOOK, .run = list, .summary = N_("the price list")},
};

const struct noun item_noun = {.name = "item", .summary = N_("the price list"), VERBS(verbs)};
