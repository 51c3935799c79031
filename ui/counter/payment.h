/* SPDX-License-Identifier: MIT */
/*
 * payment: the tenders that pay something at the counter, one after the other: a bill, or a top-up over it. And the
 * one list of the ways to pay, by their digits.
 */
#ifndef FD_UI_COUNTER_PAYMENT_H
#define FD_UI_COUNTER_PAYMENT_H

#include "desk/sell.h"

struct counter;

struct payment {
    struct tender tender[TENDERS_MAX]; /* paid so far */
    size_t tenders;
    bool chosen; /* a tender waits for Enter or an amount */
    enum tender_kind choice;
    bool retry; /* it met a busy or failing disk with the tenders in `attempt`: Enter tries the same again */
    struct tender attempt[TENDERS_MAX];
    size_t attempts;
};

/* What an amount by one tender makes of a payment. */
enum payment_step {
    PAYMENT_REFUSED, /* said, or asked about */
    PAYMENT_PART,    /* added to those so far */
    PAYMENT_WHOLE    /* those so far and this one are in `attempt`, to be written */
};

/* What of `payable` those so far leave, fen. */
int64_t payment_due(const struct payment *payment, int64_t payable);
void payment_choose(struct payment *payment, enum tender_kind kind);
/* Those so far and one more of that amount, 0: none, are tried as the whole. */
void payment_attempt(struct payment *payment, enum tender_kind kind, int64_t amount);
/* Whether what came of the attempt lets Enter try the same again. */
bool payment_tried(struct payment *payment, enum status status);
/* One step back: the chosen tender, else the last of those so far; false: there is neither. */
bool payment_take_back(struct payment *payment);
/* May another part be paid, and one behind it? Says so if not. */
bool payment_room(struct counter *counter, const struct payment *payment);
/* Much change is asked about first; `yes` runs when the answer is yes, with asked set. due_cash: `due` in cash. */
enum payment_step payment_take(struct counter *counter, struct payment *payment, struct tender tender, int64_t due,
                               int64_t due_cash, void (*yes)(struct counter *counter));
/* Nothing is chosen for what is due. */
void payment_refuse_short(struct counter *counter, int64_t due);
/* Typed into the prompt, does the text pay `due` in cash? *change then. */
bool payment_change(const struct counter *counter, int64_t due, int64_t *change);
/* A top-up is open with money in it already: it must not be thrown away. */
bool payment_topup_begun(const struct counter *counter);

/*
 * The ways to pay. FIRST, OTHERS and STORED are macros of (run, digit, kind, words): of the first, of stored value,
 * of all others. STORED brings its own comma.
 */
#define PAYMENT_LIST(FIRST, OTHERS, STORED, run)                                                                       \
    FIRST(run, 1, TENDER_CASH, N_("cash")), OTHERS(run, 2, TENDER_WECHAT, N_("WeChat")),                               \
        OTHERS(run, 3, TENDER_ALIPAY, N_("Alipay")), OTHERS(run, 4, TENDER_CARD, N_("bank card")),                     \
        STORED(run, 5, TENDER_WALLET, N_("stored value")) OTHERS(run, 6, TENDER_OTHER, N_("other"))

#define PAYMENT_BIND(does, n, kind, words)                                                                             \
    {                                                                                                                  \
        CHOICE(n, does), .argument = kind, .help = words                                                               \
    }
#define PAYMENT_BIND_SHOWN(does, n, kind, words)                                                                       \
    {                                                                                                                  \
        CHOICE(n, does), .argument = kind, .label = N_(".Pay"), .prompt = true, .help = words                          \
    }
#define PAYMENT_BIND_STORED(does, n, kind, words) PAYMENT_BIND(does, n, kind, words),
#define PAYMENT_NONE(does, n, kind, words)

/* Bindings .1 to .6: all; without stored value; the same with no word in the footer. */
#define BIND_TENDERS(does) PAYMENT_LIST(PAYMENT_BIND_SHOWN, PAYMENT_BIND, PAYMENT_BIND_STORED, does)
#define BIND_TENDERS_NOT_STORED(does) PAYMENT_LIST(PAYMENT_BIND_SHOWN, PAYMENT_BIND, PAYMENT_NONE, does)
#define BIND_TENDERS_NOT_STORED_UNSHOWN(does) PAYMENT_LIST(PAYMENT_BIND, PAYMENT_BIND, PAYMENT_NONE, does)

#endif
