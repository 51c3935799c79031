/* SPDX-License-Identifier: MIT */
/* identity: staff code and PIN, or staff card: at the lock, for an approval, for a handover. */
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "desk/badge.h"
#include "ui/counter/counter_shared.h"

static bool live(const struct counter *counter)
{
    return !desk_shop(counter->desk)->practice;
}

/* The state of the top screen, which asks for a code or PIN. */
static struct identity *asked(const struct counter *counter)
{
    return counter->place[counter->depth].state;
}

struct identity *identity_top(const struct counter *counter)
{
    return counter_top(counter)->prompt == PROMPT_SECRET ? asked(counter) : NULL;
}

struct identity *identity_ask(struct counter *counter, enum screen_id screen,
                              void (*proven)(struct counter *, const struct staff *))
{
    counter_push(counter, screen);
    struct identity *identity = asked(counter);
    identity->proven = proven;
    return identity;
}

void identity_know(struct identity *identity, const char *code)
{
    text_copy(identity->code, sizeof identity->code, code);
    identity->pin = true;
}

static void refuse(struct counter *counter, const struct error *err)
{
    counter_type(counter, "");
    counter_refuse(counter, err);
}

static void with_pin(struct counter *counter, const char *pin)
{
    const struct identity *identity = asked(counter);
    struct staff staff;
    struct error err;
    enum status status = identity->approves ? desk_approver(counter->desk, identity->code, pin, &staff, &err)
                                            : desk_prove(counter->desk, identity->code, pin, &staff, &err);
    if (status != STATUS_OK)
        refuse(counter, &err);
    else
        identity->proven(counter, &staff);
}

/* Looks up the staff code. Asks for the PIN next if there is one. */
bool identity_admits(struct counter *counter, const struct staff *staff)
{
    if (desk_shop(counter->desk)->practice || staff->pin[0] != '\0')
        return true;
    counter_object(counter, N_("{0} has no PIN yet. An owner sets one, or gives a one-time code."), staff->code, NULL);
    return false;
}

static void with_code(struct counter *counter, const char *code)
{
    struct identity *identity = asked(counter);
    struct staff staff;
    struct error err;
    enum status status = staff_by_code(desk_db(counter->desk), code, &staff, &err);
    if (status == STATUS_NOT_FOUND) { /* what was typed may be a PIN, so the sentence does not repeat it */
        counter_object(counter, N_("Nobody has that staff code. Type it again, or scan the card."), NULL, NULL);
        return;
    }
    if (status != STATUS_OK) {
        refuse(counter, &err);
        return;
    }
    text_copy(identity->code, sizeof identity->code, staff.code);
    if (live(counter))
        identity->pin = identity_admits(counter, &staff);
    else
        with_pin(counter, NULL);
}

void identity_typed(struct counter *counter)
{
    const struct identity *identity = asked(counter);
    char text[SIGN_TEXT_MAX];
    text_copy(text, sizeof text, counter_text(counter));
    counter_type(counter, "");
    if (!identity->pin && *text == '\0')
        return;
    if (!identity->pin)
        with_code(counter, text);
    else if (*text != '\0' || !live(counter))
        with_pin(counter, text);
    explicit_bzero(text, sizeof text);
}

void identity_other(struct counter *counter)
{
    struct identity *identity = asked(counter);
    counter_type(counter, "");
    identity->pin = false;
    identity->code[0] = '\0';
}

bool identity_badge(struct counter *counter, const struct route *route, const char *text)
{
    const struct identity *identity = asked(counter);
    struct staff staff;
    struct error err;
    counter_type(counter, "");
    if (route->kind != ROUTE_STAFF) {
        counter_object(counter, N_("Scan a staff card or enter the PIN."), NULL, NULL);
        return true;
    }
    enum status status = identity->approves ? desk_approver_badge(counter->desk, text, &staff, &err)
                                            : desk_prove_badge(counter->desk, text, &staff, &err);
    if (status != STATUS_OK)
        refuse(counter, &err);
    else
        identity->proven(counter, &staff);
    return true;
}
