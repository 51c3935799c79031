/* SPDX-License-Identifier: MIT */
#include "model/setting.h"

#include "base/text.h"

enum status setting_get(struct db *db, const char *key, char *buf, size_t size, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_SETTING_GET);
    stmt_text(s, ":key", key);
    bool row;
    buf[0] = '\0';
    TRY(stmt_next(s, &row, err));
    if (row)
        text_copy(buf, size, stmt_get_text(s, "value"));
    stmt_done(s);
    return STATUS_OK;
}

enum status setting_set(struct db *db, const char *key, const char *value, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_SETTING_SET);
    stmt_text(s, ":key", key);
    stmt_text(s, ":value", value);
    return stmt_run(s, err);
}
