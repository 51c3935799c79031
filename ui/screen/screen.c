/* SPDX-License-Identifier: MIT */
#include "base/text.h"
#include "ui/screen/screens.h"

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
static enum screen_id state_below(const struct counter *counter)
{
    int depth = counter->depth;
    while (depth > 0 && (IN_BOX >> counter->level[depth].state & 1))
        depth--;
    return counter->level[depth].state;
}

static void (*const draw[SCREEN_COUNT])(struct canvas *, const struct counter *) = {
    [SCREEN_IDLE] = finder_draw,
    [SCREEN_QUERY] = finder_draw,
    [SCREEN_MEMBER] = sale_draw,
    [SCREEN_WALKIN] = sale_draw,
    [SCREEN_BILL] = sale_draw,
    [SCREEN_TENDER] = sale_draw,
    [SCREEN_TOPUP] = topup_draw,
    [SCREEN_OFFERS] = offers_draw,
    [SCREEN_GIFTS] = gifts_draw,
    [SCREEN_PASSES] = passes_draw,
    [SCREEN_SPEND] = sale_draw,
    [SCREEN_TENDERS] = sale_draw,
    [SCREEN_ROUND] = sale_draw,
    [SCREEN_DISCOUNT] = sale_draw,
    [SCREEN_ITEM] = items_draw,
    [SCREEN_LIST] = coupon_list_draw,
    [SCREEN_HELD] = held_draw,
    [SCREEN_NUMBER] = number_draw,
    [SCREEN_BILLS] = bills_draw,
    [SCREEN_RETURN] = back_draw,
    [SCREEN_PREVIEW] = preview_draw,
    [SCREEN_STEPS] = steps_draw,
    [SCREEN_RECEIPT] = receipt_draw,
    [SCREEN_CARD] = card_draw,
    [SCREEN_LEDGER] = ledger_draw,
    [SCREEN_CODE] = coupon_code_draw,
    [SCREEN_VERDICT] = verdict_draw,
    [SCREEN_FORM] = form_screen,
    [SCREEN_PEOPLE] = people_draw,
    [SCREEN_LOCKED] = lock_draw,
    [SCREEN_SCANNER] = scanner_draw,
    [SCREEN_SHIFT] = shift_draw,
    [SCREEN_COMING] = shift_draw,
    [SCREEN_COUNTED] = counted_draw,
    [SCREEN_CORRECT] = back_draw,
    [SCREEN_BOARD] = board_draw,
    [SCREEN_BEHIND] = behind_draw,
    [SCREEN_RULES] = rules_draw,
    [SCREEN_ELEMENTS] = elements_draw,
    [SCREEN_TRIAL] = trial_draw,
    [SCREEN_CLAIM] = claim_draw,
    [SCREEN_CLAIMED] = claimed_draw,
    [SCREEN_QR] = qr_draw,
    /* what lies under a question is drawn; at the very start there is nothing but the idle counter */
    [SCREEN_ASK] = finder_draw,
    [SCREEN_PROOF] = finder_draw,
    [SCREEN_UNIT] = finder_draw,
    [SCREEN_APPROVE] = finder_draw,
};

void screen_draw(struct canvas *canvas, const struct counter *counter)
{
    canvas_blank(canvas);
    if (canvas->rows < SCREEN_ROWS || canvas->cols < SCREEN_COLS) {
        too_small(canvas);
        return;
    }
    if (counter->help) {
        help_draw(canvas, counter);
        return;
    }
    draw[state_below(counter)](canvas, counter);
    if (counter_screen(counter) == SCREEN_SPEND)
        spend_draw(canvas, counter);
    if (counter_screen(counter) == SCREEN_TENDERS)
        tenders_draw(canvas, counter);
    if (counter_screen(counter) == SCREEN_ROUND)
        round_draw(canvas, counter);
    if (counter_screen(counter) == SCREEN_DISCOUNT)
        discount_draw(canvas, counter);
    if (counter_screen(counter) == SCREEN_ASK)
        ask_draw(canvas, counter);
    if (counter_screen(counter) == SCREEN_PROOF)
        proof_draw(canvas, counter);
    if (counter_screen(counter) == SCREEN_CORRECT)
        correct_draw(canvas, counter);
    if (counter_screen(counter) == SCREEN_APPROVE)
        approve_draw(canvas, counter);
    if (counter_screen(counter) == SCREEN_UNIT)
        unit_draw(canvas, counter);
    frame_sentence(canvas, counter);
    frame_footer(canvas, counter);
}
