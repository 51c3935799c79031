/* SPDX-License-Identifier: MIT */
/* card: all that is known of the member in hand: timeline, ledger, the phone on the record. */
#include "ui/flow/inside.h"

#include "desk/reveal.h"

void card_clear(struct till *till)
{
    struct till_card *card = &till->papers.card;
    timeline_clear(&card->timeline);
    ledger_list_clear(&card->ledger);
    *card = (struct till_card){0};
}

bool card_read(struct till *till)
{
    struct till_card *card = &till->papers.card;
    struct timeline timeline;
    struct error err;
    if (timeline_read(desk_db(till->desk), till->hand.member.id, &timeline, &err) != STATUS_OK) {
        till_refuse(till, &err);
        return false;
    }
    timeline_clear(&card->timeline);
    card->timeline = timeline;
    list_set(&card->rows, timeline.rows);
    return true;
}

void card_open(struct till *till)
{
    card_clear(till);
    if (card_read(till))
        till_push(till, TILL_CARD);
}

/* A bill opens for what may be done with it, anything else for what it came from. */
void card_take(struct till *till)
{
    const struct till_card *card = &till->papers.card;
    if (card->timeline.rows == 0)
        till_beep(till);
    else if (card->timeline.row[card->rows.marked].bill != 0)
        back_open(till, card->timeline.row[card->rows.marked].bill);
    else
        card_why(till);
}

void card_why(struct till *till)
{
    const struct till_card *card = &till->papers.card;
    int64_t txn = card->timeline.rows > 0 ? card->timeline.row[card->rows.marked].txn : 0;
    if (txn != 0)
        steps_open(till, txn);
    else
        till_object(till, N_("Nothing was counted for this entry: there is nothing to explain."), NULL, NULL);
}

/* The screen shows it until it is left; that it was asked for stays in the audit. */
void card_phone(struct till *till)
{
    struct till_card *card = &till->papers.card;
    struct error err;
    if (member_reveal(till->desk, till->hand.member.id, &card->phone, &err) != STATUS_OK)
        till_refuse(till, &err);
    else if (card->phone == 0)
        till_object(till, N_("No phone is known of this member."), NULL, NULL);
    else
        till_tell(till, N_("Shown in full, and kept on record who asked."), NULL, NULL);
}

void ledger_open(struct till *till)
{
    struct till_card *card = &till->papers.card;
    struct ledger_list ledger;
    struct error err;
    if (member_ledger(till->desk, till->hand.member.id, &ledger, &err) != STATUS_OK) {
        till_refuse(till, &err);
        return;
    }
    ledger_list_clear(&card->ledger);
    card->ledger = ledger;
    card->moves = (struct list){.count = ledger.lines};
    if (ledger.lines == 0)
        till_object(till, N_("Nothing was ever granted to this member."), NULL, NULL);
    else
        till_push(till, TILL_LEDGER);
}

void ledger_why(struct till *till)
{
    const struct till_card *card = &till->papers.card;
    steps_open(till, card->ledger.line[card->moves.marked].txn_id);
}
