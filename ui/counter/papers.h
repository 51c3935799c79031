/* SPDX-License-Identifier: MIT */
/*
 * papers: what the counter shows of things that are done: a finished bill and what of it comes back, the day's bills,
 * the steps behind a figure, a receipt, a member's card and ledger. Part of struct till; flow alone writes it.
 */
#ifndef FD_UI_COUNTER_PAPERS_H
#define FD_UI_COUNTER_PAPERS_H

#include "exchange/qr.h"
#include "model/bill.h"
#include "model/item.h"
#include "model/timeline.h"
#include "desk/act.h"
#include "desk/bill_attach.h"
#include "desk/card.h"
#include "desk/correct.h"
#include "desk/enrol.h"
#include "desk/print.h"
#include "desk/return.h"
#include "ui/tui/list.h"
#include "ui/counter/grammar.h"

/* A finished bill, and what of it is asked back. */
struct counter_back {
    struct sale_view bill;
    struct list lines;
    int64_t *asked;         /* thousandths of each line that come back */
    char name[PERSON_TEXT]; /* the member's; "" for a walk-in */
    char tier[NAME_TEXT];
    bool voids; /* the whole, as if never sold */
    struct return_view preview;
    char key[ACT_KEY_TEXT]; /* of the act that the preview shows */
    struct staff approver;  /* id 0: nobody has approved */
};

struct counter_bills {
    struct brief_list brief;
    struct list list;
};

/* Why something came to what it did. */
struct counter_steps {
    char kind[12], name[TXN_TEXT]; /* of the entry */
    int64_t at;
    struct steps steps;
    int64_t programme; /* whose words they are; 0: none */
    struct list list;
};

/* A receipt as text, on the screen. */
struct counter_receipt {
    struct print_bill print;
    int columns; /* of the paper */
    struct buffer text;
    struct list lines;
};

/* The member's card: hand is who it is of. */
struct counter_card {
    struct timeline timeline;
    struct list rows;
    struct ledger_list ledger;
    struct list moves;
    int64_t phone; /* shown in full; 0: masked */
};

#define ITEMS_SHOWN 99

/* Items that letters find. */
struct counter_items {
    char text[SIGN_TEXT_MAX]; /* what was looked up */
    int64_t quantity;
    struct item_list list;
    struct list rows;
};

/* A walk-in bill that the member in hand claims. */
struct counter_claim {
    int64_t bill;
    struct bill_attach_view view; /* what it would bring */
    char key[ACT_KEY_TEXT];       /* of the act that the preview shows */
    struct staff approver;        /* id 0: nobody has approved */
};

/* The member's own code. */
struct counter_badge {
    char text[BADGE_TEXT];
    struct qr qr;
};

/* How the bill on the screen was paid, said anew. */
struct counter_correct {
    char key[ACT_KEY_TEXT];
    struct correct_request request;
    bool chosen; /* a tender waits for Enter or an amount */
    enum tender_kind choice;
};

struct counter_papers {
    struct counter_claim claim;
    struct counter_badge badge;
    struct counter_back back;
    struct counter_correct correct;
    struct counter_bills bills;
    struct counter_steps steps;
    struct counter_receipt receipt;
    struct counter_card card;
};

#endif
