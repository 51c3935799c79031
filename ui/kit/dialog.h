/* SPDX-License-Identifier: MIT */
/*
 * dialog: a question in a box over the screen. Answer n is taken by .n, the marked one by Enter; Esc, F12 and .. say
 * no. Nothing else is taken, so that what was typed ahead answers no question.
 */
#ifndef FD_KIT_DIALOG_H
#define FD_KIT_DIALOG_H

#include "ui/kit/canvas.h"
#include "ui/kit/key.h"

#define DIALOG_ANSWERS 4

struct dialog {
    const char *text;                   /* translated; borrowed; '\n' between lines */
    const char *answer[DIALOG_ANSWERS]; /* NULL behind the last */
    int marked;                         /* Enter's, from 0; -1: Enter does nothing */
    bool armed;                         /* a '.' was typed */
};

enum dialog_result { DIALOG_WAITS, DIALOG_BEEPS, DIALOG_ANSWERED, DIALOG_NO };

enum dialog_result dialog_key(struct dialog *dialog, const struct key *key, int *answer); /* from 0, when answered */
void dialog_draw(const struct dialog *dialog, struct canvas *canvas);

#endif
