/* SPDX-License-Identifier: MIT */
/* coupon_view: lists of coupons as JSON and as a table. */
#ifndef FD_CLI_COUPON_VIEW_H
#define FD_CLI_COUPON_VIEW_H

#include "model/coupon.h"
#include "cli/output.h"

json_t *coupon_view_json(const struct coupon_list *list); /* an array; the caller owns it */
void coupon_view_print(struct command *command, const struct coupon_list *list);

/* The verbs of coupon for many coupons. */
enum status coupon_list_run(struct command *command, struct error *err) MUST_USE;
enum status coupon_batch_run(struct command *command, struct error *err) MUST_USE;
enum status coupon_print_run(struct command *command, struct error *err) MUST_USE;

#endif
