/* SPDX-License-Identifier: MIT */
/* rules: the parts of the programme; changes go into a draft, which F9 tries. */
#include <stdio.h>

#include "base/i18n.h"
#include "base/text.h"
#include "rules/permit.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"

#define FIRST_ROW 2

enum { AT_N = 1, AT_TITLE = 4, AT_HOLDS = 34 };

static enum status open_rules(struct counter *counter, const void *argument, struct error *err)
{
    (void)argument;
    return rules_open(counter, err);
}

static void open_part(struct counter *counter)
{
    const struct rule_part *part = rules_in_hand(counter);
    if (part->list)
        counter_show(counter, SCREEN_ELEMENTS, NULL);
    else
        counter_show(counter, SCREEN_RULE_FORM, &(struct rule_place){0});
}

static void open_digit(struct counter *counter)
{
    counter_move_to(counter);
    if (!counter->refused)
        open_part(counter);
}

static void drop_draft(struct counter *counter)
{
    struct error err;
    if (rules_begin(counter, &err) != STATUS_OK)
        counter_refuse(counter, &err);
    else
        counter_tell(counter, N_("Draft discarded; these are the current rules."), NULL, NULL);
}

static void try_it(struct counter *counter)
{
    counter_show(counter, SCREEN_TRIAL, NULL);
}

static bool is_changed(const struct counter *counter)
{
    return counter->rules.changed;
}

static struct list *rows(struct counter *counter)
{
    return &counter->rules.parts;
}

static void draw_part(struct canvas *canvas, int row, size_t index, const void *data)
{
    const struct counter *counter = data;
    const struct rule_part *part = rules_part(index);
    char text[RENDER_TEXT], number[MONEY_TEXT];
    snprintf(number, sizeof number, "%zu", index + 1);
    canvas_text(canvas, row, AT_N, 2, ROLE_LABEL, number);
    canvas_text(canvas, row, AT_TITLE, AT_HOLDS - AT_TITLE - 1, ROLE_PLAIN, _(part->title));
    if (!part->path || !*part->path)
        return;
    size_t holds = draft_count(counter->rules.draft, part->path);
    if (part->list && holds)
        word_fill(text, _("{0} in it"), word_number(number, (int64_t)holds), NULL);
    else
        text_copy(text, sizeof text, holds ? _("set") : _("not used"));
    canvas_text(canvas, row, AT_HOLDS, -1, holds ? ROLE_PLAIN : ROLE_FAINT, text);
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    char title[RENDER_TEXT], number[MONEY_TEXT];
    frame_rule(canvas, counter,
               word_fill(title,
                         counter->rules.changed ? _("9 Rules, draft based on version {0}") : _("9 Rules, version {0}"),
                         word_number(number, counter->rules.version), NULL));
    list_draw(&counter->rules.parts, canvas, FIRST_ROW, frame_sentence_row(canvas) - FIRST_ROW, draw_part, counter);
}

static const struct binding bindings[] = {
    {BIND(ENTER, open_part), .key = "Enter", .label = N_("Enter open"), .prompt = true,
     .help = N_("opens the marked part of the rules")},
    {BIND(DIGIT, open_digit), .key = "n", .label = N_("n part"), .prompt = true, .help = N_("opens part n")},
    {BIND(DELETE, drop_draft), .when = is_changed, .refuse = drop_draft, .key = "Del", .label = N_("Del discard"),
     .prompt = true, .help = N_("discards the draft; the current rules again")},
    {BIND(F9, try_it), .when = is_changed, .refuse = try_it, .key = "F9", .label = N_("F9Try"),
     .help = N_("shows what changes and what it would have cost; not active yet")},
    BIND_COMMON_LIST,
};

const struct screen screen_rules = {
    .title = N_("Rules"),
    .guarded = true,
    .permit = PERMIT_PROGRAMME, /* to put them into force is refused without it too */
    .prompt = PROMPT_NONE,
    .open = open_rules,
    .list = rows,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
