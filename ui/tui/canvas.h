/* SPDX-License-Identifier: MIT */
/*
 * canvas: the picture of a screen as rows of cells. All drawing goes into a canvas; term sends the changed cells to the
 * terminal, and tests compare the dump. Rows and columns count from 0. Text that does not fit is cut, never wrapped.
 * The last cell of the last row is never written: writing it makes old terminals scroll.
 */
#ifndef FD_TUI_CANVAS_H
#define FD_TUI_CANVAS_H

#include <stdbool.h>
#include <stddef.h>

/* The meaning of a piece of text. term maps it to colours and attributes. */
enum cell_role { /* not "enum role": that is a role of staff (rules/permit.h) */
                 ROLE_PLAIN,
                 ROLE_TITLE,  /* the line that names the screen */
                 ROLE_LABEL,  /* the name of a field or column */
                 ROLE_INPUT,  /* what is being typed */
                 ROLE_MARKED, /* the highlighted row */
                 ROLE_MONEY,  /* the main figure: amount due, change */
                 ROLE_GOOD,
                 ROLE_WARN,
                 ROLE_BAD,
                 ROLE_FAINT, /* what is not available here */
                 ROLE_FOOTER,
                 ROLE_INK, /* black on white on every terminal, so that a code can be scanned off the screen */
                 ROLE_COUNT
};

#define CELL_CHARACTERS 5 /* code points per cell: one character and its combining marks, the limit of curses */
#define CELL_TEXT 24

struct cell {
    char text[CELL_TEXT]; /* UTF-8; "" in the right half of a wide character */
    unsigned char width;  /* 1 or 2 cells; 0 in that right half */
    unsigned char role;
    unsigned char line; /* part of a rule or frame: drawn as a line where the terminal can */
};

struct canvas {
    int rows, cols;
    int cursor_row, cursor_col; /* cursor_row -1: hidden */
    struct cell *cell;          /* rows × cols, row by row */
};

void canvas_init(struct canvas *canvas, int rows, int cols); /* all cells blank; free with canvas_clear */
void canvas_clear(struct canvas *canvas);
void canvas_blank(struct canvas *canvas); /* blanks every cell and hides the cursor */
const struct cell *canvas_at(const struct canvas *canvas, int row,
                             int col); /* NULL outside; valid until canvas_clear */

/*
 * Draws text at row, col in at most `cells` cells (-1: to the right edge); if it is cut, the last cell shown is '~'.
 * Control characters and invalid UTF-8 are replaced. Returns the column after the last cell written. canvas_pad fills
 * with blanks to exactly `cells`, right-aligned when `right` is set. canvas_print formats like printf and draws to the
 * right edge.
 */
int canvas_text(struct canvas *canvas, int row, int col, int cells, enum cell_role role, const char *text);
int canvas_pad(struct canvas *canvas, int row, int col, int cells, enum cell_role role, const char *text, bool right);
int canvas_print(struct canvas *canvas, int row, int col, enum cell_role role, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/*
 * Fills with a sign; cells -1: to the right edge. '=', '-' and '|' are marked as lines. canvas_paint changes only the
 * role of the cells.
 */
void canvas_fill(struct canvas *canvas, int row, int col, int cells, enum cell_role role, char sign);
void canvas_paint(struct canvas *canvas, int row, int col, int cells, enum cell_role role);
/* "== title =====…" over the whole row. */
void canvas_rule(struct canvas *canvas, int row, const char *title);
void canvas_cursor(struct canvas *canvas, int row, int col);

/*
 * The rows as lines without trailing blanks; the caller frees. canvas_roles gives one letter per cell for its role, '.'
 * for ROLE_PLAIN.
 */
char *canvas_dump(const struct canvas *canvas);
char *canvas_roles(const struct canvas *canvas);

#endif
