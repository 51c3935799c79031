/* SPDX-License-Identifier: MIT */
#include "exchange/qr.h"

#include <qrencode.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/mem.h"

/* 107 is bright white; terminals that do not know it use 47. */
#define BLACK_ON_WHITE "\033[30;47;107m"
#define AS_BEFORE "\033[0m"

enum status qr_make(const char *text, struct qr *qr, struct error *err)
{
    *qr = (struct qr){0};
    /* In this mode the library itself finds runs of capitals and digits, which take less room. */
    QRcode *code = *text != '\0' ? QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1) : NULL;
    if (!code)
        return error_value(err, "text", "", "does not fit a QR code");
    qr->side = code->width;
    size_t modules = (size_t)code->width * (size_t)code->width;
    qr->dark = mem_alloc(modules);
    for (size_t i = 0; i < modules; i++)
        qr->dark[i] = code->data[i] & 1; /* the other bits give the role of the module */
    QRcode_free(code);
    return STATUS_OK;
}

void qr_clear(struct qr *qr)
{
    free(qr->dark);
    *qr = (struct qr){0};
}

bool qr_dark(const struct qr *qr, int row, int col)
{
    return row >= 0 && row < qr->side && col >= 0 && col < qr->side && qr->dark[row * qr->side + col] != 0;
}

int qr_cells(const struct qr *qr)
{
    return qr->side + 2 * QR_MARGIN;
}

int qr_lines(const struct qr *qr)
{
    return (qr_cells(qr) + 1) / 2;
}

char *qr_line(char buf[QR_LINE_TEXT], const struct qr *qr, int line)
{
    static const char *const block[2][2] = {{" ", "▄"}, {"▀", "█"}}; /* [upper module dark][lower module dark] */
    char *end = buf;
    int row = 2 * line - QR_MARGIN;
    for (int col = -QR_MARGIN; col < qr->side + QR_MARGIN; col++)
        end = stpcpy(end, block[qr_dark(qr, row, col)][qr_dark(qr, row + 1, col)]);
    *end = '\0';
    return buf;
}

void qr_text(const struct qr *qr, bool terminal, struct buffer *out)
{
    char text[QR_LINE_TEXT];
    for (int line = 0; line < qr_lines(qr); line++)
        buffer_format(out, "%s%s%s\n", terminal ? BLACK_ON_WHITE : "", qr_line(text, qr, line),
                      terminal ? AS_BEFORE : "");
}
