/* SPDX-License-Identifier: MIT */
#include "ui/tui/canvas.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "base/text.h"

#define LINE_TEXT 2048 /* most bytes of one drawn text; the widest terminals have a few hundred columns */

static const struct cell blank = {.text = " ", .width = 1, .role = ROLE_PLAIN};

void canvas_init(struct canvas *canvas, int rows, int cols)
{
    canvas->rows = rows > 1 ? rows : 1;
    canvas->cols = cols > 1 ? cols : 1;
    canvas->cell = mem_alloc((size_t)canvas->rows * (size_t)canvas->cols * sizeof *canvas->cell);
    canvas_blank(canvas);
}

void canvas_clear(struct canvas *canvas)
{
    free(canvas->cell);
    *canvas = (struct canvas){0};
}

void canvas_blank(struct canvas *canvas)
{
    for (int i = 0; i < canvas->rows * canvas->cols; i++)
        canvas->cell[i] = blank;
    canvas->cursor_row = -1;
    canvas->cursor_col = -1;
}

static struct cell *row_cells(const struct canvas *canvas, int row)
{
    return canvas->cell + (size_t)row * (size_t)canvas->cols;
}

const struct cell *canvas_at(const struct canvas *canvas, int row, int col)
{
    if (row < 0 || row >= canvas->rows || col < 0 || col >= canvas->cols)
        return NULL;
    return row_cells(canvas, row) + col;
}

/* The column after the last drawable one, which in the last row is one less (canvas.h). */
static int end_column(const struct canvas *canvas, int row)
{
    return canvas->cols - (row == canvas->rows - 1);
}

/* How many of `cells` (-1: all) cells from col on can be drawn; 0 outside. */
static int cells_left(const struct canvas *canvas, int row, int col, int cells)
{
    if (row < 0 || row >= canvas->rows || col < 0 || col >= end_column(canvas, row))
        return 0;
    int left = end_column(canvas, row) - col;
    return cells < 0 || cells > left ? left : cells;
}

/* Blanks the other half of a wide character when one half is overwritten. */
static void cut_wide(struct canvas *canvas, int row, int from, int to)
{
    struct cell *line = row_cells(canvas, row);
    if (from > 0 && line[from].width == 0)
        line[from - 1] = (struct cell){.text = " ", .width = 1, .role = line[from - 1].role};
    if (to < canvas->cols && line[to].width == 0)
        line[to] = (struct cell){.text = " ", .width = 1, .role = line[to].role};
}

static void place(struct canvas *canvas, int row, int col, int width, enum cell_role role, const char *text)
{
    struct cell *cell = row_cells(canvas, row) + col;
    cut_wide(canvas, row, col, col + width);
    *cell = (struct cell){.width = (unsigned char)width, .role = (unsigned char)role};
    text_copy(cell->text, sizeof cell->text, text);
    if (width == 2)
        cell[1] = (struct cell){.role = (unsigned char)role};
}

/*
 * Joiners and variation selectors make some terminals draw two wide characters in the cells of one; without them every
 * terminal agrees with our count.
 */
static bool joiner(uint32_t c)
{
    return c == 0x200d || (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef);
}

/*
 * Adds a combining mark to the cell before. Not in the last column, where some terminals put the mark on the next row.
 */
static void combine(struct canvas *canvas, int row, int col, const char *text, size_t length)
{
    struct cell *cell = row_cells(canvas, row) + col;
    if (col == canvas->cols - 1)
        return;
    if (cell->width == 0 && col > 0)
        cell--;
    size_t used = strlen(cell->text), characters = 0;
    for (size_t i = 0; i < used; i++)
        characters += ((unsigned char)cell->text[i] & 0xc0) != 0x80;
    if (characters < CELL_CHARACTERS && used + length < CELL_TEXT)
        memcpy(cell->text + used, text, length + 1);
}

/* Draws text that is sanitised and known to fit. */
static int put(struct canvas *canvas, int row, int col, enum cell_role role, const char *text)
{
    uint32_t c;
    int start = col;
    for (size_t length; (length = text_decode(text, &c)) > 0; text += length) {
        char one[5];
        text_encode(c, one);
        int width = text_width(one);
        if (joiner(c) || col + width > end_column(canvas, row))
            continue;
        if (width > 0)
            place(canvas, row, col, width, role, one);
        else if (col > start)
            combine(canvas, row, col - 1, one, strlen(one));
        col += width;
    }
    return col;
}

int canvas_text(struct canvas *canvas, int row, int col, int cells, enum cell_role role, const char *text)
{
    char clean[LINE_TEXT], shown[LINE_TEXT];
    cells = cells_left(canvas, row, col, cells);
    if (cells == 0)
        return col;
    text_sanitise(clean, sizeof clean, text);
    return put(canvas, row, col, role, text_cut(shown, sizeof shown, clean, cells));
}

int canvas_pad(struct canvas *canvas, int row, int col, int cells, enum cell_role role, const char *text, bool right)
{
    char clean[LINE_TEXT], shown[LINE_TEXT];
    cells = cells_left(canvas, row, col, cells);
    if (cells == 0)
        return col;
    text_sanitise(clean, sizeof clean, text);
    return put(canvas, row, col, role, text_pad(shown, sizeof shown, clean, cells, right));
}

int canvas_print(struct canvas *canvas, int row, int col, enum cell_role role, const char *format, ...)
{
    char line[LINE_TEXT];
    va_list args;
    va_start(args, format);
    vsnprintf(line, sizeof line, format, args);
    va_end(args);
    return canvas_text(canvas, row, col, -1, role, line);
}

void canvas_fill(struct canvas *canvas, int row, int col, int cells, enum cell_role role, char sign)
{
    cells = cells_left(canvas, row, col, cells);
    for (int i = 0; i < cells; i++)
        place(canvas, row, col + i, 1, role, (char[]){sign, '\0'});
    for (int i = 0; i < cells; i++)
        row_cells(canvas, row)[col + i].line = sign == '=' || sign == '-' || sign == '|';
}

void canvas_rule(struct canvas *canvas, int row, const char *title)
{
    canvas_fill(canvas, row, 0, -1, ROLE_TITLE, '=');
    if (title == NULL || title[0] == '\0')
        return;
    canvas_fill(canvas, row, 2, 1, ROLE_TITLE, ' ');
    int col = canvas_text(canvas, row, 3, canvas->cols - 6, ROLE_TITLE, title);
    canvas_fill(canvas, row, col, 1, ROLE_TITLE, ' ');
}

void canvas_paint(struct canvas *canvas, int row, int col, int cells, enum cell_role role)
{
    cells = cells_left(canvas, row, col, cells);
    for (int i = 0; i < cells; i++)
        row_cells(canvas, row)[col + i].role = (unsigned char)role;
}

void canvas_cursor(struct canvas *canvas, int row, int col)
{
    bool inside = canvas_at(canvas, row, col) != NULL;
    canvas->cursor_row = inside ? row : -1;
    canvas->cursor_col = inside ? col : -1;
}

/* Ends one line, removing the blanks (or dots) at its end. */
static void add_line(struct buffer *out, size_t start, char empty)
{
    while (out->length > start && out->text[out->length - 1] == empty)
        out->length--;
    buffer_add(out, "\n");
}

char *canvas_dump(const struct canvas *canvas)
{
    struct buffer out = {0};
    for (int row = 0; row < canvas->rows; row++) {
        size_t start = out.length;
        for (int col = 0; col < canvas->cols; col++)
            buffer_add(&out, row_cells(canvas, row)[col].text);
        add_line(&out, start, ' ');
    }
    return out.text;
}

char *canvas_roles(const struct canvas *canvas)
{
    static const char letters[ROLE_COUNT] = {
        [ROLE_PLAIN] = '.',  [ROLE_TITLE] = 'T', [ROLE_LABEL] = 'L',  [ROLE_INPUT] = 'I',
        [ROLE_MARKED] = 'M', [ROLE_MONEY] = '$', [ROLE_GOOD] = 'G',   [ROLE_WARN] = 'W',
        [ROLE_BAD] = 'B',    [ROLE_FAINT] = 'F', [ROLE_FOOTER] = 'K', [ROLE_INK] = 'Q',
    };
    struct buffer out = {0};
    for (int row = 0; row < canvas->rows; row++) {
        size_t start = out.length;
        for (int col = 0; col < canvas->cols; col++)
            buffer_add_bytes(&out, &letters[row_cells(canvas, row)[col].role], 1);
        add_line(&out, start, '.');
    }
    return out.text;
}
