/* SPDX-License-Identifier: MIT */
/*
 * relay: support for terminals that do not use UTF-8. The program itself reads and writes only UTF-8. Where the locale
 * names another character set (zh_CN.GB18030, GBK, Big5), the program runs behind a pseudo-terminal and this process
 * converts both directions. The system need not have that locale.
 */
#ifndef FD_BASE_RELAY_H
#define FD_BASE_RELAY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

/*
 * Call before anything else and before other threads exist. False: continue as the program (in the child behind a
 * relay, or without a relay). True: this process was the relay and the program has ended; exit with *status. Relays
 * only where standard output is a terminal: files and pipes get UTF-8.
 */
bool relay_run(int *status);

/*
 * The character set named by LC_ALL, LC_CTYPE or LANG; NULL if it is UTF-8, not named, or unknown to iconv. Static,
 * valid until the next call.
 */
const char *relay_charset(void);

/*
 * Converts one direction of the stream. Input may be split anywhere: an incomplete character is kept for the next call.
 */
struct relay_stream;
struct relay_stream *relay_stream_new(const char *to, const char *from); /* iconv names; NULL: no such conversion */
void relay_stream_free(struct relay_stream *stream);
/*
 * Appends the converted text to out. A character without equivalent becomes "?" or, if two cells wide, "??"; the yen
 * sign Y.
 */
void relay_stream_add(struct relay_stream *stream, const char *bytes, size_t length, struct buffer *out);

#endif
