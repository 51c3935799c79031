/* SPDX-License-Identifier: MIT */
/*
 * golden: texts compared with what was read and found good, kept in files below tests/. With FRONTDESK_SCREENS=write in
 * the environment they are written instead; the program then ends with a failure, because nothing was compared. Read
 * the difference before it is kept.
 */
#ifndef FD_TESTS_GOLDEN_H
#define FD_TESTS_GOLDEN_H

/* Fails the test unless tests/NAME holds exactly that text, and prints where they part. */
void golden_same(const char *name, const char *text);

/*
 * The same for one picture of a screen in one language. tests/screens/SCENE.txt holds all pictures of a scene without
 * their last rows, each below a line "#### 80x24 zh"; the last rows, which are the footers, stand in
 * tests/screens/footers.txt below "#### SCENE 80x24 zh", so that a key that changes its label changes one file.
 */
void golden_picture(const char *scene, const char *language, int rows, int cols, const char *picture);

#endif
