/* SPDX-License-Identifier: MIT */
/*
 * board: the manager's overview of a running day, read only. Every figure counts purchases (bills not voided and not
 * wholly returned) and is shown beside the same figure of the same weekday a week before, up to the same time of day.
 * It starts from the stored sums of model/tally, so that it opens quickly in a large shop too. Money is in fen.
 */
#ifndef FD_REPORT_BOARD_H
#define FD_REPORT_BOARD_H

#include "rules/programme.h"
#include "store/db.h"
#include "model/member.h"

#define BOARD_WINDOW 30    /* days over which a tier's takings are summed, today included */
#define BOARD_RISK_FROM 60 /* at risk: this many days without a purchase … */
#define BOARD_RISK_TO 89   /* … up to this many; from 90 days on a member is dormant */
#define BOARD_PEOPLE_MAX 500
#define BOARD_TIERS_MAX 12

struct board_day {
    int64_t net;          /* fen: payable less refunds */
    int64_t member_net;   /* part of net from bills with a member; share = member_net ÷ net */
    int64_t bills;        /* average ticket = net ÷ bills */
    int64_t new_members;  /* this and the next two: set for today only */
    int64_t points_given; /* points granted for any reason, imports excluded */
    int64_t points_used;  /* spent as money or for gifts, less what returns gave back */
};

/* Lists of members that call for action. */
enum board_todo { BOARD_BIRTHDAYS, BOARD_AT_RISK, BOARD_COUPONS, BOARD_TODOS };

struct board_tier {
    char code[NAME_TEXT];
    int64_t members; /* active ones */
    int64_t net;     /* their purchases in BOARD_WINDOW */
};

struct board {
    int64_t day, at;
    struct board_day today, before;
    int64_t points, principal, bonus;        /* held by all members: the shop's liability */
    int64_t todo[BOARD_TODOS];               /* number of members; for coupons: of coupons that end today */
    int64_t by_hand;                         /* changes by hand or with an approver: rows of report hand */
    int64_t uneven;                          /* shifts counted today that were over or short */
    int64_t drawer;                          /* times a drawer was opened without a sale */
    struct board_tier tier[BOARD_TIERS_MAX]; /* highest takings first */
    size_t tiers;
};

/* One member in the list behind a figure. */
struct board_person {
    int64_t member, phone, last_day;
    char name[PERSON_TEXT], tier[NAME_TEXT];
    int64_t bills, net; /* purchases in BOARD_WINDOW */
};

enum board_order { BOARD_BY_NET, BOARD_BY_BILLS, BOARD_BY_LAST, BOARD_ORDERS };

struct board_people {
    struct board_person *person; /* owned */
    size_t people, room;
    bool more; /* there are more than BOARD_PEOPLE_MAX */
};

/* Reads the board of business day `day`, counting up to instant `at` (Unix seconds). */
enum status board_read(struct db *db, int64_t day, int64_t at, struct board *board, struct error *err) MUST_USE;

/* The number of members whose birthday falls on `day`, and of coupons of members that end on it. */
enum status board_born(struct db *db, int64_t day, int64_t *people, struct error *err) MUST_USE;
enum status board_coupons_ending(struct db *db, int64_t day, int64_t *coupons, struct error *err) MUST_USE;

/*
 * What the present members of board->tier[i] bought in the BOARD_WINDOW days that end with `day`, fen. `day` is before
 * the board's.
 */
enum status board_tiers_then(struct db *db, const struct board *board, int64_t day, int64_t net[BOARD_TIERS_MAX],
                             struct error *err) MUST_USE;

/* The members of a tier, in the order asked for; the caller clears *people, also after an error. */
enum status board_of_tier(struct db *db, const char *tier, int64_t day, enum board_order order,
                          struct board_people *people, struct error *err) MUST_USE;
/* The members behind board.todo[todo]; as board_of_tier. */
enum status board_of_todo(struct db *db, enum board_todo todo, int64_t day, enum board_order order,
                          struct board_people *people, struct error *err) MUST_USE;
void board_people_clear(struct board_people *people);

#endif
