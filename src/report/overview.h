/* SPDX-License-Identifier: MIT */
/*
 * overview: what a till's idle screen tells between two customers, read only: the open shift so far, the last bills,
 * what today brings and what is left to print. Money is in fen. Every figure is read through an index, so that a shop
 * of ten million members answers as fast as a small one.
 */
#ifndef FD_REPORT_OVERVIEW_H
#define FD_REPORT_OVERVIEW_H

#include "model/bill.h"

#define OVERVIEW_BILLS 8          /* last bills of the till */
#define OVERVIEW_PRINT_SECONDS 60 /* a slip that waits longer is told, tried or not */

struct overview {
    bool shift;             /* one is open at the till; the next three are its figures */
    int64_t bills, net;     /* its purchases; payable less refunds */
    int64_t enrolled;       /* members enrolled at the till since it opened */
    struct brief_list last; /* at most OVERVIEW_BILLS, newest first */
    int64_t birthdays;      /* members whose birthday is today, whichever calendar it is kept in */
    int64_t coupons;        /* usable for the last time today */
    int64_t waiting;        /* print jobs of the till, tried in vain or queued a while ago */
    int64_t unsure;         /* print jobs of which nobody knows whether they came out whole */
};

/* Reads the overview of a till on a business day; the caller frees it with overview_clear, also after an error. */
enum status overview_read(struct db *db, int64_t till, int64_t day, struct overview *overview,
                          struct error *err) MUST_USE;
void overview_clear(struct overview *overview);

#endif
