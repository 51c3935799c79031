/* SPDX-License-Identifier: MIT */
/*
 * handover: counting the drawer and handing over the shift; shared by the screens that count, ask for the next clerk
 * and show the result. The count is blind: the view has the expected cash only once the shift is closed.
 */
#ifndef FD_UI_COUNTER_HANDOVER_H
#define FD_UI_COUNTER_HANDOVER_H

#include <stdint.h>

#include "base/money.h"
#include "desk/act.h"
#include "desk/shift.h"
#include "ui/tui/canvas.h"

struct counter;

#define HANDOVER_DROP SHIFT_NOTES      /* index of the field after the notes: cash taken to the safe */
#define HANDOVER_NONE SIZE_MAX         /* no current field */
#define HANDOVER_ROW (SHIFT_NOTES + 6) /* first free canvas row below the picture */
#define HANDOVER_COL 1

/* The state of SCREEN_SHIFT; SCREEN_COUNTED shows a copy of the result. */
struct handover {
    char key[ACT_KEY_TEXT];
    struct shift_view view;           /* without the expected cash until the shift is closed */
    int64_t count[SHIFT_NOTES], drop; /* pieces of each note; fen to the safe */
    bool counted;                     /* a count was typed */
    bool filled[SHIFT_NOTES];         /* its count was typed, or Enter said that there is none */
    size_t at;                        /* current note, or HANDOVER_DROP */
    struct staff to;                  /* next clerk, identity proven; id 0: none yet */
};

/* The open handover; NULL: none. Valid while its screen is open. */
struct handover *handover_open(const struct counter *counter);
/* Reads the shift into the open handover; false: the error is shown. */
bool handover_read(struct counter *counter, int64_t shift);
void handover_refresh(struct counter *counter);
/* Makes the proven person the next clerk; false: refused, shown. */
bool handover_accept(struct counter *counter, const struct staff *staff);
/*
 * Closes the shift and opens SCREEN_COUNTED, with the next clerk signed in or nobody; if refused, shows why and changes
 * nothing. Asks before notes that were not counted count as none, and before nobody goes on; says once that the count
 * is not what is due, so that it can be counted again before the result is known.
 */
void handover_finish(struct counter *counter);

/* The value of a note or coin of shift_note: 100, 0.5. Returns buf. */
char *handover_note(char buf[MONEY_TEXT], int64_t note);

/*
 * Draws the notes beside the other takings; `at` is the current field. format: translated title with {0} clerk and
 * {1} number of held bills.
 */
void handover_draw(struct canvas *canvas, const struct counter *counter, const struct handover *handover, size_t at,
                   const char *format);

#endif
