/* SPDX-License-Identifier: MIT */
/* find: the one box: what is typed, who that is, and taking them in hand. */
#include "ui/flow/inside.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"

#define SEARCH_LIMIT 99
#define COUPON_DIGITS 12
#define TAIL_DIGITS 4

void till_tier_name(struct till *till, const char *code, char name[NAME_TEXT])
{
    const struct programme *programme;
    struct error err;
    text_copy(name, NAME_TEXT, code);
    if (desk_programme(till->desk, &programme, &err) != STATUS_OK)
        return;
    int level = programme_level(programme, code);
    if (level >= 0)
        text_copy(name, NAME_TEXT, programme->tier.level[level].name);
}

void find_details(struct till *till, struct till_row *row)
{
    struct member_view view = {0};
    struct error err;
    if (member_view(till->desk, row->member, &view, &err) != STATUS_OK) {
        member_view_clear(&view);
        return;
    }
    row->detailed = true;
    row->phone = view.member.phone;
    row->last_day = view.member.last_day;
    text_copy(row->name, sizeof row->name, view.member.name);
    text_copy(row->tier, sizeof row->tier, view.tier_name);
    row->points = view.points_balance;
    row->wallet = view.wallet_balance;
    row->birthday_in = view.birthday_in_days;
    for (size_t i = 0; i < view.coupons.coupons; i++) {
        row->coupons += view.coupons.coupon[i].state == COUPON_USABLE;
        row->coupon_today |= view.coupons.coupon[i].expires_on == desk_day(till->desk);
    }
    member_view_clear(&view);
}

static void list_recent(struct till *till)
{
    till->found.recent = true;
    for (size_t i = 0; i < till->recents; i++) {
        struct till_row *row = &till->found.row[till->found.rows++];
        *row = (struct till_row){.member = till->recent[i], .birthday_in = -1};
        find_details(till, row);
    }
}

static void list_hits(struct till *till)
{
    const struct finder_result *result = &till->result;
    till->found.more = result->more;
    for (size_t i = 0; i < result->hits; i++) {
        const struct finder_hit *hit = &result->hit[i];
        struct till_row *row = &till->found.row[till->found.rows++];
        *row = (struct till_row){.member = hit->member, .phone = hit->phone, .last_day = hit->last_day,
                                 .birthday_in = -1, .former = hit->former};
        text_copy(row->name, sizeof row->name, hit->name);
        till_tier_name(till, hit->tier, row->tier);
        if (i < TILL_DETAILED)
            find_details(till, row);
    }
}

/* How many members have the four digits as their tail: with more than one, the first row is only a guess. */
static size_t count_shared(const struct till *till, const char *text)
{
    size_t shared = 0;
    if (strlen(text) != TAIL_DIGITS || strspn(text, "0123456789") != TAIL_DIGITS)
        return 0;
    for (size_t i = 0; i < till->found.rows; i++)
        shared += till->found.row[i].phone > 0 && till->found.row[i].phone % 10000 == strtoll(text, NULL, 10);
    return shared;
}

static void look(struct till *till, const char *text)
{
    struct error err;
    if (*text == '\0') {
        list_recent(till);
        return;
    }
    if (finder_search(desk_db(till->desk), till->hot, text, SEARCH_LIMIT, &till->result, &err) != STATUS_OK) {
        till_refuse(till, &err);
        return;
    }
    list_hits(till);
    till->found.shared = count_shared(till, text);
    if (till->found.wide)
        wide_list(till, text);
}

/* What is found and what is shown of it come from one snapshot. */
static void search(struct till *till)
{
    struct till_found *found = &till->found;
    struct error err;
    if (till_state(till) != TILL_QUERY || !found->stale)
        return;
    char text[SIGN_TEXT_MAX];
    text_copy(text, sizeof text, till_text(till));
    size_t length = strlen(text);
    if (length > 0 && text[length - 1] == '.')
        text[length - 1] = '\0';
    found->rows = found->marked = found->top = 0;
    found->stale = found->more = found->recent = false;
    if (db_begin_read(desk_db(till->desk), &err) != STATUS_OK) {
        till_refuse(till, &err);
        return;
    }
    look(till, text);
    db_end_read(desk_db(till->desk));
}

bool till_warm(struct till *till)
{
    bool done;
    struct error err;
    const struct programme *programme;
    if (!till->hot) { /* the first time: the rules too, before the first key asks for them */
        till->hot = hot_new(HOT_ROOM);
        if (desk_programme(till->desk, &programme, &err) != STATUS_OK)
            till_refuse(till, &err);
    }
    return hot_warm(till->hot, desk_db(till->desk), &done, &err) == STATUS_OK && !done;
}

void till_settle(struct till *till)
{
    search(till);
    items_settle(till);
    hold_settle(till);
    coupon_list_settle(till);
    till->rows = rows_now(till);
}

size_t hand_doubted(const struct till *till, int64_t member)
{
    for (size_t i = 0; i < till->recents; i++)
        if (till->recent[i] == member)
            return till->recent_shared[i];
    return 0;
}

static void remember(struct till *till, int64_t member, size_t shared)
{
    size_t at = 0;
    till->last_member = member;
    while (at < till->recents && till->recent[at] != member)
        at++;
    if (at == till->recents)
        at = till->recents < TILL_DETAILED ? till->recents++ : TILL_DETAILED - 1;
    memmove(till->recent + 1, till->recent, at * sizeof *till->recent);
    memmove(till->recent_shared + 1, till->recent_shared, at * sizeof *till->recent_shared);
    till->recent[0] = member;
    till->recent_shared[0] = shared;
}

bool hand_take(struct till *till, int64_t member, size_t shared)
{
    struct member_view view = {0};
    struct error err;
    if (member_view(till->desk, member, &view, &err) != STATUS_OK) {
        member_view_clear(&view);
        till_refuse(till, &err);
        return false;
    }
    member_view_clear(&till->hand);
    till->hand = view;
    till->list.judged = 0;
    till->in_hand = true;
    till->shared = shared;
    till->hidden = false;
    remember(till, member, shared);
    return true;
}

void hand_forget(struct till *till, int64_t member)
{
    size_t kept = 0;
    for (size_t i = 0; i < till->recents; i++)
        if (till->recent[i] != member) {
            till->recent[kept] = till->recent[i];
            till->recent_shared[kept++] = till->recent_shared[i];
        }
    till->recents = kept;
    if (till->last_member == member)
        till->last_member = kept > 0 ? till->recent[0] : 0;
}

void hand_drop(struct till *till)
{
    member_view_clear(&till->hand);
    till->hand = (struct member_view){0};
    till->in_hand = till->hidden = false;
    till->shared = 0;
}

bool hand_proven(struct till *till)
{
    if (till->shared < 2)
        return true;
    till->awaiting = till->row;
    till->awaiting_spoken = till->spoken;
    till_push(till, TILL_PROOF);
    till->discard = true;
    return false;
}

/* The member comes to where the search was opened: to the bill in hand, else into the hand. */
void hand_attach(struct till *till, int64_t member, size_t shared)
{
    bool other = !till->in_hand || till->hand.member.id != member;
    if (change_asked(till, member, shared) || !hand_take(till, member, shared))
        return;
    enum till_state base = till_base(till);
    if (base != TILL_BILL && base != TILL_TENDER) {
        till_go(till, TILL_MEMBER);
        return;
    }
    till->depth = 0;
    till_type(till, "");
    if (other)
        hand_changed(till);
}

void find_open(struct till *till, bool recent)
{
    till_push(till, TILL_QUERY);
    till->found.rows = till->found.marked = till->found.top = 0;
    till->found.refused = till->found.more = false;
    till->found.recent = recent;
    till->found.wide = false;
    till->found.stale = true;
}

static size_t letters_and_digits(const char *text)
{
    size_t count = 0;
    for (; *text != '\0'; text++)
        count += isalnum((unsigned char)*text) && (unsigned char)*text < 0x80 ? 1 : *text == '-' || *text == ' ' ? 0 : 100;
    return count;
}

/* A genuine coupon code needs no Enter. */
void find_search(struct till *till)
{
    char text[SIGN_TEXT_MAX];
    text_copy(text, sizeof text, till_text(till));
    if (letters_and_digits(text) == COUPON_DIGITS)
        coupon_typed(till, text);
}

bool find_is_phone(const char *text)
{
    return strlen(text) == 11 && text[0] == '1' && strspn(text, "0123456789") == 11;
}

static bool has_letters(const char *text)
{
    return strspn(text, "0123456789- ") != strlen(text);
}

static void find_nobody(struct till *till, const char *text)
{
    struct error err;
    if (enrol_open(till, text))
        return;
    if (letters_and_digits(text) == COUPON_DIGITS && has_letters(text)) {
        coupon_verdict_of(till, text);
        return;
    }
    error_set(&err, STATUS_NOT_FOUND, "member", "no member for what was typed");
    error_arg(&err, 0, "%s", text);
    till_refuse(till, &err);
    till->found.refused = true;
}

/* "0" over a bill: nobody's bill from here on. */
static bool detach(struct till *till, const char *text)
{
    if (strcmp(text, "0") != 0 || (till_base(till) != TILL_BILL && till_base(till) != TILL_TENDER))
        return false;
    hand_detach(till);
    return true;
}

static void take_row(struct till *till, size_t row)
{
    const struct till_found *found = &till->found;
    size_t shared = 0;
    if (found->row[row].kind != ROW_MEMBER) {
        wide_take(till, &found->row[row]);
        return;
    }
    if (found->row[row].former)
        shared = SHARED_FORMER;
    else if (found->recent)
        shared = hand_doubted(till, found->row[row].member);
    else if (found->shared > 1 && found->row[row].phone % 10000 == strtoll(till_text(till), NULL, 10))
        shared = found->shared;
    hand_attach(till, found->row[row].member, shared);
}

void find_take(struct till *till)
{
    char text[SIGN_TEXT_MAX];
    text_copy(text, sizeof text, till_text(till));
    search(till);
    if (till->refused || detach(till, text))
        return;
    if (till->found.rows > 0 && !(till->found.row[till->found.marked].former && find_is_phone(text)))
        take_row(till, till->found.marked); /* a number that changed hands enrols whoever has it now */
    else if (*text != '\0')
        find_nobody(till, text);
    else
        till_pop(till);
}

void find_pick(struct till *till)
{
    search(till);
    if (till->refused)
        return;
    char n[] = {(char)('0' + till->spoken.number), '\0'};
    size_t row = till->found.top + (size_t)till->spoken.number - 1; /* rows are numbered as shown */
    if (till->spoken.number == 0 || row >= till->found.rows)
        till_object(till, N_("There is no row {0}."), n, NULL);
    else
        take_row(till, row);
}

void find_move(struct till *till, int by)
{
    struct till_found *found = &till->found;
    search(till);
    int64_t to = (int64_t)found->marked + by;
    if (found->rows == 0)
        return;
    found->marked = to < 0 ? 0 : to >= (int64_t)found->rows ? found->rows - 1 : (size_t)to;
    if (found->marked < found->top)
        found->top = found->marked;
    if (found->marked >= found->top + TILL_DETAILED)
        found->top = found->marked - TILL_DETAILED + 1;
    for (size_t i = found->top; i < found->rows && i < found->top + TILL_DETAILED; i++)
        if (!found->row[i].detailed)
            find_details(till, &found->row[i]);
}

void find_first(struct till *till)
{
    char text[SIGN_TEXT_MAX];
    text_copy(text, sizeof text, till_text(till));
    size_t length = strlen(text);
    if (till->row->sign != SIGN_STAR || length == 0 || length > 3 || strspn(text, "0123456789") != length ||
        till_base(till) != TILL_IDLE) {
        till_object(till, N_("Take the member first: Enter."), NULL, NULL);
        return;
    }
    strcat(text, "*");
    open_walkin(till);
    till_type(till, text);
}

void find_members(struct till *till)
{
    find_open(till, true);
}

void find_slash(struct till *till)
{
    find_open(till, false);
    till->found.wide = true;
}

void find_last(struct till *till)
{
    if (till->last_member == 0)
        till_object(till, N_("Nobody was served yet at this till."), NULL, NULL);
    else
        hand_attach(till, till->last_member, hand_doubted(till, till->last_member));
}

void open_walkin(struct till *till)
{
    hand_drop(till);
    till_go(till, TILL_WALKIN);
}

void open_walkin_line(struct till *till)
{
    open_walkin(till);
    till_type(till, "*");
}

void open_need_member(struct till *till)
{
    till_object(till, till->last_member ? N_("Take a member first (F3 = the last one).") : N_("Take a member first."),
                NULL, NULL);
}
