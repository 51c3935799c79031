/* SPDX-License-Identifier: MIT */
/*
 * shop: the demo's shop in a file of this run, signed in, for benches that write. TMPDIR says on which disk; what a
 * durable write costs is that disk's. Gone with scratch_remove.
 */
#ifndef FD_BENCH_SHOP_H
#define FD_BENCH_SHOP_H

#include "desk/desk.h"
#include "desk/sell.h"

/* BENCH_MEMBERS in the environment, or `otherwise`; a few in a smoke run. */
int64_t bench_members(int64_t otherwise);
/* Makes the file `name` with so many members; path has SCRATCH_PATH bytes. */
void bench_shop_make(char *path, const char *name, int64_t members);
/*
 * For benches of large shops: a copy of the demo shop that BENCH_SHOP names, which nobody may have open, on the evening
 * of its last day; where it names none, and in a smoke run, one is made. bills 0: as many as such a shop has.
 */
void bench_shop_take(char *path, const char *name, int64_t members, int64_t bills);
/* Stops the clock, opens it, signs a clerk in. */
struct desk *bench_shop_open(const char *path);
/* What the clock was stopped at: "2026-08-01T10:22". */
const char *bench_shop_now(void);
int64_t bench_shop_members(struct desk *desk); /* that ever were */

/*
 * As a file is that has been in use: members all over it renamed and seen later, bills of members all over it. To be
 * opened anew afterwards.
 */
void bench_shop_age(struct desk *desk, int renamed, int bills);
/* Commits reach the disk; or only the system: a floor, and fast filling. */
void bench_durable(struct desk *desk, bool durable);
/* From here on this connection lets the WAL grow. */
void bench_no_checkpoints(struct desk *desk);
/* As if no night's work had ever been done. */
void bench_nights_forget(struct desk *desk);
/* Pages that the commits of this connection have put into the WAL since the last checkpoint. */
int64_t bench_wal_pages(struct desk *desk);

/*
 * A member of a bench's own, with points in so many lots of so many each, ending on different days. Thousands are
 * written as a batch, after which the shop is to be opened anew.
 */
int64_t bench_member(struct desk *desk, int64_t phone, int64_t lots, int64_t points);
/* A sale that must succeed; how long it took. */
int64_t bench_sale(struct desk *desk, const struct sale_request *request);
/* The same of one line at a usual price, to a member or (0) a walk-in. */
int64_t bench_plain_sale(struct desk *desk, int64_t member);
/* 0 … sides − 1; each run throws the same. */
uint64_t bench_throw(uint64_t sides);

#endif
