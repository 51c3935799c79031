/* SPDX-License-Identifier: MIT */
/* read: reads screens out. Each screen is drawn as always; for a table its rows are read instead of their picture. */
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "ui/counter/counter_table.h"
#include "ui/counter/draw.h"
#include "ui/linear/tell.h"

#define PANEL_COLS 60
#define PANEL_ROWS 12
#define PANE_ROWS 6 /* a line of so many rows parts two panes */

/* Appends a piece to a row. */
static void append_piece(struct buffer *row, const char *from, size_t length)
{
    while (length > 0 && from[length - 1] == ' ')
        length--;
    if (length == 0)
        return;
    bool number = row->length > 0 && strspn(row->text, "0123456789") == row->length;
    buffer_add(row, number ? ". " : row->length > 0 ? ", " : "");
    buffer_add_bytes(row, from, length);
}

/* Whether the row is only decoration: rules, the frame of a verdict, the mark across a practice receipt. */
static bool is_drawn(const char *line)
{
    line += strspn(line, " ");
    return strspn(line, "=+x-# ") == strlen(line) || strncmp(line, "[+]", 3) == 0 || strncmp(line, "[x]", 3) == 0 ||
           strncmp(line, "* ", 2) == 0;
}

/* Reads a title like "--- Timeline -----". */
static void read_title(struct facts *facts, const char *line)
{
    char title[RENDER_TEXT];
    text_copy(title, sizeof title, line + strspn(line, "- "));
    for (size_t end = strlen(title); end > 0 && strchr("- ", title[end - 1]);)
        title[--end] = '\0';
    facts_add(facts, NULL, title);
}

/* Reads a row: two or more blanks separate columns, and the mark becomes a word. */
static void read_row(struct facts *facts, const char *about, const char *line)
{
    struct buffer row = {0};
    bool marked = *line == '>';
    line += marked;
    if (is_drawn(line))
        return;
    if (strncmp(line, "---", 3) == 0) {
        read_title(facts, line);
        return;
    }
    while (*line) {
        line += strspn(line, " ");
        const char *end = strstr(line, "  ");
        size_t length = end ? (size_t)(end - line) : strlen(line);
        append_piece(&row, line, length);
        line += length;
    }
    if (marked)
        append_piece(&row, _("marked"), strlen(_("marked")));
    facts_add(facts, about, row.text ? row.text : "");
    buffer_clear(&row);
}

/* Column of the vertical line right of the member panel, which is read separately; -1 without one. */
static int divider_col(const struct canvas *canvas)
{
    for (int col = 0; col < canvas->cols; col++) {
        int rows = 0;
        for (int row = 1; row < canvas->rows; row++)
            rows += strcmp(canvas_at(canvas, row, col)->text, "|") == 0;
        if (rows > canvas->rows / 2)
            return col;
    }
    return -1;
}

/* Row of the rule above a box; the screen above it was read before. 0 without a box. */
static int box_row(const struct canvas *canvas)
{
    int row = canvas->rows - 1, col = 0;
    for (; row > 0 && col < canvas->cols; row--)
        for (col = 0; col < canvas->cols && strcmp(canvas_at(canvas, row, col)->text, "-") == 0;)
            col++;
    return col < canvas->cols ? 0 : row + 1;
}

static bool asks(const char *line)
{
    size_t length = strlen(line);
    return strstr(line, " > ") || (length > 1 && strcmp(line + length - 2, " >") == 0);
}

static void row_text(const struct canvas *canvas, int row, int from, int to, struct buffer *line)
{
    for (int col = from; col < to; col++) {
        const struct cell *cell = canvas_at(canvas, row, col);
        buffer_add(line, cell->width == 0 ? "" : cell->text[0] ? cell->text : " ");
    }
    while (line->length > 0 && line->text[line->length - 1] == ' ')
        line->text[--line->length] = '\0';
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    canvas_init(canvas, READ_ROWS, READ_COLS);
    counter_draw(canvas, counter);
}

static void add_fact(void *context, const char *text)
{
    facts_add(context, NULL, text);
}

/* Column of a vertical line between two panes that are side by side, as at the handover; the width without one. */
static int bar_col(const struct canvas *canvas, int first, int end, int from)
{
    for (int col = from; col < canvas->cols; col++) {
        int rows = 0;
        for (int row = first; row < end; row++)
            rows += strcmp(canvas_at(canvas, row, col)->text, "|") == 0;
        if (rows >= PANE_ROWS)
            return col;
    }
    return canvas->cols;
}

static void read_pane(struct facts *facts, const struct canvas *canvas, int first, int end, int from, int to)
{
    for (int row = first; row < end; row++) {
        struct buffer line = {0};
        row_text(canvas, row, from, to, &line);
        /* the row of the prompt is left out: tell_prompt writes the prompt, without the typed text */
        if (line.length > 0 && (row != canvas->cursor_row || !asks(line.text)))
            read_row(facts, NULL, line.text);
        buffer_clear(&line);
    }
}

/* Two panes are read one after the other, not across. */
static void read_rows(struct facts *facts, const struct canvas *canvas, int first, int end)
{
    int from = box_row(canvas) > 0 ? 0 : divider_col(canvas) + 1, bar = bar_col(canvas, first, end, from);
    int below = end;
    for (; bar < canvas->cols && below > first && strcmp(canvas_at(canvas, below - 1, bar)->text, "|") != 0;)
        below--;
    read_pane(facts, canvas, first, below, from, bar);
    if (bar < canvas->cols)
        read_pane(facts, canvas, first, below, bar + 1, canvas->cols);
    read_pane(facts, canvas, below, end, from, canvas->cols);
}

void read_screen(struct facts *facts, const struct counter *counter)
{
    struct canvas canvas;
    struct table_place table;
    draw(&canvas, counter);
    int first = box_row(&canvas) + 1, end = frame_sentence_row(&canvas);
    if (counter_table_place(counter, READ_ROWS, READ_COLS, &table)) {
        read_rows(facts, &canvas, first, table.row);
        table_say(counter_table(counter), add_fact, facts);
        first = table.row + table.rows;
    }
    read_rows(facts, &canvas, first, end);
    canvas_clear(&canvas);
}

void read_member(struct facts *facts, const struct counter *counter)
{
    struct canvas canvas;
    char about[24];
    snprintf(about, sizeof about, "%lld", (long long)(counter->in_hand ? counter->hand.member.id : 0));
    canvas_init(&canvas, PANEL_ROWS, PANEL_COLS);
    canvas_blank(&canvas);
    panel_draw(&canvas, counter, PANEL_COLS);
    for (int row = 0; row < PANEL_ROWS; row++) {
        struct buffer line = {0};
        row_text(&canvas, row, 0, canvas.cols, &line);
        if (line.length > 0)
            read_row(facts, about, line.text);
        buffer_clear(&line);
    }
    canvas_clear(&canvas);
}

char *read_prompt(char buf[RENDER_TEXT], const struct counter *counter)
{
    struct canvas canvas;
    struct facts facts = {0};
    struct buffer line = {0};
    buf[0] = '\0';
    draw(&canvas, counter);
    if (canvas.cursor_row >= 0) {
        row_text(&canvas, canvas.cursor_row, box_row(&canvas) > 0 ? 0 : divider_col(&canvas) + 1, canvas.cols, &line);
        char *end = line.length > 0 && asks(line.text) ? strstr(line.text, " >") : NULL;
        if (end)
            *end = '\0';
        if (end || counter_top(counter)->prompt == PROMPT_FIELD)
            read_row(&facts, NULL, line.text);
    }
    if (facts.facts > 0)
        text_copy(buf, RENDER_TEXT, facts.fact[0].text);
    buffer_clear(&line);
    facts_clear(&facts);
    canvas_clear(&canvas);
    return buf;
}
