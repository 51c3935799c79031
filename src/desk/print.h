/* SPDX-License-Identifier: MIT */
/*
 * print: the queue of the tills' printers, and a bill with everything else its receipt shows. Acts queue their own
 * slips (act.c); here a person asks for one, and the process that prints claims them.
 */
#ifndef FD_DESK_PRINT_H
#define FD_DESK_PRINT_H

#include "model/member.h"
#include "model/print_job.h"
#include "desk/sell.h"
#include "desk/settings.h"

/* The shop's own lines on every slip; empty: none. */
struct print_words {
    char logo[SETTING_TEXT], header[SETTING_TEXT], footer[SETTING_TEXT];
};
void print_words_read(struct desk *desk, struct print_words *words);

struct print_bill {
    struct print_words words;
    struct sale_view view;
    struct member member; /* id 0: a walk-in */
    struct staff staff;   /* the person who rang it */
    int64_t till;
    bool again; /* it was printed before, or may have been */
};

/* Reads a finished bill. The caller clears *print, also after an error. */
enum status print_read(struct desk *desk, int64_t bill, struct print_bill *print, struct error *err) MUST_USE;
void print_clear(struct print_bill *print);

/* Has this till a printer? */
bool print_possible(struct desk *desk);
/* True once after acts of this desk have queued something: a process that prints is to be started. */
bool print_begun(struct desk *desk);

struct print_done {
    int64_t job;
    int64_t again; /* 1: it is marked as a duplicate */
};
/*
 * What is asked for: acts, audited. printer_unreachable, detail none: the till has no printer.
 *
 * print_entry: the slip of an entry, a duplicate if it was printed before or may have been. While its job still waits,
 * that one is returned and nothing is queued. print_bill_entry is its entry: that of the sale.
 */
enum status print_entry(struct desk *desk, const char *key, int64_t txn, struct print_done *done,
                        struct error *err) MUST_USE;
enum status print_card(struct desk *desk, const char *key, int64_t member, struct print_done *done,
                       struct error *err) MUST_USE;
enum status print_day(struct desk *desk, const char *key, int64_t day, struct print_done *done,
                      struct error *err) MUST_USE;
/* A page that shows width, signs, QR code and cutter, and opens the drawer: for those who may change settings. */
enum status print_test(struct desk *desk, const char *key, struct print_done *done, struct error *err) MUST_USE;
/*
 * Offers an unsure job again, as a duplicate, or a waiting one at once; gives up one that is not printed. bad_value,
 * detail print_state (arg 1 the state), for one in another state.
 */
enum status print_retry(struct desk *desk, const char *key, int64_t job, struct print_done *done,
                        struct error *err) MUST_USE;
enum status print_drop(struct desk *desk, const char *key, int64_t job, struct print_done *done,
                       struct error *err) MUST_USE;

/*
 * For the process that prints; no person need be signed in. It holds the till's printer (print_hold) from the claim to
 * the settling. print_claim takes the oldest job above `after`; job->id is 0 when none waits. An opening of the drawer
 * that is late (PRINT_KICK_SECONDS) is dropped, and a slip is printed without it.
 */
#define PRINT_KICK_SECONDS 60
/* False when another process holds it. What a process that died was sending becomes unsure. */
enum status print_hold(struct desk *desk, int64_t till, bool *held, struct error *err) MUST_USE;
void print_let_go(struct desk *desk, int64_t till);
enum status print_claim(struct desk *desk, int64_t till, int64_t after, struct print_job *job,
                        struct error *err) MUST_USE;
/* state: printed, waiting (nothing reached the device) or unsure. error: a code, "" when printed. */
enum status print_settle(struct desk *desk, const struct print_job *job, enum print_state state, const char *error,
                         struct error *err) MUST_USE;

#endif
