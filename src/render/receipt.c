/* SPDX-License-Identifier: MIT */
#include "render/receipt.h"

#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/money.h"
#include "base/phone.h"
#include "base/text.h"
#include "model/coupon.h"
#include "desk/topup.h"

#define ROW_TEXT 512
#define NAME_ROWS 3      /* a longer name is cut */
#define NUMBERS_CELLS 24 /* on paper of 80 mm: quantity × price and amount, beside the name */
#define GAP 2            /* between two facts on one row */

struct paper {
    struct buffer *out;
    const struct receipt_head *head;
    int columns;
};

/* --- layout ----------------------------------------------------------------------------------------------------- */

/* The only function that adds a row, so that none is wider than the paper. */
static void add_row(const struct paper *paper, const char *text)
{
    char cut[ROW_TEXT];
    text_cut(cut, sizeof cut, text, paper->columns);
    for (size_t end = strlen(cut); end > 0 && cut[end - 1] == ' ';)
        cut[--end] = '\0';
    buffer_add(paper->out, cut);
    buffer_add(paper->out, "\n");
}

/* Sanitises free text for a printer. */
static char *clean(char buf[ROW_TEXT], const char *text)
{
    char safe[ROW_TEXT];
    text_sanitise(safe, sizeof safe, text);
    size_t used = 0;
    for (size_t at = 0; safe[at] && used + 4 < ROW_TEXT;) {
        bool sign = strncmp(safe + at, "¥", strlen("¥")) == 0;
        if (sign)
            used += (size_t)sprintf(buf + used, "￥");
        else
            buf[used++] = safe[at];
        at += sign ? strlen("¥") : 1;
    }
    buf[used] = '\0';
    return buf;
}

/* Repeats the unit as often as it fits, then fills the rest with the sign. */
static void add_repeated(const struct paper *paper, const char *unit, const char *sign)
{
    char text[ROW_TEXT] = "";
    size_t length = strlen(unit), used = 0;
    int width = text_width(unit), cells = 0;
    for (; cells + width <= paper->columns && used + length < sizeof text; cells += width) {
        memcpy(text + used, unit, length);
        used += length;
    }
    for (; cells < paper->columns && used + 1 < sizeof text; cells++)
        text[used++] = *sign;
    text[used] = '\0';
    add_row(paper, text);
}

/* In a practice shop every rule repeats the word PRACTICE, so that no part cut off the receipt looks real. */
static void add_rule(const struct paper *paper, const char *sign)
{
    char mark[64];
    snprintf(mark, sizeof mark, "* %s ", _("PRACTICE"));
    if (paper->head->practice)
        add_repeated(paper, mark, "*");
    else
        add_repeated(paper, sign, sign);
}

/*
 * Number of bytes that go into the next row of a text too wide for one: up to a blank if there is one in the second
 * half of the row.
 */
static size_t row_end(const char *text, int cells)
{
    int used;
    size_t fit = text_fit(text, cells, &used);
    if (fit == 0)
        return text_grapheme(text); /* a grapheme wider than the paper: add_row cuts it */
    if (!text[fit] || text[fit] == ' ')
        return fit;
    for (size_t at = fit; at > fit / 2; at--)
        if (text[at - 1] == ' ')
            return at;
    return fit;
}

/* Writes all rows that the text needs but the last, which is left in `rest`. */
static void wrap(const struct paper *paper, char rest[ROW_TEXT], const char *text, int last_cells)
{
    char part[ROW_TEXT];
    for (int rows = 1; text_width(text) > last_cells && rows < NAME_ROWS; rows++) {
        size_t end = row_end(text, paper->columns);
        if (!text[end])
            break;
        snprintf(part, sizeof part, "%.*s", (int)end, text);
        add_row(paper, part);
        text += end;
        text += strspn(text, " ");
    }
    text_cut(rest, ROW_TEXT, text, paper->columns);
}

static void centred(const struct paper *paper, const char *text)
{
    char safe[ROW_TEXT], last[ROW_TEXT], moved[ROW_TEXT];
    wrap(paper, last, clean(safe, text), paper->columns);
    int left = (paper->columns - text_width(last)) / 2;
    snprintf(moved, sizeof moved, "%*s%.400s", left > 0 ? left : 0, "", last);
    add_row(paper, moved);
}

/* `left` at the left edge and `right` at the right one. Only `left` is wrapped: `right` is a figure. */
static void add_pair(const struct paper *paper, const char *left, const char *right)
{
    char safe[ROW_TEXT], last[ROW_TEXT], padded[ROW_TEXT], whole[ROW_TEXT];
    int room = paper->columns - text_width(right) - 1;
    wrap(paper, last, clean(safe, left), room);
    if (text_width(last) > room && right[0]) {
        add_row(paper, last);
        last[0] = '\0';
    }
    text_pad(padded, sizeof padded, last, room > 0 ? room : 0, false);
    snprintf(whole, sizeof whole, "%.400s %.100s", padded, right);
    add_row(paper, whole);
}

/* Two facts, on one row if both fit. */
static void add_both(const struct paper *paper, const char *left, const char *right)
{
    char one[ROW_TEXT], other[ROW_TEXT];
    clean(one, left);
    clean(other, right);
    if (one[0] && other[0] && text_width(one) + GAP + text_width(other) <= paper->columns) {
        add_pair(paper, one, other);
        return;
    }
    if (one[0])
        add_row(paper, one);
    if (other[0])
        add_row(paper, other);
}

static char *fact(char buf[RENDER_TEXT], const char *label, const char *value)
{
    snprintf(buf, RENDER_TEXT, "%.100s %.200s", label, value);
    return buf;
}

/* --- figures ---------------------------------------------------------------------------------------------------- */

static char *signed_money(char buf[MONEY_TEXT], int64_t amount)
{
    char grouped[MONEY_TEXT];
    money_format_grouped(grouped, amount < 0 ? -amount : amount);
    snprintf(buf, MONEY_TEXT, "%s￥%.26s", amount < 0 ? "-" : "", grouped);
    return buf;
}

static void pair_money(const struct paper *paper, const char *label, int64_t amount)
{
    char text[MONEY_TEXT];
    add_pair(paper, label, money_format_grouped(text, amount));
}

static void pair_number(const struct paper *paper, const char *label, int64_t number)
{
    char text[MONEY_TEXT];
    if (number)
        add_pair(paper, label, number_format_grouped(text, number));
}

/* A figure alone between two rules, so that it is found at once. */
static void add_large(const struct paper *paper, const char *label, int64_t amount)
{
    char money[MONEY_TEXT];
    add_rule(paper, "=");
    add_pair(paper, label, signed_money(money, amount));
    add_rule(paper, "=");
}

const char *receipt_line_name(const struct view_line *line)
{
    return line->name[0] ? line->name : line->sku[0] ? line->sku : _("Amount");
}

/* --- parts ------------------------------------------------------------------------------------------------------ */

static void print_member(const struct paper *paper)
{
    const struct member *member = paper->head->member;
    char safe[PERSON_TEXT], name[PERSON_TEXT], phone[PHONE_TEXT] = "", text[RENDER_TEXT];
    if (!member)
        return;
    text_mask_name(name, sizeof name, text_sanitise(safe, sizeof safe, member->name));
    if (member->phone > 0)
        phone_mask(phone, member->phone);
    fact(text, _("Member"), name[0] ? name : phone);
    add_both(paper, text, name[0] ? phone : "");
}

/* kind: the title of a receipt that is not a sale; number: "Bill 0001-000342". */
static void print_head(const struct paper *paper, const char *kind, const char *number, int64_t at)
{
    const struct receipt_head *head = paper->head;
    char till[24], one[RENDER_TEXT], other[RENDER_TEXT] = "", when[DATE_TEXT];
    if (head->practice) {
        add_rule(paper, "=");
        centred(paper, _("PRACTICE: NOT A RECEIPT"));
    }
    if (head->shop && head->shop[0])
        centred(paper, head->shop);
    if (kind)
        centred(paper, kind);
    if (head->again)
        centred(paper, _("REPRINT"));
    date_format_instant(when, at);
    when[10] = ' ';
    when[16] = '\0';
    add_both(paper, number, when);
    snprintf(till, sizeof till, "%02lld", (long long)head->till);
    if (head->clerk && head->clerk[0])
        fact(other, _("Clerk"), head->clerk);
    add_both(paper, fact(one, _("Till"), till), other);
    print_member(paper);
}

static void print_foot(const struct paper *paper, const char *text)
{
    add_rule(paper, "-");
    centred(paper, text);
    if (paper->head->practice) {
        centred(paper, _("PRACTICE: NOT A RECEIPT"));
        add_rule(paper, "=");
    }
}

/* Name, quantity × price, amount: on one row where the paper is wide enough and the name short enough. */
static void print_line(const struct paper *paper, const struct view_line *line)
{
    char name[ROW_TEXT], number[MONEY_TEXT], price[MONEY_TEXT], times[ROW_TEXT], amount[MONEY_TEXT], whole[ROW_TEXT];
    int room = paper->columns - NUMBERS_CELLS;
    money_format_grouped(amount, line->gross);
    if (!clean(name, receipt_line_name(line))[0])
        clean(name, _("Amount")); /* the name had only invisible characters */
    snprintf(times, sizeof times, "  %s x %s", number_format_quantity(number, line->quantity),
             money_format_grouped(price, line->unit_price));
    if (line->quantity == QUANTITY_ONE) {
        add_pair(paper, name, amount);
    } else if (paper->columns >= RECEIPT_80 && text_width(name) <= room &&
               text_width(times) + 1 + text_width(amount) <= NUMBERS_CELLS) {
        text_pad(whole, sizeof whole, name, room, false);
        snprintf(whole + strlen(whole), sizeof whole - strlen(whole), "%.100s", times);
        add_pair(paper, whole, amount);
    } else {
        wrap(paper, whole, name, paper->columns);
        add_row(paper, whole);
        add_pair(paper, times, amount);
    }
    if (line->returned) {
        snprintf(times, sizeof times, "  %.100s %s", _("Returned"), number_format_quantity(number, line->returned));
        add_row(paper, times);
    }
}

static void print_steps(const struct paper *paper, const struct sale_view *view, const struct programme *programme)
{
    char label[RENDER_TEXT];
    int64_t amount;
    if (view->gross == view->payable)
        return;
    add_rule(paper, "-");
    pair_money(paper, _("Total"), view->gross);
    for (size_t i = 0; i < view->steps.count; i++)
        if (step_takes_off(&view->steps.step[i], &amount) && amount)
            pair_money(paper, render_step_label(label, &view->steps.step[i], programme), amount);
}

/* Gifts handed over besides the lines. */
static void print_gifts(const struct paper *paper, const struct sale_view *view)
{
    char label[RENDER_TEXT], pieces[MONEY_TEXT];
    for (size_t i = 0; i < view->gifts; i++) {
        snprintf(pieces, sizeof pieces, "x %lld", (long long)view->gift[i].quantity);
        add_pair(paper, fact(label, _("Gift"), view->gift[i].sku), pieces);
    }
}

/* Cash is recorded less the change; the receipt prints what was handed over. */
static void print_tenders(const struct paper *paper, const struct tender *tender, size_t tenders, int64_t change)
{
    size_t cash = tenders;
    for (size_t i = 0; i < tenders; i++)
        cash = tender[i].kind == TENDER_CASH ? i : cash;
    for (size_t i = 0; i < tenders; i++)
        if (tender[i].amount)
            pair_money(paper, render_tender(tender_code(tender[i].kind)), tender[i].amount + (i == cash ? change : 0));
    if (change)
        pair_money(paper, _("Change"), change);
}

static void print_wallet(const struct paper *paper, int64_t balance)
{
    char money[MONEY_TEXT];
    add_pair(paper, _("Stored value left"), signed_money(money, balance));
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
    add_rule(paper, "-");
    snprintf(text, sizeof text, "+%.30s", number_format_grouped(number, view->points_earned));
    add_pair(paper, _("Points earned"), text);
    add_pair(paper, _("Points left"), number_format_grouped(text, view->points_balance));
    pair_number(paper, _("Owed points"), view->owed_points);
    if (view->wallet_balance || paid_by_wallet(view))
        print_wallet(paper, view->wallet_balance);
}

/* --- receipts --------------------------------------------------------------------------------------------------- */

void receipt_sale(struct buffer *out, const struct receipt_head *head, const struct sale_view *view,
                  const struct programme *programme)
{
    const struct paper paper = {out, head, head->columns};
    char number[RENDER_TEXT];
    print_head(&paper, view->voided ? _("VOIDED") : NULL, fact(number, _("Bill"), view->bill), view->at);
    add_rule(&paper, "-");
    for (size_t i = 0; i < view->lines; i++)
        print_line(&paper, &view->line[i]);
    print_steps(&paper, view, programme);
    print_gifts(&paper, view);
    add_large(&paper, _("Due"), view->payable);
    print_tenders(&paper, view->tender, view->tenders, view->change);
    if (view->corrected)
        centred(&paper, _("Tender corrected"));
    if (view->refunded)
        pair_money(&paper, _("Refunded"), -view->refunded);
    print_holdings(&paper, view);
    print_foot(&paper, _("Thank you. Keep it for returns."));
}

void receipt_print(struct buffer *out, int columns, const struct shop *shop, const struct print_bill *print,
                   const struct programme *programme)
{
    struct receipt_head head = {.columns = columns,
                                .shop = shop->name,
                                .till = print->till,
                                .member = print->view.member ? &print->member : NULL,
                                .practice = shop->practice,
                                .again = true};
    if (print->staff.role != ROLE_SYSTEM)
        head.clerk = print->staff.name[0] ? render_staff(print->staff.name) : print->staff.code;
    receipt_sale(out, &head, &print->view, programme);
}

/* A returned line: its name, the quantity returned so far and the refund. */
static void print_back_line(const struct paper *paper, const struct step *step, const struct sale_view *sale)
{
    int64_t no = 0, bought = 0, back = 0, amount = 0;
    char name[ROW_TEXT], number[MONEY_TEXT], of[MONEY_TEXT], text[RENDER_TEXT];
    step_get(step, "no", &no);
    step_get(step, "quantity", &bought);
    step_get(step, "returned", &back);
    step_get(step, "amount", &amount);
    snprintf(name, sizeof name, "%lld", (long long)no);
    for (size_t i = 0; sale && i < sale->lines; i++)
        if (sale->line[i].no == no)
            snprintf(name, sizeof name, "%lld %.300s", (long long)no, receipt_line_name(&sale->line[i]));
    pair_money(paper, name, amount);
    if (bought == QUANTITY_ONE)
        return;
    const char *arg[] = {number_format_quantity(number, back), number_format_quantity(of, bought)};
    add_row(paper, text_fill(text, sizeof text, _("  {0} of {1} returned"), 2, arg));
}

static void print_coupons(const struct paper *paper, const struct return_view *view)
{
    char code[COUPON_TEXT], text[RENDER_TEXT];
    for (size_t i = 0; i < view->coupons; i++)
        add_pair(paper, fact(text, _("Coupon"), coupon_code_show(code, view->coupon[i].code)),
                 render_coupon_state(view->coupon[i].fate));
}

void receipt_back(struct buffer *out, const struct receipt_head *head, const struct return_view *view, bool voided,
                  const struct sale_view *sale)
{
    const struct paper paper = {out, head, head->columns};
    char number[RENDER_TEXT];
    print_head(&paper, voided ? _("VOID") : _("RETURN"), fact(number, _("Bill"), view->bill), head->at);
    add_rule(&paper, "-");
    for (size_t i = 0; i < view->steps.count; i++)
        if (strcmp(view->steps.step[i].rule, STEP_REFUND) == 0)
            print_back_line(&paper, &view->steps.step[i], sale);
    add_large(&paper, _("Refund"), view->refund);
    print_tenders(&paper, view->tender, view->tenders, 0);
    if (view->member) {
        char text[MONEY_TEXT];
        add_rule(&paper, "-");
        pair_number(&paper, _("Points given back"), view->points_back);
        pair_number(&paper, _("Points taken back"), view->points_taken);
        add_pair(&paper, _("Points left"), number_format_grouped(text, view->points_balance));
        pair_number(&paper, _("Owed points"), view->owed_points);
        if (view->wallet_balance)
            print_wallet(&paper, view->wallet_balance);
    }
    print_coupons(&paper, view);
    print_foot(&paper, _("Signature: ______________"));
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
        fact(number, _("Entry"), head->txn);
    print_head(&paper, _("TOP-UP"), number, head->at);
    add_large(&paper, _("Top-up"), request->amount);
    if (request->tenders == 0)
        pair_money(&paper, render_tender(tender_code(TENDER_CASH)), request->amount);
    for (size_t i = 0; i < request->tenders; i++)
        if (tender[i].amount)
            pair_money(&paper, render_tender(tender_code(tender[i].kind)), tender[i].amount);
    if (done->change)
        pair_money(&paper, _("Change"), done->change);
    add_rule(&paper, "-");
    pair_money(&paper, _("Principal"), done->principal);
    pair_money(&paper, _("Bonus"), done->bonus);
    print_wallet(&paper, done->wallet_balance);
    print_foot(&paper, _("Thank you."));
}
