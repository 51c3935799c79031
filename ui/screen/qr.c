/* SPDX-License-Identifier: MIT */
/* qr: the member's own code, to be scanned off the screen or copied by a phone's camera. */
#include "base/i18n.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"

#define FIRST_ROW 2

void qr_draw(struct canvas *canvas, const struct counter *counter)
{
    const struct counter_badge *badge = &counter->papers.badge;
    char line[QR_LINE_TEXT], title[RENDER_TEXT], name[PERSON_TEXT];
    frame_rule(canvas, counter,
               word_fill(title, _("4 QR code of {0}"), word_name(name, counter->hand.member.name), NULL));
    int col = (canvas->cols - qr_cells(&badge->qr)) / 2, row = FIRST_ROW;
    for (int i = 0; i < qr_lines(&badge->qr); i++)
        canvas_text(canvas, row++, col, -1, ROLE_INK, qr_line(line, &badge->qr, i));
    canvas_text(canvas, row + 1, col, -1, ROLE_PLAIN, badge->text);
    canvas_cursor(canvas, row + 1, col);
}

static const struct binding bindings[] = {
    {BIND(ENTER, counter_leave), .key = "Enter", .label = N_("Enter back"), .prompt = true, .help = N_("back")},
    BIND_COMMON,
};

const struct screen screen_qr = {
    .title = N_("QR code"),
    .prompt = PROMPT_NONE,
    .draw = qr_draw,
    SCREEN_BINDINGS(bindings),
};
