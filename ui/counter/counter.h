/* SPDX-License-Identifier: MIT */
/*
 * till: the counter without a terminal. Keys go in, this struct says what a screen (or a linear dialogue, or a test)
 * shows. Flow alone writes its fields; whoever draws only reads them.
 *
 * Nothing is held open while somebody thinks: prices are read anew at each edit, and the one write, the sale, carries
 * a key that was fixed when the bill was opened, so that Enter after "busy" or a disk error can never take it twice.
 */
#ifndef FD_UI_COUNTER_COUNTER_H
#define FD_UI_COUNTER_COUNTER_H

#include "model/finder.h"
#include "model/item.h"
#include "desk/act.h"
#include "desk/coupon_act.h"
#include "desk/hold.h"
#include "desk/member_view.h"
#include "desk/route.h"
#include "desk/sell.h"
#include "render/render.h"
#include "ui/tui/edit.h"
#include "ui/tui/list.h"
#include "ui/tui/progress.h"
#include "ui/counter/form.h"
#include "ui/counter/payment.h"
#include "ui/counter/rules.h"
#include "ui/counter/screen.h"

#define COUNTER_DETAILED 9 /* rows that .n reaches: shown with what the member holds */
#define COUNTER_DEPTH 8
#define COUNTER_HELD_MAX 9 /* shown and reached by a digit */
#define COUNTER_UNDO 16
#define COUNTER_ARGS 4
#define COUNTER_ARG_TEXT 96
#define COUNTER_ANSWERS 3

#define COUNTER_LOCK_MS 120000  /* without a key: the till locks */
#define COUNTER_LET_GO_MS 30000 /* without a key: the member leaves the hand; with a bill, personal data is hidden */

#define SHARED_FORMER                                                                                                  \
    SIZE_MAX /* for `shared`: found by a number that is theirs no more, which proves less than a tail */

struct counter;

enum row_kind { ROW_MEMBER, ROW_ITEM, ROW_COUPON, ROW_BILL };

/* One that was found: a member, name and number not yet masked; by a wide search something else. */
struct counter_row {
    enum row_kind kind;
    int64_t member, phone, last_day;
    char name[PERSON_TEXT], tier[NAME_TEXT];
    bool former;   /* the number typed is theirs no more */
    bool detailed; /* what follows is known */
    int64_t points, wallet, birthday_in;
    size_t coupons;
    bool coupon_today;    /* one ends today */
    char code[CODE_TEXT]; /* of an item, a coupon, a bill; the name is the item's, the offer's, the buyer's */
    int64_t bill, amount; /* of a bill; what it or the item costs */
};

/* What the finder is opened for: the argument of SCREEN_QUERY. */
enum find_kind { FIND_TYPED, FIND_RECENT, FIND_WIDE };

struct counter_found {
    struct counter_row row[FINDER_MAX];
    struct list list;
    size_t top;    /* of the rows on the screen: .n counts from here */
    bool more;     /* there are others: type on */
    bool wide;     /* by /: items, coupons and bills too */
    bool recent;   /* nothing typed: those served last */
    bool stale;    /* the text has changed since */
    bool refused;  /* Enter found nothing: the next character begins anew */
    size_t shared; /* how many have the tail that was typed */
};

/* What can be taken back with one step. */
struct counter_edit {
    struct sale_line *line; /* owned */
    size_t lines;
    char coupon[COUPONS_MAX][COUPON_TEXT];
    size_t coupons;
    int64_t points;    /* asked as money: 0, a number, POINTS_MAX */
    bool no_points;    /* none are earned */
    int64_t round_off; /* by hand */
    int64_t discount;  /* off the whole bill by hand, and why */
    char reason[REASON_TEXT];
    bool approved; /* what is by hand, by somebody who may; or was, before it was put aside */
};

struct counter_bill {
    char key[ACT_KEY_TEXT]; /* of the sale, fixed when the first line came */
    struct counter_edit now;
    struct counter_edit past[COUNTER_UNDO];
    size_t pasts;
    struct list rows; /* the lines, one of them marked */
    struct payment pay;
    struct sale_view view; /* priced as of the last edit */
    bool kept, changed;    /* kept in the shop against a power cut; changed since */
    bool best_on;          /* the proposed coupons are on: F8 opens the list */
    struct staff approver; /* of `approved`; id 0: asked again when it is rung */
    bool receipt;          /* opens when it is rung */
};

/* A sentence: a refusal, or a text of this house with its values. Kept untranslated, so that a switch speaks anew. */
struct counter_message {
    bool shown, good;   /* good: news, not a refusal */
    struct error error; /* when text is NULL */
    const char *text;   /* N_() with {0}… */
    char arg[COUNTER_ARGS][COUNTER_ARG_TEXT];
};

struct counter_question {
    struct counter_message text;
    struct {
        int n;
        const char *label;                    /* N_() */
        void (*run)(struct counter *counter); /* NULL: nothing is done */
    } option[COUNTER_ANSWERS];
    size_t options;
    int marked;    /* the answer of Enter; -1: Enter answers nothing */
    bool approved; /* by somebody, for what the answer does */
    int64_t amount;
    int64_t member; /* whose the bill becomes, 0 nobody's */
    size_t shared;  /* how many that may be */
};

/* What stands in the strip of the last sale. */
struct counter_done {
    bool shown;
    struct sale_view view;
    char name[PERSON_TEXT]; /* as stored; "" for a walk-in */
    int64_t given;          /* cash handed over */
    bool voided;
};

/* The last act of this sign-in: what Undo takes back when there is no bill. */
struct counter_last {
    enum { LAST_NONE, LAST_SALE, LAST_ENTRY, LAST_FINAL } what;
    int64_t id;             /* the sale's bill, or the entry */
    const char *why;        /* N_(): it is not taken back by one key */
    char key[ACT_KEY_TEXT]; /* of the act that takes it back, fixed when it was asked */
};

/* The bills put aside, oldest first, with what they would cost now. */
struct counter_held {
    struct hold_list list;
    size_t shown;
    struct {
        int64_t payable;
        char name[PERSON_TEXT]; /* "" for a walk-in */
    } row[COUNTER_HELD_MAX];
};

/* The last scan, against a card that is held before the scanner. */
struct counter_scan {
    enum route_kind kind;
    int64_t id, at;
    char coupon[COUPON_TEXT];
};

/* An item code whose price is asked. */
struct counter_unit {
    char code[SIGN_TEXT_MAX];
    int64_t quantity;
};

/* Whose PIN is asked, or whose code: the state of the screens that ask it. */
struct identity {
    bool pin;      /* the code is known, its PIN is typed */
    bool approves; /* another person than the one at the till, for an act above a limit */
    char code[SIGN_TEXT_MAX];
    void (*proven)(struct counter *counter, const struct staff *staff);
};

/* One screen on the stack, with what is typed into its prompt and its own state. */
struct place {
    enum screen_id screen;
    char text[SIGN_TEXT_MAX];
    void *state; /* owned; of the screen's state_size, NULL where that is 0 */
};

/* Who sees long work and may stop it: the loop. NULL in the counter: nobody. */
struct counter_watch {
    void (*show)(void *context, const struct progress *progress);
    bool (*stop)(void *context); /* see struct progress */
    void *context;
};

struct counter {
    struct desk *desk;
    const struct screen *const *screens; /* by screen_id */
    const struct programme *programme;   /* of now, borrowed from the desk at each settle, for draw and say; or NULL */
    int64_t today;                       /* the business day, read with it */
    enum preset preset;
    struct place place[COUNTER_DEPTH]; /* place[0]: idle, member, walk-in, bill, tender; what opened over it above */
    int depth;                         /* of the one on top */
    bool help;
    struct edit help_filter;
    size_t help_top;
    struct counter_message message;

    struct member_cache *cache; /* members seen last, read in idle moments */
    size_t rows, marked;        /* of the list on the screen, as counter_settle found it */
    struct counter_found found;
    struct member_view hand;
    bool in_hand;
    size_t shared; /* members with the tail by which the one in hand was taken; 0: proven otherwise */
    bool hidden;   /* personal data, until the next key */
    int64_t last_member;
    int64_t recent[COUNTER_DETAILED];
    size_t recent_shared[COUNTER_DETAILED]; /* of each, as `shared`: letting go and taking again proves nothing */
    size_t recents;

    struct counter_bill bill;
    struct payment *paying; /* the bill's, or that of the top-up over it */
    uint64_t changes;       /* how often the member in hand was read and the bill priced */
    struct counter_done done;
    struct counter_last last;
    struct counter_question question;
    struct counter_held held;
    int receipt_columns; /* of the paper that receipts are shown for; 0: not chosen yet */
    struct counter_rules rules;

    enum tender_kind default_tender;
    int64_t median; /* of the shop's bills of late; 0 unknown, for good once it was read */
    bool median_read;
    int64_t tail_factor; /* four digits so many times the median may be a tail; 0: never */
    int64_t ask_above;   /* Enter asks before it takes more than this; 0: never */

    struct counter_unit unit;
    struct counter_scan last_scan;
    void (*again)(struct counter *); /* the act that waits for an approver */
    struct staff approver;           /* of the act in hand, when `approved` */
    bool approved;
    int early_depth; /* where a character that may begin a scan was typed, and behind how much text */
    size_t early_length;
    const struct counter_watch *watch; /* borrowed */
    struct key_settings keys; /* how bytes become keys; for the loop when `keys_changed`, which it takes down */
    bool keys_changed;
    int64_t at_ms; /* of the key in hand */

    struct spoken spoken;           /* of the input in hand */
    const struct binding *binding;  /* what it is bound to */
    const struct binding *awaiting; /* what goes on once the member's proof is there */
    struct spoken awaiting_spoken;
    bool sure;          /* it was asked about already */
    bool refused;       /* the input in hand was: its text stays */
    bool quit;          /* the counter ends */
    bool beep, discard; /* for the loop: ring; throw away what was typed ahead. It takes them down */
    struct finder_result result;
};

/* Ends only for want of a readable shop. The desk stays the caller's and is used from here on. */
enum status counter_open(struct desk *desk, const struct screen *const *screens, struct counter **counter,
                         struct error *err) MUST_USE;
void counter_close(struct counter *counter);

void counter_key(struct counter *counter, const struct key *key);
/* Could this character, typed now, be taken back without a trace, should it turn out to begin a scan? (key_held) */
bool counter_takes_early(const struct counter *counter, uint32_t character);
/* Looks up what the typed text finds. The loop calls it when no key waits, tests before they look. */
void counter_settle(struct counter *counter);
/* Reads a little more of who was seen last into memory; false when there is no more to read. For when no key waits. */
bool counter_warm(struct counter *counter);
/* No key for so long. Never writes. */
void counter_idle(struct counter *counter, int64_t ms);

/* The screen on top, and the one at the bottom of the stack. */
enum screen_id counter_screen(const struct counter *counter);
enum screen_id counter_base(const struct counter *counter);
void *counter_state(const struct counter *counter, enum screen_id screen); /* of the highest such; NULL: not open */
const struct screen *counter_top(const struct counter *counter);
const char *counter_caption(const struct counter *counter); /* N_(): of what is on the screen */
const char *counter_text(const struct counter *counter);
/* Would that binding of the screen on top do something as things stand? The footer shows those that do. */
bool binding_answers(const struct counter *counter, const struct binding *binding);
bool counter_choosing(const struct counter *counter); /* a lone '.' waits for its digit */

/* The second person who approved the act in hand; NULL if nobody did. */
const struct staff *approve_staff(const struct counter *counter);
/* Of the screen on top, where it asks a staff code or a PIN; else NULL. */
struct identity *identity_top(const struct counter *counter);

/* The sentence in hand, translated; "" if none. */
char *counter_sentence(char buf[RENDER_TEXT], const struct counter_message *message);
int64_t pay_due(const struct counter *counter); /* what is left to pay of the bill in hand */
/* Is that coupon on the bill? */
bool bill_coupon_on(const struct counter *counter, const char *code);

#endif
