/* SPDX-License-Identifier: MIT */
/* tell_bill: the open bill line by line with its price, and the one that was finished last. */
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "render/receipt.h"
#include "ui/counter/draw.h"
#include "ui/counter/hint.h"
#include "ui/linear/tell.h"

/* "2. Longjing, 2 x 25.00, 50.00" */
static void tell_line(struct facts *facts, const struct counter *counter, size_t index)
{
    const struct view_line *line = &counter->bill.view.line[index];
    char quantity[MONEY_TEXT], price[MONEY_TEXT], amount[MONEY_TEXT], name[NAME_TEXT], text[RENDER_TEXT];
    text_sanitise(name, sizeof name, receipt_line_name(line));
    money_format_grouped(amount, line->gross);
    if (line->quantity == QUANTITY_ONE)
        snprintf(text, sizeof text, "%zu. %s, %s", index + 1, name, amount);
    else
        snprintf(text, sizeof text, "%zu. %s, %s x %s, %s", index + 1, name,
                 number_format_quantity(quantity, line->quantity), money_format_grouped(price, line->unit_price),
                 amount);
    facts_add(facts, counter->bill.key, text);
}

static void tell_steps(struct facts *facts, const struct counter *counter)
{
    const struct steps *steps = &counter->bill.view.steps;
    char label[RENDER_TEXT], money[MONEY_TEXT], about[FACT_ABOUT], text[RENDER_TEXT];
    int64_t amount;
    for (size_t i = 0; i < steps->count; i++) {
        const struct step *step = &steps->step[i];
        if (!step_takes_off(step, &amount) || amount == 0)
            continue;
        render_step_label(label, step, counter->programme);
        snprintf(about, sizeof about, "%s %s %s", step->rule, step->code, step->coupon);
        snprintf(text, sizeof text, "%.250s, %s", label, money_format_grouped(money, amount));
        facts_add_part(facts, about, text);
    }
}

static void tell_refused(struct facts *facts, const struct counter *counter)
{
    const struct sale_view *view = &counter->bill.view;
    char reason[RENDER_TEXT], text[RENDER_TEXT];
    for (size_t i = 0; i < view->refused_count; i++) {
        const struct refused_offer *refused = &view->refused[i];
        if (refused->coupon[0])
            facts_add(facts, NULL,
                      word_fill(text, _("Not applied: {0}. {1}"), refused->offer[0] ? refused->offer : refused->coupon,
                                hint_refusal(reason, &refused->error, hint_keys(counter))));
    }
}

static void tell_saving(struct facts *facts, const struct counter *counter)
{
    char text[RENDER_TEXT];
    if (*saving_words(text, counter))
        facts_add(facts, NULL, text);
}

static void tell_paid(struct facts *facts, const struct counter *counter)
{
    char money[MONEY_TEXT], text[RENDER_TEXT];
    for (size_t i = 0; i < counter->bill.pay.tenders; i++) {
        const struct tender *tender = &counter->bill.pay.tender[i];
        snprintf(text, sizeof text, "%s %s %s", _("Paid"), render_tender(tender_code(tender->kind)),
                 money_format_grouped(money, tender->amount));
        facts_add_part(facts, text, text);
    }
}

static void tell_due(struct facts *facts, const struct counter *counter)
{
    const struct sale_view *view = &counter->bill.view;
    char count[24], money[MONEY_TEXT], earned[MONEY_TEXT], balance[MONEY_TEXT], due[RENDER_TEXT], text[RENDER_TEXT];
    snprintf(count, sizeof count, "%zu", view->lines);
    if (counter->bill.pay.tenders > 0)
        text_copy(due, sizeof due, _("Still due"));
    else
        word_fill(due, ngettext("Due, {0} item", "Due, {0} items", view->lines), count, NULL);
    snprintf(text, sizeof text, "%.250s: %s", due, word_money(money, pay_due(counter)));
    facts_add(facts, counter->bill.key, text);
    if (counter->in_hand)
        facts_add(facts, counter->bill.key,
                  word_fill(text, _("This bill earns {0} points, {1} after."), word_number(earned, view->points_earned),
                            word_number(balance, view->points_balance)));
}

void tell_bill(struct facts *facts, const struct counter *counter)
{
    const struct counter_bill *bill = &counter->bill;
    char number[24], text[RENDER_TEXT];
    for (size_t i = 0; i < bill->view.lines; i++)
        tell_line(facts, counter, i);
    snprintf(number, sizeof number, "%zu", bill->rows.marked + 1);
    if (bill->rows.marked + 1 < bill->view.lines) /* not the last line, which is marked after each new one */
        facts_add(facts, bill->key, word_fill(text, _("Line {0} is marked."), number, NULL));
    tell_steps(facts, counter);
    tell_refused(facts, counter);
    tell_saving(facts, counter);
    tell_paid(facts, counter);
    tell_due(facts, counter);
}

/* The tenders; for cash the amount given and the change. */
static void add_paid(struct buffer *line, const struct counter_done *done)
{
    char money[MONEY_TEXT], text[RENDER_TEXT];
    for (size_t i = 0; i < done->view.tenders; i++) {
        const struct tender *tender = &done->view.tender[i];
        bool handed = tender->kind == TENDER_CASH && done->view.change > 0;
        buffer_format(line, "%s%s %s", i > 0 ? ", " : "\n", render_tender(tender_code(tender->kind)),
                      money_format_grouped(money, handed ? done->given : tender->amount));
    }
    if (done->view.change > 0)
        buffer_format(line, "\n%s", word_fill(text, _("Give {0} change."), word_money(money, done->view.change), NULL));
}

static void add_member(struct buffer *line, const struct counter *counter)
{
    const struct sale_view *view = &counter->done.view;
    const struct programme *programme = counter->programme;
    char name[PERSON_TEXT], earned[MONEY_TEXT], balance[MONEY_TEXT], text[RENDER_TEXT];
    if (view->member == 0)
        return;
    word_fill(text, _("{0} points earned, {1} now."), word_number(earned, view->points_earned),
              word_number(balance, view->points_balance));
    buffer_format(line, "\n%s: %s", word_person(name, counter->done.name, counter->done.phone), text);
    int level = programme && strcmp(view->tier_before, view->tier) != 0 ? programme_level(programme, view->tier) : -1;
    if (level >= 0)
        buffer_format(line, "\n%s", word_fill(text, _("Now {0}!"), programme->tier.level[level].name, NULL));
}

/* All of it is one fact, so that another bill with the same figures is said again. */
void tell_done(struct facts *facts, const struct counter *counter)
{
    const struct counter_done *done = &counter->done;
    char name[BILL_TEXT], money[MONEY_TEXT], text[RENDER_TEXT];
    struct buffer line = {0};
    if (!done->shown || done->voided) /* the void was said when it was done */
        return;
    word_fill(text, _("Done: bill {0}, {1}."), word_bill(name, done->view.bill), word_money(money, done->view.payable));
    buffer_add(&line, text);
    add_paid(&line, done);
    add_member(&line, counter);
    facts_add(facts, NULL, line.text);
    buffer_clear(&line);
}
