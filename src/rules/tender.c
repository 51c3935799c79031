/* SPDX-License-Identifier: MIT */
#include "rules/tender.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#define MONEY (TENDER_OF_BILL | TENDER_OF_TOPUP | TENDER_OF_CORRECTION | TENDER_AS_USUAL | TENDER_PAYS)

static const struct tender_info table[TENDER_COUNT] = {
    [TENDER_WALLET] = {"wallet", N_("Stored value"), N_("stored value"), 5, TENDER_OF_BILL | TENDER_PAYS, {0}},
    [TENDER_CASH] = {"cash", N_("Cash"), N_("cash"), 1, MONEY, {0}},
    [TENDER_CARD] = {"card", N_("Bank card"), N_("bank card"), 4, MONEY, {19, 19, 62, 62}},
    [TENDER_WECHAT] = {"wechat", N_("WeChat"), N_("WeChat"), 2, MONEY, {18, 18, 10, 15}},
    [TENDER_ALIPAY] = {"alipay", N_("Alipay"), N_("Alipay"), 3, MONEY, {16, 24, 25, 30}},
    [TENDER_VOUCHER] = {"voucher", N_("Platform voucher"), NULL, 0, TENDER_PAYS, {0}},
    [TENDER_DEPOSIT] = {"deposit", N_("Deposit"), NULL, 0, TENDER_PAYS, {0}},
    [TENDER_ACCOUNT] = {"account", N_("Account"), NULL, 0, TENDER_PAYS, {0}},
    [TENDER_OTHER] = {"other", N_("Other"), N_("other"), 6, MONEY, {0}},
    [TENDER_ROUNDING] = {"rounding", N_("Cash rounding"), NULL, 0, 0, {0}},
};

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
