/* SPDX-License-Identifier: MIT */
/*
 * sealed: the file of an encrypted backup. A head in plain text says of which shop and how far it is; then come the
 * stream key, sealed to the public backup key (crypto_box_seal), and the shop file in chunks of
 * crypto_secretstream_xchacha20poly1305, the first of which also authenticates the head. Who wrote the file cannot read
 * it later: for that it takes the private key, which only the recovery code gives.
 */
#ifndef FD_STORE_SEALED_H
#define FD_STORE_SEALED_H

#include "base/digest.h"
#include "store/secret.h"

struct sealed_head {
    char uuid[40];
    int64_t epoch, seq, at; /* of the last entry it holds; at: when it was made, seconds */
    char hash[2 * DIGEST_BYTES + 1];
};

/* What a written file is known by. */
struct sealed_mark {
    int64_t bytes;
    char sha256[2 * DIGEST_BYTES + 1];
};

/*
 * Encrypts the file `plain` into the new file `path`, reads that back from the disk, decrypts it and compares it with
 * `plain`: backup_damaged if it differs, and `path` is then removed. file_exists, io_error.
 */
enum status sealed_write(const char *plain, const char *path, const struct sealed_head *head,
                         const uint8_t public[SECRET_KEY_BYTES], struct sealed_mark *mark, struct error *err) MUST_USE;

/* Whether a file is of this form, and its head, which proves nothing yet. backup_damaged: it is not. */
enum status sealed_look(const char *path, struct sealed_head *head, struct error *err) MUST_USE;

/*
 * Decrypts into the new file `plain`, mode 0600. key_foreign, field and detail "code": the keys are not those it was
 * sealed to; backup_damaged: a byte is wrong, or its end is missing; nothing is left of `plain` then.
 */
enum status sealed_read(const char *path, const uint8_t public[SECRET_KEY_BYTES],
                        const uint8_t private[SECRET_KEY_BYTES], const char *plain, struct error *err) MUST_USE;

/* Size and SHA-256 of any file. */
enum status sealed_mark(const char *path, struct sealed_mark *mark, struct error *err) MUST_USE;

#endif
