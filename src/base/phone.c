/* SPDX-License-Identifier: MIT */
#include "base/phone.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

/* Country code of this country, and the number of digits of its complete numbers including that code. */
#define HOME "86"
#define MOBILE 13
#define LANDLINE_SHORTEST 12
#define LANDLINE_LONGEST 13

#define FOREIGN_SHORTEST 7

/* The digits of a typed number. */
struct typed {
    bool plus;
    size_t count;
    char digit[PHONE_TYPED + 1];
};

static bool between(uint32_t c)
{
    static const uint32_t list[] = {' ', '\t', '-', '.', '(', ')', 0xA0, 0xB7, 0x2010, 0x2011, 0x2013, 0x2014, 0x2212};
    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        if (c == list[i])
            return true;
    return false;
}

/* False if the text has other characters, no digits or too many. */
static bool read_typed(const char *text, struct typed *typed)
{
    char narrow[96];
    uint32_t c;
    text_halfwidth(narrow, sizeof narrow, text);
    const char *at = narrow + strspn(narrow, " \t");
    at += *at == '\'';
    *typed = (struct typed){0};
    for (size_t taken; (taken = text_decode(at, &c)) > 0; at += taken) {
        if (c == '+' && !typed->plus && typed->count == 0)
            typed->plus = true;
        else if (typed->plus && strncmp(at, "(0)", 3) == 0)
            taken = 3; /* +44 (0)20 …: dialled only inside the country */
        else if (c >= '0' && c <= '9' && typed->count < PHONE_TYPED)
            typed->digit[typed->count++] = (char)c;
        else if (!between(c))
            return false;
    }
    return typed->count > 0;
}

static bool is_mobile(const char *digits)
{
    return strlen(digits) == MOBILE - strlen(HOME) && digits[0] == '1' && digits[1] >= '3';
}

/* Area code and number without the leading 0. Area codes 10 and 2x have numbers of 8 digits, others of 7 or 8. */
static bool is_landline(const char *digits)
{
    size_t length = strlen(digits);
    if (strncmp(digits, "10", 2) == 0 || digits[0] == '2')
        return length == 10;
    return digits[0] >= '3' && (length == 10 || length == 11);
}

static int64_t number_of(const char *country, const char *digits)
{
    int64_t number = 0;
    for (; *country != '\0'; country++)
        number = number * 10 + (*country - '0');
    for (; *digits != '\0'; digits++)
        number = number * 10 + (*digits - '0');
    return number;
}

static enum status wrong_length(const char *text, struct error *err)
{
    error_value(err, "phone", text, "a number of that area or country has more or fewer digits");
    error_detail(err, "phone_length");
    return STATUS_BAD_VALUE;
}

/* digits: what follows the country code; the area code of a landline may have its 0 or not. */
static enum status parse_home(const char *text, const char *digits, int64_t *phone, struct error *err)
{
    const char *landline = digits + (*digits == '0');
    if (!is_mobile(digits) && !is_landline(landline))
        return wrong_length(text, err);
    *phone = number_of(HOME, landline);
    return STATUS_OK;
}

static enum status parse_abroad(const char *text, const char *digits, int64_t *phone, struct error *err)
{
    size_t length = strlen(digits);
    if (strncmp(digits, HOME, strlen(HOME)) == 0)
        return parse_home(text, digits + strlen(HOME), phone, err);
    if (*digits == '0' || length < FOREIGN_SHORTEST || length > PHONE_DIGITS)
        return wrong_length(text, err);
    *phone = number_of("", digits);
    return STATUS_OK;
}

enum status phone_parse(const char *text, int64_t *phone, struct error *err)
{
    struct typed typed;
    if (!read_typed(text, &typed)) {
        error_value(err, "phone", text, "a phone is digits, with blanks, dashes or a + in front");
        error_detail(err, "phone_form");
        return STATUS_BAD_VALUE;
    }
    const char *digits = typed.digit, *behind = digits + strlen(HOME);
    if (typed.plus)
        return parse_abroad(text, digits, phone, err);
    if (strncmp(digits, "00", 2) == 0)
        return parse_abroad(text, digits + 2, phone, err);
    if (*digits == '0' || is_mobile(digits))
        return parse_home(text, digits, phone, err);
    if (strncmp(digits, HOME, strlen(HOME)) == 0 && (is_mobile(behind) || *behind == '0'))
        return parse_home(text, behind, phone, err);
    error_value(err, "phone", text, "a mobile has 11 digits; others need an area code, 00 or +");
    error_detail(err, "area_code");
    return STATUS_BAD_VALUE;
}

char *phone_format(char buf[PHONE_TEXT], int64_t phone)
{
    buf[0] = '\0';
    if (phone <= 0)
        return buf;
    snprintf(buf, PHONE_TEXT, "+%" PRId64, phone);
    if (strncmp(buf + 1, HOME, strlen(HOME)) == 0 && is_mobile(buf + 1 + strlen(HOME)))
        memmove(buf, buf + 1 + strlen(HOME), MOBILE - strlen(HOME) + 1);
    return buf;
}

char *phone_mask(char buf[PHONE_TEXT], int64_t phone)
{
    phone_format(buf, phone);
    char *digits = buf + (*buf == '+');
    size_t length = strlen(digits);
    for (size_t at = length >= 11 ? 3 : 0; at + 4 < length; at++)
        digits[at] = '*';
    return buf;
}

/* --- while it is being typed -------------------------------------------------------------------------------------- */

static void begin_with(struct phone_part *part, const char *country, const char *digits, int shortest, int longest)
{
    snprintf(part->digits, sizeof part->digits, "%s%s", country, digits);
    part->shortest = shortest;
    part->longest = longest;
}

bool phone_begins(const char *text, struct phone_part *part)
{
    struct typed typed;
    *part = (struct phone_part){0};
    if (!read_typed(text, &typed))
        return false;
    const char *digits = typed.digit;
    bool zeros = !typed.plus && strncmp(digits, "00", 2) == 0;
    digits += zeros ? 2 : 0;
    size_t length = strlen(digits);
    if (length > PHONE_DIGITS)
        return false;
    part->plus = typed.plus;
    text_copy(part->typed, sizeof part->typed, typed.digit);
    bool abroad = typed.plus || zeros || strlen(HOME) + length > PHONE_DIGITS;
    if (!abroad && *digits == '0')
        begin_with(part, HOME, digits + 1, LANDLINE_SHORTEST, LANDLINE_LONGEST);
    else if (!abroad && *digits == '1' && (digits[1] == '\0' || digits[1] >= '3'))
        begin_with(part, HOME, digits, MOBILE, MOBILE);
    else if (strncmp(digits, HOME, strlen(HOME)) == 0)
        begin_with(part, "", digits, LANDLINE_SHORTEST, MOBILE);
    else
        begin_with(part, "", digits, FOREIGN_SHORTEST, PHONE_DIGITS);
    return true;
}
