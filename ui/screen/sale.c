/* SPDX-License-Identifier: MIT */
/* sale: the member at the left, the bill at the right, the prompt where the eye stays. */
#include <stdio.h>
#include <string.h>

#include "base/money.h"
#include "base/text.h"
#include "ui/counter/draw.h"
#include "ui/counter/hint.h"

#define PANEL_CELLS 30
#define FIRST_ROW 1

/* Columns of the bill. */
enum { AT_MARK = PANEL_CELLS + 1, AT_NO, AT_NAME = AT_NO + 3, AT_TIMES = 54, AT_KEY = 64, AT_AMOUNT = 68 };
#define AMOUNT_CELLS 11

/* Rows from the bottom of the block that never moves. */
static int row_prompt(const struct canvas *canvas)
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

static const struct programme *rules_of(const struct counter *counter)
{
    const struct programme *programme;
    struct error err;
    return desk_programme(counter->desk, &programme, &err) == STATUS_OK ? programme : NULL;
}

static int draw_step(struct canvas *canvas, const struct counter *counter, const struct step *step, int row)
{
    char label[RENDER_TEXT];
    int64_t amount;
    if (!step_takes_off(step, &amount) || amount == 0)
        return row;
    canvas_text(canvas, row, AT_NO, AT_KEY - AT_NO - 1, ROLE_GOOD, render_step_label(label, step, rules_of(counter)));
    if (step->coupon[0] != '\0')
        canvas_text(canvas, row, AT_KEY, 2, ROLE_LABEL, "F8");
    draw_amount(canvas, row, ROLE_GOOD, amount, false);
    return row + 1;
}

/* A coupon of the bill that does not stand any more: Enter would be refused, so it says so before. */
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

/* Lines, then what comes off them. When there is no room for all lines, those around the marked one show. */
static void draw_bill(struct canvas *canvas, const struct counter *counter)
{
    const struct sale_view *view = &counter->bill.view;
    int room = row_prompt(canvas) - 4 - FIRST_ROW - count_rows_below(view);
    size_t shown = room < 3 ? 3 : (size_t)room;
    size_t first = counter->bill.rows.marked + 1 > shown ? counter->bill.rows.marked + 1 - shown : 0;
    int row = FIRST_ROW;
    for (size_t i = first; i < view->lines && i < first + shown; i++)
        draw_line(canvas, counter, i, row++);
    for (size_t i = 0; i < view->steps.count && row < row_prompt(canvas) - 4; i++)
        row = draw_step(canvas, counter, &view->steps.step[i], row);
    for (size_t i = 0; i < view->refused_count && row < row_prompt(canvas) - 4; i++)
        row = draw_refused(canvas, &view->refused[i], row);
}

static void draw_paid(struct canvas *canvas, const struct counter *counter, int row)
{
    char money[MONEY_TEXT], text[RENDER_TEXT];
    int col = AT_NO;
    for (size_t i = 0; i < counter->bill.tenders; i++) {
        const struct tender *tender = &counter->bill.tender[i];
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
    int row = row_prompt(canvas) - 2;
    draw_paid(canvas, counter, row - 1);
    snprintf(count, sizeof count, "%zu", view->lines);
    if (counter->bill.tenders > 0)
        word_fill(text, _("Still due"), NULL, NULL);
    else
        word_fill(text, ngettext("Due, {0} item", "Due, {0} items", view->lines), count, NULL);
    canvas_text(canvas, row, AT_NO, AT_KEY - AT_NO - 1, ROLE_MONEY, text);
    if (counter->bill.receipt)
        canvas_text(canvas, row, AT_TIMES, AT_AMOUNT - AT_TIMES - 1, ROLE_LABEL, _("Receipt"));
    draw_amount(canvas, row, ROLE_MONEY, counter_due(counter), true);
    if (counter->in_hand && !counter->hidden) {
        word_fill(text, _("Earns {0}p   then {1}"), word_number(earned, view->points_earned),
                  word_number(balance, view->points_balance));
        canvas_text(canvas, row + 1, AT_NO, -1, ROLE_LABEL, text);
    }
}

static const char *asked(const struct counter *counter)
{
    switch (counter_base(counter)) {
    case SCREEN_MEMBER:
        return _("Bill amount");
    case SCREEN_WALKIN:
        return _("Walk-in, bill amount");
    case SCREEN_BILL:
        return counter->preset == PRESET_LINES_FIRST ? _("Another line") : _("Cash in");
    default:
        return counter->bill.chosen ? render_tender(tender_code(counter->bill.choice)) : _("Tender .n");
    }
}

/* Is cash asked, and less of it due than of another tender? */
static bool rounds(const struct counter *counter)
{
    enum screen_id base = counter_base(counter);
    bool cash =
        base == SCREEN_BILL || (base == SCREEN_TENDER && counter->bill.chosen && counter->bill.choice == TENDER_CASH);
    return cash && counter_cash_due(counter) != counter_due(counter);
}

static void draw_prompt(struct canvas *canvas, const struct counter *counter)
{
    int64_t change;
    int row = row_prompt(canvas);
    int col = frame_prompt(canvas, counter, row, AT_NO, asked(counter), counter->place[0].text);
    if (counter_change(counter, &change) && col < AT_TIMES) {
        canvas_text(canvas, row, AT_TIMES, AT_AMOUNT - AT_TIMES - 1, ROLE_LABEL, _("Change"));
        draw_amount(canvas, row, ROLE_MONEY, change, true);
    } else if (rounds(counter) && col < AT_TIMES) {
        canvas_text(canvas, row, AT_TIMES, AT_AMOUNT - AT_TIMES - 1, ROLE_LABEL, _("In cash"));
        draw_amount(canvas, row, ROLE_PLAIN, counter_cash_due(counter), true);
    } else if (counter_base(counter) == SCREEN_TENDER && counter->bill.chosen &&
               counter->bill.choice == TENDER_WALLET && col < AT_TIMES) {
        canvas_text(canvas, row, AT_TIMES, AT_AMOUNT - AT_TIMES - 1, ROLE_LABEL, _("Balance"));
        draw_amount(canvas, row, ROLE_PLAIN, counter->hand.wallet_balance, true);
    }
}

static const char *title(const struct counter *counter)
{
    enum screen_id base = counter_base(counter);
    return base == SCREEN_MEMBER || base == SCREEN_WALKIN ? counter->screens[base]->title : N_("Sale");
}

void sale_draw(struct canvas *canvas, const struct counter *counter)
{
    char text[RENDER_TEXT];
    snprintf(text, sizeof text, "2 %s", _(title(counter)));
    frame_rule(canvas, counter, text);
    panel_draw(canvas, counter, PANEL_CELLS);
    for (int row = FIRST_ROW; row <= row_prompt(canvas); row++)
        canvas_fill(canvas, row, PANEL_CELLS, 1, ROLE_PLAIN, '|');
    if (counter_base(counter) == SCREEN_BILL || counter_base(counter) == SCREEN_TENDER) {
        draw_bill(canvas, counter);
        draw_totals(canvas, counter);
    }
    draw_prompt(canvas, counter);
}
