/* SPDX-License-Identifier: MIT */
#include "desk/nightly.h"

#include <stdio.h>
#include <string.h>

#include "base/money.h"
#include "base/text.h"
#include "desk/backup.h"
#include "desk/settings.h"
#include "render/render.h"
#include "cli/commands.h"
#include "cli/output.h"

static bool in_money(const char *kind)
{
    return strcmp(kind, "principal") == 0 || strcmp(kind, "bonus") == 0 || strcmp(kind, "budget") == 0;
}

static json_t *json_kinds(const struct lot_sum *sum, size_t kinds)
{
    json_t *array = json_array();
    for (size_t i = 0; i < kinds; i++)
        json_array_append_new(
            array, json_pack("{s:s, s:I, s:o}", "kind", sum[i].kind, "lots", (json_int_t)sum[i].lots, "amount",
                             in_money(sum[i].kind) ? output_json_money(sum[i].amount) : json_integer(sum[i].amount)));
    return array;
}

static json_t *json_night(const struct nightly_done *done)
{
    return json_pack("{s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:o, s:o}", "days", (json_int_t)done->days, "lots",
                     (json_int_t)done->lots, "points", (json_int_t)done->points, "members_down",
                     (json_int_t)done->members_down, "members_up", (json_int_t)done->members_up, "members_kept",
                     (json_int_t)done->members_kept, "members_warned", (json_int_t)done->members_warned, "rollup_days",
                     (json_int_t)done->rollup_days, "expired", json_kinds(done->expired, done->expireds), "usable",
                     json_kinds(done->usable, done->usables));
}

static void row(struct output_table *table, const char *what, int64_t count)
{
    if (count == 0)
        return;
    output_table_cell(table, what);
    output_table_number(table, count);
    output_table_cell(table, "");
}

static void rows_of_kinds(struct output_table *table, const char *format, const struct lot_sum *sum, size_t kinds)
{
    char what[RENDER_TEXT];
    for (size_t i = 0; i < kinds; i++) {
        const char *arg[] = {render_lot_kind(sum[i].kind)};
        output_table_cell(table, text_fill(what, sizeof what, format, 1, arg));
        output_table_number(table, sum[i].lots);
        if (in_money(sum[i].kind))
            output_table_money(table, sum[i].amount);
        else
            output_table_number(table, sum[i].amount);
    }
}

static void print_night(struct command *command, const struct nightly_done *done)
{
    struct output_table table = {0};
    output_table_column(&table, _("Nightly work"), false);
    output_table_column(&table, _("Number"), true);
    output_table_column(&table, _("Amount"), true);
    rows_of_kinds(&table, _("Expired: {0}"), done->expired, done->expireds);
    rows_of_kinds(&table, _("Now usable: {0}"), done->usable, done->usables);
    row(&table, _("Tiers lowered"), done->members_down);
    row(&table, _("Tiers raised"), done->members_up);
    row(&table, _("Tiers kept"), done->members_kept);
    row(&table, _("Members warned about their tier"), done->members_warned);
    row(&table, _("Days rolled up"), done->rollup_days);
    if (table.cells)
        output_table_print(&table, &command->out);
}

static void answer_night(struct command *command, const struct nightly_done *done, const char *backup)
{
    char days[MONEY_TEXT];
    if (command->json) {
        command->answer = json_night(done);
        json_object_set_new(command->answer, "backup", output_json_text(backup));
        return;
    }
    snprintf(days, sizeof days, "%lld", (long long)done->days);
    SAY(command, _("Days processed: {0}"), days);
    print_night(command, done);
    if (*backup)
        SAY(command, _("Backup made, read back and proven: {0}"), backup);
}

/* A practice shop gets a backup only where somebody has set a place for it. The night's work stands if it fails. */
static enum status run(struct command *command, struct error *err)
{
    struct nightly_done done;
    struct backup made = {0};
    enum status status = STATUS_OK;
    TRY(desk_serve(command->desk, err));
    TRY(nightly(command->desk, &done, err));
    if (!desk_shop(command->desk)->practice || !settings_is(command->desk, "backup_to", ""))
        status = backup_make(command->desk, NULL, false, &made, err);
    answer_night(command, &done, status == STATUS_OK ? made.file : "");
    command->answered = status != STATUS_OK;
    return status;
}

static const struct verb verbs[] = {
    {.opening = OPEN_SERVE,
     .run = run,
     .summary = N_("expiry and tiers for the days since the last run; safe to repeat or interrupt")},
};

const struct noun nightly_noun = {.name = "nightly", .summary = N_("nightly work"), VERBS(verbs)};
