/* SPDX-License-Identifier: MIT */
#include "report/overview.h"

#include "base/clock.h"
#include "store/stmt.h"
#include "model/print_job.h"
#include "model/shift.h"
#include "report/board.h"

static enum status read_shift(struct db *db, int64_t till, struct overview *overview, struct error *err)
{
    int64_t shift;
    bool row;
    TRY(shift_open_of(db, till, &shift, err));
    overview->shift = shift != 0;
    if (!overview->shift)
        return STATUS_OK;
    struct stmt *stmt = stmt_use(db, QUERY_OVERVIEW_SHIFT);
    stmt_int(stmt, ":shift", shift);
    TRY(stmt_next(stmt, &row, err));
    if (!row)
        return STATUS_OK;
    overview->bills = stmt_get_int(stmt, "bills");
    overview->net = stmt_get_int(stmt, "net");
    overview->enrolled = stmt_get_int(stmt, "enrolled");
    stmt_done(stmt);
    return STATUS_OK;
}

enum status overview_read(struct db *db, int64_t till, int64_t day, struct overview *overview, struct error *err)
{
    *overview = (struct overview){0};
    TRY(read_shift(db, till, overview, err));
    TRY(bill_latest_of_till(db, till, OVERVIEW_BILLS, &overview->last, err));
    TRY(board_born(db, day, &overview->birthdays, err));
    TRY(board_coupons_ending(db, day, &overview->coupons, err));
    return print_job_stuck(db, till, clock_now() - OVERVIEW_PRINT_SECONDS, &overview->waiting, &overview->unsure, err);
}

void overview_clear(struct overview *overview)
{
    bill_brief_list_clear(&overview->last);
    *overview = (struct overview){0};
}
