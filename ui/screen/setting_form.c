/* SPDX-License-Identifier: MIT */
/* setting_form: a new value for a setting, in force at once. */
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "desk/settings.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"

#define MEANING_ROW 7

enum { KEY, VALUE, ROWS };

static const struct form_row rows[ROWS] = {
    [KEY] = {.label = N_("Setting")},
    [VALUE] = {.label = N_("Value")},
};

struct setting_form_state {
    struct form_state form;
    const struct setting *setting;
    char before[SETTING_TEXT];
    char key[ACT_KEY_TEXT];
};

static struct setting_form_state *own(const struct counter *counter)
{
    return counter_state(counter, SCREEN_SETTING_FORM);
}

static void save(struct counter *counter)
{
    struct setting_form_state *state = own(counter);
    const struct setting *setting = state->setting;
    const char *const fields[ROWS] = {[VALUE] = setting->key};
    const char *value = state->form.form.edit[VALUE].text;
    struct error err;
    bool same = strcmp(value, state->before) == 0;
    if (!same &&
        settings_set(counter->desk, state->key, approve_staff(counter), setting->key, value, &err) != STATUS_OK) {
        act_key(state->key);
        form_refuse(counter, &err, fields);
        return;
    }
    counter_pop(counter);
    if (counter->refused)
        return;
    if (!same)
        counter_read_settings(counter);
    counter_tell(counter, same ? N_("Nothing was changed.") : N_("{0} is set."), setting->key, NULL);
}

static const struct form_job job = {.screen = 10, .title = N_("Setting"), .row = rows, .rows = ROWS, .save = save};

/* argument: the struct setting */
static enum status open_form(struct counter *counter, const void *argument, struct error *err)
{
    struct setting_form_state *state = own(counter);
    TRY(counter_may(counter, PERMIT_SETTING, err));
    state->setting = argument;
    TRY(settings_read(counter->desk, state->setting->key, state->before, err));
    struct form *form = form_begin(&state->form, &job);
    edit_set(&form->edit[KEY], state->setting->key);
    edit_set(&form->edit[VALUE], state->before);
    form->stands[KEY] = true;
    form->at = VALUE;
    act_key(state->key);
    return STATUS_OK;
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    const struct setting *setting = own(counter)->setting;
    char values[SETTING_VALUES_TEXT];
    form_paint(canvas, counter);
    canvas_text(canvas, MEANING_ROW, 1, -1, ROLE_PLAIN, _(setting->help));
    canvas_text(canvas, MEANING_ROW + 1, 1, -1, ROLE_FAINT, settings_values(values, setting));
}

static const struct binding bindings[] = {BIND_FORM};

const struct screen screen_setting_form = {
    .title = N_("Setting"),
    .state_size = sizeof(struct setting_form_state),
    .open = open_form,
    .prompt = PROMPT_FIELD,
    .caption = form_title,
    .key = form_typed,
    .scan = form_scan,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
