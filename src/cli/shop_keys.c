/* SPDX-License-Identifier: MIT */
#include "cli/shop_keys.h"

#include <ctype.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/money.h"
#include "base/number.h"
#include "exchange/qr.h"
#include "desk/keys.h"
#include "desk/rekey.h"
#include "cli/output.h"

const struct flag shop_keys_code_flags[] = {
    {"code-fd", "FD", N_("read the recovery code from this file descriptor"), false},
    {NULL, NULL, NULL, false},
};

enum status shop_keys_sheet(struct command *command, const char *shop, const struct recovery *recovery,
                            struct error *err)
{
    char code[RECOVERY_TEXT];
    struct qr qr;
    recovery_write(code, recovery);
    TRY(qr_make(code, &qr, err));
    SAY(command, "", NULL);
    SAY(command, _("Recovery sheet of {0}"), shop);
    qr_text(&qr, isatty(STDOUT_FILENO), &command->out);
    qr_clear(&qr);
    SAY(command, "    {0}", code);
    SAY(command, "", NULL);
    SAY(command, _("This is shown once. Write it down or print it; keep it away from this machine."), NULL);
    SAY(command, _("A lost key file is made again with it, and only with it can backups be read."), NULL);
    explicit_bzero(code, sizeof code);
    return STATUS_OK;
}

/* The code is long and is shown while it is typed, so that it can be compared with the sheet. */
static char *type_line(void)
{
    char *line = NULL;
    size_t room = 0;
    FILE *terminal = fopen("/dev/tty", "r+e");
    if (!terminal)
        return NULL;
    fprintf(terminal, "%s", _("Recovery code (7 groups of 5): "));
    fflush(terminal);
    if (getline(&line, &room, terminal) < 0) {
        free(line);
        line = NULL;
    }
    fclose(terminal);
    return line;
}

static char *read_line(int fd)
{
    struct buffer line = {0};
    for (char byte; read(fd, &byte, 1) == 1 && byte != '\n';)
        buffer_add_bytes(&line, &byte, 1);
    return line.text;
}

enum status shop_keys_ask(struct command *command, struct recovery *recovery, struct error *err)
{
    const char *given = command_value(command, "code-fd");
    int64_t fd = -1;
    if (given)
        TRY(number_parse(given, "code-fd", 0, 1023, &fd, err));
    char *line = given ? read_line((int)fd) : type_line();
    if (!line) {
        error_set(err, STATUS_MISSING_VALUE, "code", NULL);
        error_arg(err, 0, "code");
        return STATUS_MISSING_VALUE;
    }
    enum status status = recovery_read(line, recovery, err);
    explicit_bzero(line, strlen(line));
    free(line);
    return status;
}

enum status shop_keys_recover(struct command *command, struct error *err)
{
    struct recovery recovery;
    char *path = session_path(command->shop ? command->shop : getenv("FRONTDESK_SHOP"), "shop.db");
    enum status status = shop_keys_ask(command, &recovery, err);
    if (status == STATUS_OK)
        status = keys_recover(path, &recovery, err);
    recovery_clear(&recovery);
    if (status == STATUS_OK && command->json)
        command->answer = json_pack("{s:o}", "path", output_json_text(path));
    else if (status == STATUS_OK)
        SAY(command, _("The key file of {0} is made anew."), path);
    free(path);
    return status;
}

/* The sheet is shown before it counts: a code that nobody saw would open no later backup. */
static enum status show_first(struct command *command, const struct recovery *recovery, struct error *err)
{
    char code[RECOVERY_TEXT], typed[RECOVERY_TEXT] = "";
    recovery_write(code, recovery);
    TRY(shop_keys_sheet(command, desk_shop(command->desk)->name, recovery, err));
    fputs(command->out.text, stdout);
    buffer_clear(&command->out);
    printf("%s", _("Type its first group, when you have it: "));
    bool said = fflush(stdout) == 0 && fgets(typed, sizeof typed, stdin) != NULL;
    for (char *c = typed; *c; c++)
        *c = (char)toupper((unsigned char)*c);
    bool same = said && strncmp(typed, code, 5) == 0;
    explicit_bzero(code, sizeof code);
    if (same)
        return STATUS_OK;
    error_set(err, STATUS_BAD_VALUE, "code", "the group was not typed back");
    error_detail(err, "code_unseen");
    return STATUS_BAD_VALUE;
}

enum status shop_keys_renew(struct command *command, struct error *err)
{
    struct recovery recovery;
    char code[RECOVERY_TEXT];
    bool person = !command->json && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
    recovery_draw(&recovery);
    enum status status = person ? show_first(command, &recovery, err) : STATUS_OK;
    if (status == STATUS_OK)
        status = rekey(command->desk, &recovery, err);
    if (status == STATUS_OK && command->json)
        command->answer = json_pack("{s:s}", "recovery_code", recovery_write(code, &recovery));
    else if (status == STATUS_OK && person)
        SAY(command, _("The new sheet counts from now on. Keep the old one for the backups made before."), NULL);
    else if (status == STATUS_OK)
        status = shop_keys_sheet(command, desk_shop(command->desk)->name, &recovery, err);
    recovery_clear(&recovery);
    explicit_bzero(code, sizeof code);
    return status;
}
