/* SPDX-License-Identifier: MIT */
/* code: asks for the code of a coupon, to check it or put it on the bill. */
#include "base/i18n.h"
#include "base/text.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"
#include "ui/counter/facts.h"

#define PROMPT_ROW 2
#define LABEL_COL 3

static void check(struct counter *counter)
{
    char code[SIGN_TEXT_MAX];
    text_copy(code, sizeof code, counter->spoken.code);
    if (counter_base(counter) != SCREEN_BILL)
        coupon_verdict_of(counter, code);
    else if (bill_add_coupon(counter, code))
        counter_pop(counter);
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    frame_rule(canvas, counter, _("6 Coupon check"));
    frame_prompt(canvas, counter, PROMPT_ROW, 1, _("Coupon code"), counter_text(counter));
    canvas_text(canvas, PROMPT_ROW + 2, LABEL_COL, -1, ROLE_FAINT,
                _("12 letters and digits, or scan the QR. Checking never uses it up."));
}

static const struct binding bindings[] = {
    {BIND(COUPON, check), .key = "Enter", .label = N_("Enter check"), .prompt = true,
     .help = N_("says whether the coupon can be used; never uses it up")},
    {BIND(ENTER, counter_leave)},
    BIND_COMMON,
};

const struct screen screen_code = {
    .title = N_("Coupon check"),
    .prompt = PROMPT_CODE,
    .flags = SCREEN_LETS_GO,
    .draw = draw,
    .say = facts_none,
    SCREEN_BINDINGS(bindings),
};
