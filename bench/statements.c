/* SPDX-License-Identifier: MIT */
/*
 * The number of SQL statements that a key of the counter runs: in the finder with twenty hits, and for the key that
 * pays a bill, up to COMMIT and after it. It is the same in a shop of any size.
 */
#include "bench/bench.h"
#include "tests/support/statement_task.h"

static void print(const char *name, int64_t figure, int64_t most)
{
    struct bench_row row = {.name = name, .unit = BENCH_STATEMENTS, .by = BENCH_MAX, .most = most};
    bench_add(&row.figures, figure);
    bench_print(&row);
}

int main(void)
{
    struct player player;
    struct statements counter = {0};
    statement_task_open(&player);
    bench_head("SQL statements of one key");
    for (const struct statement_task *task = statement_tasks; task->name; task++) {
        statement_task_run(&player, task, &counter);
        print(task->name, counter.before, task->most);
        if (task->most_after > 0)
            print("  behind its COMMIT", counter.after, task->most_after);
    }
    statements_clear(&counter);
    player_close(&player);
    return 0;
}
