/* SPDX-License-Identifier: MIT */
#include "model/seen.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define ROOM_MORE 65536 /* members enrolled before it grows again */

void seen_free(struct seen *seen)
{
    free(seen->day);
    *seen = (struct seen){0};
}

void seen_put(struct seen *seen, int64_t member, int64_t day)
{
    size_t at = (size_t)member;
    if (at >= seen->room) {
        size_t room = at + at / 16 + ROOM_MORE;
        seen->day = mem_resize(seen->day, room, sizeof *seen->day);
        memset(seen->day + seen->room, 0, (room - seen->room) * sizeof *seen->day);
        seen->room = room;
    }
    seen->day[at] = (uint16_t)(day >= UINT16_MAX ? UINT16_MAX : day < 0 ? 0 : day + 1);
}

int64_t seen_day(const struct seen *seen, int64_t member)
{
    return member >= 0 && (size_t)member < seen->room ? (int64_t)seen->day[member] - 1 : SEEN_NEVER;
}
