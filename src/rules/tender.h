/* SPDX-License-Identifier: MIT */
/*
 * tender: the ways to pay, each named once: what files and the command line call it, its words, its digit at the
 * counter and where it is offered there, what payment codes look like. Who lists tenders reads them here.
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
    TENDER_ROUNDING, /* nobody pays by it: what cash rounding lets go of a bill */
    TENDER_COUNT
};

/* Where the counter offers it by its digit, and what else it may be. */
enum tender_use {
    TENDER_OF_BILL = 1 << 0,
    TENDER_OF_TOPUP = 1 << 1,
    TENDER_OF_CORRECTION = 1 << 2,
    TENDER_AS_USUAL = 1 << 3, /* may be what Enter takes the whole of a bill by: setting default_tender */
    TENDER_PAYS = 1 << 4,     /* people pay by it */
};

/* Payment codes: so many digits, of which the first two make a number in that range. All 0: there are none. */
struct tender_scan {
    int shortest, longest, first, last;
};

struct tender_info {
    const char *code; /* "wechat" */
    const char *name; /* msgid: on receipts and in lists */
    const char *help; /* msgid: behind its digit, "bank card"; NULL without one */
    int digit;        /* at the counter; 0: it has none */
    unsigned uses;    /* of enum tender_use */
    struct tender_scan scan;
};

const struct tender_info *tender_info(enum tender_kind tender);
/* The tender of a use that has the index-th lowest digit; false past the end. */
bool tender_offered(enum tender_use use, size_t index, enum tender_kind *tender);
const char *tender_code(enum tender_kind tender); /* "wechat" */
bool tender_from_code(const char *code, enum tender_kind *tender);
bool tender_pays(const char *code, enum tender_kind *tender); /* the same of those that people pay by */
/* "wallet, cash, …": the codes of those with a use. */
#define TENDER_LIST_TEXT 128
char *tender_list(char buf[TENDER_LIST_TEXT], enum tender_use use);
/* Which tender a payment code is of, by its digits alone; false if it is none. */
bool tender_scanned(const char *code, enum tender_kind *tender);

#endif
