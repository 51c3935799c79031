/* SPDX-License-Identifier: MIT */
#include "model/debtor.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "base/text.h"

enum status debtor_insert(struct db *db, const struct debtor *debtor, int64_t *id, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_DEBTOR_INSERT);
    stmt_text(s, ":name", debtor->name);
    stmt_int(s, ":credit", debtor->credit);
    return stmt_value(s, 0, id, err);
}

static void read_row(const struct stmt *s, struct debtor *debtor)
{
    *debtor = (struct debtor){.id = stmt_get_int(s, "id"),
                              .credit = stmt_get_int(s, "credit"),
                              .owes = stmt_get_int(s, "owes"),
                              .since = stmt_get_int(s, "since")};
    text_copy(debtor->name, sizeof debtor->name, stmt_get_text(s, "name"));
}

static enum status refuse_unknown(const char *text, struct error *err)
{
    error_set(err, STATUS_NOT_FOUND, "debtor", "no such debtor");
    error_arg(err, 0, "%s", text);
    return STATUS_NOT_FOUND;
}

enum status debtor_get(struct db *db, int64_t id, struct debtor *debtor, struct error *err)
{
    char text[24];
    bool row;
    struct stmt *s = stmt_use(db, QUERY_DEBTOR_GET);
    stmt_int(s, ":id", id);
    TRY(stmt_next(s, &row, err));
    if (!row) {
        snprintf(text, sizeof text, "%" PRId64, id);
        return refuse_unknown(text, err);
    }
    read_row(s, debtor);
    stmt_done(s);
    return STATUS_OK;
}

enum status debtor_resolve(struct db *db, const char *text, struct debtor *debtor, struct error *err)
{
    int64_t id;
    if (number_parse(text, "debtor", 1, INT64_MAX, &id, err) != STATUS_OK)
        return refuse_unknown(text, err);
    return debtor_get(db, id, debtor, err);
}

enum status debtor_list(struct db *db, int64_t after, int64_t limit, struct debtor_list *list, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_DEBTOR_LIST);
    stmt_int(s, ":after", after);
    stmt_int(s, ":limit", limit);
    for (bool row;;) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            return STATUS_OK;
        list->debtor = mem_grow(list->debtor, list->count, &list->room, sizeof *list->debtor);
        read_row(s, &list->debtor[list->count++]);
    }
}

void debtor_list_clear(struct debtor_list *list)
{
    free(list->debtor);
    *list = (struct debtor_list){0};
}

enum status debtor_open(struct db *db, int64_t debtor, struct debt_list *list, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_DEBTOR_OPEN);
    stmt_int(s, ":debtor", debtor);
    for (bool row;;) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            return STATUS_OK;
        list->debt = mem_grow(list->debt, list->count, &list->room, sizeof *list->debt);
        list->debt[list->count++] = (struct debt){.lot = stmt_get_int(s, "id"),
                                                  .left = stmt_get_int(s, "remaining"),
                                                  .txn = stmt_get_int(s, "txn"),
                                                  .bill = stmt_get_int(s, "bill")};
    }
}

void debtor_debts_clear(struct debt_list *list)
{
    free(list->debt);
    *list = (struct debt_list){0};
}

enum status debtor_of_lot(struct db *db, int64_t lot, int64_t *debtor, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_DEBTOR_OF_LOT);
    stmt_int(s, ":lot", lot);
    return stmt_value(s, 0, debtor, err);
}

enum status debtor_of_bill(struct db *db, int64_t bill, struct on_account *account, struct error *err)
{
    bool row;
    struct stmt *s = stmt_use(db, QUERY_DEBTOR_OF_BILL);
    stmt_int(s, ":bill", bill);
    *account = (struct on_account){0};
    TRY(stmt_next(s, &row, err));
    if (!row)
        return STATUS_OK;
    account->any = stmt_get_int(s, "lots") > 0;
    account->owed = stmt_get_int(s, "owed");
    account->settled = stmt_get_int(s, "settled");
    stmt_done(s);
    return STATUS_OK;
}
