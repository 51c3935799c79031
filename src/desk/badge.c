/* SPDX-License-Identifier: MIT */
#include "desk/badge.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buffer.h"
#include "base/digest.h"
#include "base/text.h"

#define MAC_DIGITS 16 /* 64 bits */

static char *seal(char buf[BADGE_TEXT], const struct secret *secret, const char *kind, int64_t id, const char *salt)
{
    struct buffer text = {0};
    uint8_t digest[DIGEST_BYTES];
    char hex[2 * DIGEST_BYTES + 1];
    buffer_format(&text, "badge %s %" PRId64 " %s", kind, id, salt);
    digest_chain(secret->pepper, text.text, text.length, digest);
    buffer_clear(&text);
    digest_hex(hex, digest);
    for (size_t i = 0; i < MAC_DIGITS; i++) /* capitals: QR and barcodes hold them in less room */
        hex[i] = hex[i] >= 'a' ? (char)(hex[i] - 'a' + 'A') : hex[i];
    snprintf(buf, BADGE_TEXT, "%s-%" PRId64 "-%.*s", kind, id, MAC_DIGITS, hex);
    return buf;
}

char *badge_of_member(char buf[BADGE_TEXT], const struct secret *secret, int64_t member)
{
    return seal(buf, secret, "FM", member, "");
}

char *badge_of_staff(char buf[BADGE_TEXT], const struct secret *secret, const struct staff *staff)
{
    return seal(buf, secret, "FS", staff->id, staff->pin);
}

/* The number in the text; 0 if the text is not of that kind. */
static int64_t number_of(const char *text, const char *kind)
{
    char *end;
    if (strncasecmp(text, kind, 2) != 0 || text[2] != '-' || strlen(text) >= BADGE_TEXT)
        return 0;
    int64_t id = strtoll(text + 3, &end, 10);
    return id > 0 && *end == '-' ? id : 0;
}

/* Constant time: compares every character. */
static bool same(const char *one, const char *two)
{
    size_t length = strlen(one);
    if (length != strlen(two))
        return false;
    unsigned differ = 0;
    for (size_t i = 0; i < length; i++)
        differ |= (unsigned)(unsigned char)one[i] ^ (unsigned)(unsigned char)two[i];
    return differ == 0;
}

static char *upper(char buf[BADGE_TEXT], const char *text)
{
    text_copy(buf, BADGE_TEXT, text);
    for (char *c = buf; *c != '\0'; c++)
        *c = *c >= 'a' && *c <= 'z' ? (char)(*c - 'a' + 'A') : *c;
    return buf;
}

int64_t badge_read_member(struct desk *desk, const char *text)
{
    char wanted[BADGE_TEXT], given[BADGE_TEXT];
    int64_t id = number_of(text, "FM");
    return id > 0 && same(badge_of_member(wanted, desk_secret(desk), id), upper(given, text)) ? id : 0;
}

enum status badge_read_staff(struct desk *desk, const char *text, struct staff *staff, struct error *err)
{
    char wanted[BADGE_TEXT], given[BADGE_TEXT];
    struct staff found;
    int64_t id = number_of(text, "FS");
    *staff = (struct staff){0};
    if (id == 0)
        return STATUS_OK;
    enum status status = staff_get(desk_db(desk), id, &found, err);
    if (status == STATUS_NOT_FOUND)
        return STATUS_OK;
    TRY(status);
    if (!found.left_on && same(badge_of_staff(wanted, desk_secret(desk), &found), upper(given, text)))
        *staff = found;
    return STATUS_OK;
}
