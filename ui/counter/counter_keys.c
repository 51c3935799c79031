/* SPDX-License-Identifier: MIT */
/* counter_keys: actions of the bindings that many screens share. */
#include "desk/seat.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/counter_table.h"
#include "ui/counter/printing.h"

void counter_back(struct counter *counter)
{
    const struct screen *top = counter_top(counter);
    if (*counter_text(counter) != '\0' && top->prompt != PROMPT_FIELD) {
        counter_type(counter, "");
        if (counter_screen(counter) == SCREEN_ITEM)
            counter_pop(counter);
        else if (counter_screen(counter) == SCREEN_QUERY && counter_base(counter) == SCREEN_IDLE)
            counter_pop(counter);
        else
            counter->found.stale = true;
        return;
    }
    if (counter_table_back(counter))
        return;
    if (top->back)
        top->back(counter);
    else
        counter_pop(counter);
}

void counter_leave(struct counter *counter)
{
    if (counter->depth > 0)
        counter_pop(counter);
    else
        counter_go(counter, SCREEN_IDLE);
}

static void move(struct counter *counter, int by)
{
    const struct screen *top = counter_top(counter);
    struct list *list = counter_list(counter);
    if (top->table)
        counter_table_move(counter, by);
    else if (top->move)
        top->move(counter, by);
    else if (list)
        list_move(list, by);
}

void counter_up(struct counter *counter)
{
    move(counter, -1);
}

void counter_down(struct counter *counter)
{
    move(counter, 1);
}

static void turn(struct counter *counter, int by)
{
    if (counter_top(counter)->table)
        counter_table_page(counter, by);
    else
        move(counter, by * COUNTER_DETAILED);
}

void counter_page_up(struct counter *counter)
{
    turn(counter, -1);
}

void counter_page_down(struct counter *counter)
{
    turn(counter, 1);
}

void counter_move_to(struct counter *counter)
{
    struct list *list = counter_list(counter);
    if (!list || counter->spoken.number < 1 || (size_t)counter->spoken.number > list->count)
        counter_beep(counter);
    else
        list->marked = (size_t)counter->spoken.number - 1;
}

void counter_help(struct counter *counter)
{
    counter->help = true;
    counter->help_top = 0;
    edit_init(&counter->help_filter, 24);
}

void counter_quit(struct counter *counter)
{
    counter->quit = true;
}

void counter_ask_quit(struct counter *counter)
{
    struct counter_question *question = ask_open(counter, N_("End the counter at this till?"), NULL, NULL);
    ask_option(question, 1, N_("end it"), counter_quit);
    ask_option(question, 2, N_("go on"), NULL);
    question->marked = 2;
}

void counter_stay(struct counter *counter)
{
    (void)counter;
}

void counter_show_bound(struct counter *counter)
{
    counter_show(counter, (enum screen_id)counter->binding->argument, NULL);
}

void counter_reprint(struct counter *counter)
{
    if (!seat_held(counter->desk)) { /* no till, no last bill of it */
        counter_refuse_key(counter);
        return;
    }
    printing_receipt(counter, 0);
}
