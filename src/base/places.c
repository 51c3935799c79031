/* SPDX-License-Identifier: MIT */
#include "base/places.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* FNV-1a, 64 bits. */
static uint64_t hash(const char *name)
{
    uint64_t h = UINT64_C(14695981039346656037);
    for (; *name != '\0'; name++)
        h = (h ^ (unsigned char)*name) * UINT64_C(1099511628211);
    return h;
}

/* The slot of a name, or the free one where it would stand. */
static struct place *slot(const struct places *places, const char *name)
{
    size_t mask = places->room - 1, at = (size_t)hash(name) & mask;
    while (places->place[at].name && strcmp(places->place[at].name, name) != 0)
        at = (at + 1) & mask;
    return &places->place[at];
}

static void grow(struct places *places)
{
    struct places more = {.room = places->room ? 2 * places->room : 64, .count = places->count};
    more.place = mem_alloc(more.room * sizeof *more.place);
    for (size_t i = 0; i < places->room; i++)
        if (places->place[i].name)
            *slot(&more, places->place[i].name) = places->place[i];
    free(places->place);
    *places = more;
}

void places_put(struct places *places, const char *name, size_t at)
{
    if (2 * (places->count + 1) > places->room) /* half empty, so that a search ends soon */
        grow(places);
    struct place *place = slot(places, name);
    if (!place->name) {
        place->name = mem_copy(name);
        places->count++;
    }
    place->at = at;
}

size_t places_find(const struct places *places, const char *name, size_t otherwise)
{
    if (places->room == 0)
        return otherwise;
    const struct place *place = slot(places, name);
    return place->name ? place->at : otherwise;
}

void places_clear(struct places *places)
{
    for (size_t i = 0; i < places->room; i++)
        free(places->place[i].name);
    free(places->place);
    *places = (struct places){0};
}
