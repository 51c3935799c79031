/* SPDX-License-Identifier: MIT */
/*
 * Prepares every query of data/queries and checks the names of its binds and columns; tests the rows and refusals of
 * stmt.
 */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buffer.h"

#include <cmocka.h>

#include "store/db_priv.h"
#include "store/embedded.h"
#include "store/stmt.h"

#include "tests/support/scratch.h"

static struct db *db;
static struct error err;

static int open_shop(void **state)
{
    char path[SCRATCH_PATH];
    (void)state;
    return db_open(scratch_path(path, "stmt.db"), DB_CREATE, &db, &err) == STATUS_OK ? 0 : -1;
}

static int close_shop(void **state)
{
    (void)state;
    db_close(db);
    scratch_remove();
    return 0;
}

static bool is_name(const char *name)
{
    return name[0] >= 'a' && name[0] <= 'z' && name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_")] == '\0';
}

/* Columns are read by name, so every expression needs a name (AS), and no two columns may have the same. */
static int column_faults(const char *query, sqlite3_stmt *handle)
{
    int faults = 0;
    for (int i = 0; i < sqlite3_column_count(handle); i++) {
        const char *name = sqlite3_column_name(handle, i);
        if (!is_name(name)) {
            print_message("%s: column %d has no name: %s\n", query, i, name);
            faults++;
        }
        for (int j = 0; j < i; j++)
            if (strcmp(sqlite3_column_name(handle, j), name) == 0) {
                print_message("%s: two columns are named %s\n", query, name);
                faults++;
            }
    }
    return faults;
}

/* Checks that all binds are named and that there is one statement: SQLite would silently ignore a second one. */
static int query_faults(enum query query)
{
    const struct query_text *text = &query_texts[query];
    const char *rest = "";
    sqlite3_stmt *handle = NULL;
    int faults = 0;
    if (sqlite3_prepare_v2(db->handle, text->sql, -1, &handle, &rest) != SQLITE_OK) {
        print_message("%s: %s\n", text->name, sqlite3_errmsg(db->handle));
        return 1;
    }
    if (strspn(rest, " \t\r\n") != strlen(rest)) {
        print_message("%s: more than one statement: %s\n", text->name, rest);
        faults++;
    }
    for (int i = 1; i <= sqlite3_bind_parameter_count(handle); i++) {
        const char *name = sqlite3_bind_parameter_name(handle, i);
        if (!name || name[0] != ':') {
            print_message("%s: parameter %d has no :name\n", text->name, i);
            faults++;
        }
    }
    faults += column_faults(text->name, handle);
    sqlite3_finalize(handle);
    return faults;
}

static int explain_faults(enum query query)
{
    struct buffer sql = {0};
    sqlite3_stmt *handle = NULL;
    buffer_format(&sql, "EXPLAIN QUERY PLAN %s", query_texts[query].sql);
    int code = sqlite3_prepare_v2(db->handle, sql.text, -1, &handle, NULL);
    while (code == SQLITE_OK || code == SQLITE_ROW)
        code = sqlite3_step(handle);
    if (code != SQLITE_DONE)
        print_message("%s: explain: %s\n", query_texts[query].name, sqlite3_errmsg(db->handle));
    sqlite3_finalize(handle);
    buffer_clear(&sql);
    return code == SQLITE_DONE ? 0 : 1;
}

static void every_query_is_prepared(void **state)
{
    int faults = 0;
    (void)state;
    assert_true(QUERY_COUNT > 0);
    for (int query = 0; query < QUERY_COUNT; query++)
        faults += query_faults((enum query)query) + explain_faults((enum query)query);
    print_message("%d queries, %d faults\n", QUERY_COUNT, faults);
    assert_int_equal(faults, 0);
}

static void rows_and_values(void **state)
{
    bool row = false;
    int64_t value = 0;
    (void)state;
    struct stmt *warm = stmt_use(db, QUERY_STORE_WARM);
    assert_int_equal(stmt_next(warm, &row, &err), STATUS_OK);
    assert_true(row);
    assert_int_equal(stmt_get_int(warm, "nodes"), 1);
    assert_string_equal(stmt_get_text(warm, "nodes"), "1");
    assert_false(stmt_is_null(warm, "nodes"));
    assert_int_equal(stmt_next(warm, &row, &err), STATUS_OK);
    assert_false(row);
    assert_int_equal(stmt_value(stmt_use(db, QUERY_STORE_WARM), 7, &value, &err), STATUS_OK);
    assert_int_equal(value, 1);
    assert_ptr_equal(stmt_use(db, QUERY_STORE_WARM), warm);
}

/* The first query that writes, found through SQLite, so that the test does not depend on a higher layer. */
static struct stmt *first_write(void)
{
    for (int query = 0; query < QUERY_COUNT; query++) {
        sqlite3_stmt *handle = NULL;
        bool writes = sqlite3_prepare_v2(db->handle, query_texts[query].sql, -1, &handle, NULL) == SQLITE_OK &&
                      !sqlite3_stmt_readonly(handle);
        sqlite3_finalize(handle);
        if (writes)
            return stmt_use(db, (enum query)query);
    }
    return NULL;
}

static void a_write_needs_a_turn(void **state)
{
    (void)state;
    struct stmt *write = first_write();
    if (!write)
        skip();
    assert_int_equal(stmt_run(write, &err), STATUS_IO_ERROR);
    assert_non_null(strstr(err.note, "outside"));
}

static void nothing_runs_after_sqlite_rolled_back(void **state)
{
    bool row = false;
    (void)state;
    assert_int_equal(db_begin_write(db, &err), STATUS_OK);
    assert_int_equal(sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(stmt_next(stmt_use(db, QUERY_STORE_WARM), &row, &err), STATUS_IO_ERROR);
    assert_int_equal(db_commit(db, &err), STATUS_IO_ERROR);
    assert_false(db_in_write(db));
    assert_int_equal(db_begin_write(db, &err), STATUS_IO_ERROR);
    db_close(db);
    char path[SCRATCH_PATH];
    assert_int_equal(db_open(scratch_path(path, "stmt.db"), DB_OPEN, &db, &err), STATUS_OK);
}

static void bind_nobody(struct stmt *stmt)
{
    stmt_int(stmt, ":nobody", 1);
}

static void read_nobody(struct stmt *stmt)
{
    bool row;
    if (stmt_next(stmt, &row, &err) == STATUS_OK && row)
        stmt_get_int(stmt, "nobody");
}

/* What a child that does it says on standard error; it has to end by abort(). */
static void assert_aborts(void (*act)(struct stmt *stmt), const char *says)
{
    int how = 0, out[2];
    char said[200];
    assert_int_equal(pipe(out), 0);
    pid_t child = fork();
    if (child == 0) {
        signal(SIGABRT, SIG_DFL);
        dup2(out[1], STDERR_FILENO);
        act(stmt_use(db, QUERY_STORE_WARM));
        _exit(0);
    }
    close(out[1]);
    ssize_t length = read(out[0], said, sizeof said - 1);
    close(out[0]);
    assert_int_equal(waitpid(child, &how, 0), child);
    assert_true(WIFSIGNALED(how) && WTERMSIG(how) == SIGABRT);
    said[length > 0 ? length : 0] = '\0';
    assert_string_equal(said, says);
}

static void an_unknown_name_ends_the_program(void **state)
{
    (void)state;
    assert_aborts(bind_nobody, "query store_warm has no :nobody\n");
    assert_aborts(read_nobody, "query store_warm has no nobody\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_query_is_prepared),
        cmocka_unit_test(rows_and_values),
        cmocka_unit_test(a_write_needs_a_turn),
        cmocka_unit_test(nothing_runs_after_sqlite_rolled_back),
        cmocka_unit_test(an_unknown_name_ends_the_program),
    };
    return cmocka_run_group_tests(tests, open_shop, close_shop);
}
