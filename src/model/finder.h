/* SPDX-License-Identifier: MIT */
/*
 * finder: one box. Digits: 4 = tail of the phone, 11 = phone, else card, phone beginning or receipt; letters = pinyin
 * or initials; 4 digits + letters = tail and initials; Chinese = part of a name. Exact first, then most recently seen.
 */
#ifndef FD_MODEL_FINDER_H
#define FD_MODEL_FINDER_H

#include "model/member_cache.h"

#define FINDER_MAX 200

struct finder_hit {
    int64_t member;
    int64_t phone;
    char name[PERSON_TEXT];
    char card[CARD_TEXT];
    char tier[CODE_TEXT];
    int64_t last_day;
    bool exact;
    bool former; /* the number is theirs no more */
};

struct finder_result {
    struct finder_hit hit[FINDER_MAX];
    size_t hits;
    bool more; /* beyond the cap: refine */
};

/*
 * Active members that fit, at most limit (≤ FINDER_MAX). A hit is exact when the whole phone, card, "#id", name,
 * pinyin or initials was typed; the four digits of a tail are never exact, and an all-digit card of four comes behind
 * the tails. A surname's other reading (pinyin_other) finds its members too, though never exactly. "5678z" is a tail
 * and the beginning of initials or pinyin. Reads one snapshot: the caller's if there is one. hot, if not NULL, makes
 * many rows quick and the order right, unless over 20,000 fit and hardly one of the newest does; until it is ready,
 * `more` may also say that not all that fit were looked at. Without it a hundred thousand are looked at.
 */
enum status finder_search(struct db *db, struct member_cache *cache, const char *query, size_t limit,
                          struct finder_result *result, struct error *err) MUST_USE;

#endif
