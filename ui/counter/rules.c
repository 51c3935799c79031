/* SPDX-License-Identifier: MIT */
#include "ui/counter/rules.h"

#include <stdlib.h>

#include "model/programme_rows.h"
#include "ui/counter/counter_shared.h"

const struct rule_part *rules_in_hand(const struct counter *counter)
{
    return rules_part(counter->rules.parts.marked);
}

/* Puts a limit under its present name. */
static void rename_limit(struct draft *draft, const char *older, const char *present)
{
    char value[DRAFT_TEXT], own[DRAFT_TEXT];
    if (*draft_get(draft, older, value) && !*draft_get(draft, present, own))
        draft_put(draft, present, DRAFT_WORD, value);
}

static void rename_limits(struct draft *draft)
{
    static const char *const older[] = {"till.round_off.hand_limit", "till.price_change_limit"};
    rename_limit(draft, older[0], "limits.clerk.round_off");
    rename_limit(draft, older[1], "limits.clerk.price");
    rename_limit(draft, older[1], "limits.clerk.discount");
    draft_put(draft, older[0], DRAFT_WORD, "");
    draft_put(draft, older[1], DRAFT_WORD, "");
}

static enum status begin_from(struct counter *counter, int64_t version, struct error *err)
{
    struct counter_rules *rules = &counter->rules;
    struct draft *draft;
    char *json;
    TRY(programme_text(desk_db(counter->desk), version, &json, err));
    enum status status = draft_open(json, &draft, err);
    free(json);
    if (status != STATUS_OK)
        return status;
    draft_close(rules->draft);
    rules->draft = draft;
    rename_limits(draft);
    rules->version = version;
    rules->changed = false;
    list_set(&rules->parts, rules_parts());
    return STATUS_OK;
}

enum status rules_open(struct counter *counter, struct error *err)
{
    int64_t version;
    TRY(programme_newest(desk_db(counter->desk), &version, err));
    if (counter->rules.draft && counter->rules.version == version)
        return STATUS_OK;
    return begin_from(counter, version, err);
}

enum status rules_begin(struct counter *counter, struct error *err)
{
    int64_t version;
    TRY(programme_newest(desk_db(counter->desk), &version, err));
    return begin_from(counter, version, err);
}

void rules_keep(struct counter *counter, struct draft *next)
{
    draft_close(counter->rules.draft);
    counter->rules.draft = next;
    counter->rules.changed = true;
}

void rules_clear(struct counter *counter)
{
    draft_close(counter->rules.draft);
    counter->rules = (struct counter_rules){0};
}
