/* SPDX-License-Identifier: MIT */
/* deed: random rules of a shop, ordinary and extreme ones. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/money.h"
#include "base/text.h"

#include "tests/support/deed.h"

#define PICK(dice, ...) pick(dice, (const char *const[]){__VA_ARGS__, NULL})

static const char *pick(struct dice *dice, const char *const *of)
{
    int64_t count = 0;
    while (of[count])
        count++;
    return of[dice_roll(dice, count)];
}

static const char *money(char buf[MONEY_TEXT], int64_t amount)
{
    return money_format(buf, amount);
}

static void add_scope(struct buffer *json, struct dice *dice, int cheapest)
{
    switch (dice_roll(dice, 3)) {
    case 0:
        buffer_format(json, "{'sku':['%s','%s']", PICK(dice, "A", "B", "C"), PICK(dice, "D", "E", "F"));
        break;
    case 1:
        buffer_format(json, "{'category':['%s']", PICK(dice, "food", "drink", "general"));
        break;
    default:
        buffer_add(json, "{'all':true");
    }
    buffer_add(json, dice_chance(dice, cheapest) ? ",'cheapest':true}" : "}");
}

static void add_points(struct buffer *json, struct dice *dice)
{
    buffer_format(json, "'points':{'per':'%s','earn':%s",
                  PICK(dice, "1.00", "1.00", "10.00", "0.33", "0.07", "3.00", "100.00"),
                  PICK(dice, "1", "1", "2", "7", "10"));
    if (dice_chance(dice, 20))
        buffer_add(json, ",'multipliers':'product'");
    if (dice_chance(dice, 20))
        buffer_add(json, ",'voucher_earns':true");
    if (dice_chance(dice, 15))
        buffer_format(json, ",'cap_per_bill':%" PRId64, 1 + dice_roll(dice, 60));
    if (dice_chance(dice, 15)) {
        buffer_add(json, ",'scope':");
        add_scope(json, dice, 0);
    }
    int64_t days = 1 + dice_roll(dice, dice_chance(dice, 50) ? 4 : 15);
    if (dice_chance(dice, 25)) /* not longer than their expiry */
        buffer_format(json, ",'delay_days':%" PRId64, 1 + dice_roll(dice, days < 4 ? days : 4));
    if (dice_chance(dice, 55))
        buffer_format(json, ",'expire':{'days':%" PRId64 "}", days);
    else if (dice_chance(dice, 50))
        buffer_format(json, ",'expire':{'months':%" PRId64 ",'round':'%s'}", 1 + dice_roll(dice, 3),
                      PICK(dice, "none", "month-end"));
    if (dice_chance(dice, 80))
        buffer_format(json, ",'money':{'points':%s,'worth':'%s','step':%s,'max_percent':%s,'keep':%s}",
                      PICK(dice, "1", "3", "10", "100", "7"), PICK(dice, "1.00", "0.07", "0.01", "0.50"),
                      PICK(dice, "1", "3", "1", "20"), PICK(dice, "100", "50", "33.3", "100"),
                      PICK(dice, "0", "0", "5"));
    buffer_add(json, "},");
}

static void add_tiers(struct buffer *json, struct dice *dice)
{
    int64_t levels = 2 + dice_roll(dice, 3), from = 0;
    char text[MONEY_TEXT];
    bool spend = dice_chance(dice, 70);
    buffer_format(
        json, "'tiers':{'measure':'%s',%s'grace_days':%s,'down':'%s','levels':[", spend ? "spend" : "earned_points",
        PICK(dice, "'window':{'anniversary':true},", "'window':{'rolling_months':1},", "'window':{'rolling_months':1},",
             "'window':{'rolling_months':3},", "", "'window':{'calendar_year':true},", "'window':{'lifetime':true},"),
        PICK(dice, "0", "0", "3", "15"), PICK(dice, "window", "one"));
    for (int64_t i = 0; i < levels; i++) {
        if (!spend)
            snprintf(text, sizeof text, "%" PRId64, from / 100);
        buffer_format(json,
                      "%s{'code':'t%" PRId64 "','name':'T','from':%s%s%s,'discount_percent':%s,'points_percent':%s}",
                      i > 0 ? "," : "", i, spend ? "'" : "", spend ? money(text, from) : text, spend ? "'" : "",
                      PICK(dice, "0", "5", "8.88", "15", "0"), PICK(dice, "100", "150", "120", "33", "0"));
        from += 3000 + dice_roll(dice, 30000);
    }
    buffer_add(json, "]},");
}

static void add_wallet(struct buffer *json, struct dice *dice, bool coupon)
{
    char text[MONEY_TEXT];
    buffer_format(json, "'wallet':{'draw':'%s','bonus_earns':%s",
                  PICK(dice, "pro-rata", "pro-rata", "principal-first", "bonus-first"),
                  PICK(dice, "true", "false", "false"));
    if (dice_chance(dice, 80))
        buffer_format(json, ",'topups':[{'pay':'50.00','bonus':'%s'%s%s},{'pay':'100.00','bonus':'%s'%s%s}]",
                      PICK(dice, "5.00", "7.77", "50.00"), PICK(dice, "", "", ",'points':17"),
                      coupon && dice_chance(dice, 30) ? ",'coupon':'K9'" : "", PICK(dice, "11.11", "30.00", "100.00"),
                      PICK(dice, "", "", ",'instalments':{'count':3,'every':'week'}",
                           ",'instalments':{'count':4,'every':2}", ",'instalments':{'count':3,'every':'month'}"),
                      PICK(dice, "", ",'points':120", ",'pass':{'sku':'A','uses':3}",
                           ",'pass':{'sku':'B','uses':5,'valid_days':20}"));
    if (dice_chance(dice, 15))
        buffer_format(json, ",'limits':{'balance':'%s','single':'%s'}", money(text, 20000 + dice_roll(dice, 40000)),
                      PICK(dice, "100.00", "150.00", "500.00"));
    buffer_add(json, "},");
}

/* Adds a benefit of units, or one that gives points or a gift. */
static void add_kind(struct buffer *json, struct dice *dice)
{
    char text[MONEY_TEXT];
    switch (dice_roll(dice, 7)) {
    case 0:
        buffer_format(json, "'fixed_price':'%s'", money(text, dice_roll(dice, 4000)));
        break;
    case 1:
        buffer_format(json, "'nth':%d,'percent':%s", 2 + (int)dice_roll(dice, 2), PICK(dice, "50", "100", "33.33"));
        break;
    case 2:
        buffer_format(json, "'buy':%d,'free':%d", 1 + (int)dice_roll(dice, 3), 1 + (int)dice_roll(dice, 2));
        break;
    case 3:
        buffer_format(json, "'free_item':'%s'", PICK(dice, "A", "B", "C", "F"));
        break;
    case 4:
        buffer_format(json, "'points_percent':%s", PICK(dice, "200", "150", "133.33", "50"));
        break;
    case 5:
        buffer_format(json, "'points_bonus':%d", 1 + (int)dice_roll(dice, 60));
        break;
    default:
        buffer_format(json, "'gift':'%s'", PICK(dice, "D", "E"));
    }
}

static void add_benefit(struct buffer *json, struct dice *dice)
{
    char text[MONEY_TEXT];
    if (dice_chance(dice, 40)) {
        size_t start = json->length;
        buffer_add(json, "'benefit':{");
        add_kind(json, dice);
        if (strstr(json->text + start, "free_item")) { /* it is its own scope */
            buffer_add(json, "}");
            return;
        }
        buffer_add(json, ",'scope':");
        add_scope(json, dice, 0);
        buffer_add(json, "}");
        return;
    }
    if (dice_chance(dice, 50)) {
        buffer_format(json, "'benefit':{'percent':%s", PICK(dice, "10", "5", "33.33", "12.5", "100", "50", "0.01"));
        if (dice_chance(dice, 25))
            buffer_format(json, ",'cap':'%s'", money(text, 1 + dice_roll(dice, 1500)));
    } else {
        buffer_format(json, "'benefit':{'amount':'%s'", money(text, 1 + dice_roll(dice, 3000)));
    }
    buffer_add(json, ",'scope':");
    add_scope(json, dice, 12);
    buffer_add(json, "}");
}

static void add_when(struct buffer *json, struct dice *dice)
{
    char text[MONEY_TEXT];
    buffer_add(json, ",'when':{'from':'2026-01-01'");
    if (dice_chance(dice, 35))
        buffer_format(json, ",'min_amount':'%s'", money(text, dice_roll(dice, 9000)));
    if (dice_chance(dice, 25))
        buffer_add(json, ",'min_base':'before-discounts'");
    if (dice_chance(dice, 12))
        buffer_format(json, ",'min_quantity':%" PRId64, 1 + dice_roll(dice, 4));
    if (dice_chance(dice, 15)) {
        buffer_add(json, ",'scope':");
        add_scope(json, dice, 0);
    }
    if (dice_chance(dice, 6))
        buffer_add(json, ",'weekdays':[1,3,6,7]");
    if (dice_chance(dice, 6))
        buffer_add(json, ",'hours':['00:30-10:00','10:00-14:00']");
    if (dice_chance(dice, 6))
        buffer_format(json, ",'birthday_within_days':%" PRId64, dice_roll(dice, 20));
    if (dice_chance(dice, 8))
        buffer_format(json, ",'to':'2026-%s'", PICK(dice, "08-05", "08-31", "10-01"));
    if (dice_chance(dice, 6))
        buffer_format(json, ",'purchase_number':%" PRId64, 1 + dice_roll(dice, 3));
    buffer_add(json, "}");
}

static void add_limits(struct buffer *json, struct dice *dice)
{
    char text[MONEY_TEXT];
    buffer_format(json, ",'limits':{'void_returns':%s", dice_chance(dice, 80) ? "true" : "false");
    if (dice_chance(dice, 20))
        buffer_format(json, ",'per_member':%" PRId64, 1 + dice_roll(dice, 3));
    if (dice_chance(dice, 20))
        buffer_format(json, ",'per_member_day':%" PRId64, 1 + dice_roll(dice, 2));
    if (dice_chance(dice, 20))
        buffer_format(json, ",'total':%" PRId64, 1 + dice_roll(dice, 6));
    if (dice_chance(dice, 20))
        buffer_format(json, ",'budget':'%s'", money(text, 100 + dice_roll(dice, 8000)));
    buffer_add(json, "}");
}

static void add_coupon(struct buffer *json, struct dice *dice)
{
    buffer_format(json, ",'coupon':{'bearer':%s", PICK(dice, "true", "false"));
    if (dice_chance(dice, 60))
        buffer_format(json, ",'valid_days':%" PRId64, 1 + dice_roll(dice, 12));
    else if (dice_chance(dice, 50))
        buffer_format(json, ",'from':'2026-08-%s','to':'2026-%s'", PICK(dice, "01", "04"),
                      PICK(dice, "08-10", "09-15", "12-31"));
    buffer_add(json, "}");
}

static void add_offer(struct buffer *json, struct dice *dice, int64_t number, bool tiers)
{
    bool coupon = dice_chance(dice, 65);
    buffer_format(json, "%s{'code':'%c%" PRId64 "','trigger':'%s',", number > 0 ? "," : "",
                  (char)('A' + dice_roll(dice, 26)), number, coupon ? "coupon" : "automatic");
    add_benefit(json, dice);
    add_when(json, dice);
    if (tiers && dice_chance(dice, 8)) { /* goes into when */
        json->text[--json->length] = '\0';
        buffer_format(json, ",'tiers':['%s']}", PICK(dice, "t0", "t1"));
    }
    buffer_add(json, ",'stack':{");
    if (dice_chance(dice, 30))
        buffer_format(json, "'group':'g%" PRId64 "',", dice_roll(dice, 2));
    buffer_format(json, "'exclusive':%s,'priority':%d}", dice_chance(dice, 8) ? "true" : "false",
                  dice_chance(dice, 70) ? 100 : (int)dice_roll(dice, 3));
    add_limits(json, dice);
    if (coupon)
        add_coupon(json, dice);
    buffer_add(json, "}");
}

/* Clerks of a shop without them may nothing. */
static void add_limits_by_hand(struct buffer *json, struct dice *dice)
{
    if (dice_chance(dice, 20))
        return;
    buffer_format(json, "'limits':{'clerk':{'price':'%s','discount':'%s','refund':'%s','refund_shift':'%s',",
                  PICK(dice, "0", "10.00", "50.00"), PICK(dice, "5.00", "30.00", "100.00"),
                  PICK(dice, "20.00", "60.00", "200.00"), PICK(dice, "100.00", "300.00", "5000.00"));
    buffer_format(json, "'void_shift':'%s','coupons':%s,'topup_bonus':'%s','claim':'%s'}", PICK(dice, "0", "50.00"),
                  PICK(dice, "3", "10", "1000"), PICK(dice, "3.00", "30.00", "900.00"), PICK(dice, "50.00", "400.00"));
    if (dice_chance(dice, 60))
        buffer_format(json, ",'manager':{'price':'%s','refund':'%s','refund_shift':'%s','coupons':%s,'claim':'%s'}",
                      PICK(dice, "20.00", "80.00"), PICK(dice, "100.00", "300.00"), PICK(dice, "400.00", "2000.00"),
                      PICK(dice, "15", "500"), PICK(dice, "300.00", "9000.00"));
    buffer_add(json, "},");
}

void random_programme(struct dice *dice, char *text, size_t size)
{
    struct buffer json = {0};
    bool tiers = dice_chance(dice, 70), gives = dice_chance(dice, 30); /* a coupon that comes with top-ups */
    buffer_add(&json, "{'currency':'CNY',");
    if (dice_chance(dice, 92))
        add_points(&json, dice);
    if (tiers)
        add_tiers(&json, dice);
    if (dice_chance(dice, 85))
        add_wallet(&json, dice, gives);
    if (dice_chance(dice, 60))
        buffer_format(&json, "'returns':{'within_days':%s,'grace_days':%s},", PICK(dice, "null", "null", "10"),
                      PICK(dice, "30", "0", "1", "3"));
    if (dice_chance(dice, 40))
        buffer_format(&json, "'till':{'round_off':{'to':'%s','hand_limit':'%s'},'cutoff':'%s'%s},",
                      PICK(dice, "0.1", "0.5", "1"), PICK(dice, "0", "1.00", "3.50"), PICK(dice, "04:00", "00:00"),
                      PICK(dice, "", ",'cash_rounding':'0.5'", ",'cash_rounding':'1'"));
    else if (dice_chance(dice, 60))
        buffer_format(&json, "'till':{'cash_rounding':'%s'},", PICK(dice, "0.1", "0.5", "1"));
    add_limits_by_hand(&json, dice);
    buffer_add(&json, "'offers':[");
    int64_t offers = dice_roll(dice, 8);
    for (int64_t i = 0; i < offers; i++)
        add_offer(&json, dice, i, tiers);
    if (gives)
        buffer_format(&json, "%s{'code':'K9','trigger':'coupon','benefit':{'percent':7},'coupon':{'valid_days':%s}}",
                      offers > 0 ? "," : "", PICK(dice, "3", "30"));
    buffer_add(&json, "]}");
    for (char *at = json.text; *at; at++)
        if (*at == '\'')
            *at = '"';
    text_copy(text, size, json.text);
    buffer_clear(&json);
}

void random_item(struct dice *dice, int number, struct item *item)
{
    *item = (struct item){.member_price = LIMIT_NONE, .stock = ITEM_UNCOUNTED, .discountable = !dice_chance(dice, 12)};
    snprintf(item->sku, sizeof item->sku, "%c", 'A' + number);
    text_copy(item->name, sizeof item->name, item->sku);
    text_copy(item->category, sizeof item->category, PICK(dice, "food", "drink", "general"));
    item->price = dice_chance(dice, 50) ? 1 + dice_roll(dice, 6000) : 100 * (1 + dice_roll(dice, 60));
    if (dice_chance(dice, 25))
        item->floor = dice_roll(dice, item->price + 1);
    if (dice_chance(dice, 20))
        item->member_price = dice_roll(dice, item->price + 1);
    item->weighed = number == 5;
    if (dice_chance(dice, 30))
        item->stock = 500 * dice_roll(dice, 9);
    if (number == 3 || number == 4) { /* the items used as gifts */
        item->stock = dice_chance(dice, 50) ? ITEM_UNCOUNTED : 1000 * dice_roll(dice, 6);
        item->points_price = dice_chance(dice, 60) ? 1 + dice_roll(dice, 60) : 0;
    }
}
