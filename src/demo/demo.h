/* SPDX-License-Identifier: MIT */
/*
 * demo: makes a practice shop: a tea shop of a year and a half with invented members, bills, top-ups, passes, coupons,
 * returns and notes, all written by the acts of src/desk. A large one (see DEMO_LIVED) has a year of bills, which are
 * priced and posted like any bill, but in bulk and not as one act each.
 */
#ifndef FD_DEMO_DEMO_H
#define FD_DEMO_DEMO_H

#include "desk/desk.h"

#define DEMO_CLERK "E07" /* code of its clerk */
#define DEMO_MEMBERS 2000
#define DEMO_MEMBERS_MOST INT64_C(10000000)
#define DEMO_BILLS_MOST INT64_C(50000000)
#define DEMO_LIVED 3000 /* more members than this, or a given number of bills, make a large shop */

struct demo_order {
    int64_t members; /* 1 … DEMO_MEMBERS_MOST */
    int64_t bills;   /* 1 … DEMO_BILLS_MOST; 0: as many as suit the members */
    uint64_t seed;
    int64_t now; /* an instant in the last business day of the shop */
    /* Called from time to time; may be NULL. */
    void (*progress)(void *context, int64_t done, int64_t all);
    void *context;
};

/*
 * Makes the shop file; io_error if it exists. It is written as PATH.new and renamed when complete, so a failure leaves
 * nothing behind. The same order gives the same people and bills. Freezes the clock meanwhile and releases it; a caller
 * with a frozen clock must freeze it again.
 */
enum status demo_make(const char *path, const struct demo_order *order, struct error *err) MUST_USE;
/* Replaces an existing demo, which stays unchanged until the new one is complete. Nobody may have it open. */
enum status demo_remake(const char *path, const struct demo_order *order, struct error *err) MUST_USE;

/* Renames the file, its key and its WAL to PATH.old, overwriting an earlier one. Nobody may have it open. */
enum status demo_put_aside(const char *path, struct error *err) MUST_USE;

/* How a demo was made, as recorded in it; order.members is 0 if the shop is no demo. */
struct demo_mark {
    struct demo_order order;
    int64_t day;
    bool touched; /* it has been written to since */
};
enum status demo_mark(struct desk *desk, struct demo_mark *mark, struct error *err) MUST_USE;

#endif
