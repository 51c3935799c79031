/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/mem.h"

#include <cmocka.h>

#include "exchange/qr.h"

#define DOT 6 /* points of a module in the picture */

static struct qr made(const char *text)
{
    struct qr qr;
    struct error err;
    assert_int_equal(qr_make(text, &qr, &err), STATUS_OK);
    return qr;
}

static void test_modules(void **state)
{
    (void)state;
    struct qr qr = made("FM-17-0123456789ABCDEF");
    assert_int_equal(qr.side, 25); /* capitals and digits: version 2 */
    for (int i = 0; i < 7; i++) {  /* the upper edges of the finder patterns, and the light beside them */
        assert_true(qr_dark(&qr, 0, i) && qr_dark(&qr, 0, qr.side - 1 - i) && qr_dark(&qr, qr.side - 1, i));
        assert_false(qr_dark(&qr, 7, i));
    }
    assert_false(qr_dark(&qr, -1, 0) || qr_dark(&qr, 0, -1) || qr_dark(&qr, qr.side, 0) || qr_dark(&qr, 0, qr.side));
    qr_clear(&qr);
}

static void test_lines(void **state)
{
    (void)state;
    char text[QR_LINE_TEXT];
    struct buffer paper = {0}, screen = {0};
    struct qr qr = made("FM-17-0123456789ABCDEF");
    assert_int_equal(qr_cells(&qr), 33);
    assert_int_equal(qr_lines(&qr), 17); /* fits a terminal of 24 rows */
    assert_string_equal(qr_line(text, &qr, 0), "                                 ");
    assert_int_equal(strncmp(qr_line(text, &qr, 2), "    █▀▀▀▀▀█ ", strlen("    █▀▀▀▀▀█ ")), 0);
    qr_text(&qr, false, &paper);
    assert_null(strchr(paper.text, '\033'));
    qr_text(&qr, true, &screen);
    assert_int_equal(strncmp(screen.text, "\033[30;47;107m    ", 16), 0);
    assert_string_equal(screen.text + screen.length - 5, "\033[0m\n");
    buffer_clear(&paper);
    buffer_clear(&screen);
    qr_clear(&qr);
}

static void test_refused(void **state)
{
    (void)state;
    struct qr qr;
    struct error err;
    char *much = mem_alloc(4001);
    memset(much, 'x', 4000);
    assert_int_equal(qr_make(much, &qr, &err), STATUS_BAD_VALUE);
    assert_int_equal(qr_make("", &qr, &err), STATUS_BAD_VALUE);
    assert_null(qr.dark);
    free(much);
    much = mem_alloc(2332); /* the largest there is */
    memset(much, 'x', 2331);
    qr = made(much);
    char text[QR_LINE_TEXT];
    assert_int_equal(qr.side, 177);
    for (int line = 0; line < qr_lines(&qr); line++)
        assert_true(strlen(qr_line(text, &qr, line)) < QR_LINE_TEXT);
    qr_clear(&qr);
    free(much);
}

/* One line of half blocks as two rows of grey points. */
static void paint(FILE *picture, const char *line, int half)
{
    for (int y = 0; y < DOT; y++)
        for (const char *at = line; *at != '\0'; at += *at == ' ' ? 1 : 3) {
            bool dark = strncmp(at, "█", 3) == 0 || strncmp(at, half == 0 ? "▀" : "▄", 3) == 0;
            for (int x = 0; x < DOT; x++)
                fputc(dark ? 0 : 255, picture);
        }
}

/* Another program reads what the lines show, and finds what was put in. */
static void reads_back(const char *text)
{
    char path[] = "/tmp/test-qr-XXXXXX", command[128], line[QR_LINE_TEXT], seen[512] = "";
    struct qr qr = made(text);
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    FILE *picture = fdopen(fd, "wb");
    assert_non_null(picture);
    fprintf(picture, "P5 %d %d 255\n", qr_cells(&qr) * DOT, 2 * qr_lines(&qr) * DOT);
    for (int i = 0; i < 2 * qr_lines(&qr); i++)
        paint(picture, qr_line(line, &qr, i / 2), i % 2);
    assert_int_equal(fclose(picture), 0);
    snprintf(command, sizeof command, "zbarimg --raw -q -Sdisable -Sqrcode.enable %s 2>/dev/null", path);
    FILE *reader = popen(command, "r");
    assert_non_null(reader);
    size_t length = fread(seen, 1, sizeof seen - 1, reader);
    pclose(reader);
    unlink(path);
    qr_clear(&qr);
    assert_true(length > 0 && seen[length - 1] == '\n');
    seen[length - 1] = '\0';
    assert_string_equal(seen, text);
}

static void test_read_back(void **state)
{
    (void)state;
    if (system("command -v zbarimg >/dev/null 2>&1") != 0) {
        print_message("zbarimg (Debian: zbar-tools) is not here: nothing read the codes back\n");
        skip();
    }
    reads_back("FM-17-0123456789ABCDEF");
    reads_back("7K3M-QX9T-2HVB");
    reads_back("https://example.com/c?code=7K3MQX9T2HVB&shop=1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_modules),
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_read_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
