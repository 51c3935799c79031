/* SPDX-License-Identifier: MIT */
#include "model/ticket.h"

#include <string.h>

#include "base/text.h"

#define HEAD "FQ"
#define FORM 1
#define BODY_BYTES 23
#define ALL_BYTES (BODY_BYTES + SECRET_SIGNATURE_BYTES)
#define CODED ((ALL_BYTES * 8 + 4) / 5)
#define LENGTH (sizeof HEAD - 1 + CODED)

static void put(uint8_t **at, int bytes, uint64_t number)
{
    for (int i = bytes - 1; i >= 0; i--)
        *(*at)++ = (uint8_t)(number >> (8 * i));
}

static uint64_t take(const uint8_t **at, int bytes)
{
    uint64_t number = 0;
    for (int i = 0; i < bytes; i++)
        number = number << 8 | *(*at)++;
    return number;
}

static void encode(const uint8_t *bytes, char *text)
{
    for (size_t i = 0; i < CODED; i++) {
        unsigned value = 0;
        for (size_t bit = 5 * i; bit < 5 * i + 5; bit++)
            value = value << 1 | (bit < 8 * ALL_BYTES ? bytes[bit / 8] >> (7 - bit % 8) & 1u : 0u);
        text[i] = coupon_digit_show((int)value);
    }
    text[CODED] = '\0';
}

static bool decode(const char *text, uint8_t *bytes)
{
    memset(bytes, 0, ALL_BYTES);
    for (size_t i = 0; i < CODED; i++) {
        int value = coupon_digit(text[i]);
        if (value < 0)
            return false;
        for (size_t bit = 0; bit < 5; bit++)
            if (value >> (4 - bit) & 1 && 5 * i + bit < 8 * ALL_BYTES)
                bytes[(5 * i + bit) / 8] |= (uint8_t)(0x80 >> (5 * i + bit) % 8);
    }
    return true;
}

char *ticket_write(char buf[TICKET_TEXT], const struct secret *secret, const struct ticket *ticket)
{
    uint8_t bytes[ALL_BYTES], *at = bytes;
    put(&at, 1, FORM);
    put(&at, 4, (uint64_t)ticket->shop);
    put(&at, 8, coupon_code_bits(ticket->code));
    put(&at, 4, (uint64_t)ticket->offer);
    put(&at, 3, (uint64_t)ticket->from);
    put(&at, 3, (uint64_t)ticket->to);
    secret_sign(secret, bytes, BODY_BYTES, at);
    memcpy(buf, HEAD, sizeof HEAD - 1);
    encode(bytes, buf + sizeof HEAD - 1);
    return buf;
}

/* The coded part in half width, without surrounding blanks; NULL if the text is not a ticket. */
static const char *bare(char half[TICKET_TEXT * 4], const char *text)
{
    if (strlen(text) >= TICKET_TEXT * 3)
        return NULL;
    text_halfwidth(half, TICKET_TEXT * 4, text);
    const char *from = half + strspn(half, " \r\n\t");
    half[strlen(half) - (strlen(from) - strcspn(from, " \r\n\t"))] = '\0';
    bool head = (from[0] == 'F' || from[0] == 'f') && (from[1] == 'Q' || from[1] == 'q');
    return head && strlen(from) == LENGTH ? from + sizeof HEAD - 1 : NULL;
}

bool ticket_is(const char *text)
{
    char half[TICKET_TEXT * 4];
    uint8_t bytes[ALL_BYTES];
    const char *coded = bare(half, text);
    return coded && decode(coded, bytes);
}

bool ticket_read(const char *text, const uint8_t key[SECRET_PUBLIC_BYTES], struct ticket *ticket)
{
    char half[TICKET_TEXT * 4];
    uint8_t bytes[ALL_BYTES];
    const uint8_t *at = bytes + 1;
    const char *coded = bare(half, text);
    *ticket = (struct ticket){0};
    if (!coded || !decode(coded, bytes))
        return false;
    ticket->shop = (int64_t)take(&at, 4);
    coupon_code_of(take(&at, 8), ticket->code);
    ticket->offer = (int64_t)take(&at, 4);
    ticket->from = (int64_t)take(&at, 3);
    ticket->to = (int64_t)take(&at, 3);
    return bytes[0] == FORM && secret_signed(key, bytes, BODY_BYTES, at);
}
