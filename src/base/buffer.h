/* SPDX-License-Identifier: MIT */
/* buffer: a text that grows as it is written. Allocation cannot fail (base/mem.h). */
#ifndef FD_BASE_BUFFER_H
#define FD_BASE_BUFFER_H

#include <stddef.h>

/* Start with a zeroed struct; text is NULL until something is added, then always NUL-terminated. buffer_clear frees. */
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
