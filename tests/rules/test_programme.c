/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"

#include <cmocka.h>

#include "rules/programme.h"

#include "tests/support/tray.h"

static const char good[] =
    "{'currency':'CNY',"
    " 'points':{'per':'1.00','earn':1,'rounding':'floor','base':'payable','multipliers':'best','cap_per_bill':null,"
    "           'delay_days':2,'expire':{'months':12,'round':'month-end'},"
    "           'money':{'points':100,'worth':'1.00','step':50,'max_percent':50.5,'keep':10}},"
    " 'tiers':{'measure':'spend','window':{'rolling_months':6},'grace_days':30,'down':'one',"
    "          'levels':[{'code':'normal','name':'普通','from':'0'},"
    "                    {'code':'gold','from':2000,'discount_percent':5,'points_percent':150}]},"
    " 'wallet':{'draw':'principal-first','bonus_earns':true,'limits':{'balance':'5000.00','single':1000},"
    "           'topups':[{'pay':'1000.00','bonus':'120.00'},{'pay':'500.00','bonus':'50.00'}]},"
    " 'returns':{'within_days':7,'grace_days':14},"
    " 'till':{'round_off':{'to':'0.5','hand_limit':2},'claim_days':3,'cutoff':'05:30','cash_rounding':null},"
    " 'offers':[{'code':'SAVE10','name':'满100减10','trigger':'coupon','benefit':{'amount':'10.00','scope':{'all':true}"
    "},"
    "            'when':{'min_amount':'100.00','min_base':'before-discounts','from':'2026-08-01','to':'2026-08-31',"
    "                    'weekdays':[1,6,7],'hours':['10:00-14:00','20:00-24:00'],'tiers':['gold'],"
    "                    'birthday_within_days':7,'purchase_number':1,'min_quantity':1.5,"
    "                    'scope':{'category':['food','drink']}},"
    "            'limits':{'per_member':1,'per_member_day':2,'total':1000,'budget':'5000.00','void_returns':false},"
    "            'stack':{'group':'bill','exclusive':true,'priority':10},"
    "            'coupon':{'valid_days':30,'from':'2026-08-02','to':'2026-09-01','bearer':true}},"
    "           {'code':'FOOD','trigger':'automatic',"
    "            'benefit':{'percent':12.5,'cap':'9.00','scope':{'sku':['TEA'],'cheapest':true}}}]}";

static void open_good(struct programme *programme)
{
    char *json = tray_json(good);
    struct error err;
    assert_int_equal(programme_parse(json, strlen(json), programme, &err), STATUS_OK);
    free(json);
}

static void test_parts(void **state)
{
    (void)state;
    struct programme p;
    open_good(&p);
    assert_true(p.points.on && p.points.month_end && p.points.money.on);
    assert_int_equal(p.points.per, 100);
    assert_int_equal(p.points.cap_per_bill, LIMIT_NONE);
    assert_int_equal(p.points.delay_days, 2);
    assert_int_equal(p.points.expire, EXPIRE_MONTHS);
    assert_int_equal(p.points.money.max_percent, 5050);
    assert_int_equal(p.points.money.step, 50);
    assert_int_equal(p.points.money.keep, 10);
    assert_int_equal(p.tier.levels, 2);
    assert_string_equal(p.tier.level[0].name, "普通");
    assert_string_equal(p.tier.level[1].name, "gold");
    assert_int_equal(p.tier.level[1].from, 200000);
    assert_int_equal(p.tier.level[1].discount, 500);
    assert_int_equal(p.tier.level[1].points, 15000);
    assert_int_equal(p.tier.rolling_months, 6);
    assert_true(p.tier.down_one);
    assert_int_equal(p.wallet.draw, DRAW_PRINCIPAL_FIRST);
    assert_true(p.wallet.bonus_earns);
    assert_int_equal(p.wallet.topups, 2);
    assert_int_equal(p.wallet.topup[0].pay, 50000);
    assert_int_equal(p.wallet.topup[1].bonus, 12000);
    assert_int_equal(p.wallet.limit.balance, 500000);
    assert_int_equal(p.wallet.limit.single, 100000);
    assert_int_equal(p.returns.within_days, 7);
    assert_int_equal(p.returns.grace_days, 14);
    assert_int_equal(p.till.round_to, 50);
    assert_int_equal(p.limits.clerk[LIMIT_ROUND_OFF], 200);
    assert_int_equal(p.till.claim_days, 3);
    assert_int_equal(p.till.cutoff_minute, 330);
    programme_clear(&p);
}

static void test_offers(void **state)
{
    (void)state;
    struct programme p;
    open_good(&p);
    assert_int_equal(p.offers, 2);
    const struct offer *save = &p.offer[programme_offer(&p, "SAVE10")], *food = &p.offer[programme_offer(&p, "FOOD")];
    assert_string_equal(save->name, "满100减10");
    assert_int_equal(save->trigger, TRIGGER_COUPON);
    assert_int_equal(save->benefit, BENEFIT_AMOUNT);
    assert_int_equal(save->amount, 1000);
    assert_true(save->scope.all && !save->scope.cheapest);
    assert_int_equal(save->from, date_from_civil(2026, 8, 1));
    assert_int_equal(save->to, date_from_civil(2026, 8, 31));
    assert_int_equal(save->weekdays, 1U << 1 | 1U << 6 | 1U << 7);
    assert_int_equal(save->hours[1].from, 20 * 60);
    assert_int_equal(save->hours[1].to, 24 * 60);
    assert_string_equal(save->tier[0], "gold");
    assert_int_equal(save->birthday_within_days, 7);
    assert_int_equal(save->purchase_number, 1);
    assert_int_equal(save->min_base, BASE_BEFORE_DISCOUNTS);
    assert_int_equal(save->min_quantity, 1500);
    assert_int_equal(save->min_scope.categories, 2);
    assert_int_equal(save->per_member, 1);
    assert_int_equal(save->per_member_day, 2);
    assert_int_equal(save->total, 1000);
    assert_int_equal(save->budget, 500000);
    assert_true(!save->void_returns && save->exclusive && save->bearer);
    assert_string_equal(save->group, "bill");
    assert_int_equal(save->priority, 10);
    assert_int_equal(save->coupon_valid_days, 30);
    assert_int_equal(save->coupon_to, date_from_civil(2026, 9, 1));
    assert_int_equal(food->benefit, BENEFIT_PERCENT);
    assert_int_equal(food->percent, 1250);
    assert_int_equal(food->cap, 900);
    assert_true(food->scope.cheapest && !food->scope.all && food->void_returns);
    assert_true(scope_has(&food->scope, "TEA", "x") && !scope_has(&food->scope, "", "TEA"));
    programme_clear(&p);
}

static void test_kinds(void **state)
{
    (void)state;
    struct tray t;
    tray_open(&t, "{'points':{'multipliers':'product'},'tiers':{'measure':'earned_points',"
                  "'window':{'anniversary':true},'levels':[{'code':'a','from':'0'},{'code':'b','from':'1000'},"
                  "{'code':'c','from':5000}]},'offers':["
                  "{'code':'F','trigger':'automatic','benefit':{'fixed_price':'9.90','scope':{'cheapest':true}}},"
                  "{'code':'N','trigger':'automatic','benefit':{'nth':2,'percent':50}},"
                  "{'code':'B','trigger':'automatic','benefit':{'buy':3,'free':1,'scope':{'sku':['TEA']}}},"
                  "{'code':'I','trigger':'coupon','benefit':{'free_item':'TEA'}},"
                  "{'code':'M','trigger':'automatic','benefit':{'points_percent':250.5}},"
                  "{'code':'P','trigger':'coupon','benefit':{'points_bonus':88}},"
                  "{'code':'G','trigger':'coupon','benefit':{'gift':'CUP'}}]}");
    const struct programme *p = &t.programme;
    assert_true(p->points.product);
    assert_int_equal(p->tier.measure, MEASURE_EARNED_POINTS);
    assert_int_equal(p->tier.window, WINDOW_ANNIVERSARY);
    assert_int_equal(p->tier.level[1].from, 1000);
    assert_int_equal(p->tier.level[2].from, 5000);
    assert_int_equal(p->offer[0].benefit, BENEFIT_FIXED_PRICE);
    assert_int_equal(p->offer[0].fixed_price, 990);
    assert_int_equal(p->offer[1].benefit, BENEFIT_NTH);
    assert_true(p->offer[1].nth == 2 && p->offer[1].percent == 5000);
    assert_int_equal(p->offer[2].benefit, BENEFIT_BUY);
    assert_true(p->offer[2].buy == 3 && p->offer[2].free == 1);
    assert_int_equal(p->offer[3].benefit, BENEFIT_FREE_ITEM);
    assert_string_equal(p->offer[3].item, "TEA");
    assert_int_equal(p->offer[4].benefit, BENEFIT_POINTS_PERCENT);
    assert_int_equal(p->offer[4].multiplier, 25050);
    assert_int_equal(p->offer[5].benefit, BENEFIT_POINTS_BONUS);
    assert_int_equal(p->offer[5].points, 88);
    assert_int_equal(p->offer[6].benefit, BENEFIT_GIFT);
    assert_string_equal(p->offer[6].item, "CUP");
    tray_close(&t);
}

static void test_empty(void **state)
{
    (void)state;
    struct programme p;
    struct error err;
    assert_int_equal(programme_parse("{}", 2, &p, &err), STATUS_OK);
    assert_false(p.points.on);
    assert_int_equal(p.tier.levels, 0);
    assert_int_equal(p.offers, 0);
    assert_int_equal(p.returns.within_days, LIMIT_NONE);
    assert_int_equal(p.returns.grace_days, 30);
    assert_int_equal(p.till.claim_days, 7);
    assert_int_equal(p.till.cutoff_minute, 240);
    assert_string_equal(p.currency, "CNY");
    assert_int_equal(programme_level(&p, "gold"), -1);
    assert_int_equal(programme_offer(&p, "X"), -1);
    programme_clear(&p);
}

/* One bad file per rule: its path, the fault, and the value as reported. */
struct bad_case {
    const char *json, *path, *value;
};

static void check_bad(const struct bad_case *cases, size_t count, enum status status)
{
    for (size_t i = 0; i < count; i++) {
        struct programme p;
        struct error err;
        char *json = tray_json(cases[i].json);
        if (programme_parse(json, strlen(json), &p, &err) != status)
            fail_msg("%s: not %s", cases[i].json, status_code(status));
        if (strcmp(err.field, cases[i].path) != 0 || strcmp(err.arg[0], cases[i].path) != 0)
            fail_msg("%s: path is %s", cases[i].json, err.field);
        if (cases[i].value && strcmp(err.arg[1], cases[i].value) != 0)
            fail_msg("%s: value is %s", cases[i].json, err.arg[1]);
        assert_int_equal(p.offers, 0);
        assert_null(p.offer);
        free(json);
    }
}

#define COUNT(list) (sizeof(list) / sizeof *(list))

static const struct bad_case bad_parts[] = {
    {"[]", "programme", "[...]"},
    {"{'point':{}}", "point", "{...}"},
    {"{'currency':'Yuan'}", "currency", "Yuan"},
    {"{'currency':'cny'}", "currency", "cny"},
    {"{'points':3}", "points", "3"},
    {"{'points':{'per':'1.005'}}", "points.per", "1.005"},
    {"{'points':{'per':0}}", "points.per", "0"},
    {"{'points':{'per':1.5}}", "points.per", "1.5"},
    {"{'points':{'per':'-1'}}", "points.per", "-1"},
    {"{'points':{'earn':1.5}}", "points.earn", "1.5"},
    {"{'points':{'earn':-1}}", "points.earn", "-1"},
    {"{'points':{'rounding':1}}", "points.rounding", "1"},
    {"{'points':{'rounding':'half-up'}}", "points.rounding", "half-up"},
    {"{'points':{'base':'gross'}}", "points.base", "gross"},
    {"{'points':{'multipliers':'sum'}}", "points.multipliers", "sum"},
    {"{'points':{'cap_per_bill':-5}}", "points.cap_per_bill", "-5"},
    {"{'points':{'delay_days':'2'}}", "points.delay_days", "2"},
    {"{'points':{'voucher_earns':1}}", "points.voucher_earns", "1"},
    {"{'points':{'delay_days':5,'expire':{'days':4}}}", "points.delay_days", "5"},
    {"{'points':{'delay_days':29,'expire':{'months':1}}}", "points.delay_days", "29"},
    {"{'points':{'expire':{}}}", "points.expire", "{...}"},
    {"{'points':{'expire':{'months':1,'days':1}}}", "points.expire", "{...}"},
    {"{'points':{'expire':{'months':0}}}", "points.expire.months", "0"},
    {"{'points':{'expire':{'days':3,'round':'week'}}}", "points.expire.round", "week"},
    {"{'points':{'money':{'points':0}}}", "points.money.points", "0"},
    {"{'points':{'money':{'worth':'0'}}}", "points.money.worth", "0"},
    {"{'points':{'money':{'step':0}}}", "points.money.step", "0"},
    {"{'points':{'money':{'max_percent':100.5}}}", "points.money.max_percent", "100.5"},
    {"{'points':{'money':{'keep':-1}}}", "points.money.keep", "-1"},
    {"{'points':{'money':{'worht':1}}}", "points.money.worht", "1"},
    {"{'points':{'scope':{'category':['x'],'cheapest':true}}}", "points.scope.cheapest", "true"},
    {"{'points':{'scope':{'category':[]}}}", "points.scope.category", "[...]"},
    {"{'points':{'scope':{'category':'x'}}}", "points.scope.category", "x"},
    {"{'points':{'scope':{'all':true,'sku':['x']}}}", "points.scope.all", "true"},
    {"{'points':{'scope':{'all':false}}}", "points.scope.all", "false"},
    {"{'points':{'scope':{'sku':['x',3]}}}", "points.scope.sku[1]", "3"},
    {"{'tiers':{}}", "tiers.levels", "null"},
    {"{'tiers':{'levels':[]}}", "tiers.levels", "[...]"},
    {"{'tiers':{'levels':[7]}}", "tiers.levels[0]", "7"},
    {"{'tiers':{'levels':[{'from':0}]}}", "tiers.levels[0].code", "null"},
    {"{'tiers':{'levels':[{'code':''}]}}", "tiers.levels[0].code", ""},
    {"{'tiers':{'levels':[{'code':'a','from':'5'}]}}", "tiers.levels[0].from", "5"},
    {"{'tiers':{'levels':[{'code':'a'},{'code':'b'}]}}", "tiers.levels[1].from", "null"},
    {"{'tiers':{'levels':[{'code':'a'},{'code':'b','from':9},{'code':'c','from':'9.00'}]}}", "tiers.levels[2].from",
     "9.00"},
    {"{'tiers':{'levels':[{'code':'a'},{'code':'a','from':9}]}}", "tiers.levels[1].code", "a"},
    {"{'tiers':{'levels':[{'code':'a','discount_percent':101}]}}", "tiers.levels[0].discount_percent", "101"},
    {"{'tiers':{'levels':[{'code':'a','discount_percent':1.005}]}}", "tiers.levels[0].discount_percent", "1.005"},
    {"{'tiers':{'levels':[{'code':'a','discount_percent':'5'}]}}", "tiers.levels[0].discount_percent", "5"},
    {"{'tiers':{'levels':[{'code':'a','points_percent':-1}]}}", "tiers.levels[0].points_percent", "-1"},
    {"{'tiers':{'measure':'visits'}}", "tiers.measure", "visits"},
    {"{'tiers':{'window':{}}}", "tiers.window", "{...}"},
    {"{'tiers':{'window':{'anniversary':false}}}", "tiers.window.anniversary", "false"},
    {"{'tiers':{'window':{'anniversary':true,'calendar_year':true}}}", "tiers.window", "{...}"},
    {"{'tiers':{'warn_days':-1}}", "tiers.warn_days", "-1"},
    {"{'tiers':{'measure':'earned_points','levels':[{'code':'a'},{'code':'b','from':'1.5'}]}}", "tiers.levels[1].from",
     "1.5"},
    {"{'tiers':{'measure':'earned_points','levels':[{'code':'a'},{'code':'b','from':1.5}]}}", "tiers.levels[1].from",
     "1.5"},
    {"{'tiers':{'window':{'rolling_months':0}}}", "tiers.window.rolling_months", "0"},
    {"{'tiers':{'window':{'rolling_months':1,'lifetime':true}}}", "tiers.window", "{...}"},
    {"{'tiers':{'window':{'calendar_year':false}}}", "tiers.window.calendar_year", "false"},
    {"{'tiers':{'window':{'lifetime':1}}}", "tiers.window.lifetime", "1"},
    {"{'tiers':{'grace_days':-1}}", "tiers.grace_days", "-1"},
    {"{'tiers':{'down':'two'}}", "tiers.down", "two"},
    {"{'wallet':{'draw':'fifo'}}", "wallet.draw", "fifo"},
    {"{'wallet':{'bonus_earns':1}}", "wallet.bonus_earns", "1"},
    {"{'wallet':{'topups':{}}}", "wallet.topups", "{...}"},
    {"{'wallet':{'topups':[{'bonus':'5'}]}}", "wallet.topups[0].pay", "null"},
    {"{'wallet':{'topups':[{'pay':'0'}]}}", "wallet.topups[0].pay", "0"},
    {"{'wallet':{'topups':[{'pay':'5'},{'pay':9},{'pay':5}]}}", "wallet.topups[2].pay", "5"},
    {"{'wallet':{'topups':[{'pay':5,'points':-1}]}}", "wallet.topups[0].points", "-1"},
    {"{'wallet':{'topups':[{'pay':5,'coupon':'X'}]}}", "wallet.topups[0].coupon", "X"},
    {"{'wallet':{'topups':[{'pay':5,'coupon':'X'}]},'offers':[{'code':'X','trigger':'automatic',"
     "'benefit':{'amount':1}}]}",
     "wallet.topups[0].coupon", "X"},
    {"{'wallet':{'topups':[{'pay':5,'pass':{}}]}}", "wallet.topups[0].pass.sku", "null"},
    {"{'wallet':{'topups':[{'pay':5,'pass':{'sku':'A'}}]}}", "wallet.topups[0].pass.uses", "null"},
    {"{'wallet':{'topups':[{'pay':5,'pass':{'sku':'A','uses':0}}]}}", "wallet.topups[0].pass.uses", "0"},
    {"{'wallet':{'topups':[{'pay':5,'instalments':{'count':2}}]}}", "wallet.topups[0].instalments.every", "null"},
    {"{'wallet':{'topups':[{'pay':5,'instalments':{'every':2}}]}}", "wallet.topups[0].instalments.count", "null"},
    {"{'wallet':{'topups':[{'pay':5,'instalments':{'count':0,'every':2}}]}}", "wallet.topups[0].instalments.count",
     "0"},
    {"{'wallet':{'topups':[{'pay':5,'instalments':{'count':2,'every':'moon'}}]}}", "wallet.topups[0].instalments.every",
     "moon"},
    {"{'wallet':{'limits':{'balance':'-1'}}}", "wallet.limits.balance", "-1"},
    {"{'returns':{'within_days':-1}}", "returns.within_days", "-1"},
    {"{'returns':{'grace_days':'x'}}", "returns.grace_days", "x"},
    {"{'till':{'round_off':{'to':'0.2'}}}", "till.round_off.to", "0.2"},
    {"{'till':{'round_off':{'hand_limit':'-1'}}}", "till.round_off.hand_limit", "-1"},
    {"{'till':{'claim_days':-1}}", "till.claim_days", "-1"},
    {"{'till':{'cash_rounding':'x'}}", "till.cash_rounding", "x"},
    {"{'till':{'cash_rounding':'0.2'}}", "till.cash_rounding", "0.2"},
    {"{'till':{'price_change_limit':'-1'}}", "till.price_change_limit", "-1"},
    {"{'till':{'cutoff':'24:00'}}", "till.cutoff", "24:00"},
    {"{'till':{'cutoff':'4 am'}}", "till.cutoff", "4 am"},
    {"{'till':{'cutoff':4}}", "till.cutoff", "4"},
};

static void test_bad_parts(void **state)
{
    (void)state;
    check_bad(bad_parts, COUNT(bad_parts), STATUS_BAD_VALUE);
}

#define OFFER(rest) "{'offers':[{'code':'A','trigger':'automatic','benefit':{'percent':10}" rest "}]}"
#define BENEFIT(inside) "{'offers':[{'code':'A','trigger':'automatic','benefit':{" inside "}}]}"

static const struct bad_case bad_offers[] = {
    {"{'offers':{}}", "offers", "{...}"},
    {"{'offers':[null]}", "offers[0]", NULL},
    {"{'offers':[{'trigger':'automatic'}]}", "offers[0].code", "null"},
    {"{'offers':[{'code':'A'}]}", "offers[0].trigger", "null"},
    {"{'offers':[{'code':'A','trigger':'manual'}]}", "offers[0].trigger", "manual"},
    {"{'offers':[{'code':'A','trigger':'automatic'}]}", "offers[0].benefit", "null"},
    {"{'offers':[{'code':'0123456789012345678901234567890123456789012345678','trigger':'coupon'}]}", "offers[0].code",
     "0123456789012345678901234567890123456789012345678"},
    {"{'offers':[{'code':'a\\u0007','trigger':'coupon'}]}", "offers[0].code", NULL},
    {"{'offers':[{'code':'A','trigger':'coupon','benefit':{'amount':1}},"
     "{'code':'A','trigger':'coupon','benefit':{'amount':1}}]}",
     "offers[1].code", "A"},
    {OFFER(",'prioritty':1"), "offers[0].prioritty", "1"},
    {BENEFIT(""), "offers[0].benefit", "{...}"},
    {BENEFIT("'percent':5,'amount':5"), "offers[0].benefit", "{...}"},
    {BENEFIT("'percent':101"), "offers[0].benefit.percent", "101"},
    {BENEFIT("'percent':-1"), "offers[0].benefit.percent", "-1"},
    {BENEFIT("'percent':0.123"), "offers[0].benefit.percent", "0.123"},
    {BENEFIT("'percent':1e-7"), "offers[0].benefit.percent", "1e-7"},
    {BENEFIT("'percent':true"), "offers[0].benefit.percent", "true"},
    {BENEFIT("'amount':'1.234'"), "offers[0].benefit.amount", "1.234"},
    {BENEFIT("'amount':'-1'"), "offers[0].benefit.amount", "-1"},
    {BENEFIT("'amount':'99999999999999999999'"), "offers[0].benefit.amount", "99999999999999999999"},
    {BENEFIT("'amount':99999999999999"), "offers[0].benefit.amount", "99999999999999"},
    {BENEFIT("'amount':5,'cap':3"), "offers[0].benefit.cap", "3"},
    {BENEFIT("'nth':2"), "offers[0].benefit", "{...}"},
    {BENEFIT("'nth':0,'percent':50"), "offers[0].benefit.nth", "0"},
    {BENEFIT("'nth':2,'percent':50,'cap':1"), "offers[0].benefit.cap", "1"},
    {BENEFIT("'nth':2,'percent':50,'scope':{'cheapest':true}"), "offers[0].benefit.scope.cheapest", "true"},
    {BENEFIT("'nth':2,'percent':50,'gift':'A'"), "offers[0].benefit", "{...}"},
    {BENEFIT("'buy':3"), "offers[0].benefit", "{...}"},
    {BENEFIT("'free':1"), "offers[0].benefit", "{...}"},
    {BENEFIT("'free':1,'percent':5"), "offers[0].benefit", "{...}"},
    {BENEFIT("'buy':0,'free':1"), "offers[0].benefit.buy", "0"},
    {BENEFIT("'buy':3,'free':0"), "offers[0].benefit.free", "0"},
    {BENEFIT("'buy':3,'free':1,'percent':5"), "offers[0].benefit", "{...}"},
    {BENEFIT("'buy':3,'free':1,'scope':{'cheapest':true}"), "offers[0].benefit.scope.cheapest", "true"},
    {BENEFIT("'fixed_price':'-1'"), "offers[0].benefit.fixed_price", "-1"},
    {BENEFIT("'fixed_price':'9.90','cap':1"), "offers[0].benefit.cap", "1"},
    {BENEFIT("'free_item':7"), "offers[0].benefit.free_item", "7"},
    {BENEFIT("'free_item':''"), "offers[0].benefit.free_item", ""},
    {BENEFIT("'gift':['A']"), "offers[0].benefit.gift", "[...]"},
    {BENEFIT("'points_percent':-1"), "offers[0].benefit.points_percent", "-1"},
    {BENEFIT("'points_percent':200,'scope':{'cheapest':true}"), "offers[0].benefit.scope.cheapest", "true"},
    {BENEFIT("'points_bonus':0"), "offers[0].benefit.points_bonus", "0"},
    {BENEFIT("'points_bonus':1.5"), "offers[0].benefit.points_bonus", "1.5"},
    {BENEFIT("'points_bonus':5,'points_percent':200"), "offers[0].benefit", "{...}"},
    {BENEFIT("'percent':5,'scope':{'tag':['x']}"), "offers[0].benefit.scope.tag", "[...]"},
    {OFFER(",'when':{'from':'2026-02-30'}"), "offers[0].when.from", "2026-02-30"},
    {OFFER(",'when':{'from':'2026-02-03','to':'2026-02-02'}"), "offers[0].when.to", "2026-02-02"},
    {OFFER(",'when':{'to':5}"), "offers[0].when.to", "5"},
    {OFFER(",'when':{'weekdays':[0]}"), "offers[0].when.weekdays[0]", "0"},
    {OFFER(",'when':{'weekdays':[1,8]}"), "offers[0].when.weekdays[1]", "8"},
    {OFFER(",'when':{'weekdays':[]}"), "offers[0].when.weekdays", "[...]"},
    {OFFER(",'when':{'weekdays':[null]}"), "offers[0].when.weekdays[0]", "null"},
    {OFFER(",'when':{'hours':['14:00-10:00']}"), "offers[0].when.hours[0]", "14:00-10:00"},
    {OFFER(",'when':{'hours':['10:00-10:00']}"), "offers[0].when.hours[0]", "10:00-10:00"},
    {OFFER(",'when':{'hours':['10:00-24:01']}"), "offers[0].when.hours[0]", "10:00-24:01"},
    {OFFER(",'when':{'hours':['10:60-12:00']}"), "offers[0].when.hours[0]", "10:60-12:00"},
    {OFFER(",'when':{'hours':['10:00-12:00 ']}"), "offers[0].when.hours[0]", "10:00-12:00 "},
    {OFFER(",'when':{'hours':[10]}"), "offers[0].when.hours[0]", "10"},
    {OFFER(",'when':{'tiers':['gold']}"), "offers[0].when.tiers[0]", "gold"},
    {OFFER(",'when':{'birthday_within_days':-1}"), "offers[0].when.birthday_within_days", "-1"},
    {OFFER(",'when':{'purchase_number':0}"), "offers[0].when.purchase_number", "0"},
    {OFFER(",'when':{'min_amount':'x'}"), "offers[0].when.min_amount", "x"},
    {OFFER(",'when':{'min_base':'gross'}"), "offers[0].when.min_base", "gross"},
    {OFFER(",'when':{'min_quantity':0}"), "offers[0].when.min_quantity", "0"},
    {OFFER(",'when':{'min_quantity':true}"), "offers[0].when.min_quantity", "true"},
    {OFFER(",'when':{'min_quantity':1.2345}"), "offers[0].when.min_quantity", "1.2345"},
    {OFFER(",'when':{'scope':{'all':true,'cheapest':true}}"), "offers[0].when.scope.cheapest", "true"},
    {OFFER(",'limits':{'per_member':-1}"), "offers[0].limits.per_member", "-1"},
    {OFFER(",'limits':{'per_member_day':1.5}"), "offers[0].limits.per_member_day", "1.5"},
    {OFFER(",'limits':{'total':'5'}"), "offers[0].limits.total", "5"},
    {OFFER(",'limits':{'budget':'5.001'}"), "offers[0].limits.budget", "5.001"},
    {OFFER(",'limits':{'void_returns':'yes'}"), "offers[0].limits.void_returns", "yes"},
    {OFFER(",'stack':{'group':7}"), "offers[0].stack.group", "7"},
    {OFFER(",'stack':{'exclusive':0}"), "offers[0].stack.exclusive", "0"},
    {OFFER(",'stack':{'priority':'high'}"), "offers[0].stack.priority", "high"},
    {OFFER(",'coupon':{'valid_days':-1}"), "offers[0].coupon.valid_days", "-1"},
    {OFFER(",'coupon':{'from':'2026-02-03','to':'2026-02-02'}"), "offers[0].coupon.to", "2026-02-02"},
    {OFFER(",'coupon':{'batch':'B1'}"), "offers[0].coupon.batch", "B1"},
    {OFFER(",'coupon':{'batch':0}"), "offers[0].coupon.batch", "0"},
    {OFFER(",'coupon':{'batch':512}"), "offers[0].coupon.batch", "512"},
    {"{'offers':[{'code':'X','trigger':'coupon','benefit':{'amount':'1'},'coupon':{'batch':3}},"
     "{'code':'Y','trigger':'coupon','benefit':{'amount':'1'},'coupon':{'batch':3}}]}",
     "offers[1].coupon.batch", "3"},
    {OFFER(",'coupon':{'bearer':'yes'}"), "offers[0].coupon.bearer", "yes"},
    {OFFER(",'coupon':[]"), "offers[0].coupon", "[...]"},
};

static void test_bad_offers(void **state)
{
    (void)state;
    check_bad(bad_offers, COUNT(bad_offers), STATUS_BAD_VALUE);
}

/* Keys that the format has and the parser checks, but that are not used yet. */
static void test_limits(void **state)
{
    (void)state;
    struct tray t;
    tray_open(&t, "{'tiers':{'levels':[{'code':'n','from':0},{'code':'g','from':500}]},"
                  "'wallet':{'limits':{'balance':2000,'single':500,'unnamed':{'balance':1000},"
                  "'tiers':{'g':{'balance':5000}}}}}");
    static const struct {
        int level;
        bool named;
        int64_t balance, single;
    } list[] = {{0, true, 200000, 50000},
                {0, false, 100000, 50000},
                {1, true, 500000, 50000},
                {1, false, 100000, 50000},
                {-1, true, 200000, 50000}};
    for (size_t i = 0; i < COUNT(list); i++) {
        struct prepaid_limit limit = programme_limit(&t.programme, list[i].level, list[i].named);
        assert_int_equal(limit.balance, list[i].balance);
        assert_int_equal(limit.single, list[i].single);
    }
    tray_close(&t);
    static const struct bad_case cases[] = {
        {"{'wallet':{'limits':{'tiers':{'g':{'balance':1}}}}}", "wallet.limits.tiers.g", NULL},
        {"{'wallet':{'limits':{'unnamed':{'x':1}}}}", "wallet.limits.unnamed.x", NULL},
        {"{'wallet':{'limits':{'unnamed':{'single':-1}}}}", "wallet.limits.unnamed.single", NULL},
    };
    check_bad(cases, COUNT(cases), STATUS_BAD_VALUE);
}

static void test_topups(void **state)
{
    (void)state;
    struct tray t;
    tray_open(&t, "{'wallet':{'topups':[{'pay':900,'bonus':'100.00','instalments':{'count':4,'every':'month'}},"
                  "{'pay':500,'points':88,'coupon':'X','instalments':{'count':2,'every':10}},"
                  "{'pay':1000,'instalments':{'count':2,'every':'week'}}]},"
                  "'offers':[{'code':'X','trigger':'coupon','benefit':{'amount':1}}]}");
    const struct topup_offer *topup = t.programme.wallet.topup;
    assert_true(topup[0].pay == 50000 && topup[0].points == 88 && topup[0].instalments == 2);
    assert_true(topup[0].every_days == 10 && topup[0].every_months == 0);
    assert_string_equal(topup[0].coupon, "X");
    assert_true(topup[1].instalments == 4 && topup[1].every_days == 0 && topup[1].every_months == 1);
    assert_true(topup[2].every_days == 7 && topup[2].every_months == 0);
    tray_close(&t);
}

/* null is the same as an absent key, also for keys that are not used yet. */
static void test_nulls(void **state)
{
    (void)state;
    struct programme p;
    struct error err;
    char *json = tray_json("{'currency':null,'points':{'expire':null,'cap_per_bill':null,'scope':null,'money':null},"
                           "'tiers':null,'wallet':{'topups':null,'limits':null},'till':{'round_off':{'to':null},"
                           "'price_change_limit':null,'cutoff':null},'returns':{'within_days':null},"
                           "'offers':[{'code':'A','trigger':'coupon','name':null,'benefit':{'percent':5.25,'cap':null,"
                           "'gift':null},'when':{'segment':null,'tiers':null,'min_quantity':2.0},"
                           "'limits':null,'stack':{'group':null},"
                           "'coupon':null}]}");
    assert_int_equal(programme_parse(json, strlen(json), &p, &err), STATUS_OK);
    assert_int_equal(p.offer[0].percent, 525);
    assert_string_equal(p.offer[0].name, "A");
    assert_int_equal(p.offer[0].cap, LIMIT_NONE);
    assert_int_equal(p.offer[0].min_quantity, 2000);
    assert_false(p.points.money.on);
    programme_clear(&p);
    free(json);
}

static void test_not_json(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",   "{", "{\"points\":{},\"points\":{}}", "{\"currency\":\"\xff\"}", "{} x", "{\"currency\":\"C\\u0000Y\"}",
        "nul"};
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct programme p;
        struct error err;
        assert_int_equal(programme_parse(texts[i], strlen(texts[i]), &p, &err), STATUS_BAD_VALUE);
        assert_string_equal(err.field, "programme");
        assert_string_not_equal(err.arg[1], "");
        programme_clear(&p);
    }
}

static int64_t expiry(const char *expire, int year, int month, int day)
{
    char text[200];
    struct tray tray;
    snprintf(text, sizeof text, "{'points':{'expire':%s}}", expire);
    tray_open(&tray, text);
    int64_t last = programme_points_expiry(&tray.programme, date_from_civil(year, month, day));
    tray_close(&tray);
    return last;
}

static void test_points_expiry(void **state)
{
    (void)state;
    assert_int_equal(expiry("null", 2026, 8, 1), DATE_NEVER);
    assert_int_equal(expiry("{'days':30}", 2026, 8, 1), date_from_civil(2026, 8, 31));
    assert_int_equal(expiry("{'months':12}", 2026, 8, 1), date_from_civil(2027, 8, 1));
    assert_int_equal(expiry("{'months':1}", 2026, 1, 31), date_from_civil(2026, 2, 28));
    assert_int_equal(expiry("{'months':12,'round':'month-end'}", 2026, 8, 1), date_from_civil(2027, 8, 31));
    assert_int_equal(expiry("{'days':1,'round':'month-end'}", 2026, 8, 31), date_from_civil(2026, 9, 30));
    assert_int_equal(expiry("{'months':1200}", 9990, 1, 1), DATE_NEVER);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parts),    cmocka_unit_test(test_offers),        cmocka_unit_test(test_empty),
        cmocka_unit_test(test_kinds),    cmocka_unit_test(test_bad_parts),     cmocka_unit_test(test_bad_offers),
        cmocka_unit_test(test_limits),   cmocka_unit_test(test_topups),        cmocka_unit_test(test_nulls),
        cmocka_unit_test(test_not_json), cmocka_unit_test(test_points_expiry),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
