/* SPDX-License-Identifier: MIT */
/* knob: how long a test runs, from its environment; and where it keeps its files. */
#ifndef FD_TESTS_KNOB_H
#define FD_TESTS_KNOB_H

#include <stdint.h>

/* Of so many cases those that are tried: under the sanitizers, which are five times slower, a fifth of them. */
#if defined __SANITIZE_ADDRESS__
#define KNOB_CASES(many) ((many) / 5)
#else
#define KNOB_CASES(many) (many)
#endif

/* The number in that variable of the environment, else `otherwise`. */
int64_t knob(const char *name, int64_t otherwise);
/* For tests that make many shops: scratch files in memory, where there is such a place. Before the first of them. */
void knob_memory(void);

#endif
