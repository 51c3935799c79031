/* SPDX-License-Identifier: MIT */
/*
 * coupon: codes and coupon lots. A code is 12 Crockford base32 characters = 60 bits, highest first:
 * shop 8, batch 9, serial 18, MAC 25 (keyed, secret_coupon_mac), shown in groups of four.
 */
#ifndef FD_MODEL_COUPON_H
#define FD_MODEL_COUPON_H

#include "model/ledger.h"
#include "store/secret.h"

#define COUPON_BATCHES 512
#define COUPON_SERIALS 262144

/* "ABCD-EFGH-JKMN" */
void coupon_code_make(const struct secret *secret, int64_t shop, int64_t batch, int64_t serial, char code[COUPON_TEXT]);
/* Forgiving: case, O/0, I/L/1, blanks, dashes, full-width. *genuine: the MAC fits. False if it cannot be a code at all. */
bool coupon_code_read(const struct secret *secret, const char *typed, char code[COUPON_TEXT], bool *genuine);
char *coupon_code_show(char buf[COUPON_TEXT], const char *code); /* grouped */

enum coupon_state {
    COUPON_USABLE, COUPON_NOT_YET, COUPON_USED, COUPON_EXPIRED, COUPON_WITHDRAWN, COUPON_UNKNOWN, COUPON_FORGED
};
const char *coupon_state_code(enum coupon_state state);

struct coupon {
    char code[COUPON_TEXT];
    int64_t lot, member;     /* member 0: bearer */
    char offer[CODE_TEXT];
    int64_t usable_from, expires_on;
    enum coupon_state state; /* on the day asked */
    int64_t used_at, used_bill; /* when used: instant and bill id (0 if outside a bill) */
    char reason[96];         /* when withdrawn */
};

/* A code as typed, on a day. Unknown and forged are states, not failures. */
enum status coupon_look(struct db *db, const struct secret *secret, const char *typed, int64_t day,
                        struct coupon *coupon, struct error *err) MUST_USE;
/* The refusal that belongs to a state, with its args; STATUS_OK when usable. other_member when held by another. */
enum status coupon_refusal(struct db *db, const struct coupon *coupon, int64_t member, struct error *err) MUST_USE;

struct coupon_list {
    struct coupon *coupon;
    size_t coupons, room;
};
/* A member's coupons, soonest expiry first; open_only leaves out used, expired and withdrawn. */
enum status coupon_of_member(struct db *db, int64_t member, int64_t day, bool open_only, struct coupon_list *list,
                             struct error *err) MUST_USE;
void coupon_list_clear(struct coupon_list *list);
/* Batch and next serial for an offer: the newest batch of that offer that has room, else a new one. */
enum status coupon_next(struct db *db, int64_t offer, int64_t *batch, int64_t *serial, struct error *err) MUST_USE;

#endif
