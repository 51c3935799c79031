/* SPDX-License-Identifier: MIT */
/* args: parsing of flags and operands shared by several nouns. */
#ifndef FD_CLI_ARGS_H
#define FD_CLI_ARGS_H

#include "base/buffer.h"
#include "desk/sell.h"
#include "cli/command.h"

/* The id of the member named by a flag; 0 if it is not given. */
enum status args_member_flag(const struct command *command, const char *flag, int64_t *member,
                             struct error *err) MUST_USE;
/* Parses the operands from `first` on as lines of a bill; the caller frees *line. */
enum status args_lines(struct command *command, size_t first, struct sale_line **line, struct error *err) MUST_USE;
/* The value of a flag as an amount ≥ 0, fen, or as a day; `otherwise` if it is not given. */
enum status args_money_flag(const struct command *command, const char *flag, int64_t otherwise, int64_t *amount,
                            struct error *err) MUST_USE;
enum status args_date_flag(const struct command *command, const char *flag, int64_t otherwise, int64_t *day,
                           struct error *err) MUST_USE;
/* The two options of a list: at most --limit rows (else all), from the one after --after on. */
#define ARGS_PAGE_FLAGS(id)                                                                                            \
    {"limit", "N", N_("at most N rows"), false},                                                                       \
    {                                                                                                                  \
        "after", id, N_("only what comes after this one"), false                                                       \
    }
#define ARGS_NO_LIMIT 100000000 /* rows, where no limit is given */
enum status args_limit(const struct command *command, size_t *limit, struct error *err) MUST_USE;
/* --after of rows that have a number; 0: from the first. */
enum status args_after(const struct command *command, int64_t *after, struct error *err) MUST_USE;
/* Copies a value into buf; bad_value if it does not fit or is not UTF-8. Never cuts. */
enum status args_text(char *buf, size_t size, const char *field, const char *value, struct error *err) MUST_USE;
/*
 * The JSON of a programme: the template of that name, else the file (always if the name has a dot or slash). *text is
 * NULL if name is; the caller frees it.
 */
enum status args_programme(const char *name, char **text, struct error *err) MUST_USE;
/* Reads a file ("-": stdin) of at most 1 GiB, terminated by NUL; the caller frees *bytes. size may be NULL. */
enum status args_file(const char *path, const char *field, char **bytes, size_t *size, struct error *err) MUST_USE;

/* Characters per line for --width, paper of 58 or 80 mm; 80 if it is not given. */
enum status args_columns(const struct command *command, int *columns, struct error *err) MUST_USE;
/* Writes the file of --out. A failure is io_error and may leave part of the file. */
enum status args_write(const char *path, const struct buffer *text, struct error *err) MUST_USE;

/* Answers with a card: its text as QR code and in plain, or the text in JSON. */
enum status args_card(struct command *command, const char *text, struct error *err) MUST_USE;

#endif
