/* SPDX-License-Identifier: MIT */
/* at: the counter that a test sits at: opened before each test, closed behind it. */
#ifndef FD_TESTS_AT_H
#define FD_TESTS_AT_H

#include "tests/support/counter.h"

extern struct counter at;

/* cmocka's setup and teardown. */
int at_open(void **state);
int at_close(void **state);

enum till_state at_state(void);

#endif
