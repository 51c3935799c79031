/* SPDX-License-Identifier: MIT */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/money.h"

#include "tests/support/tray.h"

static const char *const skus[] = {"A", "B", "C", "D"}, *const categories[] = {"food", "drink", "general"};

static const char *money(char buf[MONEY_TEXT], int64_t amount)
{
    return money_format(buf, amount);
}

static void add_scope(struct buffer *json, struct dice *dice, int cheapest)
{
    switch (dice_roll(dice, 4)) {
    case 0:
        buffer_format(json, "{'sku':['%s','%s']", skus[dice_roll(dice, 4)], skus[dice_roll(dice, 4)]);
        break;
    case 1:
        buffer_format(json, "{'category':['%s']", categories[dice_roll(dice, 3)]);
        break;
    default:
        buffer_add(json, "{'all':true");
    }
    buffer_add(json, dice_chance(dice, cheapest) ? ",'cheapest':true}" : "}");
}

static const char *const percents[] = {"10", "5", "33.33", "12.5", "100", "50", "7", "0.01"};

/*
 * Adds a benefit of units, or one that gives points or a gift. Returns whether it may apply to the cheapest unit only.
 */
static bool add_other(struct buffer *json, struct dice *dice)
{
    char text[MONEY_TEXT];
    switch (dice_roll(dice, 7)) {
    case 0:
        buffer_format(json, "'fixed_price':'%s'", money(text, dice_roll(dice, 4000)));
        return true;
    case 1:
        buffer_format(json, "'nth':%" PRId64 ",'percent':%s", 1 + dice_roll(dice, 4), percents[dice_roll(dice, 8)]);
        return false;
    case 2:
        buffer_format(json, "'buy':%" PRId64 ",'free':%" PRId64, 1 + dice_roll(dice, 4), 1 + dice_roll(dice, 3));
        return false;
    case 3:
        buffer_format(json, "'free_item':'%s'", skus[dice_roll(dice, 4)]);
        return true;
    case 4:
        buffer_format(json, "'points_percent':%s", percents[dice_roll(dice, 8)]);
        buffer_add(json, dice_chance(dice, 70) ? "0" : "");
        return false;
    case 5:
        buffer_format(json, "'points_bonus':%" PRId64, 1 + dice_roll(dice, 80));
        return true;
    default:
        buffer_format(json, "'gift':'%s'", dice_chance(dice, 60) ? "CUP" : "BAG");
        return true;
    }
}

static void add_benefit(struct buffer *json, struct dice *dice)
{
    char text[MONEY_TEXT];
    bool one = true;
    buffer_add(json, "'benefit':{");
    switch (dice_roll(dice, 4)) {
    case 0:
        buffer_format(json, "'percent':%s", percents[dice_roll(dice, 8)]);
        if (dice_chance(dice, 25))
            buffer_format(json, ",'cap':'%s'", money(text, 1 + dice_roll(dice, 1500)));
        break;
    case 1:
        buffer_format(json, "'amount':'%s'", money(text, dice_roll(dice, 4000)));
        break;
    default:
        one = add_other(json, dice);
    }
    buffer_add(json, ",'scope':");
    add_scope(json, dice, one ? 15 : 0);
    buffer_add(json, "}");
}

static void add_when(struct buffer *json, struct dice *dice)
{
    char text[MONEY_TEXT];
    buffer_add(json, ",'when':{'from':'2026-01-01'");
    if (dice_chance(dice, 50))
        buffer_format(json, ",'min_amount':'%s'", money(text, dice_roll(dice, 12000)));
    if (dice_chance(dice, 30))
        buffer_add(json, ",'min_base':'before-discounts'");
    if (dice_chance(dice, 15))
        buffer_format(json, ",'min_quantity':%" PRId64, 1 + dice_roll(dice, 6));
    if (dice_chance(dice, 20)) {
        buffer_add(json, ",'scope':");
        add_scope(json, dice, 0);
    }
    if (dice_chance(dice, 5))
        buffer_add(json, ",'weekdays':[1,6]");
    if (dice_chance(dice, 5))
        buffer_add(json, ",'hours':['10:00-10:22','12:00-14:00']");
    if (dice_chance(dice, 8))
        buffer_add(json, ",'tiers':['gold']");
    if (dice_chance(dice, 10))
        buffer_add(json, ",'segment':'vip'");
    if (dice_chance(dice, 4))
        buffer_add(json, ",'to':'2026-07-31'");
    if (dice_chance(dice, 5))
        buffer_add(json, ",'purchase_number':2");
    buffer_add(json, "}");
}

static void add_offer(struct buffer *json, struct dice *dice, int64_t number)
{
    char text[MONEY_TEXT];
    bool coupon = dice_chance(dice, 55);
    buffer_format(json, "%s{'code':'%c%" PRId64 "','trigger':'%s',", number > 0 ? "," : "",
                  (char)('A' + dice_roll(dice, 26)), number, coupon ? "coupon" : "automatic");
    add_benefit(json, dice);
    add_when(json, dice);
    buffer_add(json, ",'stack':{");
    if (dice_chance(dice, 35))
        buffer_format(json, "'group':'g%" PRId64 "',", dice_roll(dice, 2));
    buffer_format(json, "'exclusive':%s,'priority':%d}", dice_chance(dice, 10) ? "true" : "false",
                  dice_chance(dice, 70) ? 100 : (int)dice_roll(dice, 3));
    buffer_add(json, ",'limits':{'void_returns':true");
    if (dice_chance(dice, 15))
        buffer_format(json, ",'per_member':%" PRId64, 1 + dice_roll(dice, 2));
    if (dice_chance(dice, 15))
        buffer_format(json, ",'total':%" PRId64, dice_roll(dice, 3));
    if (dice_chance(dice, 20))
        buffer_format(json, ",'budget':'%s'", money(text, dice_roll(dice, 4000)));
    buffer_add(json, "}}");
}

static void open_programme(struct tray *tray, struct dice *dice)
{
    struct buffer json = {0};
    buffer_format(&json,
                  "{'points':{'per':'%s','earn':1,'multipliers':'%s',%s'money':{'points':%" PRId64
                  ",'worth':'%s','step':%" PRId64 ",'max_percent':%" PRId64 ",'keep':%" PRId64 "}}",
                  dice_chance(dice, 50) ? "1.00" : "0.03", dice_chance(dice, 50) ? "best" : "product",
                  dice_chance(dice, 20) ? "'cap_per_bill':70," : "", 1 + dice_roll(dice, 120),
                  dice_chance(dice, 50) ? "1.00" : "0.07", 1 + dice_roll(dice, 40),
                  dice_chance(dice, 60) ? 100 : dice_roll(dice, 100), dice_chance(dice, 50) ? 0 : dice_roll(dice, 300));
    buffer_format(&json,
                  ",'tiers':{'levels':[{'code':'normal','from':'0'},{'code':'gold','from':'2000.00',"
                  "'discount_percent':%s,'points_percent':150}]}",
                  dice_chance(dice, 50) ? "5" : "8.88");
    if (dice_chance(dice, 30))
        buffer_format(&json, ",'till':{'round_off':{'to':'%s','hand_limit':'5.00'}}",
                      dice_chance(dice, 50) ? "0.1" : "1.00");
    buffer_add(&json, ",'offers':[");
    int64_t offers = dice_roll(dice, 9);
    for (int64_t i = 0; i < offers; i++)
        add_offer(&json, dice, i);
    buffer_add(&json, "]}");
    tray_open(tray, json.text);
    buffer_clear(&json);
}

static void add_lines(struct tray *tray, struct dice *dice)
{
    int64_t lines = 1 + dice_roll(dice, 6);
    for (int64_t i = 0; i < lines; i++) {
        int64_t quantity = dice_chance(dice, 15) ? 1 + dice_roll(dice, 3000) : (1 + dice_roll(dice, 4)) * QUANTITY_ONE;
        int64_t price = dice_chance(dice, 50) ? 1 + dice_roll(dice, 9999) : 100 * (1 + dice_roll(dice, 30));
        bool known = dice_chance(dice, 70);
        struct quote_line *line =
            tray_line(tray, known ? skus[dice_roll(dice, 4)] : "", categories[dice_roll(dice, 3)], quantity, price);
        if (dice_chance(dice, 25))
            line->floor = dice_roll(dice, price + 50);
        if (dice_chance(dice, 20))
            line->member_price = dice_roll(dice, price + 50);
        line->discountable = !dice_chance(dice, 12);
        line->weighed = dice_chance(dice, 5);
    }
}

void tray_random_coupons(struct tray *tray, struct dice *dice, int64_t wanted)
{
    const struct programme *programme = &tray->programme;
    for (int64_t i = 0; i < wanted && programme->offers > 0; i++) {
        const struct offer *offer = &programme->offer[dice_roll(dice, (int64_t)programme->offers)];
        char code[COUPON_TEXT];
        if (offer->trigger != TRIGGER_COUPON)
            continue;
        snprintf(code, sizeof code, "%c%02d", (char)('A' + dice_roll(dice, 26)), (int)tray->input.coupons);
        struct coupon_facts *coupon = tray_coupon(tray, code, offer->code);
        coupon->expires_on = tray->input.day + dice_roll(dice, 5);
        if (dice_chance(dice, 3))
            error_set(&coupon->refused, STATUS_COUPON_EXPIRED, "coupon", "past its day");
    }
}

void tray_random(struct tray *tray, struct dice *dice)
{
    open_programme(tray, dice);
    add_lines(tray, dice);
    tray_random_coupons(tray, dice, dice_roll(dice, 6));
    for (size_t i = 0; i < tray->programme.offers; i++)
        if (dice_chance(dice, 15))
            tray->offer[i].used_by_member = 1;
    int64_t cups = dice_chance(dice, 50) ? LIMIT_NONE : dice_roll(dice, 3);
    for (size_t i = 0; i < tray->programme.offers; i++)
        if (strcmp(tray->programme.offer[i].item, "CUP") == 0)
            tray->offer[i].gift_left = cups;
    if (dice_chance(dice, 75)) {
        struct member_facts *member =
            tray_member(tray, dice_chance(dice, 50) ? "gold" : "normal", dice_roll(dice, 3000));
        static const char tags[][CODE_TEXT] = {"tea", "vip"};
        member->purchases = dice_roll(dice, 3);
        member->tag = tags;
        member->tags = dice_chance(dice, 50) ? 2 : 1;
        if (dice_chance(dice, 40))
            tray->input.points = POINTS_MAX;
    }
    tray->input.no_points = dice_chance(dice, 10);
}
