/* SPDX-License-Identifier: MIT */
/* shelf: a source for tests of tables that counts what it is asked, and keys pressed at a table over it. */
#ifndef FD_TESTS_SHELF_H
#define FD_TESTS_SHELF_H

#include "ui/tui/table.h"

enum { SHELF_CODE, SHELF_KIND, SHELF_NET, SHELF_UNITS, SHELF_COLUMNS }; /* SHELF_UNITS is hidden until it is chosen */

struct shelf {
    struct table_array array; /* the rows */
    int reads, counts, walks;
    size_t first, count; /* of the last read */
    bool knows;          /* reads tell the total */
    size_t sorted_most;  /* a sort keeps so many; 0: all */
    enum status status;  /* what reading comes to */
};

/* So many rows: codes i001 i002 …, kinds a b c in turn, net 1.00 2.00 …, units and ids 1 2 … */
struct table_source shelf_stock(struct shelf *shelf, int rows);
/* A table over them, 10 in sight: heading and information take the other two lines. */
void shelf_open(struct table *table, struct shelf *shelf, int rows);
void shelf_close(struct table *table, struct shelf *shelf);

void shelf_load(struct table *table);
/* Keys, each with the reading it leads to; what the last one came to. */
enum table_result shelf_press(struct table *table, struct key key);
enum table_result shelf_key(struct table *table, enum key_kind kind);
enum table_result shelf_type(struct table *table, const char *signs);

int64_t shelf_marked(const struct table *table); /* id of the marked row; -1: none */
/* What a column of the marked row shows; good until the next call. */
const char *shelf_marked_text(const struct table *table, size_t column);

#endif
