/* SPDX-License-Identifier: MIT */
/* scope: what a benefit, a minimum or earning looks at, read from the programme. */
#ifndef FD_RULES_SCOPE_H
#define FD_RULES_SCOPE_H

#include "rules/node.h"
#include "rules/programme.h"

/* An absent scope means everything. one_unit: whether "cheapest" makes sense here. */
enum status scope_parse(const struct node *node, bool one_unit, struct scope *scope, struct error *err) MUST_USE;
void scope_clear(struct scope *scope);

/* A list of codes, each CODE_TEXT; the caller frees. */
enum status scope_codes(const struct node *node, char (**codes)[CODE_TEXT], size_t *count, struct error *err) MUST_USE;

#endif
