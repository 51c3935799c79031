/* SPDX-License-Identifier: MIT */
/*
 * charset: converts text files, Chinese ones above all, to UTF-8. Guesses in this order: byte order mark, valid UTF-8,
 * GB18030 (a superset of GBK).
 */
#ifndef FD_EXCHANGE_CHARSET_H
#define FD_EXCHANGE_CHARSET_H

#include "base/status.h"

/*
 * encoding: NULL to guess, else "utf-8", "gb18030", "gbk" (read as GB18030), "utf-16", "utf-16le", "utf-16be" or
 * "big5". On success *text is NUL-terminated UTF-8 without BOM, which the caller frees, *length its bytes and *found
 * the name of the encoding used (static). bad_value for another encoding name, or with field "line N" for the first
 * invalid byte; unsupported if iconv lacks the encoding.
 */
enum status charset_decode(const char *bytes, size_t size, const char *encoding, char **text, size_t *length,
                           const char **found, struct error *err) MUST_USE;

#endif
