/* SPDX-License-Identifier: MIT */
#include "base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/mem.h"
#include "base/memo.h"
#include "base/text.h"

static struct {
    int fd; /* -1: none is open */
    char *path;
} file = {.fd = -1};

static int open_file(const char *path)
{
    int fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (fd >= 0)
        (void)fchmod(fd, 0600);
    return fd;
}

/* Renames NAME to NAME.1, NAME.1 to NAME.2 and so on, replacing the oldest. */
static void rename_older(int from, int to)
{
    struct buffer old = {0}, new = {0};
    buffer_add(&old, file.path);
    if (from > 0)
        buffer_format(&old, ".%d", from);
    buffer_format(&new, "%s.%d", file.path, to);
    (void)rename(old.text, new.text); /* most do not exist */
    buffer_clear(&old);
    buffer_clear(&new);
}

/*
 * Starts a new file if the log is full. One process renames the files, under a lock; the others find another file under
 * the name and reopen it.
 */
static void rotate(void)
{
    struct stat mine, named;
    if (fstat(file.fd, &mine) != 0 || mine.st_size < LOG_BYTES || flock(file.fd, LOCK_EX | LOCK_NB) != 0)
        return;
    if (stat(file.path, &named) == 0 && named.st_ino == mine.st_ino && named.st_dev == mine.st_dev)
        for (int i = LOG_KEPT; i > 0; i--)
            rename_older(i - 1, i);
    int fresh = open_file(file.path);
    if (fresh < 0) {
        flock(file.fd, LOCK_UN);
        return;
    }
    close(file.fd); /* releases the lock too */
    file.fd = fresh;
}

enum status log_open(const char *path, struct error *err)
{
    int opened = open_file(path);
    if (opened < 0)
        return error_io(err, "log", path, errno);
    log_close();
    file.fd = opened;
    file.path = mem_copy(path);
    rotate();
    return STATUS_OK;
}

void log_start(void)
{
    char *path = memo_path("frontdesk.log");
    if (path && log_open(path, NULL) != STATUS_OK) {
        memo_folders(path);
        (void)!log_open(path, NULL);
    }
    free(path);
}

void log_close(void)
{
    if (file.fd >= 0)
        close(file.fd);
    free(file.path);
    file.fd = -1;
    file.path = NULL;
}

void log_line(const char *format, ...)
{
    if (file.fd < 0)
        return;
    char raw[1024], clean[2048], when[DATE_TEXT], line[sizeof clean + DATE_TEXT + 2];
    va_list args;
    va_start(args, format);
    vsnprintf(raw, sizeof raw, format, args);
    va_end(args);
    text_sanitise(clean, sizeof clean, raw);
    int length = snprintf(line, sizeof line, "%s %s\n", date_format_instant(when, clock_now()), clean);
    /* A single write keeps lines of several processes whole. A failed write must not stop a sale, so it is ignored. */
    ssize_t written = write(file.fd, line, (size_t)length);
    if (written > 0)
        rotate();
}

/* The args are left out: they may name a member. */
void log_error(const char *where, const struct error *err)
{
    log_line("%s: %s field=%s detail=%s note=%s", where, status_code(err->status), err->field, err->detail, err->note);
}
