/* SPDX-License-Identifier: MIT */
/* rules: the parts of the programme, the elements of a list, and the draft tried over the last month's sales. */
#include <inttypes.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"

#define FIRST_ROW 2

enum { AT_N = 1, AT_TITLE = 4, AT_HOLDS = 34 };
enum { AT_CODE = 1, AT_NAME = 22, AT_THIRD = 46, AT_FOURTH = 60, AT_END = 78 };
enum { AT_FIGURE = 1, AT_GIVEN = 20, AT_PROPOSED = 36, AT_DIFFERENCE = 52, AT_CHANGED = 66 };

/* --- the parts ---------------------------------------------------------------------------------------------------- */

static void draw_part(struct canvas *canvas, int row, size_t index, const void *data)
{
    const struct counter *counter = data;
    const struct rule_part *part = rule_part(index);
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

void rules_draw(struct canvas *canvas, const struct counter *counter)
{
    char title[RENDER_TEXT], number[MONEY_TEXT];
    frame_rule(canvas, counter,
               word_fill(title,
                         counter->rules.changed ? _("9 Rules, draft after version {0}") : _("9 Rules, version {0}"),
                         word_number(number, counter->rules.version), NULL));
    list_draw(&counter->rules.parts, canvas, FIRST_ROW, frame_sentence_row(canvas) - FIRST_ROW, draw_part, counter);
}

/* --- the elements of a list --------------------------------------------------------------------------------------- */

/* What a choice is called is its note: of "1 automatic, 2 by coupon" the part behind its digit. */
static void choice_word(char buf[DRAFT_TEXT], const struct rule_field *field)
{
    char note[RENDER_TEXT];
    text_copy(note, sizeof note, _(field->note));
    for (int i = 0; field->names[i]; i++) {
        char digit[] = {(char)('1' + i), ' ', '\0'};
        char *at = strcmp(field->names[i], buf) == 0 ? strstr(note, digit) : NULL;
        if (!at)
            continue;
        at += 2;
        text_copy(buf, DRAFT_TEXT, at);
        char *wide = strstr(buf, "\xEF\xBC\x8C"); /* the comma of Chinese */
        if (wide)
            *wide = '\0';
        buf[strcspn(buf, ",")] = '\0';
        text_trim(buf, DRAFT_TEXT, buf);
        return;
    }
}

static void draw_field(struct canvas *canvas, const struct counter *counter, int row, int col, int cells,
                       const char *base, const struct rule_field *field)
{
    char path[DRAFT_TEXT], text[DRAFT_TEXT];
    draft_get(counter->rules.draft, rule_path(path, base, field->path), text);
    if (field->names)
        choice_word(text, field);
    canvas_text(canvas, row, col, cells, ROLE_PLAIN, text);
}

static void draw_element(struct canvas *canvas, int row, size_t index, const void *data)
{
    static const int at[] = {AT_CODE, AT_NAME, AT_THIRD, AT_FOURTH, AT_END};
    const struct counter *counter = data;
    const struct rule_part *part = rule_part(counter->rules.parts.marked);
    char base[DRAFT_TEXT], number[MONEY_TEXT];
    if (!part->path) {
        const struct item *item = &counter->rules.items.item[index];
        canvas_text(canvas, row, AT_CODE, AT_NAME - AT_CODE - 1, ROLE_PLAIN, item->sku);
        canvas_text(canvas, row, AT_NAME, AT_THIRD - AT_NAME - 1, ROLE_PLAIN, item->name);
        canvas_text(canvas, row, AT_THIRD, AT_FOURTH - AT_THIRD - 1, ROLE_PLAIN,
                    word_number(number, item->points_price));
        canvas_text(canvas, row, AT_FOURTH, -1, ROLE_PLAIN,
                    item->stock == LIMIT_NONE ? _("not counted") : word_number(number, item->stock));
        return;
    }
    rule_base(base, part, index);
    for (size_t i = 0; i < 4 && i < part->page[0].fields; i++)
        draw_field(canvas, counter, row, at[i], at[i + 1] - at[i] - 1, base, &part->page[0].field[i]);
}

void elements_draw(struct canvas *canvas, const struct counter *counter)
{
    static const int at[] = {AT_CODE, AT_NAME, AT_THIRD, AT_FOURTH, AT_END};
    const struct rule_part *part = rule_part(counter->rules.parts.marked);
    char title[RENDER_TEXT];
    snprintf(title, sizeof title, "9 %s", _(part->title));
    frame_rule(canvas, counter, title);
    for (size_t i = 0; i < 4 && i < part->page[0].fields; i++)
        canvas_text(canvas, FIRST_ROW, at[i], at[i + 1] - at[i] - 1, ROLE_LABEL, _(part->page[0].field[i].row.label));
    list_draw(&counter->rules.elements, canvas, FIRST_ROW + 1, frame_sentence_row(canvas) - FIRST_ROW - 1, draw_element,
              counter);
}

/* --- the trial ---------------------------------------------------------------------------------------------------- */

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
    {N_("their worth"), offsetof(struct try_side, points_cost), true},
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
    canvas_pad(canvas, row, AT_GIVEN, AT_PROPOSED - AT_GIVEN - 1, ROLE_LABEL, _("Given"), true);
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

/* "offers[2].benefit.percent" by the words of its form where it has any. */
static void change_name(char buf[RENDER_TEXT], const char *path)
{
    const struct rule_part *part;
    const struct rule_field *field = rule_field_of(path, &part);
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

void trial_draw(struct canvas *canvas, const struct counter *counter)
{
    const struct counter_rules *rules = &counter->rules;
    const struct try_result *trial = &rules->trial;
    char title[RENDER_TEXT], number[3][MONEY_TEXT], text[RENDER_TEXT];
    int row = FIRST_ROW;
    frame_rule(canvas, counter,
               word_fill(title, _("9 Draft: the sales of {0} days by it"),
                         word_number(number[0], trial->to - trial->from + 1), NULL));
    const char *const arg[] = {word_number(number[0], trial->bills), word_number(number[1], trial->better),
                               word_number(number[2], trial->worse)};
    canvas_text(canvas, row, 1, -1, ROLE_PLAIN,
                text_fill(text, sizeof text, _("{0} bills: {1} better for the customer, {2} worse"), 3, arg));
    draw_figures(canvas, trial, row + 1);
    row += FIGURES + 2;
    canvas_text(canvas, row, 1, -1, ROLE_LABEL,
                word_fill(text, _("Changes: {0}"), word_number(number[0], (int64_t)rules->changes.count), NULL));
    list_draw(&rules->rows, canvas, row + 1, frame_sentence_row(canvas) - row - 2, draw_change, &rules->changes);
    canvas_text(canvas, frame_sentence_row(canvas) - 1, 1, -1, ROLE_WARN,
                _("Nothing is in force yet. Enter puts it into force, .. goes back."));
}

static struct list *rules_rows(struct counter *counter)
{
    return &counter->rules.parts;
}

static const struct binding bindings[] = {
    {BIND(ENTER, rules_part), .key = "Enter", .label = N_("Enter open"), .prompt = true,
     .help = N_("opens the marked part of the rules")},
    {BIND(DIGIT, rules_digit), .key = "n", .label = N_("n part"), .prompt = true, .help = N_("opens part n")},
    {BIND(DELETE, rules_forget), .when = when_draft_changed, .refuse = rules_forget, .key = "Del",
     .label = N_("Del drop draft"), .prompt = true, .help = N_("drops the draft: the rules in force again")},
    {BIND(F9, rules_try), .when = when_draft_changed, .refuse = rules_try, .key = "F9", .label = N_("F9Try"),
     .help = N_("what changes, and what it would have cost; nothing in force yet")},
    BIND_COMMON_LIST,
};

const struct screen screen_rules = {
    .title = N_("Rules"),
    .prompt = PROMPT_NONE,
    .list = rules_rows,
    .draw = rules_draw,
    SCREEN_BINDINGS(bindings),
};
