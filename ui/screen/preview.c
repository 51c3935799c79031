/* SPDX-License-Identifier: MIT */
/* preview: the dry run of a return or void; Enter writes it. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"
#include "ui/screen/return_priv.h"

#define FIRST_ROW 2
#define LABEL_COL 3
#define VALUE_COL 22

struct preview_state {
    struct preview_argument is;
    char key[ACT_KEY_TEXT];            /* key of the act */
    const struct programme *programme; /* for the names in its steps; NULL: unknown */
};

static struct preview_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_PREVIEW);
}

static enum status open_preview(struct counter *counter, const void *argument, struct error *err)
{
    (void)err;
    state(counter)->is = *(const struct preview_argument *)argument;
    act_key(state(counter)->key);
    return STATUS_OK;
}

static void close_preview(struct counter *counter)
{
    return_view_clear(&state(counter)->is.view);
    free(state(counter)->is.line);
}

static void settle(struct counter *counter)
{
    struct preview_state *preview = state(counter);
    preview->programme = counter_programme_of(counter, preview->is.view.programme);
}

/* Names the money to be given back by hand or by another system, and what went back by itself. */
static void tell(struct counter *counter, const struct return_request *request, const struct return_view *view)
{
    char name[BILL_TEXT], given[COUNTER_ARG_TEXT];
    word_bill(name, view->bill);
    word_refund(given, view->tender, view->tenders, true);
    if (counter->done.shown && counter->done.view.bill_id == request->bill) {
        if (request->voids)
            counter->done.voided = true;
        else
            done_clear(&counter->done); /* its figures have changed */
    }
    last_final(counter, N_("The last act was a return or void: it cannot be undone. Ring it up again."));
    counter_tell(counter, request->voids ? N_("Bill {0} voided. {1}") : N_("Bill {0} returned. {1}"), name, given);
}

static void write_it(struct counter *counter)
{
    const struct preview_state *preview = state(counter);
    struct return_request request = preview->is.request;
    struct return_view view = {0};
    struct error err;
    enum status status = return_make(counter->desk, preview->key, approve_staff(counter), &request, false, &view, &err);
    if (status == STATUS_APPROVAL_NEEDED && !counter->approved) {
        approve_ask(counter, &err, write_it);
        return;
    }
    if (status != STATUS_OK) {
        counter_refuse(counter, &err);
        return;
    }
    hand_drop(counter);
    counter_go(counter, SCREEN_IDLE);
    tell(counter, &request, &view);
    return_view_clear(&view);
}

/* Is there money to hand over, so that it matters by which tender? */
static bool hands_over(const struct counter *counter)
{
    const struct return_view *view = &state(counter)->is.view;
    for (size_t i = 0; i < view->tenders; i++)
        if (tender_info(view->tender[i].kind)->uses & TENDER_OF_TOPUP)
            return true;
    return false;
}

/* The dry run anew, with the money going back by the tender that was chosen. */
static void choose(struct counter *counter)
{
    struct preview_state *preview = state(counter);
    struct return_request request = preview->is.request;
    struct return_view view;
    struct error err;
    request.by_other = true;
    request.by = (enum tender_kind)counter->binding->argument;
    if (return_make(counter->desk, NULL, NULL, &request, true, &view, &err) != STATUS_OK) {
        counter_refuse(counter, &err);
        return;
    }
    return_view_clear(&preview->is.view);
    preview->is.view = view;
    preview->is.request = request;
}

static void say_nothing_back(struct counter *counter)
{
    counter_object(counter, N_("No money is handed over: Enter records it."), NULL, NULL);
}

static int field(struct canvas *canvas, int row, const char *label, enum cell_role role, const char *value)
{
    canvas_text(canvas, row, LABEL_COL, VALUE_COL - LABEL_COL - 1, ROLE_LABEL, label);
    canvas_text(canvas, row, VALUE_COL, -1, role, value);
    return row + 1;
}

static int draw_money(struct canvas *canvas, const struct return_view *view, int row)
{
    char money[MONEY_TEXT], name[RENDER_TEXT];
    row = field(canvas, row, _("Refund"), ROLE_MONEY, word_money(money, view->refund));
    for (size_t i = 0; i < view->tenders; i++) {
        unsigned uses = tender_info(view->tender[i].kind)->uses;
        canvas_text(canvas, row, VALUE_COL, 20, ROLE_PLAIN, render_paid_by(name, view->tender[i].kind, view->family));
        canvas_pad(canvas, row, VALUE_COL + 20, 14, ROLE_PLAIN, word_money(money, view->tender[i].amount), true);
        if (uses & TENDER_RESTORED)
            canvas_text(canvas, row, VALUE_COL + 36, -1, ROLE_GOOD, _("goes back by itself"));
        else if ((uses & TENDER_PAYS) && view->tender[i].kind != TENDER_VOUCHER)
            canvas_text(canvas, row, VALUE_COL + 36, -1, ROLE_WARN, _("to refund"));
        row++;
        if (view->tender[i].kind == TENDER_VOUCHER)
            canvas_text(canvas, row++, VALUE_COL, -1, ROLE_WARN, _("no money goes back; it may pay another bill"));
    }
    return row;
}

static int draw_member(struct canvas *canvas, const struct counter *counter, const struct return_view *view, int row)
{
    char figure[MONEY_TEXT], text[RENDER_TEXT];
    if (view->member == 0)
        return row;
    if (view->points_back > 0)
        row = field(canvas, row, _("Points returned"), ROLE_GOOD,
                    word_fill(text, "+{0}", word_number(figure, view->points_back), NULL));
    if (view->points_taken > 0)
        row = field(canvas, row, _("Points taken back"), ROLE_WARN,
                    word_fill(text, "-{0}", word_number(figure, view->points_taken), NULL));
    if (view->owed_points > 0)
        row = field(canvas, row, _("Points owed"), ROLE_BAD,
                    word_fill(text, _("{0}: already spent, deducted from the next ones earned"),
                              word_number(figure, view->owed_points), NULL));
    row = field(canvas, row, _("Points after"), ROLE_PLAIN, word_number(figure, view->points_balance));
    row = field(canvas, row, _("Stored value after"), ROLE_PLAIN, word_money(figure, view->wallet_balance));
    if (strcmp(view->tier_before, view->tier) != 0)
        row = field(
            canvas, row, _("Tier"), ROLE_WARN,
            word_fill(text, _("{0}, was {1}"), word_tier(counter, view->tier), word_tier(counter, view->tier_before)));
    return row;
}

static int draw_coupons(struct canvas *canvas, const struct return_view *view, int row)
{
    char code[COUPON_TEXT], text[RENDER_TEXT];
    for (size_t i = 0; i < view->coupons; i++) {
        word_fill(text, _("{0} will be: {1}"), coupon_code_show(code, view->coupon[i].code),
                  render_coupon_state(view->coupon[i].fate));
        row = field(canvas, row, i == 0 ? _("Coupons") : "", ROLE_PLAIN, text);
    }
    return row;
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    const struct preview_state *preview = state(counter);
    const struct return_view *view = &preview->is.view;
    char title[RENDER_TEXT], text[RENDER_TEXT];
    const char *format = preview->is.request.voids ? _("7 Void of {0}: preview") : _("7 Return of {0}: preview");
    frame_rule(canvas, counter, word_fill(title, format, view->bill, NULL));
    int row = draw_money(canvas, view, FIRST_ROW);
    row = draw_member(canvas, counter, view, row);
    row = draw_coupons(canvas, view, row) + 1;
    if (view->invoiced)
        canvas_text(canvas, row++, LABEL_COL, -1, ROLE_WARN, _("An invoice was made out: take it back first."));
    for (size_t i = 0; i < view->steps.count && row < frame_sentence_row(canvas) - 1; i++)
        canvas_text(canvas, row++, LABEL_COL, -1, ROLE_FAINT,
                    word_step(text, &view->steps.step[i], preview->programme));
    canvas_text(canvas, frame_sentence_row(canvas) - 1, 1, -1, ROLE_WARN,
                _("Nothing is recorded yet. Enter records it, .. goes back."));
}

static const struct binding bindings[] = {
    {BIND(ENTER, write_it), .key = "Enter", .label = N_("Enter=record"), .prompt = true,
     .help = N_("records it as shown")},
    {BIND(F9, write_it), .key = "F9", .help = N_("records it as shown")},
    BIND_TENDERS_REFUND(choose),
    BIND_COMMON,
};

const struct screen screen_preview = {
    .title = N_("Preview"),
    .prompt = PROMPT_CHOICE,
    .flags = SCREEN_WRITES,
    .state_size = sizeof(struct preview_state),
    .open = open_preview,
    .close = close_preview,
    .settle = settle,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
