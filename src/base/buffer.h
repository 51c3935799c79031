/* SPDX-License-Identifier: MIT */
/* buffer: text that grows; always ends with a NUL once something was added. */
#ifndef FD_BASE_BUFFER_H
#define FD_BASE_BUFFER_H

#include <stddef.h>

/* A growing text buffer, always NUL-terminated once something was added. Zero-initialise; free with buffer_clear. */
struct buffer {
    char *text;
    size_t length;
    size_t room;
};
void buffer_add(struct buffer *buffer, const char *text);
void buffer_add_bytes(struct buffer *buffer, const char *bytes, size_t length);
void buffer_format(struct buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buffer_clear(struct buffer *buffer);

#endif
