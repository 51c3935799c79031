/* SPDX-License-Identifier: MIT */
/* practice: a practice shop of a test's own, with a programme, and acts in one line each. All end the test on failure.
 */
#ifndef FD_TESTS_PRACTICE_H
#define FD_TESTS_PRACTICE_H

#include "desk/desk.h"
#include "desk/return.h"
#include "desk/sell.h"

/* A fresh shop, clock frozen at 2026-08-01T10:00 local; close with practice_close. programme NULL: none. */
struct desk *practice_open(const char *programme);
void practice_close(struct desk *desk);
const char *practice_path(void); /* of the shop open now */

int64_t practice_member(struct desk *desk, const char *phone);
/* A sale of LINEs (ended by NULL) to member (0 walk-in); the view must be cleared. */
struct sale_view practice_sale(struct desk *desk, const struct sale_request *request, const char *const *line);
/* The refusal of the same. */
enum status practice_refused(struct desk *desk, const struct sale_request *request, const char *const *line,
                             struct error *err);
void practice_topup(struct desk *desk, int64_t member, int64_t amount);
void practice_points(struct desk *desk, int64_t member, int64_t points);
/* First code of one coupon of that offer. */
void practice_coupon(struct desk *desk, const char *offer, int64_t member, char code[COUPON_TEXT]);
struct return_view practice_back(struct desk *desk, int64_t bill, int64_t line, int64_t quantity);
struct return_view practice_void(struct desk *desk, int64_t bill);

struct holding {
    int64_t points, wallet, owed;
};
struct holding practice_holds(struct desk *desk, int64_t member);
/* shop check finds nothing. */
void practice_proven(struct desk *desk);

#endif
