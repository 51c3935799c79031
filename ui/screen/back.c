/* SPDX-License-Identifier: MIT */
/* back: a finished bill with what of it can still come back, and the preview of what coming back means. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "render/receipt.h"
#include "ui/counter/draw.h"

#define HEAD_ROW 1
#define LABEL_ROW 2
#define FIRST_ROW 3
#define LABEL_COL 3
#define VALUE_COL 22
#define CORRECT_ROWS 3

/* Columns of a line. */
enum { AT_NO = 1, AT_NAME = 5, AT_TIMES = 30, AT_AMOUNT = 46, AT_LEFT = 59, AT_BACK = 69 };

static void draw_head(struct canvas *canvas, const struct counter *counter)
{
    const struct counter_back *back = &counter->papers.back;
    char at[DATE_TEXT], name[PERSON_TEXT], text[RENDER_TEXT], paid[COUNTER_ARG_TEXT], money[MONEY_TEXT];
    instant_format_short(at, back->bill.at);
    const char *who = back->bill.member == 0 ? _("Walk-in") : word_name(name, back->name);
    snprintf(text, sizeof text, "%s  %.100s%s%.60s", at, who, *back->tier ? " " : "", back->tier);
    int col = canvas_text(canvas, HEAD_ROW, 1, 40, ROLE_TITLE, text);
    col = canvas_text(canvas, HEAD_ROW, col + 2, -1, ROLE_PLAIN,
                      counter_tenders_text(paid, back->bill.tender, back->bill.tenders));
    if (back->bill.voided)
        canvas_text(canvas, HEAD_ROW, col + 2, -1, ROLE_BAD, _("[void]"));
    else if (back->bill.refunded > 0)
        canvas_text(canvas, HEAD_ROW, col + 2, -1, ROLE_WARN,
                    word_fill(text, _("returned {0}"), word_money(money, back->bill.refunded), NULL));
}

static void draw_line(struct canvas *canvas, int row, size_t index, const void *data)
{
    const struct counter *counter = data;
    const struct counter_back *back = &counter->papers.back;
    const struct view_line *line = &back->bill.line[index];
    char number[24], quantity[MONEY_TEXT], price[MONEY_TEXT], text[RENDER_TEXT];
    snprintf(number, sizeof number, "%lld", (long long)line->no);
    canvas_text(canvas, row, AT_NO, 3, ROLE_LABEL, number);
    canvas_text(canvas, row, AT_NAME, AT_TIMES - AT_NAME - 1, ROLE_PLAIN, receipt_line_name(line));
    snprintf(text, sizeof text, "%s x %s", quantity_format(quantity, line->quantity),
             money_format_grouped(price, line->unit_price));
    canvas_pad(canvas, row, AT_TIMES, AT_AMOUNT - AT_TIMES - 1, ROLE_PLAIN, text, true);
    canvas_pad(canvas, row, AT_AMOUNT, AT_LEFT - AT_AMOUNT - 1, ROLE_PLAIN, money_format_grouped(price, line->net),
               true);
    canvas_pad(canvas, row, AT_LEFT, AT_BACK - AT_LEFT - 1, ROLE_PLAIN,
               quantity_format(quantity, counter_left(counter, index)), true);
    if (back->asked[index] > 0)
        canvas_pad(canvas, row, AT_BACK, 10, ROLE_WARN, quantity_format(quantity, back->asked[index]), true);
}

void back_draw(struct canvas *canvas, const struct counter *counter)
{
    const struct counter_back *back = &counter->papers.back;
    char title[RENDER_TEXT], money[MONEY_TEXT], text[RENDER_TEXT];
    frame_rule(canvas, counter, word_fill(title, _("7 Bill {0}"), back->bill.bill, NULL));
    draw_head(canvas, counter);
    canvas_text(canvas, LABEL_ROW, AT_NAME, -1, ROLE_LABEL, _("Item"));
    canvas_pad(canvas, LABEL_ROW, AT_AMOUNT, AT_LEFT - AT_AMOUNT - 1, ROLE_LABEL, _("Paid"), true);
    canvas_pad(canvas, LABEL_ROW, AT_LEFT, AT_BACK - AT_LEFT - 1, ROLE_LABEL, _("Left"), true);
    canvas_pad(canvas, LABEL_ROW, AT_BACK, 10, ROLE_LABEL, _("Back"), true);
    list_draw(&back->lines, canvas, FIRST_ROW, canvas->rows - 9, draw_line, counter);
    word_fill(text, _("Bill amount {0}"), word_money(money, back->bill.payable), NULL);
    canvas_text(canvas, canvas->rows - 5, 1, -1, ROLE_LABEL, text);
    frame_prompt(canvas, counter, canvas->rows - 4, 1, _("Which line comes back"), counter_text(counter));
}

/* --- preview ---------------------------------------------------------------------------------------------------- */

static int field(struct canvas *canvas, int row, const char *label, enum cell_role role, const char *value)
{
    canvas_text(canvas, row, LABEL_COL, VALUE_COL - LABEL_COL - 1, ROLE_LABEL, label);
    canvas_text(canvas, row, VALUE_COL, -1, role, value);
    return row + 1;
}

static int draw_money(struct canvas *canvas, const struct return_view *view, int row)
{
    char money[MONEY_TEXT];
    row = field(canvas, row, _("Refund"), ROLE_MONEY, word_money(money, view->refund));
    for (size_t i = 0; i < view->tenders; i++) {
        canvas_text(canvas, row, VALUE_COL, 20, ROLE_PLAIN, render_tender(tender_code(view->tender[i].kind)));
        canvas_pad(canvas, row++, VALUE_COL + 20, 14, ROLE_PLAIN, word_money(money, view->tender[i].amount), true);
    }
    return row;
}

static int draw_member(struct canvas *canvas, const struct counter *counter, const struct return_view *view, int row)
{
    char figure[MONEY_TEXT], text[RENDER_TEXT];
    if (view->member == 0)
        return row;
    if (view->points_back > 0)
        row = field(canvas, row, _("Points come back"), ROLE_GOOD,
                    word_fill(text, "+{0}", word_number(figure, view->points_back), NULL));
    if (view->points_taken > 0)
        row = field(canvas, row, _("Points are taken"), ROLE_WARN,
                    word_fill(text, "-{0}", word_number(figure, view->points_taken), NULL));
    if (view->owed_points > 0)
        row = field(canvas, row, _("Points owed"), ROLE_BAD,
                    word_fill(text, _("{0}: spent already, comes off the next ones earned"),
                              word_number(figure, view->owed_points), NULL));
    row = field(canvas, row, _("Points then"), ROLE_PLAIN, word_number(figure, view->points_balance));
    row = field(canvas, row, _("Stored value then"), ROLE_PLAIN, word_money(figure, view->wallet_balance));
    if (strcmp(view->tier_before, view->tier) != 0)
        row = field(canvas, row, _("Tier"), ROLE_WARN,
                    word_fill(text, _("{0}, until now {1}"), word_tier(counter, view->tier),
                              word_tier(counter, view->tier_before)));
    return row;
}

static int draw_coupons(struct canvas *canvas, const struct return_view *view, int row)
{
    char code[COUPON_TEXT], text[RENDER_TEXT];
    for (size_t i = 0; i < view->coupons; i++) {
        word_fill(text, _("{0} comes back: {1}"), coupon_code_show(code, view->coupon[i].code),
                  render_coupon_state(view->coupon[i].fate));
        row = field(canvas, row, i == 0 ? _("Coupons") : "", ROLE_PLAIN, text);
    }
    return row;
}

void preview_draw(struct canvas *canvas, const struct counter *counter)
{
    const struct counter_back *back = &counter->papers.back;
    const struct return_view *view = &back->preview;
    const struct programme *programme = NULL;
    struct error err;
    char title[RENDER_TEXT], text[RENDER_TEXT];
    const char *format = back->voids ? _("7 Void of {0}: preview") : _("7 Return of {0}: preview");
    frame_rule(canvas, counter, word_fill(title, format, back->bill.bill, NULL));
    int row = draw_money(canvas, view, HEAD_ROW + 1);
    row = draw_member(canvas, counter, view, row);
    row = draw_coupons(canvas, view, row) + 1;
    if (desk_programme_of(counter->desk, view->programme, &programme, &err) != STATUS_OK)
        programme = NULL;
    for (size_t i = 0; i < view->steps.count && row < frame_sentence_row(canvas) - 1; i++)
        canvas_text(canvas, row++, LABEL_COL, -1, ROLE_FAINT, word_step(text, &view->steps.step[i], programme));
    canvas_text(canvas, frame_sentence_row(canvas) - 1, 1, -1, ROLE_WARN,
                _("Nothing is written yet. Enter writes it, .. goes back."));
}

/* --- how it was paid, put right --------------------------------------------------------------------------------- */

void correct_draw(struct canvas *canvas, const struct counter *counter)
{
    const struct counter_correct *correct = &counter->papers.correct;
    char text[RENDER_TEXT], said[COUNTER_ARG_TEXT], money[MONEY_TEXT];
    int row = ask_box(canvas, CORRECT_ROWS);
    canvas_text(
        canvas, row, 1, -1, ROLE_WARN,
        word_fill(text, _("How was it paid? To say: {0}"), word_money(money, counter_correct_due(counter)), NULL));
    canvas_text(canvas, row, 44, -1, ROLE_PLAIN,
                counter_tenders_text(said, correct->request.tender, correct->request.tenders));
    frame_prompt(canvas, counter, row + 1, 1,
                 correct->chosen ? render_tender(tender_code(correct->choice)) : _("Tender .n"), counter_text(counter));
}
