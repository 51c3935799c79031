/* SPDX-License-Identifier: MIT */
#include "desk/print.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "desk/desk_priv.h"
#include "desk/settings.h"

void print_words_read(struct desk *desk, struct print_words *words)
{
    settings_get(desk, "receipt_logo", words->logo);
    settings_get(desk, "receipt_header", words->header);
    settings_get(desk, "receipt_footer", words->footer);
}

static enum status read_rest(struct desk *desk, const struct entry *entry, struct print_bill *print, struct error *err)
{
    struct print_job job;
    print->till = entry->till;
    print_words_read(desk, &print->words);
    TRY(print_job_of_txn(desk_db(desk), entry->id, &job, err));
    print->again = job.id != 0 && job.state != PRINT_WAITING;
    TRY(staff_get(desk_db(desk), entry->staff, &print->staff, err));
    return print->view.member ? member_get(desk_db(desk), print->view.member, &print->member, err) : STATUS_OK;
}

enum status print_read(struct desk *desk, int64_t bill, struct print_bill *print, struct error *err)
{
    struct entry entry = {0};
    *print = (struct print_bill){0};
    TRY(sale_view_rung(desk, bill, &print->view, err));
    enum status status = ledger_read(desk_db(desk), print->view.txn_id, &entry, err);
    if (status == STATUS_OK)
        status = read_rest(desk, &entry, print, err);
    entry_clear(&entry);
    return status;
}

void print_clear(struct print_bill *print)
{
    sale_view_clear(&print->view);
    *print = (struct print_bill){0};
}

bool print_possible(struct desk *desk)
{
    return !settings_is(desk, "printer", "none");
}

bool print_begun(struct desk *desk)
{
    bool begun = desk->printing;
    desk->printing = false;
    return begun;
}

/* --- asked for -------------------------------------------------------------------------------------------------- */

struct asked {
    struct print_job job; /* as it is to be queued; retry and drop: its id */
};

static const struct act_field RESULT[] = {ACT_FIELD(print_done, job), ACT_FIELD(print_done, again)};
#define VERB(verb, right, does)                                                                                        \
    {                                                                                                                  \
        .name = verb, .permit = right, .field = RESULT, .fields = sizeof RESULT / sizeof *RESULT, .body = does,        \
        .aside = true                                                                                                  \
    }

static enum status run(struct desk *desk, const struct act_verb *verb, const char *key, const struct print_job *job,
                       struct print_done *done, struct error *err)
{
    struct asked asked = {.job = *job};
    char text[120];
    *done = (struct print_done){0};
    snprintf(text, sizeof text, "till %" PRId64 " txn %" PRId64 " member %" PRId64 " day %" PRId64 " job %" PRId64 "\n",
             desk->till, job->txn, job->member, job->day, job->id);
    struct act_call call = {.key = key, .request = text};
    return act_run(desk, verb, &call, &asked, done, NULL, err);
}

static enum status refuse_none(struct error *err)
{
    error_set(err, STATUS_PRINTER_UNREACHABLE, "printer", "the till has no printer");
    error_detail(err, "none");
    return STATUS_PRINTER_UNREACHABLE;
}

static enum status queue(struct act *act, struct print_job *job, struct error *err)
{
    struct print_done *done = act->result;
    TRY(print_queue(act, job, err));
    if (job->id == 0)
        return refuse_none(err);
    done->job = job->id;
    done->again = job->again;
    snprintf(act->note, sizeof act->note, "job=%" PRId64 "%s", job->id, job->again ? " again" : "");
    return STATUS_OK;
}

static enum status plain_body(struct act *act, struct error *err)
{
    struct asked *asked = act->request;
    struct member member;
    TRY(act_permit(act, 0, err));
    if (asked->job.member)
        TRY(act_member(act, asked->job.member, &member, err));
    return queue(act, &asked->job, err);
}

static enum print_kind kind_of(const struct entry *entry)
{
    static const struct {
        const char *txn;
        enum print_kind kind;
    } kinds[] = {{"sale", PRINT_SALE},       {"topup", PRINT_TOPUP},       {"return", PRINT_RETURN},
                 {"void", PRINT_VOID},       {"adjust", PRINT_POINTS},     {"issue", PRINT_COUPON},
                 {"pass", PRINT_PASS},       {"close", PRINT_CLOSE},       {"reverse", PRINT_REVERSE},
                 {"deposit", PRINT_DEPOSIT}, {"undeposit", PRINT_DEPOSIT}, {"forfeit", PRINT_DEPOSIT},
                 {"settle", PRINT_ACCOUNT},  {"credit", PRINT_CREDIT}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].txn, entry->kind) == 0)
            return kinds[i].kind;
    if (strcmp(entry->kind, "redeem") != 0)
        return PRINT_NOTHING;
    return entry->uses > 0 ? PRINT_COUPON : PRINT_GIFT; /* a coupon is a use of its offer */
}

static enum status kind_of_txn(struct db *db, int64_t txn, enum print_kind *kind, struct error *err)
{
    struct entry entry = {0};
    enum status status = ledger_read(db, txn, &entry, err);
    if (status == STATUS_OK)
        *kind = kind_of(&entry);
    entry_clear(&entry);
    if (status == STATUS_OK && *kind == PRINT_NOTHING) {
        error_set(err, STATUS_NOT_FOUND, "txn", "entries of this kind have no slip");
        error_arg(err, 0, "%" PRId64, txn);
        return STATUS_NOT_FOUND;
    }
    return status;
}

static enum status move(struct act *act, const struct print_job *job, enum print_state to, struct error *err)
{
    struct print_done *done = act->result;
    bool moved, unsure = job->state == PRINT_UNSURE;
    TRY(print_job_move(act->db, job->id, job->state, to, unsure, job->error, &moved, err));
    act->queued = to == PRINT_WAITING;
    done->job = job->id;
    done->again = job->again || unsure;
    snprintf(act->note, sizeof act->note, "job=%" PRId64, job->id);
    return STATUS_OK;
}

static enum status slip_body(struct act *act, struct error *err)
{
    struct asked *asked = act->request;
    struct print_done *done = act->result;
    struct print_job before;
    TRY(act_permit(act, 0, err));
    TRY(print_job_of_txn(act->db, asked->job.txn, &before, err));
    if (before.id != 0 && before.state == PRINT_UNSURE)
        return move(act, &before, PRINT_WAITING, err);
    if (before.id != 0 && before.state == PRINT_WAITING) {
        *done = (struct print_done){before.id, before.again};
        act->unwritten = true;
        return STATUS_OK;
    }
    TRY(kind_of_txn(act->db, asked->job.txn, &asked->job.kind, err));
    asked->job.again = before.id != 0;
    text_copy(asked->job.figures, sizeof asked->job.figures, before.figures);
    return queue(act, &asked->job, err);
}

enum status print_entry(struct desk *desk, const char *key, int64_t txn, struct print_done *done, struct error *err)
{
    static const struct act_verb verb = VERB("print", PERMIT_SELL, slip_body);
    struct print_job job = {.txn = txn};
    TRY(run(desk, &verb, key, &job, done, err));
    desk->printing = true; /* also for the one that was waiting */
    return STATUS_OK;
}

enum status print_card(struct desk *desk, const char *key, int64_t member, struct print_done *done, struct error *err)
{
    static const struct act_verb verb = VERB("print card", PERMIT_SELL, plain_body);
    return run(desk, &verb, key, &(struct print_job){.kind = PRINT_CARD, .member = member}, done, err);
}

enum status print_day(struct desk *desk, const char *key, int64_t day, struct print_done *done, struct error *err)
{
    static const struct act_verb verb = VERB("print day", PERMIT_REPORT, plain_body);
    return run(desk, &verb, key, &(struct print_job){.kind = PRINT_DAY, .day = day}, done, err);
}

enum status print_test(struct desk *desk, const char *key, struct print_done *done, struct error *err)
{
    static const struct act_verb verb = VERB("print test", PERMIT_SETTING, plain_body);
    return run(desk, &verb, key, &(struct print_job){.kind = PRINT_TEST, .kick = true}, done, err);
}

static enum status open_job(struct act *act, struct print_job *job, struct error *err)
{
    const struct asked *asked = act->request;
    TRY(act_permit(act, 0, err));
    TRY(print_job_get(act->db, asked->job.id, job, err));
    if (job->state == PRINT_WAITING || job->state == PRINT_UNSURE)
        return STATUS_OK;
    char id[24];
    snprintf(id, sizeof id, "%" PRId64, job->id);
    error_value(err, "job", id, "only waiting or unsure ones can be retried or dropped");
    error_detail(err, "print_state");
    error_arg(err, 2, "%s", print_state_code(job->state));
    return STATUS_BAD_VALUE;
}

static enum status retry_body(struct act *act, struct error *err)
{
    struct print_done *done = act->result;
    struct print_job job;
    TRY(open_job(act, &job, err));
    if (job.state == PRINT_UNSURE)
        return move(act, &job, PRINT_WAITING, err);
    *done = (struct print_done){job.id, job.again};
    act->unwritten = true;
    return STATUS_OK;
}

enum status print_retry(struct desk *desk, const char *key, int64_t job, struct print_done *done, struct error *err)
{
    static const struct act_verb verb = VERB("print retry", PERMIT_SELL, retry_body);
    TRY(run(desk, &verb, key, &(struct print_job){.id = job}, done, err));
    desk->printing = true;
    return STATUS_OK;
}

static enum status drop_body(struct act *act, struct error *err)
{
    struct print_job job;
    TRY(open_job(act, &job, err));
    return move(act, &job, PRINT_DROPPED, err);
}

enum status print_drop(struct desk *desk, const char *key, int64_t job, struct print_done *done, struct error *err)
{
    static const struct act_verb verb = VERB("print drop", PERMIT_SELL, drop_body);
    return run(desk, &verb, key, &(struct print_job){.id = job}, done, err);
}

/* --- by the process that prints --------------------------------------------------------------------------------- */

static enum status end_write(struct db *db, enum status status, struct error *err)
{
    if (status == STATUS_OK)
        return db_commit(db, err);
    db_rollback(db);
    return status;
}

enum status print_hold(struct desk *desk, int64_t till, bool *held, struct error *err)
{
    TRY(db_hold_byte(desk->db, DB_HOLD_PRINTER + till, held, err));
    if (!*held)
        return STATUS_OK;
    enum status status = db_begin_write(desk->db, err);
    if (status == STATUS_OK)
        status = end_write(desk->db, print_job_orphans(desk->db, till, err), err);
    if (status != STATUS_OK)
        print_let_go(desk, till);
    return status;
}

void print_let_go(struct desk *desk, int64_t till)
{
    db_release_byte(desk->db, DB_HOLD_PRINTER + till);
}

/* Claims it, unless another process was faster; drops it if it is nothing but a late opening of the drawer. */
static enum status take(struct desk *desk, int64_t id, struct print_job *job, bool *taken, struct error *err)
{
    int64_t now = clock_now();
    *taken = false;
    TRY(print_job_get(desk->db, id, job, err));
    bool late = job->kick && now - job->at > PRINT_KICK_SECONDS;
    if (late && job->kind == PRINT_DRAWER) {
        bool moved;
        return print_job_move(desk->db, id, PRINT_WAITING, PRINT_DROPPED, false, "late", &moved, err);
    }
    job->kick &= !late;
    return print_job_claim(desk->db, id, now, taken, err);
}

static enum status claim_next(struct desk *desk, int64_t till, int64_t after, struct print_job *job, struct error *err)
{
    for (;;) {
        int64_t id;
        bool taken;
        TRY(print_job_next(desk->db, till, after, &id, err));
        *job = (struct print_job){0};
        if (id == 0)
            return STATUS_OK;
        TRY(take(desk, id, job, &taken, err));
        if (taken)
            return STATUS_OK;
        after = id;
    }
}

enum status print_claim(struct desk *desk, int64_t till, int64_t after, struct print_job *job, struct error *err)
{
    TRY(db_begin_write(desk->db, err));
    return end_write(desk->db, claim_next(desk, till, after, job, err), err);
}

enum status print_settle(struct desk *desk, const struct print_job *job, enum print_state state, const char *error,
                         struct error *err)
{
    bool moved = false;
    TRY(db_begin_write(desk->db, err));
    enum status status = print_job_move(desk->db, job->id, PRINT_SENDING, state, false, error, &moved, err);
    return end_write(desk->db, status, err);
}
