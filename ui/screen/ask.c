/* SPDX-License-Identifier: MIT */
/* ask: a question or the member's proof, over the lower rows of what is on the screen. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"

#define ROWS 3 /* above the sentence */

int ask_box(struct canvas *canvas, int rows)
{
    int first = frame_sentence_row(canvas) - rows;
    canvas_fill(canvas, first, 0, -1, ROLE_WARN, '-');
    for (int row = first + 1; row < first + rows; row++)
        canvas_fill(canvas, row, 0, -1, ROLE_PLAIN, ' ');
    return first + 1;
}

void ask_draw(struct canvas *canvas, const struct counter *counter)
{
    const struct counter_question *question = &counter->question;
    char text[RENDER_TEXT];
    int row = ask_box(canvas, ROWS), col = 0;
    canvas_text(canvas, row, 1, -1, ROLE_WARN, counter_sentence(text, &question->text));
    for (size_t i = 0; i < question->options; i++) {
        bool marked = question->option[i].n == question->marked;
        snprintf(text, sizeof text, "%s.%d %s", marked ? ">" : " ", question->option[i].n,
                 _(question->option[i].label));
        if (marked)
            canvas_cursor(canvas, row + 1, col);
        col = canvas_text(canvas, row + 1, col, -1, marked ? ROLE_MARKED : ROLE_PLAIN, text) + 2;
    }
    if (question->marked < 0)
        canvas_cursor(canvas, row + 1, 0);
}

void proof_draw(struct canvas *canvas, const struct counter *counter)
{
    char text[RENDER_TEXT], dots[SIGN_TEXT_MAX];
    int row = ask_box(canvas, ROWS);
    size_t typed = strlen(counter_text(counter));
    canvas_text(canvas, row, 1, -1, ROLE_WARN, word_doubt(text, counter));
    memset(dots, '*', typed);
    dots[typed] = '\0';
    frame_prompt(canvas, counter, row + 1, 1, _("Middle four digits of the phone"), dots);
}

static const struct binding bindings[] = {
    {BIND(ENTER, ask_marked), .key = "Enter", .label = N_("Enter=the > one"), .prompt = true,
     .help = N_("the answer marked >")},
    {BIND(CHOICE, ask_answer), .key = ".n", .label = N_(".n answer"), .prompt = true, .help = N_("answer n")},
    BIND_HELP,
    BIND_REPRINT,
    BIND_BACK,
    BIND_UP_DOWN,
    BIND_REFRESH_LANGUAGE,
};

const struct screen screen_ask = {
    .title = N_("Question"),
    .prompt = PROMPT_CHOICE,
    .flags = SCREEN_BOX,
    .draw = ask_draw,
    SCREEN_BINDINGS(bindings),
};
