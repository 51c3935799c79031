/* SPDX-License-Identifier: MIT */
#include "desk/invoice.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/buffer.h"
#include "model/bill.h"
#include "desk/desk_priv.h"

struct invoice_request {
    int64_t bill;
    bool on;
};

struct invoice_done {
    int64_t bill;
};

static enum status mark_body(struct act *act, struct error *err)
{
    const struct invoice_request *request = act->request;
    struct bill bill;
    TRY(act_permit(act, 0, err));
    TRY(bill_get(act->db, request->bill, &bill, err));
    enum status status = bill.row.voided && request->on ? return_refuse_voided(act->db, &bill, err) : STATUS_OK;
    act->member = bill.row.member;
    snprintf(act->note, sizeof act->note, "bill=%" PRId64 " on=%d", bill.row.id, request->on);
    bill_clear(&bill);
    TRY(status);
    *(struct invoice_done *)act->result = (struct invoice_done){.bill = request->bill};
    return bill_set_invoiced(act->db, request->bill, request->on ? act->at : 0, err);
}

enum status invoice_mark(struct desk *desk, const char *key, int64_t bill, bool on, struct error *err)
{
    static const struct act_field fields[] = {ACT_FIELD(invoice_done, bill)};
    static const struct act_verb verb = {
        .name = "bill invoice", .permit = PERMIT_SELL, .field = fields, .fields = 1, .body = mark_body};
    struct invoice_request request = {.bill = bill, .on = on};
    struct invoice_done done = {0};
    struct buffer text = {0};
    buffer_format(&text, "bill %" PRId64 " on %d\n", bill, on);
    struct act_call call = {.key = key, .request = text.text};
    enum status status = act_run(desk, &verb, &call, &request, &done, NULL, err);
    buffer_clear(&text);
    return status;
}
