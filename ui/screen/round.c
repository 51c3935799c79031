/* SPDX-License-Identifier: MIT */
/* round: manual round-off of the open bill, to a whole yuan or as typed; leads to its discount. */
#include "base/i18n.h"
#include "base/money.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"

#define BOX_ROWS 3
#define YUAN 100 /* fen */

/* The amount due without round-off. */
static int64_t due_before(const struct counter *counter)
{
    return counter->bill.view.payable + counter->bill.view.round_off;
}

static void take_off(struct counter *counter, int64_t amount)
{
    struct counter_edit wanted = counter->bill.now;
    char off[MONEY_TEXT];
    wanted.round_off = amount;
    if (!bill_change(counter, &wanted))
        return;
    counter_close_above(counter);
    counter_tell(counter, N_("Round-off ¥{0}"), money_format_grouped(off, counter->bill.view.round_off), NULL);
}

static void off_typed(struct counter *counter)
{
    take_off(counter, counter->spoken.amount);
}

static void off_to_yuan(struct counter *counter)
{
    take_off(counter, due_before(counter) % YUAN);
}

/* .n: the reason */
static void open_discount(struct counter *counter)
{
    int why = counter->binding->digit;
    counter_pop(counter);
    counter_show(counter, SCREEN_DISCOUNT, &why);
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    char off[MONEY_TEXT], due[MONEY_TEXT], text[RENDER_TEXT];
    int64_t before = due_before(counter);
    int row = frame_box(canvas, BOX_ROWS);
    word_fill(text, _("Due {0}; Enter takes {1} off. @A: unit price of the marked line."), word_money(due, before),
              word_money(off, before % YUAN));
    canvas_text(canvas, row, 1, -1, ROLE_TITLE, text);
    frame_prompt(canvas, counter, row + 1, 1, _("Round-off"), counter_text(counter));
}

static const struct binding bindings[] = {
    {BIND(PRICE, bill_set_price), .key = "@A Enter", .help = N_("unit price of the marked line; or **A")},
    {BIND(ENTER, off_to_yuan), .key = "Enter", .label = N_("Enter=whole yuan"), .prompt = true,
     .help = N_("rounds down to whole yuan")},
    {CHOICE(1, open_discount), .label = N_(".1-.4 bill discount"), .prompt = true,
     .help = N_("bill discount: price tag")},
    {CHOICE(2, open_discount), .help = N_("bill discount: flaw")},
    {CHOICE(3, open_discount), .help = N_("bill discount: regular customer")},
    {CHOICE(4, open_discount), .help = N_("bill discount: other reason")},
    {BIND(AMOUNT, off_typed), .key = "A Enter", .label = N_("Amount Enter=off"), .prompt = true,
     .help = N_("takes that much off; 0 nothing")},
    BIND_COMMON,
};

const struct screen screen_round = {
    .title = N_("Round-off, price"),
    .prompt = PROMPT_PRICE,
    .flags = SCREEN_BOX,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
