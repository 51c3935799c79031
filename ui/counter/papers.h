/* SPDX-License-Identifier: MIT */
/*
 * papers: what the counter shows of things that are done: a finished bill and what of it comes back, the day's bills,
 * the steps behind a figure, a receipt, a member's card and ledger. Part of struct till; flow alone writes it.
 */
#ifndef FD_UI_COUNTER_PAPERS_H
#define FD_UI_COUNTER_PAPERS_H

#include "model/bill.h"
#include "model/item.h"
#include "desk/act.h"
#include "desk/bill_attach.h"
#include "desk/enrol.h"
#include "ui/tui/list.h"
#include "ui/counter/grammar.h"

struct counter_bills {
    struct brief_list brief;
    struct list list;
};

/* A walk-in bill that the member in hand claims. */
struct counter_claim {
    int64_t bill;
    struct bill_attach_view view; /* what it would bring */
    char key[ACT_KEY_TEXT];       /* of the act that the preview shows */
    struct staff approver;        /* id 0: nobody has approved */
};

struct counter_papers {
    struct counter_claim claim;
    struct counter_bills bills;
};

#endif
