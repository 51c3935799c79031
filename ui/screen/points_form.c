/* SPDX-License-Identifier: MIT */
/* points_form: points given to the member in hand or taken from them by hand, such as after a dispute over a bill. */
#include <inttypes.h>
#include <stdio.h>

#include "base/i18n.h"
#include "base/money.h"
#include "base/number.h"
#include "base/text.h"
#include "model/bill.h"
#include "desk/points.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"

enum { NOW, CHANGE, BILL, REASON, ROWS };

static const struct form_row rows[ROWS] = {
    [NOW] = {.label = N_("Points now")},
    [CHANGE] = {.label = N_("Plus/minus"), .limit = 12, .required = true},
    [BILL] = {.label = N_("Bill"), .limit = BILL_TEXT - 1},
    [REASON] = {.label = N_("Reason"), .limit = 40, .required = true},
};

static const char *const fields[ROWS] = {NULL, "points", "bill", "reason"};

struct points_form_state {
    struct form_state form;
    char key[ACT_KEY_TEXT];
};

static struct points_form_state *own(const struct counter *counter)
{
    return counter_state(counter, SCREEN_POINTS_FORM);
}

static enum status read_request(struct counter *counter, struct adjust_request *request, struct error *err)
{
    const struct form *form = &own(counter)->form.form;
    const char *typed = form->edit[CHANGE].text, *bill = form->edit[BILL].text;
    *request = (struct adjust_request){
        .member = counter->hand.member.id, .take = *typed == '-', .reason = form->edit[REASON].text};
    TRY(number_parse(typed + (request->take || *typed == '+'), "points", 1, MONEY_LIMIT, &request->points, err));
    if (*bill == '\0')
        return STATUS_OK;
    return bill_resolve(desk_db(counter->desk), desk_till_id(counter->desk), bill, &request->dispute, err);
}

static void save(struct counter *counter)
{
    struct points_form_state *state = own(counter);
    struct adjust_request request;
    struct adjust_done done;
    struct error err;
    char points[MONEY_TEXT];
    enum status status = read_request(counter, &request, &err);
    if (status == STATUS_OK)
        status = points_adjust(counter->desk, state->key, approve_staff(counter), &request, &done, &err);
    if (status == STATUS_APPROVAL_NEEDED && !approve_staff(counter)) {
        approve_ask(counter, &err, save);
        return;
    }
    if (status != STATUS_OK) {
        act_key(state->key);
        form_refuse(counter, &err, fields);
        return;
    }
    last_entry(counter, done.txn);
    counter_pop(counter);
    counter_refresh(counter);
    if (!counter->refused)
        counter_tell(counter, N_("Points now: {0}"), word_number(points, done.points_balance), NULL);
}

static char *note(char buf[FORM_NOTE], const struct counter *counter, size_t at)
{
    static const char *const notes[ROWS] = {
        [CHANGE] = N_("20 gives, -20 takes; needs approval"),
        [BILL] = N_("the bill it is about, if any"),
        [REASON] = N_("what was wrong"),
    };
    (void)counter;
    return text_copy(buf, FORM_NOTE, notes[at] ? _(notes[at]) : "");
}

static const struct form_job job = {
    .screen = 8, .title = N_("Adjust points"), .row = rows, .rows = ROWS, .save = save, .note = note};

/* argument: none; about the member in hand */
static enum status open_form(struct counter *counter, const void *argument, struct error *err)
{
    struct points_form_state *state = own(counter);
    char points[MONEY_TEXT];
    (void)argument;
    (void)err;
    struct form *form = form_begin(&state->form, &job);
    edit_set(&form->edit[NOW], word_number(points, counter->hand.points_balance));
    form->stands[NOW] = true;
    form->at = CHANGE;
    act_key(state->key);
    return STATUS_OK;
}

static const struct binding bindings[] = {BIND_FORM};

const struct screen screen_points_form = {
    .title = N_("Adjust points"),
    .flags = SCREEN_PERSONAL,
    .state_size = sizeof(struct points_form_state),
    .open = open_form,
    SCREEN_FORM_HOOKS,
    SCREEN_BINDINGS(bindings),
};
