/* SPDX-License-Identifier: MIT */
/* lock: sign-in, locking and unlocking. */
#include "base/i18n.h"
#include "desk/badge.h"
#include "desk/seat.h"
#include "ui/counter/counter_shared.h"

static bool same_clerk(const struct counter *counter, const struct staff *staff)
{
    return desk_signed_in(counter->desk) && desk_staff(counter->desk)->id == staff->id;
}

/* The previous clerk's bill stays theirs: it is put aside under their name before another signs in. */
static bool put_aside(struct counter *counter)
{
    enum screen_id base = counter_base(counter);
    if (counter->bill.pay.tenders > 0 || payment_topup_begun(counter)) {
        counter_object(counter, N_("{0} took part of the payment: only {0} can finish this bill."),
                       desk_staff(counter->desk)->name, NULL);
        return false;
    }
    if (base != SCREEN_BILL && base != SCREEN_TENDER)
        return true;
    hold_aside(counter);
    return !counter->refused;
}

/* What the clerk before had in hand and did is not the next one's. */
static void begin_anew(struct counter *counter)
{
    hand_drop(counter);
    done_clear(&counter->done);
    last_none(counter);
    counter->recents = 0; /* whom another clerk served is not at hand, and proves nothing */
    counter->last_member = 0;
    counter_go(counter, SCREEN_IDLE);
}

void lock_leave(struct counter *counter)
{
    desk_sign_out(counter->desk);
    begin_anew(counter);
}

void lock_welcome(struct counter *counter, const struct staff *staff)
{
    bool arrives = !seat_held(counter->desk);
    if (!identity_admits(counter, staff))
        return;
    desk_become(counter->desk, staff);
    counter_disarm(counter);
    begin_anew(counter);
    counter_tell(counter, N_("Signed in: {0} {1}"), render_staff(staff->name), staff->code);
    hold_load(counter);
    if (arrives && !counter_till_begin(counter))
        return;
    hold_offer(counter);
}

static void unlock(struct counter *counter, const struct staff *staff)
{
    if (!seat_held(counter->desk))
        lock_welcome(counter, staff);
    else if (same_clerk(counter, staff))
        counter_pop(counter);
    else if (put_aside(counter))
        lock_welcome(counter, staff);
}

void lock_open(struct counter *counter)
{
    if (counter_screen(counter) == SCREEN_LOCKED)
        return;
    if (counter_screen(counter) == SCREEN_SCANNER)
        counter_pop(counter); /* the lock needs the scanner, for staff cards */
    struct identity *identity = identity_ask(counter, SCREEN_LOCKED, unlock);
    if (desk_signed_in(counter->desk))
        identity_know(identity, desk_staff(counter->desk)->code);
    counter->discard = true; /* type-ahead was not meant for this question */
    counter->help = false;
    counter->message.shown = false;
}

/* Called when the counter opens and nobody is signed in; type-ahead is kept. */
void lock_sign_in(struct counter *counter)
{
    lock_open(counter);
    counter->discard = false;
}

/* Another clerk's card on the idle screen signs that clerk in. */
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
