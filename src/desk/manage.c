/* SPDX-License-Identifier: MIT */
#include "desk/manage.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/digest.h"
#include "base/text.h"
#include "rules/pin.h"
#include "model/till.h"
#include "desk/desk_priv.h"

#define PIN_CLERK 6 /* least number of digits or characters */
#define PIN_MANAGER 8

static const struct act_field done_fields[] = {ACT_FIELD(manage_done, id)};

/* --- items ---------------------------------------------------------------------------------------------------- */

static enum status check_text(const char *text, const char *field, struct error *err)
{
    return text_valid(text, strlen(text)) ? STATUS_OK : error_value(err, field, "", "not UTF-8");
}

static enum status item_body(struct act *act, struct error *err)
{
    struct item item = *(const struct item *)act->request;
    struct manage_done *done = act->result;
    TRY(act_permit(act, 0, err));
    TRY(check_text(item.sku, "sku", err));
    TRY(check_text(item.name, "name", err));
    TRY(check_text(item.category, "category", err));
    TRY(item.id ? item_update(act->db, &item, err) : item_insert(act->db, &item, err));
    *done = (struct manage_done){.id = item.id};
    return STATUS_OK;
}

static enum status keep_item(struct desk *desk, const struct act_verb *verb, const char *key, const struct item *item,
                             struct manage_done *done, struct error *err)
{
    struct item copy = *item;
    struct buffer text = {0};
    buffer_format(&text, "sku %s\nname %s\nbarcode %s\ncategory %s\n", item->sku, item->name, item->barcode,
                  item->category);
    buffer_format(&text, "%" PRId64 " %" PRId64 " %" PRId64 " %d %d %" PRId64 " %" PRId64 "\n", item->price,
                  item->floor, item->member_price, item->discountable, item->weighed, item->points_price, item->stock);
    struct act_call call = {.key = key, .request = text.text};
    enum status status = act_run(desk, verb, &call, &copy, done, NULL, err);
    buffer_clear(&text);
    return status;
}

enum status manage_item_add(struct desk *desk, const char *key, const struct item *item, struct manage_done *done,
                            struct error *err)
{
    static const struct act_verb verb = {
        .name = "item add", .permit = PERMIT_ITEM, .field = done_fields, .fields = 1, .body = item_body};
    struct item new = *item;
    new.id = 0;
    return keep_item(desk, &verb, key, &new, done, err);
}

enum status manage_item_change(struct desk *desk, const char *key, const struct item *item, struct manage_done *done,
                               struct error *err)
{
    static const struct act_verb verb = {
        .name = "item change", .permit = PERMIT_ITEM, .field = done_fields, .fields = 1, .body = item_body};
    return keep_item(desk, &verb, key, item, done, err);
}

/* --- tills ---------------------------------------------------------------------------------------------------- */

struct till_name {
    int64_t till;
    const char *name;
};

static enum status till_body(struct act *act, struct error *err)
{
    const struct till_name *request = act->request;
    TRY(act_permit(act, 0, err));
    TRY(check_text(request->name, "name", err));
    TRY(till_put(act->db, request->till, err));
    TRY(till_rename(act->db, request->till, request->name, err));
    *(struct manage_done *)act->result = (struct manage_done){.id = request->till};
    snprintf(act->note, sizeof act->note, "till=%" PRId64, request->till);
    return STATUS_OK;
}

enum status manage_till_name(struct desk *desk, const char *key, int64_t till, const char *name, struct error *err)
{
    static const struct act_verb verb = {
        .name = "till name", .permit = PERMIT_SETTING, .field = done_fields, .fields = 1, .body = till_body};
    struct till_name request = {till, name};
    struct manage_done done;
    struct buffer text = {0};
    buffer_format(&text, "till %" PRId64 "\nname %s\n", till, name);
    struct act_call call = {.key = key, .request = text.text};
    enum status status = act_run(desk, &verb, &call, &request, &done, NULL, err);
    buffer_clear(&text);
    return status;
}

/* --- staff ---------------------------------------------------------------------------------------------------- */

static enum status staff_body(struct act *act, struct error *err)
{
    struct staff staff = *(const struct staff *)act->request;
    struct manage_done *done = act->result;
    TRY(act_permit(act, 0, err));
    TRY(check_text(staff.code, "code", err));
    TRY(check_text(staff.name, "name", err));
    if (staff.role == ROLE_SYSTEM)
        return error_value(err, "role", permit_role_code(ROLE_SYSTEM), "the system role cannot be given to anyone");
    staff.pin[0] = '\0'; /* a PIN is set by staff pin alone */
    TRY(staff_insert(act->db, &staff, err));
    *done = (struct manage_done){.id = staff.id};
    return STATUS_OK;
}

enum status manage_staff_add(struct desk *desk, const char *key, const struct staff *staff, struct manage_done *done,
                             struct error *err)
{
    static const struct act_verb verb = {
        .name = "staff add", .permit = PERMIT_STAFF, .field = done_fields, .fields = 1, .body = staff_body};
    struct staff copy = *staff;
    struct buffer text = {0};
    buffer_format(&text, "code %s\nname %s\nrole %s\n", staff->code, staff->name, permit_role_code(staff->role));
    struct act_call call = {.key = key, .request = text.text};
    enum status status = act_run(desk, &verb, &call, &copy, done, NULL, err);
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
    TRY(check_text(pin, "pin", err));
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
