/* SPDX-License-Identifier: MIT */
/* input: the loop that waits for the terminal's bytes, time-outs, a new size and the end, and hands out keys. */
#ifndef FD_TUI_INPUT_H
#define FD_TUI_INPUT_H

#include <stdbool.h>
#include <stdint.h>

struct key;
struct key_settings;

void input_open(int fd); /* term_start does it; also takes over SIGWINCH, SIGHUP, SIGTERM, SIGINT */
void input_close(void);
void input_set(const struct key_settings *settings);
/* Who can take back the first character of what becomes a scan is given it at once: see key_held. */
void input_early(bool (*takes)(void *context, uint32_t character), void *context);

/* The terminal's report of its cursor, asked just before; what else came meanwhile is kept. False: none in time. */
bool input_report(int *row, int *col, int timeout_ms);
/* The next event; KEY_NONE when timeout_ms (-1: none) passed without one. After KEY_HANGUP every call says so again. */
void input_read(struct key *key, int timeout_ms);
/* Throws away what was typed ahead: before a refusal, a proof, a lock, a question that nobody could expect. */
void input_discard(void);

#endif
