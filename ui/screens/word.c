/* SPDX-License-Identifier: MIT */
/* word: figures and names as the screens write them. */
#include "ui/screens/screens.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/money.h"
#include "base/text.h"

char *word_fill(char buf[WORDS_TEXT], const char *format, const char *arg0, const char *arg1)
{
    const char *arg[] = {arg0 ? arg0 : "", arg1 ? arg1 : ""};
    return text_fill(buf, WORDS_TEXT, format, 2, arg);
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

char *word_day(char buf[DATE_TEXT], const struct till *till, int64_t day)
{
    int64_t today = desk_day(till->desk);
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

const char *word_weekday(int64_t day)
{
    static const char *const name[] = {N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun")};
    return _(name[date_weekday(day) - 1]);
}
