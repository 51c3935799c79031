/* SPDX-License-Identifier: MIT */
/* unit: asks the price of an unknown item code. */
#include "base/i18n.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"

#define BOX_ROWS 3

static void unit_draw(struct canvas *canvas, const struct counter *counter)
{
    char text[RENDER_TEXT];
    int row = frame_box(canvas, BOX_ROWS);
    canvas_text(canvas, row, 1, -1, ROLE_WARN,
                word_fill(text, _("Item {0} is not in the price list."), counter->unit.code, NULL));
    frame_prompt(canvas, counter, row + 1, 1, _("Unit price"), counter_text(counter));
}
/* Sells an unknown code as an amount of the typed price. */
static void unit_price(struct counter *counter)
{
    struct sale_line line = {.quantity = counter->unit.quantity, .price = counter->spoken.amount};
    if (line.price <= 0) {
        counter_object(counter, N_("Enter an amount above 0."), NULL, NULL);
        return;
    }
    if (!usual_asked(counter))
        bill_add(counter, &line);
}

static const struct binding bindings[] = {
    {BIND(AMOUNT, unit_price), .key = "A Enter", .label = N_("Price Enter"), .prompt = true,
     .help = N_("rings it at that price")},
    {BIND(ENTER, counter_leave)},
    BIND_COMMON,
};

const struct screen screen_unit = {
    .title = N_("Price of an item"),
    .prompt = PROMPT_TENDER,
    .flags = SCREEN_BOX,
    .draw = unit_draw,
    SCREEN_BINDINGS(bindings),
};
