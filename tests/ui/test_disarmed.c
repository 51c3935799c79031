/* SPDX-License-Identifier: MIT */
/*
 * Enter must not do more than the screen says: in every state of every screen, after each moment whose result the clerk
 * has not seen yet, neither Enter nor F9 writes anything.
 */
#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"

#include <cmocka.h>

#include "tests/support/at.h"
#include "tests/support/ways.h"

#include "ui/counter/counter_shared.h"

#define LEAST_WRITING 10 /* least number of states in which Enter or F9 writes without such a moment */

static sqlite3 *eye; /* a connection of its own: sees what was committed */
static sqlite3_stmt *count;

static void open_at(const char *way)
{
    player_open(&at);
    player_type(&at, way);
    if (sqlite3_open_v2(at.path, &eye, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(eye,
                           "SELECT (SELECT count(*) FROM act) + (SELECT count(*) FROM txn) + "
                           "(SELECT count(*) FROM payment) + (SELECT count(*) FROM transfer) + "
                           "(SELECT count(*) FROM held)",
                           -1, &count, NULL) != SQLITE_OK)
        fail_msg("%s", sqlite3_errmsg(eye));
}

static void close_at(void)
{
    sqlite3_finalize(count);
    sqlite3_close(eye);
    player_close(&at);
}

static int64_t written(void)
{
    sqlite3_reset(count);
    int64_t rows = sqlite3_step(count) == SQLITE_ROW ? sqlite3_column_int64(count, 0) : -1;
    sqlite3_reset(count);
    return rows;
}

/* --- the moments ------------------------------------------------------------------------------------------------ */

static bool refused(void)
{
    counter_object(at.counter, "No.", NULL, NULL);
    return true;
}

static void ask(const char *answer)
{
    struct counter_question *question = ask_open(at.counter, "Well?", NULL, NULL);
    ask_option(question, 1, "yes", NULL);
    ask_option(question, 2, "no", NULL);
    question->marked = 2;
    player_type(&at, answer);
}

static bool answered(void)
{
    ask(".1");
    return true;
}

static bool answered_by_enter(void)
{
    ask("⏎");
    return true;
}

static bool cancelled(void)
{
    ask("..");
    return true;
}

static bool proof_cancelled(void)
{
    counter_push(at.counter, SCREEN_PROOF);
    player_type(&at, "..");
    return true;
}

static bool too_small(void)
{
    counter_disarm(at.counter);
    return true;
}

static bool unlocked(void)
{
    counter_idle(at.counter, COUNTER_LOCK_MS);
    player_type(&at, "⏎");
    return true;
}

static bool hidden(void)
{
    counter_idle(at.counter, COUNTER_LET_GO_MS);
    return at.counter->hidden; /* a screen that is closed or not hidden shows its state */
}

static bool signed_in(void)
{
    counter_idle(at.counter, COUNTER_LOCK_MS);
    player_type(&at, "<F2>E07⏎");
    return true;
}

/* comes: false if the screen has no such moment. Moments that may close the screen come last. */
static const struct moment {
    const char *name;
    bool (*comes)(void);
} moments[] = {
    {"a refusal", refused},
    {"an answer", answered},
    {"an answer by Enter", answered_by_enter},
    {"a question cancelled", cancelled},
    {"a proof cancelled", proof_cancelled},
    {"a screen too small", too_small},
    {"an unlocking", unlocked},
    {"thirty seconds", hidden},
    {"a sign-in", signed_in},
};

/* --- every state ------------------------------------------------------------------------------------------------ */

static void neither_enter_nor_f9_writes_after_any_moment(void **state)
{
    (void)state;
    static const char *const keys[] = {"⏎", "<F9>"};
    for (const char *const *way = ways; *way; way++) {
        open_at(*way);
        for (size_t i = 0; i < sizeof moments / sizeof *moments; i++)
            for (size_t k = 0; k < 2; k++) {
                if (!moments[i].comes())
                    continue;
                int64_t before = written();
                player_type(&at, keys[k]);
                if (written() != before)
                    fail_msg("'%s', %s, %s: it wrote", *way, moments[i].name, keys[k]);
            }
        close_at();
    }
}

/* Without such a moment they write; otherwise the test above would prove nothing. */
static void without_a_moment_they_write(void **state)
{
    (void)state;
    int writing = 0;
    for (const char *const *way = ways; *way; way++) {
        open_at(*way);
        int64_t before = written();
        player_type(&at, "⏎<F9>");
        writing += written() != before;
        close_at();
    }
    print_message("%d states write\n", writing);
    assert_true(writing >= LEAST_WRITING);
}

/* --- what is typed counts, and the second Enter does what it says ----------------------------------------------- */

static void a_second_enter_pays(void **state)
{
    (void)state;
    player_type(&at, "⏎128⏎");
    counter_idle(at.counter, COUNTER_LET_GO_MS);
    player_type(&at, "⏎");
    assert_false(at.counter->hidden);
    assert_int_equal(player_bills(&at), 2);
    player_type(&at, "⏎");
    assert_int_equal(player_bills(&at), 3);
}

static void what_is_typed_into_a_hidden_screen_counts(void **state)
{
    (void)state;
    player_type(&at, "⏎128⏎");
    counter_idle(at.counter, COUNTER_LET_GO_MS);
    player_type(&at, "5678");
    assert_string_equal(counter_text(at.counter), "5678");
    player_type(&at, "<^U>");
    counter_idle(at.counter, COUNTER_LET_GO_MS);
    player_type(&at, "<F6>"); /* F6 only shows the hidden bill and does not hold it */
    assert_int_equal(at_state(), SCREEN_BILL);
    player_type(&at, "<F6>5678");
    assert_int_equal(at_state(), SCREEN_QUERY);
    assert_string_equal(counter_text(at.counter), "5678");
    counter_idle(at.counter, COUNTER_LOCK_MS);
    player_type(&at, "⏎5678");
    assert_string_equal(counter_text(at.counter), "5678");
}

static void the_sentence_stays_with_what_it_refused(void **state)
{
    (void)state;
    player_type(&at, "⏎128⏎.220000⏎");
    assert_true(player_refused(&at, SCREEN_TENDER));
    char refusal[RENDER_TEXT];
    snprintf(refusal, sizeof refusal, "%s", player_sentence(&at));
    player_type(&at, "⏎");
    assert_string_equal(player_sentence(&at), refusal);
}

/* The sentence of that refusal says what Enter does, so Enter acts. */
static void a_refusal_that_promises_enter_keeps_it(void **state)
{
    (void)state;
    struct error err;
    error_set(&err, STATUS_BUSY, "gate", "another till is writing");
    counter_refuse(at.counter, &err);
    assert_false(at.counter->disarmed);
    error_set(&err, STATUS_NOT_FOUND, "member", "nobody");
    counter_refuse(at.counter, &err);
    assert_true(at.counter->disarmed);
}

/* The field 性别 takes one digit and moves on; an Enter typed after it must not count for the next field. */
static void an_enter_behind_a_field_that_moved_on_moves_nothing(void **state)
{
    (void)state;
    player_type(&at, "13987654321⏎张丽⏎1⏎0627⏎");
    assert_true(player_shows(&at, "06-27"));
    player_type(&at, "1<F9>"); /* consent takes one digit and moves on; F9 saves */
    assert_int_equal(at_state(), SCREEN_MEMBER);
    assert_int_equal(at.counter->hand.member.gender, 'f');
    assert_int_equal(at.counter->hand.member.birthday.month, 6);
}

#define PLAYED(test) cmocka_unit_test_setup_teardown(test, at_open, at_close)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(neither_enter_nor_f9_writes_after_any_moment),
        cmocka_unit_test(without_a_moment_they_write),
        PLAYED(a_second_enter_pays),
        PLAYED(what_is_typed_into_a_hidden_screen_counts),
        PLAYED(the_sentence_stays_with_what_it_refused),
        PLAYED(a_refusal_that_promises_enter_keeps_it),
        PLAYED(an_enter_behind_a_field_that_moved_on_moves_nothing),
    };
    locale_start("en");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
