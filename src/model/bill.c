/* SPDX-License-Identifier: MIT */
#include "model/bill.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

#define USUAL_OF 1000 /* newest bills; enough for a stable median */

char *bill_name(char buf[BILL_TEXT], int64_t till, int64_t number)
{
    snprintf(buf, BILL_TEXT, "%04" PRId64 "-%06" PRId64, till, number);
    return buf;
}

/* "0001-000342", "1-342", "#342", "342": digits only, else false. *till stays as it is for a number without one. */
static bool split(const char *text, int64_t *till, int64_t *number)
{
    int used = 0;
    if (*text == '#')
        text++;
    if (strspn(text, "0123456789-") != strlen(text) || strlen(text) > 20)
        return false;
    if (strchr(text, '-'))
        return sscanf(text, "%" SCNd64 "-%" SCNd64 "%n", till, number, &used) == 2 && text[used] == '\0' && *till > 0 &&
               *number > 0;
    return sscanf(text, "%" SCNd64 "%n", number, &used) == 1 && text[used] == '\0' && *number > 0;
}

enum status bill_resolve(struct db *db, int64_t till, const char *text, int64_t *id, struct error *err)
{
    int64_t number;
    *id = 0;
    if (split(text, &till, &number)) {
        struct stmt *s = stmt_use(db, QUERY_BILL_BY_NUMBER);
        stmt_int(s, ":till", till);
        stmt_int(s, ":number", number);
        TRY(stmt_value(s, 0, id, err));
    }
    if (*id)
        return STATUS_OK;
    error_set(err, STATUS_NOT_FOUND, "bill", "no such bill");
    error_arg(err, 0, "%s", text);
    return STATUS_NOT_FOUND;
}

static enum status read_payments(struct db *db, struct bill *bill, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_BILL_PAYMENTS);
    stmt_int(s, ":bill", bill->row.id);
    size_t room = 0;
    for (bool row;;) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            return STATUS_OK;
        bill->payment = mem_grow(bill->payment, bill->payments, &room, sizeof *bill->payment);
        struct payment_row *p = &bill->payment[bill->payments++];
        *p = (struct payment_row){.no = stmt_get_int(s, "no"),
                                  .bill = stmt_get_int(s, "bill"),
                                  .shift = stmt_get_int(s, "shift"),
                                  .sign = stmt_get_int(s, "sign"),
                                  .amount = stmt_get_int(s, "amount"),
                                  .given = stmt_get_int(s, "given"),
                                  .settled = stmt_get_int(s, "settled")};
        text_copy(p->tender, sizeof p->tender, stmt_get_text(s, "tender"));
        text_copy(p->reference, sizeof p->reference, stmt_get_text(s, "reference"));
    }
}

/* Replaces what the bill earned, which was nothing, by what the claim earned. */
static enum status read_claim(struct db *db, struct bill *bill, struct error *err)
{
    struct claim_row claim;
    struct entry entry = {0};
    TRY(ledger_read_claim(db, bill->row.id, &bill->claim, &claim, err));
    if (bill->claim == 0)
        return STATUS_OK;
    bill->row.points_earned = claim.points_earned;
    bill->row.points_bonus = claim.points_bonus;
    bill->row.points_taken = claim.points_taken;
    text_copy(bill->row.tier, sizeof bill->row.tier, claim.tier);
    text_copy(bill->row.tier_after, sizeof bill->row.tier_after, claim.tier_after);
    enum status status = ledger_read(db, bill->claim, &entry, err);
    for (size_t i = 0; i < entry.claimeds && i < bill->lines; i++) {
        bill->line[i].earns = entry.claimed[i].earns;
        bill->line[i].multiplier = entry.claimed[i].multiplier;
    }
    entry_clear(&entry);
    return status;
}

static enum status read_bill(struct db *db, int64_t id, struct bill *bill, struct error *err)
{
    bool found;
    TRY(ledger_read_bill(db, id, &bill->row, &found, err));
    if (!found)
        return error_set(err, STATUS_NOT_FOUND, "bill", "no bill with id %" PRId64, id);
    struct stmt *s = stmt_use(db, QUERY_BILL_TXN);
    stmt_int(s, ":bill", id);
    TRY(stmt_value(s, 0, &bill->txn, err));
    TRY(ledger_read_lines(db, id, &bill->line, &bill->lines, err));
    TRY(read_claim(db, bill, err));
    return read_payments(db, bill, err);
}

enum status bill_get(struct db *db, int64_t id, struct bill *bill, struct error *err)
{
    *bill = (struct bill){0};
    enum status status = read_bill(db, id, bill, err);
    if (status != STATUS_OK)
        bill_clear(bill);
    return status;
}

void bill_clear(struct bill *bill)
{
    for (size_t i = 0; i < bill->lines; i++)
        free(bill->line[i].shares);
    free(bill->line);
    free(bill->payment);
    *bill = (struct bill){0};
}

enum status bill_void_at(struct db *db, int64_t bill, int64_t *at, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_BILL_VOID_AT);
    stmt_int(s, ":bill", bill);
    return stmt_value(s, 0, at, err);
}

enum status bill_list(struct db *db, int64_t from, int64_t to, struct bill_list *list, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_BILL_BETWEEN);
    stmt_int(s, ":from", from);
    stmt_int(s, ":to", to);
    for (bool row;;) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            return STATUS_OK;
        list->bill = mem_grow(list->bill, list->bills, &list->room, sizeof *list->bill);
        struct bill_row *b = &list->bill[list->bills++];
        *b = (struct bill_row){0};
        ledger_bill_row(s, b);
    }
}

enum status bill_usual(struct db *db, int64_t from, int64_t to, int64_t *payable, int64_t *bills, struct error *err)
{
    bool found;
    struct stmt *s = stmt_use(db, QUERY_BILL_USUAL);
    stmt_int(s, ":from", from);
    stmt_int(s, ":to", to);
    stmt_int(s, ":most", USUAL_OF);
    *payable = *bills = 0;
    TRY(stmt_next(s, &found, err));
    if (!found)
        return STATUS_OK;
    *payable = stmt_get_int(s, "payable");
    *bills = stmt_get_int(s, "bills");
    stmt_done(s);
    return STATUS_OK;
}

void bill_list_clear(struct bill_list *list)
{
    free(list->bill);
    *list = (struct bill_list){0};
}

static void read_brief(const struct stmt *s, struct bill_brief *brief)
{
    *brief = (struct bill_brief){.id = stmt_get_int(s, "id"),
                                 .till = stmt_get_int(s, "till"),
                                 .number = stmt_get_int(s, "number"),
                                 .at = stmt_get_int(s, "at"),
                                 .payable = stmt_get_int(s, "payable"),
                                 .refunded = stmt_get_int(s, "refunded"),
                                 .voided = stmt_get_int(s, "voided") != 0,
                                 .gone = stmt_get_int(s, "gone") != 0};
    text_copy(brief->member, sizeof brief->member, stmt_get_text(s, "name"));
    brief->phone = stmt_get_int(s, "phone");
    const char *tenders = stmt_get_text(s, "tenders"), *comma = strchr(tenders, ',');
    snprintf(brief->tender, sizeof brief->tender, "%.*s", comma ? (int)(comma - tenders) : (int)strlen(tenders),
             tenders);
    brief->more_tenders = comma != NULL;
}

static enum status read_briefs(struct stmt *s, struct brief_list *list, struct error *err)
{
    *list = (struct brief_list){0};
    for (bool row;;) {
        enum status status = stmt_next(s, &row, err);
        if (status != STATUS_OK)
            bill_brief_list_clear(list);
        if (status != STATUS_OK || !row)
            return status;
        list->bill = mem_grow(list->bill, list->bills, &list->room, sizeof *list->bill);
        read_brief(s, &list->bill[list->bills++]);
    }
}

enum status bill_day_beside(struct db *db, int64_t day, bool after, int64_t *found, struct error *err)
{
    struct stmt *s = stmt_use(db, after ? QUERY_BILL_DAY_AFTER : QUERY_BILL_DAY_BEFORE);
    stmt_int(s, ":day", day);
    return stmt_value(s, 0, found, err);
}

enum status bill_of_day(struct db *db, int64_t day, struct brief_list *list, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_BILL_OF_DAY);
    stmt_int(s, ":day", day);
    return read_briefs(s, list, err);
}

enum status bill_returnable(struct db *db, const struct bill_search *search, struct brief_list *list, struct error *err)
{
    bool of_member = search->member != 0;
    struct stmt *s = stmt_use(db, of_member ? QUERY_BILL_RETURNABLE_OF_MEMBER : QUERY_BILL_RETURNABLE_OF_DAY);
    if (of_member)
        stmt_id(s, ":member", search->member);
    stmt_id(s, ":day", search->day);
    stmt_id(s, ":amount", search->amount);
    stmt_int(s, ":most", BILL_SEARCH_MOST);
    return read_briefs(s, list, err);
}

enum status bill_latest_of_till(struct db *db, int64_t till, int64_t rows, struct brief_list *list, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_BILL_LATEST_OF_TILL);
    stmt_int(s, ":till", till);
    stmt_int(s, ":rows", rows);
    return read_briefs(s, list, err);
}

void bill_brief_list_clear(struct brief_list *list)
{
    free(list->bill);
    *list = (struct brief_list){0};
}

enum status bill_last_of_till(struct db *db, int64_t till, int64_t *bill, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_BILL_LAST_OF_TILL);
    stmt_int(s, ":till", till);
    return stmt_value(s, 0, bill, err);
}

enum status bill_invoiced(struct db *db, int64_t bill, int64_t *at, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_BILL_INVOICED);
    stmt_int(s, ":bill", bill);
    return stmt_value(s, 0, at, err);
}

enum status bill_set_invoiced(struct db *db, int64_t bill, int64_t at, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_BILL_SET_INVOICED);
    stmt_int(s, ":bill", bill);
    stmt_int(s, ":at", at);
    return stmt_run(s, err);
}
