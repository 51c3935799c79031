/* SPDX-License-Identifier: MIT */
/* card: hands out the text of a staff card or a member's QR code. It proves identity, so each request is audited. */
#ifndef FD_DESK_CARD_H
#define FD_DESK_CARD_H

#include "desk/badge.h"

enum status card_of_member(struct desk *desk, int64_t member, char text[BADGE_TEXT], struct error *err) MUST_USE;
/* One's own card; another person's only for a role that may manage staff. */
enum status card_of_staff(struct desk *desk, const char *code, char text[BADGE_TEXT], struct error *err) MUST_USE;

#endif
