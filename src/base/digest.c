/* SPDX-License-Identifier: MIT */
#include "base/digest.h"

#include <sodium.h>

_Static_assert(DIGEST_BYTES == crypto_hash_sha256_BYTES, "digest is SHA-256");

void digest_bytes(const void *bytes, size_t length, uint8_t digest[DIGEST_BYTES])
{
    crypto_hash_sha256(digest, bytes, length);
}

void digest_chain(const uint8_t previous[DIGEST_BYTES], const void *body, size_t length, uint8_t digest[DIGEST_BYTES])
{
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    crypto_hash_sha256_update(&state, previous, DIGEST_BYTES);
    crypto_hash_sha256_update(&state, body, length);
    crypto_hash_sha256_final(&state, digest); /* digest may be previous, which has been read by now */
}

void digest_link(const uint8_t key[DIGEST_BYTES], const uint8_t previous[DIGEST_BYTES], const void *body, size_t length,
                 uint8_t digest[DIGEST_BYTES])
{
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, key, DIGEST_BYTES);
    crypto_auth_hmacsha256_update(&state, previous, DIGEST_BYTES);
    crypto_auth_hmacsha256_update(&state, body, length);
    crypto_auth_hmacsha256_final(&state, digest);
}

char *digest_hex(char buf[2 * DIGEST_BYTES + 1], const uint8_t digest[DIGEST_BYTES])
{
    return sodium_bin2hex(buf, 2 * DIGEST_BYTES + 1, digest, DIGEST_BYTES);
}
