/* SPDX-License-Identifier: MIT */
#include "desk/check.h"

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

/*
 * A query whose every row is a problem. The first `keys` columns name the row; after them come pairs of columns, the
 * stored and the recomputed value. Pairs that differ are reported under the names in `column`. A query without pairs
 * reports the row itself.
 */
struct sum_rule {
    enum query query;
    const char *table;
    int keys;
    const char *column[4]; /* one per pair, NULL after the last */
    const char *missing;   /* the column named when there are no pairs */
};

static const struct sum_rule RULES[] = {
    {QUERY_CHECK_LOTS, "lot", 1, {"remaining"}, NULL},
    {QUERY_CHECK_LOTS_ISSUED, "lot", 1, {NULL}, "txn"},
    {QUERY_CHECK_TRANSFERS, "transfer", 2, {NULL}, "lot"},
    {QUERY_CHECK_BALANCES, "balance", 2, {"held"}, NULL},
    {QUERY_CHECK_BALANCES_MISSING, "balance", 2, {NULL}, "held"},
    {QUERY_CHECK_BILLS_SOLD, "bill", 1, {NULL}, "txn"},
    {QUERY_CHECK_BILL_LINES, "bill", 1, {"payable"}, NULL},
    {QUERY_CHECK_BILL_MEMBER, "bill", 1, {"member"}, NULL},
    {QUERY_CHECK_PAYMENTS, "bill", 1, {"payable"}, NULL},
    {QUERY_CHECK_REFUNDS, "bill", 1, {"refunded", "points_back", "points_taken"}, NULL},
    {QUERY_CHECK_CLAIMS, "bill_claim", 1, {"bill", "member", "points_taken"}, NULL},
    {QUERY_CHECK_BILL_STATES, "bill", 1, {"voided", "gone"}, NULL},
    {QUERY_CHECK_LINE_RETURNS, "bill_line", 2, {"returned", "refunded"}, NULL},
    {QUERY_CHECK_OFFER_COUNTS, "offer_count", 3, {"uses"}, NULL},
    {QUERY_CHECK_SHIFTS, "shift", 1, {"over"}, NULL},
    {QUERY_CHECK_BILL_SHIFT, "bill", 1, {"shift"}, NULL},
    {QUERY_CHECK_SHIFT_RANGE, "payment", 2, {NULL}, "shift"},
    {QUERY_CHECK_STRAY_PAYMENTS, "payment", 2, {NULL}, "txn"},
    {QUERY_CHECK_STRAY_LINES, "bill_line", 2, {NULL}, "bill"},
    {QUERY_CHECK_TALLY_TIERS, "tally_tier", 2, {"net"}, NULL},
    {QUERY_CHECK_TALLY_SLOTS, "tally_slot", 2, {"bills", "net", "member_net", "first"}, NULL},
    {QUERY_CHECK_TALLY_MEMBERS, "tally_members", 1, {"members"}, NULL},
    {QUERY_CHECK_TALLY_HELD, "tally_held", 1, {"held"}, NULL},
    {QUERY_CHECK_TALLY_ENTRIES, "tally_entry", 1, {"enrolled", "given", "used"}, NULL},
    {QUERY_CHECK_ROLLUPS, "rollup", 1, {"bills", "net", "units"}, NULL},
    {QUERY_CHECK_ROLLUP_CATEGORIES, "rollup", 2, {"bills", "net", "units"}, NULL},
    {QUERY_CHECK_PRINT_JOBS, "print_job", 1, {"kind"}, NULL},
    {QUERY_CHECK_PRINT_AGAIN, "print_job", 1, {"again"}, NULL},
    {QUERY_CHECK_ROLLUP_PARTS, "rollup", 2, {"bills", "net", "units"}, NULL},
};

static void name_row(const struct stmt *s, int keys, char *buf, size_t size)
{
    size_t used = 0;
    buf[0] = '\0';
    for (int i = 0; i < keys && used < size; i++)
        used += (size_t)snprintf(buf + used, size - used, "%s%s", i ? "/" : "", stmt_get_text(s, i));
}

static void report_row(const struct sum_rule *rule, const struct stmt *s, struct check_report *report)
{
    char row[48];
    name_row(s, rule->keys, row, sizeof row);
    if (!rule->column[0])
        check_problem(report, rule->table, row, rule->missing, "", "missing");
    for (int i = 0; i < 4 && rule->column[i]; i++) {
        char found[64], expected[64];
        text_copy(found, sizeof found, stmt_get_text(s, rule->keys + 2 * i));
        text_copy(expected, sizeof expected, stmt_get_text(s, rule->keys + 2 * i + 1));
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
    audit_hash(audit, hash);
    if (memcmp(audit->hash, hash, DIGEST_BYTES) != 0)
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
    report->txns = stmt_get_int(s, 0);
    report->lots = stmt_get_int(s, 1);
    report->bills = stmt_get_int(s, 2);
    report->members = stmt_get_int(s, 3);
    stmt_done(s);
    return STATUS_OK;
}

static enum status check_all(struct db *db, struct check_report *report, struct error *err)
{
    struct audit_walk walk = {.report = report};
    TRY(count_rows(db, report, err));
    TRY(proof_walk(db, report, err));
    TRY(check_sums(db, report, err));
    return audit_walk(db, check_audit, &walk, err);
}

enum status check_books(struct desk *desk, bool deep, struct check_report *report, struct error *err)
{
    *report = (struct check_report){0};
    TRY(db_integrity(desk->db, deep, say, report, err));
    TRY(db_begin_read(desk->db, err));
    enum status status = check_all(desk->db, report, err);
    db_end_read(desk->db);
    return status;
}
