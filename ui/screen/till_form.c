/* SPDX-License-Identifier: MIT */
/* till_form: the name of a till. */
#include <inttypes.h>
#include <stdio.h>

#include "base/i18n.h"
#include "base/text.h"
#include "model/till.h"
#include "desk/manage.h"
#include "ui/counter/counter_shared.h"

enum { TILL, NAME, ROWS };

static const struct form_row rows[ROWS] = {
    [TILL] = {.label = N_("Till")},
    [NAME] = {.label = N_("Display name"), .limit = 20},
};

static const char *const fields[ROWS] = {[NAME] = "name"};

struct till_form_state {
    struct form_state form;
    int64_t till;
    char key[ACT_KEY_TEXT];
};

static struct till_form_state *own(const struct counter *counter)
{
    return counter_state(counter, SCREEN_TILL_FORM);
}

static void save(struct counter *counter)
{
    struct till_form_state *state = own(counter);
    struct error err;
    char label[TILL_TEXT];
    till_label(label, state->till, state->form.form.edit[NAME].text);
    if (manage_till_name(counter->desk, state->key, state->till, state->form.form.edit[NAME].text, &err) != STATUS_OK) {
        act_key(state->key);
        form_refuse(counter, &err, fields);
        return;
    }
    counter_pop(counter);
    if (!counter->refused)
        counter_tell(counter, N_("{0} is saved."), label, NULL);
}

static char *note(char buf[FORM_NOTE], const struct counter *counter, size_t at)
{
    (void)counter;
    return at == NAME ? text_copy(buf, FORM_NOTE, _("empty: only its number")) : buf;
}

static const struct form_job job = {
    .screen = 10, .title = N_("Name of a till"), .row = rows, .rows = ROWS, .save = save, .note = note};

/* argument: the till's number */
static enum status open_form(struct counter *counter, const void *argument, struct error *err)
{
    struct till_form_state *state = own(counter);
    struct till till;
    char number[24];
    TRY(counter_may(counter, PERMIT_SETTING, err));
    state->till = *(const int64_t *)argument;
    TRY(till_get(desk_db(counter->desk), state->till, &till, err));
    struct form *form = form_begin(&state->form, &job);
    snprintf(number, sizeof number, "%02" PRId64, state->till);
    edit_set(&form->edit[TILL], number);
    edit_set(&form->edit[NAME], till.name);
    form->stands[TILL] = true;
    form->at = NAME;
    act_key(state->key);
    return STATUS_OK;
}

static const struct binding bindings[] = {BIND_FORM};

const struct screen screen_till_form = {
    .title = N_("Name of a till"),
    .state_size = sizeof(struct till_form_state),
    .open = open_form,
    SCREEN_FORM_HOOKS,
    SCREEN_BINDINGS(bindings),
};
