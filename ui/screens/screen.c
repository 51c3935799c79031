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

/* States that are a box over the one they were asked in. */
#define IN_BOX (IN(ASK) | IN(PROOF) | IN(APPROVE) | IN(UNIT) | IN(CORRECT))

/* What lies under a question is the state it was asked in. */
static enum till_state state_below(const struct till *till)
{
    int depth = till->depth;
    while (depth > 0 && (IN_BOX >> till->level[depth].state & 1))
        depth--;
    return till->level[depth].state;
}

static void (*const draw[TILL_STATES])(struct canvas *, const struct till *) = {
    [TILL_IDLE] = finder_draw,
    [TILL_QUERY] = finder_draw,
    [TILL_MEMBER] = sale_draw,
    [TILL_WALKIN] = sale_draw,
    [TILL_BILL] = sale_draw,
    [TILL_TENDER] = sale_draw,
    [TILL_TOPUP] = topup_draw,
    [TILL_OFFERS] = offers_draw,
    [TILL_GIFTS] = gifts_draw,
    [TILL_PASSES] = passes_draw,
    [TILL_SPEND] = sale_draw,
    [TILL_TENDERS] = sale_draw,
    [TILL_ROUND] = sale_draw,
    [TILL_DISCOUNT] = sale_draw,
    [TILL_ITEM] = items_draw,
    [TILL_LIST] = coupon_list_draw,
    [TILL_HELD] = held_draw,
    [TILL_NUMBER] = number_draw,
    [TILL_BILLS] = bills_draw,
    [TILL_RETURN] = back_draw,
    [TILL_PREVIEW] = preview_draw,
    [TILL_STEPS] = steps_draw,
    [TILL_RECEIPT] = receipt_draw,
    [TILL_CARD] = card_draw,
    [TILL_LEDGER] = ledger_draw,
    [TILL_CODE] = coupon_code_draw,
    [TILL_VERDICT] = verdict_draw,
    [TILL_FORM] = form_screen,
    [TILL_PEOPLE] = people_draw,
    [TILL_LOCKED] = lock_draw,
    [TILL_SCANNER] = scanner_draw,
    [TILL_SHIFT] = shift_draw,
    [TILL_COMING] = shift_draw,
    [TILL_COUNTED] = counted_draw,
    [TILL_CORRECT] = back_draw,
    [TILL_BOARD] = board_draw,
    [TILL_BEHIND] = behind_draw,
    [TILL_RULES] = rules_draw,
    [TILL_ELEMENTS] = elements_draw,
    [TILL_TRIAL] = trial_draw,
    [TILL_CLAIM] = claim_draw,
    [TILL_CLAIMED] = claimed_draw,
    [TILL_QR] = qr_draw,
    /* what lies under a question is drawn; at the very start there is nothing but the idle counter */
    [TILL_ASK] = finder_draw,
    [TILL_PROOF] = finder_draw,
    [TILL_UNIT] = finder_draw,
    [TILL_APPROVE] = finder_draw,
};

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
    draw[state_below(till)](canvas, till);
    if (till_state(till) == TILL_SPEND)
        spend_draw(canvas, till);
    if (till_state(till) == TILL_TENDERS)
        tenders_draw(canvas, till);
    if (till_state(till) == TILL_ROUND)
        round_draw(canvas, till);
    if (till_state(till) == TILL_DISCOUNT)
        discount_draw(canvas, till);
    if (till_state(till) == TILL_ASK)
        ask_draw(canvas, till);
    if (till_state(till) == TILL_PROOF)
        proof_draw(canvas, till);
    if (till_state(till) == TILL_CORRECT)
        correct_draw(canvas, till);
    if (till_state(till) == TILL_APPROVE)
        approve_draw(canvas, till);
    if (till_state(till) == TILL_UNIT)
        unit_draw(canvas, till);
    frame_sentence(canvas, till);
    frame_footer(canvas, till);
}
