/* SPDX-License-Identifier: MIT */
/* edit: a one-line editor over graphemes: Chinese, combining marks and emoji are moved over and deleted as wholes. */
#ifndef FD_TUI_EDIT_H
#define FD_TUI_EDIT_H

#include "ui/tui/canvas.h"
#include "ui/tui/key.h"

#define EDIT_TEXT 256

enum edit_result {
    EDIT_UNUSED,  /* not an editing key: the screen's turn */
    EDIT_MOVED,   /* the cursor, at most */
    EDIT_CHANGED, /* the text */
    EDIT_FULL     /* nothing more fits: beep */
};

struct edit {
    char text[EDIT_TEXT]; /* valid, sanitised UTF-8 */
    size_t at;            /* cursor: a byte between graphemes */
    size_t first;         /* first byte shown when the text is wider than its place */
    int limit;            /* graphemes at most; 0: as many as EDIT_TEXT holds */
};

void edit_init(struct edit *edit, int limit);
void edit_set(struct edit *edit, const char *text); /* cursor at the end */
bool edit_empty(const struct edit *edit);
enum edit_result edit_insert(struct edit *edit, const char *text); /* at the cursor; as much as fits */
/* Characters, paste, Backspace, Del, ← → Home End, ^U (all), ^W (the word before). */
enum edit_result edit_key(struct edit *edit, const struct key *key);
/* In exactly `cells` cells, scrolled so that the cursor shows; sets the canvas cursor when focused. */
void edit_draw(struct edit *edit, struct canvas *canvas, int row, int col, int cells, bool focused);

#endif
