/* SPDX-License-Identifier: MIT */
#include "base/mem.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/status.h"

/* exit instead of abort, so that exit handlers restore the terminal. An open transaction is lost with the process. */
_Noreturn void mem_exhausted(void)
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
        mem_exhausted();
    return block;
}

void *mem_resize(void *block, size_t count, size_t size)
{
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes))
        mem_exhausted();
    void *moved = realloc(block, bytes ? bytes : 1);
    if (!moved)
        mem_exhausted();
    return moved;
}

char *mem_copy(const char *text)
{
    char *copy = strdup(text);
    if (!copy)
        mem_exhausted();
    return copy;
}

void *mem_grow(void *items, size_t count, size_t *room, size_t size)
{
    if (count < *room)
        return items;
    size_t more = count < 8 ? 8 : count;
    if (__builtin_add_overflow(count, more, &more))
        mem_exhausted();
    items = mem_resize(items, more, size);
    *room = more;
    return items;
}
