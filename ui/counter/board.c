/* SPDX-License-Identifier: MIT */
/* board: the manager's screen; a tier or a thing to do opens its members, a member their card. */
#include "base/clock.h"
#include "rules/permit.h"
#include "ui/counter/counter_priv.h"

static bool read_board(struct counter *counter)
{
    struct counter_board *board = &counter->board;
    struct error err;
    if (board_read(desk_db(counter->desk), desk_day(counter->desk), clock_now(), &board->figures, &err) != STATUS_OK) {
        counter_refuse(counter, &err);
        return false;
    }
    list_set(&board->tiers, board->figures.tiers);
    return true;
}

void board_open(struct counter *counter)
{
    struct error err;
    board_clear(counter);
    bool made_up = desk_shop(counter->desk)->practice; /* nobody's secret */
    if (!made_up && permit_check(PERMIT_REPORT, desk_staff(counter->desk)->role, NULL, 0, &err) != STATUS_OK)
        counter_refuse(counter, &err);
    else if (read_board(counter))
        counter_push(counter, SCREEN_BOARD);
}

static bool read_people(struct counter *counter)
{
    struct counter_board *board = &counter->board;
    struct db *db = desk_db(counter->desk);
    struct board_people people;
    struct error err;
    int64_t day = board->figures.day;
    enum status status = board->of_todo ? board_of_todo(db, board->todo, day, board->order, &people, &err)
                                        : board_of_tier(db, board->figures.tier[board->tiers.marked].code, day,
                                                        board->order, &people, &err);
    if (status != STATUS_OK) {
        board_people_clear(&people);
        counter_refuse(counter, &err);
        return false;
    }
    board_people_clear(&board->people);
    board->people = people;
    list_set(&board->rows, people.people);
    return true;
}

static void open_people(struct counter *counter)
{
    counter->board.rows.marked = 0;
    if (!read_people(counter))
        return;
    if (counter->board.people.people == 0)
        counter_object(counter, N_("Nobody stands behind this figure today."), NULL, NULL);
    else
        counter_push(counter, SCREEN_BEHIND);
}

void board_tier(struct counter *counter)
{
    counter->board.of_todo = false;
    if (counter->board.figures.tiers > 0)
        open_people(counter);
    else
        counter_beep(counter);
}

void board_todo(struct counter *counter)
{
    if (counter->spoken.number < 1 || counter->spoken.number > BOARD_TODOS) {
        counter_beep(counter);
        return;
    }
    counter->board.of_todo = true;
    counter->board.todo = (enum board_todo)(counter->spoken.number - 1);
    open_people(counter);
}

void board_sort(struct counter *counter)
{
    counter->board.order = (counter->board.order + 1) % BOARD_ORDERS;
    counter->board.rows.marked = 0;
    read_people(counter);
}

void board_member(struct counter *counter)
{
    if (hand_take(counter, counter->board.people.person[counter->board.rows.marked].member, 0))
        counter_show(counter, SCREEN_CARD, NULL);
}

void board_refresh(struct counter *counter)
{
    if (read_board(counter) && counter_screen(counter) == SCREEN_BEHIND)
        read_people(counter);
}

void board_clear(struct counter *counter)
{
    board_people_clear(&counter->board.people);
    counter->board = (struct counter_board){0};
}
