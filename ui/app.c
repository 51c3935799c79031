/* SPDX-License-Identifier: MIT */
#include "ui/app.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "base/clock.h"
#include "base/locale.h"
#include "base/memo.h"
#include "base/text.h"
#include "ui/tui/input.h"
#include "ui/tui/term.h"
#include "ui/counter/counter.h"
#include "ui/counter/draw.h"
#include "ui/counter/printing.h"
#include "ui/screen/screen_list.h"

#define TICK_MS 5000 /* updates the clock in the title and checks the idle time */

struct app {
    struct counter *counter;
    struct canvas canvas;
    int64_t last_key; /* clock_boot_ms */
    bool small;
};

static void fit_size(struct app *app)
{
    int rows, cols;
    term_size(&rows, &cols);
    if (app->small)
        counter_disarm(app->counter); /* the screen could not be seen */
    app->small = rows < SCREEN_ROWS || cols < SCREEN_COLS;
    counter_size(app->counter, rows, cols);
    if (rows == app->canvas.rows && cols == app->canvas.cols)
        return;
    canvas_clear(&app->canvas);
    canvas_init(&app->canvas, rows, cols);
}

static void show_screen(struct app *app)
{
    counter_settle(app->counter);
    counter_draw(&app->canvas, app->counter);
    term_show(&app->canvas);
}

/*
 * Applies the beep and the refusal of the last key. After a refusal, type-ahead is discarded: it was meant for another
 * state.
 */
static void apply_effects(struct app *app)
{
    if (app->counter->discard)
        input_discard();
    if (app->counter->beep)
        term_beep();
    app->counter->beep = app->counter->discard = false;
}

/* Drawn over the rows, above the sentence row. */
static void show_progress(void *context, const struct progress *progress)
{
    struct app *app = context;
    progress_draw(progress, &app->canvas, frame_sentence_row(&app->canvas) - 2, 1, app->canvas.cols - 2);
    term_show(&app->canvas);
}

/*
 * Reads the waiting keys; true if one of them cancels. The others are discarded, because they were typed before the
 * result was visible.
 */
static bool is_cancelled(void *context)
{
    struct key key;
    (void)context;
    for (input_read(&key, 0); key.kind != KEY_NONE; input_read(&key, 0))
        if (key.kind == KEY_ESC || key.kind == KEY_HANGUP || (key.kind == KEY_F && key.fn == 12))
            return true;
    return false;
}

static void set_keys(struct app *app)
{
    if (app->counter->keys_changed)
        input_set(&app->counter->keys);
    app->counter->keys_changed = false;
}

static void take_key(struct app *app, const struct key *key)
{
    int64_t now = clock_boot_ms();
    bool locked = counter_wakes(app->counter, now - app->last_key); /* process or machine may have slept till now */
    app->last_key = now;
    if (locked || (app->small && key->kind != KEY_RESIZE))
        term_beep(); /* what the key was meant for is not on the screen, so it must not act */
    else
        counter_key(app->counter, key);
    printing_begin(app->counter);
    apply_effects(app);
    set_keys(app);
}

/* The practice shop is a program of its own on this terminal, with the usual demo file; the till stays locked. */
static void practise(struct app *app, const struct term_options *terminal)
{
    char name[] = "frontdesk", in[] = "--lang", noun[] = "demo", lang[8];
    char *const arguments[] = {name, in, text_copy(lang, sizeof lang, locale_language()), noun, NULL};
    extern char **environ;
    const struct sigaction ignore = {.sa_handler = SIG_IGN};
    struct sigaction before;
    posix_spawnattr_t attributes;
    sigset_t interrupt;
    struct error err;
    pid_t child;
    int status;
    app->counter->practises = false;
    term_stop();
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigdefault(&attributes, &interrupt);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    sigaction(SIGINT, &ignore, &before); /* ^C ends what is in front, not what waits behind it */
    if (posix_spawn(&child, "/proc/self/exe", NULL, &attributes, arguments, environ) == 0)
        while (waitpid(child, &status, 0) < 0 && errno == EINTR)
            continue;
    sigaction(SIGINT, &before, NULL);
    posix_spawnattr_destroy(&attributes);
    if (term_start(terminal, &err) != STATUS_OK)
        app->counter->quit = true; /* the terminal has gone meanwhile */
    canvas_clear(&app->canvas);
    app->last_key = clock_boot_ms();
}

static bool takes_early(void *context, uint32_t character)
{
    struct app *app = context;
    return !app->small && counter_takes_early(app->counter, character);
}

/*
 * Waits for a key with the screen drawn. Until one comes, it reads what the idle screen tells, then does slow reading
 * in small steps. KEY_NONE after TICK_MS.
 */
static void wait_for_key(struct app *app, struct key *key)
{
    key->kind = KEY_NONE;
    if (!app->small && glance_due(app->counter)) {
        input_read(key, GLANCE_REST_MS);
        if (key->kind != KEY_NONE)
            return;
        glance_read(app->counter);
        show_screen(app);
    }
    bool more;
    do {
        more = counter_warm(app->counter);
        input_read(key, more ? 0 : TICK_MS);
    } while (more && key->kind == KEY_NONE);
}

static void loop(struct app *app, const struct term_options *terminal)
{
    struct key key;
    app->last_key = clock_boot_ms();
    set_keys(app);
    input_early(takes_early, app);
    for (;;) {
        fit_size(app);
        show_screen(app);
        wait_for_key(app, &key);
        /* All waiting keys are handled before the next drawing, so that type-ahead is never slowed down by it. */
        while (key.kind != KEY_NONE) {
            if (key.kind == KEY_HANGUP)
                return;
            take_key(app, &key);
            explicit_bzero(key.text, sizeof key.text); /* it may have been a payment code */
            if (app->counter->practises)
                practise(app, terminal);
            if (app->counter->quit)
                return;
            if (key.kind == KEY_RESIZE)
                break;
            input_read(&key, 0);
        }
        counter_idle(app->counter, clock_boot_ms() - app->last_key);
        printing_tick(app->counter);
        set_keys(app);
    }
}

enum status app_run(struct desk *desk, const struct app_options *options, struct error *err)
{
    struct app app = {0};
    const struct counter_watch watch = {.show = show_progress, .stop = is_cancelled, .context = &app};
    TRY(counter_open(desk, screen_list, &app.counter, err));
    app.counter->watch = &watch;
    app.counter->can_practise = true;
    char *memo = memo_path("terminals");
    struct term_options terminal = {.plain = options && options->plain, .measure = true, .memo = memo};
    enum status status = term_start(&terminal, err);
    if (status == STATUS_OK) {
        canvas_init(&app.canvas, SCREEN_ROWS, SCREEN_COLS);
        loop(&app, &terminal);
        input_early(NULL, NULL);
        term_stop();
        status = counter_till_outcome(app.counter, err);
    }
    free(memo);
    canvas_clear(&app.canvas);
    counter_close(app.counter);
    return status;
}

enum status app_main(struct desk *desk, struct error *err)
{
    return app_run(desk, NULL, err);
}
