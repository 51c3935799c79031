/* SPDX-License-Identifier: MIT */
/* steps: the steps kept with an entry of the ledger, which explain its figures. */
#include <stdio.h>

#include "base/i18n.h"
#include "base/text.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"
#include "ui/counter/printing.h"

#define FIRST_ROW 2

struct steps_state {
    char kind[12], name[TXN_TEXT]; /* kind and name of the entry */
    int64_t at, txn;
    struct steps steps;
    int64_t version; /* programme that names the offers in the steps; 0: none */
    const struct programme *programme;
    struct list list;
};

static struct steps_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_STEPS);
}

/* argument: the entry, an int64_t. */
static enum status open_steps(struct counter *counter, const void *argument, struct error *err)
{
    struct steps_state *steps = state(counter);
    struct db *db = desk_db(counter->desk);
    struct entry entry = {0};
    int64_t txn = *(const int64_t *)argument;
    enum status status = ledger_read(db, txn, &entry, err);
    if (status == STATUS_OK)
        status = ledger_name(db, txn, steps->name, err);
    if (status == STATUS_OK) {
        steps->at = entry.at;
        steps->txn = txn;
        steps->version = entry.programme;
        text_copy(steps->kind, sizeof steps->kind, entry.kind);
        steps->steps = entry.steps;
        entry.steps = (struct steps){0};
        for (size_t i = 0; i < steps->steps.count; i++)
            steps->steps.step[i] = render_step_named(&steps->steps.step[i], db);
        list_set(&steps->list, steps->steps.count);
    }
    entry_clear(&entry);
    return status;
}

static void close_steps(struct counter *counter)
{
    step_list_clear(&state(counter)->steps);
}

static void settle(struct counter *counter)
{
    struct steps_state *steps = state(counter);
    steps->programme = counter_programme_of(counter, steps->version);
}

static struct list *rows(struct counter *counter)
{
    return &state(counter)->list;
}

static void draw_step(struct canvas *canvas, int row, size_t index, const void *data)
{
    const struct steps_state *steps = data;
    char text[RENDER_TEXT];
    canvas_text(canvas, row, 2, -1, ROLE_PLAIN, word_step(text, &steps->steps.step[index], steps->programme));
}

/* The marked step in full where one row is too short for it. */
static void draw_whole(struct canvas *canvas, const struct steps_state *steps)
{
    char text[RENDER_TEXT];
    if (steps->steps.count == 0)
        return;
    word_step(text, &steps->steps.step[steps->list.marked], steps->programme);
    if (text_width(text) <= canvas->cols - 2)
        return;
    int used;
    size_t first = text_fit(text, canvas->cols - 2, &used);
    canvas_text(canvas, frame_sentence_row(canvas) - 2, 1, -1, ROLE_TITLE, text);
    canvas_fill(canvas, frame_sentence_row(canvas) - 2, 1 + used, -1, ROLE_PLAIN, ' ');
    canvas_text(canvas, frame_sentence_row(canvas) - 1, 1, -1, ROLE_TITLE, text + first);
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    const struct steps_state *steps = state(counter);
    char title[RENDER_TEXT], name[RENDER_TEXT], at[DATE_TEXT];
    snprintf(name, sizeof name, "%s %s %s", render_kind(steps->kind), date_format_instant_short(at, steps->at),
             steps->name);
    frame_rule(canvas, counter, word_fill(title, _("Why: {0}"), name, NULL));
    list_draw(&steps->list, canvas, FIRST_ROW, canvas->rows - 7, draw_step, steps);
    draw_whole(canvas, steps);
    if (steps->steps.count == 0)
        canvas_text(canvas, FIRST_ROW, 3, -1, ROLE_FAINT, _("No calculation: recorded as entered."));
}

static void print(struct counter *counter)
{
    printing_entry(counter, state(counter)->txn);
}

static const struct binding bindings[] = {
    {BIND(ENTER, counter_leave), .key = "Enter", .label = N_("Enter back"), .prompt = true, .help = N_("back")},
    BIND_HELP,
    {BIND(REPRINT, print), .when = printing_possible, .refuse = counter_reprint, .key = "^P", .label = N_("^P print"),
     .help = N_("prints the slip of this entry, as a reprint if it is one")},
    BIND_BACK,
    BIND_UNDO,
    BIND_UP_DOWN,
    BIND_PAGES,
    BIND_REFRESH_LANGUAGE,
};

const struct screen screen_steps = {
    .title = N_("Why"),
    .prompt = PROMPT_NONE,
    .state_size = sizeof(struct steps_state),
    .open = open_steps,
    .close = close_steps,
    .settle = settle,
    .list = rows,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
