/* SPDX-License-Identifier: MIT */
/* number: asks for the number of a finished bill. */
#include "base/i18n.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"

#define PROMPT_ROW 2

static void open_bill(struct counter *counter)
{
    int64_t bill;
    if (scan_bill_number(counter, &bill) && counter_show(counter, SCREEN_RETURN, &bill))
        counter_drop_below(counter); /* the bill replaces the screen that asked for its number */
}

static void list_bills(struct counter *counter)
{
    if (counter_show(counter, SCREEN_BILLS, NULL))
        counter_drop_below(counter);
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    frame_rule(canvas, counter, _("7 Finished bill"));
    frame_prompt(canvas, counter, PROMPT_ROW, 1, _("Bill number"), counter_text(counter));
    canvas_text(canvas, PROMPT_ROW + 2, 3, -1, ROLE_FAINT,
                _("Type it as on the receipt, or scan it. Enter alone lists today's bills."));
}

static const struct binding bindings[] = {
    {BIND(CODE, open_bill), .key = "N Enter", .label = N_("N Enter open"), .prompt = true,
     .help = N_("opens bill N of this till; 0002-000341 of any till")},
    {BIND(ENTER, list_bills), .key = "Enter", .label = N_("Enter today's bills"), .prompt = true,
     .help = N_("all bills of the day, newest first")},
    {BIND(F4, list_bills), .key = "F4", .help = N_("all bills of the day, newest first")},
    BIND_COMMON,
};

const struct screen screen_number = {
    .title = N_("Finished bill"),
    .prompt = PROMPT_NUMBER,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
