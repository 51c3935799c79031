/* SPDX-License-Identifier: MIT */
/*
 * import_priv: a running import, inside its write transaction. A refused row is noted and the import goes on, to report
 * as many as possible; it is rolled back at the end if any row was refused.
 */
#ifndef FD_IMPORT_IMPORT_PRIV_H
#define FD_IMPORT_IMPORT_PRIV_H

#include "model/member_bulk.h"
#include "desk/act.h"
#include "import/import_sheet.h"

#define IMPORT_REFUSED_MAX 1000 /* refused rows noted before the import stops */

struct import {
    const struct import_request *request;
    struct import_done *done;
    struct act *act;
    struct sheet sheet;
    const struct programme *programme;
    const uint8_t *digest; /* of kind, encoding, file and map */
    int64_t batch;
    int64_t most_points;      /* in one row */
    struct member_bulk *bulk; /* the members being imported */
};

/* Each processes the whole sheet. Refused rows are noted, not returned: an error is one of the file or the disk. */
enum status import_members(struct import *import, struct error *err) MUST_USE;
enum status import_sales(struct import *import, struct error *err) MUST_USE;
enum status import_items(struct import *import, struct error *err) MUST_USE;

/* Notes a refused row (index in the sheet) with its error and the value in the file. */
void import_refuse(struct import *import, size_t row, const struct error *why, const char *value);
bool import_full(const struct import *import); /* IMPORT_REFUSED_MAX reached: stop */

/*
 * Parse a cell. False: invalid, and the row is noted as refused. True for an empty cell, which leaves *value unchanged;
 * import_cell_missing is true, and notes the row, for a required cell that is empty.
 */
bool import_cell_missing(struct import *import, size_t row, enum sheet_field field);
bool import_cell_text(struct import *import, size_t row, enum sheet_field field, char *value, size_t size);
bool import_cell_money(struct import *import, size_t row, enum sheet_field field, int64_t *value); /* fen, ≥ 0 */
bool import_cell_count(struct import *import, size_t row, enum sheet_field field, int64_t *value); /* ≥ 0, whole */
bool import_cell_quantity(struct import *import, size_t row, enum sheet_field field, int64_t *value);
bool import_cell_phone(struct import *import, size_t row, int64_t *phone);
bool import_cell_birthday(struct import *import, size_t row, struct birthday *birthday);
bool import_cell_gender(struct import *import, size_t row, char *gender);
bool import_cell_tier(struct import *import, size_t row, char tier[CODE_TEXT]);
bool import_cell_tags(struct import *import, size_t row, struct member *member);
/* A day not after today; *at is its instant, noon if the file has no time; at may be NULL. */
bool import_cell_date(struct import *import, size_t row, enum sheet_field field, int64_t *day, int64_t *at);

/* The code of the tier new members begin with; "" if the programme has none. */
const char *import_first_tier(const struct import *import);

#endif
