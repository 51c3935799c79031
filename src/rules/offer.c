/* SPDX-License-Identifier: MIT */
#include "rules/offer.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"

bool offer_benefit_of_lines(enum benefit_kind kind)
{
    return kind == BENEFIT_FIXED_PRICE || kind == BENEFIT_NTH || kind == BENEFIT_BUY || kind == BENEFIT_FREE_ITEM;
}

bool offer_benefit_takes_off(enum benefit_kind kind)
{
    return kind != BENEFIT_POINTS_PERCENT && kind != BENEFIT_POINTS_BONUS && kind != BENEFIT_GIFT;
}

static enum status refuse(struct error *err, const char *detail, const char *note)
{
    error_set(err, STATUS_OFFER_CONDITIONS, "", "%s", note);
    error_detail(err, detail);
    return STATUS_OFFER_CONDITIONS;
}

bool offer_runs_on(const struct offer *offer, int64_t day)
{
    return day >= offer->from && day <= offer->to && (offer->weekdays == 0 || offer->weekdays >> date_weekday(day) & 1);
}

static enum status check_date(const struct offer *offer, int64_t day, struct error *err)
{
    if (day >= offer->from && day <= offer->to)
        return STATUS_OK;
    char text[DATE_TEXT];
    refuse(err, "date", "outside its dates");
    error_arg(err, 0, "%s", offer->from == 0 ? "-" : date_format_short(text, offer->from));
    error_arg(err, 1, "%s", offer->to == DATE_NEVER ? "-" : date_format_short(text, offer->to));
    return STATUS_OFFER_CONDITIONS;
}

static enum status check_weekday(const struct offer *offer, int64_t day, struct error *err)
{
    int today = date_weekday(day);
    if (offer->weekdays == 0 || offer->weekdays >> today & 1)
        return STATUS_OK;
    struct buffer days = {0};
    for (int i = 1; i <= 7; i++)
        if (offer->weekdays >> i & 1)
            buffer_format(&days, "%s%d", days.length > 0 ? "," : "", i);
    refuse(err, "weekday", "not on this weekday");
    error_arg(err, 0, "%s", days.text);
    error_arg(err, 1, "%d", today);
    buffer_clear(&days);
    return STATUS_OFFER_CONDITIONS;
}

static enum status check_hours(const struct offer *offer, int minute, struct error *err)
{
    struct buffer ranges = {0};
    for (size_t i = 0; i < offer->hour_ranges; i++) {
        const struct hours *range = &offer->hours[i];
        if (minute >= range->from && minute < range->to) {
            buffer_clear(&ranges);
            return STATUS_OK;
        }
        buffer_format(&ranges, "%s%02d:%02d-%02d:%02d", i > 0 ? "," : "", range->from / 60, range->from % 60,
                      range->to / 60, range->to % 60);
    }
    if (offer->hour_ranges == 0)
        return STATUS_OK;
    refuse(err, "hour", "not at this hour");
    error_arg(err, 0, "%s", ranges.text);
    error_arg(err, 1, "%02d:%02d", minute / 60, minute % 60);
    buffer_clear(&ranges);
    return STATUS_OFFER_CONDITIONS;
}

static enum status check_tier(const struct programme *programme, const struct offer *offer, int level,
                              struct error *err)
{
    if (offer->tiers == 0)
        return STATUS_OK;
    const struct tier_level *has = level >= 0 ? &programme->tier.level[level] : NULL;
    for (size_t i = 0; i < offer->tiers; i++)
        if (has && strcmp(offer->tier[i], has->code) == 0)
            return STATUS_OK;
    int wanted = programme_level(programme, offer->tier[0]);
    refuse(err, "tier", "not for this tier");
    error_arg(err, 0, "%s", wanted >= 0 ? programme->tier.level[wanted].name : offer->tier[0]);
    error_arg(err, 1, "%s", has ? has->name : "");
    return STATUS_OFFER_CONDITIONS;
}

static enum status check_segment(const struct offer *offer, const struct member_facts *member, struct error *err)
{
    if (offer->segment[0] == '\0')
        return STATUS_OK;
    for (size_t i = 0; i < member->tags; i++)
        if (strcmp(member->tag[i], offer->segment) == 0)
            return STATUS_OK;
    return refuse(err, "segment", "the member does not bear that tag");
}

static enum status check_birthday(const struct offer *offer, int distance, struct error *err)
{
    if (offer->birthday_within_days == LIMIT_NONE || (distance >= 0 && distance <= offer->birthday_within_days))
        return STATUS_OK;
    refuse(err, "birthday", "not around the member's birthday");
    error_arg(err, 0, "%d", offer->birthday_within_days);
    return STATUS_OFFER_CONDITIONS;
}

static enum status check_purchase(const struct offer *offer, int64_t purchases, struct error *err)
{
    if (offer->purchase_number == 0 || purchases + 1 == offer->purchase_number)
        return STATUS_OK;
    refuse(err, "purchase_number", "not on this purchase");
    error_arg(err, 0, "%d", offer->purchase_number);
    error_arg(err, 1, "%" PRId64, purchases + 1);
    return STATUS_OFFER_CONDITIONS;
}

static bool needs_member(const struct offer *offer)
{
    return offer->per_member != LIMIT_NONE || offer->per_member_day != LIMIT_NONE || offer->tiers > 0 ||
           offer->segment[0] != '\0' || offer->birthday_within_days != LIMIT_NONE || offer->purchase_number != 0;
}

static enum status used_up(struct error *err, const char *detail, int64_t limit)
{
    error_set(err, STATUS_OFFER_LIMIT, "", "used as often as it may be");
    error_detail(err, detail);
    error_arg(err, 0, "%" PRId64, limit);
    return STATUS_OFFER_LIMIT;
}

enum status offer_limit(const struct offer *offer, const struct offer_facts *facts, int64_t standing, struct error *err)
{
    static const struct offer_facts unused = {.uses_left = LIMIT_NONE, .budget_left = LIMIT_NONE};
    if (!facts)
        facts = &unused;
    if (offer->per_member != LIMIT_NONE && facts->used_by_member + standing >= offer->per_member)
        return used_up(err, "per_member", offer->per_member);
    if (offer->per_member_day != LIMIT_NONE && facts->used_by_member_today + standing >= offer->per_member_day)
        return used_up(err, "per_member_day", offer->per_member_day);
    if (facts->uses_left != LIMIT_NONE && standing >= facts->uses_left)
        return used_up(err, "total", offer->total);
    return STATUS_OK;
}

enum status offer_conditions(const struct programme *programme, int offer, const struct quote_input *input,
                             struct error *err)
{
    const struct offer *checked = &programme->offer[offer];
    const struct member_facts *member = input->member;
    TRY(check_date(checked, input->day, err));
    TRY(check_weekday(checked, input->day, err));
    TRY(check_hours(checked, input->minute, err));
    if (!member && needs_member(checked))
        return refuse(err, "no_member", "only for members");
    if (member) {
        TRY(check_tier(programme, checked, member->level, err));
        TRY(check_segment(checked, member, err));
        TRY(check_birthday(checked, member->birthday_distance, err));
        TRY(check_purchase(checked, member->purchases, err));
    }
    return offer_limit(checked, input->offer ? &input->offer[offer] : NULL, 0, err);
}

enum status offer_usable(const struct programme *programme, int offer, const struct quote_input *input,
                         struct error *err)
{
    if (offer < 0 || (size_t)offer >= programme->offers)
        return error_set(err, STATUS_COUPON_UNKNOWN, "coupon", "no such offer in the programme");
    return offer_conditions(programme, offer, input, err);
}
