/* SPDX-License-Identifier: MIT */
/* rules: the menu of the parts, the elements of a list, forms over a draft. */
#include "ui/counter/rules.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "rules/permit.h"
#include "model/programme_rows.h"
#include "ui/counter/counter_priv.h"

static const struct rule_part *in_hand(const struct counter *counter)
{
    return rule_part(counter->rules.parts.marked);
}

/* --- the draft ---------------------------------------------------------------------------------------------------- */

static void begin(struct counter *counter, struct draft *draft, int64_t version)
{
    struct counter_rules *rules = &counter->rules;
    draft_close(rules->draft);
    rules->draft = draft;
    rules->version = version;
    rules->changed = false;
    list_set(&rules->parts, rule_parts());
}

/* What was begun is gone on with, unless somebody put another version into force meanwhile. */
static enum status read_draft(struct counter *counter, struct error *err)
{
    struct db *db = desk_db(counter->desk);
    struct draft *draft;
    int64_t version;
    char *json;
    TRY(programme_newest(db, &version, err));
    if (counter->rules.draft && counter->rules.version == version)
        return STATUS_OK;
    TRY(programme_text(db, version, &json, err));
    enum status status = draft_open(json, &draft, err);
    free(json);
    if (status == STATUS_OK)
        begin(counter, draft, version);
    return status;
}

void rules_open(struct counter *counter)
{
    struct error err;
    bool made_up = desk_shop(counter->desk)->practice; /* anybody may look and try; putting into force is refused */
    if ((!made_up && permit_check(PERMIT_PROGRAMME, desk_staff(counter->desk)->role, NULL, 0, &err) != STATUS_OK) ||
        read_draft(counter, &err) != STATUS_OK)
        counter_refuse(counter, &err);
    else
        counter_push(counter, SCREEN_RULES);
}

void rules_forget(struct counter *counter)
{
    struct error err;
    draft_close(counter->rules.draft);
    counter->rules.draft = NULL;
    if (read_draft(counter, &err) != STATUS_OK)
        counter_refuse(counter, &err);
    else
        counter_tell(counter, N_("The draft is dropped; these are the rules in force."), NULL, NULL);
}

void rules_clear(struct counter *counter)
{
    trial_clear(counter);
    item_list_clear(&counter->rules.items);
    draft_close(counter->rules.draft);
    counter->rules = (struct counter_rules){0};
}

/* --- forms -------------------------------------------------------------------------------------------------------- */

static const struct rule_page *page_in_hand(const struct counter *counter)
{
    return &in_hand(counter)->page[counter->rules.page];
}

static const struct rule_field *field_at(const struct counter *counter, size_t at)
{
    return &page_in_hand(counter)->field[at];
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
static void say_wrong(struct counter *counter, const struct rule_field *field, const struct error *err)
{
    char label[COUNTER_ARG_TEXT];
    if (!field || err->status != STATUS_BAD_VALUE) {
        counter_refuse(counter, err);
        return;
    }
    text_copy(label, sizeof label, _(field->row.label));
    counter_object(counter, N_("{0} does not fit: {1}. Correct it, then F9."), label,
                   *err->arg[1] ? err->arg[1] : render_note(err));
}

/* Is what failed in the object of this form? Then the cursor goes to its field. */
static bool concerns(struct counter *counter, const char *base, const struct error *err)
{
    const struct rule_part *part = NULL;
    const struct rule_field *field = rule_field_of(err->field, &part);
    const struct rule_page *page = page_in_hand(counter);
    size_t length = strlen(base);
    if (strncmp(err->field, base, length) != 0 || (part && part != in_hand(counter)))
        return false;
    for (size_t i = 0; i < page->fields; i++)
        if (field == &page->field[i])
            form_top(counter)->form.at = i;
    if (!field && !in_hand(counter)->list)
        return false;
    say_wrong(counter, field, err);
    return true;
}

static void open_page(struct counter *counter, size_t page);

static void keep(struct counter *counter, struct draft *next)
{
    struct counter_rules *rules = &counter->rules;
    draft_close(rules->draft);
    rules->draft = next;
    rules->changed = true;
    rules->fresh = false;
    list_set(&rules->elements, in_hand(counter)->list ? draft_count(next, in_hand(counter)->path) : 0);
}

static void save_page(struct counter *counter)
{
    struct counter_rules *rules = &counter->rules;
    const struct rule_part *part = in_hand(counter);
    struct draft *next = draft_copy(rules->draft);
    char base[DRAFT_TEXT];
    struct error err;
    bool any = rules->fresh;
    if (rules->fresh)
        rules->element = draft_append(next, part->path);
    rule_base(base, part, rules->element);
    for (size_t i = 0; i < form_top(counter)->form.rows; i++) {
        const char *typed = form_top(counter)->form.edit[i].text;
        if (strcmp(typed, rules->before[i]) == 0)
            continue;
        any = true;
        write_field(next, base, field_at(counter, i), typed);
    }
    if (part->order) {
        rules->element = draft_order(next, part->path, part->order, rules->element);
        rules->elements.marked = rules->element;
        rule_base(base, part, rules->element);
    }
    if (any && draft_check(next, &err) != STATUS_OK && concerns(counter, base, &err)) {
        draft_close(next);
        return;
    }
    if (any)
        keep(counter, next);
    else
        draft_close(next);
    counter_pop(counter);
    if (rules->page + 1 < part->pages)
        open_page(counter, rules->page + 1);
    else if (any)
        counter_tell(counter, N_("In the draft. F9 in the list of parts tries it."), NULL, NULL);
}

static char *note(char buf[FORM_NOTE], const struct counter *counter, size_t at)
{
    const char *said = field_at(counter, at)->note;
    return said ? text_copy(buf, FORM_NOTE, _(said)) : buf;
}

static void open_form(struct counter *counter, void (*save)(struct counter *))
{
    struct counter_rules *rules = &counter->rules;
    const struct rule_page *page = page_in_hand(counter);
    for (size_t i = 0; i < page->fields; i++)
        rules->row[i] = page->field[i].row;
    rules->job = (struct form_job){
        .screen = 9, .title = page->title, .row = rules->row, .rows = page->fields, .save = save, .note = note};
    counter_show(counter, SCREEN_FORM, &rules->job);
}

static void open_page(struct counter *counter, size_t page)
{
    struct counter_rules *rules = &counter->rules;
    char base[DRAFT_TEXT];
    rules->page = page;
    open_form(counter, save_page);
    rule_base(base, in_hand(counter), rules->element);
    for (size_t i = 0; i < form_top(counter)->form.rows; i++) {
        rules->before[i][0] = '\0';
        if (!rules->fresh)
            read_field(rules->draft, base, field_at(counter, i), rules->before[i]);
        edit_set(&form_top(counter)->form.edit[i], rules->before[i]);
        text_copy(rules->before[i], DRAFT_TEXT, form_top(counter)->form.edit[i].text); /* as far as it fits the field */
    }
}

/* --- parts and elements ------------------------------------------------------------------------------------------- */

void rules_part(struct counter *counter)
{
    struct counter_rules *rules = &counter->rules;
    const struct rule_part *part = in_hand(counter);
    rules->element = 0;
    rules->fresh = false;
    if (!part->path) {
        gifts_open(counter);
    } else if (part->list) {
        rules->elements = (struct list){0};
        list_set(&rules->elements, draft_count(rules->draft, part->path));
        counter_push(counter, SCREEN_ELEMENTS);
    } else {
        open_page(counter, 0);
    }
}

void rules_digit(struct counter *counter)
{
    if (counter->spoken.number < 1 || (size_t)counter->spoken.number > rule_parts()) {
        counter_beep(counter);
        return;
    }
    counter->rules.parts.marked = (size_t)counter->spoken.number - 1;
    rules_part(counter);
}

void rules_element(struct counter *counter)
{
    struct counter_rules *rules = &counter->rules;
    if (rules->elements.count == 0) {
        counter_object(counter, N_("None yet. F2 makes one."), NULL, NULL);
        return;
    }
    rules->element = rules->elements.marked;
    rules->fresh = false;
    if (!in_hand(counter)->path)
        gifts_form(counter, open_form);
    else
        open_page(counter, 0);
}

void rules_new(struct counter *counter)
{
    counter->rules.fresh = true;
    counter->rules.element = counter->rules.elements.count;
    if (!in_hand(counter)->path)
        gifts_form(counter, open_form);
    else
        open_page(counter, 0);
}

void rules_drop(struct counter *counter)
{
    struct counter_rules *rules = &counter->rules;
    char base[DRAFT_TEXT], name[DRAFT_TEXT], path[DRAFT_TEXT];
    if (rules->elements.count == 0 || !in_hand(counter)->path) {
        counter_beep(counter);
        return;
    }
    rule_base(base, in_hand(counter), rules->elements.marked);
    draft_get(rules->draft, rule_path(path, base, in_hand(counter)->page[0].field[0].path), name);
    draft_remove(rules->draft, base);
    rules->changed = true;
    list_set(&rules->elements, draft_count(rules->draft, in_hand(counter)->path));
    counter_tell(counter, N_("{0} is out of the draft."), name, NULL);
}
