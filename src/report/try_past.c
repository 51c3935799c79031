/* SPDX-License-Identifier: MIT */
#include "report/try_past.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/mem.h"
#include "base/text.h"
#include "rules/tier.h"
#include "store/stmt.h"
#include "model/member.h"

/* Whether the rules need birthday or joining day, which cost reading a row per member. */
static bool asks_person(const struct programme *programme)
{
    if (programme->tier.levels && programme->tier.window == WINDOW_ANNIVERSARY)
        return true;
    for (size_t i = 0; i < programme->offers; i++)
        if (programme->offer[i].birthday_within_days != LIMIT_NONE)
            return true;
    return false;
}

static void find_tags(struct try_past *past)
{
    past->tag = mem_alloc(TRY_TAGS * sizeof *past->tag);
    past->borne = mem_alloc(TRY_TAGS * sizeof *past->borne);
    for (size_t i = 0; i < past->programme->offers && past->tags < TRY_TAGS; i++)
        if (past->programme->offer[i].segment[0])
            text_copy(past->tag[past->tags++], CODE_TEXT, past->programme->offer[i].segment);
}

static bool same_tiers(const struct programme *a, const struct programme *b)
{
    if (a->tier.levels != b->tier.levels || a->tier.measure != b->tier.measure || a->tier.window != b->tier.window ||
        a->tier.rolling_months != b->tier.rolling_months)
        return false;
    for (size_t i = 0; i < a->tier.levels; i++)
        if (strcmp(a->tier.level[i].code, b->tier.level[i].code) != 0 || a->tier.level[i].from != b->tier.level[i].from)
            return false;
    return true;
}

/* --- before the first day ---------------------------------------------------------------------------------------- */

static enum status read_tags(struct db *db, struct try_past *past, struct error *err)
{
    for (size_t i = 0; i < past->members; i++)
        for (size_t j = 0; j < past->tags; j++) {
            struct stmt *s = stmt_use(db, QUERY_TRY_TAGGED);
            int64_t borne;
            stmt_text(s, ":tag", past->tag[j]);
            stmt_int(s, ":member", past->member[i].id);
            TRY(stmt_value(s, 0, &borne, err));
            past->member[i].tags |= (uint64_t)(borne > 0) << j;
        }
    return STATUS_OK;
}

static enum status read_members(struct db *db, const struct try_ask *ask, struct try_past *past, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_TRY_MEMBERS);
    stmt_int(s, ":from", ask->from);
    stmt_int(s, ":to", ask->to);
    for (bool row;;) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            break;
        past->member = mem_grow(past->member, past->members, &past->member_room, sizeof *past->member);
        past->member[past->members++] = (struct try_member){.id = stmt_get_int(s, "member"), .level = -1, .seen = -1};
    }
    for (size_t i = 0; asks_person(past->programme) && i < past->members; i++)
        TRY(member_birthday(db, past->member[i].id, &past->member[i].birthday, &past->member[i].joined, err));
    return STATUS_OK;
}

static void add_mark(struct try_past *past, struct try_member *member, int64_t day, int64_t amount)
{
    past->mark = mem_grow(past->mark, past->marks, &past->mark_room, sizeof *past->mark);
    past->mark[past->marks++] = (struct try_mark){.day = day, .amount = amount};
    if (member->last)
        past->mark[member->last - 1].next = past->marks;
    else
        member->first = past->marks;
    member->last = past->marks;
    member->measured += amount;
}

/* The earliest day that can count for any member on the first day of the trial; goes back whole years. */
static int64_t first_mark(const struct programme *programme, int64_t from)
{
    if (programme->tier.window == WINDOW_LIFETIME)
        return 0;
    int months = programme->tier.window == WINDOW_ROLLING_MONTHS ? programme->tier.rolling_months : 12;
    return date_add_months(from, -months);
}

static enum status read_marks(struct db *db, const struct try_ask *ask, struct try_past *past, struct error *err)
{
    const struct programme *programme = past->programme;
    if (programme->tier.levels == 0)
        return STATUS_OK;
    struct stmt *s = stmt_use(db, QUERY_TRY_MARKS);
    stmt_int(s, ":from", first_mark(programme, ask->from));
    stmt_int(s, ":to", ask->from - 1);
    size_t at = 0;
    for (bool row;;) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            return STATUS_OK;
        int64_t id = stmt_get_int(s, "member");
        while (at < past->members && past->member[at].id < id)
            at++;
        if (at < past->members && past->member[at].id == id)
            add_mark(past, &past->member[at], stmt_get_int(s, "day"),
                     stmt_get_int(s, programme->tier.measure == MEASURE_SPEND ? "spend" : "points"));
    }
}

static enum status read_purchases(struct db *db, const struct try_ask *ask, struct try_past *past, struct error *err)
{
    if (!programme_counts_purchases(past->programme))
        return STATUS_OK;
    struct stmt *s = stmt_use(db, QUERY_TRY_PURCHASES);
    stmt_int(s, ":from", ask->from);
    for (bool row;;) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            return STATUS_OK;
        struct try_member *member = try_past_member(past, stmt_get_int(s, "member"));
        if (member)
            member->purchases = stmt_get_int(s, "purchases");
    }
}

static enum status read_uses(struct db *db, const struct try_ask *ask, struct try_past *past, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_TRY_USED);
    stmt_int(s, ":from", ask->from);
    for (bool row;;) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            return STATUS_OK;
        int offer = programme_offer(past->programme, stmt_get_text(s, "offer"));
        struct try_member *member = try_past_member(past, stmt_get_int(s, "member"));
        if (offer < 0)
            continue;
        past->uses[offer] += stmt_get_int(s, "uses");
        past->amount[offer] += stmt_get_int(s, "amount");
        if (member)
            past->use[(size_t)(member - past->member) * past->programme->offers + (size_t)offer].ever =
                stmt_get_int(s, "uses");
    }
}

enum status try_past_open(struct db *db, const struct try_ask *ask, struct try_past *past, struct error *err)
{
    size_t offers = ask->proposed->offers;
    *past = (struct try_past){.programme = ask->proposed, .same_tiers = same_tiers(ask->proposed, ask->present)};
    find_tags(past);
    TRY(read_members(db, ask, past, err));
    TRY(read_tags(db, past, err));
    past->use = mem_alloc((past->members * offers + 1) * sizeof *past->use);
    past->uses = mem_alloc((offers + 1) * sizeof *past->uses);
    past->amount = mem_alloc((offers + 1) * sizeof *past->amount);
    past->facts = mem_alloc((offers + 1) * sizeof *past->facts);
    TRY(read_marks(db, ask, past, err));
    TRY(read_purchases(db, ask, past, err));
    return offers ? read_uses(db, ask, past, err) : STATUS_OK;
}

void try_past_close(struct try_past *past)
{
    free(past->member);
    free(past->mark);
    free(past->use);
    free(past->uses);
    free(past->amount);
    free(past->facts);
    free(past->tag);
    free(past->borne);
    *past = (struct try_past){0};
}

/* --- during the walk ---------------------------------------------------------------------------------------------- */

struct try_member *try_past_member(struct try_past *past, int64_t id)
{
    size_t low = 0, high = past->members;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (past->member[middle].id < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < past->members && past->member[low].id == id ? &past->member[low] : NULL;
}

/* What is measured on that day. The window only moves forward, so marks that left it are dropped for good. */
static int64_t measured(struct try_past *past, struct try_member *member, int64_t day)
{
    int64_t start = tier_window_start(past->programme, member->joined, day);
    while (member->first && past->mark[member->first - 1].day < start) {
        member->measured -= past->mark[member->first - 1].amount;
        member->first = past->mark[member->first - 1].next;
    }
    if (member->first == 0)
        member->last = 0;
    return member->measured;
}

static int level_on_record(const struct try_past *past, const char *tier)
{
    int level = programme_level(past->programme, tier);
    return level < 0 && past->programme->tier.levels ? 0 : level;
}

int try_past_level(struct try_past *past, struct try_member *member, int64_t day, const char *recorded)
{
    const struct programme *programme = past->programme;
    int record = level_on_record(past, recorded);
    if (past->same_tiers) {
        if (!member->known || record != member->seen) /* changed since by nightly or a manager, not by a sale */
            member->level = record;
    } else if (!member->known) {
        member->level = tier_for_measure(programme, measured(past, member, day));
        member->until = tier_kept_until(programme, member->level, day);
    } else if (day > member->until) {
        int earned = tier_for_measure(programme, measured(past, member, day));
        member->level = tier_after_period(programme, member->level, earned);
        member->until = tier_kept_until(programme, member->level, day);
    }
    member->known = true;
    return member->level;
}

void try_past_rise(struct try_past *past, struct try_member *member, int64_t day, int64_t now, int64_t stays)
{
    if (past->programme->tier.levels == 0)
        return;
    int level = tier_for_measure(past->programme, measured(past, member, day) + now);
    if (now > 0 && level > member->level) {
        member->level = level;
        member->until = tier_kept_until(past->programme, level, day);
    }
    add_mark(past, member, day, stays);
}

static struct try_use *use_of(const struct try_past *past, const struct try_member *member, int offer)
{
    return &past->use[(size_t)(member - past->member) * past->programme->offers + (size_t)offer];
}

static int64_t what_is_left(int64_t limit, int64_t gone)
{
    if (limit == LIMIT_NONE)
        return LIMIT_NONE;
    return limit > gone ? limit - gone : 0;
}

void try_past_facts(struct try_past *past, const struct try_member *member, int64_t day)
{
    for (size_t i = 0; i < past->programme->offers; i++) {
        const struct offer *offer = &past->programme->offer[i];
        struct offer_facts *facts = &past->facts[i];
        *facts = (struct offer_facts){.gift_left = LIMIT_NONE};
        facts->uses_left = what_is_left(offer->total, past->uses[i]);
        facts->budget_left = what_is_left(offer->budget, past->amount[i]);
        if (!member)
            continue;
        const struct try_use *use = use_of(past, member, (int)i);
        facts->used_by_member = use->ever;
        facts->used_by_member_today = use->day == day ? use->today : 0;
    }
}

void try_past_tags(struct try_past *past, const struct try_member *member, struct member_facts *facts)
{
    for (size_t i = 0; i < past->tags; i++)
        if (member->tags >> i & 1)
            text_copy(past->borne[facts->tags++], CODE_TEXT, past->tag[i]);
    facts->tag = (const char(*)[CODE_TEXT])past->borne;
}

void try_past_use(struct try_past *past, const struct try_member *member, int offer, int64_t day, int64_t amount)
{
    past->uses[offer]++;
    past->amount[offer] += amount;
    if (!member)
        return;
    struct try_use *use = use_of(past, member, offer);
    use->today = use->day == day ? use->today + 1 : 1;
    use->day = day;
    use->ever++;
}
