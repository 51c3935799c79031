/* SPDX-License-Identifier: MIT */
/* shift: the handover at the counter: notes counted, who comes, what was over or short. Part of struct till. */
#ifndef FD_UI_COUNTER_SHIFT_H
#define FD_UI_COUNTER_SHIFT_H

#include "desk/act.h"
#include "desk/shift.h"

#define HANDOVER_DROP SHIFT_NOTES /* the field behind the notes: what goes to the safe */

struct counter_shift {
    char key[ACT_KEY_TEXT];
    struct shift_view view; /* as it stands; without its cash until it is closed */
    int64_t count[SHIFT_NOTES], drop;
    bool counted;    /* something was typed */
    size_t at;       /* the note in hand, or HANDOVER_DROP */
    struct staff to; /* who goes on, proven; id 0: nobody yet */
};

#endif
