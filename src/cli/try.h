/* SPDX-License-Identifier: MIT */
/* try: the verb "programme try". */
#ifndef FD_CLI_TRY_H
#define FD_CLI_TRY_H

#include "cli/command.h"

extern const struct flag try_flags[];
/* Help text: what a trial keeps fixed. */
#define TRY_MORE                                                                                                       \
    N_("Writes nothing. Bills are repriced in the order they were rung up; tiers, uses and limits follow. As "         \
       "recorded: buyers, prices, tenders, returns, points spent, coupons used. As now: member prices, floors, "       \
       "birthdays. Gifts are never out of stock; dated offers apply on their days only. Where the tier scheme is "     \
       "unchanged, tiers start from the record; else from what the record earns under the new scheme.")
enum status try_run(struct command *command, struct error *err) MUST_USE;

#endif
