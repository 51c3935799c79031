/* SPDX-License-Identifier: MIT */
/* Reviews a tier whose period is over: called by nightly, or by the member's first act where nightly did not run. */
#include <stdlib.h>

#include "base/date.h"
#include "base/mem.h"
#include "base/text.h"
#include "rules/tier.h"
#include "model/programme_rows.h"
#include "desk/desk_priv.h"

/* The programme in force when that day began, which nightly would have used on that day. */
static enum status programme_on(struct desk *desk, int64_t day, const struct programme **programme, struct error *err)
{
    struct version_list list = {0};
    int64_t version = 0;
    TRY(programme_versions(desk->db, &list, err));
    for (size_t i = 0; i < list.versions && !version; i++)
        if (date_of_instant(list.version[i].at, desk->shop.cutoff_minute) < day)
            version = list.version[i].version;
    programme_version_list_clear(&list);
    TRY(desk_programme(desk, programme, err));
    return version && version != (*programme)->version ? desk_programme_of(desk, version, programme, err) : STATUS_OK;
}

static enum status look_again(struct desk *desk, int64_t member, struct lapses *lapses, struct error *err)
{
    const struct programme *programme;
    int64_t measured;
    TRY(programme_on(desk, lapses->until + 1, &programme, err));
    TRY(tier_history_measured(desk->db, programme, member, lapses->until, &measured, err));
    lapses->lapse = mem_grow(lapses->lapse, lapses->count, &lapses->room, sizeof *lapses->lapse);
    struct lapse *lapse = &lapses->lapse[lapses->count++];
    *lapse = (struct lapse){.measured = measured, .by_points = programme->tier.measure != MEASURE_SPEND};
    lapse->change = (struct tier_change){.member = member, .day = lapses->until + 1};
    int level = programme_level(programme, lapses->tier), earned = tier_for_measure(programme, measured);
    int next = level < 0 ? earned : tier_after_period(programme, level, earned);
    lapse->way = next < 0 || next == level ? 0 : next < level ? -1 : 1;
    lapse->change.until = tier_kept_until(programme, next, lapse->change.day);
    text_copy(lapse->change.old, sizeof lapse->change.old, lapses->tier);
    if (next >= 0)
        text_copy(lapses->tier, sizeof lapses->tier, programme->tier.level[next].code);
    text_copy(lapse->change.new, sizeof lapse->change.new, lapses->tier);
    if (next >= 0)
        lapse->needed = programme->tier.level[lapse->way < 0 ? level : next].from;
    lapses->until = lapse->change.until < DATE_NEVER ? lapse->change.until : 0;
    return STATUS_OK;
}

enum status lapses_read(struct desk *desk, const struct member *member, int64_t day, struct lapses *lapses,
                        struct error *err)
{
    *lapses = (struct lapses){.until = member->tier_until};
    text_copy(lapses->tier, sizeof lapses->tier, member->tier);
    while (lapses->until && lapses->until < day)
        TRY(look_again(desk, member->id, lapses, err));
    return STATUS_OK;
}

void lapses_explain(const struct lapses *lapses, struct steps *steps)
{
    for (size_t i = 0; i < lapses->count; i++) {
        const struct lapse *lapse = &lapses->lapse[i];
        const char *rule = lapse->way < 0 ? STEP_TIER_DOWN : lapse->way > 0 ? STEP_TIER_UP : STEP_TIER_KEPT;
        struct step *step = step_add(steps, rule, lapse->change.new, NULL);
        step_set(step, lapse->by_points ? "earned" : "spend", lapse->measured);
        step_set(step, "from", lapse->needed);
        step_set(step, "over", lapse->change.day - 1);
        step_set(step, "to", lapse->change.until);
    }
}

enum status lapses_write(struct db *db, const struct lapses *lapses, int64_t txn, struct error *err)
{
    for (size_t i = 0; i < lapses->count; i++) {
        struct tier_change change = lapses->lapse[i].change;
        change.txn = txn;
        if (lapses->lapse[i].way == 0)
            TRY(tier_history_renew(db, change.member, change.new, change.until, err));
        else
            TRY(tier_history_write(db, &change, err));
    }
    return STATUS_OK;
}

enum status lapses_fall(struct act *act, const struct lapses *lapses, int64_t member, const char *before,
                        const struct lapses_loss *loss, struct tier_change *fall, struct error *err)
{
    const struct programme *now;
    struct member m;
    int64_t measured;
    TRY(desk_programme(act->desk, &now, err));
    TRY(member_get(act->db, member, &m, err));
    int level = programme_level(now, lapses->tier), least = programme_level(now, before);
    if (level < 0)
        return STATUS_OK;
    TRY(tier_history_measured(act->db, now, member, act->day, &measured, err));
    /* The bill counts on its own day; an older one was never in the window. */
    if (loss->day >= tier_window_start(now, m.joined, act->day))
        measured -= now->tier.measure == MEASURE_SPEND ? loss->spend : loss->points;
    int fits = tier_for_measure(now, measured);
    if (fits < least)
        fits = least;
    if (fits >= level)
        return STATUS_OK;
    *fall = (struct tier_change){.member = member, .day = act->day, .until = tier_kept_until(now, fits, act->day)};
    text_copy(fall->old, sizeof fall->old, lapses->tier);
    text_copy(fall->new, sizeof fall->new, now->tier.level[fits].code);
    struct step *step = step_add(&act->entry.steps, STEP_TIER_DOWN, fall->new, NULL);
    step_set(step, now->tier.measure == MEASURE_SPEND ? "spend" : "earned", measured);
    step_set(step, "from", now->tier.level[level].from);
    return STATUS_OK;
}

void lapses_clear(struct lapses *lapses)
{
    free(lapses->lapse);
    *lapses = (struct lapses){0};
}
