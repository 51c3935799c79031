/* SPDX-License-Identifier: MIT */
/* Pricing a bill of fifty lines and twelve coupons, and finding their best combination among 4,096 possible sets. */
#include "rules/quote.h"

#include <stdio.h>

#include "bench/bench.h"
#include "tests/support/tray.h"

#define LINES 50
#define COUPONS 12
#define WHOLE 1000

/* Offers of every kind, none of which bars another, which is the worst case for the search. */
static const char open_programme[] =
    "{'points':{'per':'1.00','earn':1,'money':{'points':100,'worth':'1.00','step':1,'max_percent':100,'keep':0}},"
    " 'tiers':{'measure':'spend','window':{'rolling_months':12},'grace_days':0,'down':'window','levels':["
    "  {'code':'normal','name':'n','from':'0'},{'code':'gold','name':'g','from':'2000.00','discount_percent':5}]},"
    " 'offers':[{'code':'A0','name':'a','trigger':'coupon','benefit':{'amount':'3.00'}},"
    "  {'code':'A1','name':'a','trigger':'coupon','benefit':{'amount':'10.00'},'when':{'min_amount':'100.00'}},"
    "  {'code':'A2','name':'a','trigger':'coupon','benefit':{'amount':'20.00'},'when':{'min_amount':'300.00'}},"
    "  {'code':'A3','name':'a','trigger':'coupon','benefit':{'amount':'5.00','scope':{'category':['tea']}}},"
    "  {'code':'P0','name':'p','trigger':'coupon','benefit':{'percent':5}},"
    "  {'code':'P1','name':'p','trigger':'coupon','benefit':{'percent':10,'scope':{'category':['tea']}}}]}";

static void fill(struct tray *tray)
{
    static const char *const categories[] = {"tea", "snacks", "cups"};
    static const char *const offers[] = {"A0", "A1", "A2", "A3", "P0", "P1"};
    char text[CODE_TEXT];
    tray_open(tray, open_programme);
    tray_member(tray, "gold", 1280);
    for (int i = 0; i < LINES; i++) {
        snprintf(text, sizeof text, "ITEM%d", i);
        tray_line(tray, text, categories[i % 3], WHOLE * (1 + i % 4), 990 + i * 37);
    }
    for (int i = 0; i < COUPONS; i++) {
        snprintf(text, sizeof text, "C%02d", i);
        tray_coupon(tray, text, offers[i % 6])->expires_on = tray->input.day + i;
    }
}

static int64_t plain_quote(void *context)
{
    struct tray *tray = context;
    struct quote_input input = tray->input;
    struct quote quote;
    int64_t begin = bench_now();
    input.coupons = 0;
    bench_must(quote_make(&tray->programme, &input, &quote, &tray->err), &tray->err, "quote");
    int64_t took = bench_now() - begin;
    quote_clear(&quote);
    return took;
}

static int64_t best_quote(void *context)
{
    struct tray *tray = context;
    struct coupon_facts coupon[COUPONS_MAX];
    struct quote_input input = tray->input;
    struct quote quote;
    bool chosen[COUPONS_MAX];
    int64_t begin = bench_now();
    bench_must(quote_best(&tray->programme, &tray->input, chosen, &tray->err), &tray->err, "best");
    input.coupon = coupon;
    input.coupons = 0;
    for (size_t i = 0; i < tray->input.coupons; i++)
        if (chosen[i])
            coupon[input.coupons++] = tray->input.coupon[i];
    bench_must(quote_make(&tray->programme, &input, &quote, &tray->err), &tray->err, "quote");
    int64_t took = bench_now() - begin;
    quote_clear(&quote);
    return took;
}

int main(void)
{
    static struct tray tray;
    struct bench_row row = {.name = "quote, 50 lines, best of 12 coupons",
                            .floor = "the same bill without coupons",
                            .by = BENCH_P99,
                            .most = 5000000};
    bench_head("rules");
    fill(&tray);
    bench_pair(&row, bench_rounds(500), plain_quote, best_quote, &tray);
    bench_print(&row);
    tray_close(&tray);
    return 0;
}
