/* SPDX-License-Identifier: MIT */
/* draw: which lots a redemption takes, and how stored value splits into principal and bonus. */
#ifndef FD_RULES_DRAW_H
#define FD_RULES_DRAW_H

#include "rules/programme.h"

struct wallet_split {
    int64_t principal, bonus;
};

/*
 * Splits a payment of amount over what is held (usable): pro rata by largest remainder, principal first on ties; or
 * principal first; or bonus first. not_enough_stored_value (args: balance, missing) when both together hold less.
 */
enum status draw_wallet(enum draw_order order, int64_t principal, int64_t bonus, int64_t amount,
                        struct wallet_split *split, struct error *err) MUST_USE;

/* The top-up offer for an amount: the largest pay not above it; NULL if none. */
const struct topup_offer *draw_topup(const struct programme *programme, int64_t amount);

#endif
