/* SPDX-License-Identifier: MIT */
/*
 * import_priv: one import under way, inside its write. A row that cannot be is noted and the rest is looked at all the
 * same; the whole is rolled back when anything was noted.
 */
#ifndef FD_IMPORT_IMPORT_PRIV_H
#define FD_IMPORT_IMPORT_PRIV_H

#include "model/member_bulk.h"
#include "desk/act.h"
#include "import/import_sheet.h"

#define IMPORT_REFUSED_MAX 1000

struct import {
    const struct import_request *request;
    struct import_done *done;
    struct act *act;
    struct sheet sheet;
    const struct programme *programme;
    const uint8_t *digest; /* of kind, encoding, file and map */
    int64_t batch;
    struct member_bulk *bulk; /* of the members that come */
};

/* Each goes through the whole sheet; failure means the file or the disk, not a row. */
enum status import_members(struct import *import, struct error *err) MUST_USE;
enum status import_sales(struct import *import, struct error *err) MUST_USE;
enum status import_items(struct import *import, struct error *err) MUST_USE;

/* Notes a refused row with what was wrong and the value as it stands in the file. */
void import_refuse(struct import *import, size_t row, const struct error *why, const char *value);
bool import_full(const struct import *import); /* enough was refused: looking further tells nothing new */

/*
 * Cells to values. Each returns false once it has noted the row. An empty cell leaves *value as it is and is true;
 * where it must not be empty, ask with import_cell_missing first.
 */
bool import_cell_missing(struct import *import, size_t row, enum sheet_field field);
bool import_cell_text(struct import *import, size_t row, enum sheet_field field, char *value, size_t size);
bool import_cell_money(struct import *import, size_t row, enum sheet_field field, int64_t *value); /* ≥ 0 */
bool import_cell_count(struct import *import, size_t row, enum sheet_field field, int64_t *value); /* ≥ 0, whole */
bool import_cell_quantity(struct import *import, size_t row, enum sheet_field field, int64_t *value);
bool import_cell_phone(struct import *import, size_t row, int64_t *phone);
bool import_cell_birthday(struct import *import, size_t row, struct birthday *birthday);
bool import_cell_gender(struct import *import, size_t row, char *gender);
bool import_cell_tier(struct import *import, size_t row, char tier[CODE_TEXT]);
bool import_cell_tags(struct import *import, size_t row, struct member *member);
/* A day not after today; *at its instant (noon where the file says no time), may be NULL. */
bool import_cell_date(struct import *import, size_t row, enum sheet_field field, int64_t *day, int64_t *at);

/* The tier new members begin with: "" where the programme has none. */
const char *import_first_tier(const struct import *import);

#endif
