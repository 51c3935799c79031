/* SPDX-License-Identifier: MIT */
/* output: values in JSON, owned by the caller; tables and sentences as text. */
#ifndef FD_CLI_OUTPUT_H
#define FD_CLI_OUTPUT_H

#include "base/buffer.h"
#include "cli/command.h"

json_t *output_json_money(int64_t amount);         /* "106.60" */
json_t *output_json_quantity(int64_t thousandths); /* 2, 0.355 */
json_t *output_json_percent(int64_t basis_points); /* 5, 12.5 */
json_t *output_json_date(int64_t day);             /* "2026-08-01"; null for 0 and never */
json_t *output_json_instant(int64_t instant);      /* "2026-08-01T10:22:05"; null for 0 */
json_t *output_json_text(const char *text);        /* null for "" and NULL; invalid UTF-8 is replaced */
json_t *output_json_id(int64_t id);                /* null for 0 */
json_t *output_json_coupon(const char *code);      /* grouped; null for "" */
/* {"code","field","message"[,"detail"]}; field is null if the error names none. */
json_t *output_json_error(const struct command *command, const struct error *err);

/* Appends a sentence and a newline to command->out: a translated format with {0} … {5}. */
#define SAY_ARGS 6
void output_say(struct command *command, const char *format, const char *const arg[SAY_ARGS]);
#define SAY(command, format, ...) output_say(command, format, (const char *const[SAY_ARGS]){__VA_ARGS__})

/* A table; columns are padded to the widest cell. The heading is left out if all titles are "". */
#define TABLE_COLUMNS 10
struct output_table {
    size_t columns;
    const char *title[TABLE_COLUMNS]; /* translated */
    bool right[TABLE_COLUMNS];
    char **cell; /* row by row; owned */
    size_t cells, room;
};
void output_table_column(struct output_table *table, const char *title, bool right);
void output_table_cell(struct output_table *table, const char *text);
void output_table_money(struct output_table *table, int64_t amount); /* 1,234.50 */
void output_table_number(struct output_table *table, int64_t number);
void output_table_date(struct output_table *table, int64_t day); /* "" for 0 and never */
/* Appends the table to out and clears it. */
void output_table_print(struct output_table *table, struct buffer *out);
void output_table_clear(struct output_table *table);

#endif
