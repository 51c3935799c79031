/* SPDX-License-Identifier: MIT */
#include "ui/counter/form.h"

#include <string.h>

#include "base/text.h"
#include "ui/counter/counter_priv.h"

struct form *form_open(struct counter *counter, const struct form_job *job)
{
    counter_push(counter, SCREEN_FORM);
    counter->job = job;
    form_init(&counter->form, job->row, job->rows);
    return &counter->form;
}

static bool left(struct counter *counter)
{
    if (counter->job->leave)
        counter->job->leave(counter, counter->form.at);
    return !counter->refused;
}

void form_next(struct counter *counter)
{
    const struct form_job *job = counter->job;
    if (job->enter && job->enter(counter, counter->form.at))
        return;
    if (left(counter))
        form_go(&counter->form, 1);
}

void form_previous(struct counter *counter)
{
    if (left(counter))
        form_go(&counter->form, -1);
}

void form_choose(struct counter *counter)
{
    if (counter->job->choose)
        counter->job->choose(counter, counter->form.at);
    else
        counter_object(counter, N_("Nothing to choose from here."), NULL, NULL);
}

/* Every field is read before anything is kept, so that F9 from any of them finds the fault of another. */
void form_save(struct counter *counter)
{
    struct form *form = &counter->form;
    if (!form_complete(form)) {
        counter_object(counter, N_("Fill in {0}, then F9."), _(form->row[form->at].label), NULL);
        return;
    }
    for (size_t at = 0; counter->job->leave && at < form->rows; at++) {
        if (!form->stands[at])
            counter->job->leave(counter, at);
        if (counter->refused) {
            form->at = at;
            return;
        }
    }
    counter->job->save(counter);
}

static void scanned(struct counter *counter, const char *text)
{
    struct form *form = &counter->form;
    if (counter->job->scan)
        counter->job->scan(counter, text);
    else
        edit_set(&form->edit[form->at], text);
}

bool form_typed(struct counter *counter, const struct key *key)
{
    struct form *form = &counter->form;
    const struct edit *edit = &form->edit[form->at];
    if (key->kind == KEY_CHAR && key->codepoint == '?' && edit_empty(edit))
        return false;
    if (key->kind == KEY_CHAR && key->codepoint == '.' && strcmp(edit->text, ".") == 0) {
        counter_pop(counter); /* ".." is F12 here too */
        return true;
    }
    if (key->kind == KEY_SCAN) {
        scanned(counter, key->text);
        return true;
    }
    switch (form_key(form, key)) {
    case FORM_UNUSED:
        return false;
    case FORM_FULL:
        counter_beep(counter);
        return true;
    case FORM_CHANGED:
        if (counter->job->changed)
            counter->job->changed(counter, form->at);
        return true;
    case FORM_CHOSEN:
        form_next(counter);
        return true;
    case FORM_MOVED:
        return true;
    }
    return true;
}
