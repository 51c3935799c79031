/* SPDX-License-Identifier: MIT */
/* behind: the argument of SCREEN_BEHIND: which members it lists. */
#ifndef FD_UI_SCREEN_BEHIND_H
#define FD_UI_SCREEN_BEHIND_H

#include "report/board.h"

struct behind_of {
    int64_t day;
    bool of_todo; /* true: the members of `todo`; false: those of `tier` */
    enum board_todo todo;
    char tier[CODE_TEXT]; /* "": members without a tier */
};

#endif
