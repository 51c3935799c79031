/* SPDX-License-Identifier: MIT */
#include "demo/demo.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/date.h"
#include "base/memo.h"
#include "base/money.h"
#include "base/text.h"
#include "render/render.h"
#include "cli/commands.h"
#include "cli/output.h"

#define DEMO_SEED 1
#define REMADE_MEMBERS 5000 /* a demo with more members or bills is remade only with --fresh */
#define REMADE_BILLS 20000

static const struct flag flags[] = {
    {"fresh", NULL, N_("start over: everything tried in it is deleted"), false},
    {"members", "N", N_("number of members to create"), false},
    {"bills", "N", N_("number of bills to create; default: to suit the members"), false},
    {NULL, NULL, NULL, false},
};

/* --- progress ----------------------------------------------------------------------------------------------------- */

struct watch {
    int64_t began, said; /* monotonic milliseconds */
    bool shown;
};

/* The progress line, overwritten in place, on terminals only; nothing in the first second. */
static void show_progress(void *context, int64_t done, int64_t all)
{
    struct watch *watch = context;
    char percent[16], left[32], line[RENDER_TEXT];
    int64_t now = clock_monotonic_ms(), took = now - watch->began;
    if (took < 1000 || (now - watch->said < 500 && done < all) || all == 0 || done == 0)
        return;
    watch->said = now;
    watch->shown = true;
    snprintf(percent, sizeof percent, "%d", (int)(done * 100 / all));
    snprintf(left, sizeof left, "%lld", (long long)((took * (all - done) / done + 999) / 1000));
    text_fill(line, sizeof line, _("Making the practice shop: {0} %, about {1} s to go"), 2,
              (const char *const[]){percent, left});
    fprintf(stderr, "\r%s\033[K", line);
}

static enum status make_shop(struct demo_order *order, char *path, bool anew, struct error *err)
{
    struct watch watch = {.began = clock_monotonic_ms()};
    TRY(session_clock(true, err));
    order->now = clock_now();
    if (isatty(STDERR_FILENO)) {
        order->progress = show_progress;
        order->context = &watch;
    }
    memo_folders(path);
    enum status status = anew ? demo_remake(path, order, err) : demo_make(path, order, err);
    if (watch.shown)
        fputs("\r\033[K", stderr);
    return status;
}

/* --- an existing file --------------------------------------------------------------------------------------------- */

/* Checks that the file is a practice shop: only those may be remade or opened here. */
static enum status check_existing(struct command *command, const char *path, struct demo_mark *mark, int64_t *today,
                                  struct error *err)
{
    struct desk *desk;
    TRY(session_look(path, &desk, err));
    bool practice = desk_shop(desk)->practice;
    enum status status = practice ? demo_mark(desk, mark, err) : STATUS_OK;
    *today = desk_day(desk);
    desk_close(desk);
    if (practice)
        return status;
    return command_misuse(command, err, STATUS_BAD_VALUE, "shop", _("{0} is a live shop. The demo leaves it alone."),
                          (const char *const[]){path, "", ""});
}

static bool is_small(const struct demo_order *order)
{
    return order->members <= REMADE_MEMBERS && order->bills <= REMADE_BILLS;
}

/*
 * The demo's last day is today. A demo of another day is remade if nothing was written to it since; otherwise it is
 * kept, and a message says of which day it is.
 */
static enum status remake_if_old(struct demo_mark *mark, char *path, int64_t today, struct error *err)
{
    char day[DATE_TEXT], line[RENDER_TEXT];
    if (mark->order.members == 0 || mark->day >= today)
        return STATUS_OK;
    if (!mark->touched && is_small(&mark->order))
        return make_shop(&mark->order, path, true, err);
    text_fill(line, sizeof line, _("This practice shop was created on {0}. Add --fresh to start over from today."), 1,
              (const char *const[]){date_format(day, mark->day)});
    fprintf(stderr, "%s\n", line);
    return STATUS_OK;
}

static enum status read_order(const struct command *command, struct demo_order *order, struct error *err)
{
    const char *members = command_value(command, "members"), *bills = command_value(command, "bills");
    *order = (struct demo_order){.members = DEMO_MEMBERS, .seed = DEMO_SEED};
    if (members)
        TRY(number_parse(members, "members", 1, DEMO_MEMBERS_MOST, &order->members, err));
    return bills ? number_parse(bills, "bills", 1, DEMO_BILLS_MOST, &order->bills, err) : STATUS_OK;
}

/* The demo's own file has a version that cannot be migrated: keeps it under another name and makes a new one. */
static enum status replace_old(struct demo_order *order, char *path, struct error *err)
{
    TRY(demo_put_aside(path, err));
    fprintf(stderr, "%s\n", _("The practice shop was of an older version: it is kept beside; a new one begins."));
    return make_shop(order, path, false, err);
}

static enum status prepare(struct command *command, char *path, struct error *err)
{
    bool there = access(path, F_OK) == 0;
    struct demo_order order;
    struct demo_mark mark = {0};
    int64_t today = 0;
    TRY(read_order(command, &order, err));
    TRY(session_clock(true, err));
    enum status status = there ? check_existing(command, path, &mark, &today, err) : STATUS_OK;
    if (status == STATUS_OLD_FILE && !command->shop)
        return replace_old(&order, path, err);
    TRY(status);
    if (there && !command_has(command, "fresh"))
        return remake_if_old(&mark, path, today, err);
    return make_shop(&order, path, there, err);
}

/* With --json only makes the shop and prints its path, for tests of other programs; else opens the counter. */
static enum status run(struct command *command, struct error *err)
{
    /* $FRONTDESK_SHOP is the real shop, so it is ignored: the demo has a file of its own unless --shop names one. */
    char *path = session_path(command->shop, "demo.db");
    enum status status = prepare(command, path, err);
    if (status == STATUS_OK)
        status = session_open_path(command, path, false, err);
    if (status == STATUS_OK)
        status = desk_sign_in(command->desk, command->as ? command->as : DEMO_CLERK, NULL, err);
    if (status == STATUS_OK && command->json)
        command->answer = json_pack("{s:o}", "path", output_json_text(path));
    else if (status == STATUS_OK)
        status = session_counter(command, err);
    free(path);
    return status;
}

static const struct verb verbs[] = {
    {.flag = flags, .run = run, .summary = N_("create a practice shop with made-up data and open the counter")},
};

const struct noun demo_noun = {.name = "demo", .summary = N_("try it with a practice shop"), VERBS(verbs)};
