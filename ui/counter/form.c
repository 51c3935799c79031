/* SPDX-License-Identifier: MIT */
#include "ui/counter/form.h"

#include <ctype.h>
#include <string.h>

#include "base/i18n.h"
#include "ui/counter/counter_shared.h"

static int form_depth(const struct counter *counter)
{
    int depth = counter->depth;
    while (depth >= 0 && counter->screens[counter->place[depth].screen]->prompt != PROMPT_FIELD)
        depth--;
    return depth;
}

struct form_state *form_top(const struct counter *counter)
{
    int depth = form_depth(counter);
    return depth >= 0 ? counter->place[depth].state : NULL;
}

/* The state of the open form; there must be one. */
static struct form_state *at_hand(const struct counter *counter)
{
    return counter->place[form_depth(counter)].state;
}

struct form *form_begin(struct form_state *state, const struct form_job *job)
{
    state->job = job;
    form_init(&state->form, job->row, job->rows);
    return &state->form;
}

bool form_choosable(const struct counter *counter)
{
    return at_hand(counter)->job->choose != NULL;
}

const char *form_title(const struct counter *counter)
{
    return at_hand(counter)->job->title;
}

bool form_scan(struct counter *counter, const struct route *route, const char *text)
{
    (void)text;
    if (route->kind != ROUTE_PAYMENT)
        return false;
    counter_object(counter, N_("This is a payment code: open the bill first, then scan it."), NULL, NULL);
    return true;
}

static bool left(struct counter *counter)
{
    if (at_hand(counter)->job->leave)
        at_hand(counter)->job->leave(counter, at_hand(counter)->form.at);
    at_hand(counter)->refused = counter->refused;
    return !counter->refused;
}

void form_refuse(struct counter *counter, const struct error *err, const char *const *name)
{
    struct form_state *state = at_hand(counter);
    for (size_t i = 0; i < state->form.rows; i++)
        if (name[i] && !state->form.stands[i] && strcmp(name[i], err->field) == 0) {
            state->form.at = i;
            state->refused = true;
        }
    counter_refuse(counter, err);
}

void form_next(struct counter *counter)
{
    const struct form_job *job = at_hand(counter)->job;
    if (job->enter && job->enter(counter, at_hand(counter)->form.at))
        return;
    if (left(counter))
        form_go(&at_hand(counter)->form, 1);
}

void form_previous(struct counter *counter)
{
    if (left(counter))
        form_go(&at_hand(counter)->form, -1);
}

void form_choose(struct counter *counter)
{
    if (at_hand(counter)->job->choose)
        at_hand(counter)->job->choose(counter, at_hand(counter)->form.at);
    else
        counter_object(counter, N_("Nothing to choose from here."), NULL, NULL);
}

/* Reads every field before saving, so that F9 in any field finds errors in the others. */
void form_save(struct counter *counter)
{
    struct form *form = &at_hand(counter)->form;
    if (!form_complete(form)) {
        counter_object(counter, N_("Fill in {0}, then F9."), _(form->row[form->at].label), NULL);
        return;
    }
    for (size_t at = 0; at_hand(counter)->job->leave && at < form->rows; at++) {
        if (!form->stands[at])
            at_hand(counter)->job->leave(counter, at);
        if (counter->refused) {
            form->at = at;
            at_hand(counter)->refused = true;
            return;
        }
    }
    at_hand(counter)->job->save(counter);
}

static void scanned(struct counter *counter, const char *text)
{
    struct form *form = &at_hand(counter)->form;
    if (at_hand(counter)->job->scan)
        at_hand(counter)->job->scan(counter, text);
    else
        edit_set(&form->edit[form->at], text);
}

/* Two points in a row may belong to a text with letters or Chinese in it. */
static bool may_hold_points(const struct edit *edit)
{
    for (const char *at = edit->text; *at != '\0'; at++)
        if ((unsigned char)*at >= 0x80 || isalpha((unsigned char)*at))
            return true;
    return false;
}

/* Whether the key is the second of two points that mean one step back. */
static bool points_back(struct form_state *state, const struct key *key)
{
    bool point = key->kind == KEY_CHAR && key->codepoint == '.';
    bool second = point && state->pointed;
    state->pointed = point;
    return second && !may_hold_points(&state->form.edit[state->form.at]);
}

bool form_typed(struct counter *counter, const struct key *key)
{
    struct form *form = &at_hand(counter)->form;
    struct edit *edit = &form->edit[form->at];
    bool refused = at_hand(counter)->refused;
    at_hand(counter)->refused = false;
    if (refused && (key->kind == KEY_CHAR || key->kind == KEY_PASTE))
        edit_set(edit, "");
    if (key->kind == KEY_CHAR && key->codepoint == '?' && edit_empty(edit))
        return false;
    if (points_back(at_hand(counter), key)) {
        counter_back(counter);
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
        if (!at_hand(counter)->pointed)
            counter_beep(counter);
        return true;
    case FORM_CHANGED:
        if (at_hand(counter)->job->changed)
            at_hand(counter)->job->changed(counter, form->at);
        return true;
    case FORM_CHOSEN:
        form_next(counter);
        counter->moved = true;
        return true;
    case FORM_MOVED:
        return true;
    }
    return true;
}
