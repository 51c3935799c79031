/* SPDX-License-Identifier: MIT */
/* form_paint: draws a form. */
#include <stdio.h>

#include "base/i18n.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"

#define FIRST_ROW 2
#define SPACED_ROWS 9 /* most fields drawn with a blank row between them */

static char *note(char buf[FORM_NOTE], const void *data, size_t at)
{
    const struct counter *counter = data;
    return form_top(counter)->job->note ? form_top(counter)->job->note(buf, counter, at) : buf;
}

void form_paint(struct canvas *canvas, const struct counter *counter)
{
    const struct form_job *job = form_top(counter)->job;
    struct form_place place = {.row = FIRST_ROW,
                               .rows = frame_sentence_row(canvas) - FIRST_ROW,
                               .label_col = 1,
                               .value_col = 14,
                               .value_cells = 26,
                               .note_col = 42,
                               .step = job->rows <= SPACED_ROWS ? 2 : 1};
    char title[RENDER_TEXT], name[RENDER_TEXT];
    bool needed = false;
    for (size_t i = 0; i < job->rows; i++)
        needed |= job->row[i].required;
    snprintf(name, sizeof name, "%d %s", job->screen, _(job->title));
    frame_rule(canvas, counter, needed ? word_fill(title, _("{0} (* needed)"), name, NULL) : name);
    form_draw(&form_top(counter)->form, canvas, &place, note, counter);
}
