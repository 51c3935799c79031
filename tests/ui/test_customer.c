/* SPDX-License-Identifier: MIT */
/*
 * The customer's display beside a till that is played by keys: what it shows at each step as approved text, its QR code
 * read back, and that it neither holds the till nor writes.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/mem.h"

#include <cmocka.h>

#include "tests/support/golden.h"
#include "tests/support/player.h"
#include "tests/support/scratch.h"
#include "tests/support/tape.h"

#include "desk/badge.h"
#include "desk/seat.h"
#include "ui/customer/customer.h"

static struct player at;
static struct customer customer;
static struct desk *desk;
static struct canvas canvas;
static int64_t now; /* ms */

static int open_both(void **state)
{
    struct error err;
    struct db *db;
    (void)state;
    player_open(&at);
    now = 1000;
    assert_int_equal(db_open(at.path, DB_READ, &db, &err), STATUS_OK);
    assert_int_equal(desk_adopt(db, desk_secret(at.desk), &desk, &err), STATUS_OK);
    customer_begin(&customer, desk);
    return 0;
}

static int close_both(void **state)
{
    (void)state;
    customer_clear(&customer);
    canvas_clear(&canvas);
    canvas = (struct canvas){0};
    desk_close(desk);
    player_close(&at);
    scratch_remove();
    locale_switch("en");
    return 0;
}

/* What the display shows once the till has come to rest; the caller frees. */
static char *look(int rows, int cols)
{
    counter_settle(at.counter);
    canvas_clear(&canvas);
    canvas_init(&canvas, rows, cols);
    customer_read(&customer, now);
    customer_draw(&canvas, &customer);
    return canvas_dump(&canvas);
}

static bool shows(const char *text)
{
    char *shot = look(24, 80);
    bool there = strstr(shot, text) != NULL;
    if (!there)
        print_message("no '%s' in\n%s", text, shot);
    free(shot);
    return there;
}

/* then: keys after the display was looked at once. */
static const struct scene {
    const char *name, *keys, *then;
} scenes[] = {
    {"customer-rest", "", ""},
    {"customer-bill", "13812345678⏎128⏎<F8>-500⏎", ""},
    {"customer-walk-in", "⏎128⏎3*2.5⏎2*/TEA⏎", ""},
    {"customer-long", "⏎1⏎*2⏎*3⏎*4⏎*5⏎*6⏎*7⏎*8⏎*9⏎*10⏎*11⏎*12⏎*13⏎*14⏎*15⏎*16⏎*17⏎*18⏎*19⏎*20⏎*21⏎*22⏎", ""},
    {"customer-part", "13812345678⏎128⏎.2100⏎", ""},
    {"customer-done", "1111⏎128⏎", "200⏎"},
    {"customer-unproven", "ll⏎128⏎", ""},
};

/* The code is read back by a test of its own. */
static void blank_code(void)
{
    for (int row = 0; row < canvas.rows; row++)
        for (int col = 0; col < canvas.cols; col++)
            if (canvas_at(&canvas, row, col)->role == ROLE_INK)
                canvas_fill(&canvas, row, col, 1, ROLE_INK, '#');
}

static void compare(const char *language, const struct scene *scene, int rows, int cols)
{
    free(look(rows, cols));
    blank_code();
    char *shot = canvas_dump(&canvas);
    const struct cell *last = canvas_at(&canvas, rows - 1, cols - 1);
    assert_null(strchr(shot, '~'));
    assert_true(last->text[0] == '\0' || strcmp(last->text, " ") == 0);
    golden_picture(scene->name, language, rows, cols, shot);
    free(shot);
}

static void in_language(const char *language)
{
    for (size_t i = 0; i < sizeof scenes / sizeof *scenes; i++) {
        open_both(NULL);
        locale_start(language);
        player_type(&at, scenes[i].keys);
        free(look(24, 80));
        player_type(&at, scenes[i].then);
        compare(language, &scenes[i], 24, 80);
        compare(language, &scenes[i], 40, 120);
        close_both(NULL);
    }
}

static void pictures_in_chinese(void **state)
{
    (void)state;
    in_language("zh");
}

static void pictures_in_english(void **state)
{
    (void)state;
    in_language("en");
}

static void it_follows_the_till(void **state)
{
    (void)state;
    assert_true(shows("Welcome"));
    player_type(&at, "1111⏎128⏎");
    assert_true(shows("To pay"));
    assert_true(shows("This bill earns 128 points"));
    assert_true(shows("李*"));
    player_type(&at, "*20⏎");
    assert_true(shows("earns 148 points"));
    assert_int_equal(customer.view.payable, 14800);
    player_type(&at, "100⏎"); /* in part */
    assert_true(shows("Still due"));
    player_type(&at, ".2⏎");
    assert_true(shows("Points earned: 148"));
    now += CUSTOMER_DONE_MS - 1;
    assert_true(shows("Points earned: 148"));
    now += 1;
    assert_true(shows("Welcome"));
    player_type(&at, "⏎12⏎");
    assert_true(shows("To pay"));
    player_type(&at, "<F6>"); /* put aside */
    assert_true(shows("Welcome"));
    player_type(&at, "⏎13⏎20⏎");
    assert_true(shows("Change"));
    player_type(&at, "<^Z>⏎");
    assert_true(shows("Welcome")); /* voided */
}

/* A bill that stands still stays, but not the name, the points and the code of somebody who may have gone. */
static void a_member_is_not_shown_for_ever(void **state)
{
    (void)state;
    player_type(&at, "1111⏎128⏎");
    assert_true(shows("李*"));
    now += CUSTOMER_DONE_MS;
    char *shot = look(24, 80);
    assert_null(strstr(shot, "李*"));
    assert_null(strstr(shot, "points"));
    free(shot);
    assert_int_equal(customer.coded, 0);
    assert_int_equal(customer.view.payable, 12800);
    player_type(&at, "*20⏎");
    assert_true(shows("李*"));
}

/* The code proves whose it is, so it is nothing for whoever only gave a name. */
static void only_who_is_proven_sees_their_code(void **state)
{
    (void)state;
    player_type(&at, "ll⏎128⏎");
    assert_true(shows("李*"));
    assert_int_equal(customer.coded, 0);
    player_type(&at, "⏎");
    assert_true(shows("Points earned: 128"));
    assert_int_equal(customer.coded, 0);
    player_type(&at, "ll⏎1280⏎-100⏎");
    assert_int_equal(counter_screen(at.counter), SCREEN_PROOF);
    assert_true(shows("李*"));
    assert_int_equal(customer.coded, 0);
    player_type(&at, "0000⏎"); /* the middle of the phone */
    assert_true(shows("李*"));
    assert_int_equal(customer.coded, customer.view.member);
    player_type(&at, "⏎⏎"); /* the first, after the proof, only shows */
    assert_true(shows("Points earned"));
    assert_int_equal(customer.coded, customer.view.member);
}

/* What was paid before the display was switched on is nobody's any more. */
static void it_begins_with_nothing(void **state)
{
    (void)state;
    player_type(&at, "1111⏎128⏎⏎");
    customer_begin(&customer, desk);
    assert_true(shows("Welcome"));
}

/* It holds no till, and a desk that only reads cannot write. */
static void it_only_looks(void **state)
{
    struct error err;
    (void)state;
    player_type(&at, "1111⏎128⏎");
    assert_true(shows("To pay"));
    assert_true(seat_held(at.desk));
    assert_false(seat_held(desk));
    assert_int_not_equal(db_begin_write(desk_db(desk), &err), STATUS_OK);
    player_type(&at, "⏎");
    assert_int_equal(player_bills(&at), 3);
}

/* The half blocks of the code as dots, as a phone's camera sees them. */
static void read_dots(struct tape_part *picture, int row, int col, int cells, int lines)
{
    enum { SCALE = 6 };
    *picture = (struct tape_part){.kind = TAPE_PICTURE, .wide = cells * SCALE, .high = 2 * lines * SCALE};
    for (int y = 0; y < picture->high; y++)
        for (int x = 0; x < picture->wide; x++) {
            int module = y / SCALE;
            const char *text = canvas_at(&canvas, row + module / 2, col + x / SCALE)->text;
            bool dark = strcmp(text, "█") == 0 || strcmp(text, module % 2 ? "▄" : "▀") == 0;
            buffer_add_bytes(&picture->bytes, dark ? "\0" : "\xff", 1);
        }
}

static void its_code_is_that_of_the_member(void **state)
{
    char seen[BADGE_TEXT], card[BADGE_TEXT];
    struct tape_part picture;
    int row = 0, col = 0;
    (void)state;
    if (system("command -v zbarimg >/dev/null 2>&1") != 0) {
        print_message("zbarimg (Debian: zbar-tools) is not here: nothing read the code back\n");
        skip();
    }
    player_type(&at, "1111⏎128⏎");
    free(look(24, 80));
    while (canvas_at(&canvas, row, col)->role != ROLE_INK)
        if (++col == canvas.cols)
            col = 0, row++;
    read_dots(&picture, row, col, qr_cells(&customer.code), qr_lines(&customer.code));
    badge_of_member(card, desk_secret(at.desk), at.counter->hand.member.id);
    assert_string_equal(tape_zbar(&picture, seen, sizeof seen), card);
    buffer_clear(&picture.bytes);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, open_both, close_both)
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(pictures_in_chinese, scratch_clean),
        cmocka_unit_test_teardown(pictures_in_english, scratch_clean),
        TEST(it_follows_the_till),
        TEST(it_begins_with_nothing),
        TEST(a_member_is_not_shown_for_ever),
        TEST(only_who_is_proven_sees_their_code),
        TEST(it_only_looks),
        TEST(its_code_is_that_of_the_member),
    };
    locale_start("en");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
