/* SPDX-License-Identifier: MIT */
/*
 * member_cache: the members seen most recently, in memory, so that a wide query ("z", one character of a name) examines
 * a few of the newest members instead of a hundred thousand index rows. Packed columns hold 8 bytes each of phone,
 * pinyin, initials and name and are scanned newest first until there are enough hits. Of all other members it holds
 * only the day they were last seen.
 *
 * It follows the writes of every till through the audit rows, which name the member of each act; an act over many
 * members (an import) empties it and it fills again. A new act that changes the name, phone or card of several members
 * without naming them in the audit must be added to member_cache_follow.
 */
#ifndef FD_MODEL_MEMBER_CACHE_H
#define FD_MODEL_MEMBER_CACHE_H

#include "model/member.h"

#define MEMBER_CACHE_ROOM 131072 /* members: some 12 MB */

enum member_cache_key { MEMBER_CACHE_PHONE, MEMBER_CACHE_PINYIN, MEMBER_CACHE_INITIALS, MEMBER_CACHE_NAME };

/* What to search for: text at the beginning of a phone or reading, or anywhere in a name. */
struct member_cache_part {
    enum member_cache_key key;
    const char *text;
    bool whole; /* the text is the whole reading; for MEMBER_CACHE_PINYIN and MEMBER_CACHE_INITIALS */
};

struct member_cache_hit {
    int64_t member, last_day;
};

struct member_cache;

/* A cache of at most `room` members, empty until it is warmed; the caller frees it. */
struct member_cache *member_cache_new(size_t room);
void member_cache_free(struct member_cache *cache);

/*
 * One slice of background work, a few milliseconds: first loads members, some hundred at a time and newest first, then
 * the days of all others, then follows new acts. *done says that nothing is left to do for now.
 */
enum status member_cache_warm(struct member_cache *cache, struct db *db, bool *done, struct error *err) MUST_USE;
/*
 * Catches up with everything written so far. Call it in the snapshot of the search that uses it. *ready false: the
 * cache must be warmed first and cannot be searched yet.
 */
enum status member_cache_follow(struct member_cache *cache, struct db *db, bool *ready, struct error *err) MUST_USE;

/*
 * Finds the newest matches, at most limit, ordered by last_day then id, descending, and returns their number. They are
 * exactly the newest of the whole shop if there are `limit` of them or if member_cache_whole.
 */
size_t member_cache_scan(const struct member_cache *cache, const struct member_cache_part *part,
                         struct member_cache_hit *hit, size_t limit);
/* The day any member was last seen; LAST_SEEN_NEVER if not active. Complete only once the cache is ready. */
int64_t member_cache_day(const struct member_cache *cache, int64_t member);
bool member_cache_whole(const struct member_cache *cache); /* it holds every active member */

#endif
