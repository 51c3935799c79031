/* SPDX-License-Identifier: MIT */
/* mem: allocation that ends the program when memory is gone, before anything is half written. */
#ifndef FD_BASE_MEM_H
#define FD_BASE_MEM_H

#include <stddef.h>

void *mem_alloc(size_t size);                             /* zeroed; caller frees with free() */
void *mem_resize(void *block, size_t count, size_t size); /* checks count*size for overflow */
char *mem_copy(const char *text);

/* Makes room for one more element of array *items with *count in use; *room is the allocated number. */
void *mem_grow(void *items, size_t count, size_t *room, size_t size);

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
