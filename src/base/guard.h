/* SPDX-License-Identifier: MIT */
/* guard: what the process and its files keep from others on the machine. */
#ifndef FD_BASE_GUARD_H
#define FD_BASE_GUARD_H

/* No core dumps, memory not readable by other processes of the account, files for the owner alone. Called first. */
void guard_process(void);
/* Takes a file away from group and others if it is ours; nothing if it is not there. It is not opened. */
void guard_file(const char *path);

#endif
