/* SPDX-License-Identifier: MIT */
#include "desk/shift.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/money.h"
#include "base/text.h"
#include "desk/desk_priv.h"

/* --- cash of a shift -------------------------------------------------------------------------------------------- */

enum status shift_now(struct desk *desk, int64_t *shift, struct error *err)
{
    return shift_open_of(desk->db, desk->till, shift, err);
}

enum status shift_last(struct desk *desk, int64_t *shift, struct error *err)
{
    return shift_last_of(desk->db, desk->till, shift, err);
}

static void add_figure(struct shift_figure *figure, const struct shift_paid *paid)
{
    figure->amount += paid->amount;
    figure->count += paid->count;
}

static void add_paid(struct shift_view *view, const struct shift_paid *paid)
{
    enum tender_kind kind;
    if (!tender_from_code(paid->tender, &kind))
        return;
    struct shift_tender *tender = &view->tender[kind];
    tender->net += paid->amount;
    tender->settled += paid->settled;
    if (strcmp(paid->kind, "topup") == 0)
        add_figure(&tender->topup, paid);
    else if (strcmp(paid->kind, "deposit") == 0 || strcmp(paid->kind, "undeposit") == 0)
        add_figure(&tender->deposit, paid);
    else if (strcmp(paid->kind, "settle") == 0)
        add_figure(&tender->settled_account, paid);
    else if (strcmp(paid->kind, "close") == 0)
        add_figure(&tender->paid_out, paid);
    else if (strcmp(paid->kind, "tender") == 0)
        tender->corrected += paid->amount;
    else if (strcmp(paid->kind, "return") == 0 || strcmp(paid->kind, "void") == 0) {
        add_figure(&tender->refund, paid);
        add_figure(&view->refund, paid);
    } else
        add_figure(&tender->sale, paid);
}

static enum status sum_up(struct db *db, int64_t shift, struct shift_view *view, struct error *err)
{
    struct shift_paid_list list = {0};
    enum status status = shift_payments(db, shift, &list, err);
    for (size_t i = 0; i < list.count; i++)
        add_paid(view, &list.paid[i]);
    shift_paid_clear(&list);
    if (status == STATUS_OK)
        status = shift_bills(db, shift, &view->bills, err);
    view->expected = view->shift.floated + view->tender[TENDER_CASH].net - view->shift.dropped;
    return status;
}

static enum status read_all(struct desk *desk, int64_t shift, struct shift_view *view, struct error *err)
{
    struct staff staff;
    *view = (struct shift_view){0};
    TRY(shift_get(desk->db, shift, &view->shift, err));
    TRY(staff_get(desk->db, view->shift.staff, &staff, err));
    text_copy(view->staff, sizeof view->staff, staff.name);
    text_copy(view->code, sizeof view->code, staff.code);
    TRY(sum_up(desk->db, shift, view, err));
    if (view->shift.closed) {
        view->counted = shift_counted(view->shift.count);
        view->left = view->counted - view->shift.handed;
    }
    return till_get(desk->db, view->shift.till, &view->till, err);
}

enum status shift_read(struct desk *desk, int64_t shift, struct shift_view *view, struct error *err)
{
    TRY(db_begin_read(desk->db, err));
    enum status status = read_all(desk, shift, view, err);
    db_end_read(desk->db);
    return status;
}

/* --- opening ---------------------------------------------------------------------------------------------------- */

/* Cash the previous shift left in the drawer; 0 if there was none. */
static enum status left_before(struct db *db, int64_t till, int64_t *left, struct error *err)
{
    struct shift last;
    int64_t id;
    *left = 0;
    TRY(shift_last_of(db, till, &id, err));
    if (id == 0)
        return STATUS_OK;
    TRY(shift_get(db, id, &last, err));
    *left = shift_counted(last.count) - last.handed;
    return STATUS_OK;
}

static enum status begin(struct act *act, int64_t staff, int64_t money, int64_t *shift, struct error *err)
{
    int64_t till = act->desk->till;
    if (money == 0)
        TRY(left_before(act->db, till, &money, err));
    TRY(shift_insert(act->db, till, staff, act->at, shift, err));
    return shift_drawer(act->db, *shift, act->desk->staff.id, act->at, "float", money, err);
}

static enum status begin_if_none(struct act *act, int64_t *shift, struct error *err)
{
    TRY(shift_open_of(act->db, act->desk->till, shift, err));
    return *shift ? STATUS_OK : begin(act, act->desk->staff.id, 0, shift, err);
}

enum status shift_carry(struct act *act, struct error *err)
{
    struct entry *entry = &act->entry;
    int64_t shift = entry->bill_row.shift; /* the open shift, if a bill has looked it up already */
    if (entry->payments == 0 && !entry->has_bill)
        return STATUS_OK;
    if (shift == 0)
        TRY(begin_if_none(act, &shift, err));
    entry->bill_row.shift = shift;
    for (size_t i = 0; i < entry->payments; i++)
        entry->payment[i].shift = shift;
    return STATUS_OK;
}

static const struct act_field RESULT[] = {ACT_FIELD(shift_done, shift),    ACT_FIELD(shift_done, counted),
                                          ACT_FIELD(shift_done, expected), ACT_FIELD(shift_done, over),
                                          ACT_FIELD(shift_done, left),     ACT_FIELD(shift_done, next),
                                          ACT_FIELD(shift_done, kicked)};
#define VERB(verb, does)                                                                                               \
    {                                                                                                                  \
        .name = verb, .permit = PERMIT_SHIFT, .field = RESULT, .fields = sizeof RESULT / sizeof *RESULT, .body = does  \
    }

/* A shift that a payment opened has no float yet; it may still be entered, once. */
static enum status open_body(struct act *act, struct error *err)
{
    const int64_t *money = act->request;
    struct shift_done *done = act->result;
    struct shift open;
    char text[MONEY_TEXT];
    TRY(act_permit(act, 0, err));
    TRY(shift_open_of(act->db, act->desk->till, &done->shift, err));
    if (!done->shift)
        return begin(act, act->desk->staff.id, *money, &done->shift, err);
    TRY(shift_get(act->db, done->shift, &open, err));
    if (*money > 0 && open.floated > 0)
        return error_value(err, "float", money_format(text, *money), "this shift already has its float");
    return shift_drawer(act->db, done->shift, act->desk->staff.id, act->at, "float", *money, err);
}

static enum status run(struct desk *desk, const struct act_verb *verb, const char *key, int64_t amount,
                       struct shift_done *done, struct error *err)
{
    char text[64];
    *done = (struct shift_done){0};
    snprintf(text, sizeof text, "till %" PRId64 " amount %" PRId64 "\n", desk->till, amount);
    struct act_call call = {.key = key, .request = text};
    return act_run(desk, verb, &call, &amount, done, NULL, err);
}

static enum status refuse_amount(const char *field, int64_t amount, struct error *err)
{
    char text[MONEY_TEXT];
    return error_value(err, field, money_format(text, amount), "must not be negative or more than the drawer holds");
}

enum status shift_open(struct desk *desk, const char *key, int64_t money, struct shift_done *done, struct error *err)
{
    struct act_verb verb = VERB("shift open", open_body);
    verb.aside = money == 0; /* as the handover does where nothing was sold */
    return money < 0 ? refuse_amount("float", money, err) : run(desk, &verb, key, money, done, err);
}

/* --- drawer movements ------------------------------------------------------------------------------------------- */

static enum status refuse_closed(struct error *err)
{
    return error_set(err, STATUS_SHIFT_CLOSED, "shift", "no such shift is open at this till");
}

static enum status drop_body(struct act *act, struct error *err)
{
    const int64_t *amount = act->request;
    struct shift_done *done = act->result;
    TRY(act_permit(act, 0, err));
    TRY(shift_open_of(act->db, act->desk->till, &done->shift, err));
    if (!done->shift)
        return refuse_closed(err);
    snprintf(act->note, sizeof act->note, "drop=%" PRId64, *amount);
    return shift_drawer(act->db, done->shift, act->desk->staff.id, act->at, "drop", *amount, err);
}

enum status shift_drop(struct desk *desk, const char *key, int64_t amount, struct shift_done *done, struct error *err)
{
    static const struct act_verb verb = VERB("shift drop", drop_body);
    return amount <= 0 ? refuse_amount("drop", amount, err) : run(desk, &verb, key, amount, done, err);
}

struct drawer_request {
    const char *reason;
};

static enum status drawer_body(struct act *act, struct error *err)
{
    struct drawer_request *request = act->request;
    struct shift_done *done = act->result;
    struct print_job job = {.kind = PRINT_DRAWER, .kick = true};
    TRY(act_permit(act, 0, err));
    TRY(begin_if_none(act, &done->shift, err));
    snprintf(act->note, sizeof act->note, "reason=%s", request->reason);
    TRY(print_queue(act, &job, err));
    done->kicked = job.id != 0;
    return shift_drawer_opened(act->db, done->shift, act->desk->staff.id, act->at, request->reason, err);
}

enum status shift_open_drawer(struct desk *desk, const char *key, const char *reason, struct shift_done *done,
                              struct error *err)
{
    static const struct act_verb verb = VERB("drawer", drawer_body);
    static const char *const reasons[] = {"change", "check", "other"};
    struct drawer_request request = {.reason = NULL};
    char text[64];
    *done = (struct shift_done){0};
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (strcmp(reasons[i], reason) == 0)
            request.reason = reasons[i];
    if (!request.reason)
        return error_choice(err, "reason", reason, reasons, sizeof reasons / sizeof *reasons);
    snprintf(text, sizeof text, "till %" PRId64 " reason %s\n", desk->till, reason);
    struct act_call call = {.key = key, .request = text};
    return act_run(desk, &verb, &call, &request, done, NULL, err);
}

/* --- the count -------------------------------------------------------------------------------------------------- */

/* Another person than the one who counted and, in a live shop, one with a PIN: without one nobody can be proven. */
static enum status check_incoming(struct act *act, int64_t to, struct error *err)
{
    struct staff staff;
    if (to == 0)
        return STATUS_OK;
    TRY(staff_get(act->db, to, &staff, err));
    if (to == act->desk->staff.id) {
        error_value(err, "to", staff.code, "nobody hands over to themselves");
        error_detail(err, "same_person");
        return STATUS_BAD_VALUE;
    }
    if (act->desk->shop.practice || *staff.pin)
        return STATUS_OK;
    error_set(err, STATUS_NOT_PERMITTED, "to", "who takes over has no PIN");
    error_detail(err, "no_pin");
    error_arg(err, 0, "%s", staff.code);
    return STATUS_NOT_PERMITTED;
}

static enum status close_body(struct act *act, struct error *err)
{
    const struct shift_close_request *request = act->request;
    struct shift_done *done = act->result;
    struct shift_view view = {0};
    TRY(act_permit(act, 0, err));
    TRY(shift_open_of(act->db, act->desk->till, &done->shift, err));
    if (!done->shift || (request->shift && request->shift != done->shift))
        return refuse_closed(err);
    TRY(check_incoming(act, request->to, err));
    TRY(shift_get(act->db, done->shift, &view.shift, err));
    TRY(sum_up(act->db, done->shift, &view, err));
    memcpy(view.shift.count, request->count, sizeof view.shift.count);
    done->counted = shift_counted(view.shift.count);
    if (request->drop < 0 || request->drop > done->counted)
        return refuse_amount("drop", request->drop, err);
    done->expected = view.expected;
    done->over = view.shift.over = done->counted - done->expected;
    done->left = done->counted - request->drop;
    view.shift.closed = act->at;
    TRY(shift_drawer(act->db, done->shift, act->desk->staff.id, act->at, "final", request->drop, err));
    TRY(shift_count(act->db, &view.shift, err));
    struct print_job slip = {.kind = PRINT_HANDOVER, .shift = done->shift};
    TRY(print_queue(act, &slip, err));
    snprintf(act->note, sizeof act->note, "shift=%" PRId64 " counted=%" PRId64 " over=%" PRId64 " drop=%" PRId64,
             done->shift, done->counted, done->over, request->drop);
    return request->to ? begin(act, request->to, done->left, &done->next, err) : STATUS_OK;
}

static enum status check_count(const struct shift_close_request *request, struct error *err)
{
    for (int i = 0; i < SHIFT_NOTES; i++)
        if (request->count[i] < 0 || request->count[i] > SHIFT_PIECES) {
            char text[MONEY_TEXT];
            snprintf(text, sizeof text, "%" PRId64, request->count[i]);
            return error_value(err, "count", text, "must be a number of notes");
        }
    return STATUS_OK;
}

enum status shift_close(struct desk *desk, const char *key, const struct shift_close_request *request,
                        struct shift_done *done, struct error *err)
{
    static const struct act_verb verb = VERB("shift close", close_body);
    struct shift_close_request copy = *request;
    struct buffer text = {0};
    *done = (struct shift_done){0};
    TRY(check_count(request, err));
    buffer_format(&text, "till %" PRId64 " shift %" PRId64 " drop %" PRId64 " to %" PRId64 "\n", desk->till,
                  request->shift, request->drop, request->to);
    for (int i = 0; i < SHIFT_NOTES; i++)
        buffer_format(&text, "%" PRId64 " ", request->count[i]);
    struct act_call call = {.key = key, .request = text.text};
    enum status status = act_run(desk, &verb, &call, &copy, done, NULL, err);
    buffer_clear(&text);
    return status;
}
