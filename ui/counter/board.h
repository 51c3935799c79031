/* SPDX-License-Identifier: MIT */
/* board: the running day on one screen, and the members behind each of its figures. Flow alone writes it. */
#ifndef FD_UI_COUNTER_BOARD_H
#define FD_UI_COUNTER_BOARD_H

#include "report/board.h"
#include "ui/tui/list.h"

struct counter_board {
    struct board figures;
    struct list tiers;
    bool of_todo; /* the members listed are those of `todo`, else of the marked tier */
    enum board_todo todo;
    enum board_order order;
    struct board_people people;
    struct list rows;
};

#endif
