/* SPDX-License-Identifier: MIT */
/*
 * outfile: a file that is there whole or not at all: written beside its name with mode 0600, synced, then renamed. A
 * symbolic link of that name is replaced, not followed. It never takes the place of a file that belongs to a shop.
 */
#ifndef FD_STORE_OUTFILE_H
#define FD_STORE_OUTFILE_H

#include "base/status.h"

struct outfile {
    int fd; /* to write to; -1 outside begin and end */
    bool replace;
    char *path, *draft; /* draft NULL: a terminal or pipe, which is written to as it is */
};

/*
 * replace false: file_exists if there is a file of that name, now or at the end. bad_value, detail shop_file (arg 1:
 * the path), if it belongs to a shop; else io_error with the path.
 */
enum status outfile_begin(struct outfile *out, const char *path, bool replace, struct error *err) MUST_USE;
enum status outfile_write(struct outfile *out, const void *bytes, size_t length, struct error *err) MUST_USE;
/* Synced and in its place. Otherwise nothing is left of it. */
enum status outfile_end(struct outfile *out, struct error *err) MUST_USE;
/* The file `from`, copied to `to`, which is new. */
enum status outfile_copy(const char *from, const char *to, struct error *err) MUST_USE;
void outfile_drop(struct outfile *out); /* gives up; nothing happens after an end */

/* Removes the files in the folder of `beside` whose name `ours` says yes to. */
void outfile_sweep(const char *beside, bool (*ours)(void *context, const char *name), void *context);
/* Whether that is the end of the name of a draft: ".Ab3xYz". */
bool outfile_is_draft(const char *end);

/* The shop file, its key, log, gate and whatever else stands beside a shop under its name. */
bool outfile_of_shop(const char *path);
/* The directory of `path`, after a file in it was made, renamed or removed; false with errno set. */
bool outfile_sync_directory(const char *path);

#endif
