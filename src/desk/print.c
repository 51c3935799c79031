/* SPDX-License-Identifier: MIT */
#include "desk/print.h"

static enum status read_rest(struct desk *desk, const struct entry *entry, struct print_bill *print, struct error *err)
{
    print->till = entry->till;
    TRY(staff_get(desk_db(desk), entry->staff, &print->staff, err));
    return print->view.member ? member_get(desk_db(desk), print->view.member, &print->member, err) : STATUS_OK;
}

enum status print_read(struct desk *desk, int64_t bill, struct print_bill *print, struct error *err)
{
    struct entry entry = {0};
    *print = (struct print_bill){0};
    TRY(sale_view_rung(desk, bill, &print->view, err));
    enum status status = ledger_read(desk_db(desk), print->view.txn_id, &entry, err);
    if (status == STATUS_OK)
        status = read_rest(desk, &entry, print, err);
    entry_clear(&entry);
    return status;
}

void print_clear(struct print_bill *print)
{
    sale_view_clear(&print->view);
    *print = (struct print_bill){0};
}
