/* SPDX-License-Identifier: MIT */
#include "rules/step.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

struct step *step_add(struct steps *steps, const char *rule, const char *code, const char *coupon)
{
    steps->step = mem_grow(steps->step, steps->count, &steps->room, sizeof *steps->step);
    struct step *step = &steps->step[steps->count++];
    *step = (struct step){0};
    text_copy(step->rule, sizeof step->rule, rule);
    text_copy(step->code, sizeof step->code, code ? code : "");
    text_copy(step->coupon, sizeof step->coupon, coupon ? coupon : "");
    return step;
}

static int find(const struct step *step, const char *name)
{
    for (int i = 0; i < step->values; i++)
        if (strcmp(step->value[i].name, name) == 0)
            return i;
    return -1;
}

void step_set(struct step *step, const char *name, int64_t value)
{
    int at = find(step, name);
    if (at < 0 && step->values < STEP_VALUES) {
        at = step->values++;
        text_copy(step->value[at].name, sizeof step->value[at].name, name);
    }
    if (at >= 0)
        step->value[at].value = value;
}

bool step_get(const struct step *step, const char *name, int64_t *value)
{
    int at = find(step, name);
    if (at >= 0)
        *value = step->value[at].value;
    return at >= 0;
}

void step_list_copy(struct steps *to, const struct steps *from)
{
    for (size_t i = 0; i < from->count; i++)
        *step_add(to, from->step[i].rule, NULL, NULL) = from->step[i];
}

void step_list_clear(struct steps *steps)
{
    free(steps->step);
    *steps = (struct steps){0};
}

bool step_takes_off(const struct step *step, int64_t *amount)
{
    static const char *const rules[] = {STEP_TIER, STEP_STAFF, STEP_OFFER, STEP_HAND_OFF, STEP_POINTS, STEP_ROUND_OFF};
    if (!step_get(step, "amount", amount))
        *amount = 0;
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (strcmp(step->rule, rules[i]) == 0)
            return true;
    return false;
}
