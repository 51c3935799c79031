/* SPDX-License-Identifier: MIT */
/*
 * compare: what differs between two versions of a programme's JSON, by path. Elements of a list that have a code are
 * held against the one of the same code ("offers[SAVE10].benefit.amount"), top-ups against that of the same pay;
 * others by position.
 */
#ifndef FD_RULES_COMPARE_H
#define FD_RULES_COMPARE_H

#include "base/status.h"

struct change {
    char *path;
    char *before, *after; /* as JSON writes them, strings bare; NULL: was not there, is not there any more */
};

struct changes {
    struct change *change;
    size_t count, room;
};

/* A text that is no JSON is bad_value (field "programme"). */
enum status compare_text(const char *before, const char *after, struct changes *changes, struct error *err) MUST_USE;
void compare_changes_clear(struct changes *changes);

#endif
