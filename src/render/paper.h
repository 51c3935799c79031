/* SPDX-License-Identifier: MIT */
/*
 * paper: rows of a slip, laid out for the width of its paper: the parts of which receipts and other slips are made.
 * Text is sanitised here. Where the head says `styled`, a row that a printer shows otherwise than as plain text begins
 * with a mark; no other row has a control character.
 */
#ifndef FD_RENDER_PAPER_H
#define FD_RENDER_PAPER_H

#include "base/money.h"
#include "render/receipt.h"

#define PAPER_LARGE '\x0e' /* twice as large, in the middle */
#define PAPER_BOLD '\x0f'
#define PAPER_QR '\x11' /* the text behind it as a QR code */

#define PAPER_TEXT 512

struct paper {
    struct buffer *out;
    const struct receipt_head *head;
    int columns; /* those of the head */
};

void paper_row(const struct paper *paper, const char *text); /* cut to the width; no sanitising */
/* A row of the sign, "-" or "="; in a practice shop of the word that says so. */
void paper_rule(const struct paper *paper, const char *sign);
void paper_centred(const struct paper *paper, const char *text);
void paper_bold(const struct paper *paper, const char *text); /* centred; cut, not wrapped */
void paper_large(const struct paper *paper, const char *text);
/* Calls add for each of the lines, which have | between them; lines may be NULL. */
void paper_lines(const struct paper *paper, const char *lines, void (*add)(const struct paper *, const char *));
/* A QR code; as half blocks without `styled`, and nothing where it does not fit the paper. */
void paper_qr(const struct paper *paper, const char *text);
/* `left` at the left edge, wrapped if it must be, and `right`, a figure, at the right one. */
void paper_pair(const struct paper *paper, const char *left, const char *right);
void paper_both(const struct paper *paper, const char *left, const char *right); /* on one row if both fit */
/* Writes all rows that the text needs but the last, which is left in `rest`. */
void paper_wrap(const struct paper *paper, char rest[PAPER_TEXT], const char *text, int last_cells);
char *paper_clean(char buf[PAPER_TEXT], const char *text);                     /* for a printer; returns buf */
char *paper_fact(char buf[RENDER_TEXT], const char *label, const char *value); /* "label value" */

char *paper_signed_money(char buf[MONEY_TEXT], int64_t amount); /* fen as "-￥12.50" */
void paper_money(const struct paper *paper, const char *label, int64_t amount);
void paper_number(const struct paper *paper, const char *label, int64_t number); /* nothing for 0 */
void paper_figure(const struct paper *paper, const char *label, int64_t amount); /* alone between two rules */
void paper_wallet(const struct paper *paper, int64_t balance);

/* kind: the title of a slip that is not a sale; number: "Bill 0001-000342". */
void paper_head(const struct paper *paper, const char *kind, const char *number, int64_t at);
void paper_foot(const struct paper *paper, const char *text); /* text may be NULL */

#endif
