/* SPDX-License-Identifier: MIT */
#include "rules/programme.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/money.h"
#include "base/text.h"
#include "rules/compare.h"
#include "model/programme_rows.h"
#include "model/shop.h"
#include "desk/manage.h"
#include "desk/template.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/try.h"

static const struct flag show_flags[] = {
    {"version", "N", N_("rules of an earlier version"), false},
    {NULL, NULL, NULL, false},
};

static enum status show(struct command *command, struct error *err)
{
    int64_t version;
    char *text;
    json_error_t fault;
    struct db *db = desk_db(command->desk);
    const char *asked = command_value(command, "version");
    TRY(programme_newest(db, &version, err));
    if (asked)
        TRY(number_parse(asked, "version", 1, INT64_MAX, &version, err));
    TRY(programme_text(db, version, &text, err));
    if (command->json)
        command->answer = json_loads(text, 0, &fault);
    else if (version)
        buffer_add(&command->out, text); /* as stored, not formatted again */
    free(text);
    return command->answer || !command->json
               ? STATUS_OK
               : error_set(err, STATUS_DAMAGED, "programme", "the stored programme is not JSON");
}

static enum status list(struct command *command, struct error *err)
{
    struct version_list versions;
    TRY(programme_versions(desk_db(command->desk), &versions, err));
    json_t *array = json_array();
    struct output_table table = {0};
    char at[MONEY_TEXT];
    output_table_column(&table, _("Version"), true);
    output_table_column(&table, _("When"), false);
    output_table_column(&table, _("Staff"), false);
    for (size_t i = 0; i < versions.versions; i++) {
        const struct programme_version *version = &versions.version[i];
        json_array_append_new(array,
                              json_pack("{s:I, s:o, s:o}", "version", (json_int_t)version->version, "at",
                                        output_json_instant(version->at), "staff", output_json_text(version->staff)));
        output_table_number(&table, version->version);
        output_table_cell(&table, date_format_instant(at, version->at));
        output_table_cell(&table, version->staff);
    }
    programme_version_list_clear(&versions);
    struct buffer text = {0};
    output_table_print(&table, &text);
    if (command->json)
        command->answer = json_pack("{s:O}", "versions", array);
    else
        buffer_add(&command->out, text.text);
    buffer_clear(&text);
    json_decref(array);
    return STATUS_OK;
}

static json_t *json_changes(const struct changes *changes)
{
    json_t *array = json_array();
    for (size_t i = 0; i < changes->count; i++)
        json_array_append_new(array, json_pack("{s:o, s:o, s:o}", "path", output_json_text(changes->change[i].path),
                                               "before", output_json_text(changes->change[i].before), "after",
                                               output_json_text(changes->change[i].after)));
    return array;
}

static void print_changes(struct command *command, const struct changes *changes)
{
    for (size_t i = 0; i < changes->count; i++) {
        const struct change *change = &changes->change[i];
        if (!change->before)
            SAY(command, "+ {0}: {1}", change->path, change->after);
        else if (!change->after)
            SAY(command, "- {0}: {1}", change->path, change->before);
        else
            SAY(command, "  {0}: {1} -> {2}", change->path, change->before, change->after);
    }
}

static enum status put(struct command *command, const char *text, struct error *err)
{
    char version[MONEY_TEXT], *before;
    int64_t last;
    struct manage_done done;
    struct changes changes;
    TRY(programme_newest(desk_db(command->desk), &last, err));
    TRY(programme_text(desk_db(command->desk), last, &before, err));
    enum status status = manage_programme_put(command->desk, command->key, text, &done, err);
    if (status == STATUS_OK)
        status = compare_text(before, text, &changes, err);
    free(before);
    TRY(status);
    snprintf(version, sizeof version, "%" PRId64, done.id);
    if (command->json) {
        command->answer = json_pack("{s:I, s:o}", "version", (json_int_t)done.id, "changes", json_changes(&changes));
    } else {
        print_changes(command, &changes);
        SAY(command, _("Programme version {0} is now in effect."), version);
    }
    compare_changes_clear(&changes);
    return STATUS_OK;
}

static enum status load(struct command *command, struct error *err)
{
    char *text;
    TRY(args_programme(command->operand[0], &text, err));
    enum status status = put(command, text, err);
    free(text);
    return status;
}

static enum status templates(struct command *command, struct error *err)
{
    (void)err;
    const char *name, *summary;
    json_t *array = json_array();
    for (size_t i = 0; (name = template_name(i, &summary)) != NULL; i++) {
        json_array_append_new(array, json_pack("{s:s, s:o}", "name", name, "title", output_json_text(_(summary))));
        if (!command->json)
            SAY(command, "{0}  {1}", name, _(summary));
    }
    if (command->json)
        command->answer = json_pack("{s:O}", "templates", array);
    json_decref(array);
    return STATUS_OK;
}

static const struct verb verbs[] = {
    {.name = "show",
     .flag = show_flags,
     .opening = OPEN_LOOK,
     .guarded = true,
     .permit = PERMIT_PROGRAMME,
     .run = show,
     .summary = N_("the active rules, as JSON")},
    {.name = "list",
     .opening = OPEN_LOOK,
     .guarded = true,
     .permit = PERMIT_PROGRAMME,
     .run = list,
     .summary = N_("version history: when and by whom"),
     .more = N_("A bill, how it was worked out and its returns follow the version of its sale.")},
    {.name = "templates", .run = templates, .summary = N_("rules to start from, one set per trade")},
    {.name = "load",
     .operands = "FILE",
     .least = 1,
     .most = 1,
     .opening = OPEN_ACT,
     .run = load,
     .summary = N_("activate rules: a JSON file, or the name of a template"),
     .more = N_("Says what changes between the active version and the new one, key by key.")},
    {.name = "try",
     .operands = "FILE",
     .least = 1,
     .most = 1,
     .flag = try_flags,
     .opening = OPEN_LOOK,
     .guarded = true,
     .permit = PERMIT_PROGRAMME,
     .run = try_run,
     .summary = N_("reprice past sales under other rules: cost, points, liability, before use"),
     .more = TRY_MORE},
};

const struct noun programme_noun = {.name = "programme", .summary = N_("the shop's rules"), VERBS(verbs)};
