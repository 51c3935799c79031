/* SPDX-License-Identifier: MIT */
/* qr: the code of the member in hand. */
#include "ui/flow/inside.h"

void qr_open(struct till *till)
{
    struct till_badge *badge = &till->papers.badge;
    struct error err;
    qr_clear(&badge->qr);
    if (card_of_member(till->desk, till->hand.member.id, badge->text, &err) != STATUS_OK ||
        qr_make(badge->text, &badge->qr, &err) != STATUS_OK)
        till_refuse(till, &err);
    else
        till_push(till, TILL_QR);
}
