/* SPDX-License-Identifier: MIT */
#include "ui/kit/list.h"

void list_set(struct list *list, size_t count)
{
    list->count = count;
    if (list->marked >= count)
        list->marked = count > 0 ? count - 1 : 0;
}

static void move_by(struct list *list, size_t up, size_t down)
{
    list->marked = list->marked > up ? list->marked - up : 0;
    list_set(list, list->count);
    if (down >= list->count - list->marked)
        down = list->count > 0 ? list->count - 1 - list->marked : 0;
    list->marked += down;
}

/* The key that a letter stands for in a list without prompt. */
static enum key_kind meant(const struct key *key, bool letters)
{
    if (key->kind != KEY_CHAR || !letters)
        return key->kind;
    switch (key->codepoint) {
    case 'j':
        return KEY_DOWN;
    case 'k':
        return KEY_UP;
    case 'h':
        return KEY_PGUP;
    case 'l':
        return KEY_PGDN;
    default:
        return KEY_NONE;
    }
}

bool list_key(struct list *list, const struct key *key, int rows, bool letters)
{
    size_t page = rows > 1 ? (size_t)rows - 1 : 1; /* one row stays, to read on from */
    switch (meant(key, letters)) {
    case KEY_UP:
        move_by(list, 1, 0);
        return true;
    case KEY_DOWN:
        move_by(list, 0, 1);
        return true;
    case KEY_PGUP:
        move_by(list, page, 0);
        return true;
    case KEY_PGDN:
        move_by(list, 0, page);
        return true;
    case KEY_HOME:
        move_by(list, list->count, 0);
        return true;
    case KEY_END:
        move_by(list, 0, list->count);
        return true;
    default:
        return false;
    }
}

static void scroll(struct list *list, size_t rows)
{
    if (list->marked < list->top)
        list->top = list->marked;
    if (list->marked >= list->top + rows)
        list->top = list->marked - rows + 1;
    if (list->count < list->top + rows)
        list->top = list->count > rows ? list->count - rows : 0;
}

void list_draw(struct list *list, struct canvas *canvas, int row, int rows,
               void (*draw_row)(struct canvas *canvas, int row, size_t index, void *data), void *data)
{
    if (rows <= 0)
        return;
    scroll(list, (size_t)rows);
    for (int i = 0; i < rows && list->top + (size_t)i < list->count; i++) {
        size_t index = list->top + (size_t)i;
        draw_row(canvas, row + i, index, data);
        if (index != list->marked)
            continue;
        canvas_text(canvas, row + i, 0, 1, ROLE_MARKED, ">");
        canvas_paint(canvas, row + i, 0, -1, ROLE_MARKED);
    }
}
