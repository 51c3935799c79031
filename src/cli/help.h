/* SPDX-License-Identifier: MIT */
/* help: --help at every level, the manual page and the completions for bash and zsh, derived from the tables. */
#ifndef FD_CLI_HELP_H
#define FD_CLI_HELP_H

#include "base/buffer.h"
#include "cli/command.h"

/* noun NULL: of the program; verb NULL: of the noun. */
void help_show(struct buffer *out, const struct noun *noun, const struct verb *verb);
void help_man(struct buffer *out);
void help_bash(struct buffer *out);
void help_zsh(struct buffer *out);

#endif
