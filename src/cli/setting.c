/* SPDX-License-Identifier: MIT */
#include "desk/settings.h"
#include "cli/commands.h"
#include "cli/output.h"

static enum status list(struct command *command, struct error *err)
{
    const struct setting *setting;
    struct output_table table = {0};
    json_t *object = json_object();
    output_table_column(&table, _("Setting"), false);
    output_table_column(&table, _("Value"), false);
    output_table_column(&table, _("Values"), false);
    output_table_column(&table, _("Meaning"), false);
    for (size_t i = 0; (setting = settings_at(i)) != NULL; i++) {
        char value[SETTING_TEXT], values[SETTING_VALUES_TEXT];
        enum status status = settings_read(command->desk, setting->key, value, err);
        if (status != STATUS_OK) {
            json_decref(object);
            output_table_clear(&table);
            return status;
        }
        json_object_set_new(object, setting->key, json_string(value));
        output_table_cell(&table, setting->key);
        output_table_cell(&table, value);
        output_table_cell(&table, settings_values(values, setting));
        output_table_cell(&table, _(setting->help));
    }
    if (command->json) {
        command->answer = json_pack("{s:o}", "settings", object);
        output_table_clear(&table);
    } else {
        json_decref(object);
        output_table_print(&table, &command->out);
    }
    return STATUS_OK;
}

static enum status set(struct command *command, struct error *err)
{
    const char *key = command->operand[0], *value = command->operand[1];
    struct staff store;
    const struct staff *approver;
    TRY(session_approver(command, &store, &approver, err));
    TRY(settings_set(command->desk, command->key, approver, key, value, err));
    if (command->json)
        command->answer = json_pack("{s:s, s:s}", "key", key, "value", value);
    else
        SAY(command, _("{0} is now {1}. Open counters use it at once."), key, value);
    return STATUS_OK;
}

static const struct flag set_flags[] = {
    {"approver", "STAFF", N_("approver, when over the limit"), false},
    {NULL, NULL, NULL, false},
};

static const struct verb verbs[] = {
    {.name = "list", .opening = OPEN_LOOK, .run = list, .summary = N_("every setting, its value and what it means")},
    {.name = "set",
     .operands = "KEY VALUE",
     .least = 2,
     .most = 2,
     .flag = set_flags,
     .opening = OPEN_ACT,
     .run = set,
     .summary = N_("change a setting")},
};

const struct noun setting_noun = {.name = "setting", .summary = N_("till settings"), VERBS(verbs)};
