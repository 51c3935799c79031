/* SPDX-License-Identifier: MIT */
/*
 * badge: what a staff card and a member's QR hold: "FS-3-9F0A…", "FM-17-0C41…": whose it is and a MAC of 64 bits under
 * the shop's pepper, so that nobody makes one from a number alone. A staff card's MAC is over the PIN as stored too:
 * a new PIN ends a lost card.
 */
#ifndef FD_DESK_BADGE_H
#define FD_DESK_BADGE_H

#include "desk/desk.h"

#define BADGE_TEXT 48

char *badge_of_member(char buf[BADGE_TEXT], const struct secret *secret, int64_t member);
char *badge_of_staff(char buf[BADGE_TEXT], const struct secret *secret, const struct staff *staff);

/* Whose it is; 0 when the text is no badge of this shop. */
int64_t badge_read_member(struct desk *desk, const char *text);
/* staff->id is 0 when the text is no badge of this shop, or of somebody who has left. */
enum status badge_read_staff(struct desk *desk, const char *text, struct staff *staff, struct error *err) MUST_USE;

#endif
