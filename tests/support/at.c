/* SPDX-License-Identifier: MIT */
#include "tests/support/at.h"

struct counter at;

int at_open(void **state)
{
    (void)state;
    counter_open(&at);
    return 0;
}

int at_close(void **state)
{
    (void)state;
    counter_close(&at);
    return 0;
}

enum till_state at_state(void)
{
    return till_state(at.till);
}
