/* SPDX-License-Identifier: MIT */
#include "ui/counter/counter.h"

#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/mem.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/counter_table.h"
#include "ui/counter/draw.h"

void counter_refresh(struct counter *counter)
{
    const struct screen *top = counter_top(counter);
    struct error err;
    counter->found.stale = true;
    counter->glance.due = true;
    usual_read(counter);
    hold_load(counter);
    if (counter->in_hand && !hand_take(counter, counter->hand.member.id, counter->shared))
        return;
    if (counter_base(counter) == SCREEN_BILL && !bill_price(counter, &err))
        counter_refuse(counter, &err);
    if (top->refresh)
        top->refresh(counter);
}

void counter_size(struct counter *counter, int rows, int cols)
{
    counter->canvas_rows = rows;
    counter->canvas_cols = cols;
}

void counter_settle(struct counter *counter)
{
    const struct screen *top = counter_top(counter);
    db_hold(desk_db(counter->desk));
    counter_read_programme(counter);
    if (top->settle)
        top->settle(counter);
    hold_settle(counter);
    counter_till_settle(counter);
    bool acts = counter_table_settle(counter);
    const struct list *list = counter_list(counter);
    counter->rows = list && acts ? list->count : 0;
    counter->marked = list ? list->marked : 0;
    db_release(desk_db(counter->desk));
}

void counter_language(struct counter *counter)
{
    (void)counter;
    locale_switch(strcmp(locale_language(), "zh") == 0 ? "en" : "zh");
}

const struct programme *counter_programme_of(struct counter *counter, int64_t version)
{
    const struct programme *programme;
    struct error err;
    return desk_programme_of(counter->desk, version, &programme, &err) == STATUS_OK ? programme : NULL;
}

/* Whether personal data is shown and no act waits for confirmation. */
static bool shows_personal(const struct counter *counter)
{
    for (int i = 1; i <= counter->depth; i++)
        if (counter->screens[counter->place[i].screen]->flags & SCREEN_PERSONAL)
            return !(counter_top(counter)->flags & SCREEN_WRITES);
    return false;
}

/* Whether a member is only shown or searched for, so that they may be dropped. Forms and questions are not closed. */
static bool lets_go(const struct counter *counter)
{
    enum screen_id base = counter_base(counter);
    return (base == SCREEN_MEMBER || base == SCREEN_IDLE) && (counter_top(counter)->flags & SCREEN_LETS_GO) != 0;
}

bool counter_warm(struct counter *counter)
{
    bool done;
    struct error err;
    const struct programme *programme;
    if (!counter->cache) { /* the first call also reads the rules, before the first key needs them */
        counter->cache = member_cache_new(MEMBER_CACHE_ROOM);
        if (desk_programme(counter->desk, &programme, &err) != STATUS_OK)
            counter_refuse(counter, &err);
    }
    usual_read(counter);
    counter_follow_settings(counter);
    return member_cache_warm(counter->cache, desk_db(counter->desk), &done, &err) == STATUS_OK && !done;
}

void counter_idle(struct counter *counter, int64_t ms)
{
    if (ms < COUNTER_LET_GO_MS || counter_screen(counter) == SCREEN_LOCKED)
        return;
    enum screen_id base = counter_base(counter);
    counter->glance.anonymous = true;
    if (base == SCREEN_BILL || base == SCREEN_TENDER || (counter_top(counter)->flags & SCREEN_HIDES))
        counter->hidden = true;
    else if (lets_go(counter) || shows_personal(counter)) {
        hand_drop(counter);
        counter_go(counter, SCREEN_IDLE);
    }
    if (ms >= COUNTER_LOCK_MS)
        lock_open(counter);
}

bool counter_wakes(struct counter *counter, int64_t ms)
{
    bool open = counter_screen(counter) != SCREEN_LOCKED;
    counter_idle(counter, ms);
    return open && counter_screen(counter) == SCREEN_LOCKED;
}

enum status counter_open(struct desk *desk, const struct screen *const *screens, struct counter **counter,
                         struct error *err)
{
    *counter = NULL;
    TRY(db_begin_read(desk_db(desk), err)); /* one snapshot for many small reads */
    struct counter *made = mem_alloc(sizeof *made);
    made->desk = desk;
    made->paying = &made->bill.pay;
    made->screens = screens;
    counter_size(made, SCREEN_ROWS, SCREEN_COLS);
    counter_read_settings(made);
    made->keys_changed = true;
    db_end_read(desk_db(desk));
    counter_go(made, SCREEN_IDLE);
    hold_load(made);
    if (!desk_signed_in(desk))
        lock_sign_in(made);
    else if (counter_till_begin(made))
        hold_offer(made);
    made->beep = made->discard = made->disarmed = false; /* nothing was typed yet */
    *counter = made;
    return STATUS_OK;
}

void counter_close(struct counter *counter)
{
    if (!counter)
        return;
    counter_close_all(counter);
    bill_drop(counter);
    hand_drop(counter);
    rules_clear(counter);
    member_cache_free(counter->cache);
    done_clear(&counter->done);
    overview_clear(&counter->glance.figures);
    hold_list_clear(&counter->held.list);
    free(counter);
}
