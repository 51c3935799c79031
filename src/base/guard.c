/* SPDX-License-Identifier: MIT */
#include "base/guard.h"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define OTHERS (S_IRWXG | S_IRWXO)

/* The leak sanitizer traces its own process. */
#if defined __SANITIZE_ADDRESS__
#define TRACED 1
#elif defined __has_feature
#if __has_feature(address_sanitizer)
#define TRACED 1
#endif
#endif
#ifndef TRACED
#define TRACED 0
#endif

void guard_process(void)
{
    const struct rlimit none = {0, 0};
    umask(OTHERS);
    setrlimit(RLIMIT_CORE, &none);
    if (!TRACED)
        prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

void guard_file(const char *path)
{
    struct stat about;
    if (stat(path, &about) != 0 || about.st_uid != geteuid() || !S_ISREG(about.st_mode))
        return;
    if ((about.st_mode & OTHERS) != 0 && chmod(path, about.st_mode & (S_IRWXU | S_ISVTX)) != 0)
        return; /* a file system without modes */
}
