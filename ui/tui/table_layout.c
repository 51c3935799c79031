/* SPDX-License-Identifier: MIT */
/* table_layout: which columns are drawn, and how wide. */
#include <stdio.h>

#include "base/text.h"
#include "ui/tui/table_priv.h"

#define CELL_LINE 512 /* most bytes of a text that are measured; no column is wider */
#define LEAST_TEXT 8
#define LEAST_LAST 4 /* for a text in the last column, which is cut rather than left out */
#define MOST_TEXT 40
#define LEAST_BAR 6
#define MOST_BAR 20

/* The visible rows, which determine all widths. */
struct sight {
    const struct table_sheet *sheet;
    size_t first, end; /* indexes in the list; all loaded */
};

struct width {
    int gap, least, most; /* least: the width to which the column may shrink */
    bool bar;
};

static int cells_of(const char *text)
{
    char clean[CELL_LINE];
    size_t plain = 0;
    while (text[plain] >= ' ' && text[plain] <= '~')
        plain++;
    if (text[plain] == '\0') /* plain ASCII, as most texts are: a cell per byte */
        return plain < CELL_LINE ? (int)plain : CELL_LINE - 1;
    return text_width(text_sanitise(clean, sizeof clean, text));
}

static int max(int a, int b)
{
    return a > b ? a : b;
}

static int min(int a, int b)
{
    return a < b ? a : b;
}

static int widest_cell(const struct sight *sight, size_t at)
{
    const struct table_sheet *sheet = sight->sheet;
    const struct table_column *column = &sheet->source.column[at];
    char buf[MONEY_TEXT];
    int cells = 0;
    for (size_t row = sight->first; row < sight->end; row++)
        cells = max(cells,
                    cells_of(table_cell_show(buf, column, &table_rows_at(&sheet->page.rows, row - sheet->first)[at])));
    if (column->sum && sheet->total)
        cells = max(cells, cells_of(table_cell_show(buf, column, &sheet->total[at])));
    return cells;
}

static int place_cells(const struct sight *sight)
{
    char text[24];
    return snprintf(text, sizeof text, "%zu", sight->end);
}

/* The mark of a sorted column follows its title. */
static int title_cells(const struct table_sheet *sheet, size_t at)
{
    return cells_of(table_column_title(&sheet->source.column[at])) + (sheet->query.sort == at);
}

static struct width width_of(const struct sight *sight, size_t place)
{
    size_t at = sight->sheet->shown[place];
    const struct table_column *column = &sight->sheet->source.column[at];
    struct width width = {.gap = column->gap > 0 ? column->gap : 1, .bar = column->type == TABLE_BAR};
    bool fixed = column->least > 0 && column->least == column->most;
    if (column->type == TABLE_BAR) {
        width.most = column->most > 0 ? column->most : MOST_BAR;
        width.least = min(width.most, column->least > 0 ? column->least : LEAST_BAR);
    } else if (column->type == TABLE_PLACE) {
        width.most = width.least = max(place_cells(sight), column->least);
    } else if (column->type == TABLE_TEXT) {
        int natural = max(title_cells(sight->sheet, at), widest_cell(sight, at));
        width.most = max(column->least, min(natural, column->most > 0 ? column->most : MOST_TEXT));
        width.least = min(width.most, column->least > 0 ? column->least : LEAST_TEXT);
        if (place + 1 == sight->sheet->shows)
            width.least = min(width.least, LEAST_LAST);
    } else { /* a figure is never cut; a fixed width may cut its title */
        int natural = fixed ? column->least : max(title_cells(sight->sheet, at), column->least);
        width.most = width.least = max(natural, widest_cell(sight, at));
    }
    return width;
}

/* Adds a column if it fits into what is left of the cells. */
static bool add_spot(struct table_layout *layout, const struct sight *sight, size_t place, int *at, int end)
{
    struct width width = width_of(sight, place);
    int gap = layout->spots == 0 ? 0 : width.gap;
    if (*at + gap + width.least > end || layout->spots == TABLE_SPOTS)
        return false;
    layout->spot[layout->spots++] = (struct table_spot){
        .place = place, .at = *at + gap, .cells = width.least, .most = width.most, .bar = width.bar};
    *at += gap + width.least;
    return true;
}

/*
 * Adds as many columns as fit at their least width: first the frozen ones, then those from `scrolled` on. The marks for
 * columns left out take two cells each. Returns the cell after the last column.
 */
static int add_spots(struct table_layout *layout, const struct sight *sight, int cols, size_t frozen, size_t scrolled)
{
    const struct table_sheet *sheet = sight->sheet;
    int at = 1;
    *layout = (struct table_layout){.left = scrolled > frozen};
    for (size_t place = 0; place < frozen; place++)
        add_spot(layout, sight, place, &at, cols);
    layout->frozen = layout->spots;
    at += layout->left ? 2 : 0;
    for (size_t place = scrolled; place < sheet->shows; place++)
        if (!add_spot(layout, sight, place, &at, place + 1 < sheet->shows ? cols - 2 : cols)) {
            layout->right = true;
            break;
        }
    return at;
}

/* Adds a column that alone is wider than the rectangle, clipped to it. */
static int add_clipped(struct table_layout *layout, size_t place, int at, int cols)
{
    int cells = max(cols - at - (layout->right ? 2 : 0), 1);
    layout->spot[layout->spots++] = (struct table_spot){.place = place, .at = at, .cells = cells};
    return at + cells;
}

static struct table_spot *narrowest(struct table_layout *layout, bool bars)
{
    struct table_spot *found = NULL;
    for (struct table_spot *spot = layout->spot; spot < layout->spot + layout->spots; spot++)
        if (spot->bar == bars && spot->cells < spot->most && (!found || spot->cells < found->cells))
            found = spot;
    return found;
}

/* Gives the remaining cells to texts, then bars, the narrowest first; shifts the columns to the right. */
static void widen_columns(struct table_layout *layout, int rest)
{
    for (; rest > 0; rest--) {
        struct table_spot *spot = narrowest(layout, false);
        if (!spot)
            spot = narrowest(layout, true);
        if (!spot)
            return;
        spot->cells++;
        while (++spot < layout->spot + layout->spots)
            spot->at++;
    }
}

void table_layout(struct table_layout *layout, const struct table_sheet *sheet, int cols, size_t first, size_t body)
{
    size_t loaded = sheet->first + sheet->page.rows.count, frozen = sheet->frozen;
    struct sight sight = {.sheet = sheet, .first = first < sheet->first ? sheet->first : first};
    sight.end = first + body < loaded ? first + body : loaded;
    int at = add_spots(layout, &sight, cols, frozen, sheet->scrolled);
    while (layout->spots == layout->frozen && frozen > 0) /* the frozen columns leave no room to scroll */
        at = add_spots(layout, &sight, cols, --frozen, sheet->scrolled);
    if (layout->spots == 0) {
        layout->right = sheet->scrolled + 1 < sheet->shows;
        at = add_clipped(layout, sheet->scrolled, at, cols);
    }
    widen_columns(layout, (layout->right ? cols - 2 : cols) - at);
}

static bool in_sight(const struct table_layout *layout, size_t place)
{
    for (size_t i = 0; i < layout->spots; i++)
        if (layout->spot[i].place == place)
            return true;
    return false;
}

void table_layout_scroll(struct table_sheet *sheet, int cols, size_t first, size_t body)
{
    struct table_layout layout;
    for (;;) {
        if (sheet->scrolled < sheet->frozen)
            sheet->scrolled = sheet->frozen;
        if (sheet->marked >= sheet->frozen && sheet->marked < sheet->scrolled)
            sheet->scrolled = sheet->marked;
        table_layout(&layout, sheet, cols, first, body);
        if (layout.frozen < sheet->frozen) /* unfreezes the columns that have no room */
            sheet->frozen = layout.frozen;
        else if (in_sight(&layout, sheet->marked) || sheet->scrolled >= sheet->marked)
            return;
        else
            sheet->scrolled++;
    }
}
