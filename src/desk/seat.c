/* SPDX-License-Identifier: MIT */
#include "desk/seat.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/memo.h"
#include "base/text.h"
#include "store/gate.h"
#include "model/audit.h"
#include "desk/desk_priv.h"

/* --- what is remembered ------------------------------------------------------------------------------------------ */

void seat_plan(struct desk *desk, const struct seat_wish *wish)
{
    desk->wish = *wish;
    if (wish->till)
        seat_none(desk, wish->till);
}

const struct seat_wish *seat_planned(const struct desk *desk)
{
    return &desk->wish;
}

/* One terminal may be of several shops: a live one and one for practice. */
static void memo_name(char name[SEAT_TERMINAL_TEXT], const struct desk *desk, const char *terminal)
{
    snprintf(name, SEAT_TERMINAL_TEXT, "%.60s@%.8s", terminal, desk->shop.uuid);
}

int64_t seat_remembered(struct desk *desk, const char *terminal)
{
    char name[SEAT_TERMINAL_TEXT], *path = memo_path("tills");
    int64_t till = 0;
    memo_name(name, desk, terminal);
    if (*terminal && path && (!memo_read(path, name, &till) || till < 1 || till > TILL_MOST))
        till = 0;
    free(path);
    return till;
}

static void remember(struct desk *desk)
{
    const char *terminal = desk->wish.terminal;
    char name[SEAT_TERMINAL_TEXT], *path = memo_path("tills");
    memo_name(name, desk, terminal);
    if (*terminal && path && seat_remembered(desk, terminal) != desk->till)
        memo_write(path, name, desk->till);
    free(path);
}

/* --- taking it --------------------------------------------------------------------------------------------------- */

int64_t seat_process(struct desk *desk, const struct till *till)
{
    struct gate *gate = till->session ? db_gate(desk->db) : NULL;
    return gate ? gate_sitter(gate, (struct gate_seat){till->id, till->session}) : 0;
}

static enum status refuse(int64_t till, int64_t process, const char *detail, struct error *err)
{
    error_set(err, STATUS_TILL_IN_USE, "till", "till %" PRId64 ", process %" PRId64, till, process);
    error_arg(err, 0, "%02" PRId64, till);
    if (process > 0)
        error_arg(err, 1, "%" PRId64, process);
    else
        error_arg(err, 1, "?");
    error_detail(err, detail);
    return STATUS_TILL_IN_USE;
}

static enum status record_taken(struct desk *desk, const struct till *till, int64_t process, struct error *err)
{
    struct audit audit = {.at = clock_now(), .staff = desk->staff.id, .till = till->id};
    text_copy(audit.act, sizeof audit.act, "till take-over");
    snprintf(audit.detail, sizeof audit.detail, "process=%" PRId64, process);
    return audit_add(desk->db, &audit, err);
}

/* Inside a write, so that of two counters that come at once the second sees the first. */
static enum status sit_down(struct desk *desk, struct till *till, bool over, struct error *err)
{
    int64_t id = till->id;
    TRY(till_put(desk->db, id, err));
    TRY(till_get(desk->db, id, till, err));
    int64_t process = seat_process(desk, till);
    if (process && !over)
        return refuse(id, process, "", err);
    if (process)
        TRY(record_taken(desk, till, process, err));
    till->session++;
    TRY(till_take(desk->db, id, till->session, err));
    return gate_sit(db_gate(desk->db), (struct gate_seat){id, till->session}, err);
}

enum status seat_take(struct desk *desk, int64_t number, bool over, struct error *err)
{
    struct till till = {.id = number};
    if (seat_held(desk) && desk->till == number)
        return STATUS_OK;
    TRY(db_begin_write(desk->db, err));
    enum status status = sit_down(desk, &till, over, err);
    if (status != STATUS_OK) {
        db_rollback(desk->db);
        return status;
    }
    status = db_commit(desk->db, err);
    if (status != STATUS_OK) {
        gate_rise(db_gate(desk->db), (struct gate_seat){number, till.session});
        return status;
    }
    seat_leave(desk);
    desk->till = number;
    desk->session = till.session;
    text_copy(desk->till_name, sizeof desk->till_name, till.name);
    remember(desk);
    return STATUS_OK;
}

void seat_leave(struct desk *desk)
{
    if (desk->session)
        gate_rise(db_gate(desk->db), (struct gate_seat){desk->till, desk->session});
    desk->session = 0;
    desk->lost.status = STATUS_OK;
}

void seat_none(struct desk *desk, int64_t till)
{
    seat_leave(desk);
    desk->till = till;
    desk->till_name[0] = '\0';
}

bool seat_held(const struct desk *desk)
{
    return desk->session && !seat_lost(desk);
}

const struct error *seat_lost(const struct desk *desk)
{
    return desk->lost.status == STATUS_OK ? NULL : &desk->lost;
}

/* --- acting there ------------------------------------------------------------------------------------------------ */

enum status seat_stand(struct desk *desk, struct error *err)
{
    struct till till;
    TRY(till_get(desk->db, desk->till, &till, err));
    text_copy(desk->till_name, sizeof desk->till_name, till.name);
    if (!desk->session || desk->session == till.session)
        return till.id ? STATUS_OK : till_put(desk->db, desk->till, err);
    int64_t process = seat_process(desk, &till);
    refuse(desk->till, process, process ? "taken" : "opened", &desk->lost);
    if (err)
        *err = desk->lost;
    return STATUS_TILL_IN_USE;
}

char *seat_label(char buf[TILL_TEXT], const struct desk *desk)
{
    return till_label(buf, desk->till, desk->till_name);
}
