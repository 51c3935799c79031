/* SPDX-License-Identifier: MIT */
/*
 * recovery: the 128 bits that all keys of a shop are derived from. They are drawn once, printed as the recovery sheet
 * and kept nowhere: the key file holds derived keys only. Master key: BLAKE2b-256 of the 128 bits; derived keys:
 * crypto_kdf (libsodium), context "frontdsk", numbered in recovery.c.
 *
 * Written, the code is seven groups of five characters of Crockford's base 32 (no I, L, O, U): four characters of the
 * code and one check character, so that a slip of the pen is found in its group.
 */
#ifndef FD_STORE_RECOVERY_H
#define FD_STORE_RECOVERY_H

#include "store/secret.h"

#define RECOVERY_BYTES 16
#define RECOVERY_GROUPS 7
#define RECOVERY_TEXT (6 * RECOVERY_GROUPS) /* "7K2QM 0D…", with blanks and the closing NUL */

struct recovery {
    uint8_t code[RECOVERY_BYTES];
};

void recovery_draw(struct recovery *recovery);
void recovery_clear(struct recovery *recovery); /* overwrites the code */

char *recovery_write(char buf[RECOVERY_TEXT], const struct recovery *recovery); /* returns buf */
/*
 * Reads what recovery_write wrote; case, blanks and hyphens do not count, O is 0, I and L are 1. bad_value, field
 * "code": detail code_length, or code_group with the number of the group in arg 1 (code_length: of characters typed).
 * *recovery is zeroed on failure.
 */
enum status recovery_read(const char *text, struct recovery *recovery, struct error *err) MUST_USE;

/* All keys of a shop whose first sheet this is. */
void recovery_secret(const struct recovery *recovery, struct secret *secret);

/* The pair that backups are encrypted to; only its public half is in the key file. */
void recovery_backup_pair(const struct recovery *recovery, uint8_t public[SECRET_KEY_BYTES],
                          uint8_t private[SECRET_KEY_BYTES]);

/*
 * A later sheet keeps the older keys: they are wrapped with a key derived from its code, and the shop file keeps the
 * wrapping. Only backups have a key of their own for each sheet. recovery_unwrap: false if the code does not fit.
 */
#define RECOVERY_WRAP_BYTES (24 + 16 + 4 * SECRET_KEY_BYTES)
void recovery_wrap(const struct recovery *recovery, struct secret *secret, uint8_t wrap[RECOVERY_WRAP_BYTES]);
bool recovery_unwrap(const struct recovery *recovery, const uint8_t wrap[RECOVERY_WRAP_BYTES], struct secret *secret);

#endif
