/* SPDX-License-Identifier: MIT */
/* debtor_form: lets somebody buy on account, up to a limit. */
#include <stdio.h>

#include "base/i18n.h"
#include "base/money.h"
#include "base/text.h"
#include "desk/debtor.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"

enum { NAME, LIMIT, ROWS };

static const struct form_row rows[ROWS] = {
    [NAME] = {.label = N_("Name"), .limit = 40, .required = true},
    [LIMIT] = {.label = N_("Limit"), .limit = 10, .required = true},
};

static const char *const fields[ROWS] = {"name", "limit"};

struct debtor_form_state {
    struct form_state form;
    char key[ACT_KEY_TEXT];
};

static struct debtor_form_state *own(const struct counter *counter)
{
    return counter_state(counter, SCREEN_DEBTOR_FORM);
}

static void save(struct counter *counter)
{
    struct debtor_form_state *state = own(counter);
    const struct form *form = &state->form.form;
    struct debtor debtor = {0};
    struct debtor_added added;
    struct error err;
    char credit[MONEY_TEXT];
    text_copy(debtor.name, sizeof debtor.name, form->edit[NAME].text);
    enum status status = money_parse(form->edit[LIMIT].text, "limit", &debtor.credit, &err);
    if (status == STATUS_OK)
        status = debtor_add(counter->desk, state->key, &debtor, &added, &err);
    if (status != STATUS_OK) {
        act_key(state->key);
        form_refuse(counter, &err, fields);
        return;
    }
    counter_pop(counter);
    if (!counter->refused)
        counter_tell(counter, N_("{0} may owe up to {1}."), debtor.name, word_money(credit, debtor.credit));
}

static char *note(char buf[FORM_NOTE], const struct counter *counter, size_t at)
{
    (void)counter;
    return text_copy(buf, FORM_NOTE, at == NAME ? _("the person or firm who pays later") : _("yuan owed at most"));
}

static const struct form_job job = {
    .screen = 2, .title = N_("New debtor"), .row = rows, .rows = ROWS, .save = save, .note = note};

static enum status open_form(struct counter *counter, const void *argument, struct error *err)
{
    (void)argument;
    TRY(counter_may(counter, PERMIT_DEBTOR, err));
    form_begin(&own(counter)->form, &job);
    act_key(own(counter)->key);
    return STATUS_OK;
}

static const struct binding bindings[] = {BIND_FORM};

const struct screen screen_debtor_form = {
    .title = N_("New debtor"),
    .state_size = sizeof(struct debtor_form_state),
    .open = open_form,
    SCREEN_FORM_HOOKS,
    SCREEN_BINDINGS(bindings),
};
