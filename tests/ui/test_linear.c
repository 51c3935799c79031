/* SPDX-License-Identifier: MIT */
/* The linear mode: a whole day in both languages compared with approved text, and things that must never happen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/locale.h"
#include "base/text.h"

#include <cmocka.h>

#include "tests/support/golden.h"
#include "tests/support/player.h"

#include "ui/linear/linear.h"

static struct player at;
static struct linear *linear;

static int open_linear(void **state)
{
    struct error err;
    (void)state;
    player_open(&at);
    assert_int_equal(linear_open(at.desk, true, &linear, &err), STATUS_OK);
    return 0;
}

static int open_chinese(void **state)
{
    locale_switch("zh");
    return open_linear(state);
}

static int close_linear(void **state)
{
    (void)state;
    linear_close(linear);
    player_close(&at);
    locale_switch("en");
    return 0;
}

/* Types lines separated by '|' and returns the answer to the last; valid until the next call. */
static const char *answer(const char *lines)
{
    static char said[8192];
    struct buffer *out = linear_out(linear);
    for (;;) {
        char line[256];
        size_t length = strcspn(lines, "|");
        snprintf(line, sizeof line, "%.*s", (int)length, lines);
        buffer_clear(out);
        assert_true(linear_line(linear, line));
        if (!lines[length])
            break;
        lines += length + 1;
    }
    snprintf(said, sizeof said, "%s", out->text);
    buffer_clear(out);
    return said;
}

#define SAYS(lines, wanted)                                                                                            \
    do {                                                                                                               \
        const char *said_ = answer(lines);                                                                             \
        if (!strstr(said_, wanted))                                                                                    \
            print_message("to %s it says\n%s\n", lines, said_);                                                        \
        assert_non_null(strstr(said_, wanted));                                                                        \
    } while (0)

/* {u}, {e}: codes of a usable and of an expired coupon. # begins a remark for the reader. */
static const char *const day[] = {
    "# somebody new",
    "13987654321",
    "赵敏",
    "1",
    "19900627*",
    "1",
    "",
    "F9",
    "..",
    "# coupons are checked",
    "F8",
    "{u}",
    "",
    "{e}",
    "F2",
    ".2",
    "",
    "..",
    "..",
    "..",
    "# a sale by tail, the whole by the default tender",
    "1111",
    "128",
    "",
    "# two share a tail: the second; cash with change",
    "5678",
    ".2",
    "128",
    "200",
    "# a walk-in; much change is asked about, and the first amount was wrong",
    "",
    "28",
    "300",
    "",
    "200",
    ".1",
    "# by name and tail: coupons, points, part by stored value, the rest by WeChat",
    "5678z",
    "3*25",
    "*53",
    "F8",
    "1234",
    "-9999",
    "-500",
    ".5",
    "50",
    ".2",
    "",
    "# points need proof where a tail is shared",
    "5678",
    "",
    "64",
    "-100",
    "9999",
    "1234",
    "-0",
    "",
    "# put aside, taken up, a line taken off",
    "",
    "12.5",
    "*20",
    "F6",
    "1111",
    "40",
    "F6",
    "F6",
    "1",
    ":up",
    ":del",
    "",
    "# a top-up, gifts for points",
    "13812345678",
    "+500",
    "",
    "-500",
    "",
    "+",
    "",
    "..",
    "..",
    "# points on a bill, round-off, a price",
    "13812345678",
    "128.34",
    "F7",
    "",
    ".9",
    "",
    "@100",
    "",
    "# the last sale is taken back",
    "^Z",
    "",
    "# a line of a bill comes back; its receipt; the member's card",
    "/8",
    "1",
    "F9",
    "",
    "^P",
    "..",
    "5678z",
    ".5",
    "..",
    "..",
    "# what cannot be",
    "9999",
    "+",
    "128",
    "..",
    "",
    "12x",
    "0",
    "-5",
    "..",
};

static char *play_day(void)
{
    struct buffer all = {0};
    struct buffer *out = linear_out(linear);
    buffer_add(&all, out->text);
    for (size_t i = 0; i < sizeof day / sizeof *day; i++) {
        const char *line = strcmp(day[i], "{u}") == 0 ? at.usable : strcmp(day[i], "{e}") == 0 ? at.expired : day[i];
        buffer_clear(out);
        if (*line == '#') {
            buffer_format(&all, "\n\n%s\n", line);
            continue;
        }
        assert_true(linear_line(linear, line));
        buffer_add(&all, out->text);
    }
    buffer_add(&all, "\n");
    return all.text;
}

static void a_day(const char *name)
{
    char *said = play_day();
    assert_int_equal(player_bills(&at), 2 + 7);
    golden_same(name, said);
    for (const char *sign = said; *sign; sign++)
        assert_true((unsigned char)*sign >= ' ' || *sign == '\n');
    assert_null(strchr(said, '|'));
    assert_null(strstr(said, "=="));
    free(said);
}

static void a_day_in_chinese(void **state)
{
    (void)state;
    a_day("ui/linear/zh.txt");
}

static void a_day_in_english(void **state)
{
    (void)state;
    a_day("ui/linear/en.txt");
}

static void nothing_is_said_twice(void **state)
{
    (void)state;
    SAYS("1111|128", "Due, 1 item: ¥128.00");
    assert_string_equal(answer(":up"), ":up\nCash in (Enter=all WeChat) > ");
    const char *said = answer("*20");
    assert_non_null(strstr(said, "2. Amount, 20.00\nDue, 2 items: ¥148.00\n"));
    assert_null(strstr(said, "1. Amount"));
    SAYS(":again", "1. Amount, 128.00\n2. Amount, 20.00\nDue, 2 items: ¥148.00\n");
}

static void the_same_figures_of_another_are_news(void **state)
{
    (void)state;
    SAYS("|64|", "Done: bill #3, ¥64.00.\nWeChat 64.00");
    SAYS("|64", "1. Amount, 64.00");
    SAYS("", "Done: bill #4, ¥64.00.\nWeChat 64.00");
    SAYS("1111", "Stored ¥0.00");
    SAYS("F2|5678|.2", "Stored ¥0.00");
}

static void what_goes_is_said(void **state)
{
    (void)state;
    SAYS("13812345678|128|-500", "Points 500, -5.00");
    SAYS("-0", "Removed: Points 500, -5.00");
    SAYS("20", "Paid Cash 20.00");
    SAYS("..|.1", "Removed: Paid Cash 20.00");
}

/* Enter must not take the rest of a line that was refused. */
static void a_broken_line_leaves_nothing(void **state)
{
    (void)state;
    SAYS("|128", "Due");
    SAYS("20x", "20x is no amount, so nothing of it counts.");
    assert_true(linear_refused(linear));
    SAYS("", "Cash in");
    SAYS("", "Done: bill #3, ¥128.00.\nWeChat 128.00");
    SAYS("|128|.5", "Stored value needs a member");
    SAYS("100.5.5", "100.5. is no amount");
    SAYS("|", "Done");
    assert_int_equal(player_bills(&at), 4);
}

/* A search that found several members takes none before they have been read out. */
static void several_are_told_first(void **state)
{
    (void)state;
    SAYS("5678", "2. 王*, 186****5678");
    SAYS("1111", "[Member]\n李*");
    SAYS("F2|9999", "Nothing found for 9999.");
    SAYS("", "Nothing found for 9999.");
    SAYS("1111", "Bill amount >");
}

static void items_are_told_before_they_are_rung(void **state)
{
    (void)state;
    SAYS("|b", "帆布袋");
    SAYS(".1", "1. ");
    SAYS("2*ljc", "2. 龙井茶, 2 x 25.00, 50.00");
}

static void the_end_of_a_choice_is_no_enter(void **state)
{
    (void)state;
    SAYS("13812345678|128|.5", "Stored value (Enter=the rest) >");
    assert_int_equal(player_bills(&at), 2);
    SAYS("..|.2", "WeChat (Enter=the rest) >");
    SAYS("", "Done: bill #3, ¥121.60.\nWeChat 121.60");
}

static void proof_is_not_shown(void **state)
{
    (void)state;
    assert_false(linear_secret(linear));
    answer("5678||64|-100");
    assert_true(linear_secret(linear));
    const char *said = answer("1234");
    assert_null(strstr(said, "1234"));
    assert_non_null(strstr(said, "****\n"));
}

static void languages_change_in_the_middle(void **state)
{
    (void)state;
    answer("1111|128");
    SAYS("^L", "应收 1项: ¥128.00");
    SAYS(":language", "Due, 1 item: ¥128.00");
}

static void help_knows_the_state(void **state)
{
    (void)state;
    SAYS("?", "F6: held bills");
    SAYS("|128|F1", "A Enter: cash received");
    const char *said = answer("?F6");
    assert_non_null(strstr(said, "F6: holds the bill"));
    assert_null(strstr(said, "cash received"));
    assert_null(strstr(said, "Lines that are keys"));
}

static void nobody_leaves_in_the_middle(void **state)
{
    (void)state;
    SAYS("|128|:quit", "Not at the start");
    SAYS("^C", "That does nothing here.");
    answer("");
    assert_false(linear_line(linear, ":quit"));
}

static void the_counter_locks_in_time(void **state)
{
    (void)state;
    answer("1111");
    assert_false(linear_idle(linear, COUNTER_LET_GO_MS));
    assert_false(linear_idle(linear, COUNTER_LOCK_MS - 1));
    assert_true(linear_idle(linear, COUNTER_LOCK_MS));
    assert_non_null(strstr(linear_out(linear)->text, "the counter is locked"));
    assert_false(linear_idle(linear, 2 * COUNTER_LOCK_MS)); /* said once */
    answer("|1111|128");
    assert_true(linear_idle(linear, COUNTER_LOCK_MS)); /* a bill stays */
    answer("");
    SAYS("", "Cash in");
    SAYS("", "李*: 128 points earned");
}

static void scans_come_behind_a_word(void **state)
{
    (void)state;
    SAYS(":scan 6901234567892", "1. 龙井茶, 25.00");
    SAYS("6901234567892", "2. 龙井茶, 25.00");
    SAYS(":scan " PLAYER_LEE, "李*");
}

/* Rows are read with the titles of their columns, then the rest of the screen; numbered where digits choose rows. */
static void tables_are_told_row_by_row(void **state)
{
    (void)state;
    SAYS("5678z|.5|.7", "1. Time: 07-26 15:02, Type: Coupon issued, Kind: Coupon, Movement: +1, Balance: 3, marked\n");
    SAYS("/Top-up", "filter Top-up\n1. Time: 07-26 15:02, Type: Top-up, Kind: Principal, Movement: +¥300.00");
    SAYS("..|..|..|..|.2", "Stored value paid in ¥300.00");
    SAYS("..||30||..|.2", "\nTier: 金卡, Members: 1, 30-day net: ¥2,180.00, Share: 98%, marked\n");
    SAYS("..|/|", "\n1. 0001-000003, 10:22, ¥30.00, WeChat, -, marked\n");
}

/* Linked, told of on either side, paid with, parted: each question names what it is about. */
static void a_family_shares_a_card(void **state)
{
    (void)state;
    SAYS("13812345678|.5|.0", "Nobody shares stored value with this member.");
    SAYS("F2|1111|500|F9", "May 李* pay with this stored value, ¥500.00 a month?");
    SAYS(".1", "李* may pay with this stored value, ¥500.00 a month.");
    SAYS("..|..|..|1111", "Family card 张*云 ¥300.00");
    SAYS("128|.5", "Family card: 张*云, balance ¥300.00, this month still ¥500.00");
    SAYS("", "Family card 128.00");
    SAYS("13812345678|.5|.0", "¥128.00");
    SAYS(":del", "Part them? 李* then cannot pay with this stored value.");
    SAYS(".3", "They are parted: from now on each pays alone.");
}

/* Any line is only treated as keys, and the answer to it is printable. */
static void any_line_is_safe(void **state)
{
    static const char *const odd[] = {"\x1b[2J\x07",
                                      "\xff\xfe",
                                      "'; DROP TABLE member; --",
                                      "👨‍👩‍👧",
                                      "%s%n{0}",
                                      "\342\200\256evil",
                                      ":",
                                      ":nonsense",
                                      "F99",
                                      "^",
                                      "．２",
                                      "?\x1b",
                                      "..",
                                      "."};
    (void)state;
    char longest[600];
    memset(longest, '7', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    for (size_t i = 0; i <= sizeof odd / sizeof *odd; i++) {
        buffer_clear(linear_out(linear));
        assert_true(linear_line(linear, i < sizeof odd / sizeof *odd ? odd[i] : longest));
        const char *said = linear_out(linear)->text;
        assert_true(text_valid(said, strlen(said)));
        for (const char *sign = said; *sign; sign++)
            assert_true((unsigned char)*sign >= ' ' || *sign == '\n');
        assert_null(strstr(said, "\xe2\x80\xae"));
        answer("..|..");
    }
    assert_int_equal(player_bills(&at), 2);
}

/* The office opens by its menu and by name; its tables and forms are read out and filled in like any other. */
static void the_office_is_read_out(void **state)
{
    (void)state;
    SAYS(".0", "Items, prices");
    SAYS("items", "BAG");
    SAYS("..", "Items, prices");
    SAYS("..", "initials");
    SAYS(":staff", "E07");
    SAYS("F2", "Staff code");
    SAYS("E08|Wang|1|F9", "Wang is saved");
}

/* The notes, then the other takings: a row across both would join what has nothing to do with each other. */
static void the_handover_is_read_pane_by_pane(void **state)
{
    (void)state;
    answer("*12|.2|");
    const char *said = answer(".1");
    assert_null(strstr(said, "|"));
    const char *total = strstr(said, "Total"), *other = strstr(said, "Other than cash");
    assert_non_null(total);
    assert_non_null(other);
    assert_true(total < other);
}

static void two_points_go_back_from_the_incoming_clerk(void **state)
{
    (void)state;
    const char *said = answer(".1");
    for (int notes = 0; !strstr(said, "Incoming") && notes < 20; notes++)
        said = answer(":tab");
    assert_non_null(strstr(said, "Incoming"));
    said = answer("..");
    assert_non_null(strstr(said, "Cash dr"));
    assert_null(strstr(said, "Incoming"));
}

int main(void)
{
#define PLAYED(test) cmocka_unit_test_setup_teardown(test, open_linear, close_linear)
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_day_in_chinese, open_chinese, close_linear),
        PLAYED(a_day_in_english),
        PLAYED(nothing_is_said_twice),
        PLAYED(the_same_figures_of_another_are_news),
        PLAYED(what_goes_is_said),
        PLAYED(a_broken_line_leaves_nothing),
        PLAYED(several_are_told_first),
        PLAYED(items_are_told_before_they_are_rung),
        PLAYED(the_end_of_a_choice_is_no_enter),
        PLAYED(proof_is_not_shown),
        PLAYED(languages_change_in_the_middle),
        PLAYED(help_knows_the_state),
        PLAYED(nobody_leaves_in_the_middle),
        PLAYED(the_counter_locks_in_time),
        PLAYED(scans_come_behind_a_word),
        PLAYED(tables_are_told_row_by_row),
        PLAYED(a_family_shares_a_card),
        PLAYED(any_line_is_safe),
        PLAYED(the_office_is_read_out),
        PLAYED(the_handover_is_read_pane_by_pane),
        PLAYED(two_points_go_back_from_the_incoming_clerk),
    };
    locale_start("en");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
