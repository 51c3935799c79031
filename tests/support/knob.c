/* SPDX-License-Identifier: MIT */
#include "tests/support/knob.h"

#include <stdlib.h>
#include <unistd.h>

int64_t knob(const char *name, int64_t otherwise)
{
    const char *text = getenv(name);
    return text && *text ? strtoll(text, NULL, 10) : otherwise;
}

void knob_memory(void)
{
    if (!getenv("TMPDIR") && access("/dev/shm", W_OK) == 0)
        setenv("TMPDIR", "/dev/shm", 1);
}
