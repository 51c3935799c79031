/* SPDX-License-Identifier: MIT */
/*
 * A whole day by keys (enrol, sale, gift, coupon and points, hold, recall, return) on every kind of terminal: each must
 * show, cell for cell, what the counter without a terminal draws. Where colours are unwanted or missing, none may be
 * sent, and the screens say the same.
 */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/locale.h"

#include <cmocka.h>

#include "tests/support/player.h"
#include "tests/support/scratch.h"
#include "tests/support/vt.h"

#define LIMIT_MS 20000 /* a machine under load is slow, not wrong */
#define BY_HAND 30     /* ms between two pieces: faster keys would be taken for a scanner */

/* Long numbers are split, because this test types so fast that they would be taken for a scan. */
static const char *const day[] = {
    "13987<Up>6543<Up>21⏎",
    "张丽⏎",
    "1",
    "0627*⏎",
    "1",
    "<F9>",
    "128⏎",
    "⏎", /* enrolled, and sold to */
    "4321⏎",
    "-100⏎",
    "⏎",
    "..", /* a gift for 100 points */
    "<F8>",
    "12345⏎",
    "..",
    "..", /* an unknown coupon */
    "13812345678⏎",
    "128⏎",
    "<F8>",
    "-500⏎",
    "⏎", /* coupon, points */
    "⏎",
    "12.5⏎",
    "<F6>",
    "<F6>",
    "⏎",
    "20⏎", /* put aside, taken up, change */
    "/3⏎",
    "*⏎",
    "<F9>",
    "⏎", /* returns the first bill */
};

static struct player at; /* the counter without a terminal */
static struct vt *vt;
static char path[SCRATCH_PATH];

/* A shop of the same contents as counter_open's, under another name. */
static void make_shop(void)
{
    static const char *const parts[] = {"", "-wal", "-shm", "-gate", "-key"};
    char made[SCRATCH_PATH], from[SCRATCH_PATH + 8], to[SCRATCH_PATH + 8];
    player_shop(made);
    scratch_path(path, "child.db");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        snprintf(from, sizeof from, "%s%s", made, parts[i]);
        snprintf(to, sizeof to, "%s%s", path, parts[i]);
        rename(from, to); /* not all of these files exist */
    }
}

static void start(const char *type, const char *language, bool no_color)
{
    char term[64], locales[PATH_MAX + 32];
    const char *program = getenv("FRONTDESK"), *folder = getenv("FRONTDESK_LOCALEDIR");
    assert_non_null(program);
    make_shop();
    player_open(&at);
    snprintf(term, sizeof term, "TERM=%s", type);
    snprintf(locales, sizeof locales, "FRONTDESK_LOCALEDIR=%s", folder ? folder : "");
    char *argv[] = {(char *)(uintptr_t)program,   (char *)(uintptr_t) "--shop", path,
                    (char *)(uintptr_t) "--lang", (char *)(uintptr_t)language,  NULL};
    char *environment[] = {term,
                           locales,
                           (char *)(uintptr_t) "LANG=C",
                           (char *)(uintptr_t) "TZ=UTC",
                           (char *)(uintptr_t) "FRONTDESK_NOW=2026-08-01T10:22",
                           no_color ? (char *)(uintptr_t) "NO_COLOR=1" : NULL,
                           NULL};
    vt = vt_open(24, 80);
    vt_spawn(vt, argv, environment);
}

static void send(const char *keys)
{
    static const struct {
        const char *name, *bytes;
    } named[] = {{"⏎", "\r"}, {"<F8>", "\033[19~"}, {"<F9>", "\033[20~"}, {"<F6>", "\033[17~"}, {"<Up>", "\033[A"}};
    while (*keys != '\0') {
        char one[2] = {*keys, '\0'};
        const char *bytes = one;
        size_t length = 1;
        for (size_t i = 0; i < sizeof named / sizeof *named; i++)
            if (strncmp(keys, named[i].name, strlen(named[i].name)) == 0) {
                bytes = named[i].bytes;
                length = strlen(named[i].name);
            }
        vt_send(vt, bytes);
        keys += length;
    }
}

/* Waits until the terminal shows what the counter without a terminal draws. */
static void agree(const char *after)
{
    char *wanted = player_shot(&at, 24, 80), *seen = NULL;
    bool same = false, open = true;
    for (int64_t until = clock_monotonic_ms() + LIMIT_MS; !same && open && clock_monotonic_ms() < until;) {
        open = vt_pump(vt, 20);
        free(seen);
        seen = vt_text(vt);
        same = strcmp(seen, wanted) == 0;
    }
    if (!same)
        print_message("after %s there is\n%s\ninstead of\n%s", after, seen, wanted);
    assert_true(same);
    free(wanted);
    free(seen);
}

/* Whether an SGR sequence sets or resets a colour. */
static bool names_colour(const char *bytes)
{
    for (; (bytes = strstr(bytes, "\033[")) != NULL;) {
        bool colour = false;
        int number = 0;
        for (bytes += 2; (*bytes >= '0' && *bytes <= '9') || *bytes == ';'; bytes++) {
            number = *bytes == ';' ? 0 : number * 10 + (*bytes - '0');
            colour |= (number >= 30 && number <= 49) || (number >= 90 && number <= 107);
        }
        if (*bytes == 'm' && colour)
            return true;
    }
    return false;
}

static void close_all(void)
{
    if (vt)
        vt_close(vt);
    vt = NULL;
    scratch_remove();
}

static void whole_day(const char *type, const char *language, bool no_color, bool colours)
{
    print_message("%s, %s\n", type, language);
    locale_start(language);
    start(type, language, no_color);
    agree("the start");
    for (size_t i = 0; i < sizeof day / sizeof *day; i++) {
        vt_settle(vt, BY_HAND);
        send(day[i]);
        player_type(&at, day[i]);
        agree(day[i]);
    }
    assert_int_equal(player_bills(&at), 5); /* two were there */
    assert_int_equal(names_colour(vt_bytes(vt)), colours);
    vt_send(vt, "\033\x03.1"); /* leaves any screen, then quits */
    player_close(&at);
    close_all();
}

static void with_colours(void **state)
{
    (void)state;
    whole_day("xterm-256color", "zh", false, true);
    whole_day("linux", "en", false, true);
}

static void without_colours_where_none_are_wanted(void **state)
{
    (void)state;
    whole_day("xterm-256color", "en", true, false);
    whole_day("linux", "zh", true, false);
    whole_day("tmux", "zh", true, false);
}

static void on_terminals_that_have_none(void **state)
{
    (void)state;
    whole_day("vt100", "zh", false, false);
    whole_day("vt220", "en", false, false);
}

static void inside_other_terminals(void **state)
{
    (void)state;
    whole_day("screen", "zh", false, true);
    whole_day("tmux", "en", false, true);
}

/* Also after a failure: the next test finds neither program nor shop of this one. */
static int tidy(void **state)
{
    (void)state;
    close_all();
    return 0;
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(with_colours, tidy),
        cmocka_unit_test_teardown(without_colours_where_none_are_wanted, tidy),
        cmocka_unit_test_teardown(on_terminals_that_have_none, tidy),
        cmocka_unit_test_teardown(inside_other_terminals, tidy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
