/* SPDX-License-Identifier: MIT */
/* The shop, the clock and the person of one command. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/mem.h"
#include "base/money.h"
#include "base/term_back.h"
#include "base/text.h"
#include "desk/seat.h"
#include "desk/sell.h"
#include "render/render.h"
#include "cli/command.h"

static char *join(const char *folder, const char *rest)
{
    struct buffer path = {0};
    buffer_add(&path, folder);
    buffer_add(&path, rest);
    return path.text;
}

char *session_path(const char *shop, const char *name)
{
    if (shop && *shop)
        return mem_copy(shop);
    const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
    /* The base directory specification lets only absolute paths count. */
    char *folder =
        data && data[0] == '/' ? join(data, "/frontdesk/") : join(home ? home : "", "/.local/share/frontdesk/");
    char *path = join(folder, name);
    free(folder);
    return path;
}

enum status session_clock(bool practice, struct error *err)
{
    const char *now = getenv("FRONTDESK_NOW");
    if (!now || !*now)
        return STATUS_OK;
    if (!practice)
        return error_set(err, STATUS_LIVE_SHOP_CLOCK, "FRONTDESK_NOW", NULL);
    int64_t instant;
    TRY(date_parse_instant(now, "FRONTDESK_NOW", &instant, err));
    clock_freeze(instant);
    return STATUS_OK;
}

enum status session_look(const char *path, struct desk **desk, struct error *err)
{
    enum status status = desk_open(path, true, desk, err);
    if (status != STATUS_UNSUPPORTED)
        return status;
    TRY(desk_open(path, false, desk, err));
    desk_close(*desk);
    fprintf(stderr, "%s\n", _("The shop file was older and has been upgraded; the original is kept beside it."));
    return desk_open(path, true, desk, err);
}

enum status session_open_path(struct command *command, const char *path, bool read_only, struct error *err)
{
    if (read_only)
        TRY(session_look(path, &command->desk, err));
    else
        TRY(desk_open(path, false, &command->desk, err));
    if (command->till_number)
        seat_none(command->desk, command->till_number);
    return session_clock(desk_shop(command->desk)->practice, err);
}

/*
 * Reads one line byte by byte, because the bytes after it belong to the next question. Of a line too long `line` holds
 * nothing and *cut is set.
 */
static bool read_line(int fd, char *line, size_t size, bool *cut)
{
    size_t used = 0;
    bool ended = false;
    *cut = false;
    for (;;) {
        char byte;
        ssize_t got = read(fd, &byte, 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        ended = byte == '\n';
        if (ended)
            break;
        if (used + 1 < size)
            line[used++] = byte;
        else
            *cut = true;
    }
    if (*cut)
        explicit_bzero(line, size);
    line[*cut ? 0 : used] = '\0';
    return ended || used > 0;
}

static bool ask_terminal(const char *prompt, char pin[PIN_TEXT], bool *cut)
{
    int fd = open("/dev/tty", O_RDWR | O_CLOEXEC);
    struct termios before, silent;
    if (fd < 0)
        return false;
    if (tcgetattr(fd, &before) != 0) {
        close(fd);
        return false;
    }
    silent = before;
    silent.c_lflag &= ~(tcflag_t)ECHO;
    dprintf(fd, "%s", prompt);
    term_back_arm(fd, &before);
    tcsetattr(fd, TCSAFLUSH, &silent);
    bool said = read_line(fd, pin, PIN_TEXT, cut);
    tcsetattr(fd, TCSAFLUSH, &before);
    term_back_disarm();
    dprintf(fd, "\n");
    close(fd);
    return said;
}

enum status session_pin(struct command *command, const char *prompt, char pin[PIN_TEXT], struct error *err)
{
    bool said, cut = false;
    if (command->pin_fd) {
        int64_t fd;
        TRY(number_parse(command->pin_fd, "pin-fd", 0, 1023, &fd, err));
        said = read_line((int)fd, pin, PIN_TEXT, &cut);
    } else {
        said = ask_terminal(prompt, pin, &cut);
    }
    if (cut) {
        error_set(err, STATUS_BAD_VALUE, "pin", "too long");
        error_detail(err, "pin_long");
        return STATUS_BAD_VALUE;
    }
    return said && pin[0] ? STATUS_OK : error_set(err, STATUS_MISSING_VALUE, "pin", NULL);
}

/* Who signs in without a PIN is asked for the one-time code they were given; the desk decides what they may do. */
static enum status ask_pin(struct command *command, const char *code, char pin[PIN_TEXT], const char **asked,
                           struct error *err)
{
    struct staff staff;
    char prompt[RENDER_TEXT];
    *asked = NULL;
    TRY(staff_by_code(desk_db(command->desk), code, &staff, err));
    if (!staff.pin[0] && (!staff.first[0] || code != command->as))
        return STATUS_OK;
    text_fill(prompt, sizeof prompt, staff.pin[0] ? _("PIN of {0}: ") : _("One-time code of {0}: "), 1,
              (const char *const[]){code});
    TRY(session_pin(command, prompt, pin, err));
    *asked = pin;
    return STATUS_OK;
}

static enum status sign_in(struct command *command, struct error *err)
{
    char pin[PIN_TEXT] = "";
    const char *asked = NULL;
    enum status status = STATUS_OK;
    if (command->as && !desk_shop(command->desk)->practice)
        status = ask_pin(command, command->as, pin, &asked, err);
    if (status == STATUS_OK)
        status = desk_sign_in(command->desk, command->as, asked, err);
    explicit_bzero(pin, sizeof pin);
    return status;
}

static enum status open_file(struct command *command, bool read_only, struct error *err)
{
    char *path = session_path(command->shop ? command->shop : getenv("FRONTDESK_SHOP"), "shop.db");
    enum status status = session_open_path(command, path, read_only, err);
    free(path);
    return status;
}

static enum status reopen(struct command *command, struct error *err)
{
    desk_close(command->desk);
    command->desk = NULL;
    return open_file(command, false, err);
}

enum status session_open(struct command *command, enum opening opening, struct error *err)
{
    if (opening == OPEN_NOTHING)
        return STATUS_OK;
    TRY(open_file(command, opening == OPEN_READ || opening == OPEN_LOOK, err));
    bool live = !desk_shop(command->desk)->practice;
    if (opening == OPEN_SERVE || (opening == OPEN_READ && live))
        return STATUS_OK;
    if (opening == OPEN_LOOK && live) /* a PIN that is tried is counted */
        TRY(reopen(command, err));
    return sign_in(command, err);
}

enum status session_who(struct command *command, enum opening opening, struct error *err)
{
    bool looks = opening == OPEN_LOOK || command_has(command, "quote") || command_has(command, "dry-run");
    if ((opening != OPEN_LOOK && opening != OPEN_ACT) || desk_shop(command->desk)->practice)
        return STATUS_OK;
    if (desk_signed_in(command->desk) || (!looks && desk_proven(command->desk)))
        return STATUS_OK;
    if (!command->as)
        return command_misuse(command, err, STATUS_MISSING_VALUE, "as",
                              _("A live shop asks who: give --as STAFF, and the PIN."),
                              (const char *const[]){"", "", ""});
    return desk_may_see(command->desk, PERMIT_SELL, err);
}

enum status session_act(struct command *command, struct error *err)
{
    if (!desk_shop(command->desk)->practice)
        return STATUS_OK;
    TRY(reopen(command, err));
    return sign_in(command, err);
}

enum status session_person(struct command *command, struct error *err)
{
    TRY(sign_in(command, err));
    return session_who(command, OPEN_ACT, err);
}

enum status session_customer(struct command *command, struct error *err)
{
    TRY(session_till(command, err));
    return command->front->customer(command->desk, err);
}

enum status session_counter(struct command *command, struct error *err)
{
    TRY(session_till(command, err));
    return (command->linear ? command->front->linear : command->front->counter)(command->desk, err);
}

enum status session_colleague(struct command *command, const char *code, struct staff *colleague, struct error *err)
{
    char pin[PIN_TEXT] = "";
    const char *asked = NULL;
    enum status status = STATUS_OK;
    if (!desk_shop(command->desk)->practice)
        status = ask_pin(command, code, pin, &asked, err);
    if (status == STATUS_OK)
        status = desk_prove(command->desk, code, asked, colleague, err);
    explicit_bzero(pin, sizeof pin);
    return status;
}

enum status session_spends(struct command *command, const char *member, const struct staff *approver, struct error *err)
{
    bool clerk = desk_staff(command->desk)->role == ROLE_CLERK && !desk_shop(command->desk)->practice;
    if (!clerk || !member || member[strspn(member, " ")] != '#' || by_hand_approves(approver))
        return STATUS_OK;
    error_set(err, STATUS_PROOF_NEEDED, "member", "a member's number is no proof");
    error_detail(err, "number");
    return STATUS_PROOF_NEEDED;
}

enum status session_approver(struct command *command, struct staff *store, const struct staff **approver,
                             struct error *err)
{
    char pin[PIN_TEXT] = "";
    const char *asked = NULL, *code = command_value(command, "approver");
    *approver = NULL;
    if (!code)
        return STATUS_OK;
    enum status status = STATUS_OK;
    if (!desk_shop(command->desk)->practice && !command_has(command, "quote"))
        status = ask_pin(command, code, pin, &asked, err);
    if (status == STATUS_OK)
        status = desk_approver(command->desk, code, asked, store, err);
    explicit_bzero(pin, sizeof pin);
    if (status == STATUS_OK)
        *approver = store;
    return status;
}
