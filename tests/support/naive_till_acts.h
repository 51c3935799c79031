/* SPDX-License-Identifier: MIT */
/* naive_till_acts: what the rows of naive_till_keys.c stand on; and the questions put to the shop. */
#ifndef FD_SUPPORT_NAIVE_TILL_ACTS_H
#define FD_SUPPORT_NAIVE_TILL_ACTS_H

#include "tests/support/naive_till.h"

#define AMOUNT "[0-9]{1,7}(\\.[0-9]{0,2})?"
#define WEIGHT "[0-9]{1,6}(\\.[0-9]{0,3})?"

bool naive_is(const char *text, const char *pattern);
int64_t naive_thousandths(const char *text);
struct naive_level *naive_top(struct naive_till *n);
char naive_base(const struct naive_till *n);
bool naive_in(const struct naive_till *n, const char *states);
void naive_go(struct naive_till *n, char state);
void naive_push(struct naive_till *n, char state);
void naive_wipe(struct naive_till *n);
int64_t naive_fen(const char *text);
bool naive_priced(struct naive_till *n);
void naive_keep(struct naive_till *n);
void naive_revert(struct naive_till *n);
void naive_drop_bill(struct naive_till *n);
void naive_let_go(struct naive_till *n);
void naive_no_bill(struct naive_till *n);
bool naive_add_line(struct naive_till *n, const struct sale_line *line);
bool naive_add_item(struct naive_till *n, const char *code, int64_t quantity);
void naive_remove_line(struct naive_till *n);
bool naive_add_coupon(struct naive_till *n, const char *code);
int64_t naive_due(const struct naive_till *n);
void naive_ring(struct naive_till *n);
void naive_cash(struct naive_till *n, int64_t amount, bool sure);
void naive_by_choice(struct naive_till *n, int64_t amount);
void naive_rest(struct naive_till *n);
void naive_take(struct naive_till *n, int64_t member, size_t shared);
void naive_changed(struct naive_till *n);
void naive_detach(struct naive_till *n);
void naive_attach(struct naive_till *n, int64_t member, size_t shared);
const struct naive_person *naive_of_phone(const struct naive_till *n, const char *text);
void naive_find(struct naive_till *n);
bool naive_fits(char state, const char *text);
size_t naive_doubted(const struct naive_till *n, int64_t member); /* what is remembered of who was served before */
void naive_take_row(struct naive_till *n, size_t row);
void naive_points(struct naive_till *n, int64_t asked);
void naive_gifts(struct naive_till *n, int64_t asked);
void naive_coupons(struct naive_till *n);
void naive_tender(struct naive_till *n, enum tender_kind kind);
void naive_prove(struct naive_till *n);
void naive_proven_now(struct naive_till *n); /* goes on with what waited for it */
bool naive_proven(struct naive_till *n, char what, int64_t points);
void naive_gift_enter(struct naive_till *n);
void naive_form(struct naive_till *n, bool fresh);
void naive_enter(struct naive_till *n);
void naive_answer(struct naive_till *n, int which);
void naive_hold(struct naive_till *n);
void naive_unhold(struct naive_till *n, size_t row);
void naive_recall(struct naive_till *n, size_t row);
size_t naive_list_rows(const struct naive_till *n);

/* Asked of the shop, by the same open desk. */
bool naive_ask_item(struct desk *desk, const char *code, char sku[CODE_TEXT]);
int64_t naive_ask_wallet(struct desk *desk, int64_t member);
int64_t naive_ask_points(struct desk *desk, int64_t member);
size_t naive_ask_coupons(struct desk *desk, int64_t member); /* of any state that the counter lists */
int64_t naive_ask_last_day(struct desk *desk, int64_t member);
/* Gifts of at most so many points, the cheapest first: how many; the price of one and whether it is in stock. */
size_t naive_ask_gifts(struct desk *desk, int64_t reach);
bool naive_ask_void(struct desk *desk, int64_t bill); /* may it still be taken back? */
bool naive_ask_undo(struct desk *desk, int64_t txn);
bool naive_ask_gift(struct desk *desk, int64_t reach, size_t row, int64_t *price);

#endif
