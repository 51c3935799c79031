/* SPDX-License-Identifier: MIT */
/* counter_draw: draws the stack: the topmost full screen, a box over it, sentence and footer. */
#include "base/i18n.h"
#include "base/text.h"
#include "ui/counter/draw.h"

static void too_small(struct canvas *canvas)
{
    char text[RENDER_TEXT];
    int row = canvas->rows / 2;
    word_fill(text, _("Window too small: {0} needed."), "80x24", NULL);
    int width = text_width(text);
    canvas_text(canvas, row, width < canvas->cols ? (canvas->cols - width) / 2 : 0, -1, ROLE_WARN, text);
}

/* The topmost screen that is not a box; the idle screen if there is none. */
static const struct screen *filling(const struct counter *counter)
{
    for (int depth = counter->depth; depth >= 0; depth--) {
        const struct screen *screen = counter->screens[counter->place[depth].screen];
        if (!(screen->flags & SCREEN_BOX))
            return screen;
    }
    return counter->screens[SCREEN_IDLE];
}

void counter_draw(struct canvas *canvas, const struct counter *counter)
{
    const struct screen *top = counter_top(counter);
    canvas_blank(canvas);
    if (canvas->rows < SCREEN_ROWS || canvas->cols < SCREEN_COLS) {
        too_small(canvas);
        return;
    }
    if (counter->help) {
        help_draw(canvas, counter);
        return;
    }
    filling(counter)->draw(canvas, counter);
    if (top->flags & SCREEN_BOX)
        top->draw(canvas, counter);
    frame_sentence(canvas, counter);
    frame_footer(canvas, counter);
}
