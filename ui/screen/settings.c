/* SPDX-License-Identifier: MIT */
/* settings: all settings with their values and what they mean; those of the printer and drawer are this till's. */
#include "desk/settings.h"

#include "base/i18n.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/counter_table.h"
#include "ui/counter/draw.h"

enum { NUMBER, KEY, VALUE, MEANING, VALUES, COLUMNS };

#define BELOW 3 /* rows under the table: what the marked one means */

static const struct table_frame frame = {.first = 2, .below = BELOW, .heading = true};

static const struct table_column columns[COLUMNS] = {
    [NUMBER] = {.type = TABLE_PLACE, .role = ROLE_LABEL, .least = 4, .most = 4},
    [KEY] = {.title = N_("Setting"), .least = 15, .most = 16},
    [VALUE] = {.title = N_("Value"), .least = 40, .most = 57},
    [MEANING] = {.title = N_("Meaning"), .least = 40, .most = 90, .hidden = true},
    [VALUES] = {.title = N_("Values"), .least = 12, .most = 60, .hidden = true},
};

struct settings_state {
    struct table_memory rows;
};

static struct settings_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_SETTINGS);
}

static void fill(struct table_array *array, const void *data)
{
    const struct counter *counter = data;
    const struct setting *setting;
    for (size_t i = 0; (setting = settings_at(i)) != NULL; i++) {
        struct table_cell *cell = table_array_add(array, (int64_t)i + 1);
        char value[SETTING_TEXT], values[SETTING_VALUES_TEXT];
        settings_get(counter->desk, setting->key, value);
        cell[KEY].text = setting->key;
        cell[VALUE].text = table_array_keep(array, value);
        cell[MEANING].text = _(setting->help);
        cell[VALUES].text = table_array_keep(array, settings_values(values, setting));
    }
}

static enum status open_settings(struct counter *counter, const void *argument, struct error *err)
{
    (void)argument;
    (void)err;
    counter_table_open(counter, &state(counter)->rows, columns, COLUMNS, fill, &frame);
    return STATUS_OK;
}

static void close_settings(struct counter *counter)
{
    counter_table_close(&state(counter)->rows);
}

static void refresh(struct counter *counter)
{
    counter_table_refill(&state(counter)->rows);
}

static struct table_memory *table(const struct counter *counter)
{
    return &state(counter)->rows;
}

static void change(struct counter *counter)
{
    int64_t row;
    if (counter_table_id(counter, &row))
        counter_show(counter, SCREEN_SETTING_FORM, settings_at((size_t)row - 1));
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    const struct table_memory *rows = &state(counter)->rows;
    const struct table_cell *row = table_marked_row(&rows->table);
    int below = frame_sentence_row(canvas) - BELOW;
    frame_rule(canvas, counter, _("10 Settings"));
    counter_table_draw(rows, canvas);
    if (!row || table_top(&rows->table)->kind != TABLE_SHEET_ROWS)
        return;
    canvas_fill(canvas, below, 0, -1, ROLE_LABEL, '-');
    canvas_text(canvas, below + 1, 1, -1, ROLE_PLAIN, row[MEANING].text);
    canvas_text(canvas, below + 2, 1, -1, ROLE_FAINT, row[VALUES].text);
}

static const struct binding bindings[] = {
    {BIND(ENTER, change), .needs_row = true, .key = "Enter", .label = N_("Enter change"), .prompt = true,
     .help = N_("changes the marked setting")},
    {BIND(DIGIT, counter_move_to), .needs_row = true, .several = true, .key = "n", .label = N_("n row"), .prompt = true,
     .help = N_("moves to row n")},
    {CHOICE(1, counter_show_bound), .argument = SCREEN_TILL_LIST, .label = N_(".1 tills"),
     .help = N_("the tills and their names")},
    BIND_COMMON_LIST,
    BIND_TABLE_SORT,
    BIND_TABLE,
};

const struct screen screen_settings = {
    .title = N_("Settings"),
    .prompt = PROMPT_NONE,
    .state_size = sizeof(struct settings_state),
    .open = open_settings,
    .close = close_settings,
    .resume = refresh,
    .table = table,
    .refresh = refresh,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
