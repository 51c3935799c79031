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

/* Args may name a member, so the log must not contain them. */
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

static off_t size_of(const char *name)
{
    struct stat of;
    return stat(name, &of) == 0 ? of.st_size : -1;
}

static mode_t mode_of(const char *name)
{
    struct stat of;
    return stat(name, &of) == 0 ? of.st_mode & 0777 : 0;
}

static void write_lines(char letter, int64_t bytes)
{
    char text[1000];
    memset(text, letter, sizeof text);
    text[sizeof text - 1] = '\0';
    for (int64_t written = 0; written < bytes; written += 20 + (int64_t)sizeof text) /* the time, the line's end */
        log_line("%s", text);
}

/* The first character of the text of a file's first line. */
static char begins_with(const char *name)
{
    char line[64] = "";
    FILE *file = fopen(name, "r");
    assert_non_null(file);
    assert_non_null(fgets(line, sizeof line, file));
    fclose(file);
    return line[20];
}

static char *part(int number)
{
    static char name[sizeof path + 8];
    if (number == 0)
        snprintf(name, sizeof name, "%s", path);
    else
        snprintf(name, sizeof name, "%s.%d", path, number);
    return name;
}

/* Each full file is renamed by one, and the oldest is deleted. */
static void a_full_log_is_turned(void **state)
{
    (void)state;
    assert_int_equal(truncate(path, 0), 0);
    assert_int_equal(chmod(path, 0644), 0);
    assert_int_equal(log_open(path, NULL), STATUS_OK);
    for (char letter = 'a'; letter < 'a' + LOG_KEPT + 2; letter++)
        write_lines(letter, LOG_BYTES);
    write_lines('z', 1);
    log_close();
    for (int i = 1; i <= LOG_KEPT; i++) {
        assert_in_range(size_of(part(i)), LOG_BYTES, LOG_BYTES + 1100);
        assert_int_equal(begins_with(part(i)), 'a' + LOG_KEPT + 2 - i);
    }
    assert_in_range(size_of(path), 1, LOG_BYTES - 1);
    assert_int_equal(size_of(part(LOG_KEPT + 1)), -1);
    for (int i = 0; i <= LOG_KEPT; i++)
        assert_int_equal(mode_of(part(i)), 0600);
    /* A log that another process has filled is rotated on opening. */
    assert_int_equal(truncate(path, LOG_BYTES), 0);
    assert_int_equal(log_open(path, NULL), STATUS_OK);
    assert_int_equal(size_of(path), 0);
    log_close();
    for (int i = 1; i <= LOG_KEPT; i++)
        assert_int_equal(unlink(part(i)), 0);
}

/* After another process has rotated the log, a line goes into the new file. */
static void a_log_turned_by_another_is_followed(void **state)
{
    (void)state;
    assert_int_equal(truncate(path, 0), 0);
    assert_int_equal(log_open(path, NULL), STATUS_OK);
    write_lines('a', LOG_BYTES / 2);
    assert_int_equal(rename(path, part(1)), 0);
    write_lines('b', LOG_BYTES - size_of(part(1)));
    write_lines('c', 1);
    log_close();
    assert_int_equal(begins_with(path), 'c');
    assert_int_equal(size_of(part(2)), -1);
    assert_int_equal(unlink(part(1)), 0);
}

static void the_programs_own_log(void **state)
{
    (void)state;
    char folder[] = "/tmp/test_log_state_XXXXXX", state_home[64], name[96];
    assert_non_null(mkdtemp(folder));
    snprintf(state_home, sizeof state_home, "%s/state", folder);
    setenv("XDG_STATE_HOME", state_home, 1);
    log_start();
    log_line("hello");
    log_close();
    snprintf(name, sizeof name, "%s/frontdesk/frontdesk.log", state_home);
    assert_int_equal(mode_of(name), 0600);
    assert_true(size_of(name) > 0);
    assert_int_equal(unlink(name), 0);
    *strrchr(name, '/') = '\0';
    assert_int_equal(mode_of(name), 0700);
    assert_int_equal(rmdir(name), 0);
    assert_int_equal(rmdir(state_home), 0);
    /* Where no log can be opened, nothing is reported. */
    setenv("XDG_STATE_HOME", "/dev/null/state", 1);
    log_start();
    log_line("dropped");
    unsetenv("XDG_STATE_HOME");
    unsetenv("HOME");
    log_start();
    assert_int_equal(rmdir(folder), 0);
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
        cmocka_unit_test(lines_are_stamped_and_clean), cmocka_unit_test(errors_without_the_persons_in_them),
        cmocka_unit_test(long_lines_are_cut_whole),    cmocka_unit_test(a_log_that_cannot_be_opened),
        cmocka_unit_test(a_full_log_is_turned),        cmocka_unit_test(a_log_turned_by_another_is_followed),
        cmocka_unit_test(the_programs_own_log),
    };
    return cmocka_run_group_tests(tests, prepare, clean_up);
}
