/* SPDX-License-Identifier: MIT */
/* proof: asks for digits of the member's phone, or for their PIN, before anything they hold is spent. */
#include <string.h>

#include "base/i18n.h"
#include "base/phone.h"
#include "base/text.h"
#include "desk/member_pin.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"
#include "ui/counter/facts.h"

#define PROOF_DIGITS 4
#define BOX_ROWS 3 /* above the sentence */

/* Whether the last digits are asked for: a member found by the middle digits is not proven by those. */
static bool asks_last(const struct counter *counter)
{
    return counter->shared == SHARED_MIDDLE;
}

struct proof_state {
    bool pin; /* the member has one */
};

static struct proof_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_PROOF);
}

static enum status open_proof(struct counter *counter, const void *argument, struct error *err)
{
    (void)argument;
    return member_pin_has(counter->desk, counter->hand.member.id, &state(counter)->pin, err);
}

static const char *ask(char buf[RENDER_TEXT], const struct counter *counter)
{
    (void)buf;
    if (counter->shared == SHARED_CARD)
        return state(counter)->pin ? _("PIN of the member") : _("Scan their card or QR");
    if (state(counter)->pin)
        return asks_last(counter) ? _("Last four digits, or PIN") : _("Middle four digits, or PIN");
    return asks_last(counter) ? _("Last four digits of the phone") : _("Middle four digits of the phone");
}

static void proof_draw(struct canvas *canvas, const struct counter *counter)
{
    char text[RENDER_TEXT], dots[SIGN_TEXT_MAX];
    int row = frame_box(canvas, BOX_ROWS);
    size_t typed = strlen(counter_text(counter));
    canvas_text(canvas, row, 1, -1, ROLE_WARN, word_doubt(text, counter));
    memset(dots, '*', typed);
    dots[typed] = '\0';
    frame_prompt(canvas, counter, row + 1, 1, ask(NULL, counter), dots);
}

/* Accepts the four digits asked for, or the whole phone. */
static bool right(const struct counter *counter)
{
    int64_t phone = counter->hand.member.phone, typed = counter->spoken.number, whole;
    const char *text = counter->spoken.code;
    if (phone == 0)
        return false;
    if (strlen(text) == PROOF_DIGITS)
        return typed == (asks_last(counter) ? phone : phone / 10000) % 10000;
    return phone_parse(text, &whole, NULL) == STATUS_OK && whole == phone;
}

/* Six digits are the PIN of a member who has one. */
static bool is_pin(const struct counter *counter)
{
    return counter->shared == SHARED_CARD || (state(counter)->pin && strlen(counter->spoken.code) == MEMBER_PIN_DIGITS);
}

static void prove_by_pin(struct counter *counter)
{
    char pin[SIGN_TEXT_MAX];
    struct error err;
    text_copy(pin, sizeof pin, counter->spoken.code);
    counter_type(counter, "");
    enum status status = member_pin_prove(counter->desk, counter->hand.member.id, pin, &err);
    explicit_bzero(pin, sizeof pin);
    explicit_bzero(counter->spoken.code, sizeof counter->spoken.code);
    if (status == STATUS_OK)
        hand_prove(counter);
    else
        counter_refuse(counter, &err);
}

static void prove(struct counter *counter)
{
    if (is_pin(counter)) {
        prove_by_pin(counter);
        return;
    }
    if (right(counter)) {
        hand_prove(counter);
        return;
    }
    counter_type(counter, "");
    counter_object(counter,
                   asks_last(counter) ? N_("The last four digits are wrong. Ask for the card or full phone.")
                                      : N_("The middle four digits are wrong. Ask for the card or full phone."),
                   NULL, NULL);
}

/* The member's own card or QR code proves as much as the digits. */
static bool prove_by_card(struct counter *counter, const struct route *route, const char *text)
{
    (void)text;
    bool theirs = route->kind == ROUTE_MEMBER && route->member == counter->hand.member.id;
    if (!theirs || (counter->shared == SHARED_CARD && !counter->scanning))
        counter_object(counter, N_("Not this member's card. Type the four digits, or go back (..)."), NULL, NULL);
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

static const struct binding bindings[] = {
    {BIND(PROOF, prove), .key = "Enter", .label = N_("Enter check"), .prompt = true,
     .help = N_("checks the digits; nothing is recorded")},
    {BIND(ENTER, counter_stay)}, /* a second Enter typed too soon must not cancel */
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
    .state_size = sizeof(struct proof_state),
    .open = open_proof,
    .draw = proof_draw,
    .scan = prove_by_card,
    .say = say,
    .ask = ask,
    SCREEN_BINDINGS(bindings),
};
