/* SPDX-License-Identifier: MIT */
/*
 * linear: the counter as prompts and answers, line by line, for screen readers and slow connections. It works over a
 * pipe and on any terminal, without curses. It drives the same struct counter as the screens: the characters of a line
 * are sent to it as keys.
 *
 * If a line leaves text in the prompt, its end is sent as Enter, unless it is a search that found several members:
 * those are listed first. Input that acts by itself (.n, a digit in a list) is not followed by Enter. An empty line is
 * Enter. A line may also name one key, F1 to F12 or ^Z, or be a command after a colon; ":help" lists them.
 *
 * Only changes are said, nothing twice. A screen without `say` is read out from its picture.
 */
#ifndef FD_UI_LINEAR_LINEAR_H
#define FD_UI_LINEAR_LINEAR_H

#include "base/buffer.h"
#include "desk/desk.h"

struct linear;

/* echo: repeats each line after its prompt, as a terminal would. The desk is borrowed until linear_close. */
enum status linear_open(struct desk *desk, bool echo, struct linear **linear, struct error *err) MUST_USE;
void linear_close(struct linear *linear);

/* Processes one line, without its line end. False: the counter is to end. */
bool linear_line(struct linear *linear, const char *line);
/* Tells that nothing was typed for `ms`. True: it locked, so a half-typed line must be dropped. */
bool linear_idle(struct linear *linear, int64_t ms);
/* The output so far, ending in the prompt. Owned by linear; the caller writes it out and empties it. */
struct buffer *linear_out(struct linear *linear);
/* Is a secret asked, so that the terminal must not echo? */
bool linear_secret(const struct linear *linear);
/* Was the last line refused, so that type-ahead must be dropped? */
bool linear_refused(const struct linear *linear);

/* When it has ended: as counter_till_outcome. */
enum status linear_outcome(const struct linear *linear, struct error *err) MUST_USE;
/* Runs from standard input to standard output until end of file or until the clerk quits. */
enum status linear_main(struct desk *desk, struct error *err) MUST_USE;

#endif
