/* SPDX-License-Identifier: MIT */
/* backup: the verbs `shop backup`, `shop verify` and `shop restore`, for the table of the noun shop. */
#ifndef FD_CLI_BACKUP_H
#define FD_CLI_BACKUP_H

#include "cli/command.h"

extern const struct flag backup_make_flags[];
enum status backup_make_verb(struct command *command, struct error *err) MUST_USE;
enum status backup_verify_verb(struct command *command, struct error *err) MUST_USE;
enum status backup_restore_verb(struct command *command, struct error *err) MUST_USE;

#endif
