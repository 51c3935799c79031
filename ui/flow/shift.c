/* SPDX-License-Identifier: MIT */
/* shift: the drawer counted blind and handed over; the drawer opened without a sale. */
#include "ui/flow/inside.h"

#include <stdio.h>
#include <string.h>

#include "base/money.h"
#include "base/text.h"

#define PIECE 100 /* a number is typed as an amount */

static bool read_shift(struct till *till, int64_t id)
{
    struct error err;
    if (shift_read(till->desk, id, &till->shift.view, &err) == STATUS_OK)
        return true;
    till_refuse(till, &err);
    return false;
}

/* Who has sold nothing yet hands over all the same: the shift begins with the count. */
void shift_begin(struct till *till)
{
    struct shift_done done;
    struct error err;
    till->shift = (struct till_shift){0};
    if (shift_open(till->desk, NULL, 0, &done, &err) != STATUS_OK)
        till_refuse(till, &err);
    else if (read_shift(till, done.shift)) {
        act_key(till->shift.key);
        hold_load(till);
        till_push(till, TILL_SHIFT);
    }
}

static void ask_who(struct till *till)
{
    struct till_shift *shift = &till->shift;
    till->identity = (struct till_identity){0};
    if (shift->to.id != 0) { /* a card was scanned while counting */
        text_copy(till->identity.code, sizeof till->identity.code, shift->to.code);
        till->identity.pin = true;
    }
    till_push(till, TILL_COMING);
}

/* Pieces of the note in hand, or what goes to the safe. */
static void put(struct till *till, int64_t amount)
{
    struct till_shift *shift = &till->shift;
    char text[MONEY_TEXT];
    if (shift->at == HANDOVER_DROP)
        shift->drop = amount;
    else if (amount % PIECE != 0 || amount / PIECE > SHIFT_PIECES)
        till_object(till, N_("Pieces of ¥{0}, as a whole number."), money_format(text, shift_note[shift->at]), NULL);
    else {
        shift->count[shift->at] = amount / PIECE;
        shift->counted = true;
    }
}

/* After the last note, or the drop, comes who goes on. */
void shift_next(struct till *till)
{
    if (till->shift.at + 1 >= SHIFT_NOTES)
        ask_who(till);
    else
        till->shift.at++;
}

void shift_put(struct till *till)
{
    put(till, till->spoken.amount);
    if (!till->refused)
        shift_next(till);
}

/* What stands in the prompt when another field is gone to, or all is handed over. */
static bool settle(struct till *till)
{
    struct spoken spoken;
    if (till_state(till) == TILL_SHIFT && sign_read(PROMPT_TENDER, till_text(till), &spoken) == SIGN_AMOUNT)
        put(till, spoken.amount);
    if (!till->refused && till_state(till) == TILL_SHIFT)
        till_type(till, "");
    return !till->refused;
}

static void go(struct till *till, int by)
{
    struct till_shift *shift = &till->shift;
    if (!settle(till))
        return;
    if (till_state(till) == TILL_COMING && by < 0) {
        till_pop(till);
        till_type(till, "");
        shift->at = HANDOVER_DROP;
    } else if (till_state(till) == TILL_COMING)
        till_beep(till);
    else if (by > 0 && shift->at == HANDOVER_DROP)
        ask_who(till);
    else if (by > 0 || shift->at > 0)
        shift->at += by > 0 ? 1 : (size_t)-1;
}

void shift_down(struct till *till)
{
    go(till, 1);
}

void shift_up(struct till *till)
{
    go(till, -1);
}

/* Proven by card or PIN. */
void shift_coming(struct till *till, const struct staff *staff)
{
    if (staff->id == desk_staff(till->desk)->id) {
        till_object(till, N_("Who goes on is another person than who hands over."), NULL, NULL);
        return;
    }
    till->shift.to = *staff;
    text_copy(till->identity.code, sizeof till->identity.code, staff->code);
    till->identity.pin = true;
    till_tell(till, N_("{0} goes on. F9 hands over."), words_staff(staff->name), NULL);
}

/* Only now is it said what had to be there. */
static void show(struct till *till, const struct staff *to)
{
    if (to->id != 0)
        lock_welcome(till, to);
    else
        till_go(till, TILL_IDLE);
    till_push(till, TILL_COUNTED);
}

void shift_hand_over(struct till *till)
{
    struct till_shift *shift = &till->shift;
    struct shift_close_request request = {.shift = shift->view.shift.id, .drop = shift->drop, .to = shift->to.id};
    struct shift_done done;
    struct error err;
    if (!settle(till))
        return;
    if (!shift->counted) {
        till_object(till, N_("Count the drawer first: pieces of each note, Enter."), NULL, NULL);
        return;
    }
    request.drop = shift->drop;
    memcpy(request.count, shift->count, sizeof request.count);
    if (shift_close(till->desk, shift->key, &request, &done, &err) != STATUS_OK) {
        till_refuse(till, &err);
        return;
    }
    struct staff to = shift->to;
    if (read_shift(till, done.shift))
        show(till, &to);
}

/* Nobody came: the till is locked until somebody does. */
void shift_leave(struct till *till)
{
    bool nobody = till->shift.to.id == 0;
    till_go(till, TILL_IDLE);
    if (nobody)
        lock_open(till);
}

void shift_refresh(struct till *till)
{
    hold_load(till);
    read_shift(till, till->shift.view.shift.id);
}

void drawer_open(struct till *till)
{
    struct shift_done done;
    struct error err;
    if (shift_open_drawer(till->desk, NULL, &done, &err) != STATUS_OK)
        till_refuse(till, &err);
    else
        till_tell(till, N_("The drawer is open. No-sale opens are counted in the shift."), NULL, NULL);
}
