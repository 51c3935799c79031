/* SPDX-License-Identifier: MIT */
#include "store/outfile.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/mem.h"

#define COPY_BYTES 65536
#define LETTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

static const char *const suffixes[] = {"", "-wal", "-shm", "-gate", "-key", "-key.next", "-head"};

static bool is_there(const char *path, size_t length, const char *suffix)
{
    struct buffer name = {0};
    struct stat of;
    buffer_add_bytes(&name, path, length);
    buffer_add(&name, suffix);
    bool there = stat(name.text, &of) == 0;
    buffer_clear(&name);
    return there;
}

/* Every shop has a gate file beside it. Nothing is opened: closing a shop file would drop the locks of this process. */
bool outfile_of_shop(const char *path)
{
    size_t length = strlen(path);
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        size_t part = strlen(suffixes[i]);
        if (length > part && strcmp(path + length - part, suffixes[i]) == 0 && is_there(path, length - part, "") &&
            is_there(path, length - part, "-gate"))
            return true;
    }
    return false;
}

bool outfile_sync_directory(const char *path)
{
    char *directory = mem_copy(path);
    char *slash = strrchr(directory, '/');
    if (slash)
        slash[slash == directory] = '\0';
    int descriptor = open(slash ? directory : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool good = descriptor >= 0 && fsync(descriptor) == 0;
    if (descriptor >= 0)
        close(descriptor);
    free(directory);
    return good;
}

static void forget(struct outfile *out)
{
    free(out->path);
    free(out->draft);
    *out = (struct outfile){.fd = -1};
}

static enum status failed(struct outfile *out, const char *path, int number, struct error *err)
{
    enum status status = number == EEXIST ? error_file(err, "file", path, number) : error_io(err, "file", path, number);
    outfile_drop(out);
    return status;
}

/* A terminal, a pipe or /dev/stdout is written to as it is. */
static enum status begin_stream(struct outfile *out, const char *path, struct error *err)
{
    *out = (struct outfile){.fd = open(path, O_WRONLY | O_CLOEXEC), .path = mem_copy(path)};
    return out->fd >= 0 ? STATUS_OK : failed(out, path, errno, err);
}

enum status outfile_begin(struct outfile *out, const char *path, bool replace, struct error *err)
{
    struct buffer draft = {0};
    struct stat of;
    *out = (struct outfile){.fd = -1};
    if (outfile_of_shop(path)) {
        error_value(err, "file", path, "the file belongs to a shop");
        error_detail(err, "shop_file");
        return STATUS_BAD_VALUE;
    }
    if (!replace && lstat(path, &of) == 0)
        return error_file(err, "file", path, EEXIST);
    if (replace && stat(path, &of) == 0 && !S_ISREG(of.st_mode))
        return begin_stream(out, path, err);
    buffer_format(&draft, "%s.XXXXXX", path);
    *out = (struct outfile){.fd = mkostemp(draft.text, O_CLOEXEC), .replace = replace, .path = mem_copy(path)};
    out->draft = draft.text;
    return out->fd >= 0 ? STATUS_OK : failed(out, path, errno, err);
}

enum status outfile_write(struct outfile *out, const void *bytes, size_t length, struct error *err)
{
    for (const char *at = bytes; length > 0;) {
        ssize_t wrote = write(out->fd, at, length);
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote < 0)
            return failed(out, out->path, errno, err);
        at += wrote;
        length -= (size_t)wrote;
    }
    return STATUS_OK;
}

enum status outfile_end(struct outfile *out, struct error *err)
{
    if (!out->draft) {
        outfile_drop(out);
        return STATUS_OK;
    }
    if (fsync(out->fd) != 0)
        return failed(out, out->path, errno, err);
    close(out->fd);
    out->fd = -1;
    int placed = out->replace ? rename(out->draft, out->path)
                              : renameat2(AT_FDCWD, out->draft, AT_FDCWD, out->path, RENAME_NOREPLACE);
    if (placed != 0)
        return failed(out, out->path, errno, err);
    if (!outfile_sync_directory(out->path))
        return failed(out, out->path, errno, err);
    forget(out);
    return STATUS_OK;
}

void outfile_drop(struct outfile *out)
{
    if (out->fd >= 0)
        close(out->fd);
    if (out->draft)
        unlink(out->draft);
    forget(out);
}

static enum status pump(int in, const char *from, struct outfile *out, struct error *err)
{
    char *bytes = mem_alloc(COPY_BYTES);
    enum status status = STATUS_OK;
    for (ssize_t got = 1; status == STATUS_OK && got != 0;) {
        got = read(in, bytes, COPY_BYTES);
        if (got > 0)
            status = outfile_write(out, bytes, (size_t)got, err);
        else if (got < 0 && errno != EINTR)
            status = error_file(err, "file", from, errno);
    }
    free(bytes);
    return status;
}

enum status outfile_copy(const char *from, const char *to, struct error *err)
{
    struct outfile out;
    int in = open(from, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (in < 0)
        return error_file(err, "file", from, errno);
    enum status status = outfile_begin(&out, to, false, err);
    if (status == STATUS_OK)
        status = pump(in, from, &out, err);
    if (status == STATUS_OK)
        status = outfile_end(&out, err);
    outfile_drop(&out);
    close(in);
    return status;
}

/* What mkostemp put in the place of XXXXXX. */
bool outfile_is_draft(const char *end)
{
    return end[0] == '.' && strlen(end) == 7 && strspn(end + 1, LETTERS) == 6;
}

void outfile_sweep(const char *beside, bool (*ours)(void *context, const char *name), void *context)
{
    char *folder = mem_copy(beside);
    char *slash = strrchr(folder, '/');
    if (slash)
        slash[slash == folder] = '\0';
    DIR *directory = opendir(slash ? folder : ".");
    for (struct dirent *entry; directory && (entry = readdir(directory)) != NULL;)
        if (ours(context, entry->d_name))
            unlinkat(dirfd(directory), entry->d_name, 0);
    if (directory)
        closedir(directory);
    free(folder);
}
