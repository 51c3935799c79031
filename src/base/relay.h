/* SPDX-License-Identifier: MIT */
/*
 * relay: a terminal that does not speak UTF-8. The program speaks nothing else; on a terminal whose locale names
 * another character set (zh_CN.GB18030, GBK, Big5) it goes on behind a pseudo-terminal, and what passes is converted
 * both ways, whether or not the system has that locale.
 */
#ifndef FD_BASE_RELAY_H
#define FD_BASE_RELAY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

/*
 * Called before anything else; no other thread yet. False: go on, this is the program (behind a relay or without one).
 * True: this was the relay, the program has ended with *status. Only where standard output is a terminal: what goes
 * into a file or to another program stays UTF-8.
 */
bool relay_run(int *status);

/* The character set that the environment names; NULL when it is UTF-8, plain, or one that nobody can convert. */
const char *relay_charset(void);

/* One direction of the stream. Text may come in pieces of any length: the beginning of a character waits for its end.
 */
struct relay_stream;
struct relay_stream *relay_stream_new(const char *to, const char *from); /* NULL: not convertible */
void relay_stream_free(struct relay_stream *stream);
/* What the other side cannot show stands as '?', as wide as it was; the yen sign as Y. */
void relay_stream_add(struct relay_stream *stream, const char *bytes, size_t length, struct buffer *out);

#endif
