/* SPDX-License-Identifier: MIT */
/* behind: which members SCREEN_BEHIND lists: its argument. */
#ifndef FD_UI_SCREEN_BEHIND_H
#define FD_UI_SCREEN_BEHIND_H

#include "report/board.h"

struct behind_of {
    int64_t day;
    bool of_todo; /* those of `todo`, else those of the tier */
    enum board_todo todo;
    char tier[CODE_TEXT]; /* "": of none */
};

#endif
