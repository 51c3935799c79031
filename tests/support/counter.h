/* SPDX-License-Identifier: MIT */
/* counter: a till over a small practice shop on a frozen Saturday, 2026-08-01 10:22, played by keys written as text. */
#ifndef FD_SUPPORT_COUNTER_H
#define FD_SUPPORT_COUNTER_H

#include "ui/flow/till.h"
#include "ui/kit/canvas.h"

#define COUNTER_ZHANG "13812345678" /* 张丽云: gold, points, stored value, coupons, lunar birthday in 8 days */
#define COUNTER_WANG "18612345678"  /* 王强: the same tail */
#define COUNTER_LEE "13900001111"   /* 李雷: normal, nothing yet */

struct counter {
    struct desk *desk;
    struct till *till;
    struct canvas canvas;
    char path[300];
    char usable[COUPON_TEXT], today[COUPON_TEXT], expired[COUPON_TEXT]; /* 张丽云's coupons */
    int beeps, discards; /* since counter_open */
    struct key_decoder *decoder; /* of counter_bytes */
    int64_t at;          /* ms: of the next key; each comes 50 after the one before */
};

/* Makes the shop file only, and says where; members and coupons as above. Ends the test program on failure. */
void counter_shop(char path[300]);
void counter_open(struct counter *counter);
void counter_close(struct counter *counter);

/*
 * Presses keys: every character stands for itself, ⏎ is Enter, and <F1> <Esc> <Up> <Down> <PgDn> <Del> <Bs> <Tab>
 * <S-Tab> <^Z> are what they say; <scan:TEXT> is a scan, <wait:MS> a pause. After each key a beep and thrown-away type-ahead are counted
 * and taken down; with discarding on, the rest of the text is thrown away as the loop would.
 */
void counter_type(struct counter *counter, const char *keys);
/* The bytes as a terminal sends them, through the decoder: "BYTES" come `gap` ms apart, then nothing for a second. */
void counter_bytes(struct counter *counter, const char *bytes, int gap);
/* Bytes to the decoder that there is, in the same millisecond, and no time after them. */
void counter_feed(struct counter *counter, const char *bytes);
/* How many key presses such a text is. */
int counter_keys(const char *keys);

/* The screen at rows × cols as text; caller frees. */
char *counter_shot(struct counter *counter, int rows, int cols);
/* The sentence on the screen now. */
const char *counter_sentence(struct counter *counter);
/* The question that is asked now; "" where none is. */
const char *counter_question(struct counter *counter);
/* Was what was typed last refused, and does the screen stay that one? */
bool counter_refused(struct counter *counter, enum till_state stays);
/* 张丽云 tops up 1000 and gets ten hair cuts with it, usable for a year. */
void counter_pass(struct counter *counter);
/* 李雷 is made gold by hand until 2026-08-11, ten days from now; tiers are warned of then. */
void counter_grant(struct counter *counter);
/* Bills in the shop. */
int counter_bills(struct counter *counter);

#endif
