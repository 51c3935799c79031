/* SPDX-License-Identifier: MIT */
#include "base/clock.h"

#include <time.h>

static bool frozen;
static int64_t frozen_at;

int64_t clock_now(void)
{
    return frozen ? frozen_at : (int64_t)time(NULL);
}

void clock_freeze(int64_t instant)
{
    frozen = true;
    frozen_at = instant;
}

void clock_release(void)
{
    frozen = false;
}

int64_t clock_monotonic_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
