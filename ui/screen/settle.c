/* SPDX-License-Identifier: MIT */
/* settle: takes money for what a debtor owes, all of it or a part; the oldest bills are settled first. */
#include "base/i18n.h"
#include "base/money.h"
#include "base/text.h"
#include "desk/debtor.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"

enum { DEBTOR, OWES, AMOUNT, BY, ROWS };

static const struct form_row rows[ROWS] = {
    [DEBTOR] = {.label = N_("Debtor")},
    [OWES] = {.label = N_("Owes")},
    [AMOUNT] = {.label = N_("Amount"), .limit = 12, .required = true},
    [BY] = {.label = N_("Paid by"), .kind = FORM_CHOICE, .required = true, .least = '1', .most = '4'},
};

static const char *const fields[ROWS] = {NULL, NULL, "amount", NULL};

struct settle_state {
    struct form_state form;
    char key[ACT_KEY_TEXT]; /* key of the act */
    struct debtor debtor;
};

static struct settle_state *own(const struct counter *counter)
{
    return counter_state(counter, SCREEN_SETTLE);
}

static void tell(struct counter *counter, const struct debtor_settled *settled)
{
    char name[NAME_TEXT], amount[MONEY_TEXT], owes[MONEY_TEXT], points[MONEY_TEXT];
    text_copy(name, sizeof name, own(counter)->debtor.name);
    counter_pop(counter);
    last_elsewhere(counter, N_("What is settled stays: for goods that come back, return their bill."), SCREEN_DEBTORS,
                   0);
    if (counter->refused)
        return;
    word_money(amount, settled->settled);
    if (settled->owes > 0)
        counter_tell(counter, N_("{0} settled, still owed {1}."), amount, word_money(owes, settled->owes));
    else if (settled->points > 0)
        counter_tell(counter, N_("{0} settled, nothing is owed. Points earned now: {1}."), amount,
                     word_number(points, settled->points));
    else
        counter_tell(counter, N_("{0}: {1} settled, nothing is owed."), name, amount);
}

static void save(struct counter *counter)
{
    struct settle_state *settle = own(counter);
    const struct form *form = &settle->form.form;
    struct debtor_settle_request request = {
        .debtor = settle->debtor.id, .tender = {{.kind = TENDER_CASH, .amount = TENDER_REST}}, .tenders = 1};
    struct debtor_settled settled;
    struct error err;
    (void)tender_offered(TENDER_OF_TOPUP, (size_t)(*form->edit[BY].text - '1'), &request.tender[0].kind);
    enum status status = money_parse(form->edit[AMOUNT].text, "amount", &request.amount, &err);
    if (status == STATUS_OK && request.amount <= 0)
        status = error_value(&err, "amount", form->edit[AMOUNT].text, "more than zero");
    if (status == STATUS_OK)
        status = debtor_settle(counter->desk, settle->key, &request, &settled, &err);
    if (status == STATUS_OK) {
        tell(counter, &settled);
        return;
    }
    if (status != STATUS_BUSY && status != STATUS_IO_ERROR) /* tried again it must not be taken twice */
        act_key(settle->key);
    form_refuse(counter, &err, fields);
}

static char *note(char buf[FORM_NOTE], const struct counter *counter, size_t at)
{
    const struct debtor *debtor = &own(counter)->debtor;
    char text[DATE_TEXT];
    switch (at) {
    case OWES:
        if (debtor->since == 0)
            return buf;
        return text_fill(buf, FORM_NOTE, _("since {0}"), 1, (const char *const[]){date_format(text, debtor->since)});
    case AMOUNT:
        return text_copy(buf, FORM_NOTE, _("yuan; the oldest bill first"));
    case BY:
        return text_copy(buf, FORM_NOTE, _("1 cash 2 WeChat 3 Alipay 4 card"));
    default:
        return buf;
    }
}

static const struct form_job job = {
    .screen = 2, .title = N_("Settle an account"), .row = rows, .rows = ROWS, .save = save, .note = note};

/* argument: the id of the debtor */
static enum status open_settle(struct counter *counter, const void *argument, struct error *err)
{
    struct settle_state *settle = own(counter);
    char owes[MONEY_TEXT];
    TRY(debtor_get(desk_db(counter->desk), *(const int64_t *)argument, &settle->debtor, err));
    if (settle->debtor.owes == 0) {
        counter_object(counter, N_("{0} owes nothing."), settle->debtor.name, NULL);
        return STATUS_NOT_FOUND;
    }
    struct form *form = form_begin(&settle->form, &job);
    edit_set(&form->edit[DEBTOR], settle->debtor.name);
    edit_set(&form->edit[OWES], word_money(owes, settle->debtor.owes));
    edit_set(&form->edit[AMOUNT], money_format(owes, settle->debtor.owes));
    form->stands[DEBTOR] = form->stands[OWES] = true;
    form->at = AMOUNT;
    act_key(settle->key);
    return STATUS_OK;
}

static const struct binding bindings[] = {BIND_FORM};

const struct screen screen_settle = {
    .title = N_("Settle an account"),
    .state_size = sizeof(struct settle_state),
    .open = open_settle,
    SCREEN_FORM_HOOKS,
    SCREEN_BINDINGS(bindings),
};
