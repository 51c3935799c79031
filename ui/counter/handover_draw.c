/* SPDX-License-Identifier: MIT */
/* handover_draw: draws the counted notes beside the other takings. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "ui/counter/counter.h"
#include "ui/counter/draw.h"
#include "ui/counter/handover.h"

#define FIRST_ROW 2
#define SUM_ROW (FIRST_ROW + 1 + SHIFT_NOTES)
#define DROP_ROW (SUM_ROW + 1) /* one blank row after it, then HANDOVER_ROW */

enum {
    AT_MARK = 0,
    AT_NOTE = HANDOVER_COL,
    NOTE_CELLS = 8,
    AT_COUNT = 12,
    AT_SUM = 19,
    SUM_CELLS = 13,
    AT_BAR = 34,
    AT_LABEL = 36,
    LABEL_CELLS = 20,
    AT_FIGURE = 57,
    FIGURE_CELLS = 12,
    AT_TIMES = 71
};

static char *plain_number(char buf[24], int64_t number)
{
    snprintf(buf, 24, "%" PRId64, number);
    return buf;
}

char *handover_note(char buf[MONEY_TEXT], int64_t note)
{
    if (note % 100 == 0)
        snprintf(buf, MONEY_TEXT, "%" PRId64, note / 100);
    else
        snprintf(buf, MONEY_TEXT, "0.%" PRId64, note / 10);
    return buf;
}

static void draw_note(struct canvas *canvas, const struct counter *counter, const struct handover *handover,
                      size_t index, bool in_hand)
{
    int row = FIRST_ROW + 1 + (int)index;
    char text[MONEY_TEXT], label[48], number[24];
    text_pad(label, sizeof label, handover_note(text, shift_note[index]), NOTE_CELLS, true);
    if (in_hand) {
        canvas_text(canvas, row, AT_MARK, 1, ROLE_PLAIN, ">");
        frame_prompt(canvas, counter, row, AT_NOTE, label, counter_text(counter));
    } else
        canvas_text(canvas, row, AT_NOTE, -1, ROLE_LABEL, label);
    if (handover->count[index] == 0 && !handover->filled[index])
        return;
    if (!in_hand)
        canvas_text(canvas, row, AT_COUNT, -1, ROLE_PLAIN, plain_number(number, handover->count[index]));
    canvas_pad(canvas, row, AT_SUM, SUM_CELLS, ROLE_MONEY,
               money_format_grouped(text, shift_note[index] * handover->count[index]), true);
}

static void draw_sum(struct canvas *canvas, int row, const char *label, int64_t amount)
{
    char text[MONEY_TEXT];
    canvas_text(canvas, row, AT_NOTE, AT_SUM - AT_NOTE, ROLE_LABEL, label);
    canvas_pad(canvas, row, AT_SUM, SUM_CELLS, ROLE_MONEY, money_format_grouped(text, amount), true);
}

static void draw_count(struct canvas *canvas, const struct counter *counter, const struct handover *handover, size_t at)
{
    char label[48];
    canvas_pad(canvas, FIRST_ROW, AT_NOTE, NOTE_CELLS, ROLE_TITLE, _("Note"), true);
    canvas_text(canvas, FIRST_ROW, AT_COUNT, 6, ROLE_TITLE, _("Count"));
    canvas_pad(canvas, FIRST_ROW, AT_SUM, SUM_CELLS, ROLE_TITLE, _("Sum"), true);
    for (size_t i = 0; i < SHIFT_NOTES; i++)
        draw_note(canvas, counter, handover, i, i == at);
    draw_sum(canvas, SUM_ROW, _("Total"), shift_counted(handover->count));
    if (at == HANDOVER_DROP) {
        canvas_text(canvas, DROP_ROW, AT_MARK, 1, ROLE_PLAIN, ">");
        text_pad(label, sizeof label, _("Cash drop"), NOTE_CELLS, false);
        frame_prompt(canvas, counter, DROP_ROW, AT_NOTE, label, counter_text(counter));
    } else
        draw_sum(canvas, DROP_ROW, _("Cash drop"), handover->drop);
}

/* --- takings without cash --------------------------------------------------------------------------------------- */

static int figure(struct canvas *canvas, int row, const char *label, int64_t amount, int64_t times)
{
    char text[MONEY_TEXT], number[24], line[RENDER_TEXT];
    canvas_text(canvas, row, AT_LABEL, LABEL_CELLS, ROLE_LABEL, label);
    canvas_pad(canvas, row, AT_FIGURE, FIGURE_CELLS, ROLE_MONEY, money_format_grouped(text, amount), true);
    if (times > 0)
        canvas_text(canvas, row, AT_TIMES, -1, ROLE_PLAIN,
                    word_fill(line, _("{0} x"), plain_number(number, times), NULL));
    return row + 1;
}

static int draw_tenders(struct canvas *canvas, const struct shift_view *view, int row)
{
    for (int i = 0; i < TENDER_COUNT; i++) {
        const struct shift_tender *t = &view->tender[i];
        int64_t times = t->sale.count + t->topup.count + t->deposit.count + t->settled_account.count;
        if (i != TENDER_CASH && (times > 0 || t->corrected != 0) && row < HANDOVER_ROW - 4)
            row = figure(
                canvas, row, render_tender(tender_code((enum tender_kind)i)),
                t->sale.amount + t->topup.amount + t->deposit.amount + t->settled_account.amount + t->corrected, times);
        if (i == TENDER_VOUCHER && t->net > 0 && row < HANDOVER_ROW - 4)
            row = figure(canvas, row, _("- the platform pays"), t->settled, 0);
    }
    return row;
}

static void draw_taken(struct canvas *canvas, const struct shift_view *view)
{
    char number[24], text[RENDER_TEXT];
    int row = draw_tenders(canvas, view, FIRST_ROW + 1);
    if (view->refund.count > 0)
        row = figure(canvas, row, _("Refunds"), view->refund.amount, view->refund.count);
    if (view->bills.points_bills > 0)
        row = figure(canvas, row, _("Points as money"), view->bills.points_money, view->bills.points_bills);
    if (view->bills.round_bills > 0)
        row = figure(canvas, row, _("Round-off"), -view->bills.round_off, view->bills.round_bills);
    if (view->shift.floated > 0)
        row = figure(canvas, row, _("Float"), view->shift.floated, 0);
    if (view->shift.dropped > 0)
        row = figure(canvas, row, _("Cash drops so far"), -view->shift.dropped, 0);
    canvas_text(canvas, row, AT_LABEL, -1, view->shift.opens > 0 ? ROLE_WARN : ROLE_LABEL,
                word_fill(text, _("No-sale opens {0} x"), plain_number(number, view->shift.opens), NULL));
}

void handover_draw(struct canvas *canvas, const struct counter *counter, const struct handover *handover, size_t at,
                   const char *format)
{
    char title[RENDER_TEXT], held[24], who[RENDER_TEXT];
    plain_number(held, (int64_t)counter->held.list.holds);
    const char *giver = strcmp(handover->view.code, permit_role_code(ROLE_SYSTEM)) == 0
                            ? render_role(handover->view.code)
                            : handover->view.staff;
    snprintf(who, sizeof who, "%.100s%s%.100s", giver, handover->to.id ? " -> " : "",
             handover->to.id ? handover->to.name : "");
    frame_rule(canvas, counter, word_fill(title, format, who, held));
    canvas_text(canvas, FIRST_ROW, AT_LABEL, -1, ROLE_TITLE, _("Other than cash"));
    draw_count(canvas, counter, handover, at);
    for (int row = FIRST_ROW; row <= DROP_ROW; row++)
        canvas_fill(canvas, row, AT_BAR, 1, ROLE_PLAIN, '|');
    draw_taken(canvas, &handover->view);
}
