/* SPDX-License-Identifier: MIT */
#include "desk/slip.h"

#include <jansson.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/text.h"
#include "model/lot.h"
#include "desk/back.h"
#include "desk/desk_priv.h"
#include "desk/sale_view.h"

static enum status figures_now(struct desk *desk, struct slip *slip, struct error *err)
{
    struct balances held;
    TRY(lot_balances(desk->db, slip->member.id, desk_day(desk), &held, err));
    slip->figures = (struct slip_figures){.points_balance = held.points,
                                          .owed_points = held.owed,
                                          .wallet_balance = held.wallet,
                                          .principal = held.principal,
                                          .bonus = held.bonus};
    return STATUS_OK;
}

/* What the act found, in place of what is there now. */
static void figures_then(struct slip *slip)
{
    static const struct {
        const char *name;
        size_t offset;
    } fields[] = {{"points_balance", offsetof(struct slip_figures, points_balance)},
                  {"owed_points", offsetof(struct slip_figures, owed_points)},
                  {"wallet_balance", offsetof(struct slip_figures, wallet_balance)},
                  {"principal", offsetof(struct slip_figures, principal)},
                  {"bonus", offsetof(struct slip_figures, bonus)},
                  {"change", offsetof(struct slip_figures, change)},
                  {"left", offsetof(struct slip_figures, left)},
                  {"held", offsetof(struct slip_figures, held)},
                  {"owes", offsetof(struct slip_figures, owes)}};
    json_t *root = json_loads(slip->job.figures, 0, NULL);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        const json_t *value = json_object_get(root, fields[i].name);
        int64_t number = json_integer_value(value);
        if (json_is_integer(value))
            memcpy((char *)&slip->figures + fields[i].offset, &number, sizeof number);
    }
    json_decref(root);
}

static enum status read_sale(struct desk *desk, struct slip *slip, struct error *err)
{
    TRY(sale_view_read(desk, slip->entry.bill, false, &slip->sale, err));
    slip->sale.points_balance = slip->figures.points_balance;
    slip->sale.owed_points = slip->figures.owed_points;
    slip->sale.wallet_balance = slip->figures.wallet_balance;
    return STATUS_OK;
}

static enum status read_back(struct desk *desk, struct slip *slip, struct error *err)
{
    struct return_request request = {.bill = slip->entry.bill, .voids = slip->job.kind == PRINT_VOID};
    TRY(sale_view_read(desk, slip->entry.bill, false, &slip->sale, err));
    TRY(back_reread(desk, slip->entry.id, &request, &slip->back, err));
    slip->back.points_balance = slip->figures.points_balance;
    slip->back.owed_points = slip->figures.owed_points;
    slip->back.wallet_balance = slip->figures.wallet_balance;
    return STATUS_OK;
}

static void read_topup(struct slip *slip)
{
    struct topup_request *topup = &slip->topup;
    topup->member = slip->entry.member;
    for (size_t i = 0; i < slip->entry.payments && topup->tenders < TENDERS_MAX; i++) {
        const struct payment_row *pay = &slip->entry.payment[i];
        struct tender *tender = &topup->tender[topup->tenders];
        topup->amount += pay->sign * pay->amount;
        if (!tender_from_code(pay->tender, &tender->kind))
            continue;
        tender->amount = pay->given > pay->amount ? pay->given : pay->amount;
        slip->figures.change = pay->given > pay->amount ? pay->given - pay->amount : slip->figures.change;
        topup->tenders++;
    }
}

static enum status read_coupons(struct desk *desk, struct slip *slip, struct error *err)
{
    struct coupon_list *list = &slip->coupons;
    for (size_t i = 0; i < slip->entry.lots; i++) {
        if (strcmp(slip->entry.lot[i].kind, "coupon") != 0)
            continue;
        list->coupon = mem_grow(list->coupon, list->coupons, &list->room, sizeof *list->coupon);
        TRY(coupon_look(desk->db, &desk->secret, slip->entry.lot[i].code, slip->entry.day, &list->coupon[list->coupons],
                        err));
        list->coupons++;
    }
    return STATUS_OK;
}

/* The item that the entry's step of that rule names; an item may have left the price book since. */
static enum status read_item(struct desk *desk, struct slip *slip, const char *rule, struct error *err)
{
    for (size_t i = 0; i < slip->entry.steps.count; i++) {
        const struct step *step = &slip->entry.steps.step[i];
        if (strcmp(step->rule, rule) != 0 || step->code[0] == '\0')
            continue;
        enum status status = item_by_sku(desk->db, step->code, &slip->item, err);
        if (status != STATUS_NOT_FOUND)
            return status;
        text_copy(slip->item.name, sizeof slip->item.name, step->code);
    }
    return STATUS_OK;
}

/* A coupon used up outside a bill gives a piece of what its offer names: the stock that left. */
static enum status read_gift(struct desk *desk, struct slip *slip, struct error *err)
{
    return slip->entry.stocks > 0 ? item_get(desk->db, slip->entry.stock[0].item, &slip->item, err) : STATUS_OK;
}

/* The order whose deposit the entry took or ended, by its lot. */
static enum status read_order(struct desk *desk, struct slip *slip, struct error *err)
{
    int64_t order = 0;
    if (slip->entry.transfers > 0)
        TRY(order_of_lot(desk->db, slip->entry.transfer[0].lot, &order, err));
    return order_get(desk->db, order, &slip->order, err);
}

static enum status read_debtor(struct desk *desk, struct slip *slip, struct error *err)
{
    int64_t debtor = 0;
    if (slip->entry.transfers > 0)
        TRY(debtor_of_lot(desk->db, slip->entry.transfer[0].lot, &debtor, err));
    return debtor_get(desk->db, debtor, &slip->debtor, err);
}

static enum status read_entry(struct desk *desk, struct slip *slip, struct error *err)
{
    TRY(ledger_read(desk->db, slip->job.txn, &slip->entry, err));
    TRY(ledger_name(desk->db, slip->job.txn, slip->txn, err));
    slip->programme = slip->entry.programme;
    if (slip->entry.member)
        TRY(member_get(desk->db, slip->entry.member, &slip->member, err));
    TRY(figures_now(desk, slip, err));
    figures_then(slip);
    TRY(read_coupons(desk, slip, err));
    switch (slip->job.kind) {
    case PRINT_SALE:
        return read_sale(desk, slip, err);
    case PRINT_RETURN:
    case PRINT_VOID:
        return read_back(desk, slip, err);
    case PRINT_TOPUP:
        read_topup(slip);
        return STATUS_OK;
    case PRINT_GIFT:
        return read_item(desk, slip, STEP_REDEEM, err);
    case PRINT_PASS:
        return read_item(desk, slip, STEP_PASS, err);
    case PRINT_COUPON:
        return read_gift(desk, slip, err);
    case PRINT_REVERSE:
        return ledger_name(desk->db, slip->entry.reverses, slip->undone, err);
    case PRINT_DEPOSIT:
        return read_order(desk, slip, err);
    case PRINT_ACCOUNT:
        return read_debtor(desk, slip, err);
    default:
        return STATUS_OK;
    }
}

static enum status read_kind(struct desk *desk, struct slip *slip, struct error *err)
{
    const struct print_job *job = &slip->job;
    TRY(staff_get(desk->db, job->staff, &slip->staff, err));
    switch (job->kind) {
    case PRINT_HANDOVER:
        TRY(print_job_heads(desk->db, slip->head_txn, slip->head_audit, err));
        return shift_read(desk, job->shift, &slip->shift, err);
    case PRINT_DAY:
        TRY(print_job_heads(desk->db, slip->head_txn, slip->head_audit, err));
        return board_read(desk->db, job->day, clock_now(), &slip->day, err);
    case PRINT_CARD:
        TRY(member_get(desk->db, job->member, &slip->member, err));
        badge_of_member(slip->card, &desk->secret, job->member);
        return figures_now(desk, slip, err);
    case PRINT_TEST:
        text_copy(slip->card, sizeof slip->card, "FRONTDESK");
        return STATUS_OK;
    default:
        return job->txn ? read_entry(desk, slip, err) : STATUS_OK;
    }
}

enum status slip_read(struct desk *desk, const struct print_job *job, struct slip *slip, struct error *err)
{
    *slip = (struct slip){.job = *job};
    print_words_read(desk, &slip->words);
    db_hold(desk->db);
    enum status status = read_kind(desk, slip, err);
    db_release(desk->db);
    return status;
}

void slip_clear(struct slip *slip)
{
    entry_clear(&slip->entry);
    sale_view_clear(&slip->sale);
    return_view_clear(&slip->back);
    coupon_list_clear(&slip->coupons);
    *slip = (struct slip){0};
}
