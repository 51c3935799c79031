/* SPDX-License-Identifier: MIT */
/* pass: the passes of the member in hand; Enter uses one once. */
#include "desk/pass.h"

#include <stdio.h>

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"

#define TOP_ROW 2
#define FIRST_ROW 4

enum { AT_SKU = 4, AT_NAME = 18, AT_USES = 49, AT_ENDS = 64, USES_CELLS = 13 };

struct pass_state {
    char key[ACT_KEY_TEXT]; /* key of the use that Enter takes */
    struct list rows;       /* the passes in counter->hand */
};

static struct pass_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_PASSES);
}

static struct list *rows(struct counter *counter)
{
    struct list *rows = &state(counter)->rows;
    list_set(rows, counter->hand.passes.passes);
    return rows;
}

static enum status open_passes(struct counter *counter, const void *argument, struct error *err)
{
    (void)argument;
    (void)err;
    act_key(state(counter)->key);
    return STATUS_OK;
}

static void use(struct counter *counter, const struct pass *pass)
{
    struct pass_request request = {.member = counter->hand.member.id, .uses = 1};
    struct pass_done done;
    struct error err;
    char left[COUNTER_ARG_TEXT], what[COUNTER_ARG_TEXT];
    text_copy(request.sku, sizeof request.sku, pass->sku);
    text_copy(what, sizeof what, pass->name);
    if (pass_use(counter->desk, state(counter)->key, &request, &done, &err) != STATUS_OK) {
        counter_refuse(counter, &err);
        return;
    }
    snprintf(left, sizeof left, "%lld", (long long)done.left);
    last_entry(counter, done.txn);
    if (!hand_take(counter, counter->hand.member.id, counter->shared))
        return;
    counter_go(counter, SCREEN_MEMBER);
    counter_tell(counter, N_("{0}: 1 use taken, {1} left"), what, left);
}

static void take(struct counter *counter)
{
    const struct list *list = rows(counter);
    if (list->count == 0)
        counter_pop(counter);
    else if (hand_proven(counter))
        use(counter, &counter->hand.passes.pass[list->marked]);
}

static void draw_pass(struct canvas *canvas, const struct counter *counter, size_t index, int row)
{
    const struct pass_state *passes = state(counter);
    const struct pass *pass = &counter->hand.passes.pass[index];
    char number[24], uses[MONEY_TEXT], text[RENDER_TEXT], day[DATE_TEXT];
    snprintf(number, sizeof number, "%zu", index + 1);
    canvas_text(canvas, row, 0, 1, ROLE_PLAIN, index == passes->rows.marked ? ">" : "");
    canvas_text(canvas, row, 1, 2, ROLE_LABEL, number);
    canvas_text(canvas, row, AT_SKU, AT_NAME - AT_SKU - 1, ROLE_PLAIN, pass->sku);
    canvas_text(canvas, row, AT_NAME, AT_USES - AT_NAME - 1, ROLE_PLAIN, pass->name);
    word_fill(text, ngettext("{0} use left", "{0} uses left", (unsigned long)pass->uses), word_number(uses, pass->uses),
              NULL);
    canvas_pad(canvas, row, AT_USES, USES_CELLS, ROLE_PLAIN, text, true);
    if (pass->ends < DATE_NEVER)
        canvas_text(canvas, row, AT_ENDS, -1, pass->ends == counter->today ? ROLE_WARN : ROLE_PLAIN,
                    word_fill(text, _("to {0}"), date_format(day, pass->ends), NULL));
    if (index == passes->rows.marked)
        canvas_paint(canvas, row, 0, -1, ROLE_MARKED);
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    const struct pass_list *list = &counter->hand.passes;
    size_t shown = (size_t)canvas->rows - FIRST_ROW - 3, marked = state(counter)->rows.marked;
    size_t first = marked + 1 > shown ? marked + 1 - shown : 0;
    char name[PERSON_TEXT], text[RENDER_TEXT];
    frame_rule(canvas, counter, _("7 Passes"));
    word_person(name, counter->hand.member.name, counter->hand.member.phone);
    word_fill(text, list->passes > 0 ? _("Passes of {0}") : _("{0} holds no pass."), name, NULL);
    canvas_text(canvas, TOP_ROW, 1, -1, list->passes > 0 ? ROLE_TITLE : ROLE_PLAIN, text);
    for (size_t i = first; i < list->passes && i < first + shown; i++)
        draw_pass(canvas, counter, i, FIRST_ROW + (int)(i - first));
    canvas_cursor(canvas, list->passes > 0 ? FIRST_ROW + (int)(marked - first) : TOP_ROW, 0);
}

static const struct binding bindings[] = {
    {BIND(ENTER, take), .needs_row = true, .refuse = take, .key = "Enter", .label = N_("Enter one use"), .prompt = true,
     .help = N_("takes one use of the marked pass")},
    {BIND(DIGIT, counter_move_to), .needs_row = true, .several = true, .key = "n", .label = N_("n row"), .prompt = true,
     .help = N_("moves to row n")},
    BIND_COMMON_LIST,
};

const struct screen screen_pass = {
    .title = N_("Passes"),
    .prompt = PROMPT_NONE,
    .flags = SCREEN_LETS_GO,
    .state_size = sizeof(struct pass_state),
    .open = open_passes,
    .list = rows,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
