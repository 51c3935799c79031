/* SPDX-License-Identifier: MIT */
/* The names of what a step is about: of its item, and of its rule in --json. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "model/item.h"
#include "render/render.h"

static bool is(const struct step *step, const char *rule)
{
    return strcmp(step->rule, rule) == 0;
}

struct step render_step_named(const struct step *step, struct db *db)
{
    struct step named = *step;
    char name[NAME_TEXT];
    if (step->code[0] && (is(step, STEP_PASS) || is(step, STEP_REDEEM)))
        text_sanitise(named.code, sizeof named.code, item_called(db, step->code, name));
    return named;
}

char *render_step_rule(char buf[RENDER_TEXT], const struct step *step)
{
    bool offer = is(step, STEP_POINTS_OFFER) || is(step, STEP_GIFT); /* reported under the offer that gives it */
    if (step->code[0])
        snprintf(buf, RENDER_TEXT, "%s:%s", offer ? STEP_OFFER : step->rule, step->code);
    else
        text_copy(buf, RENDER_TEXT, step->rule);
    return buf;
}
