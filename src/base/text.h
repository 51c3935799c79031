/* SPDX-License-Identifier: MIT */
/*
 * text: UTF-8, graphemes, terminal cells. The only caller of wcwidth. All functions take NUL-terminated UTF-8;
 * "cells" are terminal columns. A grapheme is the extended grapheme cluster of UAX #29; its width is the sum of its
 * characters' widths, because curses and most terminals give every spacing character cells of its own: 0, 1 or 2,
 * more for joined emoji. Widths need a UTF-8 LC_CTYPE (locale_start).
 */
#ifndef FD_BASE_TEXT_H
#define FD_BASE_TEXT_H

#include "base/status.h"

bool text_valid(const char *text, size_t length); /* strict UTF-8: no surrogates, no overlongs, no NUL */
size_t text_decode(const char *text,
                   uint32_t *codepoint);             /* bytes taken; a bad byte is U+FFFD and 1 byte; 0 at the end */
size_t text_encode(uint32_t codepoint, char buf[5]); /* bytes written, without the NUL it also writes */
size_t text_grapheme(const char *text);              /* bytes of the first grapheme; 0 at the end */
size_t text_grapheme_before(const char *text, size_t at); /* start of the grapheme that ends at byte `at` */
int text_width(const char *text);                         /* cells of the whole */
/* Bytes of the longest prefix of whole graphemes within `cells`; *used gets its width. */
size_t text_fit(const char *text, int cells, int *used);

/*
 * Copies into buf (size bytes) at most `cells` cells; if cut, the last shown cell(s) are '~'. text_pad fills with
 * blanks to exactly `cells` (right-aligned when right is set). Both return buf and never split a grapheme; buf may be
 * text. A buf too small cuts like a line too short.
 */
char *text_cut(char *buf, size_t size, const char *text, int cells);
char *text_pad(char *buf, size_t size, const char *text, int cells, bool right);
/* snprintf-like copy that never splits a character; returns buf. */
char *text_copy(char *buf, size_t size, const char *text);

/*
 * The one sanitiser for screen, receipt, log and file names: invalid UTF-8 → U+FFFD; C0, C1, DEL → '?'; bidi controls,
 * zero-width and other default-ignorable characters are dropped (ZWJ and variation selectors are kept only inside a
 * grapheme, behind a printing character). Returns buf. The stored bytes are never changed by this.
 */
char *text_sanitise(char *buf, size_t size, const char *text);

/* Full-width digits, letters and signs to half-width (０–９ ＋ － ＊ × ／ 、→/ ． 。→. ＠ ： ？ and U+3000), in place
 * copy. */
char *text_halfwidth(char *buf, size_t size, const char *text);
/* Trims blanks (ASCII and U+3000) at both ends. */
char *text_trim(char *buf, size_t size, const char *text);

/* 张三丰 → 张*丰; 张丽 → 张*; Ann Lee → A** L**; one character → itself + '*'. */
char *text_mask_name(char *buf, size_t size, const char *name);

/* Replaces {0} {1} … in format by args; an unknown index stays. Returns buf; whole characters only. */
char *text_fill(char *buf, size_t size, const char *format, size_t args, const char *const *arg);

#endif
