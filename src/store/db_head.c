/* SPDX-License-Identifier: MIT */
/* FILE-head: how far the shop is, in a file of its own. */
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/log.h"
#include "base/text.h"
#include "store/db_priv.h"

void db_note_head(struct db *db, const char text[DB_HEAD_TEXT])
{
    text_copy(db->head, sizeof db->head, text);
}

static int open_head(const struct db *db)
{
    struct buffer path = {0};
    buffer_format(&path, "%s-head", db->path);
    int file = open(path.text, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    buffer_clear(&path);
    return file > 0 ? file : -1;
}

void db_write_head(struct db *db)
{
    if (!db->head[0] || db->vfs)
        return;
    if (db->head_file == 0)
        db->head_file = open_head(db);
    size_t length = strlen(db->head);
    if (db->head_file > 0 && pwrite(db->head_file, db->head, length, 0) != (ssize_t)length)
        log_line("store: the head file cannot be written");
    db->head[0] = '\0';
}
