/* SPDX-License-Identifier: MIT */
/* member_cache_scan: packs the search text and scans the columns, newest first, with a few compares per member. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "model/member_cache_priv.h"

#define PHONE_NIBBLES 16
#define EACH_LANE UINT64_C(0x0001000100010001)

/* --- packing ------------------------------------------------------------------------------------------------------ */

uint64_t member_cache_pack_bytes(const char *text)
{
    uint64_t key = 0;
    for (int i = 0; i < MEMBER_CACHE_KEY_BYTES; i++)
        key = key << 8 | (uint64_t)(*text != '\0' ? (unsigned char)*text++ : 0);
    return key;
}

uint64_t member_cache_pack_digits(const char *digits)
{
    uint64_t key = 0;
    for (int i = 0; i < PHONE_NIBBLES; i++)
        key = key << 4 | (uint64_t)(*digits != '\0' ? *digits++ - '0' : 0xF);
    return key;
}

/* Characters beyond the first plane do not fit a lane: such a name must be compared in full. */
uint64_t member_cache_pack_name(const char *name)
{
    uint64_t key = 0;
    uint32_t c;
    for (int lane = 0; lane < MEMBER_CACHE_LANES; lane++) {
        size_t taken = text_decode(name, &c);
        name += taken;
        if (taken > 0)
            key |= c > 0xFFFF ? MEMBER_CACHE_LAST_LANE : (uint64_t)c << (lane * MEMBER_CACHE_LANE_BITS);
    }
    return key;
}

/* --- the search text ---------------------------------------------------------------------------------------------- */

/* The search text in the form of the columns. */
struct wanted {
    const uint64_t *column;
    uint64_t bits, mask; /* packed beginning and its mask; of a name: its characters and their bits */
    uint64_t first;      /* of a name: its first character in each lane */
    int lanes;           /* of a name: how many characters; 0: look at the text */
    const char *text;
    bool whole;
    bool long_text; /* longer than the packed column: compare the text too */
    int skip;       /* number of texts before the one of this key */
};

/* A whole reading is compared with its NUL, if that still fits into the column. */
static struct wanted begins(const uint64_t *column, const struct member_cache_part *part, int skip)
{
    size_t length = strlen(part->text) + part->whole,
           used = length < MEMBER_CACHE_KEY_BYTES ? length : MEMBER_CACHE_KEY_BYTES;
    struct wanted wanted = {.column = column, .text = part->text, .whole = part->whole, .skip = skip};
    wanted.long_text = length > MEMBER_CACHE_KEY_BYTES;
    wanted.mask = used == 0 ? 0 : ~UINT64_C(0) << (MEMBER_CACHE_KEY_BYTES - used) * 8;
    wanted.bits = member_cache_pack_bytes(part->text) & wanted.mask;
    return wanted;
}

static struct wanted phone(const uint64_t *column, const char *digits)
{
    struct wanted wanted = {.column = column, .text = digits};
    wanted.mask = *digits == '\0' ? 0 : ~UINT64_C(0) << (PHONE_NIBBLES - strlen(digits)) * 4;
    wanted.bits = member_cache_pack_digits(digits) & wanted.mask;
    return wanted;
}

static struct wanted part_of_name(const uint64_t *column, const char *text)
{
    struct wanted wanted = {.column = column, .text = text};
    uint32_t c;
    for (const char *at = text; *at != '\0'; wanted.lanes++) {
        at += text_decode(at, &c);
        if (c > 0xFFFE || wanted.lanes == MEMBER_CACHE_LANES) {
            wanted.lanes = 0;
            return wanted;
        }
    }
    wanted.mask =
        wanted.lanes == MEMBER_CACHE_LANES ? ~UINT64_C(0) : (UINT64_C(1) << wanted.lanes * MEMBER_CACHE_LANE_BITS) - 1;
    wanted.bits = member_cache_pack_name(text) & wanted.mask;
    wanted.first = (wanted.bits & 0xFFFF) * EACH_LANE;
    return wanted;
}

static struct wanted seek(const struct member_cache *cache, const struct member_cache_part *part)
{
    switch (part->key) {
    case MEMBER_CACHE_PINYIN:
        return begins(cache->pinyin, part, 1);
    case MEMBER_CACHE_INITIALS:
        return begins(cache->initials, part, 2);
    case MEMBER_CACHE_PHONE:
        return phone(cache->phone, part->text);
    case MEMBER_CACHE_NAME:
        break;
    }
    return part_of_name(cache->name, part->text);
}

/* --- scanning ----------------------------------------------------------------------------------------------------- */

/* Matches anywhere in the name, or the beginning of its other reading. */
static bool name_text_fits(const char *name, const char *wanted)
{
    if (strstr(name, wanted))
        return true;
    if ((unsigned char)*wanted >= 0x80)
        return false;
    const char *pinyin = name + strlen(name) + 1;
    return pinyin_other_begins(name, pinyin, pinyin + strlen(pinyin) + 1, wanted);
}

static bool text_fits(const struct member_cache *cache, const struct wanted *wanted, size_t at)
{
    const char *text = cache->texts + cache->text[at];
    if (wanted->skip == 0)
        return name_text_fits(text, wanted->text);
    for (int i = 0; i < wanted->skip; i++)
        text += strlen(text) + 1;
    return wanted->whole ? strcmp(text, wanted->text) == 0 : strncmp(text, wanted->text, strlen(wanted->text)) == 0;
}

static bool lanes_fit(uint64_t word, const struct wanted *wanted)
{
    for (int lane = 0; wanted->lanes > 0 && lane + wanted->lanes <= MEMBER_CACHE_LANES; lane++)
        if ((word >> (lane * MEMBER_CACHE_LANE_BITS) & wanted->mask) == wanted->bits)
            return true;
    return false;
}

/* Excludes most names by one word: it may match if its last lane is used or a lane holds the first character. */
static bool name_may_fit(uint64_t word, const struct wanted *wanted)
{
    uint64_t other = word ^ wanted->first; /* a lane is 0 where it holds the character */
    return (word & MEMBER_CACHE_LAST_LANE) != 0 ||
           ((other - EACH_LANE) & ~other & EACH_LANE << (MEMBER_CACHE_LANE_BITS - 1)) != 0;
}

static bool fits(const struct member_cache *cache, const struct wanted *wanted, size_t at)
{
    uint64_t word = wanted->column[at];
    if (cache->id[at] == 0)
        return false;
    if (wanted->column == cache->name)
        return lanes_fit(word, wanted) || ((word & MEMBER_CACHE_LAST_LANE) != 0 && text_fits(cache, wanted, at));
    return (word & wanted->mask) == wanted->bits && (!wanted->long_text || text_fits(cache, wanted, at));
}

/* Moves *at down to the next index that may match; false if there is none. */
static bool next(const struct member_cache *cache, const struct wanted *wanted, size_t *at)
{
    const uint64_t *column = wanted->column;
    if (column == cache->name) {
        while (*at > 0)
            if (name_may_fit(column[--*at], wanted))
                return true;
    } else {
        while (*at > 0)
            if ((column[--*at] & wanted->mask) == wanted->bits)
                return true;
    }
    return false;
}

static int newest_first(const void *a, const void *b)
{
    const struct member_cache_hit *x = a, *y = b;
    if (x->last_day != y->last_day)
        return x->last_day > y->last_day ? -1 : 1;
    return (x->member < y->member) - (x->member > y->member);
}

/* Whether `at` is below the sorted part: members that the cache does not hold may be newer than this one. */
static bool below(const struct member_cache *cache, size_t at)
{
    if (cache->whole || cache->sorted == 0)
        return false;
    return cache->day[at] < cache->day[0] || (cache->day[at] == cache->day[0] && cache->id[at] < cache->id[0]);
}

bool member_cache_whole(const struct member_cache *cache)
{
    return cache->ready && cache->whole;
}

size_t member_cache_scan(const struct member_cache *cache, const struct member_cache_part *part,
                         struct member_cache_hit *hit, size_t limit)
{
    struct wanted wanted = seek(cache, part);
    size_t loose = cache->count - cache->sorted, hits = 0;
    struct member_cache_hit *found = mem_alloc((limit + loose + 1) * sizeof *found);
    for (size_t i = cache->sorted; i < cache->count; i++)
        if (fits(cache, &wanted, i) && !below(cache, i))
            found[hits++] = (struct member_cache_hit){cache->id[i], cache->day[i]};
    size_t enough = hits + limit;
    for (size_t i = cache->sorted; hits < enough && next(cache, &wanted, &i);)
        if (fits(cache, &wanted, i))
            found[hits++] = (struct member_cache_hit){cache->id[i], cache->day[i]};
    qsort(found, hits, sizeof *found, newest_first);
    hits = hits < limit ? hits : limit;
    memcpy(hit, found, hits * sizeof *hit);
    free(found);
    return hits;
}
