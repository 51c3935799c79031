/* SPDX-License-Identifier: MIT */
/*
 * shift: one period of a cash drawer. It opens with the first payment at a till (desk/act.c); every payment and bill
 * names it; it ends with a blind count, the expected amount being shown only afterwards. Money is in fen.
 */
#ifndef FD_DESK_SHIFT_H
#define FD_DESK_SHIFT_H

#include "model/shift.h"
#include "model/till.h"
#include "desk/act.h"
#include "desk/sell.h"

#define SHIFT_PIECES 99999 /* most pieces of one note or coin */

struct shift_figure {
    int64_t amount, count;
};

struct shift_tender {
    struct shift_figure sale, topup, refund, paid_out; /* refund and paid_out are below zero */
    struct shift_figure deposit;                       /* taken for orders, less given back: no sales */
    struct shift_figure settled_account;               /* paid by debtors: no sale */
    int64_t corrected, net;
    int64_t settled; /* of vouchers: what the platform pays of net; the rest is the gap */
};

struct shift_view {
    struct shift shift;
    char staff[NAME_TEXT], code[CODE_TEXT];
    struct till till;
    struct shift_tender tender[TENDER_COUNT];
    struct shift_figure refund; /* of all tenders */
    struct shift_bills bills;
    int64_t expected; /* cash that should be in the drawer: float + cash − drops. Do not show it before the count */
    int64_t counted, left; /* of a closed shift; left: in the drawer for the next one */
};

/* The open shift of this till, and its latest one, open or closed; 0: none. */
enum status shift_now(struct desk *desk, int64_t *shift, struct error *err) MUST_USE;
enum status shift_last(struct desk *desk, int64_t *shift, struct error *err) MUST_USE;
enum status shift_read(struct desk *desk, int64_t shift, struct shift_view *view, struct error *err) MUST_USE;

struct shift_done {
    int64_t shift, counted, expected, over, left, next; /* next: the shift opened for the next person; 0: none */
    int64_t kicked;                                     /* 1: the printer was told to open the drawer */
};

struct shift_close_request {
    int64_t shift; /* the shift that was counted; 0: the open one of this till */
    int64_t count[SHIFT_NOTES];
    int64_t drop; /* part of the counted cash taken to the safe */
    int64_t to;   /* staff id of the next person; 0: nobody yet */
};

/* Opens a shift unless one is open; money is the float put in, 0: what the last shift left. */
enum status shift_open(struct desk *desk, const char *key, int64_t money, struct shift_done *done,
                       struct error *err) MUST_USE;
/* Records the count and closes the shift; shift_closed if it is closed already. */
enum status shift_close(struct desk *desk, const char *key, const struct shift_close_request *request,
                        struct shift_done *done, struct error *err) MUST_USE;
/* Records cash taken to the safe during the shift. */
enum status shift_drop(struct desk *desk, const char *key, int64_t amount, struct shift_done *done,
                       struct error *err) MUST_USE;
/*
 * Records the drawer being opened without a sale, and has the till's printer open it. reason: "change", "check" or
 * "other", else bad_value with the list. done->kicked is 0 where the till has no printer: the drawer is opened by its
 * key.
 */
enum status shift_open_drawer(struct desk *desk, const char *key, const char *reason, struct shift_done *done,
                              struct error *err) MUST_USE;

#endif
