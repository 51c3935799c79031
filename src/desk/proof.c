/* SPDX-License-Identifier: MIT */
#include "desk/proof.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "base/text.h"
#include "model/ledger.h"

#define FIELDS 20

/* The column names of the fields of each kind of body line; the first `keys` of them identify the row. */
struct line_form {
    const char *word, *table;
    int keys;
    const char *column[FIELDS];
};

static const struct line_form FORMS[] = {
    {"v1",
     "txn",
     3,
     {"shop", "epoch", "seq", "kind", "member", "bill", "programme", "at", "day", "till", "staff", "approver",
      "reverses"}},
    {"bill",
     "bill",
     1,
     {"id", "till", "number", "shift", "at", "day", "gross", "discount", "points_money", "round_off", "payable",
      "bonus_paid", "points_spent", "points_earned", "points_bonus", "earns", "batch"}},
    {"line",
     "bill_line",
     1,
     {"no", "item", "quantity", "unit_price", "gross", "discount", "points_money", "round_off", "net", "bonus_paid",
      "earns", "multiplier", "shares"}},
    {"lot",
     "lot",
     1,
     {"id", "kind", "member", "offer", "item", "granted", "granted_on", "usable_from", "expires_on", "parent",
      "order_id", "debtor"}},
    {"coupon", "coupon", 1, {"lot", "batch", "serial"}},
    {"transfer", "transfer", 1, {"no", "lot", "sign", "account", "amount"}},
    {"payment", "payment", 1, {"no", "bill", "shift", "tender", "sign", "amount", "given", "reference", "settled"}},
    {"use", "offer_use", 1, {"no", "offer", "member", "day", "uses", "amount", "lot"}},
    {"return", "return_line", 1, {"line", "quantity", "refund"}},
    {"returned", "bill_return", 0, {"refund", "points_back", "points_taken"}},
    {"stock", "stock_move", 2, {"item", "gift", "change"}},
    {"claim", "bill_claim", 0, {"points_earned", "points_bonus"}},
    {"claimed", "claim_line", 1, {"line", "earns", "multiplier"}},
    {"hand", "hand", 1, {"no", "kind", "line", "amount"}},
};

/* One line of a body cut into words; text is a private copy. */
struct cut_line {
    char *text;
    char *word[FIELDS];
    int words;
    const struct line_form *form;
};

struct cut_body {
    struct cut_line *line;
    size_t lines, room;
};

static void cut(const char *body, struct cut_body *out)
{
    for (const char *at = body; *at;) {
        size_t length = strcspn(at, "\n");
        out->line = mem_grow(out->line, out->lines, &out->room, sizeof *out->line);
        struct cut_line *line = &out->line[out->lines++];
        *line = (struct cut_line){.text = mem_alloc(length + 1)};
        memcpy(line->text, at, length);
        char *save = NULL;
        for (char *word = strtok_r(line->text, " ", &save); word && line->words < FIELDS;
             word = strtok_r(NULL, " ", &save))
            line->word[line->words++] = word;
        for (size_t i = 0; line->words && i < sizeof FORMS / sizeof *FORMS; i++)
            if (strcmp(FORMS[i].word, line->word[0]) == 0)
                line->form = &FORMS[i];
        at += length + (at[length] == '\n');
    }
}

static void cut_clear(struct cut_body *body)
{
    for (size_t i = 0; i < body->lines; i++)
        free(body->line[i].text);
    free(body->line);
}

static bool same_row(const struct cut_line *a, const struct cut_line *b)
{
    if (!a->form || a->form != b->form)
        return false;
    for (int i = 1; i <= a->form->keys; i++)
        if (i >= a->words || i >= b->words || strcmp(a->word[i], b->word[i]) != 0)
            return false;
    return true;
}

static const struct cut_line *find_row(const struct cut_body *body, const struct cut_line *wanted)
{
    for (size_t i = 0; i < body->lines; i++)
        if (same_row(&body->line[i], wanted))
            return &body->line[i];
    return NULL;
}

/* Names a row: "lot 12" by its id; rows without an id by txn and number. */
static void row_name(const struct entry *entry, const struct cut_line *line, char *buf, size_t size)
{
    bool own = strcmp(line->form->word, "lot") == 0 || strcmp(line->form->word, "bill") == 0 ||
               strcmp(line->form->word, "coupon") == 0;
    if (own)
        text_copy(buf, size, line->words > 1 ? line->word[1] : "");
    else if (strcmp(line->form->word, "v1") == 0)
        snprintf(buf, size, "%" PRId64, entry->id);
    else if (strcmp(line->form->word, "line") == 0)
        snprintf(buf, size, "%" PRId64 "/%s", entry->bill, line->words > 1 ? line->word[1] : "");
    else
        snprintf(buf, size, "%" PRId64 "/%s", entry->id, line->words > 1 ? line->word[1] : "");
}

/* Names the columns in which the rows differ from the body. */
static void name_columns(const struct entry *entry, const struct cut_body *rows, const struct cut_body *body,
                         struct check_report *report)
{
    char name[48];
    for (size_t i = 0; i < body->lines; i++) {
        const struct cut_line *was = &body->line[i];
        if (!was->form)
            continue;
        row_name(entry, was, name, sizeof name);
        const struct cut_line *is = find_row(rows, was);
        if (!is) {
            check_problem(report, was->form->table, name, was->form->column[0], "missing", "a row");
            continue;
        }
        for (int w = 1; w < was->words || w < is->words; w++) {
            const char *expected = w < was->words ? was->word[w] : "", *found = w < is->words ? is->word[w] : "";
            const char *column = was->form->column[w - 1];
            if (strcmp(expected, found) != 0)
                check_problem(report, was->form->table, name, column ? column : "", found, expected);
        }
    }
    for (size_t i = 0; i < rows->lines; i++)
        if (rows->line[i].form && !find_row(body, &rows->line[i])) {
            row_name(entry, &rows->line[i], name, sizeof name);
            check_problem(report, rows->line[i].form->table, name, rows->line[i].form->column[0], "a row", "none");
        }
}

static void name_differences(const struct entry *entry, const char *rows, const char *stored,
                             struct check_report *report)
{
    struct cut_body is = {0}, was = {0};
    size_t before = report->problems;
    cut(rows, &is);
    cut(stored, &was);
    name_columns(entry, &is, &was, report);
    if (report->problems == before) { /* the same words, separated differently */
        char row[24];
        snprintf(row, sizeof row, "%" PRId64, entry->id);
        check_problem(report, "txn", row, "body", "other bytes", "the canonical form");
    }
    cut_clear(&is);
    cut_clear(&was);
}

static void blob(const struct stmt *s, const char *column, uint8_t hash[DIGEST_BYTES])
{
    size_t length;
    const void *bytes = stmt_get_blob(s, column, &length);
    memset(hash, 0, DIGEST_BYTES);
    if (bytes && length == DIGEST_BYTES)
        memcpy(hash, bytes, DIGEST_BYTES);
}

/* key NULL: whether the hash is right cannot be told. */
static void check_link(const struct stmt *s, int64_t id, const uint8_t *key, const uint8_t last[DIGEST_BYTES],
                       uint8_t hash[DIGEST_BYTES], struct check_report *report)
{
    uint8_t prev[DIGEST_BYTES], expected[DIGEST_BYTES];
    char row[24], is[2 * DIGEST_BYTES + 1], should[2 * DIGEST_BYTES + 1];
    const char *body = stmt_get_text(s, "body");
    snprintf(row, sizeof row, "%" PRId64, id);
    blob(s, "prev", prev);
    blob(s, "hash", hash);
    if (memcmp(prev, last, DIGEST_BYTES) != 0)
        check_problem(report, "txn", row, "prev", digest_hex(is, prev), digest_hex(should, last));
    if (!key)
        return;
    digest_link(key, prev, body, strlen(body), expected);
    if (memcmp(hash, expected, DIGEST_BYTES) != 0)
        check_problem(report, "txn", row, "hash", digest_hex(is, hash), digest_hex(should, expected));
}

static enum status check_txn(struct db *db, int64_t id, const char *stored, struct check_report *report,
                             struct error *err)
{
    struct entry entry;
    struct buffer rows = {0};
    enum status status = ledger_read(db, id, &entry, err);
    if (status == STATUS_OK) {
        entry_body(&entry, &rows);
        if (strcmp(rows.text, stored) != 0)
            name_differences(&entry, rows.text, stored, report);
    }
    buffer_clear(&rows);
    entry_clear(&entry);
    return status;
}

enum status proof_walk(struct db *db, struct check_report *report, struct error *err)
{
    uint8_t last[DIGEST_BYTES] = {0}, hash[DIGEST_BYTES];
    struct stmt *s = stmt_use(db, QUERY_CHECK_TXNS);
    for (bool row;;) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            break;
        int64_t id = stmt_get_int(s, "id");
        check_link(s, id, db_chain_key(db), last, hash, report);
        memcpy(last, hash, DIGEST_BYTES);
        TRY(check_txn(db, id, stmt_get_text(s, "body"), report, err));
    }
    digest_hex(report->head, last);
    return STATUS_OK;
}
