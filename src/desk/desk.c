/* SPDX-License-Identifier: MIT */
#include "desk/desk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/guard.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "model/heads.h"
#include "model/programme_rows.h"
#include "model/setting.h"
#include "model/till.h"
#include "desk/desk_priv.h"
#include "desk/keys.h"
#include "desk/manage.h"
#include "desk/settings.h"

/* --- opening ---------------------------------------------------------------------------------------------------- */

enum status desk_adopt(struct db *db, const struct secret *secret, struct desk **desk, struct error *err)
{
    struct desk *d = mem_alloc(sizeof *d);
    d->db = db;
    d->keyed = secret != NULL;
    if (secret) {
        d->secret = *secret;
        db_set_chain_key(db, secret->chain);
    }
    enum status status = shop_read(db, &d->shop, err);
    d->till = 1;
    if (status != STATUS_OK) {
        d->db = NULL;
        desk_close(d);
        d = NULL;
    } else {
        settings_apply(d);
    }
    *desk = d;
    return status;
}

/* rekey was cut short between the commit and the new key file: it is finished now. */
static enum status staged(const char *path, struct db *db, struct secret *secret, struct error *err)
{
    struct error own;
    struct secret next;
    bool fits = secret_read_staged(path, &next, &own) == STATUS_OK && keys_fit(db, &next, &own) == STATUS_OK;
    enum status status = fits ? secret_advance(path, err) : STATUS_KEY_FOREIGN; /* err says it already */
    if (status == STATUS_OK)
        *secret = next;
    secret_clear(&next);
    return status;
}

static enum status read_keys(const char *path, struct db *db, struct secret *secret, struct error *err)
{
    TRY(secret_read(path, secret, err));
    enum status status = keys_fit(db, secret, err);
    return status == STATUS_KEY_FOREIGN ? staged(path, db, secret, err) : status;
}

/* Of a shop that was copied here by other means, or made by an older version. */
static void tighten(const char *path)
{
    static const char *const suffix[] = {"", "-wal", "-shm", "-gate", "-key", "-head"};
    for (size_t i = 0; i < sizeof suffix / sizeof *suffix; i++) {
        struct buffer name = {0};
        buffer_format(&name, "%s%s", path, suffix[i]);
        guard_file(name.text);
        buffer_clear(&name);
    }
}

enum status desk_open(const char *path, bool read_only, struct desk **desk, struct error *err)
{
    struct db *db;
    struct secret secret = {0};
    struct heads heads;
    *desk = NULL;
    bool headed = heads_read(path, &heads); /* first: what others write meanwhile must not look missing */
    TRY(db_open(path, read_only ? DB_READ : DB_OPEN, &db, err));
    enum status status = read_keys(path, db, &secret, err);
    bool keyed = status == STATUS_OK;
    if (status == STATUS_KEY_MISSING && read_only)
        status = STATUS_OK; /* what the file says can be read without the keys, but not proven */
    if (status == STATUS_OK && headed)
        status = heads_check(db, &heads, err);
    if (status == STATUS_OK)
        status = desk_adopt(db, keyed ? &secret : NULL, desk, err);
    if (status != STATUS_OK)
        db_close(db);
    else {
        (*desk)->read_only = read_only;
        tighten(path);
    }
    secret_clear(&secret);
    return status;
}

void desk_close(struct desk *desk)
{
    if (!desk)
        return;
    if (desk->have_now)
        programme_clear(&desk->now);
    if (desk->have_old)
        programme_clear(&desk->old);
    secret_clear(&desk->secret);
    if (desk->db)
        seat_leave(desk);
    db_close(desk->db);
    free(desk);
}

struct db *desk_db(struct desk *desk)
{
    return desk->db;
}

const struct shop *desk_shop(struct desk *desk)
{
    return &desk->shop;
}

const struct staff *desk_staff(struct desk *desk)
{
    return &desk->staff;
}

bool desk_keyed(const struct desk *desk)
{
    return desk->keyed;
}

const struct secret *desk_secret(struct desk *desk)
{
    return &desk->secret;
}

int64_t desk_till_id(struct desk *desk)
{
    return desk->till;
}

uint64_t desk_acts(const struct desk *desk)
{
    return desk->acts;
}

enum status desk_see(struct desk *desk, struct error *err)
{
    if (db_unchanged(desk->db, &desk->seen_at))
        return STATUS_OK;
    desk->seen_at = (struct db_mark){0};
    TRY(shop_read(desk->db, &desk->seen, err));
    desk->seen_at = db_mark(desk->db);
    return STATUS_OK;
}

/* Reads the row again: another till may have moved the day while this machine's clock went back. */
int64_t desk_day(struct desk *desk)
{
    struct error err;
    const struct shop *now = desk_see(desk, &err) == STATUS_OK ? &desk->seen : &desk->shop;
    int64_t day = date_of_instant(clock_now(), now->cutoff_minute);
    return day > now->business_day ? day : now->business_day;
}

/* --- rights of who is signed in --------------------------------------------------------------------------------- */

static enum status refuse_schedule(struct error *err)
{
    error_set(err, STATUS_NOT_PERMITTED, "staff", "what a schedule runs does nothing else");
    error_detail(err, "schedule");
    return STATUS_NOT_PERMITTED;
}

enum status desk_may_see(const struct desk *desk, enum permit permit, struct error *err)
{
    if (desk->shop.practice)
        return STATUS_OK;
    TRY(desk_may_act(desk, "", permit, err));
    return permit_check(permit, desk->staff.role, NULL, 0, err);
}

bool desk_signed_in(const struct desk *desk)
{
    return desk->may_write;
}

bool desk_proven(const struct desk *desk)
{
    return desk->may_write || desk->only_pin;
}

void desk_sign_out(struct desk *desk)
{
    desk->staff = (struct staff){0};
    desk->only_pin = desk->may_write = desk->serves = false;
}

enum status desk_may_act(const struct desk *desk, const char *verb, enum permit permit, struct error *err)
{
    if (desk->serves && permit != PERMIT_NIGHTLY && permit != PERMIT_BACKUP)
        return refuse_schedule(err);
    if (desk->may_write || (desk->only_pin && strcmp(verb, "staff pin") == 0))
        return STATUS_OK;
    if (desk->only_pin) {
        error_set(err, STATUS_NOT_PERMITTED, "pin", "no PIN is set yet");
        error_detail(err, "no_pin");
        error_arg(err, 0, "%s", desk->staff.code);
        return STATUS_NOT_PERMITTED;
    }
    error_set(err, STATUS_MISSING_VALUE, "pin", N_("a live shop asks who, and for the PIN"));
    error_arg(err, 0, "pin");
    return STATUS_MISSING_VALUE;
}

void desk_blame_approver(const struct staff *approver, struct error *err)
{
    if (!approver || err->status != STATUS_APPROVAL_NEEDED || strcmp(err->detail, "self") == 0)
        return;
    bool none = strspn(err->arg[0], "0.") == strlen(err->arg[0]);
    error_detail(err, none ? "approver_none" : "approver");
    error_arg(err, 1, "%s", approver->code);
}

/* --- people as they are by now --------------------------------------------------------------------------------------
 */

enum status desk_left(const struct staff *staff, struct error *err)
{
    error_set(err, STATUS_NOT_PERMITTED, "staff", "the person has left");
    error_detail(err, "left");
    error_arg(err, 0, "%s", staff->code);
    return STATUS_NOT_PERMITTED;
}

enum status desk_another(const struct desk *desk, const struct staff *approver, struct error *err)
{
    if (approver->id != desk->staff.id)
        return STATUS_OK;
    error_set(err, STATUS_APPROVAL_NEEDED, "approver", "nobody approves their own act");
    error_detail(err, "self");
    error_arg(err, 0, "%s", approver->code);
    return STATUS_APPROVAL_NEEDED;
}

/* Another till may have changed the person since they were proven. */
static enum status stand(struct desk *desk, const struct staff *proven, struct staff *now, struct error *err)
{
    TRY(staff_get(desk->db, proven->id, now, err));
    return now->left_on ? desk_left(now, err) : STATUS_OK;
}

enum status desk_stand(struct desk *desk, const struct staff *approver, struct staff *approves, struct error *err)
{
    struct staff now;
    TRY(stand(desk, &desk->staff, &now, err));
    desk->staff.role = now.role;
    desk->staff.learns_until = now.learns_until;
    if (!approver)
        return STATUS_OK;
    TRY(desk_another(desk, approver, err));
    return stand(desk, approver, approves, err);
}

/* --- rules in force --------------------------------------------------------------------------------------------- */

enum status desk_programme(struct desk *desk, const struct programme **programme, struct error *err)
{
    TRY(desk_see(desk, err));
    if (!desk->have_now || desk->now.version != desk->seen.programme) {
        if (desk->have_now)
            programme_clear(&desk->now);
        desk->have_now = false;
        TRY(programme_load(desk->db, desk->seen.programme, &desk->now, err));
        desk->have_now = true;
        desk->shop = desk->seen;
    }
    *programme = &desk->now;
    return STATUS_OK;
}

enum status desk_programme_of(struct desk *desk, int64_t version, const struct programme **programme, struct error *err)
{
    if (!desk->have_old || desk->old.version != version) {
        if (desk->have_old)
            programme_clear(&desk->old);
        desk->have_old = false;
        TRY(programme_load(desk->db, version, &desk->old, err));
        desk->have_old = true;
    }
    *programme = &desk->old;
    return STATUS_OK;
}
