/* SPDX-License-Identifier: MIT */
/* approve: asks for a second person for an act above a limit, in a box over the screen. */
#include "base/i18n.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"

#define BOX_ROWS 3

static void approve_draw(struct canvas *canvas, const struct counter *counter)
{
    int row = frame_box(canvas, BOX_ROWS);
    canvas_text(canvas, row, 1, -1, ROLE_WARN, _("Someone else must approve: scan a staff card or type the code."));
    identity_draw(canvas, counter, row + 1, 1, _("Approver's staff code"));
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
    SCREEN_BINDINGS(bindings),
};
