/* SPDX-License-Identifier: MIT */
/* Progress display, estimate and stop, with a clock of the test. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ui/tui/progress.h"

static int64_t now;

static int64_t test_clock(void)
{
    return now;
}

/* What was shown and said. */
struct seen {
    int shown, polled, stop_at; /* stop_at: which poll finds Esc; 0: none */
    int lines;
    char line[20][PROGRESS_TEXT];
};

static void show(void *context, const struct progress *progress)
{
    (void)progress;
    ((struct seen *)context)->shown++;
}

static void hear(void *context, const char *text)
{
    struct seen *seen = context;
    assert_true(seen->lines < 20);
    snprintf(seen->line[seen->lines++], PROGRESS_TEXT, "%s", text);
}

static bool stop(void *context)
{
    struct seen *seen = context;
    return ++seen->polled == seen->stop_at;
}

static struct progress begin(struct seen *seen, int64_t total)
{
    struct progress progress;
    now = 1000;
    *seen = (struct seen){0};
    progress_init(&progress, "Counting", total, test_clock);
    progress.show = show;
    progress.stop = stop;
    progress.context = seen;
    return progress;
}

static void test_looks_ten_times_a_second_at_most(void **state)
{
    (void)state;
    struct seen seen;
    struct progress progress = begin(&seen, 100000);
    for (int64_t done = 1; done <= 10000; done++) {
        now = 1000 + done / 100; /* 100 ms in all */
        assert_true(progress_step(&progress, done));
    }
    assert_int_equal(seen.shown, 1);
    assert_int_equal(seen.polled, 1);
    now += 99;
    progress_step(&progress, 10001);
    assert_int_equal(seen.shown, 1);
    now += 1;
    progress_step(&progress, 10002);
    assert_int_equal(seen.shown, 2);
    assert_int_equal(progress.done, 10002);
}

static void test_quick_work_shows_nothing(void **state)
{
    (void)state;
    struct seen seen;
    struct progress progress = begin(&seen, 10);
    progress.say = hear;
    for (int64_t done = 1; done <= 10; done++)
        progress_step(&progress, done);
    assert_int_equal(seen.shown, 0);
    assert_int_equal(seen.lines, 0);
}

static void test_escape_stops_for_good(void **state)
{
    (void)state;
    struct seen seen;
    struct progress progress = begin(&seen, 100);
    seen.stop_at = 2;
    now += 100;
    assert_true(progress_step(&progress, 1));
    now += 100;
    assert_false(progress_step(&progress, 2));
    assert_true(progress.cancelled);
    now += 1000;
    assert_false(progress_step(&progress, 3));
    assert_int_equal(seen.polled, 2); /* not polled again */
}

static void test_parts_may_be_missing(void **state)
{
    (void)state;
    struct progress progress;
    now = 0;
    progress_init(&progress, NULL, 0, test_clock);
    now = 5000;
    assert_true(progress_step(&progress, 7));
    assert_int_equal(progress_left(&progress), -1);
}

static void test_estimates(void **state)
{
    (void)state;
    static const struct {
        int64_t total, done, after;
        const char *text;
    } rows[] = {
        {100, 10, 900, "10%"}, /* too soon to say */
        {100, 10, 1000, "10%  about 9 s left"},
        {100, 0, 5000, "0%"},
        {1000, 333, 3330, "33%  about 7 s left"},
        {100, 10, 10000, "10%  about 90 s left"},
        {100, 10, 11000, "10%  about 2 min left"},
        {100, 1, 60000, "1%  about 99 min left"},
        {100, 1, 120000, "1%  about 4 h left"},
        {100, 99, 99000, "99%  about 1 s left"},
        {1000, 999, 99900, "99%  about 1 s left"}, /* 100% only when all is done */
        {100, 100, 5000, "100%  about 0 s left"},
        {100, 120, 5000, "100%  about 0 s left"},
        {0, 12480, 5000, "12,480 done"},
        {INT64_MAX, INT64_MAX / 2, 4000, "49%  about 4 s left"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct seen seen;
        char text[PROGRESS_TEXT];
        struct progress progress = begin(&seen, rows[i].total);
        now += rows[i].after;
        progress_step(&progress, rows[i].done);
        assert_string_equal(progress_text(text, &progress), rows[i].text);
    }
}

static void shows(const struct progress *progress, int cells, const char *expected)
{
    struct canvas canvas;
    canvas_init(&canvas, 4, 80);
    progress_draw(progress, &canvas, 1, 2, cells);
    char *dump = canvas_dump(&canvas);
    assert_string_equal(dump, expected);
    free(dump);
    canvas_clear(&canvas);
}

static void test_picture(void **state)
{
    (void)state;
    struct seen seen;
    struct progress progress = begin(&seen, 100);
    now += 3000;
    progress_step(&progress, 50);
    shows(&progress, 76,
          "\n"
          "  Counting\n"
          "  [###############---------------] 50%  about 3 s left  Esc stops\n"
          "\n");
    shows(&progress, 30,
          "\n"
          "  Counting\n"
          "  [######-------] 50%  about 3 ~\n"
          "\n");
    progress.cancelled = true;
    shows(&progress, 76,
          "\n"
          "  Counting\n"
          "  [###############---------------] 50%  about 3 s left  stopping\n"
          "\n");
    progress = begin(&seen, 0);
    now += 3000;
    progress.stop = NULL;
    progress.title = "统计";
    progress_step(&progress, 1234567);
    shows(&progress, 76,
          "\n"
          "  统计\n"
          "  1,234,567 done\n"
          "\n");
}

static void test_each_tenth_is_said_once(void **state)
{
    (void)state;
    struct seen seen;
    struct progress progress = begin(&seen, 1000);
    progress.say = hear;
    for (int64_t done = 1; done <= 1000; done++) {
        now += 20;
        progress_step(&progress, done);
    }
    assert_int_equal(seen.lines, 10);
    assert_string_equal(seen.line[0], "Counting: 10%  about 18 s left");
    assert_string_equal(seen.line[9], "Counting: 100%  about 0 s left");
}

static void test_a_jump_is_said_once(void **state)
{
    (void)state;
    struct seen seen;
    struct progress progress = begin(&seen, 100);
    progress.say = hear;
    now += 500;
    progress_step(&progress, 45);
    now += 500;
    progress_step(&progress, 46);
    assert_int_equal(seen.lines, 1);
    assert_string_equal(seen.line[0], "Counting: 45%");
}

static void test_without_a_total_it_is_said_now_and_then(void **state)
{
    (void)state;
    struct seen seen;
    struct progress progress = begin(&seen, 0);
    progress.say = hear;
    for (int64_t done = 1; done <= 350; done++) {
        now += 100;
        progress_step(&progress, done);
    }
    assert_int_equal(seen.lines, 3);
    assert_string_equal(seen.line[0], "Counting: 100 done");
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_looks_ten_times_a_second_at_most),
        cmocka_unit_test(test_quick_work_shows_nothing),
        cmocka_unit_test(test_escape_stops_for_good),
        cmocka_unit_test(test_parts_may_be_missing),
        cmocka_unit_test(test_estimates),
        cmocka_unit_test(test_picture),
        cmocka_unit_test(test_each_tenth_is_said_once),
        cmocka_unit_test(test_a_jump_is_said_once),
        cmocka_unit_test(test_without_a_total_it_is_said_now_and_then),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
