/* SPDX-License-Identifier: MIT */
/* digest: SHA-256 and HMAC-SHA-256 (libsodium), and hexadecimal. */
#ifndef FD_BASE_DIGEST_H
#define FD_BASE_DIGEST_H

#include "base/status.h"

#define DIGEST_BYTES 32

void digest_bytes(const void *bytes, size_t length, uint8_t digest[DIGEST_BYTES]);
/* SHA-256 of previous followed by body. digest may be previous. */
void digest_chain(const uint8_t previous[DIGEST_BYTES], const void *body, size_t length, uint8_t digest[DIGEST_BYTES]);
/* HMAC-SHA-256 of previous followed by body: the keyed chains, which only who has the key can continue or forge. */
void digest_link(const uint8_t key[DIGEST_BYTES], const uint8_t previous[DIGEST_BYTES], const void *body, size_t length,
                 uint8_t digest[DIGEST_BYTES]);
char *digest_hex(char buf[2 * DIGEST_BYTES + 1], const uint8_t digest[DIGEST_BYTES]);

#endif
