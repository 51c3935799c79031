/* SPDX-License-Identifier: MIT */
/* counter: a till over a small practice shop on a frozen Saturday, 2026-08-01 10:22, played by keys written as text. */
#ifndef FD_SUPPORT_PLAYER_H
#define FD_SUPPORT_PLAYER_H

#include "ui/tui/canvas.h"
#include "ui/counter/counter.h"
#include "ui/screen/screen_list.h"

#define PLAYER_ZHANG "13812345678" /* 张丽云: gold, points, stored value, coupons, lunar birthday in 8 days */
#define PLAYER_WANG "18612345678"  /* 王强: the same tail */
#define PLAYER_LEE "13900001111"   /* 李雷: normal, nothing yet */

struct player {
    struct desk *desk;
    struct counter *counter;
    struct canvas canvas;
    char path[300];
    char usable[COUPON_TEXT], today[COUPON_TEXT], expired[COUPON_TEXT]; /* 张丽云's coupons */
    int beeps, discards;                                                /* since counter_open */
    struct key_decoder *decoder;                                        /* of counter_bytes */
    int64_t at;         /* ms: of the next key; each comes 50 after the one before */
    struct desk *other; /* the counter that took the till over; NULL: none */
};

/* Makes the shop file only, and says where; members and coupons as above. Ends the test program on failure. */
void player_shop(char path[300]);
void player_open(struct player *player);
void player_close(struct player *player);

/*
 * Presses keys: every character stands for itself, ⏎ is Enter, and <F1> <Esc> <Up> <Down> <PgDn> <Del> <Bs> <Tab>
 * <S-Tab> <^Z> are what they say; <scan:TEXT> is a scan, <wait:MS> a pause, <over> player_over. After each key a beep
 * and thrown-away type-ahead are counted and taken down; with discarding on, the rest of the text is thrown away as the
 * loop would.
 */
void player_type(struct player *player, const char *keys);
/* The bytes as a terminal sends them, through the decoder: "BYTES" come `gap` ms apart, then nothing for a second. */
void player_bytes(struct player *player, const char *bytes, int gap);
/* Bytes to the decoder that there is, in the same millisecond, and no time after them. */
void player_feed(struct player *player, const char *bytes);
/* How many key presses such a text is. */
int player_keys(const char *keys);

/* The screen at rows × cols as text; caller frees. */
char *player_shot(struct player *player, int rows, int cols);
/* How many rows of the screen hold the text; blanks beside each other count as one. */
int player_rows(struct player *player, const char *text);
bool player_shows(struct player *player, const char *text);
/* The sentence on the screen now. */
const char *player_sentence(struct player *player);
/* The verdict of the screen that shows one; NULL where none does. */
struct coupon_verdict *player_verdict(struct player *player);
/* The question that is asked now; "" where none is. */
const char *player_question(struct player *player);
/* Was what was typed last refused, and does the screen stay that one? */
bool player_refused(struct player *player, enum screen_id stays);
/* 张丽云 tops up 1000 and gets ten hair cuts with it, usable for a year. */
void player_pass(struct player *player);
/* 李雷 is made gold by hand until 2026-08-11, ten days from now; tiers are warned of then. */
void player_grant(struct player *player);
/* Another counter takes the till over; tills 1 and 3 have names by then. */
void player_over(struct player *player);
/* The till gets a printer, that nothing sends to: acts queue their slips. */
void player_printer(struct player *player);
/* Stands in for the process that prints: takes the oldest slip that waits, and says what came of it. */
void player_slip(struct player *player, enum print_state state, const char *why);
int64_t player_number(const char *phone); /* as the shop keeps it */
/* Bills in the shop. */
int player_bills(struct player *player);

#endif
