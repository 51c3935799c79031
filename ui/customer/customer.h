/* SPDX-License-Identifier: MIT */
/*
 * customer: the display that the customer sees, on a terminal of its own: what is on the till's bill, what is due, what
 * it brings in points, then what was paid and the change; and the QR code of the member's card. It reads the bill that
 * the till keeps against a power cut, holds no till and never writes.
 */
#ifndef FD_UI_CUSTOMER_CUSTOMER_H
#define FD_UI_CUSTOMER_CUSTOMER_H

#include "exchange/qr.h"
#include "desk/act.h"
#include "desk/desk.h"
#include "desk/sell.h"
#include "ui/tui/canvas.h"

#define CUSTOMER_DONE_MS 60000 /* so long a paid bill stays, and the member beside an open one that does not change */

/* What tells one state of an open bill from the next. */
struct customer_mark {
    char key[ACT_KEY_TEXT];
    size_t lines;
    int64_t member, payable, paid;
};

enum customer_what { CUSTOMER_REST, CUSTOMER_BILL, CUSTOMER_DONE };

struct customer {
    struct desk *desk; /* borrowed */
    enum customer_what what;
    struct sale_view view;           /* of the bill, open or paid */
    int64_t paid;                    /* taken so far of the open bill, fen */
    char name[256], tier[NAME_TEXT]; /* of the member, the name as it is kept; "" for a walk-in */
    int64_t proven;                  /* the member who has proven at the till who they are; 0: nobody */
    struct qr code;                  /* of that member's card, which is a proof itself; side 0: none */
    int64_t coded;                   /* whose it is */
    int64_t seen, seen_at;           /* the till's last bill, and when it was first seen here, ms */
    struct customer_mark mark;       /* of the open bill */
    int64_t marked_at;               /* when that state was first seen, ms */
    bool blind;                      /* the shop could not be read */
};

/* The desk's till. A bill paid before now is not shown. Free with customer_clear. */
void customer_begin(struct customer *customer, struct desk *desk);
void customer_clear(struct customer *customer);
/* Reads what is to be shown; now_ms: any clock that only moves forward. */
void customer_read(struct customer *customer, int64_t now_ms);
/* On a canvas that is too small, only a sentence saying so. */
void customer_draw(struct canvas *canvas, const struct customer *customer);

/* The display on this terminal, until ^C or the terminal is gone; nobody need be signed in. */
enum status customer_main(struct desk *desk, struct error *err) MUST_USE;

#endif
