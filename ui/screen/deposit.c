/* SPDX-License-Identifier: MIT */
/* deposit: takes a deposit for an order, a new one or one that is there. */
#include "desk/deposit.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/i18n.h"
#include "base/money.h"
#include "base/text.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"

enum { DEPOSIT_FOR, DEPOSIT_AMOUNT, DEPOSIT_BY, DEPOSIT_FIELDS };

struct deposit_state {
    struct form_state form;
    char key[ACT_KEY_TEXT]; /* key of the act */
    struct order order;     /* id 0: a new one */
    int64_t amount;
};

static struct deposit_state *own(const struct counter *counter)
{
    return counter_state(counter, SCREEN_DEPOSIT);
}

static const struct form_row rows[DEPOSIT_FIELDS] = {
    [DEPOSIT_FOR] = {.label = N_("For"), .limit = 40, .required = true},
    [DEPOSIT_AMOUNT] = {.label = N_("Amount"), .limit = 10, .required = true},
    [DEPOSIT_BY] = {.label = N_("Paid by"), .kind = FORM_CHOICE, .required = true, .least = '1', .most = '4'},
};

static const char *const fields[DEPOSIT_FIELDS] = {"name", "amount", NULL};

static void leave(struct counter *counter, size_t at)
{
    const struct edit *edit = &own(counter)->form.form.edit[at];
    struct error err;
    if (at == DEPOSIT_AMOUNT && !edit_empty(edit) &&
        money_parse(edit->text, "amount", &own(counter)->amount, &err) != STATUS_OK)
        counter_refuse(counter, &err);
}

static char *note(char buf[FORM_NOTE], const struct counter *counter, size_t at)
{
    const struct order *order = &own(counter)->order;
    char held[MONEY_TEXT];
    switch (at) {
    case DEPOSIT_FOR:
        if (order->id == 0)
            return text_copy(buf, FORM_NOTE, _("what it is, and for whom"));
        return text_fill(buf, FORM_NOTE, _("has deposits of {0}"), 1,
                         (const char *const[]){word_money(held, order->held)});
    case DEPOSIT_AMOUNT:
        return text_copy(buf, FORM_NOTE, _("yuan"));
    default:
        return text_copy(buf, FORM_NOTE, _("1 cash 2 WeChat 3 Alipay 4 card"));
    }
}

static void tell(struct counter *counter, const struct deposit_done *done, int64_t amount)
{
    char order[24], taken[MONEY_TEXT];
    snprintf(order, sizeof order, "%" PRId64, done->order);
    counter_pop(counter);
    last_elsewhere(counter, N_("A deposit is given back here: mark its order, then .1."), SCREEN_ORDERS, 0);
    if (!counter->refused)
        counter_tell(counter, N_("Order {0}: deposit {1} taken."), order, word_money(taken, amount));
}

static void save(struct counter *counter)
{
    struct deposit_state *deposit = own(counter);
    const struct form *form = &deposit->form.form;
    struct deposit_request request = {.order = deposit->order.id,
                                      .name = form->edit[DEPOSIT_FOR].text,
                                      .member = counter->in_hand ? counter->hand.member.id : 0,
                                      .amount = deposit->amount,
                                      .tender = {{.kind = TENDER_CASH, .amount = TENDER_REST}},
                                      .tenders = 1};
    struct deposit_done done;
    struct error err;
    size_t by = (size_t)(*form->edit[DEPOSIT_BY].text - '1');
    (void)tender_offered(TENDER_OF_TOPUP, by, &request.tender[0].kind);
    if (deposit_take(counter->desk, deposit->key, &request, &done, &err) == STATUS_OK) {
        tell(counter, &done, request.amount);
        return;
    }
    if (err.status != STATUS_BUSY && err.status != STATUS_IO_ERROR) /* tried again it must not be taken twice */
        act_key(deposit->key);
    form_refuse(counter, &err, fields);
}

static const struct form_job job = {.screen = 2,
                                    .title = N_("Deposit"),
                                    .row = rows,
                                    .rows = DEPOSIT_FIELDS,
                                    .leave = leave,
                                    .save = save,
                                    .note = note};

/* argument: the id of an order; NULL: a new one, of the member in hand if there is one */
static enum status open_deposit(struct counter *counter, const void *argument, struct error *err)
{
    struct deposit_state *deposit = own(counter);
    char name[PERSON_TEXT];
    if (argument)
        TRY(order_get(desk_db(counter->desk), *(const int64_t *)argument, &deposit->order, err));
    struct form *form = form_begin(&deposit->form, &job);
    if (argument) {
        edit_set(&form->edit[DEPOSIT_FOR], deposit->order.name);
        form->stands[DEPOSIT_FOR] = true;
        form->at = DEPOSIT_AMOUNT;
    } else if (counter->in_hand)
        edit_set(&form->edit[DEPOSIT_FOR], word_name(name, counter->hand.member.name));
    act_key(deposit->key);
    return STATUS_OK;
}

static const struct binding bindings[] = {BIND_FORM};

const struct screen screen_deposit = {
    .title = N_("Deposit"),
    .state_size = sizeof(struct deposit_state),
    .open = open_deposit,
    SCREEN_FORM_HOOKS,
    SCREEN_BINDINGS(bindings),
};
