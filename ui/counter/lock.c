/* SPDX-License-Identifier: MIT */
/* lock: who works here: sign-in, the till locked and opened again, and a second person for an act above a limit. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "desk/badge.h"
#include "ui/counter/counter_priv.h"

static bool live(const struct counter *counter)
{
    return !desk_shop(counter->desk)->practice;
}

/* Asks for the PIN of that code, or, where nobody has PINs, is content with the code. */
static void ask_pin(struct counter_identity *identity, const char *code)
{
    text_copy(identity->code, sizeof identity->code, code);
    identity->pin = true;
}

static void open_identity(struct counter *counter, enum screen_id state)
{
    counter->identity = (struct counter_identity){.again = counter->identity.again};
    counter_push(counter, state);
    counter->discard = true; /* what was typed ahead was typed for something else */
}

void lock_open(struct counter *counter)
{
    if (counter_screen(counter) == SCREEN_LOCKED)
        return;
    if (counter_screen(counter) == SCREEN_SCANNER)
        scanner_leave(counter); /* a staff card has to come as a scan */
    open_identity(counter, SCREEN_LOCKED);
    counter->help = false;
    counter->message.shown = false;
    if (desk_signed_in(counter->desk))
        ask_pin(&counter->identity, desk_staff(counter->desk)->code);
}

/* At the till's start in a shop where nobody has proven yet who they are. */
void lock_sign_in(struct counter *counter)
{
    lock_open(counter);
    counter->discard = false;
}

static bool same_clerk(const struct counter *counter, const struct staff *staff)
{
    return desk_signed_in(counter->desk) && desk_staff(counter->desk)->id == staff->id;
}

/* The bill of the one who went stays theirs: put aside under their name before another signs in. */
static bool put_aside(struct counter *counter)
{
    enum screen_id base = counter_base(counter);
    if (counter->bill.tenders > 0 || topup_part_paid(counter)) {
        counter_object(counter, N_("{0} has taken part of this bill's money: only {0} goes on with it."),
                       desk_staff(counter->desk)->name, NULL);
        return false;
    }
    if (base != SCREEN_BILL && base != SCREEN_TENDER)
        return true;
    hold_aside(counter);
    return !counter->refused;
}

void lock_welcome(struct counter *counter, const struct staff *staff)
{
    bool first = !desk_signed_in(counter->desk);
    desk_become(counter->desk, staff);
    if (!desk_signed_in(counter->desk)) {
        counter_object(counter, N_("{0} has no PIN yet. Set one first: frontdesk staff pin {0}"), staff->code, NULL);
        return;
    }
    hand_drop(counter);
    done_clear(&counter->done);
    counter->last = (struct counter_last){0};
    counter_go(counter, SCREEN_IDLE);
    counter_tell(counter, N_("Signed in: {0} {1}"), render_staff(staff->name), staff->code);
    hold_load(counter);
    if (first)
        hold_offer(counter);
}

static void unlock(struct counter *counter, const struct staff *staff)
{
    if (same_clerk(counter, staff))
        counter_pop(counter);
    else if (put_aside(counter))
        lock_welcome(counter, staff);
}

/* Another clerk's card at the idle counter: the till is theirs from here on. */
void lock_change(struct counter *counter, const struct staff *staff)
{
    struct staff proven;
    struct error err;
    char badge[BADGE_TEXT];
    if (same_clerk(counter, staff))
        counter_tell(counter, N_("Signed in: {0} {1}"), render_staff(staff->name), staff->code);
    else if (desk_prove_badge(counter->desk, badge_of_staff(badge, desk_secret(counter->desk), staff), &proven, &err) !=
             STATUS_OK)
        counter_refuse(counter, &err);
    else
        lock_welcome(counter, &proven);
}

/* The act that was refused for want of one runs again, with the approver, and once. */
static void approved(struct counter *counter)
{
    void (*again)(struct counter *) = counter->identity.again;
    counter_pop(counter);
    counter->approved = true;
    counter->identity.again = NULL;
    if (again)
        again(counter);
    counter->approved = false;
}

void approve_ask(struct counter *counter, const struct error *err, void (*again)(struct counter *))
{
    counter->approved = false;
    counter->identity.again = again;
    open_identity(counter, SCREEN_APPROVE);
    counter_refuse(counter, err);
    counter->refused = false; /* what was asked for waits */
}

const struct staff *counter_approver(const struct counter *counter)
{
    return counter->approved ? &counter->approver : NULL;
}

static void refuse(struct counter *counter, const struct error *err)
{
    counter_type(counter, "");
    counter_refuse(counter, err);
}

static void proven(struct counter *counter, const struct staff *staff)
{
    if (counter_screen(counter) == SCREEN_COMING || counter_screen(counter) == SCREEN_SHIFT)
        shift_coming(counter, staff);
    else
        unlock(counter, staff);
}

static void with_pin(struct counter *counter, const char *pin)
{
    struct staff staff;
    struct error err;
    const char *code = counter->identity.code;
    if (counter_screen(counter) == SCREEN_APPROVE) {
        if (desk_approver(counter->desk, code, pin, &counter->approver, &err) != STATUS_OK)
            refuse(counter, &err);
        else
            approved(counter);
        return;
    }
    if (desk_prove(counter->desk, code, pin, &staff, &err) != STATUS_OK)
        refuse(counter, &err);
    else
        proven(counter, &staff);
}

/* Is there such a person, and have they a PIN to ask for? */
static void with_code(struct counter *counter, const char *code)
{
    struct staff staff;
    struct error err;
    if (staff_by_code(desk_db(counter->desk), code, &staff, &err) != STATUS_OK) {
        refuse(counter, &err);
        return;
    }
    text_copy(counter->identity.code, sizeof counter->identity.code, code);
    if (live(counter) && staff.pin[0] != '\0')
        counter->identity.pin = true;
    else
        with_pin(counter, NULL);
}

void identify(struct counter *counter)
{
    char text[SIGN_TEXT_MAX];
    text_copy(text, sizeof text, counter_text(counter));
    counter_type(counter, "");
    if (!counter->identity.pin && *text == '\0')
        return;
    if (!counter->identity.pin)
        with_code(counter, text);
    else if (*text != '\0' || !live(counter))
        with_pin(counter, text);
    explicit_bzero(text, sizeof text);
}

/* Another person than the one whose PIN is asked. */
void identify_other(struct counter *counter)
{
    counter_type(counter, "");
    counter->identity.pin = false;
    counter->identity.code[0] = '\0';
}

void identify_badge(struct counter *counter, const char *badge)
{
    struct staff staff;
    struct error err;
    enum status status;
    bool approves = counter_screen(counter) == SCREEN_APPROVE;
    counter_type(counter, "");
    if (*badge == '\0') {
        counter_object(counter, N_("A staff card or the PIN, please."), NULL, NULL);
        return;
    }
    status = approves ? desk_approver_badge(counter->desk, badge, &counter->approver, &err)
                      : desk_prove_badge(counter->desk, badge, &staff, &err);
    if (status != STATUS_OK)
        refuse(counter, &err);
    else if (approves)
        approved(counter);
    else
        proven(counter, &staff);
}
