/* SPDX-License-Identifier: MIT */
#include "model/backup.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

enum status backup_head(struct db *db, struct sealed_head *head, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_BACKUP_HEAD);
    uint8_t zero[DIGEST_BYTES] = {0};
    size_t length = 0;
    bool row;
    TRY(stmt_next(s, &row, err));
    head->epoch = row ? stmt_get_int(s, "epoch") : 0;
    head->seq = row ? stmt_get_int(s, "seq") : 0;
    const uint8_t *hash = row ? stmt_get_blob(s, "hash", &length) : NULL;
    digest_hex(head->hash, length == DIGEST_BYTES ? hash : zero);
    stmt_done(s);
    return STATUS_OK;
}

enum status backup_insert(struct db *db, const struct backup *backup, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_BACKUP_INSERT);
    stmt_int(s, ":at", backup->at);
    stmt_text(s, ":file", backup->file);
    stmt_int(s, ":bytes", backup->mark.bytes);
    stmt_text(s, ":sha256", backup->mark.sha256);
    stmt_int(s, ":epoch", backup->epoch);
    stmt_int(s, ":seq", backup->seq);
    stmt_text(s, ":hash", backup->hash);
    stmt_int(s, ":encrypted", backup->encrypted);
    stmt_int(s, ":kept", backup->kept);
    stmt_text_or_null(s, ":failure", backup->failure);
    return stmt_run(s, err);
}

static void read_row(const struct stmt *s, struct backup *backup)
{
    *backup = (struct backup){.id = stmt_get_int(s, "id"), .at = stmt_get_int(s, "at")};
    text_copy(backup->file, sizeof backup->file, stmt_get_text(s, "file"));
    backup->mark.bytes = stmt_get_int(s, "bytes");
    text_copy(backup->mark.sha256, sizeof backup->mark.sha256, stmt_get_text(s, "sha256"));
    backup->epoch = stmt_get_int(s, "epoch");
    backup->seq = stmt_get_int(s, "seq");
    text_copy(backup->hash, sizeof backup->hash, stmt_get_text(s, "hash"));
    backup->encrypted = stmt_get_int(s, "encrypted") != 0;
    backup->kept = stmt_get_int(s, "kept") != 0;
    text_copy(backup->failure, sizeof backup->failure, stmt_get_text(s, "failure"));
    backup->removed = stmt_get_int(s, "removed") != 0;
}

static enum status read_list(struct stmt *s, struct backup_list *list, struct error *err)
{
    *list = (struct backup_list){0};
    for (bool row;;) {
        enum status status = stmt_next(s, &row, err);
        if (status != STATUS_OK)
            backup_list_clear(list);
        if (status != STATUS_OK || !row)
            return status;
        list->row = mem_grow(list->row, list->count, &list->room, sizeof *list->row);
        read_row(s, &list->row[list->count++]);
    }
}

enum status backup_page(struct db *db, int64_t before, size_t limit, struct backup_list *list, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_BACKUP_PAGE);
    stmt_int(s, ":before", before);
    stmt_int(s, ":limit", (int64_t)limit);
    return read_list(s, list, err);
}

enum status backup_kept(struct db *db, const char *folder, int64_t at, struct backup_list *list, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_BACKUP_KEPT);
    stmt_text(s, ":folder", folder);
    stmt_int(s, ":at", at);
    return read_list(s, list, err);
}

void backup_list_clear(struct backup_list *list)
{
    free(list->row);
    *list = (struct backup_list){0};
}

static enum status read_one(struct stmt *s, struct backup *backup, bool *found, struct error *err)
{
    *backup = (struct backup){0};
    TRY(stmt_next(s, found, err));
    if (*found)
        read_row(s, backup);
    stmt_done(s);
    return STATUS_OK;
}

enum status backup_of_file(struct db *db, const char *file, struct backup *backup, bool *found, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_BACKUP_OF_FILE);
    stmt_text(s, ":file", file);
    return read_one(s, backup, found, err);
}

enum status backup_of_sum(struct db *db, const char *sha256, struct backup *backup, bool *found, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_BACKUP_OF_SUM);
    stmt_text(s, ":sha256", sha256);
    return read_one(s, backup, found, err);
}

enum status backup_remove(struct db *db, int64_t id, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_BACKUP_REMOVE);
    stmt_int(s, ":id", id);
    return stmt_run(s, err);
}

enum status backup_newest(struct db *db, struct backup_state *state, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_BACKUP_NEWEST);
    bool row;
    *state = (struct backup_state){0};
    TRY(stmt_next(s, &row, err));
    state->good = stmt_get_int(s, "good");
    state->tried = stmt_get_int(s, "tried");
    text_copy(state->failure, sizeof state->failure, stmt_get_text(s, "failure"));
    stmt_done(s);
    return STATUS_OK;
}
