/* SPDX-License-Identifier: MIT */
/* ask: questions before what cannot be guessed, and the member's proof. */
#include <stdlib.h>
#include <string.h>

#include "base/money.h"
#include "base/text.h"
#include "ui/counter/counter_priv.h"

#define CHANGE_ASKED 10000 /* fen */

struct counter_question *ask_open(struct counter *counter, const char *text, const char *arg0, const char *arg1)
{
    struct counter_question *question = &counter->question;
    *question =
        (struct counter_question){.text = {.shown = true, .text = text}, .marked = -1, .approved = counter->approved};
    text_copy(question->text.arg[0], COUNTER_ARG_TEXT, arg0 ? arg0 : "");
    text_copy(question->text.arg[1], COUNTER_ARG_TEXT, arg1 ? arg1 : "");
    counter_push(counter, SCREEN_ASK);
    return question;
}

void ask_option(struct counter_question *question, int n, const char *label, void (*run)(struct counter *))
{
    if (question->options == COUNTER_ANSWERS)
        return;
    question->option[question->options].n = n;
    question->option[question->options].label = label;
    question->option[question->options++].run = run;
}

bool ask_change(struct counter *counter, int64_t cash, int64_t change, void (*yes)(struct counter *))
{
    char given[MONEY_TEXT], back[MONEY_TEXT];
    if (change < CHANGE_ASKED)
        return false;
    money_format_grouped(given, cash);
    money_format_grouped(back, change);
    struct counter_question *question = ask_open(counter, N_("Cash {0}: give ¥{1} change?"), given, back);
    ask_option(question, 1, N_("yes, taken"), yes);
    ask_option(question, 2, N_("no, correct it"), NULL);
    question->marked = 2;
    question->amount = cash;
    counter->discard = true; /* nobody who typed ahead meant this question */
    return true;
}

static void answer(struct counter *counter, int n)
{
    for (size_t i = 0; i < counter->question.options; i++)
        if (counter->question.option[i].n == n) {
            counter_pop(counter);
            counter->approved = counter->question.approved;
            if (counter->question.option[i].run)
                counter->question.option[i].run(counter);
            counter->approved = false;
            return;
        }
    counter->refused = true;
    counter_beep(counter);
}

void ask_answer(struct counter *counter)
{
    answer(counter, (int)counter->spoken.number);
}

void ask_marked(struct counter *counter)
{
    answer(counter, counter->question.marked);
}

void ask_go_on(struct counter *counter)
{
    struct spoken spoken = counter->awaiting_spoken;
    int depth = counter->depth;
    if (!counter->awaiting)
        return;
    counter->sure = true;
    counter_run(counter, counter->awaiting, &spoken);
    counter->sure = false;
    if (!counter->refused && counter->depth == depth)
        counter_type(counter, "");
}

void ask_proven(struct counter *counter)
{
    counter->shared = counter->recent_shared[0] = 0; /* the hand is the one remembered last */
    counter_pop(counter);
    ask_go_on(counter);
}

/* The four digits in the middle of the phone: who only knows the tail does not know them. */
void ask_prove(struct counter *counter)
{
    int64_t phone = counter->hand.member.phone;
    if (strlen(counter->spoken.code) != 4 || counter->spoken.number != phone / 10000 % 10000) {
        counter_type(counter, "");
        counter_object(counter, N_("These are not the middle four digits. Ask for card or full phone."), NULL, NULL);
        return;
    }
    ask_proven(counter);
}
