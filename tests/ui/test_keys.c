/* SPDX-License-Identifier: MIT */
/* The key tables, and that footer and help are nothing but their rows, in both languages. */
#include "ui/flow/keys.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>

#include <cmocka.h>

#include "base/locale.h"
#include "base/text.h"
#include "tests/support/counter.h"
#include "ui/screens/screens.h"

#define HELP_CELLS 63 /* of a row of help at 80 columns */

static void no_row_hides_another(void **state)
{
    (void)state;
    for (size_t i = 0; i < keys_count(); i++) {
        const struct binding *row = keys_at(i);
        assert_true(row->states != 0 && row->states < (UINT64_C(1) << TILL_STATES));
        for (int s = 0; s < TILL_STATES; s++)
            if (keys_in(row, (enum till_state)s))
                assert_ptr_equal(keys_find((enum till_state)s, row->sign, row->digit), row);
    }
    assert_null(keys_at(keys_count()));
}

static void every_action_has_a_key(void **state)
{
    (void)state;
    bool seen[ACTION_COUNT] = {false};
    for (size_t i = 0; i < keys_count(); i++)
        seen[keys_at(i)->action] = true;
    assert_false(seen[ACTION_NONE]);
    for (int action = ACTION_NONE + 1; action < ACTION_COUNT; action++)
        assert_true(seen[action]);
}

static void what_is_shown_is_explained(void **state)
{
    (void)state;
    for (size_t i = 0; i < keys_count(); i++) {
        const struct binding *row = keys_at(i);
        assert_true((row->key == NULL) == (row->help == NULL));
        assert_true(!row->label || row->key);
        if (row->key)
            assert_true(text_width(_(row->help)) <= HELP_CELLS);
    }
}

/* Back, help and refresh mean the same everywhere. */
static void some_keys_work_in_every_state(void **state)
{
    (void)state;
    static const enum sign everywhere[] = {SIGN_BACK, SIGN_HELP, SIGN_F5, SIGN_LANGUAGE};
    for (int s = 0; s < TILL_STATES; s++)
        for (size_t i = 0; i < sizeof everywhere / sizeof *everywhere; i++)
            assert_non_null(keys_find((enum till_state)s, everywhere[i], DIGIT_ANY));
}

/* On a screen wide enough the footer holds the label of every row of the state; help its key and its words. */
static void shows_all_rows(struct counter *counter)
{
    enum till_state state = till_state(counter->till);
    char *footer = counter_shot(counter, 60, 240);
    counter_type(counter, "<F1>");
    char *help = counter_shot(counter, 60, 240);
    counter_type(counter, "<F1>");
    for (size_t i = 0; i < keys_count(); i++) {
        const struct binding *row = keys_at(i);
        if (!keys_in(row, state) || !row->key)
            continue;
        assert_non_null(strstr(help, _(row->key)));
        assert_non_null(strstr(help, _(row->help)));
        if (!row->label)
            continue;
        char label[WORDS_TEXT];
        word_fill(label, _(row->label), words_tender(tender_code(counter->till->default_tender)), NULL);
        assert_non_null(strstr(footer, label));
    }
    free(footer);
    free(help);
}

static void footer_and_help_are_the_table(void **state)
{
    (void)state;
    static const char *const way[] = {
        "", "1111", "1111⏎", "⏎", "⏎128⏎", "⏎128⏎.2", "5678z⏎.2", "<F8>", "ABCDEFGHJKMN⏎", "13987654321⏎",
        "⏎128⏎⏎/", "⏎lj", "⏎128⏎⏎/⏎", "⏎128⏎⏎/3⏎", "⏎128⏎⏎/3⏎*⏎⏎", "⏎128⏎⏎/3⏎.4", "<^P>", "5678z⏎.5",
        "5678z⏎.5.7", "⏎128⏎..", ".8", ".6", "<scan:6900000000009>", ".6<F2>E07⏎⏎300⏎⏎<^Z>", "⏎128⏎<F6><F6>", "5678⏎128⏎-5⏎",
        "5678z⏎+5⏎", "5678z⏎.4", "5678z⏎.1", "<F7>", "5678z⏎128⏎<F7>", "5678z⏎128⏎.9", "⏎128⏎.9.2", "⏎128⏎<F4>", "13987654321⏎张丽云⏎<F4>", "⏎12⏎⏎1111⏎.7", "⏎12⏎⏎1111⏎.7⏎", "1111⏎.5.2", ".1", ".11⏎<S-Tab><Tab><Tab><Tab><Tab><Tab><Tab><Tab><Tab><Tab>",
        ".11⏎<F9>", "⏎128⏎⏎/3⏎.5",
        ".4", ".47", ".41<Bs><Bs><Bs><Bs>2<F9><F9>", ".2", "1111⏎128⏎⏎.2⏎",
    };
    uint64_t seen = 0;
    for (size_t i = 0; i < sizeof way / sizeof *way; i++) {
        struct counter counter;
        counter_open(&counter);
        counter_type(&counter, way[i]);
        seen |= UINT64_C(1) << till_state(counter.till);
        shows_all_rows(&counter);
        counter_close(&counter);
    }
    assert_int_equal(seen, (UINT64_C(1) << TILL_STATES) - 1);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_row_hides_another),
        cmocka_unit_test(every_action_has_a_key),
        cmocka_unit_test(what_is_shown_is_explained),
        cmocka_unit_test(some_keys_work_in_every_state),
        cmocka_unit_test(footer_and_help_are_the_table),
    };
    locale_start("zh");
    int failed = cmocka_run_group_tests_name("chinese", tests, NULL, NULL);
    locale_switch("en");
    return failed + cmocka_run_group_tests_name("english", tests, NULL, NULL);
}
