/* SPDX-License-Identifier: MIT */
#include "cli/receipt.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/money.h"
#include "base/text.h"
#include "model/coupon.h"
#include "render/receipt.h"

/* Whether the step is an offer that gives points or a gift and takes nothing off. */
static bool gives(const struct step *step)
{
    return strcmp(step->rule, STEP_POINTS_OFFER) == 0 || strcmp(step->rule, STEP_GIFT) == 0;
}

static json_t *json_line(const struct view_line *line)
{
    json_t *object = json_object();
    json_object_set_new(object, "no", json_integer(line->no));
    json_object_set_new(object, "sku", output_json_text(line->sku));
    json_object_set_new(object, "category", output_json_text(line->category));
    json_object_set_new(object, "quantity", output_json_quantity(line->quantity));
    json_object_set_new(object, "unit_price", output_json_money(line->unit_price));
    json_object_set_new(object, "net", output_json_money(line->net));
    return object;
}

static json_t *json_price_step(const struct step *step, const struct programme *programme)
{
    char text[RENDER_TEXT];
    int64_t points, amount = 0;
    json_t *object = json_object();
    json_object_set_new(object, "rule", output_json_text(render_step_rule(text, step)));
    if (step->coupon[0])
        json_object_set_new(object, "coupon", output_json_coupon(step->coupon));
    if (strcmp(step->rule, STEP_GIFT) != 0 && step_get(step, "points", &points))
        json_object_set_new(object, "points", json_integer(points));
    json_object_set_new(object, "text", output_json_text(render_step(text, step, programme)));
    (void)step_takes_off(step, &amount);
    json_object_set_new(object, "amount", output_json_money(amount));
    return object;
}

static json_t *json_refused(const struct refused_offer *refused)
{
    char text[RENDER_TEXT];
    json_t *object = json_object();
    snprintf(text, sizeof text, "offer:%s", refused->offer);
    json_object_set_new(object, "rule", refused->offer[0] ? output_json_text(text) : json_null());
    json_object_set_new(object, "code", output_json_text(status_code(refused->error.status)));
    if (refused->error.detail[0])
        json_object_set_new(object, "detail", output_json_text(refused->error.detail));
    if (refused->coupon[0])
        json_object_set_new(object, "coupon", output_json_coupon(refused->coupon));
    json_object_set_new(object, "message", output_json_text(render_refusal(text, &refused->error)));
    return object;
}

json_t *receipt_json_tenders(const struct tender *tender, size_t tenders)
{
    json_t *array = json_array();
    for (size_t i = 0; i < tenders; i++) {
        if (tender[i].amount == 0)
            continue;
        json_t *object = json_object();
        json_object_set_new(object, "kind", output_json_text(tender_code(tender[i].kind)));
        json_object_set_new(object, "amount", output_json_money(tender[i].amount));
        if (tender[i].reference[0])
            json_object_set_new(object, "reference", output_json_text(tender[i].reference));
        if (tender[i].kind == TENDER_VOUCHER && tender[i].reference[0]) {
            json_object_set_new(object, "settled", output_json_money(tender[i].settled));
            json_object_set_new(object, "gap", output_json_money(tender[i].amount - tender[i].settled));
        }
        json_array_append_new(array, object);
    }
    return array;
}

static void set_lists(json_t *object, const struct sale_view *view, const struct programme *programme)
{
    json_t *lines = json_array(), *steps = json_array(), *refused = json_array();
    int64_t amount;
    for (size_t i = 0; i < view->lines; i++)
        json_array_append_new(lines, json_line(&view->line[i]));
    for (size_t i = 0; i < view->steps.count; i++)
        if (step_takes_off(&view->steps.step[i], &amount) || gives(&view->steps.step[i]))
            json_array_append_new(steps, json_price_step(&view->steps.step[i], programme));
    for (size_t i = 0; i < view->refused_count; i++)
        json_array_append_new(refused, json_refused(&view->refused[i]));
    json_object_set_new(object, "lines", lines);
    json_object_set_new(object, "steps", steps);
    json_object_set_new(object, "refused", refused);
}

/* Adds the gifts, which are not lines of the bill; no key if there are none. */
static void set_gifts(json_t *object, const struct sale_view *view)
{
    if (!view->gifts)
        return;
    json_t *gifts = json_array();
    for (size_t i = 0; i < view->gifts; i++)
        json_array_append_new(gifts, json_pack("{s:o, s:I}", "sku", output_json_text(view->gift[i].sku), "quantity",
                                               (json_int_t)view->gift[i].quantity));
    json_object_set_new(object, "gifts", gifts);
}

json_t *receipt_json_sale(const struct sale_view *view, const struct programme *programme, bool quote)
{
    json_t *object = json_object();
    json_object_set_new(object, "bill", output_json_text(quote ? NULL : view->bill));
    json_object_set_new(object, "txn", output_json_text(quote ? NULL : view->txn));
    json_object_set_new(object, "member", output_json_id(view->member));
    json_object_set_new(object, "gross", output_json_money(view->gross));
    set_lists(object, view, programme);
    json_object_set_new(object, "payable", output_json_money(view->payable));
    json_object_set_new(object, "tenders", receipt_json_tenders(view->tender, view->tenders));
    json_object_set_new(object, "change", output_json_money(view->change));
    if (quote)
        json_object_set_new(object, "due", output_json_money(view->due));
    json_object_set_new(object, "tier_before", output_json_text(view->tier_before));
    json_object_set_new(object, "points_spent", json_integer(view->points_spent));
    json_object_set_new(object, "points_earned", json_integer(view->points_earned));
    json_object_set_new(object, "points_balance", json_integer(view->points_balance));
    json_object_set_new(object, "wallet_balance", output_json_money(view->wallet_balance));
    json_object_set_new(object, "owed_points", json_integer(view->owed_points));
    json_object_set_new(object, "tier", output_json_text(view->tier));
    set_gifts(object, view);
    return object;
}

static void line_row(struct output_table *table, const struct view_line *line)
{
    char number[MONEY_TEXT], price[MONEY_TEXT], text[MONEY_TEXT * 2 + 8];
    snprintf(number, sizeof number, "%lld", (long long)line->no);
    output_table_cell(table, number);
    output_table_cell(table, receipt_line_name(line));
    number_format_quantity(number, line->quantity);
    money_format(price, line->unit_price);
    snprintf(text, sizeof text, "%s x %s", number, price);
    output_table_cell(table, line->quantity == QUANTITY_ONE ? "" : text);
    output_table_money(table, line->gross);
}

static void amount_row(struct output_table *table, const char *label, int64_t amount)
{
    output_table_cell(table, "");
    output_table_cell(table, label);
    output_table_cell(table, "");
    output_table_money(table, amount);
}

static void print_lines(struct command *command, const struct sale_view *view, const struct programme *programme,
                        bool quote)
{
    char label[RENDER_TEXT];
    int64_t amount;
    struct output_table table = {0};
    output_table_column(&table, "", true);
    output_table_column(&table, "", false);
    output_table_column(&table, "", false);
    output_table_column(&table, "", true);
    for (size_t i = 0; i < view->lines; i++)
        line_row(&table, &view->line[i]);
    for (size_t i = 0; i < view->steps.count; i++)
        if (step_takes_off(&view->steps.step[i], &amount))
            amount_row(&table, render_step_label(label, &view->steps.step[i], programme), amount);
    amount_row(&table, _("Due"), view->payable);
    for (size_t i = 0; i < view->tenders; i++)
        if (view->tender[i].amount)
            amount_row(&table, render_paid_by(label, view->tender[i].kind, view->family), view->tender[i].amount);
    if (view->change)
        amount_row(&table, _("Change"), view->change);
    if (quote && view->due)
        amount_row(&table, _("Still due"), view->due);
    if (view->refunded)
        amount_row(&table, _("Refunded"), -view->refunded);
    output_table_print(&table, &command->out);
}

static void print_member_lines(struct command *command, const struct sale_view *view)
{
    char earned[MONEY_TEXT], balance[MONEY_TEXT], wallet[MONEY_TEXT], owed[MONEY_TEXT];
    if (!view->member)
        return;
    snprintf(earned, sizeof earned, "%lld", (long long)view->points_earned);
    snprintf(balance, sizeof balance, "%lld", (long long)view->points_balance);
    snprintf(owed, sizeof owed, "%lld", (long long)view->owed_points);
    SAY(command, _("Earns {0} points, then {1}. Stored value {2}."), earned, balance,
        money_format(wallet, view->wallet_balance));
    if (view->owed_points)
        SAY(command, _("Owed points: {0}"), owed);
}

void receipt_print_sale(struct command *command, const struct sale_view *view, const struct programme *programme,
                        bool quote)
{
    char when[DATE_TEXT], reason[RENDER_TEXT], member[MONEY_TEXT];
    snprintf(member, sizeof member, "#%lld", (long long)view->member);
    if (quote)
        SAY(command, _("Quote, nothing saved"), NULL);
    else
        SAY(command, _("Bill {0}  {1}  {2}"), view->bill, date_format_instant_short(when, view->at),
            view->member ? member : _("walk-in"));
    if (view->voided)
        SAY(command, _("This bill was voided."), NULL);
    print_lines(command, view, programme, quote);
    for (size_t i = 0; i < view->gifts; i++) {
        snprintf(member, sizeof member, "%lld", (long long)view->gift[i].quantity);
        SAY(command, _("Gift: {0} x {1}"), member, view->gift[i].sku);
    }
    for (size_t i = 0; i < view->refused_count; i++)
        SAY(command, _("Not applied: {0}. {1}"),
            view->refused[i].offer[0] ? view->refused[i].offer : view->refused[i].coupon,
            render_refusal(reason, &view->refused[i].error));
    print_member_lines(command, view);
}

json_t *receipt_json_return(const struct return_view *view)
{
    json_t *object = json_object(), *coupons = json_array();
    for (size_t i = 0; i < view->coupons; i++) {
        json_t *coupon = json_object();
        json_object_set_new(coupon, "code", output_json_coupon(view->coupon[i].code));
        json_object_set_new(coupon, "fate", output_json_text(view->coupon[i].fate));
        json_array_append_new(coupons, coupon);
    }
    json_object_set_new(object, "bill", output_json_text(view->bill));
    json_object_set_new(object, "txn", output_json_text(view->txn));
    json_object_set_new(object, "refund", output_json_money(view->refund));
    json_object_set_new(object, "tenders", receipt_json_tenders(view->tender, view->tenders));
    json_object_set_new(object, "points_back", json_integer(view->points_back));
    json_object_set_new(object, "points_taken", json_integer(view->points_taken));
    json_object_set_new(object, "owed_points", json_integer(view->owed_points));
    json_object_set_new(object, "coupons", coupons);
    json_object_set_new(object, "tier", output_json_text(view->tier));
    json_object_set_new(object, "points_balance", json_integer(view->points_balance));
    json_object_set_new(object, "wallet_balance", output_json_money(view->wallet_balance));
    json_object_set_new(object, "invoiced", json_boolean(view->invoiced));
    return object;
}

static void pair_money(struct output_table *table, const char *label, int64_t amount)
{
    output_table_cell(table, label);
    output_table_money(table, amount);
}

static void pair_number(struct output_table *table, const char *label, int64_t number)
{
    if (!number)
        return;
    output_table_cell(table, label);
    output_table_number(table, number);
}

void receipt_print_return(struct command *command, const struct return_view *view, const struct programme *programme)
{
    char code[COUPON_TEXT], text[RENDER_TEXT];
    struct output_table table = {0};
    output_table_column(&table, "", false);
    output_table_column(&table, "", true);
    SAY(command, view->txn[0] ? _("Bill {0}: returned") : _("Bill {0}: would be returned"), view->bill);
    pair_money(&table, _("Refund"), view->refund);
    for (size_t i = 0; i < view->tenders; i++)
        if (view->tender[i].amount)
            pair_money(&table, render_paid_by(text, view->tender[i].kind, view->family), view->tender[i].amount);
    pair_number(&table, _("Points given back"), view->points_back);
    pair_number(&table, _("Points taken back"), view->points_taken);
    pair_number(&table, _("Owed points"), view->owed_points);
    output_table_print(&table, &command->out);
    if (view->invoiced)
        SAY(command, _("An invoice was made out for this bill: take it back."), "");
    for (size_t i = 0; i < view->tenders; i++)
        if (view->tender[i].kind == TENDER_VOUCHER)
            SAY(command, _("Voucher {0}: no money goes back; it may pay another bill."), view->tender[i].reference);
    for (size_t i = 0; i < view->coupons; i++)
        SAY(command, _("Coupon {0}: {1}"), coupon_code_show(code, view->coupon[i].code),
            render_coupon_state(view->coupon[i].fate));
    if (strcmp(view->tier_before, view->tier) != 0)
        SAY(command, _("Tier: {0}, before {1}"), view->tier, view->tier_before);
    for (size_t i = 0; i < view->steps.count; i++)
        SAY(command, "  {0}", render_step(text, &view->steps.step[i], programme));
}
