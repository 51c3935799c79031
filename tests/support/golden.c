/* SPDX-License-Identifier: MIT */
#include "tests/support/golden.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/mem.h"

#include <cmocka.h>

#define PATH_SIZE 300
#define MARK "#### "

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

static void fail_at_exit(void)
{
    fflush(NULL);
    fprintf(stderr, "FRONTDESK_SCREENS=write: files below tests/ were written, nothing was compared\n");
    _exit(1);
}

static void write_whole(const char *path, const char *text)
{
    static bool registered;
    if (!registered)
        registered = atexit(fail_at_exit) == 0;
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static bool writing(void)
{
    const char *mode = getenv("FRONTDESK_SCREENS");
    return mode && strcmp(mode, "write") == 0;
}

static void path_of(char path[static PATH_SIZE], const char *name)
{
    const char *source = getenv("srcdir");
    snprintf(path, PATH_SIZE, "%.150s/tests/%.100s", source ? source : ".", name);
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

static void same(const char *where, const char *wanted, const char *text)
{
    if (!wanted)
        print_message("there is no %s\n", where);
    assert_non_null(wanted);
    bool same = strcmp(wanted, text) == 0;
    if (!same)
        print_difference(where, wanted, text);
    assert_true(same);
}

void golden_same(const char *name, const char *text)
{
    char path[PATH_SIZE];
    path_of(path, name);
    if (writing()) {
        write_whole(path, text);
        return;
    }
    char *wanted = read_whole(path);
    same(path, wanted, text);
    free(wanted);
}

/* --- files of several texts, each below a line "#### TITLE", in the order of strverscmp --------------------------- */

/* The line of the next title from there on, or the end of the text. */
static const char *next_section(const char *text)
{
    while (*text && strncmp(text, MARK, strlen(MARK)) != 0)
        text += strcspn(text, "\n"), text += *text == '\n';
    return text;
}

/* < 0 if the section's title is before that title, 0 if equal. */
static int section_order(const char *section, const char *title)
{
    char name[PATH_SIZE];
    section += strlen(MARK);
    snprintf(name, sizeof name, "%.*s", (int)strcspn(section, "\n"), section);
    return strverscmp(name, title);
}

/* The first section that does not stand before that title, or the end of the text. */
static const char *find_section(const char *text, const char *title)
{
    const char *section = next_section(text);
    while (*section && section_order(section, title) < 0)
        section = next_section(section + 1);
    return section;
}

static void compare_section(const char *path, const char *title, const char *text)
{
    char where[2 * PATH_SIZE];
    char *file = read_whole(path), *wanted = NULL;
    const char *section = file ? find_section(file, title) : "";
    snprintf(where, sizeof where, "%s, %s", path, title);
    if (*section && section_order(section, title) == 0) {
        section += strcspn(section, "\n") + 1;
        wanted = strndup(section, (size_t)(next_section(section) - section));
    }
    same(where, wanted, text);
    free(wanted);
    free(file);
}

/* Locked, because several programs write the file of footers at the same time. */
static void write_section(const char *path, const char *title, const char *text)
{
    int lock = open(path, O_RDONLY | O_CREAT | O_CLOEXEC, 0666);
    assert_true(lock >= 0 && flock(lock, LOCK_EX) == 0);
    char *file = read_whole(path);
    const char *section = find_section(file, title), *rest = section;
    struct buffer all = {0};
    if (*section && section_order(section, title) == 0)
        rest = next_section(section + 1);
    buffer_add_bytes(&all, file, (size_t)(section - file));
    buffer_format(&all, MARK "%s\n%s%s", title, text, rest);
    write_whole(path, all.text);
    buffer_clear(&all);
    free(file);
    close(lock);
}

static void section(const char *name, const char *title, const char *text)
{
    char path[PATH_SIZE];
    path_of(path, name);
    if (writing())
        write_section(path, title, text);
    else
        compare_section(path, title, text);
}

void golden_picture(const char *scene, const char *language, int rows, int cols, const char *picture)
{
    char name[120], title[120];
    size_t end = strlen(picture);
    assert_true(end > 0 && picture[end - 1] == '\n');
    const char *before = memrchr(picture, '\n', end - 1);
    size_t body = before ? (size_t)(before - picture) + 1 : 0;
    char *screen = strndup(picture, body);
    assert_non_null(screen);
    snprintf(name, sizeof name, "screens/%s.txt", scene);
    snprintf(title, sizeof title, "%dx%d %s", cols, rows, language);
    section(name, title, screen);
    free(screen);
    snprintf(title, sizeof title, "%s %dx%d %s", scene, cols, rows, language);
    section("screens/footers.txt", title, picture + body);
}
