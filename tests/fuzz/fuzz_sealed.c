/* SPDX-License-Identifier: MIT */
/*
 * An encrypted backup of which bytes were changed or cut off: its head is read or refused, and it is decrypted only
 * where nothing was changed; nothing is left of what could not be. Input: how much to cut off (2 bytes), then 3 bytes
 * each, two for the place and one to be put there; odd first byte: the input is the whole file.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/recovery.h"
#include "store/sealed.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char folder[] = "/tmp/fuzz-XXXXXX", plain[64], path[64], out[64];
static uint8_t public[SECRET_KEY_BYTES], private[SECRET_KEY_BYTES], sealed[4096], changed[4096];
static size_t length;

static void put(const char *to, const void *bytes, size_t size)
{
    FILE *file = fopen(to, "wb");
    if (!file || fwrite(bytes, 1, size, file) != size || fclose(file) != 0)
        abort();
}

static void tidy(void)
{
    unlink(plain);
    unlink(path);
    unlink(out);
    rmdir(folder);
}

static void make(void)
{
    struct recovery recovery = {{7}};
    struct sealed_head head = {.uuid = "00000000-0000-4000-8000-000000000007", .epoch = 1, .seq = 2, .at = 3};
    struct sealed_mark mark;
    if (!mkdtemp(folder))
        abort();
    atexit(tidy);
    snprintf(plain, sizeof plain, "%s/plain", folder);
    snprintf(path, sizeof path, "%s/sealed", folder);
    snprintf(out, sizeof out, "%s/out", folder);
    recovery_backup_pair(&recovery, public, private);
    memset(head.hash, 'a', sizeof head.hash - 1);
    put(plain, "a shop", 6);
    if (sealed_write(plain, path, &head, public, &mark, NULL) != STATUS_OK)
        abort();
    FILE *file = fopen(path, "rb");
    if (!file || (length = fread(sealed, 1, sizeof sealed, file)) == 0 || length == sizeof sealed)
        abort();
    fclose(file);
}

static size_t damage(const uint8_t *data, size_t size)
{
    size_t left = length - (size_t)(data[0] << 8 | data[1]) / 2 % length;
    memcpy(changed, sealed, length);
    for (size_t i = 2; i + 3 <= size; i += 3)
        changed[(size_t)(data[i] << 8 | data[i + 1]) % length] = data[i + 2];
    return left;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct sealed_head head;
    if (length == 0)
        make();
    if (size < 2)
        return 0;
    bool same = false;
    unlink(path);
    if (data[0] & 1) {
        put(path, data, size);
    } else {
        size_t left = damage(data, size);
        same = left == length && memcmp(changed, sealed, length) == 0;
        put(path, changed, left);
    }
    bool looked = sealed_look(path, &head, NULL) == STATUS_OK;
    bool read = sealed_read(path, public, private, out, NULL) == STATUS_OK;
    if (read != same || (read && !looked) || (access(out, F_OK) == 0) != read)
        abort();
    unlink(out);
    return 0;
}
