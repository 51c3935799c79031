/* SPDX-License-Identifier: MIT */
/*
 * receipt: the text of a paper receipt for a bill, a return or a top-up, in the current language: lines ended by LF,
 * none wider than the paper. Text from the shop's data is sanitised and wrapped or cut by terminal cells. The currency
 * sign is the full-width one, which receipt printers have in their character sets.
 */
#ifndef FD_RENDER_RECEIPT_H
#define FD_RENDER_RECEIPT_H

#include "base/buffer.h"
#include "model/member.h"
#include "desk/print.h"
#include "desk/return.h"
#include "desk/sell.h"
#include "desk/topup.h"
#include "render/render.h"

#define RECEIPT_58 32 /* columns of 58 mm paper */
#define RECEIPT_80 48 /* of 80 mm paper */

/* The head of every receipt. Texts are borrowed; NULL or "": none. */
struct receipt_head {
    int columns; /* RECEIPT_58 or RECEIPT_80 */
    const char *shop, *clerk;
    const char *logo, *header, *footer; /* the shop's own lines, with | between them */
    int64_t till, at;                   /* at: Unix seconds of the act; a bill has its own */
    const char *txn;                    /* name of an entry that is not a bill */
    const struct member *member;        /* printed masked */
    bool practice;                      /* mark it across the whole width as not a real receipt */
    bool again;                         /* mark it as a reprint */
    bool styled;                        /* for a printer: rows may begin with a mark, see render/paper.h */
};

/* Appends the receipt. programme gives names of offers and tiers; may be NULL. */
void receipt_sale(struct buffer *out, const struct receipt_head *head, const struct sale_view *view,
                  const struct programme *programme);
/* The receipt of a finished bill, as a screen or a command shows it. */
void receipt_print(struct buffer *out, int columns, const struct shop *shop, const struct print_bill *print,
                   const struct programme *programme);
/* The name on a slip of who did an act; "" for the system. Borrowed from staff, or static. */
const char *receipt_clerk(const struct staff *staff);
/* The receipt of a return or void. sale: the bill, for the names of its lines; NULL: only their numbers are printed. */
void receipt_back(struct buffer *out, const struct receipt_head *head, const struct return_view *view, bool voided,
                  const struct sale_view *sale);
void receipt_topup(struct buffer *out, const struct receipt_head *head, const struct topup_request *request,
                   const struct topup_done *done);

/* The name of a line: the item's name, else its code, else "Amount". Borrowed from view, or static. */
const char *receipt_line_name(const struct view_line *line);

#endif
