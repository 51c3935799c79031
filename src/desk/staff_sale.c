/* SPDX-License-Identifier: MIT */
/*
 * staff_sale: goods that a colleague buys (员工内购): a percentage off, no member, so neither points nor spend, rung by
 * somebody else, and a month's total that stays within the shop's cap. The row `staff` of the entry names the buyer.
 */
#include <inttypes.h>
#include <string.h>

#include "base/date.h"
#include "base/money.h"
#include "model/staff.h"
#include "desk/desk_priv.h"
#include "desk/settings.h"

static enum status refuse(const char *detail, const struct staff *buyer, struct error *err)
{
    error_set(err, STATUS_NOT_PERMITTED, "staff", "no sale at the staff price");
    error_detail(err, detail);
    error_arg(err, 0, "%s", buyer->name);
    return STATUS_NOT_PERMITTED;
}

enum status staff_sale_read(struct desk *desk, const struct sale_request *request, int *percent, struct error *err)
{
    struct staff buyer;
    *percent = 0;
    if (!request->buyer)
        return STATUS_OK;
    TRY(staff_get(desk->db, request->buyer, &buyer, err));
    *percent = (int)settings_number(desk, "staff_percent");
    if (request->member)
        return error_value(err, "staff", buyer.code, N_("a staff purchase has no member"));
    if (request->shown)
        return STATUS_OK;
    if (buyer.left_on || buyer.role == ROLE_SYSTEM)
        return refuse("left", &buyer, err);
    if (buyer.id == desk->staff.id)
        return refuse("own_purchase", &buyer, err);
    return *percent > 0 ? STATUS_OK : refuse("no_staff_price", &buyer, err);
}

enum status staff_sale_stays(const struct entry *sale, struct error *err)
{
    for (size_t i = 0; i < sale->hands; i++)
        if (strcmp(sale->hand[i].kind, "staff") == 0) {
            error_set(err, STATUS_NOT_PERMITTED, "bill", "it was sold at the staff price");
            error_detail(err, "staff_price");
            return STATUS_NOT_PERMITTED;
        }
    return STATUS_OK;
}

/* What the buyer paid this month, less what came back. */
static enum status paid_in_month(struct desk *desk, int64_t buyer, int64_t day, int64_t *paid, struct error *err)
{
    int year, month, of_month;
    date_to_civil(day, &year, &month, &of_month);
    struct stmt *s = stmt_use(desk->db, QUERY_STAFF_PURCHASES);
    stmt_int(s, ":buyer", buyer);
    stmt_int(s, ":from", day - of_month + 1);
    return stmt_value(s, 0, paid, err);
}

enum status staff_sale_check(struct desk *desk, const struct sale_request *request, int64_t payable, int64_t day,
                             struct error *err)
{
    char text[SETTING_TEXT], cap[MONEY_TEXT], left[MONEY_TEXT];
    int64_t most, paid;
    if (!request->buyer || request->shown)
        return STATUS_OK;
    TRY(settings_read(desk, "staff_month", text, err));
    if (*text == '\0')
        return STATUS_OK;
    TRY(money_parse(text, "staff_month", &most, err));
    TRY(paid_in_month(desk, request->buyer, day, &paid, err));
    if (paid + payable <= most)
        return STATUS_OK;
    error_set(err, STATUS_STAFF_LIMIT, "staff", "more than the month allows");
    error_arg(err, 0, "%s", money_format(cap, most));
    error_arg(err, 1, "%s", money_format(left, paid < most ? most - paid : 0));
    return STATUS_STAFF_LIMIT;
}
