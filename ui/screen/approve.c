/* SPDX-License-Identifier: MIT */
/* approve: asks for a second person for an act above a limit, in a box over the screen. */
#include "base/i18n.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"
#include "ui/counter/facts.h"

#define BOX_ROWS 3

static void approve_draw(struct canvas *canvas, const struct counter *counter)
{
    bool told = counter->act.shown;
    char text[RENDER_TEXT];
    int row = frame_box(canvas, BOX_ROWS + told);
    if (told)
        canvas_text(canvas, row++, 1, -1, ROLE_PLAIN, counter_sentence(text, counter, &counter->act));
    canvas_text(canvas, row, 1, -1, ROLE_WARN, _("Someone else must approve: scan a staff card or type the code."));
    identity_draw(canvas, counter, row + 1, 1, _("Approver's staff code"));
}

static bool say(struct facts *facts, const struct counter *counter)
{
    char text[RENDER_TEXT];
    if (counter->act.shown)
        facts_add(facts, NULL, counter_sentence(text, counter, &counter->act));
    return false;
}

static const struct binding bindings[] = {
    {BIND(SECRET, identity_typed), .key = "Enter", .label = N_("Enter check"), .prompt = true,
     .help = N_("checks the PIN; a staff card works too")},
    {BIND(ENTER, identity_typed)},
    BIND_HELP,
    BIND_BACK,
    BIND_UP_DOWN,
    BIND_REFRESH_LANGUAGE,
};

const struct screen screen_approve = {
    .title = N_("Approval"),
    .prompt = PROMPT_SECRET,
    .flags = SCREEN_BOX | SCREEN_DISARMS,
    .state_size = sizeof(struct identity),
    .scan = identity_badge,
    .draw = approve_draw,
    .say = say,
    SCREEN_BINDINGS(bindings),
};
