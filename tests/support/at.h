/* SPDX-License-Identifier: MIT */
/* at: the counter that a test sits at: opened before each test, closed behind it. */
#ifndef FD_TESTS_AT_H
#define FD_TESTS_AT_H

#include "tests/support/player.h"

extern struct player at;

/* cmocka's setup and teardown. */
int at_open(void **state);
int at_close(void **state);

enum screen_id at_state(void);

#endif
