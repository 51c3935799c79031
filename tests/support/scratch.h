/* SPDX-License-Identifier: MIT */
/* scratch: a directory of a test's own under TMPDIR, gone when the test ends. */
#ifndef FD_TESTS_SCRATCH_H
#define FD_TESTS_SCRATCH_H

#define SCRATCH_PATH 300

/* Makes the directory (once) and gives the path of a name in it; ends the test program on failure. */
char *scratch_path(char buf[SCRATCH_PATH], const char *name);
/* Removes the directory with all in it. */
void scratch_remove(void);
/* The same as a teardown: also after a failure, so that the next test finds nothing of this one. */
int scratch_clean(void **state);

#endif
