/* SPDX-License-Identifier: MIT */
/* help: the manual page and the completions, for the build to install. */
#include "cli/commands.h"
#include "cli/help.h"

static enum status all(struct command *command, struct error *err)
{
    (void)err;
    help_show(&command->out, NULL, NULL);
    return STATUS_OK;
}

static enum status man(struct command *command, struct error *err)
{
    (void)err;
    help_man(&command->out);
    return STATUS_OK;
}

static enum status bash(struct command *command, struct error *err)
{
    (void)err;
    help_bash(&command->out);
    return STATUS_OK;
}

static enum status zsh(struct command *command, struct error *err)
{
    (void)err;
    help_zsh(&command->out);
    return STATUS_OK;
}

static const struct verb verbs[] = {
    {.name = "all", .run = all, .summary = N_("every command")},
    {.name = "man", .run = man, .summary = N_("the manual page")},
    {.name = "bash", .run = bash, .summary = N_("completion for bash")},
    {.name = "zsh", .run = zsh, .summary = N_("completion for zsh")},
};

const struct noun noun_help = {
    .name = "help", .summary = N_("help for people and machines"), VERBS(verbs), .hidden = true};
