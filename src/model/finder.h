/* SPDX-License-Identifier: MIT */
/*
 * finder: finds members from one search box. 4 digits: the end of a phone; 11 digits: a phone; other digits: a card,
 * the beginning of a phone or a receipt; letters: pinyin or initials; 4 digits and letters: end of the phone and
 * initials; letters or Chinese and 4 digits: initials or name and the middle of the phone; Chinese: part of a name.
 * Exact hits come first, then the most recently seen.
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
    bool former; /* found by a number the member no longer has */
};

struct finder_result {
    struct finder_hit hit[FINDER_MAX];
    size_t hits;
    bool more; /* there are more hits than were returned */
};

/*
 * Active members that match, at most limit (≤ FINDER_MAX). A hit is exact when the whole phone, card, "#id", name,
 * pinyin or initials was typed. The last four digits of a phone are never exact, and a card of four digits is ranked
 * below them. A surname's other reading (pinyin_other) also matches, never exactly. "5678z" means the end of a phone
 * and the beginning of initials or pinyin. All reads see one snapshot, the caller's if one is open. cache may be NULL.
 * It makes wide queries fast and their order by last purchase right, unless over 20,000 match and hardly any of the
 * newest does; until it is ready, `more` may also mean that not every match was examined. Without it at most a hundred
 * thousand matches are examined.
 */
enum status finder_search(struct db *db, struct member_cache *cache, const char *query, size_t limit,
                          struct finder_result *result, struct error *err) MUST_USE;

#endif
