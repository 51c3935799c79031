/* SPDX-License-Identifier: MIT */
#include <poll.h>
#include <pty.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/locale.h"
#include "base/relay.h"

#include <cmocka.h>

/* Converts the text in pieces of `piece` bytes. */
static void becomes(const char *to, const char *from, const char *text, size_t piece, const char *expected)
{
    struct buffer out = {0};
    struct relay_stream *stream = relay_stream_new(to, from);
    assert_non_null(stream);
    for (size_t length = strlen(text), part; length > 0; text += part, length -= part) {
        part = piece < length ? piece : length;
        relay_stream_add(stream, text, part, &out);
    }
    assert_string_equal(out.text ? out.text : "", expected);
    buffer_clear(&out);
    relay_stream_free(stream);
}

static void test_pieces(void **state)
{
    (void)state;
    for (size_t piece = 1; piece < 9; piece++) {
        becomes("GB18030", "UTF-8", "\033[1m张丽 128\n", piece, "\033[1m\xd5\xc5\xc0\xf6 128\n");
        becomes("UTF-8", "GB18030", "\xd5\xc5\xc0\xf6 5678\r", piece, "张丽 5678\r");
        becomes("UTF-8", "GBK", "\xd5\xc5\xc0\xf6", piece, "张丽");
    }
    becomes("GB18030", "UTF-8", "𠮷", 9, "\x95\x34\xb2\x35");
}

static void test_what_cannot_be_shown(void **state)
{
    (void)state;
    becomes("GBK", "UTF-8", "¥128.00 𠮷a", 1, "Y128.00 ??a");
    becomes("ISO-8859-1", "UTF-8", "张 é", 2, "?? \xe9");
    becomes("UTF-8", "GB18030",
            "a\xff"
            "b",
            3, "a?b");
}

static void named(const char *value, const char *expected)
{
    setenv("LC_ALL", value, 1);
    const char *charset = relay_charset();
    if (expected)
        assert_string_equal(charset, expected);
    else
        assert_null(charset);
    unsetenv("LC_ALL");
}

static void test_what_the_environment_names(void **state)
{
    (void)state;
    named("zh_CN.GB18030", "GB18030");
    named("zh_CN.gbk", "gbk");
    named("zh_CN.eucCN", "GBK");
    named("zh_TW.BIG5@x", "BIG5");
    named("zh_CN.UTF-8", NULL);
    named("C.utf8", NULL);
    named("zh_CN", NULL);
    named("C", NULL);
    named("xx.nonsense", NULL);
}

/* Runs in the child on a terminal of that character set: asks, reads the answer, prints it and exits with 7. */
static void behind_the_relay(void)
{
    int status;
    char heard[64] = "";
    setenv("LC_ALL", "zh_CN.GB18030", 1);
    if (relay_run(&status))
        _exit(status);
    printf("姓名>");
    fflush(stdout);
    if (!fgets(heard, sizeof heard, stdin))
        _exit(1);
    printf("[%s]\n", strcmp(heard, "张丽\n") == 0 ? "张丽" : "?");
    fflush(stdout);
    _exit(7);
}

/* Reads until the text has arrived. */
static bool came(int fd, char *seen, size_t size, const char *text)
{
    size_t used = strlen(seen);
    struct pollfd polled = {.fd = fd, .events = POLLIN};
    while (!strstr(seen, text)) {
        ssize_t got = poll(&polled, 1, 10000) > 0 ? read(fd, seen + used, size - 1 - used) : 0;
        if (got <= 0)
            return false;
        used += (size_t)got;
        seen[used] = '\0';
    }
    return true;
}

static void test_a_terminal(void **state)
{
    (void)state;
    int terminal, end = 0;
    char seen[512] = "";
    pid_t program = forkpty(&terminal, NULL, NULL, NULL);
    if (program == 0)
        behind_the_relay();
    assert_true(program > 0);
    assert_true(came(terminal, seen, sizeof seen, "\xd0\xd5\xc3\xfb>"));
    assert_int_equal(write(terminal, "\xd5\xc5\xc0\xf6\r", 5), 5);
    assert_true(came(terminal, seen, sizeof seen, "[\xd5\xc5\xc0\xf6]"));
    waitpid(program, &end, 0);
    assert_true(WIFEXITED(end) && WEXITSTATUS(end) == 7);
    close(terminal);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pieces),
        cmocka_unit_test(test_what_cannot_be_shown),
        cmocka_unit_test(test_what_the_environment_names),
        cmocka_unit_test(test_a_terminal),
    };
    locale_start("en");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
