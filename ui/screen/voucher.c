/* SPDX-License-Identifier: MIT */
/* voucher: takes a platform voucher as payment: its code, its face, and what the platform pays the shop for it. */
#include <string.h>

#include "base/i18n.h"
#include "base/money.h"
#include "base/text.h"
#include "ui/counter/counter_shared.h"

enum { VOUCHER_CODE, VOUCHER_FACE, VOUCHER_SETTLED, VOUCHER_FIELDS };

struct voucher_state {
    struct form_state form;
    struct tender tender; /* as far as it is read */
};

static struct voucher_state *own(const struct counter *counter)
{
    return counter_state(counter, SCREEN_VOUCHER);
}

static const struct form_row rows[VOUCHER_FIELDS] = {
    [VOUCHER_CODE] = {.label = N_("Voucher"), .limit = 44, .required = true},
    [VOUCHER_FACE] = {.label = N_("Face"), .limit = 10, .required = true},
    [VOUCHER_SETTLED] = {.label = N_("Settled at"), .limit = 10, .required = true},
};

static enum status read_field(struct voucher_state *voucher, size_t at, struct error *err)
{
    const char *text = voucher->form.form.edit[at].text;
    struct tender *tender = &voucher->tender;
    if (at == VOUCHER_FACE)
        return money_parse(text, "pay", &tender->amount, err);
    if (at == VOUCHER_SETTLED)
        return money_parse(text, "settled", &tender->settled, err);
    if (tender_voucher_code(text, tender->reference))
        return STATUS_OK;
    return error_value(err, "pay", text, "the code of a voucher is 4 to 40 letters and digits");
}

static void leave(struct counter *counter, size_t at)
{
    struct error err;
    if (!edit_empty(&own(counter)->form.form.edit[at]) && read_field(own(counter), at, &err) != STATUS_OK)
        counter_refuse(counter, &err);
}

static void scanned(struct counter *counter, const char *text)
{
    own(counter)->form.form.at = VOUCHER_CODE;
    edit_set(&own(counter)->form.form.edit[VOUCHER_CODE], text);
    form_next(counter);
}

static char *note(char buf[FORM_NOTE], const struct counter *counter, size_t at)
{
    char due[MONEY_TEXT];
    switch (at) {
    case VOUCHER_CODE:
        return text_copy(buf, FORM_NOTE, _("scan or type; check it on their device"));
    case VOUCHER_FACE:
        money_format_grouped(due, pay_due(counter));
        return text_fill(buf, FORM_NOTE, _("yuan that it pays; due {0}"), 1, (const char *const[]){due});
    default:
        return text_copy(buf, FORM_NOTE, _("yuan that the shop gets for it"));
    }
}

static void save(struct counter *counter)
{
    pay_named(counter, &own(counter)->tender);
}

static const struct form_job job = {.screen = 2,
                                    .title = N_("Platform voucher"),
                                    .row = rows,
                                    .rows = VOUCHER_FIELDS,
                                    .leave = leave,
                                    .scan = scanned,
                                    .save = save,
                                    .note = note};

static enum status open_voucher(struct counter *counter, const void *argument, struct error *err)
{
    (void)argument;
    (void)err;
    form_begin(&own(counter)->form, &job);
    own(counter)->tender.kind = TENDER_VOUCHER;
    return STATUS_OK;
}

static const struct binding bindings[] = {BIND_FORM};

const struct screen screen_voucher = {
    .title = N_("Platform voucher"),
    .state_size = sizeof(struct voucher_state),
    .open = open_voucher,
    SCREEN_FORM_HOOKS,
    SCREEN_BINDINGS(bindings),
};
