/* SPDX-License-Identifier: MIT */
/* note: a note about a member, shown in their timeline. */
#ifndef FD_DESK_NOTE_H
#define FD_DESK_NOTE_H

#include "desk/desk.h"

#define NOTE_TEXT 192 /* bytes, with the final NUL */

/* bad_value or missing_value, field "note"; not_found unless the member is active. */
enum status note_add(struct desk *desk, const char *key, int64_t member, const char *text, struct error *err) MUST_USE;

#endif
