/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/asset.h"

#include <cmocka.h>

#include "rules/programme.h"
#include "desk/template.h"

static void every_template_is_a_programme(void **state)
{
    (void)state;
    const char *name, *summary;
    for (size_t i = 0; (name = template_name(i, &summary)) != NULL; i++) {
        struct programme programme;
        struct error err;
        const char *text = template_text(name);
        assert_non_null(text);
        if (programme_parse(text, strlen(text), &programme, &err) != STATUS_OK)
            fail_msg("%s: %s is no good: %s", name, err.field, err.note);
        assert_true(programme.points.on && programme.tier.levels > 2 && programme.wallet.topups > 0);
        programme_clear(&programme);
        assert_true(strlen(summary) > 0);
    }
    assert_null(template_text("none"));
}

static void every_template_file_has_a_name(void **state)
{
    (void)state;
    const char *summary;
    size_t files = 0, names = 0;
    for (const struct asset *asset = asset_list; asset->name; asset++)
        files += strncmp(asset->name, "templates/", 10) == 0;
    while (template_name(names, &summary))
        names++;
    assert_int_equal(files, names);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_template_is_a_programme),
                                       cmocka_unit_test(every_template_file_has_a_name)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
