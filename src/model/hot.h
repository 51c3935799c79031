/* SPDX-License-Identifier: MIT */
/*
 * hot: the members seen most recently, in memory, so that a wide query ("z", one character of a name) is answered by
 * looking at a few of the newest and not at a hundred thousand index rows. Packed columns: 8 bytes each of phone,
 * pinyin, initials and name, scanned newest first until there are enough.
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

struct hot_hit {
    int64_t member, last_day;
};

struct hot;

struct hot *hot_new(size_t room); /* ends with hot_free */
void hot_free(struct hot *hot);

/*
 * For idle moments: reads up to `rows` further members, newest first, and then, from time to time, follows up to `rows`
 * acts of whoever writes. *ready when nothing is left to do for now.
 */
enum status hot_warm(struct hot *hot, struct db *db, size_t rows, bool *ready, struct error *err) MUST_USE;
/* What was written since; within the snapshot of the search that follows. *ready false: it must be warmed first. */
enum status hot_follow(struct hot *hot, struct db *db, bool *ready, struct error *err) MUST_USE;

/*
 * The newest that have `text` where the key says: at the beginning of the phone or reading, anywhere in the folded
 * name or at the beginning of how else that is read. At most limit hits, ordered by last_day then id, descending: exactly those of the whole shop if there are
 * limit of them, or if hot_whole. Returns how many.
 */
size_t hot_scan(const struct hot *hot, enum hot_key key, const char *text, struct hot_hit *hit, size_t limit);
bool hot_whole(const struct hot *hot); /* every active member is in it */

#endif
