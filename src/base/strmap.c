/* SPDX-License-Identifier: MIT */
#include "base/strmap.h"

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

/* The slot of a name, or the free slot where it would be stored. */
static struct strmap_slot *slot(const struct strmap *map, const char *name)
{
    size_t mask = map->room - 1, at = (size_t)hash(name) & mask;
    while (map->place[at].name && strcmp(map->place[at].name, name) != 0)
        at = (at + 1) & mask;
    return &map->place[at];
}

static void grow(struct strmap *map)
{
    struct strmap more = {.room = map->room ? 2 * map->room : 64, .count = map->count};
    more.place = mem_alloc(more.room * sizeof *more.place);
    for (size_t i = 0; i < map->room; i++)
        if (map->place[i].name)
            *slot(&more, map->place[i].name) = map->place[i];
    free(map->place);
    *map = more;
}

void strmap_put(struct strmap *map, const char *name, size_t at)
{
    if (2 * (map->count + 1) > map->room) /* at most half full, so that searches are short */
        grow(map);
    struct strmap_slot *place = slot(map, name);
    if (!place->name) {
        place->name = mem_copy(name);
        map->count++;
    }
    place->at = at;
}

size_t strmap_find(const struct strmap *map, const char *name, size_t otherwise)
{
    if (map->room == 0)
        return otherwise;
    const struct strmap_slot *place = slot(map, name);
    return place->name ? place->at : otherwise;
}

void strmap_clear(struct strmap *map)
{
    for (size_t i = 0; i < map->room; i++)
        free(map->place[i].name);
    free(map->place);
    *map = (struct strmap){0};
}
