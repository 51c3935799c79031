/* SPDX-License-Identifier: MIT */
/*
 * key: bytes and when they came, to input events. A pure state machine: no terminal, no clock; input feeds it. Do not
 * include curses.h beside this header: curses has macros of the same names, and only term.c needs curses.
 */
#ifndef FD_TUI_KEY_H
#define FD_TUI_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define KEY_TEXT 512
#define SCAN_PREFIX 8

enum key_kind {
    KEY_NONE,
    KEY_CHAR, /* codepoint: printing, from the keys, the numpad or an input method */
    KEY_ENTER,
    KEY_ESC, /* Esc alone, known after 100 ms */
    KEY_TAB,
    KEY_BACKTAB,
    KEY_BACKSPACE,
    KEY_DELETE,
    KEY_INSERT,
    KEY_UP,
    KEY_DOWN,
    KEY_LEFT,
    KEY_RIGHT,
    KEY_HOME,
    KEY_END,
    KEY_PGUP,
    KEY_PGDN,
    KEY_F,      /* fn: 1 to 24 (shift adds 12) */
    KEY_CTRL,   /* codepoint: the capital letter or sign, 'P' for ^P */
    KEY_PASTE,  /* text: without Enter and control characters, may be "" */
    KEY_SCAN,   /* text: what a scanner or stripe reader sent; its prefix and its Enter or Tab are taken off */
    KEY_BAD,    /* bytes that mean nothing, or a function key that came late: beep */
    KEY_RESIZE, /* from input: the size has changed, draw again */
    KEY_HANGUP  /* from input: the terminal is gone or the program was asked to end */
};

struct key {
    enum key_kind kind;
    uint32_t codepoint;
    int fn;
    bool alt;   /* an F key by Alt+digit: ask before writing */
    bool early; /* a character that may begin a scan; of a scan: its first was told so, and is to be taken back */
    int64_t at; /* when it was complete, on the clock of key_feed */
    char text[KEY_TEXT];
};

/* All zero is the ordinary set: scans by timing, Alt+digit is Esc and the digit. */
struct key_settings {
    bool alt_digits;               /* Alt+1…9, 0 are F1…F10, for terminals without F keys */
    bool no_scan_timing;           /* only a prefix makes a scan */
    char scan_prefix[SCAN_PREFIX]; /* "" none; with one, timing is not used */
    int scan_gap;                  /* ms between two characters of the scanner at most; 0: KEY_SCAN_MS */
    char scan_end;                 /* what ends a scan: '\r', '\t', or 0 for either */
};

#define KEY_ESC_MS 100    /* Esc, then nothing: it was Esc */
#define KEY_LATE_MS 500   /* '[' or 'O' after that Esc: the rest of a function key; also how long its rest may take */
#define KEY_SCAN_MS 20    /* at most between two characters of a scanner */
#define KEY_SCAN_LEAST 6  /* characters before its Enter or Tab */
#define KEY_STALL_MS 2000 /* a paste without end is taken as it is; a prefixed scan after KEY_LATE_MS */

struct key_decoder;

struct key_decoder *key_decoder_new(void);
void key_decoder_free(struct key_decoder *decoder);
void key_decoder_set(struct key_decoder *decoder, const struct key_settings *settings); /* a copy is kept */

/* now_ms never falls. After a call, take the events out with key_next until it says false. */
void key_feed(struct key_decoder *decoder, unsigned char byte, int64_t now_ms);
void key_tick(struct key_decoder *decoder, int64_t now_ms);      /* time has passed without a byte */
int key_wait(const struct key_decoder *decoder, int64_t now_ms); /* ms until key_tick matters; -1: no need */
bool key_next(struct key_decoder *decoder, struct key *key);
/*
 * A character waits until it is known whether a scan begins with it; a hand's eye does not. Where the first of them
 * can be taken back without a trace, it need not wait: the one held (0: none, or told, or more than one), and told now.
 */
uint32_t key_held(const struct key_decoder *decoder);
void key_tell(struct key_decoder *decoder, struct key *key);
/* Throws away what was typed ahead; of a scan, paste or function key that is half here, the rest too when it comes. */
void key_discard(struct key_decoder *decoder);

/* "F9", "^P", "Enter", "a": the name the footer and the help show. Returns buf. */
char *key_name(char *buf, size_t size, const struct key *key);

#endif
