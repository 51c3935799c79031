/* SPDX-License-Identifier: MIT */
/* Whole batches of coupons. */
#include <inttypes.h>
#include <stdio.h>

#include "base/buffer.h"
#include "base/text.h"
#include "desk/coupon_act.h"
#include "desk/desk_priv.h"

struct request {
    int64_t batch;
    const char *reason;
};
static const struct act_field RESULT[] = {ACT_FIELD(batch_done, txn), ACT_FIELD(batch_done, batch),
                                          ACT_FIELD(batch_done, coupons)};

static enum status refuse_none(int64_t batch, struct error *err)
{
    error_set(err, STATUS_NOT_FOUND, "batch", "no coupon of batch %" PRId64 " can still be used", batch);
    error_arg(err, 0, "%" PRId64, batch);
    return STATUS_NOT_FOUND;
}

static enum status take_open(struct act *act, int64_t batch, int64_t *coupons, struct error *err)
{
    struct stmt *s = stmt_use(act->db, QUERY_COUPON_BATCH_OPEN);
    stmt_int(s, ":batch", batch);
    stmt_int(s, ":day", act->day);
    *coupons = 0;
    for (bool row;; ++*coupons) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            return *coupons ? STATUS_OK : refuse_none(batch, err);
        entry_move(&act->entry, stmt_get_int(s, "lot"), -1, "withdrawn", 1);
    }
}

static enum status withdraw_body(struct act *act, struct error *err)
{
    const struct request *request = act->request;
    struct batch_done *done = act->result;
    struct batch_list list = {0};
    TRY(act_permit(act, 0, err));
    TRY(coupon_withdraw_reason(request->reason, err));
    TRY(take_open(act, request->batch, &done->coupons, err));
    text_copy(act->entry.reason, sizeof act->entry.reason, request->reason);
    enum status status = coupon_batch_select(act->db, request->batch, act->day, &list, err);
    if (status == STATUS_OK) {
        struct step *step = step_add(&act->entry.steps, STEP_WITHDRAWN, list.batch[0].offer, NULL);
        step_set(step, "coupons", done->coupons);
        step_set(step, "batch", request->batch);
    }
    coupon_batch_list_clear(&list);
    done->txn = act->entry.id;
    done->batch = request->batch;
    return status;
}

enum status coupon_batch_withdraw(struct desk *desk, const char *key, const struct staff *approver, int64_t batch,
                                  const char *reason, struct batch_done *done, struct error *err)
{
    static const struct act_verb verb = {.name = "coupon withdraw batch",
                                         .permit = PERMIT_WITHDRAW,
                                         .txn_kind = "withdraw",
                                         .field = RESULT,
                                         .fields = 3,
                                         .body = withdraw_body};
    struct buffer text = {0};
    struct request request = {.batch = batch, .reason = reason};
    *done = (struct batch_done){0};
    buffer_format(&text, "batch %" PRId64 "\n%s\n", batch, reason ? reason : "");
    struct act_call call = {.key = key, .request = text.text, .approver = approver};
    enum status status = act_run(desk, &verb, &call, &request, done, NULL, err);
    buffer_clear(&text);
    return status;
}
