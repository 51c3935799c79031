/* SPDX-License-Identifier: MIT */
/*
 * memo: a few facts about this machine that were found out once, one "NAME NUMBER" a line in a file of the user's state
 * folder. Losing it costs nothing but finding out again, so nothing here fails.
 */
#ifndef FD_BASE_MEMO_H
#define FD_BASE_MEMO_H

#include <stdbool.h>
#include <stdint.h>

/* $XDG_STATE_HOME/frontdesk/NAME, else under ~/.local/state; NULL without a home. The caller frees. */
char *memo_path(const char *name);
/* Makes the folders above a path, for the person alone; one that could not be made shows when the file is. */
void memo_folders(const char *path);
bool memo_read(const char *path, const char *name, int64_t *value); /* false: not known */
void memo_write(const char *path, const char *name, int64_t value); /* names with blanks are not kept */
void memo_forget(const char *path);                                 /* all of it */

#endif
