/* SPDX-License-Identifier: MIT */
/* coupons: the coupons of the member in hand, and why one cannot be used now. */
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/counter_table.h"
#include "ui/counter/draw.h"
#include "ui/counter/hint.h"

enum { NUMBER, CODE, OFFER, UNTIL, STATE, COLUMNS };

static const struct table_frame frame = {.first = 2, .below = 1}; /* one row below for the reason */

static const struct table_column columns[COLUMNS] = {
    [NUMBER] = {.type = TABLE_PLACE, .role = ROLE_LABEL, .least = 2, .most = 2},
    [CODE] = {.title = N_("Coupon"), .least = 14, .most = 14},
    [OFFER] = {.title = N_("Offer"), .least = 26, .most = 60, .gap = 2},
    [UNTIL] = {.title = N_("Until"), .type = TABLE_DATE, .align = TABLE_ALIGN_LEFT, .least = 14, .most = 14},
    [STATE] = {.title = N_("Status"), .least = 16, .most = 40},
};

struct coupons_state {
    struct table_memory rows;
    int64_t today;
    struct error *unfit; /* per coupon: why it cannot be used on the open bill or today; STATUS_OK if it can */
    size_t judged;       /* entries of unfit */
    uint64_t changes;    /* counter->changes when they were judged */
};

static struct coupons_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_LIST);
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
        return _("on this bill");
    if (coupon->state != COUPON_USABLE || !unfit_of(state(counter), index))
        return render_coupon_state(coupon_state_code(coupon->state));
    return counter_base(counter) == SCREEN_BILL ? _("not on this bill") : _("not now");
}

/* The id of a row is the coupon's position among those of the member in hand, counted from 1. */
static void fill_coupon(struct table_array *array, const struct counter *counter, size_t index)
{
    const struct coupons_state *list = state(counter);
    const struct coupon *coupon = &counter->hand.coupons.coupon[index];
    struct table_cell *cell = table_array_add(array, (int64_t)index + 1);
    char code[COUPON_TEXT], until[RENDER_TEXT];
    bool on = counter_base(counter) == SCREEN_BILL && bill_coupon_on(counter, coupon->code);
    cell[CODE].text = table_array_keep(array, coupon_code_show(code, coupon->code));
    cell[OFFER].text = table_array_keep(array, word_offer(counter, coupon->offer));
    cell[UNTIL].number = coupon->expires_on;
    cell[UNTIL].text = table_array_keep(array, word_until(until, list->today, coupon->expires_on));
    cell[UNTIL].role = coupon->expires_on == list->today ? ROLE_WARN : ROLE_PLAIN;
    cell[STATE].text = table_array_keep(array, state_text(counter, index, on));
    cell[STATE].role = on ? ROLE_GOOD : unfit_of(list, index) ? ROLE_WARN : ROLE_PLAIN;
}

static void fill(struct table_array *array, const void *data)
{
    const struct counter *counter = data;
    for (size_t i = 0; i < counter->hand.coupons.coupons; i++)
        fill_coupon(array, counter, i);
}

static void refill(struct counter *counter)
{
    counter_table_refill(&state(counter)->rows);
}

static enum status open_coupons(struct counter *counter, const void *argument, struct error *err)
{
    (void)argument;
    (void)err;
    counter_table_open(counter, &state(counter)->rows, columns, COLUMNS, fill, &frame);
    if (counter->hand.coupons.coupons > 0)
        return STATUS_OK;
    counter_object(counter, N_("This member holds no coupon."), NULL, NULL);
    return STATUS_NOT_FOUND;
}

static void close_coupons(struct counter *counter)
{
    free(state(counter)->unfit);
    counter_table_close(&state(counter)->rows);
}

static struct table_memory *table(const struct counter *counter)
{
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
    refill(counter);
}

static void take(struct counter *counter)
{
    char code[COUPON_TEXT];
    int64_t place;
    if (!counter_table_id(counter, &place) || (size_t)place > counter->hand.coupons.coupons)
        return;
    text_copy(code, sizeof code, counter->hand.coupons.coupon[place - 1].code);
    if (counter_base(counter) != SCREEN_BILL)
        coupon_verdict_of(counter, code);
    else if (bill_coupon_on(counter, code))
        bill_remove_coupon(counter, code);
    else if (hand_proven(counter))
        bill_add_coupon(counter, code);
}

/* Why the marked coupon cannot be used; NULL if it can. */
static const struct error *marked_unfit(const struct coupons_state *list)
{
    const struct table *table = &list->rows.table;
    int64_t place;
    bool of_coupons = table_top(table)->kind == TABLE_SHEET_ROWS && table_id(table, &place);
    return of_coupons ? unfit_of(list, (size_t)place - 1) : NULL;
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    const struct coupons_state *list = state(counter);
    const struct error *unfit = marked_unfit(list);
    char reason[RENDER_TEXT];
    frame_rule(canvas, counter, _("6 Coupons"));
    counter_table_draw(&list->rows, canvas);
    if (unfit)
        canvas_text(canvas, frame_sentence_row(canvas) - 1, 1, -1, ROLE_WARN, hint_unfit(reason, unfit));
}

static const struct binding bindings[] = {
    {BIND(ENTER, take), .needs_row = true, .key = "Enter", .label = N_("Enter choose"), .prompt = true,
     .help = N_("on a bill: adds or removes it; else checks it")},
    {BIND(DIGIT, counter_move_to), .needs_row = true, .several = true, .key = "n", .label = N_("n row"), .prompt = true,
     .help = N_("moves to row n")},
    BIND_COMMON_LIST,
    BIND_TABLE_SORT,
    BIND_TABLE,
};

const struct screen screen_coupons = {
    .title = N_("Coupons"),
    .prompt = PROMPT_NONE,
    .flags = SCREEN_LETS_GO,
    .state_size = sizeof(struct coupons_state),
    .open = open_coupons,
    .close = close_coupons,
    .settle = settle,
    .table = table,
    .resume = refill,
    .refresh = refill,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
