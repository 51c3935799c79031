/* SPDX-License-Identifier: MIT */
/*
 * form: the general form. A screen describes its fields in a table of struct form_row; struct form holds what is typed.
 *
 * Labels stand left, what is typed beside them, a note (what the field takes, or what became of it) behind; a required
 * field has a '*'. Here are only the keys that edit a field. Those that go on, go back, list and save (Enter Tab S-Tab
 * F4 F9) are rows of the key tables, so that footer and help show them; ui/counter/form.h joins both: a new form at the
 * counter is a table of rows and a struct form_job. What is wrong with a field is said in the one line where all
 * refusals stand, with the cursor left on the field. More fields than rows scroll.
 */
#ifndef FD_TUI_FORM_H
#define FD_TUI_FORM_H

#include "ui/tui/edit.h"

#define FORM_ROWS 24
#define FORM_NOTE 320

enum form_kind {
    FORM_TEXT,
    FORM_DIGITS, /* these alone, full-width ones too */
    FORM_CHOICE  /* one digit of `least` to `most`, which sets it and goes on */
};

struct form_row {
    const char *label; /* N_() */
    enum form_kind kind;
    int limit; /* graphemes at most; 0: as many as an editor holds */
    bool required;
    char least, most; /* of a choice */
};

struct form {
    const struct form_row *row; /* the table */
    size_t rows;                /* 1 to FORM_ROWS */
    struct edit edit[FORM_ROWS];
    bool stands[FORM_ROWS]; /* shown, never entered */
    size_t at;
};

enum form_result {
    FORM_UNUSED, /* not an editing key: the key tables' turn */
    FORM_MOVED,  /* the cursor within the field */
    FORM_CHANGED,
    FORM_CHOSEN, /* a choice is made: go on */
    FORM_FULL    /* does not fit, or is none of what the field takes: beep */
};

void form_init(struct form *form, const struct form_row *row, size_t rows); /* all empty, on the first field */
enum form_result form_key(struct form *form, const struct key *key);
/* To the next (1) or previous (-1) field that is entered; from the last on to the first. */
void form_go(struct form *form, int by);
/* Is every required field filled? If not, the form stands on the first that is not. */
bool form_complete(struct form *form);

/* Where it is drawn. `step` 2 leaves a blank row between fields. */
struct form_place {
    int row, rows, step;
    int label_col, value_col, value_cells, note_col;
};
/* note: what stands behind a field, returning buf; NULL: nothing does. */
void form_draw(const struct form *form, struct canvas *canvas, const struct form_place *place,
               char *(*note)(char buf[FORM_NOTE], const void *data, size_t at), const void *data);

#endif
