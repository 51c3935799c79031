/* SPDX-License-Identifier: MIT */
/* hint: refusals as the counter says them: the neutral sentence, and the key that leads on from there. */
#ifndef FD_UI_COUNTER_HINT_H
#define FD_UI_COUNTER_HINT_H

#include "render/render.h"

char *hint_refusal(char buf[RENDER_TEXT], const struct error *err);
/* The untranslated hint of the index-th code and case, for tests that go through them; NULL past the end. */
const char *hint_sentence(int index, enum status *status, const char **detail);

#endif
