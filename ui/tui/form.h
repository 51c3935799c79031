/* SPDX-License-Identifier: MIT */
/*
 * form: a form of text fields. A table of struct form_row describes the fields; struct form holds what is typed.
 *
 * Each field is drawn as label, value and an optional note; a required field has a '*'. Only keys that edit a field are
 * handled here. Moving between fields, listing and saving (Enter Tab S-Tab F4 F9) are bindings of the screen, so that
 * footer and help show them; ui/counter/form.h connects the two. Errors are not shown here but in the counter's
 * sentence row. If there are more fields than rows, the form scrolls.
 */
#ifndef FD_TUI_FORM_H
#define FD_TUI_FORM_H

#include "ui/tui/edit.h"

#define FORM_ROWS 24
#define FORM_NOTE 320

enum form_kind {
    FORM_TEXT,
    FORM_DIGITS, /* only digits, full-width ones too */
    FORM_SECRET, /* shown as stars */
    FORM_CHOICE  /* one digit from `least` to `most`; typing it fills the field */
};

struct form_row {
    const char *label; /* N_() */
    enum form_kind kind;
    int limit; /* most graphemes; 0: as many as an editor holds */
    bool required;
    char least, most; /* FORM_CHOICE: first and last digit */
};

struct form {
    const struct form_row *row; /* borrowed */
    size_t rows;                /* 1 to FORM_ROWS */
    struct edit edit[FORM_ROWS];
    bool stands[FORM_ROWS]; /* read-only: shown, skipped when moving */
    size_t at;              /* index of the current field */
};

enum form_result {
    FORM_UNUSED, /* not an editing key: the screen's bindings are tried */
    FORM_MOVED,  /* only the cursor */
    FORM_CHANGED,
    FORM_CHOSEN, /* a choice was made: the caller moves to the next field */
    FORM_FULL    /* no room, or not accepted by the field: the caller beeps */
};

void form_init(struct form *form, const struct form_row *row, size_t rows); /* all fields empty, the first current */
enum form_result form_key(struct form *form, const struct key *key);
/* Moves to the next (1) or previous (-1) field that is not read-only, wrapping around. */
void form_go(struct form *form, int by);
/* Is every required field filled? If not, the first empty one becomes current. */
bool form_complete(struct form *form);

/* Where the form is drawn, in canvas cells. `step` is the distance of fields in rows. */
struct form_place {
    int row, rows, step;
    int label_col, value_col, value_cells, note_col;
};
/* note: writes the note of field `at` into buf and returns buf; NULL: no notes. data is passed to it. */
void form_draw(const struct form *form, struct canvas *canvas, const struct form_place *place,
               char *(*note)(char buf[FORM_NOTE], const void *data, size_t at), const void *data);

#endif
