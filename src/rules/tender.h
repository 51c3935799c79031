/* SPDX-License-Identifier: MIT */
/*
 * tender: the ways to pay, in one table: code, name, digit at the counter, where it is offered, what its payment codes
 * look like. Everything that lists tenders reads it here.
 */
#ifndef FD_RULES_TENDER_H
#define FD_RULES_TENDER_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The list, in the order of the digits, which is that of help and totals too. The word before a tender says where it is
 * offered, and is a macro of whoever makes something of the list:
 *   MONEY(run, ID, code, name, help, digit, scan)   at bills, top-ups and corrections, and as the default tender
 *   STORED(the same)                                at bills only
 *   CODED(run, ID, code, name, back)                by its code, without a digit; back: TENDER_RESTORED or 0
 *   PART(run, ID, code, name)                       by nobody: a part of the bill that is not paid
 *   LAST(as MONEY)                                  in the last line, so that what is made need not end in a comma
 * name and help are those of struct tender_info; scan: four numbers of struct tender_scan, or 0. run is passed on.
 */
#define TENDER_LIST(MONEY, STORED, CODED, PART, LAST, run)                                                             \
    MONEY(run, CASH, "cash", N_("Cash"), N_("cash"), 1, 0)                                                             \
    MONEY(run, WECHAT, "wechat", N_("WeChat"), N_("WeChat"), 2, 18, 18, 10, 15)                                        \
    MONEY(run, ALIPAY, "alipay", N_("Alipay"), N_("Alipay"), 3, 16, 24, 25, 30)                                        \
    MONEY(run, CARD, "card", N_("Bank card"), N_("bank card"), 4, 19, 19, 62, 62)                                      \
    STORED(run, WALLET, "wallet", N_("Stored value"), N_("stored value"), 5, 0)                                        \
    CODED(run, VOUCHER, "voucher", N_("Platform voucher"), 0)                                                          \
    CODED(run, DEPOSIT, "deposit", N_("Deposit"), TENDER_RESTORED)                                                     \
    CODED(run, ACCOUNT, "account", N_("On account"), TENDER_RESTORED)                                                  \
    CODED(run, FAMILY, "family", N_("Family card"), TENDER_RESTORED)                                                   \
    PART(run, ROUNDING, "rounding", N_("Cash rounding")) /* dropped from a bill paid in cash */                        \
    LAST(run, OTHER, "other", N_("Other"), N_("other"), 6, 0)

#define TENDER_ID(run, id, ...) TENDER_##id,
enum tender_kind { TENDER_LIST(TENDER_ID, TENDER_ID, TENDER_ID, TENDER_ID, TENDER_ID, ) TENDER_COUNT };
#undef TENDER_ID

/* Where the counter offers it by its digit, and other uses. */
enum tender_use {
    TENDER_OF_BILL = 1 << 0,
    TENDER_OF_TOPUP = 1 << 1,
    TENDER_OF_CORRECTION = 1 << 2,
    TENDER_AS_USUAL = 1 << 3, /* may be the setting default_tender: Enter takes the whole bill by it */
    TENDER_PAYS = 1 << 4,     /* people can pay by it */
    TENDER_NAMED = 1 << 5,    /* names what pays: the code of a voucher; --pay TENDER:NAME=A */
    TENDER_RESTORED = 1 << 6, /* a refund puts it back by itself: nothing is handed over */
};

/*
 * Payment codes have shortest to longest digits, the first two of which form a number from first to last. All 0: none.
 */
struct tender_scan {
    int shortest, longest, first, last;
};

struct tender_info {
    const char *code; /* "wechat" */
    const char *name; /* msgid, on receipts and in lists */
    const char *help; /* msgid, shown behind its digit; NULL without a digit */
    int digit;        /* at the counter; 0: none */
    unsigned uses;    /* of enum tender_use */
    struct tender_scan scan;
};

const struct tender_info *tender_info(enum tender_kind tender);
/* The tender with the index-th lowest digit among those with that use; false past the last. */
bool tender_offered(enum tender_use use, size_t index, enum tender_kind *tender);
const char *tender_code(enum tender_kind tender); /* "wechat" */
bool tender_from_code(const char *code, enum tender_kind *tender);
bool tender_pays(const char *code, enum tender_kind *tender); /* the same, only for TENDER_PAYS */
/* "cash, wechat, …": the codes of all tenders with that use. Returns buf. */
#define TENDER_LIST_TEXT 128
char *tender_list(char buf[TENDER_LIST_TEXT], enum tender_use use);
/*
 * Whether typed text is the code of a platform voucher: 4 to 40 letters and digits; code is then upper case, half-width
 * and without blanks and dashes.
 */
#define TENDER_CODE_TEXT 48
bool tender_voucher_code(const char *typed, char code[TENDER_CODE_TEXT]);
/* The tender of a scanned payment code, by its digits alone; false if it is none. */
bool tender_scanned(const char *code, enum tender_kind *tender);

#endif
