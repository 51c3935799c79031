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
struct desk *bench_shop_open(const char *path);
/* Commits reach the system, not the disk: a floor, and fast filling. */
void bench_not_durable(struct desk *desk);
/* Pages that the commits of this connection have put into the WAL since the last checkpoint. */
int64_t bench_wal_pages(struct desk *desk);

/* A member of a bench's own, with points in so many lots of so many each, all ending on different days. */
int64_t bench_member(struct desk *desk, int64_t phone, int64_t lots, int64_t points);
/* A sale that must succeed; how long it took. */
int64_t bench_sale(struct desk *desk, const struct sale_request *request);

#endif
