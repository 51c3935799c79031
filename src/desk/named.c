/* SPDX-License-Identifier: MIT */
/* named: tenders that name what pays (TENDER_NAMED): the code of a platform voucher. */
#include <string.h>

#include "base/date.h"
#include "base/money.h"
#include "model/bill.h"
#include "desk/desk_priv.h"

static enum status refuse_used(const struct stmt *s, struct error *err)
{
    char at[DATE_TEXT], name[BILL_TEXT];
    bill_name(name, stmt_get_int(s, "till"), stmt_get_int(s, "number"));
    error_set(err, STATUS_COUPON_USED, "pay", "the voucher paid bill %s", name);
    error_detail(err, "voucher");
    error_arg(err, 0, "%s", date_format_instant_short(at, stmt_get_int(s, "at")));
    error_arg(err, 1, "%s", name);
    return STATUS_COUPON_USED;
}

static enum status refuse_twice(struct db *db, const struct payment_plan *plan, size_t at, struct error *err)
{
    bool row;
    for (size_t i = 0; i < at; i++)
        if (plan->tender[i].kind == TENDER_VOUCHER &&
            strcmp(plan->tender[i].reference, plan->tender[at].reference) == 0)
            return error_value(err, "pay", plan->tender[at].reference, "the voucher is on this bill twice");
    struct stmt *s = stmt_use(db, QUERY_TENDER_VOUCHER);
    stmt_text(s, ":code", plan->tender[at].reference);
    TRY(stmt_next(s, &row, err));
    enum status status = row && stmt_get_int(s, "sign") > 0 ? refuse_used(s, err) : STATUS_OK;
    if (row)
        stmt_done(s);
    return status;
}

static enum status check_voucher(struct db *db, const struct payment_plan *plan, size_t at, struct error *err)
{
    const struct tender *tender = &plan->tender[at];
    char code[TENDER_CODE_TEXT], settled[MONEY_TEXT], face[MONEY_TEXT];
    if (*tender->reference == '\0' || !tender_voucher_code(tender->reference, code) ||
        strcmp(code, tender->reference) != 0)
        return error_value(err, "pay", tender->reference, "the code of a voucher is 4 to 40 letters and digits");
    if (tender->settled < 0 || tender->settled > tender->amount)
        return error_range(err, "settled", money_format(settled, tender->settled), "0",
                           money_format(face, tender->amount));
    return refuse_twice(db, plan, at, err);
}

enum status named_check(struct db *db, const struct payment_plan *plan, struct error *err)
{
    for (size_t i = 0; i < plan->tenders; i++)
        if (plan->tender[i].kind == TENDER_VOUCHER)
            TRY(check_voucher(db, plan, i, err));
    return STATUS_OK;
}

enum status named_kept(const char *tender, int64_t amount, struct error *err)
{
    char text[MONEY_TEXT];
    error_set(err, STATUS_TENDER_KEPT, "bill", "that part is not given back here");
    error_detail(err, tender);
    error_arg(err, 0, "%s", money_format(text, amount));
    return STATUS_TENDER_KEPT;
}

bool named_tender(enum tender_kind kind)
{
    return (tender_info(kind)->uses & TENDER_NAMED) != 0;
}
