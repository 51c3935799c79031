/* SPDX-License-Identifier: MIT */
/*
 * memo: remembers a few facts about this machine, as lines "NAME NUMBER" in a file of the state folder of the user.
 * They can be found out again, so failures are ignored.
 */
#ifndef FD_BASE_MEMO_H
#define FD_BASE_MEMO_H

#include <stdbool.h>
#include <stdint.h>

/* $XDG_STATE_HOME/frontdesk/NAME, else $HOME/.local/state/frontdesk/NAME; NULL without a home. The caller frees. */
char *memo_path(const char *name);
/* Makes the folders above a path with mode 0700. Failures show when the file itself is opened. */
void memo_folders(const char *path);
bool memo_read(const char *path, const char *name, int64_t *value); /* false: not known, *value unchanged */
void memo_write(const char *path, const char *name, int64_t value); /* a name with blanks is not kept */
void memo_forget(const char *path);                                 /* removes the file */

#endif
