/* SPDX-License-Identifier: MIT */
/*
 * migrate: brings a file to the current schema by the numbered steps of data/migrations, each in one transaction that
 * also sets user_version. The first step makes a new file; each later one starts from the version of the step before.
 */
#ifndef FD_STORE_MIGRATE_H
#define FD_STORE_MIGRATE_H

#include "store/db.h"

int migrate_oldest(void); /* the oldest version that can be migrated: that of the first step */
int migrate_newest(void); /* the version this program uses */
/*
 * Runs the missing steps, with foreign_keys off; foreign_key_check must be clean before the last COMMIT (damaged
 * otherwise). A failed step is rolled back; the file keeps the version of the step before.
 */
enum status migrate_up(struct db *db, struct error *err) MUST_USE;

#endif
