/* SPDX-License-Identifier: MIT */
/*
 * seat: a counter's place at its till. Taking it raises the session number in the till's row, which every act of the
 * desk compares inside its transaction: only the counter that took the till last acts at it. A lock beside the row
 * tells which process that is, and that it is gone. A command acts at a till without a seat.
 */
#ifndef FD_DESK_SEAT_H
#define FD_DESK_SEAT_H

#include "model/till.h"
#include "desk/desk.h"

#define SEAT_TERMINAL_TEXT 80

/* What is known about the till of a counter before anybody is asked. */
struct seat_wish {
    int64_t till;                      /* 0: nobody said */
    bool over;                         /* from another counter too, without asking */
    char terminal[SEAT_TERMINAL_TEXT]; /* name of the terminal, whose till is remembered; "": none */
};
void seat_plan(struct desk *desk, const struct seat_wish *wish);
const struct seat_wish *seat_planned(const struct desk *desk);
/* The till remembered for the terminal in this shop; 0: none. */
int64_t seat_remembered(struct desk *desk, const char *terminal);

/*
 * Takes the till, leaving the one the desk had, and remembers it for the terminal. till_in_use if another counter has
 * it, unless `over`; args: the till's number, the pid. Taking it over is audited.
 */
enum status seat_take(struct desk *desk, int64_t till, bool over, struct error *err) MUST_USE;
void seat_leave(struct desk *desk);
/* Acts at that till without a seat, 1 to TILL_MOST: as a command. A desk begins at till 1. Its first act makes the row.
 */
void seat_none(struct desk *desk, int64_t till);
bool seat_held(const struct desk *desk); /* taken, and not found to be lost */
/* Why the desk may not act any more: the refusal of the act that found the till taken over; NULL: it may. */
const struct error *seat_lost(const struct desk *desk);

/* The process whose counter has the till; 0: none, -1: one that cannot be told. */
int64_t seat_process(struct desk *desk, const struct till *till);

/* "02 Bar": the desk's till. Returns buf. */
char *seat_label(char buf[TILL_TEXT], const struct desk *desk);

#endif
