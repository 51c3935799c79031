/* SPDX-License-Identifier: MIT */
/* spend: choices about points on the open bill, in a box: spend as many as allowed, spend none, earn none. */
#include <stdio.h>

#include "base/i18n.h"
#include "base/money.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"

enum { ROW_ALL, ROW_NONE, ROW_NOT_EARNED, ROWS };

struct spend_state {
    struct list rows;
};

static struct list *rows(struct counter *counter)
{
    struct spend_state *spend = counter_state(counter, SCREEN_SPEND);
    list_set(&spend->rows, ROWS);
    return &spend->rows;
}

static enum status open_spend(struct counter *counter, const void *argument, struct error *err)
{
    (void)argument;
    (void)err;
    if (counter->in_hand)
        return STATUS_OK;
    counter_object(counter, N_("Choose a member first: / and last 4 of phone."), NULL, NULL);
    return STATUS_NOT_FOUND;
}

static void take(struct counter *counter)
{
    struct counter_edit wanted = counter->bill.now;
    size_t row = rows(counter)->marked;
    if (row == ROW_ALL && !hand_proven(counter))
        return;
    if (row == ROW_NOT_EARNED)
        wanted.no_points = !wanted.no_points;
    else
        wanted.points = row == ROW_ALL ? POINTS_MAX : 0;
    if (!bill_change(counter, &wanted))
        return;
    counter_close_above(counter);
    if (row != ROW_NOT_EARNED)
        bill_tell_points(counter);
    else
        counter_tell(counter,
                     wanted.no_points ? N_("No points are earned on this bill.") : N_("This bill earns points."), NULL,
                     NULL);
}

static void pick(struct counter *counter)
{
    if (counter->spoken.number < 1 || counter->spoken.number > ROWS) {
        counter_beep(counter);
        return;
    }
    rows(counter)->marked = (size_t)counter->spoken.number - 1;
    take(counter);
}

static void draw_row(struct canvas *canvas, const struct counter *counter, int row, size_t index, const char *text)
{
    const struct spend_state *spend = counter_state(counter, SCREEN_SPEND);
    char line[RENDER_TEXT];
    bool marked = index == spend->rows.marked;
    snprintf(line, sizeof line, "%s%zu %.250s", marked ? ">" : " ", index + 1, text);
    canvas_text(canvas, row, 0, -1, marked ? ROLE_MARKED : ROLE_PLAIN, line);
    if (marked)
        canvas_cursor(canvas, row, 0);
}

/* What the points are worth as money; ¥0.00 if points are not money. */
static const char *worth_of(char buf[MONEY_TEXT], const struct counter *counter, int64_t points)
{
    const struct programme *programme = counter->programme;
    if (!programme || !programme->points.money.on)
        return "¥0.00";
    return word_money(buf, number_muldiv_floor(points, programme->points.money.worth, programme->points.money.points));
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    const struct sale_view *view = &counter->bill.view;
    char points[MONEY_TEXT], worth[MONEY_TEXT], text[RENDER_TEXT];
    int row = frame_box(canvas, ROWS + 2);
    word_fill(text, _("Points on this bill now: {0} = {1}"), word_number(points, view->points_spent),
              word_money(worth, view->points_money));
    canvas_text(canvas, row, 1, -1, ROLE_TITLE, text);
    word_fill(text, _("maximum: {0} = {1}"), word_number(points, view->points_allowed),
              worth_of(worth, counter, view->points_allowed));
    draw_row(canvas, counter, row + 1, ROW_ALL, text);
    draw_row(canvas, counter, row + 2, ROW_NONE, _("no points as money"));
    draw_row(canvas, counter, row + 3, ROW_NOT_EARNED,
             counter->bill.now.no_points ? _("earn points on this bill again") : _("earn no points on this bill"));
}

static const struct binding bindings[] = {
    {BIND(ENTER, take), .key = "Enter", .label = N_("Enter choose"), .prompt = true,
     .help = N_("does what the marked row says")},
    {BIND(DIGIT, pick), .key = "n", .label = N_("n row"), .prompt = true, .help = N_("does what row n says")},
    BIND_COMMON,
};

const struct screen screen_spend = {
    .title = N_("Points on this bill"),
    .prompt = PROMPT_NONE,
    .flags = SCREEN_BOX,
    .state_size = sizeof(struct spend_state),
    .open = open_spend,
    .list = rows,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
