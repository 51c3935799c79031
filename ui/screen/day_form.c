/* SPDX-License-Identifier: MIT */
/* day_form: of which day the bills are listed. */
#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "ui/counter/counter_shared.h"
#include "ui/screen/bills_priv.h"

enum { DAY, ROWS };

static const struct form_row rows[ROWS] = {
    [DAY] = {.label = N_("Date"), .limit = 10, .required = true},
};

static const char *const fields[ROWS] = {"date"};

struct day_form_state {
    struct form_state form;
};

static struct day_form_state *own(const struct counter *counter)
{
    return counter_state(counter, SCREEN_DAY_FORM);
}

static void save(struct counter *counter)
{
    struct bills_state *bills = counter_state(counter, SCREEN_BILLS);
    struct error err;
    int64_t day;
    if (date_parse(own(counter)->form.form.edit[DAY].text, "date", &day, &err) != STATUS_OK) {
        form_refuse(counter, &err, fields);
        return;
    }
    bills->day = day;
    counter_pop(counter);
}

static char *note(char buf[FORM_NOTE], const struct counter *counter, size_t at)
{
    (void)counter;
    (void)at;
    return text_copy(buf, FORM_NOTE, _("e.g. 2026-08-01"));
}

static const struct form_job job = {
    .screen = 7, .title = N_("Bills of which day?"), .row = rows, .rows = ROWS, .save = save, .note = note};

static enum status open_form(struct counter *counter, const void *argument, struct error *err)
{
    const struct bills_state *bills = counter_state(counter, SCREEN_BILLS);
    char text[DATE_TEXT];
    (void)argument;
    (void)err;
    struct form *form = form_begin(&own(counter)->form, &job);
    edit_set(&form->edit[DAY], date_format(text, bills->read));
    return STATUS_OK;
}

static const struct binding bindings[] = {BIND_FORM};

const struct screen screen_day_form = {
    .title = N_("Bills of which day?"),
    .state_size = sizeof(struct day_form_state),
    .open = open_form,
    SCREEN_FORM_HOOKS,
    SCREEN_BINDINGS(bindings),
};
