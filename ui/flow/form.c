/* SPDX-License-Identifier: MIT */
#include "ui/flow/form.h"

#include <string.h>

#include "base/text.h"
#include "ui/flow/inside.h"

struct form *form_open(struct till *till, const struct form_job *job)
{
    till_push(till, TILL_FORM);
    till->job = job;
    form_init(&till->form, job->row, job->rows);
    return &till->form;
}

static bool left(struct till *till)
{
    if (till->job->leave)
        till->job->leave(till, till->form.at);
    return !till->refused;
}

void form_next(struct till *till)
{
    const struct form_job *job = till->job;
    if (job->enter && job->enter(till, till->form.at))
        return;
    if (left(till))
        form_go(&till->form, 1);
}

void form_previous(struct till *till)
{
    if (left(till))
        form_go(&till->form, -1);
}

void form_choose(struct till *till)
{
    if (till->job->choose)
        till->job->choose(till, till->form.at);
    else
        till_object(till, N_("Nothing to choose from here."), NULL, NULL);
}

/* Every field is read before anything is kept, so that F9 from any of them finds the fault of another. */
void form_save(struct till *till)
{
    struct form *form = &till->form;
    if (!form_complete(form)) {
        till_object(till, N_("Fill in {0}, then F9."), _(form->row[form->at].label), NULL);
        return;
    }
    for (size_t at = 0; till->job->leave && at < form->rows; at++) {
        if (!form->stands[at])
            till->job->leave(till, at);
        if (till->refused) {
            form->at = at;
            return;
        }
    }
    till->job->save(till);
}

static void scanned(struct till *till, const char *text)
{
    struct form *form = &till->form;
    if (till->job->scan)
        till->job->scan(till, text);
    else
        edit_set(&form->edit[form->at], text);
}

bool form_typed(struct till *till, const struct key *key)
{
    struct form *form = &till->form;
    const struct edit *edit = &form->edit[form->at];
    if (key->kind == KEY_CHAR && key->codepoint == '?' && edit_empty(edit))
        return false;
    if (key->kind == KEY_CHAR && key->codepoint == '.' && strcmp(edit->text, ".") == 0) {
        till_pop(till); /* ".." is F12 here too */
        return true;
    }
    if (key->kind == KEY_SCAN) {
        scanned(till, key->text);
        return true;
    }
    switch (form_key(form, key)) {
    case FORM_UNUSED:
        return false;
    case FORM_FULL:
        till_beep(till);
        return true;
    case FORM_CHANGED:
        if (till->job->changed)
            till->job->changed(till, form->at);
        return true;
    case FORM_CHOSEN:
        form_next(till);
        return true;
    case FORM_MOVED:
        return true;
    }
    return true;
}
