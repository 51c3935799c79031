/* SPDX-License-Identifier: MIT */
/* proof: asks for the middle four digits of the member's phone before anything they hold is spent. */
#include <string.h>

#include "base/i18n.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"
#include "ui/counter/facts.h"

#define BOX_ROWS 3 /* above the sentence */

static void proof_draw(struct canvas *canvas, const struct counter *counter)
{
    char text[RENDER_TEXT], dots[SIGN_TEXT_MAX];
    int row = frame_box(canvas, BOX_ROWS);
    size_t typed = strlen(counter_text(counter));
    canvas_text(canvas, row, 1, -1, ROLE_WARN, word_doubt(text, counter));
    memset(dots, '*', typed);
    dots[typed] = '\0';
    frame_prompt(canvas, counter, row + 1, 1, _("Middle four digits of the phone"), dots);
}

/* The four middle digits prove more than the tail, by which the member was found. */
static void prove(struct counter *counter)
{
    int64_t phone = counter->hand.member.phone;
    if (strlen(counter->spoken.code) != 4 || counter->spoken.number != phone / 10000 % 10000) {
        counter_type(counter, "");
        counter_object(counter, N_("These are not the middle four digits. Ask for card or full phone."), NULL, NULL);
        return;
    }
    hand_prove(counter);
}
/* The member's own card or QR code proves as much as the digits. */
static bool prove_by_card(struct counter *counter, const struct route *route, const char *text)
{
    (void)text;
    if (route->kind != ROUTE_MEMBER || route->member != counter->hand.member.id)
        counter_object(counter, N_("Not the card of this member. The digits, or back (..)."), NULL, NULL);
    else
        hand_prove(counter);
    return true;
}

static bool say(struct facts *facts, const struct counter *counter)
{
    char text[RENDER_TEXT];
    facts_add(facts, NULL, word_doubt(text, counter));
    return false;
}

static const char *ask(char buf[RENDER_TEXT], const struct counter *counter)
{
    (void)buf;
    (void)counter;
    return _("Middle four digits of the phone");
}

static const struct binding bindings[] = {
    {BIND(PROOF, prove), .key = "Enter", .label = N_("Enter check"), .prompt = true,
     .help = N_("checks the digits; nothing is written")},
    {BIND(ENTER, counter_stay)}, /* a second Enter, typed too soon, cancels nothing */
    BIND_HELP,
    BIND_REPRINT,
    BIND_BACK,
    BIND_UP_DOWN,
    BIND_REFRESH_LANGUAGE,
};

const struct screen screen_proof = {
    .title = N_("Member's proof"),
    .prompt = PROMPT_DIGITS,
    .flags = SCREEN_BOX | SCREEN_DISARMS,
    .draw = proof_draw,
    .scan = prove_by_card,
    .say = say,
    .ask = ask,
    SCREEN_BINDINGS(bindings),
};
