/* SPDX-License-Identifier: MIT */
/* screen_list: all screens, indexed by screen_id, for counter_open. */
#ifndef FD_UI_SCREEN_SCREEN_LIST_H
#define FD_UI_SCREEN_SCREEN_LIST_H

#include "ui/counter/screen.h"

extern const struct screen *const screen_list[SCREEN_COUNT];

#endif
