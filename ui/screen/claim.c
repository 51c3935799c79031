/* SPDX-License-Identifier: MIT */
/* claim: walk-in bills of late, and what one would bring to the member in hand. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"

#define PROMPT_ROW 1
#define FIRST_ROW 3
#define VALUE_COL 22

enum { AT_N = 1, AT_BILL = 5, AT_TIME = 20, AT_AMOUNT = 34, AT_TENDER = 49 };

static void draw_bill(struct canvas *canvas, int row, size_t index, const void *data)
{
    const struct counter *counter = data;
    const struct bill_brief *brief = &counter->papers.bills.brief.bill[index];
    char number[24], at[DATE_TEXT], money[MONEY_TEXT], bill[BILL_TEXT];
    snprintf(number, sizeof number, "%zu", index + 1);
    canvas_text(canvas, row, AT_N, 3, ROLE_LABEL, number);
    canvas_text(canvas, row, AT_BILL, 14, ROLE_PLAIN, bill_name(bill, brief->till, brief->number));
    canvas_text(canvas, row, AT_TIME, 12, ROLE_PLAIN, instant_format_short(at, brief->at));
    canvas_pad(canvas, row, AT_AMOUNT, 13, ROLE_PLAIN, word_money(money, brief->payable - brief->refunded), true);
    canvas_text(canvas, row, AT_TENDER, -1, ROLE_PLAIN, brief->tender[0] ? render_tender(brief->tender) : "-");
}

void claim_draw(struct canvas *canvas, const struct counter *counter)
{
    char title[RENDER_TEXT], name[PERSON_TEXT];
    frame_rule(canvas, counter,
               word_fill(title, _("7 A bill claimed for {0}"), word_name(name, counter->hand.member.name), NULL));
    list_draw(&counter->papers.bills.list, canvas, FIRST_ROW, frame_sentence_row(canvas) - FIRST_ROW, draw_bill,
              counter);
    frame_prompt(canvas, counter, PROMPT_ROW, 1, _("Bill number, or Enter for the marked one"), counter_text(counter));
}

static int field(struct canvas *canvas, int row, const char *label, enum cell_role role, const char *value)
{
    canvas_text(canvas, row, 1, VALUE_COL - 2, ROLE_LABEL, label);
    canvas_text(canvas, row, VALUE_COL, -1, role, value);
    return row + 1;
}

void claimed_draw(struct canvas *canvas, const struct counter *counter)
{
    const struct bill_attach_view *view = &counter->papers.claim.view;
    const struct programme *programme = NULL;
    char title[RENDER_TEXT], text[RENDER_TEXT], money[MONEY_TEXT], figure[MONEY_TEXT], day[DATE_TEXT];
    frame_rule(canvas, counter, word_fill(title, _("7 Bill {0} claimed: preview"), view->bill, NULL));
    int row = field(canvas, 2, _("Paid"), ROLE_MONEY, word_money(money, view->payable));
    row = field(canvas, row, _("Day"), ROLE_PLAIN, date_format(day, view->day));
    row = field(canvas, row, _("Points"), ROLE_GOOD,
                word_fill(text, "+{0}", word_number(figure, view->points_earned), NULL));
    row = field(canvas, row, _("Points then"), ROLE_PLAIN, word_number(figure, view->points_balance));
    if (strcmp(view->tier_before, view->tier) != 0)
        row = field(canvas, row, _("Tier"), ROLE_GOOD,
                    word_fill(text, _("{0}, until now {1}"), word_tier(counter, view->tier),
                              word_tier(counter, view->tier_before)));
    if (desk_programme_of(counter->desk, view->programme, &programme, NULL) != STATUS_OK)
        programme = NULL;
    row++;
    for (size_t i = 0; i < view->steps.count && row < frame_sentence_row(canvas) - 1; i++)
        canvas_text(canvas, row++, 1, -1, ROLE_FAINT, word_step(text, &view->steps.step[i], programme));
    canvas_text(canvas, frame_sentence_row(canvas) - 1, 1, -1, ROLE_WARN,
                _("Nothing is written yet. Enter writes it, .. goes back."));
    canvas_cursor(canvas, frame_sentence_row(canvas) - 1, 0);
}

static struct list *claim_rows(struct counter *counter)
{
    return &counter->papers.bills.list;
}

static const struct binding bindings[] = {
    {BIND(ENTER, claim_take), .needs_row = true, .refuse = claim_take, .key = "Enter", .label = N_("Enter preview"),
     .prompt = true, .help = N_("what the marked bill would bring")},
    {BIND(CODE, claim_typed), .key = "N Enter", .label = N_("Bill no. Enter"), .prompt = true,
     .help = N_("what bill N of this till would bring; 0002-000341 of any")},
    BIND_COMMON,
};

const struct screen screen_claim = {
    .title = N_("Claim a bill"),
    .prompt = PROMPT_NUMBER,
    .list = claim_rows,
    .draw = claim_draw,
    SCREEN_BINDINGS(bindings),
};
