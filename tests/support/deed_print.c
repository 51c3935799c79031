/* SPDX-License-Identifier: MIT */
/* deed: a script written down, one act a line, much as the command line would have it. */
#include <inttypes.h>
#include <stdio.h>

#include "base/money.h"

#include "tests/support/deed.h"

#include "desk/sell.h"

static void print_tenders(const struct deed *deed)
{
    char text[MONEY_TEXT];
    for (size_t i = 0; i < deed->tenders; i++)
        fprintf(stderr, " --pay %s%s%s=%s", tender_code(deed->tender[i].kind), *deed->tender[i].reference ? ":" : "",
                deed->tender[i].reference,
                deed->tender[i].amount == TENDER_REST ? "rest" : money_format(text, deed->tender[i].amount));
}

static void print_sale(const struct deed *deed)
{
    char text[MONEY_TEXT], quantity[MONEY_TEXT];
    fprintf(stderr, "sale");
    if (deed->member > 0)
        fprintf(stderr, " --member %d", deed->member);
    if (deed->buyer > 0)
        fprintf(stderr, " --staff %s", deed->buyer == 1 ? "E07" : deed->buyer == 2 ? "M01" : "owner");
    for (size_t i = 0; i < deed->lines; i++) {
        const struct sale_line *line = &deed->line[i];
        if (line->sku[0])
            fprintf(stderr, " %s*%s%s%s", line->sku, number_format_quantity(quantity, line->quantity),
                    line->price == LIMIT_NONE ? "" : "@",
                    line->price == LIMIT_NONE ? "" : money_format(text, line->price));
        else
            fprintf(stderr, " %s:%s", money_format(text, line->price), line->category[0] ? line->category : "general");
    }
    for (size_t i = 0; i < deed->coupons; i++)
        fprintf(stderr, " --coupon #%d.%d", deed->coupon[i].deed, deed->coupon[i].nth);
    if (deed->points == POINTS_MAX)
        fprintf(stderr, " --points max");
    else if (deed->points != 0)
        fprintf(stderr, " --points %" PRId64, deed->points);
    if (deed->round_off != 0)
        fprintf(stderr, " --round %s", money_format(text, deed->round_off));
    fprintf(stderr, "%s%s", deed->best ? " --best" : "", deed->no_points ? " --no-points" : "");
    print_tenders(deed);
}

/* A return or void, or an exchange. */
static void print_back(const struct deed *deed)
{
    char text[MONEY_TEXT];
    fprintf(stderr, "%s #%d", deed->kind == DEED_EXCHANGE ? "exchange" : deed->voids ? "void" : "return", deed->bill);
    for (size_t i = 0; i < deed->backs && !deed->voids; i++) {
        fprintf(stderr, " %" PRId64, deed->back[i].no);
        if (deed->back[i].quantity != 0)
            fprintf(stderr, "*%s", number_format_quantity(text, deed->back[i].quantity));
    }
    if (deed->refund_by > 0)
        fprintf(stderr, " --refund %s", tender_code((enum tender_kind)(deed->refund_by - 1)));
    if (deed->kind != DEED_EXCHANGE)
        return;
    for (size_t i = 0; i < deed->lines; i++)
        fprintf(stderr, " --for %s*%s@%" PRId64, deed->line[i].sku,
                number_format_quantity(text, deed->line[i].quantity), deed->line[i].price);
    print_tenders(deed);
}

static void print_issue(const struct deed *deed)
{
    fprintf(stderr, "coupon issue %s --count %" PRId64, deed->offer, deed->count);
    if (deed->member > 0)
        fprintf(stderr, " --member %d", deed->member);
}

static void print_of_item(const struct deed *deed)
{
    const char *sku = deed->line[0].sku;
    if (deed->kind == DEED_GIFT)
        fprintf(stderr, "gift redeem %d %s", deed->member, sku);
    else if (deed->kind == DEED_STOCK)
        fprintf(stderr, "item stock %s %" PRId64, sku, deed->amount);
    else
        fprintf(stderr, "pass use %d %s %" PRId64, deed->member, sku, deed->amount);
}

static void print_wallet(const struct deed *deed)
{
    char text[MONEY_TEXT];
    const char *verb = deed->kind == DEED_TOPUP ? "topup" : deed->kind == DEED_CLOSE ? "close" : "credit";
    fprintf(stderr, "wallet %s %d", verb, deed->member);
    if (deed->kind != DEED_CLOSE)
        fprintf(stderr, " %s", money_format(text, deed->amount));
    print_tenders(deed);
}

/* What is done to an earlier act. */
static void print_of_bill(const struct deed *deed)
{
    if (deed->kind == DEED_CLAIM || deed->kind == DEED_RESELL)
        fprintf(stderr, "bill %s #%d %d", deed->kind == DEED_CLAIM ? "claim" : "resell", deed->bill, deed->member);
    else
        fprintf(stderr, "%s #%d", deed->kind == DEED_UNCLAIM ? "bill unclaim" : "undo", deed->bill);
    print_tenders(deed);
}

/* What ends in tenders. */
static void print_paid(const struct deed *deed)
{
    char text[MONEY_TEXT];
    if (deed->kind == DEED_TENDER)
        fprintf(stderr, "bill tender #%d", deed->bill);
    else if (deed->kind == DEED_ORDER_END)
        fprintf(stderr, "order %s %" PRId64, deed->voids ? "forfeit" : "refund", deed->count + 1);
    else
        fprintf(stderr, "%s %" PRId64 " %s", deed->kind == DEED_SETTLE ? "debtor settle" : "deposit take",
                deed->count + 1, money_format(text, deed->amount));
    print_tenders(deed);
}

static void print_family(const struct deed *deed)
{
    char text[MONEY_TEXT];
    fprintf(stderr, "member link %d %" PRId64 " %s", deed->member, deed->count, deed->voids ? "apart" : "family");
    if (!deed->voids && deed->amount != LIMIT_NONE)
        fprintf(stderr, " --limit %s", money_format(text, deed->amount));
}

void deed_print(const struct deed *deed)
{
    static const char *const who[WHO_COUNT] = {"", " --as E07", " --as E07 --approver M01",
                                               " --as E07 --approver owner"};
    fprintf(stderr, "#%-3d till %d%s%s: ", deed->number, deed->till + 1, deed->over ? ", taken over" : "",
            who[deed->who]);
    switch (deed->kind) {
    case DEED_SALE:
        print_sale(deed);
        break;
    case DEED_BACK:
    case DEED_EXCHANGE:
        print_back(deed);
        break;
    case DEED_TOPUP:
    case DEED_CLOSE:
    case DEED_CREDIT:
        print_wallet(deed);
        break;
    case DEED_GIVE:
    case DEED_TAKE:
        fprintf(stderr, "points %s %d %" PRId64, deed->kind == DEED_GIVE ? "give" : "take", deed->member, deed->amount);
        break;
    case DEED_ISSUE:
        print_issue(deed);
        break;
    case DEED_WITHDRAW:
        fprintf(stderr, "coupon withdraw #%d.%d", deed->coupon[0].deed, deed->coupon[0].nth);
        break;
    case DEED_REDEEM:
        fprintf(stderr, "coupon redeem #%d.%d", deed->coupon[0].deed, deed->coupon[0].nth);
        break;
    case DEED_GIFT:
    case DEED_STOCK:
    case DEED_PASS:
        print_of_item(deed);
        break;
    case DEED_CLAIM:
    case DEED_RESELL:
    case DEED_UNCLAIM:
    case DEED_UNDO:
        print_of_bill(deed);
        break;
    case DEED_TENDER:
    case DEED_SETTLE:
    case DEED_DEPOSIT:
    case DEED_ORDER_END:
        print_paid(deed);
        break;
    case DEED_FAMILY:
        print_family(deed);
        break;
    case DEED_NIGHTLY:
        fprintf(stderr, "nightly");
        break;
    case DEED_CLOCK:
        fprintf(stderr, "clock %+" PRId64 "d %+" PRId64 "min", deed->clock / 86400, deed->clock % 86400 / 60);
    }
    fprintf(stderr, "%s%s\n", deed->before ? " (quoted)" : "", deed->again ? " (twice)" : "");
}
