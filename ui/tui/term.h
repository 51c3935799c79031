/* SPDX-License-Identifier: MIT */
/*
 * term: the terminal: starts it, shows a canvas on it, gives it back. The only file that knows curses. Only changed
 * cells are sent; colours go by role and fall away with NO_COLOR, on monochrome terminals and on request.
 */
#ifndef FD_TUI_TERM_H
#define FD_TUI_TERM_H

#include <stdio.h>

#include "base/status.h"
#include "ui/tui/canvas.h"

/* How a role looks: always an attribute that tells it apart where it matters, and a colour where there are some. */
struct term_look {
    bool bold, dim, reverse;
    bool ink;     /* black on white where there are colours, else reverse */
    short colour; /* of the eight; -1: the terminal's own */
};
extern const struct term_look term_looks[ROLE_COUNT];

/* All zero: the program's own terminal. The streams stay the caller's; in tests they are two ends of a pty. */
struct term_options {
    FILE *in, *out;   /* NULL: stdin, stdout */
    const char *type; /* NULL: $TERM */
    bool plain;       /* no colours */
    bool measure;     /* ask the terminal how wide it draws a line: frames of lines where that is one column */
    const char *memo; /* where its answer is kept by type and charset (base/memo.h); NULL: asked each time */
};

/*
 * raw mode, keypad on and then its numbers back (ESC >), bracketed paste on, input opened. Given back by term_stop,
 * also at exit. no_terminal when a stream is none; unknown_terminal when the type is unknown or cannot move its cursor.
 */
enum status term_start(const struct term_options *options, struct error *err) MUST_USE;
void term_stop(void);

void term_size(int *rows, int *cols);
bool term_resize(void);                      /* asks the terminal; true if the size has changed (input calls it) */
void term_show(const struct canvas *canvas); /* and the cursor to where the canvas has it */
void term_beep(void);

#endif
