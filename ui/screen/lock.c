/* SPDX-License-Identifier: MIT */
/* lock: sign-in and the locked till, which show nothing of any member; and the approver's question over an act. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "ui/counter/draw.h"

#define PROMPT_ROW 6
#define BOX_ROWS 3

static char *dots(char buf[SIGN_TEXT_MAX], const char *text)
{
    size_t count = 0;
    for (size_t length; (length = text_grapheme(text)) > 0; text += length)
        buf[count++] = '*';
    buf[count] = '\0';
    return buf;
}

void identity_draw(struct canvas *canvas, const struct counter *counter, int row, int col, const char *code_label)
{
    const struct counter_identity *identity = &counter->identity;
    char label[RENDER_TEXT], hidden[SIGN_TEXT_MAX];
    const char *code = identity->code;
    if (identity->pin)
        frame_prompt(canvas, counter, row, col,
                     word_fill(label, _("PIN of {0}"),
                               strcmp(code, role_code(ROLE_SYSTEM)) == 0 ? render_role(code) : code, NULL),
                     dots(hidden, counter_text(counter)));
    else
        frame_prompt(canvas, counter, row, col, code_label, counter_text(counter));
}

void lock_draw(struct canvas *canvas, const struct counter *counter)
{
    bool locked = desk_signed_in(counter->desk);
    const struct staff *staff = desk_staff(counter->desk);
    char text[RENDER_TEXT], number[16];
    frame_rule(canvas, counter, locked ? _("Locked") : _("Sign-in"));
    snprintf(number, sizeof number, "%02lld", (long long)desk_till_id(counter->desk));
    canvas_text(canvas, 2, 3, -1, ROLE_PLAIN, desk_shop(counter->desk)->name);
    const char *who = render_staff(staff->name);
    canvas_text(canvas, 3, 3, -1, ROLE_LABEL, word_fill(text, _("Till {0} {1}"), number, locked ? who : ""));
    if (locked && desk_shop(counter->desk)->practice && counter->identity.pin)
        canvas_text(canvas, PROMPT_ROW - 1, 3, -1, ROLE_FAINT, _("A practice shop asks for no PIN: Enter opens it."));
    else
        canvas_text(canvas, PROMPT_ROW - 1, 3, -1, ROLE_FAINT, _("Staff card, or type."));
    identity_draw(canvas, counter, PROMPT_ROW, 3, _("Staff code"));
}

void approve_draw(struct canvas *canvas, const struct counter *counter)
{
    int row = ask_box(canvas, BOX_ROWS);
    canvas_text(canvas, row, 1, -1, ROLE_WARN, _("Another person has to approve this: staff card, or type."));
    identity_draw(canvas, counter, row + 1, 1, _("Approver's staff code"));
}

void unit_draw(struct canvas *canvas, const struct counter *counter)
{
    char text[RENDER_TEXT];
    int row = ask_box(canvas, BOX_ROWS);
    canvas_text(canvas, row, 1, -1, ROLE_WARN,
                word_fill(text, _("Nobody entered the item {0} yet."), counter->unit.code, NULL));
    frame_prompt(canvas, counter, row + 1, 1, _("Its price"), counter_text(counter));
}
