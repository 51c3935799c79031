/* SPDX-License-Identifier: MIT */
/* term and input on a pty of this process, with libvterm as the terminal. */
#include <locale.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/support/vt.h"

#include "ui/tui/input.h"
#include "ui/tui/key.h"
#include "ui/tui/term.h"

static struct vt *vt;
static struct canvas canvas;

static void start_as(const char *type, bool plain)
{
    struct error err;
    struct term_options options = {.in = vt_in(vt), .out = vt_out(vt), .type = type, .plain = plain};
    assert_int_equal(term_start(&options, &err), STATUS_OK);
}

static int open_terminal(void **state)
{
    (void)state;
    unsetenv("NO_COLOR");
    unsetenv("LINES");
    unsetenv("COLUMNS");
    vt = vt_open(24, 80);
    canvas_init(&canvas, 24, 80);
    return 0;
}

static int close_terminal(void **state)
{
    (void)state;
    term_stop();
    canvas_clear(&canvas);
    vt_close(vt);
    return 0;
}

/* Shows the canvas and compares the terminal's screen with it. */
static void agree(void)
{
    term_show(&canvas);
    vt_pump(vt, 0);
    char *seen = vt_text(vt), *drawn = canvas_dump(&canvas);
    assert_string_equal(seen, drawn);
    free(seen);
    free(drawn);
}

static size_t occurrences(const char *text, const char *part)
{
    size_t count = 0;
    for (; (text = strstr(text, part)) != NULL; text += strlen(part))
        count++;
    return count;
}

static void test_start_and_stop(void **state)
{
    (void)state;
    start_as("xterm-256color", false);
    vt_pump(vt, 0);
    const char *numpad = strstr(vt_bytes(vt), "\033>");
    const char *application = strstr(vt_bytes(vt), "\033=");
    assert_non_null(application);
    assert_non_null(numpad);
    assert_true(numpad > application);
    assert_null(strstr(numpad, "\033="));
    assert_non_null(strstr(vt_bytes(vt), "\033[?2004h"));
    agree();
    vt_forget(vt);
    term_stop();
    vt_pump(vt, 0);
    assert_non_null(strstr(vt_bytes(vt), "\033[?2004l"));
    term_stop(); /* twice does nothing */
}

static void test_unknown_terminals_are_refused(void **state)
{
    (void)state;
    struct error err;
    struct term_options options = {.in = vt_in(vt), .out = vt_out(vt), .type = "no-such-terminal"};
    assert_int_equal(term_start(&options, &err), STATUS_UNKNOWN_TERMINAL);
    assert_string_equal(err.arg[0], "no-such-terminal");
    options.type = "dumb";
    assert_int_equal(term_start(&options, &err), STATUS_UNKNOWN_TERMINAL);
    assert_string_equal(err.detail, "no_cursor");
    options.type = "";
    assert_int_equal(term_start(&options, &err), STATUS_UNKNOWN_TERMINAL);
    assert_string_equal(err.detail, "unset");
    FILE *none = fopen("/dev/null", "r+");
    options = (struct term_options){.in = none, .out = none, .type = "xterm"};
    assert_int_equal(term_start(&options, &err), STATUS_NO_TERMINAL);
    fclose(none);
}

static void test_a_counter_screen(void **state)
{
    (void)state;
    start_as("xterm-256color", false);
    canvas_print(&canvas, 0, 1, ROLE_TITLE, "收银台01 李娜 E07 早班");
    canvas_print(&canvas, 1, 1, ROLE_LABEL, "扫码 / 手机尾号 / 拼音首字母 > 5678");
    canvas_print(&canvas, 2, 0, ROLE_MARKED, ">1 张*丽  138****5678  金卡  12,480分  储 300.00");
    canvas_rule(&canvas, 7, "2 销售 #0342");
    canvas_print(&canvas, 9, 1, ROLE_MONEY, "¥106.60 e\u0301 한국어 日本語");
    canvas_fill(&canvas, 23, 0, -1, ROLE_FOOTER, '-');
    canvas_cursor(&canvas, 1, 37);
    agree();
    int row, col;
    assert_true(vt_cursor(vt, &row, &col));
    assert_int_equal(row, 1);
    assert_int_equal(col, 37);
    assert_true(vt_bold(vt, 0, 1));
    assert_true(vt_coloured(vt));
    canvas_cursor(&canvas, -1, -1);
    agree();
    assert_false(vt_cursor(vt, &row, &col));
}

static void test_only_changes_are_sent(void **state)
{
    (void)state;
    start_as("xterm-256color", false);
    for (int row = 0; row < 24; row++)
        canvas_print(&canvas, row, 0, ROLE_PLAIN, "第%d行 a line that stays as it is", row);
    agree();
    vt_forget(vt);
    agree();
    assert_int_equal(strlen(vt_bytes(vt)), 0);
    canvas_text(&canvas, 5, 20, -1, ROLE_PLAIN, "X");
    agree();
    assert_true(strlen(vt_bytes(vt)) < 32);
}

static unsigned next_random(unsigned *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* Random drawings over each other: wide over narrow, halves, edges, roles. */
static void test_any_change_arrives(void **state)
{
    (void)state;
    static const char *const pieces[] = {"a",        "张", "丽丽", "e\u0301", "12.50", "~", "全角 half",
                                         "        ", "¥1", "。",   "ｗ",      "中a中", "-", "x\u0301y"};
    unsigned seed = 7;
    start_as("xterm-256color", false);
    agree();
    vt_forget(vt);
    for (int frame = 0; frame < 300; frame++) {
        if (frame % 50 == 49)
            canvas_blank(&canvas);
        for (int i = 0; i < 20; i++) {
            const char *piece = pieces[next_random(&seed) % (sizeof pieces / sizeof *pieces)];
            int row = (int)(next_random(&seed) % 24), col = (int)(next_random(&seed) % 80);
            canvas_text(&canvas, row, col, -1, next_random(&seed) % ROLE_COUNT, piece);
        }
        canvas_cursor(&canvas, (int)(next_random(&seed) % 24), (int)(next_random(&seed) % 80));
        agree();
        int row, col;
        assert_true(vt_cursor(vt, &row, &col));
        assert_int_equal(row, canvas.cursor_row);
        assert_int_equal(col, canvas.cursor_col);
    }
    assert_int_equal(occurrences(vt_bytes(vt), "\033[2J"), 0);
    assert_int_equal(occurrences(vt_bytes(vt), "\033c"), 0);
}

static void test_without_colours(void **state)
{
    (void)state;
    setenv("NO_COLOR", "1", 1);
    start_as("xterm-256color", false);
    canvas_text(&canvas, 0, 0, -1, ROLE_BAD, "no");
    agree();
    assert_false(vt_coloured(vt));
    assert_true(vt_bold(vt, 0, 0));
    term_stop();
    unsetenv("NO_COLOR");
    start_as("xterm-256color", true);
    agree();
    assert_false(vt_coloured(vt));
    term_stop();
    start_as("vt220", false);
    agree();
    assert_false(vt_coloured(vt));
    term_stop();
    start_as("xterm-256color", false);
    agree();
    assert_true(vt_coloured(vt));
}

static void test_keys_arrive(void **state)
{
    (void)state;
    struct key key;
    start_as("xterm-256color", false);
    vt_send(vt, "5\r\x11\x13\x1a\x03张\033[20~");
    static const enum key_kind kinds[] = {KEY_CHAR, KEY_ENTER, KEY_CTRL, KEY_CTRL, KEY_CTRL, KEY_CTRL, KEY_CHAR, KEY_F};
    static const uint32_t codepoints[] = {'5', 0, 'Q', 'S', 'Z', 'C', 0x5f20, 0};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        input_read(&key, -1);
        assert_int_equal(key.kind, kinds[i]);
        assert_int_equal(key.codepoint, codepoints[i]);
    }
    assert_int_equal(key.fn, 9);
    input_read(&key, 0);
    assert_int_equal(key.kind, KEY_NONE);
    input_read(&key, 1);
    assert_int_equal(key.kind, KEY_NONE);
    vt_send(vt, "\033");
    input_read(&key, -1);
    assert_int_equal(key.kind, KEY_ESC);
    vt_send(vt, "6901234567892\r");
    input_read(&key, -1);
    assert_int_equal(key.kind, KEY_SCAN);
    assert_string_equal(key.text, "6901234567892");
}

static void test_type_ahead_can_be_thrown_away(void **state)
{
    (void)state;
    struct key key;
    start_as("xterm-256color", false);
    vt_send(vt, "1\r2\r");
    input_read(&key, -1);
    assert_int_equal(key.kind, KEY_CHAR);
    vt_send(vt, "3\r");
    input_discard();
    input_read(&key, 50);
    assert_int_equal(key.kind, KEY_NONE);
    term_beep();
    vt_pump(vt, 0);
    assert_int_equal(vt_bells(vt), 1);
}

static void test_resize(void **state)
{
    (void)state;
    struct key key;
    int rows, cols;
    start_as("xterm-256color", false);
    canvas_print(&canvas, 0, 0, ROLE_PLAIN, "张丽");
    agree();
    vt_resize(vt, 30, 100);
    raise(SIGWINCH);
    input_read(&key, -1);
    assert_int_equal(key.kind, KEY_RESIZE);
    term_size(&rows, &cols);
    assert_int_equal(rows, 30);
    assert_int_equal(cols, 100);
    canvas_clear(&canvas);
    canvas_init(&canvas, 30, 100);
    canvas_print(&canvas, 0, 0, ROLE_PLAIN, "李娜");
    canvas_text(&canvas, 28, 90, -1, ROLE_PLAIN, "0123456789");
    agree();
    vt_resize(vt, 10, 40);
    raise(SIGWINCH);
    input_read(&key, -1);
    assert_int_equal(key.kind, KEY_RESIZE);
    canvas_clear(&canvas);
    canvas_init(&canvas, 10, 40);
    canvas_print(&canvas, 9, 0, ROLE_PLAIN, "small");
    agree();
    raise(SIGWINCH); /* nothing has changed */
    input_read(&key, 0);
    assert_int_equal(key.kind, KEY_NONE);
}

static void test_the_end_of_the_terminal(void **state)
{
    (void)state;
    struct key key;
    start_as("xterm-256color", false);
    raise(SIGTERM);
    input_read(&key, -1);
    assert_int_equal(key.kind, KEY_HANGUP);
    input_read(&key, -1);
    assert_int_equal(key.kind, KEY_HANGUP);
    term_stop();
    start_as("xterm-256color", false);
    vt_hang_up(vt);
    input_read(&key, -1);
    assert_int_equal(key.kind, KEY_HANGUP);
    input_read(&key, 0);
    assert_int_equal(key.kind, KEY_HANGUP);
}

static void start_measured(const char *ahead)
{
    struct error err;
    struct key key;
    struct term_options options = {.in = vt_in(vt), .out = vt_out(vt), .type = "xterm-256color", .measure = true};
    vt_send(vt, ahead);
    assert_int_equal(term_start(&options, &err), STATUS_OK);
    canvas_rule(&canvas, 0, "Title");
    term_show(&canvas);
    vt_pump(vt, 0);
    input_read(&key, 5000); /* type-ahead is delivered, the report is not */
    assert_int_equal(key.kind, KEY_CHAR);
    assert_int_equal(key.codepoint, '7');
}

static void lines_are_drawn_where_they_are_one_column(void **state)
{
    (void)state;
    start_measured("7\033[2;2R");
    assert_true(vt_shows(vt, "\342\224\200\342\224\200 Title \342\224\200"));
}

static void frames_are_ascii_where_a_line_is_two_columns(void **state)
{
    (void)state;
    start_measured("7\033[2;3R");
    assert_true(vt_shows(vt, "== Title ="));
}

static void put_charset(const char *locale)
{
    if (locale)
        setenv("LC_ALL", locale, 1);
    else
        unsetenv("LC_ALL");
}

/* Starts without an answer from the terminal; returns whether lines are drawn, from the cached answer. */
static bool knows_lines(const struct term_options *options, const char *locale)
{
    struct error err;
    put_charset(locale);
    assert_int_equal(term_start(options, &err), STATUS_OK);
    canvas_rule(&canvas, 0, "Title");
    term_show(&canvas);
    vt_pump(vt, 0);
    bool lines = vt_shows(vt, "\342\224\200\342\224\200 Title \342\224\200");
    term_stop();
    put_charset(NULL);
    return lines;
}

/* The cached answer is used the next time without asking; it does not apply to another character set. */
static void a_terminal_is_asked_once(void **state)
{
    (void)state;
    char folder[] = "/tmp/test-term-XXXXXX", memo[64];
    struct error err;
    assert_non_null(mkdtemp(folder));
    snprintf(memo, sizeof memo, "%s/state/terminals", folder);
    struct term_options options = {
        .in = vt_in(vt), .out = vt_out(vt), .type = "xterm-256color", .measure = true, .memo = memo};
    put_charset(NULL);
    vt_send(vt, "\033[2;2R");
    assert_int_equal(term_start(&options, &err), STATUS_OK);
    term_stop();
    assert_true(knows_lines(&options, NULL));
    assert_true(knows_lines(&options, "zh_CN.UTF-8"));
    assert_false(knows_lines(&options, "zh_CN.GB18030"));
    assert_true(knows_lines(&options, NULL));
    unlink(memo);
    snprintf(memo, sizeof memo, "%s/state", folder);
    rmdir(memo);
    rmdir(folder);
}

static void a_terminal_that_does_not_answer_gets_ascii(void **state)
{
    (void)state;
    start_measured("7");
    assert_true(vt_shows(vt, "== Title ="));
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_start_and_stop, open_terminal, close_terminal),
        cmocka_unit_test_setup_teardown(test_unknown_terminals_are_refused, open_terminal, close_terminal),
        cmocka_unit_test_setup_teardown(test_a_counter_screen, open_terminal, close_terminal),
        cmocka_unit_test_setup_teardown(test_only_changes_are_sent, open_terminal, close_terminal),
        cmocka_unit_test_setup_teardown(test_any_change_arrives, open_terminal, close_terminal),
        cmocka_unit_test_setup_teardown(test_without_colours, open_terminal, close_terminal),
        cmocka_unit_test_setup_teardown(test_keys_arrive, open_terminal, close_terminal),
        cmocka_unit_test_setup_teardown(test_type_ahead_can_be_thrown_away, open_terminal, close_terminal),
        cmocka_unit_test_setup_teardown(test_resize, open_terminal, close_terminal),
        cmocka_unit_test_setup_teardown(lines_are_drawn_where_they_are_one_column, open_terminal, close_terminal),
        cmocka_unit_test_setup_teardown(frames_are_ascii_where_a_line_is_two_columns, open_terminal, close_terminal),
        cmocka_unit_test_setup_teardown(a_terminal_is_asked_once, open_terminal, close_terminal),
        cmocka_unit_test_setup_teardown(a_terminal_that_does_not_answer_gets_ascii, open_terminal, close_terminal),
        cmocka_unit_test_setup_teardown(test_the_end_of_the_terminal, open_terminal, close_terminal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
