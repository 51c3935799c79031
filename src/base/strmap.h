/* SPDX-License-Identifier: MIT */
/* strmap: texts to numbers, in memory: where something named stands in a list. Zero-initialise; strmap_clear. */
#ifndef FD_BASE_STRMAP_H
#define FD_BASE_STRMAP_H

#include <stddef.h>

struct strmap_slot {
    char *name; /* NULL: free */
    size_t at;
};

struct strmap {
    struct strmap_slot *place;
    size_t count, room; /* room: a power of two, or 0 */
};

/* Keeps a copy of name; a name that is there already gets the new place. */
void strmap_put(struct strmap *map, const char *name, size_t at);
/* `otherwise` when the name is not there. */
size_t strmap_find(const struct strmap *map, const char *name, size_t otherwise);
void strmap_clear(struct strmap *map);

#endif
