/* SPDX-License-Identifier: MIT */
/* edit: a one-line editor. The cursor moves over, and deletes, whole graphemes (combining marks, emoji). */
#ifndef FD_TUI_EDIT_H
#define FD_TUI_EDIT_H

#include "ui/tui/canvas.h"
#include "ui/tui/key.h"

#define EDIT_TEXT 256

enum edit_result {
    EDIT_UNUSED,  /* not an editing key: the caller handles it */
    EDIT_MOVED,   /* the cursor may have moved, the text is the same */
    EDIT_CHANGED, /* the text has changed */
    EDIT_FULL     /* no room: the caller beeps */
};

struct edit {
    char text[EDIT_TEXT]; /* valid, sanitised UTF-8 */
    size_t at;            /* cursor: byte offset, always between graphemes */
    size_t first;         /* byte offset of the first grapheme shown, when the text is wider than its field */
    int limit;            /* most graphemes; 0: as many as EDIT_TEXT holds */
};

void edit_init(struct edit *edit, int limit);
void edit_set(struct edit *edit, const char *text); /* replaces the text; cursor at the end */
bool edit_empty(const struct edit *edit);
enum edit_result edit_insert(struct edit *edit, const char *text); /* at the cursor, as much as fits */
/* Handles characters, paste, Backspace, Del, Left, Right, Home, End, ^U (clear) and ^W (delete the word before). */
enum edit_result edit_key(struct edit *edit, const struct key *key);
/* Draws exactly `cells` cells, scrolled so that the cursor is visible; sets the canvas cursor when focused. */
void edit_draw(struct edit *edit, struct canvas *canvas, int row, int col, int cells, bool focused);

#endif
