/* SPDX-License-Identifier: MIT */
/* word: figures and names for display. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/money.h"
#include "base/phone.h"
#include "base/text.h"
#include "ui/counter/draw.h"

char *word_fill(char buf[RENDER_TEXT], const char *format, const char *arg0, const char *arg1)
{
    const char *arg[] = {arg0 ? arg0 : "", arg1 ? arg1 : ""};
    return text_fill(buf, RENDER_TEXT, format, 2, arg);
}

char *word_number(char buf[MONEY_TEXT], int64_t number)
{
    return number_format_grouped(buf, number);
}

char *word_money(char buf[MONEY_TEXT], int64_t amount)
{
    char grouped[MONEY_TEXT];
    money_format_grouped(grouped, amount < 0 ? -amount : amount);
    snprintf(buf, MONEY_TEXT, "%s¥%.26s", amount < 0 ? "-" : "", grouped);
    return buf;
}

char *word_name(char buf[PERSON_TEXT], const char *name)
{
    char clean[PERSON_TEXT];
    text_sanitise(clean, sizeof clean, name);
    return text_mask_name(buf, PERSON_TEXT, clean);
}

char *word_person(char buf[PERSON_TEXT], const char *name, int64_t phone)
{
    char masked[PHONE_TEXT];
    word_name(buf, name);
    return *buf == '\0' ? text_copy(buf, PERSON_TEXT, phone_mask(masked, phone)) : buf;
}

char *word_day(char buf[DATE_TEXT], const struct counter *counter, int64_t day)
{
    int64_t today = counter->today;
    int year, this_year, month, day_of_month;
    date_to_civil(today, &this_year, &month, &day_of_month);
    date_to_civil(day, &year, &month, &day_of_month);
    if (day == today)
        text_copy(buf, DATE_TEXT, _("today"));
    else if (year == this_year)
        date_format_short(buf, day);
    else
        snprintf(buf, DATE_TEXT, "%d", year);
    return buf;
}

char *word_until(char buf[RENDER_TEXT], int64_t today, int64_t day)
{
    char text[DATE_TEXT];
    if (day >= DATE_NEVER)
        return text_copy(buf, RENDER_TEXT, _("no expiry"));
    if (day == today)
        return text_copy(buf, RENDER_TEXT, _("ends today"));
    return word_fill(buf, _("to {0}"), date_format(text, day), NULL);
}

char *word_instant(char buf[DATE_TEXT], int64_t today, int64_t at)
{
    int year, this_year, month, day;
    int64_t date = date_of_instant(at, 0);
    date_to_civil(date, &year, &month, &day);
    date_to_civil(today, &this_year, &month, &day);
    return year == this_year ? date_format_instant_short(buf, at) : date_format(buf, date);
}

const char *word_weekday(int64_t day)
{
    static const char *const name[] = {N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun")};
    return _(name[date_weekday(day) - 1]);
}

const char *word_tier(const struct counter *counter, const char *code)
{
    const struct programme *programme = counter->programme;
    if (!programme)
        return code;
    int level = programme_level(programme, code);
    return level >= 0 ? programme->tier.level[level].name : code;
}

const char *word_offer(const struct counter *counter, const char *code)
{
    const struct programme *programme = counter->programme;
    if (!programme)
        return code;
    int offer = programme_offer(programme, code);
    return offer >= 0 ? programme->offer[offer].name : code;
}

const char *word_channel(const char *channel)
{
    return strcmp(channel, "sms") == 0 ? _("SMS") : channel;
}

char *word_birthday(char buf[RENDER_TEXT], const struct birthday *birthday)
{
    char day[DATE_TEXT];
    if (birthday->year > 0)
        snprintf(day, sizeof day, "%04d-%02d-%02d", birthday->year, birthday->month, birthday->day);
    else
        snprintf(day, sizeof day, "%02d-%02d", birthday->month, birthday->day);
    if (birthday->kind == BIRTHDAY_LUNAR)
        return word_fill(buf, _("lunar {0}"), day, NULL);
    return birthday->kind == BIRTHDAY_LUNAR_LEAP ? word_fill(buf, _("lunar leap {0}"), day, NULL)
                                                 : text_copy(buf, RENDER_TEXT, day);
}

char *word_step(char buf[RENDER_TEXT], const struct step *step, const struct programme *programme)
{
    static const struct {
        const char *wide, *narrow;
    } list[] = {{"×", "x"}, {"÷", "/"}, {"→", ">"}, {"−", "-"}, {"≤", "<="}, {"≥", ">="}, {"…", "..."}};
    char text[RENDER_TEXT];
    size_t used = 0;
    render_step(text, step, programme);
    for (const char *at = text; *at != '\0' && used + 4 < RENDER_TEXT;) {
        size_t i = 0;
        while (i < sizeof list / sizeof *list && strncmp(at, list[i].wide, strlen(list[i].wide)) != 0)
            i++;
        if (i == sizeof list / sizeof *list) {
            buf[used++] = *at++;
            continue;
        }
        used += (size_t)snprintf(buf + used, RENDER_TEXT - used, "%s", list[i].narrow);
        at += strlen(list[i].wide);
    }
    buf[used] = '\0';
    return buf;
}

char *word_doubt(char buf[RENDER_TEXT], const struct counter *counter)
{
    char count[24];
    snprintf(count, sizeof count, "%zu", counter->shared);
    if (counter->shared == SHARED_FOUND || counter->shared == SHARED_MIDDLE)
        return text_copy(buf, RENDER_TEXT, _("Not found by scan or full phone: check identity before spending."));
    if (counter->shared == SHARED_CARD)
        return text_copy(buf, RENDER_TEXT, _("Spending takes the member's card, QR or PIN here."));
    return counter->shared == SHARED_FORMER
               ? text_copy(buf, RENDER_TEXT, _("Found by a former number: check identity before spending."))
               : word_fill(buf, _("{0} members share these digits: check identity before spending."), count, NULL);
}

char *word_row(char buf[RENDER_TEXT], const struct counter_row *row)
{
    static const char *const format[] = {
        [ROW_MEMBER] = "{0} {1} {2}",
        [ROW_ITEM] = N_("Item  {0}  {1}  {2}"),
        [ROW_COUPON] = N_("Coupon  {0}  {1}"),
        [ROW_BILL] = N_("Bill  {0}  {2}  {1}"),
    };
    char bill[BILL_TEXT], name[PERSON_TEXT], amount[MONEY_TEXT];
    const char *arg[] = {row->kind == ROW_BILL ? word_bill(bill, row->code) : row->code,
                         row->kind == ROW_BILL ? word_name(name, row->name) : row->name,
                         word_money(amount, row->amount)};
    return text_fill(buf, RENDER_TEXT, _(format[row->kind]), 3, arg);
}

char *word_spoken_money(char buf[MONEY_TEXT], int64_t amount)
{
    word_money(buf, amount);
    size_t length = strlen(buf);
    if (amount % 100 == 0 && length > 3)
        buf[length - 3] = '\0';
    return buf;
}

char *word_bill(char buf[BILL_TEXT], const char *bill)
{
    const char *dash = strchr(bill, '-');
    snprintf(buf, BILL_TEXT, "#%lld", strtoll(dash ? dash + 1 : bill, NULL, 10));
    return buf;
}

/* back: of a return, where vouchers give no money back; family: as in struct sale_view. */
static char *list_tenders(char buf[COUNTER_ARG_TEXT], const struct tender *tender, size_t tenders, bool back,
                          const char *family)
{
    size_t used = 0;
    buf[0] = '\0';
    for (size_t i = 0; i < tenders && used < COUNTER_ARG_TEXT; i++) {
        char money[MONEY_TEXT], name[RENDER_TEXT];
        used += (size_t)snprintf(buf + used, COUNTER_ARG_TEXT - used, "%s%s %s%s", i > 0 ? ", " : "",
                                 render_paid_by(name, tender[i].kind, family),
                                 money_format_grouped(money, tender[i].amount),
                                 back && tender[i].kind == TENDER_VOUCHER ? _(" (no money)") : "");
    }
    return buf;
}

char *word_tenders(char buf[COUNTER_ARG_TEXT], const struct tender *tender, size_t tenders)
{
    return list_tenders(buf, tender, tenders, false, "");
}

char *word_paid(char buf[COUNTER_ARG_TEXT], const struct sale_view *bill)
{
    return list_tenders(buf, bill->tender, bill->tenders, false, bill->family);
}

/* "WeChat 106.60, Cash 20.00": what a person must hand back. */
static char *by_hand(char buf[COUNTER_ARG_TEXT], const struct tender *tender, size_t tenders)
{
    struct tender some[TENDERS_MAX] = {0};
    size_t count = 0;
    for (size_t i = 0; i < tenders && count < TENDERS_MAX; i++)
        if ((tender_info(tender[i].kind)->uses & (TENDER_PAYS | TENDER_RESTORED)) == TENDER_PAYS && tender[i].amount)
            some[count++] = tender[i];
    return list_tenders(buf, some, count, true, "");
}

/* "Stored value 50.00 is back already". */
static char *restored(char buf[RENDER_TEXT], const struct tender *tender, size_t tenders, bool done)
{
    size_t used = 0;
    buf[0] = '\0';
    for (size_t i = 0; i < tenders && used < RENDER_TEXT; i++) {
        char money[MONEY_TEXT], text[RENDER_TEXT];
        if (!(tender_info(tender[i].kind)->uses & TENDER_RESTORED) || !tender[i].amount)
            continue;
        word_fill(text, done ? _("{0} {1} is back already") : _("{0} {1} goes back by itself"),
                  render_tender(tender_code(tender[i].kind)), money_format_grouped(money, tender[i].amount));
        int wrote = snprintf(buf + used, RENDER_TEXT - used, "%s%s", used > 0 ? ", " : "", text);
        used += wrote > 0 ? (size_t)wrote : 0;
    }
    return buf;
}

char *word_refund(char buf[COUNTER_ARG_TEXT], const struct tender *tender, size_t tenders, bool done)
{
    char hand[COUNTER_ARG_TEXT], itself[RENDER_TEXT];
    const char *arg[] = {by_hand(hand, tender, tenders), restored(itself, tender, tenders, done)};
    const char *format = *hand && *itself ? done ? _("Refund: {0}. {1}") : _("To refund: {0}. {1}")
                         : *hand ? done ? _("Refund: {0}") : _("To refund: {0}")
                         : *itself ? "{1}"
                                          : _("No refund is due.");
    return text_fill(buf, COUNTER_ARG_TEXT, format, 2, arg);
}
