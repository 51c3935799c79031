/* SPDX-License-Identifier: MIT */
/* offers: the top-up offers of the programme. */
#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/money.h"
#include "base/text.h"
#include "model/item.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"

#define FIRST_ROW 2

struct offer_row {
    struct topup_offer offer;
    char pass[NAME_TEXT]; /* name of the included pass; "" if none */
};

struct offers_state {
    struct offer_row *row; /* allocated; freed on close */
    struct list rows;
};

static struct offers_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_OFFERS);
}

static struct list *rows(struct counter *counter)
{
    return &state(counter)->rows;
}

static enum status read_offers(struct counter *counter, struct error *err)
{
    struct offers_state *offers = state(counter);
    const struct programme *programme;
    TRY(desk_programme(counter->desk, &programme, err));
    size_t count = programme->wallet.topups;
    offers->row = mem_resize(offers->row, count + 1, sizeof *offers->row);
    list_set(&offers->rows, count);
    for (size_t i = 0; i < count; i++) {
        struct offer_row *row = &offers->row[i];
        row->offer = programme->wallet.topup[i];
        row->pass[0] = '\0';
        if (row->offer.pass_sku[0] != '\0')
            item_called(desk_db(counter->desk), row->offer.pass_sku, row->pass);
    }
    return STATUS_OK;
}

static enum status open_offers(struct counter *counter, const void *argument, struct error *err)
{
    (void)argument;
    if (!counter->in_hand) {
        counter_object(counter, N_("Choose a member first: / and last 4 of phone."), NULL, NULL);
        return STATUS_NOT_FOUND;
    }
    TRY(read_offers(counter, err));
    if (state(counter)->rows.count == 0) {
        counter_object(counter, N_("There is no top-up offer: type + and the amount."), NULL, NULL);
        return STATUS_NOT_FOUND;
    }
    counter_empty_below(counter);
    return STATUS_OK;
}

static void refresh(struct counter *counter)
{
    struct error err;
    if (read_offers(counter, &err) != STATUS_OK)
        counter_refuse(counter, &err);
}

static void close_offers(struct counter *counter)
{
    free(state(counter)->row);
}

static void take(struct counter *counter)
{
    const struct offers_state *offers = state(counter);
    int64_t pay = offers->row[offers->rows.marked].offer.pay;
    counter_pop(counter);
    counter_show(counter, SCREEN_TOPUP, &pay);
}

/* Lists what the top-up includes besides the bonus. */
static char *extras(char buf[RENDER_TEXT], const struct counter *counter, const struct offer_row *row)
{
    const struct topup_offer *offer = &row->offer;
    char number[MONEY_TEXT], name[NAME_TEXT], piece[RENDER_TEXT];
    size_t used = 0;
    buf[0] = '\0';
    if (offer->points > 0) {
        word_fill(piece, _("{0} points"), word_number(number, offer->points), NULL);
        used += (size_t)snprintf(buf, RENDER_TEXT, "%.90s  ", piece);
    }
    if (offer->coupon[0] != '\0') {
        word_fill(piece, _("Coupon {0}"), word_offer(counter, offer->coupon), NULL);
        used += (size_t)snprintf(buf + used, RENDER_TEXT - used, "%.90s  ", piece);
    }
    if (row->pass[0] != '\0') {
        snprintf(number, sizeof number, "%lld", (long long)offer->pass_uses);
        text_sanitise(name, sizeof name, row->pass);
        word_fill(piece, _("pass {0} x {1}"), name, number);
        snprintf(buf + used, RENDER_TEXT - used, "%.90s", piece);
    }
    return buf;
}

static void draw_offer(struct canvas *canvas, const struct counter *counter, size_t index, int row)
{
    const struct offers_state *offers = state(counter);
    const struct topup_offer *offer = &offers->row[index].offer;
    char number[24], pay[MONEY_TEXT], bonus[MONEY_TEXT], text[RENDER_TEXT];
    bool marked = index == offers->rows.marked;
    snprintf(number, sizeof number, "%zu", index + 1);
    canvas_text(canvas, row, 0, 1, ROLE_PLAIN, marked ? ">" : "");
    canvas_text(canvas, row, 1, 2, ROLE_LABEL, number);
    word_fill(text, offer->bonus > 0 ? _("pay {0} get {1} more") : _("pay {0}"), word_money(pay, offer->pay),
              word_money(bonus, offer->bonus));
    canvas_text(canvas, row, 4, 44, ROLE_PLAIN, text);
    canvas_text(canvas, row, 50, -1, ROLE_PLAIN, extras(text, counter, &offers->row[index]));
    if (marked)
        canvas_paint(canvas, row, 0, -1, ROLE_MARKED);
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    const struct list *rows = &state(counter)->rows;
    size_t shown = (size_t)canvas->rows - 6;
    size_t first = rows->marked + 1 > shown ? rows->marked + 1 - shown : 0;
    frame_rule(canvas, counter, _("2 Top-up offers"));
    for (size_t i = first; i < rows->count && i < first + shown; i++)
        draw_offer(canvas, counter, i, FIRST_ROW + (int)(i - first));
    canvas_cursor(canvas, FIRST_ROW + (int)(rows->marked - first), 0);
}

static const struct binding bindings[] = {
    {BIND(ENTER, take), .needs_row = true, .key = "Enter", .label = N_("Enter choose"), .prompt = true,
     .help = N_("opens that top-up")},
    {BIND(DIGIT, counter_move_to), .needs_row = true, .several = true, .key = "n", .label = N_("n row"), .prompt = true,
     .help = N_("moves to row n")},
    BIND_COMMON_LIST,
};

const struct screen screen_offers = {
    .title = N_("Top-up offers"),
    .prompt = PROMPT_NONE,
    .flags = SCREEN_LETS_GO,
    .state_size = sizeof(struct offers_state),
    .open = open_offers,
    .close = close_offers,
    .refresh = refresh,
    .list = rows,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
