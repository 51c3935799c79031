/* SPDX-License-Identifier: MIT */
/* note: a note about the member in hand, for their timeline. */
#include "desk/note.h"

#include "base/i18n.h"
#include "base/text.h"
#include "ui/counter/counter_shared.h"

enum { NOTE, ROWS };

static const struct form_row rows[ROWS] = {
    [NOTE] = {.label = N_("Remark"), .limit = 60, .required = true},
};

static const char *const fields[ROWS] = {"note"};

struct note_state {
    struct form_state form;
    char key[ACT_KEY_TEXT];
};

static struct note_state *own(const struct counter *counter)
{
    return counter_state(counter, SCREEN_NOTE);
}

static void save(struct counter *counter)
{
    struct note_state *state = own(counter);
    struct error err;
    if (note_add(counter->desk, state->key, counter->hand.member.id, state->form.form.edit[NOTE].text, &err) !=
        STATUS_OK) {
        act_key(state->key);
        form_refuse(counter, &err, fields);
        return;
    }
    last_final(counter, N_("A note stays: write another one that corrects it."));
    counter_pop(counter);
    if (!counter->refused)
        counter_tell(counter, N_("The note is kept."), NULL, NULL);
}

static char *note(char buf[FORM_NOTE], const struct counter *counter, size_t at)
{
    (void)counter;
    (void)at;
    return text_copy(buf, FORM_NOTE, _("for next time; the member may see it"));
}

static const struct form_job job = {
    .screen = 8, .title = N_("Note on the member"), .row = rows, .rows = ROWS, .save = save, .note = note};

static enum status open_note(struct counter *counter, const void *argument, struct error *err)
{
    (void)argument;
    (void)err;
    form_begin(&own(counter)->form, &job);
    act_key(own(counter)->key);
    return STATUS_OK;
}

static const struct binding bindings[] = {BIND_FORM};

const struct screen screen_note = {
    .title = N_("Note on the member"),
    .flags = SCREEN_WRITES,
    .state_size = sizeof(struct note_state),
    .open = open_note,
    SCREEN_FORM_HOOKS,
    SCREEN_BINDINGS(bindings),
};
