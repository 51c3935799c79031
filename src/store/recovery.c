/* SPDX-License-Identifier: MIT */
#include "store/recovery.h"

#include <ctype.h>
#include <sodium.h>
#include <string.h>

#define CONTEXT "frontdsk"
#define GROUP 4 /* characters of a group before its check character */
#define SYMBOLS (GROUP * RECOVERY_GROUPS)

enum derived { KEY_PEPPER = 1, KEY_COUPON, KEY_CHAIN, KEY_SIGN, KEY_BACKUP, KEY_WRAP };

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

_Static_assert(RECOVERY_WRAP_BYTES == crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + 4 * SECRET_KEY_BYTES,
               "a wrapping is nonce, MAC and four keys");

void recovery_draw(struct recovery *recovery)
{
    secret_start();
    randombytes_buf(recovery->code, sizeof recovery->code);
}

void recovery_clear(struct recovery *recovery)
{
    sodium_memzero(recovery, sizeof *recovery);
}

/* --- the code as text -------------------------------------------------------------------------------------------- */

/* Multiplies by x in GF(32), modulo x^5 + x^2 + 1. */
static unsigned times_x(unsigned value)
{
    value <<= 1;
    return value & 32 ? value ^ 0x25 : value;
}

/* Finds every single wrong character, every swap of neighbours, and groups that changed places. */
static unsigned check_of(const uint8_t symbol[GROUP], int group)
{
    unsigned sum = (unsigned)group + 1;
    for (int i = 0; i < GROUP; i++)
        sum = times_x(sum) ^ symbol[i];
    return times_x(sum);
}

/* 128 bits make 25 symbols of 5 bits and one of 3; the two symbols after them are 0. */
static void to_symbols(const uint8_t code[RECOVERY_BYTES], uint8_t symbol[SYMBOLS])
{
    memset(symbol, 0, SYMBOLS);
    for (size_t bit = 0; bit < 8 * RECOVERY_BYTES; bit++)
        if (code[bit / 8] >> (7 - bit % 8) & 1)
            symbol[bit / 5] |= (uint8_t)(1 << (4 - bit % 5));
}

static bool from_symbols(const uint8_t symbol[SYMBOLS], uint8_t code[RECOVERY_BYTES])
{
    memset(code, 0, RECOVERY_BYTES);
    for (size_t bit = 0; bit < 5 * SYMBOLS; bit++) {
        bool set = symbol[bit / 5] >> (4 - bit % 5) & 1;
        if (bit >= 8 * RECOVERY_BYTES && set)
            return false;
        if (set)
            code[bit / 8] |= (uint8_t)(1 << (7 - bit % 8));
    }
    return true;
}

char *recovery_write(char buf[RECOVERY_TEXT], const struct recovery *recovery)
{
    uint8_t symbol[SYMBOLS];
    char *at = buf;
    to_symbols(recovery->code, symbol);
    for (int group = 0; group < RECOVERY_GROUPS; group++) {
        const uint8_t *first = symbol + (size_t)group * GROUP;
        for (int i = 0; i < GROUP; i++)
            *at++ = alphabet[first[i]];
        *at++ = alphabet[check_of(first, group)];
        *at++ = group + 1 < RECOVERY_GROUPS ? ' ' : '\0';
    }
    sodium_memzero(symbol, sizeof symbol);
    return buf;
}

/* -1: no character of the code. */
static int symbol_of(char letter)
{
    int c = toupper((unsigned char)letter);
    if (c == 'O')
        c = '0';
    if (c == 'I' || c == 'L')
        c = '1';
    const char *found = c ? strchr(alphabet, c) : NULL;
    return found ? (int)(found - alphabet) : -1;
}

static enum status wrong_group(int group, struct error *err)
{
    error_set(err, STATUS_BAD_VALUE, "code", "the check character of a group does not fit");
    error_detail(err, "code_group");
    error_arg(err, 1, "%d", group + 1);
    return STATUS_BAD_VALUE;
}

static enum status wrong_length(size_t typed, struct error *err)
{
    error_set(err, STATUS_BAD_VALUE, "code", "a recovery code has 35 characters");
    error_detail(err, "code_length");
    error_arg(err, 1, "%zu", typed);
    return STATUS_BAD_VALUE;
}

/* A character that no code has counts as one, so that its group is named. */
static enum status read_typed(const char *text, int typed[(GROUP + 1) * RECOVERY_GROUPS], struct error *err)
{
    size_t count = 0;
    for (; *text; text++) {
        if (isspace((unsigned char)*text) || *text == '-')
            continue;
        if (count < (GROUP + 1) * RECOVERY_GROUPS)
            typed[count] = symbol_of(*text);
        count++;
    }
    return count == (GROUP + 1) * RECOVERY_GROUPS ? STATUS_OK : wrong_length(count, err);
}

enum status recovery_read(const char *text, struct recovery *recovery, struct error *err)
{
    int typed[(GROUP + 1) * RECOVERY_GROUPS];
    uint8_t symbol[SYMBOLS];
    recovery_clear(recovery);
    TRY(read_typed(text, typed, err));
    for (int group = 0; group < RECOVERY_GROUPS; group++) {
        const int *in = typed + group * (GROUP + 1);
        uint8_t *out = symbol + (size_t)group * GROUP;
        for (int i = 0; i < GROUP; i++) {
            if (in[i] < 0)
                return wrong_group(group, err);
            out[i] = (uint8_t)in[i];
        }
        if (in[GROUP] < 0 || (unsigned)in[GROUP] != check_of(out, group))
            return wrong_group(group, err);
    }
    if (from_symbols(symbol, recovery->code))
        return STATUS_OK;
    recovery_clear(recovery);
    return wrong_group(RECOVERY_GROUPS - 1, err);
}

/* --- keys -------------------------------------------------------------------------------------------------------- */

static void derive(const struct recovery *recovery, enum derived which, uint8_t key[SECRET_KEY_BYTES])
{
    uint8_t master[crypto_kdf_KEYBYTES];
    secret_start();
    crypto_generichash(master, sizeof master, recovery->code, sizeof recovery->code, NULL, 0);
    crypto_kdf_derive_from_key(key, SECRET_KEY_BYTES, which, CONTEXT, master);
    sodium_memzero(master, sizeof master);
}

void recovery_backup_pair(const struct recovery *recovery, uint8_t public[SECRET_KEY_BYTES],
                          uint8_t private[SECRET_KEY_BYTES])
{
    uint8_t seed[SECRET_KEY_BYTES];
    derive(recovery, KEY_BACKUP, seed);
    crypto_box_seed_keypair(public, private, seed);
    sodium_memzero(seed, sizeof seed);
}

static void set_backup(const struct recovery *recovery, struct secret *secret)
{
    uint8_t private[SECRET_KEY_BYTES];
    recovery_backup_pair(recovery, secret->backup, private);
    sodium_memzero(private, sizeof private);
}

void recovery_secret(const struct recovery *recovery, struct secret *secret)
{
    derive(recovery, KEY_PEPPER, secret->pepper);
    derive(recovery, KEY_COUPON, secret->coupon);
    derive(recovery, KEY_CHAIN, secret->chain);
    derive(recovery, KEY_SIGN, secret->sign);
    set_backup(recovery, secret);
}

void recovery_wrap(const struct recovery *recovery, struct secret *secret, uint8_t wrap[RECOVERY_WRAP_BYTES])
{
    uint8_t key[SECRET_KEY_BYTES], kept[4][SECRET_KEY_BYTES];
    derive(recovery, KEY_WRAP, key);
    memcpy(kept[0], secret->pepper, SECRET_KEY_BYTES);
    memcpy(kept[1], secret->coupon, SECRET_KEY_BYTES);
    memcpy(kept[2], secret->chain, SECRET_KEY_BYTES);
    memcpy(kept[3], secret->sign, SECRET_KEY_BYTES);
    randombytes_buf(wrap, crypto_secretbox_NONCEBYTES);
    crypto_secretbox_easy(wrap + crypto_secretbox_NONCEBYTES, kept[0], sizeof kept, wrap, key);
    sodium_memzero(kept, sizeof kept);
    sodium_memzero(key, sizeof key);
    set_backup(recovery, secret);
}

bool recovery_unwrap(const struct recovery *recovery, const uint8_t wrap[RECOVERY_WRAP_BYTES], struct secret *secret)
{
    uint8_t key[SECRET_KEY_BYTES], kept[4][SECRET_KEY_BYTES];
    derive(recovery, KEY_WRAP, key);
    bool good = crypto_secretbox_open_easy(kept[0], wrap + crypto_secretbox_NONCEBYTES,
                                           crypto_secretbox_MACBYTES + sizeof kept, wrap, key) == 0;
    if (good) {
        memcpy(secret->pepper, kept[0], SECRET_KEY_BYTES);
        memcpy(secret->coupon, kept[1], SECRET_KEY_BYTES);
        memcpy(secret->chain, kept[2], SECRET_KEY_BYTES);
        memcpy(secret->sign, kept[3], SECRET_KEY_BYTES);
        set_backup(recovery, secret);
    }
    sodium_memzero(kept, sizeof kept);
    sodium_memzero(key, sizeof key);
    return good;
}
