/* SPDX-License-Identifier: MIT */
/* identity_draw: the prompt for a staff code or its PIN. */
#include <string.h>

#include "base/text.h"
#include "ui/counter/draw.h"

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
    const struct identity *identity = identity_top(counter);
    char label[RENDER_TEXT], hidden[SIGN_TEXT_MAX];
    const char *code = identity->code;
    if (identity->pin)
        frame_prompt(canvas, counter, row, col,
                     word_fill(label, _("PIN of {0}"),
                               strcmp(code, permit_role_code(ROLE_SYSTEM)) == 0 ? render_role(code) : code, NULL),
                     dots(hidden, counter_text(counter)));
    else
        frame_prompt(canvas, counter, row, col, code_label, counter_text(counter));
}
