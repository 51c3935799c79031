/* SPDX-License-Identifier: MIT */
/*
 * progress: what long work shows, and how it is stopped. The work calls progress_step as often as it likes, also from
 * SQLite's progress handler: a step reads the clock, and ten times a second at most looks for keys and shows itself. It
 * allocates nothing and touches no database. Work that is done before the first tenth of a second shows nothing.
 */
#ifndef FD_UI_TUI_PROGRESS_H
#define FD_UI_TUI_PROGRESS_H

#include <stdint.h>

#include "ui/tui/canvas.h"

#define PROGRESS_EVERY_MS 100     /* between two looks, at least */
#define PROGRESS_ESTIMATE_MS 1000 /* from when on an estimate is worth saying */
#define PROGRESS_SAY_MS 10000     /* between two sentences where the whole is not known */
#define PROGRESS_TEXT 160

struct progress {
    const char *title;             /* N_(); borrowed */
    int64_t done, total;           /* in whatever is counted; total 0: not known */
    bool cancelled;                /* somebody pressed Esc: the work is to stop where nothing is half done */
    int64_t started, looked, said; /* ms of the clock */
    int tenths;                    /* said last, of a total that is known */

    /* Filled in after progress_init; each may be NULL. */
    void (*show)(void *context, const struct progress *progress); /* paints */
    void (*say)(void *context, const char *text);                 /* a line for who hears: each tenth of the whole */
    bool (*stop)(void *context);                                  /* has Esc been pressed? Must not wait */
    void *context;
    int64_t (*clock)(void); /* ms, never falling */
};

void progress_init(struct progress *progress, const char *title, int64_t total, int64_t (*clock)(void));
/* So much is done in all. False: cancelled, now or before; what is done then does not matter any more. */
bool progress_step(struct progress *progress, int64_t done);
/* ms until it is done if it goes on as so far; -1: nobody can say yet. */
int64_t progress_left(const struct progress *progress);
/*
 * Two rows: the title; a bar, how much is done, how long it takes yet, and that Esc stops it. Without a total, what is
 * done. progress_text is the second row's words alone.
 */
void progress_draw(const struct progress *progress, struct canvas *canvas, int row, int col, int cells);
char *progress_text(char buf[PROGRESS_TEXT], const struct progress *progress);

#endif
