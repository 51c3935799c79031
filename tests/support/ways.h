/* SPDX-License-Identifier: MIT */
/* ways: keys that lead from the idle counter to every screen, some of them in more than one state. */
#ifndef FD_SUPPORT_WAYS_H
#define FD_SUPPORT_WAYS_H

extern const char *const ways[]; /* as of player_type; ends with NULL */

#endif
