/* SPDX-License-Identifier: MIT */
/* The draft tried: what changes, and what it would have made of the last month's sales; then put into force. */
#include "ui/flow/rules.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk/manage.h"
#include "ui/flow/inside.h"

void trial_clear(struct till *till)
{
    struct till_rules *rules = &till->rules;
    changes_clear(&rules->changes);
    try_clear(&rules->trial);
    programme_clear(&rules->proposed);
}

static enum status compare(struct till *till, const char *json, struct error *err)
{
    char *before;
    TRY(programme_text(desk_db(till->desk), till->rules.version, &before, err));
    enum status status = compare_text(before, json, &till->rules.changes, err);
    free(before);
    return status;
}

static enum status try_it(struct till *till, const char *json, struct error *err)
{
    struct till_rules *rules = &till->rules;
    struct try_ask ask = {.to = desk_day(till->desk), .proposed = &rules->proposed};
    ask.from = ask.to - TRIAL_DAYS + 1;
    TRY(programme_parse(json, strlen(json), &rules->proposed, err));
    TRY(compare(till, json, err));
    TRY(desk_programme(till->desk, &ask.present, err));
    return try_programme(desk_db(till->desk), &ask, &rules->trial, err);
}

/* What is wrong with the whole is said by the field's label and its part, which the mark then stands on. */
static void say_where(struct till *till, const struct error *err)
{
    const struct rule_part *part;
    const struct rule_field *field = rule_field_of(err->field, &part);
    for (size_t i = 0; i < rule_parts(); i++)
        if (part == rule_part(i))
            till->rules.parts.marked = i;
    if (field)
        till_object(till, N_("{0}, {1} does not fit: see there."), _(part->title), _(field->row.label));
    else
        till_refuse(till, err);
}

void rules_try(struct till *till)
{
    struct till_rules *rules = &till->rules;
    struct error err;
    if (draft_check(rules->draft, &err) != STATUS_OK) {
        say_where(till, &err);
        return;
    }
    trial_clear(till);
    char *json = draft_json(rules->draft);
    enum status status = try_it(till, json, &err);
    free(json);
    if (status != STATUS_OK) {
        till_refuse(till, &err);
    } else if (rules->changes.count == 0) {
        till_object(till, N_("Nothing is changed."), NULL, NULL);
    } else {
        act_key(rules->key);
        rules->rows = (struct list){0};
        list_set(&rules->rows, rules->changes.count);
        till_push(till, TILL_TRIAL);
    }
}

void rules_load(struct till *till)
{
    struct till_rules *rules = &till->rules;
    struct manage_done done;
    struct error err;
    char version[24];
    char *json = draft_json(rules->draft);
    enum status status = programme_put(till->desk, rules->key, json, &done, &err);
    free(json);
    if (status != STATUS_OK) {
        till_refuse(till, &err);
        return;
    }
    snprintf(version, sizeof version, "%" PRId64, done.id);
    rules_clear(till);
    till_go(till, TILL_IDLE);
    last_final(till, N_("New rules are in force; older ones are loaded as a version again."));
    till_tell(till, N_("Programme {0} is in force."), version, NULL);
}
