/* SPDX-License-Identifier: MIT */
#include "desk/demo.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/money.h"
#include "cli/answer.h"
#include "cli/commands.h"

#define DEMO_SEED 1
#define MEMBERS_MOST 100000

static const struct flag flags[] = {
    {"fresh", NULL, N_("begin anew: what was tried in it before is gone"), false},
    {"members", "N", N_("how many members it has when it is made"), false},
    {NULL, NULL, NULL, false},
};

/* The folders above a path, for the person alone: a first run has no data folder yet. */
static void make_folders(char *path)
{
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(path, 0700); /* one that could not be made shows when the file is */
        *slash = '/';
    }
}

/* Only ever a practice shop is thrown away, or opened as one. */
static enum status check_practice(struct command *command, const char *path, struct error *err)
{
    struct desk *desk;
    TRY(desk_open(path, true, &desk, err));
    bool practice = desk_shop(desk)->practice;
    desk_close(desk);
    if (practice)
        return STATUS_OK;
    return command_misuse(command, err, STATUS_BAD_VALUE, "shop", _("{0} is a live shop. The demo leaves it alone."),
                          (const char *const[]){path, "", ""});
}

static enum status throw_away(const char *path, struct error *err)
{
    static const char *const parts[] = {"", "-wal", "-shm", "-gate", "-key"};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        struct buffer name = {0};
        buffer_format(&name, "%s%s", path, parts[i]);
        bool gone = unlink(name.text) == 0 || errno == ENOENT;
        buffer_clear(&name);
        if (!gone)
            return error_set(err, STATUS_IO_ERROR, "shop", "%s", strerror(errno));
    }
    return STATUS_OK;
}

static enum status make(const struct command *command, char *path, struct error *err)
{
    int64_t members = DEMO_MEMBERS;
    const char *text = command_value(command, "members");
    if (text)
        TRY(number_parse(text, "members", 1, MEMBERS_MOST, &members, err));
    make_folders(path);
    TRY(session_clock(true, err));
    return demo_make(path, members, DEMO_SEED, clock_now(), err);
}

static enum status prepare(struct command *command, char *path, struct error *err)
{
    bool there = access(path, F_OK) == 0;
    if (there)
        TRY(check_practice(command, path, err));
    if (there && command_has(command, "fresh")) {
        TRY(throw_away(path, err));
        there = false;
    }
    return there ? STATUS_OK : make(command, path, err);
}

/* With --json the shop is made and named, for other programs to try themselves on; else the counter opens. */
static enum status run(struct command *command, struct error *err)
{
    /* $FRONTDESK_SHOP is the real shop: the demo has a file of its own unless --shop names one. */
    char *path = session_path(command->shop, "demo.db");
    enum status status = prepare(command, path, err);
    if (status == STATUS_OK)
        status = session_open_path(command, path, false, err);
    if (status == STATUS_OK)
        status = desk_sign_in(command->desk, command->as ? command->as : DEMO_CLERK, NULL, err);
    if (status == STATUS_OK && command->json)
        command->answer = json_pack("{s:o}", "path", json_text(path));
    else if (status == STATUS_OK)
        session_counter(command);
    free(path);
    return status;
}

static const struct verb verbs[] = {
    {.flag = flags, .run = run, .summary = N_("a practice shop with made-up data, then the counter")},
};

const struct noun noun_demo = {.name = "demo", .summary = N_("try it on a made-up shop"), VERBS(verbs)};
