/* SPDX-License-Identifier: MIT */
/*
 * ticket: the text in a coupon's QR code: shop, code, offer and dates, signed by the shop (Ed25519), so that the shop's
 * public key alone verifies it, without the shop's file or secrets.
 *
 * "FQ", then 87 bytes in Crockford's base32 (capitals and digits make a small QR code and survive any keyboard layout):
 * form 1 byte (value 1), shop 4, code 8, offer 4, first day 3, last day 3, all big-endian, days since 1970-01-01; then
 * the signature of these 23 bytes, 64.
 */
#ifndef FD_MODEL_TICKET_H
#define FD_MODEL_TICKET_H

#include "model/coupon.h"

#define TICKET_TEXT 148 /* 2 + 140 + NUL, rounded up */

struct ticket {
    int64_t shop, offer; /* offer: its row id in that shop */
    char code[COUPON_TEXT];
    int64_t from, to;
};

char *ticket_write(char buf[TICKET_TEXT], const struct secret *secret, const struct ticket *ticket);
/* Whether the text has the form of a ticket, signed or not. Surrounding blanks, case and full-width do not matter. */
bool ticket_is(const char *text);
/* Reads a ticket and verifies it with the key. False: not a ticket (*ticket zero), or not signed (*ticket unproven). */
bool ticket_read(const char *text, const uint8_t key[SECRET_PUBLIC_BYTES], struct ticket *ticket);

#endif
