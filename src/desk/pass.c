/* SPDX-License-Identifier: MIT */
#include "desk/pass.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/buffer.h"
#include "base/money.h"
#include "model/item.h"
#include "model/pass.h"
#include "desk/desk_priv.h"

static const struct act_field RESULT[] = {ACT_FIELD(pass_done, txn), ACT_FIELD(pass_done, uses),
                                          ACT_FIELD(pass_done, left)};

static enum status pass_body(struct act *act, struct error *err)
{
    const struct pass_request *request = act->request;
    struct pass_done *done = act->result;
    struct item item;
    TRY(act_permit(act, 0, err));
    if (request->uses < 1) {
        char text[MONEY_TEXT];
        snprintf(text, sizeof text, "%" PRId64, request->uses);
        return error_value(err, "uses", text, "at least one use");
    }
    TRY(act_member(act, request->member, NULL, err));
    TRY(item_find(act->db, request->sku, &item, err)); /* a pass outlives the sale of its item */
    struct step *step = step_add(&act->entry.steps, STEP_PASS, item.sku, NULL);
    step_set(step, "uses", -request->uses);
    TRY(pass_draw(act->db, &act->entry, item.id, act->day, request->uses, &done->left, err));
    step_set(&act->entry.steps.step[0], "left", done->left);
    done->txn = act->entry.id;
    done->uses = request->uses;
    return STATUS_OK;
}

static const struct act_verb PASS = {.name = "pass use",
                                     .permit = PERMIT_SELL,
                                     .txn_kind = "pass",
                                     .field = RESULT,
                                     .fields = sizeof RESULT / sizeof *RESULT,
                                     .body = pass_body,
                                     .slip = PRINT_PASS};

enum status pass_use(struct desk *desk, const char *key, const struct pass_request *request, struct pass_done *done,
                     struct error *err)
{
    struct buffer text = {0};
    struct pass_request copy = *request;
    *done = (struct pass_done){0};
    buffer_format(&text, "member %" PRId64 " uses %" PRId64 "\npass %s\n", request->member, request->uses,
                  request->sku);
    struct act_call call = {.key = key, .request = text.text};
    enum status status = act_run(desk, &PASS, &call, &copy, done, NULL, err);
    buffer_clear(&text);
    return status;
}
