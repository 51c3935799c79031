/* SPDX-License-Identifier: MIT */
/* topup: the member at the left, what is put in and paid at the right; and the list of offers. */
#include <stdio.h>

#include "base/i18n.h"
#include "base/money.h"
#include "base/text.h"
#include "model/item.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"

#define PANEL_CELLS 30
#define FIRST_ROW 2
#define PROMPT_ROW 6 /* from the bottom, where the sale has it */

enum { AT_LABEL = PANEL_CELLS + 2, AT_TIMES = 54, AT_AMOUNT = 68 };
#define AMOUNT_CELLS 11

static int amount(struct canvas *canvas, int row, enum cell_role role, const char *label, int64_t value)
{
    char text[MONEY_TEXT];
    canvas_text(canvas, row, AT_LABEL, AT_AMOUNT - AT_LABEL - 1, ROLE_LABEL, label);
    canvas_pad(canvas, row, AT_AMOUNT, AMOUNT_CELLS, role, word_money(text, value), true);
    return row + 1;
}

static void draw_figures(struct canvas *canvas, const struct counter *counter)
{
    const struct counter_topup *top = &counter->topup;
    char label[RENDER_TEXT];
    int row = amount(canvas, FIRST_ROW, ROLE_PLAIN, _("Top-up"), top->amount);
    if (top->bonus > 0)
        row = amount(canvas, row, ROLE_GOOD, _("Bonus"), top->bonus);
    for (size_t i = 0; i < top->tenders; i++) {
        word_fill(label, _("Paid {0}"), render_tender(tender_code(top->tender[i].kind)), NULL);
        row = amount(canvas, row, ROLE_PLAIN, label, -top->tender[i].amount);
    }
    if (!counter->hidden)
        amount(canvas, row + 1, ROLE_PLAIN, _("Balance after"),
               counter->hand.wallet_balance + top->amount + top->bonus);
    amount(canvas, canvas->rows - PROMPT_ROW - 2, ROLE_MONEY, top->tenders > 0 ? _("Still due") : _("Due"),
           counter_topup_due(counter));
}

static const char *asked(const struct counter_topup *top)
{
    if (top->chosen)
        return render_tender(tender_code(top->choice));
    return top->tenders > 0 ? _("Tender .n") : _("Cash in");
}

static const char *typed(const struct counter *counter)
{
    for (int depth = counter->depth; depth >= 0; depth--)
        if (counter->place[depth].screen == SCREEN_TOPUP)
            return counter->place[depth].text;
    return "";
}

void topup_draw(struct canvas *canvas, const struct counter *counter)
{
    int row = canvas->rows - PROMPT_ROW;
    int64_t change;
    frame_rule(canvas, counter, _("2 Top-up"));
    panel_draw(canvas, counter, PANEL_CELLS);
    for (int at = 1; at <= row; at++)
        canvas_fill(canvas, at, PANEL_CELLS, 1, ROLE_PLAIN, '|');
    draw_figures(canvas, counter);
    int col = frame_prompt(canvas, counter, row, AT_LABEL, asked(&counter->topup), typed(counter));
    if (counter_topup_change(counter, &change) && col < AT_TIMES) {
        char text[MONEY_TEXT];
        canvas_text(canvas, row, AT_TIMES, AT_AMOUNT - AT_TIMES - 1, ROLE_LABEL, _("Change"));
        canvas_pad(canvas, row, AT_AMOUNT, AMOUNT_CELLS, ROLE_MONEY, word_money(text, change), true);
    }
}

/* What comes with it beside the bonus. */
static char *extras(char buf[RENDER_TEXT], const struct counter *counter, const struct topup_offer *offer)
{
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
    if (offer->pass_sku[0] != '\0') {
        snprintf(number, sizeof number, "%lld", (long long)offer->pass_uses);
        text_sanitise(name, sizeof name, item_called(desk_db(counter->desk), offer->pass_sku, (char[NAME_TEXT]){0}));
        word_fill(piece, _("pass {0} x {1}"), name, number);
        snprintf(buf + used, RENDER_TEXT - used, "%.90s", piece);
    }
    return buf;
}

void offers_draw(struct canvas *canvas, const struct counter *counter)
{
    size_t rows = counter_topups(counter), shown = (size_t)canvas->rows - 6;
    size_t first = counter->topup.rows.marked + 1 > shown ? counter->topup.rows.marked + 1 - shown : 0;
    frame_rule(canvas, counter, _("2 Top-up offers"));
    for (size_t i = first; i < rows && i < first + shown; i++) {
        const struct topup_offer *offer = counter_topup_offer(counter, i);
        char number[24], pay[MONEY_TEXT], bonus[MONEY_TEXT], text[RENDER_TEXT];
        int row = FIRST_ROW + (int)(i - first);
        snprintf(number, sizeof number, "%zu", i + 1);
        canvas_text(canvas, row, 0, 1, ROLE_PLAIN, i == counter->topup.rows.marked ? ">" : "");
        canvas_text(canvas, row, 1, 2, ROLE_LABEL, number);
        word_fill(text, offer->bonus > 0 ? _("pay {0} get {1} more") : _("pay {0}"), word_money(pay, offer->pay),
                  word_money(bonus, offer->bonus));
        canvas_text(canvas, row, 4, 44, ROLE_PLAIN, text);
        canvas_text(canvas, row, 50, -1, ROLE_PLAIN, extras(text, counter, offer));
        if (i == counter->topup.rows.marked)
            canvas_paint(canvas, row, 0, -1, ROLE_MARKED);
    }
    canvas_cursor(canvas, FIRST_ROW + (int)(counter->topup.rows.marked - first), 0);
}

static const struct binding bindings[] = {
    {BIND(ENTER, topup_rest), .key = "Enter", .label = N_("Enter=all {0}"), .prompt = true,
     .help = N_("the default tender, or the chosen one, pays the whole")},
    {BIND(AMOUNT, topup_part), .key = "A Enter", .help = N_("cash received, or that much by the chosen tender")},
    {CHOICE(1, topup_tender), .argument = TENDER_CASH, .label = N_(".Pay"), .prompt = true, .help = N_("cash")},
    {CHOICE(2, topup_tender), .argument = TENDER_WECHAT, .help = N_("WeChat")},
    {CHOICE(3, topup_tender), .argument = TENDER_ALIPAY, .help = N_("Alipay")},
    {CHOICE(4, topup_tender), .argument = TENDER_CARD, .help = N_("bank card")},
    {CHOICE(6, topup_tender), .argument = TENDER_OTHER, .help = N_("other")},
    BIND_COMMON,
};

const struct screen screen_topup = {
    .title = N_("Top-up"),
    .prompt = PROMPT_TENDER,
    .flags = SCREEN_HIDES,
    .back = topup_back,
    .draw = topup_draw,
    SCREEN_BINDINGS(bindings),
};
