/* SPDX-License-Identifier: MIT */
/*
 * naive_till: the counter's state table read a second time, straight from the page that describes it, in one hand: no
 * key tables, no shared code with ui/counter. What the table cannot know, a price, a balance, who was seen last, it
 * asks the shop. The letters are the table's: I Q M W B T U V K P E, and of the lists g gifts, o top-up offers, h held
 * bills; x is any other screen, of which only the way back is modelled.
 */
#ifndef FD_SUPPORT_NAIVE_TILL_H
#define FD_SUPPORT_NAIVE_TILL_H

#include "desk/sell.h"

#define NAIVE_LINES 64
#define NAIVE_PASTS 16
#define NAIVE_HELD 40
#define NAIVE_MEMBERS 40
#define NAIVE_FOUND (SIZE_MAX - 1)  /* `shared` of who was found by a name: the middle four digits are asked */
#define NAIVE_MIDDLE (SIZE_MAX - 2) /* by the middle four: the last four are */

enum naive_key {
    NAIVE_CHAR,
    NAIVE_ENTER,
    NAIVE_BACK,
    NAIVE_RUB,
    NAIVE_WIPE,
    NAIVE_DEL,
    NAIVE_UP,
    NAIVE_DOWN,
    NAIVE_FN,
    NAIVE_UNDO,
    NAIVE_REPRINT,
    NAIVE_SCAN,
    NAIVE_NOTHING /* a key that only shows what is there */
};

struct naive_edit {
    struct sale_line line[NAIVE_LINES];
    size_t lines;
    char coupon[COUPONS_MAX][COUPON_TEXT];
    size_t coupons;
    int64_t points;
};

struct naive_person {
    int64_t id, phone;
    const char *initials, *pinyin;
};

struct naive_level {
    char state, text[100]; /* text: of its prompt */
};

struct naive_till {
    struct desk *desk;
    struct naive_level level[8];
    int depth;
    struct naive_person person[NAIVE_MEMBERS]; /* every member of the shop */
    size_t persons;
    int64_t median;

    int64_t hand, last, recent[9];
    size_t shared, recents; /* of the hand: how many the tail may mean; 0 proven */
    size_t recent_shared[9];

    struct naive_edit now, past[NAIVE_PASTS];
    size_t pasts, marked, born;
    bool best, receipt; /* receipt: opens when the bill is rung */
    int64_t payable;
    struct tender tender[TENDERS_MAX];
    size_t tenders;
    bool chosen;
    enum tender_kind choice;

    struct {
        struct naive_edit edit;
        int64_t member;
        size_t born;
    } held[NAIVE_HELD];
    size_t helds, births, row, row_below; /* row: the marked one of the list on top */

    int64_t found[NAIVE_MEMBERS]; /* rows of Q */
    size_t finds, tails;
    size_t marked_query;
    bool spent;   /* the text was refused, told by who plays: the next character begins anew */
    bool nothing; /* Enter found nothing: the next character begins anew */

    char question; /* leave, tail, change, undo, drop held, member: l t c u d m; C: change of a top-up; b: give back;
                      more than usual: L */
    int64_t asked;
    struct sale_line asked_line; /* of question L; no quantity: a top-up */
    size_t asked_shared;
    bool sure;     /* it was asked about */
    char awaiting; /* the proof: points, wallet, coupons, gifts: p w c g */
    int64_t awaiting_points;

    int64_t top_amount, gift_points;
    struct tender top[TENDERS_MAX];
    size_t tops;
    bool top_chosen;
    enum tender_kind top_choice;

    int64_t holder, coupon_holder; /* of the coupon shown; of every coupon of this shop */
    char act; /* the last of this sign-in: sale, other entry, enrolment: s e E; 0 none, or taken back */
    int64_t act_id, act_member; /* of a sale the bill, else the entry: told by who plays */
    char scanned[40];           /* the last card or coupon */
    int64_t ticks, scan_tick;
    int writes;  /* transactions which this input may write, exactly */
    bool enrols; /* a form was saved: naive_till_enrolled says who came of it */
    bool fresh;  /* the form is a new member's */
    bool rang;   /* a sale: its number is the shop's to give */
};

void naive_till_init(struct naive_till *counter, struct desk *desk);
void naive_till_know(struct naive_till *counter, int64_t id, int64_t phone, const char *initials, const char *pinyin);
char naive_till_state(const struct naive_till *counter);
/* One input; text: of a character or a scan. fn: of a function key. */
void naive_till_key(struct naive_till *counter, enum naive_key key, int fn, const char *text);
void naive_till_idle(struct naive_till *counter);
void naive_till_enrolled(struct naive_till *counter, int64_t id, int64_t phone);

#endif
