/* SPDX-License-Identifier: MIT */
/* qr: the member's QR code, to be scanned from the screen or photographed. */
#include "exchange/qr.h"

#include "base/i18n.h"
#include "desk/card.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"
#include "ui/counter/printing.h"

#define FIRST_ROW 2

struct qr_state {
    char text[BADGE_TEXT];
    struct qr qr;
};

static struct qr_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_QR);
}

static enum status open_qr(struct counter *counter, const void *argument, struct error *err)
{
    struct qr_state *code = state(counter);
    (void)argument;
    TRY(card_of_member(counter->desk, counter->hand.member.id, code->text, err));
    return qr_make(code->text, &code->qr, err);
}

static void close_qr(struct counter *counter)
{
    qr_clear(&state(counter)->qr);
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    const struct qr_state *code = state(counter);
    char line[QR_LINE_TEXT], title[RENDER_TEXT], name[PERSON_TEXT];
    frame_rule(canvas, counter,
               word_fill(title, _("4 QR code of {0}"),
                         word_person(name, counter->hand.member.name, counter->hand.member.phone), NULL));
    int col = (canvas->cols - qr_cells(&code->qr)) / 2, row = FIRST_ROW;
    for (int i = 0; i < qr_lines(&code->qr); i++)
        canvas_text(canvas, row++, col, -1, ROLE_INK, qr_line(line, &code->qr, i));
    canvas_text(canvas, row + 1, col, -1, ROLE_PLAIN, code->text);
    canvas_cursor(canvas, row + 1, col);
}

static void print(struct counter *counter)
{
    printing_card(counter, counter->hand.member.id);
}

static const struct binding bindings[] = {
    {BIND(ENTER, counter_leave), .key = "Enter", .label = N_("Enter back"), .prompt = true, .help = N_("back")},
    BIND_HELP,
    {BIND(REPRINT, print), .when = printing_possible, .refuse = counter_reprint, .key = "^P", .label = N_("^P print"),
     .help = N_("prints the code, as a card to take along")},
    BIND_BACK,
    BIND_UNDO,
    BIND_UP_DOWN,
    BIND_REFRESH_LANGUAGE,
};

const struct screen screen_qr = {
    .title = N_("QR code"),
    .prompt = PROMPT_NONE,
    .state_size = sizeof(struct qr_state),
    .open = open_qr,
    .close = close_qr,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
