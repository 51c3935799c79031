/* SPDX-License-Identifier: MIT */
/* table_key: which key does what. */
#include <string.h>

#include "base/text.h"
#include "ui/tui/table_priv.h"

static const struct {
    char sign;
    enum table_command command;
} signs[] = {
    {'k', TABLE_DO_UP},      {'j', TABLE_DO_DOWN},      {'h', TABLE_DO_LEFT},   {'l', TABLE_DO_RIGHT},
    {'[', TABLE_DO_SORT_UP}, {']', TABLE_DO_SORT_DOWN}, {'/', TABLE_DO_FILTER}, {'F', TABLE_DO_FREQUENCY},
    {'=', TABLE_DO_COMPARE}, {'e', TABLE_DO_EXPORT},    {'c', TABLE_DO_CHOOSE}, {'f', TABLE_DO_FREEZE},
    {' ', TABLE_DO_ENTER},
};

static const struct {
    enum key_kind kind;
    enum table_command command;
} keys[] = {
    {KEY_UP, TABLE_DO_UP},          {KEY_DOWN, TABLE_DO_DOWN},   {KEY_PGUP, TABLE_DO_PAGE_UP},
    {KEY_PGDN, TABLE_DO_PAGE_DOWN}, {KEY_ENTER, TABLE_DO_ENTER}, {KEY_ESC, TABLE_DO_BACK},
    {KEY_LEFT, TABLE_DO_LEFT},      {KEY_RIGHT, TABLE_DO_RIGHT}, {KEY_HOME, TABLE_DO_HOME},
    {KEY_END, TABLE_DO_END},
};

/* --- commands ----------------------------------------------------------------------------------------------------- */

static enum table_result changed(bool done)
{
    return done ? TABLE_CHANGED : TABLE_BEEP;
}

static enum table_result begin_filter(struct table *table)
{
    const char *filter = table_top(table)->query.filter;
    text_copy(table->before, sizeof table->before, filter);
    edit_set(&table->filter, filter);
    table->editing = true;
    return TABLE_CHANGED;
}

static enum table_result enter(struct table *table)
{
    int64_t id;
    if (table->editing) {
        table->editing = false;
        return TABLE_CHANGED;
    }
    switch (table_top(table)->kind) {
    case TABLE_SHEET_FREQUENCY:
        return changed(table_frequency_take(table));
    case TABLE_SHEET_CHOICE:
        return changed(table_choice_turn(table));
    default:
        return table_id(table, &id) ? TABLE_OPENED : TABLE_BEEP;
    }
}

/* Frequencies and the choice of columns cannot be compared, as they have no second source. */
static enum table_result compare(const struct table *table)
{
    enum table_kind kind = table_top(table)->kind;
    return kind == TABLE_SHEET_ROWS || kind == TABLE_SHEET_COMPARISON ? TABLE_COMPARE : TABLE_BEEP;
}

static enum table_result export(const struct table *table) {
    return table_top(table)->kind == TABLE_SHEET_CHOICE ? TABLE_BEEP : TABLE_EXPORT;
}

/* A move at either end is not an error: no beep. */
static enum table_result move(struct table *table, enum table_command command)
{
    switch (command) {
    case TABLE_DO_UP:
    case TABLE_DO_DOWN:
        table_move(table, command == TABLE_DO_UP ? -1 : 1);
        break;
    case TABLE_DO_PAGE_UP:
    case TABLE_DO_PAGE_DOWN:
        table_page(table, command == TABLE_DO_PAGE_UP ? -1 : 1);
        break;
    case TABLE_DO_HOME:
        table_home(table);
        break;
    case TABLE_DO_END:
        table_end(table);
        break;
    default:
        table_across(table, command == TABLE_DO_LEFT ? -1 : 1);
    }
    return TABLE_CHANGED;
}

enum table_result table_run(struct table *table, enum table_command command)
{
    switch (command) {
    case TABLE_DO_SORT_UP:
        return changed(table_sort(table, table_marked_column(table), false));
    case TABLE_DO_SORT_DOWN:
        return changed(table_sort(table, table_marked_column(table), true));
    case TABLE_DO_FILTER:
        return begin_filter(table);
    case TABLE_DO_FREQUENCY:
        return changed(table_frequency(table));
    case TABLE_DO_COMPARE:
        return compare(table);
    case TABLE_DO_EXPORT:
        return export(table);
    case TABLE_DO_CHOOSE:
        return changed(table_choose(table));
    case TABLE_DO_FREEZE:
        return changed(table_freeze(table));
    case TABLE_DO_ENTER:
        return enter(table);
    case TABLE_DO_BACK:
        return table_back(table) ? TABLE_CHANGED : TABLE_CLOSED;
    default:
        return move(table, command);
    }
}

/* --- keys --------------------------------------------------------------------------------------------------------- */

/* The ASCII sign of a key, also for the full-width signs of an input method; 0: not a sign. */
static char sign_of(const struct key *key)
{
    char typed[8], half[8];
    if (key->kind != KEY_CHAR)
        return 0;
    text_encode(key->codepoint, typed);
    text_halfwidth(half, sizeof half, typed);
    return half[0] != '\0' && half[1] == '\0' ? half[0] : 0;
}

/* The command of a key other than '.'; TABLE_COMMANDS: none. */
static enum table_command command_of(const struct key *key)
{
    char sign = sign_of(key);
    for (size_t i = 0; sign && i < sizeof signs / sizeof signs[0]; i++)
        if (signs[i].sign == sign)
            return signs[i].command;
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        if (keys[i].kind == key->kind)
            return keys[i].command;
    return key->kind == KEY_F && key->fn == 12 ? TABLE_DO_BACK : TABLE_COMMANDS;
}

/* While the filter is typed, text and cursor keys edit it; Up, Down and pages still move through the rows. */
static enum table_result filter_key(struct table *table, const struct key *key)
{
    switch (edit_key(&table->filter, key)) {
    case EDIT_CHANGED:
        table_filter(table, table->filter.text);
        return TABLE_CHANGED;
    case EDIT_MOVED:
        return TABLE_CHANGED;
    case EDIT_FULL:
        return TABLE_BEEP;
    default:
        break;
    }
    enum table_command command = command_of(key);
    return command == TABLE_COMMANDS ? TABLE_UNUSED : table_run(table, command);
}

/* After '.': another '.' goes back, a digit marks and opens that row; other keys act as usual. */
static enum table_result armed_key(struct table *table, const struct key *key)
{
    char sign = sign_of(key);
    table->armed = false;
    if (sign == '.')
        return table_run(table, TABLE_DO_BACK);
    if (sign >= '1' && sign <= '9')
        return table_pick(table, sign - '0') ? table_run(table, TABLE_DO_ENTER) : TABLE_BEEP;
    return table_key(table, key);
}

enum table_result table_key(struct table *table, const struct key *key)
{
    if (table->armed)
        return armed_key(table, key);
    if (table->editing)
        return filter_key(table, key);
    if (sign_of(key) == '.') {
        table->armed = true;
        return TABLE_CHANGED;
    }
    enum table_command command = command_of(key);
    return command == TABLE_COMMANDS ? TABLE_UNUSED : table_run(table, command);
}
