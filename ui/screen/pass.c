/* SPDX-License-Identifier: MIT */
/* pass: the passes of the member in hand. */
#include <stdio.h>

#include "base/i18n.h"
#include "base/text.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"

#define TOP_ROW 2
#define FIRST_ROW 4

enum { AT_SKU = 4, AT_NAME = 18, AT_USES = 49, AT_ENDS = 64, USES_CELLS = 13 };

static void draw_pass(struct canvas *canvas, const struct counter *counter, size_t index, int row)
{
    const struct pass *pass = &counter->hand.passes.pass[index];
    char number[24], uses[MONEY_TEXT], text[RENDER_TEXT], day[DATE_TEXT];
    snprintf(number, sizeof number, "%zu", index + 1);
    canvas_text(canvas, row, 0, 1, ROLE_PLAIN, index == counter->passes.rows.marked ? ">" : "");
    canvas_text(canvas, row, 1, 2, ROLE_LABEL, number);
    canvas_text(canvas, row, AT_SKU, AT_NAME - AT_SKU - 1, ROLE_PLAIN, pass->sku);
    canvas_text(canvas, row, AT_NAME, AT_USES - AT_NAME - 1, ROLE_PLAIN, pass->name);
    word_fill(text, ngettext("{0} use left", "{0} uses left", (unsigned long)pass->uses), word_number(uses, pass->uses),
              NULL);
    canvas_pad(canvas, row, AT_USES, USES_CELLS, ROLE_PLAIN, text, true);
    if (pass->ends < DATE_NEVER)
        canvas_text(canvas, row, AT_ENDS, -1, pass->ends == desk_day(counter->desk) ? ROLE_WARN : ROLE_PLAIN,
                    word_fill(text, _("to {0}"), date_format(day, pass->ends), NULL));
    if (index == counter->passes.rows.marked)
        canvas_paint(canvas, row, 0, -1, ROLE_MARKED);
}

void passes_draw(struct canvas *canvas, const struct counter *counter)
{
    const struct pass_list *list = &counter->hand.passes;
    size_t shown = (size_t)canvas->rows - FIRST_ROW - 3, marked = counter->passes.rows.marked;
    size_t first = marked + 1 > shown ? marked + 1 - shown : 0;
    char name[PERSON_TEXT], text[RENDER_TEXT];
    frame_rule(canvas, counter, _("7 Passes"));
    word_name(name, counter->hand.member.name);
    word_fill(text, list->passes > 0 ? _("Passes of {0}") : _("{0} holds no pass."), name, NULL);
    canvas_text(canvas, TOP_ROW, 1, -1, list->passes > 0 ? ROLE_TITLE : ROLE_PLAIN, text);
    for (size_t i = first; i < list->passes && i < first + shown; i++)
        draw_pass(canvas, counter, i, FIRST_ROW + (int)(i - first));
    canvas_cursor(canvas, list->passes > 0 ? FIRST_ROW + (int)(marked - first) : TOP_ROW, 0);
}

static struct list *pass_rows(struct counter *counter)
{
    list_set(&counter->passes.rows, counter->hand.passes.passes);
    return &counter->passes.rows;
}

static const struct binding bindings[] = {
    {BIND(ENTER, pass_take), .needs_row = true, .refuse = pass_take, .key = "Enter", .label = N_("Enter one use"),
     .prompt = true, .help = N_("takes one use of the marked pass")},
    {BIND(DIGIT, counter_move_to), .needs_row = true, .several = true, .key = "n", .label = N_("n row"), .prompt = true,
     .help = N_("moves to row n")},
    BIND_COMMON_LIST,
};

const struct screen screen_pass = {
    .title = N_("Passes"),
    .prompt = PROMPT_NONE,
    .flags = SCREEN_LETS_GO,
    .list = pass_rows,
    .draw = passes_draw,
    SCREEN_BINDINGS(bindings),
};
