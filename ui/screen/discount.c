/* SPDX-License-Identifier: MIT */
/* discount: a manual discount on the whole open bill, with a reason that is kept on the bill. */
#include "base/i18n.h"
#include "base/money.h"
#include "base/text.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"

#define BOX_ROWS 3

static const char *const why[] = {N_("price tag"), N_("flaw"), N_("regular customer"), N_("other reason")};

enum { WHYS = sizeof why / sizeof *why };

struct discount_state {
    const char *why; /* N_() */
};

static struct discount_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_DISCOUNT);
}

/* argument: an int, the reason from 1 */
static enum status open_discount(struct counter *counter, const void *argument, struct error *err)
{
    int n = *(const int *)argument;
    (void)err;
    state(counter)->why = why[n >= 1 && n <= WHYS ? n - 1 : WHYS - 1];
    return STATUS_OK;
}

static void take_off(struct counter *counter)
{
    int64_t amount = counter->spoken.amount;
    struct counter_edit wanted = counter->bill.now;
    char off[MONEY_TEXT];
    wanted.discount = amount;
    text_copy(wanted.reason, sizeof wanted.reason, amount > 0 ? _(state(counter)->why) : "");
    if (!bill_change(counter, &wanted))
        return;
    counter_close_above(counter);
    counter_tell(counter, N_("Discount on the bill ¥{0}"), money_format_grouped(off, amount), NULL);
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    char text[RENDER_TEXT];
    int row = frame_box(canvas, BOX_ROWS);
    word_fill(text, _("Discount on the whole bill, {0}; 0 removes it."), _(state(counter)->why), NULL);
    canvas_text(canvas, row, 1, -1, ROLE_TITLE, text);
    frame_prompt(canvas, counter, row + 1, 1, _("Bill discount"), counter_text(counter));
}

static const struct binding bindings[] = {
    {BIND(AMOUNT, take_off), .key = "A Enter", .label = N_("Amount Enter=off"), .prompt = true,
     .help = N_("takes that much off; 0 nothing")},
    {BIND(ENTER, counter_leave), .key = "Enter", .label = N_("Enter back"), .prompt = true, .help = N_("back")},
    BIND_COMMON,
};

const struct screen screen_discount = {
    .title = N_("Bill discount"),
    .prompt = PROMPT_TENDER,
    .flags = SCREEN_BOX,
    .state_size = sizeof(struct discount_state),
    .open = open_discount,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
