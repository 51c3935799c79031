/* SPDX-License-Identifier: MIT */
/* backup: making, proving and restoring backups; verbs of the noun shop, and the noun backup. */
#include "desk/backup.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/date.h"
#include "base/money.h"
#include "base/text.h"
#include "desk/restore.h"
#include "render/render.h"
#include "cli/args.h"
#include "cli/backup.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/shop_keys.h"

const struct flag backup_make_flags[] = {
    {"plain", NULL, N_("not encrypted: whoever has the file can read it"), false},
    {NULL, NULL, NULL, false},
};

/* --- making ------------------------------------------------------------------------------------------------------- */

static json_t *json_mark(const struct sealed_mark *mark, const struct sealed_head *head, const char *file,
                         bool encrypted)
{
    return json_pack("{s:o, s:I, s:s, s:I, s:I, s:s, s:b}", "file", output_json_text(file), "bytes",
                     (json_int_t)mark->bytes, "sha256", mark->sha256, "epoch", (json_int_t)head->epoch, "seq",
                     (json_int_t)head->seq, "hash", head->hash, "encrypted", encrypted);
}

enum status backup_make_verb(struct command *command, struct error *err)
{
    struct backup made;
    char bytes[MONEY_TEXT];
    bool by_rule = command->operands == 0 && !command_has(command, "plain");
    /* A schedule needs no PIN, but then it goes to the places that were set, and encrypted. */
    TRY(by_rule && !command->as ? desk_serve(command->desk, err) : session_person(command, err));
    TRY(backup_make(command->desk, command->operands ? command->operand[0] : NULL, command_has(command, "plain"), &made,
                    err));
    if (command->json) {
        struct sealed_head head = {.epoch = made.epoch, .seq = made.seq};
        text_copy(head.hash, sizeof head.hash, made.hash);
        command->answer = json_mark(&made.mark, &head, made.file, made.encrypted);
        json_object_set_new(command->answer, "verified", json_true());
        return STATUS_OK;
    }
    snprintf(bytes, sizeof bytes, "%lld", (long long)(made.mark.bytes + 1023) / 1024);
    SAY(command, _("Backup made, read back and proven: {0}  {1} KiB"), made.file, bytes);
    if (!made.encrypted)
        SAY(command, _("It is not encrypted: keep it where only you can read it."), NULL);
    return STATUS_OK;
}

/* --- proving one -------------------------------------------------------------------------------------------------- */

static void say_verified(struct command *command, const struct restore_proof *proof)
{
    char at[DATE_TEXT], entry[TXN_TEXT];
    snprintf(entry, sizeof entry, "%" PRId64 "-%" PRId64, proof->head.epoch, proof->head.seq);
    if (proof->books)
        SAY(command, _("{0} is whole and its books balance, up to entry {1}."), proof->file, entry);
    else
        SAY(command, _("{0} is as it was written, up to entry {1}. The recovery code proves its books too."),
            proof->file, entry);
    if (proof->head.at)
        SAY(command, _("Made on {0}"), date_format_instant_short(at, proof->head.at));
    if (proof->books && proof->keyless)
        SAY(command, _("Not proven, without the key file: that nobody rewrote the entries and the audit log."), NULL);
}

static enum status asked_code(struct command *command, struct recovery *recovery, const struct recovery **given,
                              struct error *err)
{
    *given = NULL;
    if (!command_has(command, "code-fd"))
        return STATUS_OK;
    TRY(shop_keys_ask(command, recovery, err));
    *given = recovery;
    return STATUS_OK;
}

enum status backup_verify_verb(struct command *command, struct error *err)
{
    struct recovery recovery = {{0}};
    const struct recovery *given;
    struct restore_proof proof = {.encrypted = false};
    char *shop = session_path(command->shop ? command->shop : getenv("FRONTDESK_SHOP"), "shop.db");
    enum status status = asked_code(command, &recovery, &given, err);
    if (status == STATUS_OK)
        status = restore_verify(shop, command->operand[0], given, &proof, err);
    bool more = proof.encrypted && !given && (status == STATUS_OK || status == STATUS_NOT_FOUND);
    if (more && !command->json && isatty(STDIN_FILENO)) { /* a person can be asked for what proves it whole */
        status = shop_keys_ask(command, &recovery, err);
        if (status == STATUS_OK)
            status = restore_verify(shop, command->operand[0], &recovery, &proof, err);
    }
    recovery_clear(&recovery);
    free(shop);
    TRY(status);
    if (!command->json) {
        say_verified(command, &proof);
        return STATUS_OK;
    }
    command->answer = json_mark(&proof.mark, &proof.head, proof.file, proof.encrypted);
    json_object_update_new(command->answer, json_pack("{s:b, s:b, s:b, s:[]}", "ok", true, "verified", proof.books,
                                                      "proven", proof.books && !proof.keyless, "problems"));
    return STATUS_OK;
}

/* --- restoring ---------------------------------------------------------------------------------------------------- */

static void say_restored(struct command *command, const char *to, const struct restore_done *done)
{
    char epoch[MONEY_TEXT], entry[TXN_TEXT];
    snprintf(epoch, sizeof epoch, "%" PRId64, done->epoch);
    snprintf(entry, sizeof entry, "%" PRId64 "-%" PRId64, done->head.epoch, done->head.seq);
    SAY(command, _("Restored to {0}, up to entry {1}. New entries belong to epoch {2}."), to, entry, epoch);
    if (done->newer[0])
        SAY(command, _("A newer backup is beside it: {0}"), done->newer);
    if (done->lost > 0) {
        char lost[MONEY_TEXT];
        snprintf(lost, sizeof lost, "%" PRId64, done->lost);
        SAY(command, _("{0} entries made after the backup are not in it: enter them again from the receipts."), lost);
    }
}

enum status backup_restore_verb(struct command *command, struct error *err)
{
    struct recovery recovery = {{0}};
    const struct recovery *given;
    struct restore_done done;
    const char *to = command->operand[1];
    TRY(asked_code(command, &recovery, &given, err));
    enum status status = restore_shop(command->operand[0], to, given, &done, err);
    if (status == STATUS_MISSING_VALUE && !given) { /* it is encrypted, or the key file is not there */
        TRY(shop_keys_ask(command, &recovery, err));
        status = restore_shop(command->operand[0], to, &recovery, &done, err);
    }
    recovery_clear(&recovery);
    TRY(status);
    if (command->json)
        command->answer =
            json_pack("{s:o, s:I, s:I, s:o, s:I}", "file", output_json_text(to), "epoch", (json_int_t)done.epoch, "seq",
                      (json_int_t)done.head.seq, "newer", output_json_text(done.newer), "lost", (json_int_t)done.lost);
    else
        say_restored(command, to, &done);
    return STATUS_OK;
}

/* --- the list ----------------------------------------------------------------------------------------------------- */

static const struct flag list_flags[] = {
    ARGS_PAGE_FLAGS("ID"),
    {NULL, NULL, NULL, false},
};

static json_t *json_backup(const struct backup *backup)
{
    return json_pack("{s:I, s:o, s:o, s:I, s:I, s:I, s:b, s:b, s:o, s:b}", "id", (json_int_t)backup->id, "file",
                     output_json_text(backup->file), "at", output_json_instant(backup->at), "bytes",
                     (json_int_t)backup->mark.bytes, "epoch", (json_int_t)backup->epoch, "seq", (json_int_t)backup->seq,
                     "encrypted", backup->encrypted, "ok", !backup->failure[0], "failure",
                     output_json_text(backup->failure), "removed", backup->removed);
}

static void print_list(struct command *command, const struct backup_list *list)
{
    struct output_table table = {0};
    output_table_column(&table, _("Time"), false);
    output_table_column(&table, _("File"), false);
    output_table_column(&table, _("KiB"), true);
    output_table_column(&table, _("Status"), false);
    for (size_t i = 0; i < list->count; i++) {
        char at[DATE_TEXT];
        const struct backup *backup = &list->row[i];
        output_table_cell(&table, date_format_instant_short(at, backup->at));
        output_table_cell(&table, backup->file);
        output_table_number(&table, (backup->mark.bytes + 1023) / 1024);
        output_table_cell(&table, backup->failure[0] ? _("failed")
                                  : backup->removed  ? _("removed by rule")
                                                     : _("proven"));
    }
    output_table_print(&table, &command->out);
}

static enum status list(struct command *command, struct error *err)
{
    struct backup_list list = {0};
    size_t limit;
    int64_t after;
    TRY(args_limit(command, &limit, err));
    TRY(args_after(command, &after, err));
    TRY(backup_page(desk_db(command->desk), after ? after : INT64_MAX, limit + 1, &list, err));
    bool more = list.count > limit;
    list.count = more ? limit : list.count;
    if (command->json) {
        json_t *array = json_array();
        for (size_t i = 0; i < list.count; i++)
            json_array_append_new(array, json_backup(&list.row[i]));
        command->answer = json_pack("{s:o, s:b}", "backups", array, "more", more);
    } else if (list.count > 0) {
        print_list(command, &list);
    } else {
        SAY(command, _("No backup yet: frontdesk shop backup"), NULL);
    }
    backup_list_clear(&list);
    return STATUS_OK;
}

static const struct verb backup_verbs[] = {
    {.name = "list", .flag = list_flags, .opening = OPEN_READ, .run = list, .summary = N_("list the backups made")},
};

const struct noun backup_noun = {.name = "backup", .summary = N_("backups of the shop"), VERBS(backup_verbs)};
