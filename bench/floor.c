/* SPDX-License-Identifier: MIT */
#include "bench/floor.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ui/tui/term.h"

#define FAR (INT64_MAX / 4)
#define TAB 8

struct screen_pair {
    const struct canvas *before, *after;
    int cols, cells;
    int *next;                   /* the first cell at or after this one that looks different; `cells` if none */
    int64_t (*cost)[ROLE_COUNT]; /* cost of being at a cell with these attributes and all changes before it done */
};

static int64_t least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static int64_t digits(int number)
{
    return number < 10 ? 1 : number < 100 ? 2 : 3;
}

/* Length of CSI, a number that is omitted if it is 1, and a letter. */
static int64_t counted(int number)
{
    return 3 + (number > 1 ? digits(number) : 0);
}

/* --- moving ------------------------------------------------------------------------------------------------------ */

static int64_t across_from(int from, int to)
{
    if (from == to)
        return 0;
    if (to < from)
        return least(from - to, counted(from - to));
    int tabs = to / TAB - from / TAB, rest = to % TAB;
    int64_t by_tabs = tabs > 0 ? tabs + (rest > 0 ? counted(rest) : 0) : FAR;
    return least(counted(to - from), by_tabs);
}

static int64_t across(int from, int to)
{
    int64_t best = least(across_from(from, to), 1 + across_from(0, to));
    return least(best, counted(to + 1));
}

/* Line feeds can move down because they keep the column. */
static int64_t down(int from, int to)
{
    if (from == to)
        return 0;
    return to > from ? least(to - from, counted(to + 1)) : least(counted(from - to), counted(to + 1));
}

static int64_t moved(int cols, int from, int to)
{
    int row = to / cols, col = to % cols;
    int64_t direct = 3 + (row > 0 || col > 0 ? digits(row + 1) : 0) + (col > 0 ? 1 + digits(col + 1) : 0);
    return least(direct, down(from / cols, row) + across(from % cols, col));
}

/* --- attributes -------------------------------------------------------------------------------------------------- */

static bool same_look(const struct term_look *a, const struct term_look *b)
{
    return a->bold == b->bold && a->dim == b->dim && a->reverse == b->reverse && a->ink == b->ink &&
           a->colour == b->colour;
}

/* Length of an SGR sequence. `parameters` counts a separator after each parameter, one too many; 0: no sequence. */
static int64_t sequence(int64_t parameters)
{
    return parameters > 0 ? 3 + parameters - 1 : 0;
}

static int64_t set_all(const struct term_look *look)
{
    int64_t parameters = 2 * (look->bold + look->dim + look->reverse) + (look->colour >= 0 ? 3 : 0);
    return parameters > 0 ? sequence(2 + parameters) : 3;
}

static int64_t dressed(enum cell_role from, enum cell_role to)
{
    const struct term_look *a = &term_looks[from], *b = &term_looks[to];
    if (same_look(a, b))
        return 0;
    int64_t parameters = a->colour != b->colour ? 3 : 0; /* "3n;" or "39;" */
    bool lighter = (a->bold && !b->bold) || (a->dim && !b->dim);
    if (lighter)
        parameters += 3 + 2 * (b->bold + b->dim); /* 22 ends both */
    else
        parameters += 2 * ((b->bold && !a->bold) + (b->dim && !a->dim));
    if (a->reverse != b->reverse)
        parameters += b->reverse ? 2 : 3;
    return least(sequence(parameters), set_all(b));
}

/* --- cells ------------------------------------------------------------------------------------------------------- */

static const struct cell *cell_at(const struct canvas *canvas, int at)
{
    return canvas->cell + at;
}

static bool is_blank(const struct cell *cell)
{
    return cell->width > 0 && (cell->text[0] == '\0' || strcmp(cell->text, " ") == 0) &&
           !term_looks[cell->role].reverse;
}

static bool looks_same(const struct cell *a, const struct cell *b)
{
    if (is_blank(a) && is_blank(b))
        return true;
    return a->width == b->width && a->line == b->line && strcmp(a->text, b->text) == 0 &&
           same_look(&term_looks[a->role], &term_looks[b->role]);
}

static int64_t glyph(const struct cell *cell)
{
    size_t length = strlen(cell->text);
    return cell->line ? 3 : length > 0 ? (int64_t)length : 1;
}

static int run_of_same(const struct screen_pair *pair, int at)
{
    int end = at + 1, row_end = (at / pair->cols + 1) * pair->cols;
    while (end < row_end && looks_same(cell_at(pair->after, at), cell_at(pair->after, end)))
        end++;
    return end - at;
}

static void find_changes(struct screen_pair *pair)
{
    pair->next[pair->cells] = pair->cells;
    for (int at = pair->cells - 1; at >= 0; at--) {
        const struct cell *cell = cell_at(pair->after, at);
        bool same = cell->width == 0 || (looks_same(cell_at(pair->before, at), cell) &&
                                         (cell->width < 2 || cell_at(pair->before, at + 1)->width == 0));
        pair->next[at] = same ? pair->next[at + 1] : at;
    }
}

/* --- the search -------------------------------------------------------------------------------------------------- */

static void reach(struct screen_pair *pair, int at, int pen, int64_t cost)
{
    if (cost < pair->cost[at][pen])
        pair->cost[at][pen] = cost;
}

/* Moves from `stands`, with all before `done` done, to the next change or to the end. */
static void jump(struct screen_pair *pair, int stands, int done, int pen, int64_t cost)
{
    int to = pair->next[done], cursor = pair->after->cursor_row * pair->cols + pair->after->cursor_col;
    if (to < pair->cells)
        reach(pair, to, pen, cost + moved(pair->cols, stands, to));
    else
        reach(pair, to, pen, cost + (pair->after->cursor_row >= 0 ? moved(pair->cols, stands, cursor) : 0));
}

static void write_on(struct screen_pair *pair, int at, int pen, int64_t cost)
{
    const struct cell *cell = cell_at(pair->after, at);
    bool blank = is_blank(cell);
    int with = blank && !term_looks[pen].reverse ? pen : cell->role;
    int64_t dressing = dressed(pen, with);
    reach(pair, at + cell->width, with, cost + dressing + glyph(cell));
    int run = run_of_same(pair, at);
    if (run > 1 && glyph(cell) == 1)
        reach(pair, at + run, with, cost + dressing + 1 + 2 + digits(run - 1) + 1);
    if (!blank)
        return;
    /* erasing does not move */
    jump(pair, at, at + run, with, cost + dressing + counted(run));
    if ((at + run) % pair->cols == 0)
        jump(pair, at, at + run, with, cost + dressing + 3);
}

static int64_t search(struct screen_pair *pair)
{
    for (int at = 0; at <= pair->cells; at++)
        for (int pen = 0; pen < ROLE_COUNT; pen++)
            pair->cost[at][pen] = FAR;
    int begin = pair->before->cursor_row >= 0 ? pair->before->cursor_row * pair->cols + pair->before->cursor_col : 0;
    jump(pair, begin, 0, ROLE_PLAIN, 0);
    for (int at = 0; at < pair->cells; at++)
        for (int pen = 0; pen < ROLE_COUNT; pen++) {
            int64_t cost = pair->cost[at][pen];
            if (cost >= FAR)
                continue;
            if (pair->next[at] != at)
                jump(pair, at, at, pen, cost);
            if (cell_at(pair->after, at)->width > 0)
                write_on(pair, at, pen, cost);
        }
    int64_t best = FAR;
    for (int pen = 0; pen < ROLE_COUNT; pen++)
        best = least(best, pair->cost[pair->cells][pen] + dressed((enum cell_role)pen, ROLE_PLAIN));
    return best;
}

int64_t floor_bytes(const struct canvas *before, const struct canvas *after)
{
    struct screen_pair pair = {
        .before = before, .after = after, .cols = after->cols, .cells = after->rows * after->cols};
    pair.next = mem_alloc((size_t)(pair.cells + 1) * sizeof *pair.next);
    pair.cost = mem_alloc((size_t)(pair.cells + 1) * sizeof *pair.cost);
    find_changes(&pair);
    int64_t bytes = search(&pair);
    free(pair.next);
    free(pair.cost);
    return bytes;
}
