/* SPDX-License-Identifier: MIT */
/*
 * glance: what the idle screen tells between two customers: the shift so far, the till's last bills, what today brings,
 * what is left to do. One row for each provider of the list in glance.c; one that has nothing to tell shows nothing. It
 * is read while no key waits, so that it never delays a customer.
 */
#ifndef FD_UI_COUNTER_GLANCE_H
#define FD_UI_COUNTER_GLANCE_H

#include "report/overview.h"
#include "ui/tui/canvas.h"

#define GLANCE_REST_MS 150    /* without a key for so long, it is read if it is due */
#define GLANCE_AGAIN_MS 30000 /* on a till left alone it is read again after this time */

struct counter;
struct facts;

struct counter_glance {
    bool due;        /* something has happened since it was read */
    bool anonymous;  /* nobody typed for a while: no names */
    bool asked;      /* the linear mode says it once */
    int64_t read_at; /* clock_monotonic_ms */
    struct overview figures;
};

/* Whether the idle screen stands, or a question over it, such as that about an unfinished bill: its rows are seen. */
bool glance_stands(const struct counter *counter);
/* Whether its rows are seen and due to be read. */
bool glance_due(const struct counter *counter);
/* Reads the rows; an error leaves the old ones and is shown. */
void glance_read(struct counter *counter);
/* Draws the rows from `row` on, none below `last`. */
void glance_draw(struct canvas *canvas, const struct counter *counter, int row, int last);
/* For the linear mode, if `asked`: else a listener would hear it after every customer. */
void glance_say(struct facts *facts, const struct counter *counter);

#endif
