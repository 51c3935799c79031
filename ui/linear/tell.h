/* SPDX-License-Identifier: MIT */
/* tell: the state of the counter as facts, and its prompt. */
#ifndef FD_UI_LINEAR_TELL_H
#define FD_UI_LINEAR_TELL_H

#include "base/buffer.h"
#include "ui/counter/counter.h"
#include "ui/counter/facts.h"

/* Adds all facts of the present state, from the shop to the top screen. */
void tell_all(struct facts *facts, const struct counter *counter);
/* Appends the prompt: "Cash in (Enter=all WeChat) > ". */
void tell_prompt(struct buffer *out, const struct counter *counter);
/* Appends the bindings of the top screen whose help contains the filter, and how lines are typed. */
void tell_help(struct buffer *out, const struct counter *counter, const char *filter);

/* bill: the open one, and the one that was finished last */
void tell_bill(struct facts *facts, const struct counter *counter);
void tell_done(struct facts *facts, const struct counter *counter);

/* The canvas that screens are read from: large enough for most lists. */
#define READ_ROWS 60
#define READ_COLS 120

/* read: a screen read out row by row, columns separated by commas, without the frame. */
void read_screen(struct facts *facts, const struct counter *counter);
/* The panel of the member in hand. */
void read_member(struct facts *facts, const struct counter *counter);
/* The text at the cursor's row, which asks for input; "" in a list. Returns buf. */
char *read_prompt(char buf[RENDER_TEXT], const struct counter *counter);

#endif
