/* SPDX-License-Identifier: MIT */
#include "import/import.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/digest.h"
#include "import/import_priv.h"

static const char *const kinds[] = {[IMPORT_MEMBERS] = "members", [IMPORT_SALES] = "sales", [IMPORT_ITEMS] = "items"};

/* The counts stored as the result of the act. */
struct outcome {
    int64_t batch, rows, added, updated, skipped, amount, members;
};

static void put_outcome(const struct import_done *done, struct outcome *outcome)
{
    *outcome = (struct outcome){done->batch,   done->rows,   done->added,  done->updated,
                                done->skipped, done->amount, done->members};
}

static void take_outcome(const struct outcome *outcome, struct import_done *done)
{
    done->batch = outcome->batch;
    done->rows = outcome->rows;
    done->added = outcome->added;
    done->updated = outcome->updated;
    done->skipped = outcome->skipped;
    done->amount = outcome->amount;
    done->members = outcome->members;
}

/* --- batches --------------------------------------------------------------------------------------------------- */

/*
 * The batch is looked up, not the act: acts are pruned, batches are not, so importing the same file again changes
 * nothing even years later.
 */
static enum status seen_before(struct import *import, bool *seen, struct error *err)
{
    struct stmt *stmt = stmt_use(import->act->db, QUERY_IMPORT_FIND);
    stmt_blob(stmt, ":digest", import->digest, DIGEST_BYTES);
    TRY(stmt_next(stmt, seen, err));
    if (!*seen)
        return STATUS_OK;
    const struct outcome outcome = {stmt_get_int(stmt, "id"),      stmt_get_int(stmt, "rows"),
                                    stmt_get_int(stmt, "added"),   stmt_get_int(stmt, "updated"),
                                    stmt_get_int(stmt, "skipped"), stmt_get_int(stmt, "amount"),
                                    stmt_get_int(stmt, "members")};
    take_outcome(&outcome, import->done);
    stmt_done(stmt);
    return STATUS_OK;
}

static enum status begin_batch(struct import *import, struct error *err)
{
    struct stmt *stmt = stmt_use(import->act->db, QUERY_IMPORT_BEGIN);
    stmt_text(stmt, ":kind", kinds[import->request->kind]);
    stmt_blob(stmt, ":digest", import->digest, DIGEST_BYTES);
    stmt_int(stmt, ":at", import->act->at);
    TRY(stmt_run(stmt, err));
    import->batch = import->done->batch = db_last_rowid(import->act->db);
    return STATUS_OK;
}

static enum status end_batch(struct import *import, struct error *err)
{
    const struct import_done *done = import->done;
    struct stmt *stmt = stmt_use(import->act->db, QUERY_IMPORT_END);
    stmt_int(stmt, ":id", import->batch);
    stmt_int(stmt, ":rows", done->rows);
    stmt_int(stmt, ":added", done->added);
    stmt_int(stmt, ":updated", done->updated);
    stmt_int(stmt, ":skipped", done->skipped);
    return stmt_run(stmt, err);
}

/* --- the act --------------------------------------------------------------------------------------------------- */

static enum status each_row(struct import *import, struct error *err)
{
    switch (import->request->kind) {
    case IMPORT_MEMBERS:
        return import_members(import, err);
    case IMPORT_SALES:
        return import_sales(import, err);
    case IMPORT_ITEMS:
        return import_items(import, err);
    }
    return error_set(err, STATUS_BAD_VALUE, "kind", N_("unknown kind of import"));
}

/* A dry run or a file with refused rows is rolled back; only the counts are kept. */
static enum status leave_unwritten(struct import *import)
{
    import->act->unwritten = true;
    import->done->batch = 0;
    return STATUS_OK;
}

/* A list makes points as a hand does: more in one row than a manager may give takes an owner. */
static enum status check_points(const struct import *import, struct error *err)
{
    const struct act *act = import->act;
    const struct staff *approver = act->call->approver;
    enum role role = desk_staff(act->desk)->role;
    int64_t most = import->programme->limits.manager[LIMIT_POINTS];
    bool bound = (role == ROLE_CLERK || role == ROLE_MANAGER) && !(approver && approver->role == ROLE_OWNER);
    if (!bound || import->most_points <= most)
        return STATUS_OK;
    error_set(err, STATUS_APPROVAL_NEEDED, "approver", "more points in one row than a manager may give");
    error_arg(err, 0, "%" PRId64, most);
    return STATUS_APPROVAL_NEEDED;
}

static enum status import_body(struct act *act, struct error *err)
{
    struct import *import = act->request;
    import->act = act;
    TRY(act_permit(act, 0, err));
    TRY(seen_before(import, &import->done->repeated, err));
    if (import->done->repeated) {
        act->unwritten = true;
        return STATUS_OK;
    }
    TRY(desk_programme(act->desk, &import->programme, err));
    TRY(begin_batch(import, err));
    TRY(each_row(import, err));
    if (import->done->refused_count > 0 || import->request->dry)
        return leave_unwritten(import);
    TRY(check_points(import, err));
    TRY(end_batch(import, err));
    put_outcome(import->done, act->result);
    return STATUS_OK;
}

/* The digest of the request: kind, encoding, map, bytes. */
static void digest_request(const struct import_request *request, uint8_t digest[DIGEST_BYTES])
{
    struct buffer text = {0};
    uint8_t bytes[DIGEST_BYTES];
    char hex[2 * DIGEST_BYTES + 1];
    digest_bytes(request->bytes, request->size, bytes);
    buffer_format(&text, "%s\n%s\n%s\n%s\n", kinds[request->kind], request->encoding ? request->encoding : "",
                  digest_hex(hex, bytes), request->map ? request->map : "");
    digest_bytes(text.text, text.length, digest);
    buffer_clear(&text);
}

/* In the order of the file: sales are read first and looked up afterwards. At most a thousand, mostly in order. */
static void sort_refused(struct import_done *done)
{
    for (size_t i = 1; i < done->refused_count; i++) {
        struct import_refused moved = done->refused[i];
        size_t at = i;
        for (; at > 0 && done->refused[at - 1].row > moved.row; at--)
            done->refused[at] = done->refused[at - 1];
        done->refused[at] = moved;
    }
}

static enum status run(struct desk *desk, struct import *import, const char *hex, struct error *err)
{
    static const struct act_field fields[] = {ACT_FIELD(outcome, batch),   ACT_FIELD(outcome, rows),
                                              ACT_FIELD(outcome, added),   ACT_FIELD(outcome, updated),
                                              ACT_FIELD(outcome, skipped), ACT_FIELD(outcome, amount),
                                              ACT_FIELD(outcome, members)};
    static const struct act_verb verb = {.name = "import",
                                         .permit = PERMIT_IMPORT,
                                         .field = fields,
                                         .fields = sizeof fields / sizeof *fields,
                                         .body = import_body};
    struct outcome outcome = {0};
    char key[2 * DIGEST_BYTES + 8] = "import-";
    strcat(key, hex);
    struct act_call act = {.key = key, .request = hex, .approver = import->request->approver};
    bool repeated = false;
    TRY(act_run(desk, &verb, &act, import, &outcome, &repeated, err));
    if (repeated) {
        take_outcome(&outcome, import->done);
        import->done->repeated = true;
    }
    return STATUS_OK;
}

enum status import_run(struct desk *desk, const struct import_request *request, struct import_done *done,
                       struct error *err)
{
    uint8_t digest[DIGEST_BYTES];
    char hex[2 * DIGEST_BYTES + 1];
    *done = (struct import_done){0};
    struct import import = {.request = request, .done = done, .digest = digest};
    TRY(import_sheet_read(request, &import.sheet, err));
    digest_request(request, digest);
    enum status status = run(desk, &import, digest_hex(hex, digest), err);
    import_sheet_clear(&import.sheet);
    sort_refused(done);
    if (status != STATUS_OK)
        import_done_clear(done);
    return status;
}

void import_done_clear(struct import_done *done)
{
    free(done->refused);
    *done = (struct import_done){0};
}
