/* SPDX-License-Identifier: MIT */
/* papers: a bill's number asked, the day's bills, the steps behind a figure, a receipt. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "ui/counter/draw.h"

#define FIRST_ROW 2
#define LIST_ROWS(canvas) ((canvas)->rows - 5)

/* Columns of the day's bills. */
enum { AT_N = 1, AT_BILL = 5, AT_TIME = 18, AT_AMOUNT = 25, AT_TENDER = 40, AT_MEMBER = 55, AT_MARK = 68 };

void number_draw(struct canvas *canvas, const struct counter *counter)
{
    frame_rule(canvas, counter, _("7 Finished bill"));
    frame_prompt(canvas, counter, FIRST_ROW, 1, _("Bill number"), counter_text(counter));
    canvas_text(canvas, FIRST_ROW + 2, 3, -1, ROLE_FAINT,
                _("As on the receipt, or scan it. Enter alone lists the bills of today."));
}

static void draw_bill(struct canvas *canvas, int row, size_t index, const void *data)
{
    const struct counter *counter = data;
    const struct bill_brief *brief = &counter->papers.bills.brief.bill[index];
    char number[24], at[DATE_TEXT], money[MONEY_TEXT], name[PERSON_TEXT], bill[BILL_TEXT], text[RENDER_TEXT];
    snprintf(number, sizeof number, "%zu", index + 1);
    canvas_text(canvas, row, AT_N, 3, ROLE_LABEL, number);
    canvas_text(canvas, row, AT_BILL, 12, ROLE_PLAIN, bill_name(bill, brief->till, brief->number));
    canvas_text(canvas, row, AT_TIME, 6, ROLE_PLAIN, instant_format_short(at, brief->at) + 6);
    canvas_pad(canvas, row, AT_AMOUNT, 13, ROLE_PLAIN, word_money(money, brief->payable), true);
    snprintf(text, sizeof text, "%s%s", brief->tender[0] ? render_tender(brief->tender) : "-",
             brief->more_tenders ? "+" : "");
    canvas_text(canvas, row, AT_TENDER, 14, ROLE_PLAIN, text);
    canvas_text(canvas, row, AT_MEMBER, 12, ROLE_PLAIN, brief->member[0] ? word_name(name, brief->member) : "-");
    if (brief->voided)
        canvas_text(canvas, row, AT_MARK, 11, ROLE_BAD, _("[void]"));
    else if (brief->refunded > 0)
        canvas_text(canvas, row, AT_MARK, 11, ROLE_WARN, _("[returned]"));
}

void bills_draw(struct canvas *canvas, const struct counter *counter)
{
    char title[RENDER_TEXT], day[DATE_TEXT], count[24];
    const struct counter_bills *bills = &counter->papers.bills;
    snprintf(count, sizeof count, "%zu", bills->brief.bills);
    word_fill(title, ngettext("7 Bills of {0}: {1}", "7 Bills of {0}: {1}", bills->brief.bills),
              date_format_short(day, desk_day(counter->desk)), count);
    frame_rule(canvas, counter, title);
    list_draw(&bills->list, canvas, FIRST_ROW, LIST_ROWS(canvas), draw_bill, counter);
}

/* --- why -------------------------------------------------------------------------------------------------------- */

struct shown_steps {
    const struct counter_steps *steps;
    const struct programme *programme;
};

static void draw_step(struct canvas *canvas, int row, size_t index, const void *data)
{
    const struct shown_steps *shown = data;
    char text[RENDER_TEXT];
    canvas_text(canvas, row, 2, -1, ROLE_PLAIN, word_step(text, &shown->steps->steps.step[index], shown->programme));
}

/* The marked step in full where one row is too short for it. */
static void draw_whole(struct canvas *canvas, const struct shown_steps *shown)
{
    char text[RENDER_TEXT];
    const struct counter_steps *steps = shown->steps;
    if (steps->steps.count == 0)
        return;
    word_step(text, &steps->steps.step[steps->list.marked], shown->programme);
    if (text_width(text) <= canvas->cols - 2)
        return;
    int used;
    size_t first = text_fit(text, canvas->cols - 2, &used);
    canvas_text(canvas, frame_sentence_row(canvas) - 2, 1, -1, ROLE_TITLE, text);
    canvas_fill(canvas, frame_sentence_row(canvas) - 2, 1 + used, -1, ROLE_PLAIN, ' ');
    canvas_text(canvas, frame_sentence_row(canvas) - 1, 1, -1, ROLE_TITLE, text + first);
}

void steps_draw(struct canvas *canvas, const struct counter *counter)
{
    const struct counter_steps *steps = &counter->papers.steps;
    struct shown_steps shown = {.steps = steps};
    struct error err;
    char title[RENDER_TEXT], name[RENDER_TEXT], at[DATE_TEXT];
    if (steps->programme == 0 ||
        desk_programme_of(counter->desk, steps->programme, &shown.programme, &err) != STATUS_OK)
        shown.programme = NULL;
    snprintf(name, sizeof name, "%s %s %s", render_kind(steps->kind), instant_format_short(at, steps->at), steps->name);
    frame_rule(canvas, counter, word_fill(title, _("Why: {0}"), name, NULL));
    list_draw(&steps->list, canvas, FIRST_ROW, canvas->rows - 7, draw_step, &shown);
    draw_whole(canvas, &shown);
    if (steps->steps.count == 0)
        canvas_text(canvas, FIRST_ROW, 3, -1, ROLE_FAINT, _("Nothing was computed: it is as it was entered."));
}

/* --- receipt ---------------------------------------------------------------------------------------------------- */

static const char *line_at(const char *text, size_t index, size_t *length)
{
    for (; index > 0; index--)
        text = strchr(text, '\n') + 1;
    *length = strcspn(text, "\n");
    return text;
}

static void draw_receipt_line(struct canvas *canvas, int row, size_t index, const void *data)
{
    const struct counter_receipt *receipt = data;
    char text[RENDER_TEXT];
    size_t length;
    const char *line = line_at(receipt->text.text, index, &length);
    snprintf(text, sizeof text, "%.*s", (int)length, line);
    canvas_text(canvas, row, (canvas->cols - receipt->columns) / 2, receipt->columns, ROLE_PLAIN, text);
}

void receipt_draw(struct canvas *canvas, const struct counter *counter)
{
    const struct counter_receipt *receipt = &counter->papers.receipt;
    char title[RENDER_TEXT], width[24];
    snprintf(width, sizeof width, "%d", receipt->columns);
    frame_rule(canvas, counter, word_fill(title, _("Receipt {0}, {1} columns"), receipt->print.view.bill, width));
    list_draw(&receipt->lines, canvas, FIRST_ROW, LIST_ROWS(canvas) + 1, draw_receipt_line, receipt);
}
