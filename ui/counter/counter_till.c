/* SPDX-License-Identifier: MIT */
/* counter_till: the till that the counter is at: taken after sign-in, asked where it is not clear, lost to another. */
#include "base/i18n.h"
#include "desk/seat.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/printing.h"

/* The till of a shop that has only that one; 0: it has several. */
static enum status only_till(struct counter *counter, int64_t *till, struct error *err)
{
    struct till_list list = {0};
    enum status status = till_list(desk_db(counter->desk), &list, err);
    *till = status == STATUS_OK && list.count == 1 ? list.till[0].id : 0;
    till_list_clear(&list);
    return status;
}

static void arrive(struct counter *counter)
{
    char label[TILL_TEXT];
    counter->till_gone = false;
    printing_read(counter);
    counter_go(counter, SCREEN_IDLE);
    counter_tell(counter, N_("At till {0} from now on."), seat_label(label, counter->desk), NULL);
    hold_load(counter);
    hold_offer(counter);
}

static void take_over(struct counter *counter)
{
    struct error err;
    if (seat_take(counter->desk, counter->till_asked, true, &err) == STATUS_OK)
        arrive(counter);
    else
        counter_refuse(counter, &err);
}

static void ask(struct counter *counter, const struct error *err)
{
    struct counter_question *question = ask_open(
        counter, N_("Till {0} is in use at another terminal, process {1}. Take it over?"), err->arg[0], err->arg[1]);
    ask_option(question, 1, N_("take it over"), take_over);
    ask_option(question, 2, N_("no"), NULL);
    question->marked = 2;
    counter->discard = true; /* type-ahead was not meant for this question */
}

void counter_till_choose(struct counter *counter, int64_t till)
{
    struct error err;
    enum status status = seat_take(counter->desk, till, false, &err);
    counter->till_asked = till;
    if (status == STATUS_OK)
        arrive(counter);
    else if (status == STATUS_TILL_IN_USE)
        ask(counter, &err);
    else
        counter_refuse(counter, &err);
}

/* Without an answer there is no till, and no counter. */
static void ask_which(struct counter *counter, bool said, enum status status, const struct error *err)
{
    if (!counter_show(counter, SCREEN_TILLS, NULL)) {
        lock_open(counter);
        return;
    }
    if (status == STATUS_TILL_IN_USE)
        counter->till_refusal = *err;
    if (status == STATUS_TILL_IN_USE && said)
        ask(counter, err);
    else if (status != STATUS_OK)
        counter_refuse(counter, err);
}

bool counter_till_begin(struct counter *counter)
{
    const struct seat_wish *wish = seat_planned(counter->desk);
    bool lost = seat_lost(counter->desk) != NULL;
    struct error err;
    int64_t till = lost ? desk_till_id(counter->desk) : wish->till;
    bool said = till != 0;
    enum status status = said ? STATUS_OK : only_till(counter, &till, &err);
    error_set(&counter->till_refusal, STATUS_MISSING_VALUE, "till", N_("the shop has several; --till N says which"));
    counter->till_asked = till;
    if (status == STATUS_OK && till)
        status = seat_take(counter->desk, till, wish->over && !lost, &err);
    if (status == STATUS_OK && till) {
        counter->till_gone = false;
        printing_read(counter);
        return true;
    }
    ask_which(counter, said, status, &err);
    return false;
}

void counter_till_settle(struct counter *counter)
{
    if (!seat_lost(counter->desk) || counter->till_gone)
        return;
    counter->till_gone = true;
    bill_drop(counter); /* it stays the till's: who has the till now is offered it */
    hand_drop(counter);
    done_clear(&counter->done);
    last_none(counter);
    counter_go(counter, SCREEN_IDLE);
    lock_open(counter);
    counter->refused = counter->beep = true;
    counter_disarm(counter);
}

enum status counter_till_outcome(const struct counter *counter, struct error *err)
{
    const struct error *lost = seat_lost(counter->desk);
    if (lost)
        *err = *lost;
    else if (desk_signed_in(counter->desk) && !seat_held(counter->desk))
        *err = counter->till_refusal;
    else
        return STATUS_OK;
    return err->status;
}
