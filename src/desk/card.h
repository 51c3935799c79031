/* SPDX-License-Identifier: MIT */
/* card: what a staff card or a member's QR holds, handed out. It proves who somebody is, so who asked is kept. */
#ifndef FD_DESK_CARD_H
#define FD_DESK_CARD_H

#include "desk/badge.h"

enum status card_of_member(struct desk *desk, int64_t member, char text[BADGE_TEXT], struct error *err) MUST_USE;
/* One's own, or anybody's for whoever manages staff. */
enum status card_of_staff(struct desk *desk, const char *code, char text[BADGE_TEXT], struct error *err) MUST_USE;

#endif
