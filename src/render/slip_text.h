/* SPDX-License-Identifier: MIT */
/*
 * slip_text: a print job as text in the current language, and as the bytes of a receipt printer. Every kind of job has
 * its slip here; those of a bill, a return and a top-up are made by receipt.h.
 */
#ifndef FD_RENDER_SLIP_TEXT_H
#define FD_RENDER_SLIP_TEXT_H

#include "exchange/escpos.h"
#include "desk/slip.h"
#include "render/render.h"

struct slip_look {
    int columns; /* RECEIPT_58 or RECEIPT_80 */
    bool styled; /* rows begin with the marks of render/paper.h */
    const struct shop *shop;
    const struct secret *secret;       /* signs the QR codes of coupons */
    const struct programme *programme; /* names of offers and tiers; NULL: unknown */
};

/* Appends the slip; nothing for an opening of the drawer. */
void slip_text(struct buffer *out, const struct slip_look *look, const struct slip *slip);
/*
 * The job for a printer: opening of the drawer first, then the slip, then the cut. bad_value if a QR code does not fit
 * the paper.
 */
enum status slip_text_bytes(struct buffer *out, const struct printer *printer, const struct slip_look *look,
                            const struct slip *slip, struct error *err) MUST_USE;

/* "sale", as a person reads it: 销售小票. */
const char *slip_text_kind(enum print_kind kind);
/* Why a job is not printed, of the codes of print_job.error: 连接被拒. "" for "". */
const char *slip_text_why(const char *code);
/* "waiting": 等待. */
const char *slip_text_state(enum print_state state);

#endif
