/* SPDX-License-Identifier: MIT */
/* shop_keys: the recovery sheet on the command line: shown, typed in, drawn anew. */
#ifndef FD_CLI_SHOP_KEYS_H
#define FD_CLI_SHOP_KEYS_H

#include "store/recovery.h"
#include "cli/command.h"

/* Appends the sheet, with its QR code, to command->out. */
enum status shop_keys_sheet(struct command *command, const char *shop, const struct recovery *recovery,
                            struct error *err) MUST_USE;
/* Reads a code from the next line of --code-fd, else from the terminal; missing_value, field code, if neither. */
enum status shop_keys_ask(struct command *command, struct recovery *recovery, struct error *err) MUST_USE;

/* The verbs `shop recover` and `shop rekey`. */
extern const struct flag shop_keys_code_flags[];
enum status shop_keys_recover(struct command *command, struct error *err) MUST_USE;
enum status shop_keys_renew(struct command *command, struct error *err) MUST_USE;

#endif
