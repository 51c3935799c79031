/* SPDX-License-Identifier: MIT */
/* pin: a new PIN for somebody, typed twice. */
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "desk/manage.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"

#define PROMPT_ROW 4

struct pin_state {
    struct identity identity; /* first, as of every screen that asks for a secret; `code` is whose PIN it is */
    char first[SIGN_TEXT_MAX];
    char key[ACT_KEY_TEXT];
};

static struct pin_state *own(const struct counter *counter)
{
    return counter_state(counter, SCREEN_PIN);
}

/* argument: the id of the person */
static enum status open_pin(struct counter *counter, const void *argument, struct error *err)
{
    struct staff person;
    TRY(staff_get(desk_db(counter->desk), *(const int64_t *)argument, &person, err));
    identity_know(&own(counter)->identity, person.code);
    act_key(own(counter)->key);
    return STATUS_OK;
}

static void close_pin(struct counter *counter)
{
    explicit_bzero(own(counter)->first, SIGN_TEXT_MAX);
}

static void set_pin(struct counter *counter)
{
    struct pin_state *pin = own(counter);
    char code[SIGN_TEXT_MAX];
    struct error err;
    text_copy(code, sizeof code, pin->identity.code);
    enum status status = manage_staff_pin(counter->desk, pin->key, code, pin->first, &err);
    explicit_bzero(pin->first, SIGN_TEXT_MAX);
    act_key(pin->key);
    if (status != STATUS_OK) {
        counter_refuse(counter, &err);
        return;
    }
    counter_pop(counter);
    if (!counter->refused)
        counter_tell(counter, N_("The PIN of {0} is set."), code, NULL);
}

static void typed(struct counter *counter)
{
    struct pin_state *pin = own(counter);
    char text[SIGN_TEXT_MAX];
    text_copy(text, sizeof text, counter_text(counter));
    counter_type(counter, "");
    if (*text == '\0')
        counter_beep(counter);
    else if (pin->first[0] == '\0')
        text_copy(pin->first, SIGN_TEXT_MAX, text);
    else if (strcmp(pin->first, text) == 0)
        set_pin(counter);
    else {
        explicit_bzero(pin->first, SIGN_TEXT_MAX);
        counter_object(counter, N_("The PINs do not match. Type the first one again."), NULL, NULL);
    }
    explicit_bzero(text, sizeof text);
}

static bool nothing_to_scan(struct counter *counter, const struct route *route, const char *text)
{
    (void)route;
    (void)text;
    counter_object(counter, N_("A PIN is typed, not scanned."), NULL, NULL);
    return true;
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    frame_rule(canvas, counter, _("10 New PIN"));
    canvas_text(canvas, 2, 1, -1, ROLE_PLAIN,
                own(counter)->first[0] ? _("The same once more.")
                                       : _("The person types it: 6 digits or more; managers 8 characters."));
    identity_draw(canvas, counter, PROMPT_ROW, 1, "");
}

static const struct binding bindings[] = {
    {BIND(SECRET, typed), .key = "Enter", .label = N_("Enter set"), .prompt = true,
     .help = N_("typed twice alike: the PIN is set")},
    {BIND(ENTER, typed)},
    BIND_HELP,
    BIND_BACK,
    BIND_UP_DOWN,
    BIND_REFRESH_LANGUAGE,
};

const struct screen screen_pin = {
    .title = N_("New PIN"),
    .prompt = PROMPT_SECRET,
    .flags = SCREEN_DISARMS,
    .state_size = sizeof(struct pin_state),
    .open = open_pin,
    .close = close_pin,
    .scan = nothing_to_scan,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
