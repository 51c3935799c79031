/* SPDX-License-Identifier: MIT */
#include "desk/check.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "model/audit.h"
#include "desk/desk_priv.h"
#include "desk/proof.h"

#define PROBLEMS_KEPT 1000

void check_problem(struct check_report *report, const char *table, const char *row, const char *column,
                   const char *found, const char *expected)
{
    if (report->problems == PROBLEMS_KEPT) {
        report->more++;
        return;
    }
    report->problem = mem_grow(report->problem, report->problems, &report->room, sizeof *report->problem);
    struct problem *problem = &report->problem[report->problems++];
    text_copy(problem->table, sizeof problem->table, table);
    text_copy(problem->row, sizeof problem->row, row);
    text_copy(problem->column, sizeof problem->column, column);
    text_copy(problem->found, sizeof problem->found, found);
    text_copy(problem->expected, sizeof problem->expected, expected);
}

void check_clear(struct check_report *report)
{
    free(report->problem);
    *report = (struct check_report){0};
}

/* --- sums ------------------------------------------------------------------------------------------------------- */

#define KEYS 3
#define SUMS 4

/*
 * A query whose every row is a problem. The columns in `key` name the row. Those in `column` are stored values, and
 * beside each of them the query has the recomputed one, named NAME_by; where the two differ, both are reported. A query
 * without such columns reports the row itself.
 */
struct sum_rule {
    enum query query;
    const char *table;
    const char *key[KEYS]; /* NULL after the last, here and below */
    const char *column[SUMS];
    const char *missing; /* the column named when there is nothing to compare */
};

static const struct sum_rule RULES[] = {
    {QUERY_CHECK_LOTS, "lot", {"id"}, {"remaining"}, NULL},
    {QUERY_CHECK_LOTS_ISSUED, "lot", {"id"}, {NULL}, "txn"},
    {QUERY_CHECK_TRANSFERS, "transfer", {"txn", "no"}, {NULL}, "lot"},
    {QUERY_CHECK_HANDS, "hand", {"txn", "no"}, {"day"}, NULL},
    {QUERY_CHECK_TILLS, "till", {"id"}, {"last_bill"}, NULL},
    {QUERY_CHECK_BALANCES, "balance", {"member", "kind"}, {"held"}, NULL},
    {QUERY_CHECK_BALANCES_MISSING, "balance", {"member", "kind"}, {NULL}, "held"},
    {QUERY_CHECK_STOCK, "item", {"id"}, {"stock"}, NULL},
    {QUERY_CHECK_BILLS_SOLD, "bill", {"id"}, {NULL}, "txn"},
    {QUERY_CHECK_BILL_LINES, "bill", {"id"}, {"payable"}, NULL},
    {QUERY_CHECK_BILL_MEMBER, "bill", {"id"}, {"member"}, NULL},
    {QUERY_CHECK_PAYMENTS, "bill", {"id"}, {"payable"}, NULL},
    {QUERY_CHECK_REFUNDS, "bill", {"id"}, {"refunded", "points_back", "points_taken"}, NULL},
    {QUERY_CHECK_CLAIMS, "bill_claim", {"txn"}, {"bill", "member", "points_taken", "undone"}, NULL},
    {QUERY_CHECK_BILL_STATES, "bill", {"id"}, {"voided", "gone"}, NULL},
    {QUERY_CHECK_LINE_RETURNS, "bill_line", {"bill", "no"}, {"returned", "refunded"}, NULL},
    {QUERY_CHECK_OFFER_COUNTS, "offer_count", {"offer", "member", "day"}, {"uses"}, NULL},
    {QUERY_CHECK_SHIFTS, "shift", {"id"}, {"over"}, NULL},
    {QUERY_CHECK_BILL_SHIFT, "bill", {"id"}, {"shift"}, NULL},
    {QUERY_CHECK_SHIFT_RANGE, "payment", {"txn", "no"}, {NULL}, "shift"},
    {QUERY_CHECK_VOUCHERS, "payment", {"txn", "no"}, {NULL}, "reference"},
    {QUERY_CHECK_ACCOUNTS, "payment", {"txn", "debtor"}, {"amount"}, NULL},
    {QUERY_CHECK_DEPOSITS, "payment", {"txn", "order"}, {"amount"}, NULL},
    {QUERY_CHECK_FAMILY, "payment", {"txn", "holder"}, {"amount"}, NULL},
    {QUERY_CHECK_FAMILY_LINKS, "payment", {"txn", "no"}, {NULL}, "link"},
    {QUERY_CHECK_DRAWER_MOVES, "payment", {"txn"}, {"amount"}, NULL},
    {QUERY_CHECK_STRAY_PAYMENTS, "payment", {"txn", "no"}, {NULL}, "txn"},
    {QUERY_CHECK_STRAY_LINES, "bill_line", {"bill", "no"}, {NULL}, "bill"},
    {QUERY_CHECK_TALLY_TIERS, "tally_tier", {"tier", "day"}, {"net"}, NULL},
    {QUERY_CHECK_TALLY_SLOTS, "tally_slot", {"day", "slot"}, {"bills", "net", "member_net", "first"}, NULL},
    {QUERY_CHECK_TALLY_MEMBERS, "tally_members", {"tier"}, {"members"}, NULL},
    {QUERY_CHECK_TALLY_HELD, "tally_held", {"kind"}, {"held"}, NULL},
    {QUERY_CHECK_TALLY_ENTRIES, "tally_entry", {"day"}, {"enrolled", "given", "used"}, NULL},
    {QUERY_CHECK_ROLLUPS, "rollup", {"day"}, {"bills", "net", "units"}, NULL},
    {QUERY_CHECK_ROLLUP_CATEGORIES, "rollup", {"day", "value"}, {"bills", "net", "units"}, NULL},
    {QUERY_CHECK_PRINT_JOBS, "print_job", {"id"}, {"kind"}, NULL},
    {QUERY_CHECK_PRINT_AGAIN, "print_job", {"id"}, {"again"}, NULL},
    {QUERY_CHECK_ROLLUP_PARTS, "rollup", {"day", "dimension"}, {"bills", "net", "units"}, NULL},
};

static void name_row(const struct sum_rule *rule, const struct stmt *s, char *buf, size_t size)
{
    size_t used = 0;
    buf[0] = '\0';
    for (int i = 0; i < KEYS && rule->key[i] && used < size; i++)
        used += (size_t)snprintf(buf + used, size - used, "%s%s", i ? "/" : "", stmt_get_text(s, rule->key[i]));
}

static void report_row(const struct sum_rule *rule, const struct stmt *s, struct check_report *report)
{
    char row[48];
    name_row(rule, s, row, sizeof row);
    if (!rule->column[0])
        check_problem(report, rule->table, row, rule->missing, "", "missing");
    for (int i = 0; i < SUMS && rule->column[i]; i++) {
        char found[64], expected[64], recomputed[32];
        snprintf(recomputed, sizeof recomputed, "%s_by", rule->column[i]);
        text_copy(found, sizeof found, stmt_get_text(s, rule->column[i]));
        text_copy(expected, sizeof expected, stmt_get_text(s, recomputed));
        if (strcmp(found, expected) != 0)
            check_problem(report, rule->table, row, rule->column[i], found, expected);
    }
}

static enum status check_sums(struct db *db, struct check_report *report, struct error *err)
{
    for (size_t i = 0; i < sizeof RULES / sizeof *RULES; i++) {
        struct stmt *s = stmt_use(db, RULES[i].query);
        for (bool row;;) {
            TRY(stmt_next(s, &row, err));
            if (!row)
                break;
            report_row(&RULES[i], s, report);
        }
    }
    return STATUS_OK;
}

/* --- chains ----------------------------------------------------------------------------------------------------- */

struct audit_walk {
    struct check_report *report;
    const uint8_t *key; /* NULL: hashes cannot be computed */
    uint8_t last[DIGEST_BYTES];
};

static enum status check_audit(void *ctx, const struct audit *audit)
{
    struct audit_walk *walk = ctx;
    uint8_t hash[DIGEST_BYTES];
    char row[24];
    snprintf(row, sizeof row, "%" PRId64, audit->id);
    if (memcmp(audit->prev, walk->last, DIGEST_BYTES) != 0)
        check_problem(walk->report, "audit", row, "prev", "", "hash of the row before");
    if (walk->key)
        audit_hash(walk->key, audit, hash);
    if (walk->key && memcmp(audit->hash, hash, DIGEST_BYTES) != 0)
        check_problem(walk->report, "audit", row, "hash", "", "hash of the row");
    memcpy(walk->last, audit->hash, DIGEST_BYTES);
    return STATUS_OK;
}

static void say(void *ctx, const char *finding)
{
    check_problem(ctx, "file", "", "", finding, "");
}

static enum status count_rows(struct db *db, struct check_report *report, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_CHECK_COUNTS);
    bool row;
    TRY(stmt_next(s, &row, err));
    report->txns = stmt_get_int(s, "txns");
    report->lots = stmt_get_int(s, "lots");
    report->bills = stmt_get_int(s, "bills");
    report->members = stmt_get_int(s, "members");
    stmt_done(s);
    return STATUS_OK;
}

static enum status check_all(struct db *db, struct check_report *report, struct error *err)
{
    struct audit_walk walk = {.report = report, .key = db_chain_key(db)};
    report->keyless = !walk.key;
    TRY(count_rows(db, report, err));
    TRY(proof_walk(db, report, err));
    TRY(check_sums(db, report, err));
    return audit_walk(db, check_audit, &walk, err);
}

enum status check_books(struct desk *desk, bool deep, struct check_report *report, struct error *err)
{
    *report = (struct check_report){0};
    enum status status = db_integrity(desk->db, deep, say, report, err);
    if (status == STATUS_OK)
        status = db_begin_read(desk->db, err);
    if (status == STATUS_OK) {
        status = check_all(desk->db, report, err);
        db_end_read(desk->db);
    }
    if (status != STATUS_OK)
        check_clear(report);
    return status;
}

/* --- printed heads ------------------------------------------------------------------------------------------------ */

static enum status head_missing(const char *code, struct error *err)
{
    error_set(err, STATUS_DAMAGED, "head", "no entry has the hash that was printed");
    error_detail(err, "head");
    error_arg(err, 0, "%s", code);
    return STATUS_DAMAGED;
}

/* "4a35 48F8 31E9" becomes "4A3548F831E9". */
static enum status clean_code(const char *typed, char code[2 * DIGEST_BYTES + 1], struct error *err)
{
    size_t used = 0;
    for (const char *c = typed; *c; c++) {
        if (*c == ' ')
            continue;
        if (!isxdigit((unsigned char)*c) || used == 2 * DIGEST_BYTES)
            return error_value(err, "head", typed, "not the beginning of a hash");
        code[used++] = (char)toupper((unsigned char)*c);
    }
    code[used] = '\0';
    return used < CHECK_HEAD_LEAST ? error_value(err, "head", typed, "too short: 12 characters or more") : STATUS_OK;
}

enum status check_head(struct desk *desk, const char *typed, struct check_head *found, struct error *err)
{
    char code[2 * DIGEST_BYTES + 1];
    bool row;
    TRY(clean_code(typed, code, err));
    struct stmt *s = stmt_use(desk->db, QUERY_CHECK_HEAD);
    stmt_text(s, ":code", code);
    TRY(stmt_next(s, &row, err));
    if (!row)
        return head_missing(typed, err);
    *found = (struct check_head){.id = stmt_get_int(s, "id"), .at = stmt_get_int(s, "at")};
    text_copy(found->what, sizeof found->what, stmt_get_text(s, "what"));
    stmt_done(s);
    return STATUS_OK;
}
