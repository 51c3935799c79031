/* SPDX-License-Identifier: MIT */
#include "render/slip_text.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "model/ticket.h"
#include "render/paper.h"
#include "render/sheet.h"

const char *slip_text_kind(enum print_kind kind)
{
    static const char *const words[] = {[PRINT_NOTHING] = "",
                                        [PRINT_SALE] = N_("sale"),
                                        [PRINT_TOPUP] = N_("top-up"),
                                        [PRINT_RETURN] = N_("return"),
                                        [PRINT_VOID] = N_("void slip"),
                                        [PRINT_POINTS] = N_("points"),
                                        [PRINT_GIFT] = N_("gift"),
                                        [PRINT_COUPON] = N_("coupon"),
                                        [PRINT_PASS] = N_("pass"),
                                        [PRINT_CLOSE] = N_("payout"),
                                        [PRINT_REVERSE] = N_("undone"),
                                        [PRINT_DEPOSIT] = N_("deposit slip"),
                                        [PRINT_ACCOUNT] = N_("account slip"),
                                        [PRINT_CREDIT] = N_("store credit slip"),
                                        [PRINT_HANDOVER] = N_("handover"),
                                        [PRINT_DAY] = N_("day report"),
                                        [PRINT_CARD] = N_("member's card"),
                                        [PRINT_DRAWER] = N_("cash drawer"),
                                        [PRINT_TEST] = N_("test page")};
    return kind == PRINT_NOTHING ? "" : _(words[kind]);
}

const char *slip_text_state(enum print_state state)
{
    static const char *const words[] = {[PRINT_WAITING] = N_("waiting"),
                                        [PRINT_SENDING] = N_("being printed"),
                                        [PRINT_PRINTED] = N_("printed"),
                                        [PRINT_UNSURE] = N_("unsure"),
                                        [PRINT_DROPPED] = N_("dropped")};
    return _(words[state]);
}

const char *slip_text_why(const char *code)
{
    static const struct {
        const char *code, *words;
    } list[] = {
        {"no_printer", N_("the till has no printer")},
        {"no_file", N_("its file cannot be written")},
        {"no_room", N_("the disk is full")},
        {"no_device", N_("not there, or no right to it")},
        {"no_host", N_("its name is unknown")},
        {"no_answer", N_("no answer: off or unplugged")},
        {"refused", N_("refused: busy, or no printer")},
        {"closed", N_("broke off in the middle")},
        {"silent", N_("takes no more: out of paper?")},
        {"no_lp", N_("the command lp is missing")},
        {"lp_failed", N_("lp refuses it: see its queue")},
        {"no_slip", N_("the slip cannot be made")},
        {"interrupted", N_("interrupted while printing")},
        {"late", N_("too late to open the drawer")},
    };
    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        if (strcmp(list[i].code, code) == 0)
            return _(list[i].words);
    return code;
}

static const struct step *step_of(const struct slip *slip, const char *rule)
{
    for (size_t i = 0; i < slip->entry.steps.count; i++)
        if (strcmp(slip->entry.steps.step[i].rule, rule) == 0)
            return &slip->entry.steps.step[i];
    return NULL;
}

static int64_t step_value(const struct slip *slip, const char *rule, const char *name)
{
    const struct step *step = step_of(slip, rule);
    int64_t value = 0;
    if (step)
        step_get(step, name, &value);
    return value;
}

static void add_signed(const struct paper *paper, const char *label, int64_t number)
{
    char grouped[MONEY_TEXT], text[MONEY_TEXT + 1];
    snprintf(text, sizeof text, "%s%s", number > 0 ? "+" : "", number_format_grouped(grouped, number));
    paper_pair(paper, label, text);
}

/* A count that is also printed when it is 0. */
static void add_count(const struct paper *paper, const char *label, int64_t number)
{
    char text[MONEY_TEXT];
    paper_pair(paper, label, number_format_grouped(text, number));
}

static void add_points_left(const struct paper *paper, const struct slip *slip)
{
    paper_rule(paper, "-");
    add_count(paper, _("Points left"), slip->figures.points_balance);
    paper_number(paper, _("Owed points"), slip->figures.owed_points);
}

static const char *item_name(const struct slip *slip, const char *otherwise)
{
    return slip->item.name[0] ? slip->item.name : slip->item.sku[0] ? slip->item.sku : otherwise;
}

static const char *offer_name(const struct programme *programme, const char *code)
{
    int at = programme ? programme_offer(programme, code) : -1;
    return at >= 0 ? programme->offer[at].name : code;
}

static void begin_entry(const struct paper *paper, const char *title, const struct slip *slip)
{
    char number[RENDER_TEXT];
    paper_head(paper, title, paper_fact(number, _("Entry"), slip->txn), slip->entry.at);
    paper_rule(paper, "-");
}

/* --- value ------------------------------------------------------------------------------------------------------ */

static void points_slip(const struct paper *paper, const struct slip *slip)
{
    char reason[RENDER_TEXT];
    int64_t points = step_value(slip, STEP_ADJUST, "points");
    begin_entry(paper, _("POINTS"), slip);
    add_signed(paper, points < 0 ? _("Points taken") : _("Points added"), points);
    if (slip->entry.reason[0])
        paper_pair(paper, paper_fact(reason, _("Reason:"), slip->entry.reason), "");
    add_points_left(paper, slip);
    paper_foot(paper, _("Signature: ______________"));
}

static void gift_slip(const struct paper *paper, const struct slip *slip)
{
    begin_entry(paper, _("GIFT"), slip);
    paper_pair(paper, item_name(slip, _("Other gift")), "x 1");
    add_signed(paper, _("Points"), step_value(slip, STEP_REDEEM, "points"));
    add_points_left(paper, slip);
    paper_foot(paper, _("Thank you."));
}

static void pass_slip(const struct paper *paper, const struct slip *slip)
{
    begin_entry(paper, _("PASS"), slip);
    paper_pair(paper, item_name(slip, _("Pass")), "");
    add_count(paper, _("Uses"), -step_value(slip, STEP_PASS, "uses"));
    add_count(paper, _("Uses left"), step_value(slip, STEP_PASS, "left"));
    paper_foot(paper, _("Thank you."));
}

static void add_coupon(const struct paper *paper, const struct slip_look *look, const struct slip *slip,
                       const struct coupon *coupon)
{
    char from[DATE_TEXT], to[DATE_TEXT], text[RENDER_TEXT], ticket[TICKET_TEXT];
    const char *arg[] = {date_format(from, coupon->usable_from), date_format(to, coupon->expires_on)};
    int64_t offer = 0;
    for (size_t i = 0; i < slip->entry.lots; i++)
        if (slip->entry.lot[i].id == coupon->lot)
            offer = slip->entry.lot[i].offer;
    paper_large(paper, offer_name(look->programme, coupon->offer));
    paper_centred(
        paper, text_fill(text, sizeof text, coupon->expires_on < DATE_NEVER ? _("{0} to {1}") : _("From {0}"), 2, arg));
    paper_qr(paper, sheet_ticket(ticket, look->secret, look->shop->id, offer, coupon));
    paper_bold(paper, coupon_code_show(text, coupon->code));
}

static void add_coupons(const struct paper *paper, const struct slip_look *look, const struct slip *slip)
{
    for (size_t i = 0; i < slip->coupons.coupons; i++) {
        if (i > 0)
            paper_rule(paper, "-");
        add_coupon(paper, look, slip, &slip->coupons.coupon[i]);
    }
}

/* One that was used up, and the gift it brought. */
static void add_used(const struct paper *paper, const struct slip_look *look, const struct slip *slip)
{
    const struct step *step = step_of(slip, STEP_GIFT);
    char code[COUPON_TEXT];
    if (!step)
        return;
    paper_pair(paper, offer_name(look->programme, step->code), "");
    paper_pair(paper, _("Coupon"), coupon_code_show(code, step->coupon));
    paper_pair(paper, item_name(slip, _("Gift")), "x 1");
}

static void coupon_slip(const struct paper *paper, const struct slip_look *look, const struct slip *slip)
{
    begin_entry(paper, slip->coupons.coupons > 0 ? _("COUPON") : _("COUPON USED"), slip);
    add_coupons(paper, look, slip);
    add_used(paper, look, slip);
    paper_foot(paper, NULL);
}

static void topup_slip(const struct paper *paper, const struct slip_look *look, const struct slip *slip)
{
    const struct topup_done done = {.wallet_balance = slip->figures.wallet_balance,
                                    .principal = slip->figures.principal,
                                    .bonus = slip->figures.bonus,
                                    .change = slip->figures.change};
    receipt_topup(paper->out, paper->head, &slip->topup, &done);
    add_coupons(paper, look, slip);
}

/* What was handed back, or taken in again, by tender. */
static void add_payments(const struct paper *paper, const struct slip *slip)
{
    for (size_t i = 0; i < slip->entry.payments; i++) {
        const struct payment_row *paid = &slip->entry.payment[i];
        paper_money(paper, render_tender(paid->tender), paid->sign * paid->amount);
    }
}

static void add_closed(const struct paper *paper, const struct step *step)
{
    int64_t in = 0, used = 0, before = 0, left = 0;
    bool bonus = strcmp(step->code, "bonus") == 0;
    step_get(step, "granted", &in);
    step_get(step, "used", &used);
    step_get(step, "before", &before);
    step_get(step, "amount", &left);
    if (in == 0)
        return;
    paper_money(paper, bonus ? _("Bonus given") : _("Paid in"), in);
    paper_money(paper, _("Used"), -used);
    if (before != 0)
        paper_money(paper, _("Paid out before"), -before);
    paper_money(paper, bonus ? _("Bonus cancelled") : _("To be paid out"), left);
    paper_rule(paper, "-");
}

static void close_slip(const struct paper *paper, const struct slip *slip)
{
    begin_entry(paper, _("STORED VALUE PAID OUT"), slip);
    for (size_t i = 0; i < slip->entry.steps.count; i++)
        if (strcmp(slip->entry.steps.step[i].rule, STEP_CLOSE) == 0)
            add_closed(paper, &slip->entry.steps.step[i]);
    add_payments(paper, slip);
    paper_foot(paper, _("Signature: ______________"));
}

static void reverse_slip(const struct paper *paper, const struct slip *slip)
{
    const struct step *step = step_of(slip, STEP_UNDO);
    char text[RENDER_TEXT];
    begin_entry(paper, _("UNDONE"), slip);
    paper_pair(paper, paper_fact(text, step ? render_kind(step->code) : "", slip->undone), "");
    add_payments(paper, slip);
    if (slip->member.id) {
        add_points_left(paper, slip);
        paper_wallet(paper, slip->figures.wallet_balance);
    }
    paper_foot(paper, _("Signature: ______________"));
}

/* What the entry took, or gave back, by each tender. */
static void add_paid(const struct paper *paper, const struct slip *slip)
{
    for (size_t i = 0; i < slip->entry.payments; i++) {
        const struct payment_row *pay = &slip->entry.payment[i];
        paper_money(paper, render_tender(pay->tender), pay->given > pay->amount ? pay->given : pay->amount);
    }
    if (slip->figures.change)
        paper_money(paper, _("Change"), slip->figures.change);
}

static int64_t moved(const struct entry *entry)
{
    int64_t sum = 0;
    for (size_t i = 0; i < entry->transfers; i++)
        sum += entry->transfer[i].amount;
    return sum;
}

static void deposit_slip(const struct paper *paper, const struct slip *slip)
{
    const char *kind = slip->entry.kind;
    bool kept = strcmp(kind, "forfeit") == 0, back = strcmp(kind, "undeposit") == 0;
    char number[24], order[RENDER_TEXT], reason[RENDER_TEXT];
    snprintf(number, sizeof number, "%" PRId64, slip->order.id);
    begin_entry(paper, kept ? _("DEPOSIT KEPT") : back ? _("DEPOSIT GIVEN BACK") : _("DEPOSIT"), slip);
    paper_pair(paper, paper_fact(order, _("Order"), number), slip->order.name);
    if (slip->order.total)
        paper_money(paper, _("Price agreed"), slip->order.total);
    paper_figure(paper, _("Deposit"), moved(&slip->entry));
    add_paid(paper, slip);
    if (!kept && !back)
        paper_money(paper, _("Deposits held"), slip->figures.held);
    if (slip->entry.reason[0])
        paper_pair(paper, paper_fact(reason, _("Reason:"), slip->entry.reason), "");
    paper_foot(paper, kept || back ? _("Signature: ______________") : _("Keep this slip: it is paid off the price."));
}

static void account_slip(const struct paper *paper, const struct slip *slip)
{
    begin_entry(paper, _("ACCOUNT SETTLED"), slip);
    paper_pair(paper, _("Debtor"), slip->debtor.name);
    paper_figure(paper, _("Settled"), moved(&slip->entry));
    add_paid(paper, slip);
    paper_money(paper, _("Still owed"), slip->figures.owes);
    paper_foot(paper, _("Thank you."));
}

static void credit_slip(const struct paper *paper, const struct slip *slip)
{
    char reason[RENDER_TEXT];
    begin_entry(paper, _("STORE CREDIT"), slip);
    paper_pair(paper, paper_fact(reason, _("Reason:"), slip->entry.reason), "");
    paper_figure(paper, _("Store credit"), moved(&slip->entry));
    paper_wallet(paper, slip->figures.wallet_balance);
    paper_foot(paper, _("Pays bills here; not paid out."));
}

/* --- drawer, day, card, test ------------------------------------------------------------------------------------ */

/* A hash in two rows where one is too narrow. */
static void add_hash(const struct paper *paper, const char *label, const char *hash)
{
    char half[33];
    paper_row(paper, label);
    for (size_t at = 0; at < strlen(hash); at += sizeof half - 1) {
        snprintf(half, sizeof half, "%s", hash + at);
        paper_row(paper, half);
    }
}

/* What `shop check --head` compares: a file rewritten since does not have them. */
static void add_heads(const struct paper *paper, const struct slip *slip)
{
    add_hash(paper, _("Last entry of the books"), slip->head_txn);
    add_hash(paper, _("Last entry of the audit"), slip->head_audit);
}

static void add_tenders(const struct paper *paper, const struct shift_view *view)
{
    for (int i = 0; i < TENDER_COUNT; i++) {
        const struct shift_tender *t = &view->tender[i];
        if (t->sale.count + t->topup.count + t->refund.count + t->paid_out.count + t->deposit.count +
                    t->settled_account.count >
                0 ||
            t->corrected != 0)
            paper_money(paper, render_tender(tender_code((enum tender_kind)i)), t->net);
        if (i == TENDER_VOUCHER && t->net > 0)
            paper_money(paper, _("- the platform pays"), t->settled);
    }
}

static void handover_slip(const struct paper *paper, const struct slip *slip)
{
    const struct shift_view *view = &slip->shift;
    const struct shift *shift = &view->shift;
    char number[RENDER_TEXT], id[24], when[DATE_TEXT];
    snprintf(id, sizeof id, "%" PRId64, shift->id);
    paper_head(paper, _("HANDOVER"), paper_fact(number, _("Shift"), id), shift->closed);
    paper_pair(paper, _("Opened"), date_format_instant_short(when, shift->opened));
    add_count(paper, _("Bills"), view->bills.bills);
    paper_rule(paper, "-");
    add_tenders(paper, view);
    if (view->refund.count > 0)
        paper_money(paper, _("Refunds"), view->refund.amount);
    if (view->bills.points_bills > 0)
        paper_money(paper, _("Points as money"), view->bills.points_money);
    if (view->bills.round_bills > 0)
        paper_money(paper, _("Round-off"), -view->bills.round_off);
    add_count(paper, _("No-sale opens"), shift->opens);
    paper_rule(paper, "-");
    paper_money(paper, _("Float"), shift->floated);
    paper_money(paper, _("Cash drops so far"), -shift->dropped);
    paper_money(paper, _("Expected cash"), view->expected);
    paper_money(paper, _("Counted"), view->counted);
    paper_figure(paper, _("Over/short"), shift->over);
    paper_money(paper, _("Cash drop"), shift->handed);
    paper_money(paper, _("Left in the drawer"), view->left);
    add_heads(paper, slip);
    paper_foot(paper, _("Signature: ______________"));
}

static void day_slip(const struct paper *paper, const struct slip *slip)
{
    const struct board *day = &slip->day;
    char number[RENDER_TEXT], when[DATE_TEXT];
    paper_head(paper, _("DAY REPORT"), paper_fact(number, _("Day"), date_format(when, slip->job.day)), slip->job.at);
    paper_figure(paper, _("Sales"), day->today.net);
    add_count(paper, _("Bills"), day->today.bills);
    paper_money(paper, _("Of members"), day->today.member_net);
    add_count(paper, _("New members"), day->today.new_members);
    add_count(paper, _("Points given out"), day->today.points_given);
    add_count(paper, _("Points used"), day->today.points_used);
    paper_rule(paper, "-");
    add_count(paper, _("Points liability"), day->points);
    paper_money(paper, _("Principal"), day->principal);
    paper_money(paper, _("Bonus"), day->bonus);
    add_count(paper, _("Manual entries"), day->by_hand);
    add_count(paper, _("No-sale opens"), day->drawer);
    paper_rule(paper, "-");
    add_heads(paper, slip);
    paper_foot(paper, _("Signature: ______________"));
}

static void card_slip(const struct paper *paper, const struct slip *slip)
{
    paper_head(paper, _("MEMBER'S CARD"), "", slip->job.at);
    paper_rule(paper, "-");
    paper_qr(paper, slip->card);
    paper_foot(paper, _("Show this code when you pay."));
}

/* What the wizard asks about: each row says what should be seen. */
static void test_slip(const struct paper *paper, const struct slip *slip)
{
    char ruler[RECEIPT_80 + 1];
    for (int i = 0; i < paper->columns; i++)
        ruler[i] = (char)('0' + (i + 1) % 10);
    ruler[paper->columns] = '\0';
    paper_head(paper, _("PRINTER TEST"), "", slip->job.at);
    paper_row(paper, ruler);
    paper_row(paper, _("The row above is one row, from edge to edge."));
    paper_row(paper, "简体 繁體 ￥128.00 ABC abc");
    paper_large(paper, _("Large"));
    paper_bold(paper, _("Bold"));
    paper_qr(paper, slip->card);
    paper_foot(paper, _("Now it cuts, and the drawer opens."));
}

/* --- all of them ------------------------------------------------------------------------------------------------ */

static struct receipt_head head_of(const struct slip_look *look, const struct slip *slip)
{
    bool entry = slip->txn[0] != '\0';
    return (struct receipt_head){.columns = look->columns,
                                 .shop = look->shop->name,
                                 .logo = slip->words.logo,
                                 .header = slip->words.header,
                                 .footer = slip->words.footer,
                                 .clerk = receipt_clerk(&slip->staff),
                                 .till = entry ? slip->entry.till : slip->job.till,
                                 .at = entry ? slip->entry.at : slip->job.at,
                                 .txn = slip->txn,
                                 .member = slip->member.id ? &slip->member : NULL,
                                 .practice = look->shop->practice,
                                 .again = slip->job.again,
                                 .styled = look->styled};
}

void slip_text(struct buffer *out, const struct slip_look *look, const struct slip *slip)
{
    const struct receipt_head head = head_of(look, slip);
    const struct paper paper = {out, &head, head.columns};
    switch (slip->job.kind) {
    case PRINT_SALE:
        receipt_sale(out, &head, &slip->sale, look->programme);
        break;
    case PRINT_RETURN:
    case PRINT_VOID:
        receipt_back(out, &head, &slip->back, slip->job.kind == PRINT_VOID, &slip->sale);
        break;
    case PRINT_TOPUP:
        topup_slip(&paper, look, slip);
        break;
    case PRINT_POINTS:
        points_slip(&paper, slip);
        break;
    case PRINT_GIFT:
        gift_slip(&paper, slip);
        break;
    case PRINT_COUPON:
        coupon_slip(&paper, look, slip);
        break;
    case PRINT_PASS:
        pass_slip(&paper, slip);
        break;
    case PRINT_CLOSE:
        close_slip(&paper, slip);
        break;
    case PRINT_REVERSE:
        reverse_slip(&paper, slip);
        break;
    case PRINT_DEPOSIT:
        deposit_slip(&paper, slip);
        break;
    case PRINT_ACCOUNT:
        account_slip(&paper, slip);
        break;
    case PRINT_CREDIT:
        credit_slip(&paper, slip);
        break;
    case PRINT_HANDOVER:
        handover_slip(&paper, slip);
        break;
    case PRINT_DAY:
        day_slip(&paper, slip);
        break;
    case PRINT_CARD:
        card_slip(&paper, slip);
        break;
    case PRINT_TEST:
        test_slip(&paper, slip);
        break;
    case PRINT_DRAWER:
    case PRINT_NOTHING:
    case PRINT_KINDS:
        break;
    }
}

/* --- for a printer ---------------------------------------------------------------------------------------------- */

static enum status add_row(const struct escpos *escpos, const char *row, struct error *err)
{
    switch (row[0]) {
    case PAPER_LARGE:
        escpos_row(escpos, ESCPOS_LARGE | ESCPOS_CENTRED, row + 1);
        return STATUS_OK;
    case PAPER_BOLD:
        escpos_row(escpos, ESCPOS_BOLD, row + 1);
        return STATUS_OK;
    case PAPER_QR:
        return escpos_qr(escpos, row + 1, err);
    default:
        escpos_row(escpos, ESCPOS_PLAIN, row);
        return STATUS_OK;
    }
}

static enum status add_rows(const struct escpos *escpos, const char *text, struct error *err)
{
    char row[PAPER_TEXT];
    for (size_t length; *text; text += length + (text[length] == '\n')) {
        length = strcspn(text, "\n");
        snprintf(row, sizeof row, "%.*s", (int)length, text);
        TRY(add_row(escpos, row, err));
    }
    return STATUS_OK;
}

enum status slip_text_bytes(struct buffer *out, const struct printer *printer, const struct slip_look *look,
                            const struct slip *slip, struct error *err)
{
    const struct escpos escpos = {.out = out,
                                  .columns = printer->narrow ? ESCPOS_58 : ESCPOS_80,
                                  .utf8 = printer->utf8,
                                  .native_qr = printer->native_qr};
    struct slip_look styled = *look;
    struct buffer text = {0};
    enum status status = STATUS_OK;
    styled.columns = escpos.columns;
    styled.styled = true;
    slip_text(&text, &styled, slip);
    escpos_begin(&escpos);
    if (slip->job.kick)
        escpos_kick(&escpos);
    if (text.text) {
        status = add_rows(&escpos, text.text, err);
        escpos_cut(&escpos);
    }
    buffer_clear(&text);
    return status;
}
