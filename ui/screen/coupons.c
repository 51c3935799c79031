/* SPDX-License-Identifier: MIT */
/* coupons: the coupons of the member in hand, and why one cannot be used now. */
#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"
#include "ui/counter/hint.h"

#define FIRST_ROW 2

struct coupons_state {
    struct list rows;
    int64_t today;
    struct error *unfit; /* per coupon: why it cannot be used on the open bill or today; STATUS_OK if it can */
    size_t judged;       /* entries of unfit */
    uint64_t changes;    /* counter->changes when they were judged */
};

static struct coupons_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_LIST);
}

static enum status open_coupons(struct counter *counter, const void *argument, struct error *err)
{
    (void)argument;
    (void)err;
    if (counter->hand.coupons.coupons > 0)
        return STATUS_OK;
    counter_object(counter, N_("This member holds no coupon."), NULL, NULL);
    return STATUS_NOT_FOUND;
}

static void close_coupons(struct counter *counter)
{
    free(state(counter)->unfit);
}

static struct list *rows(struct counter *counter)
{
    list_set(&state(counter)->rows, counter->hand.coupons.coupons);
    return &state(counter)->rows;
}

/* Sets *why to the reason a coupon cannot be added to the bill, or without a bill cannot be used today. */
static void read_unfit(struct counter *counter, const char *code, struct error *why)
{
    struct sale_request request;
    struct coupon_verdict verdict;
    struct sale_view view = {0};
    struct error err;
    bill_request(counter, &request);
    if (counter_base(counter) != SCREEN_BILL) {
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

/* Checks which coupons can be used now, again whenever the bill or the member has changed. */
static void settle(struct counter *counter)
{
    const struct coupon_list *coupons = &counter->hand.coupons;
    struct coupons_state *list = state(counter);
    if (list->unfit && list->changes == counter->changes)
        return;
    free(list->unfit);
    list->unfit = mem_alloc((coupons->coupons + 1) * sizeof *list->unfit);
    for (size_t i = 0; i < coupons->coupons; i++) {
        list->unfit[i].status = STATUS_OK;
        read_unfit(counter, coupons->coupon[i].code, &list->unfit[i]);
    }
    list->judged = coupons->coupons;
    list->changes = counter->changes;
    list->today = desk_day(counter->desk);
}

static void take(struct counter *counter)
{
    char code[COUPON_TEXT];
    text_copy(code, sizeof code, counter->hand.coupons.coupon[state(counter)->rows.marked].code);
    if (counter_base(counter) != SCREEN_BILL)
        coupon_verdict_of(counter, code);
    else if (bill_coupon_on(counter, code))
        bill_remove_coupon(counter, code);
    else if (hand_proven(counter))
        bill_add_coupon(counter, code);
}

/* Why the coupon cannot be used; NULL if it can. */
static const struct error *unfit_of(const struct coupons_state *list, size_t index)
{
    return index < list->judged && list->unfit[index].status != STATUS_OK ? &list->unfit[index] : NULL;
}

/* A short state; the full sentence about the marked coupon is below the list. */
static const char *state_text(const struct counter *counter, size_t index, bool on)
{
    const struct coupon *coupon = &counter->hand.coupons.coupon[index];
    if (on)
        return _("on the bill");
    if (coupon->state != COUPON_USABLE || !unfit_of(state(counter), index))
        return render_coupon_state(coupon_state_code(coupon->state));
    return counter_base(counter) == SCREEN_BILL ? _("not on this bill") : _("not now");
}

static void draw_coupon(struct canvas *canvas, const struct counter *counter, size_t index, int row)
{
    const struct coupons_state *list = state(counter);
    const struct coupon *coupon = &counter->hand.coupons.coupon[index];
    char number[24], code[COUPON_TEXT], until[RENDER_TEXT];
    bool today = coupon->expires_on == list->today;
    bool on = counter_base(counter) == SCREEN_BILL && bill_coupon_on(counter, coupon->code);
    snprintf(number, sizeof number, "%zu", index + 1);
    canvas_text(canvas, row, 0, 1, ROLE_PLAIN, index == list->rows.marked ? ">" : "");
    canvas_text(canvas, row, 1, 2, ROLE_LABEL, number);
    canvas_text(canvas, row, 4, 14, ROLE_PLAIN, coupon_code_show(code, coupon->code));
    canvas_text(canvas, row, 20, 26, ROLE_PLAIN, word_offer(counter, coupon->offer));
    canvas_text(canvas, row, 47, 14, today ? ROLE_WARN : ROLE_PLAIN,
                word_until(until, list->today, coupon->expires_on));
    canvas_text(canvas, row, 62, 16,
                on                      ? ROLE_GOOD
                : unfit_of(list, index) ? ROLE_WARN
                                        : ROLE_PLAIN,
                state_text(counter, index, on));
    if (index == list->rows.marked)
        canvas_paint(canvas, row, 0, -1, ROLE_MARKED);
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    const struct coupons_state *list = state(counter);
    size_t shown = (size_t)canvas->rows - 6;
    size_t first = list->rows.marked + 1 > shown ? list->rows.marked + 1 - shown : 0;
    char reason[RENDER_TEXT];
    frame_rule(canvas, counter, _("6 Coupons"));
    for (size_t i = first; i < counter->hand.coupons.coupons && i < first + shown; i++)
        draw_coupon(canvas, counter, i, FIRST_ROW + (int)(i - first));
    const struct error *unfit = unfit_of(list, list->rows.marked);
    if (unfit)
        canvas_text(canvas, frame_sentence_row(canvas) - 1, 1, -1, ROLE_WARN, hint_refusal(reason, unfit));
    canvas_cursor(canvas, FIRST_ROW + (int)(list->rows.marked - first), 0);
}

static const struct binding bindings[] = {
    {BIND(ENTER, take), .needs_row = true, .key = "Enter", .label = N_("Enter take"), .prompt = true,
     .help = N_("with a bill: puts it on or takes it off; else its verdict")},
    {BIND(DIGIT, counter_move_to), .needs_row = true, .several = true, .key = "n", .label = N_("n row"), .prompt = true,
     .help = N_("moves to row n")},
    BIND_COMMON_LIST,
};

const struct screen screen_coupons = {
    .title = N_("Coupons"),
    .prompt = PROMPT_NONE,
    .flags = SCREEN_LETS_GO,
    .state_size = sizeof(struct coupons_state),
    .open = open_coupons,
    .close = close_coupons,
    .settle = settle,
    .list = rows,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
