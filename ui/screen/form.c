/* SPDX-License-Identifier: MIT */
/* form: a form that needs no state of its own: its job is the argument. */
#include "base/i18n.h"
#include "ui/counter/counter_priv.h"

static enum status open_form(struct counter *counter, const void *argument, struct error *err)
{
    (void)err;
    form_begin(form_top(counter), argument);
    return STATUS_OK;
}

static const struct binding bindings[] = {BIND_FORM};

const struct screen screen_form = {
    .title = N_("Form"),
    .state_size = sizeof(struct form_state),
    .open = open_form,
    SCREEN_FORM_HOOKS,
    SCREEN_BINDINGS(bindings),
};
