/* SPDX-License-Identifier: MIT */
/* Prices and discounts given by hand: their limit and who may exceed it. */
#include "base/money.h"
#include "desk/desk_priv.h"

bool by_hand_approves(const struct staff *approver)
{
    return approver && permit_check(PERMIT_PRICE, ROLE_CLERK, &approver->role, 0, NULL) == STATUS_OK;
}

/* Fen taken off by hand: prices below the items' own, and the discount on the whole bill. */
static int64_t taken_off(const struct quote_input *input)
{
    int64_t off = input->hand_off;
    for (size_t i = 0; i < input->lines; i++) {
        const struct quote_line *line = &input->line[i];
        if (line->list_price > line->unit_price)
            off += number_muldiv_half_up(line->list_price - line->unit_price, line->quantity, QUANTITY_ONE);
    }
    return off;
}

enum status by_hand_check(struct desk *desk, const struct sale_request *request, struct snapshot *snap,
                          struct error *err)
{
    char text[MONEY_TEXT];
    int64_t limit = snap->programme->till.price_change_limit;
    bool may = permit_check(PERMIT_PRICE, desk->staff.role, NULL, 0, NULL) == STATUS_OK;
    snap->input.approved = may || request->approved;
    if (limit == LIMIT_NONE || snap->input.approved || taken_off(&snap->input) <= limit)
        return STATUS_OK;
    error_set(err, STATUS_APPROVAL_NEEDED, "price", "prices changed by more than the limit");
    error_arg(err, 0, "%s", money_format(text, limit));
    return STATUS_APPROVAL_NEEDED;
}
