/* SPDX-License-Identifier: MIT */
/* spend: the points panel and the round-off, over the lower rows of the bill. */
#include <stdio.h>

#include "base/i18n.h"
#include "base/money.h"
#include "base/text.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"

#define PANEL_ROWS (SPEND_ROWS + 2)
#define ROUND_ROWS 3

static void draw_choice(struct canvas *canvas, const struct counter *counter, int row, size_t index, const char *text)
{
    char line[RENDER_TEXT];
    bool marked = index == counter->spend_rows.marked;
    snprintf(line, sizeof line, "%s%zu %.250s", marked ? ">" : " ", index + 1, text);
    canvas_text(canvas, row, 0, -1, marked ? ROLE_MARKED : ROLE_PLAIN, line);
    if (marked)
        canvas_cursor(canvas, row, 0);
}

/* What that many points are worth; "" where points are no money here. */
static const char *worth_of(char buf[MONEY_TEXT], const struct counter *counter, int64_t points)
{
    const struct programme *programme;
    struct error err;
    if (desk_programme(counter->desk, &programme, &err) != STATUS_OK || !programme->points.money.on)
        return "¥0.00";
    return word_money(buf, number_muldiv_floor(points, programme->points.money.worth, programme->points.money.points));
}

void spend_draw(struct canvas *canvas, const struct counter *counter)
{
    const struct sale_view *view = &counter->bill.view;
    char points[MONEY_TEXT], worth[MONEY_TEXT], text[RENDER_TEXT];
    int row = frame_box(canvas, PANEL_ROWS);
    word_fill(text, _("Points on this bill now: {0} = {1}"), word_number(points, view->points_spent),
              word_money(worth, view->points_money));
    canvas_text(canvas, row, 1, -1, ROLE_TITLE, text);
    word_fill(text, _("as many as allowed: {0} = {1}"), word_number(points, view->points_allowed),
              worth_of(worth, counter, view->points_allowed));
    draw_choice(canvas, counter, row + 1, 0, text);
    draw_choice(canvas, counter, row + 2, 1, _("no points as money"));
    draw_choice(canvas, counter, row + 3, 2,
                counter->bill.now.no_points ? _("earn points on this bill again") : _("earn no points on this bill"));
}

void tenders_draw(struct canvas *canvas, const struct counter *counter)
{
    enum tender_kind kind[TENDERS_MAX];
    char line[RENDER_TEXT];
    int rows = (int)counter_tenders(counter, kind), row = frame_box(canvas, rows + 2);
    canvas_text(canvas, row, 1, -1, ROLE_TITLE, _(counter->screens[SCREEN_TENDERS]->title));
    for (int i = 0; i < rows; i++) {
        bool marked = (size_t)i == counter->tender_rows.marked;
        snprintf(line, sizeof line, "%s%d %s", marked ? ">" : " ", i + 1, render_tender(tender_code(kind[i])));
        canvas_text(canvas, row + 1 + i, 0, -1, marked ? ROLE_MARKED : ROLE_PLAIN, line);
        if (marked)
            canvas_cursor(canvas, row + 1 + i, 0);
    }
}

void round_draw(struct canvas *canvas, const struct counter *counter)
{
    const struct sale_view *view = &counter->bill.view;
    char off[MONEY_TEXT], due[MONEY_TEXT], text[RENDER_TEXT];
    int64_t before = view->payable + view->round_off;
    int row = frame_box(canvas, ROUND_ROWS);
    word_fill(text, _("Due {0}; Enter takes {1} off. @A: unit price of the marked line."), word_money(due, before),
              word_money(off, before % 100));
    canvas_text(canvas, row, 1, -1, ROLE_TITLE, text);
    frame_prompt(canvas, counter, row + 1, 1, _("Round-off"), counter_text(counter));
}

void discount_draw(struct canvas *canvas, const struct counter *counter)
{
    char text[RENDER_TEXT];
    int row = frame_box(canvas, ROUND_ROWS);
    word_fill(text, _("Discount on the whole bill, {0}; 0 takes it back."),
              _(counter_discount_why(counter->discount_why)), NULL);
    canvas_text(canvas, row, 1, -1, ROLE_TITLE, text);
    frame_prompt(canvas, counter, row + 1, 1, _("Bill discount"), counter_text(counter));
}

static struct list *spend_rows(struct counter *counter)
{
    list_set(&counter->spend_rows, SPEND_ROWS);
    return &counter->spend_rows;
}

static const struct binding bindings[] = {
    {BIND(ENTER, spend_take), .key = "Enter", .label = N_("Enter take"), .prompt = true,
     .help = N_("does what the marked row says")},
    {BIND(DIGIT, spend_pick), .key = "n", .label = N_("n row"), .prompt = true, .help = N_("does what row n says")},
    BIND_COMMON,
};

const struct screen screen_spend = {
    .title = N_("Points on this bill"),
    .prompt = PROMPT_NONE,
    .flags = SCREEN_BOX,
    .list = spend_rows,
    .draw = spend_draw,
    SCREEN_BINDINGS(bindings),
};
