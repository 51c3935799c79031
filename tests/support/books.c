/* SPDX-License-Identifier: MIT */
#include "tests/support/books.h"

#include <stdio.h>
#include <stdlib.h>

#include "model/shop.h"

#include "tests/support/scratch.h"

static void must(enum status status, const struct error *err, const char *what)
{
    if (status == STATUS_OK)
        return;
    fprintf(stderr, "books: %s: %s %s\n", what, status_code(status), err->note);
    exit(99);
}

struct db *books_open(const char *name)
{
    static const struct shop shop = {.id = 1,
                                     .epoch = 1,
                                     .uuid = "test",
                                     .name = "test",
                                     .currency = "CNY",
                                     .practice = true,
                                     .business_day = 20000,
                                     .cutoff_minute = 240};
    char path[SCRATCH_PATH];
    struct db *db = NULL;
    struct error err = {0};
    must(db_open(scratch_path(path, name), DB_CREATE, &db, &err), &err, "open");
    db_set_chain_key(db, (const uint8_t[DB_CHAIN_KEY_BYTES]){1});
    books_begin(db);
    must(shop_insert(db, &shop, &err), &err, "shop");
    books_commit(db);
    return db;
}

void books_begin(struct db *db)
{
    struct error err = {0};
    must(db_begin_write(db, &err), &err, "begin");
}

void books_commit(struct db *db)
{
    struct error err = {0};
    must(db_commit(db, &err), &err, "commit");
}
