/* SPDX-License-Identifier: MIT */
/*
 * family: members who share a card (家人共用). A holder (主卡) lets others pay bills of their own with the holder's
 * stored value, by the tender `family`.
 *
 * They stay two members: each has a name, phone, tier, points, coupons and birthday gift of their own. Who pays proves
 * only who they are themselves. The bill is theirs: their name stands on it, they earn its points and its spend. Only
 * stored value is shared, not points.
 *
 * The limit is what one of them may pay with it in a calendar month of business days, less what came back of those
 * bills. It is the holder's, so nobody at the counter goes beyond it: family_limit, no approval_needed; the holder has
 * it raised. A holder has no holder and nobody has two, so that there are neither chains nor cycles.
 *
 * Linking two, raising a limit or taking it off gives somebody's money to another: a clerk needs a manager's approval
 * (PERMIT_FAMILY). Parting two or lowering a limit takes nobody's, and needs none. Either ends the link in the books;
 * what was paid before stays as it was, and a return puts it back into the holder's lots.
 */
#ifndef FD_DESK_FAMILY_H
#define FD_DESK_FAMILY_H

#include "model/member_link.h"
#include "desk/desk.h"

struct family_request {
    int64_t member; /* the holder; of two to be parted either one */
    int64_t other;
    int64_t limit; /* fen a calendar month, > 0; LIMIT_NONE: no limit */
    bool apart;
};

/*
 * Links two, changes the limit of a link, or parts two. not_found: one is no member any more, or two to be parted are
 * no family (field "other"); bad_value: the same member twice, an impossible limit, or the limit there is already;
 * in_use (args: the masked name of who stands in the way): detail family: the other one pays with another's already;
 * holder: the other one is a holder; chain: the holder pays with another's; cycle: the holder pays with the other's;
 * approval_needed (detail family).
 */
enum status family_link(struct desk *desk, const char *key, const struct staff *approver,
                        const struct family_request *request, struct error *err) MUST_USE;

/* What a link lets pay now, in fen; balance: what the holder has of stored value. */
int64_t family_left(const struct member_link *link, int64_t balance);

#endif
