/* SPDX-License-Identifier: MIT */
#include "cli/output.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/mem.h"
#include "base/money.h"
#include "base/text.h"
#include "model/coupon.h"
#include "render/render.h"

json_t *output_json_money(int64_t amount)
{
    char text[MONEY_TEXT];
    return json_string(money_format(text, amount));
}

/* Whole numbers stay integers; fractions have so few digits that a double prints them exactly. */
static json_t *fraction(int64_t number, int64_t unit)
{
    return number % unit == 0 ? json_integer(number / unit) : json_real((double)number / (double)unit);
}

json_t *output_json_quantity(int64_t thousandths)
{
    return fraction(thousandths, QUANTITY_ONE);
}

json_t *output_json_percent(int64_t basis_points)
{
    return fraction(basis_points, 100);
}

json_t *output_json_date(int64_t day)
{
    char text[DATE_TEXT];
    return day == 0 || day >= DATE_NEVER ? json_null() : json_string(date_format(text, day));
}

json_t *output_json_instant(int64_t instant)
{
    char text[DATE_TEXT];
    return instant == 0 ? json_null() : json_string(date_format_instant(text, instant));
}

/* jansson refuses strings that are not UTF-8; a stray byte in an imported name must not lose the whole answer. */
json_t *output_json_text(const char *text)
{
    if (!text || !*text)
        return json_null();
    json_t *made = json_string(text);
    if (made)
        return made;
    size_t size = 3 * strlen(text) + 1;
    char *mended = mem_alloc(size);
    made = json_string(text_sanitise(mended, size, text));
    free(mended);
    return made ? made : json_null();
}

json_t *output_json_id(int64_t id)
{
    return id ? json_integer(id) : json_null();
}

json_t *output_json_coupon(const char *code)
{
    char text[COUPON_TEXT];
    return code && *code ? output_json_text(coupon_code_show(text, code)) : json_null();
}

json_t *output_json_error(const struct command *command, const struct error *err)
{
    char message[RENDER_TEXT];
    render_refusal(message, err);
    json_t *error = json_object();
    json_object_set_new(error, "code", json_string(status_code(err->status)));
    json_object_set_new(error, "field", output_json_text(err->field));
    json_object_set_new(error, "message", output_json_text(command->sentence[0] ? command->sentence : message));
    if (err->detail[0])
        json_object_set_new(error, "detail", output_json_text(err->detail));
    return error;
}

void output_say(struct command *command, const char *format, const char *const arg[SAY_ARGS])
{
    char line[1024];
    size_t args = 0;
    while (args < SAY_ARGS && arg[args])
        args++;
    text_fill(line, sizeof line, format, args, arg);
    buffer_add(&command->out, line);
    buffer_add(&command->out, "\n");
}

void output_table_column(struct output_table *table, const char *title, bool right)
{
    table->title[table->columns] = title;
    table->right[table->columns++] = right;
}

void output_table_cell(struct output_table *table, const char *text)
{
    size_t size = 3 * strlen(text) + 1;
    char *safe = mem_alloc(size);
    text_sanitise(safe, size, text);
    table->cell = mem_grow(table->cell, table->cells, &table->room, sizeof *table->cell);
    table->cell[table->cells++] = safe;
}

void output_table_money(struct output_table *table, int64_t amount)
{
    char text[MONEY_TEXT];
    output_table_cell(table, money_format_grouped(text, amount));
}

void output_table_number(struct output_table *table, int64_t number)
{
    char text[MONEY_TEXT];
    snprintf(text, sizeof text, "%lld", (long long)number);
    output_table_cell(table, text);
}

void output_table_date(struct output_table *table, int64_t day)
{
    char text[DATE_TEXT];
    output_table_cell(table, day == 0 || day >= DATE_NEVER ? "" : date_format(text, day));
}

/* Prints one row without trailing blanks. */
static void print_row(const struct output_table *table, const char *const *cell, const int *width, struct buffer *out)
{
    for (size_t i = 0; i < table->columns; i++) {
        size_t size = strlen(cell[i]) + (size_t)width[i] + 1;
        char *text = mem_alloc(size);
        buffer_add(out, i ? "  " : "");
        buffer_add(out, text_pad(text, size, cell[i], width[i], table->right[i]));
        free(text);
    }
    while (out->length && out->text[out->length - 1] == ' ')
        out->text[--out->length] = '\0';
    buffer_add(out, "\n");
}

void output_table_print(struct output_table *table, struct buffer *out)
{
    int width[TABLE_COLUMNS] = {0};
    bool titled = false;
    for (size_t i = 0; i < table->columns; i++) {
        width[i] = text_width(table->title[i]);
        titled = titled || table->title[i][0];
    }
    for (size_t i = 0; i < table->cells; i++) {
        int cells = text_width(table->cell[i]);
        if (cells > width[i % table->columns])
            width[i % table->columns] = cells;
    }
    if (titled)
        print_row(table, table->title, width, out);
    for (size_t i = 0; i + table->columns <= table->cells; i += table->columns)
        print_row(table, (const char *const *)(table->cell + i), width, out);
    output_table_clear(table);
}

void output_table_clear(struct output_table *table)
{
    for (size_t i = 0; i < table->cells; i++)
        free(table->cell[i]);
    free(table->cell);
    *table = (struct output_table){0};
}
