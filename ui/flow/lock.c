/* SPDX-License-Identifier: MIT */
/* lock: who works here: sign-in, the till locked and opened again, and a second person for an act above a limit. */
#include "ui/flow/inside.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "desk/badge.h"

static bool live(const struct till *till)
{
    return !desk_shop(till->desk)->practice;
}

/* Asks for the PIN of that code, or, where nobody has PINs, is content with the code. */
static void ask_pin(struct till_identity *identity, const char *code)
{
    text_copy(identity->code, sizeof identity->code, code);
    identity->pin = true;
}

static void open_identity(struct till *till, enum till_state state)
{
    till->identity = (struct till_identity){.again = till->identity.again};
    till_push(till, state);
    till->discard = true; /* what was typed ahead was typed for something else */
}

void lock_open(struct till *till)
{
    if (till_state(till) == TILL_LOCKED)
        return;
    if (till_state(till) == TILL_SCANNER)
        scanner_leave(till); /* a staff card has to come as a scan */
    open_identity(till, TILL_LOCKED);
    till->help = false;
    till->message.shown = false;
    if (desk_signed_in(till->desk))
        ask_pin(&till->identity, desk_staff(till->desk)->code);
}

/* At the till's start in a shop where nobody has proven yet who they are. */
void lock_sign_in(struct till *till)
{
    lock_open(till);
    till->discard = false;
}

static bool same_clerk(const struct till *till, const struct staff *staff)
{
    return desk_signed_in(till->desk) && desk_staff(till->desk)->id == staff->id;
}

/* The bill of the one who went stays theirs: put aside under their name before another signs in. */
static bool put_aside(struct till *till)
{
    enum till_state base = till_base(till);
    if (till->bill.tenders > 0 || topup_part_paid(till)) {
        till_object(till, N_("{0} has taken part of this bill's money: only {0} goes on with it."),
                    desk_staff(till->desk)->name, NULL);
        return false;
    }
    if (base != TILL_BILL && base != TILL_TENDER)
        return true;
    int depth = till->depth;
    hold_aside(till);
    if (till->refused)
        till->depth = depth;
    return !till->refused;
}

void lock_welcome(struct till *till, const struct staff *staff)
{
    bool first = !desk_signed_in(till->desk);
    desk_become(till->desk, staff);
    if (!desk_signed_in(till->desk)) {
        till_object(till, N_("{0} has no PIN yet. Set one first: frontdesk staff pin {0}"), staff->code, NULL);
        return;
    }
    hand_drop(till);
    done_clear(&till->done);
    till->last = (struct till_last){0};
    till_go(till, TILL_IDLE);
    till_tell(till, N_("Signed in: {0} {1}"), words_staff(staff->name), staff->code);
    hold_load(till);
    if (first)
        hold_offer(till);
}

static void unlock(struct till *till, const struct staff *staff)
{
    if (same_clerk(till, staff))
        till_pop(till);
    else if (put_aside(till))
        lock_welcome(till, staff);
}

/* Another clerk's card at the idle counter: the till is theirs from here on. */
void lock_change(struct till *till, const struct staff *staff)
{
    struct staff proven;
    struct error err;
    char badge[BADGE_TEXT];
    if (same_clerk(till, staff))
        till_tell(till, N_("Signed in: {0} {1}"), words_staff(staff->name), staff->code);
    else if (desk_prove_badge(till->desk, badge_of_staff(badge, desk_secret(till->desk), staff), &proven, &err) !=
             STATUS_OK)
        till_refuse(till, &err);
    else
        lock_welcome(till, &proven);
}

/* The act that was refused for want of one runs again, with the approver, and once. */
static void approved(struct till *till)
{
    void (*again)(struct till *) = till->identity.again;
    till_pop(till);
    till->approved = true;
    till->identity.again = NULL;
    if (again)
        again(till);
    till->approved = false;
}

void approve_ask(struct till *till, const struct error *err, void (*again)(struct till *))
{
    till->approved = false;
    till->identity.again = again;
    open_identity(till, TILL_APPROVE);
    till_refuse(till, err);
    till->refused = false; /* what was asked for waits */
}

const struct staff *till_approver(const struct till *till)
{
    return till->approved ? &till->approver : NULL;
}

static void refuse(struct till *till, const struct error *err)
{
    till_type(till, "");
    till_refuse(till, err);
}

static void proven(struct till *till, const struct staff *staff)
{
    if (till_state(till) == TILL_COMING || till_state(till) == TILL_SHIFT)
        shift_coming(till, staff);
    else
        unlock(till, staff);
}

static void with_pin(struct till *till, const char *pin)
{
    struct staff staff;
    struct error err;
    const char *code = till->identity.code;
    if (till_state(till) == TILL_APPROVE) {
        if (desk_approver(till->desk, code, pin, &till->approver, &err) != STATUS_OK)
            refuse(till, &err);
        else
            approved(till);
        return;
    }
    if (desk_prove(till->desk, code, pin, &staff, &err) != STATUS_OK)
        refuse(till, &err);
    else
        proven(till, &staff);
}

/* Is there such a person, and have they a PIN to ask for? */
static void with_code(struct till *till, const char *code)
{
    struct staff staff;
    struct error err;
    if (staff_by_code(desk_db(till->desk), code, &staff, &err) != STATUS_OK) {
        refuse(till, &err);
        return;
    }
    text_copy(till->identity.code, sizeof till->identity.code, code);
    if (live(till) && staff.pin[0] != '\0')
        till->identity.pin = true;
    else
        with_pin(till, NULL);
}

void identify(struct till *till)
{
    char text[SIGN_TEXT_MAX];
    text_copy(text, sizeof text, till_text(till));
    till_type(till, "");
    if (!till->identity.pin && *text == '\0')
        return;
    if (!till->identity.pin)
        with_code(till, text);
    else if (*text != '\0' || !live(till))
        with_pin(till, text);
    explicit_bzero(text, sizeof text);
}

/* Another person than the one whose PIN is asked. */
void identify_other(struct till *till)
{
    till_type(till, "");
    till->identity.pin = false;
    till->identity.code[0] = '\0';
}

void identify_badge(struct till *till, const char *badge)
{
    struct staff staff;
    struct error err;
    enum status status;
    bool approves = till_state(till) == TILL_APPROVE;
    till_type(till, "");
    if (*badge == '\0') {
        till_object(till, N_("A staff card or the PIN, please."), NULL, NULL);
        return;
    }
    status = approves ? desk_approver_badge(till->desk, badge, &till->approver, &err)
                      : desk_prove_badge(till->desk, badge, &staff, &err);
    if (status != STATUS_OK)
        refuse(till, &err);
    else if (approves)
        approved(till);
    else
        proven(till, &staff);
}
