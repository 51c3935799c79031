/* SPDX-License-Identifier: MIT */
/*
 * receipt: a bill, what goes back of it and a top-up as the text of a paper receipt: lines ended by LF, none wider than
 * the paper, in the language of now. What stands in a shop's data may be anything: it is sanitised, wrapped or cut by
 * cells. The currency sign is the full-width one, which the character sets of receipt printers have.
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

/* What stands above every receipt. Texts are borrowed; NULL or "" where there is none. */
struct receipt_head {
    int columns; /* RECEIPT_58 or RECEIPT_80 */
    const char *shop, *clerk;
    int64_t till, at;            /* at: of the act; a bill says its own */
    const char *txn;             /* number of what is no bill */
    const struct member *member; /* shown masked */
    bool practice;               /* marked from edge to edge, so that nobody takes it for a real one */
    bool again;                  /* printed before, and says so */
};

/* Appends the receipt. programme gives names of offers and tiers; may be NULL. */
void receipt_sale(struct buffer *out, const struct receipt_head *head, const struct sale_view *view,
                  const struct programme *programme);
/* The receipt of a bill that was rung, printed again. */
void receipt_print(struct buffer *out, int columns, const struct shop *shop, const struct print_bill *print,
                   const struct programme *programme);
/* sale: the bill it goes back of, which names the lines; NULL: they are numbers only. */
void receipt_back(struct buffer *out, const struct receipt_head *head, const struct return_view *view, bool voided,
                  const struct sale_view *sale);
void receipt_topup(struct buffer *out, const struct receipt_head *head, const struct topup_request *request,
                   const struct topup_done *done);

/* What a line is called: the item's name, else its code, else "Amount". */
const char *receipt_line_name(const struct view_line *line);

#endif
