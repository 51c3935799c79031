/* SPDX-License-Identifier: MIT */
#include "model/staff.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"

static enum status read_row(const struct stmt *stmt, struct staff *staff, struct error *err)
{
    *staff = (struct staff){.id = stmt_get_int(stmt, "id"),
                            .failures = stmt_get_int(stmt, "failures"),
                            .locked_until = stmt_get_int(stmt, "locked_until"),
                            .left_on = stmt_get_int(stmt, "left_on"),
                            .first_until = stmt_get_int(stmt, "first_until"),
                            .learns_until = stmt_get_int(stmt, "learns_until")};
    text_copy(staff->code, sizeof staff->code, stmt_get_text(stmt, "code"));
    text_copy(staff->name, sizeof staff->name, stmt_get_text(stmt, "name"));
    text_copy(staff->pin, sizeof staff->pin, stmt_get_text(stmt, "pin"));
    text_copy(staff->first, sizeof staff->first, stmt_get_text(stmt, "first_code"));
    if (!permit_role_from_code(stmt_get_text(stmt, "role"), &staff->role))
        return error_set(err, STATUS_DAMAGED, "staff", "a role that does not exist");
    return STATUS_OK;
}

static enum status one(struct stmt *stmt, const char *asked, struct staff *staff, struct error *err)
{
    bool found;
    TRY(stmt_next(stmt, &found, err));
    if (!found) {
        error_set(err, STATUS_NOT_FOUND, "staff", "nobody of that code works here");
        error_arg(err, 0, "%s", asked);
        return STATUS_NOT_FOUND;
    }
    enum status status = read_row(stmt, staff, err);
    stmt_done(stmt);
    return status;
}

enum status staff_by_code(struct db *db, const char *code, struct staff *staff, struct error *err)
{
    struct stmt *stmt = stmt_use(db, QUERY_STAFF_BY_CODE);
    stmt_text(stmt, ":code", code);
    return one(stmt, code, staff, err);
}

enum status staff_get(struct db *db, int64_t id, struct staff *staff, struct error *err)
{
    struct stmt *stmt = stmt_use(db, QUERY_STAFF_GET);
    stmt_int(stmt, ":id", id);
    return one(stmt, "", staff, err);
}

enum status staff_insert(struct db *db, struct staff *staff, struct error *err)
{
    struct staff other;
    if (staff->code[0] == '\0')
        return error_set(err, STATUS_MISSING_VALUE, "code", N_("staff need a code"));
    if (staff_by_code(db, staff->code, &other, NULL) == STATUS_OK)
        return error_value(err, "code", staff->code, "this staff code is already taken");
    struct stmt *stmt = stmt_use(db, QUERY_STAFF_INSERT);
    stmt_text(stmt, ":code", staff->code);
    stmt_text(stmt, ":name", staff->name[0] ? staff->name : staff->code);
    stmt_text(stmt, ":role", permit_role_code(staff->role));
    stmt_text_or_null(stmt, ":pin", staff->pin);
    stmt_id(stmt, ":learns_until", staff->learns_until);
    TRY(stmt_run(stmt, err));
    staff->id = db_last_rowid(db);
    return STATUS_OK;
}

enum status staff_update(struct db *db, const struct staff *staff, struct error *err)
{
    struct stmt *stmt = stmt_use(db, QUERY_STAFF_UPDATE);
    stmt_int(stmt, ":id", staff->id);
    stmt_text(stmt, ":name", staff->name);
    stmt_text(stmt, ":role", permit_role_code(staff->role));
    stmt_id(stmt, ":left_on", staff->left_on);
    stmt_id(stmt, ":learns_until", staff->learns_until);
    return stmt_run(stmt, err);
}

enum status staff_owners(struct db *db, int64_t besides, int64_t *count, struct error *err)
{
    struct stmt *stmt = stmt_use(db, QUERY_STAFF_OWNERS);
    stmt_int(stmt, ":besides", besides);
    return stmt_value(stmt, 0, count, err);
}

enum status staff_approvers(struct db *db, int64_t besides, int64_t *count, struct error *err)
{
    struct stmt *stmt = stmt_use(db, QUERY_STAFF_APPROVERS);
    stmt_int(stmt, ":besides", besides);
    return stmt_value(stmt, 0, count, err);
}

enum status staff_owner_pins(struct db *db, int64_t *count, struct error *err)
{
    return stmt_value(stmt_use(db, QUERY_STAFF_OWNER_PINS), 0, count, err);
}

enum status staff_set_pin(struct db *db, int64_t id, const char *pin, struct error *err)
{
    struct stmt *stmt = stmt_use(db, QUERY_STAFF_SET_PIN);
    stmt_int(stmt, ":id", id);
    stmt_text_or_null(stmt, ":pin", pin);
    return stmt_run(stmt, err);
}

enum status staff_set_code(struct db *db, int64_t id, const char *first, int64_t until, struct error *err)
{
    struct stmt *stmt = stmt_use(db, QUERY_STAFF_SET_CODE);
    stmt_int(stmt, ":id", id);
    stmt_text(stmt, ":first_code", first);
    stmt_int(stmt, ":first_until", until);
    return stmt_run(stmt, err);
}

enum status staff_set_failures(struct db *db, int64_t id, int64_t failures, int64_t locked_until, struct error *err)
{
    struct stmt *stmt = stmt_use(db, QUERY_STAFF_SET_FAILURES);
    stmt_int(stmt, ":id", id);
    stmt_int(stmt, ":failures", failures);
    stmt_id(stmt, ":locked_until", locked_until);
    return stmt_run(stmt, err);
}

enum status staff_list(struct db *db, struct staff_list *list, struct error *err)
{
    struct stmt *stmt = stmt_use(db, QUERY_STAFF_LIST);
    enum status status;
    bool row;
    *list = (struct staff_list){0};
    while ((status = stmt_next(stmt, &row, err)) == STATUS_OK && row) {
        list->staff = mem_grow(list->staff, list->count, &list->room, sizeof *list->staff);
        status = read_row(stmt, &list->staff[list->count++], err);
        if (status != STATUS_OK)
            break;
    }
    if (status != STATUS_OK)
        staff_list_clear(list);
    stmt_done(stmt);
    return status;
}

void staff_list_clear(struct staff_list *list)
{
    free(list->staff);
    *list = (struct staff_list){0};
}
