/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/date.h"
#include "base/i18n.h"
#include "base/money.h"
#include "base/text.h"
#include "desk/seat.h"
#include "ui/tui/figure.h"
#include "ui/counter/draw.h"
#include "ui/customer/customer.h"

#define FIRST_ROW 2
#define BILL_CELLS 72 /* most: label and amount must be found together */
#define GAP 2
#define MEMBER_CELLS 33 /* of name and points where no code stands below them */
#define POINTS_ROWS 3   /* above the code: name and tier, what the bill brings, what there is then */

/* The columns of the bill: those left of the code. */
struct area {
    struct canvas *canvas;
    int from, end, row;
};

static void centred(struct canvas *canvas, int row, enum cell_role role, const char *text)
{
    int width = text_width(text);
    canvas_text(canvas, row, width < canvas->cols ? (canvas->cols - width) / 2 : 0, -1, role, text);
}

static void pair(struct area *area, enum cell_role role, const char *label, const char *value)
{
    int width = text_width(value);
    canvas_text(area->canvas, area->row, area->from, area->end - area->from - width - 1, role, label);
    canvas_text(area->canvas, area->row++, area->end - width, width, role, value);
}

static void amount(struct area *area, enum cell_role role, const char *label, int64_t fen)
{
    char money[MONEY_TEXT];
    if (fen != 0)
        pair(area, role, label, word_money(money, fen));
}

/* --- lines -------------------------------------------------------------------------------------------------------- */

static void draw_line(struct area *area, const struct view_line *line)
{
    char quantity[MONEY_TEXT], label[RENDER_TEXT], money[MONEY_TEXT];
    const char *what = line->name[0] ? line->name : line->sku[0] ? line->sku : _("Amount");
    if (line->quantity == QUANTITY_ONE)
        text_copy(label, sizeof label, what);
    else
        snprintf(label, sizeof label, "%s x %.240s", number_format_quantity(quantity, line->quantity), what);
    pair(area, ROLE_PLAIN, label, word_money(money, line->gross));
}

/* The newest stand last; how many are above is said where not all fit. */
static void draw_lines(struct area *area, const struct sale_view *view, int last)
{
    size_t room = last >= area->row ? (size_t)(last - area->row + 1) : 0;
    size_t skipped = view->lines > room ? view->lines - room + 1 : 0;
    char count[24], text[RENDER_TEXT];
    if (skipped > 0 && room > 0) {
        snprintf(count, sizeof count, "%zu", skipped);
        word_fill(text, ngettext("{0} item above", "{0} items above", skipped), count, NULL);
        canvas_text(area->canvas, area->row++, area->from, area->end - area->from, ROLE_LABEL, text);
    }
    for (size_t i = skipped; i < view->lines && room > 0; i++)
        draw_line(area, &view->line[i]);
}

/* --- sums --------------------------------------------------------------------------------------------------------- */

static int64_t due(const struct customer *customer)
{
    return customer->view.payable > customer->paid ? customer->view.payable - customer->paid : 0;
}

/* Rows below the lines: a rule, the sums, the figure. */
static int count_sums(const struct customer *customer)
{
    const struct sale_view *view = &customer->view;
    int taken_off = (view->discount != 0) + (view->points_money != 0) + (view->round_off != 0);
    int paid = customer->what == CUSTOMER_DONE ? (int)view->tenders : customer->paid > 0;
    return 1 + taken_off + (taken_off > 0) + paid + (paid > 0) + FIGURE_ROWS;
}

static void draw_taken_off(struct area *area, const struct sale_view *view)
{
    char points[MONEY_TEXT], text[RENDER_TEXT];
    if (view->discount || view->points_money || view->round_off)
        amount(area, ROLE_LABEL, _("Before discounts"), view->gross);
    amount(area, ROLE_GOOD, _("Discounts"), -view->discount);
    word_fill(text, _("Points {0}"), word_number(points, view->points_spent), NULL);
    amount(area, ROLE_GOOD, text, -view->points_money);
    amount(area, ROLE_GOOD, _("Round-off"), -view->round_off);
}

/* The one figure that counts now: what is due, the change, else what was paid. */
static void draw_figure(struct area *area, const char *label, int64_t fen)
{
    char money[MONEY_TEXT];
    int from = canvas_text(area->canvas, area->row + 1, area->from, area->end - area->from, ROLE_MONEY, label);
    money_format_grouped(money, fen);
    if (!figure_draw(area->canvas, area->row, from + 1, area->end, ROLE_MONEY, money))
        canvas_text(area->canvas, area->row + 1, area->end - text_width(money), -1, ROLE_MONEY, money);
}

static void draw_tenders(struct area *area, const struct sale_view *view)
{
    for (size_t i = 0; i < view->tenders; i++) {
        bool cash = view->tender[i].kind == TENDER_CASH;
        amount(area, ROLE_LABEL, render_tender(tender_code(view->tender[i].kind)),
               view->tender[i].amount + (cash ? view->change : 0));
    }
}

static void draw_sums(struct area *area, const struct customer *customer)
{
    const struct sale_view *view = &customer->view;
    bool done = customer->what == CUSTOMER_DONE;
    canvas_fill(area->canvas, area->row++, area->from, area->end - area->from, ROLE_LABEL, '-');
    draw_taken_off(area, view);
    if ((done && view->tenders > 0) || customer->paid > 0)
        amount(area, ROLE_MONEY, _("Total"), view->payable);
    if (done)
        draw_tenders(area, view);
    else
        amount(area, ROLE_LABEL, _("Paid"), customer->paid);
    if (done && view->change > 0)
        draw_figure(area, _("Change"), view->change);
    else if (done)
        draw_figure(area, _("Paid"), view->payable);
    else
        draw_figure(area, customer->paid > 0 ? _("Still due") : _("To pay"), due(customer));
}

/* --- the member --------------------------------------------------------------------------------------------------- */

static void draw_points(struct canvas *canvas, const struct customer *customer, int row, int col)
{
    const struct sale_view *view = &customer->view;
    char name[256], earned[MONEY_TEXT], balance[MONEY_TEXT], text[RENDER_TEXT];
    text_mask_name(name, sizeof name, customer->name);
    snprintf(text, sizeof text, "%.150s  %.100s", name, customer->tier);
    canvas_text(canvas, row, col, -1, ROLE_PLAIN, text);
    bool done = customer->what == CUSTOMER_DONE;
    word_fill(text, done ? _("Points earned: {0}") : _("This bill earns {0} points"),
              word_number(earned, view->points_earned), NULL);
    canvas_text(canvas, row + 1, col, -1, ROLE_GOOD, text);
    word_fill(text, done ? _("Points now: {0}") : _("Points then: {0}"), word_number(balance, view->points_balance),
              NULL);
    canvas_text(canvas, row + 2, col, -1, ROLE_PLAIN, text);
}

/* Name, points and code at the right; returns the column that they begin at. */
static int draw_member(struct canvas *canvas, const struct customer *customer)
{
    char line[QR_LINE_TEXT];
    const struct qr *code = &customer->code;
    if (customer->view.member == 0)
        return canvas->cols;
    int cells = customer->coded ? qr_cells(code) : MEMBER_CELLS, col = canvas->cols - cells - 1,
        row = FIRST_ROW - 1 + POINTS_ROWS + 1;
    draw_points(canvas, customer, FIRST_ROW - 1, col);
    for (int i = 0; customer->coded && i < qr_lines(code) && row < canvas->rows; i++)
        canvas_text(canvas, row++, col, -1, ROLE_INK, qr_line(line, code, i));
    return col;
}

/* --- the whole ---------------------------------------------------------------------------------------------------- */

static void draw_head(struct canvas *canvas, const struct customer *customer)
{
    char text[RENDER_TEXT], shop[RENDER_TEXT];
    const struct shop *of = desk_shop(customer->desk);
    text_sanitise(shop, sizeof shop, of->name);
    snprintf(text, sizeof text, "%.200s%s%s", shop, of->practice ? "  " : "", of->practice ? _("PRACTICE") : "");
    canvas_fill(canvas, 0, 0, -1, ROLE_TITLE, ' ');
    centred(canvas, 0, ROLE_TITLE, text);
}

static void draw_rest(struct canvas *canvas, const struct customer *customer)
{
    char now[DATE_TEXT], label[TILL_TEXT], till[RENDER_TEXT], text[RENDER_TEXT];
    centred(canvas, canvas->rows / 2 - 1, ROLE_MONEY, _("Welcome"));
    centred(canvas, canvas->rows / 2 + 1, ROLE_PLAIN, _("Members: say your number, or show your code."));
    date_format_instant(now, clock_now());
    now[10] = ' ';
    now[16] = '\0';
    word_fill(till, _("Till {0}"), seat_label(label, customer->desk), NULL);
    snprintf(text, sizeof text, "%s   %.200s", now, till);
    centred(canvas, canvas->rows - 2, ROLE_LABEL, text);
}

static void draw_bill(struct canvas *canvas, const struct customer *customer)
{
    int sums = count_sums(customer), right = draw_member(canvas, customer) - GAP;
    int cells = right - 1 < BILL_CELLS ? right - 1 : BILL_CELLS, from = 1 + (right - 1 - cells) / 2;
    struct area area = {canvas, from, from + cells, FIRST_ROW};
    draw_lines(&area, &customer->view, canvas->rows - 2 - sums);
    area.row = canvas->rows - 1 - sums;
    draw_sums(&area, customer);
}

void customer_draw(struct canvas *canvas, const struct customer *customer)
{
    char text[RENDER_TEXT];
    canvas_blank(canvas);
    if (canvas->rows < SCREEN_ROWS || canvas->cols < SCREEN_COLS) {
        centred(canvas, canvas->rows / 2, ROLE_WARN,
                word_fill(text, _("Window too small: {0} needed."), "80x24", NULL));
        return;
    }
    draw_head(canvas, customer);
    if (customer->blind)
        centred(canvas, canvas->rows / 2, ROLE_WARN, _("No word from the till. Please ask at the counter."));
    else if (customer->what == CUSTOMER_REST)
        draw_rest(canvas, customer);
    else
        draw_bill(canvas, customer);
}
