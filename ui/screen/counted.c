/* SPDX-License-Identifier: MIT */
/* counted: the result of a handover: cash over or short. */
#include <stdio.h>

#include "base/i18n.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"
#include "ui/counter/handover.h"

static struct handover *own(const struct counter *counter)
{
    return counter_state(counter, SCREEN_COUNTED);
}

static enum status open_counted(struct counter *counter, const void *argument, struct error *err)
{
    (void)err;
    *own(counter) = *(const struct handover *)argument;
    return STATUS_OK;
}

/* Without a next clerk the counter is locked until one signs in. */
static void leave(struct counter *counter)
{
    bool nobody = own(counter)->to.id == 0;
    counter_go(counter, SCREEN_IDLE);
    if (nobody)
        lock_open(counter);
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    const struct shift_view *view = &own(counter)->view;
    char a[MONEY_TEXT], b[MONEY_TEXT], text[RENDER_TEXT], more[RENDER_TEXT];
    handover_draw(canvas, counter, own(counter), HANDOVER_NONE, _("4 Handed over {0} (held {1})"));
    word_fill(text, _("Float {0} + cash {1}"), money_format_grouped(a, view->shift.floated),
              money_format_grouped(b, view->tender[TENDER_CASH].net));
    int col = canvas_text(canvas, HANDOVER_ROW, HANDOVER_COL, -1, ROLE_PLAIN, text);
    word_fill(text, view->shift.dropped ? _(" - drop {1} = {0}") : _(" = expected {0}"),
              money_format_grouped(a, view->expected), money_format_grouped(b, view->shift.dropped));
    col = canvas_text(canvas, HANDOVER_ROW, col, -1, ROLE_PLAIN, text);
    canvas_text(canvas, HANDOVER_ROW, col, -1, ROLE_PLAIN,
                word_fill(more, _(", counted {0}"), money_format_grouped(a, view->counted), NULL));
    money_format_grouped(a, view->shift.over);
    snprintf(text, sizeof text, "%s%s", view->shift.over > 0 ? "+" : "", a);
    canvas_text(canvas, HANDOVER_ROW + 1, HANDOVER_COL, -1, view->shift.over == 0 ? ROLE_GOOD : ROLE_BAD,
                word_fill(more, _("Over/short {0}"), text, NULL));
    canvas_text(
        canvas, HANDOVER_ROW + 2, HANDOVER_COL, -1, ROLE_PLAIN,
        word_fill(more, _("Left in the drawer for the next shift: {0}"), money_format_grouped(a, view->left), NULL));
    canvas_cursor(canvas, HANDOVER_ROW + 1, 0);
}

static const struct binding bindings[] = {
    {BIND(ENTER, leave), .key = "Enter", .label = N_("Enter back"), .prompt = true, .help = N_("back to the counter")},
    {BIND(BACK, leave)},
    BIND_HELP,
    BIND_REPRINT,
    BIND_UP_DOWN,
    BIND_REFRESH_LANGUAGE,
};

const struct screen screen_counted = {
    .title = N_("Handed over"),
    .prompt = PROMPT_NONE,
    .state_size = sizeof(struct handover),
    .open = open_counted,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
