/* SPDX-License-Identifier: MIT */
/*
 * try_past: the state of members and offers during a trial (report/try.h): read from the books as of the first day,
 * then updated by the trial itself.
 */
#ifndef FD_REPORT_TRY_PAST_H
#define FD_REPORT_TRY_PAST_H

#include "base/birthday.h"
#include "rules/quote.h"
#include "report/try.h"

/* An amount that counts towards the tier, of one day or bill; one linked list per member, oldest first. */
struct try_mark {
    int64_t day, amount;
    size_t next; /* index + 1 of the next mark; 0: none */
};

struct try_member {
    int64_t id, joined;
    struct birthday birthday;
    bool known;         /* level is set */
    int level;          /* in the proposed programme; -1 without levels */
    int seen;           /* the tier on record after the last bill, as such a level */
    int64_t until;      /* last day of the level; used only where the tier schemes differ */
    size_t first, last; /* marks, index + 1 */
    int64_t measured;   /* sum of the marks still in the window */
    int64_t purchases;
    uint64_t tags;        /* bit i: the member has past.tag[i] */
    char tier[CODE_TEXT]; /* on record after the last bill */
};

struct try_use {
    int64_t ever, today, day;
};

struct try_past {
    const struct programme *programme; /* the proposed one; borrowed */
    bool same_tiers;                   /* its tier scheme equals that of the rules in force */
    struct try_member *member;         /* ascending by id */
    size_t members, member_room;
    struct try_mark *mark;
    size_t marks, mark_room;
    struct try_use *use;       /* member × offer */
    int64_t *uses, *amount;    /* per offer: number of uses and fen taken off by them */
    struct offer_facts *facts; /* per offer, for the current bill */
    char (*tag)[CODE_TEXT];    /* member tags that offers ask for, at most TRY_TAGS */
    char (*borne)[CODE_TEXT];  /* those the current member has */
    size_t tags;
};
#define TRY_TAGS 64

enum status try_past_open(struct db *db, const struct try_ask *ask, struct try_past *past, struct error *err) MUST_USE;
void try_past_close(struct try_past *past);

/* NULL if it took no part (0: a walk-in). Borrowed until try_past_close. */
struct try_member *try_past_member(struct try_past *past, int64_t id);
/* The member's level at a bill of `day` for which `recorded` is the tier on record; updates the member. */
int try_past_level(struct try_past *past, struct try_member *member, int64_t day, const char *recorded);
/* Applies a bill to the tier: raises the level if `now` reaches a higher one, then marks `stays`, net of returns. */
void try_past_rise(struct try_past *past, struct try_member *member, int64_t day, int64_t now, int64_t stays);
/* Fills past->facts for a member (NULL: a walk-in) on a day. */
void try_past_facts(struct try_past *past, const struct try_member *member, int64_t day);
void try_past_tags(struct try_past *past, const struct try_member *member, struct member_facts *facts);
void try_past_use(struct try_past *past, const struct try_member *member, int offer, int64_t day, int64_t amount);

#endif
