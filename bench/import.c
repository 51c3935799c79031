/* SPDX-License-Identifier: MIT */
/*
 * Importing a list of members (cleaned, duplicates found, indexed, durable), compared with inserting the same rows as
 * they are into a plain table without an index in one durable transaction, as `sqlite3 .import` does. 200,000 members
 * or BENCH_MEMBERS. One row in fifty is a duplicate, written differently.
 */
#include "import/import.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/asset.h"
#include "base/buffer.h"
#include "base/date.h"

#include "bench/bench.h"
#include "bench/plain.h"
#include "bench/shop.h"
#include "tests/support/scratch.h"

#include "demo/demo_priv.h"

#define MEMBERS 200000
#define SHOP_MEMBERS 10
#define ROUNDS 2
#define TWICE 50
#define COLUMNS 5
#define FIRST_NUMBER 20000000 /* no member of the shop has a number from here on */
#define FIRST_DAY 18000

struct list {
    struct buffer text;
    int64_t rows;
    int round;
};

/* --- the list ---------------------------------------------------------------------------------------------------- */

static void add_row(struct list *list, const struct member *member, int64_t number, bool again)
{
    char day[DATE_TEXT], born[DATE_TEXT] = "";
    const struct birthday *birthday = &member->birthday;
    if (birthday->kind == BIRTHDAY_SOLAR && birthday->year)
        snprintf(born, sizeof born, again ? "%d-%02d-%02d" : "%d/%d/%d", birthday->year, birthday->month,
                 birthday->day);
    buffer_format(&list->text, again ? " %" PRId64 " ,%s,%s,%s,%s\n" : "%" PRId64 ",%s,%s,%s,%s\n", member->phone,
                  member->name, member->gender == 'f' ? "女" : "男", born, date_format(day, FIRST_DAY + number % 2000));
    list->rows++;
}

static void write_list(struct list *list, int64_t members)
{
    struct names names = demo_names_read(asset_text("demo/names.txt"), FIRST_DAY);
    struct dice box = {1};
    struct member member;
    buffer_add(&list->text, "手机号,姓名,性别,生日,入会日期\n");
    for (int64_t i = 0; i < members; i++) {
        demo_person(&names, &box, FIRST_NUMBER + i, &member);
        add_row(list, &member, i, false);
        if (i % TWICE == TWICE - 1)
            add_row(list, &member, i, true);
    }
    demo_names_clear(&names);
}

/* --- the two imports --------------------------------------------------------------------------------------------- */

static void insert_row(sqlite3_stmt *stmt, const char *line, const char *end)
{
    for (int column = 1; column <= COLUMNS; column++) {
        const char *comma = memchr(line, ',', (size_t)(end - line));
        if (!comma)
            comma = end;
        sqlite3_bind_text(stmt, column, line, (int)(comma - line), SQLITE_STATIC);
        line = comma + 1;
    }
    plain_all(stmt);
}

static int64_t plainly(void *context)
{
    struct list *list = context;
    char path[SCRATCH_PATH], name[32];
    snprintf(name, sizeof name, "plain-%d.db", list->round);
    sqlite3 *plain = plain_open(scratch_path(path, name));
    int64_t begin = bench_now();
    plain_run(plain, "PRAGMA journal_mode=DELETE; CREATE TABLE t(phone TEXT, name TEXT, gender TEXT, birthday TEXT, "
                     "joined TEXT); BEGIN");
    sqlite3_stmt *stmt = plain_prepare(plain, "INSERT INTO t VALUES(?,?,?,?,?)");
    for (const char *line = strchr(list->text.text, '\n') + 1, *end; (end = strchr(line, '\n')); line = end + 1)
        insert_row(stmt, line, end);
    sqlite3_finalize(stmt);
    plain_run(plain, "COMMIT");
    plain_close(plain);
    int64_t took = bench_now() - begin;
    unlink(path);
    return took;
}

static int64_t import(void *context)
{
    struct list *list = context;
    char path[SCRATCH_PATH], name[32];
    struct import_request request = {.kind = IMPORT_MEMBERS, .bytes = list->text.text, .size = list->text.length};
    struct import_done done;
    struct error err;
    snprintf(name, sizeof name, "shop-%d.db", list->round++);
    bench_shop_make(path, name, SHOP_MEMBERS);
    struct desk *desk = bench_shop_open(path);
    bench_must(desk_sign_in(desk, "owner", NULL, &err), &err, "sign in");
    int64_t begin = bench_now();
    bench_must(import_run(desk, &request, &done, &err), &err, "import");
    int64_t took = bench_now() - begin;
    if (done.refused_count || done.added + done.updated + done.skipped != list->rows) {
        fprintf(stderr, "bench: not every row was imported: %s\n", done.refused_count ? done.refused->error.note : "");
        exit(99);
    }
    import_done_clear(&done);
    desk_close(desk);
    unlink(path);
    return took;
}

int main(void)
{
    struct list list = {0};
    char count[BENCH_COUNT_TEXT], name[64];
    struct bench_row row = {.name = name,
                            .by = BENCH_MEDIAN,
                            .ratio_most = 700,
                            .floor = "the same rows into a plain table, no index, one durable transaction"};
    int64_t members = bench_members(MEMBERS);
    write_list(&list, members);
    snprintf(name, sizeof name, "%s members from a list", bench_count(count, members));
    bench_head("import");
    bench_pair(&row, bench_rounds(ROUNDS), plainly, import, &list);
    bench_print(&row);
    buffer_clear(&list.text);
    scratch_remove();
    return 0;
}
