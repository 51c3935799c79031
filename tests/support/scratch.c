/* SPDX-License-Identifier: MIT */
#include "tests/support/scratch.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char directory[200];

char *scratch_path(char buf[SCRATCH_PATH], const char *name)
{
    if (directory[0] == '\0') {
        const char *base = getenv("TMPDIR");
        snprintf(directory, sizeof directory, "%.150s/frontdesk-test-XXXXXX", base && *base ? base : "/tmp");
        if (!mkdtemp(directory)) {
            perror(directory);
            exit(99);
        }
    }
    snprintf(buf, SCRATCH_PATH, "%s/%.80s", directory, name);
    return buf;
}

static int forget(const char *path, const struct stat *of, int kind, struct FTW *where)
{
    (void)of;
    (void)kind;
    (void)where;
    return remove(path);
}

void scratch_remove(void)
{
    if (directory[0])
        nftw(directory, forget, 16, FTW_DEPTH | FTW_PHYS);
    directory[0] = '\0';
}

int scratch_clean(void **state)
{
    (void)state;
    scratch_remove();
    return 0;
}
