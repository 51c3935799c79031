/* SPDX-License-Identifier: MIT */
#include "model/programme_rows.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

enum status programme_newest(struct db *db, int64_t *version, struct error *err)
{
    return stmt_value(stmt_use(db, QUERY_PROGRAMME_NEWEST), 0, version, err);
}

enum status programme_text(struct db *db, int64_t version, char **json, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_PROGRAMME_TEXT);
    stmt_int(s, ":version", version);
    bool row;
    TRY(stmt_next(s, &row, err));
    if (!row && version != 0) {
        error_set(err, STATUS_NOT_FOUND, "programme", "no programme version %" PRId64, version);
        error_arg(err, 0, "%" PRId64, version);
        return STATUS_NOT_FOUND;
    }
    *json = mem_copy(row ? stmt_get_text(s, "body") : "{}");
    stmt_done(s);
    return STATUS_OK;
}

enum status programme_load(struct db *db, int64_t version, struct programme *programme, struct error *err)
{
    char *json;
    TRY(programme_text(db, version, &json, err));
    enum status status = programme_parse(json, strlen(json), programme, err);
    free(json);
    if (status == STATUS_OK)
        programme->version = version;
    return status;
}

enum status programme_insert(struct db *db, const char *json, int64_t at, int64_t staff, int64_t *version,
                             struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_PROGRAMME_INSERT);
    stmt_text(s, ":body", json);
    stmt_int(s, ":at", at);
    stmt_int(s, ":staff", staff);
    TRY(stmt_run(s, err));
    *version = db_last_rowid(db);
    return STATUS_OK;
}

enum status programme_versions(struct db *db, struct version_list *list, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_PROGRAMME_VERSIONS);
    *list = (struct version_list){0};
    for (bool row;;) {
        enum status status = stmt_next(s, &row, err);
        if (status != STATUS_OK)
            programme_version_list_clear(list);
        TRY(status);
        if (!row)
            return STATUS_OK;
        list->version = mem_grow(list->version, list->versions, &list->room, sizeof *list->version);
        struct programme_version *version = &list->version[list->versions++];
        *version =
            (struct programme_version){.version = stmt_get_int(s, "version"), .at = stmt_get_int(s, "loaded_at")};
        text_copy(version->staff, sizeof version->staff, stmt_get_text(s, "code"));
    }
}

void programme_version_list_clear(struct version_list *list)
{
    free(list->version);
    *list = (struct version_list){0};
}
