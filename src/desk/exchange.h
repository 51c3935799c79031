/* SPDX-License-Identifier: MIT */
/*
 * exchange: goods come back and others go out in one act (换货): a return of lines of a bill, then a sale to the same
 * member, two entries. What comes back by a tender pays the new bill by that tender as far as it is due, so that only
 * the difference moves the drawer.
 */
#ifndef FD_DESK_EXCHANGE_H
#define FD_DESK_EXCHANGE_H

#include "desk/return.h"

struct exchange_request {
    struct return_request back; /* not a void */
    struct sale_request sale;   /* its member is that of the bill; its tenders pay what the return leaves due */
};

struct exchange_view {
    struct return_view back;
    struct sale_view sale;
    struct tender difference[TENDERS_MAX]; /* by tender: above zero the customer pays it, below it is given back */
    size_t differences;
    int64_t change;
};
void exchange_view_clear(struct exchange_view *view);

/* What the customer pays, and what is handed back to them, fen; what goes back by itself is in neither. */
int64_t exchange_taken(const struct exchange_view *view);
int64_t exchange_given(const struct exchange_view *view);

/*
 * dry: a preview: nothing stays written. Refusals are those of return_make and sell. The caller clears *view.
 */
enum status exchange(struct desk *desk, const char *key, const struct staff *approver,
                     const struct exchange_request *request, bool dry, struct exchange_view *view,
                     struct error *err) MUST_USE;

/* A bill rung for the wrong member, of the shift that is open: voided, and sold anew to the right one, in one act. */
struct exchange_resell {
    int64_t bill;
    int64_t member;                    /* whose it is; 0: a walk-in's */
    struct tender tender[TENDERS_MAX]; /* what the new bill costs more; none: in cash */
    size_t tenders;
    bool gifts_missing; /* the gifts of the bill do not come back: noted, as they are not with whom it was rung for */
};
/*
 * The lines stay, with prices and discounts by hand; points as money, stored value and the member's own coupons go back
 * to the member who had them. Also bad_value, field member: it is theirs already; not_permitted, detail shift: of a
 * shift that was handed over, other_till: rung at another.
 */
enum status exchange_resell(struct desk *desk, const char *key, const struct staff *approver,
                            const struct exchange_resell *request, bool dry, struct exchange_view *view,
                            struct error *err) MUST_USE;

#endif
