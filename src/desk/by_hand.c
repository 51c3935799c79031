/* SPDX-License-Identifier: MIT */
/* What is taken off a bill by hand, and who may. */
#include "base/money.h"
#include "desk/inside.h"
#include "model/item.h"

bool by_hand_approves(const struct staff *approver)
{
    return approver && permit_check(PERMIT_PRICE, ROLE_CLERK, &approver->role, 0, NULL) == STATUS_OK;
}

/* How far the prices that were given stay below those of the items, and the discount on the whole bill. */
static enum status price_change(struct desk *desk, const struct sale_request *request, int64_t *off, struct error *err)
{
    *off = request->discount;
    for (size_t i = 0; i < request->lines; i++) {
        const struct sale_line *line = &request->line[i];
        struct item item;
        if (!*line->sku || line->price == LIMIT_NONE)
            continue;
        TRY(item_by_sku(desk->db, line->sku, &item, err));
        if (line->price < item.price)
            *off += muldiv_half_up(item.price - line->price, line->quantity, QUANTITY_ONE);
    }
    return STATUS_OK;
}

enum status by_hand_check(struct desk *desk, const struct sale_request *request, struct snapshot *snap,
                          struct error *err)
{
    int64_t limit = snap->programme->till.price_change_limit, off = 0;
    bool may = permit_check(PERMIT_PRICE, desk->staff.role, NULL, 0, NULL) == STATUS_OK;
    snap->input.approved = may || request->approved;
    if (limit == LIMIT_NONE || snap->input.approved)
        return STATUS_OK;
    TRY(price_change(desk, request, &off, err));
    if (off <= limit)
        return STATUS_OK;
    char text[MONEY_TEXT];
    error_set(err, STATUS_APPROVAL_NEEDED, "price", "prices changed by more than the limit");
    error_arg(err, 0, "%s", money_format(text, limit));
    return STATUS_APPROVAL_NEEDED;
}
