/* SPDX-License-Identifier: MIT */
/* programme_rows: the stored versions of a shop's programme. */
#ifndef FD_MODEL_PROGRAMME_ROWS_H
#define FD_MODEL_PROGRAMME_ROWS_H

#include "rules/programme.h"
#include "store/stmt.h"

/* The newest version number; 0 if no programme was ever loaded. */
enum status programme_newest(struct db *db, int64_t *version, struct error *err) MUST_USE;
/* Reads and parses a version; the caller clears it. Version 0 is the empty programme. */
enum status programme_load(struct db *db, int64_t version, struct programme *programme, struct error *err) MUST_USE;
enum status programme_text(struct db *db, int64_t version, char **json, struct error *err) MUST_USE; /* caller frees */
enum status programme_insert(struct db *db, const char *json, int64_t at, int64_t staff, int64_t *version,
                             struct error *err) MUST_USE;
struct programme_version {
    int64_t version, at;
    char staff[CODE_TEXT]; /* code of the person who loaded it */
};
struct version_list {
    struct programme_version *version; /* newest first */
    size_t versions, room;
};
enum status programme_versions(struct db *db, struct version_list *list, struct error *err) MUST_USE;
void programme_version_list_clear(struct version_list *list);

#endif
