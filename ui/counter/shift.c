/* SPDX-License-Identifier: MIT */
/* shift: the drawer counted blind and handed over; the drawer opened without a sale. */
#include <stdio.h>
#include <string.h>

#include "base/money.h"
#include "base/text.h"
#include "ui/counter/counter_priv.h"

#define PIECE 100 /* a number is typed as an amount */

static bool read_shift(struct counter *counter, int64_t id)
{
    struct error err;
    if (shift_read(counter->desk, id, &counter->shift.view, &err) == STATUS_OK)
        return true;
    counter_refuse(counter, &err);
    return false;
}

/* Who has sold nothing yet hands over all the same: the shift begins with the count. */
void shift_begin(struct counter *counter)
{
    struct shift_done done;
    struct error err;
    counter->shift = (struct counter_shift){0};
    if (shift_open(counter->desk, NULL, 0, &done, &err) != STATUS_OK)
        counter_refuse(counter, &err);
    else if (read_shift(counter, done.shift)) {
        act_key(counter->shift.key);
        hold_load(counter);
        counter_push(counter, SCREEN_SHIFT);
    }
}

/* Proven by card or PIN. */
static void shift_coming(struct counter *counter, const struct staff *staff)
{
    if (staff->id == desk_staff(counter->desk)->id) {
        counter_object(counter, N_("Who goes on is another person than who hands over."), NULL, NULL);
        return;
    }
    counter->shift.to = *staff;
    if (identity_top(counter))
        identity_know(identity_top(counter), staff->code);
    counter_tell(counter, N_("{0} goes on. F9 hands over."), render_staff(staff->name), NULL);
}

/* A staff card while the notes are counted: who goes on, asked for their PIN no more. */
bool shift_scan(struct counter *counter, const struct route *route, const char *text)
{
    struct staff staff;
    struct error err;
    counter_type(counter, "");
    if (route->kind != ROUTE_STAFF)
        counter_object(counter, N_("A staff card or the PIN, please."), NULL, NULL);
    else if (desk_prove_badge(counter->desk, text, &staff, &err) != STATUS_OK)
        counter_refuse(counter, &err);
    else
        shift_coming(counter, &staff);
    return true;
}

static void ask_who(struct counter *counter)
{
    struct counter_shift *shift = &counter->shift;
    struct identity *identity = identity_ask(counter, SCREEN_COMING, shift_coming);
    if (shift->to.id != 0) /* a card was scanned while counting */
        identity_know(identity, shift->to.code);
}

/* Pieces of the note in hand, or what goes to the safe. */
static void put(struct counter *counter, int64_t amount)
{
    struct counter_shift *shift = &counter->shift;
    char text[MONEY_TEXT];
    if (shift->at == HANDOVER_DROP)
        shift->drop = amount;
    else if (amount % PIECE != 0 || amount / PIECE > SHIFT_PIECES)
        counter_object(counter, N_("Pieces of ¥{0}, as a whole number."), money_format(text, shift_note[shift->at]),
                       NULL);
    else {
        shift->count[shift->at] = amount / PIECE;
        shift->counted = true;
    }
}

/* After the last note, or the drop, comes who goes on. */
void shift_next(struct counter *counter)
{
    if (counter->shift.at + 1 >= SHIFT_NOTES)
        ask_who(counter);
    else
        counter->shift.at++;
}

void shift_put(struct counter *counter)
{
    put(counter, counter->spoken.amount);
    if (!counter->refused)
        shift_next(counter);
}

/* What stands in the prompt when another field is gone to, or all is handed over. */
static bool settle(struct counter *counter)
{
    struct spoken spoken;
    if (counter_screen(counter) == SCREEN_SHIFT &&
        grammar_read(PROMPT_TENDER, counter_text(counter), &spoken) == SIGN_AMOUNT)
        put(counter, spoken.amount);
    if (!counter->refused && counter_screen(counter) == SCREEN_SHIFT)
        counter_type(counter, "");
    return !counter->refused;
}

static void go(struct counter *counter, int by)
{
    struct counter_shift *shift = &counter->shift;
    if (!settle(counter))
        return;
    if (counter_screen(counter) == SCREEN_COMING && by < 0) {
        counter_pop(counter);
        counter_type(counter, "");
        shift->at = HANDOVER_DROP;
    } else if (counter_screen(counter) == SCREEN_COMING)
        counter_beep(counter);
    else if (by > 0 && shift->at == HANDOVER_DROP)
        ask_who(counter);
    else if (by > 0 || shift->at > 0)
        shift->at += by > 0 ? 1 : (size_t)-1;
}

void shift_down(struct counter *counter)
{
    go(counter, 1);
}

void shift_up(struct counter *counter)
{
    go(counter, -1);
}

/* Only now is it said what had to be there. */
static void show(struct counter *counter, const struct staff *to)
{
    if (to->id != 0)
        lock_welcome(counter, to);
    else
        counter_go(counter, SCREEN_IDLE);
    counter_push(counter, SCREEN_COUNTED);
}

void shift_hand_over(struct counter *counter)
{
    struct counter_shift *shift = &counter->shift;
    struct shift_close_request request = {.shift = shift->view.shift.id, .drop = shift->drop, .to = shift->to.id};
    struct shift_done done;
    struct error err;
    if (!settle(counter))
        return;
    if (!shift->counted) {
        counter_object(counter, N_("Count the drawer first: pieces of each note, Enter."), NULL, NULL);
        return;
    }
    request.drop = shift->drop;
    memcpy(request.count, shift->count, sizeof request.count);
    if (shift_close(counter->desk, shift->key, &request, &done, &err) != STATUS_OK) {
        counter_refuse(counter, &err);
        return;
    }
    struct staff to = shift->to;
    if (read_shift(counter, done.shift))
        show(counter, &to);
}

/* Nobody came: the till is locked until somebody does. */
void shift_leave(struct counter *counter)
{
    bool nobody = counter->shift.to.id == 0;
    counter_go(counter, SCREEN_IDLE);
    if (nobody)
        lock_open(counter);
}

void shift_refresh(struct counter *counter)
{
    hold_load(counter);
    read_shift(counter, counter->shift.view.shift.id);
}

void drawer_open(struct counter *counter)
{
    struct shift_done done;
    struct error err;
    if (shift_open_drawer(counter->desk, NULL, &done, &err) != STATUS_OK)
        counter_refuse(counter, &err);
    else
        counter_tell(counter, N_("The drawer is open. No-sale opens are counted in the shift."), NULL, NULL);
}
