/* SPDX-License-Identifier: MIT */
#include "ui/screens/screens.h"

#include "base/text.h"

static void too_small(struct canvas *canvas)
{
    char text[WORDS_TEXT];
    int row = canvas->rows / 2;
    word_fill(text, _("Window too small: {0} needed."), "80x24", NULL);
    int width = text_width(text);
    canvas_text(canvas, row, width < canvas->cols ? (canvas->cols - width) / 2 : 0, -1, ROLE_WARN, text);
}

/* What lies under a question is the state it was asked in. */
static enum till_state state_below(const struct till *till)
{
    int depth = till->depth;
    while (depth > 0 && (till->level[depth].state == TILL_ASK || till->level[depth].state == TILL_PROOF))
        depth--;
    return till->level[depth].state;
}

static void draw_state(struct canvas *canvas, const struct till *till)
{
    switch (state_below(till)) {
    case TILL_IDLE:
    case TILL_QUERY:
        finder_draw(canvas, till);
        return;
    case TILL_HELD:
        held_draw(canvas, till);
        return;
    case TILL_TOPUP:
        topup_draw(canvas, till);
        return;
    case TILL_OFFERS:
        offers_draw(canvas, till);
        return;
    case TILL_GIFTS:
        gifts_draw(canvas, till);
        return;
    case TILL_PASSES:
        passes_draw(canvas, till);
        return;
    case TILL_PEOPLE:
        people_draw(canvas, till);
        return;
    case TILL_LIST:
        coupon_list_draw(canvas, till);
        return;
    case TILL_CODE:
        coupon_code_draw(canvas, till);
        return;
    case TILL_VERDICT:
        verdict_draw(canvas, till);
        return;
    case TILL_FORM:
        enrol_draw(canvas, till);
        return;
    default:
        sale_draw(canvas, till);
    }
}

void screen_draw(struct canvas *canvas, const struct till *till)
{
    canvas_blank(canvas);
    if (canvas->rows < SCREEN_ROWS || canvas->cols < SCREEN_COLS) {
        too_small(canvas);
        return;
    }
    if (till->help) {
        help_draw(canvas, till);
        return;
    }
    draw_state(canvas, till);
    if (till_state(till) == TILL_SPEND)
        spend_draw(canvas, till);
    if (till_state(till) == TILL_ROUND)
        round_draw(canvas, till);
    if (till_state(till) == TILL_ASK)
        ask_draw(canvas, till);
    if (till_state(till) == TILL_PROOF)
        proof_draw(canvas, till);
    frame_sentence(canvas, till);
    frame_footer(canvas, till);
}
