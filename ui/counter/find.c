/* SPDX-License-Identifier: MIT */
/* find: the search for members, and taking one in hand. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/phone.h"
#include "base/text.h"
#include "desk/member_row.h"
#include "desk/member_view.h"
#include "desk/route.h"
#include "ui/counter/counter_shared.h"

#define SEARCH_LIMIT 99
#define COUPON_DIGITS 12
#define TAIL_DIGITS 4
#define NUMBERS "0123456789"
#define BILL_DIGITS 6 /* of a bill's number, behind its till's */
#define CODE_LENGTH 8 /* least characters of a text that is read like a scan */

/*
 * The text as it is compared: half-width, without the blanks and dashes of a phone number; a whole mobile of this
 * country without its +86.
 */
static char *plain_text(char plain[SIGN_TEXT_MAX], const char *typed)
{
    char half[SIGN_TEXT_MAX], phone[PHONE_TEXT], *to = plain;
    int64_t number;
    text_halfwidth(half, sizeof half, typed);
    if (phone_parse(half, &number, NULL) == STATUS_OK && phone_format(phone, number)[0] != '+')
        return text_copy(plain, SIGN_TEXT_MAX, phone);
    for (const char *at = half; *at != '\0'; at++)
        if (*at != '-' && *at != ' ')
            *to++ = *at;
    *to = '\0';
    return plain;
}

/* "#342", "0001-000342": a bill as its receipt names it. */
static bool names_bill(const char *typed)
{
    char text[SIGN_TEXT_MAX];
    text_halfwidth(text, sizeof text, typed);
    size_t digits = strspn(text + (*text == '#'), NUMBERS), till = strspn(text, NUMBERS);
    if (*text == '#')
        return digits > 0 && text[1 + digits] == '\0';
    return till > 0 && text[till] == '-' && strlen(text + till + 1) == BILL_DIGITS &&
           strspn(text + till + 1, NUMBERS) == BILL_DIGITS;
}

static void show_details(const struct member_row *from, struct counter_row *row)
{
    row->detailed = true;
    row->phone = from->phone;
    row->last_day = from->last_day;
    text_copy(row->name, sizeof row->name, from->name);
    text_copy(row->tier, sizeof row->tier, from->tier_name);
    row->points = from->points;
    row->wallet = from->wallet;
    row->birthday_in = from->birthday_in_days;
    row->coupons = (size_t)from->coupons;
    row->coupon_today = from->coupon_today;
}

void find_details(struct counter *counter, struct counter_row *row, size_t count)
{
    struct counter_row *wanted[COUNTER_DETAILED];
    struct member_row detail[COUNTER_DETAILED];
    struct error err;
    size_t rows = 0;
    for (size_t i = 0; i < count && rows < COUNTER_DETAILED; i++)
        if (row[i].kind == ROW_MEMBER && !row[i].detailed) {
            detail[rows].member = row[i].member;
            wanted[rows++] = &row[i];
        }
    if (member_row_read(counter->desk, detail, rows, &err) != STATUS_OK)
        return;
    for (size_t i = 0; i < rows; i++)
        if (detail[i].known)
            show_details(&detail[i], wanted[i]);
}

static void list_recent(struct counter *counter)
{
    counter->found.recent = true;
    for (size_t i = 0; i < counter->recents; i++) {
        struct counter_row *row = &counter->found.row[counter->found.list.count++];
        *row = (struct counter_row){.member = counter->recent[i], .birthday_in = -1};
    }
    find_details(counter, counter->found.row, counter->found.list.count);
}

static void list_hits(struct counter *counter)
{
    const struct finder_result *result = &counter->result;
    counter->found.more = result->more;
    for (size_t i = 0; i < result->hits; i++) {
        const struct finder_hit *hit = &result->hit[i];
        struct counter_row *row = &counter->found.row[counter->found.list.count++];
        *row = (struct counter_row){.member = hit->member,
                                    .phone = hit->phone,
                                    .last_day = hit->last_day,
                                    .birthday_in = -1,
                                    .former = hit->former};
        text_copy(row->name, sizeof row->name, hit->name);
        hand_tier_name(counter, hit->tier, row->tier);
    }
    find_details(counter, counter->found.row, counter->found.list.count);
}

/* How many members have the four digits as their tail: with more than one, the first row is only a guess. */
static size_t count_shared(const struct counter *counter, const char *text)
{
    size_t shared = 0;
    if (strlen(text) != TAIL_DIGITS || strspn(text, NUMBERS) != TAIL_DIGITS)
        return 0;
    for (size_t i = 0; i < counter->found.list.count; i++)
        shared += counter->found.row[i].phone > 0 && counter->found.row[i].phone % 10000 == strtoll(text, NULL, 10);
    return shared;
}

static void search_text(struct counter *counter, const char *text)
{
    struct error err;
    char plain[SIGN_TEXT_MAX];
    if (*text == '\0') {
        list_recent(counter);
        return;
    }
    if (names_bill(text)) {
        wide_bill(counter, text);
        return;
    }
    if (finder_search(desk_db(counter->desk), counter->cache, text, SEARCH_LIMIT, &counter->result, &err) !=
        STATUS_OK) {
        counter_refuse(counter, &err);
        return;
    }
    list_hits(counter);
    counter->found.shared = count_shared(counter, plain_text(plain, text));
    if (counter->found.wide)
        wide_list(counter, text);
}

/* Results and their details are read in one snapshot. */
static void search_if_stale(struct counter *counter)
{
    struct counter_found *found = &counter->found;
    struct error err;
    if (counter_screen(counter) != SCREEN_QUERY || !found->stale)
        return;
    char text[SIGN_TEXT_MAX];
    text_copy(text, sizeof text, counter_text(counter));
    size_t length = strlen(text);
    if (length > 0 && text[length - 1] == '.')
        text[length - 1] = '\0';
    found->list.count = found->list.marked = found->top = 0;
    found->stale = found->more = found->recent = false;
    if (db_begin_read(desk_db(counter->desk), &err) != STATUS_OK) {
        counter_refuse(counter, &err);
        return;
    }
    search_text(counter, text);
    db_end_read(desk_db(counter->desk));
}

void find_settle(struct counter *counter)
{
    search_if_stale(counter);
}

static size_t letters_and_digits(const char *text)
{
    size_t count = 0;
    for (; *text != '\0'; text++)
        count += isalnum((unsigned char)*text) && (unsigned char)*text < 0x80 ? 1
                 : *text == '-' || *text == ' '                               ? 0
                                                                              : 100;
    return count;
}

/* A genuine coupon code needs no Enter. */
void find_search(struct counter *counter)
{
    char text[SIGN_TEXT_MAX];
    text_copy(text, sizeof text, counter_text(counter));
    if (letters_and_digits(text) == COUPON_DIGITS)
        coupon_typed(counter, text);
}

static bool has_letters(const char *text)
{
    return strspn(text, "0123456789- ") != strlen(text);
}

static void find_nobody(struct counter *counter, const char *text)
{
    struct error err;
    char plain[SIGN_TEXT_MAX];
    if (hand_enrol(counter, plain_text(plain, text)))
        return;
    if (letters_and_digits(text) == COUPON_DIGITS && has_letters(text)) {
        coupon_verdict_of(counter, text);
        return;
    }
    error_set(&err, STATUS_NOT_FOUND, "member", "no member for what was typed");
    error_arg(&err, 0, "%s", text);
    counter_refuse(counter, &err);
}

/* "0" typed over a bill makes it a walk-in's bill. */
static bool detach(struct counter *counter, const char *text)
{
    if (strcmp(text, "0") != 0 || (counter_base(counter) != SCREEN_BILL && counter_base(counter) != SCREEN_TENDER))
        return false;
    hand_detach(counter);
    return true;
}

/* Whether the text is the member's whole phone or card, read like a scan. */
static bool is_theirs(struct counter *counter, const char *text, int64_t member)
{
    struct route route;
    struct error err;
    return strlen(text) >= CODE_LENGTH && route_find(counter->desk, text, &route, &err) == STATUS_OK &&
           route.kind == ROUTE_MEMBER && route.member == member;
}

/* How far the typed text proves the member of the row: a value of counter.shared. */
static size_t doubt(struct counter *counter, const struct counter_row *row)
{
    char text[SIGN_TEXT_MAX];
    plain_text(text, counter_text(counter));
    size_t length = strlen(text), digits = strspn(text, NUMBERS);
    if (row->former)
        return SHARED_FORMER;
    if (counter->found.recent)
        return hand_doubted(counter, row->member);
    if (is_theirs(counter, text, row->member))
        return 0;
    if (digits == length && length == TAIL_DIGITS && row->phone % 10000 == strtoll(text, NULL, 10))
        return counter->found.shared < 2 && !counter->tail_proves ? SHARED_FOUND : counter->found.shared;
    bool begins = digits == length && length > TAIL_DIGITS;
    bool middle = digits == 0 && length > TAIL_DIGITS && strspn(text + length - TAIL_DIGITS, NUMBERS) == TAIL_DIGITS;
    return begins || middle ? SHARED_MIDDLE : SHARED_FOUND;
}

static void take_row(struct counter *counter, size_t row)
{
    const struct counter_row *found = &counter->found.row[row];
    if (found->kind != ROW_MEMBER)
        wide_take(counter, found);
    else
        hand_attach(counter, found->member, doubt(counter, found));
}

void find_take(struct counter *counter)
{
    char text[SIGN_TEXT_MAX], plain[SIGN_TEXT_MAX];
    text_copy(text, sizeof text, counter_text(counter));
    search_if_stale(counter);
    if (counter->refused || detach(counter, text))
        return;
    if (counter->found.list.count > 0 &&
        !(counter->found.row[counter->found.list.marked].former && hand_is_phone(plain_text(plain, text))))
        take_row(counter,
                 counter->found.list
                     .marked); /* a whole former number is not taken: below it opens the form for its new owner */
    else if (*text != '\0')
        find_nobody(counter, text);
    else
        counter_pop(counter);
}

void find_pick(struct counter *counter)
{
    search_if_stale(counter);
    if (counter->refused)
        return;
    char n[] = {(char)('0' + counter->spoken.number), '\0'};
    size_t row = counter->found.top + (size_t)counter->spoken.number - 1; /* rows are numbered as shown */
    if (counter->spoken.number == 0 || row >= counter->found.list.count)
        counter_object(counter, N_("There is no row {0}."), n, NULL);
    else
        take_row(counter, row);
}

void find_move(struct counter *counter, int by)
{
    struct counter_found *found = &counter->found;
    search_if_stale(counter);
    int64_t to = (int64_t)found->list.marked + by;
    if (found->list.count == 0)
        return;
    found->list.marked = to < 0 ? 0 : to >= (int64_t)found->list.count ? found->list.count - 1 : (size_t)to;
    if (found->list.marked < found->top)
        found->top = found->list.marked;
    if (found->list.marked >= found->top + COUNTER_DETAILED)
        found->top = found->list.marked - COUNTER_DETAILED + 1;
    size_t below = found->list.count - found->top;
    find_details(counter, &found->row[found->top], below < COUNTER_DETAILED ? below : COUNTER_DETAILED);
}

void find_first(struct counter *counter)
{
    char text[SIGN_TEXT_MAX];
    text_copy(text, sizeof text, counter_text(counter));
    size_t length = strlen(text);
    if (counter->binding->sign != SIGN_STAR || length == 0 || length > 3 || strspn(text, NUMBERS) != length ||
        counter_base(counter) != SCREEN_IDLE) {
        counter_object(counter, N_("Choose the member first: Enter."), NULL, NULL);
        return;
    }
    strcat(text, "*");
    hand_walk_in(counter);
    counter_type(counter, text);
}
