/* SPDX-License-Identifier: MIT */
#include "base/buffer.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* Room for `length` more bytes and the NUL. */
static void reserve(struct buffer *buffer, size_t length)
{
    size_t needed;
    if (__builtin_add_overflow(buffer->length, length, &needed) || __builtin_add_overflow(needed, 1, &needed))
        mem_exhausted();
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
        mem_exhausted();
    buffer_add_bytes(buffer, made, (size_t)length);
    free(made);
}

void buffer_clear(struct buffer *buffer)
{
    free(buffer->text);
    *buffer = (struct buffer){0};
}
