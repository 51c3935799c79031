/* SPDX-License-Identifier: MIT */
/* order_end: gives what is left of an order's deposit back as it was paid, or keeps it; both with a reason. */
#include "base/i18n.h"
#include "base/money.h"
#include "base/text.h"
#include "desk/deposit.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"
#include "ui/screen/deposit_priv.h"

enum { ORDER, LEFT, REASON, ROWS };

static const struct form_row rows[ROWS] = {
    [ORDER] = {.label = N_("Order")},
    [LEFT] = {.label = N_("Deposit left")},
    [REASON] = {.label = N_("Reason"), .limit = 40, .required = true},
};

static const char *const fields[ROWS] = {NULL, NULL, "reason"};

struct order_end_state {
    struct form_state form;
    char key[ACT_KEY_TEXT]; /* key of the act */
    struct order_end_argument is;
    struct deposit_ended held; /* what there is to give back, and by which tenders */
};

static struct order_end_state *own(const struct counter *counter)
{
    return counter_state(counter, SCREEN_ORDER_END);
}

static void tell(struct counter *counter, const struct deposit_ended *ended)
{
    bool forfeits = own(counter)->is.forfeits;
    char amount[MONEY_TEXT], given[COUNTER_ARG_TEXT], name[EDIT_TEXT];
    text_copy(name, sizeof name, own(counter)->form.form.edit[ORDER].text);
    word_refund(given, ended->tender, ended->tenders, true);
    counter_pop(counter);
    last_elsewhere(counter, N_("That deposit has ended. Was it wrong? Take it anew: Enter."), SCREEN_ORDERS, 0);
    if (counter->refused)
        return;
    if (forfeits)
        counter_tell(counter, N_("{0}: deposit {1} kept."), name, word_money(amount, ended->amount));
    else
        counter_tell(counter, N_("{0}: deposit given back. {1}"), name, given);
}

static void save(struct counter *counter)
{
    struct order_end_state *end = own(counter);
    struct deposit_end_request request = {
        .order = end->is.order, .forfeits = end->is.forfeits, .reason = end->form.form.edit[REASON].text};
    struct deposit_ended ended;
    struct error err;
    enum status status = deposit_end(counter->desk, end->key, approve_staff(counter), &request, false, &ended, &err);
    if (status == STATUS_OK) {
        tell(counter, &ended);
        return;
    }
    if (status != STATUS_BUSY && status != STATUS_IO_ERROR) /* tried again it must not be given back twice */
        act_key(end->key);
    if (status == STATUS_APPROVAL_NEEDED)
        approve_ask(counter, &err, save);
    else
        form_refuse(counter, &err, fields);
}

static char *note(char buf[FORM_NOTE], const struct counter *counter, size_t at)
{
    const struct order_end_state *end = own(counter);
    char given[COUNTER_ARG_TEXT];
    switch (at) {
    case LEFT:
        if (end->is.forfeits)
            return text_copy(buf, FORM_NOTE, _("stays with the shop, no sale"));
        return text_copy(buf, FORM_NOTE, word_refund(given, end->held.tender, end->held.tenders, false));
    case REASON:
        return text_copy(buf, FORM_NOTE,
                         end->is.forfeits ? _("why it is kept; another approves") : _("why it is given back"));
    default:
        return buf;
    }
}

static const struct form_job give_job = {
    .screen = 2, .title = N_("Give a deposit back"), .row = rows, .rows = ROWS, .save = save, .note = note};
static const struct form_job keep_job = {
    .screen = 2, .title = N_("Keep a deposit"), .row = rows, .rows = ROWS, .save = save, .note = note};

/* argument: struct order_end_argument */
static enum status open_end(struct counter *counter, const void *argument, struct error *err)
{
    struct order_end_state *end = own(counter);
    struct order order;
    char amount[MONEY_TEXT];
    end->is = *(const struct order_end_argument *)argument;
    TRY(order_get(desk_db(counter->desk), end->is.order, &order, err));
    TRY(deposit_held(counter->desk, order.id, &end->held, err));
    if (order.held == 0) {
        counter_object(counter, N_("{0}: nothing is left of the deposit."), order.name, NULL);
        return STATUS_NOT_FOUND;
    }
    struct form *form = form_begin(&end->form, end->is.forfeits ? &keep_job : &give_job);
    edit_set(&form->edit[ORDER], order.name);
    edit_set(&form->edit[LEFT], word_money(amount, order.held));
    form->stands[ORDER] = form->stands[LEFT] = true;
    form->at = REASON;
    act_key(end->key);
    return STATUS_OK;
}

static const struct binding bindings[] = {BIND_FORM};

const struct screen screen_order_end = {
    .title = N_("End of a deposit"),
    .state_size = sizeof(struct order_end_state),
    .open = open_end,
    SCREEN_FORM_HOOKS,
    SCREEN_BINDINGS(bindings),
};
