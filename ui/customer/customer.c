/* SPDX-License-Identifier: MIT */
#include "ui/customer/customer.h"

#include <string.h>

#include "base/log.h"
#include "base/text.h"
#include "model/bill.h"
#include "model/member.h"
#include "desk/badge.h"
#include "desk/hold.h"
#include "desk/sale_view.h"

static void forget_code(struct customer *customer)
{
    if (customer->coded)
        qr_clear(&customer->code);
    customer->code = (struct qr){0};
    customer->coded = 0;
}

static void forget(struct customer *customer)
{
    sale_view_clear(&customer->view);
    customer->what = CUSTOMER_REST;
    customer->paid = 0;
    customer->name[0] = customer->tier[0] = '\0';
}

void customer_begin(struct customer *customer, struct desk *desk)
{
    struct error err;
    *customer = (struct customer){.desk = desk};
    if (bill_last_of_till(desk_db(desk), desk_till_id(desk), &customer->seen, &err) != STATUS_OK)
        customer->seen = 0;
}

void customer_clear(struct customer *customer)
{
    forget(customer);
    forget_code(customer);
}

static enum status read_member(struct customer *customer, struct error *err)
{
    const struct programme *programme;
    struct member member;
    char text[BADGE_TEXT];
    int64_t id = customer->view.member;
    if (id != customer->coded || id != customer->proven)
        forget_code(customer);
    if (id == 0)
        return STATUS_OK;
    TRY(member_get(desk_db(customer->desk), id, &member, err));
    text_copy(customer->name, sizeof customer->name, member.name);
    TRY(desk_programme(customer->desk, &programme, err));
    int level = programme_level(programme, customer->view.tier);
    if (level >= 0)
        text_copy(customer->tier, sizeof customer->tier, programme->tier.level[level].name);
    if (customer->coded || id != customer->proven)
        return STATUS_OK;
    TRY(qr_make(badge_of_member(text, desk_secret(customer->desk), id), &customer->code, err));
    customer->coded = id;
    return STATUS_OK;
}

/* Has the open bill stood for so long as it is that its member may be gone? */
static bool is_old(struct customer *customer, const struct hold *hold, int64_t now_ms)
{
    const struct customer_mark *was = &customer->mark;
    struct customer_mark mark = {.lines = hold->request.lines,
                                 .member = hold->request.member,
                                 .payable = customer->view.payable,
                                 .paid = customer->paid};
    text_copy(mark.key, sizeof mark.key, hold->key);
    if (strcmp(was->key, mark.key) != 0 || was->lines != mark.lines || was->member != mark.member ||
        was->payable != mark.payable || was->paid != mark.paid) {
        customer->mark = mark;
        customer->marked_at = now_ms;
    }
    return now_ms - customer->marked_at >= CUSTOMER_DONE_MS;
}

/* What was taken stands beside the price of the whole: the till prices it again at every edit. */
static enum status read_open(struct customer *customer, const struct hold *hold, int64_t now_ms, struct error *err)
{
    struct sale_request request = hold->request;
    for (size_t i = 0; i < request.tenders; i++)
        customer->paid += request.tender[i].amount > 0 ? request.tender[i].amount : 0;
    request.tenders = 0;
    request.approved = request.shown = true; /* for pricing only */
    request.approver = ROLE_OWNER;
    TRY(sell_price(customer->desk, &request, &customer->view, err));
    customer->view.member = is_old(customer, hold, now_ms) ? 0 : request.member;
    customer->proven = request.proven ? request.member : 0;
    customer->what = CUSTOMER_BILL;
    return read_member(customer, err);
}

static enum status read_done(struct customer *customer, int64_t now_ms, struct error *err)
{
    int64_t last;
    TRY(bill_last_of_till(desk_db(customer->desk), desk_till_id(customer->desk), &last, err));
    if (last != customer->seen) {
        customer->seen = last;
        customer->seen_at = now_ms;
    }
    if (last == 0 || customer->seen_at == 0 || now_ms - customer->seen_at >= CUSTOMER_DONE_MS)
        return STATUS_OK;
    TRY(sale_view_read(customer->desk, last, true, &customer->view, err));
    if (customer->view.voided) {
        customer->seen_at = 0;
        return STATUS_OK;
    }
    customer->what = CUSTOMER_DONE;
    return read_member(customer, err);
}

static enum status read_till(struct customer *customer, int64_t now_ms, struct error *err)
{
    struct hold_list list = {0};
    enum status status = hold_unfinished(customer->desk, &list, err);
    if (status == STATUS_OK)
        status = list.holds > 0 ? read_open(customer, &list.hold[0], now_ms, err) : read_done(customer, now_ms, err);
    hold_list_clear(&list);
    return status;
}

void customer_read(struct customer *customer, int64_t now_ms)
{
    struct error err;
    bool was_blind = customer->blind;
    forget(customer);
    db_hold(desk_db(customer->desk));
    customer->blind = read_till(customer, now_ms, &err) != STATUS_OK;
    db_release(desk_db(customer->desk));
    if (customer->blind) {
        forget(customer);
        if (!was_blind)
            log_error("customer display", &err);
    }
    if (customer->what == CUSTOMER_REST) {
        customer->proven = 0;
        forget_code(customer);
    }
}
