/* SPDX-License-Identifier: MIT */
/* tell: what the till shows, as facts, and what it asks. */
#ifndef FD_UI_LINEAR_TELL_H
#define FD_UI_LINEAR_TELL_H

#include "base/buffer.h"
#include "ui/counter/counter.h"
#include "ui/counter/facts.h"

/* Everything that is worth knowing now, from the shop down to what lies on top. */
void tell_all(struct facts *facts, const struct counter *counter);
/* "Cash in (Enter=all WeChat) > " */
void tell_prompt(struct buffer *out, const struct counter *counter);
/* The keys of this state that have the filter's text in their words; how lines are typed. */
void tell_help(struct buffer *out, const struct counter *counter, const char *filter);

/* bill: the open one, and the one that was finished last */
void tell_bill(struct facts *facts, const struct counter *counter);
void tell_done(struct facts *facts, const struct counter *counter);

/* read: a screen read out: its rows one by one, columns parted by commas, without its frame. */
void read_screen(struct facts *facts, const struct counter *counter);
/* The panel of the member in hand. */
void read_member(struct facts *facts, const struct counter *counter);
/* What the screen asks for where the cursor is; "" in a list. */
char *read_prompt(char buf[RENDER_TEXT], const struct counter *counter);

#endif
