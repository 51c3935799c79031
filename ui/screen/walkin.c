/* SPDX-License-Identifier: MIT */
#include "base/i18n.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"
#include "ui/counter/facts.h"

static void let_go(struct counter *counter)
{
    hand_drop(counter);
    counter_go(counter, SCREEN_IDLE);
}

/* The sign stays in the prompt, so that the amount behind it is refused with it and rings no sale. */
static void keep_sign(struct counter *counter)
{
    counter_type(counter, counter->binding->sign == SIGN_PLUS ? "+" : "-");
    hand_missing(counter);
}

static const char *ask(char buf[RENDER_TEXT], const struct counter *counter)
{
    (void)buf;
    (void)counter;
    return _("Walk-in, bill amount");
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    sale_frame(canvas, counter, N_("Walk-in"));
    sale_prompt(canvas, counter, SCREEN_WALKIN, _("Walk-in, bill amount"));
}

static const struct binding bindings[] = {
    {BIND(PLUS, keep_sign)},
    {BIND(MINUS, keep_sign)},
    {BIND(TOPUP, hand_missing)},
    {BIND(POINTS, hand_missing)},
    BIND_FIRST_AMOUNT,
    BIND_LINES,
    {BIND(ENTER, counter_leave), .key = "Enter", .label = N_("Enter back"), .prompt = true,
     .help = N_("back, nothing opened")},
    BIND_HELP,
    BIND_FIND,
    BIND_COUPON_CODE,
    BIND_REPRINT,
    BIND_BACK,
    BIND_UNDO,
    BIND_UP_DOWN,
    BIND_REFRESH_LANGUAGE,
};

const struct screen screen_walkin = {
    .title = N_("Walk-in"),
    .prompt = PROMPT_BILL,
    .back = let_go,
    .draw = draw,
    .say = facts_none,
    .ask = ask,
    SCREEN_BINDINGS(bindings),
};
