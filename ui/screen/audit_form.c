/* SPDX-License-Identifier: MIT */
/* audit_form: which rows of the audit are listed. */
#include <stdio.h>

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "model/member.h"
#include "model/staff.h"
#include "ui/counter/counter_shared.h"
#include "ui/screen/audit_priv.h"

enum { FROM, TO, STAFF, ACT, MEMBER, ROWS };

static const struct form_row rows[ROWS] = {
    [FROM] = {.label = N_("From")}, [TO] = {.label = N_("Until")},      [STAFF] = {.label = N_("Staff")},
    [ACT] = {.label = N_("Act")},   [MEMBER] = {.label = N_("Member")},
};

static const char *const fields[ROWS] = {"from", "to", "staff", "act", "member"};

struct audit_form_state {
    struct form_state form;
};

static struct audit_form_state *own(const struct counter *counter)
{
    return counter_state(counter, SCREEN_AUDIT_FORM);
}

/* The first instant of the day that was typed, `later` days after it. */
static enum status read_day(const char *text, const char *field, int64_t later, int64_t *instant, struct error *err)
{
    char iso[2 * DATE_TEXT], date[DATE_TEXT];
    int64_t day;
    TRY(date_parse(text, field, &day, err));
    snprintf(iso, sizeof iso, "%sT00:00", date_format(date, day + later));
    return date_parse_instant(iso, field, instant, err);
}

static enum status read_form(struct counter *counter, struct audit_filter *filter, struct error *err)
{
    const struct form *form = &own(counter)->form.form;
    struct staff person;
    audit_filter_all(filter);
    if (!edit_empty(&form->edit[FROM]))
        TRY(read_day(form->edit[FROM].text, "from", 0, &filter->from, err));
    if (!edit_empty(&form->edit[TO])) {
        TRY(read_day(form->edit[TO].text, "to", 1, &filter->to, err));
        filter->to--;
    }
    if (!edit_empty(&form->edit[STAFF])) {
        TRY(staff_by_code(desk_db(counter->desk), form->edit[STAFF].text, &person, err));
        filter->staff = person.id;
    }
    if (!edit_empty(&form->edit[MEMBER]))
        TRY(member_resolve(desk_db(counter->desk), form->edit[MEMBER].text, &filter->member, err));
    text_copy(filter->act, sizeof filter->act, form->edit[ACT].text);
    return STATUS_OK;
}

static void save(struct counter *counter)
{
    struct audit_state *audit = counter_state(counter, SCREEN_AUDIT);
    struct audit_filter filter;
    struct error err;
    if (read_form(counter, &filter, &err) != STATUS_OK) {
        form_refuse(counter, &err, fields);
        return;
    }
    audit->filter = filter;
    audit->pages = 0;
    audit->filtered = false;
    for (size_t i = 0; i < ROWS; i++)
        audit->filtered |= !edit_empty(&own(counter)->form.form.edit[i]);
    counter_pop(counter);
}

static char *note(char buf[FORM_NOTE], const struct counter *counter, size_t at)
{
    static const char *const notes[ROWS] = {
        [FROM] = N_("2026-08-01; empty: from the first"), [TO] = N_("the last day; empty: to now"),
        [STAFF] = N_("a staff code; empty: everybody"),   [ACT] = N_("sale, return, setting...; empty: all"),
        [MEMBER] = N_("phone, card or #id; empty: all"),
    };
    (void)counter;
    return text_copy(buf, FORM_NOTE, _(notes[at]));
}

static const struct form_job job = {
    .screen = 10, .title = N_("Rows of the audit"), .row = rows, .rows = ROWS, .save = save, .note = note};

static enum status open_form(struct counter *counter, const void *argument, struct error *err)
{
    (void)argument;
    (void)err;
    form_begin(&own(counter)->form, &job);
    return STATUS_OK;
}

static const struct binding bindings[] = {BIND_FORM};

const struct screen screen_audit_form = {
    .title = N_("Rows of the audit"),
    .state_size = sizeof(struct audit_form_state),
    .open = open_form,
    SCREEN_FORM_HOOKS,
    SCREEN_BINDINGS(bindings),
};
