/* SPDX-License-Identifier: MIT */
/* receipt: the receipt of a bill as it would be printed, in the present language and for the present paper. */
#include "render/receipt.h"

#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/i18n.h"
#include "base/locale.h"
#include "base/text.h"
#include "desk/print.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"

#define FIRST_ROW 2
#define LIST_ROWS(canvas) ((canvas)->rows - 4)
#define LANGUAGE_TEXT 8

struct receipt_state {
    struct print_bill print;
    struct buffer text;
    char language[LANGUAGE_TEXT]; /* language of the text */
    struct list lines;
};

static struct receipt_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_RECEIPT);
}

static size_t count_lines(const char *text)
{
    size_t lines = 0;
    for (; *text != '\0'; text++)
        lines += *text == '\n';
    return lines;
}

static void render(struct counter *counter)
{
    struct receipt_state *receipt = state(counter);
    const struct print_bill *print = &receipt->print;
    buffer_clear(&receipt->text);
    receipt_print(&receipt->text, counter->receipt_columns, desk_shop(counter->desk), print,
                  counter_programme_of(counter, print->view.programme));
    text_copy(receipt->language, sizeof receipt->language, locale_language());
    list_set(&receipt->lines, count_lines(receipt->text.text));
}

/* argument: the bill, an int64_t; 0: the last bill of this till. */
static enum status open_receipt(struct counter *counter, const void *argument, struct error *err)
{
    int64_t bill = *(const int64_t *)argument;
    if (bill == 0)
        TRY(bill_last_of_till(desk_db(counter->desk), desk_till_id(counter->desk), &bill, err));
    if (bill == 0) {
        counter_object(counter, N_("No bills at this till yet."), NULL, NULL);
        return STATUS_NOT_FOUND;
    }
    TRY(print_read(counter->desk, bill, &state(counter)->print, err));
    if (counter->receipt_columns == 0)
        counter->receipt_columns = RECEIPT_80;
    render(counter);
    return STATUS_OK;
}

static void close_receipt(struct counter *counter)
{
    print_clear(&state(counter)->print);
    buffer_clear(&state(counter)->text);
}

static void settle(struct counter *counter)
{
    if (strcmp(state(counter)->language, locale_language()) != 0)
        render(counter);
}

static void change_width(struct counter *counter)
{
    counter->receipt_columns = counter->receipt_columns == RECEIPT_80 ? RECEIPT_58 : RECEIPT_80;
    render(counter);
}

static struct list *rows(struct counter *counter)
{
    return &state(counter)->lines;
}

static const char *line_at(const char *text, size_t index, size_t *length)
{
    for (; index > 0; index--)
        text = strchr(text, '\n') + 1;
    *length = strcspn(text, "\n");
    return text;
}

static void draw_line(struct canvas *canvas, int row, size_t index, const void *data)
{
    const struct counter *counter = data;
    char text[RENDER_TEXT];
    size_t length;
    const char *line = line_at(state(counter)->text.text, index, &length);
    int columns = counter->receipt_columns;
    snprintf(text, sizeof text, "%.*s", (int)length, line);
    canvas_text(canvas, row, (canvas->cols - columns) / 2, columns, ROLE_PLAIN, text);
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    const struct receipt_state *receipt = state(counter);
    char title[RENDER_TEXT], width[24];
    snprintf(width, sizeof width, "%d", counter->receipt_columns);
    frame_rule(canvas, counter, word_fill(title, _("Receipt {0}, {1} columns"), receipt->print.view.bill, width));
    list_draw(&receipt->lines, canvas, FIRST_ROW, LIST_ROWS(canvas), draw_line, counter);
}

static const struct binding bindings[] = {
    {BIND(ENTER, counter_leave), .key = "Enter", .label = N_("Enter back"), .prompt = true, .help = N_("back")},
    {BIND(F4, change_width), .key = "F4", .label = N_("F4 58/80mm"), .help = N_("switches the paper width")},
    BIND_HELP,
    BIND_BACK,
    BIND_UNDO,
    BIND_UP_DOWN,
    BIND_PAGES,
    BIND_REFRESH_LANGUAGE,
};

const struct screen screen_receipt = {
    .title = N_("Receipt"),
    .prompt = PROMPT_NONE,
    .state_size = sizeof(struct receipt_state),
    .open = open_receipt,
    .close = close_receipt,
    .settle = settle,
    .list = rows,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
