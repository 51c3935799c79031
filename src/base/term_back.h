/* SPDX-License-Identifier: MIT */
/* term_back: gives a terminal its mode back when a signal ends the program while the mode is changed. */
#ifndef FD_BASE_TERM_BACK_H
#define FD_BASE_TERM_BACK_H

#include <termios.h>

/* From now on INT, QUIT, TERM and HUP set `before` on fd before they end the program; TSTP is ignored. One at a time.
 */
void term_back_arm(int fd, const struct termios *before);
void term_back_disarm(void);

#endif
