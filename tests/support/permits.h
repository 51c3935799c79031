/* SPDX-License-Identifier: MIT */
/* permits: one try of each act, with whom it should succeed. */
#ifndef FD_TESTS_PERMITS_H
#define FD_TESTS_PERMITS_H

#include "model/coupon.h"
#include "desk/badge.h"

enum right {
    RIGHT_ANYONE,
    RIGHT_MANAGER, /* or, where it takes an approver, one who is */
    RIGHT_OWNER,
    RIGHT_LIMIT, /* level above 0: a clerk needs an approver */
    RIGHT_ABOVE, /* as RIGHT_MANAGER; level above 0: an owner, or one as approver */
    RIGHT_TWO    /* nobody alone; level above 0: the approver is an owner */
};

struct permits_act {
    const char *verb;
    enum right right;
    bool approvable; /* takes an approver */
    int least, most; /* levels: -1 a step below the limit, 0 at it, 1 above */
    enum status (*run)(struct desk *desk, const struct staff *approver, int level, struct error *err);
};
extern const struct permits_act permits_act[];
extern const size_t permits_acts;

/* Those that stand in permits_shop.c. */
enum status permits_link(struct desk *desk, const struct staff *approver, int level, struct error *err);
enum status permits_backup(struct desk *desk, const struct staff *approver, int level, struct error *err);
enum status permits_rekey(struct desk *desk, const struct staff *approver, int level, struct error *err);

extern const char PERMITS_RULES[];
#define PERMITS_LIMIT 5000 /* most limits of clerks, fen */
/* Makes what the acts need; of some there is one below, at and above the limit. */
void permits_shop(struct desk *desk);
extern struct permits_has {
    int64_t li, close_of[3], bill_of[3], earlier, order_of[3], debtor, given, batch, job;
    char code[COUPON_TEXT], card_of_li[BADGE_TEXT];
} permits_has;

#endif
