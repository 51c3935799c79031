/* SPDX-License-Identifier: MIT */
/* card: all that is known of the member in hand: timeline, ledger, the phone on the record. */
#include "desk/reveal.h"
#include "ui/counter/counter_priv.h"

void card_clear(struct counter *counter)
{
    struct counter_card *card = &counter->papers.card;
    timeline_clear(&card->timeline);
    ledger_list_clear(&card->ledger);
    *card = (struct counter_card){0};
}

bool card_read(struct counter *counter)
{
    struct counter_card *card = &counter->papers.card;
    struct timeline timeline;
    struct error err;
    if (timeline_read(desk_db(counter->desk), counter->hand.member.id, &timeline, &err) != STATUS_OK) {
        counter_refuse(counter, &err);
        return false;
    }
    timeline_clear(&card->timeline);
    card->timeline = timeline;
    list_set(&card->rows, timeline.rows);
    return true;
}

void card_open(struct counter *counter)
{
    card_clear(counter);
    if (card_read(counter))
        counter_push(counter, SCREEN_CARD);
}

/* A bill opens for what may be done with it, anything else for what it came from. */
void card_take(struct counter *counter)
{
    const struct counter_card *card = &counter->papers.card;
    if (card->timeline.rows == 0)
        counter_beep(counter);
    else if (card->timeline.row[card->rows.marked].bill != 0)
        back_open(counter, card->timeline.row[card->rows.marked].bill);
    else
        card_why(counter);
}

void card_why(struct counter *counter)
{
    const struct counter_card *card = &counter->papers.card;
    int64_t txn = card->timeline.rows > 0 ? card->timeline.row[card->rows.marked].txn : 0;
    if (txn != 0)
        steps_open(counter, txn);
    else
        counter_object(counter, N_("Nothing was counted for this entry: there is nothing to explain."), NULL, NULL);
}

/* The screen shows it until it is left; that it was asked for stays in the audit. */
void card_phone(struct counter *counter)
{
    struct counter_card *card = &counter->papers.card;
    struct error err;
    if (member_reveal(counter->desk, counter->hand.member.id, &card->phone, &err) != STATUS_OK)
        counter_refuse(counter, &err);
    else if (card->phone == 0)
        counter_object(counter, N_("No phone is known of this member."), NULL, NULL);
    else
        counter_tell(counter, N_("Shown in full, and kept on record who asked."), NULL, NULL);
}

void ledger_open(struct counter *counter)
{
    struct counter_card *card = &counter->papers.card;
    struct ledger_list ledger;
    struct error err;
    if (member_ledger(counter->desk, counter->hand.member.id, &ledger, &err) != STATUS_OK) {
        counter_refuse(counter, &err);
        return;
    }
    ledger_list_clear(&card->ledger);
    card->ledger = ledger;
    card->moves = (struct list){.count = ledger.lines};
    if (ledger.lines == 0)
        counter_object(counter, N_("Nothing was ever granted to this member."), NULL, NULL);
    else
        counter_push(counter, SCREEN_LEDGER);
}

void ledger_why(struct counter *counter)
{
    const struct counter_card *card = &counter->papers.card;
    steps_open(counter, card->ledger.line[card->moves.marked].txn_id);
}
