/* SPDX-License-Identifier: MIT */
/* try_past: what a trial knows of members and offers: of before the first day from the books, then by itself. */
#ifndef FD_REPORT_TRY_PAST_H
#define FD_REPORT_TRY_PAST_H

#include "base/birthday.h"
#include "rules/quote.h"
#include "report/try.h"

/* What counts towards a tier, of one day or bill; a list per member, oldest first. */
struct try_mark {
    int64_t day, amount;
    size_t next; /* index + 1; 0: the last */
};

struct try_member {
    int64_t id, joined;
    struct birthday birthday;
    bool known;         /* the tier is */
    int level;          /* of the proposed programme; -1 without levels */
    int seen;           /* the tier on record after the last bill, as a level of it */
    int64_t until;      /* how long the level is kept; counts where the scheme is another */
    size_t first, last; /* marks, index + 1 */
    int64_t measured;   /* sum of those still in the window */
    int64_t purchases;
    uint64_t tags;        /* bit i: bears past.tag[i] */
    char tier[CODE_TEXT]; /* on record after the last bill */
};

struct try_use {
    int64_t ever, today, day;
};

struct try_past {
    const struct programme *programme; /* the proposed one */
    bool same_tiers;                   /* its scheme is that of the rules in force */
    struct try_member *member;         /* ascending by id */
    size_t members, member_room;
    struct try_mark *mark;
    size_t marks, mark_room;
    struct try_use *use;       /* member × offer */
    int64_t *uses, *amount;    /* per offer: what all of its uses were and took */
    struct offer_facts *facts; /* per offer, for the bill in hand */
    char (*tag)[CODE_TEXT];    /* those that offers ask for, TRY_TAGS at most */
    char (*borne)[CODE_TEXT];  /* by the member in hand */
    size_t tags;
};
#define TRY_TAGS 64

enum status try_past_open(struct db *db, const struct try_ask *ask, struct try_past *past, struct error *err) MUST_USE;
void try_past_close(struct try_past *past);

struct try_member *try_past_member(struct try_past *past, int64_t id); /* NULL for 0 */
/* The level with which the member comes to a bill of that day, having on record that tier then. */
int try_past_level(struct try_past *past, struct try_member *member, int64_t day, const char *recorded);
/* What a bill does: rises by `now`, and leaves `stays` for later, when returns are off it. */
void try_past_rise(struct try_past *past, struct try_member *member, int64_t day, int64_t now, int64_t stays);
/* Fills past->facts for a member (NULL: a walk-in) and day. */
void try_past_facts(struct try_past *past, const struct try_member *member, int64_t day);
void try_past_tags(struct try_past *past, const struct try_member *member, struct member_facts *facts);
void try_past_use(struct try_past *past, const struct try_member *member, int offer, int64_t day, int64_t amount);

#endif
