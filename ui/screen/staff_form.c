/* SPDX-License-Identifier: MIT */
/* staff_form: somebody new who works here, or a change of name or role. */
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "desk/manage.h"
#include "ui/counter/counter_shared.h"

enum { CODE, NAME, ROLE, ROWS };

static const struct form_row rows[ROWS] = {
    [CODE] = {.label = N_("Staff code"), .limit = CODE_TEXT - 1, .required = true},
    [NAME] = {.label = N_("Name"), .limit = 30, .required = true},
    [ROLE] = {.label = N_("Role"), .kind = FORM_CHOICE, .least = '1', .most = '3', .required = true},
};

static const char *const fields[ROWS] = {"code", "name", "role"};

struct staff_form_state {
    struct form_state form;
    bool edits; /* somebody who is there */
    char key[ACT_KEY_TEXT];
};

static struct staff_form_state *own(const struct counter *counter)
{
    return counter_state(counter, SCREEN_STAFF_FORM);
}

static enum role chosen(const struct form *form)
{
    return (enum role)(ROLE_CLERK + form->edit[ROLE].text[0] - '1');
}

static enum status save_new(struct counter *counter, struct error *err)
{
    const struct form *form = &own(counter)->form.form;
    struct staff staff = {.role = chosen(form)};
    struct manage_done done;
    text_copy(staff.code, sizeof staff.code, form->edit[CODE].text);
    text_copy(staff.name, sizeof staff.name, form->edit[NAME].text);
    return manage_staff_add(counter->desk, own(counter)->key, &staff, &done, err);
}

static enum status save_edit(struct counter *counter, struct error *err)
{
    const struct form *form = &own(counter)->form.form;
    struct staff_edit edit = {.name = form->edit[NAME].text, .role = chosen(form), .role_given = true};
    struct manage_done done;
    return manage_staff_edit(counter->desk, own(counter)->key, form->edit[CODE].text, &edit, &done, err);
}

static void save(struct counter *counter)
{
    struct error err;
    struct staff person;
    char name[NAME_TEXT], code[CODE_TEXT];
    bool edits = own(counter)->edits, lacks_pin;
    text_copy(code, sizeof code, own(counter)->form.form.edit[CODE].text);
    text_copy(name, sizeof name, own(counter)->form.form.edit[NAME].text);
    if ((edits ? save_edit(counter, &err) : save_new(counter, &err)) != STATUS_OK) {
        act_key(own(counter)->key);
        form_refuse(counter, &err, fields);
        return;
    }
    lacks_pin = !desk_shop(counter->desk)->practice &&
                staff_by_code(desk_db(counter->desk), code, &person, &err) == STATUS_OK && !person.pin[0];
    counter_pop(counter);
    if (!counter->refused)
        counter_tell(counter, edits && !lacks_pin ? N_("{0} is saved.") : N_("{0} is saved. Set a PIN next: .1"), name,
                     NULL);
}

static char *note(char buf[FORM_NOTE], const struct counter *counter, size_t at)
{
    static const char *const notes[ROWS] = {
        [CODE] = N_("typed at sign-in, e.g. E07"),
        [ROLE] = N_("1 clerk, 2 manager, 3 owner"),
    };
    (void)counter;
    return notes[at] ? text_copy(buf, FORM_NOTE, _(notes[at])) : buf;
}

static const struct form_job add_job = {
    .screen = 10, .title = N_("New staff"), .row = rows, .rows = ROWS, .save = save, .note = note};
static const struct form_job edit_job = {
    .screen = 10, .title = N_("Staff"), .row = rows, .rows = ROWS, .save = save, .note = note};

/* argument: the id of the person; NULL: a new one */
static enum status open_form(struct counter *counter, const void *argument, struct error *err)
{
    struct staff_form_state *state = own(counter);
    struct staff person = {.id = 0};
    TRY(counter_may(counter, PERMIT_STAFF, err));
    if (argument)
        TRY(staff_get(desk_db(counter->desk), *(const int64_t *)argument, &person, err));
    struct form *form = form_begin(&state->form, argument ? &edit_job : &add_job);
    state->edits = argument != NULL;
    act_key(state->key);
    if (!state->edits)
        return STATUS_OK;
    edit_set(&form->edit[CODE], person.code);
    edit_set(&form->edit[NAME], person.name);
    edit_set(&form->edit[ROLE], (const char[]){(char)('1' + person.role - ROLE_CLERK), '\0'});
    form->stands[CODE] = true;
    form->at = NAME;
    return STATUS_OK;
}

static const struct binding bindings[] = {BIND_FORM};

const struct screen screen_staff_form = {
    .title = N_("Staff"),
    .state_size = sizeof(struct staff_form_state),
    .open = open_form,
    SCREEN_FORM_HOOKS,
    SCREEN_BINDINGS(bindings),
};
