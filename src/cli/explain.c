/* SPDX-License-Identifier: MIT */
#include "model/ledger.h"
#include "render/render.h"
#include "cli/commands.h"
#include "cli/output.h"

static json_t *json_value(const struct step *step, const struct step_value *value)
{
    switch (render_step_unit(step, value->name)) {
    case RENDER_MONEY:
        return output_json_money(value->value);
    case RENDER_PERCENT:
        return output_json_percent(value->value);
    case RENDER_QUANTITY:
        return output_json_quantity(value->value);
    case RENDER_DAY:
        return output_json_date(value->value);
    default:
        return json_integer(value->value);
    }
}

static json_t *json_step(struct db *db, const struct step *step, const struct programme *programme)
{
    char text[RENDER_TEXT];
    struct step named = render_step_named(step, db);
    json_t *object = json_object();
    json_object_set_new(object, "rule", output_json_text(render_step_rule(text, step)));
    json_object_set_new(object, "text", output_json_text(render_step(text, &named, programme)));
    if (step->coupon[0])
        json_object_set_new(object, "coupon", output_json_coupon(step->coupon));
    for (int i = 0; i < step->values; i++)
        json_object_set_new(object, step->value[i].name, json_value(step, &step->value[i]));
    return object;
}

static void answer(struct command *command, const struct entry *entry, const char *txn,
                   const struct programme *programme)
{
    char text[RENDER_TEXT];
    struct db *db = desk_db(command->desk);
    if (command->json) {
        json_t *steps = json_array();
        for (size_t i = 0; i < entry->steps.count; i++)
            json_array_append_new(steps, json_step(db, &entry->steps.step[i], programme));
        command->answer = json_pack("{s:s, s:s, s:o}", "txn", txn, "kind", entry->kind, "steps", steps);
        return;
    }
    SAY(command, "{0} {1}", render_kind(entry->kind), txn);
    for (size_t i = 0; i < entry->steps.count; i++) {
        struct step named = render_step_named(&entry->steps.step[i], db);
        SAY(command, "  {0}", render_step(text, &named, programme));
    }
}

/* Names come from the programme in force at the entry; an entry older than any programme has none. */
static enum status explain(struct command *command, struct error *err)
{
    int64_t id;
    char txn[TXN_TEXT];
    struct entry entry = {0};
    const struct programme *programme = NULL;
    struct db *db = desk_db(command->desk);
    TRY(ledger_find(db, command->operand[0], &id, err));
    TRY(ledger_name(db, id, txn, err));
    enum status status = ledger_read(db, id, &entry, err);
    if (status == STATUS_OK && entry.programme)
        status = desk_programme_of(command->desk, entry.programme, &programme, err);
    if (status == STATUS_OK)
        answer(command, &entry, txn, programme);
    entry_clear(&entry);
    return status;
}

static const struct verb verbs[] = {
    {.operands = "TXN",
     .least = 1,
     .most = 1,
     .opening = OPEN_LOOK,
     .run = explain,
     .summary = N_("how an entry was worked out: every rule, its arithmetic and rounding")},
};

const struct noun explain_noun = {.name = "explain", .summary = N_("how an entry was worked out"), VERBS(verbs)};
