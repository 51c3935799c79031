/* SPDX-License-Identifier: MIT */
/* undo: one key takes back the last edit of the bill in hand, or, with none, asks about the last act. */
#include "desk/undo.h"

#include <stdio.h>
#include <string.h>

#include "base/money.h"
#include "base/text.h"
#include "desk/giveback.h"
#include "ui/flow/inside.h"

#define NAME_SHOWN 32 /* bytes of a masked name */

void last_sale(struct till *till, int64_t bill)
{
    till->last = (struct till_last){.what = LAST_SALE, .id = bill};
}

void last_entry(struct till *till, int64_t txn)
{
    till->last = (struct till_last){.what = LAST_ENTRY, .id = txn};
}

void last_final(struct till *till, const char *why)
{
    till->last = (struct till_last){.what = LAST_FINAL, .why = why};
}

/* Undo and Enter are one act: 4a's one exception to the rule that Enter never writes. */
static void offer(struct till *till, struct till_question *question, const char *yes)
{
    ask_option(question, 1, yes, ANSWER_REVERSE);
    ask_option(question, 2, N_("leave it"), ANSWER_NO);
    question->marked = 1;
    act_key(till->last.key);
}

static bool failed(struct till *till, enum status status, const struct error *err, void (*again)(struct till *))
{
    if (status == STATUS_APPROVAL_NEEDED)
        approve_ask(till, err, again);
    else if (status != STATUS_OK)
        till_refuse(till, err);
    return status != STATUS_OK;
}

/* --- a sale ----------------------------------------------------------------------------------------------------- */

/* dry: asks; else voids it. */
static void void_last(struct till *till, bool dry, void (*again)(struct till *))
{
    struct giveback_request request = {.bill = till->last.id, .voids = true};
    struct giveback_view view = {0};
    struct error err;
    char back[TILL_ARG_TEXT], name[BILL_TEXT];
    enum status status = giveback(till->desk, dry ? NULL : till->last.key, till_approver(till), &request, dry, &view,
                                  &err);
    if (failed(till, status, &err, again))
        return;
    till_tenders_text(back, view.tender, view.tenders);
    till_bill_name(name, view.bill);
    giveback_view_clear(&view);
    if (dry) {
        offer(till, ask_open(till, N_("Void bill {0}? To give back: {1}"), name, back), N_("void it"));
        return;
    }
    till->done.voided = till->done.view.bill_id == request.bill;
    hand_drop(till);
    till_go(till, TILL_IDLE);
    till_tell(till, N_("Bill {0} is void. Give back: {1}"), name, back);
}

/* --- another entry ---------------------------------------------------------------------------------------------- */

/* "Top-up Zh*": what it was, and whose. */
static void subject(char buf[TILL_ARG_TEXT], const struct undo_view *view)
{
    char masked[PERSON_TEXT], name[NAME_SHOWN];
    text_copy(name, sizeof name, text_mask_name(masked, sizeof masked, view->name));
    snprintf(buf, TILL_ARG_TEXT, "%.50s%s%s", words_kind(view->kind), *name ? " " : "", name);
}

/* "Stored value -550.00, Points -20": what of the member's holdings changes. */
static void effects(char buf[TILL_ARG_TEXT], const struct undo_view *view)
{
    const struct {
        const char *name;
        int64_t change;
        bool money;
    } list[] = {{words_tender("wallet"), view->wallet, true},  {words_lot_kind("points"), view->points, false},
                {words_lot_kind("pass"), view->uses, false},   {words_lot_kind("coupon"), view->coupons, false},
                {_("Gift"), view->pieces, false}};
    size_t used = 0;
    buf[0] = '\0';
    for (size_t i = 0; i < sizeof list / sizeof *list && used < TILL_ARG_TEXT; i++) {
        char number[MONEY_TEXT];
        int64_t size = list[i].change < 0 ? -list[i].change : list[i].change;
        if (size == 0)
            continue;
        if (list[i].money)
            money_format_grouped(number, size);
        else
            snprintf(number, sizeof number, "%lld", (long long)size);
        used += (size_t)snprintf(buf + used, TILL_ARG_TEXT - used, "%s%s %s%s", used > 0 ? ", " : "", list[i].name,
                                 list[i].change < 0 ? "-" : "+", number);
    }
}

static void ask_entry(struct till *till, const struct undo_view *view)
{
    char what[TILL_ARG_TEXT], money[TILL_ARG_TEXT], moved[TILL_ARG_TEXT];
    subject(what, view);
    effects(moved, view);
    till_tenders_text(money, view->tender, view->tenders);
    const char *text = view->tenders > 0 ? N_("Take back {0}? To give back: {1} ({2})")
                       : *moved          ? N_("Take back {0}? ({2})")
                                         : N_("Take back {0}?");
    struct till_question *question = ask_open(till, text, what, money);
    text_copy(question->text.arg[2], TILL_ARG_TEXT, moved);
    offer(till, question, N_("take it back"));
}

/* The member in hand stays there, unless they are none any more. */
static void entry_gone(struct till *till, const struct undo_view *view)
{
    char what[TILL_ARG_TEXT], money[TILL_ARG_TEXT];
    bool enrolment = strcmp(view->kind, "enrol") == 0;
    bool stays = till_base(till) == TILL_MEMBER && till->hand.member.id == view->member && !enrolment;
    if (enrolment)
        hand_forget(till, view->member);
    if (stays && hand_take(till, view->member, till->shared)) {
        till_go(till, TILL_MEMBER);
    } else {
        hand_drop(till);
        till_go(till, TILL_IDLE);
    }
    subject(what, view);
    till_tenders_text(money, view->tender, view->tenders);
    till_tell(till, view->tenders > 0 ? N_("Taken back: {0}. Give back: {1}") : N_("Taken back: {0}."), what, money);
}

static void entry_last(struct till *till, bool dry, void (*again)(struct till *))
{
    struct undo_view view;
    struct error err;
    enum status status =
        undo(till->desk, dry ? NULL : till->last.key, till_approver(till), till->last.id, dry, &view, &err);
    if (failed(till, status, &err, again))
        return;
    if (dry)
        ask_entry(till, &view);
    else
        entry_gone(till, &view);
}

/* With no bill open: the last act of this sign-in, its preview in the question. */
static void reverse_last(struct till *till)
{
    switch (till->last.what) {
    case LAST_SALE:
        void_last(till, true, reverse_last);
        return;
    case LAST_ENTRY:
        entry_last(till, true, reverse_last);
        return;
    case LAST_FINAL:
        till_object(till, till->last.why, NULL, NULL);
        return;
    case LAST_NONE:
        till_object(till, N_("Nothing of this sign-in to take back."), NULL, NULL);
        return;
    }
}

void undo_key(struct till *till)
{
    enum till_state base = till_base(till);
    if (topup_part_paid(till)) {
        till_object(till, N_("Partly paid: finish it, or take the payments back (..)."), NULL, NULL);
        return;
    }
    if (base != TILL_BILL && base != TILL_TENDER) {
        reverse_last(till);
        return;
    }
    int depth = till->depth;
    till->depth = 0; /* what was taken back is seen on the bill */
    bill_undo(till);
    if (till->refused)
        till->depth = depth;
}

void reverse_now(struct till *till)
{
    if (till->last.what == LAST_SALE)
        void_last(till, false, reverse_now);
    else
        entry_last(till, false, reverse_now);
    if (!till->refused && till_state(till) != TILL_APPROVE)
        till->last = (struct till_last){0};
}
