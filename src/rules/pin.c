/* SPDX-License-Identifier: MIT */
#include "rules/pin.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/date.h"

#define PART_MOST 4 /* characters of a part that repeats */

static bool repeats(const char *pin, size_t length)
{
    for (size_t part = 1; part <= PART_MOST && 2 * part <= length; part++)
        if (memcmp(pin, pin + part, length - part) == 0)
            return true;
    return false;
}

/* 0 follows 9, as on a keypad. */
static bool follows(char before, char after)
{
    return after == before + 1 || (before == '9' && after == '0');
}

static bool runs(const char *pin, size_t length)
{
    bool up = true, down = true;
    for (size_t i = 1; i < length; i++) {
        up = up && follows(pin[i - 1], pin[i]);
        down = down && follows(pin[i], pin[i - 1]);
    }
    return up || down;
}

static bool is_day(const char *pin, size_t length)
{
    char text[16];
    int64_t day;
    if ((length != 6 && length != 8) || strspn(pin, "0123456789") != length)
        return false;
    if (length == 8 && strncmp(pin, "19", 2) != 0 && strncmp(pin, "20", 2) != 0)
        return false;
    int year = (int)length - 4;
    snprintf(text, sizeof text, "%s%.*s-%.2s-%.2s", length == 6 ? "20" : "", year, pin, pin + year, pin + year + 2);
    return date_parse(text, "", &day, NULL) == STATUS_OK;
}

static bool is_code(const char *pin, const char *code)
{
    size_t length = strlen(code);
    if (length == 0)
        return false;
    for (; *pin != '\0'; pin += length)
        if (strncasecmp(pin, code, length) != 0)
            return false;
    return true;
}

bool pin_weak(const char *pin, const char *code)
{
    size_t length = strlen(pin);
    return repeats(pin, length) || runs(pin, length) || is_day(pin, length) || is_code(pin, code);
}

char *pin_code_show(char buf[PIN_CODE_TEXT], const uint8_t random[PIN_CODE_BYTES])
{
    static const char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    uint64_t bits = 0;
    for (size_t i = 0; i < PIN_CODE_BYTES; i++)
        bits = bits << 8 | random[i];
    for (size_t i = 0; i < 9; i++) {
        buf[i] = i == 4 ? '-' : digits[bits & 31];
        bits >>= i == 4 ? 0 : 5;
    }
    buf[9] = '\0';
    return buf;
}

char *pin_code_plain(char buf[PIN_CODE_TEXT], const char *typed)
{
    size_t used = 0;
    for (; *typed != '\0' && used + 1 < PIN_CODE_TEXT; typed++) {
        char c = *typed >= 'a' && *typed <= 'z' ? (char)(*typed - 'a' + 'A') : *typed;
        if (c != '-' && c != ' ')
            buf[used++] = c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
    }
    buf[used] = '\0';
    return buf;
}
