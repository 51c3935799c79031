/* SPDX-License-Identifier: MIT */
/* sale: draws the member at the left, the bill at the right, the prompt in a fixed row. */
#include <stdio.h>
#include <string.h>

#include "base/money.h"
#include "base/text.h"
#include "ui/tui/figure.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"
#include "ui/counter/hint.h"

#define FIRST_ROW 1
#define PANEL_MOST 60   /* cells of the member's panel on a wide screen */
#define AMOUNT_CELLS 11 /* a larger amount takes more: none is cut */
#define TIMES_CELLS 13
#define NUMBER_CELLS 3
#define KEY_CELLS 4
#define LARGE_ROWS 32 /* from so many rows on, the amount due stands in large figures */
#define TOTAL_ROWS 4  /* above the prompt: paid, due, points, and a row between them and the lines */

/* Columns of the bill: it takes five eighths of the screen, its amounts end at the right edge. */
static int panel_cells(const struct canvas *canvas)
{
    int cells = canvas->cols * 3 / 8;
    return cells < PANEL_MOST ? cells : PANEL_MOST;
}

static int at_number(const struct canvas *canvas)
{
    return panel_cells(canvas) + 2;
}

static int at_amount(const struct canvas *canvas)
{
    return canvas->cols - 1 - AMOUNT_CELLS;
}

static int at_times(const struct canvas *canvas)
{
    return at_amount(canvas) - 1 - TIMES_CELLS;
}

static bool is_large(const struct canvas *canvas)
{
    return canvas->rows >= LARGE_ROWS;
}

/* The row above which the lines end. */
static int lines_end(const struct canvas *canvas)
{
    return sale_prompt_row(canvas) - TOTAL_ROWS - (is_large(canvas) ? FIGURE_ROWS + 1 : 0);
}

int sale_prompt_row(const struct canvas *canvas)
{
    return canvas->rows - 6;
}

/* Draws to the left of column `end`, in `cells` or as many as the text needs; returns the column it begins at. */
static int draw_right(struct canvas *canvas, int row, int end, int cells, enum cell_role role, const char *text)
{
    int width = text_width(text), at = end - (width > cells ? width : cells);
    canvas_pad(canvas, row, at, end - at, role, text, true);
    return at;
}

/* Returns the column that the amount begins at. */
static int draw_amount(struct canvas *canvas, int row, enum cell_role role, int64_t amount, bool signs)
{
    char text[MONEY_TEXT];
    if (signs)
        word_money(text, amount);
    else
        money_format_grouped(text, amount);
    return draw_right(canvas, row, canvas->cols - 1, AMOUNT_CELLS, role, text);
}

static void draw_line(struct canvas *canvas, const struct counter *counter, size_t index, int row)
{
    const struct view_line *line = &counter->bill.view.line[index];
    char number[24], quantity[MONEY_TEXT], price[MONEY_TEXT], times[RENDER_TEXT];
    bool marked = index == counter->bill.rows.marked;
    int no = at_number(canvas), end = draw_amount(canvas, row, ROLE_PLAIN, line->gross, false) - 1;
    if (line->quantity != QUANTITY_ONE) {
        snprintf(times, sizeof times, "%s x %s", number_format_quantity(quantity, line->quantity),
                 money_format_grouped(price, line->unit_price));
        end = draw_right(canvas, row, end, TIMES_CELLS, ROLE_PLAIN, times) - 1;
    }
    snprintf(number, sizeof number, "%zu", index + 1);
    canvas_text(canvas, row, no - 1, 1, ROLE_PLAIN, marked ? ">" : "");
    canvas_text(canvas, row, no, NUMBER_CELLS, ROLE_LABEL, number);
    const char *name = line->name[0] != '\0' ? line->name : line->sku[0] != '\0' ? line->sku : _("Amount");
    canvas_text(canvas, row, no + NUMBER_CELLS, end - no - NUMBER_CELLS, ROLE_PLAIN, name);
    if (marked)
        canvas_paint(canvas, row, no - 1, -1, ROLE_MARKED);
}

static int draw_step(struct canvas *canvas, const struct counter *counter, const struct step *step, int row)
{
    char label[RENDER_TEXT];
    int64_t amount;
    if (!step_takes_off(step, &amount) || amount == 0)
        return row;
    int key = draw_amount(canvas, row, ROLE_GOOD, amount, false) - KEY_CELLS, no = at_number(canvas);
    canvas_text(canvas, row, no, key - no - 1, ROLE_GOOD, render_step_label(label, step, counter->programme));
    if (step->coupon[0] != '\0')
        canvas_text(canvas, row, key, 2, ROLE_LABEL, "F8");
    return row + 1;
}

/* A coupon of the bill that no longer applies; shown, because Enter will be refused for it. */
static int draw_refused(struct canvas *canvas, const struct counter *counter, const struct refused_offer *refused,
                        int row)
{
    char reason[RENDER_TEXT], code[COUPON_TEXT], text[RENDER_TEXT];
    if (refused->coupon[0] == '\0')
        return row;
    coupon_code_show(code, refused->coupon);
    hint_refusal(reason, &refused->error, hint_keys(counter));
    snprintf(text, sizeof text, "x %s %.250s", code, reason);
    canvas_text(canvas, row, at_number(canvas), -1, ROLE_BAD, text);
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
    int last = lines_end(canvas), room = last - FIRST_ROW - count_rows_below(view);
    size_t shown = room < 3 ? 3 : (size_t)room;
    size_t first = counter->bill.rows.marked + 1 > shown ? counter->bill.rows.marked + 1 - shown : 0;
    int row = FIRST_ROW;
    for (size_t i = first; i < view->lines && i < first + shown; i++)
        draw_line(canvas, counter, i, row++);
    for (size_t i = 0; i < view->steps.count && row < last; i++)
        row = draw_step(canvas, counter, &view->steps.step[i], row);
    for (size_t i = 0; i < view->refused_count && row < last; i++)
        row = draw_refused(canvas, counter, &view->refused[i], row);
}

static void draw_paid(struct canvas *canvas, const struct counter *counter, int row)
{
    char money[MONEY_TEXT], text[RENDER_TEXT];
    int col = at_number(canvas);
    for (size_t i = 0; i < counter->bill.pay.tenders; i++) {
        const struct tender *tender = &counter->bill.pay.tender[i];
        snprintf(text, sizeof text, "%s %s", render_tender(tender_code(tender->kind)),
                 money_format_grouped(money, tender->amount));
        if (i == 0)
            col = canvas_text(canvas, row, col, -1, ROLE_LABEL, _("Paid"));
        col = canvas_text(canvas, row, col + 1, -1, ROLE_PLAIN, text);
    }
}

/* What is due, in figures that the customer reads across the counter too. */
static void draw_large(struct canvas *canvas, const struct counter *counter)
{
    char due[MONEY_TEXT];
    if (is_large(canvas))
        figure_draw(canvas, lines_end(canvas) + 1, at_number(canvas), canvas->cols - 1, ROLE_MONEY,
                    money_format_grouped(due, pay_due(counter)));
}

static void draw_due(struct canvas *canvas, const struct counter *counter, int row)
{
    const struct sale_view *view = &counter->bill.view;
    char count[24], text[RENDER_TEXT];
    int no = at_number(canvas), end = draw_amount(canvas, row, ROLE_MONEY, pay_due(counter), true);
    snprintf(count, sizeof count, "%zu", view->lines);
    if (counter->bill.pay.tenders > 0)
        word_fill(text, _("Still due"), NULL, NULL);
    else
        word_fill(text, ngettext("Due, {0} item", "Due, {0} items", view->lines), count, NULL);
    int col = canvas_text(canvas, row, no, end - no - 1, ROLE_MONEY, text);
    bool said = counter->bill.receipt || counter->bill.paper != PRINT_AS_SET;
    if (said && at_times(canvas) > col)
        canvas_text(canvas, row, at_times(canvas), TIMES_CELLS, ROLE_LABEL,
                    counter->bill.paper == PRINT_NO ? _("No receipt") : _("Receipt"));
}

static void draw_totals(struct canvas *canvas, const struct counter *counter)
{
    const struct sale_view *view = &counter->bill.view;
    char earned[MONEY_TEXT], balance[MONEY_TEXT], text[RENDER_TEXT];
    int row = sale_prompt_row(canvas) - 2;
    draw_large(canvas, counter);
    draw_paid(canvas, counter, row - 1);
    draw_due(canvas, counter, row);
    if (counter->in_hand && !counter->hidden) {
        word_fill(text, _("Earns {0}p   then {1}"), word_number(earned, view->points_earned),
                  word_number(balance, view->points_balance));
        canvas_text(canvas, row + 1, at_number(canvas), -1, ROLE_LABEL, text);
    }
}

/* What Enter takes the whole by; false while it means what is typed, or needs a tender first. */
static bool enter_tender(const struct counter *counter, enum tender_kind *tender)
{
    const struct payment *pay = &counter->bill.pay;
    *tender = pay->chosen ? pay->choice : counter->default_tender;
    return pay->chosen || (pay->tenders == 0 && *counter_text(counter) == '\0');
}

/* Adds the ways to pay to `row`; returns the columns they take. row NULL: only measures. */
static int add_tenders(struct canvas *row, const struct counter *counter, bool balance, int gap)
{
    enum tender_kind tender;
    char text[RENDER_TEXT], money[MONEY_TEXT];
    int at = 1;
    if (enter_tender(counter, &tender)) {
        word_fill(text, _("[Enter {0}]"), render_tender(tender_code(tender)), NULL);
        if (row)
            canvas_text(row, sale_prompt_row(row) + 1, at, -1, ROLE_MONEY, text);
        at += text_width(text) + gap;
    }
    for (size_t i = 0; tender_offered(TENDER_OF_BILL, i, &tender); i++) {
        bool stored = tender == TENDER_WALLET, told = stored && balance && !counter->hidden;
        if (stored && !counter->in_hand)
            continue;
        int64_t own = pay_wallet_left(counter), family = pay_family_left(counter);
        bool other = stored && own <= 0 && family > 0; /* what the key chooses then */
        snprintf(text, sizeof text, ".%d%s%s%s", tender_info(tender)->digit,
                 render_tender(tender_code(other ? TENDER_FAMILY : tender)), told ? " " : "",
                 told ? money_format_grouped(money, other ? family : own) : "");
        if (row)
            canvas_text(row, sale_prompt_row(row) + 1, at, -1, ROLE_LABEL, text);
        at += text_width(text) + gap;
    }
    return at - gap;
}

/*
 * "[Enter WeChat]  .1Cash  .2WeChat …  .5Stored value 300.00": what Enter does, and every way to pay; closer together
 * where there is no room, then without the balance, which the panel shows too.
 */
static void draw_tenders(struct canvas *canvas, const struct counter *counter)
{
    bool balance = true;
    int gap = 2;
    if (counter->depth > 0)
        return;
    if (add_tenders(NULL, counter, balance, gap) >= canvas->cols)
        gap = 1;
    if (add_tenders(NULL, counter, balance, gap) >= canvas->cols)
        balance = false;
    add_tenders(canvas, counter, balance, gap);
}

void sale_bill(struct canvas *canvas, const struct counter *counter)
{
    char saving[RENDER_TEXT];
    draw_lines(canvas, counter);
    canvas_text(canvas, lines_end(canvas), at_number(canvas), -1, ROLE_GOOD, saving_words(saving, counter));
    draw_totals(canvas, counter);
    draw_tenders(canvas, counter);
}

void sale_frame(struct canvas *canvas, const struct counter *counter, const char *title)
{
    char text[RENDER_TEXT];
    snprintf(text, sizeof text, "2 %s", _(title));
    frame_rule(canvas, counter, text);
    panel_draw(canvas, counter, panel_cells(canvas));
    for (int row = FIRST_ROW; row <= sale_prompt_row(canvas); row++)
        canvas_fill(canvas, row, panel_cells(canvas), 1, ROLE_PLAIN, '|');
}

void sale_amount(struct canvas *canvas, int row, enum cell_role role, const char *label, int64_t amount)
{
    int no = at_number(canvas), end = draw_amount(canvas, row, role, amount, true);
    canvas_text(canvas, row, no, end - no - 1, ROLE_LABEL, label);
}

int sale_prompt(struct canvas *canvas, const struct counter *counter, enum screen_id screen, const char *label)
{
    const char *text = "";
    for (int depth = counter->depth; depth >= 0; depth--)
        if (counter->place[depth].screen == screen)
            text = counter->place[depth].text;
    return frame_prompt(canvas, counter, sale_prompt_row(canvas), at_number(canvas), label, text);
}

void sale_answer(struct canvas *canvas, int col, enum cell_role role, const char *label, int64_t amount)
{
    int row = sale_prompt_row(canvas);
    if (col >= at_times(canvas))
        return;
    int end = draw_amount(canvas, row, role, amount, true);
    canvas_text(canvas, row, at_times(canvas), end - at_times(canvas) - 1, ROLE_LABEL, label);
}

void sale_cash(struct canvas *canvas, const struct counter *counter, int col, bool asked)
{
    int64_t due = pay_due_cash(counter), change;
    if (asked && counter->depth == 0 && payment_change(counter, due, &change))
        sale_answer(canvas, col, ROLE_MONEY, _("Change"), change);
    else if (due != pay_due(counter))
        sale_answer(canvas, col, ROLE_PLAIN, _("Due in cash"), due);
}
