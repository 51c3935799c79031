/* SPDX-License-Identifier: MIT */
/* coupon: codes asked and judged, and the list of a member's own. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "ui/counter/counter_priv.h"

static bool bill_open(const struct counter *counter)
{
    return counter_base(counter) == SCREEN_BILL;
}

void coupon_verdict_of(struct counter *counter, const char *code)
{
    struct sale_request request;
    struct error err;
    struct coupon_verdict verdict = {0};
    bill_request(counter, &request);
    if (coupon_verify(counter->desk, code, &request, &verdict, &err) != STATUS_OK) {
        counter_refuse(counter, &err);
        return;
    }
    counter->verdict = verdict;
    if (counter_screen(counter) == SCREEN_CODE || counter_screen(counter) == SCREEN_QUERY)
        counter_pop(counter);
    counter_push(counter, SCREEN_VERDICT);
    if (verdict.reason.status != STATUS_OK)
        counter->beep = true;
}

bool coupon_typed(struct counter *counter, const char *text)
{
    char code[COUPON_TEXT];
    bool genuine = false;
    if (counter_base(counter) == SCREEN_TENDER || !coupon_code_read(desk_secret(counter->desk), text, code, &genuine) ||
        !genuine)
        return false;
    if (!bill_open(counter)) {
        coupon_verdict_of(counter, code);
        return true;
    }
    if (bill_add_coupon(counter, code))
        counter_close_above(counter);
    return true;
}

void coupon_list_open(struct counter *counter)
{
    if (counter->hand.coupons.coupons == 0) {
        counter_object(counter, N_("This member holds no coupon."), NULL, NULL);
        return;
    }
    counter->list.rows.marked = counter->list.judged = 0;
    counter_push(counter, SCREEN_LIST);
}

/* What putting it on would say; without a bill, what checking it says. */
static void judge(struct counter *counter, const char *code, struct error *why)
{
    struct sale_request request;
    struct coupon_verdict verdict;
    struct sale_view view = {0};
    struct error err;
    bill_request(counter, &request);
    if (!bill_open(counter)) {
        if (coupon_verify(counter->desk, code, &request, &verdict, &err) == STATUS_OK)
            *why = verdict.reason;
        return;
    }
    if (bill_coupon_on(counter, code) || request.coupons == COUPONS_MAX)
        return;
    text_copy(request.coupon[request.coupons++], COUPON_TEXT, code);
    if (sell_price(counter->desk, &request, &view, &err) != STATUS_OK)
        *why = err;
    else if (bill_refusal(&view, code))
        *why = *bill_refusal(&view, code);
    sale_view_clear(&view);
}

void coupon_list_settle(struct counter *counter)
{
    const struct coupon_list *coupons = &counter->hand.coupons;
    struct counter_coupons *list = &counter->list;
    if (counter_screen(counter) != SCREEN_LIST || list->judged == coupons->coupons)
        return;
    coupon_list_clear_reasons(counter);
    list->unfit = mem_alloc(coupons->coupons * sizeof *list->unfit);
    for (size_t i = 0; i < coupons->coupons; i++) {
        list->unfit[i].status = STATUS_OK;
        judge(counter, coupons->coupon[i].code, &list->unfit[i]);
    }
    list->judged = coupons->coupons;
}

void coupon_list_clear_reasons(struct counter *counter)
{
    free(counter->list.unfit);
    counter->list.unfit = NULL;
    counter->list.judged = 0;
}

const struct error *counter_coupon_unfit(const struct counter *counter, size_t index)
{
    const struct counter_coupons *list = &counter->list;
    return index < list->judged && list->unfit[index].status != STATUS_OK ? &list->unfit[index] : NULL;
}

void coupon_list_take(struct counter *counter)
{
    char code[COUPON_TEXT];
    text_copy(code, sizeof code, counter->hand.coupons.coupon[counter->list.rows.marked].code);
    if (!bill_open(counter))
        coupon_verdict_of(counter, code);
    else if (bill_coupon_on(counter, code))
        bill_remove_coupon(counter, code);
    else if (hand_proven(counter))
        bill_add_coupon(counter, code);
}

void coupon_code(struct counter *counter)
{
    counter_push(counter, SCREEN_CODE);
}

void coupon_verify_typed(struct counter *counter)
{
    char code[SIGN_TEXT_MAX];
    text_copy(code, sizeof code, counter->spoken.code);
    if (!bill_open(counter))
        coupon_verdict_of(counter, code);
    else if (bill_add_coupon(counter, code))
        counter_pop(counter);
}

void coupon_holder(struct counter *counter)
{
    int64_t holder = counter->verdict.holder;
    if (holder == 0)
        counter_object(counter, N_("Nobody's in particular: whoever brings it."), NULL, NULL);
    else if (hand_take(counter, holder, 0))
        counter_go(counter, SCREEN_MEMBER);
}

/* The thing that the act hands over; false: refused. */
static bool redeem(struct counter *counter, bool dry, struct item *gift, struct coupon_done *done)
{
    struct error err;
    *gift = (struct item){0};
    if (coupon_redeem(counter->desk, dry ? NULL : counter->verdict_key, counter->verdict.coupon.code, dry, done,
                      &err) == STATUS_OK &&
        item_get(desk_db(counter->desk), done->item, gift, &err) == STATUS_OK)
        return true;
    counter_refuse(counter, &err);
    return false;
}

static void coupon_used(struct counter *counter)
{
    struct coupon_done done;
    struct item gift;
    if (!redeem(counter, false, &gift, &done))
        return;
    last_entry(counter, done.txn);
    counter_close_above(counter);
    if (!counter->in_hand || hand_take(counter, counter->hand.member.id, counter->shared))
        counter_tell(counter, N_("Used up. Hand over: {0}"), gift.name, NULL);
}

/* What the coupon brings is handed over here and now, on no bill. */
void coupon_use(struct counter *counter)
{
    const struct coupon_verdict *verdict = &counter->verdict;
    struct coupon_done done;
    struct item gift;
    if (!redeem(counter, true, &gift, &done))
        return;
    if (counter->in_hand && counter->hand.member.id == verdict->holder && !hand_proven(counter))
        return;
    struct counter_question *question =
        ask_open(counter, N_("Use up {0} now, without a bill? Hand over: {1}"), verdict->offer_name, gift.name);
    ask_option(question, 1, N_("yes, use it up"), coupon_used);
    ask_option(question, 2, N_("no"), NULL);
    question->marked = 2;
    act_key(counter->verdict_key);
}
