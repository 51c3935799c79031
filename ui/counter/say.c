/* SPDX-License-Identifier: MIT */
/* say: chooses the one sentence to say to the member in hand. */
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/locale.h"
#include "base/money.h"
#include "base/text.h"
#include "desk/member_view.h"
#include "ui/counter/draw.h"

#define BIRTHDAY_SAID 7 /* days ahead */
#define TIER_NEAR 20000 /* fen; with more missing, the next tier is not mentioned */

/* The most common surnames of two characters; others count as one character. */
static const char *const double_surname[] = {"欧阳", "上官", "司马", "诸葛", "司徒", "夏侯", "皇甫", "尉迟", "公孙",
                                             "慕容", "令狐", "长孙", "宇文", "轩辕", "端木", "东方", "南宫", "闻人"};

static size_t surname_length(const char *name)
{
    for (size_t i = 0; i < sizeof double_surname / sizeof *double_surname; i++) {
        size_t length = strlen(double_surname[i]);
        if (strncmp(name, double_surname[i], length) == 0 && name[length] != '\0')
            return length;
    }
    return text_grapheme(name);
}

/* 张女士; "" if the language or the name does not allow such an address. */
static void address(char *buf, size_t size, const struct member *member)
{
    buf[0] = '\0';
    uint32_t first;
    if (text_decode(member->name, &first) == 0 || first < 0x3400 || strcmp(locale_language(), "zh") != 0)
        return;
    char surname[32];
    size_t length = surname_length(member->name);
    if (length >= sizeof surname)
        return;
    memcpy(surname, member->name, length);
    surname[length] = '\0';
    const char *title = member->gender == 'f' ? _("Ms") : member->gender == 'm' ? _("Mr") : "";
    if (*title != '\0')
        snprintf(buf, size, "%s%s, ", surname, title);
}

static const struct coupon *ending_today(const struct counter *counter)
{
    const struct coupon_list *list = &counter->hand.coupons;
    for (size_t i = 0; i < list->coupons; i++)
        if (list->coupon[i].expires_on == counter->today && list->coupon[i].state == COUPON_USABLE)
            return &list->coupon[i];
    return NULL;
}

char *say_missing(char buf[RENDER_TEXT], const struct member_view *hand, int64_t missing)
{
    char figure[MONEY_TEXT];
    if (hand->tier_by_points)
        return word_fill(buf, _("{0} more points for {1}"), word_number(figure, missing), hand->next_tier_name);
    return word_fill(buf, _("{0} more for {1}"), word_spoken_money(figure, missing), hand->next_tier_name);
}

/* The next tier if it is near. With an open bill, what is missing after that bill. */
static bool tier_news(char buf[RENDER_TEXT], const struct counter *counter)
{
    const struct member_view *hand = &counter->hand;
    enum screen_id base = counter_base(counter);
    bool bill = (base == SCREEN_BILL || base == SCREEN_TENDER) && !counter->bill.now.no_points;
    int64_t counts = !bill ? 0 : hand->tier_by_points ? counter->bill.view.points_earned : counter->bill.view.payable;
    int64_t left = hand->next_tier_missing - counts;
    if (hand->next_tier_missing <= 0)
        return false;
    if (left <= 0)
        word_fill(buf, _("This bill reaches {0}"), hand->next_tier_name, NULL);
    else if (left <= (hand->tier_by_points ? TIER_NEAR / 100 : TIER_NEAR))
        say_missing(buf, hand, left);
    else
        return false;
    return true;
}

/* The tier that is about to end, and what is missing to keep it. */
static bool tier_ends(char buf[RENDER_TEXT], const struct counter *counter)
{
    const struct member_view *hand = &counter->hand;
    char figure[MONEY_TEXT], day[DATE_TEXT];
    if (hand->warning_missing == 0)
        return false;
    const char *arg[] = {hand->tier_by_points ? word_number(figure, hand->warning_missing)
                                              : word_spoken_money(figure, hand->warning_missing),
                         word_day(day, counter, hand->member.tier_until), hand->tier_name};
    text_fill(buf, RENDER_TEXT,
              hand->tier_by_points ? _("{0} more points by {1} keep {2}") : _("{0} more by {1} keeps {2}"), 3, arg);
    return true;
}

/* Points that end soon. */
static bool points_news(char buf[RENDER_TEXT], const struct counter *counter)
{
    char points[MONEY_TEXT], day[DATE_TEXT];
    if (counter->hand.points_ending <= 0)
        return false;
    bool today = counter->hand.points_end_day == counter->today;
    word_fill(buf, today ? _("{0} points end today") : _("{0} points end by {1}"),
              word_number(points, counter->hand.points_ending), word_day(day, counter, counter->hand.points_end_day));
    return true;
}

static bool news(char buf[RENDER_TEXT], const struct counter *counter)
{
    const struct member_view *hand = &counter->hand;
    const struct coupon *coupon = ending_today(counter);
    if (coupon && counter_base(counter) == SCREEN_BILL)
        text_copy(buf, RENDER_TEXT,
                  bill_coupon_on(counter, coupon->code) ? _("Coupon ends today: applied") : _("Coupon ends today: F8"));
    else if (coupon)
        text_copy(buf, RENDER_TEXT, _("A coupon ends today"));
    else if (hand->birthday_in_days == 0)
        text_copy(buf, RENDER_TEXT, _("Happy birthday"));
    else if (hand->birthday_in_days > 0 && hand->birthday_in_days <= BIRTHDAY_SAID)
        text_copy(buf, RENDER_TEXT, _("Birthday coming up"));
    else
        return tier_ends(buf, counter) || tier_news(buf, counter) || points_news(buf, counter);
    return true;
}

char *say_line(char buf[RENDER_TEXT], const struct counter *counter, bool *warn)
{
    char count[24], who[64], what[RENDER_TEXT];
    buf[0] = '\0';
    *warn = counter->shared > 1 && counter->shared != SHARED_FOUND && counter->shared != SHARED_MIDDLE;
    if (!counter->in_hand)
        return buf;
    if (*warn) {
        if (counter->shared == SHARED_FORMER)
            return text_copy(buf, RENDER_TEXT, _("Found by former number: ask the name"));
        snprintf(count, sizeof count, "%zu", counter->shared);
        return word_fill(buf, _("{0} share it: ask the name"), count, NULL);
    }
    if (!news(what, counter))
        return buf;
    address(who, sizeof who, &counter->hand.member);
    snprintf(buf, RENDER_TEXT, "%s%.220s", who, what);
    return buf;
}
