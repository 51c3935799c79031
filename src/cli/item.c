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
    {"member-price", "A", N_("price for members"), false},
    {"points-price", "N", N_("its price in points, as a gift"), false},
    {"stock", "N", N_("stock; omit: not counted"), false},
    {"barcode", "B", N_("its barcode"), false},
    {"weighed", NULL, N_("sold by weight: quantities with three decimals"), false},
    {"no-discount", NULL, N_("no discounts apply to it"), false},
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
    json_object_set_new(object, "discountable", json_boolean(item->discountable));
    json_object_set_new(object, "weighed", json_boolean(item->weighed));
    json_object_set_new(object, "barcode", output_json_text(item->barcode));
    json_object_set_new(object, "points_price", output_json_id(item->points_price));
    json_object_set_new(object, "stock", item->stock < 0 ? json_null() : json_integer(item->stock));
    return object;
}

static enum status read_numbers(const struct command *command, struct item *item, struct error *err)
{
    const char *points = command_value(command, "points-price"), *stock = command_value(command, "stock");
    TRY(args_money_flag(command, "price", 0, &item->price, err));
    TRY(args_money_flag(command, "floor", 0, &item->floor, err));
    TRY(args_money_flag(command, "member-price", LIMIT_NONE, &item->member_price, err));
    item->stock = LIMIT_NONE;
    if (points)
        TRY(number_parse(points, "points-price", 1, MONEY_LIMIT, &item->points_price, err));
    return stock ? number_parse(stock, "stock", 0, MONEY_LIMIT, &item->stock, err) : STATUS_OK;
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

static enum status add(struct command *command, struct error *err)
{
    struct item item = {0};
    struct manage_done done;
    TRY(read_item(command, &item, err));
    TRY(manage_item_add(command->desk, command->key, &item, &done, err));
    TRY(item_get(desk_db(command->desk), done.id, &item, err));
    if (command->json)
        command->answer = json_item(&item);
    else
        SAY(command, _("Item {0} {1} added."), item.sku, item.name);
    return STATUS_OK;
}

static void cell_item(struct output_table *table, const struct item *item)
{
    output_table_cell(table, item->sku);
    output_table_cell(table, item->name);
    output_table_cell(table, item->category);
    output_table_money(table, item->price);
    output_table_cell(table, item->barcode);
}

static enum status list(struct command *command, struct error *err)
{
    struct item_list items = {0};
    TRY(item_list(desk_db(command->desk), &items, err));
    if (command->json) {
        json_t *array = json_array();
        for (size_t i = 0; i < items.items; i++)
            json_array_append_new(array, json_item(&items.item[i]));
        command->answer = json_pack("{s:o}", "items", array);
    } else {
        struct output_table table = {0};
        output_table_column(&table, _("SKU"), false);
        output_table_column(&table, _("Item"), false);
        output_table_column(&table, _("Category"), false);
        output_table_column(&table, _("Price"), true);
        output_table_column(&table, _("Barcode"), false);
        for (size_t i = 0; i < items.items; i++)
            cell_item(&table, &items.item[i]);
        output_table_print(&table, &command->out);
    }
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
    {.name = "list", .opening = OPEN_READ, .run = list, .summary = N_("the price list")},
};

const struct noun item_noun = {.name = "item", .summary = N_("the price list"), VERBS(verbs)};
