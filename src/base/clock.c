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

static int64_t read_ms(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t clock_monotonic_ms(void)
{
    return read_ms(CLOCK_MONOTONIC);
}

int64_t clock_boot_ms(void)
{
    return read_ms(CLOCK_BOOTTIME);
}
