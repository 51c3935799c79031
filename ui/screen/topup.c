/* SPDX-License-Identifier: MIT */
/* topup: tops up the stored value of the member in hand, paid like a bill. Opened from a bill, it returns to it. */
#include "desk/topup.h"

#include <string.h>

#include "base/i18n.h"
#include "base/money.h"
#include "rules/draw.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"

#define FIRST_ROW 2

struct topup_state {
    char key[ACT_KEY_TEXT];
    int64_t amount, bonus; /* fen */
    struct payment pay;    /* points and stored value cannot pay */
};

static struct topup_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_TOPUP);
}

static int64_t due(const struct topup_state *top)
{
    return payment_due(&top->pay, top->amount);
}

static enum status refuse(struct counter *counter, const char *text)
{
    counter_object(counter, text, NULL, NULL);
    return STATUS_BAD_VALUE;
}

/* argument: an int64_t, the amount */
static enum status open_topup(struct counter *counter, const void *argument, struct error *err)
{
    struct topup_state *top = state(counter);
    const struct programme *programme;
    int64_t amount = *(const int64_t *)argument;
    if (!counter->in_hand)
        return refuse(counter, N_("Choose a member first: / and last 4 of phone."));
    if (amount <= 0)
        return refuse(counter, N_("Enter an amount above 0."));
    TRY(desk_programme(counter->desk, &programme, err));
    const struct topup_offer *offer = draw_topup(programme, amount);
    top->amount = amount;
    top->bonus = offer ? offer->bonus : 0;
    act_key(top->key);
    counter->paying = &top->pay;
    counter_empty_below(counter);
    return STATUS_OK;
}

static void close_topup(struct counter *counter)
{
    counter->paying = &counter->bill.pay;
}

static void tell(struct counter *counter, int64_t stored, const struct topup_done *done)
{
    char put[MONEY_TEXT], balance[MONEY_TEXT];
    money_format_grouped(put, stored);
    money_format_grouped(balance, done->wallet_balance);
    counter_tell(counter,
                 done->change > 0 ? N_("Topped up ¥{0}, balance ¥{1}. Change ¥{2}")
                                  : N_("Topped up ¥{0}, balance ¥{1}"),
                 put, balance);
    money_format_grouped(counter->message.arg[2], done->change);
}

/* Returns to the member, or to the waiting bill. */
static void finish(struct counter *counter, const struct topup_done *done)
{
    enum screen_id base = counter_base(counter);
    int64_t stored = state(counter)->amount + state(counter)->bonus;
    last_entry(counter, done->txn);
    if (!hand_take(counter, counter->hand.member.id, counter->shared))
        return;
    if (base == SCREEN_BILL || base == SCREEN_TENDER)
        counter_close_above(counter);
    else
        counter_go(counter, SCREEN_MEMBER);
    tell(counter, stored, done);
}

static void write_attempt(struct counter *counter)
{
    struct topup_state *top = state(counter);
    struct topup_request request = {
        .member = counter->hand.member.id, .amount = top->amount, .tenders = top->pay.attempts};
    struct topup_done done;
    struct error err;
    memcpy(request.tender, top->pay.attempt, sizeof request.tender);
    enum status status = topup(counter->desk, top->key, approve_staff(counter), &request, &done, &err);
    payment_tried(&top->pay, status);
    if (status == STATUS_OK)
        finish(counter, &done);
    else if (status == STATUS_APPROVAL_NEEDED)
        approve_ask(counter, &err, write_attempt);
    else
        counter_refuse(counter, &err);
}

static void take(struct counter *counter, struct tender tender, void (*yes)(struct counter *))
{
    struct topup_state *top = state(counter);
    if (payment_take(counter, &top->pay, tender, due(top), due(top), yes) == PAYMENT_WHOLE)
        write_attempt(counter);
}

/* The answer to the question about the change was yes. */
static void take_asked(struct counter *counter)
{
    take(counter, (struct tender){.kind = TENDER_CASH, .amount = counter->question.amount}, NULL);
}

static void pay_part(struct counter *counter)
{
    struct topup_state *top = state(counter);
    struct tender tender = {.kind = top->pay.chosen ? top->pay.choice : TENDER_CASH, .amount = counter->spoken.amount};
    top->pay.retry = false;
    if (tender.amount > 0 && !top->pay.chosen && top->pay.tenders > 0)
        payment_refuse_short(counter, due(top));
    else
        take(counter, tender, take_asked);
}

static void pay_rest(struct counter *counter)
{
    struct topup_state *top = state(counter);
    enum tender_kind usual = counter->default_tender == TENDER_WALLET ? TENDER_CASH : counter->default_tender;
    if (!top->pay.retry && !top->pay.chosen && top->pay.tenders > 0) {
        payment_refuse_short(counter, due(top));
        return;
    }
    if (!top->pay.retry)
        payment_attempt(&top->pay, top->pay.chosen ? top->pay.choice : usual, due(top));
    write_attempt(counter);
}

static void choose(struct counter *counter)
{
    payment_choose(&state(counter)->pay, (enum tender_kind)counter->binding->argument);
}

static void given_back(struct counter *counter)
{
    state(counter)->pay.tenders--;
}

static void back(struct counter *counter)
{
    struct payment *pay = &state(counter)->pay;
    if (!payment_drop_choice(pay) && !payment_ask_back(counter, pay, given_back))
        counter_pop(counter);
}

static void draw_figures(struct canvas *canvas, const struct counter *counter)
{
    const struct topup_state *top = state(counter);
    char label[RENDER_TEXT];
    int row = FIRST_ROW;
    sale_amount(canvas, row++, ROLE_PLAIN, _("Top-up"), top->amount);
    if (top->bonus > 0)
        sale_amount(canvas, row++, ROLE_GOOD, _("Bonus"), top->bonus);
    for (size_t i = 0; i < top->pay.tenders; i++) {
        word_fill(label, _("Paid {0}"), render_tender(tender_code(top->pay.tender[i].kind)), NULL);
        sale_amount(canvas, row++, ROLE_PLAIN, label, -top->pay.tender[i].amount);
    }
    if (!counter->hidden)
        sale_amount(canvas, row + 1, ROLE_PLAIN, _("Balance after"),
                    counter->hand.wallet_balance + top->amount + top->bonus);
    sale_amount(canvas, sale_prompt_row(canvas) - 2, ROLE_MONEY, top->pay.tenders > 0 ? _("Still due") : _("Due"),
                due(top));
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    const struct topup_state *top = state(counter);
    const char *asked = top->pay.chosen        ? render_tender(tender_code(top->pay.choice))
                        : top->pay.tenders > 0 ? _("Tender .n")
                                               : _("Cash in");
    int64_t change;
    sale_frame(canvas, counter, N_("Top-up"));
    draw_figures(canvas, counter);
    int col = sale_prompt(canvas, counter, SCREEN_TOPUP, asked);
    if (counter_screen(counter) == SCREEN_TOPUP && (!top->pay.chosen || top->pay.choice == TENDER_CASH) &&
        payment_change(counter, due(top), &change))
        sale_answer(canvas, col, ROLE_MONEY, _("Change"), change);
}

static const struct binding bindings[] = {
    {BIND(ENTER, pay_rest), .key = "Enter", .label = N_("Enter=all {0}"), .prompt = true,
     .help = N_("the default or chosen tender takes the whole")},
    {BIND(AMOUNT, pay_part), .key = "A Enter", .help = N_("cash received, or that much by the chosen tender")},
    BIND_TENDERS_NOT_STORED(choose),
    BIND_COMMON,
};

const struct screen screen_topup = {
    .title = N_("Top-up"),
    .prompt = PROMPT_TENDER,
    .flags = SCREEN_HIDES,
    .state_size = sizeof(struct topup_state),
    .open = open_topup,
    .close = close_topup,
    .back = back,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
