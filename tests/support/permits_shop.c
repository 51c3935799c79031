/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/permits.h"
#include "tests/support/practice.h"
#include "tests/support/scratch.h"

#include "desk/backup.h"
#include "desk/card.h"
#include "desk/coupon_act.h"
#include "desk/debtor.h"
#include "desk/deposit.h"
#include "desk/family.h"
#include "desk/manage.h"
#include "desk/points.h"
#include "desk/print.h"
#include "desk/rekey.h"
#include "desk/settings.h"
#include "desk/shift.h"

/* The limits of clerks: 50.00, but of round-off 1.00, of coupons 2; of managers 500 points. */
const char PERMITS_RULES[] =
    "{\"points\":{\"per\":\"1.00\",\"earn\":1},"
    "\"tiers\":{\"levels\":[{\"code\":\"normal\",\"from\":\"0\"},{\"code\":\"gold\",\"from\":\"99999.00\"}]},"
    "\"wallet\":{\"topups\":[{\"pay\":\"300.00\",\"bonus\":\"49.99\"},{\"pay\":\"400.00\",\"bonus\":\"50.00\"},"
    "{\"pay\":\"500.00\",\"bonus\":\"50.01\"},{\"pay\":\"77.00\",\"bonus\":\"0\",\"pass\":{\"sku\":\"BAG\",\"uses\":3}}"
    "]},"
    "\"offers\":[{\"code\":\"GIFT\",\"trigger\":\"coupon\",\"benefit\":{\"gift\":\"BAG\"},\"coupon\":{\"bearer\":true}}"
    "],"
    "\"limits\":{\"clerk\":{\"price\":\"50.00\",\"discount\":\"50.00\",\"round_off\":\"1.00\",\"refund\":\"50.00\","
    "\"refund_shift\":\"9999.00\",\"void_shift\":\"50.00\",\"coupons\":2,\"topup_bonus\":\"50.00\",\"claim\":\"50.00\"}"
    "}}";

struct permits_has permits_has;

static void must(enum status status, const struct error *err)
{
    if (status != STATUS_OK)
        fail_msg("%s %s %s", status_code(status), err->field, err->note);
}

static int64_t ring(struct desk *desk, const struct sale_line *line, struct sale_request *request)
{
    struct error err;
    struct sale_view view = {0};
    request->line = line;
    request->lines = 1;
    must(sell(desk, NULL, NULL, request, &view, &err), &err);
    int64_t bill = view.bill_id;
    sale_view_clear(&view);
    return bill;
}

static int64_t sold(struct desk *desk, int64_t price)
{
    struct sale_line line = {.quantity = QUANTITY_ONE, .price = price};
    return ring(desk, &line, &(struct sale_request){0});
}

/* One of each just below, at and just above the limit of clerks. */
static void around_the_limit(struct desk *desk)
{
    struct error err;
    for (int level = -1; level <= 1; level++) {
        char phone[16];
        struct deposit_done deposit;
        snprintf(phone, sizeof phone, "1380000222%d", level + 1);
        permits_has.bill_of[level + 1] = sold(desk, PERMITS_LIMIT + level);
        must(deposit_take(desk, NULL, &(struct deposit_request){.name = "pie", .amount = PERMITS_LIMIT + level},
                          &deposit, &err),
             &err);
        permits_has.order_of[level + 1] = deposit.order;
        permits_has.close_of[level + 1] = practice_member(desk, phone);
        practice_topup(desk, permits_has.close_of[level + 1], 20000 + level); /* PERMIT_CLOSE has a limit of its own */
    }
}

static void on_account(struct desk *desk)
{
    struct error err;
    struct debtor_added added;
    struct sale_line line = {.quantity = QUANTITY_ONE, .price = 2000};
    struct sale_request request = {.tender = {{TENDER_ACCOUNT, TENDER_REST, "1", 0}}, .tenders = 1};
    must(debtor_add(desk, NULL, &(struct debtor){.name = "School", .credit = 50000}, &added, &err), &err);
    permits_has.debtor = added.debtor;
    ring(desk, &line, &request);
}

static void for_li(struct desk *desk)
{
    struct error err;
    struct adjust_done adjusted;
    struct coupon_list list = {0};
    struct staff owner;
    struct adjust_request give = {.member = permits_has.li, .points = 300, .reason = "to begin with"};
    must(staff_by_code(desk_db(desk), "owner", &owner, &err), &err);
    must(card_of_member(desk, permits_has.li, permits_has.card_of_li, &err), &err);
    practice_topup(desk, permits_has.li, 7700);
    practice_points(desk, permits_has.li, 300);
    must(points_adjust(desk, NULL, &owner, &give, &adjusted, &err), &err);
    permits_has.given = adjusted.txn;
    must(coupon_issue(desk, NULL, NULL, &(struct issue_request){.offer = "GIFT", .count = 2}, &list, &err), &err);
    memcpy(permits_has.code, list.coupon[0].code, sizeof permits_has.code);
    permits_has.batch = list.coupon[0].batch;
    coupon_list_clear(&list);
}

void permits_shop(struct desk *desk)
{
    struct error err;
    struct manage_done done;
    struct shift_done closed;
    struct print_done printed;
    struct item bag = {.sku = "BAG",
                       .name = "Bag",
                       .category = "general",
                       .price = 99900,
                       .member_price = LIMIT_NONE,
                       .points_price = 50,
                       .stock = 9 * QUANTITY_ONE};
    must(manage_item_add(desk, NULL, &bag, &done, &err), &err);
    must(settings_set(desk, NULL, NULL, "printer", "file:/dev/null", &err), &err);
    must(settings_set(desk, NULL, NULL, "claim_limit", "", &err), &err);
    permits_has.li = practice_member(desk, "13800001111");
    permits_has.earlier = sold(desk, 1200);
    must(shift_close(desk, NULL, &(struct shift_close_request){.count = {1, 1}}, &closed, &err), &err);
    around_the_limit(desk);
    on_account(desk);
    for_li(desk);
    must(print_entry(desk, NULL, permits_has.given, &printed, &err), &err);
    permits_has.job = printed.job;
}

enum status permits_link(struct desk *desk, const struct staff *approver, int level, struct error *err)
{
    struct family_request request = {.member = permits_has.li, .other = permits_has.close_of[0], .limit = LIMIT_NONE};
    (void)level;
    return family_link(desk, NULL, approver, &request, err);
}

enum status permits_backup(struct desk *desk, const struct staff *approver, int level, struct error *err)
{
    static int made;
    struct backup backup;
    char name[32], to[SCRATCH_PATH];
    (void)approver;
    (void)level;
    snprintf(name, sizeof name, "permits%d.backup", ++made);
    return backup_make(desk, scratch_path(to, name), true, &backup, err);
}

enum status permits_rekey(struct desk *desk, const struct staff *approver, int level, struct error *err)
{
    const struct recovery recovery = {{1}};
    (void)approver;
    (void)level;
    enum status status = rekey(desk, &recovery, err);
    return status == STATUS_NOT_PERMITTED && strcmp(err->detail, "practice_sheet") == 0 ? STATUS_OK : status;
}
