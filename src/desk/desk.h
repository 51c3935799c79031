/* SPDX-License-Identifier: MIT */
/*
 * desk: one shop opened by one person at one till. Everything people do goes through it; desk/ alone writes.
 * A struct desk is used by one thread.
 */
#ifndef FD_DESK_DESK_H
#define FD_DESK_DESK_H

#include "store/secret.h"
#include "model/shop.h"
#include "model/staff.h"

struct desk;

/* A new shop: file, key file, staff system and owner, till 1, programme (JSON text, NULL = none). */
struct shop_new {
    const char *path, *name, *programme;
    bool practice;
};
enum status desk_create(const struct shop_new *shop, struct error *err) MUST_USE;
/* Its first rows into a fresh database: the part of desk_create that a file system of one's own needs (tests). */
enum status desk_found(struct db *db, const struct shop_new *shop, struct error *err) MUST_USE;

/* Opens an existing shop; nobody is signed in yet, the till is "1". read_only: for check and report. */
enum status desk_open(const char *path, bool read_only, struct desk **desk, struct error *err) MUST_USE;
/* Over an open database (tests, fault injection); the desk owns it from then on. */
enum status desk_adopt(struct db *db, const struct secret *secret, struct desk **desk, struct error *err) MUST_USE;
void desk_close(struct desk *desk);

/*
 * Names who acts. staff NULL: "system" in a practice shop; in a live shop missing_value. pin: needed in a live shop
 * for writing acts (checked here, counted before verifying: pin_wrong, locked_out); NULL signs in for reading only.
 * Somebody without a PIN yet cannot act in a live shop but to set the first one.
 */
enum status desk_sign_in(struct desk *desk, const char *staff, const char *pin, struct error *err) MUST_USE;
/* The two halves of it, for a counter where something lies between them: who that is, proven; and signing them in. */
enum status desk_prove(struct desk *desk, const char *staff, const char *pin, struct staff *proven,
                       struct error *err) MUST_USE;
enum status desk_prove_badge(struct desk *desk, const char *badge, struct staff *proven, struct error *err) MUST_USE;
void desk_become(struct desk *desk, const struct staff *proven);
bool desk_signed_in(const struct desk *desk); /* well enough for acts of writing */
/* Checks an approver: exists, is another person than who acts, PIN in a live shop. */
enum status desk_approver(struct desk *desk, const char *staff, const char *pin, struct staff *approver,
                          struct error *err) MUST_USE;
enum status desk_approver_badge(struct desk *desk, const char *badge, struct staff *approver,
                                struct error *err) MUST_USE;
enum status desk_till(struct desk *desk, const char *name, struct error *err) MUST_USE;

struct db *desk_db(struct desk *desk);
const struct shop *desk_shop(struct desk *desk);
const struct staff *desk_staff(struct desk *desk);
const struct secret *desk_secret(struct desk *desk);
int64_t desk_till_id(struct desk *desk);

/* The programme in force; re-read when another till loaded a newer one. Good until the next call. */
enum status desk_programme(struct desk *desk, const struct programme **programme, struct error *err) MUST_USE;
/* The programme of an old version; good until the next call. */
enum status desk_programme_of(struct desk *desk, int64_t version, const struct programme **programme,
                              struct error *err) MUST_USE;
/* The business day of now: the later of the shop's and the clock's. */
int64_t desk_day(struct desk *desk);

/* Takes a shop that could not be finished away again; the caller saw that the path was free. */
void desk_unmake(const char *path);

#endif
