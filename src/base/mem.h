/* SPDX-License-Identifier: MIT */
/* mem: allocation that never returns NULL: it ends the program when memory is exhausted. Callers free with free(). */
#ifndef FD_BASE_MEM_H
#define FD_BASE_MEM_H

#include <stddef.h>

void *mem_alloc(size_t size);                             /* zeroed */
void *mem_resize(void *block, size_t count, size_t size); /* realloc; checks count*size for overflow */
char *mem_copy(const char *text);

/*
 * Makes room for one more element behind the `count` elements of the array `items`; *room is the number of allocated
 * elements. Returns the array, which may have moved.
 */
void *mem_grow(void *items, size_t count, size_t *room, size_t size);

/* Reports on standard error and exits with the status of io_error; an open transaction is lost with the process. */
_Noreturn void mem_exhausted(void);

#endif
