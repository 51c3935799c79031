/* SPDX-License-Identifier: MIT */
/*
 * hot: the members seen most recently, in memory, so that a wide query ("z", one character of a name) is answered by
 * looking at a few of the newest and not at a hundred thousand index rows. Packed columns: 8 bytes each of phone,
 * pinyin, initials and name, scanned newest first until there are enough. Of all others it has the day they were seen.
 *
 * It follows what any till writes through the audit rows, which name the member of every act; an act over many
 * members (an import) makes it begin anew. Whoever adds an act that changes more than one member's name, phone or
 * card without naming them must add it to hot_follow.
 */
#ifndef FD_MODEL_HOT_H
#define FD_MODEL_HOT_H

#include "model/member.h"

#define HOT_ROOM 131072 /* members: some 12 MB */

enum hot_key { HOT_PHONE, HOT_PINYIN, HOT_INITIALS, HOT_NAME };

/* What is looked for: text at the beginning of a phone or reading, anywhere in a name; whole: it is the reading. */
struct hot_part {
    enum hot_key key;
    const char *text;
    bool whole; /* of HOT_PINYIN and HOT_INITIALS */
};

struct hot_hit {
    int64_t member, last_day;
};

struct hot;

struct hot *hot_new(size_t room); /* ends with hot_free */
void hot_free(struct hot *hot);

/*
 * For idle moments: reads some hundred further members, newest first; then the days of all others; and then, from time
 * to time, follows some acts of whoever writes. *done when nothing is left to do for now. A few milliseconds.
 */
enum status hot_warm(struct hot *hot, struct db *db, bool *done, struct error *err) MUST_USE;
/* What was written since; within the snapshot of the search that follows. *ready false: it must be warmed first. */
enum status hot_follow(struct hot *hot, struct db *db, bool *ready, struct error *err) MUST_USE;

/*
 * The newest that fit. At most limit hits, ordered by last_day then id, descending: exactly those of the whole shop if
 * there are limit of them, or if hot_whole. Returns how many.
 */
size_t hot_scan(const struct hot *hot, const struct hot_part *part, struct hot_hit *hit, size_t limit);
/* When a member was seen last, SEEN_NEVER for one who is not active; of anybody, once ready. */
int64_t hot_day(const struct hot *hot, int64_t member);
bool hot_whole(const struct hot *hot); /* every active member is in it */

#endif
