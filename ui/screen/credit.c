/* SPDX-License-Identifier: MIT */
/* credit: goods come back without a receipt and no bill is found: store credit for the member in hand, approved. */
#include "desk/credit.h"

#include "base/i18n.h"
#include "base/money.h"
#include "base/text.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"

enum { AMOUNT, REASON, ROWS };

static const struct form_row rows[ROWS] = {
    [AMOUNT] = {.label = N_("Amount"), .limit = 10, .required = true},
    [REASON] = {.label = N_("Reason"), .limit = 40, .required = true},
};

static const char *const fields[ROWS] = {"amount", "reason"};

struct credit_state {
    struct form_state form;
    char key[ACT_KEY_TEXT]; /* key of the act */
};

static struct credit_state *own(const struct counter *counter)
{
    return counter_state(counter, SCREEN_CREDIT);
}

static void tell(struct counter *counter, int64_t amount, const struct credit_done *done)
{
    char given[MONEY_TEXT], balance[MONEY_TEXT];
    size_t shared = counter->shared;
    counter_close_above(counter);
    last_final(counter, N_("The last act gave store credit: one key does not undo it."));
    if (hand_take(counter, counter->hand.member.id, shared))
        counter_tell(counter, N_("Store credit {0} given. Stored value {1}."), word_money(given, amount),
                     word_money(balance, done->wallet_balance));
}

static void save(struct counter *counter)
{
    struct credit_state *credit = own(counter);
    const struct form *form = &credit->form.form;
    struct credit_request request = {.member = counter->hand.member.id, .reason = form->edit[REASON].text};
    struct credit_done done;
    struct error err;
    enum status status = money_parse(form->edit[AMOUNT].text, "amount", &request.amount, &err);
    if (status == STATUS_OK)
        status = credit_give(counter->desk, credit->key, approve_staff(counter), &request, &done, &err);
    if (status == STATUS_OK) {
        tell(counter, request.amount, &done);
        return;
    }
    if (status != STATUS_BUSY && status != STATUS_IO_ERROR) /* tried again it must not be given twice */
        act_key(credit->key);
    if (status == STATUS_APPROVAL_NEEDED && !counter->approved)
        approve_ask(counter, &err, save);
    else
        form_refuse(counter, &err, fields);
}

static char *note(char buf[FORM_NOTE], const struct counter *counter, size_t at)
{
    (void)counter;
    return text_copy(buf, FORM_NOTE,
                     at == AMOUNT ? _("yuan; pays bills, never paid out") : _("what it is; look in .5 first"));
}

static const struct form_job job = {
    .screen = 7, .title = N_("Return without receipt"), .row = rows, .rows = ROWS, .save = save, .note = note};

static enum status open_credit(struct counter *counter, const void *argument, struct error *err)
{
    (void)argument;
    (void)err;
    form_begin(&own(counter)->form, &job);
    act_key(own(counter)->key);
    return STATUS_OK;
}

static const struct binding bindings[] = {BIND_FORM};

const struct screen screen_credit = {
    .title = N_("Return without receipt"),
    .state_size = sizeof(struct credit_state),
    .open = open_credit,
    SCREEN_FORM_HOOKS,
    SCREEN_BINDINGS(bindings),
};
