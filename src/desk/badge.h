/* SPDX-License-Identifier: MIT */
/*
 * badge: the text in a staff card ("FS-3-9F0A…") and in a member's QR code ("FM-17-0C41…"): the id and a 64-bit MAC
 * under the shop's pepper, so that an id alone does not make a badge. A staff card's MAC also covers the stored PIN:
 * setting a new PIN invalidates a lost card.
 */
#ifndef FD_DESK_BADGE_H
#define FD_DESK_BADGE_H

#include "desk/desk.h"

#define BADGE_TEXT 48

char *badge_of_member(char buf[BADGE_TEXT], const struct secret *secret, int64_t member);
char *badge_of_staff(char buf[BADGE_TEXT], const struct secret *secret, const struct staff *staff);

/* The member id; 0 when the text is not a badge of this shop. */
int64_t badge_read_member(struct desk *desk, const char *text);
/* Fills *staff; staff->id is 0 when the text is not a badge of this shop or the person has left. */
enum status badge_read_staff(struct desk *desk, const char *text, struct staff *staff, struct error *err) MUST_USE;

#endif
