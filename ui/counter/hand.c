/* SPDX-License-Identifier: MIT */
/* hand: takes, drops and proves the member in hand; keeps the members served last. */
#include <string.h>

#include "base/i18n.h"
#include "base/phone.h"
#include "base/text.h"
#include "desk/member_view.h"
#include "ui/counter/counter_shared.h"

void hand_tier_name(struct counter *counter, const char *code, char name[NAME_TEXT])
{
    const struct programme *programme;
    struct error err;
    text_copy(name, NAME_TEXT, code);
    if (desk_programme(counter->desk, &programme, &err) != STATUS_OK)
        return;
    int level = programme_level(programme, code);
    if (level >= 0)
        text_copy(name, NAME_TEXT, programme->tier.level[level].name);
}

/* Where the shop asks card, QR or PIN always, nothing else is a proof, whatever it proves elsewhere. */
static size_t trusted(const struct counter *counter, size_t shared)
{
    return counter->proof_always ? SHARED_CARD : shared;
}

size_t hand_doubted(const struct counter *counter, int64_t member)
{
    for (size_t i = 0; i < counter->recents; i++)
        if (counter->recent[i] == member)
            return trusted(counter, counter->recent_shared[i]);
    return trusted(counter, SHARED_FOUND);
}

static void remember(struct counter *counter, int64_t member, size_t shared)
{
    size_t at = 0;
    counter->last_member = member;
    while (at < counter->recents && counter->recent[at] != member)
        at++;
    if (at == counter->recents)
        at = counter->recents < COUNTER_DETAILED ? counter->recents++ : COUNTER_DETAILED - 1;
    memmove(counter->recent + 1, counter->recent, at * sizeof *counter->recent);
    memmove(counter->recent_shared + 1, counter->recent_shared, at * sizeof *counter->recent_shared);
    counter->recent[0] = member;
    counter->recent_shared[0] = shared;
}

bool hand_take(struct counter *counter, int64_t member, size_t shared)
{
    struct member_view view = {0};
    struct error err;
    /* Read again in the same visit, they were still found as they were. */
    bool again = counter->in_hand && counter->hand.member.id == member && shared == counter->shared;
    size_t found = again ? hand_doubted(counter, member) : shared;
    if (member_view(counter->desk, member, &view, &err) != STATUS_OK) {
        member_view_clear(&view);
        counter_refuse(counter, &err);
        return false;
    }
    member_view_clear(&counter->hand);
    counter->hand = view;
    counter->changes++;
    counter->in_hand = true;
    counter->shared = shared;
    counter->hidden = false;
    remember(counter, member, found);
    return true;
}

bool hand_any(const struct counter *counter)
{
    return counter->in_hand;
}

bool hand_has_points(const struct counter *counter)
{
    return counter->in_hand && counter->hand.points_balance > 0;
}

void hand_lacks_points(struct counter *counter, int64_t asked)
{
    struct error err;
    error_set(&err, STATUS_NOT_ENOUGH_POINTS, "points", "fewer points than asked");
    error_detail(&err, "gift");
    error_arg(&err, 0, "%lld", (long long)counter->hand.points_balance);
    error_arg(&err, 1, "%lld", (long long)asked);
    counter_refuse(counter, &err);
}

void hand_forget(struct counter *counter, int64_t member)
{
    size_t kept = 0;
    for (size_t i = 0; i < counter->recents; i++)
        if (counter->recent[i] != member) {
            counter->recent[kept] = counter->recent[i];
            counter->recent_shared[kept++] = counter->recent_shared[i];
        }
    counter->recents = kept;
    if (counter->last_member == member)
        counter->last_member = kept > 0 ? counter->recent[0] : 0;
}

void hand_drop(struct counter *counter)
{
    member_view_clear(&counter->hand);
    counter->hand = (struct member_view){0};
    counter->in_hand = counter->hidden = false;
    counter->shared = 0;
}

bool hand_proven(struct counter *counter)
{
    if (counter->shared < 2)
        return true;
    counter->awaiting = counter->binding;
    counter->awaiting_spoken = counter->spoken;
    counter_replace_next(counter); /* without the proof, what was typed is not added to */
    counter_show(counter, SCREEN_PROOF, NULL);
    counter->discard = true;
    return false;
}

/* Attaches the member to the open bill, else takes them in hand. */
void hand_attach(struct counter *counter, int64_t member, size_t shared)
{
    bool other = !counter->in_hand || counter->hand.member.id != member;
    if (!counter->scanning)
        shared = trusted(counter, shared);
    if (hand_change_asked(counter, member, shared) || !hand_take(counter, member, shared))
        return;
    enum screen_id base = counter_base(counter);
    if (base != SCREEN_BILL && base != SCREEN_TENDER) {
        counter_go(counter, SCREEN_MEMBER);
        return;
    }
    counter_close_above(counter);
    counter_type(counter, "");
    if (other)
        hand_changed(counter);
}

void hand_walk_in(struct counter *counter)
{
    hand_drop(counter);
    counter_go(counter, SCREEN_WALKIN);
}

bool hand_has_coupons(const struct counter *counter)
{
    return counter->hand.coupons.coupons > 0;
}

void hand_missing(struct counter *counter)
{
    counter_object(
        counter, counter->last_member ? N_("Choose a member first (F3 = the last one).") : N_("Choose a member first."),
        NULL, NULL);
}

void hand_prove(struct counter *counter)
{
    counter->bill.changed = true; /* kept with an open bill */
    counter->shared = 0;          /* for this visit: `recent` keeps how they were found */
    counter_pop(counter);
    ask_go_on(counter);
}

bool hand_is_phone(const char *text)
{
    int64_t phone;
    return strlen(text) == 11 && text[0] == '1' && strspn(text, "0123456789") == 11 &&
           phone_parse(text, &phone, NULL) == STATUS_OK;
}

bool hand_enrol(struct counter *counter, const char *phone)
{
    if (!hand_is_phone(phone))
        return false;
    counter_show(counter, SCREEN_ENROL, phone);
    return true;
}

static void find(struct counter *counter, enum find_kind kind)
{
    counter_show(counter, SCREEN_QUERY, &kind);
}

void hand_find_typed(struct counter *counter)
{
    char text[SIGN_TEXT_MAX];
    text_copy(text, sizeof text, counter_text(counter));
    counter_type(counter, "");
    find(counter, FIND_TYPED);
    counter_type(counter, text);
}

void hand_find(struct counter *counter)
{
    find(counter, FIND_RECENT);
}

void hand_find_wide(struct counter *counter)
{
    find(counter, FIND_WIDE);
}

void hand_find_last(struct counter *counter)
{
    if (counter->last_member == 0)
        counter_object(counter, N_("No member has been served at this till yet."), NULL, NULL);
    else
        hand_attach(counter, counter->last_member, hand_doubted(counter, counter->last_member));
}
