/* SPDX-License-Identifier: MIT */
/* day_form: of which day the bills are listed, and of which total where the receipt is lost. */
#include "base/date.h"
#include "base/i18n.h"
#include "base/money.h"
#include "base/text.h"
#include "ui/counter/counter_shared.h"
#include "ui/screen/bills_priv.h"

enum { DAY, TOTAL, ROWS };

static const struct form_row rows[ROWS] = {
    [DAY] = {.label = N_("Date"), .limit = 10, .required = true},
    [TOTAL] = {.label = N_("Bill total"), .limit = 12},
};

static const char *const fields[ROWS] = {"date", "amount"};

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
    const struct form *form = &own(counter)->form.form;
    const char *typed = form->edit[TOTAL].text;
    struct error err;
    int64_t day, total = 0;
    enum status status = date_parse(form->edit[DAY].text, "date", &day, &err);
    if (status == STATUS_OK && *typed)
        status = money_parse(typed, "amount", &total, &err);
    if (status == STATUS_OK && *typed && total <= 0)
        status = error_value(&err, "amount", typed, "more than zero");
    if (status != STATUS_OK) {
        form_refuse(counter, &err, fields);
        return;
    }
    bills->day = day;
    bills->total = total;
    table_home(&bills->rows.table);
    counter_pop(counter);
}

static char *note(char buf[FORM_NOTE], const struct counter *counter, size_t at)
{
    (void)counter;
    return text_copy(buf, FORM_NOTE, at == DAY ? _("e.g. 2026-08-01") : _("no receipt: what was paid, or blank"));
}

static const struct form_job job = {
    .screen = 7, .title = N_("Bills of which day?"), .row = rows, .rows = ROWS, .save = save, .note = note};

static enum status open_form(struct counter *counter, const void *argument, struct error *err)
{
    const struct bills_state *bills = counter_state(counter, SCREEN_BILLS);
    char text[DATE_TEXT], money[MONEY_TEXT];
    (void)argument;
    (void)err;
    struct form *form = form_begin(&own(counter)->form, &job);
    edit_set(&form->edit[DAY], date_format(text, bills->read));
    if (bills->total)
        edit_set(&form->edit[TOTAL], money_format(money, bills->total));
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
