/* SPDX-License-Identifier: MIT */
/*
 * A shop file of which bytes were changed, opened, checked and written to: refused or reported, never a crash. Input:
 * 4 bytes each, three for the place and one to be put there.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "desk/check.h"
#include "desk/enrol.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char folder[] = "/tmp/fuzz-XXXXXX", path[64];
static uint8_t *whole;
static size_t length;

static void remove_beside(const char *suffix)
{
    struct buffer name = {0};
    buffer_format(&name, "%s%s", path, suffix);
    unlink(name.text);
    buffer_clear(&name);
}

static void sweep(void)
{
    static const char *const suffix[] = {"", "-wal", "-shm", "-gate", "-head"};
    for (size_t i = 0; i < sizeof suffix / sizeof *suffix; i++)
        remove_beside(suffix[i]);
}

static void tidy(void)
{
    sweep();
    remove_beside("-key");
    rmdir(folder);
    free(whole);
}

static void add_member(struct desk *desk, int64_t phone)
{
    struct enrol_request request = {.member = {.phone = phone, .name = "Li"}};
    struct enrol_done done;
    struct error err;
    (void)!enrol(desk, NULL, &request, &done, &err);
}

static void make(void)
{
    struct desk *desk;
    struct error err;
    if (!mkdtemp(folder))
        abort();
    snprintf(path, sizeof path, "%s/s.db", folder);
    atexit(tidy);
    if (desk_create(&(struct shop_new){.path = path, .name = "Fuzz", .practice = true}, &err) != STATUS_OK ||
        desk_open(path, false, &desk, &err) != STATUS_OK || desk_sign_in(desk, NULL, NULL, &err) != STATUS_OK)
        abort();
    for (int64_t phone = 8613800000001; phone < 8613800000009; phone++)
        add_member(desk, phone);
    desk_close(desk);
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0)
        abort();
    length = (size_t)ftell(file);
    rewind(file);
    whole = mem_alloc(length);
    if (fread(whole, 1, length, file) != length)
        abort();
    fclose(file);
}

static void damage(const uint8_t *data, size_t size)
{
    int file = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);
    if (file < 0 || write(file, whole, length) != (ssize_t)length)
        abort();
    for (size_t i = 0; i + 4 <= size; i += 4) {
        size_t at = (size_t)data[i] << 16 | (size_t)data[i + 1] << 8 | data[i + 2];
        if (pwrite(file, data + i + 3, 1, (off_t)(at % length)) != 1)
            abort();
    }
    close(file);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct desk *desk;
    struct check_report report;
    struct error err;
    if (!whole)
        make();
    sweep();
    damage(data, size);
    if (desk_open(path, false, &desk, &err) != STATUS_OK)
        return 0;
    if (check_books(desk, false, &report, &err) == STATUS_OK)
        check_clear(&report);
    if (desk_sign_in(desk, NULL, NULL, &err) == STATUS_OK)
        add_member(desk, 8613900000001);
    desk_close(desk);
    return 0;
}
