/* SPDX-License-Identifier: MIT */
#include "model/identity.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

static enum status former(struct db *db, enum query query, int64_t member, int64_t phone, struct error *err)
{
    char value[24];
    struct stmt *stmt = stmt_use(db, query);
    snprintf(value, sizeof value, "%" PRId64, phone);
    stmt_int(stmt, ":member", member);
    stmt_text(stmt, ":value", value);
    return stmt_run(stmt, err);
}

enum status identity_change_phone(struct db *db, struct member *member, int64_t phone, struct error *err)
{
    int64_t before = member->phone;
    member->phone = phone;
    TRY(member_update(db, member, err));
    TRY(former(db, QUERY_IDENTITY_FORMER_DELETE, member->id, phone, err));
    return before > 0 ? former(db, QUERY_IDENTITY_FORMER_INSERT, member->id, before, err) : STATUS_OK;
}

enum status identity_former_owner(struct db *db, int64_t phone, int64_t *member, struct error *err)
{
    char value[24];
    struct stmt *stmt = stmt_use(db, QUERY_IDENTITY_FORMER_OWNER);
    snprintf(value, sizeof value, "%" PRId64, phone);
    stmt_text(stmt, ":value", value);
    return stmt_value(stmt, 0, member, err);
}

enum status identity_had(struct db *db, int64_t member, int64_t phone, bool *had, struct error *err)
{
    char value[24];
    struct stmt *stmt = stmt_use(db, QUERY_IDENTITY_FORMER_OF);
    snprintf(value, sizeof value, "%" PRId64, phone);
    stmt_int(stmt, ":member", member);
    *had = false;
    for (bool row;;) {
        TRY(stmt_next(stmt, &row, err));
        if (!row)
            return STATUS_OK;
        *had |= strcmp(stmt_get_text(stmt, "value"), value) == 0;
    }
}

enum status identity_last_bill(struct db *db, int64_t member, int64_t *till, int64_t *number, struct error *err)
{
    bool row;
    struct stmt *stmt = stmt_use(db, QUERY_IDENTITY_LAST_BILL);
    stmt_int(stmt, ":member", member);
    TRY(stmt_next(stmt, &row, err));
    *till = row ? stmt_get_int(stmt, "till") : 0;
    *number = row ? stmt_get_int(stmt, "number") : 0;
    stmt_done(stmt);
    return STATUS_OK;
}

enum status identity_pin(struct db *db, int64_t member, char pin[SECRET_PIN_TEXT], struct error *err)
{
    bool row;
    struct stmt *stmt = stmt_use(db, QUERY_IDENTITY_PIN);
    stmt_int(stmt, ":member", member);
    TRY(stmt_next(stmt, &row, err));
    text_copy(pin, SECRET_PIN_TEXT, row ? stmt_get_text(stmt, "pin") : "");
    stmt_done(stmt);
    return STATUS_OK;
}

enum status identity_pin_set(struct db *db, int64_t member, const char *pin, struct error *err)
{
    struct stmt *stmt = stmt_use(db, QUERY_IDENTITY_PIN_SET);
    stmt_int(stmt, ":member", member);
    stmt_text(stmt, ":pin", pin);
    return stmt_run(stmt, err);
}

enum status identity_pin_tries(struct db *db, int64_t member, int64_t day, int64_t *tries, struct error *err)
{
    struct stmt *stmt = stmt_use(db, QUERY_IDENTITY_PIN_TRIES);
    stmt_int(stmt, ":member", member);
    stmt_int(stmt, ":day", day);
    return stmt_value(stmt, 0, tries, err);
}

enum status identity_pin_count(struct db *db, int64_t member, int64_t day, int64_t tries, struct error *err)
{
    struct stmt *stmt = stmt_use(db, QUERY_IDENTITY_PIN_COUNT);
    stmt_int(stmt, ":member", member);
    stmt_int(stmt, ":day", day);
    stmt_int(stmt, ":tries", tries);
    return stmt_run(stmt, err);
}

enum status identity_birthday_seen(struct db *db, int64_t member, struct identity_seen *seen, struct error *err)
{
    bool row;
    struct stmt *stmt = stmt_use(db, QUERY_IDENTITY_BIRTHDAY_SEEN);
    stmt_int(stmt, ":member", member);
    *seen = (struct identity_seen){0};
    TRY(stmt_next(stmt, &row, err));
    if (!row)
        return STATUS_OK;
    seen->day = stmt_get_int(stmt, "day");
    text_copy(seen->by, sizeof seen->by, stmt_get_text(stmt, "code"));
    stmt_done(stmt);
    return STATUS_OK;
}

enum status identity_birthday_see(struct db *db, int64_t member, int64_t staff, int64_t day, struct error *err)
{
    struct stmt *stmt = stmt_use(db, staff ? QUERY_IDENTITY_BIRTHDAY_SEE : QUERY_IDENTITY_BIRTHDAY_FORGET);
    stmt_int(stmt, ":member", member);
    if (staff) {
        stmt_int(stmt, ":staff", staff);
        stmt_int(stmt, ":day", day);
    }
    return stmt_run(stmt, err);
}

enum status identity_offer_uses(struct db *db, int64_t member, const char *offer, int64_t *uses, struct error *err)
{
    struct stmt *stmt = stmt_use(db, QUERY_IDENTITY_OFFER_USES);
    stmt_int(stmt, ":member", member);
    stmt_text(stmt, ":offer", offer);
    return stmt_value(stmt, 0, uses, err);
}
