/* SPDX-License-Identifier: MIT */
/* The bindings of the screens; footer and help show exactly them, in both languages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"

#include <cmocka.h>

#include "tests/support/player.h"
#include "tests/support/ways.h"

#include "ui/counter/draw.h"
#include "ui/screen/screen_list.h"

#define HELP_CELLS 63 /* of a row of help at 80 columns */

#define EACH(it, screen)                                                                                               \
    (const struct binding *it = (screen)->bindings; it < (screen)->bindings + (screen)->binding_count; it++)

static void no_binding_hides_another(void **state)
{
    (void)state;
    static const enum preset presets[] = {PRESET_DEFAULT, PRESET_LINES_FIRST};
    for (int s = 0; s < SCREEN_COUNT; s++)
        for (size_t p = 0; p < 2; p++)
            for
                EACH(row, screen_list[s])
    if (binding_holds(row, presets[p]))
        assert_ptr_equal(binding_find(screen_list[s], presets[p], row->sign, row->digit), row);
}

static void what_is_shown_is_explained(void **state)
{
    (void)state;
    for (int s = 0; s < SCREEN_COUNT; s++)
        for
            EACH(row, screen_list[s])
            {
                assert_true((row->key == NULL) == (row->help == NULL));
                assert_true(!row->label || row->key);
                assert_non_null(row->run);
                if (row->key)
                    assert_true(text_width(_(row->help)) <= HELP_CELLS);
            }
}

/* Where a tender is chosen by its digit, the digit and its words are those of the one table of tenders. */
static void tenders_are_offered_as_their_table_says(void **state)
{
    (void)state;
    static const struct {
        enum screen_id screen;
        enum tender_use use;
    } list[] = {{SCREEN_BILL, TENDER_OF_BILL},
                {SCREEN_TENDER, TENDER_OF_BILL},
                {SCREEN_TOPUP, TENDER_OF_TOPUP},
                {SCREEN_CORRECT, TENDER_OF_CORRECTION}};
    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        for (int t = 0; t < TENDER_COUNT; t++) {
            const struct tender_info *info = tender_info((enum tender_kind)t);
            const struct binding *row =
                binding_find(screen_list[list[i].screen], PRESET_DEFAULT, SIGN_CHOICE, info->digit);
            if (info->digit == 0)
                continue;
            assert_true((row != NULL) == ((info->uses & list[i].use) != 0));
            if (row) {
                assert_int_equal(row->argument, t);
                assert_string_equal(row->help, info->help);
            }
        }
}

/* Back, help and refresh mean the same everywhere. */
static void some_keys_work_on_every_screen(void **state)
{
    (void)state;
    static const enum sign everywhere[] = {SIGN_BACK, SIGN_HELP, SIGN_F5, SIGN_LANGUAGE};
    for (int s = 0; s < SCREEN_COUNT; s++)
        for (size_t i = 0; i < sizeof everywhere / sizeof *everywhere; i++)
            assert_non_null(binding_find(screen_list[s], PRESET_DEFAULT, everywhere[i], DIGIT_ANY));
}

/* A binding that acts on a row is on a screen that has rows. */
static void rows_are_needed_where_there_is_a_list(void **state)
{
    (void)state;
    for (int s = 0; s < SCREEN_COUNT; s++)
        for
            EACH(row, screen_list[s])
    assert_true(!row->needs_row || screen_list[s]->list || screen_list[s]->table);
}

/* Whether the label is part of the words of another binding shown. */
static bool within_another(const struct counter *counter, const struct binding *row)
{
    for
        EACH(other, counter_top(counter))
        {
            if (other != row && other->label && binding_answers(counter, other) &&
                strstr(_(other->label), _(row->label)))
                return true;
        }
    return false;
}

/* On a wide screen the footer has the label of every binding that can run, and help has every key and its words. */
static void shows_all_rows(struct player *player)
{
    char *footer = player_shot(player, 60, 240);
    player_type(player, "<F1>");
    char *help = player_shot(player, 60, 240);
    player_type(player, "<F1>");
    for
        EACH(row, counter_top(player->counter))
        {
            if (!binding_holds(row, player->counter->preset) || !row->key)
                continue;
            assert_non_null(strstr(help, _(row->key)));
            assert_non_null(strstr(help, _(row->help)));
            if (!row->label)
                continue;
            char label[RENDER_TEXT];
            word_fill(label, _(row->label), render_tender(tender_code(player->counter->default_tender)), NULL);
            bool shown = strstr(footer, label) != NULL;
            if (shown != binding_answers(player->counter, row) && !within_another(player->counter, row))
                fail_msg("%s: %s is %sshown", counter_caption(player->counter), label, shown ? "" : "not ");
        }
    free(footer);
    free(help);
}

static void footer_and_help_are_the_table(void **state)
{
    (void)state;
    bool seen[SCREEN_COUNT] = {false};
    for (const char *const *way = ways; *way; way++) {
        struct player player;
        player_open(&player);
        player_type(&player, *way);
        seen[counter_screen(player.counter)] = true;
        shows_all_rows(&player);
        player_close(&player);
    }
    for (int s = 0; s < SCREEN_COUNT; s++)
        if (!seen[s])
            fail_msg("no way leads to %s", screen_list[s]->title);
}

static bool on_footer(struct player *player, const char *label)
{
    char *screen = player_shot(player, 24, 240), *end = screen + strlen(screen);
    while (end > screen && end[-1] == '\n')
        *--end = '\0';
    bool shown = strstr(strrchr(screen, '\n'), _(label)) != NULL;
    free(screen);
    return shown;
}

/* The same key without and then with something to act on. */
static void what_does_nothing_is_not_shown(void **state)
{
    (void)state;
    static const struct {
        const char *label, *nothing, *something;
    } list[] = {
        {"Enter=the rest", "⏎128⏎.2100⏎", "⏎128⏎.2100⏎.1"},
        {"Amount Enter=part", "⏎128⏎.2100⏎", "⏎128⏎.2100⏎.1"},
        {"Enter 1st", "9999", "5678"},
        {".2 2nd", "1111", "5678"},
        {"F3Last", "", "1111⏎.."},
        {"F6Recall", "", "⏎128⏎<F6>"},
        {"^ZUndo", "", "⏎128⏎⏎"},
        {"-Pts", "⏎128⏎", "5678z⏎128⏎"},
        {"+Top", "⏎128⏎", "1111⏎128⏎"},
        {"Enter one use", "1111⏎.1", "{pass}5678z⏎.1"},
        {"F8Coupons", "1111⏎.5", "5678z⏎.5"},
        {"Enter redeem", "<F7>", "5678z⏎.3"},
        {"F2Holder", "ABCDEFGHJKMN⏎", "{u}"},
        {"Del remove", ".49", ".44"},
        {"Enter edit", ".46<Del><Del><Del><Del>", ".46"},
        {"F4Who", ".41", "13987654321⏎"},
        {"F9Try", ".4", ".41<Bs><Bs><Bs><Bs>2<F9>"},
        {"F9Preview", "⏎128⏎⏎/3⏎.1⏎/3⏎", "⏎128⏎⏎/3⏎"},
        {"Enter=record", "⏎128⏎⏎/3⏎.5", "⏎128⏎⏎/3⏎.5.1"},
    };
    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        for (int some = 0; some < 2; some++) {
            struct player player;
            player_open(&player);
            const char *keys = some ? list[i].something : list[i].nothing;
            if (strncmp(keys, "{pass}", 6) == 0) {
                player_pass(&player);
                keys += 6;
            }
            player_type(&player, strcmp(keys, "{u}") == 0 ? player.usable : keys);
            if (on_footer(&player, list[i].label) != (some == 1))
                fail_msg("%s after %s is %sshown", list[i].label, keys, some ? "not " : "");
            player_close(&player);
        }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(tenders_are_offered_as_their_table_says), cmocka_unit_test(no_binding_hides_another),
        cmocka_unit_test(rows_are_needed_where_there_is_a_list),   cmocka_unit_test(what_is_shown_is_explained),
        cmocka_unit_test(some_keys_work_on_every_screen),          cmocka_unit_test(footer_and_help_are_the_table),
        cmocka_unit_test(what_does_nothing_is_not_shown),
    };
    locale_start("zh");
    int failed = cmocka_run_group_tests_name("chinese", tests, NULL, NULL);
    locale_switch("en");
    return failed + cmocka_run_group_tests_name("english", tests, NULL, NULL);
}
