/* SPDX-License-Identifier: MIT */
/* rule_form: a page of a part of the rules, or of an element of a part that is a list; F9 writes it into the draft. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "ui/counter/counter_shared.h"

struct rule_form_state {
    struct form_state form;
    struct form_job job;
    struct form_row row[FORM_ROWS];
    struct rule_place place;
    char before[FORM_ROWS][DRAFT_TEXT]; /* the texts of the fields when the form was opened, cut to fit */
};

static struct rule_form_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_RULE_FORM);
}

static const struct rule_page *page_in_hand(const struct counter *counter)
{
    return &rules_in_hand(counter)->page[state(counter)->place.page];
}

/* A window is an object whose key is the choice; other choices are the text itself. */
static bool is_window(const struct rule_field *field)
{
    return strcmp(field->path, "window") == 0;
}

/* Reads a field of the draft; a choice becomes its digit. */
static void read_field(const struct draft *draft, const char *base, const struct rule_field *field,
                       char buf[DRAFT_TEXT])
{
    char path[DRAFT_TEXT], inner[DRAFT_TEXT], text[DRAFT_TEXT];
    draft_get(draft, rules_path(path, base, field->path), text);
    text_copy(buf, DRAFT_TEXT, field->names ? "" : text);
    for (size_t i = 0; field->names && field->names[i]; i++)
        if (is_window(field) ? *draft_get(draft, rules_path(inner, path, field->names[i]), text) != '\0'
                             : strcmp(text, field->names[i]) == 0)
            snprintf(buf, DRAFT_TEXT, "%zu", i + 1);
}

static void put_window(struct draft *draft, const char *path, const char *name)
{
    char inner[DRAFT_TEXT];
    bool months = strcmp(name, "rolling_months") == 0;
    draft_put(draft, path, DRAFT_WORD, "");
    draft_put(draft, rules_path(inner, path, name), months ? DRAFT_NUMBER : DRAFT_YES, months ? "12" : "1");
}

static void write_field(struct draft *draft, const char *base, const struct rule_field *field, const char *typed)
{
    char path[DRAFT_TEXT], measure[DRAFT_TEXT];
    const char *text = field->names && *typed ? field->names[typed[0] - '1'] : typed;
    enum draft_kind kind = field->kind;
    rules_path(path, base, field->path);
    if (is_window(field) && *typed) {
        put_window(draft, path, text);
        return;
    }
    if (strcmp(field->path, "from") == 0 && /* `from` of a tier is in points if the tier measures points */
        strcmp(draft_get(draft, "tiers.measure", measure), "earned_points") == 0)
        kind = DRAFT_NUMBER;
    draft_put(draft, path, kind, text);
}

/* Shows an error of the draft, with its reason, naming the field by its label. */
static void say_wrong(struct counter *counter, const struct rule_field *field, const struct error *err)
{
    struct error named = *err;
    if (field)
        text_copy(named.field, sizeof named.field, _(field->row.label));
    counter_refuse(counter, &named);
}

/* If the error is in the object of this form, shows it, moves the cursor to its field and returns true. */
static bool concerns(struct counter *counter, const char *base, const struct error *err)
{
    const struct rule_part *part = NULL, *own = rules_in_hand(counter);
    const struct rule_field *field = rules_field_of(err->field, &part);
    const struct rule_page *page = page_in_hand(counter);
    if (strncmp(err->field, base, strlen(base)) != 0 || (part && part != own))
        return false;
    for (size_t i = 0; i < page->fields; i++)
        if (field == &page->field[i])
            state(counter)->form.form.at = i;
    if (!field && !own->list)
        return false;
    say_wrong(counter, field, err);
    return true;
}

/* A copy of the draft with the typed fields; *element: index of the element in it. NULL if nothing has changed. */
static struct draft *write_typed(const struct counter *counter, size_t *element)
{
    const struct rule_form_state *own = state(counter);
    const struct rule_part *part = rules_in_hand(counter);
    struct draft *next = draft_copy(counter->rules.draft);
    char base[DRAFT_TEXT];
    bool any = own->place.fresh;
    *element = own->place.fresh ? draft_append(next, part->path) : own->place.element;
    rules_base(base, part, *element);
    for (size_t i = 0; i < own->form.form.rows; i++) {
        const char *typed = own->form.form.edit[i].text;
        if (strcmp(typed, own->before[i]) == 0)
            continue;
        any = true;
        write_field(next, base, &page_in_hand(counter)->field[i], typed);
    }
    if (!any) {
        draft_close(next);
        return NULL;
    }
    if (part->order)
        *element = draft_order(next, part->path, part->order, *element);
    return next;
}

/* Opens the next page, or goes back to the list and marks the element at its new index. */
static void leave(struct counter *counter, size_t element, bool any)
{
    const struct rule_part *part = rules_in_hand(counter);
    struct rule_place next = {.element = element, .page = state(counter)->place.page + 1};
    counter_pop(counter);
    if (part->order && counter_list(counter))
        counter_list(counter)->marked = element;
    if (next.page < part->pages)
        counter_show(counter, SCREEN_RULE_FORM, &next);
    else if (any)
        counter_tell(counter, N_("Saved in the draft. F9 in the list of parts tries it."), NULL, NULL);
}

static void save(struct counter *counter)
{
    struct error err;
    char base[DRAFT_TEXT];
    size_t element;
    struct draft *next = write_typed(counter, &element);
    if (!next) {
        leave(counter, element, false);
        return;
    }
    rules_base(base, rules_in_hand(counter), element);
    if (draft_check(next, &err) != STATUS_OK && concerns(counter, base, &err)) {
        draft_close(next);
        return;
    }
    rules_keep(counter, next);
    leave(counter, element, true);
}

static char *note(char buf[FORM_NOTE], const struct counter *counter, size_t at)
{
    const char *said = page_in_hand(counter)->field[at].note;
    return said ? text_copy(buf, FORM_NOTE, _(said)) : buf;
}

static enum status open_form(struct counter *counter, const void *argument, struct error *err)
{
    struct rule_form_state *own = state(counter);
    (void)err;
    own->place = *(const struct rule_place *)argument;
    const struct rule_page *page = page_in_hand(counter);
    for (size_t i = 0; i < page->fields; i++)
        own->row[i] = page->field[i].row;
    own->job = (struct form_job){
        .screen = 9, .title = page->title, .row = own->row, .rows = page->fields, .save = save, .note = note};
    struct form *form = form_begin(&own->form, &own->job);
    char base[DRAFT_TEXT], text[DRAFT_TEXT];
    rules_base(base, rules_in_hand(counter), own->place.element);
    for (size_t i = 0; i < page->fields && !own->place.fresh; i++) {
        read_field(counter->rules.draft, base, &page->field[i], text);
        edit_set(&form->edit[i], text);
        text_copy(own->before[i], DRAFT_TEXT, form->edit[i].text);
    }
    return STATUS_OK;
}

static const struct binding bindings[] = {BIND_FORM};

const struct screen screen_rule_form = {
    .title = N_("Rules"),
    .state_size = sizeof(struct rule_form_state),
    .open = open_form,
    SCREEN_FORM_HOOKS,
    SCREEN_BINDINGS(bindings),
};
