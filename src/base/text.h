/* SPDX-License-Identifier: MIT */
/*
 * text: UTF-8, graphemes and terminal cells. The only caller of wcwidth. Arguments are NUL-terminated UTF-8; cells are
 * terminal columns. A grapheme is an extended grapheme cluster (UAX #29). Its width is the sum of the widths of its
 * characters, as curses and most terminals compute it: 0, 1 or 2, more for joined emoji. Widths need a UTF-8 LC_CTYPE
 * (locale_start).
 */
#ifndef FD_BASE_TEXT_H
#define FD_BASE_TEXT_H

#include "base/status.h"

bool text_valid(const char *text, size_t length); /* strict UTF-8: no surrogates, no overlongs, no NUL */
size_t text_decode(const char *text,
                   uint32_t *codepoint);             /* bytes read; 0 at the end. An invalid byte gives U+FFFD and 1 */
size_t text_encode(uint32_t codepoint, char buf[5]); /* bytes written, not counting the NUL that follows them */
size_t text_grapheme(const char *text);              /* bytes of the first grapheme; 0 at the end */
size_t text_grapheme_before(const char *text, size_t at); /* start of the grapheme that ends at byte `at` */
int text_width(const char *text);                         /* cells of the whole text */
/* Bytes of the longest prefix of whole graphemes that fits in `cells`; *used gets its width. used may be NULL. */
size_t text_fit(const char *text, int cells, int *used);

/*
 * text_cut copies at most `cells` cells into buf (of size bytes); a cut text ends in "~". text_pad does the same and
 * fills with blanks to exactly `cells`, in front if right is set. A text too long for size is cut too. Graphemes are
 * never split; buf may be text. Both return buf.
 */
char *text_cut(char *buf, size_t size, const char *text, int cells);
char *text_pad(char *buf, size_t size, const char *text, int cells, bool right);
/* Copies what fits into size bytes without splitting a character; buf may be text. Returns buf. */
char *text_copy(char *buf, size_t size, const char *text);

/*
 * Makes a text safe for screen, receipt, log and file names; the only function for that. Invalid UTF-8 becomes U+FFFD;
 * C0, C1, DEL and the line and paragraph separators become "?"; bidi controls, zero-width and other default-ignorable
 * characters are dropped, except ZWJ and variation selectors behind a printing character of the same grapheme. Cut to
 * size. Returns buf, which must not be text. Stored data is never changed by this.
 */
char *text_sanitise(char *buf, size_t size, const char *text);

/*
 * Copies with full-width digits, letters and signs (and U+3000, ×, 、 → /, 。 → .) made half-width. buf may be text.
 * Returns buf.
 */
char *text_halfwidth(char *buf, size_t size, const char *text);
/* Copies without blanks (ASCII and U+3000) at both ends. buf may be text. Returns buf. */
char *text_trim(char *buf, size_t size, const char *text);

/* 张三丰 → 张*丰; 张丽 → 张*; Ann Lee → A** L**; one character → itself + '*'. */
char *text_mask_name(char *buf, size_t size, const char *name);

/*
 * Replaces {0} {1} … in format by args; a placeholder without an arg stays. Cut to size between characters. Each
 * argument goes through text_sanitise first, as it may be what somebody typed. Returns buf.
 */
char *text_fill(char *buf, size_t size, const char *format, size_t args, const char *const *arg);

#endif
