/* SPDX-License-Identifier: MIT */
/* floor: the fewest bytes that make one screen of another. */
#ifndef FD_BENCH_FLOOR_H
#define FD_BENCH_FLOOR_H

#include <stdint.h>

#include "ui/tui/canvas.h"

/*
 * What the cheapest encoder sends to a terminal of xterm's kind, colours on, lines drawn: cells in reading order, each
 * written only where it looks different (or because that is cheaper than stepping over it), the shortest way to move
 * between them, erase to the end of the line, erase n, repeat n, and the shortest change of attributes. It begins and
 * ends with no attribute set, the cursor where each canvas has it. Found by dynamic programming over cell × attributes.
 */
int64_t floor_bytes(const struct canvas *before, const struct canvas *after);

#endif
