/* SPDX-License-Identifier: MIT */
#include "ui/kit/dialog.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

#define DIALOG_LINES 8
#define LINE_TEXT 256

static int answers(const struct dialog *dialog)
{
    int count = 0;
    while (count < DIALOG_ANSWERS && dialog->answer[count] != NULL)
        count++;
    return count;
}

/* '.' and what follows it. */
static enum dialog_result sign(struct dialog *dialog, uint32_t codepoint, int *answer)
{
    bool armed = dialog->armed;
    dialog->armed = codepoint == '.' && !armed;
    if (codepoint == '.')
        return armed ? DIALOG_NO : DIALOG_WAITS;
    if (!armed || codepoint < '1' || codepoint >= '1' + (uint32_t)answers(dialog))
        return DIALOG_BEEPS;
    *answer = (int)(codepoint - '1');
    return DIALOG_ANSWERED;
}

enum dialog_result dialog_key(struct dialog *dialog, const struct key *key, int *answer)
{
    if (key->kind == KEY_CHAR)
        return sign(dialog, key->codepoint, answer);
    dialog->armed = false;
    if (key->kind == KEY_ESC || (key->kind == KEY_F && key->fn == 12))
        return DIALOG_NO;
    if (key->kind != KEY_ENTER || dialog->marked < 0)
        return DIALOG_BEEPS;
    *answer = dialog->marked;
    return DIALOG_ANSWERED;
}

struct box {
    char line[DIALOG_LINES][LINE_TEXT];
    int lines, cells;
};

static void add_line(struct box *box, const char *text, size_t length)
{
    if (box->lines == DIALOG_LINES)
        return;
    char *line = box->line[box->lines++];
    snprintf(line, LINE_TEXT, "%.*s", (int)(length < LINE_TEXT ? length : LINE_TEXT - 1), text);
    int cells = text_width(line);
    if (cells > box->cells)
        box->cells = cells;
}

static void fill_box(struct box *box, const struct dialog *dialog)
{
    char line[LINE_TEXT];
    for (const char *text = dialog->text; *text != '\0';) {
        size_t length = strcspn(text, "\n");
        add_line(box, text, length);
        text += length + (text[length] == '\n');
    }
    for (int i = 0; i < answers(dialog); i++) {
        int length = snprintf(line, sizeof line, "%c.%d %s", i == dialog->marked ? '>' : ' ', i + 1, dialog->answer[i]);
        add_line(box, line, (size_t)length);
    }
}

static void draw_edge(struct canvas *canvas, int row, int col, int cells)
{
    canvas_fill(canvas, row, col, cells, ROLE_TITLE, '-');
    canvas_fill(canvas, row, col, 1, ROLE_TITLE, '+');
    canvas_fill(canvas, row, col + cells - 1, 1, ROLE_TITLE, '+');
}

void dialog_draw(const struct dialog *dialog, struct canvas *canvas)
{
    struct box box = {0};
    fill_box(&box, dialog);
    int cells = box.cells + 4 < canvas->cols ? box.cells + 4 : canvas->cols;
    int col = (canvas->cols - cells) / 2;
    int row = (canvas->rows - box.lines - 2) / 2;
    row = row > 0 ? row : 0;
    draw_edge(canvas, row, col, cells);
    for (int i = 0; i < box.lines; i++) {
        canvas_fill(canvas, row + 1 + i, col, cells, ROLE_PLAIN, ' ');
        canvas_text(canvas, row + 1 + i, col, 1, ROLE_TITLE, "|");
        canvas_text(canvas, row + 1 + i, col + 2, cells - 4, ROLE_PLAIN, box.line[i]);
        canvas_text(canvas, row + 1 + i, col + cells - 1, 1, ROLE_TITLE, "|");
    }
    draw_edge(canvas, row + 1 + box.lines, col, cells);
    canvas_cursor(canvas, row + box.lines - answers(dialog) + 1 + (dialog->marked > 0 ? dialog->marked : 0), col + 2);
}
