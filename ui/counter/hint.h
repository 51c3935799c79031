/* SPDX-License-Identifier: MIT */
/* hint: refusals as the counter shows them: the sentence of src/render, and the key that helps. */
#ifndef FD_UI_COUNTER_HINT_H
#define FD_UI_COUNTER_HINT_H

#include "render/render.h"

/* Keys that some hints name; such a hint is left out where the key does not do what it says. */
enum hint_key { HINT_F2 = 1, HINT_F8 = 2 };
struct counter;
unsigned hint_keys(const struct counter *counter); /* those that help on the screen now */

/* Translated; returns buf. */
char *hint_refusal(char buf[RENDER_TEXT], const struct error *err, unsigned keys);
/* The same of a coupon that is not on the bill: what would have to be so, and that F8 then puts it on. */
char *hint_unfit(char buf[RENDER_TEXT], const struct error *err);
/* For tests: the index-th hint, untranslated, with its status and case; NULL past the end. */
const char *hint_sentence(int index, enum status *status, const char **detail);

/* Does the sentence of that refusal say what Enter does next? */
bool hint_says_enter(const struct error *err);

#endif
