/* SPDX-License-Identifier: MIT */
/* say: the one sentence that is worth saying to this member now. */
#include "ui/screens/screens.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/locale.h"
#include "base/money.h"
#include "base/text.h"

#define BIRTHDAY_SAID 7    /* days ahead */
#define TIER_NEAR 20000    /* fen: so little is missing that it is worth saying */

/* The surnames of two characters that are met most; others are taken for one. */
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

/* 张女士; "" where the language or the name does not allow it. */
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

static const struct coupon *ending_today(const struct till *till)
{
    const struct coupon_list *list = &till->hand.coupons;
    for (size_t i = 0; i < list->coupons; i++)
        if (list->coupon[i].expires_on == desk_day(till->desk) && list->coupon[i].state == COUPON_USABLE)
            return &list->coupon[i];
    return NULL;
}

static bool news(char buf[WORDS_TEXT], const struct till *till)
{
    const struct member_view *hand = &till->hand;
    const struct coupon *coupon = ending_today(till);
    char figure[MONEY_TEXT];
    if (coupon && till_base(till) == TILL_BILL)
        text_copy(buf, WORDS_TEXT, till_coupon_on(till, coupon->code) ? _("Coupon ends today: applied")
                                                                     : _("Coupon ends today: F8"));
    else if (coupon)
        text_copy(buf, WORDS_TEXT, _("A coupon ends today"));
    else if (hand->birthday_in_days == 0)
        text_copy(buf, WORDS_TEXT, _("Happy birthday"));
    else if (hand->birthday_in_days > 0 && hand->birthday_in_days <= BIRTHDAY_SAID)
        text_copy(buf, WORDS_TEXT, _("Birthday is near"));
    else if (hand->next_tier_missing > 0 && hand->next_tier_missing <= TIER_NEAR)
        word_fill(buf, _("{0} more for {1}"), word_money(figure, hand->next_tier_missing), hand->next_tier_name);
    else
        return false;
    return true;
}

char *say_line(char buf[WORDS_TEXT], const struct till *till, bool *warn)
{
    char count[24], who[64], what[WORDS_TEXT];
    buf[0] = '\0';
    *warn = till->shared > 1;
    if (!till->in_hand)
        return buf;
    if (*warn) {
        snprintf(count, sizeof count, "%zu", till->shared);
        return word_fill(buf, _("{0} share it: ask the name"), count, NULL);
    }
    if (!news(what, till))
        return buf;
    address(who, sizeof who, &till->hand.member);
    snprintf(buf, WORDS_TEXT, "%s%.220s", who, what);
    return buf;
}
