/* SPDX-License-Identifier: MIT */
#include "store/secret.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/log.h"
#include "store/outfile.h"

#define HEAD "frontdesk key 2\n"
#define KEYS (sizeof(struct secret) / SECRET_KEY_BYTES)
#define HEX_LINE (2 * SECRET_KEY_BYTES + 1)
#define FILE_BYTES (sizeof HEAD - 1 + KEYS * HEX_LINE)

_Static_assert(sizeof(struct secret) == KEYS * SECRET_KEY_BYTES, "a secret is keys only: the file has one a line");

static bool cheap_pins;

void secret_start(void)
{
    if (sodium_init() < 0) { /* without a source of randomness no key can be made */
        log_line("secret: libsodium does not start");
        abort();
    }
}

static char *key_path(const char *shop_path, const char *suffix)
{
    struct buffer path = {0};
    buffer_format(&path, "%s-key%s", shop_path, suffix);
    return path.text;
}

static enum status failed(const char *path, struct error *err)
{
    return error_io(err, "", path, errno);
}

static void write_out(const struct secret *secret, char text[FILE_BYTES + 1])
{
    const uint8_t *key = (const uint8_t *)secret;
    char *line = text + sizeof HEAD - 1;
    memcpy(text, HEAD, sizeof HEAD);
    for (size_t i = 0; i < KEYS; i++, line += HEX_LINE, key += SECRET_KEY_BYTES) {
        sodium_bin2hex(line, HEX_LINE, key, SECRET_KEY_BYTES);
        memcpy(line + HEX_LINE - 1, "\n", 2);
    }
}

/* Writes the key under another name and links it: link() fails if the key exists, and never shows half a key. */
static enum status create_linked(const char *path, const char *draft, const struct secret *secret, struct error *err)
{
    char text[FILE_BYTES + 1];
    int descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return failed(draft, err);
    write_out(secret, text);
    bool good = write(descriptor, text, FILE_BYTES) == (ssize_t)FILE_BYTES && fsync(descriptor) == 0;
    sodium_memzero(text, sizeof text);
    enum status status = good ? STATUS_OK : failed(draft, err);
    close(descriptor);
    if (good && link(draft, path))
        status = error_file(err, "shop", path, errno);
    unlink(draft);
    if (status == STATUS_OK && !outfile_sync_directory(path))
        status = failed(path, err);
    return status;
}

static enum status create_file(const char *shop_path, const char *suffix, const struct secret *secret,
                               struct error *err)
{
    secret_start();
    char *path = key_path(shop_path, suffix);
    char *draft = key_path(shop_path, ".new");
    unlink(draft); /* left by an interrupted creation */
    enum status status = create_linked(path, draft, secret, err);
    free(draft);
    free(path);
    return status;
}

enum status secret_create(const char *shop_path, const struct secret *secret, struct error *err)
{
    return create_file(shop_path, "", secret, err);
}

enum status secret_stage(const char *shop_path, const struct secret *secret, struct error *err)
{
    char *next = key_path(shop_path, ".next");
    unlink(next); /* of a change that did not come about */
    free(next);
    return create_file(shop_path, ".next", secret, err);
}

static enum status rename_key(const char *shop_path, const char *from, const char *to, bool replace, struct error *err)
{
    char *old = key_path(shop_path, from), *new = key_path(shop_path, to);
    enum status status = STATUS_OK;
    if (!replace && access(new, F_OK) == 0)
        status = error_file(err, "shop", new, EEXIST);
    else if (rename(old, new) != 0)
        status = failed(old, err);
    else if (!outfile_sync_directory(new))
        status = failed(new, err);
    free(old);
    free(new);
    return status;
}

enum status secret_advance(const char *shop_path, struct error *err)
{
    return rename_key(shop_path, ".next", "", true, err);
}

enum status secret_put_aside(const char *shop_path, struct error *err)
{
    return rename_key(shop_path, "", ".foreign", false, err);
}

static enum status damaged(const char *path, struct error *err)
{
    return error_set(err, STATUS_DAMAGED, "", "%s is no key file of this program", path);
}

static enum status parse(const char *path, const char *text, struct secret *secret, struct error *err)
{
    const char *line = text + sizeof HEAD - 1;
    uint8_t *key = (uint8_t *)secret;
    if (strncmp(text, HEAD, sizeof HEAD - 1) != 0)
        return damaged(path, err);
    for (size_t i = 0; i < KEYS; i++, line += HEX_LINE, key += SECRET_KEY_BYTES)
        if (line[HEX_LINE - 1] != '\n' ||
            sodium_hex2bin(key, SECRET_KEY_BYTES, line, HEX_LINE - 1, NULL, NULL, NULL) != 0)
            return damaged(path, err);
    return STATUS_OK;
}

static enum status missing(const char *path, struct error *err)
{
    const char *slash = strrchr(path, '/');
    error_set(err, STATUS_KEY_MISSING, "shop", "the key file is not there");
    error_arg(err, 0, "%s", slash ? slash + 1 : path);
    return STATUS_KEY_MISSING;
}

static enum status read_in(const char *path, struct secret *secret, struct error *err)
{
    char text[FILE_BYTES + 2] = "";
    struct stat of;
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        return errno == ENOENT ? missing(path, err) : failed(path, err);
    if (fstat(descriptor, &of) == 0 && of.st_mode & 077) { /* for example a copy made with a loose umask */
        log_line("secret: the key file was open to others; closed now");
        if (fchmod(descriptor, 0600))
            log_line("secret: %s", strerror(errno));
    }
    ssize_t length = read(descriptor, text, FILE_BYTES + 1);
    close(descriptor);
    enum status status = STATUS_OK;
    if (length < 0)
        status = failed(path, err);
    else
        status = length == (ssize_t)FILE_BYTES ? parse(path, text, secret, err) : damaged(path, err);
    sodium_memzero(text, sizeof text);
    return status;
}

static enum status read_file(const char *shop_path, const char *suffix, struct secret *secret, struct error *err)
{
    secret_start();
    char *path = key_path(shop_path, suffix);
    enum status status = read_in(path, secret, err);
    if (status != STATUS_OK)
        secret_clear(secret);
    free(path);
    return status;
}

enum status secret_read(const char *shop_path, struct secret *secret, struct error *err)
{
    return read_file(shop_path, "", secret, err);
}

enum status secret_read_staged(const char *shop_path, struct secret *secret, struct error *err)
{
    return read_file(shop_path, ".next", secret, err);
}

void secret_clear(struct secret *secret)
{
    sodium_memzero(secret, sizeof *secret);
}

void secret_check(const struct secret *secret, const char *uuid, uint8_t check[SECRET_CHECK_BYTES])
{
    crypto_auth_hmacsha256_state state;
    secret_start();
    crypto_auth_hmacsha256_init(&state, secret->chain, sizeof secret->chain);
    crypto_auth_hmacsha256_update(&state, (const unsigned char *)uuid, strlen(uuid));
    crypto_auth_hmacsha256_update(&state, secret->backup, sizeof secret->backup);
    crypto_auth_hmacsha256_final(&state, check);
}

static void put_number(uint8_t bytes[8], int64_t number)
{
    for (int i = 0; i < 8; i++)
        bytes[i] = (uint8_t)((uint64_t)number >> (56 - 8 * i));
}

uint32_t secret_coupon_mac(const struct secret *secret, int64_t shop, int64_t batch, int64_t serial)
{
    uint8_t message[24];
    uint8_t mac[crypto_generichash_BYTES];
    secret_start();
    put_number(message, shop);
    put_number(message + 8, batch);
    put_number(message + 16, serial);
    crypto_generichash(mac, sizeof mac, message, sizeof message, secret->coupon, sizeof secret->coupon);
    uint32_t top = (uint32_t)mac[0] << 24 | (uint32_t)mac[1] << 16 | (uint32_t)mac[2] << 8 | mac[3];
    return top >> 7;
}

static void key_pair(const struct secret *secret, uint8_t public[SECRET_PUBLIC_BYTES],
                     uint8_t private[crypto_sign_SECRETKEYBYTES])
{
    secret_start();
    crypto_sign_seed_keypair(public, private, secret->sign);
}

void secret_public_key(const struct secret *secret, uint8_t key[SECRET_PUBLIC_BYTES])
{
    uint8_t private[crypto_sign_SECRETKEYBYTES];
    key_pair(secret, key, private);
    sodium_memzero(private, sizeof private);
}

void secret_sign(const struct secret *secret, const void *message, size_t length,
                 uint8_t signature[SECRET_SIGNATURE_BYTES])
{
    uint8_t public[SECRET_PUBLIC_BYTES], private[crypto_sign_SECRETKEYBYTES];
    key_pair(secret, public, private);
    crypto_sign_detached(signature, NULL, message, length, private);
    sodium_memzero(private, sizeof private);
}

bool secret_signed(const uint8_t key[SECRET_PUBLIC_BYTES], const void *message, size_t length,
                   const uint8_t signature[SECRET_SIGNATURE_BYTES])
{
    secret_start();
    return crypto_sign_verify_detached(signature, message, length, key) == 0;
}

void secret_cheap(bool cheap)
{
    cheap_pins = cheap;
}

/*
 * Argon2 takes no secret key, so the PIN is keyed with the pepper first: a stolen shop file alone does not allow trying
 * PINs.
 */
static void key_pin(const struct secret *secret, const char *pin, char seasoned[2 * crypto_generichash_BYTES + 1])
{
    uint8_t hash[crypto_generichash_BYTES];
    secret_start();
    crypto_generichash(hash, sizeof hash, (const unsigned char *)pin, strlen(pin), secret->pepper,
                       sizeof secret->pepper);
    sodium_bin2hex(seasoned, 2 * sizeof hash + 1, hash, sizeof hash);
    sodium_memzero(hash, sizeof hash);
}

enum status secret_pin_hash(const struct secret *secret, const char *pin, char out[SECRET_PIN_TEXT], struct error *err)
{
    char seasoned[2 * crypto_generichash_BYTES + 1];
    unsigned long long passes = cheap_pins ? crypto_pwhash_argon2id_OPSLIMIT_MIN : 3;
    size_t memory = cheap_pins ? crypto_pwhash_argon2id_MEMLIMIT_MIN : (size_t)64 << 20;
    key_pin(secret, pin, seasoned);
    memset(out, 0, SECRET_PIN_TEXT);
    int code = crypto_pwhash_str_alg(out, seasoned, strlen(seasoned), passes, memory, crypto_pwhash_ALG_ARGON2ID13);
    sodium_memzero(seasoned, sizeof seasoned);
    return code ? error_set(err, STATUS_IO_ERROR, "", "no memory to hash a PIN") : STATUS_OK;
}

bool secret_pin_matches(const struct secret *secret, const char *pin, const char *stored)
{
    char seasoned[2 * crypto_generichash_BYTES + 1];
    if (!stored || !*stored || strlen(stored) >= crypto_pwhash_STRBYTES)
        return false;
    key_pin(secret, pin, seasoned);
    bool matches = crypto_pwhash_str_verify(stored, seasoned, strlen(seasoned)) == 0;
    sodium_memzero(seasoned, sizeof seasoned);
    return matches;
}
