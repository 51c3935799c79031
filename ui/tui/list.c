/* SPDX-License-Identifier: MIT */
#include "ui/tui/list.h"

void list_set(struct list *list, size_t count)
{
    list->count = count;
    if (list->marked >= count)
        list->marked = count > 0 ? count - 1 : 0;
}

void list_move(struct list *list, int by)
{
    size_t steps = (size_t)(by < 0 ? -by : by);
    if (by < 0)
        list->marked = list->marked > steps ? list->marked - steps : 0;
    else
        list->marked += steps;
    list_set(list, list->count);
}

void list_draw(const struct list *list, struct canvas *canvas, int row, int rows,
               void (*draw_row)(struct canvas *canvas, int row, size_t index, const void *data), const void *data)
{
    if (rows <= 0 || list->count == 0)
        return;
    size_t top = list->marked - list->marked % (size_t)rows;
    for (int i = 0; i < rows && top + (size_t)i < list->count; i++) {
        size_t index = top + (size_t)i;
        draw_row(canvas, row + i, index, data);
        if (index != list->marked)
            continue;
        canvas_text(canvas, row + i, 0, 1, ROLE_MARKED, ">");
        canvas_paint(canvas, row + i, 0, -1, ROLE_MARKED);
        canvas_cursor(canvas, row + i, 0);
    }
}
