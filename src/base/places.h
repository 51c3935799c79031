/* SPDX-License-Identifier: MIT */
/* places: texts to numbers, in memory: where something named stands in a list. Zero-initialise; places_clear. */
#ifndef FD_BASE_PLACES_H
#define FD_BASE_PLACES_H

#include <stddef.h>

struct place {
    char *name; /* NULL: free */
    size_t at;
};

struct places {
    struct place *place;
    size_t count, room; /* room: a power of two, or 0 */
};

/* Keeps a copy of name; a name that is there already gets the new place. */
void places_put(struct places *places, const char *name, size_t at);
/* `otherwise` when the name is not there. */
size_t places_find(const struct places *places, const char *name, size_t otherwise);
void places_clear(struct places *places);

#endif
