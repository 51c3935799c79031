/* SPDX-License-Identifier: MIT */
/*
 * The counter with a network printer that is away, comes back, is slow and breaks off in the middle of a receipt: the
 * program sells on, starts the process that prints, and each receipt is on paper once or marked. FRONTDESK names the
 * program.
 */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/locale.h"

#include <cmocka.h>

#include "tests/support/listener.h"
#include "tests/support/player.h"
#include "tests/support/scratch.h"
#include "tests/support/tape.h"
#include "tests/support/vt.h"

#include "desk/badge.h"
#include "desk/print.h"
#include "desk/settings.h"
#include "render/receipt.h"
#include "render/slip_text.h"

#define LIMIT_MS 20000 /* a machine under load is slow, not wrong */
#define BROKEN_AT 200  /* bytes: in the middle of a receipt */
#define CONNECTIONS 6

static struct vt *vt;
static struct desk *desk; /* to look into the queue */
static char path[300];
static struct error err;

static void start(void)
{
    char locales[PATH_MAX + 32], state[SCRATCH_PATH + 32], folder[SCRATCH_PATH];
    const char *program = getenv("FRONTDESK"), *catalogues = getenv("FRONTDESK_LOCALEDIR");
    assert_non_null(program);
    snprintf(locales, sizeof locales, "FRONTDESK_LOCALEDIR=%s", catalogues ? catalogues : "");
    snprintf(state, sizeof state, "XDG_STATE_HOME=%s", scratch_path(folder, "state"));
#define TEXT(text) (char *)(uintptr_t)(text)
    char *argv[] = {TEXT(program), TEXT("--shop"), path, TEXT("--lang"), TEXT("en"), NULL};
    char *environment[] = {
        locales, state, TEXT("TERM=vt220"), TEXT("LANG=C"), TEXT("TZ=UTC"), TEXT("FRONTDESK_NOW=2026-08-01T10:22"),
        NULL};
#undef TEXT
    vt = vt_open(24, 80);
    vt_spawn(vt, argv, environment);
}

static void see(const char *text)
{
    if (vt_wait_for(vt, text, LIMIT_MS))
        return;
    char *screen = vt_text(vt);
    print_message("no '%s' on\n%s", text, screen);
    free(screen);
    fail();
}

/* Waits until the job is what it is to become. */
static struct print_job job_becomes(int64_t id, enum print_state state)
{
    int64_t until = clock_monotonic_ms() + LIMIT_MS;
    struct print_job job = {0};
    do
        vt_pump(vt, 20);
    while ((print_job_get(desk_db(desk), id, &job, &err) != STATUS_OK || job.state != state ||
            (state == PRINT_WAITING && job.tries == 0)) &&
           clock_monotonic_ms() < until);
    if (job.state != state)
        print_message("job %d is %s: %s\n", (int)id, print_state_code(job.state), job.error);
    assert_int_equal(job.state, state);
    return job;
}

static void ring(int bill)
{
    char done[32];
    snprintf(done, sizeof done, "#%d ¥128.00", bill);
    vt_send(vt, "\r128\r\r");
    see(done);
}

static int open_shop(void **state)
{
    (void)state;
    player_shop(path);
    assert_int_equal(desk_open(path, false, &desk, &err), STATUS_OK);
    assert_int_equal(desk_sign_in(desk, NULL, NULL, &err), STATUS_OK);
    return 0;
}

static int close_shop(void **state)
{
    (void)state;
    if (vt)
        vt_close(vt);
    vt = NULL;
    desk_close(desk);
    scratch_remove();
    return 0;
}

static void put_port(int port)
{
    char place[48];
    snprintf(place, sizeof place, "tcp:127.0.0.1:%d", port);
    assert_int_equal(settings_set(desk, NULL, NULL, "printer", place, &err), STATUS_OK);
}

/* What the printer took is, byte for byte, the job as it stands in the books; read back it has no fault. */
static void is_job(const struct buffer *taken, int64_t id, struct tape *tape)
{
    struct print_job job;
    struct slip slip;
    struct printer printer;
    struct buffer bytes = {0};
    struct slip_look look = {.styled = true, .shop = desk_shop(desk), .secret = desk_secret(desk)};
    assert_int_equal(print_job_get(desk_db(desk), id, &job, &err), STATUS_OK);
    assert_int_equal(desk_programme(desk, &look.programme, &err), STATUS_OK);
    assert_int_equal(slip_read(desk, &job, &slip, &err), STATUS_OK);
    settings_printer(desk, 1, &printer);
    assert_int_equal(slip_text_bytes(&bytes, &printer, &look, &slip, &err), STATUS_OK);
    assert_int_equal(taken->length, bytes.length);
    assert_memory_equal(taken->text, bytes.text, bytes.length);
    tape_read(tape, taken->text, taken->length);
    assert_int_equal(tape->faults, 0);
    assert_int_equal(tape->unread, 0);
    slip_clear(&slip);
    buffer_clear(&bytes);
}

static void reads(const struct buffer *taken, int64_t id, int bill, bool again)
{
    struct tape tape;
    struct buffer text = {0};
    char number[32];
    snprintf(number, sizeof number, "0001-%06d", bill);
    is_job(taken, id, &tape);
    tape_text(&tape, RECEIPT_80, &text);
    assert_non_null(strstr(text.text, number));
    assert_int_equal(strstr(text.text, "REPRINT") != NULL, again);
    assert_int_equal(tape.part[tape.parts - 1].kind, TAPE_CUT);
    tape_clear(&tape);
    buffer_clear(&text);
}

static void card_reads(const struct buffer *taken, int64_t id)
{
    struct tape tape;
    struct print_job job;
    char card[BADGE_TEXT], seen[BADGE_TEXT];
    size_t part = 0;
    is_job(taken, id, &tape);
    assert_int_equal(print_job_get(desk_db(desk), id, &job, &err), STATUS_OK);
    while (part < tape.parts && tape.part[part].kind != TAPE_PICTURE)
        part++;
    assert_int_not_equal(part, tape.parts);
    if (system("command -v zbarimg >/dev/null 2>&1") == 0)
        assert_string_equal(tape_zbar(&tape.part[part], seen, sizeof seen),
                            badge_of_member(card, desk_secret(desk), job.member));
    else
        print_message("zbarimg (Debian: zbar-tools) is not here: nothing read the code back\n");
    tape_clear(&tape);
}

static void each_receipt_once_or_marked(void **state)
{
    const struct listener_turn turns[] = {{.does = LISTENER_TAKES},
                                          {.does = LISTENER_CREEPS},
                                          {.does = LISTENER_BREAKS, .bytes = BROKEN_AT},
                                          {.does = LISTENER_TAKES}};
    struct buffer taken[LISTENER_TURNS] = {0};
    (void)state;
    int port = listener_nowhere();
    put_port(port);
    start();
    see("Scan /");
    ring(3); /* nobody listens */
    assert_string_equal(job_becomes(1, PRINT_WAITING).error, "refused");
    struct listener *printer = listener_start(port, turns, sizeof turns / sizeof *turns);
    ring(4); /* it is back: first the one that waited, then this one, slowly */
    ring(5); /* meanwhile */
    job_becomes(1, PRINT_PRINTED);
    job_becomes(2, PRINT_PRINTED);
    assert_string_equal(job_becomes(3, PRINT_UNSURE).error, "closed");
    ring(6);
    job_becomes(4, PRINT_PRINTED);
    vt_send(vt, "\033OS"); /* F4 */
    see("broke off in the middle");
    vt_send(vt, "\r");
    see("marked as a reprint");
    assert_true(job_becomes(3, PRINT_PRINTED).again);
    vt_send(vt, "\033[24~"); /* F12 */
    see("Scan /");
    vt_send(vt, "1111\r");
    see("李*");
    vt_send(vt, ".5.2");
    see("QR code of");
    vt_send(vt, "\x10");
    job_becomes(5, PRINT_PRINTED);
    assert_int_equal(listener_stop(printer, taken, LISTENER_TURNS), CONNECTIONS);
    reads(&taken[0], 1, 3, false);
    reads(&taken[1], 2, 4, false);
    assert_int_equal(taken[2].length, BROKEN_AT);
    reads(&taken[3], 4, 6, false);
    reads(&taken[4], 3, 5, true);
    card_reads(&taken[5], 5);
    for (size_t i = 0; i < CONNECTIONS; i++)
        buffer_clear(&taken[i]);
    vt_send(vt, "\033[24~\033[24~\033[24~");
    see("Scan /");
    vt_send(vt, "\x03.1");
    assert_int_equal(vt_reap(vt), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_receipt_once_or_marked, open_shop, close_shop),
    };
    locale_start("en");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
