/* SPDX-License-Identifier: MIT */
/* try: the verb "programme try". */
#ifndef FD_CLI_TRY_H
#define FD_CLI_TRY_H

#include "cli/command.h"

extern const struct flag try_flags[];
/* Help text: what a trial keeps fixed. */
#define TRY_MORE                                                                                                       \
    N_("Writes nothing. Bills are priced again in the order they were rung; tiers, uses and limits follow from that. " \
       "As they were: buyers, prices, tenders, returns, points spent, coupons used. As they are now: member prices, "  \
       "floors, birthdays. Gifts never run out; offers with dates hold on those days only. Tiers start from the "      \
       "record where their scheme stays, else with what the record earns by the new one.")
enum status try_run(struct command *command, struct error *err) MUST_USE;

#endif
