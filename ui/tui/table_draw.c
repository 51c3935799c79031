/* SPDX-License-Identifier: MIT */
/* table_draw: draws the loaded rows into a canvas. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "ui/tui/chart.h"
#include "ui/tui/table_priv.h"

#define PROMPT_CELLS 30 /* width of the filter being typed */

/* The arguments of one drawing. */
struct drawing {
    const struct table *table;
    const struct table_sheet *sheet;
    struct canvas *canvas;
    const struct table_place *place;
    struct table_layout layout;
    size_t first, body; /* first visible row of the list, and number of visible rows */
};

static const struct table_column *column_of(const struct drawing *drawing, const struct table_spot *spot)
{
    return &drawing->sheet->source.column[drawing->sheet->shown[spot->place]];
}

static bool is_marked(const struct drawing *drawing, const struct table_spot *spot)
{
    return drawing->table->across && spot->place == drawing->sheet->marked;
}

/* --- heading ------------------------------------------------------------------------------------------------------ */

static void draw_title(const struct drawing *drawing, const struct table_spot *spot)
{
    const struct table_sheet *sheet = drawing->sheet;
    const struct table_column *column = column_of(drawing, spot);
    bool sorted = sheet->query.sort == sheet->shown[spot->place], right = table_column_right(column);
    char title[TABLE_NAME], cut[TABLE_NAME];
    text_sanitise(title, sizeof title - 1, table_column_title(column));
    text_cut(cut, sizeof cut - 1, title, spot->cells - sorted);
    if (sorted)
        strcat(cut, sheet->query.descending ? "v" : "^");
    enum cell_role role = is_marked(drawing, spot) ? ROLE_TITLE : ROLE_LABEL;
    canvas_pad(drawing->canvas, drawing->place->row, drawing->place->col + spot->at, spot->cells, role, cut, right);
}

/* Draws a sign in the heading if it is within the rectangle. */
static void draw_sign(const struct drawing *drawing, int at, const char *sign)
{
    if (at >= 0 && at < drawing->place->cols)
        canvas_text(drawing->canvas, drawing->place->row, drawing->place->col + at, 1, ROLE_TITLE, sign);
}

/* The marked column's title is in brackets, which are also the keys that sort by it. */
static void draw_heading(const struct drawing *drawing)
{
    const struct table_layout *layout = &drawing->layout;
    for (size_t i = 0; i < layout->spots; i++) {
        const struct table_spot *spot = &layout->spot[i];
        draw_title(drawing, spot);
        if (is_marked(drawing, spot)) {
            draw_sign(drawing, spot->at - 1, "[");
            draw_sign(drawing, spot->at + spot->cells, "]");
        }
    }
    if (layout->left)
        draw_sign(drawing, layout->spot[layout->frozen].at - 2, "<");
    if (layout->right)
        draw_sign(drawing, drawing->place->cols - 1, ">");
}

/* --- rows --------------------------------------------------------------------------------------------------------- */

static int64_t largest_of(const struct drawing *drawing, size_t column)
{
    const struct table_sheet *sheet = drawing->sheet;
    int64_t largest = 0;
    if (sheet->total && !sheet->total[column].absent)
        return sheet->total[column].number;
    for (size_t row = 0; row < sheet->page.rows.count; row++) {
        const struct table_cell *cell = &table_rows_at(&sheet->page.rows, row)[column];
        if (!cell->absent && cell->number > largest)
            largest = cell->number;
    }
    return largest;
}

/* A figure that does not fit is drawn as ####: cut off, it would be read as another number. */
static void draw_figure(const struct drawing *drawing, int row, const struct table_spot *spot, enum cell_role role,
                        const char *text)
{
    int col = drawing->place->col + spot->at;
    if (text_width(text) > spot->cells)
        canvas_fill(drawing->canvas, row, col, spot->cells, role, '#');
    else
        canvas_pad(drawing->canvas, row, col, spot->cells, role, text, table_column_right(column_of(drawing, spot)));
}

static void draw_cell(const struct drawing *drawing, int row, const struct table_spot *spot,
                      const struct table_cell *cell, size_t place)
{
    const struct table_column *column = column_of(drawing, spot);
    enum cell_role role = cell->role != ROLE_PLAIN ? cell->role : column->role;
    int col = drawing->place->col + spot->at;
    char buf[MONEY_TEXT];
    if (column->type == TABLE_PLACE) {
        snprintf(buf, sizeof buf, "%zu", place + 1);
        canvas_pad(drawing->canvas, row, col, spot->cells, role, buf, table_column_right(column));
    } else if (column->type == TABLE_BAR) {
        if (!cell->absent)
            chart_bar(drawing->canvas, row, col, spot->cells, role, cell->number,
                      largest_of(drawing, drawing->sheet->shown[spot->place]));
    } else if (table_column_is_figure(column))
        draw_figure(drawing, row, spot, role, table_cell_show(buf, column, cell));
    else
        canvas_pad(drawing->canvas, row, col, spot->cells, role, table_cell_show(buf, column, cell),
                   table_column_right(column));
}

static void draw_row(const struct drawing *drawing, int row, size_t place)
{
    const struct table_sheet *sheet = drawing->sheet;
    const struct table_place *rectangle = drawing->place;
    const struct table_cell *cell = table_rows_at(&sheet->page.rows, place - sheet->first);
    for (size_t i = 0; i < drawing->layout.spots; i++) {
        const struct table_spot *spot = &drawing->layout.spot[i];
        draw_cell(drawing, row, spot, &cell[sheet->shown[spot->place]], place);
    }
    if (place != sheet->list.marked)
        return;
    canvas_text(drawing->canvas, row, rectangle->col, 1, ROLE_MARKED, ">");
    canvas_paint(drawing->canvas, row, rectangle->col, rectangle->cols, ROLE_MARKED);
    if (!drawing->table->editing)
        canvas_cursor(drawing->canvas, row, rectangle->col);
}

const char *table_empty_text(char buf[TABLE_INFO], const struct table *table)
{
    const struct table_query *query = &table_top(table)->query;
    if (query->filter[0] != '\0') {
        const char *const arg[] = {query->filter};
        return text_fill(buf, TABLE_INFO, _("Nothing fits {0}."), 1, arg);
    }
    const char *text = table->empty ? table->empty : N_("Nothing to show.");
    return text_copy(buf, TABLE_INFO, *text ? _(text) : "");
}

/* Returns the row below the last. */
static int draw_rows(const struct drawing *drawing, int row)
{
    const struct table_sheet *sheet = drawing->sheet;
    size_t loaded = sheet->first + sheet->page.rows.count;
    size_t end = drawing->first + drawing->body < loaded ? drawing->first + drawing->body : loaded;
    char text[TABLE_INFO];
    for (size_t place = drawing->first; place < end; place++, row++)
        if (place >= sheet->first)
            draw_row(drawing, row, place);
    if (sheet->list.count == 0)
        canvas_text(drawing->canvas, row, drawing->place->col + 3, drawing->place->cols - 3, ROLE_FAINT,
                    table_empty_text(text, drawing->table));
    return row;
}

static void draw_totals(const struct drawing *drawing, int row)
{
    const struct table_sheet *sheet = drawing->sheet;
    bool named = false;
    for (size_t i = 0; i < drawing->layout.spots; i++) {
        const struct table_spot *spot = &drawing->layout.spot[i];
        const struct table_column *column = column_of(drawing, spot);
        char buf[MONEY_TEXT];
        if (column->sum)
            draw_figure(drawing, row, spot, ROLE_TITLE,
                        table_cell_show(buf, column, &sheet->total[sheet->shown[spot->place]]));
        else if (!named && column->type == TABLE_TEXT) {
            canvas_text(drawing->canvas, row, drawing->place->col + spot->at, spot->cells, ROLE_TITLE, _("Total"));
            named = true;
        }
    }
}

/* --- the information line ----------------------------------------------------------------------------------------- */

/* Appends a formatted piece, separated by blanks. */
static void add_piece(char buf[TABLE_INFO], const char *format, const char *a, const char *b, const char *c)
{
    const char *const arg[] = {a, b, c};
    char piece[TABLE_INFO];
    size_t length = strlen(buf);
    text_fill(piece, sizeof piece, format, 3, arg);
    if (length > 0 && length + 3 < TABLE_INFO)
        length += (size_t)snprintf(buf + length, TABLE_INFO - length, "  ");
    text_copy(buf + length, TABLE_INFO - length, piece);
}

static void add_rows(char buf[TABLE_INFO], const struct table_sheet *sheet, size_t body)
{
    char a[MONEY_TEXT], b[MONEY_TEXT], c[MONEY_TEXT];
    size_t first = table_sheet_first(sheet, body), loaded = sheet->first + sheet->page.rows.count;
    size_t end = first + body < loaded ? first + body : loaded;
    if (end <= first)
        return;
    number_format_grouped(a, (int64_t)first + 1);
    number_format_grouped(b, (int64_t)end);
    number_format_grouped(c, (int64_t)sheet->list.count);
    if (sheet->known)
        add_piece(buf, _("rows {0}-{1} of {2}"), a, b, c);
    else
        add_piece(buf, _("rows {0}-{1}, more below"), a, b, "");
    if (sheet->page.truncated)
        add_piece(buf, _("the first {0}, sorted; export takes all"), c, "", "");
    if (sheet->cut)
        add_piece(buf, _("the first {0} only"), number_format_grouped(a, TABLE_KEPT), "", "");
}

/* The kind of sheet, unless it is the bottom one. */
static void add_kind(char buf[TABLE_INFO], const struct table *table)
{
    const struct table_sheet *sheet = table_top(table);
    char name[TABLE_NAME];
    if (sheet->kind == TABLE_SHEET_FREQUENCY) {
        table_column_name(name, &sheet->source.column[0]);
        add_piece(buf, _("how often each {0}"), name, "", "");
    } else if (sheet->kind == TABLE_SHEET_COMPARISON)
        add_piece(buf, _("beside {0}"), sheet->with, "", "");
    else if (sheet->kind == TABLE_SHEET_CHOICE)
        add_piece(buf, _("columns: Enter shows or hides, Left Right move"), "", "", "");
}

char *table_info(char buf[TABLE_INFO], const struct table *table, size_t body)
{
    const struct table_sheet *sheet = table_top(table);
    buf[0] = '\0';
    add_kind(buf, table);
    add_rows(buf, sheet, body);
    for (size_t i = 0; i < sheet->query.equals; i++) {
        const struct table_equal *equal = &sheet->query.equal[i];
        const struct table_column *column = &sheet->source.column[equal->column];
        char name[TABLE_NAME], number[MONEY_TEXT];
        const char *value = table_cell_show(number, column, &equal->cell);
        add_piece(buf, "{0}={1}", table_column_name(name, column), *value ? value : "-", "");
    }
    if (sheet->query.filter[0] != '\0' && !table->editing)
        add_piece(buf, _("filter {0}"), sheet->query.filter, "", "");
    return buf;
}

/* The filter being typed, then what is known of the rows, then the definition of the marked column if there is room. */
static void draw_info(const struct drawing *drawing, int row)
{
    const struct table_place *place = drawing->place;
    struct edit edit = drawing->table->filter; /* drawing scrolls this copy, not the table's */
    char text[TABLE_INFO], meaning[TABLE_INFO];
    int start = place->col + 1, col = start, end = place->col + place->cols;
    if (drawing->table->editing) {
        col = canvas_text(drawing->canvas, row, col, 2, ROLE_INPUT, "/ ");
        int cells = end - col < PROMPT_CELLS ? end - col : PROMPT_CELLS;
        edit_draw(&edit, drawing->canvas, row, col, cells, true);
        col += cells + 2;
    }
    if (col < end)
        col = canvas_text(drawing->canvas, row, col, end - col, ROLE_FAINT,
                          table_info(text, drawing->table, drawing->body));
    col += col > start ? 3 : 0;
    const char *definition = table_definition(drawing->table);
    char name[TABLE_NAME];
    const char *const arg[] = {
        table_column_name(name, &drawing->sheet->source.column[table_marked_column(drawing->table)]), definition};
    text_fill(meaning, sizeof meaning, _("{0}: {1}"), 2, arg);
    if (drawing->table->across && *definition && text_width(meaning) <= end - col)
        canvas_text(drawing->canvas, row, col, end - col, ROLE_FAINT, meaning);
}

void table_draw(const struct table *table, struct canvas *canvas, const struct table_place *place)
{
    struct drawing drawing = {.table = table, .sheet = table_top(table), .canvas = canvas, .place = place};
    int row = place->row;
    drawing.body = table_sheet_body(table, drawing.sheet, place->rows);
    drawing.first = table_sheet_first(drawing.sheet, drawing.body);
    table_layout(&drawing.layout, drawing.sheet, place->cols, drawing.first, drawing.body);
    if (table->heading)
        draw_heading(&drawing);
    row = draw_rows(&drawing, row + table->heading);
    if (drawing.sheet->list.count > 0 && table_sheet_has_totals(drawing.sheet))
        draw_totals(&drawing, row);
    if (table->info)
        draw_info(&drawing, place->row + place->rows - 1);
}
