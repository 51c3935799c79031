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

#define PROGRESS_EVERY_MS 100     /* shortest interval between two calls of show and stop */
#define PROGRESS_ESTIMATE_MS 1000 /* no estimate of the time left before this */
#define PROGRESS_SAY_MS 10000     /* interval of say when the total is not known */
#define PROGRESS_TEXT 160

struct progress {
    const char *title;             /* N_(); borrowed */
    int64_t done, total;           /* in the caller's unit; total 0: not known */
    bool cancelled;                /* Esc was pressed: the work must stop without leaving anything half done */
    int64_t started, looked, said; /* ms on `clock` */
    int tenths;                    /* tenths of the total at the last call of say */

    /* Filled in after progress_init; each may be NULL. */
    void (*show)(void *context, const struct progress *progress); /* draws the progress */
    void (*say)(void *context, const char *text); /* gives a line for the linear mode, at each tenth of the total */
    bool (*stop)(void *context);                  /* has Esc been pressed? Must not wait */
    void *context;
    int64_t (*clock)(void); /* ms, must not decrease */
};

void progress_init(struct progress *progress, const char *title, int64_t total, int64_t (*clock)(void));
/* Sets how much is done in all and calls show, say and stop when due. False: cancelled, now or earlier. */
bool progress_step(struct progress *progress, int64_t done);
/* Estimated ms left at the speed so far; -1: not known yet. */
int64_t progress_left(const struct progress *progress);
/*
 * Draws two rows: the title; a bar, how much is done, the time left, and that Esc stops it (without a total, only how
 * much is done). progress_text gives the words of the second row and returns buf.
 */
void progress_draw(const struct progress *progress, struct canvas *canvas, int row, int col, int cells);
char *progress_text(char buf[PROGRESS_TEXT], const struct progress *progress);

#endif
