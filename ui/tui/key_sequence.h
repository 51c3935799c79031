/* SPDX-License-Identifier: MIT */
/*
 * key_sequence: tables of keyboard escape sequences, used by key. Covers the xterm family, VT220 and derivatives
 * (PuTTY, screen, tmux), rxvt and the Linux console.
 */
#ifndef FD_TUI_KEY_SEQUENCE_H
#define FD_TUI_KEY_SEQUENCE_H

#include "ui/tui/key.h"

struct key_sequence {
    enum key_kind kind;
    int fn;
    uint32_t codepoint;
};

/* Decodes Esc [ part final. KEY_PASTE: a bracketed paste begins. False: no known key. */
bool key_sequence_csi(const char *part, char final, struct key_sequence *sequence);
/* Decodes Esc O final: function keys, and the numeric keypad in application mode. False: no known key. */
bool key_sequence_ss3(char final, struct key_sequence *sequence);

#endif
