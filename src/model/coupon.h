/* SPDX-License-Identifier: MIT */
/*
 * coupon: coupon codes and coupon lots. A code is 12 characters of Crockford base32 = 60 bits, most significant first:
 * shop 8, batch 9, serial 18, MAC 25 (secret_coupon_mac). It is shown in groups of four.
 */
#ifndef FD_MODEL_COUPON_H
#define FD_MODEL_COUPON_H

#include "store/secret.h"
#include "model/ledger.h"

#define COUPON_CHARS 12
#define COUPON_SERIALS 262144

/* The value of one base32 digit; either case, O as 0, I and L as 1. -1 if it is not a digit. */
int coupon_digit(char typed);
char coupon_digit_show(int value);

/* A code as its 60-bit number, and back. */
uint64_t coupon_code_bits(const char *code);
void coupon_code_of(uint64_t bits, char code[COUPON_TEXT]);

/* Makes the code of a serial, without separators: "ABCDEFGHJKMN". */
void coupon_code_make(const struct secret *secret, int64_t shop, int64_t batch, int64_t serial, char code[COUPON_TEXT]);
/*
 * Reads a code as typed: either case, O as 0, I and L as 1, blanks, dashes and full-width characters are accepted.
 * *genuine says whether the MAC is right. False if the text has not the form of a code. A ticket (model/ticket.h) gives
 * the code it names, or, where this shop did not sign it, a code that belongs to no coupon.
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
    enum coupon_state state;    /* on the day asked about */
    int64_t used_at, used_bill; /* of a used one: Unix seconds and bill id (0: outside a bill) */
    char reason[96];            /* why it was withdrawn */
    int64_t batch;
    bool elsewhere; /* forged or unknown, and the code names another shop */
};

/* Looks up a code as typed, with its state on `day`. Unknown and forged are states, not failures. */
enum status coupon_look(struct db *db, const struct secret *secret, const char *typed, int64_t day,
                        struct coupon *coupon, struct error *err) MUST_USE;
/*
 * The refusal, with its args, that coupon->state means for `member`: STATUS_OK when usable, other_member when another
 * member holds the coupon.
 */
enum status coupon_refusal(struct db *db, const struct coupon *coupon, int64_t member, struct error *err) MUST_USE;

struct coupon_list {
    struct coupon *coupon;
    size_t coupons, room;
};
/* A member's coupons, soonest expiry first; open_only leaves out those used, expired or withdrawn. */
enum status coupon_of_member(struct db *db, int64_t member, int64_t day, bool open_only, struct coupon_list *list,
                             struct error *err) MUST_USE;
/* Which coupons to select; a field of 0, "" or (state) -1 does not restrict. */
struct coupon_ask {
    int64_t member, batch;
    const char *offer;
    int state; /* enum coupon_state */
};
/* The coupons that meet every restriction of `ask`, with their state on `day`, in the order of issue. */
enum status coupon_select(struct db *db, const struct coupon_ask *ask, int64_t day, struct coupon_list *list,
                          struct error *err) MUST_USE;
void coupon_list_clear(struct coupon_list *list);

/*
 * The batch and serial of the next coupon of an offer. wanted > 0: that batch, started if new; bad_value if it belongs
 * to another offer or is full. wanted 0: the offer's newest batch with room, else a new one.
 */
enum status coupon_next(struct db *db, int64_t offer, int wanted, int64_t *batch, int64_t *serial,
                        struct error *err) MUST_USE;

struct coupon_batch {
    int64_t batch;
    char offer[CODE_TEXT];
    int64_t issued, usable, not_yet, used, expired, withdrawn;
    int64_t first_day, last_day, expires_on; /* first and last day of issue; the latest expiry */
};
struct batch_list {
    struct coupon_batch *batch;
    size_t batches, room;
};
/* The batch of that number, or with number 0 every batch that has coupons; states are those on `day`. */
enum status coupon_batch_select(struct db *db, int64_t number, int64_t day, struct batch_list *list,
                                struct error *err) MUST_USE;
void coupon_batch_list_clear(struct batch_list *list);

#endif
