/* SPDX-License-Identifier: MIT */
/* terminal: forgets the measurements of terminals, so that they are repeated. */
#include <stdlib.h>

#include "base/memo.h"
#include "cli/commands.h"
#include "cli/output.h"

static enum status measure(struct command *command, struct error *err)
{
    char *path = memo_path("terminals");
    (void)err;
    if (path)
        memo_forget(path);
    free(path);
    if (command->json)
        command->answer = json_object();
    else
        SAY(command, _("Terminals will be measured again when the counter next opens."), "");
    return STATUS_OK;
}

static const struct verb verbs[] = {
    {.name = "measure", .run = measure, .summary = N_("forget how wide terminals draw lines; each is asked again")},
};

const struct noun terminal_noun = {.name = "terminal", .summary = N_("the terminals of this machine"), VERBS(verbs)};
