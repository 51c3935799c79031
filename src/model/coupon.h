/* SPDX-License-Identifier: MIT */
/*
 * coupon: codes and coupon lots. A code is 12 Crockford base32 characters = 60 bits, highest first:
 * shop 8, batch 9, serial 18, MAC 25 (keyed, secret_coupon_mac), shown in groups of four.
 */
#ifndef FD_MODEL_COUPON_H
#define FD_MODEL_COUPON_H

#include "store/secret.h"
#include "model/ledger.h"

#define COUPON_CHARS 12
#define COUPON_SERIALS 262144

/* A digit of a code and its value; forgiving: case, O/0, I/L/1. -1 if it is none. */
int coupon_digit(char typed);
char coupon_digit_show(int value);

/* A code as the number it is, and back. */
uint64_t coupon_code_bits(const char *code);
void coupon_code_of(uint64_t bits, char code[COUPON_TEXT]);

/* "ABCDEFGHJKMN" */
void coupon_code_make(const struct secret *secret, int64_t shop, int64_t batch, int64_t serial, char code[COUPON_TEXT]);
/*
 * Forgiving: case, O/0, I/L/1, blanks, dashes, full-width. *genuine: the MAC fits. False if it cannot be a code at all.
 * A ticket (model/ticket.h) is read too: the code it names; of one that this shop did not sign, a code that is
 * nobody's.
 */
bool coupon_code_read(const struct secret *secret, const char *typed, char code[COUPON_TEXT], bool *genuine);
char *coupon_code_show(char buf[COUPON_TEXT], const char *code); /* grouped */

enum coupon_state {
    COUPON_USABLE,
    COUPON_NOT_YET,
    COUPON_USED,
    COUPON_EXPIRED,
    COUPON_WITHDRAWN,
    COUPON_UNKNOWN,
    COUPON_FORGED
};
const char *coupon_state_code(enum coupon_state state);

struct coupon {
    char code[COUPON_TEXT];
    int64_t lot, member; /* member 0: bearer */
    char offer[CODE_TEXT];
    int64_t usable_from, expires_on;
    enum coupon_state state;    /* on the day asked */
    int64_t used_at, used_bill; /* when used: instant and bill id (0 if outside a bill) */
    char reason[96];            /* when withdrawn */
    int64_t batch;
    bool elsewhere; /* forged or unknown: the code names another shop than this one */
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
/* Those asked for: of a member, an offer, a batch, in a state; 0, "" and -1 ask for nothing. In the order of issue. */
struct coupon_ask {
    int64_t member, batch;
    const char *offer;
    int state; /* enum coupon_state */
};
enum status coupon_select(struct db *db, const struct coupon_ask *ask, int64_t day, struct coupon_list *list,
                          struct error *err) MUST_USE;
void coupon_list_clear(struct coupon_list *list);

/*
 * Batch and next serial for an offer: batch `wanted`, begun if need be (bad_value when it is another offer's or full);
 * 0: the newest of that offer that has room, else a new one.
 */
enum status coupon_next(struct db *db, int64_t offer, int wanted, int64_t *batch, int64_t *serial,
                        struct error *err) MUST_USE;

struct coupon_batch {
    int64_t batch;
    char offer[CODE_TEXT];
    int64_t issued, usable, not_yet, used, expired, withdrawn;
    int64_t first_day, last_day, expires_on; /* issued on; the last to expire */
};
struct batch_list {
    struct coupon_batch *batch;
    size_t batches, room;
};
/* Every batch that has coupons; number 0: all. */
enum status coupon_batch_select(struct db *db, int64_t number, int64_t day, struct batch_list *list,
                                struct error *err) MUST_USE;
void coupon_batch_list_clear(struct batch_list *list);

#endif
