/* SPDX-License-Identifier: MIT */
#include "render/sheet.h"

#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/text.h"
#include "exchange/qr.h"
#include "render/receipt.h"

#define LINE_TEXT 400

static void centred(struct buffer *out, int columns, const char *text)
{
    char safe[LINE_TEXT], cut[LINE_TEXT];
    text_sanitise(safe, sizeof safe, text);
    text_cut(cut, sizeof cut, safe, columns);
    buffer_format(out, "%*s%s\n", (columns - text_width(cut)) / 2, "", cut);
}

char *sheet_ticket(char buf[TICKET_TEXT], const struct secret *secret, int64_t shop, int64_t offer,
                   const struct coupon *coupon)
{
    struct ticket ticket = {.shop = shop, .offer = offer, .from = coupon->usable_from, .to = coupon->expires_on};
    text_copy(ticket.code, sizeof ticket.code, coupon->code);
    return ticket_write(buf, secret, &ticket);
}

/* Trailing blanks are cut: the paper serves as the light margin at the right. */
static enum status add_qr(struct buffer *out, const struct sheet *sheet, const char *text, struct error *err)
{
    struct qr qr;
    char line[QR_LINE_TEXT];
    TRY(qr_make(text, &qr, err));
    int left = (sheet->columns - qr_cells(&qr)) / 2;
    if (sheet->terminal)
        qr_text(&qr, true, out);
    for (int i = 0; i < qr_lines(&qr) && !sheet->terminal; i++) {
        qr_line(line, &qr, i);
        size_t length = strlen(line);
        while (length > 0 && line[length - 1] == ' ')
            line[--length] = '\0';
        buffer_format(out, "%*s%s\n", left > 0 ? left : 0, "", line);
    }
    qr_clear(&qr);
    return STATUS_OK;
}

static void add_dates(struct buffer *out, int columns, const struct coupon *coupon)
{
    char from[DATE_TEXT], to[DATE_TEXT], text[RENDER_TEXT];
    const char *arg[] = {date_format(from, coupon->usable_from), date_format(to, coupon->expires_on)};
    centred(out, columns,
            text_fill(text, sizeof text, coupon->expires_on < DATE_NEVER ? _("{0} to {1}") : _("From {0}"), 2, arg));
}

enum status sheet_coupon(struct buffer *out, const struct sheet *sheet, const struct coupon *coupon, int64_t offer,
                         struct error *err)
{
    char text[TICKET_TEXT];
    int at = sheet->programme ? programme_offer(sheet->programme, coupon->offer) : -1;
    centred(out, sheet->columns, sheet->shop);
    centred(out, sheet->columns, at >= 0 ? sheet->programme->offer[at].name : coupon->offer);
    add_dates(out, sheet->columns, coupon);
    if (sheet->columns >= RECEIPT_80)
        sheet_ticket(text, sheet->secret, sheet->id, offer, coupon);
    else
        text_copy(text, sizeof text, coupon->code);
    TRY(add_qr(out, sheet, text, err));
    centred(out, sheet->columns, coupon_code_show(text, coupon->code));
    for (int i = 0; i < sheet->columns / 2; i++)
        buffer_add(out, "- ");
    buffer_add(out, "\n");
    return STATUS_OK;
}
