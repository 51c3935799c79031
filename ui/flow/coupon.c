/* SPDX-License-Identifier: MIT */
/* coupon: codes asked and judged, and the list of a member's own. */
#include "ui/flow/inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static bool bill_open(const struct till *till)
{
    return till_base(till) == TILL_BILL;
}

void coupon_verdict_of(struct till *till, const char *code)
{
    struct sale_request request;
    struct error err;
    struct coupon_verdict verdict = {0};
    bill_request(till, &request);
    if (coupon_verify(till->desk, code, &request, &verdict, &err) != STATUS_OK) {
        till_refuse(till, &err);
        return;
    }
    till->verdict = verdict;
    if (till_state(till) == TILL_CODE || till_state(till) == TILL_QUERY)
        till_pop(till);
    till_push(till, TILL_VERDICT);
    if (verdict.reason.status != STATUS_OK)
        till->beep = true;
}

bool coupon_typed(struct till *till, const char *text)
{
    char code[COUPON_TEXT];
    bool genuine = false;
    if (till_base(till) == TILL_TENDER || !coupon_code_read(desk_secret(till->desk), text, code, &genuine) || !genuine)
        return false;
    if (!bill_open(till)) {
        coupon_verdict_of(till, code);
        return true;
    }
    if (bill_add_coupon(till, code))
        till->depth = 0;
    return true;
}

void coupon_list_open(struct till *till)
{
    if (till->hand.coupons.coupons == 0) {
        till_object(till, N_("This member holds no coupon."), NULL, NULL);
        return;
    }
    till->list.marked = till->list.judged = 0;
    till_push(till, TILL_LIST);
}

/* What putting it on would say; without a bill, what checking it says. */
static void judge(struct till *till, const char *code, struct error *why)
{
    struct sale_request request;
    struct coupon_verdict verdict;
    struct sale_view view = {0};
    struct error err;
    bill_request(till, &request);
    if (!bill_open(till)) {
        if (coupon_verify(till->desk, code, &request, &verdict, &err) == STATUS_OK)
            *why = verdict.reason;
        return;
    }
    if (till_coupon_on(till, code) || request.coupons == COUPONS_MAX)
        return;
    text_copy(request.coupon[request.coupons++], COUPON_TEXT, code);
    if (sell_price(till->desk, &request, &view, &err) != STATUS_OK)
        *why = err;
    else if (bill_refusal(&view, code))
        *why = *bill_refusal(&view, code);
    sale_view_clear(&view);
}

void coupon_list_settle(struct till *till)
{
    const struct coupon_list *coupons = &till->hand.coupons;
    struct till_coupons *list = &till->list;
    if (till_state(till) != TILL_LIST || list->judged == coupons->coupons)
        return;
    coupon_list_clear_reasons(till);
    list->unfit = mem_alloc(coupons->coupons * sizeof *list->unfit);
    for (size_t i = 0; i < coupons->coupons; i++) {
        list->unfit[i].status = STATUS_OK;
        judge(till, coupons->coupon[i].code, &list->unfit[i]);
    }
    list->judged = coupons->coupons;
}

void coupon_list_clear_reasons(struct till *till)
{
    free(till->list.unfit);
    till->list.unfit = NULL;
    till->list.judged = 0;
}

const struct error *till_coupon_unfit(const struct till *till, size_t index)
{
    const struct till_coupons *list = &till->list;
    return index < list->judged && list->unfit[index].status != STATUS_OK ? &list->unfit[index] : NULL;
}

static void take_off(struct till *till, const char *code)
{
    struct till_edit *now = &till->bill.now;
    struct error err;
    for (size_t i = 0; i < now->coupons; i++)
        if (strcmp(now->coupon[i], code) == 0) {
            now->coupons--;
            memmove(now->coupon[i], now->coupon[i + 1], (now->coupons - i) * sizeof now->coupon[0]);
            break;
        }
    if (!bill_price(till, &err))
        till_refuse(till, &err);
}

void coupon_list_take(struct till *till)
{
    char code[COUPON_TEXT];
    text_copy(code, sizeof code, till->hand.coupons.coupon[till->list.marked].code);
    if (!bill_open(till))
        coupon_verdict_of(till, code);
    else if (till_coupon_on(till, code))
        take_off(till, code);
    else if (hand_proven(till))
        bill_add_coupon(till, code);
}

void coupon_code(struct till *till)
{
    till_push(till, TILL_CODE);
}

void coupon_verify_typed(struct till *till)
{
    char code[SIGN_TEXT_MAX];
    text_copy(code, sizeof code, till->spoken.code);
    if (!bill_open(till))
        coupon_verdict_of(till, code);
    else if (bill_add_coupon(till, code))
        till_pop(till);
}

void coupon_holder(struct till *till)
{
    int64_t holder = till->verdict.holder;
    if (holder == 0)
        till_object(till, N_("Nobody's in particular: whoever brings it."), NULL, NULL);
    else if (hand_take(till, holder, 0))
        till_go(till, TILL_MEMBER);
}

/* The thing that the act hands over; false: refused. */
static bool redeem(struct till *till, bool dry, struct item *gift, struct coupon_done *done)
{
    struct error err;
    *gift = (struct item){0};
    if (coupon_redeem(till->desk, dry ? NULL : till->verdict_key, till->verdict.coupon.code, dry, done, &err) ==
            STATUS_OK &&
        item_get(desk_db(till->desk), done->item, gift, &err) == STATUS_OK)
        return true;
    till_refuse(till, &err);
    return false;
}

/* What the coupon brings is handed over here and now, on no bill. */
void coupon_use(struct till *till)
{
    const struct coupon_verdict *verdict = &till->verdict;
    struct coupon_done done;
    struct item gift;
    if (!redeem(till, true, &gift, &done))
        return;
    if (till->in_hand && till->hand.member.id == verdict->holder && !hand_proven(till))
        return;
    struct till_question *question =
        ask_open(till, N_("Use up {0} now, without a bill? Hand over: {1}"), verdict->offer_name, gift.name);
    ask_option(question, 1, N_("yes, use it up"), ANSWER_USE_COUPON);
    ask_option(question, 2, N_("no"), ANSWER_NO);
    question->marked = 2;
    act_key(till->verdict_key);
}

void coupon_used(struct till *till)
{
    struct coupon_done done;
    struct item gift;
    if (!redeem(till, false, &gift, &done))
        return;
    last_entry(till, done.txn);
    till->depth = 0;
    if (!till->in_hand || hand_take(till, till->hand.member.id, till->shared))
        till_tell(till, N_("Used up. Hand over: {0}"), gift.name, NULL);
}
