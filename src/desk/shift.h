/* SPDX-License-Identifier: MIT */
/*
 * shift: a drawer from one count to the next. It opens by itself with the first payment at a till (desk/act.c), every
 * payment and bill carries it, and it ends with a blind count: what had to be there is told afterwards.
 */
#ifndef FD_DESK_SHIFT_H
#define FD_DESK_SHIFT_H

#include "model/shift.h"
#include "desk/act.h"
#include "desk/sell.h"

#define SHIFT_PIECES 99999 /* of one note, at most */

struct shift_figure {
    int64_t amount, count;
};

struct shift_tender {
    struct shift_figure sale, topup, refund, paid_out; /* refund, paid_out: below zero */
    int64_t corrected, net;
};

struct shift_view {
    struct shift shift;
    char staff[NAME_TEXT], code[CODE_TEXT], till[CODE_TEXT];
    struct shift_tender tender[TENDER_COUNT];
    struct shift_figure refund; /* of all tenders */
    struct shift_bills bills;
    int64_t
        expected; /* cash in the drawer: float and cash, less what went to the safe. Not for an open shift's clerk */
    int64_t counted, left; /* of a closed one; left: for the next */
};

/* The open shift of this till; 0: none. And its last one. */
enum status shift_now(struct desk *desk, int64_t *shift, struct error *err) MUST_USE;
enum status shift_last(struct desk *desk, int64_t *shift, struct error *err) MUST_USE;
enum status shift_read(struct desk *desk, int64_t shift, struct shift_view *view, struct error *err) MUST_USE;

struct shift_done {
    int64_t shift, counted, expected, over, left, next; /* next: the shift that was opened for who comes */
};

struct shift_close_request {
    int64_t shift; /* the one that was counted; 0: the one open at this till */
    int64_t count[SHIFT_NOTES];
    int64_t drop; /* out of what was counted, to the safe */
    int64_t to;   /* staff who goes on; 0: nobody yet */
};

/* Opens one unless one is open; money is what was put into the drawer, 0 what the last shift left in it. */
enum status shift_open(struct desk *desk, const char *key, int64_t money, struct shift_done *done,
                       struct error *err) MUST_USE;
/* Counted and closed: shift_closed if it is not open any more. */
enum status shift_close(struct desk *desk, const char *key, const struct shift_close_request *request,
                        struct shift_done *done, struct error *err) MUST_USE;
/* Cash to the safe in between; the drawer opened without a sale. Both count in the shift. */
enum status shift_drop(struct desk *desk, const char *key, int64_t amount, struct shift_done *done,
                       struct error *err) MUST_USE;
enum status shift_open_drawer(struct desk *desk, const char *key, struct shift_done *done, struct error *err) MUST_USE;

#endif
