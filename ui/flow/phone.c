/* SPDX-License-Identifier: MIT */
/* phone: another number for the member in hand: what proves them, and a second person where the clerk needs one. */
#include "desk/phone.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "ui/flow/inside.h"

enum { NUMBER_NEW, NUMBER_PROOF, NUMBER_BILL, NUMBER_FIELDS };

static const struct form_row rows[NUMBER_FIELDS] = {
    [NUMBER_NEW] = {.label = N_("New phone"), .limit = 20, .required = true},
    [NUMBER_PROOF] = {.label = N_("Proof"), .limit = 40, .required = true},
    [NUMBER_BILL] = {.label = N_("Last bill"), .limit = 16},
};

static void leave(struct till *till, size_t at)
{
    struct error err;
    const char *text = till->form.edit[at].text;
    if (at == NUMBER_NEW && *text != '\0' && phone_parse(text, &till->person.phone, &err) != STATUS_OK)
        till_refuse(till, &err);
}

/* The member's QR or card, wherever the cursor stands. */
static void scanned(struct till *till, const char *text)
{
    till->form.at = NUMBER_PROOF;
    edit_set(&till->form.edit[NUMBER_PROOF], text);
}

static char *note(char buf[FORM_NOTE], const struct till *till, size_t at)
{
    char phone[24] = "";
    switch (at) {
    case NUMBER_NEW:
        if (till->hand.member.phone > 0)
            text_mask_phone(phone, till->hand.member.phone);
        return text_fill(buf, FORM_NOTE, _("now {0}"), 1, (const char *const[]){phone});
    case NUMBER_PROOF:
        return text_copy(buf, FORM_NOTE, _("scan their QR or card; or old number"));
    default:
        return text_copy(buf, FORM_NOTE, _("with the old number: their last bill"));
    }
}

static void refuse(struct till *till, const struct error *err)
{
    till->form.at = strcmp(err->field, "proof") == 0 ? NUMBER_PROOF : NUMBER_NEW;
    till_refuse(till, err);
}

static void save(struct till *till)
{
    const struct form *form = &till->form;
    char proof[2 * EDIT_TEXT];
    struct error err;
    const char *bill = form->edit[NUMBER_BILL].text;
    snprintf(proof, sizeof proof, "%s%s%s", form->edit[NUMBER_PROOF].text, *bill != '\0' ? "/" : "", bill);
    struct phone_request request = {.member = till->person.member, .phone = till->person.phone, .proof = proof};
    enum status status = member_phone(till->desk, till->person.key, till_approver(till), &request, &err);
    if (status == STATUS_APPROVAL_NEEDED && !till->approved) {
        approve_ask(till, &err, save);
        return;
    }
    if (status != STATUS_OK) {
        refuse(till, &err);
        act_key(till->person.key); /* what is typed next is another request */
        return;
    }
    till_pop(till);
    if (hand_take(till, request.member, 0)) /* proven by more than a tail */
        till_tell(till, N_("The number is changed; the old one is kept as a former one."), NULL, NULL);
}

void phone_open(struct till *till, const char *phone)
{
    static const struct form_job job = {.screen = 3, .title = N_("Another number"), .row = rows,
                                        .rows = NUMBER_FIELDS, .leave = leave, .scan = scanned, .save = save,
                                        .note = note};
    till->person = (struct till_person){.member = till->hand.member.id};
    act_key(till->person.key);
    struct form *form = form_open(till, &job);
    edit_set(&form->edit[NUMBER_NEW], phone);
    form->at = NUMBER_PROOF;
}
