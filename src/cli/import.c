/* SPDX-License-Identifier: MIT */
#include "import/import.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/money.h"
#include "base/text.h"
#include "render/render.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/output.h"

static const struct flag flags[] = {
    {"encoding", "E", N_("utf-8, gb18030, utf-16 or big5; default: detected"), false},
    {"map", "FILE", N_("column map, as JSON"), false},
    {"approver", "STAFF", N_("approver, when over the limit"), false},
    {"dry-run", NULL, N_("read and check everything, save nothing"), false},
    {NULL, NULL, NULL, false},
};

static json_t *json_done(const struct command *command, const struct import_done *done)
{
    json_t *refused = json_array();
    for (size_t i = 0; i < done->refused_count; i++) {
        json_t *row = output_json_error(command, &done->refused[i].error);
        json_t *object = json_pack("{s:I, s:O, s:O, s:O}", "row", (json_int_t)done->refused[i].row, "field",
                                   json_object_get(row, "field"), "code", json_object_get(row, "code"), "message",
                                   json_object_get(row, "message"));
        json_array_append_new(refused, object);
        json_decref(row);
    }
    json_t *answer =
        json_pack("{s:o, s:I, s:I, s:I, s:I, s:o, s:b}", "batch", output_json_id(done->batch), "rows",
                  (json_int_t)done->rows, "added", (json_int_t)done->added, "updated", (json_int_t)done->updated,
                  "skipped", (json_int_t)done->skipped, "refused", refused, "repeated", done->repeated);
    if (done->refused_count)
        return answer;
    json_object_set_new(answer, "amount", output_json_money(done->amount));
    json_object_set_new(answer, "members", json_integer(done->members));
    return answer;
}

static void print_done(struct command *command, const struct import_done *done)
{
    char rows[MONEY_TEXT], added[MONEY_TEXT], updated[MONEY_TEXT], skipped[MONEY_TEXT], reason[RENDER_TEXT];
    for (size_t i = 0; i < done->refused_count; i++) {
        snprintf(rows, sizeof rows, "%lld", (long long)done->refused[i].row);
        SAY(command, _("Row {0}: {1}"), rows, render_refusal(reason, &done->refused[i].error));
    }
    snprintf(rows, sizeof rows, "%lld", (long long)done->rows);
    snprintf(added, sizeof added, "%lld", (long long)done->added);
    snprintf(updated, sizeof updated, "%lld", (long long)done->updated);
    snprintf(skipped, sizeof skipped, "%lld", (long long)done->skipped);
    if (done->refused_count)
        SAY(command, _("Nothing was imported. Fix these rows and try again."), NULL);
    else if (done->repeated)
        SAY(command, _("This file was imported before. Nothing was changed."), NULL);
    else if (command_has(command, "dry-run"))
        SAY(command, _("Dry run, nothing saved: {0} rows, {1} new, {2} changed, {3} skipped."), rows, added, updated,
            skipped);
    else
        SAY(command, _("Imported: {0} rows, {1} new, {2} changed, {3} skipped."), rows, added, updated, skipped);
    snprintf(added, sizeof added, "%lld", (long long)done->members);
    if (done->members)
        SAY(command, _("Members also created: {0}"), added);
}

static enum status run(struct command *command, enum import_kind kind, struct error *err)
{
    char *bytes = NULL, *map = NULL;
    const char *map_path = command_value(command, "map");
    struct import_request request = {
        .kind = kind, .encoding = command_value(command, "encoding"), .dry = command_has(command, "dry-run")};
    struct import_done done = {0};
    struct staff store;
    TRY(session_approver(command, &store, &request.approver, err));
    TRY(args_file(command->operand[0], "file", &bytes, &request.size, err));
    enum status status = map_path ? args_file(map_path, "map", &map, NULL, err) : STATUS_OK;
    request.bytes = bytes;
    request.map = map;
    if (status == STATUS_OK)
        status = import_run(command->desk, &request, &done, err);
    free(bytes);
    free(map);
    if (status == STATUS_OK && command->json)
        command->answer = json_done(command, &done);
    else if (status == STATUS_OK)
        print_done(command, &done);
    command->answered = status == STATUS_OK;
    if (status == STATUS_OK && done.refused_count)
        status = error_set(err, STATUS_BAD_VALUE, "file", N_("some rows were rejected"));
    import_done_clear(&done);
    return status;
}

static enum status members(struct command *command, struct error *err)
{
    return run(command, IMPORT_MEMBERS, err);
}

static enum status sales(struct command *command, struct error *err)
{
    return run(command, IMPORT_SALES, err);
}

static enum status items(struct command *command, struct error *err)
{
    return run(command, IMPORT_ITEMS, err);
}

static const struct verb verbs[] = {
    {.name = "members",
     .operands = "FILE",
     .least = 1,
     .most = 1,
     .flag = flags,
     .opening = OPEN_ACT,
     .run = members,
     .summary = N_("members from a CSV list"),
     .more =
         N_("Without a map it knows the headers card, phone, name, birthday, gender, tier, points, principal, bonus, "
            "tags, joined, and their Chinese names.")},
    {.name = "sales",
     .operands = "FILE",
     .least = 1,
     .most = 1,
     .flag = flags,
     .opening = OPEN_ACT,
     .run = sales,
     .summary = N_("past bills from a CSV list"),
     .more = N_("Without a map it knows the headers bill, member or card or phone, date, amount, sku, quantity, "
                "unit_price, category, and their Chinese names. Imported bills earn nothing.")},
    {.name = "items",
     .operands = "FILE",
     .least = 1,
     .most = 1,
     .flag = flags,
     .opening = OPEN_ACT,
     .run = items,
     .summary = N_("items from a CSV list"),
     .more = N_("Without a map it knows the headers sku, name, barcode, category, price, and their Chinese names.")},
};

const struct noun import_noun = {.name = "import", .summary = N_("import members, past bills and items"), VERBS(verbs)};
