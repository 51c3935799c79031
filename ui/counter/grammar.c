/* SPDX-License-Identifier: MIT */
#include "ui/counter/grammar.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/money.h"
#include "base/text.h"

#define WHOLE_DIGITS 7
#define DECIMALS 2
#define WEIGHT_DECIMALS 3
#define QUANTITY_DIGITS 6
#define POINT_DIGITS 9
#define CODE_DIGITS 8
#define PROOF_MOST 11 /* a whole phone */
#define NUMBER_TEXT 20

static size_t digits(const char *text)
{
    return strspn(text, "0123456789");
}

/* Length of "digits[.digits]" at the start of text; 0 if it does not begin with a digit or is too long anywhere. */
static size_t decimal(const char *text, size_t whole, size_t decimals)
{
    size_t before = digits(text);
    if (before == 0 || before > whole)
        return 0;
    if (text[before] != '.')
        return before;
    size_t after = digits(text + before + 1);
    return after > decimals ? 0 : before + 1 + after;
}

/* Fen of a text that decimal() measured: "128", "128.", "106.6". */
static int64_t fen_of(const char *text, size_t length)
{
    int64_t value = 0;
    int decimals = -1;
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '.')
            decimals = 0;
        else {
            value = value * 10 + (text[i] - '0');
            decimals += decimals >= 0;
        }
    }
    for (int i = decimals < 0 ? 0 : decimals; i < DECIMALS; i++)
        value *= 10;
    return value;
}

static int64_t thousandths_of(const char *text, size_t length)
{
    char copy[SIGN_TEXT_MAX];
    if (length == 0)
        return QUANTITY_ONE;
    if (text[length - 1] == '.')
        length--;
    memcpy(copy, text, length);
    copy[length] = '\0';
    int64_t quantity = 0;
    /* "0" cannot be sold and is refused by the parser, but "0*" removes a line. */
    return number_parse_quantity(copy, "quantity", &quantity, NULL) == STATUS_OK ? quantity : 0;
}

/* More digits than an amount has. */
static bool is_code(const char *text)
{
    return digits(text) >= CODE_DIGITS && digits(text) == strlen(text);
}

static bool has_point(const char *text)
{
    return strchr(text, '.') != NULL;
}

/* What may follow "Q*" or "*": nothing, an amount, a code of more digits, or a slash and a code. */
static bool line_fits(const char *rest)
{
    if (*rest == '\0')
        return true;
    if (*rest == '/') {
        for (const char *at = rest + 1; *at != '\0'; at++)
            if (*at == '/' || *at == '*' || *at == ' ')
                return false;
        return true;
    }
    size_t length = decimal(rest, WHOLE_DIGITS, DECIMALS);
    return (length > 0 && rest[length] == '\0') || is_code(rest);
}

/* Length of the sign before the amount of "@A" or "**A"; 0 if the text is neither. */
static size_t price_sign(const char *text)
{
    return *text == '@' ? 1 : strncmp(text, "**", 2) == 0 ? 2 : 0;
}

static bool amount_fits(const char *text)
{
    return *text == '\0' || decimal(text, WHOLE_DIGITS, DECIMALS) == strlen(text);
}

static bool price_fits(const char *text)
{
    if (strcmp(text, ".") == 0 || strcmp(text, "*") == 0)
        return true;
    return amount_fits(text + price_sign(text));
}

static bool bill_fits(const char *text)
{
    if (*text == '+')
        return amount_fits(text + 1);
    if (price_sign(text) > 0)
        return price_fits(text);
    if (*text == '-')
        return digits(text + 1) == strlen(text + 1) && strlen(text + 1) <= POINT_DIGITS;
    if (*text == '.') /* a choice: '.' and one digit, which acts at once */
        return text[1] == '\0';
    const char *star = strchr(text, '*');
    if (star) {
        size_t length = (size_t)(star - text);
        return (length == 0 || decimal(text, QUANTITY_DIGITS, WEIGHT_DECIMALS) == length) && line_fits(star + 1);
    }
    if (digits(text) == strlen(text))
        return true; /* an amount, or with eight digits or more a code */
    /* the third decimal is allowed because a weight may follow: 0.355* */
    size_t length = decimal(text, WHOLE_DIGITS, WEIGHT_DECIMALS);
    return length > 0 && text[length] == '\0';
}

static bool query_fits(const char *text)
{
    size_t length = strlen(text);
    const char *point = strchr(text, '.');
    return (!point || point == text + length - 1) && !strpbrk(text, "*+");
}

static bool code_fits(const char *text)
{
    if (strcmp(text, ".") == 0)
        return true;
    for (; *text != '\0'; text++)
        if ((unsigned char)*text < 0x80 && !isalnum((unsigned char)*text) && *text != '-' && *text != ' ')
            return false;
    return true;
}

static bool number_fits(const char *text)
{
    return strcmp(text, ".") == 0 || (strspn(text, "0123456789-") == strlen(text) && strlen(text) <= NUMBER_TEXT);
}

/*
 * "2", "0.5*2", "3*" for the marked line, "*" for everything; of an exchange "*A", "Q*" and a code of many digits or,
 * behind a slash, any, and the digits of a code alone.
 */
static bool return_fits(const char *text)
{
    if (strcmp(text, ".") == 0)
        return true;
    const char *star = strchr(text, '*');
    if (!star && *text != '\0' && digits(text) == strlen(text))
        return true;
    if (star == text)
        return line_fits(star + 1);
    size_t length = decimal(text, QUANTITY_DIGITS, WEIGHT_DECIMALS);
    if (!star)
        return length > 0 && text[length] == '\0';
    if (length == 0 || text + length != star)
        return false;
    return star[1] == '/' ? line_fits(star + 1) : digits(star + 1) == strlen(star + 1);
}

bool grammar_fits(enum prompt prompt, const char *text)
{
    if (strlen(text) >= SIGN_TEXT_MAX)
        return false;
    switch (prompt) {
    case PROMPT_NONE:
        return false;
    case PROMPT_START:
    case PROMPT_QUERY:
        return query_fits(text);
    case PROMPT_BILL:
        return bill_fits(text);
    case PROMPT_TENDER:
        if (strcmp(text, ".") == 0)
            return true;
        return *text != '\0' && decimal(text, WHOLE_DIGITS, DECIMALS) == strlen(text);
    case PROMPT_PRICE:
        return price_fits(text);
    case PROMPT_NUMBER:
        return number_fits(text);
    case PROMPT_RETURN:
        return return_fits(text);
    case PROMPT_CODE:
        return code_fits(text);
    case PROMPT_DIGITS:
        return strcmp(text, ".") == 0 || (digits(text) == strlen(text) && strlen(text) <= PROOF_MOST);
    case PROMPT_SECRET:
    case PROMPT_FIELD:
        return true;
    case PROMPT_CHOICE:
        return strcmp(text, ".") == 0;
    }
    return false;
}

bool grammar_keeps_all(enum prompt prompt)
{
    return prompt == PROMPT_BILL || prompt == PROMPT_TENDER || prompt == PROMPT_PRICE || prompt == PROMPT_RETURN;
}

static enum sign read_line(const char *text, const char *star, struct spoken *spoken)
{
    spoken->quantity = thousandths_of(text, (size_t)(star - text));
    const char *rest = star + 1;
    if (*rest == '\0')
        return star == text ? SIGN_NONE : SIGN_QUANTITY;
    if (*rest == '/') {
        text_copy(spoken->code, sizeof spoken->code, rest + 1);
        return rest[1] == '\0' ? SIGN_NONE : SIGN_ITEM;
    }
    if (is_code(rest)) {
        text_copy(spoken->code, sizeof spoken->code, rest);
        return SIGN_ITEM;
    }
    spoken->amount = fen_of(rest, strlen(rest));
    spoken->pointless = !has_point(rest);
    return SIGN_LINE;
}

static enum sign read_price(const char *text, struct spoken *spoken)
{
    size_t sign = price_sign(text), length = strlen(text);
    if (length == sign || decimal(text + sign, WHOLE_DIGITS, DECIMALS) != length - sign)
        return SIGN_NONE;
    spoken->amount = fen_of(text + sign, length - sign);
    return sign > 0 ? SIGN_PRICE : SIGN_AMOUNT;
}

static enum sign read_bill(const char *text, struct spoken *spoken)
{
    size_t length = strlen(text);
    const char *star = strchr(text, '*');
    if (*text == '-') {
        spoken->number = length == 1 ? -1 : strtoll(text + 1, NULL, 10);
        return SIGN_POINTS;
    }
    if (*text == '+') {
        spoken->number = length == 1 ? -1 : 0;
        spoken->amount = fen_of(text + 1, length - 1);
        spoken->pointless = !has_point(text);
        return SIGN_TOPUP;
    }
    if (price_sign(text) > 0)
        return read_price(text, spoken);
    if (star)
        return read_line(text, star, spoken);
    if (is_code(text)) {
        text_copy(spoken->code, sizeof spoken->code, text);
        return SIGN_CODE;
    }
    size_t taken = decimal(text, WHOLE_DIGITS, DECIMALS);
    if (taken == 0 || text[taken] != '\0')
        return SIGN_NONE;
    spoken->amount = fen_of(text, taken);
    spoken->pointless = !has_point(text);
    spoken->whole = length == 4 && spoken->pointless;
    return SIGN_AMOUNT;
}

static enum sign read_return(const char *text, struct spoken *spoken)
{
    const char *star = strchr(text, '*');
    if (is_code(text)) {
        text_copy(spoken->code, sizeof spoken->code, text);
        return SIGN_ITEM;
    }
    if (star && (star[1] == '/' || is_code(star + 1) || (star == text && star[1] != '\0')))
        return read_line(text, star, spoken);
    spoken->quantity = QUANTITY_ALL;
    if (strcmp(text, "*") == 0)
        return SIGN_BACK_LINE;
    if (!star && digits(text) != strlen(text))
        return SIGN_NONE;
    if (star)
        spoken->quantity = thousandths_of(text, (size_t)(star - text));
    const char *number = star ? star + 1 : text;
    spoken->number = *number == '\0' ? -1 : strtoll(number, NULL, 10);
    return *number != '\0' && spoken->number == 0 ? SIGN_NONE : SIGN_BACK_LINE;
}

enum sign grammar_read(enum prompt prompt, const char *text, struct spoken *spoken)
{
    *spoken = (struct spoken){.quantity = QUANTITY_ONE};
    if (*text == '\0')
        return SIGN_ENTER;
    if (strcmp(text, ".") == 0 && prompt != PROMPT_FIELD)
        return SIGN_NONE;
    if (grammar_keeps_all(prompt) && !grammar_fits(prompt, text))
        return SIGN_NONE;
    switch (prompt) {
    case PROMPT_START:
    case PROMPT_QUERY:
        return SIGN_QUERY;
    case PROMPT_BILL:
        return read_bill(text, spoken);
    case PROMPT_TENDER:
        spoken->amount = fen_of(text, strlen(text));
        spoken->pointless = !has_point(text);
        return SIGN_AMOUNT;
    case PROMPT_PRICE:
        return read_price(text, spoken);
    case PROMPT_RETURN:
        return read_return(text, spoken);
    case PROMPT_NUMBER:
        text_copy(spoken->code, sizeof spoken->code, text);
        return SIGN_CODE;
    case PROMPT_CODE:
        text_copy(spoken->code, sizeof spoken->code, text);
        return SIGN_COUPON;
    case PROMPT_DIGITS:
        spoken->number = strtoll(text, NULL, 10);
        text_copy(spoken->code, sizeof spoken->code, text);
        return SIGN_PROOF;
    case PROMPT_SECRET:
        return SIGN_SECRET;
    case PROMPT_FIELD:
        return SIGN_TAB;
    case PROMPT_NONE:
    case PROMPT_CHOICE:
        break;
    }
    return SIGN_NONE;
}
