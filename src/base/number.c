/* SPDX-License-Identifier: MIT */
#include "base/number.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

__extension__ typedef unsigned __int128 wide; /* holds the product of any two int64 ≥ 0 */

/* Reads digits only; strtoll would accept blanks, signs and hexadecimal, and depends on errno. */
static const char *take_digits(const char *text, uint64_t *number, bool *overflow)
{
    *number = 0;
    *overflow = false;
    for (; *text >= '0' && *text <= '9'; text++)
        if (__builtin_mul_overflow(*number, 10, number) ||
            __builtin_add_overflow(*number, (uint64_t)(*text - '0'), number))
            *overflow = true;
    return text;
}

bool number_take_decimal(const char *text, int places, uint64_t *number)
{
    bool overflow;
    const char *at = take_digits(text, number, &overflow);
    if (at == text || overflow)
        return false;
    if (*at == '.') {
        const char *first = ++at;
        for (; *at >= '0' && *at <= '9'; at++, places--)
            if (places == 0 || __builtin_mul_overflow(*number, 10, number) ||
                __builtin_add_overflow(*number, (uint64_t)(*at - '0'), number))
                return false;
        if (at == first)
            return false;
    }
    for (; places > 0; places--)
        if (__builtin_mul_overflow(*number, 10, number))
            return false;
    return *at == '\0';
}

uint64_t number_magnitude(int64_t number)
{
    return number < 0 ? UINT64_C(0) - (uint64_t)number : (uint64_t)number;
}

char *number_group(char buf[DECIMAL_TEXT], const char *plain)
{
    char *to = buf;
    if (*plain == '-')
        *to++ = *plain++;
    size_t digits = strcspn(plain, ".");
    for (; digits > 0; digits--) {
        *to++ = *plain++;
        if (digits % 3 == 1 && digits > 1)
            *to++ = ',';
    }
    strcpy(to, plain); /* at most 27 bytes: 19 digits, 6 commas and a sign, or 17 digits, 5 commas and decimals */
    return buf;
}

char *number_format_grouped(char buf[DECIMAL_TEXT], int64_t number)
{
    char plain[DECIMAL_TEXT];
    snprintf(plain, sizeof plain, "%" PRId64, number);
    return number_group(buf, plain);
}

static enum status out_of(int64_t min, int64_t max, const char *field, const char *text, struct error *err)
{
    char least[DECIMAL_TEXT], most[DECIMAL_TEXT];
    snprintf(least, sizeof least, "%" PRId64, min);
    snprintf(most, sizeof most, "%" PRId64, max);
    return error_range(err, field, text, least, most);
}

enum status number_parse(const char *text, const char *field, int64_t min, int64_t max, int64_t *number,
                         struct error *err)
{
    bool negative = text[0] == '-', overflow;
    const char *digits = text + (negative || text[0] == '+');
    uint64_t size;
    const char *end = take_digits(digits, &size, &overflow);
    if (end == digits || *end != '\0')
        return error_value(err, field, text, "not a whole number");
    bool fits = !overflow && size <= (uint64_t)INT64_MAX + negative;
    int64_t value = negative ? (int64_t)(UINT64_C(0) - size) : (int64_t)size;
    if (!fits || value < min || value > max)
        return out_of(min, max, field, text, err);
    *number = value;
    return STATUS_OK;
}

enum status number_parse_quantity(const char *text, const char *field, int64_t *quantity, struct error *err)
{
    uint64_t number;
    char most[DECIMAL_TEXT];
    if (!number_take_decimal(text, 3, &number))
        return error_value(err, field, text, "must be a quantity with at most three decimals");
    if (number == 0 || number > (uint64_t)QUANTITY_LIMIT)
        return error_range(err, field, text, "0.001", number_format_quantity(most, QUANTITY_LIMIT));
    *quantity = (int64_t)number;
    return STATUS_OK;
}

char *number_format_quantity(char buf[DECIMAL_TEXT], int64_t quantity)
{
    uint64_t number = number_magnitude(quantity);
    int length =
        snprintf(buf, DECIMAL_TEXT, "%s%" PRIu64 ".%03d", quantity < 0 ? "-" : "", number / 1000, (int)(number % 1000));
    while (buf[length - 1] == '0')
        buf[--length] = '\0';
    if (buf[length - 1] == '.')
        buf[--length] = '\0';
    return buf;
}

static int64_t clamp(wide number)
{
    return number > (wide)INT64_MAX ? INT64_MAX : (int64_t)number;
}

int64_t number_muldiv_half_up(int64_t a, int64_t b, int64_t c)
{
    wide product = (wide)a * (wide)b, divisor = (wide)c;
    wide rest = product % divisor;
    return clamp(product / divisor + (rest >= divisor - rest));
}

int64_t number_muldiv_floor(int64_t a, int64_t b, int64_t c)
{
    return clamp((wide)a * (wide)b / (wide)c);
}
