/* SPDX-License-Identifier: MIT */
/* strmap: a hash map from names to indexes, in memory. Start with a zeroed struct; strmap_clear frees. */
#ifndef FD_BASE_STRMAP_H
#define FD_BASE_STRMAP_H

#include <stddef.h>

struct strmap_slot {
    char *name; /* owned; NULL: the slot is free */
    size_t at;
};

struct strmap {
    struct strmap_slot *place;
    size_t count, room; /* room: number of slots, a power of two or 0 */
};

/* Stores `at` for name (copied), replacing what was stored for it. */
void strmap_put(struct strmap *map, const char *name, size_t at);
/* What was stored for name; `otherwise` if nothing was. */
size_t strmap_find(const struct strmap *map, const char *name, size_t otherwise);
void strmap_clear(struct strmap *map);

#endif
