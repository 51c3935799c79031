/* SPDX-License-Identifier: MIT */
/* counter_stack: the stack of open screens, each with its text and state. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "desk/look.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/counter_table.h"

enum screen_id counter_screen(const struct counter *counter)
{
    return counter->place[counter->depth].screen;
}

enum screen_id counter_base(const struct counter *counter)
{
    return counter->place[0].screen;
}

const struct screen *counter_top(const struct counter *counter)
{
    return counter->screens[counter_screen(counter)];
}

void *counter_state(const struct counter *counter, enum screen_id screen)
{
    for (int depth = counter->depth; depth >= 0; depth--)
        if (counter->place[depth].screen == screen)
            return counter->place[depth].state;
    return NULL;
}

const char *counter_caption(const struct counter *counter)
{
    const struct screen *top = counter_top(counter);
    return top->caption ? top->caption(counter) : top->title;
}

const char *counter_text(const struct counter *counter)
{
    return counter->place[counter->depth].text;
}

bool counter_choosing(const struct counter *counter)
{
    return strcmp(counter_text(counter), ".") == 0;
}

void counter_replace_next(struct counter *counter)
{
    struct place *place = &counter->place[counter->depth];
    place->refused = place->text[0] != '\0';
}

void counter_type(struct counter *counter, const char *text)
{
    struct place *place = &counter->place[counter->depth];
    text_copy(place->text, sizeof place->text, text);
    place->refused = false;
}

static void close_top(struct counter *counter)
{
    struct place *place = &counter->place[counter->depth];
    const struct screen *screen = counter->screens[place->screen];
    if (screen->close)
        screen->close(counter);
    if (screen->flags & SCREEN_DISARMS)
        counter_disarm(counter);
    free(place->state);
    place->state = NULL;
}

static void put(struct counter *counter, enum screen_id screen)
{
    size_t size = counter->screens[screen]->state_size;
    counter->place[counter->depth] = (struct place){.screen = screen, .state = size > 0 ? mem_alloc(size) : NULL};
}

void counter_close_above(struct counter *counter)
{
    for (; counter->depth > 0; counter->depth--)
        close_top(counter);
}

void counter_close_all(struct counter *counter)
{
    counter_close_above(counter);
    close_top(counter);
}

void counter_go(struct counter *counter, enum screen_id screen)
{
    counter_close_all(counter);
    put(counter, screen);
    counter->glance.due = true;
}

void counter_become(struct counter *counter, enum screen_id screen)
{
    counter->place[0].screen = screen;
}

void counter_push(struct counter *counter, enum screen_id screen)
{
    if (counter->depth + 1 < COUNTER_DEPTH)
        counter->depth++;
    else
        close_top(counter);
    put(counter, screen);
}

bool counter_show(struct counter *counter, enum screen_id screen, const void *argument)
{
    struct error err;
    const struct screen *opened = counter->screens[screen];
    if (opened->guarded && look_at(counter->desk, "look", opened->permit, opened->title, &err) != STATUS_OK) {
        counter_refuse(counter, &err);
        return false;
    }
    counter_push(counter, screen);
    if (!opened->open)
        return true;
    enum status status = opened->open(counter, argument, &err);
    if (status == STATUS_OK)
        return true;
    close_top(counter);
    counter->depth--;
    if (!counter->refused)
        counter_refuse(counter, &err);
    return false;
}

enum status counter_may(const struct counter *counter, enum permit permit, struct error *err)
{
    return permit_check(permit, desk_staff(counter->desk)->role, NULL, 0, err);
}

void counter_empty_below(struct counter *counter)
{
    if (counter->depth > 0)
        counter->place[counter->depth - 1].text[0] = '\0';
}

void counter_pop(struct counter *counter)
{
    if (counter->depth == 0)
        return;
    close_top(counter);
    counter->depth--;
    if (counter_top(counter)->resume)
        counter_top(counter)->resume(counter);
}

void counter_drop_below(struct counter *counter)
{
    if (counter->depth < 2)
        return;
    struct place top = counter->place[counter->depth];
    counter->depth--;
    close_top(counter);
    counter->place[counter->depth] = top;
}

struct list *counter_list(struct counter *counter)
{
    const struct screen *top = counter_top(counter);
    if (top->table)
        return table_list(&top->table(counter)->table);
    return top->list ? top->list(counter) : NULL;
}
