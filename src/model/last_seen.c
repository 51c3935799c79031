/* SPDX-License-Identifier: MIT */
#include "model/last_seen.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define ROOM_MORE 65536 /* room for members enrolled before the array grows again */

void last_seen_free(struct last_seen *seen)
{
    free(seen->day);
    *seen = (struct last_seen){0};
}

void last_seen_put(struct last_seen *seen, int64_t member, int64_t day)
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

int64_t last_seen_day(const struct last_seen *seen, int64_t member)
{
    return member >= 0 && (size_t)member < seen->room ? (int64_t)seen->day[member] - 1 : LAST_SEEN_NEVER;
}
