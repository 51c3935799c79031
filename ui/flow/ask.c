/* SPDX-License-Identifier: MIT */
/* ask: questions before what cannot be guessed, and the member's proof. */
#include "ui/flow/inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/money.h"
#include "base/text.h"

#define CHANGE_ASKED 10000 /* fen */

struct till_question *ask_open(struct till *till, const char *text, const char *arg0, const char *arg1)
{
    struct till_question *question = &till->question;
    *question = (struct till_question){.text = {.shown = true, .text = text}, .marked = -1,
                                         .approved = till->approved};
    text_copy(question->text.arg[0], TILL_ARG_TEXT, arg0 ? arg0 : "");
    text_copy(question->text.arg[1], TILL_ARG_TEXT, arg1 ? arg1 : "");
    till_push(till, TILL_ASK);
    return question;
}

void ask_option(struct till_question *question, int n, const char *label, enum answer answer)
{
    if (question->options == TILL_ANSWERS)
        return;
    question->option[question->options].n = n;
    question->option[question->options].label = label;
    question->option[question->options++].answer = answer;
}

bool ask_change(struct till *till, int64_t cash, int64_t change, enum answer yes)
{
    char given[MONEY_TEXT], back[MONEY_TEXT];
    if (change < CHANGE_ASKED)
        return false;
    money_format_grouped(given, cash);
    money_format_grouped(back, change);
    struct till_question *question = ask_open(till, N_("Cash {0}: give ¥{1} change?"), given, back);
    ask_option(question, 1, N_("yes, taken"), yes);
    ask_option(question, 2, N_("no, correct it"), ANSWER_NO);
    question->marked = 2;
    question->amount = cash;
    till->discard = true; /* nobody who typed ahead meant this question */
    return true;
}

static void add_amount(struct till *till)
{
    struct sale_line line = {.quantity = 1000, .price = till->question.amount};
    if (bill_add(till, &line))
        till_type(till, "");
}

static void find_typed(struct till *till)
{
    char text[SIGN_TEXT_MAX];
    text_copy(text, sizeof text, till_text(till));
    till_type(till, "");
    find_open(till, false);
    till_type(till, text);
}

static void carry_out(struct till *till, enum answer answer)
{
    switch (answer) {
    case ANSWER_NO:
        return;
    case ANSWER_DROP_BILL:
        hold_lose(till);
        bill_drop(till);
        hand_drop(till);
        till_go(till, TILL_IDLE);
        return;
    case ANSWER_AS_AMOUNT:
        add_amount(till);
        return;
    case ANSWER_AS_MEMBER:
        find_typed(till);
        return;
    case ANSWER_TAKE_CASH:
        pay_cash(till, till->question.amount, true);
        return;
    case ANSWER_TOPUP_CASH:
        topup_cash(till, till->question.amount, true);
        return;
    case ANSWER_GO_ON:
        ask_go_on(till);
        return;
    case ANSWER_PRESET:
        preset_set(till, till->spoken.number);
        return;
    case ANSWER_REVERSE:
        reverse_now(till);
        return;
    case ANSWER_CHANGE:
        change_now(till);
        return;
    case ANSWER_CLOSE:
        close_now(till);
        return;
    case ANSWER_USE_COUPON:
        coupon_used(till);
        return;
    case ANSWER_HOLD:
        hold_aside(till);
        return;
    case ANSWER_TAKE_UP:
    case ANSWER_FORGET:
    case ANSWER_DROP_HELD:
        hold_answer(till, answer);
        return;
    }
}

static void answer(struct till *till, int n)
{
    for (size_t i = 0; i < till->question.options; i++)
        if (till->question.option[i].n == n) {
            till_pop(till);
            till->approved = till->question.approved;
            carry_out(till, till->question.option[i].answer);
            till->approved = false;
            return;
        }
    till->refused = true;
    till_beep(till);
}

void ask_answer(struct till *till)
{
    answer(till, (int)till->spoken.number);
}

void ask_marked(struct till *till)
{
    answer(till, till->question.marked);
}

void ask_go_on(struct till *till)
{
    struct spoken spoken = till->awaiting_spoken;
    int depth = till->depth;
    if (!till->awaiting)
        return;
    till->sure = true;
    till_run(till, till->awaiting, &spoken);
    till->sure = false;
    if (!till->refused && till->depth == depth)
        till_type(till, "");
}

void ask_proven(struct till *till)
{
    till->shared = till->recent_shared[0] = 0; /* the hand is the one remembered last */
    till_pop(till);
    ask_go_on(till);
}

/* The four digits in the middle of the phone: who only knows the tail does not know them. */
void ask_prove(struct till *till)
{
    int64_t phone = till->hand.member.phone;
    if (strlen(till->spoken.code) != 4 || till->spoken.number != phone / 10000 % 10000) {
        till_type(till, "");
        till_object(till, N_("These are not the middle four digits. Ask for card or full phone."), NULL, NULL);
        return;
    }
    ask_proven(till);
}
