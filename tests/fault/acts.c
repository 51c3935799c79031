/* SPDX-License-Identifier: MIT */
#include "tests/fault/acts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "desk/bill_attach.h"
#include "desk/correct.h"
#include "desk/coupon_act.h"
#include "desk/credit.h"
#include "desk/debtor.h"
#include "desk/deposit.h"
#include "desk/enrol.h"
#include "desk/exchange.h"
#include "desk/family.h"
#include "desk/gift.h"
#include "desk/invoice.h"
#include "desk/manage.h"
#include "desk/member_pin.h"
#include "desk/note.h"
#include "desk/pass.h"
#include "desk/points.h"
#include "desk/return.h"
#include "desk/settings.h"
#include "desk/shift.h"
#include "desk/tier_grant.h"
#include "desk/topup.h"
#include "desk/undo.h"
#include "desk/wallet.h"

static const char RULES[] =
    "{\"points\":{\"per\":\"1.00\",\"earn\":1,\"money\":{\"points\":100,\"worth\":\"1.00\"}},"
    "\"tiers\":{\"levels\":[{\"code\":\"normal\",\"from\":\"0\"},{\"code\":\"gold\",\"from\":\"9000.00\"}]},"
    "\"wallet\":{\"topups\":[{\"pay\":\"100.00\",\"bonus\":\"10.00\",\"pass\":{\"sku\":\"BAG\",\"uses\":3}}]},"
    "\"offers\":[{\"code\":\"GIFT\",\"trigger\":\"coupon\",\"benefit\":{\"gift\":\"BAG\"},\"coupon\":{\"bearer\":true}}"
    "]}";

static char code[COUPON_TEXT];
static struct staff owner;
/* What stands before each act. */
static int64_t li, wang, zhao, walk_in_bill, li_bill, gone_bill, topup_txn, order, debtor, family_bill;

/* --- the acts ------------------------------------------------------------------------------------------------------
 */

static enum status ring(struct desk *desk, const char *key, struct sale_request *request, int64_t price, int64_t *bill,
                        struct error *err)
{
    struct sale_line line = {.quantity = QUANTITY_ONE, .price = price};
    struct sale_view view = {0};
    request->line = &line;
    request->lines = 1;
    TRY(sell(desk, key, NULL, request, &view, err));
    *bill = view.bill_id;
    sale_view_clear(&view);
    return STATUS_OK;
}

static enum status do_sale(struct desk *desk, const char *key, struct error *err)
{
    struct sale_request request = {.member = li,
                                   .points = 100,
                                   .tender = {{TENDER_WALLET, 500, "", 0},
                                              {TENDER_VOUCHER, 1000, "MT12345678", 900},
                                              {TENDER_DEPOSIT, 2000, "1", 0},
                                              {TENDER_CASH, TENDER_REST, "", 0}},
                                   .tenders = 4};
    int64_t bill;
    return ring(desk, key, &request, 8800, &bill, err);
}

static enum status do_on_account(struct desk *desk, const char *key, struct error *err)
{
    struct sale_request request = {.member = li, .tender = {{TENDER_ACCOUNT, TENDER_REST, "1", 0}}, .tenders = 1};
    int64_t bill;
    return ring(desk, key, &request, 3000, &bill, err);
}

static enum status do_topup(struct desk *desk, const char *key, struct error *err)
{
    struct topup_done done;
    return topup(desk, key, NULL, &(struct topup_request){.member = li, .amount = 10000}, &done, err);
}

static enum status give_back(struct desk *desk, const char *key, const struct return_request *request,
                             struct error *err)
{
    struct return_view view = {0};
    enum status status = return_make(desk, key, NULL, request, false, &view, err);
    return_view_clear(&view);
    return status;
}

static enum status do_return(struct desk *desk, const char *key, struct error *err)
{
    return give_back(desk, key, &(struct return_request){.bill = li_bill}, err);
}

static enum status do_void(struct desk *desk, const char *key, struct error *err)
{
    return give_back(desk, key, &(struct return_request){.bill = li_bill, .voids = true}, err);
}

static enum status do_exchange(struct desk *desk, const char *key, struct error *err)
{
    const struct sale_line out = {.quantity = QUANTITY_ONE, .price = 9900};
    struct exchange_request request = {.back = {.bill = li_bill, .reason = "size"}, .sale = {.line = &out, .lines = 1}};
    struct exchange_view view = {0};
    enum status status = exchange(desk, key, &owner, &request, false, &view, err);
    exchange_view_clear(&view);
    return status;
}

static enum status do_resell(struct desk *desk, const char *key, struct error *err)
{
    struct exchange_resell request = {.bill = li_bill, .member = wang};
    struct exchange_view view = {0};
    enum status status = exchange_resell(desk, key, &owner, &request, false, &view, err);
    exchange_view_clear(&view);
    return status;
}

static enum status do_credit(struct desk *desk, const char *key, struct error *err)
{
    struct credit_done done;
    struct credit_request request = {.member = li, .amount = 1500, .reason = "no bill"};
    return credit_give(desk, key, &owner, &request, &done, err);
}

static enum status do_deposit(struct desk *desk, const char *key, struct error *err)
{
    struct deposit_done done;
    return deposit_take(desk, key, &(struct deposit_request){.name = "cake", .amount = 4000}, &done, err);
}

static enum status do_deposit_back(struct desk *desk, const char *key, struct error *err)
{
    struct deposit_ended ended;
    struct deposit_end_request request = {.order = order, .reason = "late"};
    return deposit_end(desk, key, NULL, &request, false, &ended, err);
}

static enum status do_deposit_kept(struct desk *desk, const char *key, struct error *err)
{
    struct deposit_ended ended;
    struct deposit_end_request request = {.order = order, .reason = "never came", .forfeits = true};
    return deposit_end(desk, key, &owner, &request, false, &ended, err);
}

/* Zhao pays with Li's stored value. */
static struct sale_request by_family(void)
{
    struct sale_request request = {
        .member = zhao, .tender = {{.kind = TENDER_FAMILY, .amount = TENDER_REST}}, .tenders = 1};
    snprintf(request.tender[0].reference, sizeof request.tender[0].reference, "%lld", (long long)li);
    return request;
}

static enum status do_family_pays(struct desk *desk, const char *key, struct error *err)
{
    struct sale_request request = by_family();
    int64_t bill;
    return ring(desk, key, &request, 900, &bill, err);
}

static enum status do_family_back(struct desk *desk, const char *key, struct error *err)
{
    return give_back(desk, key, &(struct return_request){.bill = family_bill}, err);
}

static enum status do_family(struct desk *desk, const char *key, struct error *err)
{
    return family_link(desk, key, NULL, &(struct family_request){.member = li, .other = wang, .limit = 9000}, err);
}

static enum status do_family_limit(struct desk *desk, const char *key, struct error *err)
{
    return family_link(desk, key, NULL, &(struct family_request){.member = li, .other = zhao, .limit = 70}, err);
}

static enum status do_family_apart(struct desk *desk, const char *key, struct error *err)
{
    return family_link(desk, key, NULL, &(struct family_request){.member = zhao, .other = li, .apart = true}, err);
}

static enum status do_debtor(struct desk *desk, const char *key, struct error *err)
{
    struct debtor_added added;
    return debtor_add(desk, key, &(struct debtor){.name = "Wang", .credit = 9000}, &added, err);
}

static enum status do_settle(struct desk *desk, const char *key, struct error *err)
{
    struct debtor_settled settled;
    return debtor_settle(desk, key, &(struct debtor_settle_request){.debtor = debtor}, &settled, err);
}

static enum status do_claim(struct desk *desk, const char *key, struct error *err)
{
    struct bill_attach_view view = {0};
    struct bill_attach_request request = {.bill = walk_in_bill, .member = li};
    enum status status = bill_attach(desk, key, NULL, &request, false, &view, err);
    bill_attach_view_clear(&view);
    return status;
}

static enum status do_unclaim(struct desk *desk, const char *key, struct error *err)
{
    struct undo_view view = {0};
    return undo_claim(desk, key, NULL, gone_bill, false, &view, err);
}

static enum status do_undo(struct desk *desk, const char *key, struct error *err)
{
    struct undo_view view = {0};
    return undo(desk, key, NULL, topup_txn, false, &view, err);
}

static enum status do_correct(struct desk *desk, const char *key, struct error *err)
{
    struct correct_view view = {0};
    struct correct_request request = {
        .bill = walk_in_bill, .tender = {{TENDER_WECHAT, TENDER_REST, "", 0}}, .tenders = 1};
    return correct_tenders(desk, key, NULL, &request, false, &view, err);
}

static enum status do_points(struct desk *desk, const char *key, struct error *err)
{
    struct adjust_done done;
    struct adjust_request request = {.member = li, .points = 20, .reason = "dispute", .dispute = li_bill};
    return points_adjust(desk, key, &owner, &request, &done, err);
}

static enum status do_gift(struct desk *desk, const char *key, struct error *err)
{
    struct gift_done done;
    return gift_redeem(desk, key, &(struct gift_request){.member = li, .sku = "BAG"}, &done, err);
}

static enum status do_pass(struct desk *desk, const char *key, struct error *err)
{
    struct pass_done done;
    return pass_use(desk, key, &(struct pass_request){.member = li, .uses = 1, .sku = "BAG"}, &done, err);
}

static enum status do_close(struct desk *desk, const char *key, struct error *err)
{
    struct close_view view = {0};
    enum status status = wallet_close(desk, key, NULL, &(struct close_request){.member = li}, false, &view, err);
    wallet_close_view_clear(&view);
    return status;
}

static enum status do_issue(struct desk *desk, const char *key, struct error *err)
{
    struct coupon_list list = {0};
    enum status status =
        coupon_issue(desk, key, NULL, &(struct issue_request){.offer = "GIFT", .count = 2}, &list, err);
    coupon_list_clear(&list);
    return status;
}

static enum status do_redeem(struct desk *desk, const char *key, struct error *err)
{
    struct coupon_done done;
    return coupon_redeem(desk, key, code, false, &done, err);
}

static enum status do_withdraw(struct desk *desk, const char *key, struct error *err)
{
    struct coupon_done done;
    return coupon_withdraw(desk, key, NULL, code, "lost", &done, err);
}

static enum status do_enrol(struct desk *desk, const char *key, struct error *err)
{
    struct enrol_done done;
    struct enrol_request request = {.member = {.phone = 8613900007777, .name = "New"}, .id_seen = false};
    return enrol(desk, key, &request, &done, err);
}

static enum status do_grant(struct desk *desk, const char *key, struct error *err)
{
    struct grant_done done;
    struct grant_request request = {.member = li, .tier = "gold", .until = desk_day(desk) + 30, .reason = "old"};
    return tier_grant(desk, key, &owner, &request, &done, err);
}

static enum status do_member_pin(struct desk *desk, const char *key, struct error *err)
{
    return member_pin_change(desk, key, &owner, &(struct member_pin_request){.member = li, .pin = "250917"}, err);
}

static enum status do_note(struct desk *desk, const char *key, struct error *err)
{
    return note_add(desk, key, li, "weak tea", err);
}

static enum status do_invoice(struct desk *desk, const char *key, struct error *err)
{
    return invoice_mark(desk, key, li_bill, true, err);
}

static enum status do_item(struct desk *desk, const char *key, struct error *err)
{
    struct manage_done done;
    struct item item = {.sku = "CUP", .name = "Cup", .category = "general", .price = 900, .member_price = LIMIT_NONE};
    return manage_item_add(desk, key, &item, &done, err);
}

static enum status do_retire(struct desk *desk, const char *key, struct error *err)
{
    struct manage_done done;
    return manage_item_retire(desk, key, "BAG", &done, err);
}

static enum status do_stock(struct desk *desk, const char *key, struct error *err)
{
    struct stock_done done;
    return manage_item_stock(desk, key, "BAG", 3 * QUANTITY_ONE, "delivery", &done, err);
}

static enum status do_staff(struct desk *desk, const char *key, struct error *err)
{
    struct manage_done done;
    return manage_staff_edit(desk, key, "E07", &(struct staff_edit){.name = "Li Na"}, &done, err);
}

static enum status do_till(struct desk *desk, const char *key, struct error *err)
{
    return manage_till_name(desk, key, 1, "Bar", err);
}

static enum status do_setting(struct desk *desk, const char *key, struct error *err)
{
    return settings_set(desk, key, NULL, "claim_limit", "77", err);
}

static enum status do_drop(struct desk *desk, const char *key, struct error *err)
{
    struct shift_done done;
    return shift_drop(desk, key, 2000, &done, err);
}

static enum status do_handover(struct desk *desk, const char *key, struct error *err)
{
    struct shift_done done;
    return shift_close(desk, key, &(struct shift_close_request){.count = {1, 1}}, &done, err);
}

const struct fault_act fault_acts[] = {
    {"sale", do_sale},
    {"on account", do_on_account},
    {"topup", do_topup},
    {"return", do_return},
    {"void", do_void},
    {"exchange", do_exchange},
    {"resell", do_resell},
    {"credit", do_credit},
    {"deposit", do_deposit},
    {"deposit back", do_deposit_back},
    {"deposit kept", do_deposit_kept},
    {"family", do_family},
    {"family limit", do_family_limit},
    {"family apart", do_family_apart},
    {"family pays", do_family_pays},
    {"family gets back", do_family_back},
    {"debtor", do_debtor},
    {"settle", do_settle},
    {"claim", do_claim},
    {"unclaim", do_unclaim},
    {"undo", do_undo},
    {"correct", do_correct},
    {"points", do_points},
    {"gift", do_gift},
    {"pass", do_pass},
    {"close", do_close},
    {"issue", do_issue},
    {"redeem", do_redeem},
    {"withdraw", do_withdraw},
    {"enrol", do_enrol},
    {"grant", do_grant},
    {"member pin", do_member_pin},
    {"note", do_note},
    {"invoice", do_invoice},
    {"item", do_item},
    {"retire", do_retire},
    {"stock", do_stock},
    {"staff", do_staff},
    {"till", do_till},
    {"setting", do_setting},
    {"drop", do_drop},
    {"handover", do_handover},
};
const size_t fault_act_count = sizeof fault_acts / sizeof *fault_acts;

/* --- the shop ------------------------------------------------------------------------------------------------------
 */

static void must(enum status status, const struct error *err)
{
    if (status != STATUS_OK)
        fail_msg("%s %s %s", status_code(status), err->field, err->note);
}

static int64_t add_member(struct desk *desk, int64_t phone)
{
    struct enrol_request request = {.member = {.phone = phone}};
    struct enrol_done done;
    struct error err;
    must(enrol(desk, NULL, &request, &done, &err), &err);
    return done.member;
}

static void add_people_and_things(struct desk *desk)
{
    struct error err;
    struct manage_done done;
    struct item bag = {.sku = "BAG",
                       .name = "Bag",
                       .category = "general",
                       .price = 1500,
                       .member_price = LIMIT_NONE,
                       .points_price = 50,
                       .stock = 9 * QUANTITY_ONE};
    must(manage_item_add(desk, NULL, &bag, &done, &err), &err);
    must(manage_programme_put(desk, NULL, RULES, &done, &err), &err);
    must(manage_staff_add(desk, NULL, &(struct staff){.code = "E07", .name = "E07", .role = ROLE_CLERK}, &done, &err),
         &err);
    must(staff_by_code(desk_db(desk), "owner", &owner, &err), &err);
    must(settings_set(desk, NULL, NULL, "printer", "file:/dev/null", &err), &err);
    li = add_member(desk, 8613800001111);
    wang = add_member(desk, 8613800002222);
    zhao = add_member(desk, 8613800003333);
}

static void add_bills(struct desk *desk)
{
    struct error err;
    struct topup_done topped;
    struct deposit_done deposit;
    struct debtor_added added;
    struct bill_attach_view claimed = {0};
    struct coupon_list list = {0};
    struct sale_request walk_in = {0}, of_li = {.member = li},
                        owed = {.tender = {{TENDER_ACCOUNT, TENDER_REST, "1", 0}}, .tenders = 1}, of_zhao = by_family();
    must(topup(desk, NULL, NULL, &(struct topup_request){.member = li, .amount = 10000}, &topped, &err), &err);
    must(points_adjust(desk, NULL, &owner,
                       &(struct adjust_request){.member = li, .points = 300, .reason = "to begin with"},
                       &(struct adjust_done){0}, &err),
         &err);
    must(ring(desk, NULL, &walk_in, 1200, &walk_in_bill, &err), &err);
    must(ring(desk, NULL, &walk_in, 1300, &gone_bill, &err), &err);
    must(ring(desk, NULL, &of_li, 6400, &li_bill, &err), &err);
    must(bill_attach(desk, NULL, NULL, &(struct bill_attach_request){.bill = gone_bill, .member = wang}, false,
                     &claimed, &err),
         &err);
    bill_attach_view_clear(&claimed);
    must(deposit_take(desk, NULL, &(struct deposit_request){.name = "pie", .amount = 5000}, &deposit, &err), &err);
    must(debtor_add(desk, NULL, &(struct debtor){.name = "School", .credit = 50000}, &added, &err), &err);
    order = deposit.order;
    debtor = added.debtor;
    must(ring(desk, NULL, &owed, 2000, &(int64_t){0}, &err), &err);
    must(family_link(desk, NULL, NULL, &(struct family_request){.member = li, .other = zhao, .limit = 5000}, &err),
         &err);
    must(ring(desk, NULL, &of_zhao, 1100, &family_bill, &err), &err);
    must(coupon_issue(desk, NULL, NULL, &(struct issue_request){.offer = "GIFT", .count = 1}, &list, &err), &err);
    memcpy(code, list.coupon[0].code, sizeof code);
    coupon_list_clear(&list);
    must(topup(desk, NULL, NULL, &(struct topup_request){.member = wang, .amount = 5000}, &topped, &err), &err);
    topup_txn = topped.txn;
}

void fault_acts_shop(struct desk *desk)
{
    add_people_and_things(desk);
    add_bills(desk);
}
