/* SPDX-License-Identifier: MIT */
/*
 * place: where a shop file may live. fcntl locks and the shared WAL index need a local file system; over a network
 * one two tills can both believe they hold the lock.
 */
#ifndef FD_STORE_PLACE_H
#define FD_STORE_PLACE_H

#include "base/status.h"

/* The statfs type number of the directory, and for FUSE the mounted kind ("fuse.sshfs"). */
struct place {
    uint32_t magic;
    char kind[64];
};

/*
 * io_error, naming the file system, where `path`'s directory belongs to another machine, or is FUSE of a kind that may;
 * not_found when there is no such directory.
 */
enum status place_check(const char *path, struct error *err) MUST_USE;
/* Absolute and without symbolic links; the file itself need not exist. NULL when its directory does not. Free it. */
char *place_canonical(const char *path);

/* How place_check looks; tests put another in. Returns false with errno set. */
extern bool (*place_look)(const char *directory, struct place *place);

#endif
