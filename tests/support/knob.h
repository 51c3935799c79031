/* SPDX-License-Identifier: MIT */
/* knob: how long a test runs, from its environment; and where it keeps its files. */
#ifndef FD_TESTS_KNOB_H
#define FD_TESTS_KNOB_H

#include <stdint.h>

/* Whether the address sanitizer is built in, with which everything takes about five times as long. */
#if defined __SANITIZE_ADDRESS__ /* gcc */
#define KNOB_SANITIZED 1
#elif defined __has_feature
#if __has_feature(address_sanitizer) /* clang */
#define KNOB_SANITIZED 1
#endif
#endif
#ifndef KNOB_SANITIZED
#define KNOB_SANITIZED 0
#endif

/* Of so many cases those that are tried: all, or a fifth under the sanitizers. */
#define KNOB_CASES(many) (KNOB_SANITIZED ? (many) / 5 : (many))

/* The number in that variable of the environment, else `otherwise`. */
int64_t knob(const char *name, int64_t otherwise);
/* For tests that make many shops: scratch files in memory, where there is such a place. Before the first of them. */
void knob_memory(void);

#endif
