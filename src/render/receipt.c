/* SPDX-License-Identifier: MIT */
#include "render/receipt.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "model/coupon.h"
#include "render/paper.h"

#define NUMBERS_CELLS 24 /* on paper of 80 mm: quantity × price and amount, beside the name */

const char *receipt_line_name(const struct view_line *line)
{
    return line->name[0] ? line->name : line->sku[0] ? line->sku : _("Amount");
}

/* --- parts ------------------------------------------------------------------------------------------------------ */

/* Name, quantity × price, amount: on one row where the paper is wide enough and the name short enough. */
static void print_line(const struct paper *paper, const struct view_line *line)
{
    char name[PAPER_TEXT], number[MONEY_TEXT], price[MONEY_TEXT], times[PAPER_TEXT], amount[MONEY_TEXT];
    char whole[PAPER_TEXT];
    int room = paper->columns - NUMBERS_CELLS;
    money_format_grouped(amount, line->gross);
    if (!paper_clean(name, receipt_line_name(line))[0])
        paper_clean(name, _("Amount")); /* the name had only invisible characters */
    snprintf(times, sizeof times, "  %s x %s", number_format_quantity(number, line->quantity),
             money_format_grouped(price, line->unit_price));
    if (line->quantity == QUANTITY_ONE) {
        paper_pair(paper, name, amount);
    } else if (paper->columns >= RECEIPT_80 && text_width(name) <= room &&
               text_width(times) + 1 + text_width(amount) <= NUMBERS_CELLS) {
        text_pad(whole, sizeof whole, name, room, false);
        snprintf(whole + strlen(whole), sizeof whole - strlen(whole), "%.100s", times);
        paper_pair(paper, whole, amount);
    } else {
        paper_wrap(paper, whole, name, paper->columns);
        paper_row(paper, whole);
        paper_pair(paper, times, amount);
    }
    if (line->returned) {
        snprintf(times, sizeof times, "  %.100s %s", _("Returned"), number_format_quantity(number, line->returned));
        paper_row(paper, times);
    }
}

static void print_steps(const struct paper *paper, const struct sale_view *view, const struct programme *programme)
{
    char label[RENDER_TEXT];
    int64_t amount;
    if (view->gross == view->payable)
        return;
    paper_rule(paper, "-");
    paper_money(paper, _("Total"), view->gross);
    for (size_t i = 0; i < view->steps.count; i++)
        if (step_takes_off(&view->steps.step[i], &amount) && amount)
            paper_money(paper, render_step_label(label, &view->steps.step[i], programme), amount);
}

/* Gifts handed over besides the lines. */
static void print_gifts(const struct paper *paper, const struct sale_view *view)
{
    char label[RENDER_TEXT], pieces[MONEY_TEXT];
    for (size_t i = 0; i < view->gifts; i++) {
        snprintf(pieces, sizeof pieces, "x %lld", (long long)view->gift[i].quantity);
        paper_pair(paper, paper_fact(label, _("Gift"), view->gift[i].sku), pieces);
    }
}

/* Cash is recorded less the change; the receipt prints what was handed over. */
static void print_tenders(const struct paper *paper, const struct sale_view *view)
{
    const struct tender *tender = view->tender;
    char text[RENDER_TEXT];
    size_t cash = view->tenders;
    for (size_t i = 0; i < view->tenders; i++)
        cash = tender[i].kind == TENDER_CASH ? i : cash;
    for (size_t i = 0; i < view->tenders; i++)
        if (tender[i].amount)
            paper_money(paper, render_paid_by(text, tender[i].kind, view->family),
                        tender[i].amount + (i == cash ? view->change : 0));
    if (view->change)
        paper_money(paper, _("Change"), view->change);
}

static bool paid_by_wallet(const struct sale_view *view)
{
    for (size_t i = 0; i < view->tenders; i++)
        if (view->tender[i].kind == TENDER_WALLET)
            return true;
    return false;
}

static void print_holdings(const struct paper *paper, const struct sale_view *view)
{
    char number[MONEY_TEXT], text[MONEY_TEXT];
    if (!view->member)
        return;
    paper_rule(paper, "-");
    snprintf(text, sizeof text, "+%.30s", number_format_grouped(number, view->points_earned));
    paper_pair(paper, _("Points earned"), text);
    paper_pair(paper, _("Points left"), number_format_grouped(text, view->points_balance));
    paper_number(paper, _("Owed points"), view->owed_points);
    if (view->wallet_balance || paid_by_wallet(view))
        paper_wallet(paper, view->wallet_balance);
}

/* What an invoice may be made out for. Stored value had its own when it was paid in; a bill given back has none. */
static void print_invoice(const struct paper *paper, const struct sale_view *view)
{
    int64_t amount = view->payable;
    for (size_t i = 0; i < view->tenders; i++)
        if (view->tender[i].kind == TENDER_WALLET || view->tender[i].kind == TENDER_FAMILY)
            amount -= view->tender[i].amount;
    if (amount > 0 && !view->voided && view->refunded == 0)
        paper_money(paper, _("Invoice amount"), amount);
}

/* --- receipts --------------------------------------------------------------------------------------------------- */

void receipt_sale(struct buffer *out, const struct receipt_head *head, const struct sale_view *view,
                  const struct programme *programme)
{
    const struct paper paper = {out, head, head->columns};
    char number[RENDER_TEXT];
    paper_head(&paper, view->voided ? _("VOIDED") : NULL, paper_fact(number, _("Bill"), view->bill), view->at);
    paper_rule(&paper, "-");
    for (size_t i = 0; i < view->lines; i++)
        print_line(&paper, &view->line[i]);
    print_steps(&paper, view, programme);
    print_gifts(&paper, view);
    paper_figure(&paper, _("Due"), view->payable);
    print_tenders(&paper, view);
    if (view->corrected)
        paper_centred(&paper, _("Tender corrected"));
    if (view->refunded)
        paper_money(&paper, _("Refunded"), -view->refunded);
    print_invoice(&paper, view);
    print_holdings(&paper, view);
    paper_foot(&paper, _("Thank you. Keep it for returns."));
}

const char *receipt_clerk(const struct staff *staff)
{
    if (staff->role == ROLE_SYSTEM)
        return "";
    return staff->name[0] ? render_staff(staff->name) : staff->code;
}

void receipt_print(struct buffer *out, int columns, const struct shop *shop, const struct print_bill *print,
                   const struct programme *programme)
{
    const struct receipt_head head = {.columns = columns,
                                      .shop = shop->name,
                                      .logo = print->words.logo,
                                      .header = print->words.header,
                                      .footer = print->words.footer,
                                      .clerk = receipt_clerk(&print->staff),
                                      .till = print->till,
                                      .member = print->view.member ? &print->member : NULL,
                                      .practice = shop->practice,
                                      .again = print->again};
    receipt_sale(out, &head, &print->view, programme);
}

/* A returned line: its name, the quantity returned so far and the refund. */
static void print_back_line(const struct paper *paper, const struct step *step, const struct sale_view *sale)
{
    int64_t no = 0, bought = 0, back = 0, amount = 0;
    char name[PAPER_TEXT], number[MONEY_TEXT], of[MONEY_TEXT], text[RENDER_TEXT];
    step_get(step, "no", &no);
    step_get(step, "quantity", &bought);
    step_get(step, "returned", &back);
    step_get(step, "amount", &amount);
    snprintf(name, sizeof name, "%lld", (long long)no);
    for (size_t i = 0; sale && i < sale->lines; i++)
        if (sale->line[i].no == no)
            snprintf(name, sizeof name, "%lld %.300s", (long long)no, receipt_line_name(&sale->line[i]));
    paper_money(paper, name, amount);
    if (bought == QUANTITY_ONE)
        return;
    const char *arg[] = {number_format_quantity(number, back), number_format_quantity(of, bought)};
    paper_row(paper, text_fill(text, sizeof text, _("  {0} of {1} returned"), 2, arg));
}

static void print_coupons(const struct paper *paper, const struct return_view *view)
{
    char code[COUPON_TEXT], text[RENDER_TEXT];
    for (size_t i = 0; i < view->coupons; i++)
        paper_pair(paper, paper_fact(text, _("Coupon"), coupon_code_show(code, view->coupon[i].code)),
                   render_coupon_state(view->coupon[i].fate));
}

/* The tenders of a refund; what is not handed over says so. */
static void print_refunds(const struct paper *paper, const struct return_view *view)
{
    char text[RENDER_TEXT], named[RENDER_TEXT];
    for (size_t i = 0; i < view->tenders; i++) {
        const struct tender *tender = &view->tender[i];
        const char *name = render_paid_by(named, tender->kind, view->family);
        if (tender_info(tender->kind)->uses & TENDER_RESTORED)
            name = text_fill(text, sizeof text, _("{0} (put back)"), 1, &name);
        if (tender->amount)
            paper_money(paper, name, tender->amount);
    }
}

void receipt_back(struct buffer *out, const struct receipt_head *head, const struct return_view *view, bool voided,
                  const struct sale_view *sale)
{
    const struct paper paper = {out, head, head->columns};
    char number[RENDER_TEXT];
    paper_head(&paper, voided ? _("VOID") : _("RETURN"), paper_fact(number, _("Bill"), view->bill), head->at);
    paper_rule(&paper, "-");
    for (size_t i = 0; i < view->steps.count; i++)
        if (strcmp(view->steps.step[i].rule, STEP_REFUND) == 0)
            print_back_line(&paper, &view->steps.step[i], sale);
    paper_figure(&paper, _("Refund"), view->refund);
    print_refunds(&paper, view);
    for (size_t i = 0; i < view->tenders; i++)
        if (view->tender[i].kind == TENDER_VOUCHER)
            paper_pair(&paper, _("Voucher not paid out"), view->tender[i].reference);
    if (view->member) {
        char text[MONEY_TEXT];
        paper_rule(&paper, "-");
        paper_number(&paper, _("Points given back"), view->points_back);
        paper_number(&paper, _("Points taken back"), view->points_taken);
        paper_pair(&paper, _("Points left"), number_format_grouped(text, view->points_balance));
        paper_number(&paper, _("Owed points"), view->owed_points);
        if (view->wallet_balance)
            paper_wallet(&paper, view->wallet_balance);
    }
    print_coupons(&paper, view);
    paper_foot(&paper, _("Signature: ______________"));
}

/* The amount paid by each tender; TENDER_REST is what the others left. */
static void topup_tenders(const struct topup_request *request, int64_t change, struct tender *tender)
{
    int64_t left = request->amount + change;
    memcpy(tender, request->tender, sizeof request->tender);
    for (size_t i = 0; i < request->tenders; i++)
        left -= tender[i].amount == TENDER_REST ? 0 : tender[i].amount;
    for (size_t i = 0; i < request->tenders; i++)
        if (tender[i].amount == TENDER_REST) {
            tender[i].amount = left;
            left = 0;
        }
}

void receipt_topup(struct buffer *out, const struct receipt_head *head, const struct topup_request *request,
                   const struct topup_done *done)
{
    const struct paper paper = {out, head, head->columns};
    struct tender tender[TENDERS_MAX];
    char number[RENDER_TEXT] = "";
    topup_tenders(request, done->change, tender);
    if (head->txn)
        paper_fact(number, _("Entry"), head->txn);
    paper_head(&paper, _("TOP-UP"), number, head->at);
    paper_figure(&paper, _("Top-up"), request->amount);
    if (request->tenders == 0)
        paper_money(&paper, render_tender(tender_code(TENDER_CASH)), request->amount);
    for (size_t i = 0; i < request->tenders; i++)
        if (tender[i].amount)
            paper_money(&paper, render_tender(tender_code(tender[i].kind)), tender[i].amount);
    if (done->change)
        paper_money(&paper, _("Change"), done->change);
    paper_rule(&paper, "-");
    paper_money(&paper, _("Principal"), done->principal);
    paper_money(&paper, _("Bonus"), done->bonus);
    paper_wallet(&paper, done->wallet_balance);
    paper_foot(&paper, _("Thank you."));
}
