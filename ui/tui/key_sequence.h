/* SPDX-License-Identifier: MIT */
/*
 * key_sequence: what the escape sequences of keyboards mean and what keys are called: the tables behind key. Covers the
 * xterm family, VT220 and its heirs (PuTTY, screen, tmux), rxvt and the Linux console.
 */
#ifndef FD_TUI_KEY_SEQUENCE_H
#define FD_TUI_KEY_SEQUENCE_H

#include "ui/tui/key.h"

struct key_sequence {
    enum key_kind kind;
    int fn;
    uint32_t codepoint;
};

/* Esc [ part final. KEY_PASTE: a bracketed paste begins. False for what no key sends. */
bool key_sequence_csi(const char *part, char final, struct key_sequence *sequence);
/* Esc O final: function keys, and the numeric keypad in its application mode. */
bool key_sequence_ss3(char final, struct key_sequence *sequence);

#endif
