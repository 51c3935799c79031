/* SPDX-License-Identifier: MIT */
#include "ui/counter/form.h"

#include <string.h>

#include "base/i18n.h"
#include "ui/counter/counter_priv.h"

struct form_state *form_top(const struct counter *counter)
{
    for (int depth = counter->depth; depth >= 0; depth--)
        if (counter->screens[counter->place[depth].screen]->prompt == PROMPT_FIELD)
            return counter->place[depth].state;
    return NULL;
}

struct form *form_begin(struct form_state *state, const struct form_job *job)
{
    state->job = job;
    form_init(&state->form, job->row, job->rows);
    return &state->form;
}

bool form_choosable(const struct counter *counter)
{
    return form_top(counter)->job->choose != NULL;
}

const char *form_title(const struct counter *counter)
{
    return form_top(counter)->job->title;
}

bool form_scan(struct counter *counter, const struct route *route, const char *text)
{
    (void)text;
    if (route->kind != ROUTE_PAYMENT)
        return false;
    counter_object(counter, N_("A payment code: first the bill, then scan it."), NULL, NULL);
    return true;
}

static bool left(struct counter *counter)
{
    if (form_top(counter)->job->leave)
        form_top(counter)->job->leave(counter, form_top(counter)->form.at);
    return !counter->refused;
}

void form_next(struct counter *counter)
{
    const struct form_job *job = form_top(counter)->job;
    if (job->enter && job->enter(counter, form_top(counter)->form.at))
        return;
    if (left(counter))
        form_go(&form_top(counter)->form, 1);
}

void form_previous(struct counter *counter)
{
    if (left(counter))
        form_go(&form_top(counter)->form, -1);
}

void form_choose(struct counter *counter)
{
    if (form_top(counter)->job->choose)
        form_top(counter)->job->choose(counter, form_top(counter)->form.at);
    else
        counter_object(counter, N_("Nothing to choose from here."), NULL, NULL);
}

/* Every field is read before anything is kept, so that F9 from any of them finds the fault of another. */
void form_save(struct counter *counter)
{
    struct form *form = &form_top(counter)->form;
    if (!form_complete(form)) {
        counter_object(counter, N_("Fill in {0}, then F9."), _(form->row[form->at].label), NULL);
        return;
    }
    for (size_t at = 0; form_top(counter)->job->leave && at < form->rows; at++) {
        if (!form->stands[at])
            form_top(counter)->job->leave(counter, at);
        if (counter->refused) {
            form->at = at;
            return;
        }
    }
    form_top(counter)->job->save(counter);
}

static void scanned(struct counter *counter, const char *text)
{
    struct form *form = &form_top(counter)->form;
    if (form_top(counter)->job->scan)
        form_top(counter)->job->scan(counter, text);
    else
        edit_set(&form->edit[form->at], text);
}

bool form_typed(struct counter *counter, const struct key *key)
{
    struct form *form = &form_top(counter)->form;
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
        if (form_top(counter)->job->changed)
            form_top(counter)->job->changed(counter, form->at);
        return true;
    case FORM_CHOSEN:
        form_next(counter);
        return true;
    case FORM_MOVED:
        return true;
    }
    return true;
}
