/* SPDX-License-Identifier: MIT */
/* member_cache_priv: how the newest members lie in memory; for member_cache.c, which fills it, and member_cache_scan.c,
 * which looks through it.
 */
#ifndef FD_MODEL_MEMBER_CACHE_PRIV_H
#define FD_MODEL_MEMBER_CACHE_PRIV_H

#include "model/last_seen.h"
#include "model/member_cache.h"

#define MEMBER_CACHE_KEY_BYTES 8
#define MEMBER_CACHE_LANES 4 /* UTF-16 units of a name in one word */
#define MEMBER_CACHE_LANE_BITS 16
#define MEMBER_CACHE_LAST_LANE (UINT64_C(0xFFFF) << (MEMBER_CACHE_LANES - 1) * MEMBER_CACHE_LANE_BITS)

/* One member; columns of the same kind lie together. Dead: id 0. */
struct member_cache {
    size_t room, count, sorted; /* the first `sorted` lie by day and id, the newest LAST; the rest as they came */
    int64_t *id;
    int64_t *day;
    uint64_t *phone;             /* digits as nibbles from the left, 0xF behind the last */
    uint64_t *pinyin, *initials; /* the first bytes, from the left */
    uint64_t *name; /* the first characters as UTF-16 units, one to a lane; MEMBER_CACHE_LAST_LANE used: the text tells
                       more */
    uint32_t *text; /* where in `texts`: name, pinyin, initials, each with its NUL */
    char *texts;
    size_t used, texts_room;
    struct last_seen days;
    int64_t told;              /* audit row up to which it is told */
    int64_t next_day, next_id; /* warming goes on behind these */
    bool full, whole;          /* the newest are in it; they are all there are */
    bool ready;                /* and so are the days of the others */
};

uint64_t member_cache_pack_bytes(const char *text);
uint64_t member_cache_pack_digits(const char *digits);
uint64_t member_cache_pack_name(const char *name);

#endif
