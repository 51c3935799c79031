/* SPDX-License-Identifier: MIT */
/* form: fields one below the other. Enter goes on and never saves; F9 saves; from the last field on to the first. */
#ifndef FD_KIT_FORM_H
#define FD_KIT_FORM_H

#include "ui/kit/edit.h"

struct field {
    const char *label; /* translated; borrowed */
    struct edit edit;
    bool digits;   /* only these, full-width ones too */
    bool required; /* shown with '*' */
};

struct form {
    struct field *field; /* borrowed */
    size_t fields;       /* at least 1 */
    size_t at;
};

enum form_result {
    FORM_UNUSED, /* not a form's key */
    FORM_MOVED,
    FORM_CHANGED,
    FORM_FULL, /* does not fit or is not a digit: beep */
    FORM_SAVE, /* F9, and nothing required is empty */
    FORM_MISSING, /* F9, but the field that `at` went to is empty */
    FORM_CANCEL
};

enum form_result form_key(struct form *form, const struct key *key);
/* One row for each field from `row` on: label_cells for the label, edit_cells for the text. */
void form_draw(struct form *form, struct canvas *canvas, int row, int col, int label_cells, int edit_cells);

#endif
