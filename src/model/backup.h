/* SPDX-License-Identifier: MIT */
/* backup: which backups of the shop were tried, and what became of them. */
#ifndef FD_MODEL_BACKUP_H
#define FD_MODEL_BACKUP_H

#include "store/sealed.h"
#include "store/stmt.h"

#define BACKUP_PATH 512

struct backup {
    int64_t id, at;         /* at: seconds */
    char file[BACKUP_PATH]; /* absolute */
    struct sealed_mark mark;
    int64_t epoch, seq; /* of the newest entry in it */
    char hash[2 * DIGEST_BYTES + 1];
    bool encrypted;
    bool kept; /* made by rule, which also removes it */
    bool removed;
    char failure[24]; /* code of why it is none; "": it was read back and proven */
};
struct backup_list {
    struct backup *row;
    size_t count, room;
};

/* Epoch, seq and hash of the newest entry of a file; zero in a shop without entries. */
enum status backup_head(struct db *db, struct sealed_head *head, struct error *err) MUST_USE;
enum status backup_insert(struct db *db, const struct backup *backup, struct error *err) MUST_USE;
/* Newest first, those with an id below `before`. The caller clears the list; after an error it is empty. */
enum status backup_page(struct db *db, int64_t before, size_t limit, struct backup_list *list,
                        struct error *err) MUST_USE;
/* Those in a folder that are kept by rule and still there, made at `at` or earlier, newest first. */
enum status backup_kept(struct db *db, const char *folder, int64_t at, struct backup_list *list,
                        struct error *err) MUST_USE;
void backup_list_clear(struct backup_list *list);
/* The newest of that file name, or of that SHA-256; *found false if there is none. */
enum status backup_of_file(struct db *db, const char *file, struct backup *backup, bool *found,
                           struct error *err) MUST_USE;
enum status backup_of_sum(struct db *db, const char *sha256, struct backup *backup, bool *found,
                          struct error *err) MUST_USE;
enum status backup_remove(struct db *db, int64_t id, struct error *err) MUST_USE; /* the file is gone */

/* When the newest good one was made and the newest was tried, 0: never; and whether that one failed. */
struct backup_state {
    int64_t good, tried;
    char failure[24];
};
enum status backup_newest(struct db *db, struct backup_state *state, struct error *err) MUST_USE;

#endif
