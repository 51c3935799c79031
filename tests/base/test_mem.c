/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/mem.h"

#include <cmocka.h>

static void fresh_memory_is_zero(void **state)
{
    (void)state;
    unsigned char *block = mem_alloc(4096);
    for (int i = 0; i < 4096; i++)
        assert_int_equal(block[i], 0);
    free(block);
    free(mem_alloc(0));
}

static void growth_keeps_what_was_there(void **state)
{
    (void)state;
    int *items = NULL;
    size_t room = 0;
    for (size_t count = 0; count < 10000; count++) {
        items = mem_grow(items, count, &room, sizeof *items);
        assert_true(room > count);
        items[count] = (int)count;
    }
    for (int i = 0; i < 10000; i++)
        assert_int_equal(items[i], i);
    free(items);
}

static void resize_and_copy(void **state)
{
    (void)state;
    char *text = mem_copy("白金会员");
    assert_string_equal(text, "白金会员");
    text = mem_resize(text, 100, 2);
    assert_string_equal(text, "白金会员");
    text = mem_resize(text, 0, 2);
    assert_non_null(text);
    free(text);
}

static void buffers_grow_and_end(void **state)
{
    (void)state;
    struct buffer buffer = {0};
    buffer_add(&buffer, "");
    assert_string_equal(buffer.text, "");
    for (int i = 0; i < 1000; i++)
        buffer_format(&buffer, "%03d", i);
    assert_int_equal(buffer.length, 3000);
    assert_memory_equal(buffer.text + 2991, "997998999", 10);
    buffer_add_bytes(&buffer, "a\0b", 3);
    buffer_add(&buffer, "c");
    assert_int_equal(buffer.length, 3004);
    assert_memory_equal(buffer.text + 3000, "a\0bc", 5);
    buffer_clear(&buffer);
    assert_null(buffer.text);
    assert_int_equal(buffer.length, 0);
    buffer_clear(&buffer);
}

/* A size that does not fit ends the program with the disk-error status instead of a small block. */
static void overflow_ends_the_program(void **state)
{
    (void)state;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        close(STDERR_FILENO);
        free(mem_resize(NULL, SIZE_MAX / 4 + 2, 4));
        _exit(0);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fresh_memory_is_zero),      cmocka_unit_test(growth_keeps_what_was_there),
        cmocka_unit_test(resize_and_copy),           cmocka_unit_test(buffers_grow_and_end),
        cmocka_unit_test(overflow_ends_the_program),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
