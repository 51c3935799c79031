/* SPDX-License-Identifier: MIT */
#include "base/mem.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/status.h"

/* exit, not abort: the handlers give the terminal back; an open transaction dies with the process. */
static _Noreturn void exhausted(void)
{
    static const char message[] = "frontdesk: out of memory\n";
    ssize_t written = write(STDERR_FILENO, message, sizeof message - 1);
    (void)written;
    exit(status_exit(STATUS_IO_ERROR));
}

void *mem_alloc(size_t size)
{
    void *block = calloc(1, size ? size : 1);
    if (!block)
        exhausted();
    return block;
}

void *mem_resize(void *block, size_t count, size_t size)
{
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes))
        exhausted();
    void *moved = realloc(block, bytes ? bytes : 1);
    if (!moved)
        exhausted();
    return moved;
}

char *mem_copy(const char *text)
{
    char *copy = strdup(text);
    if (!copy)
        exhausted();
    return copy;
}

void *mem_grow(void *items, size_t count, size_t *room, size_t size)
{
    if (count < *room)
        return items;
    size_t more = count < 8 ? 8 : count;
    if (__builtin_add_overflow(count, more, &more))
        exhausted();
    items = mem_resize(items, more, size);
    *room = more;
    return items;
}

/* Room for `length` more bytes and the NUL. */
static void reserve(struct buffer *buffer, size_t length)
{
    size_t needed;
    if (__builtin_add_overflow(buffer->length, length, &needed) || __builtin_add_overflow(needed, 1, &needed))
        exhausted();
    if (needed <= buffer->room)
        return;
    size_t room = buffer->room ? buffer->room : 64;
    while (room < needed)
        room = room > SIZE_MAX / 2 ? needed : room * 2;
    buffer->text = mem_resize(buffer->text, room, 1);
    buffer->room = room;
}

void buffer_add(struct buffer *buffer, const char *text)
{
    buffer_add_bytes(buffer, text, strlen(text));
}

void buffer_add_bytes(struct buffer *buffer, const char *bytes, size_t length)
{
    reserve(buffer, length);
    if (length > 0)
        memcpy(buffer->text + buffer->length, bytes, length);
    buffer->length += length;
    buffer->text[buffer->length] = '\0';
}

void buffer_format(struct buffer *buffer, const char *format, ...)
{
    char *made = NULL;
    va_list args;
    va_start(args, format);
    int length = vasprintf(&made, format, args);
    va_end(args);
    if (length < 0)
        exhausted();
    buffer_add_bytes(buffer, made, (size_t)length);
    free(made);
}

void buffer_clear(struct buffer *buffer)
{
    free(buffer->text);
    *buffer = (struct buffer){0};
}
