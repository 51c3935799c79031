/* SPDX-License-Identifier: MIT */
/* list: the marked row of a list and the page of rows around it. Moving the mark has no other effect. */
#ifndef FD_TUI_LIST_H
#define FD_TUI_LIST_H

#include "ui/tui/canvas.h"

struct list {
    size_t count;
    size_t marked; /* below count, or 0 */
};

void list_set(struct list *list, size_t count); /* clamps the mark to the new count */
void list_move(struct list *list, int by);      /* stops at either end */
/*
 * Draws the page of at most `rows` rows that contains the mark, from canvas row `row` on. draw_row draws one row from
 * column 1; the marked row gets '>', the highlight and the cursor. The list scrolls by whole pages, so that one step
 * usually changes only two rows of the terminal.
 */
void list_draw(const struct list *list, struct canvas *canvas, int row, int rows,
               void (*draw_row)(struct canvas *canvas, int row, size_t index, const void *data), const void *data);

#endif
