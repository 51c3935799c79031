/* SPDX-License-Identifier: MIT */
/*
 * compare: the differences between two versions of a programme, by JSON path. List elements with a code are matched by
 * it ("offers[SAVE10].benefit.amount"), top-up offers by their `pay`, other elements by position.
 */
#ifndef FD_RULES_COMPARE_H
#define FD_RULES_COMPARE_H

#include "base/status.h"

struct change {
    char *path;
    char *before, *after; /* as JSON, but strings without quotes; NULL: absent in that version */
};

struct changes {
    struct change *change;
    size_t count, room;
};

/*
 * Sets *changes without freeing earlier content; compare_changes_clear frees. bad_value (field "programme") if a text
 * is not JSON.
 */
enum status compare_text(const char *before, const char *after, struct changes *changes, struct error *err) MUST_USE;
void compare_changes_clear(struct changes *changes);

#endif
