/* SPDX-License-Identifier: MIT */
/* qr: the code of the member in hand. */
#include "ui/flow/inside.h"

void qr_open(struct till *till)
{
    struct till_badge *badge = &till->papers.badge;
    struct error err;
    badge_of_member(badge->text, desk_secret(till->desk), till->hand.member.id);
    qr_clear(&badge->qr);
    if (qr_make(badge->text, &badge->qr, &err) != STATUS_OK)
        till_refuse(till, &err);
    else
        till_push(till, TILL_QR);
}
