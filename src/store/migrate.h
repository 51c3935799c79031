/* SPDX-License-Identifier: MIT */
/*
 * migrate: numbered steps (data/migrations), each in one transaction that also sets user_version. The first step makes
 * a new file; each later one leads from the version of the step before.
 */
#ifndef FD_STORE_MIGRATE_H
#define FD_STORE_MIGRATE_H

#include "store/db.h"

int migrate_oldest(void); /* the oldest version that can be brought forward: that of the first step */
int migrate_newest(void); /* the version this program works with */
/*
 * Runs the steps that are missing. foreign_keys is off before BEGIN, and foreign_key_check is clean before the last
 * COMMIT (damaged if not). A step that fails is rolled back and leaves the version of the step before.
 */
enum status migrate_up(struct db *db, struct error *err) MUST_USE;

#endif
