/* SPDX-License-Identifier: MIT */
#include "base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/date.h"
#include "base/text.h"

static int file = -1;

enum status log_open(const char *path, struct error *err)
{
    int opened = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (opened < 0)
        return error_io(err, "log", path, errno);
    log_close();
    file = opened;
    return STATUS_OK;
}

void log_close(void)
{
    if (file >= 0)
        close(file);
    file = -1;
}

void log_line(const char *format, ...)
{
    if (file < 0)
        return;
    char raw[1024], clean[2048], when[DATE_TEXT], line[sizeof clean + DATE_TEXT + 2];
    va_list args;
    va_start(args, format);
    vsnprintf(raw, sizeof raw, format, args);
    va_end(args);
    text_sanitise(clean, sizeof clean, raw);
    int length = snprintf(line, sizeof line, "%s %s\n", instant_format(when, clock_now()), clean);
    /* One write keeps lines of several tills whole. A log that cannot be written must not stop a sale. */
    ssize_t written = write(file, line, (size_t)length);
    (void)written;
}

/* The args are left out: they may name a member. */
void log_error(const char *where, const struct error *err)
{
    log_line("%s: %s field=%s detail=%s note=%s", where, status_code(err->status), err->field, err->detail, err->note);
}
