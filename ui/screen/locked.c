/* SPDX-License-Identifier: MIT */
/* locked: sign-in and the locked counter, which show no member data. */
#include "base/i18n.h"
#include "desk/seat.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"

/* Going back does not leave the lock, but clears the code, so that another person can sign in. */
static void stay_locked(struct counter *counter)
{
    if (!desk_signed_in(counter->desk))
        identity_other(counter);
}

/* Whoever passes by does not leave a live shop's counter for the shell behind it: only who is signed in does. */
static bool may_end(const struct counter *counter)
{
    return desk_shop(counter->desk)->practice;
}

#define PROMPT_ROW 6

static void locked_draw(struct canvas *canvas, const struct counter *counter)
{
    bool locked = desk_signed_in(counter->desk);
    const struct staff *staff = desk_staff(counter->desk);
    char text[RENDER_TEXT], till[TILL_TEXT];
    frame_rule(canvas, counter, locked ? _("Locked") : _("Sign-in"));
    canvas_text(canvas, 2, 3, -1, ROLE_PLAIN, desk_shop(counter->desk)->name);
    const char *who = render_staff(staff->name);
    canvas_text(canvas, 3, 3, -1, ROLE_LABEL,
                word_fill(text, _("Till {0} {1}"), seat_label(till, counter->desk), locked ? who : ""));
    if (locked && desk_shop(counter->desk)->practice && identity_top(counter)->pin)
        canvas_text(canvas, PROMPT_ROW - 1, 3, -1, ROLE_FAINT, _("A practice shop asks for no PIN: Enter opens it."));
    else
        canvas_text(canvas, PROMPT_ROW - 1, 3, -1, ROLE_FAINT, _("Scan a staff card, or type the staff code."));
    identity_draw(canvas, counter, PROMPT_ROW, 3, _("Staff code"));
    if (seat_lost(counter->desk))
        canvas_text(canvas, PROMPT_ROW + 2, 3, -1, ROLE_BAD, render_refusal(text, seat_lost(counter->desk)));
}

static const struct binding bindings[] = {
    {BIND(SECRET, identity_typed), .key = "Enter", .label = N_("Enter check"), .prompt = true,
     .help = N_("checks the PIN; a staff card works too")},
    {BIND(ENTER, identity_typed)},
    {BIND(F2, identity_other), .key = "F2", .label = N_("F2Other"),
     .help = N_("someone else signs in; the open bill is held")},
    BIND_HELP,
    BIND_BACK,
    BIND_UP_DOWN,
    BIND_REFRESH_LANGUAGE,
    {BIND(QUIT, counter_quit), .when = may_end, .key = "^C", .help = N_("quits the counter")},
};

const struct screen screen_locked = {
    .title = N_("Locked"),
    .prompt = PROMPT_SECRET,
    .flags = SCREEN_DISARMS,
    .back = stay_locked,
    .state_size = sizeof(struct identity),
    .scan = identity_badge,
    .draw = locked_draw,
    SCREEN_BINDINGS(bindings),
};
