/* SPDX-License-Identifier: MIT */
/* hot_inside: how the newest members lie in memory; for hot.c, which fills it, and hot_scan.c, which looks through it.
 */
#ifndef FD_MODEL_HOT_INSIDE_H
#define FD_MODEL_HOT_INSIDE_H

#include "model/hot.h"
#include "model/seen.h"

#define HOT_KEY_BYTES 8
#define HOT_LANES 4 /* UTF-16 units of a name in one word */
#define HOT_LANE_BITS 16
#define HOT_LAST_LANE (UINT64_C(0xFFFF) << (HOT_LANES - 1) * HOT_LANE_BITS)

/* One member; columns of the same kind lie together. Dead: id 0. */
struct hot {
    size_t room, count, sorted; /* the first `sorted` lie by day and id, the newest LAST; the rest as they came */
    int64_t *id;
    int64_t *day;
    uint64_t *phone;             /* digits as nibbles from the left, 0xF behind the last */
    uint64_t *pinyin, *initials; /* the first bytes, from the left */
    uint64_t *name; /* the first characters as UTF-16 units, one to a lane; HOT_LAST_LANE used: the text tells more */
    uint32_t *text; /* where in `texts`: name, pinyin, initials, each with its NUL */
    char *texts;
    size_t used, texts_room;
    struct seen days;
    int64_t told;              /* audit row up to which it is told */
    int64_t next_day, next_id; /* warming goes on behind these */
    bool full, whole;          /* the newest are in it; they are all there are */
    bool ready;                /* and so are the days of the others */
};

uint64_t hot_pack_bytes(const char *text);
uint64_t hot_pack_digits(const char *digits);
uint64_t hot_pack_name(const char *name);

#endif
