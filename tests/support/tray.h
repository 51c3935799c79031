/* SPDX-License-Identifier: MIT */
/* tray: a bill put together in a few words, for the tests of the rules. Ends the test program when misused. */
#ifndef FD_TESTS_TRAY_H
#define FD_TESTS_TRAY_H

#include "rules/quote.h"

#define TRAY_LINES 60

struct tray {
    struct programme programme;
    struct quote_line line[TRAY_LINES];
    struct coupon_facts coupon[COUPONS_MAX];
    struct offer_facts *offer;
    struct member_facts member;
    struct quote_input input;
    struct quote quote;
    struct error err;
};

/* Programme in JSON with ' for ". No lines, no member, Saturday 2026-08-01 10:22. tray_close in the end. */
void tray_open(struct tray *tray, const char *programme);
void tray_close(struct tray *tray);
/* Takes the lines and coupons off, to begin another bill. */
void tray_empty(struct tray *tray);

/* A line of quantity (thousandths) × price (fen), discountable, no floor; its fields may be changed. */
struct quote_line *tray_line(struct tray *tray, const char *sku, const char *category, int64_t quantity, int64_t price);
struct quote_line *tray_amount(struct tray *tray, int64_t price);
struct coupon_facts *tray_coupon(struct tray *tray, const char *code, const char *offer);
/* A member of that tier ("" for none) with that many points. */
struct member_facts *tray_member(struct tray *tray, const char *tier, int64_t points);
struct offer_facts *tray_facts(struct tray *tray, const char *offer);

enum status tray_quote(struct tray *tray);
/* Payable, of a quote that must succeed. */
int64_t tray_pays(struct tray *tray);
/* "CODE:amount CODE/COUPON:amount …" of what stands, "" if nothing; good until the next call. */
const char *tray_applied(const struct tray *tray);
/* "CODE/COUPON:code(detail) …" of what was refused. */
const char *tray_refused(const struct tray *tray);

/* ' → ", in a new string. */
char *tray_json(const char *text);

/* A fixed sequence: 0 … below − 1. */
struct dice {
    uint64_t state;
};
int64_t dice_roll(struct dice *dice, int64_t below);
bool dice_chance(struct dice *dice, int percent);

/* A random programme and bill, small enough that every corner is met often; tray_close in the end. */
void tray_random(struct tray *tray, struct dice *dice);
/* Tries that often to put one more coupon on it. */
void tray_random_coupons(struct tray *tray, struct dice *dice, int64_t wanted);

#endif
