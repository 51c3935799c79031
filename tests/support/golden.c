/* SPDX-License-Identifier: MIT */
#include "tests/support/golden.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#include <cmocka.h>

static char *read_whole(const char *path)
{
    FILE *file = fopen(path, "r");
    struct buffer text = {0};
    char piece[4096];
    if (!file)
        return NULL;
    for (size_t got; (got = fread(piece, 1, sizeof piece, file)) > 0;)
        buffer_add_bytes(&text, piece, got);
    fclose(file);
    return text.text ? text.text : mem_copy("");
}

static void write_whole(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void print_difference(const char *path, const char *wanted, const char *text)
{
    size_t line = 1, start = 0, at = 0;
    for (; wanted[at] && wanted[at] == text[at]; at++)
        if (text[at] == '\n') {
            line++;
            start = at + 1;
        }
    print_message("%s:%zu: wanted\n%.*s\nbut it is\n%.*s\nand all of it is now\n%s", path, line,
                  (int)strcspn(wanted + start, "\n"), wanted + start, (int)strcspn(text + start, "\n"), text + start,
                  text);
}

void golden_same(const char *name, const char *text)
{
    char path[300];
    const char *source = getenv("srcdir"), *mode = getenv("FRONTDESK_SCREENS");
    snprintf(path, sizeof path, "%.150s/tests/%.100s", source ? source : ".", name);
    if (mode && strcmp(mode, "write") == 0)
        write_whole(path, text);
    char *wanted = read_whole(path);
    if (!wanted)
        print_message("there is no %s\n", path);
    assert_non_null(wanted);
    bool same = strcmp(wanted, text) == 0;
    if (!same)
        print_difference(path, wanted, text);
    free(wanted);
    assert_true(same);
}
