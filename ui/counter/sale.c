/* SPDX-License-Identifier: MIT */
/* sale: draws the member at the left, the bill at the right, the prompt in a fixed row. */
#include <stdio.h>
#include <string.h>

#include "base/money.h"
#include "base/text.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"
#include "ui/counter/hint.h"

#define PANEL_CELLS 30
#define FIRST_ROW 1

/* Columns of the bill. */
enum { AT_MARK = PANEL_CELLS + 1, AT_NO, AT_NAME = AT_NO + 3, AT_TIMES = 54, AT_KEY = 64, AT_AMOUNT = 68 };
#define AMOUNT_CELLS 11

int sale_prompt_row(const struct canvas *canvas)
{
    return canvas->rows - 6;
}

static void draw_amount(struct canvas *canvas, int row, enum cell_role role, int64_t amount, bool signs)
{
    char text[MONEY_TEXT], plain[MONEY_TEXT];
    if (signs)
        word_money(text, amount);
    else
        text_copy(text, sizeof text, money_format_grouped(plain, amount));
    canvas_pad(canvas, row, AT_AMOUNT, AMOUNT_CELLS, role, text, true);
}

static void draw_line(struct canvas *canvas, const struct counter *counter, size_t index, int row)
{
    const struct view_line *line = &counter->bill.view.line[index];
    char number[24], quantity[MONEY_TEXT], price[MONEY_TEXT], times[RENDER_TEXT];
    bool marked = index == counter->bill.rows.marked;
    snprintf(number, sizeof number, "%zu", index + 1);
    canvas_text(canvas, row, AT_MARK, 1, ROLE_PLAIN, marked ? ">" : "");
    canvas_text(canvas, row, AT_NO, 3, ROLE_LABEL, number);
    const char *name = line->name[0] != '\0' ? line->name : line->sku[0] != '\0' ? line->sku : _("Amount");
    canvas_text(canvas, row, AT_NAME, AT_TIMES - AT_NAME - 1, ROLE_PLAIN, name);
    if (line->quantity != QUANTITY_ONE) {
        snprintf(times, sizeof times, "%s x %s", number_format_quantity(quantity, line->quantity),
                 money_format_grouped(price, line->unit_price));
        canvas_pad(canvas, row, AT_TIMES, AT_AMOUNT - AT_TIMES - 1, ROLE_PLAIN, times, true);
    }
    draw_amount(canvas, row, ROLE_PLAIN, line->gross, false);
    if (marked)
        canvas_paint(canvas, row, AT_MARK, -1, ROLE_MARKED);
}

static int draw_step(struct canvas *canvas, const struct counter *counter, const struct step *step, int row)
{
    char label[RENDER_TEXT];
    int64_t amount;
    if (!step_takes_off(step, &amount) || amount == 0)
        return row;
    canvas_text(canvas, row, AT_NO, AT_KEY - AT_NO - 1, ROLE_GOOD, render_step_label(label, step, counter->programme));
    if (step->coupon[0] != '\0')
        canvas_text(canvas, row, AT_KEY, 2, ROLE_LABEL, "F8");
    draw_amount(canvas, row, ROLE_GOOD, amount, false);
    return row + 1;
}

/* A coupon of the bill that no longer applies; shown, because Enter will be refused for it. */
static int draw_refused(struct canvas *canvas, const struct refused_offer *refused, int row)
{
    char reason[RENDER_TEXT], code[COUPON_TEXT], text[RENDER_TEXT];
    if (refused->coupon[0] == '\0')
        return row;
    coupon_code_show(code, refused->coupon);
    hint_refusal(reason, &refused->error);
    snprintf(text, sizeof text, "x %s %.250s", code, reason);
    canvas_text(canvas, row, AT_NO, -1, ROLE_BAD, text);
    return row + 1;
}

static int count_rows_below(const struct sale_view *view)
{
    int rows = 0;
    int64_t amount;
    for (size_t i = 0; i < view->steps.count; i++)
        rows += step_takes_off(&view->steps.step[i], &amount) && amount != 0;
    for (size_t i = 0; i < view->refused_count; i++)
        rows += view->refused[i].coupon[0] != '\0';
    return rows;
}

/* Lines, then discounts. If not all lines fit, those around the marked one are shown. */
static void draw_lines(struct canvas *canvas, const struct counter *counter)
{
    const struct sale_view *view = &counter->bill.view;
    int room = sale_prompt_row(canvas) - 4 - FIRST_ROW - count_rows_below(view);
    size_t shown = room < 3 ? 3 : (size_t)room;
    size_t first = counter->bill.rows.marked + 1 > shown ? counter->bill.rows.marked + 1 - shown : 0;
    int row = FIRST_ROW;
    for (size_t i = first; i < view->lines && i < first + shown; i++)
        draw_line(canvas, counter, i, row++);
    for (size_t i = 0; i < view->steps.count && row < sale_prompt_row(canvas) - 4; i++)
        row = draw_step(canvas, counter, &view->steps.step[i], row);
    for (size_t i = 0; i < view->refused_count && row < sale_prompt_row(canvas) - 4; i++)
        row = draw_refused(canvas, &view->refused[i], row);
}

static void draw_paid(struct canvas *canvas, const struct counter *counter, int row)
{
    char money[MONEY_TEXT], text[RENDER_TEXT];
    int col = AT_NO;
    for (size_t i = 0; i < counter->bill.pay.tenders; i++) {
        const struct tender *tender = &counter->bill.pay.tender[i];
        snprintf(text, sizeof text, "%s %s", render_tender(tender_code(tender->kind)),
                 money_format_grouped(money, tender->amount));
        if (i == 0)
            col = canvas_text(canvas, row, col, -1, ROLE_LABEL, _("Paid"));
        col = canvas_text(canvas, row, col + 1, -1, ROLE_PLAIN, text);
    }
}

static void draw_totals(struct canvas *canvas, const struct counter *counter)
{
    const struct sale_view *view = &counter->bill.view;
    char count[24], earned[MONEY_TEXT], balance[MONEY_TEXT], text[RENDER_TEXT];
    int row = sale_prompt_row(canvas) - 2;
    draw_paid(canvas, counter, row - 1);
    snprintf(count, sizeof count, "%zu", view->lines);
    if (counter->bill.pay.tenders > 0)
        word_fill(text, _("Still due"), NULL, NULL);
    else
        word_fill(text, ngettext("Due, {0} item", "Due, {0} items", view->lines), count, NULL);
    canvas_text(canvas, row, AT_NO, AT_KEY - AT_NO - 1, ROLE_MONEY, text);
    if (counter->bill.receipt)
        canvas_text(canvas, row, AT_TIMES, AT_AMOUNT - AT_TIMES - 1, ROLE_LABEL, _("Receipt"));
    draw_amount(canvas, row, ROLE_MONEY, pay_due(counter), true);
    if (counter->in_hand && !counter->hidden) {
        word_fill(text, _("Earns {0}p   then {1}"), word_number(earned, view->points_earned),
                  word_number(balance, view->points_balance));
        canvas_text(canvas, row + 1, AT_NO, -1, ROLE_LABEL, text);
    }
}

void sale_bill(struct canvas *canvas, const struct counter *counter)
{
    draw_lines(canvas, counter);
    draw_totals(canvas, counter);
}

void sale_frame(struct canvas *canvas, const struct counter *counter, const char *title)
{
    char text[RENDER_TEXT];
    snprintf(text, sizeof text, "2 %s", _(title));
    frame_rule(canvas, counter, text);
    panel_draw(canvas, counter, PANEL_CELLS);
    for (int row = FIRST_ROW; row <= sale_prompt_row(canvas); row++)
        canvas_fill(canvas, row, PANEL_CELLS, 1, ROLE_PLAIN, '|');
}

void sale_amount(struct canvas *canvas, int row, enum cell_role role, const char *label, int64_t amount)
{
    canvas_text(canvas, row, AT_NO, AT_AMOUNT - AT_NO - 1, ROLE_LABEL, label);
    draw_amount(canvas, row, role, amount, true);
}

int sale_prompt(struct canvas *canvas, const struct counter *counter, enum screen_id screen, const char *label)
{
    const char *text = "";
    for (int depth = counter->depth; depth >= 0; depth--)
        if (counter->place[depth].screen == screen)
            text = counter->place[depth].text;
    return frame_prompt(canvas, counter, sale_prompt_row(canvas), AT_NO, label, text);
}

void sale_answer(struct canvas *canvas, int col, enum cell_role role, const char *label, int64_t amount)
{
    int row = sale_prompt_row(canvas);
    if (col >= AT_TIMES)
        return;
    canvas_text(canvas, row, AT_TIMES, AT_AMOUNT - AT_TIMES - 1, ROLE_LABEL, label);
    draw_amount(canvas, row, role, amount, true);
}

void sale_cash(struct canvas *canvas, const struct counter *counter, int col, bool asked)
{
    int64_t due = pay_due_cash(counter), change;
    if (asked && counter->depth == 0 && payment_change(counter, due, &change))
        sale_answer(canvas, col, ROLE_MONEY, _("Change"), change);
    else if (due != pay_due(counter))
        sale_answer(canvas, col, ROLE_PLAIN, _("Due in cash"), due);
}
