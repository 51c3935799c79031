/* SPDX-License-Identifier: MIT */
/* facts: the sentences the linear mode would say now, and the difference to those it has said. */
#ifndef FD_UI_COUNTER_FACTS_H
#define FD_UI_COUNTER_FACTS_H

#include "base/buffer.h"
#include "base/status.h"

#define FACT_ABOUT 112

struct counter;

struct fact {
    char *text;             /* owned */
    char about[FACT_ABOUT]; /* subject: the same text about another subject is another fact */
    bool part;              /* part of a bill: its removal is said while the bill is open */
};

struct facts {
    struct fact *fact;
    size_t facts, room;
};

/* Adds a copy of the sentence; "" adds nothing. about may be NULL. */
void facts_add(struct facts *facts, const char *about, const char *text);
void facts_add_part(struct facts *facts, const char *about, const char *text);
/* Appends a line for each fact of `now` not in `before`, then for each part removed while a fact is about `bill`. */
void facts_tell(const struct facts *before, const struct facts *now, const char *bill, struct buffer *out);
void facts_clear(struct facts *facts);
/* `say` of a screen that adds nothing to member, bill and prompt. */
bool facts_none(struct facts *facts, const struct counter *counter);

#endif
