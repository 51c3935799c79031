/* SPDX-License-Identifier: MIT */
/* step_text: a step as the JSON stored in table step: {"code":"gold","coupon":"…","v":{"base":12800,…}}. */
#ifndef FD_MODEL_STEP_TEXT_H
#define FD_MODEL_STEP_TEXT_H

#include "rules/step.h"

char *step_text(const struct step *step); /* caller frees */
/* Appends the step stored as (rule, data) to *steps; damaged if data is not such JSON. */
enum status step_read(struct steps *steps, const char *rule, const char *data, struct error *err) MUST_USE;

#endif
