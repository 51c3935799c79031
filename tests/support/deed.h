/* SPDX-License-Identifier: MIT */
/*
 * deed: one act in a script of acts that is made at random, played and, when something differs, cut down. A deed names
 * what earlier deeds made by their number, so that a script still means the same with others taken out.
 */
#ifndef FD_TESTS_DEED_H
#define FD_TESTS_DEED_H

#include "tests/support/naive_shop.h"
#include "tests/support/tray.h"

#include "desk/desk.h"
#include "desk/member_view.h"

#define DEED_LINES 6
#define DEED_COUPONS 4
#define DEEDS 200
#define DEED_FORGED (-1)

enum deed_kind {
    DEED_SALE,
    DEED_BACK,
    DEED_TOPUP,
    DEED_GIVE,
    DEED_TAKE,
    DEED_ISSUE,
    DEED_WITHDRAW,
    DEED_REDEEM,
    DEED_GIFT,
    DEED_STOCK,
    DEED_PASS,
    DEED_CLOSE,
    DEED_CREDIT,
    DEED_CLAIM,
    DEED_UNCLAIM,
    DEED_TENDER,
    DEED_UNDO,
    DEED_SETTLE,
    DEED_DEPOSIT,
    DEED_ORDER_END,
    DEED_EXCHANGE,
    DEED_RESELL,
    DEED_FAMILY,
    DEED_NIGHTLY,
    DEED_CLOCK
};

/* Who does it; the sales, returns, top-ups, coupons and claims of clerks have limits. */
enum deed_who { WHO_NOBODY, WHO_CLERK, WHO_WITH_MANAGER, WHO_WITH_OWNER, WHO_COUNT };

struct deed {
    enum deed_kind kind;
    int number; /* in the script as it was made */
    int till;   /* 0 or 1 */
    bool over;  /* another counter has just taken that till */
    int member; /* 1 …; 0 a walk-in */
    enum deed_who who;
    bool again;  /* asked once more with the same key */
    bool before; /* looked at first: quote, preview */
    int64_t amount, count;
    int64_t clock; /* seconds forward, or back */
    char offer[CODE_TEXT];

    struct sale_line line[DEED_LINES];
    size_t lines;
    struct {
        int deed, nth;
    } coupon[DEED_COUPONS]; /* the nth that deed issued */
    size_t coupons;
    bool best, no_points;
    int buyer; /* at the staff price: 1 the clerk, 2 the manager, 3 the owner; 0 nobody */
    int64_t points, round_off;
    struct tender tender[TENDERS_MAX];
    size_t tenders;

    int bill; /* of that deed; also the deed that is taken back */
    bool voids;
    int refund_by; /* the tender chosen for the money that goes back, from 1; 0: none */
    struct return_line back[DEED_LINES];
    size_t backs;
};

/* What a deed made, in the shop as played so far. */
struct made {
    int bill;            /* of the model; NOBODY if none */
    int coupon, coupons; /* of the model */
    int64_t txn;         /* of an entry that may be taken back; 0 none */
    int member;          /* whose it is; 0 nobody's */
    struct naive_entry entry;
};

/* Two shops under the same rules. */
struct world {
    struct desk *till[2]; /* on one file */
    struct desk *desk;    /* the one of the deed in hand */
    struct naive_shop *shop, *spare;
    struct staff system, clerk, manager, owner;
    const struct staff *approver; /* of the deed in hand; NULL none */
    struct made made[DEEDS];
    char programme[8000];
    char diff[2000]; /* "" as long as both agree */
    int64_t acts, refusals;
    int64_t resells;
    int64_t credits;          /* store credit given */
    int64_t txns;             /* counted so far */
    struct naive_entry entry; /* of the deed in hand, from its beginning on */
};

/* Ends the program if that failed: it is not what is tested. */
void world_must(enum status status, const struct error *err);

void deed_print(const struct deed *deed);
/* Rules of one shop as JSON, its items and its members' birthdays. */
void random_programme(struct dice *dice, char *json, size_t size);
void random_item(struct dice *dice, int number, struct item *item);
/* One more deed, of those that lead somewhere given what the model holds. */
void random_deed(struct dice *dice, const struct world *world, int number, struct deed *deed);

/* Another counter takes the till; what the one before it tries then is refused and writes nothing: else false. */
bool world_hand_on(struct world *world, int till);
/* Opens both on a programme; items and members come of the seed. */
void world_open(struct world *world, const char *programme, uint64_t seed);
void world_close(struct world *world);
/* A copy of the desk's shop as it stands, under that name; close it. */
struct desk *world_twin(struct world *world, const char *name);
/*
 * Plays one deed in both; false and diff when they differ. Of what can be seen it looks at the member of the deed, and
 * at everything after every tenth and where asked for.
 */
enum world_care { CARE_LITTLE, CARE_ALL, CARE_PROVE /* all, and the books too */ };
bool world_play(struct world *world, const struct deed *deed, enum world_care care);

/*
 * Holds what can be seen of the desk's shop against the model: of that member, or with EVERYBODY of all, and every
 * offer, coupon and item.
 */
#define EVERYBODY (-1)
bool world_same(struct world *world, int member);
bool world_number(struct world *world, const char *what, int64_t desk, int64_t model);
/* Whether an outcome is one of those the model allows. */
bool world_outcome(struct world *world, const char *what, enum status status, const struct error *err,
                   const struct naive_nos *nos);
/* The same of a dry run, of which an approver that is missing does not matter: it is shown before one approves it. */
bool world_looked(struct world *world, const char *what, enum status status, const struct error *err,
                  const struct naive_nos *nos);
/* Deeds besides bills, of world_play. */
bool world_play_gift(struct world *world, const struct deed *deed, const char *key);
bool world_play_stock(struct world *world, const struct deed *deed, const char *key);
bool world_play_pass(struct world *world, const struct deed *deed, const char *key);
bool world_play_credit(struct world *world, const struct deed *deed, const char *key);
bool world_play_claim(struct world *world, const struct deed *deed, const char *key);
bool world_play_unclaim(struct world *world, const struct deed *deed, const char *key);
bool world_play_close(struct world *world, const struct deed *deed, const char *key);
bool world_play_tender(struct world *world, const struct deed *deed, const char *key);
bool world_play_undo(struct world *world, const struct deed *deed, const char *key);
/* Of debtor or order `count`, from 0; the end of an order: `voids` forfeits. */
/*
 * "what comes back by a tender pays the new bill by that tender as far as it is due", then the deed's tenders; stored
 * value is its member's and does not, where the bill is sold to another.
 */
void world_pay_by_returned(const struct deed *deed, const struct naive_back *back, int64_t due, bool resells,
                           struct sale_request *sale);
/* The tender that a deed chose for the money that goes back. */
void world_refund_by(const struct deed *deed, struct return_request *request);
bool world_play_exchange(struct world *world, const struct deed *deed, const char *key);
bool world_play_resell(struct world *world, const struct deed *deed, const char *key);
/* Of holder `member` and member `count`; `voids` parts them. amount: the limit, LIMIT_NONE none. */
bool world_play_family(struct world *world, const struct deed *deed, const char *key);
bool world_same_family(struct world *world, int member, const struct member_view *view);
bool world_play_settle(struct world *world, const struct deed *deed, const char *key);
bool world_play_deposit(struct world *world, const struct deed *deed, const char *key);
bool world_play_order_end(struct world *world, const struct deed *deed, const char *key);
void world_open_named(struct world *world);
bool world_same_named(struct world *world);
/* All that a member of the model holds of a kind, usable or not. */
int64_t world_held(const struct naive_shop *shop, int member, enum naive_kind kind);
/* What that deed wrote under txn may be taken back. */
void world_made(struct world *world, const struct deed *deed, int64_t txn);
bool world_tenders(struct world *world, const char *what, const struct tender *desk, size_t count,
                   const struct tender *model, size_t model_count);
bool world_differs(struct world *world, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
