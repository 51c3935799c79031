/* SPDX-License-Identifier: MIT */
/* input: waits for bytes, time-outs, a resize or a signal to end, and returns them as keys. One instance per process.
 */
#ifndef FD_TUI_INPUT_H
#define FD_TUI_INPUT_H

#include <stdbool.h>
#include <stdint.h>

struct key;
struct key_settings;

void input_open(int fd); /* called by term_start; installs handlers for SIGWINCH, SIGHUP, SIGTERM, SIGINT */
void input_close(void);
void input_set(const struct key_settings *settings);
/*
 * Sets the function that says whether a character may be delivered early, that is before it is known whether it begins
 * a scan (see key_held). NULL: none are.
 */
void input_early(bool (*takes)(void *context, uint32_t character), void *context);

/*
 * Waits for the terminal's cursor position report, which the caller has requested. Other input that arrives meanwhile
 * is kept. False: no report within timeout_ms.
 */
bool input_report(int *row, int *col, int timeout_ms);
/* The next event; KEY_NONE after timeout_ms (-1: waits for ever). After KEY_HANGUP every further call gives it again.
 */
void input_read(struct key *key, int timeout_ms);
/* Drops type-ahead: used before a refusal, proof, lock or question, which the typed keys were not meant for. */
void input_discard(void);

#endif
