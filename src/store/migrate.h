/* SPDX-License-Identifier: MIT */
/* migrate: numbered steps (data/migrations), each in one transaction that also sets user_version. */
#ifndef FD_STORE_MIGRATE_H
#define FD_STORE_MIGRATE_H

#include "store/db.h"

int migrate_newest(void); /* the schema version this program knows */
/* Runs what is missing. foreign_keys is off before BEGIN and foreign_key_check is clean before COMMIT. */
enum status migrate_up(struct db *db, struct error *err) MUST_USE;

#endif
