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

/* Says that memory is gone, and ends the program. */
_Noreturn void mem_exhausted(void);

#endif
