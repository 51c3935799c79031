/* SPDX-License-Identifier: MIT */
/*
 * counter: the state of the counter, independent of any terminal. counter_key takes keys; the full screen, the linear
 * mode and tests show what struct counter holds. Only ui/counter and the screens' actions write its fields; drawing
 * only reads them.
 *
 * No transaction stays open between keys: a bill is priced again at each edit. The sale is one act under an idempotency
 * key that is fixed when the bill is opened, so repeating it with Enter after busy or io_error cannot sell twice.
 */
#ifndef FD_UI_COUNTER_COUNTER_H
#define FD_UI_COUNTER_COUNTER_H

#include "model/finder.h"
#include "model/item.h"
#include "desk/act.h"
#include "desk/coupon_act.h"
#include "desk/enrol.h"
#include "desk/hold.h"
#include "desk/member_view.h"
#include "desk/route.h"
#include "desk/sell.h"
#include "render/render.h"
#include "ui/tui/edit.h"
#include "ui/tui/list.h"
#include "ui/tui/progress.h"
#include "ui/counter/form.h"
#include "ui/counter/glance.h"
#include "ui/counter/payment.h"
#include "ui/counter/rules.h"
#include "ui/counter/screen.h"

#define COUNTER_DETAILED 9 /* rows shown with what the member holds, picked by .1 to .9 */
#define COUNTER_DEPTH 8    /* most screens on the stack */
#define COUNTER_HELD_MAX 9 /* held bills shown, picked by a digit */
#define COUNTER_UNDO 16    /* edits of a bill that can be undone */
#define COUNTER_ARGS 4
#define COUNTER_ARG_TEXT 160
#define COUNTER_ANSWERS 3 /* most answers of a question */

#define COUNTER_LOCK_MS 120000  /* without a key, the counter locks */
#define COUNTER_LET_GO_MS 30000 /* without a key, the member is let go; with an open bill, personal data is hidden */

/*
 * Values of `shared` besides a number of members: how a member was found that proves less than a tail that is theirs
 * alone. Of SHARED_MIDDLE the last four digits of the phone are asked, else the middle four.
 */
#define SHARED_FORMER SIZE_MAX       /* by a phone number that is no longer theirs */
#define SHARED_FOUND (SIZE_MAX - 1)  /* by name, pinyin, initials, or anything else that others know */
#define SHARED_MIDDLE (SIZE_MAX - 2) /* by the beginning or middle of their phone */
#define SHARED_CARD (SIZE_MAX - 3)   /* by anything but a scan, where the shop asks their card, QR or PIN always */

struct counter;

enum row_kind { ROW_MEMBER, ROW_ITEM, ROW_COUPON, ROW_BILL };

/* One search result: a member (name and phone unmasked), in a wide search also an item, coupon or bill. */
struct counter_row {
    enum row_kind kind;
    int64_t member, phone, last_day; /* id; number; day of the last visit */
    char name[PERSON_TEXT], tier[NAME_TEXT];
    bool former;                         /* found by a former phone number */
    bool detailed;                       /* the fields below are filled in */
    int64_t points, wallet, birthday_in; /* points; fen; days */
    size_t coupons;
    bool coupon_today;    /* a coupon ends today */
    char code[CODE_TEXT]; /* of an item, coupon or bill; `name` is then that of the item, offer or buyer */
    int64_t bill, amount; /* bill id; total of the bill or price of the item, fen */
};

/* Argument of SCREEN_QUERY: search for the typed text, members served recently, or a search by '/'. */
enum find_kind { FIND_TYPED, FIND_RECENT, FIND_WIDE };

struct counter_found {
    struct counter_row row[FINDER_MAX];
    struct list list;
    size_t top;    /* first visible row: .n counts from here */
    bool more;     /* more match than are listed */
    bool wide;     /* search by '/': also items, coupons and bills */
    bool recent;   /* nothing typed: lists the members served last */
    bool stale;    /* the text has changed since the search */
    size_t shared; /* members whose phone ends in the typed tail */
};

/* The state of a bill that undo restores. */
struct counter_edit {
    struct sale_line *line; /* owned */
    size_t lines;
    char coupon[COUPONS_MAX][COUPON_TEXT];
    size_t coupons;
    int64_t points;    /* points to spend as money: 0, a number, or POINTS_MAX for as many as allowed */
    bool no_points;    /* the bill earns no points */
    int64_t buyer;     /* the colleague who buys; 0: a customer */
    int64_t round_off; /* manual round-off, fen */
    int64_t discount;  /* manual discount on the whole bill, fen; its reason below */
    char reason[REASON_TEXT];
    bool approved; /* manual changes are approved, possibly before the bill was put aside */
};

/* What would save the customer money on the open bill as of counter.changes. */
struct counter_saving {
    bool read;
    uint64_t changes;
    int64_t best;          /* fen that F8 would take off now; 0: nothing */
    int64_t missing;       /* fen to be bought more for `offer` to take something off; 0: there is none near */
    char offer[CODE_TEXT]; /* code */
    bool coupon;           /* it takes a coupon, which F8 puts on */
};

struct counter_bill {
    char key[ACT_KEY_TEXT]; /* idempotency key of the sale, fixed with the first line */
    struct counter_edit now;
    struct counter_edit past[COUNTER_UNDO];
    size_t pasts;
    struct list rows; /* the lines, with the marked one */
    struct payment pay;
    struct sale_view view; /* priced as of the last edit */
    bool kept, changed;    /* kept: saved in the shop file against a power cut; changed: since then */
    bool promised;         /* points in `view` are those of payment by stored value: bill_promise */
    struct counter_saving saving;
    bool best_on;          /* the proposed coupons are applied: F8 opens the list instead */
    struct staff approver; /* who approved; id 0: asked again at the sale */
    bool receipt;          /* show the receipt after the sale, where there is no printer */
    enum print_wish paper; /* whether it is printed, where there is one */
};

/* The sentence shown: an error or a text with arguments. Kept untranslated, so that it follows a change of language. */
struct counter_message {
    bool shown, good;   /* good: information, not a refusal */
    struct error error; /* when text is NULL */
    const char *text;   /* N_() with {0}… */
    char arg[COUNTER_ARGS][COUNTER_ARG_TEXT];
};

struct counter_question {
    struct counter_message text;
    struct {
        int n;
        const char *label;                    /* N_() */
        void (*run)(struct counter *counter); /* NULL: only closes the question */
    } option[COUNTER_ANSWERS];
    size_t options;
    void (*cancelled)(struct counter *counter); /* going back; NULL: only closes the question */
    int marked;                                 /* answer of Enter; -1: none */
    bool wary;     /* after a beep the next Enter answers nothing: nobody expected to be asked */
    bool approved; /* what the answer does has been approved */
    int64_t amount;
    int64_t member; /* who becomes the bill's member; 0: nobody */
    size_t shared;  /* the value of counter.shared for that member */
};

/* The strip of the last sale. */
struct counter_done {
    bool shown;
    struct sale_view view;
    char name[PERSON_TEXT]; /* as stored; "" for a walk-in */
    int64_t phone;          /* of the member; 0: none */
    int64_t given;          /* cash handed over, fen */
    bool voided;
};

/* An edit of a member: the changed fields as they were and as they were written. */
struct counter_edited {
    int64_t member;
    unsigned mask; /* enum member_field */
    struct enrol_request was, is;
};

/* The last act since sign-in: what undo takes back when no bill is open. */
struct counter_last {
    enum { LAST_NONE, LAST_SALE, LAST_ENTRY, LAST_EDIT, LAST_FINAL } what;
    uint64_t acts; /* desk_acts then: more of them now are acts that undo does not know */
    int64_t id;    /* of the sale's bill, of the entry, or of the bill that `screen` opens */
    int screen;    /* LAST_FINAL: where it is taken back otherwise; below 0: nowhere */
    bool missing;  /* LAST_SALE: its gifts do not come back */
    struct counter_edited edited;
    const char *why;        /* LAST_FINAL: N_(), why undo cannot take it back */
    char key[ACT_KEY_TEXT]; /* idempotency key of the reversing act, fixed when the question is asked */
};

/* The held bills, oldest first, with their present price. */
struct counter_held {
    struct hold_list list;
    size_t shown;
    struct {
        int64_t payable;
        char name[PERSON_TEXT]; /* "" for a walk-in */
        int64_t phone;          /* of the member; 0: none */
    } row[COUNTER_HELD_MAX];
};

/* The last scan, to ignore a card that stays in front of the scanner. */
struct counter_scan {
    enum route_kind kind;
    int64_t id, at;
    char coupon[COUPON_TEXT];
};

/* State of SCREEN_UNIT: an unknown item code whose price is asked. */
struct counter_unit {
    char code[SIGN_TEXT_MAX];
    int64_t quantity;
};

/* State of the screens that ask for a staff code and its PIN. */
struct identity {
    bool pin;      /* `code` is known, the PIN is asked */
    bool approves; /* asks for an approver: another person than the clerk */
    char code[SIGN_TEXT_MAX];
    void (*proven)(struct counter *counter, const struct staff *staff);
};

/* A screen on the stack with its typed text and its own state. */
struct place {
    enum screen_id screen;
    char text[SIGN_TEXT_MAX];
    bool refused; /* the text was refused: the next character replaces it */
    void *state;  /* owned; state_size bytes, NULL if that is 0 */
};

/* Callbacks of the loop to show and stop long work. */
struct counter_watch {
    void (*show)(void *context, const struct progress *progress);
    bool (*stop)(void *context); /* see struct progress */
    void *context;
};

struct counter {
    struct desk *desk;
    const struct screen *const *screens; /* by screen_id */
    const struct programme *programme; /* in force; borrowed from the desk at each settle, for draw and say; or NULL */
    int64_t today;                     /* business day, read at the same time */
    enum preset preset;
    int canvas_rows, canvas_cols;      /* see counter_size */
    struct place place[COUNTER_DEPTH]; /* [0]: idle, member, walk-in, bill or tender; screens opened over it follow */
    int depth;                         /* index of the top */
    bool help;
    struct edit help_filter;
    size_t help_top;
    struct counter_message message;

    struct member_cache *cache; /* members seen last, read in idle time */
    size_t rows, marked;        /* of the list on top, as of counter_settle */
    struct counter_found found;
    struct member_view hand;
    bool in_hand;
    size_t shared; /* members with the phone tail that was typed; 0 or 1: identity proven; or a SHARED_ value */
    bool hidden;   /* personal data is hidden until the next key */
    int64_t last_member;
    int64_t recent[COUNTER_DETAILED];
    size_t recent_shared[COUNTER_DETAILED]; /* `shared` of each: taking a member again proves nothing */
    size_t recents;

    struct counter_bill bill;
    struct payment *paying; /* &bill.pay, or the payment of the open top-up */
    uint64_t changes;       /* counts readings of the member in hand and pricings of the bill */
    struct counter_done done;
    struct counter_last last;
    struct counter_question question;
    struct counter_held held;
    struct counter_glance glance;
    bool printer;        /* the till has one; else receipts are shown */
    int64_t stuck;       /* slips that stood still when that was last looked at; see printing_tick */
    int receipt_columns; /* characters per line of the receipt's paper; 0: not chosen yet */
    struct counter_rules rules;

    int64_t recounted;         /* the shift whose count was said to differ; 0: none */
    int64_t till_asked;        /* the till that a question is about */
    bool till_gone;            /* another counter took it, and this one has let go of all it had in hand */
    struct error till_refusal; /* why there is no till; counter_till_outcome */

    enum tender_kind default_tender;
    bool few_bills;      /* too few bills in the last days for the median to mean anything */
    int64_t median;      /* median of the shop's recent bills, fen; 0: unknown */
    int64_t large;       /* an amount typed without a point is asked about above this, fen; 0: not read yet */
    int64_t usual_day;   /* the day both were read for */
    int64_t tail_factor; /* an amount of four digits above this multiple of the median may be a phone tail; 0: never */
    bool tail_proves;    /* a tail that one member alone has proves who they are */
    bool proof_always;   /* only a scan of the member's card or QR, or their PIN, proves who they are */
    bool scanning;       /* the current key is a scan of more than a phone number */
    int64_t ask_above;   /* Enter asks before taking more than this, fen; 0: never */

    struct counter_unit unit;
    struct counter_scan last_scan;
    void (*again)(struct counter *); /* runs the act again once it is approved */
    struct staff approver;           /* of the current act, when `approved` */
    struct counter_message act;      /* what an approver is asked for, where the screen does not show it */
    bool answering;                  /* the answer of a question runs */
    bool approved;
    int early_depth; /* place where an early character (key.h) was typed, and length of the text before it */
    size_t early_length;
    const struct counter_watch *watch; /* borrowed */
    struct db_mark settings_at;        /* when the settings were read */
    struct key_settings keys;          /* decoder settings; the loop applies them when `keys_changed` and resets that */
    bool keys_changed;
    int64_t at_ms; /* time of the current key, ms */

    struct spoken spoken;           /* values of the current input */
    const struct binding *binding;  /* the binding it runs */
    const struct binding *awaiting; /* runs once the member is proven or the question answered */
    struct spoken awaiting_spoken;
    bool sure;          /* already confirmed: do not ask again */
    bool refused;       /* the current input was refused: its text stays */
    bool can_practise;  /* the front can open a practice shop on this terminal */
    bool practises;     /* it is to do so now */
    bool quit;          /* the counter is to end */
    bool disarmed;      /* the next key does nothing if it is Enter or F9: see counter_disarm */
    bool moved;         /* a field moved on by itself: one Enter right after belongs to it */
    bool beep, discard; /* requests to the loop, which resets them: beep; drop type-ahead */
    struct finder_result result;
};

/* Opens on the idle or lock screen; fails if the shop cannot be read. The desk is borrowed until counter_close. */
enum status counter_open(struct desk *desk, const struct screen *const *screens, struct counter **counter,
                         struct error *err) MUST_USE;
void counter_close(struct counter *counter);

/* The size of the canvas that will be drawn: tables load as much as it holds. 24 × 80 until it is said. */
void counter_size(struct counter *counter, int rows, int cols);
void counter_key(struct counter *counter, const struct key *key);
/*
 * No Enter means more than the words on the screen. After a refusal, a proof or question answered or cancelled, a
 * sign-in, an unlocking or a screen too small, and on a hidden screen, the clerk has not yet seen what is asked: the
 * next Enter or F9 does nothing. Any other key is taken and arms them again.
 */
void counter_disarm(struct counter *counter);
/* Could this character, typed now, be removed without side effects if it turns out to begin a scan? See key_held. */
bool counter_takes_early(const struct counter *counter, uint32_t character);
/* Does the reading that what is shown needs, such as searching. Called when no key waits, and by tests before they
 * look. */
void counter_settle(struct counter *counter);
/* Fills the member cache a little; false when it is complete. Called when no key waits. */
bool counter_warm(struct counter *counter);
/* When the counter has ended: till_in_use or missing_value if it had no till, or had lost it. */
enum status counter_till_outcome(const struct counter *counter, struct error *err) MUST_USE;
/* Tells the counter that no key came for `ms`: it locks, lets the member go or hides personal data. Never writes. */
void counter_idle(struct counter *counter, int64_t ms);

/* counter_idle before a key. True: it locked only now, so the key was meant for another screen and must not act. */
bool counter_wakes(struct counter *counter, int64_t ms);

/* The screen on top and the one at the bottom of the stack. */
enum screen_id counter_screen(const struct counter *counter);
enum screen_id counter_base(const struct counter *counter);
/* The state of the topmost such screen, valid while it is open; NULL: not open. */
void *counter_state(const struct counter *counter, enum screen_id screen);
const struct screen *counter_top(const struct counter *counter);
const char *counter_caption(const struct counter *counter); /* N_(): title of the top screen */
const char *counter_text(const struct counter *counter);    /* typed into the top prompt */
/* Can that binding of the top screen run now? The footer shows those that can. */
bool binding_answers(const struct counter *counter, const struct binding *binding);
bool counter_choosing(const struct counter *counter); /* '.' was typed and waits for a digit */

/* The approver of the current act; NULL: none. */
const struct staff *approve_staff(const struct counter *counter);
/* The state of the top screen if it asks for a staff code or PIN, else NULL. */
struct identity *identity_top(const struct counter *counter);

/* The message, translated; "" if none is shown. Returns buf. */
char *counter_sentence(char buf[RENDER_TEXT], const struct counter *counter, const struct counter_message *message);
int64_t pay_due(const struct counter *counter); /* what is left to pay of the open bill, fen */
/* Is that coupon on the open bill? */
bool bill_coupon_on(const struct counter *counter, const char *code);

#endif
