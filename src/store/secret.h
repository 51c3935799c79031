/* SPDX-License-Identifier: MIT */
/*
 * secret: the key file FILE-key beside the shop (mode 0600, never in a backup): pepper and coupon MAC key; and PINs
 * by Argon2id with the pepper. libsodium.
 */
#ifndef FD_STORE_SECRET_H
#define FD_STORE_SECRET_H

#include "base/status.h"

#define SECRET_KEY_BYTES 32
#define SECRET_PIN_TEXT 160

struct secret {
    uint8_t pepper[SECRET_KEY_BYTES];
    uint8_t coupon[SECRET_KEY_BYTES];
};

enum status secret_create(const char *shop_path, struct error *err) MUST_USE; /* refuses to overwrite */
enum status secret_read(const char *shop_path, struct secret *secret, struct error *err) MUST_USE;
void secret_clear(struct secret *secret);

/* 25-bit keyed MAC (libsodium keyed generichash) over shop, batch and serial. */
uint32_t secret_coupon_mac(const struct secret *secret, int64_t shop, int64_t batch, int64_t serial);

/*
 * The shop's Ed25519 key pair, made of the coupon key: one file to keep, and a shop made before has one too. Whoever
 * has the public half tells by it alone what this shop signed.
 */
#define SECRET_PUBLIC_BYTES 32
#define SECRET_SIGNATURE_BYTES 64
void secret_public_key(const struct secret *secret, uint8_t key[SECRET_PUBLIC_BYTES]);
void secret_sign(const struct secret *secret, const void *message, size_t length,
                 uint8_t signature[SECRET_SIGNATURE_BYTES]);
bool secret_signed(const uint8_t key[SECRET_PUBLIC_BYTES], const void *message, size_t length,
                   const uint8_t signature[SECRET_SIGNATURE_BYTES]);

/* Cost: 64 MiB and 3 passes; minimum with secret_cheap(true), for tests and practice shops. */
void secret_cheap(bool cheap);
enum status secret_pin_hash(const struct secret *secret, const char *pin, char out[SECRET_PIN_TEXT],
                            struct error *err) MUST_USE;
bool secret_pin_matches(const struct secret *secret, const char *pin, const char *stored);

#endif
