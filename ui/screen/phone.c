/* SPDX-License-Identifier: MIT */
/* phone: changes the phone of the member in hand, with proof of identity and, where needed, an approver. */
#include "desk/phone.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/phone.h"
#include "base/text.h"
#include "ui/counter/counter_shared.h"

enum { NUMBER_NEW, NUMBER_PROOF, NUMBER_BILL, NUMBER_FIELDS };

struct phone_state {
    struct form_state form;
    char key[ACT_KEY_TEXT];
    int64_t member, phone; /* phone: 0 until the typed number is valid */
};

static struct phone_state *own(const struct counter *counter)
{
    return counter_state(counter, SCREEN_PHONE);
}

static const struct form_row rows[NUMBER_FIELDS] = {
    [NUMBER_NEW] = {.label = N_("New phone"), .limit = 20, .required = true},
    [NUMBER_PROOF] = {.label = N_("Proof"), .limit = 40, .required = true},
    [NUMBER_BILL] = {.label = N_("Last bill"), .limit = 16},
};

static void leave(struct counter *counter, size_t at)
{
    struct error err;
    const char *text = own(counter)->form.form.edit[at].text;
    if (at == NUMBER_NEW && *text != '\0' && phone_parse(text, &own(counter)->phone, &err) != STATUS_OK)
        counter_refuse(counter, &err);
}

/* A scan in any field is the member's QR code or card, the proof. */
static void scanned(struct counter *counter, const char *text)
{
    own(counter)->form.form.at = NUMBER_PROOF;
    edit_set(&own(counter)->form.form.edit[NUMBER_PROOF], text);
}

static char *note(char buf[FORM_NOTE], const struct counter *counter, size_t at)
{
    char phone[PHONE_TEXT] = "";
    switch (at) {
    case NUMBER_NEW:
        if (counter->hand.member.phone > 0)
            phone_mask(phone, counter->hand.member.phone);
        return text_fill(buf, FORM_NOTE, _("now {0}"), 1, (const char *const[]){phone});
    case NUMBER_PROOF:
        return text_copy(buf, FORM_NOTE, _("scan their QR or card; or old number"));
    default:
        return text_copy(buf, FORM_NOTE, _("with the old number: its last bill no."));
    }
}

static void refuse(struct counter *counter, const struct error *err)
{
    own(counter)->form.form.at = strcmp(err->field, "proof") == 0 ? NUMBER_PROOF : NUMBER_NEW;
    counter_refuse(counter, err);
}

static void save(struct counter *counter)
{
    const struct form *form = &own(counter)->form.form;
    char proof[2 * EDIT_TEXT];
    struct error err;
    const char *bill = form->edit[NUMBER_BILL].text;
    snprintf(proof, sizeof proof, "%s%s%s", form->edit[NUMBER_PROOF].text, *bill != '\0' ? "/" : "", bill);
    struct phone_request request = {.member = own(counter)->member, .phone = own(counter)->phone, .proof = proof};
    enum status status = phone_change(counter->desk, own(counter)->key, approve_staff(counter), &request, &err);
    if (status == STATUS_APPROVAL_NEEDED && !counter->approved) {
        approve_ask(counter, &err, save);
        return;
    }
    if (status != STATUS_OK) {
        refuse(counter, &err);
        act_key(own(counter)->key); /* a corrected form is another request and needs another key */
        return;
    }
    last_final(counter, N_("The last act changed a number: to undo it, change it again (.6)."));
    counter_pop(counter);
    if (hand_take(counter, request.member, 0)) /* shared 0: the member is now proven by more than the tail */
        counter_tell(counter, N_("The number is changed; the old one is kept as a former one."), NULL, NULL);
}

static const struct form_job job = {.screen = 3,
                                    .title = N_("Change phone number"),
                                    .row = rows,
                                    .rows = NUMBER_FIELDS,
                                    .leave = leave,
                                    .scan = scanned,
                                    .save = save,
                                    .note = note};

/* argument: the new number as typed. */
static enum status open_phone(struct counter *counter, const void *argument, struct error *err)
{
    struct phone_state *state = own(counter);
    (void)err;
    state->member = counter->hand.member.id;
    act_key(state->key);
    struct form *form = form_begin(&state->form, &job);
    edit_set(&form->edit[NUMBER_NEW], argument);
    form->at = NUMBER_PROOF;
    return STATUS_OK;
}

static const struct binding bindings[] = {BIND_FORM};

const struct screen screen_phone = {
    .title = N_("Change phone number"),
    .state_size = sizeof(struct phone_state),
    .open = open_phone,
    SCREEN_FORM_HOOKS,
    SCREEN_BINDINGS(bindings),
};
