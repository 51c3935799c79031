/* SPDX-License-Identifier: MIT */
/* facts: what there is to be said now, sentence by sentence; and what of it was not said before. */
#ifndef FD_UI_COUNTER_FACTS_H
#define FD_UI_COUNTER_FACTS_H

#include "base/buffer.h"
#include "base/status.h"

#define FACT_ABOUT 112

struct counter;

struct fact {
    char *text;             /* owned */
    char about[FACT_ABOUT]; /* whom or what: the same words about another are another fact */
    bool part;              /* of the bill: when it goes and the bill stays, that is said */
};

struct facts {
    struct fact *fact;
    size_t facts, room;
};

/* Adds a sentence; "" is none. about may be NULL. */
void facts_add(struct facts *facts, const char *about, const char *text);
void facts_add_part(struct facts *facts, const char *about, const char *text);
/* Appends those of `now` that `before` has not, a line each; then parts gone while anything is about bill ("": none).
 */
void facts_tell(const struct facts *before, const struct facts *now, const char *bill, struct buffer *out);
void facts_clear(struct facts *facts);
/* The `say` of a screen whose member, bill and prompt say all there is. */
bool facts_none(struct facts *facts, const struct counter *counter);

#endif
