/* SPDX-License-Identifier: MIT */
/* args: what several nouns read from their words. */
#ifndef FD_CLI_ARGS_H
#define FD_CLI_ARGS_H

#include "base/buffer.h"
#include "desk/sell.h"
#include "cli/command.h"

/* The member a flag names; 0 when it is not given. */
enum status args_member_flag(const struct command *command, const char *flag, int64_t *member,
                             struct error *err) MUST_USE;
/* The operands from `first` on as lines of a bill; the caller frees. */
enum status args_lines(struct command *command, size_t first, struct sale_line **line, struct error *err) MUST_USE;
/* The value of a flag as an amount ≥ 0; `otherwise` when it is not given. */
enum status args_money_flag(const struct command *command, const char *flag, int64_t otherwise, int64_t *amount,
                            struct error *err) MUST_USE;
enum status args_date_flag(const struct command *command, const char *flag, int64_t otherwise, int64_t *day,
                           struct error *err) MUST_USE;
/* Copies a value into a field of bounded size: bad_value when it does not fit, never cut. */
enum status args_text(char *buf, size_t size, const char *field, const char *value, struct error *err) MUST_USE;
/* A programme's JSON: of the template of that name, else of a file (what has a dot or a slash is one); NULL for none.
 */
enum status args_programme(const char *name, char **text, struct error *err) MUST_USE;
/* A whole file; the caller frees. size may be NULL. At most 1 GiB. */
enum status args_file(const char *path, const char *field, char **bytes, size_t *size, struct error *err) MUST_USE;

/* Of the paper that --width names: 58 or 80 mm. */
enum status args_columns(const struct command *command, int *columns, struct error *err) MUST_USE;
/* Into the file that --out names: whole or not at all is not promised, an error is. */
enum status args_write(const char *path, const struct buffer *text, struct error *err) MUST_USE;

/* The answer of a card: its QR code, for a terminal or for paper, and the text in it. */
enum status args_card(struct command *command, const char *text, struct error *err) MUST_USE;

#endif
