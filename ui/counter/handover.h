/* SPDX-License-Identifier: MIT */
/*
 * handover: the drawer counted and handed over: what the screens that count, that ask who goes on and that show the
 * outcome share. Blind: what had to be there is in the view only once the shift is closed.
 */
#ifndef FD_UI_COUNTER_HANDOVER_H
#define FD_UI_COUNTER_HANDOVER_H

#include <stdint.h>

#include "desk/act.h"
#include "desk/shift.h"
#include "ui/tui/canvas.h"

struct counter;

#define HANDOVER_DROP SHIFT_NOTES      /* the field behind the notes: what goes to the safe */
#define HANDOVER_NONE SIZE_MAX         /* no field is typed into */
#define HANDOVER_ROW (SHIFT_NOTES + 6) /* below the picture: free for what a screen adds */
#define HANDOVER_COL 1

/* The state of SCREEN_SHIFT; SCREEN_COUNTED has a copy of how it ended. */
struct handover {
    char key[ACT_KEY_TEXT];
    struct shift_view view; /* as it stands; without its cash until it is closed */
    int64_t count[SHIFT_NOTES], drop;
    bool counted;    /* something was typed */
    size_t at;       /* the note in hand, or HANDOVER_DROP */
    struct staff to; /* who goes on, proven; id 0: nobody yet */
};

/* The one that is open; NULL: none is. */
struct handover *handover_open(const struct counter *counter);
/* Its shift anew; what went wrong is said, and false. */
bool handover_read(struct counter *counter, int64_t shift);
void handover_refresh(struct counter *counter);
/* Somebody proved who they are: they go on. False: said why not. */
bool handover_accept(struct counter *counter, const struct staff *staff);
/* Closes the shift, signs in who goes on and opens SCREEN_COUNTED; refused: said why, and nothing is changed. */
void handover_write(struct counter *counter);

/*
 * Notes beside what was taken otherwise; the field `at` is typed into. Format, translated: the title, {0} who, {1}
 * bills held.
 */
void handover_draw(struct canvas *canvas, const struct counter *counter, const struct handover *handover, size_t at,
                   const char *format);

#endif
