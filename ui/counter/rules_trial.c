/* SPDX-License-Identifier: MIT */
/* The draft tried: what changes, and what it would have made of the last month's sales; then put into force. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/programme_rows.h"
#include "desk/manage.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/rules.h"

void trial_clear(struct counter *counter)
{
    struct counter_rules *rules = &counter->rules;
    compare_changes_clear(&rules->changes);
    try_clear(&rules->trial);
    programme_clear(&rules->proposed);
}

static enum status compare(struct counter *counter, const char *json, struct error *err)
{
    char *before;
    TRY(programme_text(desk_db(counter->desk), counter->rules.version, &before, err));
    enum status status = compare_text(before, json, &counter->rules.changes, err);
    free(before);
    return status;
}

static enum status try_it(struct counter *counter, const char *json, struct error *err)
{
    struct counter_rules *rules = &counter->rules;
    struct try_ask ask = {.to = desk_day(counter->desk), .proposed = &rules->proposed};
    ask.from = ask.to - TRIAL_DAYS + 1;
    TRY(programme_parse(json, strlen(json), &rules->proposed, err));
    TRY(compare(counter, json, err));
    TRY(desk_programme(counter->desk, &ask.present, err));
    return try_programme(desk_db(counter->desk), &ask, &rules->trial, err);
}

/* What is wrong with the whole is said by the field's label and its part, which the mark then stands on. */
static void say_where(struct counter *counter, const struct error *err)
{
    const struct rule_part *part;
    const struct rule_field *field = rule_field_of(err->field, &part);
    for (size_t i = 0; i < rule_parts(); i++)
        if (part == rule_part(i))
            counter->rules.parts.marked = i;
    if (field)
        counter_object(counter, N_("{0}, {1} does not fit: see there."), _(part->title), _(field->row.label));
    else
        counter_refuse(counter, err);
}

void rules_try(struct counter *counter)
{
    struct counter_rules *rules = &counter->rules;
    struct error err;
    if (draft_check(rules->draft, &err) != STATUS_OK) {
        say_where(counter, &err);
        return;
    }
    trial_clear(counter);
    char *json = draft_json(rules->draft);
    enum status status = try_it(counter, json, &err);
    free(json);
    if (status != STATUS_OK) {
        counter_refuse(counter, &err);
    } else if (rules->changes.count == 0) {
        counter_object(counter, N_("Nothing is changed."), NULL, NULL);
    } else {
        act_key(rules->key);
        rules->rows = (struct list){0};
        list_set(&rules->rows, rules->changes.count);
        counter_push(counter, SCREEN_TRIAL);
    }
}

void rules_load(struct counter *counter)
{
    struct counter_rules *rules = &counter->rules;
    struct manage_done done;
    struct error err;
    char version[24];
    char *json = draft_json(rules->draft);
    enum status status = manage_programme_put(counter->desk, rules->key, json, &done, &err);
    free(json);
    if (status != STATUS_OK) {
        counter_refuse(counter, &err);
        return;
    }
    snprintf(version, sizeof version, "%" PRId64, done.id);
    rules_clear(counter);
    counter_go(counter, SCREEN_IDLE);
    last_final(counter, N_("New rules are in force; older ones are loaded as a version again."));
    counter_tell(counter, N_("Programme {0} is in force."), version, NULL);
}
