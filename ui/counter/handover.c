/* SPDX-License-Identifier: MIT */
#include "ui/counter/handover.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "ui/counter/counter_shared.h"

struct handover *handover_open(const struct counter *counter)
{
    return counter_state(counter, SCREEN_SHIFT);
}

bool handover_read(struct counter *counter, int64_t shift)
{
    struct error err;
    if (shift_read(counter->desk, shift, &handover_open(counter)->view, &err) == STATUS_OK)
        return true;
    counter_refuse(counter, &err);
    return false;
}

void handover_refresh(struct counter *counter)
{
    hold_load(counter);
    handover_read(counter, handover_open(counter)->view.shift.id);
}

bool handover_accept(struct counter *counter, const struct staff *staff)
{
    if (staff->id == desk_staff(counter->desk)->id) {
        counter_object(counter, N_("The incoming clerk must not be the outgoing one."), NULL, NULL);
        return false;
    }
    if (!identity_admits(counter, staff))
        return false;
    handover_open(counter)->to = *staff;
    counter_tell(counter, N_("{0} takes over. F9 hands over."), render_staff(staff->name), NULL);
    return true;
}

/* Shows the expected cash, which must not be known before the drawer is counted. */
static void show_counted(struct counter *counter)
{
    struct handover ended = *handover_open(counter); /* copied: the screen that holds it is closed below */
    if (ended.to.id != 0)
        lock_welcome(counter, &ended.to);
    else
        lock_leave(counter);
    counter_show(counter, SCREEN_COUNTED, &ended);
}

static void write_it(struct counter *counter)
{
    const struct handover *handover = handover_open(counter);
    struct shift_close_request request = {
        .shift = handover->view.shift.id, .drop = handover->drop, .to = handover->to.id};
    struct shift_done done;
    struct error err;
    memcpy(request.count, handover->count, sizeof request.count);
    if (shift_close(counter->desk, handover->key, &request, &done, &err) != STATUS_OK)
        counter_refuse(counter, &err);
    else if (handover_read(counter, done.shift))
        show_counted(counter);
}

/* The notes that were not counted: "20 10 0.5"; "" if all were. */
static char *uncounted(char buf[COUNTER_ARG_TEXT], const struct handover *handover)
{
    size_t used = 0;
    buf[0] = '\0';
    for (size_t i = 0; i < SHIFT_NOTES && used < COUNTER_ARG_TEXT; i++) {
        char note[MONEY_TEXT];
        if (!handover->filled[i])
            used += (size_t)snprintf(buf + used, COUNTER_ARG_TEXT - used, "%s%s", used > 0 ? " " : "",
                                     handover_note(note, shift_note[i]));
    }
    return buf;
}

/*
 * True once in a shift, also where the form was left in between: nobody counts towards what is due by trying, and how
 * much that is is not told.
 */
static bool differs(struct counter *counter)
{
    struct handover *handover = handover_open(counter);
    int64_t shift = handover->view.shift.id;
    if (counter->recounted == shift || !handover_read(counter, shift))
        return false;
    if (shift_counted(handover->count) == handover->view.expected)
        return false;
    counter->recounted = shift;
    return true;
}

static void finish(struct counter *counter, bool asked);

static void without_the_rest(struct counter *counter)
{
    for (size_t i = 0; i < SHIFT_NOTES; i++)
        handover_open(counter)->filled[i] = true;
    finish(counter, true);
}

static void ask_nobody(struct counter *counter, bool differs)
{
    struct counter_question *question =
        ask_open(counter,
                 differs ? N_("The count is not what is due, and nobody goes on. Hand over, and lock?")
                         : N_("Nobody goes on. Hand over, and lock the till?"),
                 NULL, NULL);
    ask_option(question, 1, N_("hand over"), write_it);
    ask_option(question, 2, differs ? N_("count again") : N_("back to the form"), NULL);
    question->marked = 2;
    counter->discard = true;
}

static void ask_recount(struct counter *counter)
{
    struct counter_question *question =
        ask_open(counter, N_("The count is not what is due. Hand over as counted?"), NULL, NULL);
    ask_option(question, 1, N_("hand over"), write_it);
    ask_option(question, 2, N_("count again"), NULL);
    question->marked = 2;
    counter->discard = true;
}

/* asked: an answer led here, so that F9 is not the key that is about to be pressed. */
static void finish(struct counter *counter, bool asked)
{
    bool uneven = differs(counter), nobody = handover_open(counter)->to.id == 0;
    if (counter->refused)
        return;
    if (nobody)
        ask_nobody(counter, uneven);
    else if (uneven && asked)
        ask_recount(counter);
    else if (uneven) {
        counter_tell(counter, N_("The count is not what is due. Count again, or F9 hands over as counted."), NULL,
                     NULL);
        counter->discard = true; /* an F9 typed ahead was not meant for this sentence */
    } else
        write_it(counter);
}

void handover_finish(struct counter *counter)
{
    const struct handover *handover = handover_open(counter);
    char notes[COUNTER_ARG_TEXT];
    if (!handover->counted) {
        counter_object(counter, N_("Count the drawer first: number of each note, then Enter."), NULL, NULL);
        return;
    }
    if (!*uncounted(notes, handover)) {
        finish(counter, false);
        return;
    }
    struct counter_question *question =
        ask_open(counter, N_("Not counted: {0}. Are there none of these?"), notes, NULL);
    ask_option(question, 1, N_("there are none"), without_the_rest);
    ask_option(question, 2, N_("count them"), NULL);
    question->marked = 2;
    counter->discard = true; /* type-ahead was not meant for this question */
}
