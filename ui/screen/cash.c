/* SPDX-License-Identifier: MIT */
/* cash: money put into this till's drawer at the start of a shift, or taken to the safe during it. */
#include "base/i18n.h"
#include "base/money.h"
#include "base/text.h"
#include "desk/shift.h"
#include "ui/counter/counter_shared.h"

enum { AMOUNT, ROWS };

static const struct form_row rows[ROWS] = {
    [AMOUNT] = {.label = N_("Amount"), .limit = 12, .required = true},
};

struct cash_state {
    struct form_state form;
    bool drop; /* to the safe */
    char key[ACT_KEY_TEXT];
};

static struct cash_state *own(const struct counter *counter)
{
    return counter_state(counter, SCREEN_CASH);
}

static void save(struct counter *counter)
{
    static const char *const float_fields[ROWS] = {"float"}, *const drop_fields[ROWS] = {"drop"};
    struct cash_state *state = own(counter);
    struct shift_done done;
    struct error err;
    char text[MONEY_TEXT];
    int64_t amount;
    bool drop = state->drop;
    enum status status = money_parse(state->form.form.edit[AMOUNT].text, drop ? "drop" : "float", &amount, &err);
    if (status == STATUS_OK)
        status = drop ? shift_drop(counter->desk, state->key, amount, &done, &err)
                      : shift_open(counter->desk, state->key, amount, &done, &err);
    if (status != STATUS_OK) {
        act_key(state->key);
        form_refuse(counter, &err, drop ? drop_fields : float_fields);
        return;
    }
    counter_pop(counter);
    if (!counter->refused)
        counter_tell(counter, drop ? N_("¥{0} to the safe.") : N_("Float ¥{0} is in the drawer."),
                     money_format_grouped(text, amount), NULL);
}

static const struct form_job float_job = {
    .screen = 4, .title = N_("Float at opening"), .row = rows, .rows = ROWS, .save = save};
static const struct form_job drop_job = {
    .screen = 4, .title = N_("Cash to the safe"), .row = rows, .rows = ROWS, .save = save};

/* argument: a bool, to the safe */
static enum status open_form(struct counter *counter, const void *argument, struct error *err)
{
    struct cash_state *state = own(counter);
    (void)err;
    state->drop = *(const bool *)argument;
    form_begin(&state->form, state->drop ? &drop_job : &float_job);
    act_key(state->key);
    return STATUS_OK;
}

static const struct binding bindings[] = {BIND_FORM};

const struct screen screen_cash = {
    .title = N_("Cash of the drawer"),
    .state_size = sizeof(struct cash_state),
    .open = open_form,
    SCREEN_FORM_HOOKS,
    SCREEN_BINDINGS(bindings),
};
