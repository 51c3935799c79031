/* SPDX-License-Identifier: MIT */
/* trial: what the draft changes, and how it would have priced the sales of the last month. Enter puts it into force. */
#include <inttypes.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "rules/compare.h"
#include "model/programme_rows.h"
#include "report/try.h"
#include "desk/manage.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"

#define TRIAL_DAYS 30
#define FIRST_ROW 2

enum { AT_FIGURE = 1, AT_GIVEN = 20, AT_PROPOSED = 36, AT_DIFFERENCE = 52, AT_CHANGED = 66 };

struct trial_state {
    char key[ACT_KEY_TEXT]; /* key of the act that puts it into force */
    struct changes changes;
    struct programme proposed;
    struct try_result result;
    struct list list; /* the changes */
};

static struct trial_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_TRIAL);
}

static enum status compare(struct counter *counter, const char *json, struct error *err)
{
    char *before;
    TRY(programme_text(desk_db(counter->desk), counter->rules.version, &before, err));
    enum status status = compare_text(before, json, &state(counter)->changes, err);
    free(before);
    return status;
}

static enum status try_it(struct counter *counter, const char *json, struct error *err)
{
    struct trial_state *trial = state(counter);
    struct try_ask ask = {.to = desk_day(counter->desk), .proposed = &trial->proposed};
    ask.from = ask.to - TRIAL_DAYS + 1;
    TRY(programme_parse(json, strlen(json), &trial->proposed, err));
    TRY(compare(counter, json, err));
    TRY(desk_programme(counter->desk, &ask.present, err));
    return try_programme(desk_db(counter->desk), &ask, &trial->result, err);
}

/* An error of the draft is shown with the field's label and part, and that part is marked. */
static void say_where(struct counter *counter, const struct error *err)
{
    const struct rule_part *part;
    const struct rule_field *field = rules_field_of(err->field, &part);
    for (size_t i = 0; i < rules_parts(); i++)
        if (part == rules_part(i))
            counter->rules.parts.marked = i;
    if (field)
        counter_object(counter, N_("{0}: {1} is wrong. Open it to correct."), _(part->title), _(field->row.label));
}

static enum status open_trial(struct counter *counter, const void *argument, struct error *err)
{
    struct trial_state *trial = state(counter);
    (void)argument;
    enum status status = draft_check(counter->rules.draft, err);
    if (status != STATUS_OK) {
        say_where(counter, err);
        return status;
    }
    char *json = draft_json(counter->rules.draft);
    status = try_it(counter, json, err);
    free(json);
    TRY(status);
    if (trial->changes.count == 0) {
        counter_object(counter, N_("Nothing is changed."), NULL, NULL);
        return STATUS_NOT_FOUND;
    }
    act_key(trial->key);
    list_set(&trial->list, trial->changes.count);
    return STATUS_OK;
}

static void close_trial(struct counter *counter)
{
    struct trial_state *trial = state(counter);
    compare_changes_clear(&trial->changes);
    try_clear(&trial->result);
    programme_clear(&trial->proposed);
}

static struct list *rows(struct counter *counter)
{
    return &state(counter)->list;
}

static void put_into_force(struct counter *counter)
{
    struct manage_done done;
    struct error err;
    char version[24];
    char *json = draft_json(counter->rules.draft);
    enum status status = manage_programme_put(counter->desk, state(counter)->key, json, &done, &err);
    free(json);
    if (status != STATUS_OK) {
        counter_refuse(counter, &err);
        return;
    }
    snprintf(version, sizeof version, "%" PRId64, done.id);
    counter_go(counter, SCREEN_IDLE);
    rules_clear(counter);
    last_final(counter, N_("The new rules are active. To go back, load an older version again."));
    counter_tell(counter, N_("Programme version {0} is now in effect."), version, NULL);
}

static const struct {
    const char *title; /* N_() */
    size_t offset;     /* in struct try_side */
    bool money;
} figures[] = {
    {N_("Discounts"), offsetof(struct try_side, discount), true},
    {N_("Points as money"), offsetof(struct try_side, points_money), true},
    {N_("Round-off"), offsetof(struct try_side, round_off), true},
    {N_("Due"), offsetof(struct try_side, payable), true},
    {N_("Points given out"), offsetof(struct try_side, points_earned), false},
    {N_("their value"), offsetof(struct try_side, points_cost), true},
    {N_("Points liability"), offsetof(struct try_side, liability), true},
};
#define FIGURES ((int)(sizeof figures / sizeof figures[0]))

static int64_t figure_of(const struct try_side *side, int figure)
{
    int64_t value;
    memcpy(&value, (const char *)side + figures[figure].offset, sizeof value);
    return value;
}

static void draw_number(struct canvas *canvas, int row, int col, int end, enum cell_role role, int64_t value,
                        bool money)
{
    char text[MONEY_TEXT];
    canvas_pad(canvas, row, col, end - col - 1, role, money ? word_money(text, value) : word_number(text, value), true);
}

static void draw_figures(struct canvas *canvas, const struct try_result *trial, int row)
{
    canvas_pad(canvas, row, AT_GIVEN, AT_PROPOSED - AT_GIVEN - 1, ROLE_LABEL, _("Actual"), true);
    canvas_pad(canvas, row, AT_PROPOSED, AT_DIFFERENCE - AT_PROPOSED - 1, ROLE_LABEL, _("Proposed"), true);
    canvas_pad(canvas, row, AT_DIFFERENCE, AT_CHANGED - AT_DIFFERENCE - 1, ROLE_LABEL, _("Difference"), true);
    for (int i = 0; i < FIGURES; i++) {
        int64_t given = figure_of(&trial->side[TRY_GIVEN], i), proposed = figure_of(&trial->side[TRY_PROPOSED], i);
        bool money = figures[i].money;
        row++;
        canvas_text(canvas, row, AT_FIGURE, AT_GIVEN - AT_FIGURE - 1, ROLE_LABEL, _(figures[i].title));
        draw_number(canvas, row, AT_GIVEN, AT_PROPOSED, ROLE_PLAIN, given, money);
        draw_number(canvas, row, AT_PROPOSED, AT_DIFFERENCE, ROLE_MONEY, proposed, money);
        draw_number(canvas, row, AT_DIFFERENCE, AT_CHANGED, given == proposed ? ROLE_FAINT : ROLE_WARN,
                    proposed - given, money);
    }
}

/* Names a path like "offers[2].benefit.percent" by the words of its form, if it is in one. */
static void change_name(char buf[RENDER_TEXT], const char *path)
{
    const struct rule_part *part;
    const struct rule_field *field = rules_field_of(path, &part);
    const char *code = strchr(path, '[');
    char element[DRAFT_TEXT] = "";
    if (code)
        text_copy(element, sizeof element, code + 1);
    element[strcspn(element, "]")] = '\0';
    if (field)
        snprintf(buf, RENDER_TEXT, "%.60s %.60s %.60s", _(part->title), element, _(field->row.label));
    else
        text_copy(buf, RENDER_TEXT, path);
}

static void draw_change(struct canvas *canvas, int row, size_t index, const void *data)
{
    const struct changes *changes = data;
    const struct change *change = &changes->change[index];
    char name[RENDER_TEXT], text[3 * RENDER_TEXT], safe[3 * RENDER_TEXT];
    change_name(name, change->path);
    if (change->before && change->after)
        snprintf(text, sizeof text, "%.200s: %.200s -> %.200s", name, change->before, change->after);
    else
        snprintf(text, sizeof text, "%s %.200s: %.400s", change->after ? "+" : "-", name,
                 change->after ? change->after : change->before);
    canvas_text(canvas, row, 1, -1, ROLE_PLAIN, text_sanitise(safe, sizeof safe, text));
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    const struct trial_state *own = state(counter);
    const struct try_result *trial = &own->result;
    char title[RENDER_TEXT], number[3][MONEY_TEXT], text[RENDER_TEXT];
    int row = FIRST_ROW;
    frame_rule(canvas, counter,
               word_fill(title, _("9 Draft tried on the sales of {0} days"),
                         word_number(number[0], trial->to - trial->from + 1), NULL));
    const char *const arg[] = {word_number(number[0], trial->bills), word_number(number[1], trial->better),
                               word_number(number[2], trial->worse)};
    canvas_text(canvas, row, 1, -1, ROLE_PLAIN,
                text_fill(text, sizeof text, _("{0} bills: {1} better for the customer, {2} worse"), 3, arg));
    draw_figures(canvas, trial, row + 1);
    row += FIGURES + 2;
    canvas_text(canvas, row, 1, -1, ROLE_LABEL,
                word_fill(text, _("Changes: {0}"), word_number(number[0], (int64_t)own->changes.count), NULL));
    list_draw(&own->list, canvas, row + 1, frame_sentence_row(canvas) - row - 2, draw_change, &own->changes);
    canvas_text(canvas, frame_sentence_row(canvas) - 1, 1, -1, ROLE_WARN,
                _("Not active yet. Enter activates, .. goes back."));
}

static const struct binding bindings[] = {
    {BIND(ENTER, put_into_force), .key = "Enter", .label = N_("Enter=activate"), .prompt = true,
     .help = N_("makes the draft the new active version")},
    {BIND(F9, put_into_force), .key = "F9", .help = N_("makes the draft the new active version")},
    BIND_COMMON_LIST,
};

const struct screen screen_trial = {
    .title = N_("Rules: draft tried"),
    .prompt = PROMPT_NONE,
    .state_size = sizeof(struct trial_state),
    .open = open_trial,
    .close = close_trial,
    .list = rows,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
