/* SPDX-License-Identifier: MIT */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"

#include <cmocka.h>

static char path[] = "/tmp/test_log_XXXXXX";

static const char *content(void)
{
    static char text[8192];
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    return text;
}

static void lines_are_stamped_and_clean(void **state)
{
    (void)state;
    log_line("dropped: no log is open");
    assert_int_equal(unlink(path), 0);
    assert_int_equal(log_open(path, NULL), STATUS_OK);
    struct stat stat_of;
    assert_int_equal(stat(path, &stat_of), 0);
    assert_int_equal(stat_of.st_mode & 0777, 0600);
    log_line("bill %d\nforged line \x1b[31m", 7);
    log_close();
    log_line("dropped again");
    assert_int_equal(log_open(path, NULL), STATUS_OK);
    log_line("second");
    log_close();
    assert_string_equal(content(), "2026-08-01T02:22:05 bill 7?forged line ?[31m\n2026-08-01T02:22:05 second\n");
}

/* Args may name a member: the log never sees them. */
static void errors_without_the_persons_in_them(void **state)
{
    (void)state;
    struct error err;
    (void)error_value(&err, "phone", "13812345678", "not a phone number");
    error_detail(&err, "length");
    assert_int_equal(truncate(path, 0), 0);
    assert_int_equal(log_open(path, NULL), STATUS_OK);
    log_error("enrol", &err);
    log_close();
    assert_string_equal(content(),
                        "2026-08-01T02:22:05 enrol: bad_value field=phone detail=length note=not a phone number\n");
}

static void long_lines_are_cut_whole(void **state)
{
    (void)state;
    char text[4096] = "";
    while (strlen(text) < 4000)
        strcat(text, "𠮷");
    assert_int_equal(truncate(path, 0), 0);
    assert_int_equal(log_open(path, NULL), STATUS_OK);
    log_line("%s", text);
    log_close();
    const char *line = content();
    assert_in_range(strlen(line), 1000, 2100);
    assert_int_equal(line[strlen(line) - 1], '\n');
}

static void a_log_that_cannot_be_opened(void **state)
{
    (void)state;
    struct error err;
    assert_int_equal(log_open("/nonexistent/folder/log", &err), STATUS_IO_ERROR);
    assert_string_equal(err.field, "log");
}

static int prepare(void **state)
{
    (void)state;
    setenv("TZ", "UTC0", 1);
    tzset();
    clock_freeze(1785550925);
    int file = mkstemp(path);
    return file < 0 || close(file) != 0 || !setlocale(LC_CTYPE, "C.UTF-8") ? -1 : 0;
}

static int clean_up(void **state)
{
    (void)state;
    return unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_stamped_and_clean),
        cmocka_unit_test(errors_without_the_persons_in_them),
        cmocka_unit_test(long_lines_are_cut_whole),
        cmocka_unit_test(a_log_that_cannot_be_opened),
    };
    return cmocka_run_group_tests(tests, prepare, clean_up);
}
