/* SPDX-License-Identifier: MIT */
/* done: the last sale, shown in a strip on the idle screen. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/money.h"
#include "base/text.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"

void done_clear(struct counter_done *done)
{
    sale_view_clear(&done->view);
    *done = (struct counter_done){0};
}

void done_sale(struct counter *counter, struct sale_view *view)
{
    struct counter_done *done = &counter->done;
    const struct payment *pay = &counter->bill.pay;
    done_clear(done);
    done->shown = true;
    done->view = *view;
    for (size_t i = 0; i < pay->attempts; i++)
        if (pay->attempt[i].kind == TENDER_CASH && pay->attempt[i].amount > 0)
            done->given += pay->attempt[i].amount;
    if (counter->in_hand) {
        text_copy(done->name, sizeof done->name, counter->hand.member.name);
        done->phone = counter->hand.member.phone;
    }
}

/*
 * "Stored value 50.00, WeChat 78.00". A single tender is only named, as its amount is that of the bill. Cash with
 * change is left out: the amount given is shown after it.
 */
static char *paid_text(char buf[RENDER_TEXT], const struct counter_done *done)
{
    size_t used = 0;
    buf[0] = '\0';
    for (size_t i = 0; i < done->view.tenders && used + 64 < RENDER_TEXT; i++) {
        const struct tender *tender = &done->view.tender[i];
        char money[MONEY_TEXT], name[RENDER_TEXT];
        bool alone = done->view.tenders == 1;
        if (done->view.change > 0 && tender->kind == TENDER_CASH)
            continue;
        used += (size_t)snprintf(buf + used, RENDER_TEXT - used, "%s%s%s%s", used > 0 ? ", " : "",
                                 render_paid_by(name, tender->kind, done->view.family), alone ? "" : " ",
                                 alone ? "" : money_format_grouped(money, tender->amount));
    }
    return buf;
}

/* The tenders; for cash the amount given and the change. Returns the column after them. */
static int draw_paid(struct canvas *canvas, const struct counter_done *done, int row, int col)
{
    char paid[RENDER_TEXT], given[MONEY_TEXT], change[MONEY_TEXT], text[RENDER_TEXT];
    paid_text(paid, done);
    if (done->view.change <= 0)
        return canvas_text(canvas, row, col, -1, ROLE_PLAIN, paid);
    if (done->view.tenders > 1)
        col = canvas_text(canvas, row, col, -1, ROLE_PLAIN, paid) + 1;
    word_fill(text, _("Cash {0} change {1}"), money_format_grouped(given, done->given),
              money_format_grouped(change, done->view.change));
    return canvas_text(canvas, row, col, -1, ROLE_MONEY, text);
}

static void draw_member(struct canvas *canvas, const struct counter *counter, int row, int col)
{
    const struct sale_view *view = &counter->done.view;
    char name[PERSON_TEXT], earned[MONEY_TEXT], balance[MONEY_TEXT], text[RENDER_TEXT];
    if (view->member == 0)
        return;
    col = canvas_text(canvas, row, col, 12, ROLE_PLAIN, word_person(name, counter->done.name, counter->done.phone));
    word_fill(text, _("+{0}p now {1}"), word_number(earned, view->points_earned),
              word_number(balance, view->points_balance));
    canvas_text(canvas, row, col + 1, -1, ROLE_GOOD, text);
    if (strcmp(view->tier_before, view->tier) == 0)
        return;
    const struct programme *programme = counter->programme;
    if (!programme)
        return;
    int level = programme_level(programme, view->tier);
    if (level >= 0)
        canvas_text(canvas, row + 1, 10, -1, ROLE_GOOD,
                    word_fill(text, _("Now {0}!"), programme->tier.level[level].name, NULL));
}

void done_draw(struct canvas *canvas, const struct counter *counter, int row)
{
    const struct counter_done *done = &counter->done;
    char number[BILL_TEXT], money[MONEY_TEXT], text[RENDER_TEXT];
    if (!done->shown)
        return;
    canvas_text(canvas, row, 1, 9, ROLE_LABEL, _("Done"));
    snprintf(text, sizeof text, "%s %s", word_bill(number, done->view.bill), word_money(money, done->view.payable));
    int col = canvas_text(canvas, row, 10, -1, ROLE_PLAIN, text);
    if (done->voided) {
        canvas_text(canvas, row, col + 1, -1, ROLE_WARN, _("void"));
        return;
    }
    col = draw_paid(canvas, done, row, col + 1);
    bool fits = col + 2 < canvas->cols - 28;
    draw_member(canvas, counter, fits ? row : row + 1, fits ? (col + 2 < 52 ? 52 : col + 2) : 10);
}
