/* SPDX-License-Identifier: MIT */
/* elements: a part of the rules that is a list; for gifts, the items, which are saved at once. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "model/item.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"

#define FIRST_ROW 2

enum { AT_CODE = 1, AT_NAME = 22, AT_THIRD = 46, AT_FOURTH = 60, AT_END = 78 };

struct elements_state {
    struct list list;
    struct item_list items; /* the gifts, if those are the part */
};

static struct elements_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_ELEMENTS);
}

/* Whether the part is the gifts, which are items and not in the draft. */
static bool of_items(const struct counter *counter)
{
    return rules_in_hand(counter)->path == NULL;
}

/* Reads the gifts: the items with a price in points. */
static enum status read_items(struct elements_state *elements, struct db *db, struct error *err)
{
    item_list_clear(&elements->items);
    list_set(&elements->list, 0);
    TRY(item_list(db, &elements->items, err));
    size_t kept = 0;
    for (size_t i = 0; i < elements->items.items; i++)
        if (elements->items.item[i].points_price)
            elements->items.item[kept++] = elements->items.item[i];
    elements->items.items = kept;
    return STATUS_OK;
}

static enum status read_elements(struct counter *counter, struct error *err)
{
    struct elements_state *elements = state(counter);
    size_t marked = elements->list.marked, count;
    if (of_items(counter)) {
        TRY(read_items(elements, desk_db(counter->desk), err));
        count = elements->items.items;
    } else
        count = draft_count(counter->rules.draft, rules_in_hand(counter)->path);
    elements->list.marked = marked;
    list_set(&elements->list, count);
    return STATUS_OK;
}

static enum status open_elements(struct counter *counter, const void *argument, struct error *err)
{
    (void)argument;
    return read_elements(counter, err);
}

static void close_elements(struct counter *counter)
{
    item_list_clear(&state(counter)->items);
}

static void refresh(struct counter *counter)
{
    struct error err;
    if (read_elements(counter, &err) != STATUS_OK)
        counter_refuse(counter, &err);
}

static struct list *rows(struct counter *counter)
{
    return &state(counter)->list;
}

static void open_marked(struct counter *counter)
{
    const struct elements_state *elements = state(counter);
    size_t marked = elements->list.marked;
    if (of_items(counter))
        counter_show(counter, SCREEN_GIFT_FORM, &elements->items.item[marked]);
    else
        counter_show(counter, SCREEN_RULE_FORM, &(struct rule_place){.element = marked});
}

static void say_none(struct counter *counter)
{
    counter_object(counter, N_("None yet. F2 adds one."), NULL, NULL);
}

static void add(struct counter *counter)
{
    if (of_items(counter))
        counter_show(counter, SCREEN_GIFT_FORM, NULL);
    else
        counter_show(counter, SCREEN_RULE_FORM,
                     &(struct rule_place){.element = state(counter)->list.count, .fresh = true});
}

static bool is_droppable(const struct counter *counter)
{
    return !of_items(counter);
}

static void drop(struct counter *counter)
{
    const struct rule_part *part = rules_in_hand(counter);
    struct counter_rules *rules = &counter->rules;
    char base[DRAFT_TEXT], name[DRAFT_TEXT], path[DRAFT_TEXT];
    rules_base(base, part, state(counter)->list.marked);
    draft_get(rules->draft, rules_path(path, base, part->page[0].field[0].path), name);
    draft_remove(rules->draft, base);
    rules->changed = true;
    refresh(counter);
    counter_tell(counter, N_("{0} removed from the draft."), name, NULL);
}

/*
 * Replaces the code of a choice by its word from the field's note: in "1 automatic, 2 by coupon" the text after its
 * digit.
 */
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
        char *wide = strstr(buf, "\xEF\xBC\x8C"); /* the Chinese comma */
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
    draft_get(counter->rules.draft, rules_path(path, base, field->path), text);
    if (field->names)
        choice_word(text, field);
    canvas_text(canvas, row, col, cells, ROLE_PLAIN, text);
}

static void draw_element(struct canvas *canvas, int row, size_t index, const void *data)
{
    static const int at[] = {AT_CODE, AT_NAME, AT_THIRD, AT_FOURTH, AT_END};
    const struct counter *counter = data;
    const struct rule_part *part = rules_in_hand(counter);
    char base[DRAFT_TEXT], number[MONEY_TEXT];
    if (of_items(counter)) {
        const struct item *item = &state(counter)->items.item[index];
        canvas_text(canvas, row, AT_CODE, AT_NAME - AT_CODE - 1, ROLE_PLAIN, item->sku);
        canvas_text(canvas, row, AT_NAME, AT_THIRD - AT_NAME - 1, ROLE_PLAIN, item->name);
        canvas_text(canvas, row, AT_THIRD, AT_FOURTH - AT_THIRD - 1, ROLE_PLAIN,
                    word_number(number, item->points_price));
        canvas_text(canvas, row, AT_FOURTH, -1, ROLE_PLAIN,
                    item->stock == ITEM_UNCOUNTED ? _("not counted") : number_format_quantity(number, item->stock));
        return;
    }
    rules_base(base, part, index);
    for (size_t i = 0; i < 4 && i < part->page[0].fields; i++)
        draw_field(canvas, counter, row, at[i], at[i + 1] - at[i] - 1, base, &part->page[0].field[i]);
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    static const int at[] = {AT_CODE, AT_NAME, AT_THIRD, AT_FOURTH, AT_END};
    const struct rule_part *part = rules_in_hand(counter);
    char title[RENDER_TEXT];
    snprintf(title, sizeof title, "9 %s", _(part->title));
    frame_rule(canvas, counter, title);
    for (size_t i = 0; i < 4 && i < part->page[0].fields; i++)
        canvas_text(canvas, FIRST_ROW, at[i], at[i + 1] - at[i] - 1, ROLE_LABEL, _(part->page[0].field[i].row.label));
    list_draw(&state(counter)->list, canvas, FIRST_ROW + 1, frame_sentence_row(canvas) - FIRST_ROW - 1, draw_element,
              counter);
}

static const struct binding bindings[] = {
    {BIND(ENTER, open_marked), .needs_row = true, .refuse = say_none, .key = "Enter", .label = N_("Enter edit"),
     .prompt = true, .help = N_("opens the marked one")},
    {BIND(DIGIT, counter_move_to), .needs_row = true, .several = true, .key = "n", .help = N_("moves to row n")},
    {BIND(F2, add), .key = "F2", .label = N_("F2New"), .help = N_("adds one")},
    {BIND(DELETE, drop), .when = is_droppable, .needs_row = true, .key = "Del", .label = N_("Del remove"),
     .prompt = true, .help = N_("removes it from the draft")},
    BIND_COMMON_LIST,
};

const struct screen screen_elements = {
    .title = N_("Rules: a list"),
    .prompt = PROMPT_NONE,
    .state_size = sizeof(struct elements_state),
    .open = open_elements,
    .close = close_elements,
    .resume = refresh,
    .refresh = refresh,
    .list = rows,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
