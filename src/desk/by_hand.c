/* SPDX-License-Identifier: MIT */
/* What people do by hand: how far they may go alone, and the rows that tell the manager of it. */
#include "rules/limit.h"
#include "model/shift.h"
#include "desk/desk_priv.h"

/* The limits of the programme; for a clerk in the first days, or with `none`, nothing alone. *own holds them then. */
static const struct limits *limits_of(struct desk *desk, const struct programme *programme, bool none,
                                      struct limits *own)
{
    if (!none && (desk->staff.role != ROLE_CLERK || desk->staff.learns_until < desk_day(desk)))
        return &programme->limits;
    *own = programme->limits;
    for (int i = 0; i < LIMIT_COUNT; i++) {
        own->clerk[i] = 0;
        own->written[i] = true;
    }
    return own;
}

enum status by_hand_may(struct act *act, enum limit limit, int64_t amount, struct error *err)
{
    const struct staff *approver = act->call->approver;
    const struct programme *programme;
    struct limits own;
    TRY(desk_programme(act->desk, &programme, err));
    return act_awaits(act, limit_check(limits_of(act->desk, programme, false, &own), limit, act->desk->staff.role,
                                       approver ? &approver->role : NULL, amount, err));
}

enum status by_hand_may_in_shift(struct act *act, enum limit limit, const char *kind, int64_t amount, struct error *err)
{
    int64_t before = 0;
    if (amount <= 0)
        return STATUS_OK;
    TRY(shift_by_hand(act->db, act->desk->till, act->desk->staff.id, kind, act->day, &before, err));
    return by_hand_may(act, limit, before + amount, err);
}

bool by_hand_approves(const struct staff *approver)
{
    return approver && approver->role >= ROLE_MANAGER;
}

/* What a price set by hand takes off its line, in fen; below zero if it was raised. */
static int64_t off_line(const struct quote_line *line)
{
    int64_t off = line->list_price > 0 ? line->list_price - line->unit_price : 0;
    int64_t worth = number_muldiv_half_up(off < 0 ? -off : off, line->quantity, QUANTITY_ONE);
    return off < 0 ? -worth : worth;
}

static int64_t off_prices(const struct snapshot *snap)
{
    int64_t off = 0;
    for (size_t i = 0; i < snap->input.lines; i++) {
        int64_t each = off_line(&snap->line[i]);
        off += each > 0 ? each : 0; /* a raised price makes up for no other */
    }
    return off;
}

int64_t by_hand_off(const struct sale_request *request, const struct snapshot *snap)
{
    return off_prices(snap) + request->discount + request->round_off;
}

enum status by_hand_check(struct desk *desk, const struct sale_request *request, const struct snapshot *snap,
                          struct error *err)
{
    struct limits own;
    /* the staff price is all that colleagues take off among themselves */
    const struct limits *limits = limits_of(desk, snap->programme, request->buyer != 0, &own);
    const enum role *approver = request->approved ? &request->approver : NULL;
    int64_t off = off_prices(snap), discount = request->discount > 0 ? request->discount : 0;
    if (off > 0)
        TRY(limit_check(limits, LIMIT_PRICE, desk->staff.role, approver, off, err));
    if (off + discount > 0)
        TRY(limit_check(limits, LIMIT_DISCOUNT, desk->staff.role, approver, off + discount, err));
    if (request->round_off <= 0)
        return STATUS_OK;
    return limit_check(limits, LIMIT_ROUND_OFF, desk->staff.role, approver, request->round_off, err);
}

void by_hand_enter(struct entry *entry, const struct sale_request *request, const struct snapshot *snap)
{
    for (size_t i = 0; i < snap->input.lines; i++)
        if (off_line(&snap->line[i]) != 0)
            entry_hand(entry, "price", (int64_t)i + 1, off_line(&snap->line[i]));
    if (request->buyer)
        entry_hand(entry, "staff", request->buyer, entry->bill_row.payable);
    if (request->discount > 0)
        entry_hand(entry, "discount", 0, request->discount);
    if (request->round_off > 0)
        entry_hand(entry, "round_off", 0, request->round_off);
}
