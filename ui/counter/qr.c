/* SPDX-License-Identifier: MIT */
/* qr: the code of the member in hand. */
#include "ui/counter/counter_priv.h"

void qr_open(struct counter *counter)
{
    struct counter_badge *badge = &counter->papers.badge;
    struct error err;
    qr_clear(&badge->qr);
    if (card_of_member(counter->desk, counter->hand.member.id, badge->text, &err) != STATUS_OK ||
        qr_make(badge->text, &badge->qr, &err) != STATUS_OK)
        counter_refuse(counter, &err);
    else
        counter_push(counter, SCREEN_QR);
}
