/* SPDX-License-Identifier: MIT */
/* Which till the counter is of: said, else that of its terminal. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "desk/seat.h"
#include "cli/command.h"

/*
 * "tty1", "ttyS1", "ssh:10.0.0.7", or "pts" for the windows of this machine, whose numbers say nothing. "" where there
 * is no terminal.
 */
static void name_terminal(char name[SEAT_TERMINAL_TEXT])
{
    const char *line = ttyname(STDIN_FILENO), *peer = getenv("SSH_CONNECTION");
    if (!peer || !*peer)
        peer = getenv("SSH_CLIENT");
    name[0] = '\0';
    if (!line)
        return;
    if (peer && *peer)
        snprintf(name, SEAT_TERMINAL_TEXT, "ssh:%.*s", (int)strcspn(peer, " "), peer);
    else if (strncmp(line, "/dev/pts/", 9) == 0)
        text_copy(name, SEAT_TERMINAL_TEXT, "pts");
    else
        text_copy(name, SEAT_TERMINAL_TEXT, strncmp(line, "/dev/", 5) == 0 ? line + 5 : line);
}

enum status session_till(struct command *command, struct error *err)
{
    struct seat_wish wish = {.till = command->till_number, .over = command->take_over};
    const char *variable = getenv("FRONTDESK_TILL");
    if (!wish.till && variable && *variable)
        TRY(number_parse(variable, "FRONTDESK_TILL", 1, TILL_MOST, &wish.till, err));
    name_terminal(wish.terminal);
    if (!wish.till)
        wish.till = seat_remembered(command->desk, wish.terminal);
    seat_plan(command->desk, &wish);
    return STATUS_OK;
}
