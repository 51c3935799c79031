/* SPDX-License-Identifier: MIT */
/*
 * term: sets up the terminal, shows a canvas on it and restores it. The only user of curses. Only changed cells are
 * sent. Colours follow the role; there are none with NO_COLOR, on monochrome terminals or with `plain`.
 */
#ifndef FD_TUI_TERM_H
#define FD_TUI_TERM_H

#include <stdio.h>

#include "base/status.h"
#include "ui/tui/canvas.h"

/* The look of a role: attributes that suffice without colours, and a colour where the terminal has them. */
struct term_look {
    bool bold, dim, reverse;
    bool ink;     /* black on white where there are colours, else reverse */
    short colour; /* 0 to 7; -1: the terminal's default */
};
extern const struct term_look term_looks[ROLE_COUNT];

/* All zero: stdin, stdout and $TERM. The streams are borrowed; tests pass a pty. */
struct term_options {
    FILE *in, *out;   /* NULL: stdin, stdout */
    const char *type; /* NULL: $TERM */
    bool plain;       /* no colours */
    bool measure; /* ask the terminal for the width of line-drawing characters; used for frames if it is one column */
    const char *memo; /* file that caches the answer by terminal type and charset (base/memo.h); NULL: none */
};

/*
 * Sets raw mode, function keys, a numeric keypad (ESC >) and bracketed paste, and opens input. term_stop restores the
 * terminal, also at exit. Errors: no_terminal if a stream is not one, unknown_terminal if the type is unknown or cannot
 * move the cursor.
 */
enum status term_start(const struct term_options *options, struct error *err) MUST_USE;
void term_stop(void);

void term_size(int *rows, int *cols);
bool term_resize(void); /* reads the size from the terminal; true if it has changed (called by input) */
void term_show(const struct canvas *canvas); /* also places the cursor */
void term_beep(void);

#endif
