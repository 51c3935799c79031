/* SPDX-License-Identifier: MIT */
/* member_pin: sets, changes or removes the PIN of the member in hand, with proof of identity or an approver. */
#include "desk/member_pin.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "ui/counter/counter_shared.h"

enum { FIELD_PROOF, FIELD_PIN, FIELD_AGAIN, FIELDS };

struct member_pin_state {
    struct form_state form;
    char key[ACT_KEY_TEXT];
    int64_t member;
    bool had; /* the member has a PIN already */
};

static struct member_pin_state *own(const struct counter *counter)
{
    return counter_state(counter, SCREEN_MEMBER_PIN);
}

static const struct form_row rows[FIELDS] = {
    [FIELD_PROOF] = {.label = N_("Proof"), .kind = FORM_SECRET, .limit = 40},
    [FIELD_PIN] = {.label = N_("New PIN"), .kind = FORM_SECRET, .limit = MEMBER_PIN_DIGITS},
    [FIELD_AGAIN] = {.label = N_("Once more"), .kind = FORM_SECRET, .limit = MEMBER_PIN_DIGITS},
};

/* A scan in any field is the member's QR code or card, the proof. */
static void scanned(struct counter *counter, const char *text)
{
    edit_set(&own(counter)->form.form.edit[FIELD_PROOF], text);
    own(counter)->form.form.at = FIELD_PIN;
}

static char *note(char buf[FORM_NOTE], const struct counter *counter, size_t at)
{
    switch (at) {
    case FIELD_PROOF:
        return text_copy(buf, FORM_NOTE,
                         own(counter)->had ? _("scan their QR or card; or the old PIN") : _("scan their QR or card"));
    case FIELD_PIN:
        return text_copy(buf, FORM_NOTE, own(counter)->had ? _("6 digits; empty: takes it away") : _("6 digits"));
    default:
        return text_copy(buf, FORM_NOTE, _("the same, typed by the member"));
    }
}

static void refuse(struct counter *counter, const struct error *err)
{
    own(counter)->form.form.at = err->status == STATUS_BAD_VALUE ? FIELD_PIN : FIELD_PROOF;
    edit_set(&own(counter)->form.form.edit[own(counter)->form.form.at], "");
    counter_refuse(counter, err);
    act_key(own(counter)->key); /* a corrected form is another request and needs another key */
}

static void save(struct counter *counter)
{
    const struct form *form = &own(counter)->form.form;
    const char *pin = form->edit[FIELD_PIN].text;
    struct member_pin_request request = {
        .member = own(counter)->member, .pin = *pin != '\0' ? pin : NULL, .proof = form->edit[FIELD_PROOF].text};
    struct error err;
    bool removes = request.pin == NULL;
    if (removes && !own(counter)->had) {
        own(counter)->form.form.at = FIELD_PIN;
        counter_object(counter, N_("Fill in {0}, then F9."), _(rows[FIELD_PIN].label), NULL);
        return;
    }
    if (strcmp(pin, form->edit[FIELD_AGAIN].text) != 0) {
        own(counter)->form.form.at = FIELD_AGAIN;
        edit_set(&own(counter)->form.form.edit[FIELD_AGAIN], "");
        counter_object(counter, N_("The PINs do not match. Nothing was changed."), NULL, NULL);
        return;
    }
    enum status status = member_pin_change(counter->desk, own(counter)->key, approve_staff(counter), &request, &err);
    if (status == STATUS_APPROVAL_NEEDED && !counter->approved) {
        approve_ask(counter, &err, save);
        return;
    }
    if (status != STATUS_OK) {
        refuse(counter, &err);
        return;
    }
    last_final(counter, N_("The last act set a member's PIN: set it again (.6)."));
    counter_pop(counter);
    counter_tell(counter, removes ? N_("The member has no PIN any more.") : N_("The member's PIN is set."), NULL, NULL);
}

static const struct form_job job = {
    .screen = 3, .title = N_("Member's PIN"), .row = rows, .rows = FIELDS, .scan = scanned, .save = save, .note = note};

static enum status open_pin(struct counter *counter, const void *argument, struct error *err)
{
    struct member_pin_state *state = own(counter);
    (void)argument;
    state->member = counter->hand.member.id;
    act_key(state->key);
    form_begin(&state->form, &job);
    return member_pin_has(counter->desk, state->member, &state->had, err);
}

static void close_pin(struct counter *counter)
{
    for (size_t at = 0; at < FIELDS; at++) {
        struct edit *edit = &own(counter)->form.form.edit[at];
        explicit_bzero(edit->text, sizeof edit->text);
    }
}

static const struct binding bindings[] = {BIND_FORM};

const struct screen screen_member_pin = {
    .title = N_("Member's PIN"),
    .state_size = sizeof(struct member_pin_state),
    .open = open_pin,
    .close = close_pin,
    SCREEN_FORM_HOOKS,
    SCREEN_BINDINGS(bindings),
};
