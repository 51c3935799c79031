/* SPDX-License-Identifier: MIT */
/*
 * member_cache: the members seen most recently, in memory, so that a wide query ("z", one character of a name) is
 * answered by looking at a few of the newest and not at a hundred thousand index rows. Packed columns: 8 bytes each of
 * phone, pinyin, initials and name, scanned newest first until there are enough. Of all others it has the day they were
 * seen.
 *
 * It follows what any till writes through the audit rows, which name the member of every act; an act over many
 * members (an import) makes it begin anew. Whoever adds an act that changes more than one member's name, phone or
 * card without naming them must add it to member_cache_follow.
 */
#ifndef FD_MODEL_MEMBER_CACHE_H
#define FD_MODEL_MEMBER_CACHE_H

#include "model/member.h"

#define MEMBER_CACHE_ROOM 131072 /* members: some 12 MB */

enum member_cache_key { MEMBER_CACHE_PHONE, MEMBER_CACHE_PINYIN, MEMBER_CACHE_INITIALS, MEMBER_CACHE_NAME };

/* What is looked for: text at the beginning of a phone or reading, anywhere in a name; whole: it is the reading. */
struct member_cache_part {
    enum member_cache_key key;
    const char *text;
    bool whole; /* of MEMBER_CACHE_PINYIN and MEMBER_CACHE_INITIALS */
};

struct member_cache_hit {
    int64_t member, last_day;
};

struct member_cache;

struct member_cache *member_cache_new(size_t room); /* ends with member_cache_free */
void member_cache_free(struct member_cache *cache);

/*
 * For idle moments: reads some hundred further members, newest first; then the days of all others; and then, from time
 * to time, follows some acts of whoever writes. *done when nothing is left to do for now. A few milliseconds.
 */
enum status member_cache_warm(struct member_cache *cache, struct db *db, bool *done, struct error *err) MUST_USE;
/* What was written since; within the snapshot of the search that follows. *ready false: it must be warmed first. */
enum status member_cache_follow(struct member_cache *cache, struct db *db, bool *ready, struct error *err) MUST_USE;

/*
 * The newest that fit. At most limit hits, ordered by last_day then id, descending: exactly those of the whole shop if
 * there are limit of them, or if member_cache_whole. Returns how many.
 */
size_t member_cache_scan(const struct member_cache *cache, const struct member_cache_part *part,
                         struct member_cache_hit *hit, size_t limit);
/* When a member was seen last, LAST_SEEN_NEVER for one who is not active; of anybody, once ready. */
int64_t member_cache_day(const struct member_cache *cache, int64_t member);
bool member_cache_whole(const struct member_cache *cache); /* every active member is in it */

#endif
