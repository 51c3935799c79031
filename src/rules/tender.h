/* SPDX-License-Identifier: MIT */
/*
 * tender: the ways to pay, in one table: code, name, digit at the counter, where it is offered, what its payment codes
 * look like. Everything that lists tenders reads it here.
 */
#ifndef FD_RULES_TENDER_H
#define FD_RULES_TENDER_H

#include <stdbool.h>
#include <stddef.h>

enum tender_kind {
    TENDER_WALLET,
    TENDER_CASH,
    TENDER_CARD,
    TENDER_WECHAT,
    TENDER_ALIPAY,
    TENDER_VOUCHER,
    TENDER_DEPOSIT,
    TENDER_ACCOUNT,
    TENDER_OTHER,
    TENDER_ROUNDING, /* not paid by anyone: the part of a bill that cash rounding drops */
    TENDER_COUNT
};

/* Where the counter offers it by its digit, and other uses. */
enum tender_use {
    TENDER_OF_BILL = 1 << 0,
    TENDER_OF_TOPUP = 1 << 1,
    TENDER_OF_CORRECTION = 1 << 2,
    TENDER_AS_USUAL = 1 << 3, /* may be the setting default_tender: Enter takes the whole bill by it */
    TENDER_PAYS = 1 << 4,     /* people can pay by it */
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
/* "wallet, cash, …": the codes of all tenders with that use. Returns buf. */
#define TENDER_LIST_TEXT 128
char *tender_list(char buf[TENDER_LIST_TEXT], enum tender_use use);
/* The tender of a scanned payment code, by its digits alone; false if it is none. */
bool tender_scanned(const char *code, enum tender_kind *tender);

#endif
