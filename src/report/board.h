/* SPDX-License-Identifier: MIT */
/*
 * board: the manager's one screen of a running day, read only. Every figure is of bills that are purchases (not voided,
 * not wholly returned) and stands beside the same figure of the same weekday a week before, up to the same time. What
 * the night has added up (model/tally) is not added up again: so it opens in a large shop as in a small one.
 */
#ifndef FD_REPORT_BOARD_H
#define FD_REPORT_BOARD_H

#include "rules/programme.h"
#include "store/db.h"
#include "model/member.h"

#define BOARD_WINDOW 30    /* days of a tier's takings, today among them */
#define BOARD_RISK_FROM 60 /* days without a purchase: at risk of falling asleep … */
#define BOARD_RISK_TO 89   /* … which 90 days are */
#define BOARD_PEOPLE_MAX 500
#define BOARD_TIERS_MAX 12

struct board_day {
    int64_t net;          /* fen: payable less refunds */
    int64_t member_net;   /* of it bills with a member; share = member_net ÷ net */
    int64_t bills;        /* average ticket = net ÷ bills */
    int64_t new_members;  /* this and what follows: of today alone */
    int64_t points_given; /* whole points: granted, whatever for; imports aside */
    int64_t points_used;  /* as money or for gifts, less what returns gave back */
};

/* What waits for somebody: how many of each. */
enum board_todo { BOARD_BIRTHDAYS, BOARD_AT_RISK, BOARD_COUPONS, BOARD_TODOS };

struct board_tier {
    char code[NAME_TEXT];
    int64_t members; /* active ones */
    int64_t net;     /* their purchases of the window */
};

struct board {
    int64_t day, at;
    struct board_day today, before;
    int64_t points, principal, bonus;        /* held by members: what the shop owes them */
    int64_t todo[BOARD_TODOS];               /* members; of coupons how many end today */
    int64_t drawer;                          /* times a drawer was opened without a sale */
    struct board_tier tier[BOARD_TIERS_MAX]; /* most takings first */
    size_t tiers;
};

/* One row behind a figure of the board. */
struct board_person {
    int64_t member, phone, last_day;
    char name[PERSON_TEXT], tier[NAME_TEXT];
    int64_t bills, net; /* purchases of the window */
};

enum board_order { BOARD_BY_NET, BOARD_BY_BILLS, BOARD_BY_LAST, BOARD_ORDERS };

struct board_people {
    struct board_person *person; /* owned */
    size_t people, room;
    bool more; /* there are others than the first BOARD_PEOPLE_MAX */
};

/* The day and the instant until which it is counted. */
enum status board_read(struct db *db, int64_t day, int64_t at, struct board *board, struct error *err) MUST_USE;

/* Those of a tier; the caller clears, also after an error. */
enum status board_of_tier(struct db *db, const char *tier, int64_t day, enum board_order order,
                          struct board_people *people, struct error *err) MUST_USE;
/* Those whom a thing to do is about, most takings first. */
enum status board_of_todo(struct db *db, enum board_todo todo, int64_t day, enum board_order order,
                          struct board_people *people, struct error *err) MUST_USE;
void board_people_clear(struct board_people *people);

#endif
