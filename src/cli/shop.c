/* SPDX-License-Identifier: MIT */
#include "model/shop.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/money.h"
#include "base/text.h"
#include "model/programme_rows.h"
#include "desk/check.h"
#include "cli/args.h"
#include "cli/backup.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/shop_keys.h"

static const struct flag create_flags[] = {
    {"practice", NULL, N_("a practice shop: no PINs, and its clock can be set"), false},
    {"name", "N", N_("the shop's name"), false},
    {"programme", "FILE", N_("its rules: a JSON file, or the name of a template"), false},
    {NULL, NULL, NULL, false},
};

static const struct flag check_flags[] = {
    {"deep", NULL, N_("also check every page of the file"), false},
    {"head", "CODE", N_("look for a last entry that was printed on a slip"), false},
    {NULL, NULL, NULL, false},
};

/* A shop without a name is named after its file: "shops/tea.db" → "tea". */
static void name_of_file(char *name, size_t size, const char *path)
{
    const char *slash = strrchr(path, '/');
    text_copy(name, size, slash ? slash + 1 : path);
    char *dot = strrchr(name, '.');
    if (dot && dot != name)
        *dot = '\0';
}

static enum status answer_created(struct command *command, const struct shop_new *shop, struct error *err)
{
    char code[RECOVERY_TEXT];
    if (command->json) {
        command->answer = json_pack("{s:o, s:o, s:b}", "path", output_json_text(shop->path), "name",
                                    output_json_text(shop->name), "practice", shop->practice);
        if (shop->recovery)
            json_object_set_new(command->answer, "recovery_code", json_string(recovery_write(code, shop->recovery)));
        explicit_bzero(code, sizeof code);
        return STATUS_OK;
    }
    SAY(command, _("Shop {0} created: {1}"), shop->name, shop->path);
    if (!shop->recovery)
        return STATUS_OK;
    SAY(command, _("Before the counter opens, set the owner's PIN: frontdesk staff pin owner"), NULL);
    return shop_keys_sheet(command, shop->name, shop->recovery, err);
}

static enum status create(struct command *command, struct error *err)
{
    char name[NAME_TEXT], *programme;
    struct recovery recovery = {{0}};
    struct shop_new shop = {.path = command->operand[0], .name = name, .practice = command_has(command, "practice")};
    shop.recovery = shop.practice ? NULL : &recovery;
    const char *given = command_value(command, "name");
    TRY(session_clock(shop.practice, err));
    name_of_file(name, sizeof name, shop.path);
    if (given)
        TRY(args_text(name, sizeof name, "name", given, err));
    TRY(args_programme(command_value(command, "programme"), &programme, err));
    shop.programme = programme;
    enum status status = desk_create(&shop, err);
    free(programme);
    TRY(status);
    status = answer_created(command, &shop, err);
    recovery_clear(&recovery);
    return status;
}

static enum status info(struct command *command, struct error *err)
{
    const struct shop *shop = desk_shop(command->desk);
    int64_t version;
    char day[DATE_TEXT], number[MONEY_TEXT], key[2 * SECRET_PUBLIC_BYTES + 1];
    uint8_t bytes[SECRET_PUBLIC_BYTES];
    bool keyed = desk_keyed(command->desk);
    TRY(programme_newest(desk_db(command->desk), &version, err));
    secret_public_key(desk_secret(command->desk), bytes);
    for (size_t i = 0; i < sizeof bytes; i++)
        snprintf(key + 2 * i, 3, "%02x", bytes[i]);
    if (command->json) {
        command->answer = json_pack(
            "{s:o, s:o, s:s, s:b, s:s, s:I, s:o, s:o, s:o}", "path", output_json_text(db_path(desk_db(command->desk))),
            "name", output_json_text(shop->name), "uuid", shop->uuid, "practice", shop->practice, "currency",
            shop->currency, "epoch", (json_int_t)shop->epoch, "business_day", output_json_date(desk_day(command->desk)),
            "programme", output_json_id(version), "coupon_key", output_json_text(keyed ? key : ""));
        return STATUS_OK;
    }
    snprintf(number, sizeof number, "%lld", (long long)version);
    SAY(command, "{0}  {1}", shop->name, shop->practice ? _("practice shop") : _("live shop"));
    SAY(command, "{0}", db_path(desk_db(command->desk)));
    SAY(command, _("Business day {0}, programme {1}"), date_format(day, desk_day(command->desk)),
        version ? number : _("none"));
    SAY(command, _("Public key of its coupons: {0}"), keyed ? key : _("unknown, the key file is missing"));
    return STATUS_OK;
}

static json_t *json_report(const struct check_report *report)
{
    json_t *problems = json_array();
    for (size_t i = 0; i < report->problems; i++) {
        const struct problem *problem = &report->problem[i];
        json_array_append_new(
            problems, json_pack("{s:o, s:o, s:o, s:o, s:o}", "table", output_json_text(problem->table), "row",
                                output_json_text(problem->row), "column", output_json_text(problem->column), "found",
                                output_json_text(problem->found), "expected", output_json_text(problem->expected)));
    }
    return json_pack("{s:b, s:I, s:I, s:o, s:I, s:I, s:I, s:o, s:b}", "ok", !report->problems && !report->more, "txns",
                     (json_int_t)report->txns, "lots", (json_int_t)report->lots, "problems", problems, "more",
                     (json_int_t)report->more, "bills", (json_int_t)report->bills, "members",
                     (json_int_t)report->members, "head", output_json_text(report->head), "proven", !report->keyless);
}

static void print_report(struct command *command, const struct check_report *report)
{
    char txns[MONEY_TEXT], lots[MONEY_TEXT], bills[MONEY_TEXT], members[MONEY_TEXT], more[MONEY_TEXT];
    for (size_t i = 0; i < report->problems; i++) {
        const struct problem *problem = &report->problem[i];
        SAY(command, _("{0} {1}, {2}: found {3}, should be {4}"), problem->table, problem->row, problem->column,
            problem->found, problem->expected);
    }
    snprintf(more, sizeof more, "%lld", (long long)report->more);
    if (report->more)
        SAY(command, _("... and {0} more"), more);
    snprintf(txns, sizeof txns, "%lld", (long long)report->txns);
    snprintf(lots, sizeof lots, "%lld", (long long)report->lots);
    snprintf(bills, sizeof bills, "%lld", (long long)report->bills);
    snprintf(members, sizeof members, "%lld", (long long)report->members);
    SAY(command,
        report->problems ? _("The books do not balance: {0} entries, {1} lots, {2} bills, {3} members read.")
                         : _("The books balance: {0} entries, {1} lots, {2} bills, {3} members."),
        txns, lots, bills, members);
    if (report->keyless)
        SAY(command, _("Not proven, without the key file: that nobody rewrote the entries and the audit log."), NULL);
}

static void answer_head(struct command *command, const struct check_head *head)
{
    char at[DATE_TEXT];
    if (command->json)
        json_object_set_new(command->answer, "printed",
                            json_pack("{s:s, s:I, s:o}", "table", head->what, "row", (json_int_t)head->id, "at",
                                      output_json_instant(head->at)));
    else
        SAY(command, _("What was printed is in the books: it was written on {0}."),
            date_format_instant_short(at, head->at));
}

static enum status check(struct command *command, struct error *err)
{
    struct check_report report = {0};
    struct check_head head = {.id = 0};
    const char *code = command_value(command, "head");
    if (code)
        TRY(check_head(command->desk, code, &head, err));
    TRY(check_books(command->desk, command_has(command, "deep"), &report, err));
    bool ok = !report.problems && !report.more, keyless = report.keyless;
    if (command->json)
        command->answer = json_report(&report);
    else
        print_report(command, &report);
    if (code)
        answer_head(command, &head);
    check_clear(&report);
    command->answered = true;
    if (!ok)
        return error_set(err, STATUS_DAMAGED, "books", N_("the books do not balance"));
    return keyless ? error_set(err, STATUS_KEY_MISSING, "shop", NULL) : STATUS_OK;
}

static const struct verb shop_verbs[] = {
    {.name = "create",
     .operands = "FILE",
     .least = 1,
     .most = 1,
     .flag = create_flags,
     .run = create,
     .summary = N_("make a new shop")},
    {.name = "info", .opening = OPEN_READ, .run = info, .summary = N_("show shop details")},
    {.name = "check",
     .flag = check_flags,
     .opening = OPEN_READ,
     .run = check,
     .summary = N_("verify the books: every balance, every bill, the chain of entries")},
    {.name = "backup",
     .operands = "[TO]",
     .most = 1,
     .flag = backup_make_flags,
     .opening = OPEN_SERVE,
     .run = backup_make_verb,
     .summary = N_("make a backup while tills sell, and prove it"),
     .more = N_("TO is a file or a folder. Without it, every folder of the setting backup_to gets one.")},
    {.name = "verify",
     .operands = "FILE",
     .least = 1,
     .most = 1,
     .flag = shop_keys_code_flags,
     .run = backup_verify_verb,
     .summary = N_("prove a backup; an encrypted one needs the recovery code"),
     .more = N_("Asks for the code of the sheet of its time. Without it the sum that was kept is compared, no more.")},
    {.name = "restore",
     .operands = "FILE TO",
     .least = 2,
     .most = 2,
     .flag = shop_keys_code_flags,
     .run = backup_restore_verb,
     .summary = N_("make the shop TO of a backup; it never overwrites one"),
     .more = N_("Asks for the code of the sheet of its time. Its keys come with it; then open TO with --shop.")},
    {.name = "recover",
     .flag = shop_keys_code_flags,
     .run = shop_keys_recover,
     .summary = N_("make a lost key file anew from the recovery sheet")},
    {.name = "rekey",
     .opening = OPEN_ACT,
     .run = shop_keys_renew,
     .summary = N_("draw a new recovery sheet; later backups need the new one"),
     .more = N_("For a sheet that was lost or seen. Keep old sheets as long as backups of their time.")},
};

const struct noun shop_noun = {.name = "shop", .summary = N_("the shop's file"), VERBS(shop_verbs)};
