/* SPDX-License-Identifier: MIT */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "store/outfile.h"

#include "tests/support/scratch.h"

static struct error err;
static char path[SCRATCH_PATH];

static const char *held(const char *file)
{
    static char text[64];
    size_t length = 0;
    FILE *in = fopen(file, "r");
    if (in) {
        length = fread(text, 1, sizeof text - 1, in);
        fclose(in);
    }
    text[length] = '\0';
    return text;
}

static void make(const char *name, const char *text)
{
    char file[SCRATCH_PATH];
    FILE *out = fopen(scratch_path(file, name), "w");
    assert_non_null(out);
    fputs(text, out);
    fclose(out);
}

static enum status put(bool replace, const char *text)
{
    struct outfile out;
    enum status status = outfile_begin(&out, path, replace, &err);
    if (status == STATUS_OK)
        status = outfile_write(&out, text, strlen(text), &err);
    return status == STATUS_OK ? outfile_end(&out, &err) : status;
}

static void a_file_is_private_and_whole(void **state)
{
    struct stat of;
    (void)state;
    scratch_path(path, "list.csv");
    assert_int_equal(put(false, "one"), STATUS_OK);
    assert_string_equal(held(path), "one");
    assert_int_equal(stat(path, &of), 0);
    assert_int_equal(of.st_mode & 07777, 0600);
    assert_int_equal(of.st_nlink, 1);
    assert_int_equal(put(false, "two"), STATUS_FILE_EXISTS);
    assert_string_equal(held(path), "one");
    assert_int_equal(put(true, "two"), STATUS_OK);
    assert_string_equal(held(path), "two");
}

static void what_is_given_up_leaves_nothing(void **state)
{
    struct outfile out;
    char draft[SCRATCH_PATH];
    (void)state;
    scratch_path(path, "list.csv");
    assert_int_equal(outfile_begin(&out, path, true, &err), STATUS_OK);
    snprintf(draft, sizeof draft, "%s", out.draft);
    assert_int_equal(outfile_write(&out, "three", 5, &err), STATUS_OK);
    outfile_drop(&out);
    assert_int_equal(access(draft, F_OK), -1);
    assert_string_equal(held(path), "two");
}

static void a_symbolic_link_is_replaced_not_followed(void **state)
{
    char target[SCRATCH_PATH];
    (void)state;
    make("precious", "gold");
    scratch_path(path, "link");
    assert_int_equal(symlink(scratch_path(target, "precious"), path), 0);
    assert_int_equal(put(false, "x"), STATUS_FILE_EXISTS);
    assert_int_equal(put(true, "x"), STATUS_OK);
    assert_string_equal(held(target), "gold");
    assert_string_equal(held(path), "x");
}

static void the_files_of_a_shop_are_never_written_over(void **state)
{
    static const char *const names[] = {"tea.db",     "tea.db-wal",  "tea.db-shm",
                                        "tea.db-key", "tea.db-gate", "tea.db-head"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        make(names[i], "kept");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        scratch_path(path, names[i]);
        assert_int_equal(put(true, "x"), STATUS_BAD_VALUE);
        assert_string_equal(err.detail, "shop_file");
        assert_string_equal(held(path), "kept");
    }
    scratch_path(path, "tea.csv");
    assert_int_equal(put(true, "x"), STATUS_OK);
}

static void a_pipe_is_written_to_as_it_is(void **state)
{
    char text[8] = "";
    (void)state;
    assert_int_equal(mkfifo(scratch_path(path, "pipe"), 0600), 0);
    int in = open(path, O_RDONLY | O_NONBLOCK);
    assert_int_equal(put(true, "x"), STATUS_OK);
    assert_int_equal(read(in, text, sizeof text), 1);
    assert_string_equal(text, "x");
    close(in);
}

static void a_folder_that_is_not_there_is_said(void **state)
{
    (void)state;
    scratch_path(path, "no/such.csv");
    assert_int_equal(put(true, "x"), STATUS_IO_ERROR);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_is_private_and_whole),
        cmocka_unit_test(what_is_given_up_leaves_nothing),
        cmocka_unit_test(a_symbolic_link_is_replaced_not_followed),
        cmocka_unit_test(the_files_of_a_shop_are_never_written_over),
        cmocka_unit_test(a_pipe_is_written_to_as_it_is),
        cmocka_unit_test(a_folder_that_is_not_there_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, scratch_clean);
}
