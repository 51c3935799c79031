/* SPDX-License-Identifier: MIT */
/* saving: what would save the customer money on the open bill, each found true by pricing the bill so. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/money.h"
#include "base/text.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"

#define FEN 100 /* what is to be bought more is said in whole yuan */
#define TRIES 4 /* of what is added, a discount may take a part, so that more is needed */
#define SHARE 2 /* said as long as it is at most this part of the bill */

static int64_t whole_yuan(int64_t fen)
{
    return (fen + FEN - 1) / FEN * FEN;
}

/* What the offer takes off the bill; 0: it does not stand, or gives something else. */
static int64_t takes_off(const struct sale_view *view, const struct near_offer *offer)
{
    int64_t amount;
    for (size_t i = 0; i < view->steps.count; i++) {
        const struct step *step = &view->steps.step[i];
        if (strcmp(step->code, offer->offer) == 0 && strcmp(step->coupon, offer->coupon) == 0 &&
            step_takes_off(step, &amount))
            return -amount;
    }
    return 0;
}

static const struct near_offer *find(const struct sale_view *view, const struct near_offer *offer)
{
    for (size_t i = 0; i < view->nears; i++)
        if (strcmp(view->near[i].offer, offer->offer) == 0 && strcmp(view->near[i].coupon, offer->coupon) == 0)
            return &view->near[i];
    return NULL;
}

/* The bill with a line of `more` fen, and with the offer's coupon. */
static bool price_with(const struct counter *counter, const struct near_offer *offer, int64_t more,
                       struct sale_view *view)
{
    struct sale_request request;
    struct error err;
    bill_request(counter, &request);
    struct sale_line *line = mem_alloc((request.lines + 1) * sizeof *line);
    memcpy(line, request.line, request.lines * sizeof *line);
    line[request.lines++] = (struct sale_line){.quantity = QUANTITY_ONE, .price = more};
    request.line = line;
    if (*offer->coupon && !bill_coupon_on(counter, offer->coupon))
        text_copy(request.coupon[request.coupons++], COUPON_TEXT, offer->coupon);
    bool priced = sell_price(counter->desk, &request, view, &err) == STATUS_OK;
    free(line);
    return priced;
}

/* Whether a little more makes the offer stand; fills *saving. */
static bool try_more(const struct counter *counter, const struct near_offer *offer, struct counter_saving *saving)
{
    const struct sale_view *now = &counter->bill.view;
    int64_t more = whole_yuan(offer->missing), off = 0, worse = 0;
    for (int i = 0; i < TRIES && off == 0 && more <= now->payable / SHARE; i++) {
        struct sale_view view;
        if (!price_with(counter, offer, more, &view))
            return false;
        const struct near_offer *still = find(&view, offer);
        off = takes_off(&view, offer);
        worse = view.payable - now->payable;
        int64_t missing = still ? still->missing : 0;
        sale_view_clear(&view);
        if (off == 0 && missing == 0)
            return false;
        if (off == 0)
            more += whole_yuan(missing);
    }
    if (off <= 0 || worse >= more) /* it would only take the place of another */
        return false;
    saving->missing = more;
    saving->coupon = *offer->coupon != '\0';
    text_copy(saving->offer, CODE_TEXT, offer->offer);
    return true;
}

/* The offers that lack only an amount, those of the member's coupons too. */
static void read_near(const struct counter *counter, struct counter_saving *saving)
{
    struct sale_request request;
    struct sale_view view = {0};
    struct error err;
    const struct coupon_list *own = &counter->hand.coupons;
    bill_request(counter, &request);
    for (size_t i = 0; counter->in_hand && i < own->coupons && request.coupons < COUPONS_MAX; i++)
        if (own->coupon[i].state == COUPON_USABLE && !bill_coupon_on(counter, own->coupon[i].code))
            text_copy(request.coupon[request.coupons++], COUPON_TEXT, own->coupon[i].code);
    if (sell_price(counter->desk, &request, &view, &err) == STATUS_OK)
        for (size_t i = 0; i < view.nears && !try_more(counter, &view.near[i], saving); i++)
            continue;
    sale_view_clear(&view);
}

/* What F8 would take off, before points, which follow what is left. */
static void read_best(const struct counter *counter, struct counter_saving *saving)
{
    const struct sale_view *now = &counter->bill.view;
    struct sale_request request;
    struct sale_view view = {0};
    struct error err;
    if (!counter->in_hand || !hand_has_coupons(counter) || counter->bill.best_on)
        return;
    bill_request(counter, &request);
    request.best = true;
    if (sell_price(counter->desk, &request, &view, &err) == STATUS_OK)
        saving->best = (now->payable + now->points_money) - (view.payable + view.points_money);
    sale_view_clear(&view);
}

void saving_settle(struct counter *counter)
{
    struct counter_saving *saving = &counter->bill.saving;
    if (saving->read && saving->changes == counter->changes)
        return;
    *saving = (struct counter_saving){.read = true, .changes = counter->changes};
    read_best(counter, saving);
    read_near(counter, saving);
}

char *saving_words(char buf[RENDER_TEXT], const struct counter *counter)
{
    const struct counter_saving *saving = &counter->bill.saving;
    char money[MONEY_TEXT], near[RENDER_TEXT] = "";
    size_t used;
    buf[0] = '\0';
    if (!saving->read || counter->bill.pay.tenders > 0 || counter->hidden)
        return buf;
    if (saving->best > 0)
        word_fill(buf, _("F8 saves ¥{0}"), money_format_grouped(money, saving->best), NULL);
    if (saving->missing > 0)
        word_fill(near, saving->coupon ? _("{0} more: {1} (F8)") : _("{0} more: {1}"),
                  word_spoken_money(money, saving->missing), word_offer(counter, saving->offer));
    used = strlen(buf);
    text_copy(buf + used, RENDER_TEXT - used, used > 0 && *near ? "   " : "");
    used = strlen(buf);
    text_copy(buf + used, RENDER_TEXT - used, near);
    return buf;
}
