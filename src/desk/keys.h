/* SPDX-License-Identifier: MIT */
/*
 * keys: whether a key file is the shop's, and the key file made again from the recovery sheet, which is the only place
 * of the recovery code; what is derived from it is in the key file (store/recovery.h).
 */
#ifndef FD_DESK_KEYS_H
#define FD_DESK_KEYS_H

#include "store/recovery.h"
#include "model/shop.h"

/* key_foreign (arg 0: the name of the key file) if the keys are not those of the shop. */
enum status keys_fit(struct db *db, const struct secret *secret, struct error *err) MUST_USE;

/* The keys that the code gives for the shop: key_foreign, field and detail "code", if it is not of its newest sheet. */
enum status keys_of_code(struct db *db, const struct recovery *recovery, struct secret *secret,
                         struct error *err) MUST_USE;

/*
 * Makes the key file anew. key_foreign, field and detail "code", if the code is another shop's or of an older sheet;
 * file_exists, detail key_fits, if the key file is there and fits. One that does not fit is put aside
 * (secret_put_aside).
 */
enum status keys_recover(const char *path, const struct recovery *recovery, struct error *err) MUST_USE;

#endif
