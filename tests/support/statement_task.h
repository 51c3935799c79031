/* SPDX-License-Identifier: MIT */
/* statement_task: keys of the counter whose SQL statements are bounded, for the test of the bounds and for the bench.
 */
#ifndef FD_TESTS_STATEMENT_TASK_H
#define FD_TESTS_STATEMENT_TASK_H

#include "tests/support/player.h"
#include "tests/support/statements.h"

struct statement_task {
    const char *name;
    const char *before, *key; /* keys that lead there, and the one that is counted; {u} is a usable coupon's code */
    bool warm;                /* the finder has its members in memory, and another till has just sold */
    size_t hits;              /* so many rows are found, at least */
    int most, most_after;     /* up to COMMIT and behind it */
};
extern const struct statement_task statement_tasks[]; /* ends with one without a name */

/* A player with 20 members more of one tail, one surname and one beginning of their phones. */
void statement_task_open(struct player *player);
/* What the key costs, with all that comes before the next, its screen too; from and back to the idle screen. */
void statement_task_run(struct player *player, const struct statement_task *task, struct statements *counter);

#endif
