/* SPDX-License-Identifier: MIT */
/* frame: the parts of every screen: title, sentence row and footer. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/date.h"
#include "base/money.h"
#include "base/text.h"
#include "desk/seat.h"
#include "ui/counter/draw.h"

int frame_footer_row(const struct canvas *canvas)
{
    return canvas->rows - 1;
}

int frame_sentence_row(const struct canvas *canvas)
{
    return canvas->rows - SCREEN_FOOT;
}

/* A practice shop is labelled on every screen, so that no real sale is entered into it. */
static void mark_practice(struct canvas *canvas, const struct counter *counter, enum cell_role role)
{
    char text[64];
    if (!desk_shop(counter->desk)->practice)
        return;
    snprintf(text, sizeof text, " %s ", _("PRACTICE"));
    canvas_text(canvas, 0, canvas->cols / 2, -1, role, text);
}

void frame_title(struct canvas *canvas, const struct counter *counter)
{
    const struct staff *staff = desk_staff(counter->desk);
    char left[RENDER_TEXT], right[RENDER_TEXT], till[TILL_TEXT], now[DATE_TEXT], short_day[DATE_TEXT], who[RENDER_TEXT];
    int64_t today = date_of_instant(clock_now(), 0);
    if (staff->role == ROLE_SYSTEM)
        text_copy(who, sizeof who, render_role(permit_role_code(staff->role)));
    else
        snprintf(who, sizeof who, "%s %s", render_staff(staff->name), staff->code);
    snprintf(left, sizeof left, " %.200s",
             word_fill((char[RENDER_TEXT]){0}, _("Till {0} {1}"), seat_label(till, counter->desk), who));
    canvas_fill(canvas, 0, 0, -1, ROLE_TITLE, ' ');
    canvas_text(canvas, 0, 0, canvas->cols / 2 - 1, ROLE_TITLE, left);
    date_format_instant(now, clock_now());
    now[16] = '\0';
    snprintf(right, sizeof right, "%s %s %s", date_format_short(short_day, today), word_weekday(today), now + 11);
    int width = text_width(right);
    canvas_text(canvas, 0, canvas->cols - width, width, ROLE_TITLE, right);
    mark_practice(canvas, counter, ROLE_TITLE);
}

void frame_rule(struct canvas *canvas, const struct counter *counter, const char *title)
{
    canvas_rule(canvas, 0, title);
    mark_practice(canvas, counter, ROLE_TITLE);
}

/* A row's footer words: {0} is the default tender, {1} what ^P does with a receipt. */
static char *label_of(char buf[RENDER_TEXT], const struct counter *counter, const struct binding *row)
{
    enum tender_kind tender = counter->paying->chosen ? counter->paying->choice : counter->default_tender;
    return word_fill(buf, _(row->label), render_tender(tender_code(tender)),
                     counter->printer ? _("Reprint") : _("Show"));
}

/* Adds the labels of one side of the bar as far as they fit; returns the column after them. */
static int add_labels(struct canvas *canvas, const struct counter *counter, int col, bool prompt)
{
    int row = frame_footer_row(canvas), edge = canvas->cols - 1;
    const struct screen *top = counter_top(counter);
    for (size_t i = 0; i < top->binding_count; i++) {
        const struct binding *binding = &top->bindings[i];
        char label[RENDER_TEXT];
        if (!binding->label || binding->prompt != prompt || !binding_answers(counter, binding))
            continue;
        label_of(label, counter, binding);
        int width = text_width(label);
        if (col + 1 + width > edge)
            continue;
        col = canvas_text(canvas, row, col + 1, width, ROLE_FOOTER, label);
    }
    return col;
}

void frame_footer(struct canvas *canvas, const struct counter *counter)
{
    int row = frame_footer_row(canvas);
    canvas_fill(canvas, row, 0, canvas->cols - 1, ROLE_FOOTER, ' ');
    int col = add_labels(canvas, counter, 0, true);
    if (col > 0)
        col = canvas_text(canvas, row, col, 2, ROLE_FOOTER, " |");
    add_labels(canvas, counter, col, false);
}

/* After '.': shows what each digit chooses, continued on the next row if needed. */
static void choices(struct canvas *canvas, const struct counter *counter)
{
    int row = frame_sentence_row(canvas) - 1, col = 0;
    canvas_fill(canvas, row, 0, -1, ROLE_PLAIN, ' ');
    const struct screen *top = counter_top(counter);
    for (size_t i = 0; i < top->binding_count; i++) {
        const struct binding *binding = &top->bindings[i];
        char text[RENDER_TEXT];
        if (binding->sign != SIGN_CHOICE || !binding->key || !binding_holds(binding, counter->preset))
            continue;
        snprintf(text, sizeof text, "%s %s", binding->key, _(binding->help));
        if (col + 1 + text_width(text) > canvas->cols && row < frame_sentence_row(canvas)) {
            row++;
            col = 0;
        }
        col = canvas_text(canvas, row, col + 1, -1, ROLE_LABEL, text);
    }
}

void frame_sentence(struct canvas *canvas, const struct counter *counter)
{
    char text[RENDER_TEXT];
    if (counter_choosing(counter)) {
        choices(canvas, counter);
        return;
    }
    counter_sentence(text, counter, &counter->message);
    canvas_text(canvas, frame_sentence_row(canvas), 1, -1, counter->message.good ? ROLE_GOOD : ROLE_BAD, text);
}

int frame_prompt(struct canvas *canvas, const struct counter *counter, int row, int col, const char *label,
                 const char *text)
{
    char asked[RENDER_TEXT];
    (void)counter;
    snprintf(asked, sizeof asked, "%s > ", label);
    col = canvas_text(canvas, row, col, -1, ROLE_LABEL, asked);
    /* of a text longer than the row the end is shown, where it is being typed */
    int room = canvas->cols - col - 1, used = text_width(text);
    while (used > room && *text != '\0') {
        text += text_grapheme(text);
        used = text_width(text);
    }
    col = canvas_text(canvas, row, col, -1, ROLE_INPUT, text);
    canvas_cursor(canvas, row, col);
    return col;
}

int frame_box(struct canvas *canvas, int rows)
{
    int first = frame_sentence_row(canvas) - rows;
    canvas_fill(canvas, first, 0, -1, ROLE_WARN, '-');
    for (int row = first + 1; row < first + rows; row++)
        canvas_fill(canvas, row, 0, -1, ROLE_PLAIN, ' ');
    return first + 1;
}
