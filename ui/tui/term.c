/* SPDX-License-Identifier: MIT */
#include "ui/tui/term.h"

#include <curses.h>
#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <unistd.h>

#include "base/memo.h"
#include "base/relay.h"
#include "base/text.h"
#include "ui/tui/input.h"

#define MEMO_KEY 80
#define RULER_MS 100 /* wait for the answer of the terminal; a slower line gets ASCII frames */

static struct {
    SCREEN *screen;
    int fd;              /* the output: for its size, and for sequences that curses does not have */
    bool ruled;          /* the terminal draws a line character in one column; if not, frames are ASCII */
    bool ansi;           /* understands the sequences of the VT family */
    struct canvas shown; /* what the terminal shows */
    bool stale;          /* `shown` may be wrong: everything must be drawn */
    attr_t look[ROLE_COUNT];
    short pair[ROLE_COUNT];
} term;

const struct term_look term_looks[ROLE_COUNT] = {
    [ROLE_PLAIN] = {.colour = -1},
    [ROLE_TITLE] = {.bold = true, .colour = COLOR_CYAN},
    [ROLE_LABEL] = {.colour = -1},
    [ROLE_INPUT] = {.bold = true, .colour = -1},
    [ROLE_MARKED] = {.reverse = true, .colour = -1},
    [ROLE_MONEY] = {.bold = true, .colour = COLOR_YELLOW},
    [ROLE_GOOD] = {.bold = true, .colour = COLOR_GREEN},
    [ROLE_WARN] = {.bold = true, .colour = COLOR_YELLOW},
    [ROLE_BAD] = {.bold = true, .colour = COLOR_RED},
    [ROLE_FAINT] = {.dim = true, .colour = -1},
    [ROLE_FOOTER] = {.colour = COLOR_CYAN},
    [ROLE_INK] = {.ink = true, .colour = COLOR_BLACK},
};

static void send_bytes(const char *bytes)
{
    size_t length = strlen(bytes);
    while (length > 0) {
        ssize_t written = write(term.fd, bytes, length);
        if (written <= 0)
            return;
        bytes += written;
        length -= (size_t)written;
    }
}

static bool wants_colour(const struct term_options *options)
{
    const char *no_color = getenv("NO_COLOR");
    return !options->plain && (no_color == NULL || no_color[0] == '\0') && has_colors();
}

static void prepare_looks(bool colour)
{
    short pairs = 0;
    if (colour) {
        start_color();
        use_default_colors();
    }
    for (int role = 0; role < ROLE_COUNT; role++) {
        const struct term_look *look = &term_looks[role];
        bool reverse = look->reverse || (look->ink && !colour);
        short ground = look->ink ? COLOR_WHITE : -1;
        term.look[role] = (look->bold ? A_BOLD : 0) | (look->dim ? A_DIM : 0) | (reverse ? A_REVERSE : 0);
        term.pair[role] = 0;
        if (colour && look->colour >= 0 && init_pair((short)(pairs + 1), look->colour, ground) == OK)
            term.pair[role] = ++pairs;
    }
}

static void prepare_keys(void)
{
    raw();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    /*
     * keypad() puts the numpad of some terminals into application mode; \033> restores numeric mode, so that its digits
     * stay digits.
     */
    if (term.ansi)
        send_bytes("\033>\033[?2004h");
}

/* Whether the terminal is of the VT family, judged by its cursor movement: others would show our sequences as text. */
static bool is_ansi(void)
{
    return cursor_address != NULL && strncmp(cursor_address, "\033[", 2) == 0;
}

/*
 * Why screens cannot be shown on this type of terminal, as a detail of unknown_terminal; NULL if they can. Checked
 * before newterm, which leaks memory when it fails and accepts types that cannot move their cursor.
 */
static const char *why_unusable(const char *type, int fd)
{
    int reason;
    if (setupterm(type, fd, &reason) != OK)
        return "";
    bool moves = cursor_address != NULL;
    del_curterm(cur_term);
    return moves ? NULL : "no_cursor";
}

static enum status refuse_terminal(const char *type, const char *detail, struct error *err)
{
    error_set(err, STATUS_UNKNOWN_TERMINAL, "terminal", NULL);
    error_detail(err, detail);
    error_arg(err, 0, "%s", type);
    return STATUS_UNKNOWN_TERMINAL;
}

/*
 * The key under which an answer is cached: the terminal type and the outer character set, to which a relay may convert.
 */
static void memo_key(char *key, size_t size, const char *type)
{
    const char *charset = relay_charset();
    snprintf(key, size, "%s/%s", type, charset != NULL ? charset : "UTF-8");
}

/*
 * Measures the width of a line character, on which terminals and fonts disagree: draws one and asks for the cursor
 * position. If the answer is late or says two columns, frames are drawn in ASCII. Answers are cached.
 */
static bool draws_lines(const char *type, const char *memo)
{
    int row = 0, col = 0;
    int64_t known;
    char key[MEMO_KEY];
    if (!term.ansi || strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
        return false;
    memo_key(key, sizeof key, type);
    if (memo && memo_read(memo, key, &known))
        return known == 2;
    send_bytes("\0337\033[2;1H\342\224\200\033[6n");
    bool answered = input_report(&row, &col, RULER_MS);
    send_bytes("\033[2;1H\033[K\0338");
    if (answered && memo)
        memo_write(memo, key, col);
    return answered && col == 2;
}

enum status term_start(const struct term_options *options, struct error *err)
{
    static bool registered;
    FILE *in = options->in != NULL ? options->in : stdin;
    FILE *out = options->out != NULL ? options->out : stdout;
    const char *type = options->type != NULL ? options->type : getenv("TERM");
    if (term.screen != NULL)
        return STATUS_OK;
    if (!isatty(fileno(in)) || !isatty(fileno(out)))
        return error_set(err, STATUS_NO_TERMINAL, "terminal", NULL);
    if (type == NULL || type[0] == '\0')
        return refuse_terminal("", "unset", err);
    const char *why = why_unusable(type, fileno(out));
    if (why != NULL)
        return refuse_terminal(type, why, err);
    term.screen = newterm(type, out, in);
    if (term.screen == NULL)
        return refuse_terminal(type, "", err);
    set_term(term.screen);
    term.fd = fileno(out);
    term.ansi = is_ansi();
    prepare_looks(wants_colour(options));
    prepare_keys();
    term.stale = true;
    input_open(fileno(in));
    term.ruled = options->measure && draws_lines(type, options->memo);
    if (!registered)
        registered = atexit(term_stop) == 0;
    return STATUS_OK;
}

void term_stop(void)
{
    if (term.screen == NULL)
        return;
    input_close();
    if (term.ansi)
        send_bytes("\033[?2004l");
    endwin();
    delscreen(term.screen);
    term.screen = NULL;
    canvas_clear(&term.shown);
}

void term_size(int *rows, int *cols)
{
    *rows = LINES;
    *cols = COLS;
}

bool term_resize(void)
{
    struct winsize size;
    if (term.screen == NULL || ioctl(term.fd, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
        return false;
    if (size.ws_row == LINES && size.ws_col == COLS)
        return false;
    resizeterm(size.ws_row, size.ws_col);
    term.stale = true;
    return true;
}

static void show_cell(int row, int col, const struct cell *cell)
{
    wchar_t wide[CELL_CHARACTERS + 1];
    size_t count = 0;
    uint32_t c;
    const char *text = cell->text;
    if (cell->line && term.ruled)
        text = *text == '|' ? "\342\224\202" : "\342\224\200";
    for (size_t length; count < CELL_CHARACTERS && (length = text_decode(text, &c)) > 0; text += length)
        wide[count++] = (wchar_t)c;
    wide[count] = L'\0';
    cchar_t complex;
    if (setcchar(&complex, wide, term.look[cell->role], term.pair[cell->role], NULL) == OK)
        mvadd_wch(row, col, &complex);
}

static bool row_changed(const struct canvas *canvas, int row)
{
    if (term.stale)
        return true;
    size_t at = (size_t)row * (size_t)canvas->cols;
    return memcmp(canvas->cell + at, term.shown.cell + at, (size_t)canvas->cols * sizeof *canvas->cell) != 0;
}

/* Whether the cell is as erase() has just left it. */
static bool erased(const struct cell *cell)
{
    return term.stale && cell->text[0] == ' ' && cell->text[1] == '\0' && cell->role == ROLE_PLAIN;
}

/*
 * Passes whole rows to curses, which finds the changed cells itself, so that half of a wide character is never written
 * alone.
 */
static void show_row(const struct canvas *canvas, int row)
{
    int cols = canvas->cols < COLS ? canvas->cols : COLS;
    for (int col = 0; col < cols;) {
        const struct cell *cell = canvas_at(canvas, row, col);
        bool corner = row == LINES - 1 && col + cell->width >= COLS;
        if (cell->width > 0 && col + cell->width <= cols && !corner && !erased(cell))
            show_cell(row, col, cell);
        col += cell->width > 0 ? cell->width : 1;
    }
}

static void remember_shown(const struct canvas *canvas)
{
    if (term.shown.rows != canvas->rows || term.shown.cols != canvas->cols) {
        canvas_clear(&term.shown);
        canvas_init(&term.shown, canvas->rows, canvas->cols);
    }
    memcpy(term.shown.cell, canvas->cell, (size_t)canvas->rows * (size_t)canvas->cols * sizeof *canvas->cell);
    term.stale = false;
}

void term_show(const struct canvas *canvas)
{
    if (term.shown.rows != canvas->rows || term.shown.cols != canvas->cols)
        term.stale = true;
    if (term.stale)
        erase();
    for (int row = 0; row < canvas->rows && row < LINES; row++)
        if (row_changed(canvas, row))
            show_row(canvas, row);
    bool visible = canvas->cursor_row >= 0 && canvas->cursor_row < LINES && canvas->cursor_col < COLS;
    curs_set(visible);
    if (visible)
        move(canvas->cursor_row, canvas->cursor_col);
    refresh();
    remember_shown(canvas);
}

void term_beep(void)
{
    beep();
}
