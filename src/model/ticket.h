/* SPDX-License-Identifier: MIT */
/*
 * ticket: a coupon as its QR code says it: what it is and until when, signed by the shop (Ed25519), so that the shop's
 * public key alone proves it, without the shop's file and without its secrets.
 *
 * "FQ" and 87 bytes in Crockford's base 32 (capitals and digits: a small QR code, and safe through a keyboard):
 * 1 form (1), shop 4, code 8, offer 4, first day 3, last day 3 — big-endian, days since 1970-01-01 — and the signature
 * of these 23 bytes 64.
 */
#ifndef FD_MODEL_TICKET_H
#define FD_MODEL_TICKET_H

#include "model/coupon.h"

#define TICKET_TEXT 148 /* 2 + 140 and the end, rounded up */

struct ticket {
    int64_t shop, offer; /* offer: its row in that shop */
    char code[COUPON_TEXT];
    int64_t from, to;
};

char *ticket_write(char buf[TICKET_TEXT], const struct secret *secret, const struct ticket *ticket);
/* Has the form of one, signed or not. Blanks before and after, case and full-width do not matter. */
bool ticket_is(const char *text);
/* What it says, proven by that key. False: no ticket, or not signed by it; *ticket then holds what it claims, if any.
 */
bool ticket_read(const char *text, const uint8_t key[SECRET_PUBLIC_BYTES], struct ticket *ticket);

#endif
