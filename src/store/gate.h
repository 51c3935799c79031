/* SPDX-License-Identifier: MIT */
/*
 * gate: gives writers their turn, in the order in which their processes asked. Turns are fcntl locks on FILE-gate
 * (gate.c explains), which the kernel frees when a process is killed; within one process turns are exclusive too. The
 * gate gives fairness only; correctness rests on BEGIN IMMEDIATE. Nothing else in the process may open and close
 * FILE-gate: closing any descriptor of a file drops all fcntl locks of the process on it.
 */
#ifndef FD_STORE_GATE_H
#define FD_STORE_GATE_H

#include "base/status.h"

struct gate;

/*
 * A seat is a lock that says who is there: the process that holds the byte of a till and the session number of its
 * counter. It excludes nobody by itself; whether a seat counts is in the till's row.
 */
struct gate_seat {
    int64_t till, session;
};

/* One gate per path and process, reference counted: opening it again gives the same gate. io_error on failure. */
enum status gate_open(const char *shop_path, struct gate **gate, struct error *err) MUST_USE;
void gate_close(struct gate *gate);
/* Waits up to wait_ms for the turn; busy after that, with the pid of the holder in note and arg 0. */
enum status gate_enter(struct gate *gate, int wait_ms, struct error *err) MUST_USE;
void gate_leave(struct gate *gate);

/*
 * Whether this is the only opening of the gate, in this process and in all others. If so, others that open it wait
 * until this one is closed.
 */
bool gate_alone(struct gate *gate);

/*
 * Locks apart from the turns, on bytes GATE_HOLD_FIRST to GATE_HOLD_LAST of the same file: held until released or until
 * the process ends. *held is false when another process has it; within one process they exclude nothing.
 */
#define GATE_HOLD_FIRST 1024
#define GATE_HOLD_LAST 4095
enum status gate_hold(struct gate *gate, int64_t byte, bool *held, struct error *err) MUST_USE;
void gate_release(struct gate *gate, int64_t byte);

/* Seats: gate_rise leaves one. */
enum status gate_sit(struct gate *gate, struct gate_seat seat, struct error *err) MUST_USE;
void gate_rise(struct gate *gate, struct gate_seat seat);
/* The process in that seat, this one too; 0: nobody. One that cannot be told (another machine's view) is -1. */
int64_t gate_sitter(struct gate *gate, struct gate_seat seat);

#endif
