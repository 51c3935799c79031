/* SPDX-License-Identifier: MIT */
/* claimed: preview of what a walk-in bill would bring the member in hand; Enter writes it. */
#include <string.h>

#include "base/i18n.h"
#include "base/money.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"
#include "ui/screen/claim_priv.h"

#define FIRST_ROW 2
#define VALUE_COL 22

struct claimed_state {
    struct claimed_argument is;
    char key[ACT_KEY_TEXT];            /* key of the act */
    const struct programme *programme; /* for the names in its steps; NULL: unknown */
};

static struct claimed_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_CLAIMED);
}

static enum status open_claimed(struct counter *counter, const void *argument, struct error *err)
{
    (void)err;
    state(counter)->is = *(const struct claimed_argument *)argument;
    act_key(state(counter)->key);
    return STATUS_OK;
}

static void close_claimed(struct counter *counter)
{
    bill_attach_view_clear(&state(counter)->is.view);
}

static void settle(struct counter *counter)
{
    struct claimed_state *claimed = state(counter);
    claimed->programme = counter_programme_of(counter, claimed->is.view.programme);
}

static void write_it(struct counter *counter)
{
    const struct claimed_state *claimed = state(counter);
    int64_t member = claimed->is.request.member;
    struct bill_attach_view view = {0};
    struct error err;
    char points[MONEY_TEXT], name[BILL_TEXT];
    enum status status =
        bill_attach(counter->desk, claimed->key, approve_staff(counter), &claimed->is.request, false, &view, &err);
    if (status == STATUS_APPROVAL_NEEDED && !counter->approved) {
        approve_ask(counter, &err, write_it);
        return;
    }
    if (status != STATUS_OK) {
        counter_refuse(counter, &err);
        return;
    }
    number_format_grouped(points, view.points_earned);
    word_bill(name, view.bill);
    last_entry(counter, view.txn_id);
    bill_attach_view_clear(&view);
    counter_close_above(counter);
    if (hand_take(counter, member, counter->shared))
        counter_tell(counter, N_("Bill {0} claimed: +{1} points."), name, points);
}

static int field(struct canvas *canvas, int row, const char *label, enum cell_role role, const char *value)
{
    canvas_text(canvas, row, 1, VALUE_COL - 2, ROLE_LABEL, label);
    canvas_text(canvas, row, VALUE_COL, -1, role, value);
    return row + 1;
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    const struct claimed_state *claimed = state(counter);
    const struct bill_attach_view *view = &claimed->is.view;
    char title[RENDER_TEXT], text[RENDER_TEXT], money[MONEY_TEXT], figure[MONEY_TEXT], day[DATE_TEXT];
    frame_rule(canvas, counter, word_fill(title, _("7 Claim of bill {0}: preview"), view->bill, NULL));
    int row = field(canvas, FIRST_ROW, _("Paid"), ROLE_MONEY, word_money(money, view->payable));
    row = field(canvas, row, _("Day"), ROLE_PLAIN, date_format(day, view->day));
    row = field(canvas, row, _("Points"), ROLE_GOOD,
                word_fill(text, "+{0}", word_number(figure, view->points_earned), NULL));
    row = field(canvas, row, _("Points after"), ROLE_PLAIN, word_number(figure, view->points_balance));
    if (strcmp(view->tier_before, view->tier) != 0)
        row = field(
            canvas, row, _("Tier"), ROLE_GOOD,
            word_fill(text, _("{0}, was {1}"), word_tier(counter, view->tier), word_tier(counter, view->tier_before)));
    row++;
    for (size_t i = 0; i < view->steps.count && row < frame_sentence_row(canvas) - 1; i++)
        canvas_text(canvas, row++, 1, -1, ROLE_FAINT, word_step(text, &view->steps.step[i], claimed->programme));
    canvas_text(canvas, frame_sentence_row(canvas) - 1, 1, -1, ROLE_WARN,
                _("Nothing is recorded yet. Enter records it, .. goes back."));
    canvas_cursor(canvas, frame_sentence_row(canvas) - 1, 0);
}

static const struct binding bindings[] = {
    {BIND(ENTER, write_it), .key = "Enter", .label = N_("Enter=record"), .prompt = true,
     .help = N_("records it as shown")},
    {BIND(F9, write_it), .key = "F9", .help = N_("records it as shown")},
    BIND_COMMON,
};

const struct screen screen_claimed = {
    .title = N_("Preview"),
    .prompt = PROMPT_NONE,
    .state_size = sizeof(struct claimed_state),
    .open = open_claimed,
    .close = close_claimed,
    .settle = settle,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
