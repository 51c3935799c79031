/* SPDX-License-Identifier: MIT */
/*
 * payment: the tenders that pay a bill or a top-up, entered one after the other, and the bindings of the tenders.
 */
#ifndef FD_UI_COUNTER_PAYMENT_H
#define FD_UI_COUNTER_PAYMENT_H

#include "desk/sell.h"

struct counter;

struct payment {
    struct tender tender[TENDERS_MAX]; /* paid so far */
    size_t tenders;
    bool chosen; /* `choice` is chosen and waits for Enter or an amount */
    enum tender_kind choice;
    char named[CODE_TEXT]; /* what `choice` names, see TENDER_NAMED; else "" */
    int64_t most;          /* of it, fen; 0: no limit */
    bool retry;            /* writing `attempt` failed with busy or io_error: Enter tries the same again */
    struct tender attempt[TENDERS_MAX];
    size_t attempts;
};

/* The outcome of payment_take. */
enum payment_step {
    PAYMENT_REFUSED, /* refused and shown, or a question was asked */
    PAYMENT_PART,    /* added to the tenders so far */
    PAYMENT_WHOLE    /* `attempt` pays the whole, to be written by the caller */
};

/* What the tenders so far leave of `payable`, fen. */
int64_t payment_due(const struct payment *payment, int64_t payable);
/* What of a balance of stored value, fen, they leave. */
int64_t payment_stored_left(const struct payment *payment, int64_t balance);
/* What they take of a family's stored value. */
int64_t payment_family(const struct payment *payment);
/* Chooses the tender of the next amount. */
void payment_choose(struct payment *payment, enum tender_kind kind);
/* Sets `attempt` to the tenders so far plus one of that amount (fen; 0: plus none). */
void payment_attempt(struct payment *payment, enum tender_kind kind, int64_t amount);
/* The same with a tender that names what pays. */
void payment_attempt_named(struct payment *payment, const struct tender *tender);
/* Records the status of writing `attempt`; true: Enter may try it again. */
bool payment_tried(struct payment *payment, enum status status);
/* Drops the chosen tender; false: none was chosen. */
bool payment_drop_choice(struct payment *payment);
/* Asks before the last of those so far goes, naming what to give back; `yes` takes it off. false: there is none. */
bool payment_ask_back(struct counter *counter, const struct payment *payment, void (*yes)(struct counter *counter));
/* Is there room for another tender and one to pay the rest? Shows the refusal if not. */
bool payment_room(struct counter *counter, const struct payment *payment);
/*
 * Takes an amount by one tender. due: what is left, fen; due_cash: the same rounded for cash. Unusually much change is
 * asked about first, and `yes` runs when the answer is yes (NULL: not asked).
 */
enum payment_step payment_take(struct counter *counter, struct payment *payment, struct tender tender, int64_t due,
                               int64_t due_cash, void (*yes)(struct counter *counter));
/* Shows tender_short: no tender chosen for what is due, fen. */
void payment_refuse_short(struct counter *counter, int64_t due);
/* Does the amount in the top prompt cover `due` (fen) in cash? Then *change is the difference. */
bool payment_change(const struct counter *counter, int64_t due, int64_t *change);
/* Is a top-up open that is partly paid, and so must not be dropped? */
bool payment_topup_begun(const struct counter *counter);

/*
 * Bindings of the tenders by their digits: of a bill, of what is not paid by stored value; each with a word in the
 * footer or UNSHOWN there.
 */
#define PAYMENT_BIND(does, id, code, name, words, n, ...) {CHOICE(n, does), .argument = TENDER_##id, .help = words},
#define PAYMENT_BIND_SHOWN(does, id, code, name, words, n, ...)                                                        \
    {CHOICE(n, does), .argument = TENDER_##id, .label = n == 1 ? N_(".Pay") : NULL, .prompt = n == 1, .help = words},
#define PAYMENT_BIND_LAST(does, id, code, name, words, n, ...)                                                         \
    {                                                                                                                  \
        CHOICE(n, does), .argument = TENDER_##id, .help = words                                                        \
    }
/* The tender of a refund: `hands_over` says whether there is one, else `say_nothing_back` tells. */
#define PAYMENT_BIND_REFUND(does, id, code, name, words, n, ...)                                                       \
    {CHOICE(n, does),                                                                                                  \
     .when = hands_over,                                                                                               \
     .refuse = say_nothing_back,                                                                                       \
     .argument = TENDER_##id,                                                                                          \
     .label = n == 1 ? N_(".Refund by") : NULL,                                                                        \
     .prompt = n == 1,                                                                                                 \
     .help = words},
#define PAYMENT_BIND_REFUND_LAST(does, id, code, name, words, n, ...)                                                  \
    {                                                                                                                  \
        CHOICE(n, does), .when = hands_over, .refuse = say_nothing_back, .argument = TENDER_##id, .help = words        \
    }
#define PAYMENT_NONE(does, id, ...)
#define BIND_TENDERS(does)                                                                                             \
    TENDER_LIST(PAYMENT_BIND_SHOWN, PAYMENT_BIND, PAYMENT_NONE, PAYMENT_NONE, PAYMENT_BIND_LAST, does)
#define BIND_TENDERS_UNSHOWN(does)                                                                                     \
    TENDER_LIST(PAYMENT_BIND, PAYMENT_BIND, PAYMENT_NONE, PAYMENT_NONE, PAYMENT_BIND_LAST, does)
#define BIND_TENDERS_REFUND(does)                                                                                      \
    TENDER_LIST(PAYMENT_BIND_REFUND, PAYMENT_NONE, PAYMENT_NONE, PAYMENT_NONE, PAYMENT_BIND_REFUND_LAST, does)
#define BIND_TENDERS_NOT_STORED(does)                                                                                  \
    TENDER_LIST(PAYMENT_BIND_SHOWN, PAYMENT_NONE, PAYMENT_NONE, PAYMENT_NONE, PAYMENT_BIND_LAST, does)
#define BIND_TENDERS_NOT_STORED_UNSHOWN(does)                                                                          \
    TENDER_LIST(PAYMENT_BIND, PAYMENT_NONE, PAYMENT_NONE, PAYMENT_NONE, PAYMENT_BIND_LAST, does)

#endif
