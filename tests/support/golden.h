/* SPDX-License-Identifier: MIT */
/* golden: a text compared with what was read and found good, kept in a file below tests/. */
#ifndef FD_TESTS_GOLDEN_H
#define FD_TESTS_GOLDEN_H

/*
 * Fails the test unless tests/NAME holds exactly that text, and prints where they part. FRONTDESK_SCREENS=write writes
 * it anew instead; read the difference before it is kept.
 */
void golden_same(const char *name, const char *text);

#endif
