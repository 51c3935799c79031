/* SPDX-License-Identifier: MIT */
/* list: the highlighted row of a list and which part of it shows. Moving never does more than move. */
#ifndef FD_KIT_LIST_H
#define FD_KIT_LIST_H

#include "ui/kit/canvas.h"
#include "ui/kit/key.h"

struct list {
    size_t count;
    size_t marked; /* below count, or 0 */
    size_t top;    /* first row shown */
};

void list_set(struct list *list, size_t count); /* keeps the mark as far as there are rows */
/* ↑ ↓ PgUp PgDn Home End, and h j k l when there is no prompt that takes letters. Whether the key was one of these. */
bool list_key(struct list *list, const struct key *key, int rows, bool letters);
/* At most `rows` rows from `row` on: draw_row draws each from column 1; the marked one gets '>' and the highlight. */
void list_draw(struct list *list, struct canvas *canvas, int row, int rows,
               void (*draw_row)(struct canvas *canvas, int row, size_t index, void *data), void *data);

#endif
