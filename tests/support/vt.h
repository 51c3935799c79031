/* SPDX-License-Identifier: MIT */
/* vt: a terminal without a window: a pty with libvterm behind it, for programs and for ui/tui in the same process. */
#ifndef FD_SUPPORT_VT_H
#define FD_SUPPORT_VT_H

#include <stdbool.h>
#include <stdio.h>
#include <sys/types.h>

struct vt;

struct vt *vt_open(int rows, int cols); /* ends the test program if there is no pty to be had */
void vt_close(struct vt *vt);           /* a child still running is killed and waited for */

/* This process on it: the streams for struct term_options. Open until vt_close. */
FILE *vt_in(struct vt *vt);
FILE *vt_out(struct vt *vt);

/* A program on it, as its controlling terminal; argv[0] is its path, environment all it gets ("NAME=value", NULL). */
pid_t vt_spawn(struct vt *vt, char *const argv[], char *const environment[]);
int vt_reap(struct vt *vt); /* waits for it: its exit status, or 128 + the signal */

void vt_send(struct vt *vt, const char *bytes);
void vt_resize(struct vt *vt, int rows, int cols); /* the kernel tells a spawned program */
void vt_hang_up(struct vt *vt);                    /* the far end closes */

/* Takes in what was written so far, waiting at most wait_ms for the first of it; false at the end of the terminal. */
bool vt_pump(struct vt *vt, int wait_ms);
/* Pumps until the screen holds the text, at most limit_ms. */
bool vt_wait_for(struct vt *vt, const char *text, int limit_ms);
/* Pumps until nothing came for quiet_ms. */
void vt_settle(struct vt *vt, int quiet_ms);

char *vt_text(const struct vt *vt); /* like canvas_dump; caller frees */
bool vt_shows(const struct vt *vt, const char *text);
bool vt_cursor(const struct vt *vt, int *row, int *col); /* false if hidden */
bool vt_bold(const struct vt *vt, int row, int col);
bool vt_coloured(const struct vt *vt); /* any cell in another colour than the default */
int vt_bells(const struct vt *vt);

/* Every byte since vt_open or the last vt_forget, NUL-terminated. */
const char *vt_bytes(const struct vt *vt);
void vt_forget(struct vt *vt);

#endif
