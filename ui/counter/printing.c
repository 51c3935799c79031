/* SPDX-License-Identifier: MIT */
#include "ui/counter/printing.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "desk/print.h"
#include "desk/settings.h"
#include "post/print_start.h"
#include "ui/counter/counter_shared.h"

void printing_read(struct counter *counter)
{
    counter->printer = print_possible(counter->desk);
}

bool printing_possible(const struct counter *counter)
{
    return counter->printer;
}

static enum status find_entry(struct counter *counter, int64_t *bill, int64_t *txn, struct error *err)
{
    struct bill found = {0};
    struct db *db = desk_db(counter->desk);
    *txn = 0;
    if (*bill == 0)
        TRY(bill_last_of_till(db, desk_till_id(counter->desk), bill, err));
    if (*bill == 0)
        return STATUS_OK;
    enum status status = bill_get(db, *bill, &found, err);
    *txn = found.txn;
    bill_clear(&found);
    return status;
}

static void tell(struct counter *counter, enum status status, const struct print_done *done, const struct error *err)
{
    if (status != STATUS_OK)
        counter_refuse(counter, err);
    else if (counter->stuck > 0)
        counter_tell(counter, N_("It waits: the printer takes nothing now. F4 shows why."), NULL, NULL);
    else if (done->again)
        counter_tell(counter, N_("It goes to the printer, marked as a reprint."), NULL, NULL);
    else
        counter_tell(counter, N_("It goes to the printer."), NULL, NULL);
}

void printing_entry(struct counter *counter, int64_t txn)
{
    struct print_done done;
    struct error err;
    enum status status = print_entry(counter->desk, NULL, txn, &done, &err);
    tell(counter, status, &done, &err);
}

void printing_card(struct counter *counter, int64_t member)
{
    struct print_done done;
    struct error err;
    enum status status = print_card(counter->desk, NULL, member, &done, &err);
    tell(counter, status, &done, &err);
}

void printing_day(struct counter *counter, int64_t day)
{
    struct print_done done;
    struct error err;
    enum status status = print_day(counter->desk, NULL, day, &done, &err);
    tell(counter, status, &done, &err);
}

static void print_bill(struct counter *counter, int64_t bill)
{
    struct error err;
    int64_t txn;
    if (find_entry(counter, &bill, &txn, &err) != STATUS_OK)
        counter_refuse(counter, &err);
    else if (txn == 0)
        counter_object(counter, N_("No bills at this till yet."), NULL, NULL);
    else
        printing_entry(counter, txn);
}

void printing_receipt(struct counter *counter, int64_t bill)
{
    if (counter->printer)
        print_bill(counter, bill);
    else
        counter_show(counter, SCREEN_RECEIPT, &bill);
}

bool printing_wanted(const struct counter *counter)
{
    const struct counter_bill *bill = &counter->bill;
    if (!counter->printer)
        return bill->receipt;
    if (bill->paper != PRINT_AS_SET)
        return bill->paper == PRINT_YES;
    if (settings_is(counter->desk, "receipt", "members"))
        return counter->in_hand;
    return settings_is(counter->desk, "receipt", "always");
}

void printing_switch(struct counter *counter)
{
    bool wanted = !printing_wanted(counter);
    if (counter->printer)
        counter->bill.paper = wanted ? PRINT_YES : PRINT_NO;
    else
        counter->bill.receipt = wanted;
    if (counter->printer)
        counter_tell(counter, wanted ? N_("Receipt: printed for this bill.") : N_("Receipt: none for this bill."), NULL,
                     NULL);
    else
        counter_tell(counter,
                     wanted ? N_("Receipt: shown after this bill.") : N_("Receipt: not shown after this bill."), NULL,
                     NULL);
}

void printing_sold(struct counter *counter, bool wanted)
{
    if (wanted && !counter->printer)
        printing_receipt(counter, 0);
    else if (!wanted && counter->printer && settings_is(counter->desk, "receipt", "ask"))
        counter_tell(counter, N_("Does the customer want the receipt? ^P prints it."), NULL, NULL);
}

void printing_begin(struct counter *counter)
{
    if (print_begun(counter->desk))
        print_start(counter->desk);
}

/* One line, once for each job that comes to stand still: what it is the slip of is done. */
static void tell_stuck(struct counter *counter)
{
    int64_t waiting, unsure, before = counter->stuck;
    char stand[24], doubt[24];
    struct error err;
    if (print_job_stuck(desk_db(counter->desk), desk_till_id(counter->desk), clock_now() - OVERVIEW_PRINT_SECONDS,
                        &waiting, &unsure, &err) != STATUS_OK)
        return;
    enum screen_id screen = counter_screen(counter);
    bool heard = screen == SCREEN_IDLE || screen == SCREEN_MEMBER; /* where acts end; elsewhere it is told later */
    if (waiting + unsure > before && !heard)
        return;
    counter->stuck = waiting + unsure;
    if (counter->stuck <= before)
        return;
    snprintf(stand, sizeof stand, "%" PRId64, waiting);
    snprintf(doubt, sizeof doubt, "%" PRId64, unsure);
    counter_tell(counter, N_("Printer: {0} slips wait, {1} are unsure. F4 shows why."), stand, doubt);
}

void printing_tick(struct counter *counter)
{
    if (!counter->printer)
        return;
    const struct overview *told = &counter->glance.figures;
    print_start_again(counter->desk);
    tell_stuck(counter);
    if (counter->stuck + told->waiting + told->unsure > 0)
        counter->glance.due = true; /* its row goes as soon as the last slip is out */
}
