/* SPDX-License-Identifier: MIT */
/* practice: opens a practice shop on this till, marked on every screen; the till is locked meanwhile. */
#include "base/i18n.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"

#define TEXT_ROW 2

static void begin(struct counter *counter)
{
    if (desk_shop(counter->desk)->practice) {
        counter_object(counter, N_("This is the practice shop already: everything here may be tried."), NULL, NULL);
        return;
    }
    if (!counter->can_practise) {
        counter_object(counter, N_("Not in the linear counter: leave it (^C), then run frontdesk demo --linear."), NULL,
                       NULL);
        return;
    }
    counter_go(counter, SCREEN_IDLE);
    lock_open(counter);
    counter->practises = true;
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    static const char *const text[] = {
        N_("A shop with made-up members, items and bills, to learn and to try everything."),
        N_("Marked PRACTICE on every screen; nothing there touches this shop's books."),
        N_("This till is locked meanwhile; ^C on the idle screen there comes back."),
    };
    frame_rule(canvas, counter, _("10 Practice"));
    for (int i = 0; i < (int)(sizeof text / sizeof *text); i++)
        canvas_text(canvas, TEXT_ROW + i, 1, -1, ROLE_PLAIN, _(text[i]));
    canvas_text(canvas, frame_sentence_row(canvas) - 1, 1, -1, ROLE_LABEL, _("Enter opens it, .. goes back."));
    canvas_cursor(canvas, frame_sentence_row(canvas) - 1, 0);
}

static const struct binding bindings[] = {
    {BIND(ENTER, begin), .key = "Enter", .label = N_("Enter practise"), .prompt = true,
     .help = N_("opens the practice shop; this till is locked meanwhile")},
    BIND_COMMON,
};

const struct screen screen_practice = {
    .title = N_("Practice"),
    .prompt = PROMPT_NONE,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
