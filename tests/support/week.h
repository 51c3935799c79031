/* SPDX-License-Identifier: MIT */
/*
 * week: clerks at two tills who do what comes, and the account that a test keeps of it from the keys it pressed. All
 * end the test on failure. Money is in fen.
 */
#ifndef FD_TESTS_WEEK_H
#define FD_TESTS_WEEK_H

#include "model/bill.h"

#include "tests/support/player.h"

enum { WEEK_TILLS = 2, WEEK_DAYS = 7, WEEK_BILLS_MOST = 2000 };

/* A bill as the test knows it. */
struct rung {
    int till, day;
    char name[BILL_TEXT];
    int64_t payable, paid[TENDER_COUNT];
    bool plain; /* a walk-in's, so that its tender may be corrected and parts of it returned */
    bool gone;  /* returned or voided */
};

/* What went through a till since its drawer was last counted. */
struct account {
    int64_t cash; /* in the drawer now */
    int64_t sold[TENDER_COUNT], topped[TENDER_COUNT], back[TENDER_COUNT];
};

struct week {
    struct account till[WEEK_TILLS];
    int64_t sold[WEEK_DAYS], refunded[WEEK_DAYS], bills[WEEK_DAYS], net[TENDER_COUNT]; /* without voided bills */
    size_t shifts, tops, returns, voids, corrections;
};
extern struct week week;
extern struct rung week_rung[WEEK_BILLS_MOST];
extern size_t week_rungs;
extern struct player week_seat[WEEK_TILLS];
extern struct desk *week_office; /* signed in as the owner, at no till */
extern int week_today;           /* 0: Monday */
extern uint64_t week_dice;
extern struct error week_err;

void week_must(enum status status);
enum screen_id week_screen(int till);
__attribute__((format(printf, 2, 3))) void week_type(int till, const char *format, ...);
int64_t week_roll(int64_t sides);
/* One customer, or something else that a clerk does, at that till. */
void week_serve(int till);

#endif
