/* SPDX-License-Identifier: MIT */
/*
 * member_link: who may pay with whose stored value (a family). A link has a holder and one who pays; nobody has two
 * holders, and a holder has none. Links that ended stay, for proving what was paid under them. Money is in fen.
 */
#ifndef FD_MODEL_MEMBER_LINK_H
#define FD_MODEL_MEMBER_LINK_H

#include "model/member.h"

/* One as a member sees it, from either side. */
struct member_link {
    int64_t id;
    int64_t member;         /* the other one of the two */
    bool holds;             /* that one's stored value pays; else the member's own does */
    int64_t limit;          /* a calendar month; LIMIT_NONE: no limit */
    int64_t used;           /* of it in this month: paid in its bills, less what came back of those */
    bool active;            /* that one is a member still */
    int64_t phone;          /* of that one; 0: none */
    char name[PERSON_TEXT]; /* of that one */
};

struct member_link_list {
    struct member_link *link;
    size_t links, room;
};
/* The links of a member that stand; day: a day of the month. The caller clears the list, also after an error. */
enum status member_link_of(struct db *db, int64_t member, int64_t day, struct member_link_list *list,
                           struct error *err) MUST_USE;
void member_link_clear(struct member_link_list *list);
/* The one by which that member pays with another's stored value; NULL: none. Borrowed from the list. */
const struct member_link *member_link_holder(const struct member_link_list *list);
/* The one between the two that the list is of; NULL: none. Borrowed from the list. */
const struct member_link *member_link_with(const struct member_link_list *list, int64_t member);

/* Inside a write: links the two, ends a link. limit as in struct member_link. *id is of the new one. */
enum status member_link_insert(struct db *db, int64_t holder, int64_t other, int64_t limit, int64_t *id,
                               struct error *err) MUST_USE;
enum status member_link_end(struct db *db, int64_t id, struct error *err) MUST_USE;

#endif
