/* SPDX-License-Identifier: MIT */
/*
 * place: whether a shop file may lie in a folder. fcntl locks and the shared-memory index of the WAL need a local file
 * system; over a network two tills may both believe they hold the lock.
 */
#ifndef FD_STORE_PLACE_H
#define FD_STORE_PLACE_H

#include "base/status.h"

/* File system of a directory: statfs type and, for FUSE, the kind mounted ("fuse.sshfs"). */
struct place {
    uint32_t magic;
    char kind[64];
};

/*
 * io_error with detail network_file_system (args: path, file system) if the directory of `path` is on another machine,
 * or on a FUSE system not known to be local; not_found if there is no such directory.
 */
enum status place_check(const char *path, struct error *err) MUST_USE;
/*
 * The absolute path without symbolic links; the file itself need not exist. NULL if its directory does not. The caller
 * frees.
 */
char *place_canonical(const char *path);

/* What place_check asks; a variable so that tests can replace it. Returns false with errno set on failure. */
extern bool (*place_look)(const char *directory, struct place *place);

#endif
