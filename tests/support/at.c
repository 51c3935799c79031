/* SPDX-License-Identifier: MIT */
#include "tests/support/at.h"

struct player at;

int at_open(void **state)
{
    (void)state;
    player_open(&at);
    return 0;
}

int at_close(void **state)
{
    (void)state;
    player_close(&at);
    return 0;
}

enum screen_id at_state(void)
{
    return counter_screen(at.counter);
}
