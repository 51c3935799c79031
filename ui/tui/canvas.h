/* SPDX-License-Identifier: MIT */
/*
 * canvas: what a screen shows, as rows of cells. Screens draw here and nowhere else; term copies the changed cells to
 * the terminal, and tests compare the dump. Rows and columns count from 0. Whatever does not fit is cut, never
 * wrapped. The last cell of the last row stays empty: writing it makes old terminals scroll.
 */
#ifndef FD_TUI_CANVAS_H
#define FD_TUI_CANVAS_H

#include <stdbool.h>
#include <stddef.h>

/* What a piece of text is, not how it looks: term knows colours and what to do without them. */
enum cell_role { /* the tag: "role" alone is what staff have (rules/permit.h) */
                 ROLE_PLAIN,
                 ROLE_TITLE,  /* the line that names the screen */
                 ROLE_LABEL,  /* the name of a field or column */
                 ROLE_INPUT,  /* what is being typed */
                 ROLE_MARKED, /* the highlighted row */
                 ROLE_MONEY,  /* the figure that matters: due, change */
                 ROLE_GOOD,
                 ROLE_WARN,
                 ROLE_BAD,
                 ROLE_FAINT, /* what does not work here */
                 ROLE_FOOTER,
                 ROLE_INK, /* black on white on every terminal: a code that is scanned off the screen */
                 ROLE_COUNT
};

#define CELL_CHARACTERS 5 /* one character and what combines with it: as many as curses takes */
#define CELL_TEXT 24

struct cell {
    char text[CELL_TEXT]; /* UTF-8; "" in the right half of a wide character */
    unsigned char width;  /* 1 or 2 cells; 0 in that right half */
    unsigned char role;
    unsigned char line; /* part of a rule or frame: a terminal that can draws a line there */
};

struct canvas {
    int rows, cols;
    int cursor_row, cursor_col; /* -1: hidden */
    struct cell *cell;          /* rows × cols, row by row */
};

void canvas_init(struct canvas *canvas, int rows, int cols); /* blank; canvas_clear frees */
void canvas_clear(struct canvas *canvas);
void canvas_blank(struct canvas *canvas); /* every cell blank, cursor hidden: what a screen's draw begins with */
const struct cell *canvas_at(const struct canvas *canvas, int row, int col); /* NULL outside */

/*
 * Draws text at row, col in at most `cells` cells (-1: to the right edge); if cut, the last shown cell is '~'. Text is
 * sanitised on the way. Returns the column after the last cell written. canvas_pad fills with blanks to exactly
 * `cells`, right-aligned when `right` is set. canvas_print is canvas_text to the right edge with printf's format.
 */
int canvas_text(struct canvas *canvas, int row, int col, int cells, enum cell_role role, const char *text);
int canvas_pad(struct canvas *canvas, int row, int col, int cells, enum cell_role role, const char *text, bool right);
int canvas_print(struct canvas *canvas, int row, int col, enum cell_role role, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* cells -1: to the right edge; of '=', '-' and '|' it is a line. canvas_paint changes the role of what stands there. */
void canvas_fill(struct canvas *canvas, int row, int col, int cells, enum cell_role role, char sign);
void canvas_paint(struct canvas *canvas, int row, int col, int cells, enum cell_role role);
/* "== title =====…" over the whole row: the line above a screen or part of one. */
void canvas_rule(struct canvas *canvas, int row, const char *title);
void canvas_cursor(struct canvas *canvas, int row, int col);

/* The rows as lines, blanks at their ends taken off; caller frees. canvas_roles: a letter for each role, '.' plain. */
char *canvas_dump(const struct canvas *canvas);
char *canvas_roles(const struct canvas *canvas);

#endif
