/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"

#include <cmocka.h>

#include "rules/compare.h"

#include "tests/support/tray.h"

/* The differences, one per line: "path: before -> after". Both texts are written with single quotes. */
static char *told(const char *before, const char *after)
{
    struct changes changes;
    struct error err;
    struct buffer text = {0};
    char *old = tray_json(before), *new = tray_json(after);
    assert_int_equal(compare_text(old, new, &changes, &err), STATUS_OK);
    buffer_add(&text, "");
    for (size_t i = 0; i < changes.count; i++) {
        const struct change *change = &changes.change[i];
        buffer_format(&text, "%s: %s -> %s\n", change->path, change->before ? change->before : "-",
                      change->after ? change->after : "-");
    }
    compare_changes_clear(&changes);
    free(old);
    free(new);
    return text.text;
}

static void expect(const char *before, const char *after, const char *wanted)
{
    char *text = told(before, after);
    assert_string_equal(text, wanted);
    free(text);
}

static void test_values(void **state)
{
    (void)state;
    expect("{'a':{'b':1}}", "{'a':{'b':1}}", "");
    expect("{'a':{'b':1,'c':2}}", "{'a':{'b':3,'d':'x'}}", "a.b: 1 -> 3\na.c: 2 -> -\na.d: - -> x\n");
    expect("{'a':null}", "{}", "");
    expect("{'a':{'b':1}}", "{'a':7}", "a: {\"b\":1} -> 7\n");
    expect("{'days':[1,2]}", "{'days':[2,3]}", "days: [1,2] -> [2,3]\n");
}

static void test_lists_by_code(void **state)
{
    (void)state;
    expect("{'offers':[{'code':'A','p':1},{'code':'B','p':2}]}", "{'offers':[{'code':'B','p':3},{'code':'C'}]}",
           "offers[A]: {\"code\":\"A\",\"p\":1} -> -\noffers[B].p: 2 -> 3\noffers[C]: - -> {\"code\":\"C\"}\n");
    expect("{'topups':[{'pay':'500.00','bonus':'50.00'}]}", "{'topups':[{'pay':'500.00','bonus':'60.00'}]}",
           "topups[500.00].bonus: 50.00 -> 60.00\n");
    expect("{'l':[{'x':1},{'x':2}]}", "{'l':[{'x':1}]}", "l[1]: {\"x\":2} -> -\n");
}

static void test_no_json(void **state)
{
    (void)state;
    struct changes changes;
    struct error err;
    assert_int_equal(compare_text("{", "{}", &changes, &err), STATUS_BAD_VALUE);
    assert_int_equal(compare_text("{}", "", &changes, &err), STATUS_BAD_VALUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_values), cmocka_unit_test(test_lists_by_code),
                                       cmocka_unit_test(test_no_json)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
