/* SPDX-License-Identifier: MIT */
/* rules: the menu of the parts, the elements of a list, forms over a draft. */
#include "ui/flow/rules.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "rules/permit.h"
#include "ui/flow/inside.h"

static const struct rule_part *in_hand(const struct till *till)
{
    return rule_part(till->rules.parts.marked);
}

/* --- the draft ---------------------------------------------------------------------------------------------------- */

static void begin(struct till *till, struct draft *draft, int64_t version)
{
    struct till_rules *rules = &till->rules;
    draft_close(rules->draft);
    rules->draft = draft;
    rules->version = version;
    rules->changed = false;
    list_set(&rules->parts, rule_parts());
}

/* What was begun is gone on with, unless somebody put another version into force meanwhile. */
static enum status read_draft(struct till *till, struct error *err)
{
    struct db *db = desk_db(till->desk);
    struct draft *draft;
    int64_t version;
    char *json;
    TRY(programme_newest(db, &version, err));
    if (till->rules.draft && till->rules.version == version)
        return STATUS_OK;
    TRY(programme_text(db, version, &json, err));
    enum status status = draft_open(json, &draft, err);
    free(json);
    if (status == STATUS_OK)
        begin(till, draft, version);
    return status;
}

void rules_open(struct till *till)
{
    struct error err;
    bool made_up = desk_shop(till->desk)->practice; /* anybody may look and try; putting into force is refused */
    if ((!made_up && permit_check(PERMIT_PROGRAMME, desk_staff(till->desk)->role, NULL, 0, &err) != STATUS_OK) ||
        read_draft(till, &err) != STATUS_OK)
        till_refuse(till, &err);
    else
        till_push(till, TILL_RULES);
}

void rules_forget(struct till *till)
{
    struct error err;
    draft_close(till->rules.draft);
    till->rules.draft = NULL;
    if (read_draft(till, &err) != STATUS_OK)
        till_refuse(till, &err);
    else
        till_tell(till, N_("The draft is dropped; these are the rules in force."), NULL, NULL);
}

void rules_clear(struct till *till)
{
    trial_clear(till);
    item_list_clear(&till->rules.items);
    draft_close(till->rules.draft);
    till->rules = (struct till_rules){0};
}

/* --- forms -------------------------------------------------------------------------------------------------------- */

static const struct rule_page *page_in_hand(const struct till *till)
{
    return &in_hand(till)->page[till->rules.page];
}

static const struct rule_field *field_at(const struct till *till, size_t at)
{
    return &page_in_hand(till)->field[at];
}

/* The window is an object whose key says what it is; of other choices the text does. */
static bool is_window(const struct rule_field *field)
{
    return strcmp(field->path, "window") == 0;
}

/* A choice as its digit, anything else as it is. */
static void read_field(const struct draft *draft, const char *base, const struct rule_field *field,
                       char buf[DRAFT_TEXT])
{
    char path[DRAFT_TEXT], inner[DRAFT_TEXT], text[DRAFT_TEXT];
    draft_get(draft, rule_path(path, base, field->path), text);
    text_copy(buf, DRAFT_TEXT, field->names ? "" : text);
    for (size_t i = 0; field->names && field->names[i]; i++)
        if (is_window(field) ? *draft_get(draft, rule_path(inner, path, field->names[i]), text) != '\0'
                             : strcmp(text, field->names[i]) == 0)
            snprintf(buf, DRAFT_TEXT, "%zu", i + 1);
}

static void put_window(struct draft *draft, const char *path, const char *name)
{
    char inner[DRAFT_TEXT];
    bool months = strcmp(name, "rolling_months") == 0;
    draft_put(draft, path, DRAFT_WORD, "");
    draft_put(draft, rule_path(inner, path, name), months ? DRAFT_NUMBER : DRAFT_YES, months ? "12" : "1");
}

static void write_field(struct draft *draft, const char *base, const struct rule_field *field, const char *typed)
{
    char path[DRAFT_TEXT], measure[DRAFT_TEXT];
    const char *text = field->names && *typed ? field->names[typed[0] - '1'] : typed;
    enum draft_kind kind = field->kind;
    rule_path(path, base, field->path);
    if (is_window(field) && *typed) {
        put_window(draft, path, text);
        return;
    }
    if (strcmp(field->path, "from") == 0 && /* of a tier: points, where those are counted */
        strcmp(draft_get(draft, "tiers.measure", measure), "earned_points") == 0)
        kind = DRAFT_NUMBER;
    draft_put(draft, path, kind, text);
}

/* What is wrong, by the label of its field. */
static void say_wrong(struct till *till, const struct rule_field *field, const struct error *err)
{
    char label[TILL_ARG_TEXT];
    if (!field || err->status != STATUS_BAD_VALUE) {
        till_refuse(till, err);
        return;
    }
    text_copy(label, sizeof label, _(field->row.label));
    till_object(till, N_("{0} does not fit: {1}. Correct it, then F9."), label, *err->arg[1] ? err->arg[1] : words_note(err));
}

/* Is what failed in the object of this form? Then the cursor goes to its field. */
static bool concerns(struct till *till, const char *base, const struct error *err)
{
    const struct rule_part *part = NULL;
    const struct rule_field *field = rule_field_of(err->field, &part);
    const struct rule_page *page = page_in_hand(till);
    size_t length = strlen(base);
    if (strncmp(err->field, base, length) != 0 || (part && part != in_hand(till)))
        return false;
    for (size_t i = 0; i < page->fields; i++)
        if (field == &page->field[i])
            till->form.at = i;
    if (!field && !in_hand(till)->list)
        return false;
    say_wrong(till, field, err);
    return true;
}

static void open_page(struct till *till, size_t page);

static void keep(struct till *till, struct draft *next)
{
    struct till_rules *rules = &till->rules;
    draft_close(rules->draft);
    rules->draft = next;
    rules->changed = true;
    rules->fresh = false;
    list_set(&rules->elements, in_hand(till)->list ? draft_count(next, in_hand(till)->path) : 0);
}

static void save_page(struct till *till)
{
    struct till_rules *rules = &till->rules;
    const struct rule_part *part = in_hand(till);
    struct draft *next = draft_copy(rules->draft);
    char base[DRAFT_TEXT];
    struct error err;
    bool any = rules->fresh;
    if (rules->fresh)
        rules->element = draft_append(next, part->path);
    rule_base(base, part, rules->element);
    for (size_t i = 0; i < till->form.rows; i++) {
        const char *typed = till->form.edit[i].text;
        if (strcmp(typed, rules->before[i]) == 0)
            continue;
        any = true;
        write_field(next, base, field_at(till, i), typed);
    }
    if (part->order) {
        rules->element = draft_order(next, part->path, part->order, rules->element);
        rules->elements.marked = rules->element;
        rule_base(base, part, rules->element);
    }
    if (any && draft_check(next, &err) != STATUS_OK && concerns(till, base, &err)) {
        draft_close(next);
        return;
    }
    if (any)
        keep(till, next);
    else
        draft_close(next);
    till_pop(till);
    if (rules->page + 1 < part->pages)
        open_page(till, rules->page + 1);
    else if (any)
        till_tell(till, N_("In the draft. F9 in the list of parts tries it."), NULL, NULL);
}

static char *note(char buf[FORM_NOTE], const struct till *till, size_t at)
{
    const char *said = field_at(till, at)->note;
    return said ? text_copy(buf, FORM_NOTE, _(said)) : buf;
}

static void open_form(struct till *till, void (*save)(struct till *))
{
    struct till_rules *rules = &till->rules;
    const struct rule_page *page = page_in_hand(till);
    for (size_t i = 0; i < page->fields; i++)
        rules->row[i] = page->field[i].row;
    rules->job = (struct form_job){.screen = 9, .title = page->title, .row = rules->row, .rows = page->fields,
                                   .save = save, .note = note};
    form_open(till, &rules->job);
}

static void open_page(struct till *till, size_t page)
{
    struct till_rules *rules = &till->rules;
    char base[DRAFT_TEXT];
    rules->page = page;
    open_form(till, save_page);
    rule_base(base, in_hand(till), rules->element);
    for (size_t i = 0; i < till->form.rows; i++) {
        rules->before[i][0] = '\0';
        if (!rules->fresh)
            read_field(rules->draft, base, field_at(till, i), rules->before[i]);
        edit_set(&till->form.edit[i], rules->before[i]);
        text_copy(rules->before[i], DRAFT_TEXT, till->form.edit[i].text); /* as far as it fits the field */
    }
}

/* --- parts and elements ------------------------------------------------------------------------------------------- */

void rules_part(struct till *till)
{
    struct till_rules *rules = &till->rules;
    const struct rule_part *part = in_hand(till);
    rules->element = 0;
    rules->fresh = false;
    if (!part->path) {
        gifts_open(till);
    } else if (part->list) {
        rules->elements = (struct list){0};
        list_set(&rules->elements, draft_count(rules->draft, part->path));
        till_push(till, TILL_ELEMENTS);
    } else {
        open_page(till, 0);
    }
}

void rules_digit(struct till *till)
{
    if (till->spoken.number < 1 || (size_t)till->spoken.number > rule_parts()) {
        till_beep(till);
        return;
    }
    till->rules.parts.marked = (size_t)till->spoken.number - 1;
    rules_part(till);
}

void rules_element(struct till *till)
{
    struct till_rules *rules = &till->rules;
    if (rules->elements.count == 0) {
        till_object(till, N_("None yet. F2 makes one."), NULL, NULL);
        return;
    }
    rules->element = rules->elements.marked;
    rules->fresh = false;
    if (!in_hand(till)->path)
        gifts_form(till, open_form);
    else
        open_page(till, 0);
}

void rules_new(struct till *till)
{
    till->rules.fresh = true;
    till->rules.element = till->rules.elements.count;
    if (!in_hand(till)->path)
        gifts_form(till, open_form);
    else
        open_page(till, 0);
}

void rules_drop(struct till *till)
{
    struct till_rules *rules = &till->rules;
    char base[DRAFT_TEXT], name[DRAFT_TEXT], path[DRAFT_TEXT];
    if (rules->elements.count == 0 || !in_hand(till)->path) {
        till_beep(till);
        return;
    }
    rule_base(base, in_hand(till), rules->elements.marked);
    draft_get(rules->draft, rule_path(path, base, in_hand(till)->page[0].field[0].path), name);
    draft_remove(rules->draft, base);
    rules->changed = true;
    list_set(&rules->elements, draft_count(rules->draft, in_hand(till)->path));
    till_tell(till, N_("{0} is out of the draft."), name, NULL);
}

struct list *rules_list(struct till *till)
{
    switch (till_state(till)) {
    case TILL_RULES:
        return &till->rules.parts;
    case TILL_ELEMENTS:
        return &till->rules.elements;
    case TILL_TRIAL:
        return &till->rules.rows;
    default:
        return NULL;
    }
}
