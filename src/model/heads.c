/* SPDX-License-Identifier: MIT */
#include "model/heads.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"

#define FORM "frontdesk head 1"

static void copy_hash(const struct stmt *s, const char *column, char hex[2 * DIGEST_BYTES + 1])
{
    static const uint8_t zero[DIGEST_BYTES];
    size_t length;
    const uint8_t *hash = stmt_get_blob(s, column, &length);
    digest_hex(hex, length == DIGEST_BYTES ? hash : zero);
}

enum status heads_of(struct db *db, struct heads *heads, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_LEDGER_HEADS);
    bool row;
    *heads = (struct heads){0};
    TRY(stmt_next(s, &row, err));
    if (row) {
        text_copy(heads->uuid, sizeof heads->uuid, stmt_get_text(s, "uuid"));
        heads->epoch = stmt_get_int(s, "epoch");
        heads->seq = stmt_get_int(s, "seq");
        copy_hash(s, "entry_hash", heads->entry_hash);
        heads->audit = stmt_get_int(s, "audit");
        copy_hash(s, "audit_hash", heads->audit_hash);
    }
    stmt_done(s);
    return STATUS_OK;
}

enum status heads_note(struct db *db, struct error *err)
{
    struct heads heads;
    char text[DB_HEAD_TEXT];
    TRY(heads_of(db, &heads, err));
    snprintf(text, sizeof text, FORM "\n%36s\n%19" PRId64 " %19" PRId64 " %64s\n%19" PRId64 " %64s\n", heads.uuid,
             heads.epoch, heads.seq, heads.entry_hash, heads.audit, heads.audit_hash);
    db_note_head(db, text);
    return STATUS_OK;
}

bool heads_read(const char *shop_path, struct heads *heads)
{
    struct buffer path = {0};
    *heads = (struct heads){0};
    buffer_format(&path, "%s-head", shop_path);
    FILE *file = fopen(path.text, "re");
    buffer_clear(&path);
    bool good = file && fscanf(file, FORM " %39s %" SCNd64 " %" SCNd64 " %64s %" SCNd64 " %64s", heads->uuid,
                               &heads->epoch, &heads->seq, heads->entry_hash, &heads->audit, heads->audit_hash) == 6;
    if (file)
        fclose(file);
    return good;
}

static enum status incomplete(struct db *db, const char *detail, struct error *err)
{
    const char *slash = strrchr(db_path(db), '/');
    error_set(err, STATUS_FILE_INCOMPLETE, "shop", "FILE-head knows of newer rows than the file has");
    error_detail(err, detail);
    error_arg(err, 0, "%s-wal", slash ? slash + 1 : db_path(db));
    return STATUS_FILE_INCOMPLETE;
}

/* A file in a later epoch than FILE-head was restored since. */
enum status heads_check(struct db *db, const struct heads *kept, struct error *err)
{
    struct heads is;
    TRY(heads_of(db, &is, err));
    if (strcmp(kept->uuid, is.uuid) != 0) /* of a shop that was here before */
        return STATUS_OK;
    if (kept->epoch == is.epoch && kept->seq > is.seq) {
        incomplete(db, "entries", err);
        error_arg(err, 1, "%" PRId64 "-%" PRId64, is.epoch, is.seq + 1);
        error_arg(err, 2, "%" PRId64 "-%" PRId64, kept->epoch, kept->seq);
        return STATUS_FILE_INCOMPLETE;
    }
    if (kept->epoch > is.epoch || (kept->epoch == is.epoch && kept->audit > is.audit))
        return incomplete(db, "", err);
    return STATUS_OK;
}
