/* SPDX-License-Identifier: MIT */
/* member_cache_priv: the memory layout shared by member_cache.c, which fills it, and member_cache_scan.c. */
#ifndef FD_MODEL_MEMBER_CACHE_PRIV_H
#define FD_MODEL_MEMBER_CACHE_PRIV_H

#include "model/last_seen.h"
#include "model/member_cache.h"

#define MEMBER_CACHE_KEY_BYTES 8
#define MEMBER_CACHE_LANES 4 /* UTF-16 units of a name in one word */
#define MEMBER_CACHE_LANE_BITS 16
#define MEMBER_CACHE_LAST_LANE (UINT64_C(0xFFFF) << (MEMBER_CACHE_LANES - 1) * MEMBER_CACHE_LANE_BITS)

/* One array per column, the same index for one member. An entry with id 0 is dead. */
struct member_cache {
    size_t room, count, sorted; /* the first `sorted` are in order of day and id, newest LAST; the rest are unsorted */
    int64_t *id;
    int64_t *day;
    uint64_t *phone;             /* digits as nibbles, most significant first, then 0xF */
    uint64_t *pinyin, *initials; /* the first bytes, most significant first */
    uint64_t *name; /* the first characters as UTF-16 units, one per lane; where MEMBER_CACHE_LAST_LANE is used the name
                       may be longer: see text */
    uint32_t *text; /* offset in `texts` of name, pinyin and initials, each ended by NUL */
    char *texts;
    size_t used, texts_room;
    struct last_seen days;
    int64_t told;              /* the last audit row applied */
    int64_t next_day, next_id; /* warming continues after this member */
    bool full, whole;          /* full: the newest are loaded; whole: there are no others */
    bool ready;                /* the days of all others are loaded too */
};

uint64_t member_cache_pack_bytes(const char *text);
uint64_t member_cache_pack_digits(const char *digits);
uint64_t member_cache_pack_name(const char *name);

#endif
