/* SPDX-License-Identifier: MIT */
/* scope: reads the items a benefit, minimum or earning applies to (struct scope). */
#ifndef FD_RULES_SCOPE_H
#define FD_RULES_SCOPE_H

#include "rules/node.h"
#include "rules/programme.h"

/*
 * An absent scope means all items. one_unit: whether "cheapest" is allowed. The caller calls scope_clear, also on
 * failure.
 */
enum status scope_parse(const struct node *node, bool one_unit, struct scope *scope, struct error *err) MUST_USE;
void scope_clear(struct scope *scope);

/* Reads a list of codes; an absent one leaves *codes and *count. The caller frees, also on failure. */
enum status scope_codes(const struct node *node, char (**codes)[CODE_TEXT], size_t *count, struct error *err) MUST_USE;

#endif
