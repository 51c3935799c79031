/* SPDX-License-Identifier: MIT */
/* knob: how long a test runs, from its environment; and where it keeps its files. */
#ifndef FD_TESTS_KNOB_H
#define FD_TESTS_KNOB_H

#include <stdint.h>

/* The number in that variable of the environment, else `otherwise`. */
int64_t knob(const char *name, int64_t otherwise);
/* For tests that make many shops: scratch files in memory, where there is such a place. Before the first of them. */
void knob_memory(void);

#endif
