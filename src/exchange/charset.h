/* SPDX-License-Identifier: MIT */
/* charset: any Chinese text file to UTF-8. Decides: BOM, else strict UTF-8, else GB18030 (never GBK). */
#ifndef FD_EXCHANGE_CHARSET_H
#define FD_EXCHANGE_CHARSET_H

#include "base/status.h"

/*
 * encoding: NULL to decide, else "utf-8", "gb18030", "gbk" (read as GB18030), "utf-16", "utf-16le", "utf-16be", "big5".
 * On success *text is NUL-terminated UTF-8 without BOM (caller frees), *length its bytes, *found the encoding used.
 * bad_value names the first bad byte's line.
 */
enum status charset_decode(const char *bytes, size_t size, const char *encoding, char **text, size_t *length,
                           const char **found, struct error *err) MUST_USE;

#endif
