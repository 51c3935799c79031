/* SPDX-License-Identifier: MIT */
#include "rules/tender.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#define OF_MONEY (TENDER_OF_BILL | TENDER_OF_TOPUP | TENDER_OF_CORRECTION | TENDER_AS_USUAL | TENDER_PAYS)

#define MONEY(run, id, code, name, help, digit, ...) [TENDER_##id] = {code, name, help, digit, OF_MONEY, {__VA_ARGS__}},
#define STORED(run, id, code, name, help, digit, ...)                                                                  \
    [TENDER_##id] = {code, name, help, digit, TENDER_OF_BILL | TENDER_PAYS | TENDER_RESTORED, {__VA_ARGS__}},
#define CODED(run, id, code, name, back)                                                                               \
    [TENDER_##id] = {code, name, NULL, 0, TENDER_PAYS | TENDER_NAMED | (back), {0}},
#define PART(run, id, code, name) [TENDER_##id] = {code, name, NULL, 0, 0, {0}},
static const struct tender_info table[TENDER_COUNT] = {TENDER_LIST(MONEY, STORED, CODED, PART, MONEY, )};

const struct tender_info *tender_info(enum tender_kind tender)
{
    return &table[tender];
}

bool tender_offered(enum tender_use use, size_t index, enum tender_kind *tender)
{
    for (int digit = 1; digit <= 9; digit++)
        for (int i = 0; i < TENDER_COUNT; i++)
            if (table[i].digit == digit && (table[i].uses & use) && index-- == 0) {
                *tender = (enum tender_kind)i;
                return true;
            }
    return false;
}

const char *tender_code(enum tender_kind tender)
{
    return table[tender].code;
}

bool tender_from_code(const char *code, enum tender_kind *tender)
{
    for (int i = 0; i < TENDER_COUNT; i++)
        if (strcmp(code, table[i].code) == 0) {
            *tender = (enum tender_kind)i;
            return true;
        }
    return false;
}

bool tender_pays(const char *code, enum tender_kind *tender)
{
    return tender_from_code(code, tender) && (table[*tender].uses & TENDER_PAYS);
}

char *tender_list(char buf[TENDER_LIST_TEXT], enum tender_use use)
{
    size_t used = 0;
    buf[0] = '\0';
    for (int i = 0; i < TENDER_COUNT && used < TENDER_LIST_TEXT; i++)
        if (table[i].uses & use)
            used += (size_t)snprintf(buf + used, TENDER_LIST_TEXT - used, "%s%s", used > 0 ? ", " : "", table[i].code);
    return buf;
}

#define CODE_SHORTEST 4
#define CODE_LONGEST 40

bool tender_voucher_code(const char *typed, char code[TENDER_CODE_TEXT])
{
    char half[256];
    size_t length = 0;
    if (strlen(typed) >= sizeof half)
        return false;
    text_halfwidth(half, sizeof half, typed);
    for (const char *at = half; *at; at++) {
        bool letter = (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z'), digit = *at >= '0' && *at <= '9';
        if (*at == ' ' || *at == '-')
            continue;
        if ((!letter && !digit) || length == CODE_LONGEST)
            return false;
        code[length++] = (char)(*at >= 'a' && *at <= 'z' ? *at - 'a' + 'A' : *at);
    }
    code[length] = '\0';
    return length >= CODE_SHORTEST;
}

bool tender_scanned(const char *code, enum tender_kind *tender)
{
    int length = (int)strspn(code, "0123456789");
    if (length < 2 || code[length] != '\0')
        return false;
    int first = (code[0] - '0') * 10 + (code[1] - '0');
    for (int i = 0; i < TENDER_COUNT; i++) {
        const struct tender_scan *scan = &table[i].scan;
        if (scan->longest > 0 && length >= scan->shortest && length <= scan->longest && first >= scan->first &&
            first <= scan->last) {
            *tender = (enum tender_kind)i;
            return true;
        }
    }
    return false;
}
