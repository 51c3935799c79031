/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/status.h"
#include "base/text.h"

/* vsnprintf cuts at a byte; half a character would make the error invalid UTF-8 in JSON output. */
static void __attribute__((format(printf, 3, 0))) print_cut(char *buf, size_t size, const char *format, va_list list_of)
{
    int wanted = vsnprintf(buf, size, format, list_of);
    if (wanted < 0) {
        buf[0] = '\0';
        return;
    }
    if ((size_t)wanted < size)
        return;
    size_t end = size - 1, start = end;
    while (start > 0 && end - start < 4 && ((unsigned char)buf[start - 1] & 0xC0) == 0x80)
        start--;
    if (start > 0 && (unsigned char)buf[start - 1] >= 0xC0)
        start--;
    if (!text_valid(buf + start, end - start))
        buf[start] = '\0';
}

enum status error_set(struct error *err, enum status status, const char *field, const char *note, ...)
{
    if (!err)
        return status;
    struct error made = {.status = status}; /* built aside: the arguments may point into *err */
    text_copy(made.field, sizeof made.field, field ? field : "");
    if (note) {
        va_list args;
        va_start(args, note);
        print_cut(made.note, sizeof made.note, note, args);
        va_end(args);
    }
    *err = made;
    return status;
}

enum status error_value(struct error *err, const char *field, const char *value, const char *note)
{
    if (!err)
        return STATUS_BAD_VALUE;
    struct error made = {.status = STATUS_BAD_VALUE};
    text_copy(made.field, sizeof made.field, field ? field : "");
    text_copy(made.arg[0], sizeof made.arg[0], made.field);
    text_copy(made.arg[1], sizeof made.arg[1], value ? value : "");
    text_copy(made.note, sizeof made.note, note ? note : "");
    *err = made;
    return STATUS_BAD_VALUE;
}

enum status error_one_of(struct error *err, const char *field, const char *value, const char *set)
{
    error_value(err, field, value, "none of the words possible here");
    error_detail(err, "one_of");
    error_arg(err, 2, "%s", set);
    return STATUS_BAD_VALUE;
}

enum status error_choice(struct error *err, const char *field, const char *value, const char *const *names,
                         size_t count)
{
    struct buffer set = {0};
    for (size_t i = 0; i < count; i++)
        buffer_format(&set, "%s%s", i > 0 ? ", " : "", names[i]);
    error_one_of(err, field, value, set.text ? set.text : "");
    buffer_clear(&set);
    return STATUS_BAD_VALUE;
}

enum status error_range(struct error *err, const char *field, const char *value, const char *least, const char *most)
{
    error_value(err, field, value, "out of range");
    error_detail(err, least && most ? "range" : least ? "at_least" : "at_most");
    error_arg(err, 2, "%s", least ? least : "");
    error_arg(err, 3, "%s", most ? most : "");
    return STATUS_BAD_VALUE;
}

/* jansson quotes the input near the fault: that is shown, but kept out of the note, which is logged. */
enum status error_json(struct error *err, const char *field, int line, int column, const char *fault)
{
    const char *near = strstr(fault, " near ");
    error_set(err, STATUS_BAD_VALUE, field, "line %d: %.*s", line, near ? (int)(near - fault) : (int)strlen(fault),
              fault);
    error_detail(err, "json");
    error_arg(err, 0, "%s", field);
    error_arg(err, 1, "%d", line);
    error_arg(err, 2, "%d", column);
    error_arg(err, 3, "%s", fault);
    return STATUS_BAD_VALUE;
}

static enum status set_file(struct error *err, enum status status, const char *field, const char *path, int number)
{
    error_set(err, status, field, "%s: %s", path, strerror(number));
    error_arg(err, 0, "%s", path);
    error_arg(err, 1, "%s", strerror(number));
    return status;
}

enum status error_io(struct error *err, const char *field, const char *path, int number)
{
    set_file(err, STATUS_IO_ERROR, field, path, number);
    error_detail(err, "file");
    return STATUS_IO_ERROR;
}

enum status error_file(struct error *err, const char *field, const char *path, int number)
{
    switch (number) {
    case ENOENT:
        return set_file(err, STATUS_NOT_FOUND, field, path, number);
    case EEXIST:
        return set_file(err, STATUS_FILE_EXISTS, field, path, number);
    default:
        return error_io(err, field, path, number);
    }
}

void error_detail(struct error *err, const char *detail)
{
    if (err)
        text_copy(err->detail, sizeof err->detail, detail);
}

void error_arg(struct error *err, int index, const char *format, ...)
{
    if (!err || index < 0 || index >= ERROR_ARGS)
        return;
    char made[sizeof err->arg[0]];
    va_list args;
    va_start(args, format);
    print_cut(made, sizeof made, format, args);
    va_end(args);
    text_copy(err->arg[index], sizeof err->arg[index], made);
}

void error_clear(struct error *err)
{
    if (err)
        *err = (struct error){.status = STATUS_OK};
}
