/* SPDX-License-Identifier: MIT */
/*
 * key: decodes bytes and their times into input events. A pure state machine without terminal or clock; input feeds it.
 * Do not include curses.h together with this header: curses has macros of the same names.
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
    KEY_CHAR, /* codepoint: a printing character */
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
    KEY_BAD,    /* unknown bytes, or a function key that arrived too slowly: beep */
    KEY_RESIZE, /* from input: the terminal size has changed */
    KEY_HANGUP  /* from input: the terminal is gone, or a signal asks the program to end */
};

struct key {
    enum key_kind kind;
    uint32_t codepoint;
    int fn;
    bool alt;   /* an F key typed as Alt+digit: ask before writing */
    bool early; /* KEY_CHAR: may still begin a scan; KEY_SCAN: its first character came early, remove it */
    int64_t at; /* when it was complete, ms on the clock of key_feed */
    char text[KEY_TEXT];
};

/* All zero are the defaults: scans are recognised by timing, Alt+digit is Esc and the digit. */
struct key_settings {
    bool alt_digits;               /* Alt+1…9, 0 are F1…F10, for terminals without F keys */
    bool no_scan_timing;           /* only scan_prefix begins a scan */
    char scan_prefix[SCAN_PREFIX]; /* "": none; if set, timing is not used */
    int scan_gap;                  /* most ms between two characters of a scan; 0: KEY_SCAN_MS */
    char scan_end;                 /* what ends a scan: '\r', '\t', or 0 for either */
};

#define KEY_ESC_MS 100    /* Esc without a further byte for so long is KEY_ESC */
#define KEY_LATE_MS 500   /* limit for '[' or 'O' after Esc to belong to a function key, and for its rest */
#define KEY_SCAN_MS 20    /* most ms between two characters of a scan */
#define KEY_SCAN_LEAST 6  /* fewest characters of a scan before its Enter or Tab */
#define KEY_STALL_MS 2000 /* an unfinished paste ends after this, an unfinished prefixed scan after KEY_LATE_MS */

struct key_decoder;

struct key_decoder *key_decoder_new(void);
void key_decoder_free(struct key_decoder *decoder);
void key_decoder_set(struct key_decoder *decoder, const struct key_settings *settings); /* copied */

/* now_ms must not decrease. After each call, take the events with key_next until it returns false. */
void key_feed(struct key_decoder *decoder, unsigned char byte, int64_t now_ms);
void key_tick(struct key_decoder *decoder, int64_t now_ms);      /* reports that time has passed without a byte */
int key_wait(const struct key_decoder *decoder, int64_t now_ms); /* ms until key_tick is due; -1: not needed */
bool key_next(struct key_decoder *decoder, struct key *key);
/*
 * Recognising scans by timing holds a character back until it is known whether it begins a scan, which a typist would
 * see as delay. If the caller can remove the first character again without side effects, it need not wait: key_held
 * gives the single held character (0: none, several, or already delivered), key_tell delivers it as an early key.
 */
uint32_t key_held(const struct key_decoder *decoder);
void key_tell(struct key_decoder *decoder, struct key *key);
/* Drops all pending input. The rest of a scan, paste or function key that has begun is dropped when it arrives. */
void key_discard(struct key_decoder *decoder);

/* The name of a key in footer and help: "F9", "^P", "Enter", "a". Returns buf. */
char *key_name(char *buf, size_t size, const struct key *key);

#endif
