/* SPDX-License-Identifier: MIT */
#include "desk/nightly.h"

#include <inttypes.h>
#include <string.h>

#include "base/text.h"
#include "desk/inside.h"
#include "model/lot.h"
#include "model/member.h"
#include "model/standing.h"
#include "rules/tier.h"

#define CHUNK 500 /* lots or members a transaction: a till never waits long behind one */

struct chunk {
    int64_t lots, points, down, up, seen, last;
};
static const struct act_field RESULT[] = {ACT_FIELD(chunk, lots), ACT_FIELD(chunk, points), ACT_FIELD(chunk, down),
                                          ACT_FIELD(chunk, up),   ACT_FIELD(chunk, seen),   ACT_FIELD(chunk, last)};

/* --- lots past their day ---------------------------------------------------------------------------------------- */

static enum status expire_body(struct act *act, struct error *err)
{
    const struct lot_list *due = act->request;
    struct chunk *chunk = act->result;
    TRY(act_permit(act, 0, err));
    for (size_t i = 0; i < due->lots; i++) {
        struct lot_row lot;
        TRY(lot_get(act->db, due->lot[i].id, &lot, err)); /* another till may have been here since */
        if (lot.remaining == 0 || lot.expires_on >= act->day)
            continue;
        entry_move(&act->entry, lot.id, -1, "expired", lot.remaining);
        struct step *step = step_add(&act->entry.steps, STEP_EXPIRE, lot.kind, NULL);
        step_set(step, "lot", lot.id);
        step_set(step, "amount", -lot.remaining);
        step_set(step, "to", lot.expires_on);
        chunk->lots++;
        chunk->points += strcmp(lot.kind, "points") == 0 ? lot.remaining : 0;
    }
    return STATUS_OK;
}

static const struct act_verb EXPIRE = {.name = "expire", .permit = PERMIT_NIGHTLY, .txn_kind = "expire",
                                       .field = RESULT, .fields = sizeof RESULT / sizeof *RESULT,
                                       .body = expire_body};

static enum status expire_all(struct desk *desk, struct nightly_done *done, struct error *err)
{
    for (;;) {
        struct lot_list due = {0};
        struct chunk chunk = {0};
        struct act_call call = {0};
        enum status status = lot_due(desk->db, desk_day(desk), CHUNK, &due, err);
        bool any = status == STATUS_OK && due.lots > 0;
        if (any)
            status = act_run(desk, &EXPIRE, &call, &due, &chunk, NULL, err);
        lot_list_clear(&due);
        if (status != STATUS_OK || !any)
            return status;
        done->lots += chunk.lots;
        done->points += chunk.points;
    }
}

/* --- tiers whose period is over --------------------------------------------------------------------------------- */

/* Looks one member's tier again: kept and renewed if still earned, else down as the programme says. */
static enum status review(struct act *act, const struct programme *programme, int64_t id, struct chunk *chunk,
                          struct error *err)
{
    struct member member;
    int64_t measured;
    TRY(member_get(act->db, id, &member, err));
    int level = programme_level(programme, member.tier);
    TRY(standing_measured(act->db, programme, id, act->day, &measured, err));
    int earned = tier_for_measure(programme, measured);
    int next = level < 0 ? earned : tier_after_period(programme, level, earned);
    if (next < 0)
        return standing_renew(act->db, id, member.tier, tier_kept_until(programme, 0, act->day), err);
    int64_t until = tier_kept_until(programme, next, act->day);
    if (next == level)
        return standing_renew(act->db, id, member.tier, until, err);
    struct standing_change change = {.member = id, .day = act->day, .until = until};
    text_copy(change.old, sizeof change.old, member.tier);
    text_copy(change.new, sizeof change.new, programme->tier.level[next].code);
    chunk->down += next < level;
    chunk->up += next > level;
    return standing_write(act->db, &change, err);
}

static enum status review_body(struct act *act, struct error *err)
{
    const int64_t *after = act->request;
    struct chunk *chunk = act->result;
    const struct programme *programme;
    int64_t ids[CHUNK];
    size_t count;
    TRY(act_permit(act, 0, err));
    TRY(desk_programme(act->desk, &programme, err));
    TRY(standing_over(act->db, act->day, *after, CHUNK, ids, &count, err));
    for (size_t i = 0; i < count; i++)
        TRY(review(act, programme, ids[i], chunk, err));
    chunk->seen = (int64_t)count;
    chunk->last = count ? ids[count - 1] : *after;
    return STATUS_OK;
}

static const struct act_verb REVIEW = {.name = "tier review", .permit = PERMIT_NIGHTLY, .field = RESULT,
                                       .fields = sizeof RESULT / sizeof *RESULT, .body = review_body};

static enum status review_all(struct desk *desk, struct nightly_done *done, struct error *err)
{
    int64_t after = 0;
    struct chunk chunk;
    do { /* at least once: it takes the business day forward even when nothing is due */
        struct act_call call = {0};
        chunk = (struct chunk){0};
        TRY(act_run(desk, &REVIEW, &call, &after, &chunk, NULL, err));
        done->members_down += chunk.down;
        done->members_up += chunk.up;
        after = chunk.last;
    } while (chunk.seen == CHUNK);
    return STATUS_OK;
}

enum status nightly(struct desk *desk, struct nightly_done *done, struct error *err)
{
    *done = (struct nightly_done){0};
    int64_t before = desk->shop.business_day;
    TRY(expire_all(desk, done, err));
    TRY(review_all(desk, done, err));
    int64_t day = desk_day(desk);
    done->days = day > before ? day - before : 0;
    return STATUS_OK;
}
