/* SPDX-License-Identifier: MIT */
/* member_view: a member, search results and a ledger, as JSON (owned by the caller) and as text. */
#ifndef FD_CLI_MEMBER_VIEW_H
#define FD_CLI_MEMBER_VIEW_H

#include "model/finder.h"
#include "desk/member_view.h"
#include "cli/output.h"

json_t *member_view_json(const struct member_view *view, bool whole); /* whole: the phone is not masked */
void member_view_print(struct command *command, const struct member_view *view, bool whole);
/*
 * Answers with the member as they are now, as the command was asked to: JSON or text; --reveal is an act of its own.
 */
enum status member_view_answer(struct command *command, int64_t member, struct error *err) MUST_USE;
json_t *member_view_json_found(const struct finder_result *result, bool whole);
void member_view_print_found(struct command *command, const struct finder_result *result);
json_t *member_view_json_ledger(const struct ledger_list *list);
void member_view_print_ledger(struct command *command, const struct ledger_list *list);

/* "member link": lets one of a family pay with another's stored value, or parts them. */
extern const struct flag member_link_flags[];
enum status member_link_run(struct command *command, struct error *err) MUST_USE;
/* "member tier": sets a tier manually. */
extern const struct flag member_tier_flags[];
enum status member_tier(struct command *command, struct error *err) MUST_USE;

#endif
