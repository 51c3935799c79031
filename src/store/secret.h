/* SPDX-License-Identifier: MIT */
/*
 * secret: the key file FILE-key beside the shop (mode 0600, never part of a backup), which holds the keys derived from
 * the recovery code (store/recovery.h); and PIN hashes by Argon2id. Uses libsodium.
 */
#ifndef FD_STORE_SECRET_H
#define FD_STORE_SECRET_H

#include "base/status.h"

#define SECRET_KEY_BYTES 32
#define SECRET_PIN_TEXT 160

struct secret {
    uint8_t pepper[SECRET_KEY_BYTES]; /* seasons PINs */
    uint8_t coupon[SECRET_KEY_BYTES]; /* MACs of coupon codes */
    uint8_t chain[SECRET_KEY_BYTES];  /* MACs of the chains of entries and audit */
    uint8_t sign[SECRET_KEY_BYTES];   /* seed of the pair that signs coupons */
    uint8_t backup[SECRET_KEY_BYTES]; /* public half: who has it can write backups, not read them */
};

void secret_start(void); /* starts libsodium; the functions below do it themselves */

/* Never overwrites: file_exists if there is a key file. */
enum status secret_create(const char *shop_path, const struct secret *secret, struct error *err) MUST_USE;
/*
 * Closes the file to other users if it is open to them. key_missing (arg 0: the file's name), io_error or damaged;
 * *secret is then zeroed.
 */
enum status secret_read(const char *shop_path, struct secret *secret, struct error *err) MUST_USE;
void secret_clear(struct secret *secret); /* overwrites the keys */

/*
 * Changing the key file together with the shop file: secret_stage writes the new one beside as FILE-key.next,
 * secret_advance puts it in the place of the old. In between it is secret_read_staged that reads it.
 */
enum status secret_stage(const char *shop_path, const struct secret *secret, struct error *err) MUST_USE;
enum status secret_read_staged(const char *shop_path, struct secret *secret, struct error *err) MUST_USE;
enum status secret_advance(const char *shop_path, struct error *err) MUST_USE;
/* Renames a key file that is not the shop's to FILE-key.foreign; file_exists if there is one already. */
enum status secret_put_aside(const char *shop_path, struct error *err) MUST_USE;

/*
 * What the shop file keeps to know its key file by: MAC of the shop's uuid and the backup key. It tells nothing of the
 * keys.
 */
#define SECRET_CHECK_BYTES 32
void secret_check(const struct secret *secret, const char *uuid, uint8_t check[SECRET_CHECK_BYTES]);

/* 25-bit MAC over shop, batch and serial (keyed generichash of libsodium). */
uint32_t secret_coupon_mac(const struct secret *secret, int64_t shop, int64_t batch, int64_t serial);

/* The Ed25519 key pair of the shop. Anyone with the public key can verify what the shop signed. */
#define SECRET_PUBLIC_BYTES 32
#define SECRET_SIGNATURE_BYTES 64
void secret_public_key(const struct secret *secret, uint8_t key[SECRET_PUBLIC_BYTES]);
void secret_sign(const struct secret *secret, const void *message, size_t length,
                 uint8_t signature[SECRET_SIGNATURE_BYTES]);
bool secret_signed(const uint8_t key[SECRET_PUBLIC_BYTES], const void *message, size_t length,
                   const uint8_t signature[SECRET_SIGNATURE_BYTES]);

/* PIN hashing costs 64 MiB and 3 passes; secret_cheap(true) sets the minimum, for tests and practice shops. */
void secret_cheap(bool cheap);
/* Writes salt, cost and hash as text; io_error if memory does not suffice. */
enum status secret_pin_hash(const struct secret *secret, const char *pin, char out[SECRET_PIN_TEXT],
                            struct error *err) MUST_USE;
/* stored: what secret_pin_hash wrote; NULL and "" match nothing. */
bool secret_pin_matches(const struct secret *secret, const char *pin, const char *stored);

#endif
