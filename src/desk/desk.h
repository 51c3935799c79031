/* SPDX-License-Identifier: MIT */
/*
 * desk: an open shop, with the person signed in and the till. Everything people do goes through it; only desk/ writes.
 * One thread uses a struct desk.
 */
#ifndef FD_DESK_DESK_H
#define FD_DESK_DESK_H

#include "store/recovery.h"
#include "model/shop.h"
#include "model/staff.h"

struct desk;

/* A new shop; programme is JSON text, NULL: none. */
struct shop_new {
    const char *path, *name, *programme;
    bool practice;
    struct recovery *recovery; /* where the code of its recovery sheet goes; NULL: kept nowhere (practice shops) */
};
/* Creates the shop file and its key file, the staff "system" and "owner", till 1 and the programme. */
enum status desk_create(const struct shop_new *shop, struct error *err) MUST_USE;
/* Writes the first rows into an empty database; the part of desk_create that tests use with their own file system. */
enum status desk_found(struct db *db, const struct shop_new *shop, const struct secret *secret,
                       struct error *err) MUST_USE;

/*
 * Opens an existing shop with nobody signed in, at till 1; the caller closes it. read_only: for check and report.
 * key_foreign if its key file is not its own; key_missing if there is none, but to read: see desk_keyed.
 */
enum status desk_open(const char *path, bool read_only, struct desk **desk, struct error *err) MUST_USE;
/* Makes a desk of an open database, which it owns from then on (tests, fault injection). */
enum status desk_adopt(struct db *db, const struct secret *secret, struct desk **desk, struct error *err) MUST_USE;
void desk_close(struct desk *desk);
/*
 * After an I/O error: opens the shop again for the same person at the same till; nothing is done without one. act_run
 * calls it before and after an act; whoever only reads calls it before. Fails as db_reopen.
 */
enum status desk_reopen(struct desk *desk, struct error *err) MUST_USE;

/*
 * Signs a person in. staff NULL: "system" in a practice shop, in a live one nobody, before there is an owner with a PIN
 * the owner. A live shop needs the PIN: missing_value. A failure is counted before the PIN is verified: pin_wrong,
 * locked_out. In a live shop a person without a PIN signs in by the one-time code they were given, the owner of a new
 * shop by nothing, and may then only set their PIN: not_permitted, detail no_pin or code_expired.
 */
enum status desk_sign_in(struct desk *desk, const char *staff, const char *pin, struct error *err) MUST_USE;
/* desk_sign_in in two parts, for a counter that does something in between: prove who it is, then sign them in. */
enum status desk_prove(struct desk *desk, const char *staff, const char *pin, struct staff *proven,
                       struct error *err) MUST_USE;
enum status desk_prove_badge(struct desk *desk, const char *badge, struct staff *proven, struct error *err) MUST_USE;
void desk_become(struct desk *desk, const struct staff *proven);
/*
 * Signs in what a schedule runs: the system, without a PIN. In a live shop it may only do acts of PERMIT_NIGHTLY
 * and PERMIT_BACKUP:
 * not_permitted, detail schedule.
 */
enum status desk_serve(struct desk *desk, struct error *err) MUST_USE;
/* May who is signed in see what needs that permit? A practice shop has nothing to hide. */
enum status desk_may_see(const struct desk *desk, enum permit permit, struct error *err) MUST_USE;
bool desk_signed_in(const struct desk *desk); /* may write */
bool desk_proven(const struct desk *desk);    /* is who they say, though perhaps only to set a PIN */
void desk_sign_out(struct desk *desk);        /* nobody is signed in; the till stays the desk's */
/* Checks an approver: known, not the person signed in, and with the right PIN in a live shop. */
enum status desk_approver(struct desk *desk, const char *staff, const char *pin, struct staff *approver,
                          struct error *err) MUST_USE;
/* Makes approval_needed say that it was this approver (may be NULL) who may not: detail approver or approver_none, arg
 * 1 the code. */
void desk_blame_approver(const struct staff *approver, struct error *err);
enum status desk_approver_badge(struct desk *desk, const char *badge, struct staff *approver,
                                struct error *err) MUST_USE;

struct db *desk_db(struct desk *desk);
const struct shop *desk_shop(struct desk *desk);
const struct staff *desk_staff(struct desk *desk);
bool desk_keyed(const struct desk *desk); /* its key file is there; if not, desk_secret is zero and proves nothing */
const struct secret *desk_secret(struct desk *desk);
int64_t desk_till_id(struct desk *desk);
/* How many acts this desk has written, apart from those that only print or reveal: tells whether one came since. */
uint64_t desk_acts(const struct desk *desk);

/* The programme in force, re-read when another till has loaded a newer one. Borrowed until the next call. */
enum status desk_programme(struct desk *desk, const struct programme **programme, struct error *err) MUST_USE;
/* The programme of a version; borrowed until the next call of this function. */
enum status desk_programme_of(struct desk *desk, int64_t version, const struct programme **programme,
                              struct error *err) MUST_USE;
/* The current business day: the later of the shop's and the clock's, in days since 1970-01-01. */
int64_t desk_day(struct desk *desk);

/* Deletes the files of a shop whose creation failed; the caller has checked that nothing was at `path` before. */
void desk_unmake(const char *path);

#endif
