/* SPDX-License-Identifier: MIT */
/*
 * printing: the till's printer at the counter: receipts of finished bills, what waits, and the process that sends it.
 * Without a printer receipts are shown, and nothing here says that one is printed.
 */
#ifndef FD_UI_COUNTER_PRINTING_H
#define FD_UI_COUNTER_PRINTING_H

#include "ui/counter/counter.h"

void printing_read(struct counter *counter); /* has the till a printer? After it was taken, and after a change */
bool printing_possible(const struct counter *counter);
/* Prints the receipt of a bill, marked as a reprint if it is one; without a printer, shows it. bill 0: the last one. */
void printing_receipt(struct counter *counter, int64_t bill);
/* The slip of any entry, marked as a reprint if it is one; a member's card; the sums of a day. */
void printing_entry(struct counter *counter, int64_t txn);
void printing_card(struct counter *counter, int64_t member);
void printing_day(struct counter *counter, int64_t day);
/* Is the open bill's receipt to be printed, as the shop has set it or as the clerk has switched it? */
bool printing_wanted(const struct counter *counter);
void printing_switch(struct counter *counter); /* the other way for this bill; without a printer: shown or not */
/* After the sale: shows the receipt where that was asked, or says which key prints it. wanted: as it was on the bill.
 */
void printing_sold(struct counter *counter, bool wanted);

/* For the loops: after each key, and when no key came for a while. They start the process that prints. */
void printing_begin(struct counter *counter);
void printing_tick(struct counter *counter);

#endif
