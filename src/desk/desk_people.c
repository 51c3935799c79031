/* SPDX-License-Identifier: MIT */
/* desk_people: who signs in, who approves, and what wrong PINs cost. */
#include <inttypes.h>
#include <string.h>

#include "base/clock.h"
#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "rules/pin.h"
#include "model/audit.h"
#include "model/till.h"
#include "desk/badge.h"
#include "desk/desk_priv.h"

#define WAIT_FROM 3 /* number of failures from which the next try has to wait */
#define LOCK_AT 10
#define LOCK_SECONDS 1800

static enum status refuse_locked(int64_t until, struct error *err)
{
    char at[DATE_TEXT];
    error_set(err, STATUS_LOCKED_OUT, "pin", "too many wrong PINs");
    error_arg(err, 0, "%s", date_format_instant_short(at, until));
    return STATUS_LOCKED_OUT;
}

/* The wait grows from the third failure: 5, 10, 20 … seconds; from LOCK_AT failures on it is LOCK_SECONDS. */
static int64_t wait_after(int64_t failures)
{
    if (failures >= LOCK_AT)
        return LOCK_SECONDS;
    return failures < WAIT_FROM ? 0 : INT64_C(5) << (failures - WAIT_FROM);
}

static enum status note_pin(struct desk *desk, const struct staff *staff, const char *act, struct error *err)
{
    struct audit audit = {.at = clock_now(), .staff = staff->id, .till = desk->till};
    text_copy(audit.act, sizeof audit.act, act);
    return audit_add(desk->db, &audit, err);
}

static enum status written(struct desk *desk, enum status status, struct error *err)
{
    if (status == STATUS_OK)
        return db_commit(desk->db, err);
    db_rollback(desk->db);
    return status;
}

/* Reads the person again, as other tills have left them by now, and refuses who has to wait. Inside a write. */
static enum status still_may_try(struct desk *desk, struct staff *staff, struct error *err)
{
    TRY(staff_get(desk->db, staff->id, staff, err));
    if (staff->left_on)
        return desk_left(staff, err);
    return staff->locked_until > clock_now() ? refuse_locked(staff->locked_until, err) : STATUS_OK;
}

static enum status count_try(struct desk *desk, struct staff *staff, struct error *err)
{
    TRY(still_may_try(desk, staff, err));
    int64_t wait = wait_after(++staff->failures);
    staff->locked_until = wait ? clock_now() + wait : 0;
    TRY(staff_set_failures(desk->db, staff->id, staff->failures, staff->locked_until, err));
    TRY(till_put(desk->db, desk->till, err));
    TRY(note_pin(desk, staff, "pin tried", err));
    return staff->failures < LOCK_AT ? STATUS_OK : note_pin(desk, staff, "pin locked", err);
}

static enum status count_success(struct desk *desk, struct staff *staff, const char *act, struct error *err)
{
    bool locked = staff->failures >= LOCK_AT; /* the try that was right is counted */
    TRY(staff_set_failures(desk->db, staff->id, 0, 0, err));
    TRY(till_put(desk->db, desk->till, err));
    if (locked)
        TRY(note_pin(desk, staff, "pin unlocked", err));
    staff->failures = staff->locked_until = 0;
    return note_pin(desk, staff, act, err);
}

/* Against the PIN; of who has none, against the one-time code. */
static bool matches(struct desk *desk, const struct staff *staff, const char *pin)
{
    char plain[PIN_CODE_TEXT];
    if (*staff->pin)
        return secret_pin_matches(&desk->secret, pin, staff->pin);
    return clock_now() < staff->first_until &&
           secret_pin_matches(&desk->secret, pin_code_plain(plain, pin), staff->first);
}

/*
 * The try is counted and committed as a failure before the PIN is verified: neither a power cut nor many tries at once
 * give one more. Reads *staff again.
 */
static enum status prove_pin(struct desk *desk, struct staff *staff, const char *pin, const char *act,
                             struct error *err)
{
    TRY(db_begin_write(desk->db, err));
    TRY(written(desk, count_try(desk, staff, err), err));
    if (!matches(desk, staff, pin)) {
        error_set(err, STATUS_PIN_WRONG, "pin", "wrong PIN");
        error_arg(err, 0, "%" PRId64, staff->failures);
        return STATUS_PIN_WRONG;
    }
    TRY(db_begin_write(desk->db, err));
    return written(desk, count_success(desk, staff, act, err), err);
}

/* Refuses staff who have left and, in a live shop, the built-in system account. */
static enum status find_person(struct desk *desk, const char *code, struct staff *staff, struct error *err)
{
    TRY(staff_by_code(desk->db, code, staff, err));
    if (staff->left_on)
        return desk_left(staff, err);
    if (desk->shop.practice || staff->role != ROLE_SYSTEM)
        return STATUS_OK;
    error_set(err, STATUS_NOT_PERMITTED, "staff", "the system does not sign in to a live shop");
    error_detail(err, "system");
    return STATUS_NOT_PERMITTED;
}

/* The owner of a new shop: before one of them has a PIN, nobody else could set it. */
static enum status founding_owner(struct desk *desk, const struct staff *staff, bool *founds, struct error *err)
{
    int64_t owners = 1;
    if (staff->role == ROLE_OWNER && !*staff->pin)
        TRY(staff_owner_pins(desk->db, &owners, err));
    *founds = owners == 0;
    return STATUS_OK;
}

static enum status no_pin(const struct staff *staff, const char *detail, struct error *err)
{
    error_set(err, STATUS_NOT_PERMITTED, "pin", "no PIN is set");
    error_detail(err, detail);
    error_arg(err, 0, "%s", staff->code);
    return STATUS_NOT_PERMITTED;
}

/* Who has no PIN proves themselves by the one-time code that they were given, and may then only set their PIN. */
static enum status prove_first(struct desk *desk, struct staff *staff, const char *code, struct error *err)
{
    bool founds;
    TRY(founding_owner(desk, staff, &founds, err));
    if (founds)
        return STATUS_OK;
    if (!*staff->first || !code)
        return no_pin(staff, "no_pin", err);
    if (clock_now() >= staff->first_until)
        return no_pin(staff, "code_expired", err);
    return prove_pin(desk, staff, code, "first code", err);
}

enum status desk_sign_in(struct desk *desk, const char *code, const char *pin, struct error *err)
{
    struct staff staff;
    bool founds = true;
    if (!code && !pin && !desk->shop.practice) {
        TRY(staff_by_code(desk->db, "owner", &staff, err));
        TRY(founding_owner(desk, &staff, &founds, err));
    }
    if (!founds) {
        desk_sign_out(desk);
        return STATUS_OK;
    }
    TRY(desk_prove(desk, code ? code : desk->shop.practice ? "system" : "owner", pin, &staff, err));
    desk_become(desk, &staff);
    return STATUS_OK;
}

enum status desk_prove(struct desk *desk, const char *code, const char *pin, struct staff *proven, struct error *err)
{
    TRY(find_person(desk, code, proven, err));
    if (desk->shop.practice)
        return STATUS_OK;
    if (!*proven->pin)
        return prove_first(desk, proven, pin, err);
    if (!pin) {
        error_set(err, STATUS_MISSING_VALUE, "pin", N_("a PIN is needed"));
        error_arg(err, 0, "pin");
        return STATUS_MISSING_VALUE;
    }
    return prove_pin(desk, proven, pin, "sign in", err);
}

static enum status prove_card(struct desk *desk, struct staff *staff, const char *act, struct error *err)
{
    TRY(still_may_try(desk, staff, err));
    return count_success(desk, staff, act, err);
}

static enum status prove_badge(struct desk *desk, const char *badge, const char *act, struct staff *proven,
                               struct error *err)
{
    TRY(badge_read_staff(desk, badge, proven, err));
    if (proven->id == 0)
        return error_set(err, STATUS_NOT_FOUND, "staff", "no staff card of this shop");
    if (!desk->shop.practice && !*proven->pin)
        return no_pin(proven, "no_pin", err);
    TRY(db_begin_write(desk->db, err));
    return written(desk, prove_card(desk, proven, act, err), err);
}

enum status desk_prove_badge(struct desk *desk, const char *badge, struct staff *proven, struct error *err)
{
    return prove_badge(desk, badge, "sign in", proven, err);
}

void desk_become(struct desk *desk, const struct staff *proven)
{
    desk->staff = *proven;
    desk->serves = false;
    desk->only_pin = !desk->shop.practice && !*proven->pin;
    desk->may_write = !desk->only_pin;
}

enum status desk_serve(struct desk *desk, struct error *err)
{
    TRY(staff_by_code(desk->db, "system", &desk->staff, err));
    desk->serves = !desk->shop.practice;
    desk->only_pin = false;
    desk->may_write = true;
    return STATUS_OK;
}

enum status desk_approver(struct desk *desk, const char *code, const char *pin, struct staff *approver,
                          struct error *err)
{
    TRY(find_person(desk, code, approver, err));
    TRY(desk_another(desk, approver, err));
    if (desk->shop.practice)
        return STATUS_OK;
    if (!*approver->pin)
        return no_pin(approver, "no_pin", err);
    if (!pin) {
        error_set(err, STATUS_MISSING_VALUE, "approver_pin", N_("the approver's PIN is needed"));
        error_arg(err, 0, "approver_pin");
        return STATUS_MISSING_VALUE;
    }
    return prove_pin(desk, approver, pin, "approve", err);
}

enum status desk_approver_badge(struct desk *desk, const char *badge, struct staff *approver, struct error *err)
{
    TRY(prove_badge(desk, badge, "approve", approver, err));
    return desk_another(desk, approver, err);
}
