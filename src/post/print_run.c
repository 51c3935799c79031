/* SPDX-License-Identifier: MIT */
#include "post/print_run.h"

#include "base/log.h"
#include "base/text.h"
#include "model/till.h"
#include "desk/print.h"
#include "desk/settings.h"
#include "desk/slip.h"
#include "render/slip_text.h"

struct run {
    struct desk *desk;
    const struct device_patience *patience;
    struct print_run_done *done;
};

static enum status write_bytes(struct run *run, const struct print_job *job, const struct printer *printer,
                               struct buffer *bytes, struct error *err)
{
    struct slip slip;
    struct slip_look look = {.shop = desk_shop(run->desk), .secret = desk_secret(run->desk)};
    enum status status = slip_read(run->desk, job, &slip, err);
    if (status == STATUS_OK)
        status = slip.programme ? desk_programme_of(run->desk, slip.programme, &look.programme, err)
                                : desk_programme(run->desk, &look.programme, err);
    if (status == STATUS_OK)
        status = slip_text_bytes(bytes, printer, &look, &slip, err);
    slip_clear(&slip);
    return status;
}

static enum print_state state_of(enum device_outcome outcome)
{
    return outcome == DEVICE_SENT ? PRINT_PRINTED : outcome == DEVICE_NOTHING ? PRINT_WAITING : PRINT_UNSURE;
}

/* One that cannot be put on paper at all would wait for ever: a person decides. */
static enum print_state send_job(struct run *run, const struct print_job *job, const char **why)
{
    struct printer printer;
    struct buffer bytes = {0};
    struct error err;
    enum print_state state = PRINT_UNSURE;
    settings_printer(run->desk, job->till, &printer);
    *why = "no_slip";
    if (write_bytes(run, job, &printer, &bytes, &err) == STATUS_OK)
        state = state_of(device_send(&printer, run->patience, bytes.text, bytes.length, why));
    else
        log_error("print run", &err);
    buffer_clear(&bytes);
    return state;
}

static void count(struct run *run, enum print_state state, const char *why)
{
    struct print_run_done *done = run->done;
    done->printed += state == PRINT_PRINTED;
    done->waiting += state == PRINT_WAITING;
    done->unsure += state == PRINT_UNSURE;
    if (state != PRINT_PRINTED)
        text_copy(done->why, sizeof done->why, why);
}

/* The caller holds the printer. *away: it cannot be reached, so that the rest waits. */
static enum status send_waiting(struct run *run, int64_t till, bool *away, struct error *err)
{
    *away = false;
    while (!*away) {
        struct print_job job;
        const char *why;
        TRY(print_claim(run->desk, till, 0, &job, err));
        if (job.id == 0)
            return STATUS_OK;
        enum print_state state = send_job(run, &job, &why);
        TRY(print_settle(run->desk, &job, state, why, err));
        count(run, state, why);
        *away = state == PRINT_WAITING;
    }
    return STATUS_OK;
}

/*
 * A job queued between the last look and the release found the printer held, so that nobody was started for it: hence
 * one more look after each release.
 */
static enum status serve_till(struct run *run, int64_t till, struct error *err)
{
    int64_t next = 1;
    bool away = false;
    while (next != 0 && !away) {
        bool held;
        TRY(print_hold(run->desk, till, &held, err));
        if (!held)
            return STATUS_OK;
        enum status status = send_waiting(run, till, &away, err);
        print_let_go(run->desk, till);
        if (status != STATUS_OK)
            return status;
        TRY(print_job_next(desk_db(run->desk), till, 0, &next, err));
    }
    return STATUS_OK;
}

enum status print_run(struct desk *desk, int64_t till, const struct device_patience *patience,
                      struct print_run_done *done, struct error *err)
{
    struct run run = {desk, patience, done};
    int64_t tills[TILL_MOST];
    size_t count_of = 1;
    *done = (struct print_run_done){0};
    tills[0] = till;
    if (till == 0)
        TRY(print_job_tills(desk_db(desk), tills, TILL_MOST, &count_of, err));
    for (size_t i = 0; i < count_of; i++)
        TRY(serve_till(&run, tills[i], err));
    return STATUS_OK;
}
