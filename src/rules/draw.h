/* SPDX-License-Identifier: MIT */
/* draw: splits a stored-value payment into principal and bonus, and finds the top-up offer for an amount. */
#ifndef FD_RULES_DRAW_H
#define FD_RULES_DRAW_H

#include "rules/programme.h"

struct wallet_split {
    int64_t principal, bonus;
};

/*
 * Splits a payment of `amount` fen over the usable principal and bonus: in proportion by largest remainder (ties to
 * principal), or principal first, or bonus first. not_enough_stored_value (args: balance, missing) if both together
 * hold less; bad_value for a negative amount.
 */
enum status draw_wallet(enum draw_order order, int64_t principal, int64_t bonus, int64_t amount,
                        struct wallet_split *split, struct error *err) MUST_USE;

/* The top-up offer with the largest `pay` not above amount; NULL if none. Belongs to the programme. */
const struct topup_offer *draw_topup(const struct programme *programme, int64_t amount);

#endif
