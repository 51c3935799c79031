/* SPDX-License-Identifier: MIT */
#include "ui/tui/table_cell.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"

bool table_column_is_figure(const struct table_column *column)
{
    return column->type >= TABLE_INTEGER && column->type <= TABLE_QUANTITY;
}

bool table_column_is_amount(const struct table_column *column)
{
    return table_column_is_figure(column) && column->type != TABLE_DATE;
}

bool table_column_right(const struct table_column *column)
{
    if (column->align != TABLE_ALIGN_TYPE)
        return column->align == TABLE_ALIGN_RIGHT;
    return table_column_is_amount(column);
}

/* "" must not be translated: gettext returns the header of the catalogue for it. */
const char *table_column_title(const struct table_column *column)
{
    return column->title && *column->title ? _(column->title) : "";
}

char *table_column_name(char buf[TABLE_NAME], const struct table_column *column)
{
    char name[2 * TABLE_NAME];
    if (column->under && *column->under)
        snprintf(name, sizeof name, "%.150s %.150s", _(column->under), table_column_title(column));
    else
        snprintf(name, sizeof name, "%.300s", table_column_title(column));
    return text_copy(buf, TABLE_NAME, name);
}

static char *percent_format(char buf[MONEY_TEXT], int64_t basis, bool grouped)
{
    char number[MONEY_TEXT];
    if (!grouped)
        return money_format(buf, basis);
    snprintf(buf, MONEY_TEXT, "%.30s%%", money_format_grouped(number, basis));
    return buf;
}

static char *number_write(char buf[MONEY_TEXT], enum table_type type, int64_t number, bool grouped)
{
    char plain[MONEY_TEXT];
    switch (type) {
    case TABLE_MONEY:
        return grouped ? money_format_grouped(buf, number) : money_format(buf, number);
    case TABLE_PERCENT:
        return percent_format(buf, number, grouped);
    case TABLE_DATE:
        return date_format(buf, number);
    case TABLE_QUANTITY:
        return grouped ? number_group(buf, number_format_quantity(plain, number)) : number_format_quantity(buf, number);
    default:
        if (grouped)
            return number_format_grouped(buf, number);
        snprintf(buf, MONEY_TEXT, "%lld", (long long)number);
        return buf;
    }
}

const char *table_cell_show(char buf[MONEY_TEXT], const struct table_column *column, const struct table_cell *cell)
{
    if (cell->absent || (column->type == TABLE_TEXT && !cell->text))
        return "";
    if (cell->text)
        return cell->text;
    if (!column->sign || cell->number <= 0)
        return number_write(buf, column->type, cell->number, true);
    buf[0] = '+'; /* an int64 in the longest form has 28 characters */
    char number[MONEY_TEXT];
    snprintf(buf + 1, MONEY_TEXT - 1, "%.30s", number_write(number, column->type, cell->number, true));
    return buf;
}

const char *table_cell_plain(char buf[MONEY_TEXT], const struct table_column *column, const struct table_cell *cell)
{
    if (cell->absent)
        return "";
    if (column->type == TABLE_TEXT)
        return cell->text ? cell->text : "";
    return number_write(buf, column->type, cell->number, false);
}

static const char *text_of(const struct table_cell *cell)
{
    return cell->text ? cell->text : "";
}

int table_cell_compare(const struct table_column *column, const struct table_cell *a, const struct table_cell *b)
{
    if (column->type != TABLE_TEXT || column->by_number)
        return (a->number > b->number) - (a->number < b->number);
    int folded = strcasecmp(text_of(a), text_of(b));
    return folded != 0 ? folded : strcmp(text_of(a), text_of(b));
}

bool table_cell_same(const struct table_column *column, const struct table_cell *a, const struct table_cell *b)
{
    if (a->absent || b->absent)
        return a->absent && b->absent;
    return column->type == TABLE_TEXT ? strcmp(text_of(a), text_of(b)) == 0 : a->number == b->number;
}

static char fold(char sign)
{
    return sign >= 'A' && sign <= 'Z' ? (char)(sign - 'A' + 'a') : sign;
}

static bool contains(const char *text, const char *word, size_t length)
{
    for (; *text; text++) {
        size_t same = 0;
        while (same < length && text[same] && fold(text[same]) == fold(word[same]))
            same++;
        if (same == length)
            return true;
    }
    return false;
}

static bool word_stands(const struct table_column *column, size_t columns, const struct table_cell *cell,
                        const char *word, size_t length)
{
    char buf[MONEY_TEXT];
    for (size_t i = 0; i < columns; i++) {
        if (column[i].type == TABLE_BAR || column[i].type == TABLE_PLACE)
            continue;
        if (contains(table_cell_show(buf, &column[i], &cell[i]), word, length) ||
            contains(table_cell_plain(buf, &column[i], &cell[i]), word, length))
            return true;
    }
    return false;
}

bool table_cells_fit(const struct table_column *column, size_t columns, const struct table_cell *cell,
                     const char *filter)
{
    for (;;) {
        filter += strspn(filter, " ");
        size_t length = strcspn(filter, " ");
        if (length == 0)
            return true;
        if (!word_stands(column, columns, cell, filter, length))
            return false;
        filter += length;
    }
}
