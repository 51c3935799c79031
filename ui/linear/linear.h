/* SPDX-License-Identifier: MIT */
/*
 * linear: the counter as prompts and answers, line by line, for screen readers and slow lines. No curses: it works over
 * a pipe and on any terminal. It drives the same till as the screens: the characters of a line are its keys.
 *
 * A line that leaves text in the prompt ends with Enter, unless it is a search that found several members: those are
 * told first. What acts by itself (.n, a digit in a list) needs no Enter, so the line's end is none. An empty line is
 * Enter. A line of its own is a key: F1 to F12, ^Z; or a word behind a colon: ":help" tells them all.
 *
 * It says what has changed and nothing twice. Where a state has no words of its own here, its screen is read out.
 */
#ifndef FD_UI_LINEAR_LINEAR_H
#define FD_UI_LINEAR_LINEAR_H

#include "base/buffer.h"
#include "desk/desk.h"

struct linear;

/* echo: each line is said again behind its prompt, as a terminal would show it. The desk stays the caller's. */
enum status linear_open(struct desk *desk, bool echo, struct linear **linear, struct error *err) MUST_USE;
void linear_close(struct linear *linear);

/* One line without its end. False: the counter is to end. */
bool linear_line(struct linear *linear, const char *line);
/* Nobody typed for so long. True: something has changed, and what was half typed was meant for something else. */
bool linear_idle(struct linear *linear, int64_t ms);
/* What is to be said by now, the prompt at its end; the caller empties it. */
struct buffer *linear_out(struct linear *linear);
/* Is what is asked for nobody else's eyes? */
bool linear_secret(const struct linear *linear);
/* Was the last line refused, so that what was typed ahead of the answer must go? */
bool linear_refused(const struct linear *linear);

/* From standard input to standard output, until it ends or the clerk does. */
enum status linear_main(struct desk *desk, struct error *err) MUST_USE;

#endif
