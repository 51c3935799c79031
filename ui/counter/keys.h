/* SPDX-License-Identifier: MIT */
/*
 * keys: the key tables as data. One row says what one input does in which states, how the key is written, what the
 * footer calls it and what help says. Dispatch, footer, help and the tests read these rows and nothing else, so what
 * is not in a row is neither shown nor done.
 */
#ifndef FD_UI_COUNTER_KEYS_H
#define FD_UI_COUNTER_KEYS_H

#include "ui/counter/grammar.h"

enum screen_id {
    SCREEN_IDLE,     /* nothing typed; the last result stays in sight */
    SCREEN_QUERY,    /* query typed; also over a member, a walk-in or a bill */
    SCREEN_MEMBER,   /* member in hand, no bill */
    SCREEN_WALKIN,   /* walk-in, no line yet */
    SCREEN_BILL,     /* bill open, nothing paid */
    SCREEN_TENDER,   /* tender chosen, or part paid */
    SCREEN_TOPUP,    /* top-up open */
    SCREEN_OFFERS,   /* list of top-ups that bring more */
    SCREEN_GIFTS,    /* what points buy */
    SCREEN_PASSES,   /* a member's passes */
    SCREEN_SPEND,    /* points on the bill */
    SCREEN_TENDERS,  /* the ways to pay, as a list */
    SCREEN_ROUND,    /* round-off, price of the marked line */
    SCREEN_DISCOUNT, /* off the whole bill, by hand */
    SCREEN_ITEM,     /* letters over a bill: items */
    SCREEN_LIST,     /* a member's coupons */
    SCREEN_HELD,     /* the bills put aside */
    SCREEN_NUMBER,   /* a finished bill's number asked */
    SCREEN_BILLS,    /* the day's bills */
    SCREEN_RETURN,   /* a finished bill: return, void */
    SCREEN_PREVIEW,  /* what coming back means, before it is written */
    SCREEN_STEPS,    /* why something came to what it did */
    SCREEN_RECEIPT,  /* as text */
    SCREEN_CARD,     /* a member's card with the timeline */
    SCREEN_LEDGER,   /* of the member in hand */
    SCREEN_CODE,     /* coupon code asked */
    SCREEN_VERDICT,  /* of a coupon */
    SCREEN_FORM,     /* enrol, edit */
    SCREEN_PEOPLE,   /* members that the form's field may mean */
    SCREEN_ASK,      /* a question */
    SCREEN_PROOF,    /* the member's proof */
    SCREEN_UNIT,     /* price of an item code nobody entered */
    SCREEN_LOCKED,   /* nobody is signed in, or the clerk went away */
    SCREEN_APPROVE,  /* a second person for an act above a limit */
    SCREEN_SCANNER,  /* the wizard that learns a scanner */
    SCREEN_SHIFT,    /* the drawer is counted */
    SCREEN_COMING,   /* who goes on with it */
    SCREEN_CORRECT,  /* how a finished bill was paid, put right */
    SCREEN_COUNTED,  /* handed over: what was over or short */
    SCREEN_BOARD,    /* the running day */
    SCREEN_BEHIND,   /* the members behind a figure of it */
    SCREEN_CLAIM,    /* which walk-in bill the member claims */
    SCREEN_CLAIMED,  /* what it brings, before it is written */
    SCREEN_QR,       /* the member's own code */
    SCREEN_RULES,    /* the parts of the programme */
    SCREEN_ELEMENTS, /* of a part that is a list */
    SCREEN_TRIAL,    /* the draft tried, before it is in force */
    SCREEN_COUNT
};
#define IN(state) (UINT64_C(1) << SCREEN_##state)

/* What to do; the id of a row. */
enum action {
    ACTION_NONE,
    ACTION_SEARCH,
    ACTION_TAKE,
    ACTION_PICK,
    ACTION_WALKIN,
    ACTION_WALKIN_LINE,
    ACTION_NEED_MEMBER,
    ACTION_CHOOSE_FIRST,
    ACTION_MEMBERS,
    ACTION_FIND,
    ACTION_LAST,
    ACTION_LINE,
    ACTION_ITEM,
    ACTION_SCAN,
    ACTION_ITEMS,
    ACTION_ITEMS_TYPED,
    ACTION_ITEMS_TAKE,
    ACTION_ITEMS_PICK,
    ACTION_QUANTITY,
    ACTION_REMOVE,
    ACTION_POINTS,
    ACTION_SPEND,
    ACTION_SPEND_TAKE,
    ACTION_SPEND_PICK,
    ACTION_BILL_RECEIPT,
    ACTION_TENDERS,
    ACTION_TENDERS_TAKE,
    ACTION_TENDERS_PICK,
    ACTION_ROUND,
    ACTION_ROUND_OFF,
    ACTION_DISCOUNT,
    ACTION_DISCOUNT_OFF,
    ACTION_ROUND_WHOLE,
    ACTION_PRICE,
    ACTION_TOPUP,
    ACTION_TOPUP_LIST,
    ACTION_TOPUP_TAKE,
    ACTION_TOPUP_REST,
    ACTION_TOPUP_PART,
    ACTION_TOPUP_TENDER,
    ACTION_GIFTS,
    ACTION_GIFT_LIST,
    ACTION_GIFT_TAKE,
    ACTION_PASSES,
    ACTION_PASS_TAKE,
    ACTION_EDIT,
    ACTION_PEOPLE,
    ACTION_PERSON,
    ACTION_SAY,
    ACTION_LEAVE,
    ACTION_PAY,
    ACTION_CASH,
    ACTION_TENDER,
    ACTION_TENDER_REST,
    ACTION_TENDER_PART,
    ACTION_COUPONS,
    ACTION_COUPON_LIST,
    ACTION_COUPON_TAKE,
    ACTION_COUPON_USE,
    ACTION_HOLD,
    ACTION_HELD,
    ACTION_RECALL,
    ACTION_RECALL_ROW,
    ACTION_HELD_DROP,
    ACTION_NUMBER,
    ACTION_BILL,
    ACTION_BILLS,
    ACTION_BILLS_TAKE,
    ACTION_BACK_LINE,
    ACTION_BACK_PREVIEW,
    ACTION_BACK_VOID,
    ACTION_BACK_WRITE,
    ACTION_CORRECT,
    ACTION_CORRECT_TENDER,
    ACTION_CORRECT_REST,
    ACTION_CORRECT_PART,
    ACTION_WHY,
    ACTION_RECEIPT,
    ACTION_RECEIPT_WIDTH,
    ACTION_CARD,
    ACTION_CARD_TAKE,
    ACTION_CARD_PHONE,
    ACTION_CLOSE,
    ACTION_LEDGER,
    ACTION_CODE,
    ACTION_VERIFY,
    ACTION_HOLDER,
    ACTION_NEXT,
    ACTION_PREVIOUS,
    ACTION_SAVE,
    ACTION_ANSWER,
    ACTION_ANSWER_MARKED,
    ACTION_PROVE,
    ACTION_UNIT,
    ACTION_IDENTIFY,
    ACTION_SOMEBODY,
    ACTION_LOCK,
    ACTION_SCANNER,
    ACTION_SCANNER_END,
    ACTION_PRESET,
    ACTION_SHIFT,
    ACTION_SHIFT_PUT,
    ACTION_SHIFT_NEXT,
    ACTION_SHIFT_DOWN,
    ACTION_SHIFT_UP,
    ACTION_SHIFT_HAND_OVER,
    ACTION_SHIFT_LEAVE,
    ACTION_DRAWER,
    ACTION_BOARD,
    ACTION_BOARD_TIER,
    ACTION_BOARD_TODO,
    ACTION_BOARD_SORT,
    ACTION_BOARD_MEMBER,
    ACTION_CLAIM,
    ACTION_CLAIM_TAKE,
    ACTION_CLAIM_TYPED,
    ACTION_CLAIM_WRITE,
    ACTION_QR,
    ACTION_RULES,
    ACTION_RULES_PART,
    ACTION_RULES_DIGIT,
    ACTION_RULES_FORGET,
    ACTION_RULES_TRY,
    ACTION_RULES_ELEMENT,
    ACTION_RULES_NEW,
    ACTION_RULES_DROP,
    ACTION_RULES_LOAD,
    ACTION_UNDO,
    ACTION_BACK,
    ACTION_UP,
    ACTION_DOWN,
    ACTION_PAGE_UP,
    ACTION_PAGE_DOWN,
    ACTION_MOVE,
    ACTION_REFRESH,
    ACTION_HELP,
    ACTION_LANGUAGE,
    ACTION_QUIT,
    ACTION_COUNT
};

#define DIGIT_ANY (-1)

/* The key presets: rows of one hold only under it. */
enum preset { PRESET_ANY, PRESET_DEFAULT, PRESET_LINES_FIRST };

struct binding {
    uint64_t states; /* IN(…) of them */
    enum sign sign;
    int digit; /* of SIGN_CHOICE: which; DIGIT_ANY for each and for other signs */
    enum action action;
    int tender;        /* ACTION_TENDER: which */
    const char *key;   /* as help writes it, language aside: "Enter", "A Enter", "F8" */
    const char *label; /* N_(): the footer's words with the key; NULL: not in the footer. {0} is the default tender */
    const char *help;  /* N_(): one line of help */
    enum preset preset;
    bool prompt; /* footer: left of the bar, with what the prompt takes */
};

/* The rows in the order footer and help show them. */
size_t keys_count(void);
const struct binding *keys_at(size_t index);
/* The row for an input; digit of a choice, else DIGIT_ANY. NULL: it means nothing here. */
const struct binding *keys_find(enum screen_id state, enum sign sign, int digit);
void keys_use(enum preset preset);
enum preset keys_preset(void);
/* Is the row of that state, under the preset in use? */
bool keys_in(const struct binding *row, enum screen_id state);
/* Which prompt a state shows. */
enum prompt keys_prompt(enum screen_id state);
/* N_() name of a state, for help's title. */
const char *keys_state(enum screen_id state);

#endif
