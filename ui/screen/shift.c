/* SPDX-License-Identifier: MIT */
/* shift: the handover: notes counted beside what was taken otherwise; over or short only when it is written. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"

#define FIRST_ROW 2
#define SUM_ROW (FIRST_ROW + 1 + SHIFT_NOTES)
#define DROP_ROW (SUM_ROW + 1)
#define COMING_ROW (DROP_ROW + 2)

enum {
    AT_MARK = 0,
    AT_NOTE = 1,
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

/* 100, 0.5: a note as people say it. */
static char *note_name(char buf[MONEY_TEXT], int64_t note)
{
    if (note % 100 == 0)
        snprintf(buf, MONEY_TEXT, "%" PRId64, note / 100);
    else
        snprintf(buf, MONEY_TEXT, "0.%" PRId64, note / 10);
    return buf;
}

/* --- the count -------------------------------------------------------------------------------------------------- */

static bool in_hand(const struct counter *counter, size_t field)
{
    return counter_screen(counter) == SCREEN_SHIFT && counter->shift.at == field;
}

static void draw_note(struct canvas *canvas, const struct counter *counter, size_t index)
{
    const struct counter_shift *shift = &counter->shift;
    int row = FIRST_ROW + 1 + (int)index;
    char text[MONEY_TEXT], label[48], number[24];
    text_pad(label, sizeof label, note_name(text, shift_note[index]), NOTE_CELLS, true);
    if (in_hand(counter, index)) {
        canvas_text(canvas, row, AT_MARK, 1, ROLE_PLAIN, ">");
        frame_prompt(canvas, counter, row, AT_NOTE, label, counter_text(counter));
    } else
        canvas_text(canvas, row, AT_NOTE, -1, ROLE_LABEL, label);
    if (shift->count[index] == 0)
        return;
    if (!in_hand(counter, index))
        canvas_text(canvas, row, AT_COUNT, -1, ROLE_PLAIN, plain_number(number, shift->count[index]));
    canvas_pad(canvas, row, AT_SUM, SUM_CELLS, ROLE_MONEY,
               money_format_grouped(text, shift_note[index] * shift->count[index]), true);
}

static void draw_sum(struct canvas *canvas, int row, const char *label, int64_t amount)
{
    char text[MONEY_TEXT];
    canvas_text(canvas, row, AT_NOTE, AT_SUM - AT_NOTE, ROLE_LABEL, label);
    canvas_pad(canvas, row, AT_SUM, SUM_CELLS, ROLE_MONEY, money_format_grouped(text, amount), true);
}

static void draw_count(struct canvas *canvas, const struct counter *counter)
{
    const struct counter_shift *shift = &counter->shift;
    char label[48];
    canvas_pad(canvas, FIRST_ROW, AT_NOTE, NOTE_CELLS, ROLE_TITLE, _("Notes"), true);
    canvas_text(canvas, FIRST_ROW, AT_COUNT, 6, ROLE_TITLE, _("Pieces"));
    canvas_pad(canvas, FIRST_ROW, AT_SUM, SUM_CELLS, ROLE_TITLE, _("Sum"), true);
    for (size_t i = 0; i < SHIFT_NOTES; i++)
        draw_note(canvas, counter, i);
    draw_sum(canvas, SUM_ROW, _("In all"), shift_counted(shift->count));
    if (in_hand(counter, HANDOVER_DROP)) {
        canvas_text(canvas, DROP_ROW, AT_MARK, 1, ROLE_PLAIN, ">");
        text_pad(label, sizeof label, _("To the safe"), NOTE_CELLS, false);
        frame_prompt(canvas, counter, DROP_ROW, AT_NOTE, label, counter_text(counter));
    } else
        draw_sum(canvas, DROP_ROW, _("To the safe"), shift->drop);
}

/* --- what was taken otherwise ----------------------------------------------------------------------------------- */

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
        int64_t times = t->sale.count + t->topup.count;
        if (i != TENDER_CASH && (times > 0 || t->corrected != 0) && row < COMING_ROW - 4)
            row = figure(canvas, row, render_tender(tender_code((enum tender_kind)i)),
                         t->sale.amount + t->topup.amount + t->corrected, times);
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
        row = figure(canvas, row, _("To the safe before"), -view->shift.dropped, 0);
    canvas_text(canvas, row, AT_LABEL, -1, view->shift.opens > 0 ? ROLE_WARN : ROLE_LABEL,
                word_fill(text, _("No-sale opens {0} x"), plain_number(number, view->shift.opens), NULL));
}

static void draw_both(struct canvas *canvas, const struct counter *counter, const char *format)
{
    const struct counter_shift *shift = &counter->shift;
    char title[RENDER_TEXT], held[24], who[RENDER_TEXT];
    plain_number(held, (int64_t)counter->held.list.holds);
    const char *giver = strcmp(shift->view.code, permit_role_code(ROLE_SYSTEM)) == 0 ? render_role(shift->view.code)
                                                                                     : shift->view.staff;
    snprintf(who, sizeof who, "%.100s%s%.100s", giver, shift->to.id ? " -> " : "", shift->to.id ? shift->to.name : "");
    frame_rule(canvas, counter, word_fill(title, format, who, held));
    canvas_text(canvas, FIRST_ROW, AT_LABEL, -1, ROLE_TITLE, _("Taken otherwise"));
    draw_count(canvas, counter);
    for (int row = FIRST_ROW; row <= DROP_ROW; row++)
        canvas_fill(canvas, row, AT_BAR, 1, ROLE_PLAIN, '|');
    draw_taken(canvas, &shift->view);
}

void shift_draw(struct canvas *canvas, const struct counter *counter)
{
    draw_both(canvas, counter, _("4 Handover {0} (blind, held {1})"));
    if (counter_screen(counter) == SCREEN_COMING)
        identity_draw(canvas, counter, COMING_ROW, AT_NOTE, _("Who goes on: card or staff code"));
    else if (counter->shift.to.id != 0)
        canvas_text(canvas, COMING_ROW, AT_NOTE, -1, ROLE_GOOD, counter->shift.to.name);
}

/* --- when it is written ----------------------------------------------------------------------------------------- */

void counted_draw(struct canvas *canvas, const struct counter *counter)
{
    const struct shift_view *view = &counter->shift.view;
    char a[MONEY_TEXT], b[MONEY_TEXT], text[RENDER_TEXT], more[RENDER_TEXT];
    draw_both(canvas, counter, _("4 Handed over {0} (held {1})"));
    word_fill(text, _("Float {0} + cash {1}"), money_format_grouped(a, view->shift.floated),
              money_format_grouped(b, view->tender[TENDER_CASH].net));
    int col = canvas_text(canvas, COMING_ROW, AT_NOTE, -1, ROLE_PLAIN, text);
    word_fill(text, view->shift.dropped ? _(" - to the safe {1} = due {0}") : _(" = due {0}"),
              money_format_grouped(a, view->expected), money_format_grouped(b, view->shift.dropped));
    col = canvas_text(canvas, COMING_ROW, col, -1, ROLE_PLAIN, text);
    canvas_text(canvas, COMING_ROW, col, -1, ROLE_PLAIN,
                word_fill(more, _(", counted {0}"), money_format_grouped(a, view->counted), NULL));
    money_format_grouped(a, view->shift.over);
    snprintf(text, sizeof text, "%s%s", view->shift.over > 0 ? "+" : "", a);
    canvas_text(canvas, COMING_ROW + 1, AT_NOTE, -1, view->shift.over == 0 ? ROLE_GOOD : ROLE_BAD,
                word_fill(more, _("Over/short {0}"), text, NULL));
    canvas_text(canvas, COMING_ROW + 2, AT_NOTE, -1, ROLE_PLAIN,
                word_fill(more, _("Left in the drawer for the next: {0}"), money_format_grouped(a, view->left), NULL));
    canvas_cursor(canvas, COMING_ROW + 1, 0);
}

static const struct binding bindings[] = {
    {BIND(AMOUNT, shift_put), .key = "N Enter", .label = N_("N Enter next note"), .prompt = true,
     .help = N_("so many pieces, then the next note; after the last: who goes on")},
    {BIND(ENTER, shift_next), .key = "Enter", .help = N_("the next note; none of this one")},
    {BIND(TAB, shift_down), .key = "Tab", .label = N_("Tab to the safe"), .prompt = true,
     .help = N_("the next field; what goes to the safe lies behind the notes")},
    {BIND(BACK_TAB, shift_up), .key = "S-Tab", .help = N_("the field before")},
    {BIND(DOWN, shift_down)},
    {BIND(UP, shift_up)},
    {BIND(F9, shift_hand_over), .key = "F9", .label = N_("F9Hand over"),
     .help = N_("hands over; over or short is shown then")},
    BIND_HELP,
    BIND_REPRINT,
    BIND_BACK,
    BIND_REFRESH_LANGUAGE,
};

const struct screen screen_shift = {
    .title = N_("Handover"),
    .prompt = PROMPT_TENDER,
    .refresh = shift_refresh,
    .draw = shift_draw,
    .scan = shift_scan,
    SCREEN_BINDINGS(bindings),
};
