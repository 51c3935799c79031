/* SPDX-License-Identifier: MIT */
/*
 * Two programs on two terminals and one till: the second asks, takes it over, and the first locks at its next act; one
 * that was killed is in nobody's way. FRONTDESK names the program.
 */
#include <limits.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"

#include <cmocka.h>

#include "tests/support/player.h"
#include "tests/support/scratch.h"
#include "tests/support/vt.h"

#define LIMIT_MS 20000 /* a machine under load is slow, not wrong */
#define TERMINALS 3

static struct vt *vt[TERMINALS];
static pid_t process[TERMINALS];
static char path[300];

/* peer: whose ssh the terminal is; NULL: a window of this machine. option NULL: none. */
static void start(int number, const char *peer, const char *option)
{
    char locales[PATH_MAX + 32], state[SCRATCH_PATH + 32], ssh[64], folder[SCRATCH_PATH];
    const char *program = getenv("FRONTDESK"), *catalogues = getenv("FRONTDESK_LOCALEDIR");
    assert_non_null(program);
    snprintf(locales, sizeof locales, "FRONTDESK_LOCALEDIR=%s", catalogues ? catalogues : "");
    snprintf(state, sizeof state, "XDG_STATE_HOME=%s", scratch_path(folder, "state"));
    snprintf(ssh, sizeof ssh, "SSH_CONNECTION=%s 50000 10.0.0.1 22", peer ? peer : "");
#define TEXT(text) (char *)(uintptr_t)(text)
    char *argv[] = {TEXT(program), TEXT("--shop"), path, TEXT("--lang"), TEXT("en"), TEXT(option), NULL};
    char *environment[] = {locales,
                           state,
                           TEXT("TERM=vt220"),
                           TEXT("LANG=C"),
                           TEXT("TZ=UTC"),
                           TEXT("FRONTDESK_NOW=2026-08-01T10:22"),
                           peer ? ssh : NULL,
                           NULL};
#undef TEXT
    vt[number] = vt_open(24, 80);
    process[number] = vt_spawn(vt[number], argv, environment);
}

static void see(int number, const char *text)
{
    if (vt_wait_for(vt[number], text, LIMIT_MS))
        return;
    char *screen = vt_text(vt[number]);
    print_message("no '%s' on\n%s", text, screen);
    free(screen);
    fail();
}

static int end(int number)
{
    vt_send(vt[number], "\x03.1");
    int status = vt_reap(vt[number]);
    vt_close(vt[number]);
    vt[number] = NULL;
    return status;
}

static int tidy(void **state)
{
    (void)state;
    for (int i = 0; i < TERMINALS; i++) {
        if (vt[i])
            vt_close(vt[i]);
        vt[i] = NULL;
    }
    scratch_remove();
    return 0;
}

static void the_second_asks_and_the_first_locks(void **state)
{
    (void)state;
    char words[64];
    player_shop(path);
    start(0, NULL, NULL);
    see(0, "Scan /");
    vt_send(vt[0], "\r128\r");
    see(0, "Cash in");
    start(1, NULL, "--till=1");
    snprintf(words, sizeof words, "in use at another terminal, process %ld", (long)process[0]);
    see(1, words);
    vt_send(vt[1], ".1");
    see(1, "Unfinished last time");
    vt_send(vt[0], "\r"); /* would have taken the money */
    snprintf(words, sizeof words, "taken over by process %ld", (long)process[1]);
    see(0, words);
    vt_send(vt[1], "\r\r\r\r"); /* seen, taken up, seen, paid */
    see(1, "#3 ¥");
    assert_int_equal(end(0), 1);
    assert_int_equal(end(1), 0);
}

static void one_that_was_killed_is_in_nobodys_way(void **state)
{
    (void)state;
    player_shop(path);
    start(0, NULL, NULL);
    see(0, "Scan /");
    kill(process[0], SIGKILL);
    assert_int_equal(vt_reap(vt[0]), 128 + SIGKILL);
    start(1, NULL, NULL);
    see(1, "Scan /");
    assert_false(vt_shows(vt[1], "in use"));
    assert_int_equal(end(1), 0);
}

/* The customer's display stands beside the till, which goes on as if it were alone. */
static void a_display_holds_no_till(void **state)
{
    (void)state;
    player_shop(path);
    start(1, NULL, "--customer");
    see(1, "Welcome");
    start(0, NULL, NULL);
    see(0, "Scan /");
    vt_send(vt[0], "\r128\r");
    see(1, "To pay");
    vt_send(vt[0], "200\r");
    see(1, "Change");
    assert_false(vt_shows(vt[0], "in use"));
    vt_send(vt[1], "\x03");
    assert_int_equal(vt_reap(vt[1]), 0);
    assert_int_equal(end(0), 0);
}

/* Asked once: then the terminal is known by the machine at its far end. */
static void a_terminal_is_asked_once(void **state)
{
    (void)state;
    player_shop(path);
    start(0, NULL, NULL);
    see(0, "Scan /");
    start(1, "10.0.0.7", NULL);
    see(1, "Which till is this?");
    vt_send(vt[1], "2\r");
    see(1, "Till 02");
    see(1, "Scan /");
    assert_int_equal(end(1), 0);
    start(1, "10.0.0.7", NULL);
    see(1, "Scan /");
    see(1, "Till 02");
    assert_false(vt_shows(vt[1], "Which till is this?"));
    start(2, "10.0.0.8", NULL);
    see(2, "Which till is this?");
    vt_send(vt[2], "\033[24~"); /* F12 */
    assert_int_equal(vt_reap(vt[2]), 2);
    assert_int_equal(end(1), 0);
    assert_int_equal(end(0), 0);
    start(0, NULL, NULL); /* which was not asked, and is known too now that there are two */
    see(0, "Scan /");
    see(0, "Till 01");
    assert_int_equal(end(0), 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(the_second_asks_and_the_first_locks, tidy),
        cmocka_unit_test_teardown(one_that_was_killed_is_in_nobodys_way, tidy),
        cmocka_unit_test_teardown(a_display_holds_no_till, tidy),
        cmocka_unit_test_teardown(a_terminal_is_asked_once, tidy),
    };
    locale_start("en");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
