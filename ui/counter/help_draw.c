/* SPDX-License-Identifier: MIT */
/* help_draw: draws the help of the top screen's bindings. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "ui/counter/draw.h"

#define FILTER_ROW 1
#define FIRST_ROW 3
#define HELP_COL 17

/* Whether the filter's text is anywhere in the words of the row. */
static bool fits(const struct counter *counter, const struct binding *row)
{
    const char *filter = counter->help_filter.text;
    return *filter == '\0' || strcasestr(_(row->key), filter) != NULL || strcasestr(_(row->help), filter) != NULL;
}

static size_t draw_rows(struct canvas *canvas, const struct counter *counter, size_t top, bool draw)
{
    size_t found = 0;
    int last = canvas->rows - 3;
    const struct screen *screen = counter_top(counter);
    for (size_t i = 0; i < screen->binding_count; i++) {
        const struct binding *binding = &screen->bindings[i];
        if (!binding->key || !binding_holds(binding, counter->preset) || !fits(counter, binding))
            continue;
        int row = FIRST_ROW + (int)found - (int)top;
        if (draw && found >= top && row <= last) {
            canvas_text(canvas, row, 2, HELP_COL - 3, ROLE_LABEL, _(binding->key));
            canvas_text(canvas, row, HELP_COL, -1, ROLE_PLAIN, _(binding->help));
        }
        found++;
    }
    return found;
}

void help_draw(struct canvas *canvas, const struct counter *counter)
{
    char title[RENDER_TEXT];
    struct edit filter = counter->help_filter;
    size_t room = (size_t)canvas->rows - 2 - FIRST_ROW, rows = draw_rows(canvas, counter, 0, false);
    size_t last_top = rows > room ? rows - room : 0;
    word_fill(title, _("Help: {0}"), _(counter_caption(counter)), NULL);
    frame_rule(canvas, counter, title);
    int col = canvas_text(canvas, FILTER_ROW, 2, -1, ROLE_LABEL, _("Show only: "));
    edit_draw(&filter, canvas, FILTER_ROW, col, 24, true);
    draw_rows(canvas, counter, counter->help_top < last_top ? counter->help_top : last_top, true);
    canvas_fill(canvas, frame_footer_row(canvas), 0, canvas->cols - 1, ROLE_FOOTER, ' ');
    canvas_text(canvas, frame_footer_row(canvas), 1, canvas->cols - 2, ROLE_FOOTER,
                _("F1 or Enter closes | letters filter, Up Down scroll"));
}
