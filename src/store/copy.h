/* SPDX-License-Identifier: MIT */
/* copy: a shop file copied while others write to it, by SQLite's backup API. */
#ifndef FD_STORE_COPY_H
#define FD_STORE_COPY_H

#include "store/db.h"

/*
 * Copies one snapshot of the shop into the new file `to` (mode 0600), synced: what was committed before the call is in
 * it, and what others commit meanwhile is not. file_exists; io_error or damaged, and nothing is left then.
 */
enum status copy_snapshot(struct db *db, const char *to, struct error *err) MUST_USE;

#endif
