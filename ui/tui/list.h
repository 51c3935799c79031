/* SPDX-License-Identifier: MIT */
/* list: the highlighted row of a list, and the page of it that shows. Moving never does more than move. */
#ifndef FD_TUI_LIST_H
#define FD_TUI_LIST_H

#include "ui/tui/canvas.h"

struct list {
    size_t count;
    size_t marked; /* below count, or 0 */
};

void list_set(struct list *list, size_t count); /* keeps the mark as far as there are rows */
void list_move(struct list *list, int by);      /* stops at either end */
/*
 * The page of at most `rows` rows that holds the mark, from `row` on: draw_row draws each from column 1; the marked
 * one gets '>', the highlight and the cursor. Whole pages turn, so that a step down sends two rows and not all.
 */
void list_draw(const struct list *list, struct canvas *canvas, int row, int rows,
               void (*draw_row)(struct canvas *canvas, int row, size_t index, const void *data), const void *data);

#endif
