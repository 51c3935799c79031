/* SPDX-License-Identifier: MIT */
#include "base/status.h"

#include <string.h>

static const struct {
    const char *code;
    int exit;
} list[STATUS_COUNT] = {
#define X(name, code, exit) [STATUS_##name] = {code, exit},
    STATUS_LIST(X)
#undef X
};

/* A status out of range, read from damaged data, must not index past the table: treated as the gravest one. */
static enum status known(enum status status)
{
    return (unsigned)status < STATUS_COUNT ? status : STATUS_DAMAGED;
}

const char *status_code(enum status status)
{
    return list[known(status)].code;
}

int status_exit(enum status status)
{
    return list[known(status)].exit;
}

enum status status_from_code(const char *code)
{
    for (unsigned i = 0; i < STATUS_COUNT; i++)
        if (strcmp(list[i].code, code) == 0)
            return (enum status)i;
    return STATUS_COUNT;
}
