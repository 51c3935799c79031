/* SPDX-License-Identifier: MIT */
/* help: what the tables say of themselves: --help at every level, the manual page, completion for bash and zsh. */
#ifndef FD_CLI_HELP_H
#define FD_CLI_HELP_H

#include "base/buffer.h"
#include "cli/command.h"

void help_show(struct buffer *out, const struct noun *noun, const struct verb *verb);
void help_man(struct buffer *out);
void help_bash(struct buffer *out);
void help_zsh(struct buffer *out);

#endif
