/* SPDX-License-Identifier: MIT */
/* manage_staff: acts on the people who work here: add, edit, leave, PIN. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/digest.h"
#include "base/text.h"
#include "rules/pin.h"
#include "desk/desk_priv.h"
#include "desk/manage.h"
#include "desk/settings.h"

#define PIN_CLERK 6 /* least number of digits or characters */
#define PIN_MANAGER 8
#define PIN_MOST 63 /* bytes */

static const struct act_field done_fields[] = {ACT_FIELD(manage_done, id)};

/* --- people ----------------------------------------------------------------------------------------------------- */

static enum status check_role(enum role role, struct error *err)
{
    if (role != ROLE_SYSTEM)
        return STATUS_OK;
    return error_value(err, "role", permit_role_code(ROLE_SYSTEM), "the system role cannot be given to anyone");
}

static enum status add_body(struct act *act, struct error *err)
{
    struct staff staff = *(const struct staff *)act->request;
    struct manage_done *done = act->result;
    TRY(act_permit(act, 0, err));
    TRY(manage_text(staff.code, "code", err));
    TRY(manage_text(staff.name, "name", err));
    TRY(check_role(staff.role, err));
    staff.pin[0] = '\0'; /* a PIN is set by staff pin alone */
    int64_t days =
        act->desk->shop.practice || staff.role != ROLE_CLERK ? 0 : settings_number(act->desk, "new_clerk_days");
    staff.learns_until = days > 0 ? act->day + days - 1 : 0;
    TRY(staff_insert(act->db, &staff, err));
    *done = (struct manage_done){.id = staff.id};
    snprintf(act->note, sizeof act->note, "staff=%" PRId64 " role=%s", staff.id, permit_role_code(staff.role));
    return STATUS_OK;
}

enum status manage_staff_add(struct desk *desk, const char *key, const struct staff *staff, struct manage_done *done,
                             struct error *err)
{
    static const struct act_verb verb = {
        .name = "staff add", .permit = PERMIT_STAFF, .field = done_fields, .fields = 1, .body = add_body};
    struct staff copy = *staff;
    struct buffer text = {0};
    buffer_format(&text, "code %s\nname %s\nrole %s\n", staff->code, staff->name, permit_role_code(staff->role));
    struct act_call call = {.key = key, .request = text.text};
    enum status status = act_run(desk, &verb, &call, &copy, done, NULL, err);
    buffer_clear(&text);
    return status;
}

/* --- edit ------------------------------------------------------------------------------------------------------- */

struct edit_request {
    const char *code;
    const struct staff_edit *edit;
};

/* Somebody must be left who may manage staff. */
static enum status check_last_owner(struct db *db, const struct staff *before, const struct staff *after,
                                    struct error *err)
{
    int64_t others;
    if (before->role != ROLE_OWNER || before->left_on || (after->role == ROLE_OWNER && !after->left_on))
        return STATUS_OK;
    TRY(staff_owners(db, before->id, &others, err));
    if (others > 0)
        return STATUS_OK;
    error_set(err, STATUS_NOT_PERMITTED, "staff", "the last owner stays");
    error_detail(err, "last_owner");
    error_arg(err, 0, "%s", before->code);
    return STATUS_NOT_PERMITTED;
}

static enum status check_left(const struct act *act, int64_t left, struct error *err)
{
    char day[DATE_TEXT], today[DATE_TEXT];
    if (left <= act->day)
        return STATUS_OK;
    return error_range(err, "left", date_format(day, left), "", date_format(today, act->day));
}

static enum status edit_body(struct act *act, struct error *err)
{
    const struct edit_request *request = act->request;
    const struct staff_edit *edit = request->edit;
    struct staff staff, before;
    TRY(act_permit(act, 0, err));
    TRY(staff_by_code(act->db, request->code, &staff, err));
    TRY(check_role(staff.role, err)); /* the system is nobody */
    TRY(check_role(edit->role_given ? edit->role : staff.role, err));
    TRY(check_left(act, edit->left, err));
    before = staff;
    if (edit->name && *edit->name) {
        TRY(manage_text(edit->name, "name", err));
        text_copy(staff.name, sizeof staff.name, edit->name);
    }
    staff.role = edit->role_given ? edit->role : staff.role;
    if (edit->trained)
        staff.learns_until = 0;
    staff.left_on = edit->back ? 0 : edit->left ? edit->left : staff.left_on;
    TRY(check_last_owner(act->db, &before, &staff, err));
    TRY(staff_update(act->db, &staff, err));
    if (!act->desk->shop.practice && before.role == ROLE_CLERK && staff.role > ROLE_CLERK)
        TRY(staff_set_pin(act->db, staff.id, "", err)); /* six digits are a clerk's */
    *(struct manage_done *)act->result = (struct manage_done){.id = staff.id};
    snprintf(act->note, sizeof act->note, "staff=%" PRId64 " role=%s left=%" PRId64, staff.id,
             permit_role_code(staff.role), staff.left_on);
    return STATUS_OK;
}

enum status manage_staff_edit(struct desk *desk, const char *key, const char *code, const struct staff_edit *edit,
                              struct manage_done *done, struct error *err)
{
    static const struct act_verb verb = {
        .name = "staff edit", .permit = PERMIT_STAFF, .field = done_fields, .fields = 1, .body = edit_body};
    struct edit_request request = {code, edit};
    struct buffer text = {0};
    buffer_format(&text, "code %s\nname %s\nrole %d %d left %" PRId64 " back %d trained %d\n", code,
                  edit->name ? edit->name : "", edit->role_given, edit->role, edit->left, edit->back, edit->trained);
    struct act_call call = {.key = key, .request = text.text};
    enum status status = act_run(desk, &verb, &call, &request, done, NULL, err);
    buffer_clear(&text);
    return status;
}

/* --- PINs ----------------------------------------------------------------------------------------------------- */

struct pin_request {
    const char *code, *pin;
};

static enum status check_pin(const struct staff *staff, const char *pin, struct error *err)
{
    size_t least = staff->role == ROLE_CLERK ? PIN_CLERK : PIN_MANAGER, characters = 0;
    TRY(manage_text(pin, "pin", err));
    if (strlen(pin) > PIN_MOST) {
        error_set(err, STATUS_BAD_VALUE, "pin", "too long");
        error_detail(err, "pin_long");
        return STATUS_BAD_VALUE;
    }
    for (const char *c = pin; *c != '\0'; c++)
        characters += ((unsigned char)*c & 0xC0) != 0x80;
    if (characters >= least && pin_weak(pin, staff->code))
        return error_set(err, STATUS_WEAK_PIN, "pin", "among the first that anybody would try");
    if (characters >= least)
        return STATUS_OK;
    error_set(err, STATUS_BAD_VALUE, "pin", "too short");
    error_detail(err, "pin");
    return STATUS_BAD_VALUE;
}

/*
 * Who signed in without a PIN: by a one-time code, which must still be the one in the file, or as the owner of a new
 * shop.
 */
static enum status check_first(struct act *act, const struct staff *staff, struct error *err)
{
    int64_t owners;
    if (act->desk->may_write)
        return STATUS_OK;
    if (*staff->first && strcmp(staff->first, desk_staff(act->desk)->first) == 0)
        return STATUS_OK;
    TRY(staff_owner_pins(act->db, &owners, err));
    if (staff->role == ROLE_OWNER && owners == 0)
        return STATUS_OK;
    error_set(err, STATUS_NOT_PERMITTED, "pin", "the first PIN takes a one-time code");
    error_detail(err, "first_pin");
    error_arg(err, 0, "%s", staff->code);
    return STATUS_NOT_PERMITTED;
}

static enum status pin_body(struct act *act, struct error *err)
{
    const struct pin_request *request = act->request;
    struct manage_done *done = act->result;
    char hash[SECRET_PIN_TEXT];
    struct staff staff;
    TRY(staff_by_code(act->db, request->code, &staff, err));
    if (staff.id != desk_staff(act->desk)->id) {
        if (!act->desk->may_write) { /* a person without a PIN may only set their own */
            error_set(err, STATUS_NOT_PERMITTED, "pin", "somebody without a PIN sets only their own");
            error_detail(err, "own_pin");
            return STATUS_NOT_PERMITTED;
        }
        TRY(act_permit(act, 0, err));
    }
    TRY(check_first(act, &staff, err));
    TRY(check_pin(&staff, request->pin, err));
    TRY(secret_pin_hash(desk_secret(act->desk), request->pin, hash, err));
    TRY(staff_set_pin(act->db, staff.id, hash, err));
    *done = (struct manage_done){.id = staff.id};
    return STATUS_OK;
}

enum status manage_staff_pin(struct desk *desk, const char *key, const char *code, const char *pin, struct error *err)
{
    static const struct act_verb verb = {
        .name = "staff pin", .permit = PERMIT_STAFF, .field = done_fields, .fields = 1, .body = pin_body};
    struct pin_request request = {.code = code, .pin = pin};
    struct manage_done done = {0};
    struct buffer text = {0};
    uint8_t digest[DIGEST_BYTES];
    char hex[2 * DIGEST_BYTES + 1];
    /*
     * Keyed by the pepper: the request's digest is stored in the file, and without a key all PINs of six digits could
     * be tried against it.
     */
    digest_chain(desk_secret(desk)->pepper, pin, strlen(pin), digest);
    buffer_format(&text, "code %s\npin %s\n", code, digest_hex(hex, digest));
    struct act_call call = {.key = key, .request = text.text};
    enum status status = act_run(desk, &verb, &call, &request, &done, NULL, err);
    buffer_clear(&text);
    return status;
}
