/* SPDX-License-Identifier: MIT */
/*
 * till: the counter without a terminal. Keys go in, this struct says what a screen (or a linear dialogue, or a test)
 * shows. Flow alone writes its fields; whoever draws only reads them.
 *
 * Nothing is held open while somebody thinks: prices are read anew at each edit, and the one write, the sale, carries
 * a key that was fixed when the bill was opened, so that Enter after "busy" or a disk error can never take it twice.
 */
#ifndef FD_UI_FLOW_TILL_H
#define FD_UI_FLOW_TILL_H

#include "base/mem.h"
#include "desk/act.h"
#include "desk/enrol.h"
#include "desk/hold.h"
#include "desk/route.h"
#include "desk/sell.h"
#include "desk/voucher.h"
#include "model/finder.h"
#include "model/item.h"
#include "ui/flow/board.h"
#include "ui/flow/form.h"
#include "ui/flow/keys.h"
#include "ui/flow/papers.h"
#include "ui/flow/rules.h"
#include "ui/flow/shift.h"
#include "ui/kit/edit.h"
#include "words/words.h"

#define TILL_DETAILED 9 /* rows that .n reaches: shown with what the member holds */
#define TILL_DEPTH 8
#define TILL_HELD_MAX 9 /* shown and reached by a digit */
#define TILL_UNDO 16
#define TILL_ARGS 4
#define TILL_ARG_TEXT 96
#define TILL_ANSWERS 3
#define SPEND_ROWS 3 /* of the points panel: as many as allowed, none, none earned */

#define TILL_LOCK_MS 120000  /* without a key: the till locks */
#define TILL_LET_GO_MS 30000 /* without a key: the member leaves the hand; with a bill, personal data is hidden */

#define SHARED_FORMER SIZE_MAX /* for `shared`: found by a number that is theirs no more, which proves less than a tail */

struct till;

enum row_kind { ROW_MEMBER, ROW_ITEM, ROW_COUPON, ROW_BILL };

/* One that was found: a member, name and number not yet masked; by a wide search something else. */
struct till_row {
    enum row_kind kind;
    int64_t member, phone, last_day;
    char name[PERSON_TEXT], tier[NAME_TEXT];
    bool former;   /* the number typed is theirs no more */
    bool detailed; /* what follows is known */
    int64_t points, wallet, birthday_in;
    size_t coupons;
    bool coupon_today; /* one ends today */
    char code[CODE_TEXT]; /* of an item, a coupon, a bill; the name is the item's, the offer's, the buyer's */
    int64_t bill, amount; /* of a bill; what it or the item costs */
};

struct till_found {
    struct till_row row[FINDER_MAX];
    size_t rows, marked, top;
    bool more;     /* there are others: type on */
    bool wide;     /* by /: items, coupons and bills too */
    bool recent;   /* nothing typed: those served last */
    bool stale;    /* the text has changed since */
    bool refused;  /* Enter found nothing: the next character begins anew */
    size_t shared; /* how many have the tail that was typed */
};

/* What can be taken back with one step. */
struct till_edit {
    struct sale_line *line; /* owned */
    size_t lines;
    char coupon[COUPONS_MAX][COUPON_TEXT];
    size_t coupons;
    int64_t points; /* asked as money: 0, a number, POINTS_MAX */
    bool no_points; /* none are earned */
    int64_t round_off; /* by hand */
    int64_t discount;  /* off the whole bill by hand, and why */
    char reason[REASON_TEXT];
    bool approved;     /* what is by hand, by somebody who may; or was, before it was put aside */
};

struct till_bill {
    char key[ACT_KEY_TEXT]; /* of the sale, fixed when the first line came */
    struct till_edit now;
    struct till_edit past[TILL_UNDO];
    size_t pasts, marked;
    struct tender tender[TENDERS_MAX]; /* paid so far */
    size_t tenders;
    bool chosen; /* a tender waits for Enter or an amount */
    enum tender_kind choice;
    bool retry; /* the sale met a busy or failing disk with the tenders in `attempt`: Enter tries the same again */
    struct tender attempt[TENDERS_MAX];
    size_t attempts;
    struct sale_view view; /* priced as of the last edit */
    bool kept, changed;    /* kept in the shop against a power cut; changed since */
    bool best_on;          /* the proposed coupons are on: F8 opens the list */
    struct staff approver; /* of `approved`; id 0: asked again when it is rung */
    bool receipt;          /* opens when it is rung */
};

/* A sentence: a refusal, or a text of this house with its values. Kept untranslated, so that a switch speaks anew. */
struct till_message {
    bool shown, good; /* good: news, not a refusal */
    struct error error; /* when text is NULL */
    const char *text;   /* N_() with {0}… */
    char arg[TILL_ARGS][TILL_ARG_TEXT];
};

enum answer {
    ANSWER_NO,
    ANSWER_DROP_BILL,
    ANSWER_AS_AMOUNT,
    ANSWER_AS_MEMBER,
    ANSWER_TAKE_CASH,
    ANSWER_REVERSE,
    ANSWER_USE_COUPON,
    ANSWER_CHANGE,
    ANSWER_HOLD,
    ANSWER_TAKE_UP,
    ANSWER_FORGET,
    ANSWER_DROP_HELD,
    ANSWER_TOPUP_CASH,
    ANSWER_GO_ON,
    ANSWER_PRESET,
    ANSWER_CLOSE
};

struct till_question {
    struct till_message text;
    struct {
        int n;
        const char *label; /* N_() */
        enum answer answer;
    } option[TILL_ANSWERS];
    size_t options;
    int marked;    /* the answer of Enter; -1: Enter answers nothing */
    bool approved; /* by somebody, for what the answer does */
    int64_t amount;
    int64_t member; /* whose the bill becomes, 0 nobody's */
    size_t shared;  /* how many that may be */
};

/* The fields of a member's form. */
enum form_field {
    FORM_PHONE,
    FORM_NAME,
    FORM_GENDER,
    FORM_BIRTHDAY,
    FORM_SMS,
    FORM_CARD,
    FORM_REFERRER,
    FORM_FIELDS
};

/* What the form of a member has found out besides what is typed. */
struct till_person {
    char key[ACT_KEY_TEXT];
    int64_t member; /* edited; 0: a new one */
    int64_t before; /* the number they have; 0: none */
    int64_t phone;  /* as far as they can be read */
    struct birthday birthday;
    bool sms_asked, sms_given; /* before */
    size_t namesakes;          /* others of that name */
    int64_t namesake_phone;
    int64_t known;    /* who has this phone already; Enter opens them */
    int64_t referrer; /* found for what was typed; 0: none */
    char referrer_name[PERSON_TEXT];
    struct till_row row[TILL_DETAILED]; /* whom the field may mean */
    size_t rows, marked;
};

/* A top-up on its way: as the bill's payment, points and stored value not offered. */
struct till_topup {
    char key[ACT_KEY_TEXT];
    int64_t amount, bonus;
    struct tender tender[TENDERS_MAX];
    size_t tenders;
    bool chosen;
    enum tender_kind choice;
    bool retry; /* it met a busy or failing disk with the tenders in `attempt` */
    struct tender attempt[TENDERS_MAX];
    size_t attempts;
    size_t marked; /* in the list of offers */
};

/* Gifts in the order shown: with `points` asked for, another gift of as many comes first. */
struct till_gifts {
    char key[ACT_KEY_TEXT];
    struct item_list list; /* those that fit */
    int64_t points;        /* 0: not said */
    size_t rows, marked;
};

/* The list of the passes of the member in hand. */
struct till_passes {
    char key[ACT_KEY_TEXT]; /* of the one use that Enter takes */
    size_t marked;
};

/* The list of a member's coupons. */
struct till_coupons {
    size_t marked;
    struct error *unfit; /* of each: why it cannot be used on the bill in hand, or today; STATUS_OK if it can */
    size_t judged;       /* how many are known so, as things stand */
};

/* What stands in the strip of the last sale. */
struct till_done {
    bool shown;
    struct sale_view view;
    char name[PERSON_TEXT]; /* as stored; "" for a walk-in */
    int64_t given;          /* cash handed over */
    bool voided;
};

/* The last act of this sign-in: what Undo takes back when there is no bill. */
struct till_last {
    enum { LAST_NONE, LAST_SALE, LAST_ENTRY, LAST_FINAL } what;
    int64_t id;              /* the sale's bill, or the entry */
    const char *why;         /* N_(): it is not taken back by one key */
    char key[ACT_KEY_TEXT];  /* of the act that takes it back, fixed when it was asked */
};

/* The bills put aside, oldest first, with what they would cost now. */
struct till_held {
    struct hold_list list;
    size_t shown, marked;
    struct {
        int64_t payable;
        char name[PERSON_TEXT]; /* "" for a walk-in */
    } row[TILL_HELD_MAX];
};

/* The last scan, against a card that is held before the scanner. */
struct till_scan {
    enum route_kind kind;
    int64_t id, at;
    char coupon[COUPON_TEXT];
};

/* An item code whose price is asked. */
struct till_unit {
    char code[SIGN_TEXT_MAX];
    int64_t quantity;
};

/* Whose PIN is asked, or whose code. */
struct till_identity {
    bool pin; /* the code is known, its PIN is typed */
    char code[SIGN_TEXT_MAX];
    void (*again)(struct till *); /* the act that waits for an approver */
};

#define SCANNER_SCANS 3

/* What the wizard has learnt so far. */
struct till_scanner {
    int scans;
    char prefix[SCAN_PREFIX], end; /* end: '\r', '\t'; 0 when they differed */
    int64_t gap;                   /* the slowest of all, ms */
    char text[64];                 /* the scan that comes in, until it ends */
    size_t length;
    int64_t last, slowest;
};

struct till_level {
    enum till_state state;
    char text[SIGN_TEXT_MAX];
};

struct till {
    struct desk *desk;
    struct till_level level[TILL_DEPTH]; /* level[0]: idle, member, walk-in, bill, tender; what opened over it above */
    int depth;                           /* of the one on top */
    bool help;
    struct edit help_filter;
    size_t help_top;
    struct till_message message;

    struct hot *hot; /* members seen last, read in idle moments */
    size_t rows; /* of the list on the screen, as till_settle found it */
    struct till_found found;
    struct member_view hand;
    bool in_hand;
    size_t shared; /* members with the tail by which the one in hand was taken; 0: proven otherwise */
    bool hidden;   /* personal data, until the next key */
    int64_t last_member;
    int64_t recent[TILL_DETAILED];
    size_t recent_shared[TILL_DETAILED]; /* of each, as `shared`: letting go and taking again proves nothing */
    size_t recents;

    struct till_bill bill;
    struct till_done done;
    struct till_last last;
    struct till_question question;
    const struct form_job *job; /* of the form, with what is typed into it */
    struct form form;
    struct till_person person;
    struct coupon_verdict verdict;
    char verdict_key[ACT_KEY_TEXT]; /* of the act that uses it up */
    struct till_held held;
    struct till_topup topup;
    struct till_gifts gifts;
    struct till_passes passes;
    char close_key[ACT_KEY_TEXT]; /* of the stored value's closing, fixed when it was asked */
    size_t spend_marked, tender_marked;
    int discount_why; /* the reason of the discount that is typed */
    struct till_papers papers;
    struct till_board board;
    struct till_shift shift;
    struct till_rules rules;
    struct till_items items;
    struct till_coupons list;

    enum tender_kind default_tender;
    int64_t median; /* of the shop's bills of late; 0 unknown, for good once it was read */
    bool median_read;
    int64_t tail_factor; /* four digits so many times the median may be a tail; 0: never */
    int64_t ask_above;   /* Enter asks before it takes more than this; 0: never */

    struct till_unit unit;
    struct till_scan last_scan;
    struct till_identity identity;
    int64_t preset_wanted;
    struct staff approver; /* of the act in hand, when `approved` */
    bool approved;
    struct till_scanner scanner;
    int early_depth;     /* where a character that may begin a scan was typed, and behind how much text */
    size_t early_length;
    struct key_settings keys; /* how bytes become keys; for the loop when `keys_changed`, which it takes down */
    bool keys_changed;
    int64_t at_ms; /* of the key in hand */

    struct spoken spoken;      /* of the input in hand */
    const struct binding *row; /* its row in the key tables */
    const struct binding *awaiting; /* what goes on once the member's proof is there */
    struct spoken awaiting_spoken;
    bool sure; /* it was asked about already */
    bool refused;       /* the input in hand was: its text stays */
    bool quit;          /* the counter ends */
    bool beep, discard; /* for the loop: ring; throw away what was typed ahead. It takes them down */
    struct finder_result result;
};

/* Ends only for want of a readable shop. The desk stays the caller's and is used from here on. */
enum status till_open(struct desk *desk, struct till **till, struct error *err) MUST_USE;
void till_close(struct till *till);

void till_key(struct till *till, const struct key *key);
/* Could this character, typed now, be taken back without a trace, should it turn out to begin a scan? (key_held) */
bool till_takes_early(const struct till *till, uint32_t character);
/* Looks up what the typed text finds. The loop calls it when no key waits, tests before they look. */
void till_settle(struct till *till);
/* Reads a little more of who was seen last into memory; false when there is no more to read. For when no key waits. */
bool till_warm(struct till *till);
/* No key for so long. Never writes. */
void till_idle(struct till *till, int64_t ms);

enum till_state till_state(const struct till *till);
enum till_state till_base(const struct till *till); /* of level 0 */
const char *till_caption(const struct till *till);      /* N_(): of what is on the screen */
const char *till_text(const struct till *till);
/* Would that row of the key tables do something as things stand? The footer shows those that do. */
bool till_answers(const struct till *till, const struct binding *row);
bool till_choosing(const struct till *till); /* a lone '.' waits for its digit */

/* The second person who approved the act in hand; NULL if nobody did. */
const struct staff *till_approver(const struct till *till);

/* The sentence in hand, translated; "" if none. */
char *till_sentence(char buf[WORDS_TEXT], const struct till_message *message);
/* What is left to pay. */
int64_t till_due(const struct till *till);
int64_t till_correct_due(const struct till *till); /* of a tender put right: what is not said yet */
int64_t till_cash_due(const struct till *till); /* the same in cash */
/* Has the typed text an answer beside it: the change of that much cash? False if not. */
bool till_change(const struct till *till, int64_t *change);
/* The same of a top-up: what is left to pay, and the change of what is typed. */
int64_t till_topup_due(const struct till *till);
bool till_topup_change(const struct till *till, int64_t *change);
/* Top-ups that bring more, as the programme lists them now. */
size_t till_topups(const struct till *till);
const struct topup_offer *till_topup_offer(const struct till *till, size_t index);
/* A bill as people say it: "0001-000342" → "#0342". Returns buf. */
char *till_bill_name(char buf[BILL_TEXT], const char *bill);
/* The ways to pay in the order of their digits: how many; kind may be NULL, else gets TENDERS_MAX of them. */
size_t till_tenders(enum tender_kind *kind);
/* "WeChat 106.60, Cash 20.00": returns buf. */
char *till_tenders_text(char buf[TILL_ARG_TEXT], const struct tender *tender, size_t tenders);
/* What of that line of the finished bill on the screen can still come back. */
int64_t till_left(const struct till *till, size_t line);
/* Why a discount is given: N_(), from 1; NULL past the end. */
const char *till_discount_why(int n);
/* Why that coupon of the list is of no use now; NULL if it is of use. */
const struct error *till_coupon_unfit(const struct till *till, size_t index);
/* What a scanner sends first, control characters as "^B"; cut to fit. */
char *till_scan_text(char *buf, size_t size, const char *prefix);
/* Is that coupon on the bill? */
bool till_coupon_on(const struct till *till, const char *code);

#endif
