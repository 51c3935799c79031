/* SPDX-License-Identifier: MIT */
/*
 * Tables as they are seen and heard: at 80 × 24 and at 120 × 40 in both languages, compared with tests/tui/table.txt,
 * which FRONTDESK_SCREENS=write writes anew; read the difference before it is kept.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/locale.h"

#include <cmocka.h>

#include "tests/support/golden.h"
#include "tests/support/shelf.h"

enum { PLACE, NAME, TIER, BILLS, NET, PART, BAR, LAST, WEIGHT, MORE, REPORT_COLUMNS };

static const struct table_column report[REPORT_COLUMNS] = {
    [PLACE] = {.type = TABLE_PLACE, .role = ROLE_LABEL},
    [NAME] = {.title = N_("Name"), .definition = N_("as on the card"), .type = TABLE_TEXT},
    [TIER] = {.title = N_("Tier"), .type = TABLE_TEXT, .by_number = true},
    [BILLS] = {.title = N_("Bills"), .definition = N_("purchases"), .type = TABLE_INTEGER, .sum = true},
    [NET] = {.title = N_("Net"), .definition = N_("payable less refunds"), .type = TABLE_MONEY, .sum = true},
    [PART] = {.title = N_("Share"), .type = TABLE_PERCENT},
    [BAR] = {.title = "", .type = TABLE_BAR, .most = 12},
    [LAST] = {.title = N_("Day"), .type = TABLE_DATE},
    [WEIGHT] = {.title = N_("Quantity"), .type = TABLE_QUANTITY, .sign = true},
    [MORE] = {.title = N_("Remark"), .type = TABLE_TEXT, .most = 60},
};

static const char *const names[] = {
    "张丽",
    "李娜",
    "Ann Lee",
    "欧阳娜娜",
    "王芳",
    "阿依古丽·买买提艾力·阿卜杜热合曼",
    "Peter Maximilian Featherstonehaugh-Smythe",
};

static void add_row(struct table_array *array, int64_t i, const char *name)
{
    static const char *const tiers[] = {"Silver", "金卡", "白金"};
    struct table_cell *cell = table_array_add(array, i + 1);
    cell[NAME].text = table_array_keep(array, name);
    cell[TIER] = (struct table_cell){.text = tiers[i % 3], .number = i % 3};
    cell[BILLS].number = 1 + i * 37 % 11;
    cell[NET] = (struct table_cell){.number = 9231000 - i * i * 3331, .role = i % 5 == 4 ? ROLE_WARN : ROLE_PLAIN};
    cell[PART] = (struct table_cell){.number = 3800 - 11 * i, .absent = i % 4 == 3};
    cell[BAR].number = cell[NET].number > 0 ? cell[NET].number : 0;
    cell[LAST].number = date_from_civil(2026, 8, 1) - i;
    cell[WEIGHT].number = (i - 3) * 355;
    cell[MORE].text = i % 6 == 0 ? "回访：喜欢明前茶，不要打电话，发短信" : NULL;
}

static void fill(struct table_array *array, int rows)
{
    table_array_init(array, report, REPORT_COLUMNS);
    for (int i = 0; i < rows; i++)
        add_row(array, i, names[(size_t)i % (sizeof names / sizeof names[0])]);
}

struct board {
    struct table_array array, before;
    struct table table;
    struct canvas canvas;
    struct table_place place;
    struct buffer text; /* all pictures so far */
};

static void open_board(struct board *board, int rows)
{
    fill(&board->array, rows);
    struct table_source source = table_array_source(&board->array);
    table_init(&board->table, &source);
}

static void close_board(struct board *board)
{
    table_clear(&board->table);
    table_array_clear(&board->array);
    table_array_clear(&board->before);
}

static char *draw(struct board *board)
{
    table_size(&board->table, board->place.rows, board->place.cols);
    shelf_load(&board->table);
    canvas_blank(&board->canvas);
    table_draw(&board->table, &board->canvas, &board->place);
    return canvas_dump(&board->canvas);
}

/* --- scenes ------------------------------------------------------------------------------------------------------- */

static void scene_rows(struct board *board)
{
    open_board(board, 100);
}

static void scene_few(struct board *board)
{
    open_board(board, 3);
    table_show(&board->table, (size_t[]){NAME, NET, BAR}, 3);
    table_move(&board->table, 1);
}

/* In a rectangle narrower than the columns. */
static void scene_scrolled(struct board *board)
{
    board->place.col = 4;
    board->place.cols = board->place.cols / 2 + 8;
    open_board(board, 100);
    shelf_type(&board->table, "flllllll[lll");
    table_end(&board->table);
}

static void scene_empty(struct board *board)
{
    open_board(board, 0);
}

static void scene_filter(struct board *board)
{
    open_board(board, 100);
    shelf_type(&board->table, "/3,");
}

static void scene_nothing_fits(struct board *board)
{
    open_board(board, 100);
    table_filter(&board->table, "没有这个人");
}

static void scene_frequency(struct board *board)
{
    open_board(board, 100);
    shelf_type(&board->table, "lF");
}

static void scene_narrowed(struct board *board)
{
    scene_frequency(board);
    shelf_key(&board->table, KEY_DOWN);
    shelf_key(&board->table, KEY_ENTER);
}

static void scene_columns(struct board *board)
{
    open_board(board, 100);
    shelf_type(&board->table, "llcj j ");
}

static void scene_comparison(struct board *board)
{
    struct error err;
    open_board(board, 6);
    fill(&board->before, 5);
    for (size_t i = 0; i < 5; i++)
        board->before.rows.cell[i * REPORT_COLUMNS + NET].number -= 1000000 - 500000 * (int64_t)i;
    add_row(&board->before, 7, "退会的人");
    struct table_source before = table_array_source(&board->before);
    table_show(&board->table, (size_t[]){NAME, NET, BILLS}, 3);
    assert_int_equal(table_compare(&board->table, &before, NAME, "2026-07", &err), STATUS_OK);
    shelf_load(&board->table);
    shelf_type(&board->table, "lll");
}

/* Control characters, bidi, a line break, joined emoji, invalid UTF-8, many combining marks. */
static void scene_hostile(struct board *board)
{
    static const char *const hostile[] = {
        "\033[2J\033[H",
        "\u202eeil nnA",
        "张\n丽\t",
        "👨\u200d👩\u200d👧 family",
        "\xff\xfe\xe5\xbc",
        "",
        "   ",
        "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
        "[x] > < ~ {0} %s",
    };
    open_board(board, 0);
    for (size_t i = 0; i < sizeof hostile / sizeof hostile[0]; i++)
        add_row(&board->array, (int64_t)i, hostile[i]);
    table_refresh(&board->table);
    table_narrow(&board->table, TIER, &(struct table_cell){.text = "白金"});
    table_back(&board->table);
}

static const struct {
    const char *name;
    void (*open)(struct board *board);
} scenes[] = {
    {"rows", scene_rows},           {"few", scene_few},
    {"scrolled", scene_scrolled},   {"empty", scene_empty},
    {"filter", scene_filter},       {"nothing-fits", scene_nothing_fits},
    {"frequency", scene_frequency}, {"narrowed", scene_narrowed},
    {"columns", scene_columns},     {"comparison", scene_comparison},
    {"hostile", scene_hostile},
};

static void hear(void *context, const char *line)
{
    buffer_format(context, "%s\n", line);
}

static void take_pictures(struct board *board, const char *language, int rows, int cols)
{
    locale_switch(language);
    canvas_init(&board->canvas, rows, cols);
    for (size_t i = 0; i < sizeof scenes / sizeof scenes[0]; i++) {
        board->place = (struct table_place){.row = 1, .rows = rows - 3, .cols = cols};
        scenes[i].open(board);
        char *picture = draw(board);
        buffer_format(&board->text, "=== %s, %s, %d x %d\n%s", scenes[i].name, language, cols, rows, picture);
        free(picture);
        if (rows == 24 && board->table.sheet[0].list.count < 20) {
            buffer_format(&board->text, "=== %s, %s, said\n", scenes[i].name, language);
            table_say(&board->table, hear, &board->text);
        }
        close_board(board);
    }
    canvas_clear(&board->canvas);
}

static void test_pictures(void **state)
{
    (void)state;
    struct board board = {0};
    take_pictures(&board, "en", 24, 80);
    take_pictures(&board, "zh", 24, 80);
    take_pictures(&board, "en", 40, 120);
    take_pictures(&board, "zh", 40, 120);
    locale_switch("en");
    golden_same("tui/table.txt", board.text.text);
    buffer_clear(&board.text);
}

/* --- parts -------------------------------------------------------------------------------------------------------- */

static void shows(struct board *board, const char *expected)
{
    char *picture = draw(board);
    assert_string_equal(picture, expected);
    free(picture);
}

/* A list of the counter: fixed columns, no heading, no information line, texts and roles of the caller. */
static void test_a_list_with_places_of_its_own(void **state)
{
    (void)state;
    static const struct table_column columns[] = {
        {.type = TABLE_PLACE, .role = ROLE_LABEL, .least = 3},
        {.type = TABLE_TEXT, .least = 6, .most = 6},
        {.type = TABLE_MONEY, .least = 9, .most = 9},
        {.type = TABLE_TEXT, .least = 8, .most = 8, .gap = 2},
    };
    struct board board = {.place = {.row = 1, .rows = 2, .cols = 34}};
    table_array_init(&board.array, columns, 4);
    for (int i = 0; i < 12; i++) {
        struct table_cell *cell = table_array_add(&board.array, i + 1);
        cell[1].text = i % 2 ? "#0341" : "一二三四";
        cell[2] = (struct table_cell){.number = 100 * i, .text = i == 11 ? "¥1,234,567.00" : "¥12.00"};
        cell[3] = (struct table_cell){.text = "[void]", .role = ROLE_BAD};
    }
    struct table_source source = table_array_source(&board.array);
    table_init(&board.table, &source);
    board.table.heading = board.table.info = board.table.across = false;
    canvas_init(&board.canvas, 4, 34);
    shows(&board, "\n>1   一二~     ¥12.00  [void]\n 2   #0341     ¥12.00  [void]\n\n");
    char *roles = canvas_roles(&board.canvas);
    assert_string_equal(roles, "\nMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMM\n.LLL...................BBBBBBBB\n\n");
    free(roles);
    assert_int_equal(board.canvas.cursor_row, 1);
    assert_int_equal(board.canvas.cursor_col, 0);
    table_end(&board.table); /* an amount is shown whole, even if wider than its column's most */
    shows(&board, "\n 11  一二~         ¥12.00  [void]\n>12  #0341  ¥1,234,567.00  [void]\n\n");
    board.place = (struct table_place){.row = 0, .rows = 4, .col = 4, .cols = 15};
    shows(&board, "     9   一二~\n     10  #0341\n     11  一二~\n    >12  #0341\n");
    canvas_clear(&board.canvas);
    close_board(&board);
}

/* A heading without information line: no column is marked, and Left and Right do nothing. */
static void test_a_heading_without_a_marked_column(void **state)
{
    (void)state;
    static const struct table_column columns[] = {
        {.type = TABLE_PLACE, .role = ROLE_LABEL, .least = 2},
        {.title = "Entry", .definition = "what it was", .type = TABLE_TEXT, .least = 8, .most = 8},
        {.title = "Then", .type = TABLE_INTEGER, .least = 6, .most = 6},
    };
    struct board board = {.place = {.rows = 3, .cols = 40}};
    table_array_init(&board.array, columns, 3);
    struct table_cell *cell = table_array_add(&board.array, 1);
    cell[1].text = "Sale";
    cell[2].number = 1839;
    struct table_source source = table_array_source(&board.array);
    table_init(&board.table, &source);
    board.table.across = false;
    canvas_init(&board.canvas, 3, 40);
    shows(&board, "    Entry      Then\n>1  Sale      1,839\n rows 1-1 of 1\n");
    assert_false(table_across(&board.table, 1));
    table_array_empty(&board.array);
    table_refresh(&board.table);
    board.table.empty = "";
    shows(&board, "    Entry      Then\n\n\n");
    canvas_clear(&board.canvas);
    close_board(&board);
}

/* A figure without room is drawn as #, because a cut figure would be read as another one. */
static void test_no_half_figures(void **state)
{
    (void)state;
    static const struct table_column column = {.title = "Net", .type = TABLE_MONEY, .sum = true};
    struct board board = {.place = {.rows = 4, .cols = 8}};
    table_array_init(&board.array, &column, 1);
    table_array_add(&board.array, 1)->number = 123456789;
    struct table_source source = table_array_source(&board.array);
    table_init(&board.table, &source);
    canvas_init(&board.canvas, 5, 8);
    shows(&board, "[    Net\n>#######\n #######\n rows 1~\n\n");
    canvas_clear(&board.canvas);
    close_board(&board);
}

/* Rows in memory can be drawn at a size the table was not loaded for. */
static void test_drawn_at_another_size(void **state)
{
    (void)state;
    struct board board = {.place = {.rows = 23, .cols = 80}};
    open_board(&board, 40);
    canvas_init(&board.canvas, 48, 130);
    free(draw(&board));
    table_end(&board.table);
    shelf_load(&board.table);
    struct table_place place = {.rows = 48, .cols = 130};
    canvas_blank(&board.canvas);
    table_draw(&board.table, &board.canvas, &place);
    char *picture = canvas_dump(&board.canvas);
    assert_non_null(strstr(picture, "\n>40 "));
    assert_non_null(strstr(picture, "\n 1  "));
    free(picture);
    canvas_clear(&board.canvas);
    close_board(&board);
}

static int fills;

static void fill_one(struct table_array *array, const void *data)
{
    const int64_t *net = data;
    struct table_cell *cell = table_array_add(array, 7);
    cell[0].text = _("Name");
    cell[1].number = *net;
    fills++;
}

/* After a change of language the rows are read again; the mark stays. */
static void test_rows_in_the_language_of_now(void **state)
{
    (void)state;
    static const struct table_column columns[] = {{.type = TABLE_TEXT}, {.type = TABLE_MONEY}};
    struct board board = {.place = {.rows = 1, .cols = 20}};
    int64_t net = 500;
    table_array_init(&board.array, columns, 2);
    table_array_fill(&board.array, fill_one, &net);
    struct table_source source = table_array_source(&board.array);
    table_init(&board.table, &source);
    board.table.heading = board.table.info = false;
    canvas_init(&board.canvas, 2, 20);
    fills = 0;
    shows(&board, ">Name 5.00\n\n");
    shows(&board, ">Name 5.00\n\n");
    assert_int_equal(fills, 1);
    locale_switch("zh");
    shows(&board, ">姓名 5.00\n\n");
    locale_switch("en");
    net = 900;
    table_array_refill(&board.array);
    table_refresh(&board.table);
    shows(&board, ">Name 9.00\n\n");
    assert_int_equal(fills, 3);
    canvas_clear(&board.canvas);
    close_board(&board);
}

static void test_the_cursor_is_where_one_types(void **state)
{
    (void)state;
    struct board board = {.place = {.rows = 10, .cols = 80}};
    open_board(&board, 40);
    canvas_init(&board.canvas, 10, 80);
    shelf_type(&board.table, "/an");
    free(draw(&board));
    assert_int_equal(board.canvas.cursor_row, 9);
    assert_int_equal(board.canvas.cursor_col, 5);
    shelf_key(&board.table, KEY_ENTER);
    free(draw(&board));
    assert_int_equal(board.canvas.cursor_row, 1);
    canvas_clear(&board.canvas);
    close_board(&board);
}

int main(void)
{
    locale_start("en");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pictures),
        cmocka_unit_test(test_a_list_with_places_of_its_own),
        cmocka_unit_test(test_a_heading_without_a_marked_column),
        cmocka_unit_test(test_no_half_figures),
        cmocka_unit_test(test_drawn_at_another_size),
        cmocka_unit_test(test_rows_in_the_language_of_now),
        cmocka_unit_test(test_the_cursor_is_where_one_types),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
