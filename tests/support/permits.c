/* SPDX-License-Identifier: MIT */
#include "tests/support/permits.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"

#include <cmocka.h>

#include "tests/support/practice.h"
#include "tests/support/scratch.h"

#include "desk/bill_attach.h"
#include "desk/card.h"
#include "desk/correct.h"
#include "desk/coupon_act.h"
#include "desk/credit.h"
#include "desk/debtor.h"
#include "desk/deposit.h"
#include "desk/enrol.h"
#include "desk/exchange.h"
#include "desk/gift.h"
#include "desk/invoice.h"
#include "desk/manage.h"
#include "desk/member_pin.h"
#include "desk/nightly.h"
#include "desk/note.h"
#include "desk/pass.h"
#include "desk/phone.h"
#include "desk/points.h"
#include "desk/print.h"
#include "desk/reveal.h"
#include "desk/settings.h"
#include "desk/shift.h"
#include "desk/staff_code.h"
#include "desk/tier_grant.h"
#include "desk/topup.h"
#include "desk/undo.h"
#include "desk/wallet.h"
#include "import/import.h"

#define ACT(name) static enum status name(struct desk *desk, const struct staff *approver, int level, struct error *err)
#define UNUSED ((void)approver, (void)level)

/* --- bills -------------------------------------------------------------------------------------------------------- */

static enum status ring(struct desk *desk, const struct staff *approver, struct sale_request *request,
                        const struct sale_line *line, int64_t *bill, struct error *err)
{
    struct sale_view view = {0};
    request->line = line;
    request->lines = 1;
    TRY(sell(desk, NULL, approver, request, &view, err));
    *bill = view.bill_id;
    sale_view_clear(&view);
    return STATUS_OK;
}

ACT(do_sale)
{
    int64_t bill;
    struct sale_line line = {.quantity = QUANTITY_ONE, .price = 9900};
    struct sale_request request = {.round_off = 100 + level};
    return ring(desk, approver, &request, &line, &bill, err);
}

ACT(do_discount)
{
    int64_t bill;
    struct sale_line line = {.quantity = QUANTITY_ONE, .price = 99900};
    struct sale_request request = {.discount = PERMITS_LIMIT + level, .reason = "chipped"};
    return ring(desk, approver, &request, &line, &bill, err);
}

ACT(do_price)
{
    int64_t bill;
    struct sale_line line = {.sku = "BAG", .quantity = QUANTITY_ONE, .price = 99900 - PERMITS_LIMIT - level};
    struct sale_request request = {.reason = "chipped"};
    return ring(desk, approver, &request, &line, &bill, err);
}

static enum status back(struct desk *desk, const struct staff *approver, int64_t bill, bool voids, struct error *err)
{
    struct return_view view = {0};
    enum status status =
        return_make(desk, NULL, approver, &(struct return_request){.bill = bill, .voids = voids, .reason = "size"},
                    false, &view, err);
    return_view_clear(&view);
    return status;
}

ACT(do_return)
{
    return back(desk, approver, permits_has.bill_of[level + 1], false, err);
}

ACT(do_void)
{
    return back(desk, approver, permits_has.bill_of[level + 1], true, err);
}

ACT(do_exchange)
{
    const struct sale_line out = {.quantity = QUANTITY_ONE, .price = 9900};
    struct exchange_request request = {.back = {.bill = permits_has.bill_of[level + 1], .reason = "size"},
                                       .sale = {.line = &out, .lines = 1}};
    struct exchange_view view = {0};
    enum status status = exchange(desk, NULL, approver, &request, false, &view, err);
    exchange_view_clear(&view);
    return status;
}

ACT(do_resell)
{
    struct exchange_resell request = {.bill = permits_has.bill_of[level + 1], .member = permits_has.li};
    struct exchange_view view = {0};
    enum status status = exchange_resell(desk, NULL, approver, &request, false, &view, err);
    exchange_view_clear(&view);
    return status;
}

ACT(do_invoice)
{
    UNUSED;
    return invoice_mark(desk, NULL, permits_has.bill_of[0], true, err);
}

ACT(do_claim)
{
    struct bill_attach_view view = {0};
    struct bill_attach_request request = {.bill = permits_has.bill_of[level + 1], .member = permits_has.li};
    enum status status = bill_attach(desk, NULL, approver, &request, false, &view, err);
    bill_attach_view_clear(&view);
    return status;
}

/* Level 0: a bill of this shift. 1: of one that was handed over. */
ACT(do_tender)
{
    struct correct_view view = {0};
    struct correct_request request = {.bill = level > 0 ? permits_has.earlier : permits_has.bill_of[0],
                                      .tender = {{TENDER_WECHAT, TENDER_REST, "", 0}},
                                      .tenders = 1};
    return correct_tenders(desk, NULL, approver, &request, false, &view, err);
}

ACT(do_undo)
{
    struct undo_view view = {0};
    (void)level;
    return undo(desk, NULL, approver, permits_has.given, false, &view, err);
}

/* --- value -------------------------------------------------------------------------------------------------------- */

ACT(do_topup)
{
    struct topup_done done;
    struct topup_request request = {.member = permits_has.li, .amount = 40000 + 10000 * level};
    return topup(desk, NULL, approver, &request, &done, err);
}

ACT(do_points)
{
    struct adjust_done done;
    struct adjust_request request = {.member = permits_has.li, .points = 500 + level, .reason = "dispute"};
    return points_adjust(desk, NULL, approver, &request, &done, err);
}

ACT(do_close)
{
    struct close_view view = {0};
    enum status status = wallet_close(
        desk, NULL, approver, &(struct close_request){.member = permits_has.close_of[level + 1]}, false, &view, err);
    wallet_close_view_clear(&view);
    return status;
}

ACT(do_gift)
{
    struct gift_done done;
    UNUSED;
    return gift_redeem(desk, NULL, &(struct gift_request){.member = permits_has.li, .sku = "BAG"}, &done, err);
}

ACT(do_pass)
{
    struct pass_done done;
    UNUSED;
    return pass_use(desk, NULL, &(struct pass_request){.member = permits_has.li, .uses = 1, .sku = "BAG"}, &done, err);
}

ACT(do_credit)
{
    struct credit_done done;
    (void)level;
    return credit_give(desk, NULL, approver,
                       &(struct credit_request){.member = permits_has.li, .amount = 1500, .reason = "no bill"}, &done,
                       err);
}

ACT(do_order)
{
    struct deposit_ordered ordered;
    UNUSED;
    return deposit_order(desk, NULL, &(struct order){.name = "cake"}, &ordered, err);
}

ACT(do_deposit)
{
    struct deposit_done done;
    UNUSED;
    return deposit_take(desk, NULL, &(struct deposit_request){.name = "cake", .amount = 4000}, &done, err);
}

ACT(do_refund)
{
    struct deposit_ended ended;
    struct deposit_end_request request = {.order = permits_has.order_of[level + 1], .reason = "late"};
    return deposit_end(desk, NULL, approver, &request, false, &ended, err);
}

ACT(do_forfeit)
{
    struct deposit_ended ended;
    struct deposit_end_request request = {.order = permits_has.order_of[0], .reason = "never came", .forfeits = true};
    (void)level;
    return deposit_end(desk, NULL, approver, &request, false, &ended, err);
}

ACT(do_debtor)
{
    struct debtor_added added;
    UNUSED;
    return debtor_add(desk, NULL, &(struct debtor){.name = "Wang", .credit = 9000}, &added, err);
}

ACT(do_settle)
{
    struct debtor_settled settled;
    UNUSED;
    return debtor_settle(desk, NULL, &(struct debtor_settle_request){.debtor = permits_has.debtor}, &settled, err);
}

/* --- coupons ------------------------------------------------------------------------------------------------------ */

ACT(do_issue)
{
    struct coupon_list list = {0};
    struct issue_request request = {.offer = "GIFT", .count = 2 + level};
    enum status status = coupon_issue(desk, NULL, approver, &request, &list, err);
    coupon_list_clear(&list);
    return status;
}

ACT(do_redeem)
{
    struct coupon_done done;
    UNUSED;
    return coupon_redeem(desk, NULL, permits_has.code, false, &done, err);
}

ACT(do_withdraw)
{
    struct coupon_done done;
    (void)level;
    return coupon_withdraw(desk, NULL, approver, permits_has.code, "lost", &done, err);
}

ACT(do_withdraw_batch)
{
    struct batch_done done;
    (void)level;
    return coupon_batch_withdraw(desk, NULL, approver, permits_has.batch, "lost", &done, err);
}

/* --- members ------------------------------------------------------------------------------------------------------ */

ACT(do_enrol)
{
    struct enrol_done done;
    UNUSED;
    return enrol(desk, NULL, &(struct enrol_request){.member = {.phone = 8613900007777}}, &done, err);
}

ACT(do_edit)
{
    UNUSED;
    return enrol_edit(desk, NULL, permits_has.li, FIELD_NAME, &(struct enrol_request){.member = {.name = "Li"}}, err);
}

ACT(do_note)
{
    UNUSED;
    return note_add(desk, NULL, permits_has.li, "weak tea", err);
}

ACT(do_card)
{
    char text[BADGE_TEXT];
    UNUSED;
    return card_of_member(desk, permits_has.li, text, err);
}

ACT(do_phone)
{
    struct phone_request request = {.member = permits_has.li, .phone = 8613900008888, .proof = permits_has.card_of_li};
    (void)level;
    return phone_change(desk, NULL, approver, &request, err);
}

ACT(do_member_pin)
{
    (void)level;
    return member_pin_change(desk, NULL, approver,
                             &(struct member_pin_request){.member = permits_has.li, .pin = "250917"}, err);
}

ACT(do_reveal)
{
    int64_t phone;
    (void)level;
    return reveal_member_phone(desk, approver, permits_has.li, &phone, err);
}

ACT(do_grant)
{
    struct grant_done done;
    struct grant_request request = {
        .member = permits_has.li, .tier = "gold", .until = desk_day(desk) + 30, .reason = "old"};
    (void)level;
    return tier_grant(desk, NULL, approver, &request, &done, err);
}

/* --- the shop itself ---------------------------------------------------------------------------------------------- */

ACT(do_item)
{
    struct manage_done done;
    struct item item = {.sku = "CUP", .name = "Cup", .category = "general", .price = 900, .member_price = LIMIT_NONE};
    UNUSED;
    return manage_item_add(desk, NULL, &item, &done, err);
}

ACT(do_item_edit)
{
    struct manage_done done;
    struct item item = {.sku = "BAG", .name = "Sack"};
    UNUSED;
    return manage_item_edit(desk, NULL, &item, ITEM_NAME, &done, err);
}

ACT(do_retire)
{
    struct manage_done done;
    UNUSED;
    return manage_item_retire(desk, NULL, "BAG", &done, err);
}

ACT(do_stock)
{
    struct stock_done done;
    UNUSED;
    return manage_item_stock(desk, NULL, "BAG", QUANTITY_ONE, "delivery", &done, err);
}

ACT(do_programme)
{
    struct manage_done done;
    UNUSED;
    return manage_programme_put(desk, NULL, "{}", &done, err);
}

ACT(do_setting)
{
    (void)level;
    return settings_set(desk, NULL, approver, "claim_limit", "77", err);
}

ACT(do_till)
{
    UNUSED;
    return manage_till_name(desk, NULL, 1, "Bar", err);
}

ACT(do_staff_add)
{
    struct manage_done done;
    UNUSED;
    return manage_staff_add(desk, NULL, &(struct staff){.code = "N1", .name = "N1", .role = ROLE_CLERK}, &done, err);
}

ACT(do_staff_edit)
{
    struct manage_done done;
    UNUSED;
    return manage_staff_edit(desk, NULL, "C2", &(struct staff_edit){.name = "Li Na"}, &done, err);
}

ACT(do_staff_pin)
{
    UNUSED;
    return manage_staff_pin(desk, NULL, "C2", "402917", err);
}

ACT(do_staff_code)
{
    char text[PIN_CODE_TEXT];
    UNUSED;
    return staff_code_give(desk, NULL, "C2", text, NULL, err);
}

ACT(do_staff_card)
{
    char text[BADGE_TEXT];
    UNUSED;
    return card_of_staff(desk, "C2", text, err);
}

ACT(do_nightly)
{
    struct nightly_done done;
    UNUSED;
    return nightly(desk, &done, err);
}

ACT(do_import)
{
    char list[64];
    struct import_done done = {0};
    struct import_request request = {.kind = IMPORT_MEMBERS, .bytes = list, .approver = approver};
    snprintf(list, sizeof list, "phone,points\n13900009999,%d\n", 500 + level);
    request.size = strlen(list);
    enum status status = import_run(desk, &request, &done, err);
    import_done_clear(&done);
    return status;
}

/* --- drawer and printer ------------------------------------------------------------------------------------------- */

ACT(do_drop)
{
    struct shift_done done;
    UNUSED;
    return shift_drop(desk, NULL, 2000, &done, err);
}

ACT(do_handover)
{
    struct shift_done done;
    UNUSED;
    return shift_close(desk, NULL, &(struct shift_close_request){.count = {1, 1}}, &done, err);
}

ACT(do_open)
{
    struct shift_done done;
    UNUSED;
    return shift_open(desk, NULL, 0, &done, err);
}

ACT(do_drawer)
{
    struct shift_done done;
    UNUSED;
    return shift_open_drawer(desk, NULL, "change", &done, err);
}

ACT(do_print)
{
    struct print_done done;
    UNUSED;
    return print_entry(desk, NULL, permits_has.given, &done, err);
}

ACT(do_print_card)
{
    struct print_done done;
    UNUSED;
    return print_card(desk, NULL, permits_has.li, &done, err);
}

ACT(do_print_day)
{
    struct print_done done;
    UNUSED;
    return print_day(desk, NULL, desk_day(desk), &done, err);
}

ACT(do_print_test)
{
    struct print_done done;
    UNUSED;
    return print_test(desk, NULL, &done, err);
}

ACT(do_print_retry)
{
    struct print_done done;
    UNUSED;
    return print_retry(desk, NULL, permits_has.job, &done, err);
}

ACT(do_print_drop)
{
    struct print_done done;
    UNUSED;
    return print_drop(desk, NULL, permits_has.job, &done, err);
}

const struct permits_act permits_act[] = {
    {"sale", RIGHT_LIMIT, true, -1, 1, do_sale},
    {"sale", RIGHT_LIMIT, true, -1, 1, do_discount},
    {"sale", RIGHT_LIMIT, true, -1, 1, do_price},
    {"return", RIGHT_LIMIT, true, -1, 1, do_return},
    {"void", RIGHT_LIMIT, true, -1, 1, do_void},
    {"exchange", RIGHT_LIMIT, true, -1, 1, do_exchange},
    {"bill resell", RIGHT_LIMIT, true, -1, 1, do_resell},
    {"bill invoice", RIGHT_ANYONE, false, 0, 0, do_invoice},
    {"claim", RIGHT_LIMIT, true, -1, 1, do_claim},
    {"tender", RIGHT_LIMIT, true, 0, 1, do_tender},
    {"undo", RIGHT_TWO, true, 0, 0, do_undo},
    {"topup", RIGHT_LIMIT, true, -1, 1, do_topup},
    {"points", RIGHT_TWO, true, -1, 1, do_points},
    {"wallet close", RIGHT_LIMIT, true, -1, 1, do_close},
    {"gift redeem", RIGHT_ANYONE, false, 0, 0, do_gift},
    {"pass use", RIGHT_ANYONE, false, 0, 0, do_pass},
    {"store credit", RIGHT_TWO, true, 0, 0, do_credit},
    {"order add", RIGHT_ANYONE, false, 0, 0, do_order},
    {"deposit take", RIGHT_ANYONE, false, 0, 0, do_deposit},
    {"order refund", RIGHT_LIMIT, true, -1, 1, do_refund},
    {"order forfeit", RIGHT_TWO, true, 0, 0, do_forfeit},
    {"debtor add", RIGHT_MANAGER, false, 0, 0, do_debtor},
    {"debtor settle", RIGHT_ANYONE, false, 0, 0, do_settle},
    {"coupon issue", RIGHT_LIMIT, true, -1, 1, do_issue},
    {"coupon redeem", RIGHT_ANYONE, false, 0, 0, do_redeem},
    {"coupon withdraw", RIGHT_MANAGER, true, 0, 0, do_withdraw},
    {"coupon withdraw batch", RIGHT_MANAGER, true, 0, 0, do_withdraw_batch},
    {"enrol", RIGHT_ANYONE, false, 0, 0, do_enrol},
    {"member edit", RIGHT_ANYONE, false, 0, 0, do_edit},
    {"member note", RIGHT_ANYONE, false, 0, 0, do_note},
    {"member card", RIGHT_ANYONE, false, 0, 0, do_card},
    {"member phone", RIGHT_LIMIT, true, 1, 1, do_phone},
    {"member pin", RIGHT_LIMIT, true, 1, 1, do_member_pin},
    {"member reveal", RIGHT_LIMIT, true, 1, 1, do_reveal},
    {"member link", RIGHT_LIMIT, true, 1, 1, permits_link},
    {"tier grant", RIGHT_TWO, true, 0, 0, do_grant},
    {"item add", RIGHT_MANAGER, false, 0, 0, do_item},
    {"item edit", RIGHT_MANAGER, false, 0, 0, do_item_edit},
    {"item retire", RIGHT_MANAGER, false, 0, 0, do_retire},
    {"item stock", RIGHT_MANAGER, false, 0, 0, do_stock},
    {"programme load", RIGHT_MANAGER, false, 0, 0, do_programme},
    {"setting", RIGHT_MANAGER, true, 0, 0, do_setting},
    {"till name", RIGHT_MANAGER, false, 0, 0, do_till},
    {"staff add", RIGHT_OWNER, false, 0, 0, do_staff_add},
    {"staff edit", RIGHT_OWNER, false, 0, 0, do_staff_edit},
    {"staff pin", RIGHT_OWNER, false, 0, 0, do_staff_pin},
    {"staff code", RIGHT_OWNER, false, 0, 0, do_staff_code},
    {"staff card", RIGHT_OWNER, false, 0, 0, do_staff_card},
    {"nightly", RIGHT_ANYONE, false, 0, 0, do_nightly},
    {"backup", RIGHT_MANAGER, false, 0, 0, permits_backup},
    {"rekey", RIGHT_OWNER, false, 0, 0, permits_rekey},
    {"expire", RIGHT_ANYONE, false, 0, 0, do_nightly},
    {"tier review", RIGHT_ANYONE, false, 0, 0, do_nightly},
    {"tier warning", RIGHT_ANYONE, false, 0, 0, do_nightly},
    {"roll-up", RIGHT_ANYONE, false, 0, 0, do_nightly},
    {"tally", RIGHT_ANYONE, false, 0, 0, do_nightly},
    {"import", RIGHT_ABOVE, true, -1, 1, do_import},
    {"shift open", RIGHT_ANYONE, false, 0, 0, do_open},
    {"shift drop", RIGHT_ANYONE, false, 0, 0, do_drop},
    {"shift close", RIGHT_ANYONE, false, 0, 0, do_handover},
    {"drawer", RIGHT_ANYONE, false, 0, 0, do_drawer},
    {"print", RIGHT_ANYONE, false, 0, 0, do_print},
    {"print card", RIGHT_ANYONE, false, 0, 0, do_print_card},
    {"print day", RIGHT_MANAGER, false, 0, 0, do_print_day},
    {"print test", RIGHT_MANAGER, false, 0, 0, do_print_test},
    {"print retry", RIGHT_ANYONE, false, 0, 0, do_print_retry},
    {"print drop", RIGHT_ANYONE, false, 0, 0, do_print_drop},
};
const size_t permits_acts = sizeof permits_act / sizeof *permits_act;
