/* SPDX-License-Identifier: MIT */
#include "desk/points.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/text.h"
#include "rules/draw.h"
#include "model/lot.h"
#include "model/member.h"
#include "desk/desk_priv.h"

struct lot_row points_grant(struct act *act, const struct programme *programme, int64_t day, int64_t member,
                            int64_t points, int64_t delay_days)
{
    int64_t last = programme_points_expiry(programme, day), from = day + delay_days;
    if (last < act->day)
        last = act->day;
    if (from < act->day)
        from = act->day;
    struct lot_row terms = {.kind = "points",
                            .member = member,
                            .granted = points,
                            .granted_on = act->day,
                            .usable_from = from < last ? from : last,
                            .expires_on = last};
    terms.id = entry_issue(&act->entry, &terms);
    return terms;
}

enum status points_issue_of(struct act *act, const struct programme *programme, int64_t day, int64_t member,
                            int64_t points, int64_t delay_days, struct error *err)
{
    if (points <= 0)
        return STATUS_OK;
    struct lot_row lot = points_grant(act, programme, day, member, points, delay_days);
    return lot_settle_owed(act->db, &act->entry, member, lot.id, lot.usable_from == act->day, points, NULL, err);
}

enum status points_issue(struct act *act, const struct programme *programme, int64_t member, int64_t points,
                         int64_t delay_days, struct error *err)
{
    return points_issue_of(act, programme, act->day, member, points, delay_days, err);
}

static const struct act_field ADJUST_RESULT[] = {ACT_FIELD(adjust_done, txn), ACT_FIELD(adjust_done, points_balance),
                                                 ACT_FIELD(adjust_done, owed_points)};

static enum status check_adjust(struct act *act, const struct adjust_request *request, struct error *err)
{
    if (request->points <= 0) {
        char text[MONEY_TEXT];
        snprintf(text, sizeof text, "%" PRId64, request->points);
        return error_value(err, "points", text, "the points must be above zero");
    }
    if (!request->reason || !*request->reason) {
        error_set(err, STATUS_MISSING_VALUE, "reason", N_("an adjustment needs a reason"));
        error_arg(err, 0, "reason");
        return STATUS_MISSING_VALUE;
    }
    if (!act->call->approver) {
        error_set(err, STATUS_APPROVAL_NEEDED, "approver", "points by hand always need an approver");
        error_arg(err, 0, "0");
        return STATUS_APPROVAL_NEEDED;
    }
    TRY(act_permit(act, request->points, err));
    return by_hand_may(act, LIMIT_POINTS, request->points, err);
}

static enum status take_points(struct act *act, int64_t points, struct error *err)
{
    struct balances held;
    int64_t drawn;
    TRY(lot_balances(act->db, act->member, act->day, &held, err));
    if (points > held.points) {
        error_set(err, STATUS_NOT_ENOUGH_POINTS, "points", "fewer points than are to be taken");
        error_arg(err, 0, "%" PRId64, held.points);
        error_arg(err, 1, "%" PRId64, held.points);
        return STATUS_NOT_ENOUGH_POINTS;
    }
    return lot_draw(act->db, &act->entry, act->member, "points", act->day, "adjusted", points, &drawn, err);
}

static enum status adjust_body(struct act *act, struct error *err)
{
    const struct adjust_request *request = act->request;
    const struct programme *programme;
    TRY(check_adjust(act, request, err));
    TRY(act_member(act, request->member, NULL, err));
    act->entry.bill = request->dispute;
    text_copy(act->entry.reason, sizeof act->entry.reason, request->reason);
    struct step *step = step_add(&act->entry.steps, STEP_ADJUST, request->take ? "take" : "give", NULL);
    step_set(step, "points", request->take ? -request->points : request->points);
    entry_hand(&act->entry, "points", 0, request->points);
    if (request->take)
        return take_points(act, request->points, err);
    TRY(desk_programme(act->desk, &programme, err));
    return points_issue(act, programme, request->member, request->points, 0, err);
}

enum status points_after(struct act *act, int64_t *txn, int64_t *points, int64_t *owed, struct error *err)
{
    struct balances balances;
    TRY(lot_balances(act->db, act->member, act->day, &balances, err));
    *txn = act->entry.id;
    *points = balances.points;
    *owed = balances.owed;
    return STATUS_OK;
}

static enum status adjust_after(struct act *act, struct error *err)
{
    struct adjust_done *done = act->result;
    return points_after(act, &done->txn, &done->points_balance, &done->owed_points, err);
}

static const struct act_verb ADJUST = {.name = "points",
                                       .permit = PERMIT_ADJUST,
                                       .txn_kind = "adjust",
                                       .field = ADJUST_RESULT,
                                       .fields = sizeof ADJUST_RESULT / sizeof *ADJUST_RESULT,
                                       .body = adjust_body,
                                       .after = adjust_after,
                                       .slip = PRINT_POINTS};

enum status points_adjust(struct desk *desk, const char *key, const struct staff *approver,
                          const struct adjust_request *request, struct adjust_done *done, struct error *err)
{
    struct buffer text = {0};
    struct adjust_request copy = *request;
    *done = (struct adjust_done){0};
    buffer_format(&text, "member %" PRId64 " points %" PRId64 " take %d dispute %" PRId64 "\n%s\n", request->member,
                  request->points, request->take, request->dispute, request->reason ? request->reason : "");
    struct act_call call = {.key = key, .request = text.text, .approver = approver};
    enum status status = act_run(desk, &ADJUST, &call, &copy, done, NULL, err);
    buffer_clear(&text);
    return status;
}
