/* SPDX-License-Identifier: MIT */
/*
 * demo: a practice shop to try things in: a tea shop of a year and a half, with made-up members, bills, top-ups,
 * passes, coupons, returns, notes; every one of them done by the same acts as at the counter. Nobody in it exists.
 * A large one has a year of bills, which are priced and posted as at the counter but not asked for one by one.
 */
#ifndef FD_DEMO_DEMO_H
#define FD_DEMO_DEMO_H

#include "desk/desk.h"

#define DEMO_CLERK "E07" /* who stands at its counter */
#define DEMO_MEMBERS 2000
#define DEMO_MEMBERS_MOST INT64_C(10000000)
#define DEMO_BILLS_MOST INT64_C(50000000)
#define DEMO_LIVED 3000 /* more members, or a number of bills that was asked for, make a large one */

struct demo_order {
    int64_t members; /* 1 … DEMO_MEMBERS_MOST */
    int64_t bills;   /* 0: as many as such a shop has; else … DEMO_BILLS_MOST */
    uint64_t seed;
    int64_t now; /* its last business day is that of it */
    /* Called now and then while it works; may be NULL. */
    void (*progress)(void *context, int64_t done, int64_t all);
    void *context;
};

/*
 * Makes the shop file (io_error if it exists). It is made as PATH.new and gets its name when it is whole, so that
 * nothing stays of one that could not be finished. The same order gives the same people and bills. Freezes the clock
 * while it works and releases it: a caller whose clock was frozen freezes it again.
 */
enum status demo_make(const char *path, const struct demo_order *order, struct error *err) MUST_USE;
/* The same over a demo that is there, which stays as it is until the new one is whole. Nobody may have it open. */
enum status demo_remake(const char *path, const struct demo_order *order, struct error *err) MUST_USE;

/* Renames the file, its key and its WAL to PATH.old, over what was put aside before. Nobody may have it open. */
enum status demo_put_aside(const char *path, struct error *err) MUST_USE;

/* What a shop remembers of its making; order.members 0 if it is no demo. */
struct demo_mark {
    struct demo_order order;
    int64_t day;
    bool touched; /* somebody wrote in it since */
};
enum status demo_mark(struct desk *desk, struct demo_mark *mark, struct error *err) MUST_USE;

#endif
