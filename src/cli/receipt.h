/* SPDX-License-Identifier: MIT */
/* receipt: a sale and a return, as JSON (owned by the caller; its keys are a stable interface) and as text. */
#ifndef FD_CLI_RECEIPT_H
#define FD_CLI_RECEIPT_H

#include "desk/return.h"
#include "desk/sell.h"
#include "cli/output.h"

json_t *receipt_json_sale(const struct sale_view *view, const struct programme *programme, bool quote);
void receipt_print_sale(struct command *command, const struct sale_view *view, const struct programme *programme,
                        bool quote);
json_t *receipt_json_return(const struct return_view *view);
void receipt_print_return(struct command *command, const struct return_view *view, const struct programme *programme);
json_t *receipt_json_tenders(const struct tender *tender, size_t tenders);
/* Parses "cash=20". */
enum status tender_read(const char *text, struct tender *tender, struct error *err) MUST_USE;
/* --refund TENDER: the tender that the money goes back by. */
enum status return_refund_read(const struct command *command, struct return_request *request,
                               struct error *err) MUST_USE;
/* "2": all that is left of line 2; "2*1.5": that quantity of it. */
enum status return_line_read(const char *text, struct return_line *line, struct error *err) MUST_USE;
/* Parses every --pay TENDER=A. */
enum status tender_read_all(const struct command *command, struct tender tender[TENDERS_MAX], size_t *tenders,
                            struct error *err) MUST_USE;

/* "bill resell": sells a bill anew to another member. */
enum status exchange_resell_run(struct command *command, struct error *err) MUST_USE;
/* "bill tender": corrects how a bill was paid. */
enum status tender_correct_run(struct command *command, struct error *err) MUST_USE;

#endif
