/* SPDX-License-Identifier: MIT */
#include "ui/counter/handover.h"

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
        counter_go(counter, SCREEN_IDLE);
    counter_show(counter, SCREEN_COUNTED, &ended);
}

void handover_write(struct counter *counter)
{
    const struct handover *handover = handover_open(counter);
    struct shift_close_request request = {
        .shift = handover->view.shift.id, .drop = handover->drop, .to = handover->to.id};
    struct shift_done done;
    struct error err;
    if (!handover->counted) {
        counter_object(counter, N_("Count the drawer first: number of each note, then Enter."), NULL, NULL);
        return;
    }
    memcpy(request.count, handover->count, sizeof request.count);
    if (shift_close(counter->desk, handover->key, &request, &done, &err) != STATUS_OK)
        counter_refuse(counter, &err);
    else if (handover_read(counter, done.shift))
        show_counted(counter);
}
